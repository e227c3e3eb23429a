import sys
def t(s):
    try: print(s,'->',repr(eval(s))[:200])
    except BaseException as e: print(s,'!',type(e).__name__,e)
for s in '''1%0
1//0
divmod(1,0)
1/0
1.0/0
1.0//0
1.0%0
divmod(1.0,0.0)
0.0**-1
0**-1
1<<-1
1>>-1
1<<(1<<64)
1<<(1<<70)
0<<(1<<70)
1>>(1<<70)
-1>>(1<<70)
pow(2,-1,4)
pow(2,-1,0)
pow(2,3,0)
pow(2,1.5,3)
pow(2.0,2,3)
int('')
int('1_')
int('0x',16)
int(' 12 ')
int('012',0)
int('１２')
int(b'12a')
int('a',5,6)
int(x='5')
int('5',3,base=3)
int(base=3)
int(5,base=3)
int('5',base='a')
int('5',99)
int('5'*5000)
str(10**5000)[:10]
10**5000
f"{10**5000}"[:5]
(5).to_bytes()
(500).to_bytes()
(5).to_bytes(2)
(-5).to_bytes(2)
(-5).to_bytes(2,signed=True)
(5).to_bytes(2,'x')
(5).to_bytes(-1)
int.from_bytes(b'ab')
int.from_bytes([1,2,300])
int.from_bytes('abc')
(5).as_integer_ratio()
round(15,-1)
round(25,-1)
round(5,'a')
(5).__round__(-100)
int.__round__(5,None)
int.__basicsize__,int.__itemsize__,bool.__itemsize__
int.__text_signature__
int.bit_length.__text_signature__,int.to_bytes.__text_signature__
int(float('nan'))
int('inf')
int(1e400)
2**-1
0.0.__pow__(-1)
(-8)**(1/3)
1e300**2
10.0**400
int(10**400)*1.0
10**400/3
10**400/10**399
1.5+10**400
float(10**400)
int([])
~True
True.__xor__(1)
type(True&True),type(True&1)
bool(1,2)
bool(x=1)
type(...)()
type(None)()
type(None)(1)
type(NotImplemented)()
type('B',(bool,),{})
-0.0//1
5.0.__divmod__(0)
complex('1+2j'), complex(1,2j)
complex('a')
complex('(1-2j)'),complex('j'),complex('-j'),complex('1e5'),complex('nan+infj'),complex(' 1+1j ')
complex('1 + 1j')
complex('')
complex(1)**0
0j**-1
0j**1j
1j/0
1j//1
1j%1
1j<1j
complex(1,'a')
complex('1','2')
complex([])
complex(real=1,imag=2),complex(imag=3)
complex(1,2,3)
pow(1j,2,3)
(1+2j)**2,(1+2j)**-3,(1+2j)**0.5,(1+2j)**(1+1j),2**(1j),1j**200
abs(3+4j),hash(1+0j),hash(1j),(1+2j)==(1+2j),1==1+0j,(3+4j).conjugate(),(1j).real,-0j,-(0j),complex(-0.0,-0.0),complex(0,-1),complex(float('nan'),1)
float('abc')
float([])
float('1_0.5')
float('1__0')
float(' nan '), float('-inf'),float('+Infinity')
float('1'*400)
float('')
float('1e'),float('.')
float(b'1.5'),float('٣.٥')
range(1,2,0)
range('a')
range(1.0)
range()
range(1,2,3,4)
range(a=1)
len(range(10**30))
range(10**30)[5],range(10**30)[-1],range(0,10**30,10**29)[3:5]
range(5)[7]
range(5)['a']
range(5).index(9)
range(5).index('a')
range(5).index(2.0),range(5).count(True),range(5).count(2.5)
range(0,10,3)[::-1],range(10)[2:5],range(10)[::-2]
hash(range(5)),hash(range(0)),hash(range(1,2))
range(0)==range(2,1),range(0,3,2)==range(0,4,2),range(5)<range(6)
list(reversed(range(0,10,3))),list(range(2**63-2,2**63+2)),list(reversed(range(2**64,2**64+3)))
bool(range(0)),5 in range(0,10,2),4.0 in range(5),'a' in range(3),2**70 in range(2**71)
slice(1,2).indices(5), slice(None,None,-1).indices(5), slice(1).indices(5)
slice(1).indices(-1)
slice('a').indices(5)
[1][::0]
slice(1,2,0).indices(5)
hash(slice(1,2,3))
hash(slice(1,[],3))
slice(1)<slice(2), slice(1)==slice(1)
slice(1)<3
slice()
slice(1,2,3,4)
slice(1).start,slice(1).stop
sys.getsizeof(slice(1)),sys.getsizeof(range(1)),sys.getsizeof(1j),sys.getsizeof(1.0),sys.getsizeof(True),sys.getsizeof(0),sys.getsizeof(2**30),sys.getsizeof(2**60),sys.getsizeof(iter(range(1))),sys.getsizeof(None),sys.getsizeof(...)
1.0.is_integer(),1.5.as_integer_ratio()
float('inf').as_integer_ratio()
float('nan').as_integer_ratio()
1.5.hex(),(0.0).hex(),1e-320.hex(),float('inf').hex(),(-1.1).hex()
float.fromhex('0x1.8p3'),float.fromhex('-inf'),float.fromhex(' 0xA.bcp-3 '),float.fromhex('1'),float.fromhex('0x1.fffffffffffff8p0')
float.fromhex('zz')
float.fromhex('0x1p5000')
round(2.5),round(2.675,2),round(1e300,2),round(1234.5,-2),round(2.5,None)
round(float('nan'))
round(float('inf'))
round(1.5,400),round(1.5,-400)
round(1.7e308,-308)
1.5.__trunc__(),(-1.5).__floor__(),1.5.__ceil__()
(1.5).real,1.5.imag,1.5.conjugate()
"%d"%1e20
"%x"%255,"%5.2f|%-8d|%+d|%e|%g"%(3.14159,5,3,1e10,1e-5)
int.__doc__[:40],float.__doc__,bool.__doc__[:20],complex.__doc__[:20]
[a for a in dir(int) if a not in dir(object)]
[a for a in dir(float) if a not in dir(object)]
[a for a in dir(complex) if a not in dir(object)]
[a for a in dir(range) if a not in dir(object)]
[a for a in dir(slice) if a not in dir(object)]
(5).real,(5).numerator,True.real,True.numerator,(5).conjugate(),(5).__index__(),(5).__getnewargs__(),(1.5).__getnewargs__(),(1j).__getnewargs__()
(5).__add__('a'),(5).__radd__(2),(5).__lt__(6),(5.0).__eq__(5),(5).__eq__(5.0)
(5).bit_count(),(-255).bit_count(),(5).is_integer()
1 .__class__.__mro__,True.__class__.__mro__
hash(-1),hash(2**61-1),hash(-2**61),hash(0.5),hash(float('inf')),hash(1e300),hash(-1.0)
(10**20).__format__(','),format(-5,'05'),format(3.7,'.0f'),format(True,'d'),str(True),repr(False)
1e16,1e15,123456789012345680.0,1e-5,0.0001,1e-4,-0.0,1.0,100.0,1e100,1.7976931348623157e308,2.2250738585072014e-308
int('z',36),int('-0b101',2),int('0o17',0),int('0_0',0),int('1_000',10),int(' 0x_ff ',16)
bin(-10),oct(8),hex(255),hex(-2**70),bin(2**65)
5 .to_bytes(4,byteorder='little'),(2**100).to_bytes(13,'big'),int.from_bytes(b'\\xff\\xfe',signed=True),int.from_bytes(b'\\x01\\x02',byteorder='little')
1.5.__floordiv__('a')
(2).__pow__(3,5),pow(3,-1,7),pow(-3,3,7),pow(3,3,-7),pow(5,0,1)
sum([0.1]*10),sum([1,2.5,3]),max(1,2.5),min(True,0)
isinstance(True,int),issubclass(bool,int)
type(5)(7),type(5.0)('3')
sys.int_info,sys.float_info,sys.hash_info,sys.version_info
sys.flags[:3],sys.maxunicode,sys.byteorder,sys.hexversion,sys.api_version,sys.float_repr_style
sys.set_int_max_str_digits(5)
sys.getrecursionlimit()
sys.setrecursionlimit(0)
sys.setrecursionlimit(2)
sys.intern(5)
sys.exit(3)
sys.exit()
sys._getframe(99)
sys._getframe().f_lineno
sys.getsizeof()
sys.exc_info(),sys.exception()
sys.getdefaultencoding(),sys.getfilesystemencoding(),sys.is_finalizing()
sys.getrefcount(object()),sys.getrefcount(None),sys.getrefcount([])'''.split('\n'): t(s)
class I(int): pass
class F(float): pass
i=I(5); print(i+1,type(i+1),type(i),repr(i),I(2**100),I('7',8),type(+i),i==5,hash(i),{5:1}[i],sys.getsizeof(i),sys.getsizeof(I(2**100)),sys.getsizeof(F(1)))
print(F(1.5)+1,type(F(1.5)),F('2.5'),F(2).is_integer(), type(F.fromhex('0x1p3')), type(I.from_bytes(b'a')))
i.x=5; print(i.x, i.__dict__)

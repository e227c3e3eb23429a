import sys
class S(str): pass
class T(str): __slots__=('x',)
class U(str):
    def __new__(cls, v, extra): 
        o=super().__new__(cls, v); o.extra=extra; return o
    def __eq__(self, o): return 'eq'
    def __hash__(self): return 5
    def __add__(self,o): return 'add'
    def __len__(self): return 77
    def __iter__(self): return iter([1,2])
    def __getitem__(self,i): return 'item'
    def __contains__(self,x): return True
    def __repr__(self): return 'U!'
    def __format__(self, spec): return 'F<'+spec+'>'
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
u=U('abc',5)
t(lambda:(u.extra, u=='x', hash(u), u+'z', len(u), list(u), u[0], 'q' in u, repr(u), f'{u:>5}', '%s'%u, '%r'%u, '{}'.format(u), str(u), u.upper(), ''.join([u,'x']), {u:1}, u.split('b'), 'abcabc'.replace(u,'-'), 'xabc'.find(u), type(u+'')))
t(lambda: sys.intern(u)); t(lambda: sys.intern(5)); t(lambda: sys.intern('a'+str(1)) is sys.intern('a'+str(1)))
x=T('hey'); x.x=5; t(lambda:(x.x, x, sys.getsizeof(x), sys.getsizeof(S('hey')), sys.getsizeof(S('é')), S('hey').__dict__))
t(lambda: x.y); t(lambda: str.__new__(int)); t(lambda: str.__new__(5)); t(lambda: str.__new__(S,'q').__class__); t(lambda: S(b'abc','utf-8')); t(lambda: object.__new__(str))
t(lambda: (str() is '', str('') is '', bytes() is b'', bytes(b'') is b'', b'a'[0:1] is b'a', bytes([97]) is b'a', 'a'.encode() is b'a', b'ab'[:] is b'ab'))
t(lambda: [sys._is_interned(z) for z in ('abc','a b','é','a'*20, ''.join(['x','y']))])
a='hello'; b='hel'+'lo'; c='hel'; d=c+'lo'; t(lambda:(a is b, a is d, sys.intern(d) is a))
t(lambda:(hash('abc'), hash(b'abc'), hash('é'), hash('中𝄞'), hash(''), hash(b''), hash('a'*100)))
t(lambda: {'a','b','c','dd','eee','é'}); t(lambda: {b'a',b'b',b'zz'})
it=iter('abc'); next(it); t(lambda:(it.__length_hint__(), it.__reduce__(), list(it), it.__reduce__(), type(it)))
t(lambda: (sys.getrefcount('a'), sys.getrefcount(''), sys.getrefcount(b'a'), sys.getrefcount('é')))
s=''
sizes=[]
for i in range(30): s+='x'; sizes.append(sys.getsizeof(s))
t(lambda: sizes)
s='é'; t(lambda:(sys.getsizeof(s+'x'), sys.getsizeof((s+'xy').encode()), sys.getsizeof('中'*3)))
r='ab'; r*=3; t(lambda: r); r+=r; t(lambda: r); q=r; r+='!'; t(lambda:(q,r))
t(lambda: 'x'*10**12); t(lambda: 'x'*(2**63)); t(lambda: 'ab'*(2**62)); t(lambda: b'x'*10**13); t(lambda: bytearray(10**13)); t(lambda: 'a'.center(10**13)); t(lambda: '%*d' % (10**12,1)); t(lambda: f'{1:{10**12}}')
t(lambda: (bytes(memoryview(b'ab').__buffer__(0)), b'ab'.__buffer__(0).tolist()))

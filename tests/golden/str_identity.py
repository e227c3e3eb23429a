A = 'a'
s='a'; 
def t(name, v, w): print(name, v is w)
t('upper', s.upper(), 'A'); t('lower', s.lower(), 'a'); t('lowerself', 'abc'.lower(), 'abc')
x='abc def'; y='é x'
for m,a in [('lower',()),('upper',()),('strip',()),('replace',('z','y')),('replace',('a','a')),('center',(3,)),('ljust',(3,)),('zfill',(3,)),('expandtabs',()),('casefold',()),('title',()),('capitalize',()),('swapcase',()),('translate',({},)),('removeprefix',('q',)),('removesuffix',('q',)),('format',()),('__str__',()),('__format__',('',)),('__format__',('s',)),('__getitem__',(slice(None),)),('__mul__',(1,)),('join',(['abc def'],)),('__add__',('',)),('__mod__',((),)),('partition',('q',)),('split',('q',)),('splitlines',()),('rpartition',('q',)),('rsplit',('q',)), ('__getnewargs__',())]:
    for z in (x,y):
        try:
            r=getattr(z,m)(*a); 
            print(m, r is z, (r[0] is z) if not isinstance(r,str) else '', (r[-1] is z) if not isinstance(r,str) else '')
        except Exception as e: print(m, e)
for m,a in [('upper',()),('lower',()),('title',()),('capitalize',()),('swapcase',()),('casefold',()),('replace',('a','b')),('translate',({97:'b'},)),('zfill',(1,)),('center',(1,)),('expandtabs',()),('strip',()),('__format__',('1',)), ('format',()),('__mul__',(1,))]:
    for z in ('a','é'):
        r=getattr(z,m)(*a); print(m,z, r is chr(ord(r)))
print('{}'.format('a') is A, '%s'%'a' is A,'%c'%'a' is A, f'{s}' is A, 'xa'.replace('x','') is A, ' a '.strip() is A, 'a b'.split()[0] is A, ''.join(['a','']) is A, ascii('é')is A, s*1 is A, 'ba'[1:] is A, 'ba'[::-2] is A, b'a'.decode() is A, str(b'a','latin1') is A, '%s' % x is x, '{}'.format(x) is x, '{:s}'.format(x) is x, f'{x}' is x, f'{x}a' , '%s%s'%(x,'') is x, '{}{}'.format(x,'') is x)
class S(str): pass
q=S('abc'); print(type(q.strip()), type(q[:]), type(q+''), type(str(q)), type(f'{q}'), type('%s'%q), type(q.lower()), type('{}'.format(q)), type(q*1), type(''.join([q])), type(q.replace('z','y')), str(q) is q, type(q.__str__()))

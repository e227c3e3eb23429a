def t(src):
    try: print(src, '->', repr(eval(src)))
    except BaseException as e: print(src, '->', type(e).__name__, e)
for l in '''str(1,2,3,4)
str(foo=1)
str(b'a', 5)
str(b'a', 'utf-8', 5)
str(5,'utf-8')
str('a','utf-8')
str(1, object=2)
'a'.find(1)
'a'.find()
'a'.count(1)
'a'.index(1)
'a'.rindex('b')
'a'.startswith(1)
'a'.startswith(('a',1))
'a'.startswith()
'a'.split(1)
'a'.split('')
'a'.split(sep='a',maxsplit='x')
'a'.rsplit('')
'a'.partition('')
'a'.partition(1)
'a'.replace(1,2)
'a'.replace('a',2)
'a'.replace('a','b',count=1)
'a'.replace('a','b','c')
'a'.replace('a')
'a'.strip(1)
'a'.strip(1,2)
'a'.center('x')
'a'.center(10,'ab')
'a'.center(10,1)
'a'.center()
'a'.zfill('x')
'a'.expandtabs('x')
'a'.expandtabs(tabsize=3)
'a'.splitlines(keepends='x')
'a'.join(1)
'a'.join([1])
'a'.join()
'a'.join('a','b')
'a'.translate(1)
'a'.translate({97:0x110000})
'a'.translate({97:1.5})
str.maketrans(1)
str.maketrans('a','bc')
str.maketrans('a',1)
str.maketrans({'ab':1})
str.maketrans({1.5:1})
str.maketrans('a','b','c')
str.maketrans('a','b',1)
'a'.removeprefix(1)
'a'.encode('foo')
'é'.encode('ascii')
'é\\u1234x'.encode('latin-1')
'é'.encode('ascii','foo')
'é'.encode(errors=1)
'a'.encode(encoding=1)
'a'.isidentifier(1)
'a'.casefold(1)
'a'+1
'a'*'b'
'a'*1.5
1 in 'a'
'a'['b']
'a'[1.5]
'a'[5]
'a'<1
'a'.format(1)
'{'.format(1)
'}'.format(1)
'{0'.format(1)
'{}{1}'.format(1)
'{0}{}'.format(1)
'{1}'.format(1)
'{a}'.format()
'{!x}'.format(1)
'{!}'.format(1)
'{!rx}'.format(1)
'{0[}'.format(1)
'{0[]}'.format([1])
'{0.}'.format(1)
'{0[a]b}'.format({'a':1})
'{:{}}'.format(1,5)
'{:{:{}}}'.format(1,5,5)
'{0!r:>{1}}'.format('a',5)
'{a.b}'.format(a=1)
'{-1}'.format(1)
'{99999999999999999999}'.format(1)
'{0[99999999999999999999]}'.format([1])
'{:d}'.format('a')
'{:,}'.format('a')
'{:=5}'.format('a')
'{:+5}'.format('a')
'{: 5}'.format('a')
'{:#5}'.format('a')
'{:05}'.format('a')
'{:z}'.format('a')
'{:5.2}'.format('abc')
'{:99999999999999999999}'.format('a')
'{:.99999999999999999999}'.format('a')
'{:.}'.format('a')
'{:xyz}'.format('a')
'{:>>5}'.format('a')
'{:>5sx}'.format('a')
'{:_}'.format('a')
'{:_,}'.format(1)
'{:,_}'.format(1)
'{:,,}'.format(1)
'{:,s}'.format(1)
'{:,x}'.format(1)
'{:é}'.format('a')
'{:5}'.format([])
'%d' % 'a'
'%d' % 1.5
'%x' % 1.5
'%c' % 'ab'
'%c' % 1.5
'%c' % 0x110000
'%c' % -1
'%f' % 'a'
'%q' % 1
'%' % 1
'%(a' % {}
'%(a)' % {'a':1}
'%(a)s' % 1
'%(a)s' % {}
'%s' % ()
'%s' % (1,2)
'a' % 1
'a' % {}
'a' % [1]
'%*d' % (1,)
'%*d' % ('a',1)
'%.*d' % (3,1)
'%*d' % (-5,1)
'%99999999999999999999d' % 1
'%.99999999999d' % 1
'%.99999999999999999999d' % 1
'%s %s' % 1
'%5%' % ()
'%i %u' % (1,2)
'%ld' % 3
'%#x %#o %#X' % (255,8,255)
'%r %a' % ('é','é')
'%.2s' % 'abc'
'%-5d|' % 3
'%+d % d' % (3,3)
'%05d' % -3
'%05.1f' % -3
'%e' % 1234.5
'%g' % 1e20
'%.3d' % 5
'%#.3x' % 5
'%05s' % 'a'
'%(a)s %s' % {'a':1}
'%(a(b))s' % {'a(b)':1}
'%s' % 'é\\ud800'
'%\\u1234' % 1
'%d' % True
'%s' % None
'%10.3r|' % 'abc'
chr(-1)
'abc'.__format__(1)
'abc'.format_map(1)
'{a}'.format_map(1)
'abc'.__getitem__()
str.upper()
str.upper(1)
str.join(1,2)
'a'.upper(1)
'a'.upper(a=1)'''.split('\n'): t(l)

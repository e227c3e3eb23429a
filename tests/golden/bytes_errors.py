def t(src):
    try: print(src, '->', repr(eval(src)))
    except BaseException as e: print(src, '->', type(e).__name__, e)
for l in '''b'a'.find('a')
b'a'.find(256)
b'a'.find(97)
b'a'.count('a')
b'a'.index(b'z')
b'a'.startswith('a')
b'a'.startswith((b'a','b'))
b'a'.startswith(1)
b'a'.split('a')
b'a'.split(b'')
b'a'.split(1)
b'a'.join(['a'])
b'a'.join(1)
b'a'.join([bytearray(b'x'),b'y'])
b'a'.replace('a',b'')
b'a'.strip('a')
b'a'.center(5,b'ab')
b'a'.center(5,'x')
b'a'.center(5,bytearray(b'x'))
b'a'.translate(1)
b'a'.translate(b'a')
b'a'.translate(None,b'a')
b'a'.translate(None)
bytes.maketrans(b'a',b'bc')
b'a'.hex(':')
b'abcdef'.hex(':',2)
b'abcdef'.hex('_',-4)
b'a'.hex('ab')
b'a'.hex(1)
b'a'.hex('é')
bytes.fromhex('a')
bytes.fromhex('zz')
bytes.fromhex(' 61 62 ')
bytes.fromhex(b'61')
bytes.fromhex('6 1')
bytes.fromhex('é')
b'a'.decode('foo')
b'\\xff'.decode()
b'\\xff'.decode('ascii')
b'\\xff'.decode('utf-8','foo')
b'a'+'a'
b'a'+1
b'a'*'a'
b'a'['a']
b'a'[5]
256 in b'a'
'a' in b'a'
1.5 in b'a'
bytes('a')
bytes('a',1)
bytes(b'a','utf-8')
bytes(-1)
bytes(1.5)
bytes([256])
bytes([-1])
bytes(['a'])
bytes([1.5])
bytes(None)
bytes(2**70)
bytes(encoding='x')
bytes(errors='x')
bytes('a','utf-8','strict',1)
bytearray('a')
bytearray(-1)
bytearray([256])
bytearray(1.5)
bytearray(b'a')+b'b'
bytearray(b'a').pop(5)
bytearray().pop()
bytearray(b'a').remove(5)
bytearray(b'a').append(256)
bytearray(b'a').append('a')
bytearray(b'a').insert(0,256)
bytearray(b'a').extend('a')
bytearray(b'a').extend(1)
bytearray(b'a').extend([256])
bytearray(b'a').extend(['x'])
bytearray(b'a')[5]
bytearray(b'a')['a']
bytearray(b'a').__setitem__(0,256)
bytearray(b'a').__setitem__(5,1)
bytearray(b'a').__setitem__('a',1)
bytearray(b'abc').__setitem__(slice(None,None,2),b'x')
bytearray(b'a').__setitem__(slice(0,1),'a')
bytearray(b'a').__setitem__(slice(0,1),5)
bytearray(b'a').__delitem__(5)
bytearray(b'a').__iadd__('a')
hash(bytearray())
memoryview(1)
memoryview(b'abc')[5]
memoryview(b'abc')['a']
memoryview(b'abc').__setitem__(0,1)
memoryview(bytearray(b'abc')).__setitem__(0,256)
memoryview(bytearray(b'abc')).__setitem__(0,'a')
memoryview(bytearray(b'abc')).__setitem__(slice(0,2),b'x')
memoryview(bytearray(b'abc')).__setitem__(5,1)
memoryview(b'abc').tolist()
memoryview(b'abc').hex()
memoryview(b'abc').cast('H')
memoryview(b'abcd').cast('H').tolist()
memoryview(b'abcd').cast('z')
memoryview(b'abcd').cast('H').cast('I')
hash(memoryview(b'abc'))==hash(b'abc')
hash(memoryview(bytearray(b'abc')))
memoryview(b'abc')==b'abc'
memoryview(b'abc').format, memoryview(b'abc').itemsize, memoryview(b'abc').shape, memoryview(b'abc').strides, memoryview(b'abc').ndim, memoryview(b'abc').nbytes, memoryview(b'abc').readonly, memoryview(b'abc').obj, memoryview(b'abc').contiguous, memoryview(b'abc').suboffsets
memoryview(b'abc')[::-1].tobytes()
[m:=memoryview(b'abc'), m.release(), m[0]]
repr(m).startswith('<released memory at')
len(m)
b'%d' % 'a'
b'%s' % 'a'
b'%s' % b'a'
b'%b' % 5
b'%a' % 'é'
b'%c' % 300
b'%c' % b'ab'
b'%c' % 65
b'%q' % 1
b'%x' % 255
b'%5.1f|' % 3.14
b'%(a)s' % {b'a': b'x'}
b'a' % 1
b'%s %s' % (b'a',)
b'%r' % 'x'
b'%*d' % (5,1)
b'%'  % 1
b'a'.expandtabs('x')
b'a'.zfill('x')
b'a'.partition(b'')
b'a'.partition('a')
b'a'.removeprefix('a')
b'a'.splitlines(1)
b'a'.isalpha(1)
str(b'a')
bytearray(b'a').decode('ascii')
bytearray(b"it's")
bytearray(b'a').__alloc__()
bytearray(b'a').copy()
b'a'.rsplit(None,'x')
b'a' < 'a'
b'a' == 'a'
bytearray(b'a') < b'b'
b'a'.join([b'x', 1])'''.split('\n'): t(l)

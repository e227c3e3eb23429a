# Memoryview: items, slices, casts.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
memoryview(b'abc')[0], memoryview(b'abc')[1:].tobytes(), memoryview(b'abc').tolist(), len(memoryview(b'abc')), memoryview(b'abc').readonly, memoryview(b'abc').format, memoryview(b'abc').itemsize, memoryview(b'abc').nbytes, memoryview(b'abc').shape, memoryview(b'abc').strides, memoryview(b'abc').ndim, memoryview(b'abc').suboffsets, memoryview(b'abc').c_contiguous, memoryview(b'abc').f_contiguous, memoryview(b'abc').contiguous, memoryview(b'abc').obj
memoryview(b'abc')[::2].tolist(), memoryview(b'abc')[::-1].tobytes(), memoryview(b'abc') == b'abc', memoryview(b'abc') == 'abc', memoryview(b'abc').hex(), bytes(memoryview(b'abc')), hash(memoryview(b'abc')) == hash(b'abc')
memoryview(b'abc')[5]
memoryview(b'abc')['a']
memoryview('abc')
memoryview(1)
memoryview()
hash(memoryview(bytearray(b'a')))
memoryview(b'abc').cast('I')
memoryview(b'abc').cast('x')
memoryview(b'abc').cast('zz')
memoryview(b'abcd').toreadonly().readonly, 97 in memoryview(b'abc'), list(memoryview(b'abc')), list(reversed(memoryview(b'abc')))
memoryview(b'abc') < memoryview(b'abd')
memoryview(b'abc').foo
'''.strip().split('\n'):
    show(source)

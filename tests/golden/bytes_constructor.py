# Bytes() of counts, iterables, texts.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
bytes(), bytes(3), bytes([1, 2]), bytes(b'a'), bytes('é', 'utf-8'), bytes(bytearray(b'x')), bytes(range(3)), bytes((65,)), bytes('a', 'ascii', 'strict'), bytes(True)
bytes('a')
bytes(-1)
bytes([256])
bytes([-1])
bytes(['a'])
bytes([1.5])
bytes(1.5)
bytes(None)
bytes(10**20)
bytes(1, 'ascii')
bytes(1, errors='strict')
bytes(b'a', 'ascii')
bytes('a', 1)
bytes(source=b'a'), bytes(source='a', encoding='ascii')
bytes(foo=1)
'''.strip().split('\n'):
    show(source)

# Hex and fromhex.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
b'abc'.hex(), b'abc'.hex(':'), b'abcde'.hex('-', 2), b'abcde'.hex('-', -2), b''.hex(), b'abc'.hex(sep=':', bytes_per_sep=1)
b'abc'.hex('::')
b'abc'.hex(1)
b'abc'.hex('é')
bytes.fromhex('616263'), bytes.fromhex(' 61 62\n63 '), bytes.fromhex(''), bytearray.fromhex('6162')
bytes.fromhex('6')
bytes.fromhex('6 1')
bytes.fromhex('zz')
bytes.fromhex(b'61')
bytes.fromhex(1)
bytearray(b'abc')[0], bytearray(b'abc')[1:], bytearray(b'abc')[::-1], bytearray(b'abc') == b'abc', bytearray(b'abc').upper(), bytearray(b'a').hex(), bytearray(b'a,b').split(b','), bytearray(b'ab').partition(b'a'), bytearray(b'abc').replace(b'a', b'b'), bytearray(b'x').join([b'a', b'b']), bytearray(b'abc').translate(None, b'b'), bytearray(b'a') * 3, bytearray(b'%d') % 5, bytearray(b'abc').find(b'c'), bytearray(b'abc').decode(), bytearray(b' a ').strip()
memoryview(b'abc')[::2].tolist(), memoryview(b'abc')[::-1].tobytes(), memoryview(b'abc') == b'abc', memoryview(b'abc') == 'abc', memoryview(b'abc').hex(), bytes(memoryview(b'abc')), hash(memoryview(b'abc')) == hash(b'abc')
'''.strip().split('\n'):
    show(source)

# Decode with every error handler.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
b'abc'.decode(), b'\xc3\xa9'.decode('utf-8'), b'\xe9'.decode('latin-1'), b'abc'.decode('ascii'), b'\xff\xfea\x00'.decode('utf-16'), b'a\x00'.decode('utf-16-le')
b'\xff'.decode()
b'\xc3'.decode()
b'\xe2\x82'.decode()
b'a\x80b'.decode()
b'\xed\xa0\x80'.decode()
b'\xf4\x90\x80\x80'.decode()
b'\xc0\x80'.decode()
b'\xff'.decode('ascii')
b'a'.decode('foo')
b'\xff\xe2\x82a'.decode('utf-8', 'replace'), b'\xff\xc3'.decode('utf-8', 'ignore'), b'\xff'.decode('ascii', 'replace'), b'\x80'.decode('utf-8', 'backslashreplace'), b'\x80'.decode('utf-8', 'surrogateescape')
b'\xff'.decode('utf-8', 'foo')
b'a'.decode('utf-16')
bytearray(b'abc')[0], bytearray(b'abc')[1:], bytearray(b'abc')[::-1], bytearray(b'abc') == b'abc', bytearray(b'abc').upper(), bytearray(b'a').hex(), bytearray(b'a,b').split(b','), bytearray(b'ab').partition(b'a'), bytearray(b'abc').replace(b'a', b'b'), bytearray(b'x').join([b'a', b'b']), bytearray(b'abc').translate(None, b'b'), bytearray(b'a') * 3, bytearray(b'%d') % 5, bytearray(b'abc').find(b'c'), bytearray(b'abc').decode(), bytearray(b' a ').strip()
'''.strip().split('\n'):
    show(source)

# Searching and splitting bytes.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
b'abcabc'.count(b'b'), b'abc'.count(98), b'abcabc'.find(b'c'), b'abc'.find(99), b'abcabc'.rfind(b'c'), b'abc'.index(b'b'), b'abc'.rindex(98), b'abc'.find(b'x'), b'abc'.count(b'')
b'abc'.index(b'x')
b'abc'.find('a')
b'abc'.find(300)
b'abc'.count('a')
b'abc'.index(None)
b'abc'.startswith(b'a'), b'abc'.endswith((b'c', b'x')), b'abc'.startswith(bytearray(b'a')), b'abc'.startswith(b'b', 1, 2)
b'abc'.startswith('a')
b'abc'.startswith(('a',))
b'abc'.startswith([b'a'])
b' abc '.strip(), b'xabcx'.strip(b'x'), b' a'.lstrip(), b'a '.rstrip(), b'abc'.strip(None), b'\x0babc\x0c'.strip()
b'abc'.strip('a')
b'abc'.strip(1)
b'a,b,c'.split(b','), b'a b'.split(), b'a,b,c'.rsplit(b',', 1), b'a\nb\r\n'.splitlines(), b'a\x0bb\x85c'.splitlines(), b'a\nb'.splitlines(True), b' a b '.split(None, 1)
b'abc'.split('a')
b'abc'.split(b'')
b'abc'.partition(b'b'), b'abc'.rpartition(b'x'), b'abc'.replace(b'b', b'xx'), b'abc'.replace(b'', b'-'), b'abc'.removeprefix(b'a'), b'abc'.removesuffix(b'c'), b'aaa'.replace(b'a', b'', 2)
b'abc'.partition('b')
b'abc'.partition(b'')
b'abc'.replace('a', 'b')
'''.strip().split('\n'):
    show(source)

# +, *, in and comparisons of bytes.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
b'abc' + b'd', b'a' * 3, 3 * b'a', b'a' * 0, b'a' + bytearray(b'b'), bytearray(b'a') + b'b'
b'abc' + 'd'
'd' + b'abc'
b'abc' + 1
b'a' * 1.5
b'abc' < b'abd', b'a' == 'a', b'a' == bytearray(b'a'), b'a' < bytearray(b'b'), b'a' == memoryview(b'a')
b'a' < 'a'
97 in b'abc', b'b' in b'abc', b'' in b'', b'bc' in b'abc'
'a' in b'abc'
300 in b'abc'
-1 in b'abc'
1.5 in b'a'
'''.strip().split('\n'):
    show(source)

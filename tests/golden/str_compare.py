# Texts compare by code point.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', '' < 'a', 'é' > 'z', 'a' == 'a', 'a' == 1, 'a' != b'a', 'z' < '😀', '\uffff' < '😀'
'a' < 1
'a' <= None
'a' >= b'a'
'''.strip().split('\n'):
    show(source)

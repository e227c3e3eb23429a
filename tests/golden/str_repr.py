# Repr and ascii choose quotes and escapes.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
repr('a'), repr("a'b"), repr('a"b'), repr('a\'b"c'), repr('\n\t\r\\'), repr('\x00\x7f\x80\xa0\xad'), repr('é€😀'), repr('\ud800'), repr('\u2028\ue000\U000e0001'), repr('\u0378'), repr('\u3000')
ascii('é€😀'), ascii('a\'b'), ascii('\ud800'), ascii([1, 'é'])
'''.strip().split('\n'):
    show(source)

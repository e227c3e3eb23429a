# Str() of bytes, objects, wrong arguments.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
str(b'abc'), str(b'abc', 'ascii'), str(b'\xc3\xa9', 'utf-8'), str(object=5), str(), str(b'abc', errors='strict'), str(b'', 'ascii')
str(b'\xff', 'utf-8')
str(b'\xff', 'ascii')
str('a', 'ascii')
str(1, 'ascii')
str(b'a', 'foo')
str(b'a', 1)
str(1, 2, 3, 4)
str(foo=1)
str(b'\xff\xfe', 'utf-8', 'replace'), str(b'\xffabc', 'utf-8', 'ignore'), str(b'\xff', 'utf-8', 'backslashreplace'), str(b'\xff', 'utf-8', 'surrogateescape')
'''.strip().split('\n'):
    show(source)

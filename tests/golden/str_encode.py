# Encode with every error handler.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'abc'.encode(), 'é€😀'.encode(), 'é'.encode('latin-1'), 'abc'.encode('ascii'), 'é'.encode('utf-16'), 'é'.encode('utf-16-le'), 'é'.encode('utf-32'), 'é'.encode('utf-8', 'strict')
'é'.encode('ascii')
'€'.encode('latin-1')
'abc'.encode('foo')
'\ud800'.encode()
'\ud800'.encode('utf-8', 'surrogatepass'), '\udc80'.encode('utf-8', 'surrogateescape')
'é'.encode('ascii', 'foo')
'abc'.encode(errors='ignore', encoding='ascii')
'abc'.encode(1)
'''.strip().split('\n'):
    show(source)

# Strip, lstrip, rstrip.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
' abc '.strip(), ' abc '.lstrip(), ' abc '.rstrip(), 'xxabcxx'.strip('x'), 'abcba'.strip('ab'), 'abc'.strip(''), 'abc'.strip(None), '\x1c abc\u2003'.strip()
'abc'.strip(1)
'abc'.strip('a', 'b')
'''.strip().split('\n'):
    show(source)

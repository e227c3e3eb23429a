# + and * of texts, and what they refuse.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'abc' * 3, 3 * 'abc', 'abc' * 0, 'abc' * -1, 'abc' * True
'abc' * 1.5
'abc' * 'a'
'abc' * 10**18
'abc' * 10**30
'abc' + 1
'abc' - 'a'
'''.strip().split('\n'):
    show(source)

# Count, find, index and their bounds.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'abcabc'.count('b'), 'aaaa'.count('aa'), 'abc'.count(''), 'abc'.count('', 1), 'abc'.count('', 5), 'abcabc'.count('b', 2), 'abcabc'.count('b', -2), 'abcabc'.count('b', 0, 4), ''.count(''), 'abcabc'.count('a', None, None)
'abc'.count()
'abc'.count(1)
'abc'.count('a', 'b')
'abcabc'.find('b'), 'abcabc'.find('b', 2), 'abcabc'.find('x'), 'abc'.find(''), 'abc'.find('', 3), 'abc'.find('', 4), 'abcabc'.rfind('b'), 'abcabc'.rfind('b', 0, 3), 'abc'.rfind(''), 'abcabc'.index('c'), 'abcabc'.rindex('c')
'abc'.index('x')
'abc'.rindex('x')
'abc'.index(1)
'abc'.find('a', 1.5)
'abc'.find('a', None, 2), 'abc'.find('c', -1), 'abc'.find('c', -100, 100)
'''.strip().split('\n'):
    show(source)

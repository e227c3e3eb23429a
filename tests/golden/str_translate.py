# Maketrans and translate.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
str.maketrans('abc', 'xyz'), str.maketrans('ab', 'xy', 'c'), str.maketrans({'a': 1, 98: 'x', 'c': None})
str.maketrans('ab', 'x')
str.maketrans({'ab': 1})
str.maketrans({1.5: 1})
str.maketrans('a')
str.maketrans(1, 'a')
'abc'.translate({97: 'x', 98: None, 99: 100}), 'abc'.translate({97: 'xyz'}), 'abc'.translate(str.maketrans('ab', 'ba')), 'abc'.translate({}), 'abc'.translate(['x']*98)
'abc'.translate({97: 1.5})
'abc'.translate({97: 0x110000})
'abc'.translate({97: -1})
'abc'.translate(1)
'''.strip().split('\n'):
    show(source)

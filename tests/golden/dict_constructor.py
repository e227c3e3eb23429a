# Dict() and displays.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
dict(), dict(a=1), dict([(1, 2)]), dict({1: 2}, b=3), dict([[1, 2], 'ab']), dict(zip('ab', [1, 2])), {**{'a': 1}, 'b': 2}, {1: 2, 1: 3}, {1: 'a', 1.0: 'b', True: 'c'}
dict(1)
dict([1])
dict([(1,)])
dict([(1, 2, 3)])
dict(['abc'])
dict([[]])
dict({}, {})
dict(**{1: 2})
dict(**[1])
dict(*[[(1, 2)]])
'''.strip().split('\n'):
    show(source)

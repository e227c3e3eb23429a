# Tuples: operators, methods, errors.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
tuple(), tuple('ab'), tuple([1]), (), (1,), (1, 2), ((),), tuple({1: 2})
tuple(1)
tuple(1, 2)
(1, 2)[5]
(1, 2)['a']
(1, 2)[-3]
(1, 2) + (3,), (1,) * 3, (1, 2) < (1, 3), (1,) == [1], 1 in (1,), (1, 2)[::-1], (1, 2, 1).count(1), (1, 2).index(2), () + (), hash(()), hash((1, 2)), hash((1, (2, 3))), hash(('a', 1.5))
(1,) + [2]
(1,) + 1
(1,) * 'a'
(1,) < [1]
(1, 2).index(3)
(1,).append
(1,).__getnewargs__(), (1, 2).__len__(), ().__class__
'''.strip().split('\n'):
    show(source)

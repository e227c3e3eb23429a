# Calls check their arguments and name the function.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
(lambda: 1)(1)
(lambda x: x)()
(lambda x, y: x)()
(lambda x, y, z: x)()
(lambda x: x)(1, 2)
(lambda x, y=1: x)(1, 2, 3)
(lambda *, k: k)()
(lambda *, k, j: k)()
(lambda *, k: k)(1)
(lambda x: x)(y=1)
(lambda x: x)(1, x=1)
(lambda x, /: x)(x=1)
(lambda x, /, y: x)(1, x=1, y=2)
(lambda **k: k)(**{'a b': 1}), (lambda *a, **k: (a, k))(1, *[2], b=3, **{'c': 4})
(lambda **k: k)(**{1: 2})
(lambda **k: k)(a=1, **{'a': 2})
(lambda *a: a)(*1)
(lambda *a: a)(*[1], *2)
(lambda **a: a)(**1)
(lambda **a: a)(**{'a': 1}, **{'a': 2})
(lambda x: x)(*[1, 2])
(lambda abc: 1)(abd=1)
'''.strip().split('\n'):
    show(source)

# * and ** in displays.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
[1][10**20]
[1] * 10**18
[1] * 10**30
dict(), dict(a=1), dict([(1, 2)]), dict({1: 2}, b=3), dict([[1, 2], 'ab']), dict(zip('ab', [1, 2])), {**{'a': 1}, 'b': 2}, {1: 2, 1: 3}, {1: 'a', 1.0: 'b', True: 'c'}
dict(**{1: 2})
dict(**[1])
range(5), range(1, 5), range(1, 10, 2), range(-5), range(0, -5, -1), range(10**20), range(True)
len(range(10**20))
print(*[1, 2], **{'sep': ', '})
(lambda **k: k)(**{'a b': 1}), (lambda *a, **k: (a, k))(1, *[2], b=3, **{'c': 4})
(lambda **k: k)(**{1: 2})
(lambda **k: k)(a=1, **{'a': 2})
(lambda **a: a)(**1)
(lambda **a: a)(**{'a': 1}, **{'a': 2})
len(**{'a': 1})
[].append(**{'x': 1})
{*[1], *(2,)}, [*'ab', *[1]], (*'a',), {**{}, 'x': 1}, [*{1: 2}]
[*1]
(*1,)
{*1}
{**1}
{**[1]}
{*[[]]}
'''.strip().split('\n'):
    show(source)

# Lists name the mistake.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
list(), list('abc'), list((1,)), list({1: 2}), list(range(3)), list([])
list(1)
list(1, 2)
list(iterable=[])
[1]['a']
[1][1.0]
[1][None]
[1][10**20]
[1][::0]
[1]['a':]
[1].index(2)
[1].index('a')
[].index(1)
[1].index()
[1].index(1, 'a')
[].pop()
[1].pop(5)
[1].pop('a')
[1].pop(1.0)
[1].remove(2)
[1].insert('a', 1)
[1].insert(1)
[].append()
[].append(1, 2)
[].extend(1)
[].extend()
[1].reverse(), [1].clear(), [1].copy(), [].sort()
[1].foo
[] in {}
[1] in {1}
list(zip([1, 2], [3], strict=True))
list(zip([1], [3, 4], strict=True))
list(zip([1], [2], [3, 4], strict=True))
list(zip([1, 2], [2, 4], [3], strict=True))
list(map(1, [2]))
list(map(lambda: 1, [2]))
list(filter(1, [1]))
[].append(**{'x': 1})
'''.strip().split('\n'):
    show(source)

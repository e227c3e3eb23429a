# Sum, min and max with every kind of argument.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
max(1, 2.0), min(1, 1.0), max([1]), max([])
max([], default=5), max(1)
max(1, 2, key=lambda x: -x), max('a', 1)
max(1, 2, default=3)
max()
min()
min([], key=None)
max([1], foo=2)
sum([1,2,3]), sum([1,2,3], 10), sum([0.1]*10), sum([[1],[2]], [])
sum(['a'])
sum(['a'], '')
sum([b'a'], b'')
sum([bytearray()], bytearray())
sum()
sum(1)
sum([1,2], start=5)
sum([1e100, 1, -1e100])
sum([2**70, 1.5])
'''.strip().split('\n'):
    show(source)

# Ranges: items, slices, membership, errors.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
range(5), range(1, 5), range(1, 10, 2), range(-5), range(0, -5, -1), range(10**20), range(True)
range(0)
range()
range(1, 2, 3, 4)
range(1.0)
range('a')
range(1, 2, 0)
range(None)
range(stop=5)
range(3)[5]
range(3)['a']
range(3)[1.0]
range(3).index(5)
range(3).index('a')
len(range(10**20))
range(3) < range(4)
range(3) + range(3)
range(3).start == 1
'''.strip().split('\n'):
    show(source)

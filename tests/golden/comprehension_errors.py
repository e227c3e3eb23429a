# Comprehensions unpack and refuse.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
[x for x in 1]
[x for x, in [1]]
[a for a, b in [(1,)]]
[a for a, b in [(1, 2, 3)]]
'''.strip().split('\n'):
    show(source)

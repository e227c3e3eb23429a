# Type() asks and makes.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
type()
type(1, 2)
type('a', (), {}), type('a', (int,), {'x': 1}).x
type('a', 1, {})
type('a', (), 1)
type(1, (), {})
type('a', (1,), {})
type('a', (int, str), {})
type('a', (bool,), {})
type('A', (int, int), {})
type('a\0b', (), {})
type('A', (object, int), {})
type(None)(), type(...)(), type(NotImplemented)()
type(None)(1)
'''.strip().split('\n'):
    show(source)

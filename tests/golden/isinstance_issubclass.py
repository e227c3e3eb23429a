# Isinstance and issubclass.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
isinstance(1, list[int])
isinstance([], (list, 1))
isinstance(1, 1)
isinstance(1, (int, str)), isinstance(1, ((str,), int)), isinstance(True, int), isinstance(1, ()), issubclass(bool, (int,))
isinstance()
issubclass(1, int)
issubclass(int, 1)
'''.strip().split('\n'):
    show(source)

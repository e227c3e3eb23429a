# Bools count as ints.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
isinstance(True, int), issubclass(bool, int)
bool(0), bool(0.0), bool(''), bool([]), bool({}), bool(None), bool(()), bool(1), bool('a')
True + True, True * 3, -True, ~True, +True, not True
True & False, True | False, True ^ True, True & 3
True / 2, True // 2, True << 3
bool(2**70), bool(-2**70)
'''.strip().split('\n'):
    show(source)

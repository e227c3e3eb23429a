# Repr is the shortest text that reads back.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
1e22, 1e23, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 0.0001, 0.00001
0.1 + 0.2, 1/3, 2/3, 100.0, 1e100, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308
1e400, -1e400
0.0, -0.0, -0.0 == 0.0
0.0 ** -1
repr(1e16), repr(123456789.123456789), repr(9007199254740993.0), repr(1.1), repr(0.1), str(1e-7)
1e3.is_integer()
1.e3, 1_0.0_1, 1e-3
'''.strip().split('\n'):
    show(source)

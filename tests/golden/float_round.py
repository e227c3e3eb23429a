# Round() of floats: half to even, digits, inf and nan.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
round(2.5), round(3.5), round(-2.5), round(0.5), round(1.5), round(2.675, 2), round(1234.5678, -2), round(1.5, 0), round(1e300, 5)
round(float('inf'))
round(float('nan'))
round(float('inf'), 2), round(5e-324, 400), round(1.0, -400), round(1.23456, 3), round(-0.4), round(-0.4, 0)
round(1.5, None), round(2.5, ndigits=0)
round(1.5, 'a')
round(1j)
'''.strip().split('\n'):
    show(source)

# Hex, fromhex and as_integer_ratio.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
(1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (-0.0).as_integer_ratio(), (1e300).as_integer_ratio()
float('inf').as_integer_ratio()
float('nan').as_integer_ratio()
(1.5).hex(), (0.0).hex(), (-0.1).hex(), float('inf').hex(), (5e-324).hex(), (1e300).hex()
float.fromhex('0x1.8p0'), float.fromhex('1.8'), float.fromhex('0x1p-1074'), float.fromhex('inf'), float.fromhex('-nan'), float.fromhex(' 0x.8p1 ')
float.fromhex('xyz')
float.fromhex('0x1p5000')
float.fromhex(1)
'''.strip().split('\n'):
    show(source)

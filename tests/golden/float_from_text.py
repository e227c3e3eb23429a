# Float() reads texts; what is no number is named.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
float('1.5'), float(' 1.5 '), float('1e5'), float('1E5'), float('.5'), float('5.'), float('+1.5'), float('-0')
float('1_0.5'), float('1e1_0')
float('1__0')
float('_1')
float('.')
float('')
float('e5')
float('abc')
float('nan'), float('inf'), float('-inf'), float('Infinity'), float('-INFINITY'), float('NaN'), float('+nan'), float('-nan')
float('infin')
float('0x10')
float(b'1.5'), float(bytearray(b'2.5'))
float(b'x')
float(None)
float([])
float()
float(1, 2)
float(x=1)
float('٣.٣')
float('1' * 400)
float('1e400'), float('1e-400'), float('4.9e-324'), float('2.4e-324'), float('2.5e-324')
float('inf') // 1, 1 // float('inf'), -1 // float('inf'), -1 % float('inf'), float('inf') % 1
float('inf').as_integer_ratio()
float('nan').as_integer_ratio()
float(1j)
'''.strip().split('\n'):
    show(source)

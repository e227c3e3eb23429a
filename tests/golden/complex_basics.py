# Complex: text, arithmetic, formatting, refusals.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
(1.5).conjugate(), (1.5).real, (1.5).imag
complex(1, 2), complex('1+2j'), complex('j'), complex('-j'), complex(' 1+2j '), complex('(1+2j)'), complex('1e5-2.5e-3j'), complex(), complex(1.5), complex(1j, 2j)
complex('1 + 2j')
complex('abc')
complex('1', 2)
complex(1, '2')
complex(None)
complex(b'1')
complex(real=1, imag=2)
complex('nan+infj')
1j, -1j, 1+0j, -0j, 1-0j, (-1j).conjugate(), 0j, complex(-0.0, -0.0), complex(0.0, -1.0), complex('-0-0j'), 1e20j, 1.5e-7+3j
complex(float('inf'), float('nan'))
(1+2j) * (3-4j), (1+2j) / (3-4j), (1+2j) ** 2, (1+2j) ** 0.5, (1+2j) ** (1j), (1+2j) - 1, 1 - (1+2j), 2 * 1j, (1+2j) / 2, 2 ** 1j
(1+2j) // 1
(1+2j) % 1
divmod(1j, 1)
1j / 0
0j ** -1
0j ** 0, 0j ** 1, (1+1j)**-2, (1+1j)**100
pow(1j, 2, 3)
abs(3+4j), (3+4j).real, (3+4j).imag, (3+4j) == 3+4j, 1+0j == 1, (1+2j) != (1+2j), hash(1j), hash(1+0j), hash(1.5+2j), bool(0j), bool(1j)
(1j) < (2j)
int(1j)
float(1j)
round(1j)
format(1+2j), format(1+2j, '.2f'), format(1.5+2j, '>20'), format(1j, 'g'), format(1+2j, '+.1e'), format(1234567+2j, ',')
format(1j, '%')
format(1j, '05')
format(1j, '=10')
format(1j, 'd')
'%s' % (1+2j), '%r' % 1j
'%f' % 1j
(1+2j).__getnewargs__(), (1j).__complex__(), repr(complex(1e300, 1e-300))
complex.from_number
'''.strip().split('\n'):
    show(source)

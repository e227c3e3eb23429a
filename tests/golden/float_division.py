# //, % and divmod of floats, zero divisors.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
1.0 // 0
1.0 % 0
1.0 / 0
divmod(1.0, 0)
7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), divmod(7.5, -2)
float('inf') // 1, 1 // float('inf'), -1 // float('inf'), -1 % float('inf'), float('inf') % 1
'%f' % 1.5, '%e' % 1.5, '%g' % 1.5, '%.3f' % 2.0005, '%10.2f|' % 1.5, '%-10.2f|' % 1.5, '%010.2f' % -1.5, '%+f' % 1.5, '% f' % 1.5, '%#.0f' % 1.0
'%r' % 1.5, '%s' % 1.5, '%d' % 1.5, '%i' % -1.9
'%d' % float('nan')
'%d' % float('inf')
'%x' % 1.5
'%c' % 1.5
'%f' % 'a'
'%.50f' % 0.1, '%.0f' % 0.5, '%.0f' % 1.5, '%.1f' % 0.25
(0.5).__divmod__(0.2), (0.5).__rsub__(1), (0.5).__pow__(2), (0.5).__rpow__(2), (0.5).__mod__(0.3)
(1+2j) // 1
(1+2j) % 1
divmod(1j, 1)
1j / 0
'%s' % (1+2j), '%r' % 1j
'%f' % 1j
'''.strip().split('\n'):
    show(source)

# % with float conversions.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'%f' % 1.5, '%e' % 1.5, '%g' % 1.5, '%.3f' % 2.0005, '%10.2f|' % 1.5, '%-10.2f|' % 1.5, '%010.2f' % -1.5, '%+f' % 1.5, '% f' % 1.5, '%#.0f' % 1.0
'%r' % 1.5, '%s' % 1.5, '%d' % 1.5, '%i' % -1.9
'%d' % float('nan')
'%d' % float('inf')
'%x' % 1.5
'%c' % 1.5
'%f' % 'a'
'%.50f' % 0.1, '%.0f' % 0.5, '%.0f' % 1.5, '%.1f' % 0.25
'''.strip().split('\n'):
    show(source)

# Operators name both types when they refuse.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
1 << 100
1 << -1
1 << (1 << 70)
1 + 'a'
'a' + 1
1 - 'a'
1 * None
[] + 1
1 + []
1 < 'a'
1 == 'a'
None < None
'''.strip().split('\n'):
    show(source)

# Floats compare exactly with ints of any size.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
1.0 == 1, 1.5 < 2, 1.5 > 2**70, 1e300 < 10**301, float('inf') > 10**400, float('nan') == float('nan'), -10**400 < float('-inf')
float('nan') < 1, float('nan') != float('nan')
1.5 < 'a'
sorted([3.0, 1, 2.5, True])
hash(float('nan')) == hash(float('nan'))
'''.strip().split('\n'):
    show(source)

# //, % and divmod round towards minus infinity, / gives a float.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'%d' % 10**4400
'%x' % 10**4400 == hex(10**4400)[2:]
5 // 0
5 % 0
5 / 0
divmod(5, 0)
7 // 2, -7 // 2, 7 // -2, -7 // -2
7 % 3, -7 % 3, 7 % -3, -7 % -3
divmod(-7, 3), divmod(7, -3)
10**30 // 7, -10**30 // 7, 10**30 % -7
True / 2, True // 2, True << 3
(3).__divmod__(2), (3).__rdivmod__(2), (3).__pow__(2), (3).__rpow__(2), (3).__pow__(2, 5)
2**1000 % 10**9
-10**50 // 10**25, -10**50 % (10**25+1)
divmod(10**50, -10**25+7)
'''.strip().split('\n'):
    show(source)

# The special methods of int called by name.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
int.__add__(1, 2), int.__add__(1, 2.0), int.__radd__(1,2)
(1).__add__('a')
(1).__lt__(2), (1).__lt__(2.0), (1).__eq__('a')
(3).__divmod__(2), (3).__rdivmod__(2), (3).__pow__(2), (3).__rpow__(2), (3).__pow__(2, 5)
(3).__index__(), (3).__int__(), (3).__float__(), (3).__bool__(), (3).__trunc__(), (3).__floor__(), (3).__ceil__(), (3).__round__()
(3).__repr__(), (3).__str__(), (3).__format__('5'), (3).__hash__()
(3).__getnewargs__()
int.__doc__[:40]
1.__class__
'''.strip().split('\n'):
    show(source)

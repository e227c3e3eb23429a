# Round() of ints to tens and hundreds.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
round(5), round(15, -1), round(25, -1), round(-15, -1), round(155, -2), round(5, 3)
round(5, 1.0)
round('a')
round(10**30+5, -1)
'''.strip().split('\n'):
    show(source)

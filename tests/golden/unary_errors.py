# Unary operators name the type.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
-'a'
+[]
~'a'
-None
'''.strip().split('\n'):
    show(source)

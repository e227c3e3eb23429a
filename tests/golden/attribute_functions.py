# Getattr, setattr, hasattr, delattr.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
getattr(1, 'real'), getattr(1, 'foo', 5), hasattr(1, 'real'), hasattr(1, 'foo')
getattr(1, 'foo')
getattr(1, 1)
getattr(1)
getattr(1, 'a', 'b', 'c')
hasattr(1, 1)
setattr(1, 'a', 1)
setattr(1, 'real', 1)
setattr(1, 2, 3)
setattr(int, 'x', 1)
setattr(object(), 'x', 1)
delattr(1, 'real')
delattr(1, 'foo')
delattr(int, '__add__')
'''.strip().split('\n'):
    show(source)

# Slice objects and indices().
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
slice(1), slice(1, 2), slice(1, 2, 3), slice(None), slice(1).stop, slice(1, 2).start, slice(1, 2, 3).step, slice(1) == slice(1), slice(1, 10, 2).indices(5), slice(None, None, -1).indices(5), slice(-3, None).indices(2), slice('a', 'b'), hash(slice(1, 2)), slice(1) < slice(2)
slice()
slice(1, 2, 3, 4)
slice(1, 2, 0).indices(5)
slice('a').indices(5)
slice(1).indices('a')
slice(1).indices(-1)
slice(1, 2).foo
'''.strip().split('\n'):
    show(source)

# Zip, map, filter and their errors.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
list(zip([1, 2], [3], strict=True))
list(zip([1], [3, 4], strict=True))
list(zip([1], [2], [3, 4], strict=True))
list(zip([1, 2], [2, 4], [3], strict=True))
zip(1)
zip([1], 2)
zip([1], foo=2)
map(str)
map(1, 2)
list(map(1, [2]))
list(map(lambda: 1, [2]))
filter(None)
filter(1, 2)
list(filter(1, [1]))
'''.strip().split('\n'):
    show(source)

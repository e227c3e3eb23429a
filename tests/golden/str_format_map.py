# Format_map.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'abc'.format_map({}), '{a}'.format_map({'a': 1})
'{a}'.format_map({})
'{}'.format_map({})
'{0}'.format_map([1])
'''.strip().split('\n'):
    show(source)

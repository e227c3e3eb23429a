# Join takes texts only.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
','.join(['a', 'b']), ''.join(()), ','.join('abc'), ','.join({'a': 1}), ','.join(x for x in 'ab'), ','.join(['a'])
','.join([1])
','.join(['a', None])
','.join(1)
','.join()
','.join(['a', b'b'])
'''.strip().split('\n'):
    show(source)

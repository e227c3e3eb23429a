# Indices and slices of texts.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'abc'[0], 'abc'[-1], 'abc'[True]
'abc'[3]
'abc'[-4]
'abc'['a']
'abc'[1.0]
'abc'[None]
'abc'[10**20]
'abcdef'[1:4], 'abcdef'[:3], 'abcdef'[3:], 'abcdef'[::2], 'abcdef'[::-1], 'abcdef'[4:1:-1], 'abcdef'[-3:-1], 'abcdef'[10:], 'abcdef'[:-10], 'abcdef'[5:1:-2], 'abcdef'[:10**20], 'abcdef'[-10**20:], 'abcdef'[::10**20], 'abcdef'[None:None:None]
'abc'[::0]
'abc'['a':]
'abc'[1.5:]
'''.strip().split('\n'):
    show(source)

# Split, rsplit, splitlines.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'a b c'.split(), ' a  b '.split(), 'a,b,c'.split(','), 'a,b,c'.split(',', 1), 'a b c'.split(None, 1), ' a b c '.split(None, 1), ''.split(), ''.split(','), 'a,,b'.split(','), 'a--b'.split('--'), 'abc'.split(sep='b', maxsplit=-1), 'a b c'.rsplit(None, 1), 'a,b,c'.rsplit(',', 1), ' a b c '.rsplit(None, 1), 'a b'.split(maxsplit=0), ' a b '.split(maxsplit=0), ' a b '.rsplit(maxsplit=0)
'abc'.split('')
'abc'.split(1)
'abc'.split(',', 'x')
'abc'.rsplit('')
'a\nb\r\nc\rd'.splitlines(), 'a\nb'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i'.splitlines(), 'a\n\n'.splitlines(keepends=True)
'abc'.split(x=1)
'''.strip().split('\n'):
    show(source)

# Ord and chr.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
ord('a'), ord('😀'), chr(97), chr(0x1F600), ord(b'a'), chr(0), chr(0x10ffff)
ord('ab')
ord('')
ord(1)
ord(b'ab')
chr(-1)
chr(0x110000)
chr('a')
chr(1.5)
chr(10**30)
'''.strip().split('\n'):
    show(source)

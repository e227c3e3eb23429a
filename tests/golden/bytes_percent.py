# % of bytes.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
b'%s' % b'a', b'%b' % b'a', b'%d' % 5, b'%x' % 255, b'%c' % 65, b'%c' % b'A', b'%r' % 'é', b'%a' % 'é', b'%5.1f' % 1.25, b'%(a)s' % {b'a': b'x'}, b'%%' % (), b'%-5s|' % b'a', b'%.1s' % b'abc', b'%i' % 3, b'%*d' % (5, 2)
b'%s' % 'a'
b'%s' % 1
b'%d' % 'a'
b'%c' % 300
b'%c' % 'a'
b'%(a)s' % {'a': b'x'}
b'%s %s' % (b'a',)
b'%s' % (b'a', b'b')
b'%y' % 1
'''.strip().split('\n'):
    show(source)

# Bytearray: what it takes and what it refuses.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
bytearray(), bytearray(3), bytearray(b'abc'), bytearray([1, 2]), bytearray('é', 'utf-8')
bytearray('a')
bytearray(-1)
bytearray([256])
bytearray(None)
hash(bytearray(b'a'))
repr(bytearray(b"a'b")), repr(bytearray(b'a"\'')), str(bytearray(b'a'))
bytearray(b'abc')[0], bytearray(b'abc')[1:], bytearray(b'abc')[::-1], bytearray(b'abc') == b'abc', bytearray(b'abc').upper(), bytearray(b'a').hex(), bytearray(b'a,b').split(b','), bytearray(b'ab').partition(b'a'), bytearray(b'abc').replace(b'a', b'b'), bytearray(b'x').join([b'a', b'b']), bytearray(b'abc').translate(None, b'b'), bytearray(b'a') * 3, bytearray(b'%d') % 5, bytearray(b'abc').find(b'c'), bytearray(b'abc').decode(), bytearray(b' a ').strip()
bytearray(b'abc').pop(), bytearray(b'abc').pop(0), bytearray(b'abc').pop(-2)
bytearray().pop()
bytearray(b'a').pop(5)
bytearray(b'a').remove(5)
bytearray(b'a').remove(300)
bytearray(b'a').append(300)
bytearray(b'a').append('a')
bytearray(b'a').insert(0, -1)
bytearray(b'a').extend('a')
bytearray(b'a').extend([300])
bytearray(b'a').extend(1)
bytearray(b'a')[5]
bytearray(b'a').__alloc__()
bytearray(b'a').copy(), bytearray(b'abc').reverse(), bytearray(b'a').clear(), bytearray(b'abc').count(b'a')
'''.strip().split('\n'):
    show(source)

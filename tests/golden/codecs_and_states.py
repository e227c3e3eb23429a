import codecs


class Text(str):
    pass


class Number(float):
    pass


class Plain:
    pass


for value in Text('a'), Number(1), Plain(), type('Kind', (tuple,), {})((1,)), type('Map', (dict,), {})():
    print(type(value).__name__, value.__getstate__(), value.__reduce_ex__(4)[2])
    value.x = 1
    print(value.__getstate__())
    del value.x
    print(value.__getstate__())
print(codecs.encode('Hello', 'rot13'), codecs.decode(b'6869', 'hex'), codecs.encode(b'hi', 'base64'), codecs.lookup('UTF8').name)
print(codecs.encode('\u20ac'), codecs.decode(b'\xe4', 'latin-1'), codecs.BOM_UTF8, codecs.getencoder('utf-8')('ab'))
print(list(codecs.iterdecode([b'\xe2\x82', b'\xac!', b'x'], 'utf-8')), list(codecs.iterencode('ab', 'utf-16-le')))
for wrong in lambda: codecs.lookup('none-such'), lambda: codecs.decode(b'\xff'), lambda: codecs.encode('\u20ac', 'ascii'):
    try:
        wrong()
    except (LookupError, UnicodeError) as error:
        print(type(error).__name__, error)

# To_bytes and from_bytes go there and back.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
(5).to_bytes()
(5).to_bytes(2, 'big')
(5).to_bytes(2, 'little')
(500).to_bytes(1, 'little')
(-5).to_bytes(2, 'little')
(-5).to_bytes(2, 'little', signed=True)
(-129).to_bytes(1, 'little', signed=True)
(128).to_bytes(1, 'little', signed=True)
(5).to_bytes(-1, 'big')
(5).to_bytes(2, 'middle')
(5).to_bytes(2, byteorder='big', signed=False)
int.from_bytes(b'\x00\x10', 'big')
int.from_bytes(b'\x00\x10')
int.from_bytes(b'\xff\xff', 'big', signed=True)
int.from_bytes([1,2,3], 'little')
int.from_bytes('abc', 'little')
int.from_bytes([300], 'little')
'''.strip().split('\n'):
    show(source)

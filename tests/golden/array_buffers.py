# An array's memory where bytes-like objects are wanted.
import array
import struct
from array import array as A

numbers = A('h', [1, 2, -3])
print(bytes(numbers), bytearray(numbers), b'x' + numbers, bytes([1, 0, 2, 0, 253, 255]) == numbers)
view = memoryview(numbers)
print(view.format, view.itemsize, view.nbytes, len(view), view.tolist(), view[2], view.readonly, view.obj is numbers)
view[1] = 700
view[0:2] = A('h', [5, 6])
print(numbers, view[::2].tolist(), view.cast('B')[:4].tobytes())
for change in (lambda: numbers.append(4), lambda: numbers.pop(), lambda: numbers.extend([1]), lambda: numbers.__delitem__(0),
               lambda: numbers.__delitem__(slice(None, None, 2)), lambda: numbers.__setitem__(slice(0, 1), A('h')),
               lambda: numbers.frombytes(numbers), lambda: numbers.frombytes(b"12")):
    try:
        change()
    except (BufferError, TypeError) as error:
        print(error, numbers.tolist())
view.release()
numbers.append(9)
print(numbers)
for wrong in lambda: memoryview(A('w', 'ab'))[0], lambda: A('b', b'12') + A('h'), lambda: memoryview(A('d', [1])).cast('i'):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(memoryview(A('i', [1, 2])) == memoryview(A('q', [1, 2])), memoryview(A('f', [0.5])) == A('d', [0.5]), memoryview(A('B', [65])) == b'A')
print(int(A('B', b'100')), float(A('B', b' 2.5 ')), b'-'.join([A('B', b'a'), A('b', b'b')]), b'abc'.find(A('B', b'c')))
room = A('B', bytes(8))
struct.pack_into('<hi', room, 1, 513, 7)
print(room, struct.unpack_from('<hi', room, 1), struct.unpack('<h', A('h', [258])))
for wrong in (lambda: struct.pack_into('<i', room, -2, 1), lambda: struct.pack_into('<i', room, -20, 1),
              lambda: struct.pack_into('<i', room, 6, 1), lambda: struct.unpack_from('<i', room, -2),
              lambda: struct.unpack_from('<i', room, 6), lambda: struct.unpack_from('<i', room, -20)):
    try:
        print(wrong())
    except struct.error as error:
        print(error)

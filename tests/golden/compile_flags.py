# compile() refuses flags that mean nothing; sys.getsizeof wants an int from __sizeof__.
import sys


class Odd:
    def __sizeof__(self):
        return 'x'


for flags in (0, 0x1000000, 1 << 30, -1, 1):
    try:
        print(flags, eval(compile('1 + 1', 'f', 'eval', flags)))
    except ValueError as error:
        print(flags, error)
try:
    sys.getsizeof(Odd())
except TypeError as error:
    print(error)

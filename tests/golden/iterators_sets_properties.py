# Small answers of several types: reprs of itertools' iterators, sets inside sets, documentation of properties.
import itertools

print(repr(itertools.count(3)), itertools.count(3, 5), itertools.repeat(1j), itertools.repeat('a', -1))


class Counting(itertools.count):
    pass


print(Counting(2))
nested = {frozenset({1}), 2}
print({1} in nested)
nested.discard({1})
print(nested)
try:
    nested.remove({1})
except KeyError as error:
    print(repr(error))
print({1: 2}.keys() & frozenset({1}), type({1: 2, 3: 4}.keys() & frozenset({1})))


class Documented(property):
    """the class's own"""


class WithoutRoom(property):
    __slots__ = ()


def getter(self):
    return 1


def explained(self):
    """explained"""


for kind in Documented, WithoutRoom, property:
    for make in (lambda: kind(getter), lambda: kind(explained), lambda: kind(doc='given'),
                 lambda: kind(explained, doc='given')):
        try:
            print(kind.__name__, repr(make().__doc__))
        except AttributeError as error:
            print(error)


class Bytes:
    def __bytes__(self):
        return b'\x01\x02'


print(int.from_bytes(Bytes()), int.from_bytes([1, 2], 'little'))
for wrong in 'ab', 5, None:
    try:
        print(int.from_bytes(wrong))
    except TypeError as error:
        print(error)


def throwing():
    class Inner:
        def __iter__(self):
            return self

        def __next__(self):
            return 1

        def throw(self, *what):
            print('thrown', what)
            return 2
    yield from Inner()


waiting = throwing()
print(next(waiting), waiting.throw(123), waiting.throw(ValueError))


class NoException(Exception):
    def __new__(cls):
        print('made')
        return 1


waiting = throwing()
print(next(waiting), waiting.throw(NoException))


def plain():
    yield 1


waiting = plain()
next(waiting)
try:
    waiting.throw(NoException)
except TypeError as error:
    print(error)
for source in '"abc\\"', "x = b'\\''", "r'\\'", "'''\\'", "f'\\'", 'f"{!}"', "f'{!r}'", "print('a)":
    try:
        compile(source, 'name', 'exec')
    except SyntaxError as error:
        print(source, '|', error.msg, error.offset)


class Changing(type):
    ready = False

    def mro(cls):
        if Changing.ready and cls.__name__ == 'Left':
            Right.__bases__ = (Left,)
        if Changing.ready and cls.__name__ == 'Right':
            Left.__bases__ = (Right,)
        return type.mro(cls)


class Base(metaclass=Changing):
    pass


class Left(Base):
    pass


class Right(Base):
    pass


Changing.ready = True
try:
    Left.__bases__ += ()
except TypeError as error:
    print(error)

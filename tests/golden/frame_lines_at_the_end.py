# A frame that has ended says where it ended, however it did.
import operator
import sys


def returns():
    frame = sys._getframe()
    a = 1
    b = 2
    return frame


def returns_constant(frames):
    frames.append(sys._getframe())
    for i in range(3):
        b = i
    if b:
        return None
    return 1


def falls_off(frames):
    frames.append(sys._getframe())
    a = 1
    a = 2


def handles():
    frame = sys._getframe()
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    a = 1
    return frame


class Made:
    def __init__(self):
        self.frame = sys._getframe()
        self.a = 1
        self.b = 2


def generates():
    yield sys._getframe()
    yield 2
    a = 1
    return


print(returns().f_lineno)
frames = []
returns_constant(frames)
falls_off(frames)
print([frame.f_lineno for frame in frames])
print(handles().f_lineno)
print(Made().frame.f_lineno)
generator = generates()
frame = next(generator)
print(frame.f_lineno)
next(generator)
print(frame.f_lineno)
print(next(generator, "end"), frame.f_lineno)
print(operator.length_hint(3, -5), operator.length_hint([1], -5))
empty = bytearray()
empty *= 255
print(empty)

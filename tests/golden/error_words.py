# What several built-ins complain of in the same words, and how much of a long type name is said.
import operator, array, itertools, functools, io, os, random, sys, time

Long = type("L" * 230, (), {})
Slots = type("S" * 230, (), {"__slots__": ()})


def words(function, *args, **keywords):
    try:
        print("?", function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, str(error).replace("L" * 100, "100L").replace("S" * 100, "100S"))


words(range, Long())
words(operator.length_hint, [], Long())
words(itertools.combinations, "ab", Long())
words(time.clock_gettime, Long())
words(iter, Long())
words(list, Long())
words(lambda: Long().absent)
words(lambda: setattr(Slots(), "absent", 1))
words(lambda: object().absent)
words(getattr, 1, Long())
words(setattr, 1, 2, 3)
words(type.__getattribute__, int, 5)
words(type.__setattr__, Long, 5, 5)
words(object.__getattribute__, 1, 5)
words(object.__setattr__, Long(), 5, 1)
for value in 1, 1.5, 1j, "s", object():
    words(value.__format__, 5)
    words(value.__format__, None)
words(float.fromhex, 5)
words(lambda: array.array("i") + array.array("f"))
words(lambda: array.array("q", [1 << 63]))
words(lambda: array.array("l", [1 << 63]))
words(lambda: array.array("q", [-1 << 70]))
words(lambda: array.array("Q", [-1]))
words(lambda: array.array("L", [-1]))
words(lambda: array.array("Q", [1 << 64]))
words(lambda: array.array("L", [1 << 64]))
words(lambda: array.array("b", [128]))
words(lambda: array.array("B", [-1]))
words(lambda: array.array("H", [65536]))
words((1).to_bytes, -1, "big")
words((300).to_bytes, 1, "big")
words((-3).to_bytes, 1, "big")
words(functools.partial, 5)
words(issubclass, 5, int)
words(issubclass, 5, int | str)
words(open, Long())
words(compile, "1", Long(), "eval")
words(itertools.product, "a", x=1)
words(max, 1, 2, x=1)
words(sorted, [], x=1)
words(print, zzz=1)
words(complex, x=1)
words(int, x=1)
words(zip, x=1)
words(ImportError, x=1)
words("a".encode, "utf\0")
words(os.stat, "a\0b")
words("a\tb".expandtabs, 1 << 40)
words(b"a\tb".expandtabs, 1 << 40)
words(lambda: "%.*f" % (1 << 40, 1.5))
words(hash, [])
words([1].pop, 5)
words(bytearray(b"a").pop, 5)
words(array.array("i", [1]).pop, 5)
words([].pop)
words(bytearray().pop)
words(array.array("i").pop)
words([1].pop, Long())
words(io.StringIO("a").read, "x")
words(io.BytesIO(b"a").read, "x")
words(io.BytesIO(b"a").seek, 0, 7)
words(io.StringIO("a").seek, 0, 7)


def f():
    pass


def set_dict(thing, value):
    thing.__dict__ = value


def delete_dict(thing):
    del thing.__dict__


for thing in f, ValueError(), Long(), Slots():
    words(set_dict, thing, Slots())
words(delete_dict, f)
words(delete_dict, ValueError())
words(setattr, f, "__name__", 5)
words(setattr, f, "__qualname__", 5)
words(setattr, (x for x in ""), "__name__", 5)
words(lambda: f(**{1: 2}))
words(lambda: dict(**{1: 2}))
words(lambda: type(sys.implementation)(**{1: 2}))
words(lambda: f.__call__(**{1: 2}))
words(lambda: format(0x110000, "c"))
words(lambda: "%c" % 0x110000)
words(lambda: "%c" % (1 << 80))
words(lambda: format(1 << 80, "c"))
words(lambda: format(-1, "c"))
words(",".join, 5)
words(b",".join, 5)
words(lambda: b"" + "")
words(lambda: bytearray() + "")
words(bytearray().__iadd__, "")
words(bytes, "a")
words(bytearray, "a")
words(bytes, b"a", "x")
words(bytearray, b"a", "x")
words(bytes, b"a", errors="x")
words(bytearray, b"a", errors="x")
words(bytes, encoding="x")
words(bytearray, encoding="x")


class Bytes:
    def __bytes__(self):
        return 5


words(bytes, Bytes())
words(lambda: b"%b" % Bytes())
words(lambda: b"abc".find(Long()))
words(lambda: Long() in b"abc")
words(memoryview, Long())
words(UnicodeDecodeError, "x", Long(), 1, 2, "r")
words(float, "x")
words(float, b"x")
words(float, bytearray(b"x"))
words([].index, 1, Long())
words("".find, "", Long())
words("".find, "", 0, Long())
words(lambda: [][Long():])
words(slice(Long()).indices, 5)
words(operator.indexOf, [], 5)
words(range(3).index, Long())
words(lambda: [1, 2].index(3))
words(b"".decode, "nothing")
words("".encode, "nothing")
words(open, os.devnull, encoding="nothing")
words(exec, "a\0b")
words(eval, "a\0b")
words(compile, "a\0b", "x", "exec")
words(exec, b"a\0b")


class Odd(Exception):
    def __new__(cls, *args):
        return 5


def throw():
    raise Odd


def generate():
    yield


words(throw)
words(generate().throw, Odd)


class Entries:
    def __mro_entries__(self, bases):
        return 5


def make_class():
    class C(Entries()):
        pass


words(make_class)
words(lambda: bytearray(b"abc").__class__)
held = memoryview(bytearray(b"abc"))
words(held.obj.append, 5)
file = io.BytesIO(b"abc")
view = file.getbuffer()
words(file.write, b"abcdef")
view.release()
for name in "range", "frozenset", "set", "map", "filter":
    words(getattr(__builtins__, name), x=1)


class NoIterator:
    def __init__(self, answer):
        self.answer = answer

    def __iter__(self):
        return self.answer


import cmath, math

words(iter, NoIterator(Long()))
words(lambda: [x for x in NoIterator(Long())])
words(math.isclose, 1, 1, rel_tol=-1)
words(cmath.isclose, 1, 1, abs_tol=-1)
words(eval, b"1\0")

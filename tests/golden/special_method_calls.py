# Special methods written in Python, run by the instructions themselves: who holds what meanwhile, declining,
# raising, changing the class under way, and ending where the general way ends.
import sys
import traceback

count = sys.getrefcount


class Number:
    def __init__(self, value):
        self.value = value

    def note(self, what, *others):
        function = getattr(type(self), what)
        print(what, count(self), [count(o) for o in others], count(function))

    def __add__(self, other):
        self.note("__add__", other)
        return Number(self.value + other.value) if isinstance(other, Number) else NotImplemented

    def __radd__(self, other):
        self.note("__radd__")
        return Number(other + self.value)

    def __iadd__(self, other):
        self.note("__iadd__", other)
        return NotImplemented if isinstance(other, int) else self

    def __mul__(self, other):
        return NotImplemented

    def __rmul__(self, other):
        self.note("__rmul__")
        return "rmul"

    def __neg__(self):
        self.note("__neg__")
        return -self.value

    def __invert__(self):
        self.note("__invert__")
        return ~self.value

    def __lt__(self, other):
        self.note("__lt__", other)
        return NotImplemented if other.value == 7 else [self.value] if self.value < other.value else []

    def __gt__(self, other):
        self.note("__gt__", other)
        return "greater"

    def __eq__(self, other):
        self.note("__eq__", other)
        return NotImplemented

    def __len__(self):
        self.note("__len__")
        return self.value

    def __contains__(self, item):
        self.note("__contains__")
        return item

    def __setitem__(self, key, value):
        self.note("__setitem__", value)
        self.value = value

    def __iter__(self):
        self.note("__iter__")
        return self

    def __next__(self):
        self.note("__next__")
        self.value -= 1
        if self.value < 0:
            raise StopIteration("gone")
        return [self.value]


class Lower(Number):
    def __radd__(self, other):
        return "lower radd"

    def __gt__(self, other):
        return "lower gt"


def operators():
    a, b, seven = Number(1), Number(2), Number(7)
    for turn in range(3):
        print((a + b).value, (3 + a).value, (2.5 + a).value)
        print(a + Lower(5), a < Lower(5), 5 * a)
        print(a < b, b < a, a < seven, a == b, -a, ~a)
        c = a
        c += b
        print(c is a)
        c = a
        try:
            c += 1
        except TypeError as error:
            print(error)
        for wrong in (lambda: a * 2, lambda: a * a, lambda: [] + a, lambda: a + "x", lambda: a @ b):
            try:
                print(wrong())
            except TypeError as error:
                print("TypeError", error)
    d = Number(1)
    print(Number(3) + Number(4) < d)
    print(count(a), count(b), count(seven))


def containers():
    for turn in range(3):
        n = Number(3)
        print(len(n), bool(n), not n, 1 if n else 2, "" in n, "x" in n, "" not in n)
        n[n] = 2
        for x in n:
            print(x)
        print(n.value, count(n))


class Odd:
    answer = None

    def __bool__(self):
        return self.answer

    def __len__(self):
        return self.answer

    def __iter__(self):
        return self.answer

    def __contains__(self, item):
        return self.answer


class NoBool(Odd):
    __bool__ = None


class OnlyLength:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length


class Index:
    def __index__(self):
        return 4


def odd_answers():
    o = Odd()
    for answer in (True, 5, -5, "no", 10**30, Index(), None, OnlyLength(-1), OnlyLength(1), OnlyLength("x")):
        Odd.answer = answer
        for what, f in (("bool", lambda: 1 if o else 0), ("len", lambda: len(o)), ("in", lambda: 1 in o),
                        ("length", lambda: 1 if OnlyLength(answer) else 0), ("for", lambda: [x for x in o])):
            for turn in range(2):
                try:
                    print(what, f())
                except Exception as error:
                    print(what, type(error).__name__, error)


class Changing:
    """Its methods go away while they run."""

    def __add__(self, other):
        del Changing.__add__
        print(count(self), count(other))
        return 1

    def __next__(self):
        Changing.__next__ = lambda self: self.stop()
        return 2

    def __iter__(self):
        return self

    def stop(self):
        raise StopIteration

    def __lt__(self, other):
        self.__class__ = Plain
        other.__class__ = Plain
        return NotImplemented

    def __len__(self):
        del Changing.__len__
        return 3


class Plain:
    pass


def changing():
    a, b = Changing(), Changing()
    print(a + b, list(x for x in a), len(a))
    for f in (lambda: a + b, lambda: a < b, lambda: len(a), lambda: a < b):
        try:
            print(f())
        except TypeError as error:
            print(error)


class Dying:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)

    def __add__(self, other):
        print("adding", self.name, other.name)
        return Dying(self.name + other.name)

    def __lt__(self, other):
        return Dying("answer")

    def __contains__(self, item):
        return Dying("found")

    def __setitem__(self, key, value):
        return Dying("ignored")

    def __len__(self):
        return 1

    @property
    def size(self):
        return 1

    @size.setter
    def size(self, value):
        print("set", count(self), count(value), count(Dying.size))
        return Dying("unused")


def deaths():
    for turn in range(2):
        print(Dying("a") + Dying("b") + Dying("c") is None)
        print((Dying("a") < Dying("b")) is None, Dying("in") in Dying("of"))
        if Dying("a") < Dying("b"):
            print("yes")
        Dying("container")[Dying("key")] = Dying("value")
        print(len(Dying("long")))
        Dying("owner").size = Dying("value")


class Raising:
    def __add__(self, other):
        raise ValueError("add")

    def __lt__(self, other):
        return 1 / 0

    def __len__(self):
        raise KeyError("len")

    def __iter__(self):
        raise OSError("iter")

    def __setitem__(self, key, value):
        raise StopIteration("set")

    def __next__(self):
        raise RuntimeError("next")


class Once:
    def __iter__(self):
        return Raising()


def raising():
    r = Raising()

    def unpacked():
        for x in r:
            pass

    def set_it():
        r[0] = 1

    def walk():
        for x in Once():
            print("never")

    for f in (lambda: r + r, lambda: r < 1, lambda: len(r), lambda: 1 if r else 2, unpacked, set_it, walk):
        for turn in range(2):
            try:
                f()
            except Exception:
                print(traceback.format_exc().replace(__file__, "FILE"))


class Tree:
    def __init__(self, *parts):
        self.parts = parts

    def __iter__(self):
        for part in self.parts:
            if isinstance(part, Tree):
                yield from part
            else:
                yield part

    def __contains__(self, item):
        for part in self:
            if part == item:
                return True
        return False


def generators():
    t = Tree(1, Tree(2, 3), Tree(Tree(4)))
    for turn in range(2):
        print([x for x in t], 4 in t, 5 in t, sum(x for x in t))
        for x in t:
            for y in t:
                if y > x:
                    break
            else:
                print("last", x)


class Deep:
    def __init__(self, depth):
        self.depth = depth

    def __add__(self, other):
        return other if self.depth == 0 else Deep(self.depth - 1) + other + 1

    def __len__(self):
        return len(self) + 1

    def __lt__(self, other):
        return self < other

    def __bool__(self):
        return not self


def depth():
    print(Deep(300) + 5)
    for f in (lambda d: len(d), lambda d: d < d, lambda d: bool(d), lambda d: d + 1):
        try:
            print(f(Deep(2000)))
        except RecursionError as error:
            print(error)
    sys.setrecursionlimit(1_000_000)
    for f in (lambda d: len(d), lambda d: d < d, lambda d: 1 if d else 0):
        try:
            print(f(Deep(1)))
        except RecursionError as error:
            print("deep:", str(error)[:32])
    sys.setrecursionlimit(1000)
    print(Deep(100) + 1)


class Late:
    def __add__(self, other, more=3):
        return more

    def __len__(*args):
        return len(args)

    __neg__ = lambda self: "neg"
    __lt__ = staticmethod(lambda other: ("static", other))
    __contains__ = print


def not_plain():
    l = Late()
    print(l + 1, len(l), -l, l < 4)
    l.__add__ = l.__len__ = None
    print(l + 1, len(l), 2 in l)


operators()
containers()
odd_answers()
changing()
deaths()
raising()
generators()
depth()
not_plain()

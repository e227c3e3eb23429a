# Borrowed operands, values written in place and fused instructions must not show in any count or value.
import sys


def ref(x):
    return sys.getrefcount(x)


class Watcher:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        print("add", ref(self), ref(other))
        return self.value

    def __lt__(self, other):
        print("lt", ref(self), ref(other))
        return True

    def __getitem__(self, key):
        print("getitem", ref(self), ref(key))
        return key


def operators():
    a, b = Watcher(1), Watcher(2)
    for _ in range(5):
        a + b
        a < b
        a[b]
        a[[1]]
        Watcher(3) + b


operators()


def walrus():
    for x in ([1], [3], [5], 10 ** 6, 2.5):
        y = x
        print(x + (x := type(x)([2]) if isinstance(x, list) else x + x), x, y)


walrus()
walrus()


def rebinding(a):
    return [a, (a := a + 1), a, (a := a * 1000), a]


for i in range(300, 304):
    print(rebinding(i), rebinding(float(i)))


def g(first, second):
    return first, second


def arguments(a):
    return g(a, (a := None)), a


for i in range(4):
    print(arguments([i]))


def in_place(n):
    total = 1000
    keep = []
    for i in range(n):
        total = total + i
        if i % 3 == 0:
            keep.append(total)
    return total, keep


print(in_place(10))


def in_place_float(n):
    total = 0.5
    keep = []
    for i in range(n):
        total = total + 1.25
        if i % 3 == 0:
            keep.append(total)
    return total, keep


print(in_place_float(10))


def kept_loop_variable():
    kept = []
    for i in range(1000, 1010):
        kept.append(i)
    for i in range(2000, 2005):
        pass
    return kept, i


print(kept_loop_variable())


def closure_in_loop():
    functions = []
    for i in range(1000, 1005):
        functions.append(lambda: i)
        functions.append(lambda i=i: i)
    return [f() for f in functions]


print(closure_in_loop())


def id_taken():
    x = 12345678 + len("a")
    address = id(x)
    y = x + 1
    same = 0
    for i in range(10):
        x = x + 1
        same += id(x) == address
    return x, y


print(id_taken())


def chained(a, b):
    c = a + b * 2 - a * b + (a - b)
    d = (a + 0.5) * (b - 0.5) - a * b
    return c, d, a, b


for i in range(5):
    print(chained(1000 + i, 7000 - i), chained(1.5, i))


def overflow():
    x = 2 ** 62
    out = []
    for i in range(4):
        x = x + x
        out.append(x)
    y = -2 ** 62
    for i in range(3):
        y = y + y
        out.append(y)
    z = 3037000500
    for i in range(3):
        z = z * 3037000500
        out.append(z)
    return out


print(overflow())
print(overflow())


def getref_in_expression():
    x = object()
    a = [x]
    print(ref(x), ref(a))
    for i in range(4):
        print(ref(a[0]), ref(a), ref(x))


getref_in_expression()


def counts_of_arguments(*args, **kwargs):
    return [ref(a) for a in args], {k: ref(v) for k, v in kwargs.items()}


o = object()
print(counts_of_arguments(o, o, k=o))
print(counts_of_arguments(*[o, o], **{"z": o}))


class Held:
    def method(self, other):
        return ref(self), ref(other)

    def __init__(self):
        self.count = ref(self)

    @property
    def prop(self):
        return ref(self)

    def __getattr__(self, name):
        return ref(self)

    def __call__(self, x):
        return ref(self), ref(x)


h = Held()
for i in range(4):
    print(h.method(h), h.method(o), h.count, h.prop, h.missing, h(o), Held().count, Held().prop)


def generator_counts(x):
    print(ref(x))
    y = yield ref(x)
    print(ref(x), ref(y))
    yield x


for i in range(3):
    z = [i]
    it = generator_counts(z)
    print(next(it), ref(z), ref(it))
    it.send([1])
    del it
    print(ref(z))


def strings():
    s = "a" * 10
    t = s
    for i in range(5):
        s = s + "b"
        s += "c"
    u = s
    s += "d"
    return s, t, u


print(strings())
print(strings())


class Deleter:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __del__(self):
        self.log.append(self.name)


def deaths():
    log = []
    a = Deleter("a", log)
    b = Deleter("b", log)
    a = b
    log.append("rebound")
    b = None
    for c in [Deleter("c", log), Deleter("d", log)]:
        log.append("loop")
    del c
    log.append("end")
    return log


print(deaths())


def moved(x):
    y = [x]
    return y


print(ref(moved(1)), ref(moved(2)))


def shown_locals():
    a = 1000
    b = a + 1
    frame = sys._getframe()
    frame.f_locals["a"] = 5000
    c = a + b
    frame.f_locals["new"] = 1
    return a, b, c, sorted(frame.f_locals)


print(shown_locals())


def waiting():
    x = 1000
    yield x
    x = x + 1
    yield x
    y = x + 1
    yield y, x


it = waiting()
print(next(it))
it.gi_frame.f_locals["x"] = 77777
print(next(it))
it.gi_frame.f_locals["x"] = 2.5
print(next(it))

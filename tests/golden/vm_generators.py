# Generators: send, throw, close, yield from, frames, finalisation.
import sys


def t(f, *a):
    try:
        print("->", f(*a))
    except BaseException as e:
        print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))


def simple():
    x = yield 1
    print("got", x)
    y = yield 2
    print("got", y)
    return "done"


g = simple()
t(g.send, 5)
t(next, g)
t(g.send, "a")
t(g.send, "b")
t(next, g)
t(next, g, "default")
print(g.gi_frame, g.gi_running, g.gi_suspended)


def inner():
    try:
        a = yield "i1"
        print("inner got", a)
        yield "i2"
    except ValueError as e:
        print("inner caught", e)
        yield "i3"
    finally:
        print("inner finally")
    return "inner result"


def outer():
    r = yield from inner()
    print("outer has", r)
    r = yield from [1, 2]
    print("outer has", r)
    return "outer result"


g = outer()
print(next(g), g.gi_yieldfrom is not None)
print(g.send("x"))
print(g.throw(ValueError("v")))
print(list(g))
g = outer()
next(g)
g.close()
g = outer()
next(g)
t(g.throw, KeyError("k"))
t(next, g)


class Iterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration("value of stop")
        return self.n


def over_iterator():
    return (yield from Iterator(3))


def collect(g):
    out = []
    while True:
        try:
            out.append(next(g))
        except StopIteration as e:
            return out, e.value


print(collect(over_iterator()))
print(collect(outer()))
t(lambda: over_iterator().send(None))


def sending():
    yield from Iterator(3)


g = sending()
next(g)
t(g.send, 5)
g = sending()
next(g)
t(g.throw, ValueError("x"))


def stop_inside():
    yield 1
    raise StopIteration("bad")


t(list, stop_inside())


def returns_in_finally():
    try:
        yield 1
    finally:
        return "r"


g = returns_in_finally()
next(g)
t(g.close)
g = returns_in_finally()
next(g)
t(g.throw, ValueError)


def ignores_exit():
    for i in range(2):
        try:
            yield 1
        except GeneratorExit:
            pass


g = ignores_exit()
next(g)
t(g.close)
t(next, g)
t(next, g)


def recursive(n):
    if n:
        yield n
        yield from recursive(n - 1)
        yield n


print(list(recursive(5)))


def reentrant():
    yield next(me)


me = reentrant()
t(next, me)


def throws():
    yield 1


g = throws()
t(g.throw, TypeError)
t(next, g)
g = throws()
t(g.throw, 5)
t(next, g)
g = throws()
next(g)
t(g.throw, ValueError("thrown"))


def finalised():
    try:
        yield 1
    finally:
        print("finalised")


g = finalised()
next(g)
del g
g = finalised()
del g
for x in finalised():
    break
print("after break")
g = (i * 2 for i in range(4))
print(type(g).__name__, g.__name__, g.__qualname__, list(g))
g = (x for x in [1, 2, 3])
print(sum(g), sum(g))


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, it):
    for i, x in zip(range(n), it):
        yield x


print(list(take(20, fibonacci())))
print([*take(3, fibonacci())], {*take(3, fibonacci())}, max(take(5, fibonacci())))
a, b, *c = take(6, fibonacci())
print(a, b, c)


def handled():
    try:
        raise KeyError("a")
    except KeyError:
        yield sys.exception()
        yield sys.exception()


def outside():
    g = handled()
    try:
        raise ValueError("b")
    except ValueError:
        print(repr(next(g)), repr(sys.exception()))
    print(repr(next(g)), repr(sys.exception()))


outside()


def counting():
    n = 0
    while True:
        got = yield n
        n = got if got is not None else n + 1


g = counting()
print(next(g), next(g), g.send(10), next(g))
print(g.gi_frame.f_locals, g.gi_frame.f_lineno - g.gi_code.co_firstlineno, g.gi_code.co_name)
t(g.gi_frame.clear)
f = g.gi_frame
g.close()
print(f.f_locals, g.gi_frame)


def many_generators(n):
    gens = [counting() for _ in range(n)]
    return sum(next(g) + g.send(5) for g in gens)


print(many_generators(1000))


def deep_chain(n):
    def wrap(g):
        yield from g
    g = iter(range(3))
    for i in range(n):
        g = wrap(g)
    return list(g)


print(deep_chain(200))
t(deep_chain, 5000)

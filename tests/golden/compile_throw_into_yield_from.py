# An exception thrown into a generator that its `yield from` handles gives that expression its value; context is chained.
def test():
    def inner():
        try:
            yield 1
        except ValueError:
            trace.append('caught')
        return value
    def outer():
        v = (yield from inner())
        trace.append('got %r' % (v,))
        yield v
    for value in (2, (2,), StopIteration(2)):
        trace = []
        g = outer()
        trace.append(next(g))
        trace.append(repr(g.throw(ValueError)))
        print(trace)
test()
def handling():
    try:
        raise KeyError('a')
    except Exception:
        try:
            yield
        except Exception as e:
            yield repr(e.__context__)
g = handling()
g.send(None)
print(g.throw(ValueError))
a = list(range(5))
class Evil:
    def __iter__(self):
        a.clear()
        return iter([1, 2, 3])
try:
    a[::2] = Evil()
except ValueError as e:
    print(e, a)
try:
    b = [0]
    b *= 2 ** 63 - 1
except MemoryError:
    print("MemoryError", b)
class C:
    __class__ = 2
    inside = [__class__ for _ in [1]] if 0 else 3
print(C.inside)

"""For each built-in type, the audit finds a count that is broken on purpose and names object and slot.

_lose(x) takes a reference that nobody holds, _steal(x) a count without its reference; _misplace(x, other) writes
`other` over the first reference that x holds. _audit() gives the audit's text and puts the counts right.
"""
import sys

class Plain: pass
class Slots: __slots__ = ("a",)
def gen(x):
    yield x
def mk():
    out = []
    def R(): return [12345]
    out.append(("list", [R()]))
    out.append(("tuple", (R(),)))
    out.append(("dict value", {"k": R()}))
    out.append(("dict key", {(1, (2, R()).__len__(), "kk" + str(7)): 1}))
    s = set(); s.add(("member" + str(1), 5)); out.append(("set", s))
    out.append(("frozenset", frozenset([("member" + str(2), 5)])))
    p = Plain(); p.attr = R(); out.append(("instance", p))
    p = Plain(); p.attr = R(); p.__dict__; out.append(("instance with dict", p))
    q = Slots(); q.a = R(); out.append(("slots", q))
    g = gen(R()); next(g); out.append(("generator", g))
    def f(d=R()): return d
    out.append(("function", f))
    c = R(); out.append(("cell", (lambda: c).__closure__[0]))
    out.append(("bound method", [R()].append))
    out.append(("method", Plain().__init__))
    out.append(("slice", slice(R(), None)))
    out.append(("list iterator", iter([R()])))
    out.append(("tuple iterator", iter((R(),))))
    out.append(("dict iterator", iter({"a": R()})))
    out.append(("dict items", {"a": R()}.items()))
    out.append(("enumerate", enumerate([R()])))
    out.append(("zip", zip([R()], [R()])))
    out.append(("map", map(len, [R()])))
    out.append(("filter", filter(None, [R()])))
    out.append(("reversed", reversed([R()])))
    out.append(("property", property(lambda self: 1)))
    out.append(("staticmethod", staticmethod(lambda: 1)))
    out.append(("classmethod", classmethod(lambda c: 1)))
    out.append(("exception", ValueError(R())))
    try: raise KeyError("x")
    except KeyError as e: out.append(("traceback", e.__traceback__))
    out.append(("partial exc", OSError(2, "x" + str(1), "file" + str(2))))
    import weakref
    o = Plain(); o.w = weakref.ref(o, lambda w: None); out.append(("weakref", o.w)); out.append(("keep", o))
    out.append(("super", super(Plain, Plain())))
    out.append(("memoryview", memoryview(bytearray(b"abc"))))
    out.append(("code", f.__code__))
    out.append(("range iterator", iter(range(10**20, 10**20 + 5))))
    out.append(("range", range(10**20, 10**21)))
    out.append(("callable iterator", iter(lambda: 1, 2)))
    out.append(("mapping proxy", type(Plain.__dict__)({"z": R()})))
    out.append(("module", type(sys)("mod" + str(1))))
    out.append(("generic alias", list[Plain]))
    out.append(("union", int | Plain))
    out.append(("type", type("Made" + str(1), (Plain,), {})))
    out.append(("frame", sys._getframe()))
    out.append(("namespace", type(sys.implementation)(a=R())))
    out.append(("str iterator", iter("héllo" + str(5))))
    out.append(("subclass of list", type("L", (list,), {})([R()])))
    out.append(("subclass of dict", type("D", (dict,), {})(a=R())))
    I = type("I", (int,), {}); i = I(5); i.x = R(); out.append(("subclass of int", i))
    return out


# The types whose first reference is needed to go on running, or stands in no slot of its own.
NOT_MISPLACED = {"frame", "traceback", "code", "type", "generator", "module", "dict iterator", "keep"}


class Intruder:
    pass


failures = 0


def _own_name(thing):
    own = {"ReferenceType", "GenericAlias", "UnionType", "SimpleNamespace"}
    kind = type(thing).__name__
    return f"{'weakref' if kind == 'ReferenceType' else 'types'}.{kind}" if kind in own else kind


def expect(what, text, *words):
    global failures
    if not all(word in text for word in words):
        failures += 1
        print(what, "is not named:", text[:400])


def main():
    expect("a sound heap", "no complaint" if not _audit() else "complaint", "no complaint")
    things = mk()
    expect("a heap of all types", "no complaint" if not _audit() else "complaint", "no complaint")
    for name, thing in things:
        kind = type(thing).__name__
        _lose(thing)
        expect("lost " + name, _audit(), "audit failed: ", kind)
        _steal(thing)
        expect("stolen " + name, _audit(), "audit failed: ", kind, "[1] of tuple")
    for name, thing in things:
        if name in NOT_MISPLACED:
            continue
        intruder = Intruder()
        _misplace(thing, intruder)
        lines = [line for line in _audit().splitlines() if line.startswith("audit failed: Intruder")]
        # "[0] of list …", "value of 'k' in dict …", ".__args__ of types.UnionType …"
        expect("misplaced in " + name, lines[0] if lines else "nothing", " " + _own_name(thing))

main()
print(failures, "failures")

"""__del__: when, once, in which order, with errors, with resurrection."""
import gc, sys
class D:
    def __init__(self, name, *held): self.name, self.held = name, held
    def __del__(self): print("del", self.name)
x = D("x"); x = None
def f():
    a, b, c = D("a"), D("b"), D("c")
f()
D("tuple", D("t1"), D("t2")); [D("l1"), D("l2"), D("l3")]; {1: D("v1"), 2: D("v2")}; {"k": D("v3")}
l = [D("i1"), D("i2")]; l.clear()
l = [D("s1"), D("s2"), D("s3")]; del l[0:2]; l[0] = None
(D("g1") for x in ()); 
def g():
    y = D("local of g"); yield 1; yield 2
it = g(); next(it); del it
class Twice:
    def __del__(self): print("once"); keep.append(self)
keep = []; t = Twice(); del t; print(len(keep)); keep.clear(); print("gone")
class C:
    def __init__(self, n): self.n = n
    def __del__(self): print("cycle", self.n)
first, second, third = C(1), C(2), C(3)
first.next, second.next, third.next = second, third, first
del first, second, third; print(gc.collect())
a = C("alone"); a.me = a; b = C("held"); a.b = b; del a, b; print(gc.collect())
class Res:
    def __init__(self): self.me = self
    def __del__(self): kept.append(self); print("resurrect")
kept = []; r = Res(); del r; print(gc.collect(), len(kept)); kept[0].me = None; kept.clear(); print("end")
try:
    d = D("in try"); raise ValueError
except ValueError: del d
def raiser():
    d = D("frame"); raise KeyError
try: raiser()
except KeyError as e: print("caught")
print("after")
class Slots:
    __slots__ = ("a", "b")
    def __del__(self): print("slots")
s = Slots(); s.a = D("slot a"); s.b = D("slot b"); del s
class Base:
    def __del__(self): print("base del")
class Sub(Base):
    def __del__(self): print("sub del"); super().__del__()
Sub()
class Int(int):
    def __del__(self): print("int", int(self))
Int(5); i = Int(6); i += 1; print(i)
def closure():
    d = D("in cell")
    return lambda: d
h = closure(); del h
e = D("at exit"); module_level = [e]

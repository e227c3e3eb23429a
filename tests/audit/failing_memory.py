"""Weak references, finalisers, cycles, collections, modules, exec."""
import gc, weakref, sys, math
class Node:
    def __init__(self, name): self.name = name; self.me = self
    def __del__(self): log.append(self.name)
log = []
first = Node("first"); watch = weakref.ref(first, lambda r: log.append("watched"))
del first; gc.collect()
table = weakref.WeakValueDictionary()
keep = Node("kept"); table["k"] = keep
print(sorted(table), log)
names = {}
exec("def made(x):\n    return x + 1\nvalue = made(4)", names)
print(names["value"], eval("value * 2", names), sys.getrefcount(keep) > 2, math.sqrt(16))
def closure():
    held = [1]
    def inner(): held.append(len(held)); return held
    return inner
f = closure(); f(); print(f())
def counted(n):
    received = 0
    while n:
        received = yield received
        n -= 1
c = counted(3); next(c); print(c.send("x"))
junk = [[] for _ in range(50)]
for item in junk: item.append(junk)
del junk, item
print(gc.collect() > 0)
print("done")

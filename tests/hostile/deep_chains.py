"""Chains of 200,000 objects of any kind are freed without recursion running out."""
import gc, sys, functools
class Link:
    def __init__(self, next): self.next = next
class Slot:
    __slots__ = ("next",)
    def __init__(self, next): self.next = next
class Dying:
    def __init__(self, next): self.next = next
    def __del__(self): deaths[0] += 1
class ListChild(list): pass
def generator(next):
    yield next
def started(next):
    made = generator(next)
    made.__next__()
    return made
def closure(next):
    return lambda: next
def exception(next):
    error = ValueError()
    error.__context__ = next
    return error
deaths = [0]
makers = {
    "list": lambda next: [next], "tuple": lambda next: (next,), "dict": lambda next: {"k": next},
    "instance": Link, "slots": Slot, "with __del__": Dying, "subclass of list": lambda next: ListChild([next]),
    "generator": started, "closure": closure, "exception": exception, "bound method": lambda next: [next].append,
    "iterator": lambda next: iter([next]), "enumerate": lambda next: enumerate([next]),
    "zip": lambda next: zip([next]), "map": lambda next: map(len, [next]), "slice": lambda next: slice(next),
    "partial": lambda next: functools.partial(print, next), "set": lambda next: {(next,)} if False else [next],
    "property": lambda next: property(next), "mixed": lambda next: [({"k": Link(next)},)],
}
gc.disable()
for name, make in makers.items():
    chain = None
    for i in range(200_000):
        chain = make(chain)
    del chain
    print("freed", name)
print(deaths)
gc.enable()
ring = [None]
chain = ring
for i in range(100_000):
    chain = [chain]
ring[0] = chain
del ring, chain
print(gc.collect())

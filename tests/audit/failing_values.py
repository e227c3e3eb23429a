"""Values of many kinds, printed."""
class P:
    def __init__(self, x): self.x = x; self.y = [x]
    def __repr__(self): return f"P({self.x})"
    def m(self, *a, **k): return (a, k)
items = [P(i) for i in range(5)]
d = {str(i): p for i, p in enumerate(items)}
d.update(a=1, b="two")
s = {1, 2, 3} | {4}
print(sorted(d), s, items)
def g():
    yield 1
    yield from [2, 3]
print(list(g()), sum(x.x for x in items), "-".join(map(str, range(4))))
print(items[0].m(1, z=2), f"{items[1]!r:>10}", "%s %d" % ("a", 5))
try:
    {}["missing"]
except KeyError as e:
    print("caught", e)
print("done")

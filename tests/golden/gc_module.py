# marks: gc
"""The collector's counters, lists and rules."""
import gc, sys
gc.collect()
print(gc.isenabled(), gc.get_threshold(), gc.get_debug())
gc.disable(); print(gc.isenabled()); gc.enable()
gc.set_threshold(100, 5); print(gc.get_threshold()); gc.set_threshold(2000, 10, 10)
for value in (1, "a", 1.5, None, (), (1, 2), ([],), [], {}, {"a": 1}, {"a": []}, {1}, frozenset(), object(), print, int, lambda: 0, type("X", (), {}), type("X", (), {})(), (i for i in ())):
    print(type(value).__name__, gc.is_tracked(value), end="; ")
print()
t = tuple([1, 2]); print(gc.is_tracked(t)); gc.collect(); print(gc.is_tracked(t))
d = {}; print(gc.is_tracked(d)); d["a"] = 1; print(gc.is_tracked(d)); d["b"] = []; print(gc.is_tracked(d)); del d["b"]; print(gc.is_tracked(d)); gc.collect(); print(gc.is_tracked(d))
class Node:
    def __init__(self): self.me = self
    def __del__(self): print("del")
n = Node(); print(gc.is_finalized(n)); del n; print(gc.collect(), gc.collect())
a = []; a.append(a); del a
print(gc.collect())
a, b = {}, []; a["b"] = b; b.append(a); del a, b; print(gc.collect(0), gc.collect(1), gc.collect(2))
x = [1]; y = [x]; z = {"x": x}
print(len(gc.get_referents(y, z)), gc.get_referents(y) == [x], gc.get_referents(5), gc.get_referents((1, "a")))
r = gc.get_referrers(x); print(len(r), y in r, z in r, globals() in r)
print(type(gc.get_objects()) is list, any(o is x for o in gc.get_objects()), any(o is x for o in gc.get_objects(0)))
for bad in (-1, 3):
    try: gc.collect(bad)
    except ValueError as e: print(e)
def callback(phase, info): events.append((phase, info["generation"], sorted(info)))
events = []; gc.callbacks.append(callback); gc.collect(1); gc.callbacks.remove(callback); print(events)
gc.collect(); start = gc.get_count(); keep = [[] for i in range(50)]; print(gc.get_count()[0] - start[0] in range(45, 60))
gc.set_debug(gc.DEBUG_SAVEALL); a = []; a.append(a); del a; gc.collect(); print(len(gc.garbage), gc.garbage[0] is gc.garbage[0][0]); gc.set_debug(0); gc.garbage.clear()
gc.collect(); gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze(); print(gc.get_freeze_count())
print(sorted(gc.get_stats()[0]), len(gc.get_stats()))
gc.set_threshold(10); collected = []
gc.callbacks.append(lambda phase, info: collected.append(info["generation"]) if phase == "start" else None)
junk = [[] for i in range(400)]
gc.callbacks.clear(); gc.set_threshold(2000, 10, 10)
print(len(collected) > 10, 1 in collected)

"""The end of a program: atexit, then the module's names, then cycles."""
import atexit, sys, gc
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name, sys is None, D is None if "D" in globals() else "no D")
atexit.register(print, "first registered")
@atexit.register
def last(): print("last registered")
atexit.register(print, "with", "end", sep="-")
b = D("b"); _a = D("_a"); c = D("c")
cycle = D("cycle"); cycle.me = cycle
unreachable = D("unreachable"); unreachable.me = unreachable; del unreachable
__dunder = D("dunder")
def use(): return b

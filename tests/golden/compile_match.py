# The match statement: every kind of pattern, guards, captures, alternatives.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Color:
    RED = "red"
def what(v):
    match v:
        case None: return "none"
        case True | False: return "bool"
        case 0 | -1: return "zero or minus one"
        case 1.5: return "float"
        case 2 + 3j: return "complex"
        case "a" | "b" as letter: return "letter " + letter
        case Color.RED: return "red!"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"one and {rest}"
        case [*_, "last"]: return "ends in last"
        case [a, [b, *c], *_, d]: return f"{a} {b} {c} {d}"
        case (x, y): return f"pair {x} {y}"
        case {"kind": "k", "v": value, **rest}: return f"kind {value} {rest}"
        case {"n": int(n)} if n > 5: return f"big {n}"
        case {"n": _}: return "some n"
        case {}: return "mapping"
        case Point(x=0, y=0): return "origin"
        case Point(0, y) | Point(y, 0): return f"axis {y}"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(): return "point"
        case int() | float(): return "number"
        case str(s): return f"str {s}"
        case bytes(): return "bytes"
        case _: return "other"
for v in (None, True, 0, -1, 1.5, 2 + 3j, "a", "red", [], [7], [1, 2, 3], (4, 5, "last"), [1.0, [2, 3, 4], 5, 6], (8, 9), [3, [4], 6],
          {"kind": "k", "v": 1, "w": 2}, {"n": 6}, {"n": 5}, {"z": 1}, Point(0, 0), Point(0, 3), Point(4, 0), Point(2, 2), Point(1, 2),
          42, "text", b"x", {1, 2}, range(3), range(1, 4), object):
    print(repr(v)[:30] if not isinstance(v, Point) else (v.x, v.y), "->", what(v))
match 5:
    case n if n < 3: print("small")
    case n if n < 10: print("medium", n)
match [1, [2, 3]]:
    case [a, [b, c] as inner] as whole: print(a, b, c, inner, whole)
match (1, 2):
    case (a, b) | [b, a]: print(a, b)
try:
    match 1:
        case int(a, b): pass
except TypeError as e: print(e)
try:
    match Point(1, 2):
        case Point(1, 2, 3): pass
except TypeError as e: print(e)

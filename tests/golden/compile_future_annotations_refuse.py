# yield and := are refused in an annotation that is kept as text; the code of an annotation is not run.
for source in ("def f(a: (yield)): pass", "x: (y := 1)", "def f() -> (yield from x): pass", "def f(a: (lambda: (yield))): pass",
               "def f(a: undefined_name.x): pass\nprint(f.__annotations__)", "class A:\n    x: nope\nprint(A.__annotations__)"):
    try:
        exec("from __future__ import annotations\n" + source)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset)
x: int = 5
y: "str"
z: list[int]
print(__annotations__)
def f(a: int, *b: float, c: "C" = 1, **d: dict) -> None: pass
print(f.__annotations__)
class K:
    a: int = 1
    b: str
    (c): int = 2
    __private: int = 3
print(K.__annotations__, K.c)
def g():
    local: undefined_is_not_evaluated = 3
    print(g.__annotations__, local)
g()

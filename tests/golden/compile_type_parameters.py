# Type parameters and aliases: PEP 695 and 696.
type Pair[T] = tuple[T, T]
print(Pair, Pair.__type_params__, Pair.__value__, Pair[int])
type Lazy = undefined_for_now
try: Lazy.__value__
except NameError as e: print(e)
undefined_for_now = 5
print(Lazy.__value__, Lazy.__name__)
def first[T](x: list[T], default: T = None, *, k=1) -> T:
    return (x or [default])[0], k
print(first([3]), first([], 4, k=2), first.__type_params__, first.__annotations__, first.__defaults__, first.__kwdefaults__)
class Box[T]:
    def __init__(self, v: T): self.v = v
    def map[U](self, f) -> "Box[U]": return Box(f(self.v))
    type Inner = list[T]
print(Box(3).map(str).v, Box.__type_params__, Box.__orig_bases__, Box[int], Box.Inner.__value__)
def bounded[A: int, B: (str, bytes), *Ts, **P](): return A, B, Ts, P
A, B, Ts, P = bounded()
print(A, A.__bound__, B.__constraints__, Ts, P, first.__qualname__, Box.map.__qualname__)
class D[T = int]: pass
print(D.__type_params__[0].__default__, D.__mro__)
for source in ("def f[T](T): pass", "def f[T, T](): pass", "class A[T = int, U]: pass", "def f[T]():\n nonlocal T", "class C[T: (yield)]: pass",
               "type X = (y := 1)", "def f[T: [x for x in (y := 1)]](): pass", "type X[T] = (yield)"):
    try: exec(source)
    except SyntaxError as e: print(e.msg, e.lineno, e.offset)

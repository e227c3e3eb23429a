# The dataclass decorator.
from dataclasses import *
import dataclasses
@dataclass
class P:
    x: int
    y: int = 2
    z: list = field(default_factory=list)
p=P(1); print(p, p==P(1), p!=P(2), P(1,y=3,z=[1]), P.__doc__, P.__match_args__)
try: P()
except TypeError as e: print(e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = 'q'
f=F(1)
try: f.a=2
except FrozenInstanceError as e: print(e)
try: del f.a
except AttributeError as e: print(e)
print(hash(f)==hash((1,'q')), F(1)<F(2), sorted([F(3),F(1)]), F.__hash__ is not None, P.__hash__)
@dataclass(slots=True)
class S:
    a: int
    b: int = 0
print(S(1), S.__slots__, hasattr(S(1),'__dict__'))
try: S(1).c=2
except AttributeError as e: print(e)
print(asdict(P(1,2,[P(3)])), astuple(P(1,2,[P(3)])), replace(p,x=9), fields(P)[0].name, is_dataclass(P))
@dataclass
class C(P):
    w: int = field(default=0, repr=False, compare=False)
    def __post_init__(self): self.t = self.x+self.y
print(C(1), C(1).t, C.__mro__)
try:
    @dataclass
    class Bad: x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad:
        x: int = 1
        y: int
except TypeError as e: print(e)
@dataclass(kw_only=True)
class K: a: int; b: int = 1
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
@dataclass
class I:
    a: InitVar[int]
    b: int = 0
    def __post_init__(self, a): self.b=a*2
print(I(4))
M=make_dataclass('M',['x',('y',int),('z',int,5)]); print(M(1,2), fields(M)[2].default)
r=P(1); r.z.append(r); print(r)
@dataclass
class N:
    a: int
    _: KW_ONLY
    b: int = 2
print(N(1,b=3), P.__init__.__annotations__, P.__eq__.__qualname__)

# Enum, IntEnum, StrEnum, Flag, IntFlag.
from enum import *
import enum
class C(Enum):
    RED=1
    GREEN=2
    BLUE=auto()
    ALIAS=1
    def m(self): return self.name
print(C.RED, repr(C.BLUE), C(2), C['GREEN'], list(C), C.ALIAS, len(C), C.RED.m(), C.__members__)
try: C(9)
except ValueError as e: print(e)
try: C.RED=3
except AttributeError as e: print(e)
try:
    class D(C): pass
except TypeError as e: print(e)
class I(IntEnum): A=1; B=2
print(I.A+1, I.A, repr(I.A), f"{I.A}", I.A<I.B, I(2), isinstance(I.A,int), "%d"%I.B, str(I.A), format(I.B))
class S(StrEnum): X=auto(); Y='why'
print(S.X, S.Y, repr(S.X), S.X=='x', S.Y.upper())
class F(Flag): R=1; W=2; X=4; RW=R|W
print(F.R|F.W, F.RW, repr(F.R|F.X), F.R in F.RW, ~F.R, list(F.RW), bool(F.R&F.W), F(0), F(5), len(F), list(F))
try: F(8)
except ValueError as e: print(e)
class IF(IntFlag): A=1; B=2
print(IF.A|IF.B, repr(IF.A|8), IF(3), ~IF.A, IF.A|4, repr(IF.A & 2))
print(Enum('Animal','CAT DOG'), list(Enum('Animal','CAT DOG')))
class P(Enum):
    E=(3.3e23, 2.4e6); M=(1,2)
    def __init__(self, mass, r): self.mass=mass; self.r=r
    @property
    def g(self): return self.mass/self.r
print(P.E.g, P.M.value, P.M)
try:
    @unique
    class U(Enum): A=1; B=1
except ValueError as e: print(e)
class O(Enum):
    @staticmethod
    def _generate_next_value_(n,s,c,l): return n.lower()
    N=auto(); M=auto()
print(list(O), C.RED is C(1), C.RED == 1, hash(C.RED)==hash('RED'), {C.RED:1})
print(C, F, type(C), C.RED.__class__, C.RED in C, 1 in C, 7 in C)
import copy; print(copy.deepcopy(C.RED) is C.RED, dir(C)[:4])
try:
    class V(Enum): A=1; A=2
except TypeError as e: print(e)
print(C.RED.name, C.RED.value, C.RED._name_)
class N(Enum):
    A=nonmember(3); B=member(lambda s:1); f=lambda s:2
print([m.name for m in N], N.A)

# Generic aliases, unions and type parameters.
class G:
    def __class_getitem__(cls, k): return f'{cls.__name__}[{k}]'
class H(G): pass
print(G['a'], H[1], list[int], dict[str, list[int]], tuple[int, ...], type[int])
from types import GenericAlias
a = list[int]; print(a.__origin__, a.__args__, a.__parameters__, a == list[int], hash(a) == hash(list[int]), a(), a('ab'), isinstance([], list), type(a), repr(a), a.append, a.__class__)
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__, L([1]))
for s in ('isinstance([], list[int])', 'issubclass(list, list[int])', 'list[int]()', 'int[str]', 'list[int][str]', 'dict[int]', '[] | list', 'int | str | None', 'int | "a"', 'list[int] | None', '(int | str)()', 'isinstance(1, int | list[int])', 'isinstance("", int | str)', 'issubclass(int, int | str)', 'int | int', 'type(int | str)', '(int | str) == (str | int)', 'hash(int | str) == hash(str | int)', 'None | int', 'None | None', 'list | tuple', 'frozenset[int]', 'set[str]', 'enumerate[int]', 'object[int]', 'a.foo', 'del_attr', 'a[0]', 'len(a)', 'list[()]', 'tuple[()]', 'list[int, str]', 'list[...]', 'list["x"]', 'list[[int]]', '*list[int],'):
    try: print(s, '->', eval(s))
    except Exception as e: print(s, '->', type(e).__name__, e)
def f(x: int | None = None, *a: list[str]) -> dict[str, int]: pass
print(f.__annotations__)
def ff[T](x: T) -> T: return x
print(ff(5), ff.__type_params__, ff.__annotations__)
class Box[T]:
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
print(Box(3).get(), Box[int], Box.__type_params__, Box.__mro__, Box[int](5).v)
type Alias = list[int]
print(Alias, Alias.__value__, Alias.__name__)
type Rec[T] = dict[T, Rec[T]]
print(Rec, Rec.__type_params__, Rec[int])
class Bound[T: int, *Ts, **P]: pass
print(Bound.__type_params__, Bound.__type_params__[0].__bound__)

# What the names of typing print, compare and check.
from typing import *
import typing, collections.abc
def t(f):
    try: r=f(); print('ok',repr(r))
    except BaseException as e: print(type(e).__name__, e)
T=TypeVar('T'); K=TypeVar('K',bound=int); P=ParamSpec('P')
t(lambda: T)
t(lambda: List[int])
t(lambda: Dict[str,List[int]])
t(lambda: Optional[int])
t(lambda: Union[int,str,None])
t(lambda: Union[int])
t(lambda: Optional[Union[int,str]])
t(lambda: Tuple[int,...])
t(lambda: Callable[[int,str],bool])
t(lambda: Callable[...,int])
t(lambda: Any)
t(lambda: ClassVar[int])
t(lambda: Final[int])
t(lambda: Literal[1,'a'])
t(lambda: Annotated[int,'x'])
t(lambda: List)
t(lambda: Type[int])
t(lambda: Iterable[T])
t(lambda: get_origin(List[int]))
t(lambda: get_args(Dict[str,int]))
t(lambda: get_args(Callable[[int],str]))
t(lambda: get_origin(Union[int,str]))
t(lambda: get_origin(int|str))
t(lambda: get_args(int|str))
class Stack(Generic[T]):
    def __init__(self): self.items: list[T]=[]
    def push(self,x: T)->None: self.items.append(x)
s=Stack[int](); s.push(1); print(s.items, Stack[int], Stack.__parameters__, Stack.__orig_bases__, Stack.__mro__)
t(lambda: Stack[int,str])
t(lambda: isinstance(s,Stack))
t(lambda: isinstance(s,Stack[int]))
class Pt(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return self.x+self.y
print(Pt(1), Pt(1,2).norm(), Pt._fields, Pt._field_defaults, Pt.__annotations__)
class TD(TypedDict):
    a: int
    b: str
class TD2(TD, total=False): c: float
print(TD(a=1,b='x'), TD.__annotations__, TD2.__required_keys__, TD2.__optional_keys__)
@runtime_checkable
class Draw(Protocol):
    def draw(self) -> None: ...
class Ci:
    def draw(self): pass
print(isinstance(Ci(),Draw), isinstance(3,Draw), issubclass(Ci,Draw))
class NR(Protocol):
    x: int
t(lambda: isinstance(3,NR))
t(lambda: NR())
t(lambda: Draw())
def f(a: int, b: 'str'='x', *c: 'List[int]', d: Optional[int]=None) -> 'bool': ...
print(get_type_hints(f)); print(f.__annotations__)
UserId=NewType('UserId',int); print(UserId(5), UserId, UserId.__supertype__)
@overload
def g(x:int)->int: ...
@overload
def g(x:str)->str: ...
def g(x): return x
print(g(1), len(get_overloads(g)))
@final
class Fi: pass
print(Fi.__final__, cast(int,'x'), TYPE_CHECKING)
t(lambda: List[int]()); t(lambda: List()); t(lambda: Union[int,str]()); t(lambda: isinstance([],List)); t(lambda: isinstance(1,Union[int,str]))
t(lambda: Union[int,str]==Union[str,int]); t(lambda: Optional[int]==Union[int,None]); t(lambda: List[int]==List[int]); t(lambda: hash(List[int])==hash(List[int]))
t(lambda: List[T][int]); t(lambda: Dict[K,T][int,str]); t(lambda: List[int][str]); t(lambda: List[int]|None); t(lambda: T|int); t(lambda: 'x'|List[int])
t(lambda: typing.Sequence[int]); t(lambda: typing.Mapping); t(lambda: collections.abc.Callable[[int],str]); t(lambda: ForwardRef('x')); t(lambda: List['Foo']); t(lambda: Any()); t(lambda: Optional); t(lambda: Union[()]); t(lambda: T.__bound__); t(lambda: K.__bound__); t(lambda: T.__constraints__); t(lambda: AnyStr.__constraints__); t(lambda: P.args); t(lambda: NoReturn); t(lambda: Self)
class Base(Generic[T,K]): pass
class De(Base[int,K]): pass
t(lambda: De.__parameters__); t(lambda: De[int]); t(lambda: De.__bases__); t(lambda: Base[int,int].__args__)

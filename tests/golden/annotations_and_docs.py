# Annotations, doc strings and attributes of functions.
def f(a: int, b: 'str' = 'x', *c: float, d: list[int] = [], **e: dict) -> tuple: ...
print(f.__annotations__, f.__defaults__, f.__kwdefaults__)
class A:
    x: int
    y: str = 'q'
    z: 'undefined_thing'
    def m(self, a: 'A') -> None: ...
print(A.__annotations__, A.y, hasattr(A, 'x'), A.m.__annotations__)
a: int = 5; b: list = []; c: 'x'; (d): int = 3; A.attr: int = 4; b2 = [0]; b2[0]: int = 9
print(__annotations__, a, d, A.attr, b2)
try: c
except NameError as e: print(e)
def g():
    v: int = 1
    u: nope_undefined
    w: nope2 = 2
    return v, w, g.__annotations__
print(g())
def h():
    x: int
    try: x
    except UnboundLocalError as e: return str(e)
print(h())
try:
    q: undefined_ann = 1
except NameError as e: print(e)
class B(A): pass
print(B.__annotations__, 'x' in B.__dict__)
lam = lambda x: x; print(lam.__annotations__)
f.__annotations__ = {'z': 1}; print(f.__annotations__); f.__annotations__ = None; print(f.__annotations__)
try: f.__annotations__ = 5
except TypeError as e: print(e)
def order(): 
    def inner(x: print('ann x'), y: print('ann y') = print('default')) -> print('ret'): pass
order()
x: int = print('value') 
"""docstring not module"""
def doc():
    "the doc"
    return doc.__doc__
print(doc(), (lambda: 1).__doc__, type('T', (), {'__doc__': 'td'}).__doc__)
def doc2():
    f"not a doc {1}"
print(doc2.__doc__)
def doc3():
    """
    multi
      line
    """
print(repr(doc3.__doc__))
class Doc:
    """cls doc"""
    x = 1
print(Doc.__doc__, Doc().__doc__); Doc.__doc__ = 'changed'; print(Doc.__doc__)
print(len.__doc__[:20], [].append.__doc__, int.__add__.__doc__, (5).real.__doc__[:5])
print(f.__name__, f.__qualname__, f.__module__, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, f.__code__.co_posonlyargcount, f.__code__.co_varnames, f.__code__.co_flags & 15, f.__code__.co_firstlineno, f.__code__.co_filename[-17:], f.__code__.co_stacksize > 0, f.__code__.co_consts)
print(len.__text_signature__ if hasattr(len, '__text_signature__') else '', len.__name__, len.__module__, len.__self__, [].append.__self__, [].append.__name__, [].append.__qualname__, str.join.__objclass__, int.__add__.__name__, type.__call__.__qualname__, print.__qualname__)

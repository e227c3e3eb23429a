# Partial objects whose state is set, generic functions on methods, and what classmethod copies.
import copy
import functools


def f(a: int) -> str:
    "doc"


def g():
    pass


print(list(vars(classmethod(f))), vars(staticmethod(f))['__annotations__'], classmethod(f).__annotations__, list(vars(staticmethod(len))), vars(classmethod(g)))
class A:
    @functools.singledispatchmethod
    def m(self, x): "docs"; return 'base'
    @m.register
    def _(self, x: int): return 'int'
    @m.register(str)
    def _(self, x): return 'str'
    @m.register
    @classmethod
    def _(cls, x: list): return cls.__name__
    @m.register
    @staticmethod
    def _(x: tuple): return 'static'
a=A()
for v in 1.5,1,'s',[],(): print(a.m(v))
print(A.m.__name__, A.m.__doc__, a.m.__annotations__)
for bad in (lambda: a.m(), lambda: A.__dict__['m'].register(3), lambda: A.__dict__['m'].register(lambda x: 1)):
    try: print(bad())
    except TypeError as e: print(str(e).partition(' at 0x')[0])
p=functools.partial(print,1,sep='-'); p.note=5
q=copy.copy(p); q(2); print(q.note, q.keywords is p.keywords, copy.deepcopy(p).note)
p.__setstate__((max,(3,),{'key':abs},{'x':1})); print(p(-4), p.x)
for bad in (None,(1,2),(1,(),{},None),(max,[],{},None),(max,(),3,None)):
    try: p.__setstate__(bad)
    except TypeError as e: print(e)


def restating(*args):
    made.__setstate__((len, ([1, 2],), None, None))
    return args


made = functools.partial(restating, ['kept'])
print(made(3), made())
made.__setstate__((restating, ([5],), {'end': 1}, None))
try:
    made(4)
except TypeError as e:
    print(e)


class Restating:
    def __repr__(self):
        loop.__setstate__((print, (), None, None))
        return 'shown'


loop = functools.partial(len, [Restating()])
print(repr(loop).partition('[')[2], loop)

# marks: layout
# list[int], int | str, SimpleNamespace, sys.version_info.
import types
def t(f):
    try: r=f(); print('ok',repr(r).split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__, e)
a=list[int]
t(lambda:a)
t(lambda:dict[str,int])
t(lambda:tuple[int,...])
t(lambda:tuple[()])
t(lambda:list[list[int]])
t(lambda: a.__origin__)
t(lambda:a.__args__)
t(lambda:a.__parameters__)
t(lambda: a())
t(lambda:a==list[int])
t(lambda:hash(a)==hash(list[int]))
t(lambda: isinstance([],a))
t(lambda: issubclass(list,a))
t(lambda:a[int])
t(lambda: a|None)
t(lambda: int|str)
t(lambda: int|None)
t(lambda: int|int)
t(lambda: (int|str)|float)
t(lambda: int|str==str|int)
t(lambda: isinstance(3,int|str))
t(lambda: issubclass(int,int|str))
t(lambda: (int|str).__args__)
t(lambda: hash(int|str)==hash(str|int))
t(lambda: int|5)
t(lambda: isinstance(3,int|list[int]))
t(lambda: type(a))
t(lambda: type(int|str))
t(lambda: a.append)
t(lambda: list(a))
t(lambda: a.__class__)
t(lambda: a.__mro_entries__(()))
t(lambda: list[int].__name__)
t(lambda: 'x'|int)
t(lambda: None|int)
t(lambda: (int|str)())
t(lambda: (int|str)[int])
t(lambda: list['int'])
t(lambda: type[int])
t(lambda: a.__unpacked__)
t(lambda: types.SimpleNamespace(a=1,b='x'))
t(lambda: types.SimpleNamespace(1))
t(lambda: types.SimpleNamespace({'a':1},b=2))
t(lambda: types.SimpleNamespace(a=1)==types.SimpleNamespace(a=1))
class L(list[int]): pass
t(lambda: L.__bases__)
t(lambda: L.__orig_bases__)
import sys
print(sys.getsizeof(a), sys.getsizeof(int|str), sys.getsizeof(types.SimpleNamespace()), types.SimpleNamespace.__basicsize__, sys.getsizeof(sys.version_info), sys.version_info)
n=types.SimpleNamespace(a=1); n.x=n; print(n)
t(lambda: sys.version_info.major)
t(lambda: type(sys.version_info))
t(lambda: type(sys.version_info).__mro__)
t(lambda: sys.version_info[:2])
t(lambda: sys.version_info.n_fields)


# a list among the arguments shows its items; one that holds itself, or is changed meanwhile, does no harm
# (CPython crashes on the last of them)
class Clears:
    def __init__(self, items):
        self.items = items

    def __repr__(self):
        self.items.clear()
        return "Clears()"


import types
ring = [1]
ring.append(ring)
print(types.GenericAlias("x", ring))
print(types.GenericAlias(list, ([int, [str]], str)))
items = [int]
items += [Clears(items), 2]
print(str(types.GenericAlias(list, items)).startswith("list[[int, Clears()"))

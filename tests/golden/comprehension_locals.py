# locals() and what stands on it, inside a comprehension that is inlined in a module, class or function.
import sys

x = "outer"
print([locals() for x in (1, 2)], x)
print([sorted(k for k in locals()) for x in (1,)])
print([eval("x") for x in (1, 2)])
print([eval("sorted(locals())") for x in (1, 2)])
print([dir() for x in (1, 2)])
print([vars() for x in (1, 2)])
print([exec("z = x; print(sorted(locals()), z)") for x in (1, 2)])
print("z" in globals())
print([type(sys._getframe().f_locals).__name__ for x in (1,)])
print(type(sys._getframe().f_locals).__name__)
print([locals() is globals() for x in (1,)], locals() is globals())
print({k: locals() for k in "a"})
print({str(locals()) for k in "a"})
print([sorted(locals()) for p in [1] for q in [2] if q])
print([[locals() for y in (x,)] for x in (1, 2)])
print(list(locals() is globals() for x in (1,)))
print([locals().update(q=1) for x in (1,)], "q" in globals())
print([sys._getframe().f_locals.update({"r": 1}) for x in (1,)], "r" in globals())
print([(sys._getframe().f_locals.__setitem__("x", 9), x)[1] for x in (1,)])
exec("print([sorted(locals()) for x in (1,)])", {}, {"local": 1})
exec("print([dir() for x in (1,)])", {})


class C:
    a = 1
    b = [locals() for x in (1, 2)]
    d = [(dir(), vars()) for a in (1, 2)]
    e = [eval("a") for a in (7,)]
    try:
        g = [eval("b") for a in (7,)]
    except NameError as error:
        print(error)
    print([type(sys._getframe().f_locals).__name__ for x in (1,)])


print(C.b, C.d, C.e)


def function():
    a = 1
    return [locals() for x in (1, 2)]


print(function())


def function():
    return [exec("print(x); y = 3; print(locals())") for x in (1, 2)]


function()


def names_of_caller():
    return sorted(name for name in sys._getframe(1).f_locals if not name.startswith("_"))


print([names_of_caller() for x in (1,)], "C" in names_of_caller())

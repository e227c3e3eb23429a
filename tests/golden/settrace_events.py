# The events that a function set with sys.settrace is told of.
import sys
def tracer(frame, event, arg):
    if event == "exception": arg = (arg[0].__name__, str(arg[1]), arg[2] is not None)
    print(frame.f_code.co_name, event, frame.f_lineno, "It" if type(arg).__name__ == "It" else arg if not callable(arg) else arg.__name__)
    return tracer
def run(f, *a):
    print("==", f.__name__)
    sys.settrace(tracer)
    try:
        f(*a)
    except Exception as e:
        sys.settrace(None)
        print("raised", repr(e))
    finally:
        sys.settrace(None)
def simple(a):
    b = a + 1
    return b
def loop(n):
    total = 0
    for i in range(n):
        total += i
        if total > 1:
            continue
    else:
        total = 5
    while n: n -= 1
    while n < 2:
        n += 1
    return total
def oneline():
    for i in range(3): pass
    x = [i for i in range(3)]; y = 2
    return (x,
            y,
            len(x))
def gen(n):
    for i in range(n):
        yield i
    return 7
def uses_gen():
    for x in gen(2):
        x + 1
    list(gen(1))
    g = gen(3)
    next(g)
    g.close()
def inner_raise():
    raise ValueError("x")
def handles():
    try:
        inner_raise()
    except ValueError as e:
        pass
    finally:
        y = 1
    return y
def raises():
    handles()
    {}["k"]
def deleg():
    r = yield from gen(2)
    return r
def uses_deleg():
    list(deleg())
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
def uses_it():
    for x in It():
        pass
    list(It())
def nested():
    def inner(x=1):
        return x
    return inner() + (lambda: 2)()
def klass():
    class C:
        a = 1
        def m(self): return self.a
    return C().m()
def with_():
    class M:
        def __enter__(self): return 1
        def __exit__(self, *a): return True
    with M() as m:
        raise KeyError
    with M():
        pass
def cond(a):
    if a: return 1
    elif not a and (
        a or 
        2):
        x = 1 if a else 2
    match a:
        case 1: pass
        case 0:
            x = 3
        case _: pass
    assert x
    del x
def calls_c():
    sorted([2, 1], key=lambda v: -v)
    exec("z = 1\nz + 1")
    return It.__name__
def multi():
    x = (1 +
         2 +
         len("abc"))
    f = dict(a=1,
             b=2)
    return f
def try_finally(n):
    for i in range(n):
        try:
            if i: break
        finally:
            n = 2
def deco(f): return f
def decorated():
    @deco
    @deco
    def f(a, b=1):
        pass
    f(1)
for f, a in [(simple, (1,)), (loop, (3,)), (oneline, ()), (uses_gen, ()), (handles, ()), (raises, ()), (uses_deleg, ()), (uses_it, ()), (nested, ()), (klass, ()), (with_, ()), (cond, (0,)), (calls_c, ()), (multi, ()), (try_finally, (3,)), (decorated, ())]:
    run(f, *a)
print(sys.gettrace())

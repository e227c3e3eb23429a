# Generators, opcodes, frames of their own, failing trace functions; sys.setprofile.
import sys
def tracer(frame, event, arg):
    if event == "exception": arg = (arg[0].__name__, str(arg[1]), arg[2] is not None)
    print(frame.f_code.co_name, event, frame.f_lineno, arg)
    return tracer
def g0():
    yield 1
def g1():
    try:
        yield 1
    finally:
        pass
    return 5
def d0():
    yield from g0()
def d1():
    x = yield from g1()
    yield x
def main():
    for i in g0(): pass
    for i in g1(): pass
    for i in d0(): pass
    for i in d1(): pass
    a, = g0()
    [x for x in g1()]
    list(x for x in (1,))
    z = g1(); next(z); z.close()
    z = g0(); next(z); z.close()
    z = d1(); next(z); z.close()
    z = g0(); next(z)
    try: z.throw(KeyError)
    except KeyError: pass
    next(z, None)
def sub(frame, event, arg):
    print("sub", event, frame.f_lineno)
    frame.f_trace_lines = False
    frame.f_trace_opcodes = True
    return sub
sys.settrace(tracer)
main()
def op(frame, event, arg):
    print(event, frame.f_lineno, frame.f_lasti, arg)
    frame.f_trace_opcodes = True
    return op
def h(n):
    x = n * 2
    for i in range(1):
        x += i
    return x
sys.settrace(op)
h(3)
sys.settrace(None)
h(1)
def bad(frame, event, arg):
    if event == "line": raise RuntimeError("bad")
    return bad
sys.settrace(bad)
try:
    h(1)
except RuntimeError as e:
    print(e, sys.gettrace())
    t = e.__traceback__
    while t:
        print(t.tb_frame.f_code.co_name, t.tb_lineno)
        t = t.tb_next
def once(frame, event, arg):
    print("once", event)
    return None
sys.settrace(once)
h(1)
sys.settrace(None)
# f_trace of a running frame
def later():
    f = sys._getframe()
    f.f_trace = tracer
    sys.settrace(lambda *a: None)
    x = 1
    y = 2
    sys.settrace(None)
later()
def local_only(frame, event, arg):
    print("local", event, frame.f_lineno, sorted(frame.f_locals))
    if event == "line" and "x" in frame.f_locals: frame.f_locals["x"] = 100
    return local_only
sys.settrace(local_only)
r = h(1)
sys.settrace(None)
print(r)
try:
    sys._getframe().f_lineno = 5
except ValueError as e: print(e)
# profile
def prof(frame, event, arg):
    print("prof", frame.f_code.co_name, event, getattr(arg, "__qualname__", arg))
def pf():
    x = len("abc")
    [].append(x)
    "a".upper()
    try: int("x")
    except ValueError: pass
    try: [].pop()
    except IndexError: pass
    str(5)
    sorted([2, 1], key=lambda v: v)
    for g in g1(): pass
    print("p")
    max(*[1, 2])
    "a".join(**{}) if 0 else None
    d = {}.get
    d(1)
    class C:
        def __len__(self): return 3
    len(C())
    raise KeyError
sys.setprofile(prof)
try: pf()
except KeyError: pass
sys.setprofile(None)
print(sys.getprofile(), sys.gettrace())
exec("import sys; sys.settrace(tracer)")
def final(): return 1
final()
sys.settrace(None)

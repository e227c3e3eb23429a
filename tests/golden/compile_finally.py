# return, break and continue pass through finally, with and loops in order; the last word wins.
def a():
    try:
        return "try"
    finally:
        print("finally a")
def b():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("never")
    return i
def c():
    try:
        return 1
    finally:
        return 2
def d():
    while True:
        try:
            raise ValueError("lost")
        finally:
            break
    return "d"
class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self
    def __exit__(self, t, v, tb): print("exit", self.name, t and t.__name__); return self.swallow
def e():
    with M("1") as x, M("2"):
        for _ in [1, 2]:
            with M("3"):
                return x.name
def f():
    with M("s", True):
        raise KeyError("k")
    return "after"
def g():
    try:
        try:
            1 / 0
        except ZeroDivisionError as err:
            print("caught", err)
            raise TypeError("t") from err
        else:
            print("no")
        finally:
            print("inner finally")
    except TypeError as err:
        return repr(err.__cause__)
def h():
    try:
        pass
    except Exception:
        print("no")
    else:
        print("else")
        return "r"
    finally:
        print("fin")
def i():
    for x in range(3):
        try:
            yield x
        finally:
            print("cleanup", x)
def j():
    try:
        raise ValueError
    except ValueError as name:
        pass
    try:
        name
    except NameError as e2:
        return str(e2)
def k():
    r = []
    for n in range(4):
        try:
            try:
                if n == 0: continue
                if n == 1: raise KeyError(n)
                if n == 2: raise IndexError(n)
            except KeyError:
                r.append("key"); continue
            finally:
                r.append(n)
        except IndexError:
            r.append("index")
    return r
def nested():
    try:
        try:
            return "x"
        finally:
            try:
                print("1")
                return "y"
            finally:
                print("2")
    finally:
        print("3")
print(a()); print(b()); print(c()); print(d()); print(e()); print(f()); print(g()); print(h())
gen = i(); print(next(gen)); gen.close(); print(list(i())); print(j()); print(k()); print(nested())
try:
    raise ExceptionGroup("eg", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3), OSError(4)])])
except* ValueError as eg:
    print("V", eg.exceptions)
except* TypeError as eg:
    print("T", eg.exceptions)
except* OSError:
    print("O")
try:
    try:
        raise ExceptionGroup("eg", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise RuntimeError("new")
except BaseException as x:
    print(repr(x))

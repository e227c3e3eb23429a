# try, finally, with, context and cause, groups.
import sys


def t(f, *a):
    try:
        print("->", f(*a))
    except BaseException as e:
        while e is not None:
            print(type(e).__name__, e, "cause", repr(e.__cause__), "context", repr(e.__context__), e.__suppress_context__)
            e = e.__context__


def nested():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            print("handling", e, sys.exception())
            raise KeyError("k") from e
        finally:
            print("finally 1", sys.exception())
    except KeyError as e:
        print(repr(e.__cause__), repr(e.__context__))
        try:
            raise ValueError
        except ValueError:
            print(repr(sys.exception()))
        print(repr(sys.exception()))
        raise
    finally:
        print("finally 2")


t(nested)
print(sys.exception())


def returns():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                return "returned"
        finally:
            print("cleanup", i)


t(returns)


def override():
    try:
        raise ValueError("lost")
    finally:
        return "kept"


t(override)


def bare():
    raise


t(bare)


def bad_raise():
    raise 5


def bad_cause():
    raise ValueError from 5


def bad_except():
    try:
        1 / 0
    except 5:
        pass


def none_cause():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v") from None


for f in (bad_raise, bad_cause, bad_except, none_cause):
    t(f)


class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow


def with_things():
    with Manager("a") as a, Manager("b", True) as b:
        print(a.name, b.name)
        raise ValueError("inside")
    print("after")
    with Manager("c"):
        return "from with"


t(with_things)


def with_error():
    with Manager("d"):
        with Manager("e"):
            raise KeyError("x")


t(with_error)


class NoExit:
    def __enter__(self):
        pass


def no_manager():
    with 5:
        pass


def no_exit():
    with NoExit():
        pass


t(no_manager)
t(no_exit)


class FailingExit:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise RuntimeError("in exit")


def failing_exit():
    with FailingExit():
        raise ValueError("first")


t(failing_exit)


def groups():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [KeyError(3), ValueError(4)])])
    except* ValueError as e:
        print("values", e.exceptions)
    except* TypeError as e:
        print("types", e.exceptions)


t(groups)


def group_naked():
    try:
        raise ValueError("naked")
    except* ValueError as e:
        print(repr(e))
        raise TypeError("again")


t(group_naked)


def unbound():
    print(x)
    x = 1


def unbound_del():
    y = 1
    del y
    del y


def unbound_free():
    def inner():
        return z
    if len("a") == 2:
        z = 1
    return inner()


def unbound_cell():
    def inner():
        return w
    del w
    w = 1


for f in (unbound, unbound_del, unbound_free, unbound_cell, lambda: undefined_name):
    t(f)


def except_name():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e


t(except_name)


def loop_break():
    log = []
    while True:
        try:
            try:
                raise IndexError
            except IndexError:
                break
            finally:
                log.append("f1")
        finally:
            log.append("f2")
    return log


t(loop_break)


def generator_exceptions():
    try:
        yield 1
    except ValueError as e:
        print("in generator", repr(e), repr(sys.exception()))
        yield 2
    finally:
        print("generator ends", repr(sys.exception()))


def drive():
    g = generator_exceptions()
    next(g)
    try:
        raise KeyError("outer")
    except KeyError:
        print(g.throw(ValueError("thrown")), repr(sys.exception()))
    g.close()
    print(repr(sys.exception()))


t(drive)


def deep(n):
    if n == 0:
        raise ValueError("deep")
    try:
        deep(n - 1)
    except ValueError as e:
        raise KeyError(n) from e


def chain_length():
    try:
        deep(20)
    except KeyError as e:
        n = 0
        while e:
            n += 1
            e = e.__cause__
        return n


t(chain_length)


def traceback_lines():
    def a():
        b()

    def b():
        c = [1,
             2][5]

    try:
        a()
    except IndexError as e:
        tb = e.__traceback__
        out = []
        while tb:
            out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
            tb = tb.tb_next
        return out


t(traceback_lines)

"""Causes, contexts, notes and repeated lines are printed in CPython's words."""
import sys, traceback

def show(function):
    try:
        function()
    except BaseException:
        print(traceback.format_exc().replace(__file__, "FILE"), end="")

def context():
    try:
        1 / 0
    except ZeroDivisionError:
        {}["x"]
def cause():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise KeyError("y") from error
def suppressed():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("y") from None
def three():
    try:
        context()
    except KeyError as error:
        raise TypeError("third") from error
def noted():
    error = ValueError("with notes")
    error.add_note("first note")
    error.add_note("second\nnote of two lines")
    raise error
def ring():
    a, b = ValueError("a"), ValueError("b")
    a.__context__ = b
    b.__context__ = a
    raise a
def deep(n):
    if n:
        return deep(n - 1)
    raise RuntimeError("bottom")
def deep10():
    deep(10)
def endless():
    return endless()
def no_message():
    raise ValueError
def bad_str():
    class Bad(Exception):
        def __str__(self):
            raise TypeError
    raise Bad
def multi_line():
    raise ValueError("one\ntwo")
def key_error():
    raise KeyError("a b")
def local_class():
    class Local(Exception): pass
    raise Local("x")
def reraised():
    try:
        deep(1)
    except RuntimeError as e:
        raise
def finally_():
    try:
        1 / 0
    finally:
        int("x")

for function in (context, cause, suppressed, three, noted, ring, deep10, endless, no_message, bad_str, multi_line,
                 key_error, local_class, reraised, finally_):
    print("--", function.__name__)
    show(function)

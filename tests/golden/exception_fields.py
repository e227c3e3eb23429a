"""Fields, str and repr of the built-in exceptions."""
def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)

e = ValueError(1, 2)
print(e.args, str(e), repr(e), ValueError(), ValueError("a"), str(ValueError()), e.__suppress_context__)
print(repr(KeyError("a")), str(KeyError("a")), str(KeyError()), str(KeyError(1, 2)))
print(StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value)
print(SystemExit(5).code, SystemExit().code, SystemExit(1, 2).code)
e = OSError(2, "No such file", "name")
print(type(e).__name__, e.errno, e.strerror, e.filename, e.args, str(e))
print(type(OSError(13, "x")).__name__, OSError(1), OSError(1, 2).args, OSError(1, "a", "b", None, "c"), OSError("just text").errno)
print(repr(OSError(99999, "unknown")), FileNotFoundError(2, "x", "y").filename)
class MyOS(OSError):
    def __init__(self, a, b): super().__init__(a, b); self.extra = 1
print(repr(MyOS(2, "text")), MyOS(2, "t").errno)
e = ImportError("msg", name="n", path="p")
print(e.name, e.path, e.msg, e, repr(e))
e = AttributeError("x", name="n", obj=5)
print(e.name, e.obj, e.args)
e = NameError("x", name="n")
print(e.name)
attempt(NameError, "x", foo=1)
attempt(ValueError, x=1)
attempt(ImportError, "a", bad=1)
attempt(UnboundLocalError, "a", name="x")
e = SyntaxError("bad", ("file.py", 3, 5, "the line", 3, 8))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, str(e))
print(SyntaxError("only"), SyntaxError(), SyntaxError("m", ("/a/b.py", None, None, None)))
attempt(SyntaxError, "m", (1, 2))
e = UnicodeDecodeError("utf-8", b"a\xffb", 1, 2, "invalid start byte")
print(e, e.encoding, e.object, e.start, e.end, e.reason)
print(UnicodeDecodeError("utf-8", b"abcdef", 1, 4, "several"))
print(UnicodeEncodeError("ascii", "aé", 1, 2, "ordinal not in range(128)"))
print(UnicodeEncodeError("ascii", "a日", 1, 2, "r"), UnicodeEncodeError("ascii", "a\U0001f600bc", 1, 4, "r"))
print(UnicodeTranslateError("aé", 1, 2, "r"))
attempt(UnicodeDecodeError, 1, 2, 3)
attempt(UnicodeDecodeError, "utf-8", "text", 1, 2, "r")
e = ValueError("x")
attempt(setattr, e, "__traceback__", 5)
attempt(setattr, e, "__cause__", 5)
attempt(setattr, e, "__context__", 5)
attempt(delattr, e, "args")
attempt(e.with_traceback, 5)
attempt(e.add_note, 5)
e.args = [1, 2]; print(e.args)
e.__cause__ = KeyError(1); print(e.__suppress_context__, repr(e.__cause__))
e.custom = 1; print(e.__dict__)
class Mine(Exception):
    def __init__(self, a, b=None): self.a = a
print(repr(Mine(1, b=2)), Mine(1, b=2).args, Mine("x"))
print(e.__reduce__(), Mine(3).__reduce__())
try:
    raise ValueError("a")
except ValueError as error:
    try:
        raise KeyError("b")
    except KeyError as inner:
        print(repr(inner.__context__), inner.__cause__, inner.__traceback__.tb_lineno)
attempt(lambda: (_ for _ in ()).throw(TypeError(5)))
attempt(exec, "raise 5")
attempt(exec, "raise ValueError from 5")
attempt(exec, "raise int")
print([c.__name__ for c in FileNotFoundError.__mro__])
import sys
print(sys.getsizeof(Exception()), sys.getsizeof(OSError()), sys.getsizeof(SyntaxError()), sys.getsizeof(StopIteration()), sys.getsizeof(UnicodeDecodeError("a", b"b", 0, 1, "c")), sys.getsizeof(Mine(1)))

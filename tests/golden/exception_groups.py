"""Exception groups: making, splitting, except*, and the boxes of their tracebacks."""
import sys, traceback

def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)

attempt(ExceptionGroup)
attempt(ExceptionGroup, "m")
attempt(ExceptionGroup, 1, [])
attempt(ExceptionGroup, "m", [])
attempt(ExceptionGroup, "m", 5)
attempt(ExceptionGroup, "m", [1])
attempt(ExceptionGroup, "m", [KeyboardInterrupt()])
attempt(BaseExceptionGroup, "m", [ValueError(1)])
attempt(BaseExceptionGroup, "m", [KeyboardInterrupt()])
print(ExceptionGroup.__mro__)
group = ExceptionGroup("top", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3), KeyError(4)])])
print(group.message, group.exceptions, str(group), group.args)
attempt(group.split, ValueError)
attempt(group.split, (ValueError, KeyError))
attempt(group.split, lambda e: isinstance(e, TypeError))
attempt(group.split, 5)
attempt(group.split, int)
attempt(group.subgroup, OSError)
attempt(group.subgroup, KeyError)
attempt(group.derive, [OSError(1)])

class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message, excs)
mine = Mine("mine", [ValueError(1), KeyError(2)])
mine.add_note("noted")
match, rest = mine.split(ValueError)
print(type(match).__name__, match.__notes__, type(rest).__name__, rest.__notes__, match.__notes__ is mine.__notes__)

def run(make):
    try:
        try:
            make()
        except* ValueError as error:
            print("values", error)
        except* TypeError as error:
            print("types", error)
            raise KeyError("from types")
    except BaseException as error:
        print("outer", repr(error))
        print(traceback.format_exc().replace(__file__, "FILE"), end="")

def plain(): raise ValueError("plain")
def types(): raise TypeError("plain")
def other(): raise OSError("other")
def grouped(): raise group
def quiet(): raise ExceptionGroup("q", [ValueError(1)])
for make in (plain, types, other, grouped, quiet):
    print("--", make.__name__)
    run(make)

def many(): raise ExceptionGroup("many", [ValueError(i) for i in range(20)])
def deep():
    error = ValueError("leaf")
    for i in range(13):
        error = ExceptionGroup(f"level {i}", [error])
    raise error
def caused():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ExceptionGroup("eg", [ValueError("a\nb"), ExceptionGroup("in", [KeyError("k")])]) from e
for function in (many, deep, caused):
    print("--", function.__name__)
    try:
        function()
    except BaseException:
        print(traceback.format_exc().replace(__file__, "FILE"), end="")

"""Raising, catching, chains, groups, finally, tracebacks as text."""
import traceback
def fails(n):
    if n == 0:
        raise ValueError("bottom", n)
    try:
        fails(n - 1)
    finally:
        note = [n]
def chained():
    try:
        fails(3)
    except ValueError as error:
        error.add_note("a note")
        raise KeyError("outer") from error
try:
    chained()
except KeyError as error:
    text = traceback.format_exc()
    print(len(text) > 100, error.__cause__.args)
try:
    raise ExceptionGroup("group", [ValueError(1), TypeError(2), ExceptionGroup("inner", [OSError(3)])])
except* ValueError as group:
    print(group.exceptions)
except* (TypeError, OSError) as group:
    print(len(group.exceptions))
def generator():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closed")
        raise
    finally:
        print("finally")
it = generator(); next(it); it.close()
try:
    undefined
except NameError as e:
    print(e.name)
print("done")

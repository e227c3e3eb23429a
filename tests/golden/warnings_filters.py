# The module warnings: filters, registries, catch_warnings, formats; what C code warns about goes through it.
import sys
import warnings


def show(*what):
    print(*what, sep=" | ")


def one():
    warnings.warn("first")


one(); one()
show([k for k in sorted(__warningregistry__, key=str)])
for action in "default", "always", "ignore", "once", "module", "error":
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter(action)
        try:
            for i in range(3):
                warnings.warn("loop", RuntimeWarning)
            warnings.warn("loop", RuntimeWarning)
            warnings.warn(UserWarning("instance"))
            ~bool(i)
            exec("1 is 1")
        except Exception as e:
            show(type(e).__name__, str(e)[:40])
        show(action, len(log), [str(w.message)[:20] for w in log], [w.category.__name__ for w in log], [w.lineno for w in log])
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message="skip.*")
    warnings.filterwarnings("error", category=FutureWarning)
    warnings.filterwarnings("ignore", module="__main__x")
    warnings.warn("skip this")
    warnings.warn("SKIP that")
    warnings.warn("not skip")
    try:
        warnings.warn("future", FutureWarning)
    except FutureWarning as e:
        show(repr(e))
    show([str(w.message) for w in log])
    w = log[0]
    show(w.message, w.category, w.lineno, w.filename.split("/")[-1], w.file, w.line, w.source)
    show(warnings.formatwarning("m", UserWarning, "f.py", 3), warnings.formatwarning("m", UserWarning, "f.py", 3, "  line  "))
    show(warnings.filters[0][0], len(warnings.filters) > 3)


def level(n):
    def inner():
        warnings.warn("deep", stacklevel=n)
    inner()


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    level(1)
    level(2)
    level(3)
    level(30)
    show([(w.lineno, w.filename.split("/")[-1]) for w in log])
for bad in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("no"), lambda: warnings.filterwarnings("ignore", category=int), lambda: warnings.warn("x", "y"), lambda: warnings.simplefilter("ignore", lineno=-1)):
    try:
        bad()
    except Exception as e:
        show(type(e).__name__, e)
old = warnings.showwarning
warnings.showwarning = lambda *a: show("shown", a[0], a[1].__name__, a[3])
warnings.warn("custom")
warnings.showwarning = old
registry = {}
for i in range(2):
    warnings.warn_explicit("explicit", UserWarning, "some.py", 7, registry=registry)
show(registry)
warnings.warn_explicit("explicit", UserWarning, "some.py", 8, module="m")
warnings.resetwarnings()
show(warnings.filters)
warnings.simplefilter("error")
try:
    exec("x = 1\nx is 1")
except SyntaxError as e:
    show(e.msg, e.lineno, e.offset)
try:
    int(type("I", (), {"__int__": lambda s: True})())
except DeprecationWarning as e:
    show(e)
warnings.simplefilter("default")
@warnings.deprecated("use g")
def f(): pass
f(); f()
show(f.__deprecated__)
sys.stderr.flush()

# What has __fspath__ is a path; what it gives must be str or bytes.
import decimal
import os


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: [os.fspath(Path("a")), os.fspath(b"b"), os.fspath("c"), os.fspath.__module__])
for wrong in 5, Path(5), Path, None:
    show(lambda: os.fspath(wrong))
    show(lambda: open(wrong) if wrong != 5 else None)
    show(lambda: os.path.basename(wrong))
    show(lambda: compile("1", wrong, "eval"))
show(lambda: os.path.join(Path("a"), "b"))
show(lambda: os.path.dirname(Path("x/y")))
show(lambda: compile("1", Path("given"), "eval").co_filename)
show(lambda: open(Path("/nonexistent/file")).close())
with open(Path(__file__)) as file:
    print(file.name == __file__, file.readline(), end="")
show(lambda: decimal.Decimal("1.50").as_tuple()._replace(exponent=0))

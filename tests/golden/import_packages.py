# Packages, relative and circular imports, and what is said when an import fails.
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "packages"))


def attempt(statement):
    names = {"__name__": "__main__"}
    try:
        exec(statement, names)
        print(statement, "->", sorted(name for name in names if not name.startswith("__")))
    except Exception as error:
        text = str(error).replace(sys.path[0], "")
        print(statement, "!", type(error).__name__, text, getattr(error, "name", None), getattr(error, "name_from", None))


for statement in (
    "import shapes", "import shapes.square as s", "from shapes import *", "from shapes import square, area",
    "from shapes.square import sides, round_area", "from shapes.square import corners", "from shapes import triangle",
    "import shapes.triangle", "import shapes.circle.area", "import left", "import broken", "from . import shapes",
    "import nothing", "from nothing import at_all", "import sys.path", "__import__('')",
):
    attempt(statement)
print("broken" in sys.modules, "left" in sys.modules, sys.modules["shapes"].circle.__package__)
print(sys.modules["shapes"].__package__, sys.modules["shapes.square"].__name__)

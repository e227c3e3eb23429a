"""Compares the syntax trees of files, positions included, with those of the CPython 3.13 that runs this.

    python3.13 compare_trees.py DUMP FILE…        DUMP is dump.c, compiled with the parser

Prints the first difference of each file that differs, and a count.  Files with async code, which the parser does not
take, are left out.
"""
import ast
import re
import subprocess
import sys
import warnings
from collections import Counter

ASYNC = ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await


def constant(value):
    if value is ... or value is None or isinstance(value, bool):
        return "Ellipsis" if value is ... else repr(value)
    match value:
        case int():
            return f"int:{value}"
        case float():
            return f"float:{value:.17g}"
        case complex():
            return f"imaginary:{value.imag:.17g}"
        case str():
            return "str:" + value.encode("utf-8", "surrogatepass").hex()
        case bytes():
            return "bytes:" + value.hex()


def field(node, name):
    value = getattr(node, name)
    if isinstance(node, ast.Constant) and name == "value":
        return constant(value)
    if isinstance(value, list):
        separator = ",\n" if value and isinstance(value[0], ast.stmt) else ", "
        return "[" + separator.join(map(dump, value)) + "]"
    return dump(value)


def dump(node):
    if not isinstance(node, ast.AST):
        return f"'{node}'" if isinstance(node, str) else repr(node)
    given = [name for name in node._fields
             if name not in ("type_comment", "type_ignores") and getattr(node, name, None) not in (None, [])
             or isinstance(node, (ast.Constant, ast.MatchSingleton)) and name == "value"]
    parts = [f"{name}={field(node, name)}" for name in given]
    parts += [f"{name}={getattr(node, name)}" for name in node._attributes]
    return f"{type(node).__name__}({', '.join(parts)})"


def has_async(tree):
    return any(isinstance(node, ASYNC) or getattr(node, "is_async", 0) for node in ast.walk(tree))


def compare(tool, path):
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
    except (SyntaxError, ValueError):
        return "not Python"
    if has_async(tree):
        return "async"
    if not tree.body:
        return "empty"
    output = subprocess.run([tool, path], capture_output=True).stdout.decode("utf-8", "replace").rstrip("\n")
    got = re.sub(r"\bint(\d+):([0-9a-zA-Z]+)", lambda found: f"int:{int(found[2], int(found[1]))}", output)
    wanted = dump(tree)
    if got == wanted:
        return "equal"
    at = next((i for i, (a, b) in enumerate(zip(got, wanted)) if a != b), min(len(got), len(wanted)))
    print(f"{path}\n  got    {got[max(0, at - 80):at + 80]!r}\n  wanted {wanted[max(0, at - 80):at + 80]!r}")
    return "different"


warnings.simplefilter("ignore")
sys.set_int_max_str_digits(0)
print(dict(Counter(compare(sys.argv[1], path) for path in sys.argv[2:])))

"""Rewrites errors.txt with the answers of the Python that runs this, which must be CPython 3.13.

    python3.13 bless_errors.py errors.txt

A case is a line "--- Type line offset end_line end_offset message" and a source; to add a case, write "---" alone and
the source.  The tests themselves need no Python.
"""
import ast
import re
import sys
import warnings


def answer(source):
    number = lambda value: -1 if value is None else value
    try:
        compile(source, "test", "exec", ast.PyCF_ONLY_AST)
    except SyntaxError as error:
        places = error.lineno, error.offset, error.end_lineno, error.end_offset
        return " ".join(["---", type(error).__name__, *(str(number(place)) for place in places), error.msg])
    return "--- none 0 0 0 0 -"


def main(path):
    assert sys.version_info[:2] == (3, 13)
    warnings.simplefilter("ignore")
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    sources = re.split(r"^---(?: .*)?\n", text, flags=re.MULTILINE)[1:]
    with open(path, "w", encoding="utf-8", newline="") as file:
        for source in sources:
            file.write(answer(source) + "\n" + source)


main(sys.argv[1])

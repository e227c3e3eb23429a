"""Carets stand under what was executing; none where they would cover the whole line."""
import sys, traceback

def show(function):
    try:
        function()
    except BaseException:
        print(traceback.format_exc().replace(__file__, "FILE"), end="")

def divide():
    x = 1
    return x + 1 / 0 * 2
def subscript():
    table = {}
    return table["a"]["b"] + 1
def nested_subscript():
    table = {"a": {}}
    return 1 + table["a"]["b"]
def call_in_middle():
    return 1 + int("x") + 2
def call_alone():
    return int("x")
def assign_call():
    number = int("x")
    return number
def attribute():
    return (5).foo
def attribute_long():
    value = None
    return [value.foo, value.bar]
def name():
    return undefined_name + 1
def several_lines():
    return (1 +
            2 / 0 +
            3)
def call_lines():
    return max(
        1,
        int("z"),
        3,
        4,
        5,
    )
def long_call():
    print(len(
        1,
        2,
        3,
        4))
def raise_it():
    raise ValueError("no")
def compare():
    return 1 < "a"
def unpack():
    a, b = 1, 2, 3
def unary():
    return -"a" + 1
def for_loop():
    for x in 5:
        pass
def delete():
    d = {}
    del d["x"]
def store():
    t = ()
    t[0] = 1
def augmented():
    x = 1
    x += "a"
def wide():
    é = "日本語"; return é + 1 / 0
def asserted():
    assert 1 == 2, "not equal"
def with_statement():
    with open("/nonexistent/file") as f:
        pass
def lambda_call():
    f = lambda x: x.y
    return f(1)
def comprehension():
    return [1 / x for x in (1, 0)]
def conditional():
    return 1 if 1 / 0 else 2
def keyword():
    return int("x", base=10)
def method():
    return "abc".index("d") + 1
def power():
    return 0 ** -1
def chained():
    return {}.get("a").upper().lower()
def starred():
    return print(*5)
def fstring():
    return f"{1/0} and {2}"
def indexed_slice():
    return [1, 2][1:"a"] + 3

for function in (divide, subscript, nested_subscript, call_in_middle, call_alone, assign_call, attribute,
                 attribute_long, name, several_lines, call_lines, long_call, raise_it, compare, unpack, unary,
                 for_loop, delete, store, augmented, wide, asserted, with_statement, lambda_call, comprehension,
                 conditional, keyword, method, power, chained, starred, fstring, indexed_slice):
    print("--", function.__name__)
    show(function)

# Things that ask the thing inside, 120,000 deep: RecursionError or an answer, never a crash. (CPython itself
# does not survive most of these; what is printed is what it says of shallower ones.)
import functools
import itertools
import types

DEPTH = 120_000


def outcome(make, use):
    x = None
    for _ in range(DEPTH):
        x = make(x)
    try:
        use(x)
    except RecursionError as error:
        return type(error).__name__
    except (AttributeError, TypeError, StopIteration) as error:
        return type(error).__name__
    return "an answer"


def nested(make):
    return lambda x: make(() if x is None else x)


cases = {
    "chain": (nested(itertools.chain), next),
    "map": (nested(lambda x: map(int, x)), next),
    "filter": (nested(lambda x: filter(None, x)), next),
    "zip": (nested(zip), next),
    "enumerate": (nested(enumerate), next),
    "islice": (nested(lambda x: itertools.islice(x, 1)), next),
    "takewhile": (nested(lambda x: itertools.takewhile(bool, x)), next),
    "method": (lambda x: types.MethodType(x or len, 1), lambda x: x.absent),
    "method doc": (lambda x: types.MethodType(x or len, 1), lambda x: x.__doc__),
    "alias": (lambda x: types.GenericAlias(x or int, int), lambda x: x.absent),
    "alias parameters": (lambda x: types.GenericAlias(list, x), lambda x: x.__parameters__),
    "property": (property, lambda x: x.__isabstractmethod__),
    "staticmethod": (staticmethod, lambda x: x.__isabstractmethod__),
    "classmethod": (classmethod, lambda x: x.__isabstractmethod__),
    "union": (lambda x: types.GenericAlias(list, x) | int if x else int, hash),
    "tuple": (lambda x: (x,), hash),
    "slice": (lambda x: slice(x, 1), hash),
    "proxy": (lambda x: types.MappingProxyType({1: 2} if x is None else x), lambda x: (len(x), x[1], list(x))),
}
for name, (make, use) in cases.items():
    print(name, outcome(make, use))

# The match statement.
def t(f, *a):
    try:
        print("->", f(*a))
    except BaseException as e:
        print(type(e).__name__, e)


def match_all(v):
    match v:
        case 0 | 1:
            return "small"
        case int(n) if n > 100:
            return "big", n
        case [a, b]:
            return "pair", a, b
        case [a, *rest]:
            return "list", a, rest
        case {"k": k, **rest}:
            return "mapping", k, rest
        case str() as s:
            return "text", s
        case complex(real=r, imag=i):
            return "complex", r, i
        case None:
            return "none"
        case _:
            return "other"


for v in (0, 500, 50, [1, 2], (1, 2, 3), [], {"k": 1, "l": 2}, {"m": 1}, "abc", 1j, None, b"x", range(2)):
    print(match_all(v))


class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y


def match_point(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return "on x", x
        case Point(x=a, y=b):
            return a, b


for p in (Point(0, 0), Point(5, 0), Point(1, 2), 3):
    print(match_point(p))


def bad_match(p):
    match p:
        case Point(1, 2, 3):
            pass


t(bad_match, Point(1, 2))

def a(x):
    return b(x) + 1
def b(x):
    y = [1, 2, 3]
    return y[x] / (x - 1)
class Err(Exception): pass
try:
    a(1)
except ZeroDivisionError as e:
    try:
        a(7)
    except IndexError as e2:
        raise Err('final', 5) from e

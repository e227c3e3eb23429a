# Equal constants of equal types are one object within a module, folded ones too; others are not.
a = 1000; b = 1000
print(a is b, 500 + 500 is a, 1000.0 is 1000.0, -0.0 is 0.0)
def f(): return 1000
def g(): return 1000
print(f() is g(), f() is a)
print((1, 2, "x y") is (1, 2, "x y"), "a b" is "a b", "ab" "cd" is "abcd")
print(f.__code__.co_consts, (lambda: 0.0).__code__.co_consts, (lambda: -0.0).__code__.co_consts)
print((lambda x: x in [1, 2, 3]).__code__.co_consts, (lambda x: x in {1}).__code__.co_consts)
print((lambda: "ab" * 3).__code__.co_consts, (lambda: 2 ** 200).__code__.co_consts, (lambda: 1 << 100).__code__.co_consts)
print((lambda: (1, 2) * 3).__code__.co_consts, (lambda: "x" * 5000).__code__.co_consts, (lambda: not 1).__code__.co_consts)
print((lambda: "%s-%s" % (a, b)).__code__.co_consts, (lambda: -1).__code__.co_consts, (lambda: 1 if 0 else 2).__code__.co_consts)
print((lambda: 10 / 4).__code__.co_consts, (lambda: 1 / 0).__code__.co_consts, (lambda: "abc"[1]).__code__.co_consts)
print((lambda: 1 + 2j).__code__.co_consts, (lambda: True + 1).__code__.co_consts, (lambda: 1 is 1.0).__code__.co_consts)
def h():
    "doc"
    return None, True, ..., 1, 1.0, True, "1", b"1"
print(h.__code__.co_consts)

# Doubles and decimals that fit machine words, and those that just do not: both ways must agree to the last digit.
import random, struct
random.seed(7)
def bits():
    while 1:
        x = struct.unpack("<d", struct.pack("<Q", random.getrandbits(64)))[0]
        if x == x and abs(x) != float("inf"): return x
out = []
def h(*a): out.append(" ".join(map(str, a)))
for i in range(3000):
    k = i % 6
    if k == 0: x = bits()
    elif k == 1: x = random.random()
    elif k == 2: x = random.uniform(-1e6, 1e6)
    elif k == 3: x = round(random.uniform(-1000, 1000), random.randint(0, 6))
    elif k == 4: x = random.getrandbits(53) * 2.0 ** random.randint(-140, 2)
    else: x = 2.0 ** random.randint(-170, 60) * random.choice([1, -1, 3, 0.75])
    p = random.randint(0, 20)
    h(repr(x), "%.*f" % (p, x), "%.2f" % x, format(x, "+.3f"), format(x, ".0f"), float(repr(x)) == x, round(x, p), round(x, 2), float("%.12g" % x))
for a in range(0, 100):
    x = a / 8
    h("%.0f %.1f %.2f" % (x, x, x), round(x, 1), round(x, 2), round(-x, 0), f"{x:.1f}", f"{-x:8.2f}")
for s in "0.1 1e22 1e23 9007199254740993 9007199254740992e-5 123456789012345678 1234567890123456789e-19 0.000001 -0.0 1e-22 1e-23 00012.500 .5 5. 1_0.2_5 1e5 1E+5 1e-400 1e400 0e999 0e9999".split():
    h(s, repr(float(s)))
for at in range(0, len(out), 20):  # a number for each 20 rows, and the first of them
    number = 0
    for character in "\n".join(out[at:at + 20]):
        number = (number * 31 + ord(character)) % 2305843009213693951
    print(number, out[at])

"""Growth and shrinkage of every container, sorting, comprehension, slices."""
numbers = []
for i in range(100):
    numbers.append(i * i)
numbers.sort(key=lambda x: -x % 17)
del numbers[10:20]
numbers[::2] = range(0, 2 * len(numbers[::2]), 2)
table = {i: str(i) for i in range(50)}
for i in range(0, 50, 3):
    del table[i]
table |= {("a", 1): [1]}
merged = {**table, "x": 1}
letters = set("hello world") - set("lo")
letters |= {i for i in range(30)}
frozen = frozenset(letters) & {1, 2, 3}
text = "".join(chr(97 + i % 26) for i in range(80)) + "é" + "日" * 3
parts = text.split("c")
print(len(numbers), len(table), len(merged), len(letters), sorted(frozen), len(parts), text.upper()[:5], text.encode()[-4:])
big = 3 ** 200 + 7 ** 100
print(big % 1000007, str(big)[:10], int("9" * 60) // 7, divmod(big, 10 ** 30)[1])
print([*zip(range(3), "abc")], list(map(pow, [2, 3], [3, 2])), dict(zip("ab", [1, 2])), sorted("banana", reverse=True))
array = bytearray(b"abc"); array += b"def" * 20; array[2:4] = b""
print(len(array), bytes(array[:4]), memoryview(array)[1:3].tobytes(), "{:>8.3f}|{!r}".format(3.14159, "x"), "%5d|%-5s|" % (42, "ab"))
def deep(n): return [deep(n - 1)] if n else []
print(repr(deep(20)), deep(20) == deep(20), hash((1, (2, (3,)))))
print("done")

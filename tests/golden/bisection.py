import bisect
import random

numbers = random.Random(2)
for turn in range(20):
    items = sorted(numbers.randrange(9) for _ in range(numbers.randrange(12)))
    x = numbers.randrange(10)
    print(items, x, bisect.bisect_left(items, x), bisect.bisect(items, x), bisect.bisect_right(items, x, 2),
          bisect.bisect_left(items, x, 0, min(1, len(items))))
    bisect.insort(items, x)
    bisect.insort_left(items, x + 0.0)
    print(items)
words = ['fig', 'pear', 'apple']
bisect.insort(words, 'plum', key=len)
bisect.insort_left(words, 'date', key=len)
print(words, bisect.bisect_left(words, 4, key=len), bisect.bisect_right(words, 4, lo=1, hi=None, key=len))


class Bag:
    def __init__(self):
        self.calls = []

    def __len__(self):
        return 4

    def __getitem__(self, at):
        self.calls.append(at)
        return at * 10

    def insert(self, at, item):
        print('insert', at, item)


bag = Bag()
bisect.insort(bag, 20)
print(bag.calls)
for call in (lambda: bisect.bisect([1], 'a'), lambda: bisect.bisect([1, 2], 1, -1), lambda: bisect.bisect(5, 1),
             lambda: bisect.bisect([1], 1, 0, 5), lambda: bisect.insort((1, 2), 1), lambda: bisect.bisect([1]),
             lambda: bisect.bisect([1, 2], 0, key=lambda item: 1 / 0)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

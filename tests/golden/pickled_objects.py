import copy
import io
import pickle
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction

Pair = namedtuple('Pair', 'a b')


@dataclass
class Point:
    x: int
    y: list


class Colour(Enum):
    RED = 1


class Plain:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__


class Stateful(Plain):
    def __getstate__(self):
        return {'kept': self.value}

    def __setstate__(self, state):
        self.value = state['kept']


class Slotted:
    __slots__ = 'a', 'b'

    def __eq__(self, other):
        return self.a == other.a


class Reduced:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, self.args

    def __eq__(self, other):
        return self.args == other.args


class Text(str):
    pass


class Outer:
    class Inner(Plain):
        pass


slotted = Slotted()
slotted.a = 1
values = [None, True, 0, 255, 256, 65536, -1, 2 ** 31, -2 ** 63, 10 ** 40, 1.5, float('inf'), '', 'text', '\u20ac\U0001f40d', 'x' * 300,
          b'', b'ab', b'y' * 300, bytearray(b'z'), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], list(range(5)), {},
          {'a': 1}, {'a': 1, 'b': [2]}, set(), {1}, frozenset({2}), 1j, range(3), slice(1, 2), Pair(1, 2), Colour.RED,
          len, print, int, Plain, Point(1, [2]), Plain('v'), Stateful(3), Outer.Inner(4), Reduced(1, 2), Text('t'),
          Counter('aab'), OrderedDict(a=1), defaultdict(list, {1: [2]}), deque([1, 2], 5), [[1]] * 3,
          NotImplemented, ..., type(None), 'name', ('name', 'name'), ValueError('wrong', 3)]
for value in values:
    for protocol in 2, 3, 4, 5:
        data = pickle.dumps(value, protocol)
        if protocol == 4 or isinstance(value, (int, str, bytes, tuple, list, dict)) and protocol != 2:
            print(protocol, data)
        back = pickle.loads(data)
        if back != value and not isinstance(value, Exception):
            print('differs', value, back)
assert pickle.loads(pickle.dumps(slotted)) == slotted
for value in date(2020, 1, 2), datetime(2020, 1, 2, 3), timedelta(1), Decimal('1.5'), Fraction(1, 3):
    print(pickle.loads(pickle.dumps(value)) == value)
loop = [1]
loop.append(loop)
tied = (loop, {})
tied[1]['self'] = tied
back = pickle.loads(pickle.dumps(tied))
print(back[1]['self'] is back, back[0][1] is back[0], len(pickle.dumps(list(range(3000)))), len(pickle.dumps('z' * 70000)))
page = io.BytesIO()
pickle.dump('one', page)
pickle.dump('two', page)
page.seek(0)
print(pickle.load(page), pickle.load(page))
local = lambda: 0
for wrong in (lambda: pickle.dumps(local), lambda: pickle.dumps(lambda: 0), lambda: pickle.dumps(x for x in ()),
              lambda: pickle.loads(b''), lambda: pickle.loads(b'?'), lambda: pickle.load(page), lambda: pickle.dumps(1, 9),
              lambda: pickle.dumps(page.write.__self__ and io)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).partition(' at 0x')[0])


class Elsewhere(pickle.Pickler):
    def persistent_id(self, obj):
        return obj.value if isinstance(obj, Plain) else None


class FromElsewhere(pickle.Unpickler):
    def persistent_load(self, pid):
        return f'<{pid}>'


page = io.BytesIO()
Elsewhere(page).dump([Plain('p'), 2])
page.seek(0)
print(FromElsewhere(page).load(), pickle.DEFAULT_PROTOCOL, pickle.loads(b'(lp0\nI1\naVx\np1\na.'))

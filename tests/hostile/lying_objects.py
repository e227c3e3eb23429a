# Objects whose special methods lie, raise, or change what is being worked on.
def attempt(label, action):
    try:
        print(label, '->', action())
    except Exception as error:
        print(label, '->', type(error).__name__ + ':', error)

class Index:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value
class Length:
    def __init__(self, value): self.value = value
    def __len__(self): return self.value
class Hint:
    def __init__(self, value): self.value = value
    def __length_hint__(self): return self.value
    def __iter__(self): return iter([1, 2])
class Truth:
    def __bool__(self): return 2
class Words:
    def __repr__(self): return 5
    def __str__(self): return None
    def __format__(self, spec): return 7
    def __hash__(self): return 'no'
class Numbers:
    def __int__(self): return 'x'
    def __float__(self): return 1
    def __complex__(self): return 'z'
    def __index__(self): return 1.5
class Sorted:
    def __lt__(self, other): raise KeyError('compare')
class Iterates:
    def __iter__(self): return 5
class NextOnly:
    def __next__(self): return 1
class Endless:
    def __getitem__(self, index): return index if index < 5 else [][0]
class Contains:
    def __contains__(self, item): return 'yes'
class Enters:
    def __enter__(self): return 1
class Missing(dict):
    def __missing__(self, key): return self
class Subclass(int):
    def __add__(self, other): return NotImplemented

attempt('index', lambda: [1, 2, 3][Index(1)])
attempt('index of text', lambda: [1][Index('x')])
attempt('slice', lambda: [1, 2, 3][Index(-2):])
attempt('negative length', lambda: len(Length(-1)))
attempt('huge length', lambda: len(Length(2 ** 70)))
attempt('length of text', lambda: len(Length('x')))
attempt('hint too large', lambda: list(Hint(2 ** 70)))
attempt('hint negative', lambda: list(Hint(-1)))
attempt('hint of text', lambda: list(Hint('x')))
attempt('truth', lambda: bool(Truth()))
attempt('if', lambda: 1 if Truth() else 2)
attempt('repr', lambda: repr(Words()))
attempt('str', lambda: str(Words()))
attempt('format', lambda: format(Words()))
attempt('f-string', lambda: f'{Words()!r}')
attempt('hash', lambda: hash(Words()))
attempt('as key', lambda: {Words(): 1})
attempt('int', lambda: int(Numbers()))
attempt('float', lambda: float(Numbers()))
attempt('complex', lambda: complex(Numbers()))
attempt('bin', lambda: bin(Numbers()))
attempt('sort', lambda: sorted([Sorted(), Sorted()]))
attempt('iter', lambda: iter(Iterates()))
attempt('for', lambda: [x for x in NextOnly()])
attempt('old protocol', lambda: list(Endless()))
attempt('in', lambda: 1 in Contains())
attempt('with', lambda: exec('with Enters(): pass', {'Enters': Enters}))
attempt('missing', lambda: Missing()['a'] == {})
attempt('declined', lambda: Subclass(3) + 4)
attempt('unpack', lambda: exec('a, b = Endless()', {'Endless': Endless}))
attempt('star', lambda: print(*Iterates()))
attempt('two stars', lambda: dict(**Iterates()))
attempt('isinstance', lambda: isinstance(1, Iterates()))
attempt('raise', lambda: exec('raise Iterates()', {'Iterates': Iterates}))
attempt('except', lambda: exec('try: 1/0\nexcept Iterates(): pass', {'Iterates': Iterates}))
attempt('base', lambda: type('T', (Iterates(),), {}))
attempt('slots', lambda: type('T', (), {'__slots__': (5,)}))
attempt('metaclass', lambda: exec('class T(metaclass=Iterates()): pass', {'Iterates': Iterates}))
attempt('delete while iterating', lambda: [d.clear() for d in [{1: 2}] for key in d])
attempt('grow while iterating', lambda: [s.add(x + 1) for s in [{1}] for x in s])

from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr
from types import MappingProxyType, SimpleNamespace

words = 'the quick brown fox jumps over a lazy dog and then it sleeps'.split()
numbered = {word: at for at, word in enumerate(words)}


@dataclass
class Book:
    title: str
    pages: int
    hidden: str = field(default='x', repr=False)
    authors: list = field(default_factory=list)


class Named(dict):
    def __repr__(self):
        return 'Named' + super().__repr__()


Pair = namedtuple('Pair', 'left right')
loop = [1, 2]
loop.append(loop)
values = [Counter(words + words[:3]), OrderedDict(numbered), defaultdict(int, numbered), deque(words), deque(words, 20),
          ChainMap(numbered, {'fox': 1}), UserDict(numbered), UserList(words), UserString(' '.join(words * 2)),
          MappingProxyType(numbered), SimpleNamespace(**numbered), set(words), frozenset(range(40)), tuple(words),
          ('one word that is alone in a tuple and much too long for the narrow page' * 2,), b'bytes of data ' * 8,
          bytearray(range(60)), ' '.join(words * 3), 'line one\nline two\n' * 4, [Book('Title ' * 9, 300, authors=words)],
          Named(numbered), Pair(words, words), loop, {'k': loop, 1: {2.5: None, 'nested': [numbered, words]}},
          {('a', 1): 'tuple', None: 'none', 'z': [[[[[words]]]]]}, [10 ** 9, 123456789], set(), frozenset(), Counter(), []]
for value in values:
    for options in {}, {'width': 40}, {'indent': 4, 'compact': True}, {'depth': 2, 'underscore_numbers': True}:
        text = pformat(value, **options)
        print(type(value).__name__, options)
        print(text if 'Recursion' not in text else text.replace(str(id(loop)), 'ID'))
pp({'b': 1, 'a': 2})
pprint({'b': 1, 'a': 2}, sort_dicts=False)
print(isreadable([1]), isreadable([print]), isreadable(loop), isrecursive(loop), saferepr({'b': [1], 'a': ()}))


class Shorter(PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)


Shorter(width=30).pprint({'key': words, 'other': 'text'})
for wrong in {'indent': -1}, {'depth': 0}, {'width': 0}:
    try:
        PrettyPrinter(**wrong)
    except ValueError as error:
        print(error)

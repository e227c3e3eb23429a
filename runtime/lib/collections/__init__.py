"""Containers beside dict, list, set and tuple.

namedtuple    a function that makes subclasses of tuple with named fields
deque         a list-like container with fast appends and pops at both ends
ChainMap      one view of several mappings
Counter       a dict that counts hashable objects
OrderedDict   a dict that remembers, and can rearrange, the order of its entries
defaultdict   a dict that calls a factory for missing values
UserDict, UserList, UserString   wrappers that are easier to subclass
"""

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque',
           'namedtuple']

import operator as _operator
import sys as _sys
from _collections import _count_elements, defaultdict, deque
from reprlib import recursive_repr as _recursive_repr


def __getattr__(name):
    # ChainMap and the User classes need the abstract base classes: they are loaded when asked for.
    if name in ('ChainMap', 'UserDict', 'UserList', 'UserString'):
        from collections import _user
        value = globals()[name] = getattr(_user, name)
        return value
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


class OrderedDict(dict):
    """A dict whose order counts: it can be rearranged, and takes part in comparisons."""

    def popitem(self, last=True):
        """Take out the last entry, or the first if `last` is false, and give it as a pair."""
        if len(self) == 0:
            raise KeyError('dictionary is empty')
        order = reversed(self) if last else iter(self)
        key = next(order)
        return key, self.pop(key)

    def move_to_end(self, key, last=True):
        """Put an entry that is there behind all others, or in front of them if `last` is false."""
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
        else:
            others = list(dict.items(self))
            dict.clear(self)
            dict.__setitem__(self, key, value)
            dict.update(self, others)

    def copy(self):
        """A fresh one of the same class with the same entries."""
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """One entry for each key of the iterable, all with the same value."""
        made = cls()
        made.update((key, value) for key in iterable)
        return made

    @_recursive_repr()
    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        return f'{self.__class__.__name__}({dict(self.items())!r})'

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        answer = self.__eq__(other)
        return answer if answer is NotImplemented else not answer

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.__class__(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.__class__(other)
        result.update(self)
        return result

    def __reduce__(self):
        state = self.__dict__.copy()
        return self.__class__, (), state or None, None, iter(self.items())

    __hash__ = None


def _is_fit(name):
    from keyword import iskeyword
    return name.isidentifier() and not iskeyword(name)


def _rename_unfit(names):
    # What cannot be a field, or stands there twice, is called by its position.
    taken = set()
    for at, name in enumerate(names):
        if name in taken or name[:1] == '_' or not _is_fit(name):
            names[at] = f'_{at}'
        taken.add(name)


def _check_names(typename, names, underscores_allowed):
    for name in (typename, *names):
        if not _is_fit(name):
            problem = 'cannot be a keyword' if name.isidentifier() else 'must be valid identifiers'
            raise ValueError(f'Type names and field names {problem}: {name!r}')
    for at, name in enumerate(names):
        if name[0] == '_' and not underscores_allowed:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in names[:at]:
            raise ValueError(f'Encountered duplicate field name: {name!r}')


def _constructor(typename, names, defaults):
    parameters = ', '.join(names)
    values = f'({parameters},)' if names else '()'
    space = {'_new': tuple.__new__, '__builtins__': {}, '__name__': f'namedtuple_{typename}'}
    separator = ', ' if names else ''
    __new__ = eval(f'lambda _cls{separator}{parameters}: _new(_cls, {values})', space)
    __new__.__name__ = '__new__'
    __new__.__doc__ = f'Create new instance of {typename}({parameters})'
    if defaults:
        __new__.__defaults__ = defaults
    return __new__


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a subclass of tuple whose items have names as well.

    `field_names` is a sequence of names or one text with names separated by blanks or commas. The last fields
    have `defaults`. With `rename`, names that cannot be fields become _0, _1 …
    """
    split = field_names.replace(',', ' ').split() if isinstance(field_names, str) else field_names
    names = [str(name) for name in split]
    typename = _sys.intern(str(typename))
    if rename:
        _rename_unfit(names)
    _check_names(typename, names, rename)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        required = len(names) - len(defaults)
        if required < 0:
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(names[required:], defaults))
    fields = tuple(map(_sys.intern, names))
    size = len(fields)
    form = '(' + ', '.join(f'{name}=%r' for name in fields) + ')'

    @classmethod
    def _make(cls, iterable):
        """One of these from the items of an iterable."""
        made = tuple.__new__(cls, iterable)
        if len(made) == size:
            return made
        raise TypeError(f'Expected {size} arguments, got {len(made)}')

    def _replace(self, /, **kwds):
        """The same with some fields given other values."""
        made = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if not kwds:
            return made
        raise TypeError(f'Got unexpected field names: {list(kwds)!r}')

    def __repr__(self):
        """TypeName(field=value, …)"""
        return type(self).__name__ + form % tuple(self)

    def _asdict(self):
        """A dict from names to values."""
        return {name: value for name, value in zip(fields, self)}

    def __getnewargs__(self):
        """A plain tuple, for copies."""
        return tuple(self)

    __new__ = _constructor(typename, fields, defaults)
    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'
    space = dict(__doc__=f'{typename}({", ".join(fields)})', __slots__=(), _fields=fields, __match_args__=fields,
                 _field_defaults=field_defaults, __new__=__new__, _make=_make, _replace=_replace,
                 __replace__=_replace, __repr__=__repr__, _asdict=_asdict, __getnewargs__=__getnewargs__)
    for index, name in enumerate(fields):
        space[name] = property(_operator.itemgetter(index), doc=f'Alias for field number {index}')
    result = type(typename, (tuple,), space)
    if module is None:
        module = _sys._getframe(1).f_globals.get('__name__', '__main__')
    result.__module__ = module
    return result


def _comparison(name, holds):
    # True if the counts of every element, 0 where it is missing, stand in the relation.
    def compare(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(holds(self[element], other[element]) for both in (self, other) for element in both)
    compare.__name__ = name
    compare.__qualname__ = f'Counter.{name}'
    return compare


def _operation(name, combine):
    # A fresh Counter of the combined counts that are above 0, elements of the left operand first.
    def operate(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for element in (*self, *(element for element in other if element not in self)):
            count = combine(self[element], other[element])
            if count > 0:
                made[element] = count
        return made
    operate.__name__ = name
    operate.__qualname__ = f'Counter.{name}'
    return operate


def _inplace(name, combine, over_self):
    # The same into the left operand itself; what is not above 0 is dropped.
    def operate(self, other):
        for element in list(self if over_self else other):
            self[element] = combine(self[element], other[element])
        for element in [element for element, count in self.items() if count <= 0]:
            del self[element]
        return self
    operate.__name__ = name
    operate.__qualname__ = f'Counter.{name}'
    return operate


class Counter(dict):
    """A dict from elements to how often they were seen; what was never seen counts 0."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __delitem__(self, elem):
        # Deleting what is not there is no error.
        if elem in self:
            dict.__delitem__(self, elem)

    def __reduce__(self):
        return type(self), (dict(self),)

    def __repr__(self):
        try:
            shown = dict(self.most_common())
        except TypeError:  # counts that cannot be ordered
            shown = dict(self)
        return f'{type(self).__name__}({shown!r})' if shown else f'{type(self).__name__}()'

    def copy(self):
        """A fresh one of the same class with the same counts."""
        return type(self)(self)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def total(self):
        """All counts together."""
        return sum(self.values())

    def elements(self):
        """Each element as often as it was counted."""
        for element, count in self.items():
            yield from [element] * count

    def most_common(self, n=None):
        """Pairs of element and count, the highest count first; only the first `n` if given."""
        ranked = sorted(self.items(), key=_operator.itemgetter(1), reverse=True)
        return ranked if n is None else ranked[:max(n, 0)]

    def update(self, iterable=None, /, **kwds):
        """Count the elements of an iterable, or add the counts of a mapping, on top."""
        from _collections_abc import Mapping
        if isinstance(iterable, Mapping):
            if len(self) == 0:
                dict.update(self, iterable)
            else:
                for element, count in iterable.items():
                    self[element] = count + self.get(element, 0)
        elif iterable is not None:
            _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """The opposite of update; counts may become negative."""
        if hasattr(iterable, 'keys') and hasattr(iterable, 'items'):
            for element, count in iterable.items():
                self[element] = self.get(element, 0) - count
        elif iterable is not None:
            for element in iterable:
                self[element] = self.get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    __hash__ = None
    __eq__ = _comparison('__eq__', _operator.eq)
    __le__ = _comparison('__le__', _operator.le)
    __ge__ = _comparison('__ge__', _operator.ge)

    def __ne__(self, other):
        answer = self.__eq__(other)
        return answer if answer is NotImplemented else not answer

    def __lt__(self, other):
        answer = self.__le__(other)
        return answer if answer is NotImplemented else answer and self != other

    def __gt__(self, other):
        answer = self.__ge__(other)
        return answer if answer is NotImplemented else answer and self != other

    __add__ = _operation('__add__', _operator.add)
    __sub__ = _operation('__sub__', _operator.sub)
    __or__ = _operation('__or__', max)
    __and__ = _operation('__and__', min)
    __iadd__ = _inplace('__iadd__', _operator.add, False)
    __isub__ = _inplace('__isub__', _operator.sub, False)
    __ior__ = _inplace('__ior__', max, False)
    __iand__ = _inplace('__iand__', min, True)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

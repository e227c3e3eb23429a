"""Abstract base classes of containers: what a type must have to count as one, and what it gets for free then.

The classes are made from the table below rather than written out: each is a name, its bases, the methods it demands,
and a bundle of methods that follow from those. A class that demands methods also recognises any other class
that has them all (`__subclasshook__`), unless it describes behaviour that names alone do not show (Sequence, Set …).
"""
from abc import ABCMeta, abstractmethod

__name__ = 'collections.abc'     # where people import these classes from

GenericAlias = type(list[int])
_generator = type((lambda: (yield))())
_made = []


# ---- how a class is made -----------------------------------------------------------------------------------------

def _finds(cls, name):
    """The nearest definition of a method, or None: assigning None to the name takes a method away."""
    owner = next((base for base in cls.__mro__ if name in vars(base)), None)
    return owner and vars(owner)[name]


def _recogniser(owner, demanded):
    def __subclasshook__(cls, candidate):
        if cls is owner[0] and all(_finds(candidate, name) is not None for name in demanded):
            return True
        return NotImplemented
    return classmethod(__subclasshook__)


def _demand(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError(name)
    method.__name__ = name
    return abstractmethod(method)


def _class(name, bases=(), demands='', *, recognise=None, gives=None, subscript=False, slots=(), **more):
    """`demands`: abstract methods. `recognise`: what makes any class count, if not just those; '' for nothing."""
    demanded = demands.split()
    wanted = demanded if recognise is None else recognise.split()
    owner = []
    namespace = {'__slots__': slots, '__module__': __name__, '__doc__': gives and gives.__doc__ or f'ABC {name}.'}
    namespace |= {method: _demand(method) for method in demanded}
    if wanted:
        namespace['__subclasshook__'] = _recogniser(owner, wanted)
    if subscript:
        namespace['__class_getitem__'] = classmethod(GenericAlias)
    if gives:
        hidden = ('__module__', '__dict__', '__weakref__', '__doc__', '__firstlineno__', '__static_attributes__',
                  '__qualname__')
        for key, value in vars(gives).items():
            if key not in hidden:
                namespace[key] = value
                if hasattr(value, '__qualname__') and callable(value):
                    value.__qualname__ = f'{name}.{key}'
    namespace |= more
    owner.append(ABCMeta(name, bases, namespace))
    _made.append(name)
    return owner[0]


def _same(a, b):
    return a is b or a == b


# ---- one method each ---------------------------------------------------------------------------------------------

Hashable = _class('Hashable', demands='__hash__')
Sized = _class('Sized', demands='__len__')
Container = _class('Container', demands='__contains__', subscript=True)
Iterable = _class('Iterable', demands='__iter__', subscript=True)
Awaitable = _class('Awaitable', demands='__await__', subscript=True)
AsyncIterable = _class('AsyncIterable', demands='__aiter__', subscript=True)
Buffer = _class('Buffer', demands='__buffer__')
Collection = _class('Collection', (Sized, Iterable, Container), recognise='__len__ __iter__ __contains__')
Reversible = _class('Reversible', (Iterable,), '__reversed__', recognise='__reversed__ __iter__')


class _OfIterator:
    """Something that next() works on."""
    def __iter__(self):
        return self


class _OfAsyncIterator:
    def __aiter__(self):
        return self


Iterator = _class('Iterator', (Iterable,), '__next__', recognise='__iter__ __next__', gives=_OfIterator)
AsyncIterator = _class('AsyncIterator', (AsyncIterable,), '__anext__', recognise='__anext__ __aiter__',
                       gives=_OfAsyncIterator)


def _close(self):
    """Throws GeneratorExit in, which must come out again or end the thing."""
    try:
        self.throw(GeneratorExit)
    except (StopIteration, GeneratorExit):
        return
    kind = 'generator' if isinstance(self, Generator) else 'coroutine'
    raise RuntimeError(f'{kind} ignored GeneratorExit')


def _next(self):
    return self.send(None)


Generator = _class('Generator', (Iterator,), 'send throw', recognise='__iter__ __next__ send throw close',
                   __next__=_next, close=_close)
Coroutine = _class('Coroutine', (Awaitable,), 'send throw', recognise='__await__ send throw close', close=_close)
AsyncGenerator = _class('AsyncGenerator', (AsyncIterator,), 'asend athrow',
                        recognise='__aiter__ __anext__ asend athrow aclose')


# ---- functions ---------------------------------------------------------------------------------------------------

def _stands_for_parameters(obj):
    kind = type(obj)
    return obj is ... or isinstance(obj, list) or (
        kind.__module__ == 'typing' and kind.__name__ in ('ParamSpec', '_ConcatenateGenericAlias'))


def _text(obj):
    if obj is ...:
        return '...'
    if not isinstance(obj, type):
        return getattr(obj, '__name__', None) or repr(obj) if callable(obj) and hasattr(obj, '__code__') else repr(obj)
    home = '' if obj.__module__ == 'builtins' else obj.__module__ + '.'
    return home + obj.__qualname__


def _is_open(args):
    return len(args) == 2 and _stands_for_parameters(args[0])


class _CallableGenericAlias(GenericAlias):
    """Callable[[int], str]; __args__ holds the parameters and then the result."""
    __slots__ = ()

    def __new__(cls, origin, args):
        if type(args) is not tuple or len(args) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        given, result = args
        if isinstance(given, (list, tuple)):
            return super().__new__(cls, origin, tuple(given) + (result,))
        if _stands_for_parameters(given):
            return super().__new__(cls, origin, args)
        raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {given}')

    def __repr__(self):
        if _is_open(self.__args__):
            return super().__repr__()
        *given, result = map(_text, self.__args__)
        return f'collections.abc.Callable[[{", ".join(given)}], {result}]'

    def __reduce__(self):
        *given, result = self.__args__
        return _CallableGenericAlias, (Callable, self.__args__ if _is_open(self.__args__) else (given, result))


Callable = _class('Callable', demands='__call__', __class_getitem__=classmethod(_CallableGenericAlias))


# ---- sets --------------------------------------------------------------------------------------------------------

def _set_relation(name, holds):
    def relation(self, other):
        return holds(self, other) if isinstance(other, Set) else NotImplemented
    relation.__name__ = name
    return relation


def _is_within(inner, outer):
    return len(inner) <= len(outer) and all(element in outer for element in inner)


def _set_operation(name, combine):
    """`combine(left, right)` yields the elements. The right side may be any iterable."""
    def operation(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(combine(self, other if isinstance(other, Set) else self._from_iterable(other)))
    operation.__name__ = name
    return operation


def _common(left, right):
    return (element for element in right if element in left)


def _either(left, right):
    yield from left
    yield from right


def _only(left, right):
    return (element for element in left if element not in right)


def _only_one(left, right):
    yield from _only(left, right)
    yield from _only(right, left)


class _OfSet:
    """Sets: __contains__, __iter__ and __len__ are needed; the operators follow."""
    __le__ = _set_relation('__le__', _is_within)
    __ge__ = _set_relation('__ge__', lambda a, b: _is_within(b, a))
    __lt__ = _set_relation('__lt__', lambda a, b: len(a) < len(b) and _is_within(a, b))
    __gt__ = _set_relation('__gt__', lambda a, b: len(b) < len(a) and _is_within(b, a))
    __eq__ = _set_relation('__eq__', lambda a, b: len(a) == len(b) and _is_within(a, b))
    __and__ = __rand__ = _set_operation('__and__', _common)
    __or__ = __ror__ = _set_operation('__or__', _either)
    __xor__ = __rxor__ = _set_operation('__xor__', _only_one)
    __sub__ = _set_operation('__sub__', _only)
    __rsub__ = _set_operation('__rsub__', lambda a, b: _only(b, a))
    __hash__ = None

    @classmethod
    def _from_iterable(cls, elements):
        """A set of the same kind; to be overridden where the constructor takes something else."""
        return cls(elements)

    def isdisjoint(self, other):
        return not any(element in self for element in other)

    def _hash(self):
        """For __hash__ of immutable sets: does not depend on the order."""
        return hash(frozenset(self))


Set = _class('Set', (Collection,), recognise='', gives=_OfSet)


def _first(iterable):
    """Some element; KeyError if there is none."""
    for element in iterable:
        return element
    raise KeyError


def _set_update(name, change):
    def update(self, other):
        if other is self:
            other = list(self)
        change(self, other)
        return self
    update.__name__ = name
    return update


class _OfMutableSet:
    """Sets that change: add and discard are needed too."""

    def remove(self, value):
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        value = _first(self)
        self.discard(value)
        return value

    def clear(self):
        for value in list(self):
            self.discard(value)

    def _toggle(self, values):
        for value in (values if isinstance(values, Set) else self._from_iterable(values)):
            (self.discard if value in self else self.add)(value)

    def _keep(self, values):
        for value in list(_only(self, values)):
            self.discard(value)

    def _add_all(self, values):
        for value in values:
            self.add(value)

    def _discard_all(self, values):
        for value in values:
            self.discard(value)

    __ior__ = _set_update('__ior__', _add_all)
    __iand__ = _set_update('__iand__', _keep)
    __ixor__ = _set_update('__ixor__', _toggle)
    __isub__ = _set_update('__isub__', _discard_all)
    del _toggle, _keep, _add_all, _discard_all


MutableSet = _class('MutableSet', (Set,), 'add discard', recognise='', gives=_OfMutableSet)


# ---- mappings ----------------------------------------------------------------------------------------------------

_absent = object()


def _value_or(mapping, key, otherwise):
    try:
        return mapping[key]
    except KeyError:
        return otherwise


class _OfMapping:
    """Mappings: __getitem__, __iter__ and __len__ are needed."""
    __abc_tpflags__ = 1 << 6
    __reversed__ = None
    __hash__ = None

    def get(self, key, default=None):
        return _value_or(self, key, default)

    def __contains__(self, key):
        return _value_or(self, key, _absent) is not _absent

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

    def keys(self):
        return KeysView(self)

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)


Mapping = _class('Mapping', (Collection,), '__getitem__', recognise='', gives=_OfMapping)


class _OfMutableMapping:
    """Mappings that change: __setitem__ and __delitem__ are needed too."""

    def pop(self, key, default=_absent):
        value = self[key] if default is _absent else _value_or(self, key, _absent)
        if value is _absent:
            return default
        del self[key]
        return value

    def popitem(self):
        key = _first(self)
        return key, self.pop(key)

    def clear(self):
        while len(self):
            self.popitem()

    def setdefault(self, key, default=None):
        value = _value_or(self, key, _absent)
        if value is _absent:
            self[key] = value = default
        return value

    def update(self, other=(), /, **named):
        if hasattr(other, 'keys'):
            pairs_of_other = [(key, other[key]) for key in other.keys()]
        else:
            pairs_of_other = other
        for pairs in (pairs_of_other, named.items()):
            for key, value in pairs:
                self[key] = value


MutableMapping = _class('MutableMapping', (Mapping,), '__setitem__ __delitem__', recognise='', gives=_OfMutableMapping)


class _OfView:
    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f'{type(self).__name__}({self._mapping!r})'


class _OfKeys:
    @classmethod
    def _from_iterable(cls, elements):
        return set(elements)

    def __iter__(self):
        return iter(self._mapping)

    def __contains__(self, key):
        return key in self._mapping


class _OfItems:
    @classmethod
    def _from_iterable(cls, elements):
        return set(elements)

    def __iter__(self):
        mapping = self._mapping
        return ((key, mapping[key]) for key in mapping)

    def __contains__(self, pair):
        key, value = pair
        present = _value_or(self._mapping, key, _absent)
        return present is not _absent and _same(present, value)


class _OfValues:
    def __iter__(self):
        mapping = self._mapping
        return (mapping[key] for key in mapping)

    def __contains__(self, value):
        return any(_same(present, value) for present in self)


MappingView = _class('MappingView', (Sized,), recognise='', gives=_OfView, subscript=True, slots=('_mapping',))
KeysView = _class('KeysView', (MappingView, Set), recognise='', gives=_OfKeys)
ItemsView = _class('ItemsView', (MappingView, Set), recognise='', gives=_OfItems)
ValuesView = _class('ValuesView', (MappingView, Collection), recognise='', gives=_OfValues)


# ---- sequences ---------------------------------------------------------------------------------------------------

class _OfSequence:
    """Sequences: __getitem__ and __len__ are needed."""
    __abc_tpflags__ = 1 << 5

    def __iter__(self):
        at = 0
        while True:
            try:
                item = self[at]
            except IndexError:
                return
            yield item
            at += 1

    def __reversed__(self):
        at = len(self)
        while at:
            at -= 1
            yield self[at]

    def __contains__(self, value):
        return any(_same(item, value) for item in self)

    def count(self, value):
        return sum(_same(item, value) for item in self)

    def index(self, value, start=0, stop=None):
        length = len(self) if stop is not None and stop < 0 or start is not None and start < 0 else 0
        at = max(length + start, 0) if start is not None and start < 0 else start or 0
        end = length + stop if stop is not None and stop < 0 else stop
        try:
            while end is None or at < end:
                if _same(self[at], value):
                    return at
                at += 1
        except IndexError:
            pass
        raise ValueError


Sequence = _class('Sequence', (Reversible, Collection), '__getitem__', recognise='', gives=_OfSequence)
ByteString = _class('ByteString', (Sequence,))


class _OfMutableSequence:
    """Sequences that change: __setitem__, __delitem__ and insert are needed too."""

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        taken = self[index]
        del self[index]
        return taken

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        low, high = 0, len(self) - 1
        while low < high:
            self[low], self[high] = self[high], self[low]
            low, high = low + 1, high - 1


MutableSequence = _class('MutableSequence', (Sequence,), '__setitem__ __delitem__ insert', recognise='',
                         gives=_OfMutableSequence)


# ---- the built-in types that count -------------------------------------------------------------------------------

for _base, _members in (
        (Set, (frozenset,)),
        (MutableSet, (set,)),
        (Mapping, (type(vars(type)),)),
        (MutableMapping, (dict,)),
        (KeysView, (type({}.keys()),)),
        (ItemsView, (type({}.items()),)),
        (ValuesView, (type({}.values()),)),
        (Generator, (_generator,)),
        (ByteString, (bytes, bytearray)),
        (Buffer, (bytes, bytearray, memoryview)),
        (Sequence, (tuple, str, range, memoryview)),
        (MutableSequence, (list, bytearray)),
        (Iterator, [type(iter(_sample)) for _sample in
                    ('', b'', (), [], {}, {}.values(), {}.items(), set(), bytearray(), range(0), range(1 << 99),
                     reversed([]), zip())])):
    for _member in _members:
        _base.register(_member)
del _base, _members, _member

__all__ = list(_made)

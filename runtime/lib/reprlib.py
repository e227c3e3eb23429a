"""repr() kept short, and a guard against containers within themselves."""
import builtins
from itertools import islice

__all__ = ['Repr', 'repr', 'recursive_repr']


def recursive_repr(fillvalue='...'):
    """A decorator for __repr__: an object met again within its own repr is shown as `fillvalue`."""
    def decorate(function):
        open_ids = set()

        def guarded(self):
            me = id(self)
            if me in open_ids:
                return fillvalue
            open_ids.add(me)
            try:
                return function(self)
            finally:
                open_ids.remove(me)

        for name in ('__module__', '__name__', '__qualname__', '__doc__', '__type_params__'):
            if hasattr(function, name):
                setattr(guarded, name, getattr(function, name))
        guarded.__wrapped__ = function
        return guarded
    return decorate


def _in_order(container):
    try:
        return sorted(container)
    except Exception:
        return list(container)


_LIMITS = {'maxlevel': 6, 'maxtuple': 6, 'maxlist': 6, 'maxarray': 5, 'maxdict': 4, 'maxset': 6, 'maxfrozenset': 6,
           'maxdeque': 6, 'maxstring': 30, 'maxlong': 40, 'maxother': 30, 'fillvalue': '...', 'indent': None}


class Repr:
    """repr() with limits on depth, items and characters; each limit is an attribute."""

    def __init__(self, **limits):
        unknown = limits.keys() - _LIMITS.keys()
        if unknown:
            raise TypeError(f'Repr.__init__() got an unexpected keyword argument {min(unknown)!r}')
        self.__dict__.update(_LIMITS, **limits)

    def repr(self, value):
        return self.repr1(value, self.maxlevel)

    def repr1(self, value, level):
        """Hands over to repr_TYPE, if there is one for the type's name."""
        name = 'repr_' + '_'.join(type(value).__name__.split())
        return getattr(self, name, self.repr_instance)(value, level)

    def _items(self, items, count, level, left, right, limit, show=None):
        if count and level <= 0:
            return left + self.fillvalue + right
        show = show or self.repr1
        shown = [show(item, level - 1) for item in islice(items, limit)]
        if count > limit:
            shown.append(self.fillvalue)
        return left + ', '.join(shown) + right

    def repr_tuple(self, value, level):
        return self._items(value, len(value), level, '(', ',)' if len(value) == 1 and level > 0 else ')', self.maxtuple)

    def repr_list(self, value, level):
        return self._items(value, len(value), level, '[', ']', self.maxlist)

    def repr_deque(self, value, level):
        return self._items(value, len(value), level, 'deque([', '])', self.maxdeque)

    def repr_set(self, value, level):
        if not value:
            return 'set()'
        return self._items(_in_order(value), len(value), level, '{', '}', self.maxset)

    def repr_frozenset(self, value, level):
        if not value:
            return 'frozenset()'
        return self._items(_in_order(value), len(value), level, 'frozenset({', '})', self.maxfrozenset)

    def repr_dict(self, value, level):
        def pair(key, below):
            return f'{self.repr1(key, below)}: {self.repr1(value[key], below)}'
        return self._items(_in_order(value), len(value), level, '{', '}', self.maxdict, pair)

    def _ends(self, limit):
        """How many characters to keep in front and behind."""
        front = max(0, (limit - 3) // 2)
        return front, max(0, limit - 3 - front)

    def _cut(self, text, limit):
        if len(text) <= limit:
            return text
        front, back = self._ends(limit)
        return text[:front] + self.fillvalue + text[len(text) - back:]

    def repr_str(self, value, level):
        text = builtins.repr(value[:self.maxstring])
        if len(text) <= self.maxstring:
            return text
        front, back = self._ends(self.maxstring)
        return self._cut(builtins.repr(value[:front] + value[len(value) - back:]), self.maxstring)

    def repr_int(self, value, level):
        return self._cut(builtins.repr(value), self.maxlong)

    def repr_instance(self, value, level):
        try:
            text = builtins.repr(value)
        except Exception:
            return f'<{type(value).__name__} instance at {id(value):#x}>'
        return self._cut(text, self.maxother)


aRepr = Repr()      # its limits may be changed
repr = aRepr.repr

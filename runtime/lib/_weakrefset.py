"""WeakSet, and what it shares with the containers of the module weakref.

A container's callback strikes the entry of a dead object off. A loop over the container must not see its table
change, so while loops run the callbacks only note what is to be struck off; the last loop to end does it.
"""

from _weakref import ref

__all__ = ["WeakSet"]


class _Strikes:
    """What a container has to forget: at once, or after the loops that run over it.

    It is a context manager around a loop. It holds the table, not the container, so that a callback does not
    keep the container alive.
    """

    __slots__ = ("forget", "loops", "waiting", "__weakref__")

    def __init__(self, forget):
        self.forget = forget
        self.loops = 0
        self.waiting = []

    def strike(self, reference):
        if self.loops:
            self.waiting.append(reference)
        else:
            self.forget(reference)

    def __enter__(self):
        self.loops += 1

    def __exit__(self, *error):
        self.loops -= 1
        if not self.loops:
            while self.waiting:
                self.forget(self.waiting.pop())


def _callback_of(strikes):
    """A callback for references: it must not hold the container that holds the references."""
    weak = ref(strikes)

    def died(reference):
        alive = weak()
        if alive is not None:
            alive.strike(reference)
    return died


def _references(items):
    return {ref(item) for item in items}


class WeakSet:
    """A set that does not keep its members alive."""

    def __init__(self, data=None):
        table = self.data = set()
        self._strikes = _Strikes(table.discard)
        self._died = _callback_of(self._strikes)
        if data is not None:
            self.update(data)

    def __iter__(self):
        with self._strikes:
            for reference in self.data:
                member = reference()
                if member is not None:
                    yield member

    def __len__(self):
        return len(self.data) - len(self._strikes.waiting)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        self.data.add(ref(item, self._died))

    def update(self, other):
        for item in other:
            self.add(item)

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        while self.data:
            member = self.data.pop()()
            if member is not None:
                return member
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    # The algebra is that of the sets of references; named methods take any iterable.

    def union(self, other):
        return type(self)(item for part in (self, other) for item in part)

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def difference(self, other):
        result = self.copy()
        result.data -= _references(other)
        return result

    def symmetric_difference(self, other):
        return self.difference(other).union(type(self)(other).difference(self))

    def intersection_update(self, other):
        self.data &= _references(other)

    def difference_update(self, other):
        self.data -= _references(other)

    def symmetric_difference_update(self, other):
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def issubset(self, other):
        return self.data <= _references(other)

    def issuperset(self, other):
        return self.data >= _references(other)

    def isdisjoint(self, other):
        return not any(item in self for item in other)

    __hash__ = None

    def __eq__(self, other):
        if isinstance(other, type(self)):
            return self.data == _references(other)
        return NotImplemented

    def __lt__(self, other):
        return self.data < _references(other)

    def __gt__(self, other):
        return self.data > _references(other)

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference
    __le__, __ge__ = issubset, issuperset

    def __ior__(self, other):
        self.update(other)
        return self

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

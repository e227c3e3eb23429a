"""Weak references: ways to look at an object without keeping it alive.

`ref`, `proxy` and their relatives come from the C module `_weakref`. What stands here is made of them:

WeakValueDictionary   name -> object; an entry goes when its object dies
WeakKeyDictionary     object -> value; likewise
WeakSet               objects (in _weakrefset.py, because the module abc needs it early)
WeakMethod            a bound method
finalize              a function to be called when an object dies, or at the end of the program

The containers keep references with a callback in a dict or set called `data`. The callback strikes the entry off.
A loop over the container must not see its table change, so while loops run the callbacks only note what is to
be struck off, and the last loop to end does it (class _Strikes there).
"""

import _collections_abc
import atexit as _atexit
import itertools as _itertools
from _weakref import (CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref)
from _weakrefset import WeakSet, _callback_of, _Strikes

_collections_abc.MutableSet.register(WeakSet)

ProxyTypes = (ProxyType, CallableProxyType)

__all__ = ["CallableProxyType", "ProxyType", "ProxyTypes", "ReferenceType", "WeakKeyDictionary", "WeakMethod",
           "WeakSet", "WeakValueDictionary", "finalize", "getweakrefcount", "getweakrefs", "proxy", "ref"]

_nothing = object()


class _KeyedReference(ref):
    """A reference to a value which knows the key it stands under."""

    __slots__ = ("key",)

    def __new__(cls, value, callback, key):
        made = super().__new__(cls, value, callback)
        made.key = key
        return made

    def __init__(self, value, callback, key):
        super().__init__(value, callback)


def _strike_value(table, reference):
    # The key may have a new value by this time.
    if table.get(reference.key) is reference:
        del table[reference.key]


class _WeakMapping(_collections_abc.MutableMapping):
    """What both dictionaries have: everything can be said in terms of _live(), pairs of live keys and values."""

    def __len__(self):
        return len(self.data) - len(self._strikes.waiting)

    def __iter__(self):
        for key, value in self._live():
            yield key

    def keys(self):
        return iter(self)

    def values(self):
        for key, value in self._live():
            yield value

    def items(self):
        return self._live()

    def __eq__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            return dict(self._live()) == dict(other.items())
        return NotImplemented

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def copy(self):
        twin = self._empty()
        for key, value in self._live():
            twin[key] = value
        return twin

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        both = self.copy()
        both.update(other)
        return both

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        both = self._empty()
        both.update(other)
        both.update(self)
        return both

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(_WeakMapping):
    """A dictionary that does not keep its values alive."""

    def __init__(self, other=(), /, **named):
        table = self.data = {}
        self._strikes = _Strikes(lambda reference: _strike_value(table, reference))
        self._died = _callback_of(self._strikes)
        self.update(other, **named)

    def _empty(self):
        return WeakValueDictionary()

    def _live(self):
        with self._strikes:
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    yield key, value

    def _value(self, key):
        """The live value under `key`, or None."""
        reference = self.data.get(key)
        return None if reference is None else reference()

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = _KeyedReference(value, self._died, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return self._value(key) is not None

    def get(self, key, default=None):
        value = self._value(key)
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self._value(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, default=_nothing):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if default is _nothing:
            raise KeyError(key)
        return default

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def valuerefs(self):
        """References to the values; they may be dead by the time they are called."""
        return list(self.data.values())

    def itervaluerefs(self):
        with self._strikes:
            yield from self.data.values()

    def __deepcopy__(self, memo):
        import copy
        twin = type(self)()
        for key, value in self._live():
            twin[copy.deepcopy(key, memo)] = value
        return twin


class WeakKeyDictionary(_WeakMapping):
    """A dictionary that does not keep its keys alive."""

    def __init__(self, dict=None):
        table = self.data = {}
        self._strikes = _Strikes(lambda reference: table.pop(reference, None))
        self._died = _callback_of(self._strikes)
        if dict is not None:
            self.update(dict)

    def _empty(self):
        return WeakKeyDictionary()

    def _live(self):
        with self._strikes:
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def __len__(self):
        return len(self.data) - sum(dead in self.data for dead in self._strikes.waiting)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._died)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._died), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def keyrefs(self):
        """References to the keys; they may be dead by the time they are called."""
        return list(self.data)

    def __deepcopy__(self, memo):
        import copy
        twin = type(self)()
        for key, value in self._live():
            twin[key] = copy.deepcopy(value, memo)
        return twin


class WeakMethod(ref):
    """A reference to a bound method that dies with the method's object.

    A bound method is made anew at each `object.method`, so a plain `ref` to one would be dead at once. This holds
    the object and the function apart, both weakly.
    """

    __slots__ = ("_function", "_kind", "_is_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        if not (hasattr(meth, "__self__") and hasattr(meth, "__func__")):
            raise TypeError(f"argument should be a bound method, not {type(meth)}")

        def died(part):
            whole = weak()
            if whole is not None and whole._is_alive:
                whole._is_alive = False
                if callback is not None:
                    callback(whole)

        made = super().__new__(cls, meth.__self__, died)
        made._function = ref(meth.__func__, died)
        made._kind = type(meth)
        made._is_alive = True
        weak = ref(made)
        return made

    def __call__(self):
        owner, function = super().__call__(), self._function()
        return None if owner is None or function is None else self._kind(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._is_alive and other._is_alive:
            return super().__eq__(other) and self._function == other._function
        return self is other

    def __hash__(self):
        return super().__hash__()


class finalize:
    """Calls func(*args, **kwargs) when `obj` dies, or at the end of the program, but once only.

    Calling the finalizer itself does it at once. Finalizers are kept alive by a table of their own, so nobody
    needs to hold them.
    """

    __slots__ = ()

    _alive = {}  # finalizer -> [reference, function, arguments, keywords, atexit, number]
    _numbers = _itertools.count()
    _watches_exit = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._watches_exit:
            finalize._watches_exit = True
            _atexit.register(_finalize_rest)
        self._alive[self] = [ref(obj, self), func, args, kwargs, True, next(self._numbers)]

    def __call__(self, reference=None):
        entry = self._alive.pop(self, None)
        if entry is not None:
            return entry[1](*entry[2], **entry[3])

    def _contents(self):
        """(obj, func, args, kwargs), or None."""
        entry = self._alive.get(self)
        obj = None if entry is None else entry[0]()
        return None if obj is None else (obj, entry[1], entry[2], entry[3])

    def peek(self):
        """(obj, func, args, kwargs) if the finalizer is alive, else None."""
        return self._contents()

    def detach(self):
        """As peek(), and the finalizer is dead afterwards."""
        contents = self._contents()
        if contents is not None:
            del self._alive[self]
        return contents

    @property
    def alive(self):
        """Is the call still to come?"""
        return self in self._alive

    @property
    def atexit(self):
        """Will it be made at the end of the program?"""
        entry = self._alive.get(self)
        return entry is not None and entry[4]

    @atexit.setter
    def atexit(self, value):
        entry = self._alive.get(self)
        if entry is not None:
            entry[4] = bool(value)

    def __repr__(self):
        contents = self._contents()
        state = "dead" if contents is None else f"for {type(contents[0]).__name__!r} at {id(contents[0]):#x}"
        return f"<{type(self).__name__} object at {id(self):#x}; {state}>"


def _finalize_rest():
    """At the end of the program: the newest first; a call may make others."""
    while True:
        rest = [(entry[5], finalizer) for finalizer, entry in finalize._alive.items() if entry[4]]
        if not rest:
            break
        finalizer = max(rest, key=lambda pair: pair[0])[1]
        try:
            finalizer()
        except Exception as error:
            import sys
            sys.excepthook(type(error), error, error.__traceback__)
    finalize._alive.clear()

"""How objects are taken apart for copying: what object.__reduce_ex__ refers to, and functions registered for types."""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Registers the function that takes instances of `ob_type` apart."""
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is None:
        return
    constructor(constructor_ob)


def constructor(candidate):
    """Only checks: constructors need no registration."""
    if callable(candidate):
        return
    raise TypeError('constructors must be callable')


def _pickle_complex(c):
    return complex, (c.real, c.imag)


def _pickle_union(u):
    import functools, operator
    return functools.reduce, (operator.or_, u.__args__)


pickle(complex, _pickle_complex, complex)
pickle(type(int | str), _pickle_union)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    result = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(result, state)
    return result


_HEAP_TYPE = 1 << 9
_new_type = type(int.__new__)


def _reduce_ex(self, proto):
    assert proto < 2
    cls = self.__class__
    base = object
    for candidate in cls.__mro__:
        if not candidate.__flags__ & _HEAP_TYPE:
            base = candidate
            break
        new = candidate.__new__
        if isinstance(new, _new_type) and new.__self__ is candidate:
            base = candidate
            break
    if base is cls and base is not object:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    content = None if base is object else base(self)
    has_slots = bool(getattr(self, '__slots__', None))
    if not hasattr(self, '__getstate__'):
        own = None if has_slots else getattr(self, '__dict__', None)
    else:
        has_slots = has_slots and cls.__getstate__ is object.__getstate__
        own = None if has_slots else self.__getstate__()
    if has_slots:
        raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
    parts = (_reconstructor, (cls, base, content))
    return parts + (own,) if own else parts


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    """The names of a class's and its bases' __slots__, as attributes are really called."""
    names = []
    for c in cls.__mro__:
        slots = c.__dict__.get('__slots__', ())
        if isinstance(slots, str):
            slots = (slots,)
        for name in slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                stripped = c.__name__.lstrip('_')
                names.append(f'_{stripped}{name}' if stripped else name)
            else:
                names.append(name)
    return names


_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    """Registers an extension code for (module, name)."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code {_extension_registry[key]}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()

"""functools: tools for working with functions and callable objects."""

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'total_ordering', 'cache',
           'cmp_to_key', 'lru_cache', 'reduce', 'partial', 'partialmethod', 'singledispatch',
           'singledispatchmethod', 'cached_property']

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from collections import namedtuple

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Update a wrapper function to look like the wrapped function."""
    for attribute in assigned:
        try:
            value = getattr(wrapped, attribute)
        except AttributeError:
            pass
        else:
            setattr(wrapper, attribute, value)
    for attribute in updated:
        getattr(wrapper, attribute).update(getattr(wrapped, attribute, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator factory to apply update_wrapper() to a wrapper function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- orderings ----------------------------------------------------------------------------------------------

def _made_of(root, operation):
    # Each comparison from the one that the class has: (negated?, how equality comes in).
    table = {
        '__lt__': {'__gt__': (True, 'differ'), '__le__': (False, 'equal'), '__ge__': (True, None)},
        '__le__': {'__ge__': (True, 'equal'), '__lt__': (False, 'differ'), '__gt__': (True, None)},
        '__gt__': {'__lt__': (True, 'differ'), '__ge__': (False, 'equal'), '__le__': (True, None)},
        '__ge__': {'__le__': (True, 'equal'), '__gt__': (False, 'differ'), '__lt__': (True, None)},
    }
    negated, equality = table[root][operation]

    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        if negated:
            answer = not answer
        if equality == 'equal':
            return answer or self == other
        if equality == 'differ':
            return answer and self != other
        return answer
    compare.__name__ = operation
    compare.__doc__ = getattr(int, operation).__doc__
    return compare


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods"""
    roots = [name for name in ('__lt__', '__le__', '__gt__', '__ge__')
             if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = next(name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in roots)
    for name in ('__lt__', '__le__', '__gt__', '__ge__'):
        if name not in roots:
            setattr(cls, name, _made_of(root, name))
    return cls


# ---- partial methods ----------------------------------------------------------------------------------------

class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            self.func, self.args = func.func, func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args), *(f'{k}={v!r}' for k, v in self.keywords.items())]
        return f'functools.partialmethod({", ".join(parts)})'

    def _method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


# ---- caches -------------------------------------------------------------------------------------------------

_CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator.

    If maxsize is None, the cache can grow without bound. If typed is True, arguments of different types are
    cached separately. Arguments must be hashable. f.cache_info() gives statistics, f.cache_clear() empties the
    cache, f.__wrapped__ is the function itself.
    """
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _make_cache(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _make_cache(function, maxsize, typed)


def _make_cache(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    'Simple lightweight unbounded cache.  Sometimes called "memoize".'
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property whose value is computed once and then stands in the instance's __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            store = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f'instance to cache {self.attrname!r} property.') from None
        value = store.get(self.attrname, self)
        if value is self:
            value = self.func(instance)
            try:
                store[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                                f'support item assignment for caching {self.attrname!r} property.') from None
        return value


# ---- single dispatch ----------------------------------------------------------------------------------------

def _find_implementation(cls, registry):
    for base in cls.__mro__:
        if base in registry:
            return registry[base]
    match = None
    for candidate in registry:
        try:
            fits = issubclass(cls, candidate)
        except TypeError:
            fits = False
        if fits and candidate is not object and (match is None or issubclass(candidate, match)):
            match = candidate
    return registry[match if match is not None else object]


def _classes_of(annotation):
    args = getattr(annotation, '__args__', None)
    return args if args is not None and not isinstance(annotation, type) else (annotation,)


def singledispatch(func):
    """Single-dispatch generic function decorator: the type of the first argument chooses the implementation."""
    registry = {}
    name = getattr(func, '__name__', 'singledispatch function')

    def dispatch(cls):
        """The implementation for the given class."""
        return _find_implementation(cls, registry)

    def register(cls, func=None):
        """Registers an implementation for a class, also by annotation of the first parameter."""
        if func is None:
            if isinstance(cls, type) or hasattr(cls, '__args__'):
                return lambda f: register(cls, f)
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either '
                                '`@register(some_class)` or plain `@register` on an annotated function.')
            func = cls
            cls = next(iter(annotations.values()))
            if isinstance(cls, str):
                cls = eval(cls, func.__globals__)
        for each in _classes_of(cls):
            if not isinstance(each, type):
                raise TypeError(f'Invalid annotation for {next(iter(func.__annotations__), None)!r}. '
                                f'{each!r} is not a class.')
            registry[each] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    from types import MappingProxyType
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = lambda: None
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f'{self.func.__name__} requires at least 1 positional argument')
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

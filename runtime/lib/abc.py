"""Abstract base classes: classes that cannot be instantiated while a method is missing, and that other classes can
join without deriving from them."""
from _weakrefset import WeakSet


def abstractmethod(funcobj):
    """Marks a method that subclasses must define before they can be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


class _Data:
    """What a class knows of its registered subclasses, and of answers given before."""
    __slots__ = ('registry', 'cache', 'negative_cache', 'negative_version')

    def __init__(self):
        self.registry = WeakSet()
        self.cache = WeakSet()
        self.negative_cache = WeakSet()
        self.negative_version = _version[0]


_version = [0]      # grows with each register(): negative answers from before are void


def _abstract_names(cls, bases, namespace):
    names = {name for name, value in namespace.items() if getattr(value, '__isabstractmethod__', False)}
    for base in bases:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """The metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, bases, namespace)
        cls._abc_impl = _Data()
        return cls

    def register(cls, subclass):
        """Makes `subclass` count as a subclass; gives it back, so that it can be used as a decorator."""
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_impl.registry.add(subclass)
        _version[0] += 1
        return subclass

    def __instancecheck__(cls, instance):
        """Answers isinstance(instance, cls)."""
        subclass = instance.__class__
        if subclass in cls._abc_impl.cache:
            return True
        subtype = type(instance)
        if subtype is subclass:
            data = cls._abc_impl
            if data.negative_version == _version[0] and subclass in data.negative_cache:
                return False
            return cls.__subclasscheck__(subclass)
        return any(cls.__subclasscheck__(c) for c in (subclass, subtype))

    def __subclasscheck__(cls, subclass):
        """Answers issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        data = cls._abc_impl
        if subclass in data.cache:
            return True
        if data.negative_version < _version[0]:
            data.negative_cache = WeakSet()
            data.negative_version = _version[0]
        elif subclass in data.negative_cache:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            assert isinstance(answer, bool)
        elif cls in getattr(subclass, '__mro__', ()):
            answer = True
        elif any(issubclass(subclass, other) for other in data.registry):
            answer = True
        else:
            answer = any(issubclass(subclass, other) for other in cls.__subclasses__())
        (data.cache if answer else data.negative_cache).add(subclass)
        return answer

    def _dump_registry(cls, file=None):
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        data = cls._abc_impl
        print(f'_abc_registry: {set(data.registry)!r}', file=file)
        print(f'_abc_cache: {set(data.cache)!r}', file=file)
        print(f'_abc_negative_cache: {set(data.negative_cache)!r}', file=file)
        print(f'_abc_negative_cache_version: {data.negative_version!r}', file=file)

    def _abc_registry_clear(cls):
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        cls._abc_impl.cache.clear()
        cls._abc_impl.negative_cache.clear()


def get_cache_token():
    """Changes whenever a class is registered anywhere."""
    return _version[0]


def update_abstractmethods(cls):
    """Works out again which methods are missing, after methods were added to a class."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    names = set()
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, '__isabstractmethod__', False):
            names.add(name)
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """A base class through which ABCMeta is inherited."""
    __slots__ = ()

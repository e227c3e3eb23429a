"""Names for the types of the language that have none of their own, and helpers to make classes at run time."""
import sys

def _function():
    pass

def _make_cell():
    variable = 1
    def inner():
        nonlocal variable
    return inner.__closure__[0]

class _Class:
    def method(self):
        pass

FunctionType = LambdaType = type(_function)
CodeType = type(_function.__code__)
CellType = type(_make_cell())
GeneratorType = type((lambda: (yield))())
MethodType = type(_Class().method)
ModuleType = type(sys)

BuiltinFunctionType = BuiltinMethodType = type(len)
MethodDescriptorType = type(list.append)
ClassMethodDescriptorType = type(vars(dict)['fromkeys'])
WrapperDescriptorType = type(int.__add__)
MethodWrapperType = type((5).__add__)
GetSetDescriptorType = type(vars(FunctionType)['__code__'])
MemberDescriptorType = type(vars(FunctionType)['__globals__'])

MappingProxyType = type(vars(type))
SimpleNamespace = type(sys.implementation)
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(...)
NoneType = type(None)
NotImplementedType = type(NotImplemented)

try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)
    FrameType = type(_error.__traceback__.tb_frame)


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class as a class statement would, with the metaclass and keywords it would use."""
    resolved = resolve_bases(bases)
    metaclass, namespace, keywords = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace['__orig_bases__'] = bases
    return metaclass(name, resolved, namespace, **keywords)


def resolve_bases(bases):
    """Replaces what is not a class by what its __mro_entries__ gives."""
    resolved = []
    changed = False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            resolved.append(base)
            continue
        changed = True
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        resolved.extend(entries)
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """(metaclass, namespace, remaining keywords) of the class to be."""
    keywords = dict(kwds) if kwds else {}
    if 'metaclass' in keywords:
        metaclass = keywords.pop('metaclass')
    else:
        metaclass = type(bases[0]) if bases else type
    if isinstance(metaclass, type):
        metaclass = _most_derived(metaclass, bases)
    prepare = getattr(metaclass, '__prepare__', None)
    namespace = prepare(name, bases, **keywords) if prepare is not None else {}
    return metaclass, namespace, keywords


def _most_derived(metaclass, bases):
    winner = metaclass
    for base in bases:
        candidate = type(base)
        if issubclass(winner, candidate):
            continue
        if not issubclass(candidate, winner):
            raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass '
                            'of the metaclasses of all its bases')
        winner = candidate
    return winner


def get_original_bases(cls, /):
    """The bases as the class statement named them, before __mro_entries__."""
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}') from None


class DynamicClassAttribute:
    """A property of instances that a lookup on the class hands on to the metaclass's __getattr__."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None
        self.__doc__ = doc or getattr(fget, '__doc__', None)
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def _function(self, name, complaint):
        function = getattr(self, name)
        if function is None:
            raise AttributeError(complaint)
        return function

    def __get__(self, instance, owner=None):
        if instance is not None:
            return self._function('fget', 'unreadable attribute')(instance)
        if not self.__isabstractmethod__:
            raise AttributeError()
        return self

    def __set__(self, instance, value):
        self._function('fset', "can't set attribute")(instance, value)

    def __delete__(self, instance):
        self._function('fdel', "can't delete attribute")(instance)

    def _with(self, **changed):
        functions = {'fget': self.fget, 'fset': self.fset, 'fdel': self.fdel} | changed
        copy = type(self)(doc=None if self.overwrite_doc and 'fget' in changed else self.__doc__, **functions)
        copy.overwrite_doc = self.overwrite_doc
        return copy

    def getter(self, fget):
        return self._with(fget=fget)

    def setter(self, fset):
        return self._with(fset=fset)

    def deleter(self, fdel):
        return self._with(fdel=fdel)


del _function, _make_cell, _Class
__all__ = [name for name in globals() if name[:1] != '_' and name != 'sys']

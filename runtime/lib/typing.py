"""Names for type annotations. The interpreter itself checks none of them: they are objects that can be printed,
compared, subscripted and looked into."""
import collections.abc
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional',
    'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet', 'Container',
    'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView',
    'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Collection', 'Reversible',
    'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound',
    'ChainMap', 'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple',
    'TypedDict', 'Generator', 'AnyStr', 'assert_type', 'assert_never', 'cast', 'clear_overloads', 'dataclass_transform',
    'final', 'get_args', 'get_origin', 'get_overloads', 'get_protocol_members', 'get_type_hints', 'is_protocol',
    'is_typeddict', 'LiteralString', 'Never', 'NewType', 'no_type_check', 'NoDefault', 'NoReturn', 'NotRequired',
    'overload', 'override', 'ParamSpecArgs', 'ParamSpecKwargs', 'ReadOnly', 'Required', 'reveal_type',
    'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING', 'TypeAlias', 'TypeAliasType', 'TypeGuard', 'TypeIs', 'Unpack']


_native = {cls.__name__: cls for cls in object.__subclasses__() if cls.__module__ == 'typing'}
TypeVar = _native['TypeVar']
ParamSpec = _native['ParamSpec']
TypeVarTuple = _native['TypeVarTuple']
TypeAliasType = _native['TypeAliasType']
del _native

TYPE_CHECKING = False
Text = str


class _NoDefaultType:
    __slots__ = ()

    def __repr__(self):
        return 'typing.NoDefault'


NoDefault = _NoDefaultType()


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


# ---- checking and showing ----------------------------------------------------------------------------------------

def _type_repr(obj):
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    if isinstance(obj, tuple):
        return '[' + ', '.join(_type_repr(item) for item in obj) + ']'
    return repr(obj)


def _type_convert(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


def _type_check(arg, message):
    arg = _type_convert(arg)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in (Generic, Protocol):
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in (Generic, Protocol):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple or not (callable(arg) or arg is None or isinstance(
            arg, (_SpecialForm, _BaseAlias, GenericAlias, types.UnionType, TypeVar, ParamSpec, TypeVarTuple,
                  TypeAliasType, ForwardRef, ParamSpecArgs, NewType))):
        raise TypeError(f'{message} Got {arg!r:.100}.')
    return arg


def _is_parameter(obj):
    return isinstance(obj, (TypeVar, ParamSpec, TypeVarTuple))


def _collect_parameters(args):
    found = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, GenericAlias):
            continue
        if _is_parameter(arg):
            candidates = (arg,)
        elif isinstance(arg, (tuple, list)):
            candidates = _collect_parameters(arg)
        else:
            candidates = getattr(arg, '__parameters__', ())
        for parameter in candidates:
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _substitute(arg, mapping):
    if _is_parameter(arg):
        return mapping.get(arg, arg)
    if isinstance(arg, tuple):
        return tuple(_substitute(item, mapping) for item in arg)
    if isinstance(arg, list):
        return [_substitute(item, mapping) for item in arg]
    if isinstance(arg, type) and not isinstance(arg, GenericAlias):
        return arg
    inner = getattr(arg, '__parameters__', ())
    if not inner:
        return arg
    return arg[tuple(mapping.get(parameter, parameter) for parameter in inner)]


def _dedupe(args):
    result = []
    for arg in args:
        if arg not in result:
            result.append(arg)
    return tuple(result)


# ---- special forms -----------------------------------------------------------------------------------------------

class _SpecialForm:
    # A name such as Union or Final: can be subscripted, not called. The docstring is each form's own.
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, function):
        self._getitem = function
        self._name = function.__name__
        self.__doc__ = function.__doc__

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


def _plain(self, parameters):
    raise TypeError(f'{self} is not subscriptable')


def _plain_form(name, doc):
    form = _SpecialForm.__new__(_SpecialForm)
    form._name, form.__doc__, form._getitem = name, doc, _plain
    return form


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Compatible with every type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


NoReturn = _plain_form('NoReturn', 'The result of a function that never returns.')
Never = _plain_form('Never', 'A type without values.')
Self = _plain_form('Self', 'The class of the object whose method this is.')
LiteralString = _plain_form('LiteralString', 'A string that is made of literals only.')
TypeAlias = _plain_form('TypeAlias', 'Marks an assignment as the definition of a type.')


def _single(doc):
    def form(function):
        name = function.__name__

        def get(self, parameters):
            item = _type_check(parameters, f'{self} accepts only single type.')
            return _GenericAlias(self, (item,))
        get.__name__ = name
        get.__doc__ = doc
        return _SpecialForm(get)
    return form


@_single('An attribute of the class, not of instances.')
def ClassVar(): pass
@_single('A name that is bound once.')
def Final(): pass
@_single('The function narrows the type of its argument.')
def TypeGuard(): pass
@_single('The function tells whether its argument has the type.')
def TypeIs(): pass
@_single('A key that must be there.')
def Required(): pass
@_single('A key that may be missing.')
def NotRequired(): pass
@_single('A key that is not assigned to.')
def ReadOnly(): pass


@_SpecialForm
def Unpack(self, parameters):
    """A tuple of types laid out in place."""
    return _UnpackAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for parameter in parameters:
        parameter = _type_check(parameter, 'Union[arg, ...]: each arg must be a type.')
        if isinstance(parameter, (_UnionAlias, types.UnionType)):
            flat.extend(parameter.__args__)
        else:
            flat.append(parameter)
    flat = _dedupe(flat)
    return flat[0] if len(flat) == 1 else _UnionAlias(self, flat)


@_SpecialForm
def Optional(self, parameters):
    """A type, or None."""
    return Union[_type_check(parameters, f'{self} requires a single type.'), type(None)]


@_SpecialForm
def Literal(self, *parameters):
    """One of the values given."""
    values = parameters[0] if len(parameters) == 1 and isinstance(parameters[0], tuple) else parameters
    flat = []
    for value in values:
        flat.extend(value.__args__ if isinstance(value, _LiteralAlias) else (value,))
    seen = set()
    kept = []
    for value in flat:
        try:
            key = (value, type(value))
            if key in seen:
                continue
            seen.add(key)
        except TypeError:
            pass
        kept.append(value)
    return _LiteralAlias(self, tuple(kept))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters in front of those of a ParamSpec."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return _GenericAlias(self, tuple(_type_convert(p) for p in parameters))


@_SpecialForm
def Annotated(self, params):
    """A type with remarks that only other tools understand."""
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.')
    metadata = tuple(params[1:])
    if isinstance(origin, _AnnotatedAlias):
        metadata = origin.__metadata__ + metadata
        origin = origin.__origin__
    return _AnnotatedAlias(origin, metadata)


class ForwardRef:
    """A type that is named before it exists."""
    __slots__ = ('__forward_arg__', '__forward_code__', '__forward_evaluated__', '__forward_value__',
                 '__forward_is_argument__', '__forward_is_class__', '__forward_module__')

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        try:
            code = compile(arg, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns):
        if not self.__forward_evaluated__ or localns is not globalns:
            value = eval(self.__forward_code__, globalns if globalns is not None else {}, localns)
            self.__forward_value__ = _evaluate(_type_convert(value), globalns, localns)
            self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{module})'


# ---- aliases -----------------------------------------------------------------------------------------------------

class _BaseAlias:
    """Something with an origin: attributes that are not its own are the origin's."""

    def __init__(self, origin, *, name=None):
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot instantiate {self.__origin__!r}')
        if self._name:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            entries = [] if self.__origin__ in bases else [self.__origin__]
            if not any(isinstance(b, _BaseAlias) and b is not self or isinstance(b, type) and issubclass(b, Generic)
                       for b in bases[bases.index(self) + 1:]):
                entries.append(Generic)
            return tuple(entries)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for later in bases[bases.index(self) + 1:]:
                if isinstance(later, _BaseAlias) and later is not self:
                    return ()
        return (self.__origin__,)

    def __getattr__(self, attr):
        if attr in ('__origin__', '__args__'):
            raise AttributeError(attr)
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        own = attr.startswith('__') and attr.endswith('__') or attr in ('_name', '_nparams', '_defaults')
        if own:
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _GenericAlias(_BaseAlias):
    """Origin[args]."""

    def __init__(self, origin, args, *, name=None):
        super().__init__(origin, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)
        if not name:
            self.__module__ = getattr(origin, '__module__', 'typing')

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        mapping = _match_parameters(self, self.__parameters__, args)
        return self.copy_with(tuple(_substitute(arg, mapping) for arg in self.__args__))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = ', '.join(_type_repr(arg) for arg in self.__args__) or '()'
        return f'{name}[{args}]'

    def __reduce__(self):
        return _GenericAlias, (self.__origin__, self.__args__)

    def __iter__(self):
        yield Unpack[self]


def _match_parameters(alias, parameters, args):
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple(_type_convert(arg) for arg in args)
    variadic = [i for i, parameter in enumerate(parameters) if isinstance(parameter, TypeVarTuple)]
    if variadic:
        before = variadic[0]
        after = len(parameters) - before - 1
        if len(args) < before + after:
            raise TypeError(f'Too few arguments for {alias}; actual {len(args)}, expected at least {before + after}')
        middle = args[before:len(args) - after]
        args = args[:before] + (middle,) + args[len(args) - after:]
    elif len(parameters) == 1 and isinstance(parameters[0], ParamSpec) and len(args) != 1:
        args = (args,)
    if len(args) < len(parameters):
        defaults = [p.__default__ for p in parameters[len(args):] if getattr(p, 'has_default', bool)()]
        if len(args) + len(defaults) == len(parameters):
            args += tuple(defaults)
    if len(args) != len(parameters):
        raise TypeError(f'Too {"many" if len(args) > len(parameters) else "few"} arguments for {alias}; '
                        f'actual {len(args)}, expected {len(parameters)}')
    return dict(zip(parameters, args))


class _UnionAlias(_GenericAlias):
    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionAlias, types.UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is type(None):
                return f'typing.Optional[{_type_repr(args[1])}]'
            if args[1] is type(None):
                return f'typing.Optional[{_type_repr(args[0])}]'
        return f'typing.Union[{", ".join(_type_repr(arg) for arg in args)}]'

    def __instancecheck__(self, obj):
        return any(isinstance(obj, arg) for arg in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)


class _LiteralAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return {(v, type(v)) for v in self.__args__} == {(v, type(v)) for v in other.__args__}

    def __hash__(self):
        return hash(frozenset((v, type(v)) for v in self.__args__))

    def __repr__(self):
        return f'typing.Literal[{", ".join(repr(arg) for arg in self.__args__)}]'


class _UnpackAlias(_GenericAlias):
    def __repr__(self):
        return '*' + repr(self.__args__[0]) if False else f'typing.Unpack[{_type_repr(self.__args__[0])}]'


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __repr__(self):
        return (f'typing.Annotated[{_type_repr(self.__origin__)}, '
                f'{", ".join(repr(item) for item in self.__metadata__)}]')

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _CallableAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec)):
            return super().__repr__()
        return f'typing.Callable[[{", ".join(_type_repr(a) for a in args[:-1])}], {_type_repr(args[-1])}]'


class _SpecialAlias(_BaseAlias):
    """List, Dict, …: a built-in class under typing's name, with a number of parameters."""

    def __init__(self, origin, nparams, *, name=None, doc=None):
        super().__init__(origin, name=name or origin.__name__)
        self._nparams = nparams
        self.__doc__ = f'A generic version of {origin.__module__}.{origin.__qualname__}.'

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        parameters = tuple(_type_check(p, 'Parameters to generic types must be types.') for p in parameters)
        if len(parameters) != self._nparams:
            raise TypeError(f'Too {"many" if len(parameters) > self._nparams else "few"} arguments for {self}; '
                            f'actual {len(parameters)}, expected {self._nparams}')
        return _GenericAlias(self.__origin__, parameters, name=self._name)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _TupleType(_SpecialAlias):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if len(parameters) >= 2 and parameters[-1] is ...:
            checked = tuple(_type_check(p, 'Tuple[t, ...]: t must be a type.') for p in parameters[:-1]) + (...,)
        else:
            checked = tuple(_type_check(p, 'Tuple[t0, t1, ...]: each t must be a type.') for p in parameters)
        return _GenericAlias(self.__origin__, checked, name=self._name)


class _CallableType(_SpecialAlias):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = parameters
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if isinstance(args, (list, tuple)):
            args = tuple(_type_convert(arg) for arg in args)
        elif args is ... or isinstance(args, ParamSpec) or getattr(args, '__origin__', None) is Concatenate:
            args = (args,)
        else:
            raise TypeError(f'Callable[args, result]: args must be a list. Got {args}')
        return _CallableAlias(self.__origin__, args + (result,), name=self._name)


# ---- generic classes ---------------------------------------------------------------------------------------------

def _generic_class_getitem(cls, args):
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple(_type_convert(arg) for arg in args)
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
        if not all(_is_parameter(arg) or isinstance(arg, _UnpackAlias) or
                   isinstance(arg, GenericAlias) for arg in args):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification '
                            f'variables.')
        if len(set(args)) != len(args):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
        return _GenericAlias(cls, args)
    parameters = cls.__parameters__
    if not parameters:
        raise TypeError(f'{cls} is not a generic class')
    mapping = _match_parameters(cls, parameters, args)
    flat = []
    for parameter in parameters:
        value = mapping[parameter]
        if isinstance(parameter, TypeVarTuple):
            flat.extend(value)
        else:
            flat.append(value)
    return _GenericAlias(cls, tuple(flat))


class Generic:
    """The base of classes with type parameters."""
    __slots__ = ()
    _is_protocol = False

    __class_getitem__ = classmethod(_generic_class_getitem)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        parameters = []
        if '__orig_bases__' in cls.__dict__:
            error = Generic in cls.__orig_bases__
        else:
            error = Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls) is not _TypedDictMeta
        if error:
            raise TypeError('Cannot inherit from plain Generic')
        if '__orig_bases__' in cls.__dict__:
            parameters = _collect_parameters(cls.__orig_bases__)
            declared = None
            for base in cls.__orig_bases__:
                if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                    if declared is not None and base.__origin__ is Generic:
                        raise TypeError('Cannot inherit from Generic[...] multiple times.')
                    if base.__origin__ is Generic or base.__parameters__:
                        declared = base.__parameters__
            if declared is not None:
                missing = [p for p in parameters if p not in declared]
                if missing:
                    raise TypeError(f"Some type variables ({', '.join(str(p) for p in missing)}) are not listed in "
                                    f"Generic[{', '.join(str(p) for p in declared)}]")
                parameters = declared
        cls.__parameters__ = tuple(parameters)


class _TypedDictMeta(type):
    pass


_NOT_PROTOCOL_MEMBERS = frozenset({
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol', '__protocol_attrs__',
    '__non_callable_proto_members__', '__type_params__', '__abstractmethods__', '__annotations__', '__dict__',
    '__doc__', '__init__', '__module__', '__new__', '__slots__', '__subclasshook__', '__weakref__',
    '__class_getitem__', '__match_args__', '__static_attributes__', '__firstlineno__', '_abc_impl',
    '__init_subclass__', '__qualname__', '_MutableMapping__marker'})


def _get_protocol_attrs(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        for name in (*base.__dict__, *base.__dict__.get('__annotations__', ())):
            if not name.startswith('_abc_') and name not in _NOT_PROTOCOL_MEMBERS:
                names.add(name)
    return names


def _no_init_or_replace_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    for base in type(self).__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            break
    else:
        init = object.__init__
    init(self, *args, **kwargs)


def _has_member(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
        annotations = base.__dict__.get('__annotations__', {})
        if isinstance(annotations, collections.abc.Mapping) and name in annotations and \
                issubclass(cls, Generic) and getattr(cls, '_is_protocol', False):
            return True
    return False


_MISSING = object()


class _ProtocolMeta(ABCMeta):
    """Answers isinstance() for protocols by looking for members."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if not (name == 'Protocol' and bases == (Generic,)) and Protocol in bases:
            for base in bases:
                if not (base in (object, Generic) or getattr(base, '_is_protocol', False) or
                        base.__module__ in ('collections.abc', 'contextlib', 'typing')):
                    raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if super().__instancecheck__(instance):
            return True
        for name in cls.__protocol_attrs__:
            value = getattr(instance, name, _MISSING)
            if value is _MISSING:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False):
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            if not getattr(cls, '_is_runtime_protocol', False) and '__subclasshook__' not in cls.__dict__.get(
                    '__own_hook__', ('__subclasshook__',)):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        return super().__subclasscheck__(other)


def _proto_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        if not _has_member(other, name):
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that describe what an object must have."""
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol:
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)
            cls.__non_callable_proto_members__ = {
                name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None))}
            if '__subclasshook__' not in cls.__dict__:
                cls.__subclasshook__ = classmethod(_proto_hook)
            if cls.__init__ is Protocol.__init__ or cls.__init__ is object.__init__:
                cls.__init__ = _no_init_or_replace_init


Protocol.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """Lets isinstance() be used with a protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, '_is_protocol', False)):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


_T = TypeVar('_T', covariant=True)


@runtime_checkable
class SupportsInt(Protocol):
    __slots__ = ()
    @abstractmethod
    def __int__(self) -> int: pass
@runtime_checkable
class SupportsFloat(Protocol):
    __slots__ = ()
    @abstractmethod
    def __float__(self) -> float: pass
@runtime_checkable
class SupportsComplex(Protocol):
    __slots__ = ()
    @abstractmethod
    def __complex__(self) -> complex: pass
@runtime_checkable
class SupportsBytes(Protocol):
    __slots__ = ()
    @abstractmethod
    def __bytes__(self) -> bytes: pass
@runtime_checkable
class SupportsIndex(Protocol):
    __slots__ = ()
    @abstractmethod
    def __index__(self) -> int: pass
@runtime_checkable
class SupportsAbs(Protocol[_T]):
    __slots__ = ()
    @abstractmethod
    def __abs__(self) -> _T: pass
@runtime_checkable
class SupportsRound(Protocol[_T]):
    __slots__ = ()
    @abstractmethod
    def __round__(self, ndigits: int = 0) -> _T: pass


# ---- names of built-in types -------------------------------------------------------------------------------------

AnyStr = TypeVar('AnyStr', bytes, str)

Callable = _CallableType(collections.abc.Callable, 2)
Tuple = _TupleType(tuple, -1, name='Tuple')
List = _SpecialAlias(list, 1, name='List')
Set = _SpecialAlias(set, 1, name='Set')
FrozenSet = _SpecialAlias(frozenset, 1, name='FrozenSet')
Dict = _SpecialAlias(dict, 2, name='Dict')
Type = _SpecialAlias(type, 1, name='Type')
Deque = _SpecialAlias(collections.deque, 1, name='Deque')
DefaultDict = _SpecialAlias(collections.defaultdict, 2, name='DefaultDict')
OrderedDict = _SpecialAlias(collections.OrderedDict, 2)
Counter = _SpecialAlias(collections.Counter, 1)
ChainMap = _SpecialAlias(collections.ChainMap, 2)
Hashable = _SpecialAlias(collections.abc.Hashable, 0)
Sized = _SpecialAlias(collections.abc.Sized, 0)
Iterable = _SpecialAlias(collections.abc.Iterable, 1)
Iterator = _SpecialAlias(collections.abc.Iterator, 1)
Reversible = _SpecialAlias(collections.abc.Reversible, 1)
Container = _SpecialAlias(collections.abc.Container, 1)
Collection = _SpecialAlias(collections.abc.Collection, 1)
AbstractSet = _SpecialAlias(collections.abc.Set, 1, name='AbstractSet')
MutableSet = _SpecialAlias(collections.abc.MutableSet, 1)
Mapping = _SpecialAlias(collections.abc.Mapping, 2)
MutableMapping = _SpecialAlias(collections.abc.MutableMapping, 2)
Sequence = _SpecialAlias(collections.abc.Sequence, 1)
MutableSequence = _SpecialAlias(collections.abc.MutableSequence, 1)
MappingView = _SpecialAlias(collections.abc.MappingView, 1)
KeysView = _SpecialAlias(collections.abc.KeysView, 1)
ItemsView = _SpecialAlias(collections.abc.ItemsView, 2)
ValuesView = _SpecialAlias(collections.abc.ValuesView, 1)
Generator = _SpecialAlias(collections.abc.Generator, 3)


def __getattr__(name):
    """ContextManager, Pattern, Match and text files: their modules are loaded when they are asked for."""
    if name in ('ContextManager',):
        import contextlib
        value = _SpecialAlias(contextlib.AbstractContextManager, 1, name='ContextManager')
    elif name in ('Pattern', 'Match'):
        import re
        value = _SpecialAlias(getattr(re, name), 1)
    elif name in ('IO', 'TextIO', 'BinaryIO'):
        value = type(name, (), {'__module__': 'typing'})
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    globals()[name] = value
    return value


# ---- NamedTuple, TypedDict, NewType ------------------------------------------------------------------------------

def _make_nmtuple(name, types_of, module, defaults=()):
    fields = [n for n, t in types_of]
    checked = {n: _type_check(t, f'field {n} annotation must be a type') for n, t in types_of}
    made = collections.namedtuple(name, fields, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = checked
    return made


_prohibited = frozenset({'__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
                         '_field_types', '_make', '_replace', '_asdict', '_source'})
_special = frozenset({'__module__', '__name__', '__annotations__', '__static_attributes__', '__firstlineno__'})


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        assert _NamedTuple in bases
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        annotations = ns.get('__annotations__', {})
        default_names = []
        for name in annotations:
            if name in ns:
                default_names.append(name)
            elif default_names:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field'
                                f'{"s" if len(default_names) > 1 else ""} {", ".join(default_names)}')
        made = _make_nmtuple(typename, annotations.items(), module=ns['__module__'],
                             defaults=[ns[n] for n in default_names])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in _special and key not in made._fields:
                setattr(made, key, value)
                method = getattr(type(value), '__set_name__', None)
                if method is not None:
                    method(value, made, key)
        if Generic in bases:
            made.__init_subclass__()
        return made


def NamedTuple(typename, fields=_MISSING, /, **kwargs):
    """A tuple whose items have names and types."""
    if fields is _MISSING:
        fields = kwargs.items()
    elif fields is None:
        fields = ()
    module = sys._getframe(1).f_globals.get('__name__', '__main__')
    made = _make_nmtuple(typename, list(fields), module=module)
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


def _namedtuple_mro_entries(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


def _qualifiers(annotation, total):
    required = total
    while isinstance(annotation, _GenericAlias):
        if annotation.__origin__ is Required:
            required = True
        elif annotation.__origin__ is NotRequired:
            required = False
        elif not isinstance(annotation, _AnnotatedAlias) and annotation.__origin__ is not ReadOnly:
            break
        annotation = annotation.__args__[0]
    return required


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, '__orig_bases__'):
            made.__orig_bases__ = bases
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}))
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
        for key, annotation in ns.get('__annotations__', {}).items():
            annotation = _type_check(annotation, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type")
            annotations[key] = annotation
            (required if _qualifiers(annotation, total) else optional).add(key)
            (optional if _qualifiers(annotation, total) else required).discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset()
        made.__mutable_keys__ = frozenset(annotations)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_MISSING, /, *, total=True):
    """A dict with known keys."""
    ns = {'__annotations__': dict({} if fields in (_MISSING, None) else fields)}
    ns['__module__'] = sys._getframe(1).f_globals.get('__name__', '__main__')
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class NewType:
    """A type for checkers only: at run time calling it gives the argument back."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        if '.' in name:
            name = name.rpartition('.')[-1]
        self.__name__ = name
        self.__supertype__ = tp
        module = sys._getframe(1).f_globals.get('__name__', '__main__')
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__
        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f'`{cls.__name__} = NewType({cls.__name__!r}, {name})`')
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---- functions ---------------------------------------------------------------------------------------------------

def cast(typ, val):
    """Gives val back; tells a checker its type."""
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    text = repr(arg)
    if len(text) > 100:
        text = text[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {text}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def _evaluate(t, globalns, localns):
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns)
    if isinstance(t, GenericAlias):
        args = tuple(_evaluate(ForwardRef(a) if isinstance(a, str) else a, globalns, localns) for a in t.__args__)
        return t if args == t.__args__ else GenericAlias(t.__origin__, args)
    if isinstance(t, types.UnionType):
        args = [_evaluate(a, globalns, localns) for a in t.__args__]
        result = args[0]
        for arg in args[1:]:
            result = result | arg
        return result
    if isinstance(t, _GenericAlias):
        args = tuple(_evaluate(a, globalns, localns) for a in t.__args__)
        return t if args == t.__args__ else t.copy_with(args)
    return t


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if getattr(t, '__origin__', None) in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, _GenericAlias):
        args = tuple(_strip_annotations(a) for a in t.__args__)
        return t if args == t.__args__ else t.copy_with(args)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Annotations with names in strings looked up."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = getattr(sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
            for name, value in base.__dict__.get('__annotations__', {}).items():
                hints[name] = _evaluate(_type_convert(value), names, localns if localns is not None else dict(vars(base)))
    else:
        if globalns is None:
            target = obj
            while hasattr(target, '__wrapped__'):
                target = target.__wrapped__
            globalns = obj.__dict__ if isinstance(obj, types.ModuleType) else getattr(target, '__globals__', {})
        if localns is None:
            localns = globalns
        annotations = getattr(obj, '__annotations__', None)
        if annotations is None:
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        for name, value in annotations.items():
            hints[name] = _evaluate(_type_convert(value), globalns, localns)
    return hints if include_extras else {name: _strip_annotations(t) for name, t in hints.items()}


def get_origin(tp):
    """The class (or special form) in front of the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseAlias, GenericAlias)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, types.UnionType):
        return types.UnionType
    return None


def get_args(tp):
    """What stands in the brackets."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (
                len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec))):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, types.UnionType):
        return tp.__args__
    return ()


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


_overload_registry = {}


def overload(func):
    """One of several signatures of a function."""
    f = getattr(func, '__func__', func)
    try:
        _overload_registry.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, '__func__', func)
    return list(_overload_registry.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    _overload_registry.clear()


def _mark(obj, name):
    try:
        setattr(obj, name, True)
    except (AttributeError, TypeError):
        pass
    return obj


def final(f):
    """Not to be overridden or derived from."""
    return _mark(f, '__final__')


def override(method, /):
    """Overrides a method of a base."""
    return _mark(method, '__override__')


def no_type_check(arg):
    return _mark(arg, '__no_type_check__')


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'frozen_default': frozen_default, 'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorator

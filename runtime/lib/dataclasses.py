"""Classes that are mostly data: the decorator writes __init__, __repr__, __eq__ and more from annotations.

The methods are written as source text and compiled once for each class, so that calling them costs what
hand-written methods cost.
"""
import abc
import copy
import keyword
import sys
import types
from reprlib import recursive_repr
from types import FunctionType, GenericAlias

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _FactoryMarker:
    """The default of parameters whose real default a factory makes; shows in signatures."""
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _FactoryMarker()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_EMPTY_METADATA = types.MappingProxyType({})


class _FieldKind:
    """What an annotation makes: an attribute, a class variable, or a parameter of __init__ only."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD, _FIELD_CLASSVAR, _FIELD_INITVAR = map(_FieldKind, ('_FIELD', '_FIELD_CLASSVAR', '_FIELD_INITVAR'))

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'


class InitVar:
    """Annotates a parameter of __init__ that is handed to __post_init__ and not stored."""
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field."""
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', 'kw_only',
                 '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        given = (None, None, default, default_factory, repr, hash, init, compare,
                 _EMPTY_METADATA if metadata is None else types.MappingProxyType(metadata), kw_only, None)
        for name, value in zip(self.__slots__, given):
            setattr(self, name, value)

    @recursive_repr()
    def __repr__(self):
        shown = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata', 'kw_only')
        text = ''.join(f'{name}={getattr(self, name)!r},' for name in shown)
        return f'Field({text}_field_type={self._field_type})'

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), '__set_name__', None)
        if method:
            method(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots',
                 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values, strict=True):
            setattr(self, name, value)

    def __repr__(self):
        return '_DataclassParams(' + ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__) + ')'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """What a field needs beyond its annotation."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _fields_in_init_order(fields):
    return (tuple(f for f in fields if f.init and not f.kw_only), tuple(f for f in fields if f.init and f.kw_only))


def _tuple_text(obj_name, fields):
    """obj.a, obj.b as the source of a tuple."""
    if not fields:
        return '()'
    return f'({",".join(f"{obj_name}.{f.name}" for f in fields)},)'


# ---- writing methods ---------------------------------------------------------------------------------------------

class _Writer:
    """Collects the source of a class's methods, compiles it, and puts the functions into the class."""

    def __init__(self, globals):
        self.names = []
        self.source = []
        self.globals = globals
        self.values = {}        # names that the source uses: types, defaults
        self.overwrite_errors = {}
        self.unconditional = {}

    def add(self, name, args, body, *, return_type=MISSING, locals=None, overwrite_error=False, unconditional=False,
            decorator=None):
        if locals is not None:
            self.values.update(locals)
        self.names.append(name)
        self.overwrite_errors[name] = overwrite_error
        self.unconditional[name] = unconditional
        if return_type is not MISSING:
            self.values[f'__dataclass_{name}_return_type__'] = return_type
            annotation = f' -> __dataclass_{name}_return_type__'
        else:
            annotation = ''
        if decorator:
            self.source.append(f' {decorator}')
        self.source.append(f' def {name}({", ".join(args)}){annotation}:\n' + '\n'.join(body))

    def install(self, cls):
        if not self.names:
            return
        text = (f'def __create_fn__({", ".join(self.values)}):\n' + '\n'.join(self.source) +
                f'\n return ({", ".join(self.names)},)')
        namespace = {}
        exec(text, self.globals, namespace)
        for name, function in zip(self.names, namespace['__create_fn__'](**self.values)):
            function.__qualname__ = f'{cls.__qualname__}.{name}'
            if self.unconditional[name]:
                setattr(cls, name, function)
                continue
            already = _set_if_absent(cls, name, function)
            message = self.overwrite_errors[name]
            if already and message:
                text = f'Cannot overwrite attribute {name} in class {cls.__name__}'
                if not isinstance(message, bool):
                    text = f'{text} {message}'
                raise TypeError(text)


def _set_if_absent(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _assign(frozen, name, value, self_name):
    if frozen:
        return f'  __dataclass_builtins_object__.__setattr__({self_name},{name!r},{value})'
    return f'  {self_name}.{name}={value}'


def _init_line(f, frozen, values, self_name, slots):
    default_name = f'__dataclass_dflt_{f.name}__'
    if f.default_factory is not MISSING:
        values[default_name] = f.default_factory
        if f.init:
            value = f'{default_name}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'
        else:
            value = f'{default_name}()'
    elif f.init:
        if f.default is not MISSING:
            values[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        values[default_name] = f.default
        value = default_name
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    return _assign(frozen, f.name, value, self_name)


def _init_parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ''
    elif f.default is not MISSING:
        default = f'=__dataclass_dflt_{f.name}__'
    else:
        default = '=__dataclass_HAS_DEFAULT_FACTORY__'
    return f'{f.name}:__dataclass_type_{f.name}__{default}'


def _write_init(writer, fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f'non-default argument {f.name!r} follows default argument {seen_default.name!r}')
    values = {f'__dataclass_type_{f.name}__': f.type for f in fields}
    values['__dataclass_HAS_DEFAULT_FACTORY__'] = _HAS_DEFAULT_FACTORY
    values['__dataclass_builtins_object__'] = object
    body = []
    for f in fields:
        line = _init_line(f, frozen, values, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        names = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'  {self_name}.{_POST_INIT_NAME}({names})')
    parameters = [_init_parameter(f) for f in std_fields]
    if kw_only_fields:
        parameters += ['*'] + [_init_parameter(f) for f in kw_only_fields]
    writer.add('__init__', [self_name] + parameters, body or ['  pass'], locals=values, return_type=None)


def _write_frozen(writer, cls, fields):
    condition = 'type(self) is cls'
    if fields:
        condition += ' or name in {' + ', '.join(repr(f.name) for f in fields) + '}'
    locals = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    writer.add('__setattr__', ('self', 'name', 'value'),
               (f'  if {condition}:', '   raise FrozenInstanceError(f"cannot assign to field {name!r}")',
                '  super(cls, self).__setattr__(name, value)'), locals=locals, overwrite_error=True)
    writer.add('__delattr__', ('self', 'name'),
               (f'  if {condition}:', '   raise FrozenInstanceError(f"cannot delete field {name!r}")',
                '  super(cls, self).__delattr__(name)'), locals=locals, overwrite_error=True)


def _write_hash(writer, fields):
    writer.add('__hash__', ('self',), [f'  return hash({_tuple_text("self", fields)})'], unconditional=True)


# ---- finding fields ----------------------------------------------------------------------------------------------

def _is_classvar(annotation):
    typing = sys.modules.get('typing')
    if typing is not None:
        if annotation is typing.ClassVar or getattr(annotation, '__origin__', None) is typing.ClassVar:
            return True
    return isinstance(annotation, str) and annotation.replace('typing.', '').split('[')[0].strip() == 'ClassVar'


def _is_initvar(annotation):
    if annotation is InitVar or type(annotation) is InitVar:
        return True
    return isinstance(annotation, str) and annotation.replace('dataclasses.', '').split('[')[0].strip() == 'InitVar'


def _is_kw_only(annotation):
    if annotation is KW_ONLY:
        return True
    return isinstance(annotation, str) and annotation.replace('dataclasses.', '').strip() == 'KW_ONLY'


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING       # a name of __slots__
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(annotation):
        f._field_type = _FIELD_CLASSVAR
    if f._field_type is _FIELD and _is_initvar(annotation):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR):
        if f.default_factory is not MISSING:
            raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


def _inherited_fields(cls, fields):
    """Takes over the fields of bases; tells whether any, all of them are frozen."""
    any_frozen = False
    all_frozen = None
    has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is None:
            continue
        has_bases = True
        for f in base_fields.values():
            fields[f.name] = f
        if all_frozen is None:
            all_frozen = True
        current = getattr(base, _PARAMS).frozen
        all_frozen = all_frozen and current
        any_frozen = any_frozen or current
    return has_bases, any_frozen, all_frozen


def _own_fields(cls, kw_only):
    found = []
    seen_marker = False
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if _is_kw_only(annotation):
            if seen_marker:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen_marker = True
            kw_only = True
        else:
            found.append(_get_field(cls, name, annotation, kw_only))
    return found


# ---- the decorator -----------------------------------------------------------------------------------------------

def _add_own_fields(cls, fields, kw_only):
    """Collects the class's own fields; a Field as the class attribute gives way to the field's default."""
    annotations = cls.__dict__.get('__annotations__', {})
    for f in _own_fields(cls, kw_only):
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')


def _check_frozen(has_bases, any_frozen, all_frozen, frozen):
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')


def _write_repr(writer, fields):
    inside = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in fields if f.repr)
    writer.add('__repr__', ('self',), [f'  return f"{{self.__class__.__qualname__}}({inside})"'],
               locals={'__dataclasses_recursive_repr': recursive_repr}, decorator='@__dataclasses_recursive_repr()')


def _write_eq(writer, compared):
    terms = ' and '.join(f'self.{f.name}==other.{f.name}' for f in compared) or 'True'
    writer.add('__eq__', ('self', 'other'),
               ['  if self is other:', '   return True', '  if other.__class__ is self.__class__:',
                f'   return {terms}', '  return NotImplemented'])


def _write_order(writer, compared):
    ours, theirs = _tuple_text('self', compared), _tuple_text('other', compared)
    for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
        writer.add(name, ('self', 'other'),
                   ['  if other.__class__ is self.__class__:', f'   return {ours}{operator}{theirs}',
                    '  return NotImplemented'], overwrite_error='Consider using functools.total_ordering')


def _settle_hash(cls, writer, fields, has_explicit_hash, unsafe_hash, eq, frozen):
    """Writes a __hash__, sets it to None, or leaves it alone."""
    if unsafe_hash and has_explicit_hash:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if has_explicit_hash:
        return
    if unsafe_hash or eq and frozen:
        _write_hash(writer, [f for f in fields if (f.compare if f.hash is None else f.hash)])
    elif eq:
        cls.__hash__ = None


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    globals = sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                           weakref_slot))
    bases = _inherited_fields(cls, fields)
    _add_own_fields(cls, fields, kw_only)
    _check_frozen(*bases, frozen)
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')

    all_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init, kw_only_init = _fields_in_init_order(all_init)
    real = [f for f in fields.values() if f._field_type is _FIELD]
    compared = [f for f in real if f.compare]
    writer = _Writer(globals)
    if init:
        _write_init(writer, all_init, std_init, kw_only_init, frozen, hasattr(cls, _POST_INIT_NAME),
                    '__dataclass_self__' if 'self' in fields else 'self', slots)
    _set_if_absent(cls, '__replace__', _replace)
    if repr:
        _write_repr(writer, real)
    if eq:
        _write_eq(writer, compared)
    if order:
        _write_order(writer, compared)
    if frozen:
        _write_frozen(writer, cls, real)
    _settle_hash(cls, writer, real, has_explicit_hash, unsafe_hash, eq, frozen)
    writer.install(cls)
    return _finish_class(cls, fields, std_init, kw_only_init if init else (), match_args, frozen, slots, weakref_slot)


def _finish_class(cls, fields, std_init, kw_only_init, match_args, frozen, slots, weakref_slot):
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature_text(cls, std_init, kw_only_init)
    if match_args:
        _set_if_absent(cls, '__match_args__', tuple(f.name for f in std_init))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    abc.update_abstractmethods(cls)
    return cls


def _annotation_text(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        if annotation.__module__ in ('builtins', ''):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    if isinstance(annotation, str):
        return repr(annotation)
    return repr(annotation).replace('typing.', '')


def _signature_text(cls, std_fields, kw_only_fields):
    def text(f):
        result = f'{f.name}: {_annotation_text(f.type)}'
        if f.default is not MISSING:
            result += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            result += ' = <factory>'
        return result
    parts = [text(f) for f in std_fields]
    if kw_only_fields:
        parts += ['*'] + [text(f) for f in kw_only_fields]
    return f'({", ".join(parts)})'


def _get_slots(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        if getattr(cls, '__weakrefoffset__', 0) != 0:
            yield '__weakref__'
        if getattr(cls, '__dictoffset__', 0) != 0:
            yield '__dict__'
    elif isinstance(slots, str):
        yield slots
    else:
        yield from slots


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, is_frozen, weakref_slot, all_fields):
    """A second class with __slots__: they cannot be added to one that exists."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in all_fields.values() if f._field_type is _FIELD)
    inherited = {name for base in cls.__mro__[1:-1] for name in _get_slots(base)}
    slots = [name for name in names if name not in inherited]
    if weakref_slot and '__weakref__' not in inherited:
        slots.append('__weakref__')
    namespace['__slots__'] = tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop('__dict__', None)
    namespace.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    fresh = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        fresh.__qualname__ = qualname
    if is_frozen:
        if '__getstate__' not in namespace:
            fresh.__getstate__ = _dataclass_getstate
        if '__setstate__' not in namespace:
            fresh.__setstate__ = _dataclass_setstate
    for member in fresh.__dict__.values():
        function = getattr(member, 'fget', member)
        function = getattr(function, '__func__', function)
        for cell in getattr(function, '__closure__', None) or ():
            try:
                if cell.cell_contents is cls:
                    cell.cell_contents = fresh      # super() and __class__ in methods
            except ValueError:
                pass
    return fresh


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds the methods that a class of data needs."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


# ---- functions over instances ------------------------------------------------------------------------------------

def fields(class_or_instance):
    """The fields, as a tuple of Field objects."""
    try:
        known = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in known.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """True for dataclasses and their instances."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Fields as a dict, nested ones too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    cls = type(obj)
    if hasattr(cls, _FIELDS):
        return dict_factory([(f.name, _asdict_inner(getattr(obj, f.name), dict_factory)) for f in fields(obj)])
    if cls is list:
        return [_asdict_inner(v, dict_factory) for v in obj]
    if cls is dict:
        return {_asdict_inner(k, dict_factory): _asdict_inner(v, dict_factory) for k, v in obj.items()}
    if issubclass(cls, tuple):
        items = [_asdict_inner(v, dict_factory) for v in obj]
        return cls(*items) if hasattr(obj, '_fields') else cls(items)
    if issubclass(cls, dict):
        if hasattr(cls, 'default_factory'):
            result = cls(obj.default_factory)
            for k, v in obj.items():
                result[_asdict_inner(k, dict_factory)] = _asdict_inner(v, dict_factory)
            return result
        return cls((_asdict_inner(k, dict_factory), _asdict_inner(v, dict_factory)) for k, v in obj.items())
    if issubclass(cls, list):
        return cls(_asdict_inner(v, dict_factory) for v in obj)
    return copy.deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """Fields as a tuple, nested ones too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    if _is_dataclass_instance(obj):
        return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_astuple_inner(v, tuple_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_astuple_inner(v, tuple_factory) for v in obj)
    if isinstance(obj, dict):
        return type(obj)((_astuple_inner(k, tuple_factory), _astuple_inner(v, tuple_factory)) for k, v in obj.items())
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None):
    """A dataclass from a list of names, (name, type) or (name, type, field)."""
    namespace = {} if namespace is None else namespace
    annotations, defaults = {}, {}
    for item in fields:
        name, annotation, *spec = (item, 'typing.Any') if isinstance(item, str) else item
        if len(spec) > 1:
            raise TypeError(f'Invalid field: {item!r}')
        problem = ('names must be valid identifiers' if not isinstance(name, str) or not name.isidentifier() else
                   'names must not be keywords' if keyword.iskeyword(name) else
                   'name duplicated' if name in annotations else None)
        if problem:
            raise TypeError(f'Field {problem}: {name!r}')
        annotations[name] = annotation
        if spec:
            defaults[name] = spec[0]

    def exec_body(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns['__annotations__'] = annotations

    cls = types.new_class(cls_name, bases, {}, exec_body)
    if module is None:
        try:
            module = sys._getframe(1).f_globals.get('__name__', '__main__')
        except (AttributeError, ValueError):
            pass
    if module is not None:
        cls.__module__ = module
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A second instance with some fields changed; goes through __init__."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)

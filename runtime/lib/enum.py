"""Enumerations: classes whose instances are a fixed set of named values.

The class statement runs in a namespace of its own that notes which names are members; afterwards the metaclass
makes one instance for each, and from then on calling the class looks a member up instead of making one.
"""
import sys
from types import MappingProxyType, DynamicClassAttribute

__all__ = ['EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto',
           'unique', 'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS',
           'NAMED_FLAGS', 'UNIQUE', 'pickle_by_global_name', 'pickle_by_enum_name']

# Enum and Flag do not exist yet while they are being made.
Enum = Flag = EJECT = KEEP = STRICT = CONFORM = ReprEnum = None


class nonmember:
    """Keeps a value in an enumeration from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a member of a value that would not become one, such as a function."""

    def __init__(self, value):
        self.value = value


_builtin_property = property


def _is_descriptor(obj):
    return not isinstance(obj, _Proto) and (hasattr(obj, '__get__') or hasattr(obj, '__set__') or
                                            hasattr(obj, '__delete__'))


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_' and name[-3] != '_'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


def _is_internal_class(cls_name, obj):
    if not isinstance(obj, type):
        return False
    pattern = f'{cls_name}.{obj.__name__}'
    qualname = getattr(obj, '__qualname__', '')
    return qualname == pattern or qualname.endswith('.' + pattern)


def _is_private(cls_name, name):
    pattern = f'_{cls_name}__'
    return len(name) > len(pattern) and name.startswith(pattern) and (name[-1] != '_' or name[-2] != '_')


def _is_single_bit(num):
    return num > 0 and num & (num - 1) == 0


def _make_class_unpicklable(obj):
    def _break_on_call_reduce(self, proto):
        raise TypeError('%r cannot be pickled' % self)
    obj.__reduce_ex__ = _break_on_call_reduce
    obj.__module__ = '<unknown>'


def _iter_bits_lsb(num):
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError('%r is not a positive integer' % num)
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """A number in base 2 with its sign bit written in front: 0b0 1010, 0b1 0101."""
    width = num.bit_length()
    if num >= 0:
        sign, digits = '0b0', format(num, 'b') if width else ''
    else:
        sign, digits = '0b1', format((1 << width) + num, 'b').zfill(width) if width else ''
    if max_bits is not None:
        digits = digits.rjust(max_bits, digits[:1] if num < 0 else '0')
    return f'{sign} {digits}'


_auto_null = object()


class auto:
    """Stands for a value that _generate_next_value_ will choose."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % self.value


class property(DynamicClassAttribute):
    """A property of members; on the class the name leads to the member of that name."""
    member = None
    _attr_type = None
    _cls_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError('%r has no attribute %r' % (ownerclass, self.name))
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == 'attr':
            return getattr(self._cls_type, self.name)
        if self._attr_type == 'desc':
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError('%r has no attribute %r' % (ownerclass, self.name)) from None

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


class _Proto:
    """A member before its class exists: __set_name__ makes it real."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, cls, name):
        delattr(cls, name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        if not cls._use_args_:
            made = cls._new_member_(cls)
        else:
            made = cls._new_member_(cls, *args)
        if not hasattr(made, '_value_'):
            if cls._member_type_ is object:
                made._value_ = value
            else:
                try:
                    made._value_ = cls._member_type_(*args)
                except Exception as exc:
                    new_exc = TypeError('_value_ not set in __new__, unable to create it')
                    new_exc.__cause__ = exc
                    raise new_exc
        value = made._value_
        made._name_ = name
        made.__objclass__ = cls
        made.__init__(*args)
        made._sort_order_ = len(cls._member_names_)
        made = self._find_alias(cls, name, value, made)
        cls._add_member_(name, made)
        try:
            cls._value2member_map_.setdefault(value, made)
            if value not in cls._hashable_values_:
                cls._hashable_values_.append(value)
        except TypeError:
            cls._unhashable_values_.append(value)
            cls._unhashable_values_map_.setdefault(name, []).append(value)

    def _find_alias(self, cls, name, value, made):
        """The member that already has this value; a new one enters the list of names (a flag only with one bit)."""
        try:
            return cls._value2member_map_[value]
        except TypeError:
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known
        except KeyError:
            pass
        if Flag is None or not issubclass(cls, Flag):
            cls._member_names_.append(name)
        elif Flag is not None and issubclass(cls, Flag) and isinstance(value, int) and _is_single_bit(value):
            cls._member_names_.append(name)
        return made


class EnumDict(dict):
    """The namespace of an enumeration's class statement: notes members and keeps names from being used twice."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name
        self._generate_next_value = None

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
            if key == '_generate_next_value_':
                value = self._wrap_generator(value)
            elif key == '_ignore_':
                value = self._take_ignore(value)
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError('%r already defined as %r' % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif self._is_plain(value):
            pass
        else:
            if key in self:
                raise TypeError('%r already defined as %r' % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            value = self._resolve_auto(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _is_plain(self, value):
        return not isinstance(value, member) and (
            _is_descriptor(value) or self._cls_name is not None and _is_internal_class(self._cls_name, value))

    def _set_sunder(self, key, value):
        if key not in ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
                       '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_',
                       '_add_value_alias_', '_use_args_'):
            raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use' % (key,))

    def _wrap_generator(self, value):
        if self._auto_called:
            raise TypeError('_generate_next_value_ must be defined before members')
        function = value.__func__ if isinstance(value, staticmethod) else value
        self._generate_next_value = function
        return value if isinstance(value, staticmethod) else staticmethod(value)

    def _take_ignore(self, value):
        value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
        self._ignore = value
        already = set(value) & set(self._member_names)
        if already:
            raise ValueError('_ignore_ cannot specify already set names: %r' % (already,))
        return value

    def _next(self, key, auto_value):
        if auto_value.value is _auto_null:
            auto_value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        return auto_value.value

    def _resolve_auto(self, key, value):
        if isinstance(value, auto):
            return self._next(key, value)
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple(self._next(key, item) if isinstance(item, auto) else item for item in value)
        return value

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, *more_members, **more):
        pairs = list(members.items() if hasattr(members, 'keys') else members)
        for name, value in pairs + list(more.items()):
            self[name] = value


_EnumDict = EnumDict
_not_given = object()


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace._generate_next_value = first_enum._generate_next_value_
            namespace['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, namespace, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, namespace, **kwds)
        namespace.setdefault('_ignore_', []).append('_ignore_')
        for key in namespace['_ignore_']:
            namespace.pop(key, None)
        names = namespace._member_names
        invalid = {'mro', ''} & set(names)
        if invalid:
            raise ValueError('invalid enum member name(s) %s' % ','.join(repr(n) for n in sorted(invalid)))
        order = namespace.pop('_order_', None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        namespace = dict(namespace)
        new, save_new, use_args = metacls._find_new_(namespace, member_type, first_enum)
        namespace['_new_member_'] = new
        namespace['_use_args_'] = namespace.get('_use_args_', use_args)
        for name in names:
            namespace[name] = _Proto(namespace[name])
        namespace['_member_names_'] = []
        namespace['_member_map_'] = {}
        namespace['_value2member_map_'] = {}
        namespace['_hashable_values_'] = []
        namespace['_unhashable_values_'] = []
        namespace['_unhashable_values_map_'] = {}
        namespace['_member_type_'] = member_type
        namespace['_value_repr_'] = metacls._find_data_repr_(cls, bases)
        namespace['_boundary_'] = boundary or getattr(first_enum, '_boundary_', None)
        namespace['_flag_mask_'] = 0
        namespace['_singles_mask_'] = 0
        namespace['_all_bits_'] = 0
        namespace['_inverted_'] = None
        metacls._keep_format_of_mixin(namespace, bases, member_type)
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        metacls._finish_methods(enum_class, namespace, bases, member_type, first_enum, save_new)
        if Flag is not None and issubclass(enum_class, Flag):
            metacls._finish_flag(enum_class)
        if order is not None:
            metacls._check_order(enum_class, order)
        return enum_class

    @classmethod
    def _keep_format_of_mixin(metacls, namespace, bases, member_type):
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
            if '__format__' not in namespace:
                namespace['__format__'] = member_type.__format__
            if '__str__' not in namespace:
                method = member_type.__str__
                namespace['__str__'] = member_type.__repr__ if method is object.__str__ else method

    @classmethod
    def _finish_methods(metacls, enum_class, namespace, bases, member_type, first_enum, save_new):
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if name not in namespace:
                found = getattr(enum_class, name)
                if found is getattr(object, name, None) or (
                        member_type is not object and found is getattr(member_type, name, None) and
                        not (name in ('__str__', '__format__') and ReprEnum is not None and
                             issubclass(enum_class, ReprEnum))):
                    setattr(enum_class, name, getattr(first_enum or Enum, name))
        if Flag is not None and issubclass(enum_class, Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if name not in namespace:
                    setattr(enum_class, name, getattr(Flag, name))
        if save_new:
            enum_class.__new_member__ = enum_class.__new__
        enum_class.__new__ = Enum.__new__

    @classmethod
    def _finish_flag(metacls, cls):
        singles = everything = 0
        for made in cls._member_map_.values():
            value = made._value_
            if isinstance(value, int):
                everything |= value
                if _is_single_bit(value):
                    singles |= value
        cls._flag_mask_ = everything
        cls._singles_mask_ = singles
        cls._all_bits_ = 2 ** everything.bit_length() - 1
        names = [m._name_ for m in sorted((cls._member_map_[n] for n in cls._member_names_), key=lambda m: m._value_)]
        if names != cls._member_names_:
            cls._iter_member_ = cls._iter_member_by_def_

    @classmethod
    def _check_order(metacls, cls, order):
        if isinstance(order, str):
            order = order.replace(',', ' ').split()
        wanted = [o for o in order if o not in cls._member_map_ or
                  (o in cls._member_map_ and cls._member_map_[o]._name_ == o)]
        if wanted != cls._member_names_:
            raise TypeError('member order does not match _order_:\n  %r\n  %r' % (cls._member_names_, wanted))

    def __bool__(cls):
        return True

    def __call__(cls, value=_not_given, names=_not_given, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names) + values
            if value is _not_given:
                return cls.__new__(cls)
            return cls.__new__(cls, value)
        if names is _not_given and type is None and value is not _not_given:
            return cls.__new__(cls, value) if cls is not Enum else cls._missing_call(value)
        return cls._create_(class_name=value, names=None if names is _not_given else names, module=module,
                            qualname=qualname, type=type, start=start, boundary=boundary)

    def _missing_call(cls, value):
        raise TypeError(f'{cls} has no members; specify `names=()` if you meant to create a new, empty, enum')

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, attr))
        super().__delattr__(attr)

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__',
                 '__module__', '__name__', '__qualname__', *cls._member_names_}
        names |= {'__new__'} if cls._new_member_ is not object.__new__ else set()
        names |= {'__init_subclass__'} if cls.__init_subclass__ is not object.__init_subclass__ else set()
        names |= set() if cls._member_type_ is object else set(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return '<flag %r>' % cls.__name__
        return '<enum %r>' % cls.__name__

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """The functional form: Enum('Name', 'A B C')."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            originals, names, last = names, [], []
            _, first_enum = cls._get_mixins_(class_name, bases)
            for count, name in enumerate(originals):
                value = first_enum._generate_next_value_(name, start, count, last[:])
                last.append(value)
                names.append((name, value))
        if names is None:
            names = ()
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                pass
        if module is not None:
            namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if Enum is not None and isinstance(base, EnumType) and base._member_names_:
                    raise TypeError('<enum %r> cannot extend %r' % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """(the data type whose values members are, the last enumeration among the bases)."""
        if not bases or Enum is None:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if '__repr__' in base.__dict__:
                    if '__dataclass_fields__' in base.__dict__ and '__dataclass_params__' in base.__dict__ and \
                            base.__dict__['__dataclass_params__'].repr:
                        return _dataclass_repr
                    return base.__dict__['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        types = set()
        base_chain = {base for chain in bases for base in chain.__mro__}
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        types.add(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    types.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(types) > 1:
            raise TypeError('too many data types for %r: %r' % (class_name, types))
        return types.pop() if types else None

    @classmethod
    def _find_new_(mcls, namespace, member_type, first_enum):
        """(the __new__ for members, is it the class's own, does it get the value)."""
        new = namespace.get('__new__', None)
        save_new = first_enum is not None and new is not None
        if new is None:
            for method in ('__new_member__', '__new__'):
                for possible in (member_type, first_enum):
                    target = getattr(possible, method, None)
                    if target not in {None, None.__new__, object.__new__, Enum.__new__ if Enum else None}:
                        new = target
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        use_args = first_enum is not None and new is not object.__new__
        return new, save_new, use_args

    def _add_member_(cls, name, made):
        if name in cls._member_map_:
            if cls._member_map_[name] is not made:
                raise NameError('%r is already bound: %r' % (name, cls._member_map_[name]))
            return
        found = None
        for base in cls.__mro__[1:]:
            attribute = base.__dict__.get(name)
            if attribute is not None:
                found = attribute
                break
        if isinstance(found, (property, DynamicClassAttribute)):
            redirect = property()
            redirect.member = made
            redirect.__set_name__(cls, name)
            redirect.fget, redirect.fset, redirect.fdel = found.fget, found.fset, found.fdel
            redirect._attr_type = getattr(found, '_attr_type', None)
            redirect._cls_type = getattr(found, '_cls_type', None)
            type.__setattr__(cls, name, redirect)
        elif found is not None and _is_descriptor(found):
            redirect = property()
            redirect.member = made
            redirect.__set_name__(cls, name)
            redirect._attr_type = 'desc'
            redirect._cls_type = cls
            type.__setattr__(cls, name, redirect)
        else:
            type.__setattr__(cls, name, made)
        cls._member_map_[name] = made


EnumMeta = EnumType


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ', '.join('%s=%r' % (name, getattr(self, name)) for name in fields if fields[name].repr)


class Enum(metaclass=EnumType):
    """A set of named values."""

    @classmethod
    def __signature__(cls):
        return '(*values)' if cls._member_names_ else '(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)'

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
        if not cls._member_map_:
            if getattr(cls, '_%s__in_progress' % cls.__name__, False):
                raise TypeError('do not use `super().__new__; call the appropriate __new__ directly') from None
            raise TypeError('%r has no members defined' % cls)
        return cls._made_when_missing(value)

    @classmethod
    def _made_when_missing(cls, value):
        wrong = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        problem = None
        try:
            found = cls._missing_(value)
            is_number = Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(found, int)
            if is_number or isinstance(found, cls):
                return found
            if found is not None:
                problem = TypeError('error in %s._missing_: returned %r instead of None or a valid member' %
                                    (cls.__name__, found))
        except Exception as error:
            problem = error
        try:
            if problem is None:
                raise wrong
            if not isinstance(problem, ValueError):
                problem.__context__ = wrong
            raise problem
        finally:
            del problem, wrong      # or the exception would hold itself through this frame

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        try:
            known = cls._value2member_map_.get(value)
        except TypeError:
            cls._unhashable_values_.append(value)
            cls._unhashable_values_map_.setdefault(self.name, []).append(value)
            return
        if known is not None:
            if known is not self:
                raise ValueError('%r is already bound: %r' % (value, known))
            return
        cls._value2member_map_[value] = self
        cls._hashable_values_.append(value)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """What auto() becomes: one more than the largest value so far."""
        if not last_values:
            return start
        try:
            return sorted(last_values).pop() + 1
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, value_repr(self._value_))

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):
        interesting = {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'}
        if self.__class__._member_type_ is not object:
            interesting |= set(object.__dir__(self))
        for cls in self.__class__.mro():
            for name, obj in cls.__dict__.items():
                if name[0] == '_':
                    continue
                if isinstance(obj, property):
                    if obj.fget is not None or name not in self._member_map_:
                        interesting.add(name)
                    else:
                        interesting.discard(name)
                elif name not in self._member_map_:
                    interesting.add(name)
        return sorted(interesting)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


Enum._member_names_ = []
Enum._member_map_ = {}
Enum._value2member_map_ = {}
Enum._hashable_values_ = []
Enum._unhashable_values_ = []
Enum._unhashable_values_map_ = {}
Enum._member_type_ = object
Enum._value_repr_ = None
Enum._new_member_ = object.__new__
Enum._use_args_ = False
Enum._boundary_ = None


class ReprEnum(Enum):
    """Only the repr is an enumeration's: str() and format() are those of the data type."""


class IntEnum(int, ReprEnum):
    """Members are also ints."""


class StrEnum(str, ReprEnum):
    """Members are also strings; auto() gives the name in lower case."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError('encoding must be a string, not %r' % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError('errors must be a string, not %r' % (values[2]))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What happens to bits that no flag has."""
    STRICT, CONFORM, EJECT, KEEP = 'strict', 'conform', 'eject', 'keep'


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """Members that can be combined bit by bit."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            high_bit = last_value.bit_length() - 1
        except Exception:
            raise TypeError('invalid flag value %r' % last_value) from None
        return 2 ** (high_bit + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """A combination of flags, made when it is first asked for."""
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        flag_mask, singles_mask, all_bits = cls._flag_mask_, cls._singles_mask_, cls._all_bits_
        negative = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ flag_mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), flag_mask.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' %
                                 (cls, value, bin(value, width), bin(flag_mask, width)))
            if cls._boundary_ is CONFORM:
                value &= flag_mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(all_bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            negative = value
            value = all_bits + 1 + value
        unknown = value & ~flag_mask
        aliases = value & ~singles_mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError('%s(%r) -->  unknown values %r [%s]' % (cls.__name__, value, unknown, bin(unknown)))
        if cls._member_type_ is object:
            pseudo = object.__new__(cls)
        else:
            pseudo = cls._member_type_.__new__(cls, value)
        if not hasattr(pseudo, '_value_'):
            pseudo._value_ = value
        members = []
        combined = 0
        for m in cls._iter_member_(value):
            if m is not None:
                members.append(m)
                combined |= m._value_
        if aliases:
            value = aliases & ~combined
            for alias in cls._member_map_.values():
                if alias._value_ and alias._value_ & value == alias._value_ and alias not in members:
                    members.append(alias)
                    combined |= alias._value_
        unknown = pseudo._value_ ^ combined
        pseudo._name_ = '|'.join(m._name_ for m in members)
        if not combined:
            pseudo._name_ = None
        elif unknown:
            pseudo._name_ += '|%s' % cls._numeric_repr_(unknown)
        pseudo = cls._value2member_map_.setdefault(pseudo._value_, pseudo)
        if negative is not None:
            cls._value2member_map_[negative] = pseudo
        return pseudo

    _numeric_repr_ = staticmethod(repr)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" %
                            (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls_name = self.__class__.__name__
        value_repr = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return '<%s: %s>' % (cls_name, value_repr(self._value_))
        return '<%s.%s: %s>' % (cls_name, self._name_, value_repr(self._value_))

    def __str__(self):
        cls_name = self.__class__.__name__
        if self._name_ is None:
            return '%s(%r)' % (cls_name, self._value_)
        return '%s.%s' % (cls_name, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _combine(self, other, operate):
        other_value = self._get_value(other)
        if other_value is NotImplemented:
            return NotImplemented
        for flag in (self, other):
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags")
        return self.__class__(operate(self._value_, other_value))

    def __or__(self, other):
        return self._combine(other, lambda a, b: a | b)

    def __and__(self, other):
        return self._combine(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._combine(other, lambda a, b: a ^ b)

    def __invert__(self):
        opposite = self._inverted_
        if opposite is None:
            keeps_all_bits = self._boundary_ in (EJECT, KEEP)
            opposite = self._inverted_ = type(self)(~self._value_ & (-1 if keeps_all_bits else self._singles_mask_))
        return opposite

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are also ints."""


def unique(enumeration):
    """A decorator: two names for one value are an error."""
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        details = ', '.join('%s -> %s' % pair for pair in duplicates)
        raise ValueError('duplicate values found in %r: %s' % (enumeration, details))
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can check."""
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that checks what its arguments name."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
                if duplicates:
                    raise ValueError('aliases found in %r: %s' %
                                     (enumeration, ', '.join('%s -> %s' % pair for pair in duplicates)))
            elif check is CONTINUOUS:
                self._check_continuous(enumeration, name)
            elif check is NAMED_FLAGS:
                self._check_named(enumeration, name)
        return enumeration

    def _check_continuous(self, enumeration, name):
        values = set(m.value for m in enumeration)
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            wanted = (2 ** i for i in range(low.bit_length(), high.bit_length() - 1))
        else:
            wanted = range(low + 1, high)
        missing = [i for i in wanted if i not in values]
        if missing:
            kind = 'flag' if issubclass(enumeration, Flag) else 'enum'
            raise ValueError('invalid %s %r: missing values %s' % (kind, name, ', '.join(str(m) for m in missing))[:256])

    def _check_named(self, enumeration, name):
        singles = {m._value_ for m in enumeration}
        missing_names = []
        missing_value = 0
        for alias_name, alias in enumeration._member_map_.items():
            if alias_name in enumeration._member_names_ or alias.value < 0:
                continue
            missing = [v for v in _iter_bits_lsb(alias.value) if v not in singles]
            if missing:
                missing_names.append(alias_name)
                for value in missing:
                    missing_value |= value
        if missing_names:
            if len(missing_names) == 1:
                alias = 'alias %s is missing' % missing_names[0]
            else:
                alias = 'aliases %s and %s are missing' % (', '.join(missing_names[:-1]), missing_names[-1])
            if _is_single_bit(missing_value):
                value = 'value 0x%x' % missing_value
            else:
                value = 'combined values of 0x%x' % missing_value
            raise ValueError('invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]' % (name, alias, value))


def global_enum_repr(self):
    """module.NAME"""
    module = self.__class__.__module__.split('.')[-1]
    return '%s.%s' % (module, self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return '%s.%s(%r)' % (module, self.__class__.__name__, self._value_)
    return '|'.join('%s.%s' % (module, name) for name in self._name_.split('|'))


def global_str(self):
    if self._name_ is None:
        return '%s(%r)' % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """A decorator: members become global names of the class's module, and show themselves so."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls

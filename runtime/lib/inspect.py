"""inspect: what functions, classes, frames and modules say about themselves.

A signature is read off a function's code object, off what it wraps, off the method that a call would reach, or off the
__text_signature__ of what is written in C, which is turned into a function for the purpose.
"""
import builtins
import functools
import linecache
import os
import re
import sys
import types

from collections import OrderedDict, namedtuple
from enum import IntEnum
from keyword import iskeyword

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'

# ---- kinds of objects ------------------------------------------------------------------------------------------------


def ismodule(object):
    """Is it a module?"""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Is it a class?"""
    return isinstance(object, type)


def ismethod(object):
    """Is it a method of an instance, written in Python?"""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Is it a function written in Python?"""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Is it a function or method written in C?"""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Is it a bound special method written in C?"""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Is it any kind of function or method?"""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def isdatadescriptor(object):
    """Does it decide what storing or deleting an attribute does?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), '__set__') or hasattr(type(object), '__delete__')


def ismethoddescriptor(object):
    """Does it only decide what reading an attribute gives?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), '__get__') and not isdatadescriptor(object)


def isgetsetdescriptor(object):
    """Is it an attribute computed by C?"""
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    """Is it a slot?"""
    return isinstance(object, types.MemberDescriptorType)


def iscode(object):
    """Is it a code object?"""
    return isinstance(object, types.CodeType)


def isframe(object):
    """Is it a frame?"""
    return isinstance(object, types.FrameType)


def istraceback(object):
    """Is it a traceback?"""
    return isinstance(object, types.TracebackType)


def isgenerator(object):
    """Is it a generator?"""
    return isinstance(object, types.GeneratorType)


def _has_flag(function, flag):
    while True:
        if ismethod(function):
            function = function.__func__
        elif isinstance(function, functools.partial):
            function = function.func
        else:
            break
    return isfunction(function) and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Does calling it make a generator?"""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """Does calling it make a coroutine?"""
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    """Does calling it make an asynchronous generator?"""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def iscoroutine(object):
    """Is it a coroutine?"""
    return False


def isasyncgen(object):
    """Is it an asynchronous generator?"""
    return False


def isawaitable(object):
    """Can it be awaited?"""
    return hasattr(type(object), '__await__')


def isabstract(object):
    """Is it a class with abstract methods?"""
    return isclass(object) and bool(getattr(object, '__abstractmethods__', ()))


# ---- members ---------------------------------------------------------------------------------------------------------


def _members(object, predicate, getter):
    bases = (object,) + getmro(object) if isclass(object) else ()
    names, taken, found = dir(object), set(), []
    for base in getattr(object, '__bases__', ()) if isclass(object) else ():
        names += [name for name, value in base.__dict__.items() if isinstance(value, types.DynamicClassAttribute)]
    for name in names:
        try:
            value = getter(object, name)
            if name in taken:
                raise AttributeError
        except AttributeError:
            for base in bases:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            found.append((name, value))
        taken.add(name)
    return sorted(found, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    """Pairs of name and value, by name, of all attributes that the predicate likes."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without running __getattr__ or descriptors."""
    return _members(object, predicate, getattr_static)


def getmro(cls):
    """The classes in which attributes are looked for, in order."""
    return cls.__mro__


def getattr_static(obj, attr, default=types):
    """The attribute as it is stored; nothing of the object runs."""
    own = types
    kind = obj if isinstance(obj, type) else type(obj)
    mro = type.__dict__['__mro__'].__get__(kind)
    if not isinstance(obj, type):
        try:
            own = object.__getattribute__(obj, '__dict__').get(attr, types)
        except AttributeError:
            pass
    in_class = next((base.__dict__[attr] for base in mro if attr in base.__dict__), types)
    if own is not types and in_class is not types and isdatadescriptor(in_class):
        return in_class
    for found in own, in_class:
        if found is not types:
            return found
    if kind is obj:
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not types:
        return default
    raise AttributeError(attr)


Attribute = namedtuple('Attribute', 'name kind defining_class object')


def classify_class_attrs(cls):
    """An Attribute for each name in dir(cls): its kind, the class that has it, and the object stored there."""
    found = []
    for name in dir(cls):
        home = next((base for base in getmro(cls) + getmro(type(cls)) if name in base.__dict__), None)
        if home is None:
            continue
        value = home.__dict__[name]
        if isinstance(value, (staticmethod, types.BuiltinMethodType)):
            kind = 'static method'
        elif isinstance(value, (classmethod, types.ClassMethodDescriptorType)):
            kind = 'class method'
        elif isinstance(value, property):
            kind = 'property'
        else:
            kind = 'method' if isroutine(value) else 'data'
        found.append(Attribute(name, kind, home, value))
    return found


def unwrap(func, *, stop=None):
    """What stands at the end of the chain of __wrapped__."""
    first, seen = func, {id(func)}
    while not isinstance(func, type) and hasattr(func, '__wrapped__') and not (stop and stop(func)):
        func = func.__wrapped__
        if id(func) in seen or len(seen) > sys.getrecursionlimit():
            raise ValueError(f'wrapper loop when unwrapping {first!r}')
        seen.add(id(func))
    return func


# ---- documentation and source ----------------------------------------------------------------------------------------


def cleandoc(doc):
    """The text without the indentation that its lines after the first have in common."""
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.strip(' ')]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(' ')] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def _inherited_doc(object):
    if isclass(object):
        for base in object.__mro__:
            if base is not builtins.object and base.__doc__ is not None:
                return base.__doc__
        return None
    function = object.__func__ if ismethod(object) else object.fget if isinstance(object, property) else object
    name = getattr(object, '__name__', None) or getattr(function, '__name__', None)
    if ismethod(object):
        home = object.__self__ if isclass(object.__self__) else type(object.__self__)
    elif isfunction(function) and '.' in function.__qualname__:
        home = sys.modules.get(function.__module__)
        for part in function.__qualname__.split('.')[:-1]:
            home = getattr(home, part, None)
    else:
        home = getattr(object, '__objclass__', None)
    for base in getattr(home, '__mro__', ()):
        doc = getattr(getattr(base, name or '', None), '__doc__', None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The documentation, cleaned up; a method without its own takes that of the method it overrides."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def _is_internal(name):
    return name.startswith('<') and name.endswith('>')


def getfile(object):
    """The name of the file that the object was defined in."""
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        module = sys.modules.get(getattr(object, '__module__', None))
        if getattr(module, '__file__', None):
            return module.__file__
        if object.__module__ == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    given = object
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got '
                    f'{type(given).__name__}')


def getmodulename(path):
    """The name of the module that a file of this name would be."""
    name = os.path.basename(path)
    return name[:-3] if name.endswith('.py') else None


def getsourcefile(object):
    """The source file of the object, or None."""
    name = getfile(object)
    return name if os.path.exists(name) or name in linecache.cache else None


def getabsfile(object, _filename=None):
    """The whole path of the object's file."""
    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def getmodule(object, _filename=None):
    """The module that the object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    try:
        file = getabsfile(object, _filename)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if ismodule(module) and getattr(module, '__file__', None) and os.path.abspath(module.__file__) == file:
            return module
    return None


def findsource(object):
    """(all lines of the file, index of the object's first)"""
    file = getsourcefile(object)
    if not file and not _is_internal(getfile(object)):
        raise OSError('source code not available')
    lines = linecache.getlines(file or getfile(object))
    if not lines:
        raise OSError('could not get source code')
    if ismodule(object):
        return lines, 0
    if isclass(object):
        first = object.__dict__.get('__firstlineno__')
        if first is None or first > len(lines):
            raise OSError('source code not available')
        return lines, first - 1
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        return lines, object.tb_lineno - 1
    if isframe(object):
        object = object.f_code
    first = object.co_firstlineno - 1
    if first >= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, first


_PIECE = re.compile(r"""\\.|\"\"\"|'''|[\"'\[\](){}#]""", re.S)


def getblock(lines):
    """The lines of the block that begins with the first: to the next that is not indented further."""
    depth, quote, last, header_done, margin = 0, None, 0, False, None
    for at, line in enumerate(lines):
        text = line.strip()
        is_fresh = depth == 0 and quote is None
        if is_fresh and text and not text.startswith('#'):
            indent = len(line) - len(line.lstrip())
            if margin is None:
                margin = indent
            elif header_done and indent <= margin:
                break
            header_done = header_done or not text.startswith('@')
        elif is_fresh and text.startswith('#') and header_done and len(line) - len(line.lstrip()) <= margin:
            break
        elif is_fresh:
            continue
        for piece in _PIECE.findall(line):
            if quote:
                quote = None if piece == quote else quote
            elif piece in ('"', "'", '"""', "'''"):
                quote = piece
            elif piece == '#':
                break
            elif piece in '([{':
                depth += 1
            elif piece in ')]}':
                depth -= 1
        if quote in ('"', "'"):
            quote = None
        if not (is_fresh and text.startswith('#')):
            last = at
        if is_fresh and header_done and not text.startswith(('@', 'def ', 'class ', 'async ')) and margin is not None \
                and len(line) - len(line.lstrip()) == margin and at == 0 and depth == 0 and quote is None:
            break
    return lines[:last + 1]


def getsourcelines(object):
    """(the object's lines, the number of the first)"""
    object = unwrap(object)
    lines, first = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == '<module>':
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    """The object's source as one text."""
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    """The comment lines just above the object, or None."""
    try:
        lines, first = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        begin = 1 if lines and lines[0].startswith('#!') else 0
        while begin < len(lines) and lines[begin].strip() in ('', '#'):
            begin += 1
        end = begin
        while end < len(lines) and lines[end].startswith('#'):
            end += 1
    else:
        begin = end = first
        margin = len(lines[first]) - len(lines[first].lstrip())
        while begin > 0 and lines[begin - 1].lstrip().startswith('#') \
                and len(lines[begin - 1]) - len(lines[begin - 1].lstrip()) == margin:
            begin -= 1
    return ''.join(line.expandtabs().lstrip(' ') if not ismodule(object) else line.expandtabs()
                   for line in lines[begin:end]) or None


# ---- frames ----------------------------------------------------------------------------------------------------------

Arguments = namedtuple('Arguments', 'args, varargs, varkw')
ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound')
_Traceback = namedtuple('_Traceback', 'filename lineno function code_context index')
_FrameInfo = namedtuple('_FrameInfo', ('frame',) + _Traceback._fields)


class Traceback(_Traceback):
    """Where a frame is: file, line, function, and lines of source around."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made


class FrameInfo(_FrameInfo):
    """The same, and the frame itself."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        made.positions = positions
        return made


def getframeinfo(frame, context=1):
    """A Traceback that tells where the frame, or the traceback, is."""
    line = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    if not isframe(frame):
        raise TypeError(f'{frame!r} is not a frame or traceback object')
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        start = line - 1 - context // 2
        try:
            lines, _ = findsource(frame)
        except OSError:
            lines = None
        else:
            start = max(0, min(start, len(lines) - context))
            lines = lines[start:start + context]
            index = line - 1 - start
    return Traceback(filename, line, frame.f_code.co_name, lines, index)


def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


def getouterframes(frame, context=1):
    """A FrameInfo for the frame and each of its callers."""
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """A FrameInfo for each entry of a traceback."""
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """A FrameInfo for the caller and each of its callers."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """A FrameInfo for each frame between here and where the handled exception was raised."""
    error = sys.exception()
    return getinnerframes(error.__traceback__ if error else None, context)


def getargs(co):
    """The names of a code object's parameters."""
    if not iscode(co):
        raise TypeError(f'{co!r} is not a code object')
    count = co.co_argcount + co.co_kwonlyargcount
    names = co.co_varnames
    varargs = names[count] if co.co_flags & CO_VARARGS else None
    varkw = names[count + bool(varargs)] if co.co_flags & CO_VARKEYWORDS else None
    return Arguments(list(names[:count]), varargs, varkw)


def getargvalues(frame):
    """The names of a frame's parameters, and its locals."""
    return ArgInfo(*getargs(frame.f_code), frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name, formatvalue=lambda value: '=' + repr(value)):
    """What getargvalues gives, as a text."""
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f'({", ".join(parts)})'


def getclosurevars(func):
    """The names that a function uses from around it, by where they are found."""
    func = func.__func__ if ismethod(func) else func
    if not isfunction(func):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    space = func.__globals__
    known = space.get('__builtins__', builtins.__dict__)
    known = known.__dict__ if ismodule(known) else known
    here, built_in, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ('None', 'True', 'False'):
            continue
        if name in space:
            here[name] = space[name]
        elif name in known:
            built_in[name] = known[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, here, built_in, unbound)


def getgeneratorstate(generator):
    """One of GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED and GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    """The locals of a generator that has not ended."""
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    return generator.gi_frame.f_locals if generator.gi_frame else {}


# ---- signatures ------------------------------------------------------------------------------------------------------


class _empty:
    """Stands for a default or an annotation that is not there."""


class _void:
    """Stands for an argument that replace() was not given."""


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        made = int.__new__(cls, len(cls.__members__))
        made._value_ = len(cls.__members__)
        made.description = description
        return made

    def __str__(self):
        return self.name


_ONLY, _EITHER, _ARGS, _NAMED, _KWARGS = _ParameterKind


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as a signature shows it."""
    if getattr(annotation, '__module__', None) == 'typing':
        return re.sub(r'[\w\.]+', lambda match: match.group().removeprefix('typing.'), repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


class Parameter:
    """One parameter: name, kind, default, annotation."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL = _ONLY, _EITHER, _ARGS
    KEYWORD_ONLY, VAR_KEYWORD = _NAMED, _KWARGS
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind') from None
        if default is not _empty and self._kind in (_ARGS, _KWARGS):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default, self._annotation = default, annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if iskeyword(name) and self._kind is not _ONLY or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A parameter that differs in what is given."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        text = {_ARGS: '*', _KWARGS: '**'}.get(self._kind, '') + self._name
        if self._annotation is not _empty:
            text += f': {formatannotation(self._annotation)}'
        if self._default is not _empty:
            text += f'{" = " if self._annotation is not _empty else "="}{self._default!r}'
        return text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented


class BoundArguments:
    """What each parameter gets in a call."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self._signature, self.arguments = signature, arguments

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        found = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_NAMED, _KWARGS) or name not in self.arguments:
                break
            if parameter.kind is _ARGS:
                found.extend(self.arguments[name])
            else:
                found.append(self.arguments[name])
        return tuple(found)

    @property
    def kwargs(self):
        found, started = {}, False
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_NAMED, _KWARGS):
                started = True
            elif name not in self.arguments:
                started = True
                continue
            if started and name in self.arguments:
                if parameter.kind is _KWARGS:
                    found.update(self.arguments[name])
                else:
                    found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        """Add what the call left out."""
        full = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                full[name] = self.arguments[name]
            elif parameter.default is not _empty:
                full[name] = parameter.default
            elif parameter.kind is _ARGS:
                full[name] = ()
            elif parameter.kind is _KWARGS:
                full[name] = {}
        self.arguments = full

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        parts = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<{type(self).__name__} ({parts})>'


class Signature:
    """The parameters of a callable, in order, and what it is said to return."""

    __slots__ = ('_parameters', '_return_annotation')
    _parameter_cls, _bound_arguments_cls, empty = Parameter, BoundArguments, _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found, highest, has_default = OrderedDict(), _ONLY, False
        for parameter in parameters or ():
            if parameter.kind < highest:
                raise ValueError(f'wrong parameter order: {highest.description} parameter before '
                                 f'{parameter.kind.description} parameter')
            if parameter.kind > highest:
                highest = parameter.kind
            if parameter.kind in (_ONLY, _EITHER):
                if parameter.default is not _empty:
                    has_default = True
                elif has_default:
                    raise ValueError('non-default argument follows default argument')
            elif parameter.kind in (_ARGS, _KWARGS) and any(
                    other.kind is parameter.kind for other in found.values()):
                raise ValueError(f'more than one {parameter.kind.description} parameter')
            if parameter.name in found:
                raise ValueError(f'duplicate parameter name: {parameter.name!r}')
            found[parameter.name] = parameter
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        return _signature(obj, follow_wrapped, eval_str)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A signature that differs in what is given."""
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void else return_annotation)

    __replace__ = replace

    def _key(self):
        ordered = tuple(p for p in self.parameters.values() if p.kind is not _NAMED)
        return ordered, {p.name: p for p in self.parameters.values() if p.kind is _NAMED}, self._return_annotation

    def __hash__(self):
        ordered, named, returned = self._key()
        return hash((ordered, frozenset(named.values()), returned))

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def bind(self, /, *args, **kwargs):
        """What each parameter would get; TypeError if the call could not be made."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """The same, where arguments may be missing."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments, rest, kwargs = {}, list(args), dict(kwargs)
        taken_all, positional_names = False, []
        for parameter in self.parameters.values():
            name, kind = parameter.name, parameter.kind
            if kind is _ARGS:
                if rest:
                    arguments[name] = tuple(rest)
                rest, taken_all = [], True
            elif kind is _KWARGS:
                continue
            elif rest and kind is not _NAMED:
                if name in kwargs and kind is not _ONLY:
                    raise TypeError(f'multiple values for argument {name!r}')
                arguments[name] = rest.pop(0)
            elif kind is not _ONLY and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif kind is _ONLY and name in kwargs and parameter.default is _empty:
                positional_names.append(name)
            elif parameter.default is _empty and not partial:
                if rest:
                    break
                what = ' keyword-only' if kind is _NAMED and not taken_all else ''
                raise TypeError(f'missing a required{what} argument: {name!r}')
        if rest:
            raise TypeError('too many positional arguments')
        extra = next((p.name for p in self.parameters.values() if p.kind is _KWARGS), None)
        if kwargs:
            if extra is not None:
                arguments[extra] = kwargs
            elif positional_names:
                raise TypeError('got some positional-only arguments passed as keyword arguments: '
                                f'{", ".join(positional_names)!r}')
            else:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        elif positional_names:
            raise TypeError(f'missing a required positional-only argument: {positional_names[0]!r}')
        return self._bound_arguments_cls(self, arguments)

    def format(self, *, max_width=None):
        """The text of the signature, on one line or, if that is too long, with a line for each parameter."""
        parts, needs_slash, needs_star = [], False, True
        for parameter in self.parameters.values():
            if parameter.kind is _ONLY:
                needs_slash = True
            elif needs_slash:
                parts.append('/')
                needs_slash = False
            if parameter.kind is _ARGS:
                needs_star = False
            elif parameter.kind is _NAMED and needs_star:
                parts.append('*')
                needs_star = False
            parts.append(str(parameter))
        if needs_slash:
            parts.append('/')
        text = f'({", ".join(parts)})'
        if max_width is not None and len(text) > max_width:
            text = '(\n    ' + ',\n    '.join(parts) + '\n)'
        if self._return_annotation is not _empty:
            text += f' -> {formatannotation(self._return_annotation)}'
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module, as a fresh dict."""
    if isinstance(obj, type):
        found = obj.__dict__.get('__annotations__')
    else:
        if not (ismodule(obj) or callable(obj)):
            raise TypeError(f'{obj!r} is not a module, class, or callable.')
        found = getattr(obj, '__annotations__', None)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not eval_str:
        return dict(found)
    inner = unwrap(obj) if not isinstance(obj, type) else obj
    space = globals
    if space is None:
        space = getattr(inner, '__globals__', None) or getattr(sys.modules.get(
            getattr(obj, '__module__', None)), '__dict__', {})
    if locals is None and isinstance(obj, type):
        locals = dict(vars(obj))
    return {name: eval(value, space, locals) if isinstance(value, str) else value for name, value in found.items()}


def _of_function(function, eval_str=False):
    code = function.__code__
    names, count, named = code.co_varnames, code.co_argcount, code.co_kwonlyargcount
    annotations = get_annotations(function, eval_str=eval_str)
    defaults, named_defaults = function.__defaults__ or (), function.__kwdefaults__ or {}

    def made(name, kind, default=_empty):
        return Parameter(name, kind, default=default, annotation=annotations.get(name, _empty))
    parameters = []
    for at, name in enumerate(names[:count]):
        place = at - (count - len(defaults))
        parameters.append(made(name, _ONLY if at < code.co_posonlyargcount else _EITHER,
                               defaults[place] if place >= 0 else _empty))
    at = count + named
    if code.co_flags & CO_VARARGS:
        parameters.append(made(names[at], _ARGS))
        at += 1
    parameters += [made(name, _NAMED, named_defaults.get(name, _empty)) for name in names[count:count + named]]
    if code.co_flags & CO_VARKEYWORDS:
        parameters.append(made(names[at], _KWARGS))
    return Signature(parameters, return_annotation=annotations.get('return', _empty))


def _of_text(text, is_bound):
    first = re.match(r'\(\$\w+(?:, )?(?:/(?:, )?)?', text)
    keeps_first = first and not is_bound
    if first and not keeps_first:
        text = '(' + text[first.end():]
    text = text.replace('$', '')
    space = {}
    try:
        exec(f'def made{text}: pass', {'__builtins__': builtins.__dict__, **sys.modules}, space)
    except Exception:
        return None
    return _of_function(space['made'])


def _without_first(signature):
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (_KWARGS, _NAMED):
        raise ValueError('invalid method signature')
    if parameters[0].kind in (_ONLY, _EITHER):
        del parameters[0]
    return signature.replace(parameters=parameters)


def _of_partial(wrapped, partial):
    parameters = OrderedDict(wrapped.parameters)
    try:
        bound = wrapped.bind_partial(*partial.args, **(partial.keywords or {}))
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
    needs_names = False
    for name, parameter in wrapped.parameters.items():
        if name in bound.arguments:
            value = bound.arguments[name]
            if parameter.kind is _ONLY:
                parameters.pop(name)
                continue
            if parameter.kind is _EITHER:
                if name in partial.keywords:
                    needs_names = True
                    parameters[name] = parameter.replace(default=value)
                else:
                    parameters.pop(name)
                    continue
            if parameter.kind is _NAMED:
                parameters[name] = parameter.replace(default=value)
        if needs_names:
            if parameter.kind is _EITHER:
                parameters[name] = parameters[name].replace(kind=_NAMED)
                parameters.move_to_end(name)
            elif parameter.kind in (_NAMED, _KWARGS):
                parameters.move_to_end(name)
            elif parameter.kind is _ARGS:
                parameters.pop(name)
    return wrapped.replace(parameters=parameters.values())


def _of_class(cls, follow_wrapped, eval_str):
    call = next((base.__dict__['__call__'] for base in type(cls).__mro__
                 if base is not type and '__call__' in base.__dict__ and base is not object), None)
    if call is not None and isfunction(call):
        return _without_first(_signature(call, follow_wrapped, eval_str))
    for base in cls.__mro__:
        for name in '__new__', '__init__':
            method = base.__dict__.get(name)
            method = getattr(method, '__func__', method)
            if isfunction(method):
                return _without_first(_signature(method, follow_wrapped, eval_str))
    for base in cls.__mro__[:-1]:
        text = getattr(base, '__text_signature__', None)
        found = text and _of_text(text, True)
        if found:
            return found
    if type not in cls.__mro__ and cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return Signature()
    raise ValueError(f'no signature found for builtin type {cls!r}')


def _signature(obj, follow_wrapped=True, eval_str=False):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped, eval_str))
    if follow_wrapped and not isinstance(obj, type):
        obj = unwrap(obj, stop=lambda function: hasattr(function, '__signature__') or ismethod(function))
        if ismethod(obj):
            return _signature(obj, follow_wrapped, eval_str)
    given = getattr(obj, '__signature__', None)
    if given is not None and not isinstance(obj, type) or isinstance(given, Signature):
        if not isinstance(given, Signature):
            raise TypeError(f'unexpected object {given!r} in __signature__ attribute')
        return given
    if isfunction(obj):
        return _of_function(obj, eval_str)
    if isinstance(obj, functools.partial):
        return _of_partial(_signature(obj.func, follow_wrapped, eval_str), obj)
    if isinstance(obj, type):
        return _of_class(obj, follow_wrapped, eval_str)
    text = getattr(obj, '__text_signature__', None)
    if isbuiltin(obj) or ismethodwrapper(obj) or ismethoddescriptor(obj):
        is_bound = getattr(obj, '__self__', None) is not None
        found = text and _of_text(text, is_bound)
        if not found:
            raise ValueError(f'no signature found for builtin {obj!r}')
        return found
    call = getattr(type(obj), '__call__', None)
    if isfunction(call):
        return _without_first(_signature(call, follow_wrapped, eval_str))
    if call is not None:
        try:
            return _without_first(_signature(call, follow_wrapped, eval_str))
        except ValueError:
            pass
    raise ValueError(f'callable {obj!r} is not supported by signature')


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of anything that can be called."""
    return _signature(obj, follow_wrapped, eval_str)


FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')


def getfullargspec(func):
    """Names, defaults and annotations of a function's parameters; a bound method's first counts."""
    try:
        found = _signature(func.__func__ if ismethod(func) else func, False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, varargs, varkw, defaults, named, named_defaults, annotations = [], None, None, (), [], {}, {}
    if found.return_annotation is not _empty:
        annotations['return'] = found.return_annotation
    for name, parameter in found.parameters.items():
        if parameter.kind in (_ONLY, _EITHER):
            args.append(name)
            if parameter.default is not _empty:
                defaults += (parameter.default,)
        elif parameter.kind is _ARGS:
            varargs = name
        elif parameter.kind is _NAMED:
            named.append(name)
            if parameter.default is not _empty:
                named_defaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, named, named_defaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """What each parameter of func would get."""
    if ismethod(func):
        positional = (func.__self__,) + positional
        func = func.__func__
    bound = _signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def getclasstree(classes, unique=False):
    """Classes and, in lists after them, the classes derived from them."""
    children, roots = {}, []
    for cls in classes:
        for parent in cls.__bases__:
            children.setdefault(parent, [])
            if cls not in children[parent]:
                children[parent].append(cls)
            if unique and parent in classes:
                break
        if not cls.__bases__ and cls not in roots:
            roots.append(cls)
    roots += [parent for parent in children if parent not in classes and parent not in roots]
    return walktree(roots, children, None)


def walktree(classes, children, parent):
    """What getclasstree makes its list with."""
    found = []
    for cls in sorted(classes, key=lambda cls: (cls.__module__, cls.__name__)):
        found.append((cls, cls.__bases__))
        if cls in children:
            found.append(walktree(children[cls], children, cls))
    return found

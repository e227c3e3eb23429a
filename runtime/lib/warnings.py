"""warnings: messages about what works but should not be done, and the filters that decide which are shown.

A filter is (action, message pattern or None, category, module pattern or None, line); the first that fits decides.
What has been shown is remembered in the `__warningregistry__` of the module that is warned about, which is emptied
when the filters have changed since (`_version`).
"""
import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings', 'deprecated']

filters = [('default', None, DeprecationWarning, '__main__', 0), ('ignore', None, DeprecationWarning, None, 0),
           ('ignore', None, PendingDeprecationWarning, None, 0), ('ignore', None, ImportWarning, None, 0),
           ('ignore', None, ResourceWarning, None, 0)]
_defaultaction = 'default'
_onceregistry = {}
_version = 0
_ACTIONS = ('error', 'ignore', 'always', 'default', 'module', 'once')


class WarningMessage:
    """What a list of catch_warnings(record=True) holds."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


def _source_line(filename, lineno):
    try:
        import linecache
        return linecache.getline(filename, lineno)
    except Exception:
        return None


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning, as it is written to sys.stderr."""
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    line = (_source_line(filename, lineno) if line is None else line)
    return text + f'  {line.strip()}\n' if line and line.strip() else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to file, or sys.stderr."""
    file = sys.stderr if file is None else file
    if file is None:
        return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


_original_showwarning = showwarning
_record = None  # what catch_warnings(record=True) does with a warning


def _show(seen):
    if showwarning is not _original_showwarning:
        showwarning(seen.message, seen.category, seen.filename, seen.lineno, seen.file, seen.line)
    elif _record is not None:
        _record(seen)
    else:
        file = sys.stderr if seen.file is None else seen.file
        if file is not None:
            try:
                file.write(formatwarning(seen.message, seen.category, seen.filename, seen.lineno, seen.line))
            except OSError:
                pass


def _check_category(category):
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f'category must be a Warning subclass, not {type(category).__name__!r}')


def _check(action, lineno):
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Put a filter before (or behind) the others; message and module are patterns."""
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check(action, lineno)
    if message or module:
        import re
    _add(action, re.compile(message, re.I) if message else None, category, re.compile(module) if module else None,
         lineno, append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Put a filter that fits every message and module before (or behind) the others."""
    _check(action, lineno)
    _add(action, None, category, None, lineno, append)


def _add(*what):
    *what, append = what
    item = tuple(what)
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def _filters_mutated():
    global _version
    _version += 1


def resetwarnings():
    """Forget all filters: every warning is shown once for each place."""
    filters[:] = []
    _filters_mutated()


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warn about the caller's line, or that of its stacklevel'th caller."""
    if isinstance(message, Warning):
        category = message.__class__
    category = UserWarning if category is None else category
    _check_category(category)
    try:
        frame = sys._getframe(max(stacklevel, 1))
    except ValueError:
        module_globals, filename, lineno = sys.__dict__, '<sys>', 0
    else:
        while frame and skip_file_prefixes and frame.f_code.co_filename.startswith(skip_file_prefixes):
            frame = frame.f_back
        module_globals, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    module = module_globals.get('__name__', '<string>')
    registry = module_globals.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, module, registry, module_globals, source)


def _fits(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else pattern.match(text)


def _action_for(text, category, module, lineno):
    for action, message, kind, where, line in filters:
        if _fits(message, text) and issubclass(category, kind) and _fits(where, module) and line in (0, lineno):
            return action
    return _defaultaction


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Warn about a line that is given."""
    if module is None:
        module = filename or '<unknown>'
        module = module[:-3] if module[-3:].lower() == '.py' else module
    registry = {} if registry is None else registry
    if registry.get('version') != _version:
        registry.clear()
        registry['version'] = _version
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    action = _action_for(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = True
        if _onceregistry.get((text, category)):
            return
        _onceregistry[text, category] = True
    elif action == 'module':
        registry[key] = True
        if registry.get((text, category, 0)):
            return
        registry[text, category, 0] = True
    elif action == 'default':
        registry[key] = True
    _show(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """Inside the block filters may be changed; afterwards they are what they were."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __repr__(self):
        return f'catch_warnings({"record=True" if self._record else ""})'

    def __enter__(self):
        global filters, _record, showwarning
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._former = filters, showwarning, _record
        filters = filters[:]
        _filters_mutated()
        log = None
        if self._record:
            log = []
            _record, showwarning = log.append, _original_showwarning
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *what):
        global filters, _record, showwarning
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters, showwarning, _record = self._former
        _filters_mutated()


class deprecated:
    """A decorator: calls of the function, or making instances of the class, warn."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f'Expected an object of type str for \'message\', not {type(message).__name__!r}')
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, thing, /):
        message, category, level = self.message, self.category, self.stacklevel
        if category is None:
            thing.__deprecated__ = message
            return thing
        if isinstance(thing, type):
            return self._mark_class(thing, message, category, level)
        if not callable(thing):
            raise TypeError('@deprecated decorator with non-None category must be applied to a class or callable, '
                            f'not {thing!r}')
        import functools

        @functools.wraps(thing)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level + 1)
            return thing(*args, **kwargs)
        thing.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper

    @staticmethod
    def _mark_class(cls, message, category, level):
        original = cls.__new__

        def __new__(kind, /, *args, **kwargs):
            if kind is cls:
                warn(message, category=category, stacklevel=level + 1)
            if original is not object.__new__:
                return original(kind, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f'{cls.__name__}() takes no arguments')
            return original(kind)
        cls.__new__ = staticmethod(__new__)
        inherited = cls.__init_subclass__

        def __init_subclass__(kind, *args, **kwargs):
            warn(message, category=category, stacklevel=level + 1)
            return getattr(inherited, '__func__', inherited)(*((kind,) if hasattr(inherited, '__func__') else ()), *args, **kwargs)
        cls.__init_subclass__ = classmethod(__init_subclass__)
        cls.__deprecated__ = message
        return cls

"""Importing by name."""

import sys as _sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def _absolute(name, package):
    level = len(name) - len(name.lstrip("."))
    if not level:
        return name
    if not package:
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    parts = package.split(".")
    if level > len(parts):
        raise ImportError("attempted relative import beyond top-level package")
    base = ".".join(parts[:len(parts) - level + 1])
    return f"{base}.{name[level:]}" if name[level:] else base


def import_module(name, package=None):
    """The module of a dotted name; dots in front count from `package`."""
    full = _absolute(name, package)
    __import__(full)
    return _sys.modules[full]


def reload(module):
    """Run a module's source again, in the same module."""
    name = module.__name__
    if _sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    filename = getattr(module, "__file__", None)
    if filename:
        with open(filename) as source:
            text = source.read()
        exec(compile(text, filename, "exec"), module.__dict__)
    return _sys.modules[name]


def invalidate_caches():
    pass

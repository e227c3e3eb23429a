"""Looking for modules without running them."""

import sys as _sys

__all__ = ["find_spec"]


def find_spec(name, package=None):
    """The __spec__ of a module, or None if there is no such module."""
    from importlib import import_module
    if name in _sys.modules:
        return _sys.modules[name].__spec__
    try:
        return import_module(name, package).__spec__
    except ModuleNotFoundError:
        return None

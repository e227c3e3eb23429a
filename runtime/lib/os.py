"""The host's files, directories and environment."""

import posixpath as path
import sys as _sys
from posix import (F_OK, R_OK, W_OK, X_OK, _exit, _putenv, access, chdir, cpu_count, environ as _host_environment, fspath,
                   getcwd, getpid, getppid, getuid, listdir, mkdir, remove, rename, replace, rmdir, stat, stat_result,
                   strerror, unlink, urandom)

_sys.modules["os.path"] = path

name = "posix"
curdir, pardir, sep, extsep, altsep, pathsep = ".", "..", "/", ".", None, ":"
linesep = "\n"
devnull = "/dev/null"
defpath = "/bin:/usr/bin"
error = OSError


class PathLike:
    """What has __fspath__."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__") if cls is PathLike else NotImplemented


class _Environ(dict):
    """The environment: a change reaches the host too."""

    def __setitem__(self, key, value):
        _putenv(key, value)
        super().__setitem__(key, value)

    def __delitem__(self, key):
        super().__delitem__(key)
        _putenv(key, None)

    def pop(self, key, *default):
        if key in self:
            value = self[key]
            del self[key]
            return value
        return super().pop(key, *default)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def copy(self):
        return dict(self)

    def __repr__(self):
        return "environ({" + ", ".join(f"{key!r}: {value!r}" for key, value in self.items()) + "})"


environ = _Environ(_host_environment)


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value):
    _putenv(name, value)


def unsetenv(name):
    _putenv(name, None)


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and those above it that are missing."""
    above = path.dirname(fspath(name).rstrip("/"))
    if above and not path.exists(above):
        makedirs(above, exist_ok=True)
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove an empty directory, and those above it that are empty then."""
    rmdir(name)
    above = path.dirname(fspath(name).rstrip("/"))
    while above:
        try:
            rmdir(above)
        except OSError:
            return
        above = path.dirname(above)


class DirEntry:
    """A name that scandir() found."""

    def __init__(self, directory, name):
        self.name = name
        self.path = path.join(directory, name)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, entries):
        self._entries = entries

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(directory="."):
    names = listdir(directory)
    return _Scan(DirEntry(fspath(directory), name) for name in names)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(directory, names of directories in it, names of files) for the whole tree."""
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    directories = [name for name in names if path.isdir(path.join(top, name))]
    files = [name for name in names if not path.isdir(path.join(top, name))]
    if topdown:
        yield top, directories, files
    for name in directories:
        yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, directories, files


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(":")


def abort():
    _exit(134)


def process_cpu_count():
    return cpu_count()

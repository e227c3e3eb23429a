"""Paths as texts with slashes; also known as os.path."""

import posix as _posix
from posix import fspath as _text

__all__ = ["abspath", "basename", "commonpath", "commonprefix", "dirname", "exists", "expanduser", "getmtime", "getsize",
           "isabs", "isdir", "isfile", "join", "normpath", "realpath", "relpath", "samefile", "sep", "split", "splitext"]

sep = "/"
altsep = None
extsep = "."
curdir = "."
pardir = ".."
pathsep = ":"


def isabs(s):
    return _text(s).startswith("/")


def join(a, *p):
    """Put parts together; one that begins with a slash forgets what came before."""
    path = _text(a)
    for part in map(_text, p):
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    """(directory, last part)"""
    p = _text(p)
    cut = p.rfind("/") + 1
    head, tail = p[:cut], p[cut:]
    return (head.rstrip("/") or head), tail


def dirname(p):
    return split(p)[0]


def basename(p):
    return split(p)[1]


def splitext(p):
    """(all but the extension, the extension with its dot); dots in front do not count."""
    p = _text(p)
    name = basename(p)
    dot = name.rfind(".")
    if dot <= 0 or not name[:dot].strip("."):
        return p, p[len(p):]
    cut = len(p) - len(name) + dot
    return p[:cut], p[cut:]


def splitdrive(p):
    return "", _text(p)


def normpath(path):
    """Without needless slashes, dots and steps up."""
    path = _text(path)
    if not path:
        return "."
    slashes = "//" if path.startswith("//") and not path.startswith("///") else "/" * path.startswith("/")
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or parts and parts[-1] != ".." or not (parts or slashes):
            if part == ".." and parts and parts[-1] != "..":
                parts.pop()
            else:
                parts.append(part)
        elif parts:
            parts.append(part)
    return slashes + "/".join(parts) or "."


def abspath(path):
    path = _text(path)
    return normpath(path if isabs(path) else join(_posix.getcwd(), path))


def realpath(filename, *, strict=False):
    """The path without links, as far as it exists."""
    path = abspath(filename)
    rest = []
    while True:
        try:
            return join(_posix._realpath(path), *rest)
        except OSError:
            if strict or path == "/":
                raise
            path, last = split(path)
            rest.insert(0, last)


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    here = [part for part in abspath(start or ".").split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


def commonprefix(m):
    """The longest text that all begin with."""
    if not m:
        return ""
    low, high = min(m), max(m)
    for at, character in enumerate(low):
        if character != high[at]:
            return low[:at]
    return low


def commonpath(paths):
    paths = list(map(_text, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(path) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    shared = commonprefix([[part for part in path.split("/") if part not in ("", ".")] for path in paths])
    return "/" * isabs(paths[0]) + "/".join(shared)


def _mode(path):
    try:
        return _posix.stat(_text(path)).st_mode & 0o170000
    except (OSError, ValueError):
        return 0


def exists(path):
    return _mode(path) != 0


lexists = exists


def isdir(s):
    return _mode(s) == 0o040000


def isfile(path):
    return _mode(path) == 0o100000


def islink(path):
    return exists(path) and realpath(path) != abspath(path) and realpath(dirname(path) or ".") == abspath(dirname(path) or ".")


def getsize(filename):
    return _posix.stat(_text(filename)).st_size


def getmtime(filename):
    return _posix.stat(_text(filename)).st_mtime


def getatime(filename):
    return _posix.stat(_text(filename)).st_atime


def samefile(f1, f2):
    one, other = _posix.stat(_text(f1)), _posix.stat(_text(f2))
    return (one.st_ino, one.st_dev) == (other.st_ino, other.st_dev)


def expanduser(path):
    """A leading ~ is the home directory."""
    path = _text(path)
    home = _posix.environ.get("HOME")
    if home and (path == "~" or path.startswith("~/")):
        return home.rstrip("/") + path[1:] or "/"
    return path


def expandvars(path):
    """$NAME and ${NAME} are variables of the environment, if there are such."""
    path = _text(path)
    pieces, at = [], 0
    while (dollar := path.find("$", at)) >= 0:
        end = dollar + 1
        if path[end:end + 1] == "{":
            close = path.find("}", end)
            name, end = (path[end + 1:close], close + 1) if close > 0 else ("", end)
        else:
            while end < len(path) and (path[end].isalnum() or path[end] == "_"):
                end += 1
            name = path[dollar + 1:end]
        pieces += [path[at:dollar], _posix.environ.get(name, path[dollar:end])]
        at = end
    return "".join(pieces) + path[at:]

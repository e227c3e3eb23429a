"""linecache: lines of source files, read once."""

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}


def getlines(filename, module_globals=None):
    """All lines of the file, each with its line end; [] if it cannot be read."""
    if filename not in cache:
        return updatecache(filename, module_globals)
    return cache[filename][2]


def getline(filename, lineno, module_globals=None):
    """One line, '' if there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def clearcache():
    """Forget what was read."""
    cache.clear()


def checkcache(filename=None):
    """Forget files that were changed since: all are read again."""
    for name in list(cache) if filename is None else [filename]:
        if name in cache and cache[name][1] is not None:
            del cache[name]


def lazycache(filename, module_globals):
    return False


def updatecache(filename, module_globals=None):
    """Read the file, whatever was known of it."""
    if not filename or filename.startswith('<') and filename.endswith('>'):
        return []
    try:
        with open(filename, encoding='utf-8') as file:
            lines = file.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if lines and not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = sum(map(len, lines)), 0, lines, filename
    return lines

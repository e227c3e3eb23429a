r"""Regular expressions, after CPython's re: patterns are compiled and run by the module _re."""

import _re
from _re import Match, Pattern

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge",
           "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE",
           "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag", "PatternError"]


class PatternError(Exception):
    """What is wrong with a pattern: msg, pattern, pos, lineno, colno."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        where = ""
        if pattern is not None and pos is not None:
            before = pattern[:pos]
            line_end = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = 1 + before.count(line_end)
            self.colno = len(before.rpartition(line_end)[2]) + 1
            where = f" at position {pos}"
            if line_end in pattern:
                where += f" (line {self.lineno}, column {self.colno})"
        super().__init__(msg + where)


PatternError.__module__ = "re"
error = PatternError

_FLAG_NAMES = {"NOFLAG": 0, "IGNORECASE": 2, "LOCALE": 4, "MULTILINE": 8, "DOTALL": 16, "UNICODE": 32,
               "VERBOSE": 64, "DEBUG": 128, "ASCII": 256}


class RegexFlag(int):
    """Flags that combine with | and show their names."""

    def __repr__(self):
        value = int(self)
        names = ["re." + name for name, flag in sorted(_FLAG_NAMES.items(), key=lambda item: item[1])
                 if flag and value & flag]
        rest = value & ~510
        if rest:
            names.append(hex(rest))
        return "|".join(names) if names else "re.NOFLAG"

    __str__ = __repr__

    def __format__(self, spec):
        return format(str(self) if not spec else int(self), spec)

    @property
    def name(self):
        return repr(self).replace("re.", "")

    @property
    def value(self):
        return int(self)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    __ror__ = __or__

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    __rand__ = __and__

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __rxor__ = __xor__

    def __invert__(self):
        return RegexFlag(510 & ~int(self))


for _name, _value in _FLAG_NAMES.items():
    globals()[_name] = RegexFlag(_value)
    setattr(RegexFlag, _name, RegexFlag(_value))
del _name, _value
A, I, L, M, S, U, X = ASCII, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE
T = TEMPLATE = RegexFlag(1)

_CACHE_SIZE = 512
_cache = {}


def _check_flags(is_text, flags):
    bad, by_locale, by_ascii, by_unicode = None, flags & 4, flags & 256, flags & 32
    if is_text and by_locale:
        bad = "cannot use LOCALE flag with a str pattern"
    elif is_text and by_ascii and by_unicode:
        bad = "ASCII and UNICODE flags are incompatible"
    elif not is_text and by_unicode:
        bad = "cannot use UNICODE flag with a bytes pattern"
    elif not is_text and by_locale and by_ascii:
        bad = "ASCII and LOCALE flags are incompatible"
    if bad:
        raise ValueError(bad)


def _compile(pattern, flags):
    """The Pattern for a text, a new one or one from the cache."""
    flags = int(flags) if isinstance(flags, RegexFlag) else flags
    known = _cache.get((type(pattern), pattern, flags))
    if known is not None:
        return known
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    _check_flags(isinstance(pattern, str), flags)
    fresh = _re.compile(pattern, flags)
    while len(_cache) >= _CACHE_SIZE:
        del _cache[next(iter(_cache))]
    _cache[type(pattern), pattern, flags] = fresh
    return fresh


def match(pattern, string, flags=0):
    """A Match at the start of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A Match of the whole string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first Match anywhere in the string, or None."""
    return _compile(pattern, flags).search(string)


_NOT_GIVEN = type('_zero_sentinel', (int,), {})()


def _limits(function, name, before, args, limit, flags):
    """The limit and flags of sub, subn and split, which it is deprecated to give by position."""
    if not args:
        return limit, flags
    if limit is not _NOT_GIVEN:
        raise TypeError(f"{function}() got multiple values for argument {name!r}")
    if len(args) > 1 and flags is not _NOT_GIVEN:
        raise TypeError(f"{function}() got multiple values for argument 'flags'")
    if len(args) > 2:
        raise TypeError(f"{function}() takes from {before} to {before + 2} positional arguments "
                        f"but {before + len(args)} were given")
    import warnings
    warnings.warn(f"{name!r} is passed as positional argument", DeprecationWarning, stacklevel=3)
    return args[0], args[1] if len(args) > 1 else flags


def sub(pattern, repl, string, *args, count=_NOT_GIVEN, flags=_NOT_GIVEN):
    """The string with matches replaced by repl, a text or a function of the Match."""
    count, flags = _limits('sub', 'count', 3, args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_NOT_GIVEN, flags=_NOT_GIVEN):
    """The same, and the number of replacements."""
    count, flags = _limits('subn', 'count', 3, args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_NOT_GIVEN, flags=_NOT_GIVEN):
    """The string split where the pattern matches."""
    maxsplit, flags = _limits('split', 'maxsplit', 2, args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """A list of what matched: texts, groups, or tuples of groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over the Matches."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    """A Pattern."""
    return _compile(pattern, flags)


def purge():
    """Forgets the patterns that were compiled."""
    _cache.clear()


_SPECIAL = frozenset("()[]{}?*+-|^$\\.&~# \t\n\r\v\f")


def escape(pattern):
    """The pattern with a backslash before every special character."""
    if isinstance(pattern, str):
        return "".join("\\" + c if c in _SPECIAL else c for c in pattern)
    return escape(str(pattern, "latin1")).encode("latin1")


_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


class _Template:
    """What reads a replacement."""

    def __init__(self, pattern, template):
        self.pattern = pattern
        self.template = template
        self.is_bytes = not isinstance(template, str)
        self.source = str(template, "latin1") if self.is_bytes else template
        self.at = 0
        self.literal = []
        self.parts = []

    def fail(self, msg, pos):
        raise PatternError(msg, self.template, pos)

    def take(self, characters):
        """The next character, if it is one of these."""
        c = self.source[self.at:self.at + 1]
        if not c or c not in characters:
            return ""
        self.at += 1
        return c

    def end_literal(self):
        if self.literal:
            text = "".join(self.literal)
            self.parts.append(text.encode("latin1") if self.is_bytes else text)
            self.literal.clear()

    def add_group(self, number, pos):
        if number > self.pattern.groups:
            self.fail("invalid group reference %d" % number, pos)
        self.end_literal()
        self.parts.append(number)

    def read(self):
        source, size = self.source, len(self.source)
        while self.at < size:
            c = source[self.at]
            self.at += 1
            if c == "\\":
                self.read_escape(self.at - 1)
            else:
                self.literal.append(c)
        self.end_literal()
        return self.parts

    def read_escape(self, start):
        if self.at >= len(self.source):
            self.fail("bad escape (end of pattern)", start)
        c = self.source[self.at]
        self.at += 1
        if c == "g":
            self.read_named_group()
        elif c == "0":
            self.literal.append(chr(int(c + self.take("01234567") + self.take("01234567"), 8) & 0xFF))
        elif c in "123456789":
            self.read_number(c, start)
        elif c in _ESCAPES:
            self.literal.append(_ESCAPES[c])
        elif c.isascii() and c.isalpha():
            self.fail("bad escape \\" + c, start)
        else:
            self.literal.append("\\" + c)

    def read_named_group(self):
        at, source = self.at, self.source
        if source[at:at + 1] != "<":
            self.fail("missing <", at)
        end = source.find(">", at)
        if end < 0:
            self.fail("missing >, unterminated name" if at + 1 < len(source) else "missing group name", at + 1)
        self.add_group(self.group_called(source[at + 1:end], at + 1), at + 1)
        self.at = end + 1

    def group_called(self, name, pos):
        if not name:
            self.fail("missing group name", pos)
        if name.isdecimal() and name.isascii():
            if int(name) >= 1 << 31:
                self.fail("invalid group reference %d" % int(name), pos)
            return int(name)
        if not name.isidentifier():
            self.fail("bad character in group name %r" % name, pos)
        if name not in self.pattern.groupindex:
            raise IndexError("unknown group name %r" % name)
        return self.pattern.groupindex[name]

    def read_number(self, first, start):
        """A group of one or two digits, or a character in three octal ones."""
        digits = first + self.take("0123456789")
        third = self.take("01234567") if len(digits) == 2 and first in "01234567" and digits[1] in "01234567" else ""
        if not third:
            self.add_group(int(digits), start + 1)
            return
        code = int(digits + third, 8)
        if code > 0o377:
            self.fail("octal escape value \\%s outside of range 0-0o377" % (digits + third), start)
        self.literal.append(chr(code))


def _parse_template(pattern, template):
    """A replacement's parts: texts, and numbers of groups."""
    return _Template(pattern, template).read()

"""JSON text to values: one pass from left to right, position by position."""

_SPACE = " \t\n\r"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_WORDS = {"null": None, "true": True, "false": False}
_DIGITS = "0123456789"


class JSONDecodeError(ValueError):
    """What is wrong (msg), in which text (doc), and where (pos, lineno, colno)."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip_space(text, at):
    while text[at:at + 1] in _SPACE and at < len(text):
        at += 1
    return at


def _four_digits(text, at):
    """The code after a \\u whose u is at `at`."""
    digits = text[at + 1:at + 5]
    if len(digits) != 4 or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
        raise JSONDecodeError("Invalid \\uXXXX escape", text, at)
    return int(digits, 16)


def scanstring(s, end, strict=True):
    """The string whose first character is at `end`, and where it ends."""
    begin = end - 1
    pieces = []
    while True:
        quote = s.find('"', end)
        if quote < 0:
            quote = len(s)
        slash = s.find("\\", end, quote)
        stop = quote if slash < 0 else slash
        chunk = s[end:stop]
        if strict:
            for at, character in enumerate(chunk):
                if character < " ":
                    raise JSONDecodeError("Invalid control character at", s, end + at)
        pieces.append(chunk)
        if slash < 0:
            if quote == len(s):
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            return "".join(pieces), quote + 1
        letter = s[slash + 1:slash + 2]
        if not letter:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        end = slash + 2
        if letter != "u":
            if letter not in _ESCAPES:
                raise JSONDecodeError("Invalid \\escape", s, slash)
            pieces.append(_ESCAPES[letter])
            continue
        code = _four_digits(s, slash + 1)
        end = slash + 6
        if 0xd800 <= code < 0xdc00 and s[end:end + 2] == "\\u":
            low = _four_digits(s, end + 1)
            if 0xdc00 <= low < 0xe000:
                code = 0x10000 + (code - 0xd800 << 10 | low - 0xdc00)
                end += 6
        pieces.append(chr(code))


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        """The value of a text that is nothing but JSON."""
        value, end = self.raw_decode(s, _skip_space(s, 0))
        end = _skip_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value at the start of a text, and where it ends."""
        keys = {}                       # equal keys share one string
        return self._value(s, idx, keys)

    def _value(self, s, at, keys):
        first = s[at:at + 1]
        if first == '"':
            return scanstring(s, at + 1, self.strict)
        if first == "{":
            return self._object(s, at + 1, keys)
        if first == "[":
            return self._array(s, at + 1, keys)
        for word, value in _WORDS.items():
            if s.startswith(word, at):
                return value, at + len(word)
        if first and first in "-0123456789":
            end = self._number_end(s, at)
            if end > at:
                text = s[at:end]
                is_whole = not any(mark in text for mark in ".eE")
                return (self.parse_int if is_whole else self.parse_float)(text), end
        for word in _CONSTANTS:
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise JSONDecodeError("Expecting value", s, at)

    @staticmethod
    def _number_end(s, at):
        """Where the number at `at` ends; `at` if there is none."""
        def digits_end(at):
            while at < len(s) and s[at] in _DIGITS:
                at += 1
            return at

        start = at
        if s[at] == "-":
            at += 1
        whole = digits_end(at)
        if whole == at:
            return start
        if s[at] == "0":
            whole = at + 1
        end = whole
        if s[end:end + 1] == ".":
            after = digits_end(end + 1)
            if after > end + 1:
                end = after
        if s[end:end + 1] in ("e", "E"):
            sign = end + 1 + (s[end + 1:end + 2] in ("+", "-"))
            after = digits_end(sign)
            if after > sign:
                end = after
        return end

    def _array(self, s, at, keys):
        items = []
        at = _skip_space(s, at)
        if s[at:at + 1] == "]":
            return items, at + 1
        while True:
            value, at = self._value(s, at, keys)
            items.append(value)
            at = _skip_space(s, at)
            mark = s[at:at + 1]
            if mark == "]":
                return items, at + 1
            if mark != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip_space(s, at + 1)
            if s[at:at + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def _object(self, s, at, keys):
        pairs = []
        at = _skip_space(s, at)
        if s[at:at + 1] == "}":
            return self._finish(pairs), at + 1
        while True:
            if s[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            key, at = scanstring(s, at + 1, self.strict)
            key = keys.setdefault(key, key)
            at = _skip_space(s, at)
            if s[at:at + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._value(s, _skip_space(s, at + 1), keys)
            pairs.append((key, value))
            at = _skip_space(s, at)
            mark = s[at:at + 1]
            if mark == "}":
                return self._finish(pairs), at + 1
            if mark != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma = at
            at = _skip_space(s, at + 1)
            if s[at:at + 1] == "}":
                raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)

    def _finish(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        value = dict(pairs)
        return self.object_hook(value) if self.object_hook is not None else value

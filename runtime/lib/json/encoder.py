"""Values to JSON text, piece by piece."""

_INFINITY = float("inf")
_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _quoted(text, keep_wide):
    """The string in quotes; characters beyond ASCII as they are if `keep_wide`."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text and "\x7f" not in text:
        return '"' + text + '"'
    pieces = ['"']
    for character in text:
        code = ord(character)
        if character in _SHORT:
            pieces.append(_SHORT[character])
        elif 32 <= code < 127 or code == 127 or keep_wide and code > 127:
            pieces.append(character)
        elif code < 0x10000:
            pieces.append(f"\\u{code:04x}")
        else:
            code -= 0x10000
            pieces.append(f"\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}")
    pieces.append('"')
    return "".join(pieces)


def encode_basestring(s):
    return _quoted(s, True)


def encode_basestring_ascii(s):
    return _quoted(s, False)


class JSONEncoder:
    """Knows None, bool, int, float, str, list, tuple and dict; default() may say what to write for others."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return _quoted(o, not self.ensure_ascii)
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return self._pieces(o, indent, 0, {} if self.check_circular else None)

    # ---- one value

    def _number(self, value):
        if value != value:
            text = "NaN"
        elif value == _INFINITY:
            text = "Infinity"
        elif value == -_INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(value)
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(value))
        return text

    def _atom(self, value):
        """The text of a value without parts; None if it has parts or is unknown."""
        if isinstance(value, str):
            return _quoted(value, not self.ensure_ascii)
        if value is None:
            return "null"
        if value is True:
            return "true"
        if value is False:
            return "false"
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            return self._number(value)
        return None

    def _key(self, key):
        """A dict's key as text; None if it is to be left out."""
        if isinstance(key, str):
            return key
        if key is None or key is True or key is False or isinstance(key, (int, float)):
            return self._atom(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def _pieces(self, value, indent, level, inside):
        text = self._atom(value)
        if text is not None:
            yield text
            return
        if inside is not None:
            if id(value) in inside:
                raise ValueError("Circular reference detected")
            inside[id(value)] = value
        if isinstance(value, (list, tuple)):
            yield from self._array(value, indent, level, inside)
        elif isinstance(value, dict):
            yield from self._object(value, indent, level, inside)
        else:
            yield from self._pieces(self.default(value), indent, level, inside)
        if inside is not None:
            del inside[id(value)]

    def _array(self, items, indent, level, inside):
        if not items:
            yield "[]"
            return
        line = "" if indent is None else "\n" + indent * (level + 1)
        yield "[" + line
        for at, item in enumerate(items):
            if at:
                yield self.item_separator + line
            yield from self._pieces(item, indent, level + 1, inside)
        if indent is not None:
            yield "\n" + indent * level
        yield "]"

    def _object(self, mapping, indent, level, inside):
        if not mapping:
            yield "{}"
            return
        line = "" if indent is None else "\n" + indent * (level + 1)
        yield "{" + line
        is_first = True
        for key, item in sorted(mapping.items()) if self.sort_keys else mapping.items():
            text = self._key(key)
            if text is None:
                continue
            if not is_first:
                yield self.item_separator + line
            is_first = False
            yield _quoted(text, not self.ensure_ascii) + self.key_separator
            yield from self._pieces(item, indent, level + 1, inside)
        if indent is not None:
            yield "\n" + indent * level
        yield "}"

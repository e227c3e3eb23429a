"""Large values printed so that people can read them: one item on a line where a line is too short."""

import sys as _sys

__all__ = ["PrettyPrinter", "isreadable", "isrecursive", "pformat", "pp", "pprint", "saferepr"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    return PrettyPrinter()._short(object, (), 0)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def _by_value(item):
    """A key that orders what can be ordered, and the rest by type and address."""
    return _Ordered(item)


class _Ordered:
    __slots__ = ("item",)

    def __init__(self, item):
        self.item = item

    def __lt__(self, other):
        try:
            return self.item < other.item
        except TypeError:
            return (str(type(self.item)), id(self.item)) < (str(type(other.item)), id(other.item))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth, self._stream = indent, width, depth, stream
        self._compact, self._sorts, self._underscores = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        stream = self._stream or _sys.stdout
        stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        return self._layout(object, 0, 0, (), 0)

    def isrecursive(self, object):
        return "<Recursion on " in self._short(object, (), 0)

    def isreadable(self, object):
        text = self._short(object, (), 0)
        return "<" not in text and "..." not in text

    # ---- in one line

    def _short(self, value, inside, level):
        kind = type(value)
        if isinstance(value, (dict, list, tuple)) and kind.__repr__ in (dict.__repr__, list.__repr__, tuple.__repr__):
            if not value:
                return repr(value)
            if self._depth is not None and level >= self._depth:
                one = "," * (len(value) == 1)
                return "{...}" if isinstance(value, dict) else "[...]" if isinstance(value, list) else f"(...{one})"
            if id(value) in inside:
                return f"<Recursion on {kind.__name__} with id={id(value)}>"
            inside += id(value),
            if isinstance(value, dict):
                return "{" + ", ".join(self._short(key, inside, level + 1) + ": " + self._short(item, inside, level + 1)
                                       for key, item in self._items(value)) + "}"
            parts = ", ".join(self._short(item, inside, level + 1) for item in value)
            if isinstance(value, list):
                return "[" + parts + "]"
            return "(" + parts + ("," if len(value) == 1 else "") + ")"
        if kind is int and self._underscores:
            return f"{value:_d}"
        return repr(value)

    def _items(self, mapping):
        if not self._sorts:
            return list(mapping.items())
        return sorted(mapping.items(), key=lambda item: _by_value(item[0]))

    # ---- in several

    def _layout(self, value, column, after, inside, level):
        """The text of a value that begins in `column`, with so many characters to follow its end."""
        text = self._short(value, inside, level)
        if len(text) <= self._width - column - after or id(value) in inside:
            return text
        if self._depth is not None and level >= self._depth and not isinstance(value, str):
            return text
        kind, inside = type(value), inside + (id(value),)
        if kind.__repr__ is dict.__repr__ and value:
            return self._dict(value, column, after, inside, level)
        if kind.__repr__ is list.__repr__ and value:
            return self._sequence("[", value, "]", column, after, inside, level)
        if kind.__repr__ is tuple.__repr__ and value:
            return self._sequence("(", value, ",)" if len(value) == 1 else ")", column, after, inside, level)
        if kind in (set, frozenset) and value:
            items = sorted(value, key=_by_value)
            if kind is set:
                return self._sequence("{", items, "}", column, after, inside, level)
            return self._sequence("frozenset({", items, "})", column, after, inside, level, 10)
        if kind is str:
            return self._string(value, column, after, level)
        if hasattr(kind, "__dataclass_fields__") and "__create_fn__" in getattr(kind.__repr__, "__qualname__", "__create_fn__"):
            return self._dataclass(value, column, after, inside, level)
        return text

    def _sequence(self, opening, items, closing, column, after, inside, level, extra=0):
        column += self._indent + extra
        margin = "\n" + " " * column
        pad = " " * (self._indent - 1)
        pieces, used = [], 0
        room = self._width - column
        for at, item in enumerate(items):
            is_last = at == len(items) - 1
            if self._compact:
                short = self._short(item, inside, level + 1)
                needed = len(short) + (len(closing) + after if is_last else 2)
                if pieces and used + needed <= room and "\n" not in short:
                    pieces.append(", " + short)
                    used += needed
                    continue
                used = needed
            text = self._layout(item, column, len(closing) + after if is_last else 1, inside, level + 1)
            pieces.append(("," + margin if pieces else "") + text)
        return opening + pad + "".join(pieces) + closing

    def _dict(self, mapping, column, after, inside, level):
        column += self._indent
        pieces = []
        items = self._items(mapping)
        for at, (key, item) in enumerate(items):
            front = self._short(key, inside, level + 1) + ": "
            end = 1 if at < len(items) - 1 else after + 1
            pieces.append(front + self._layout(item, column + len(front), end, inside, level + 1))
        return "{" + " " * (self._indent - 1) + (",\n" + " " * column).join(pieces) + "}"

    def _string(self, value, column, after, level):
        """A long text as several literals side by side, cut at lines and words."""
        if level == 0:
            column, after = column + 1, after + 1
        lines = value.splitlines(True)
        pieces = []
        for number, line in enumerate(lines):
            room = self._width - column - (after if number == len(lines) - 1 else 0)
            if len(repr(line)) <= room:
                pieces.append(repr(line))
                continue
            current = ""
            words, word = [], ""
            for character in line:
                if word and word[-1].isspace() and not character.isspace():
                    words.append(word)
                    word = ""
                word += character
            words.append(word)
            for place, word in enumerate(words):
                end = after if number == len(lines) - 1 and place == len(words) - 1 else 0
                if current and len(repr(current + word)) > self._width - column - end:
                    pieces.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                pieces.append(repr(current))
        if len(pieces) == 1:
            return pieces[0]
        text = ("\n" + " " * column).join(pieces)
        return "(" + text + ")" if level == 0 else text

    def _dataclass(self, value, column, after, inside, level):
        name = type(value).__name__
        column += len(name) + 1
        fields = [(field.name, getattr(value, field.name)) for field in type(value).__dataclass_fields__.values() if field.repr]
        pieces = [f"{field}={self._layout(item, column + len(field) + 1, 1, inside, level + 1)}" for field, item in fields]
        return name + "(" + (",\n" + " " * column).join(pieces) + ")"

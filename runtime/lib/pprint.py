"""pprint: large values printed so that people can read them: one item on a line where a line is too short.

A value whose repr fits the rest of the line is written as that. Otherwise the writer for its __repr__, if there is
one in `_WRITERS`, breaks it up. A place is told by `column`, where the text begins, `after`, the characters that must
still follow on its last line, `inside`, the ids of the values around it, and `level`, how many these are.
"""
import collections as _collections
import re as _re
import sys as _sys
import types as _types

from io import StringIO as _StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]

_SCALARS = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Print a value and a line end to stream, or sys.stdout."""
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """The same, with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """The text that pprint prints, without the last line end."""
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def saferepr(object):
    """The repr, in which a value inside itself is named instead of written."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Would eval() of the repr give the value?"""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Does the value hold itself?"""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _Ordered:
    # A key that orders what can be ordered, and the rest by type and address.
    __slots__ = ("item",)

    def __init__(self, item):
        self.item = item

    def __lt__(self, other):
        try:
            return self.item < other.item
        except TypeError:
            return (str(type(self.item)), id(self.item)) < (str(type(other.item)), id(other.item))


def _ordered_pair(pair):
    return _Ordered(pair[0]), _Ordered(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _is_plain_dataclass(object):
    # An instance whose __repr__ is the one that dataclass() has made.
    if isinstance(object, type) or not hasattr(object, "__dataclass_fields__"):
        return False
    method = type(object).__repr__
    return object.__dataclass_params__.repr and getattr(method, "__name__", "") == "__repr__" and (
        hasattr(method, "__wrapped__") or "__create_fn__" in getattr(method, "__qualname__", ""))


class PrettyPrinter:
    """Prints values; `format` may be overridden to say how a value is written on one line."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = _sys.stdout if stream is None else stream
        self._compact, self._sort_dicts = bool(compact), sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        page = _StringIO()
        self._format(object, page, 0, 0, {}, 0)
        return page.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    # ---- on one line

    def format(self, object, context, maxlevels, level):
        """(text, could it be read back, does it hold itself)"""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, inside, level):
        text, readable, recursive = self.format(object, inside.copy(), self._depth, level)
        self._readable = getattr(self, "_readable", True) and readable
        self._recursive = getattr(self, "_recursive", False) or recursive
        return text

    def _items(self, mapping):
        return sorted(mapping.items(), key=_ordered_pair) if self._sort_dicts else mapping.items()

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in _SCALARS:
            return repr(object), True, False
        method = getattr(kind, "__repr__", None)
        if issubclass(kind, int) and method is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        is_dict = issubclass(kind, dict) and method is dict.__repr__
        if is_dict:
            opening, closing = "{}"
        elif issubclass(kind, list) and method is list.__repr__:
            opening, closing = "[]"
        elif issubclass(kind, tuple) and method is tuple.__repr__:
            opening, closing = "(", ",)" if len(object) == 1 else ")"
        else:
            text = repr(object)
            return text, text and not text.startswith("<"), False
        if not object:
            return opening + closing, True, False
        if maxlevels and level >= maxlevels:
            return f"{opening}...{closing}", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        answers = []

        def short(part):
            answers.append(self.format(part, context, maxlevels, level + 1))
            return answers[-1][0]
        if is_dict:
            parts = [f"{short(key)}: {short(value)}" for key, value in self._items(object)]
        else:
            parts = [short(item) for item in object]
        del context[id(object)]
        return (opening + ", ".join(parts) + closing, all(answer[1] for answer in answers),
                any(answer[2] for answer in answers))

    # ---- on several

    def _format(self, object, stream, column, after, inside, level):
        if id(object) in inside:
            stream.write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        text = self._repr(object, inside, level)
        if len(text) > self._width - column - after:
            writer = _WRITERS.get(type(object).__repr__)
            if writer is None and _is_plain_dataclass(object):
                writer = PrettyPrinter._write_dataclass
            if writer is not None:
                inside[id(object)] = 1
                writer(self, object, stream, column, after, inside, level + 1)
                del inside[id(object)]
                return
        stream.write(text)

    def _pad(self, stream):
        stream.write(" " * (self._indent_per_level - 1))

    def _format_items(self, items, stream, column, after, inside, level):
        column += self._indent_per_level
        self._pad(stream)
        fresh_line, between = ",\n" + " " * column, ""
        room = full_room = self._width - column + 1
        items = list(items)
        for at, item in enumerate(items):
            is_last = at == len(items) - 1
            if is_last:
                full_room -= after
                room -= after
            if self._compact:
                text = self._repr(item, inside, level)
                if room < len(text) + 2:
                    room = full_room
                    between = between and fresh_line
                if room >= len(text) + 2:
                    room -= len(text) + 2
                    stream.write(between + text)
                    between = ", "
                    continue
            stream.write(between)
            between = fresh_line
            self._format(item, stream, column, after if is_last else 1, inside, level)

    def _format_dict_items(self, items, stream, column, after, inside, level):
        column += self._indent_per_level
        items = list(items)
        for at, (key, value) in enumerate(items):
            is_last = at == len(items) - 1
            text = self._repr(key, inside, level)
            stream.write(text + ": ")
            self._format(value, stream, column + len(text) + 2, after if is_last else 1, inside, level)
            if not is_last:
                stream.write(",\n" + " " * column)

    def _format_named(self, name, items, stream, column, after, inside, level):
        stream.write(name + "(")
        column += len(name) + 1
        items = list(items)
        for at, (key, value) in enumerate(items):
            is_last = at == len(items) - 1
            stream.write(key + "=")
            if id(value) in inside:
                stream.write("...")
            else:
                self._format(value, stream, column + len(key) + 1, after if is_last else 1, inside, level)
            if not is_last:
                stream.write(",\n" + " " * column)
        stream.write(")")

    def _write_dataclass(self, object, stream, column, after, inside, level):
        fields = [field.name for field in object.__dataclass_fields__.values()
                  if field.repr and field._field_type.name == "_FIELD"]
        self._format_named(type(object).__name__, [(name, getattr(object, name)) for name in fields], stream, column,
                           after, inside, level)

    def _write_namespace(self, object, stream, column, after, inside, level):
        kind = type(object)
        name = "namespace" if kind is _types.SimpleNamespace else kind.__name__
        self._format_named(name, object.__dict__.items(), stream, column, after, inside, level)

    def _write_dict(self, object, stream, column, after, inside, level):
        stream.write("{")
        self._pad(stream)
        self._format_dict_items(self._items(object), stream, column, after + 1, inside, level)
        stream.write("}")

    def _write_list(self, object, stream, column, after, inside, level):
        stream.write("[")
        self._format_items(object, stream, column, after + 1, inside, level)
        stream.write("]")

    def _write_tuple(self, object, stream, column, after, inside, level):
        closing = ",)" if len(object) == 1 else ")"
        stream.write("(")
        self._format_items(object, stream, column, after + len(closing), inside, level)
        stream.write(closing)

    def _write_set(self, object, stream, column, after, inside, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = "" if type(object) is set else type(object).__name__
        opening, closing = (name + "({", "})") if name else ("{", "}")
        stream.write(opening)
        self._format_items(sorted(object, key=_Ordered), stream, column + len(opening) - 1, after + len(closing), inside,
                           level)
        stream.write(closing)

    def _write_ordered_dict(self, object, stream, column, after, inside, level):
        self._write_called(object, list(object.items()), stream, column, after, inside, level)

    def _write_called(self, object, argument, stream, column, after, inside, level):
        # Name(argument)
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        self._format(argument, stream, column + len(name) + 1, after + 1, inside, level)
        stream.write(")")

    def _write_proxy(self, object, stream, column, after, inside, level):
        self._write_called(object, object.copy(), stream, column, after, inside, level)

    def _write_default_dict(self, object, stream, column, after, inside, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, inside, level)
        name = type(object).__name__
        column += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * column}")
        self._write_dict(object, stream, column, after + 1, inside, level)
        stream.write(")")

    def _write_counter(self, object, stream, column, after, inside, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "({")
        self._pad(stream)
        self._format_dict_items(object.most_common(), stream, column + len(name) + 1, after + 2, inside, level)
        stream.write("})")

    def _write_chain_map(self, object, stream, column, after, inside, level):
        if not any(object.maps[:1]) and len(object.maps) < 2:
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        column += len(name) + 1
        for mapping in object.maps[:-1]:
            self._format(mapping, stream, column, 1, inside, level)
            stream.write(",\n" + " " * column)
        self._format(object.maps[-1], stream, column, after + 1, inside, level)
        stream.write(")")

    def _write_deque(self, object, stream, column, after, inside, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "([")
        column += len(name) + 1
        if object.maxlen is None:
            self._format_items(object, stream, column, after + 2, inside, level)
            stream.write("])")
        else:
            self._format_items(object, stream, column, 2, inside, level)
            stream.write(f"],\n{' ' * column}maxlen={self._repr(object.maxlen, inside, level)})")

    def _write_wrapped(self, object, stream, column, after, inside, level):
        self._format(object.data, stream, column, after, inside, level - 1)

    def _write_chunks(self, chunks, stream, column, has_parentheses):
        text = ("\n" + " " * column).join(chunks)
        stream.write(f"({text})" if has_parentheses else text)

    def _write_str(self, object, stream, column, after, inside, level):
        if not object:
            stream.write(repr(object))
            return
        is_alone = level == 1
        if is_alone:
            column, after = column + 1, after + 1
        room, chunks, lines = self._width - column, [], object.splitlines(True)
        for at, line in enumerate(lines):
            is_last = at == len(lines) - 1
            text = repr(line)
            if len(text) <= room - (after if is_last else 0):
                chunks.append(text)
                continue
            words = _re.findall(r"\S*\s*", line)[:-1]
            current = ""
            for place, word in enumerate(words):
                limit = room - (after if is_last and place == len(words) - 1 else 0)
                if len(repr(current + word)) > limit:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        self._write_chunks(chunks if len(chunks) > 1 else [text], stream, column, is_alone and len(chunks) > 1)

    def _write_bytes(self, object, stream, column, after, inside, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        is_alone = level == 1
        if is_alone:
            column, after = column + 1, after + 1
        room, chunks, current = self._width - column, [], b""
        for at in range(0, len(object), 4):
            if at == len(object) // 4 * 4:
                room -= after
            part = object[at:at + 4]
            if len(repr(current + part)) > room:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current += part
        if current:
            chunks.append(repr(current))
        self._write_chunks(chunks, stream, column, is_alone)

    def _write_bytearray(self, object, stream, column, after, inside, level):
        stream.write("bytearray(")
        self._write_bytes(bytes(object), stream, column + 10, after + 1, inside, level + 1)
        stream.write(")")


_WRITERS = {
    dict.__repr__: PrettyPrinter._write_dict, list.__repr__: PrettyPrinter._write_list,
    tuple.__repr__: PrettyPrinter._write_tuple, set.__repr__: PrettyPrinter._write_set,
    frozenset.__repr__: PrettyPrinter._write_set, str.__repr__: PrettyPrinter._write_str,
    bytes.__repr__: PrettyPrinter._write_bytes, bytearray.__repr__: PrettyPrinter._write_bytearray,
    _types.MappingProxyType.__repr__: PrettyPrinter._write_proxy,
    _types.SimpleNamespace.__repr__: PrettyPrinter._write_namespace,
    _collections.OrderedDict.__repr__: PrettyPrinter._write_ordered_dict,
    _collections.defaultdict.__repr__: PrettyPrinter._write_default_dict,
    _collections.Counter.__repr__: PrettyPrinter._write_counter,
    _collections.ChainMap.__repr__: PrettyPrinter._write_chain_map,
    _collections.deque.__repr__: PrettyPrinter._write_deque,
    _collections.UserDict.__repr__: PrettyPrinter._write_wrapped,
    _collections.UserList.__repr__: PrettyPrinter._write_wrapped,
    _collections.UserString.__repr__: PrettyPrinter._write_wrapped,
}

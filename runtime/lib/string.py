"""Constants of characters, templates, and capwords()."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits",
           "octdigits", "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word of s capitalised, words separated by one sep (a space for white space)."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


def _merged(mapping, kws):
    if not kws:
        return mapping
    return {**dict(mapping), **kws}


class Template:
    """A text with $names and ${names} to be substituted; $$ is a dollar sign.

    A subclass may set delimiter, idpattern, braceidpattern and flags, or `pattern` as a whole: a regular expression
    with the groups escaped, named, braced and invalid.
    """

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = flags = None

    def __init_subclass__(cls):
        import re
        super().__init_subclass__()
        if "pattern" in cls.__dict__:
            text = cls.pattern
        else:
            mark, name = re.escape(cls.delimiter), cls.idpattern
            text = (rf"{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|{{(?P<braced>{cls.braceidpattern or name})}}"
                    r"|(?P<invalid>))")
        cls.pattern = re.compile(text, (re.IGNORECASE if cls.flags is None else cls.flags) | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _found(self):
        # The matches of the pattern; what is made of Template itself waits for the first of them.
        if not hasattr(Template, "pattern"):
            Template.__init_subclass__()
        return self.pattern.finditer(self.template)

    def _invalid(self, match):
        position = match.start("invalid")
        lines = self.template[:position].splitlines(keepends=True)
        column, line = (position - len("".join(lines[:-1])), len(lines)) if lines else (1, 1)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def _unknown(self):
        raise ValueError("Unrecognized named group in pattern", self.pattern)

    def _put_together(self, value_of, invalid):
        parts, at = [], 0
        for match in self._found():
            parts.append(self.template[at:match.start()])
            at = match.end()
            name = match.group("named") or match.group("braced")
            if name is not None:
                parts.append(value_of(name, match))
            elif match.group("escaped") is not None:
                parts.append(self.delimiter)
            elif match.group("invalid") is not None:
                parts.append(invalid(match))
            else:
                self._unknown()
        parts.append(self.template[at:])
        return "".join(parts)

    def substitute(self, mapping={}, /, **kws):
        """The text with every name replaced; KeyError for one that is missing."""
        mapping = _merged(mapping, kws)
        return self._put_together(lambda name, match: str(mapping[name]), self._invalid)

    def safe_substitute(self, mapping={}, /, **kws):
        """The text with the names replaced that the mapping has."""
        mapping = _merged(mapping, kws)

        def value_of(name, match):
            try:
                return str(mapping[name])
            except KeyError:
                return match.group()
        return self._put_together(value_of, lambda match: match.group())

    def is_valid(self):
        """Would substitute() understand the text?"""
        for match in self._found():
            if match.group("invalid") is not None:
                return False
            if match.lastgroup is None and not any(value is not None for value in match.groupdict().values()):
                self._unknown()
        return True

    def get_identifiers(self):
        """The names, each once, in order."""
        names = []
        for match in self._found():
            name = match.group("named") or match.group("braced")
            if name is not None and name not in names:
                names.append(name)
            elif name is None and match.group("escaped") is None and match.group("invalid") is None:
                self._unknown()
        return names


class Formatter:
    """str.format with hooks: how values are found, converted and formatted."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            if field_name == "" or field_name[0] in ".[":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif field_name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args,
                                                        recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        """Gives (literal, field name, specification, conversion) for each part of the text."""
        text, at, literal = format_string, 0, []
        while at < len(text):
            c = text[at]
            if c in "{}" and text[at + 1:at + 2] == c:
                yield "".join(literal) + c, None, None, None
                literal = []
                at += 2
                continue
            if c == "}":
                raise ValueError("Single '}' encountered in format string")
            if c != "{":
                literal.append(c)
                at += 1
                continue
            if at + 1 >= len(text):
                raise ValueError("Single '{' encountered in format string")
            depth, end = 1, at + 1
            while end < len(text):
                depth += (text[end] == "{") - (text[end] == "}")
                if depth == 0:
                    break
                end += 1
            else:
                raise ValueError("expected '}' before end of string")
            name, spec, conversion = self._split_field(text[at + 1:end])
            yield "".join(literal), name, spec, conversion
            literal = []
            at = end + 1
        if literal:
            yield "".join(literal), None, None, None

    def _split_field(self, field):
        at = bracket = 0
        while at < len(field) and (bracket or field[at] not in ":!"):
            bracket = field[at] == "[" or (bracket and field[at] != "]")
            at += 1
        name, rest, conversion = field[:at], field[at:], None
        if rest.startswith("!"):
            conversion = rest[1:2]
            if not conversion:
                raise ValueError("end of string while looking for conversion specifier")
            rest = rest[2:]
            if rest and not rest.startswith(":"):
                raise ValueError("expected ':' after conversion specifier")
        return name, rest[1:], conversion

    def get_field(self, field_name, args, kwargs):
        first, rest = self._split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first

    def _split_name(self, field_name):
        at = 0
        while at < len(field_name) and field_name[at] not in ".[":
            at += 1
        first, rest = field_name[:at], []
        while at < len(field_name):
            if field_name[at] == ".":
                end = at + 1
                while end < len(field_name) and field_name[end] not in ".[":
                    end += 1
                part, is_attr, at = field_name[at + 1:end], True, end
            elif field_name[at] == "[":
                end = field_name.find("]", at)
                if end < 0:
                    raise ValueError("Missing ']' in format string")
                part, is_attr, at = field_name[at + 1:end], False, end + 1
                if part.isdigit():
                    part = int(part)
            else:
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
            if part == "":
                raise ValueError("Empty attribute in format string")
            rest.append((is_attr, part))
        return (int(first) if first.isdigit() else first), rest

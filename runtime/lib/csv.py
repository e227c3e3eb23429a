"""csv: tables as lines of fields with a delimiter between them.

A dialect says what separates, quotes and escapes. The reader goes through each line character by character; its
`state` says where in a field it is, and a field in quotes may go on in the next line.
"""
import io
import re

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL', 'Error',
           'Dialect', 'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect',
           'list_dialects', 'Sniffer', 'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
_OPTIONS = {'delimiter': ',', 'doublequote': True, 'escapechar': None, 'lineterminator': '\r\n', 'quotechar': '"',
            'quoting': QUOTE_MINIMAL, 'skipinitialspace': False, 'strict': False}


class Error(Exception):
    """A table that cannot be read or written."""


class _Rules:
    """A dialect in use: every option has a value that was looked at."""

    def __init__(self, dialect, options):
        given, asks_for_quotes = {}, 'quoting' in options
        for name, usual in _OPTIONS.items():
            given[name] = options.pop(name) if name in options else getattr(dialect, name, usual)
        if options:
            raise TypeError(f'this function got an unexpected keyword argument {next(iter(options))!r}')
        if given['quotechar'] is None and not asks_for_quotes:
            given['quoting'] = QUOTE_NONE
        self._check(given)
        self.__dict__.update(given)

    @staticmethod
    def _check(given):
        for name in 'delimiter', 'escapechar', 'quotechar':
            value = given[name]
            if value is None and name != 'delimiter':
                continue
            if not isinstance(value, str):
                what = 'string' if name == 'delimiter' else 'string or None'
                raise TypeError(f'"{name}" must be {what}, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if not isinstance(given['quoting'], int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= given['quoting'] <= QUOTE_NOTNULL:
            raise TypeError('bad "quoting" value')
        if given['quoting'] != QUOTE_NONE and not given['quotechar']:
            raise TypeError('quotechar must be set if quoting enabled')
        if not isinstance(given['lineterminator'], str):
            raise TypeError('"lineterminator" must be a string')
        for name in 'delimiter', 'escapechar', 'quotechar':
            if given[name] in ('\r', '\n') or given[name] == ' ' and name != 'delimiter' and given['skipinitialspace']:
                raise ValueError(f'bad {name} value')
        for one, other in (('delimiter', 'escapechar'), ('delimiter', 'quotechar'), ('escapechar', 'quotechar')):
            if given[one] is not None and given[one] == given[other]:
                raise ValueError(f'bad {one} or {other} value')
        for name in 'delimiter', 'escapechar', 'quotechar':
            if given[name] is not None and given[name] in given['lineterminator']:
                raise ValueError(f'bad {name} or lineterminator value')
        given['doublequote'] = bool(given['doublequote'])
        given['skipinitialspace'], given['strict'] = bool(given['skipinitialspace']), bool(given['strict'])


class Dialect:
    """What is special about a kind of table; subclasses set the options."""

    _name = ''
    _valid = False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Rules(self, {})
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    """What spreadsheets write."""

    delimiter, quotechar, doublequote, skipinitialspace = ',', '"', True, False
    lineterminator, quoting = '\r\n', QUOTE_MINIMAL


class excel_tab(excel):
    """The same with tabs."""

    delimiter = '\t'


class unix_dialect(Dialect):
    """Quotes around everything, and plain line ends."""

    delimiter, quotechar, doublequote, skipinitialspace = ',', '"', True, False
    lineterminator, quoting = '\n', QUOTE_ALL


_dialects = {}
_limit = [131072]


def field_size_limit(limit=_limit[0], /):
    """The longest field that is read; sets it if a limit is given."""
    former = _limit[0]
    if not isinstance(limit, int):
        raise TypeError('limit must be an integer')
    _limit[0] = limit
    return former


def _rules_of(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    return _Rules(dialect, options)


def register_dialect(name, dialect='excel', /, **options):
    """Give a dialect a name."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _rules_of(dialect if dialect is not None else 'excel', options) if _dialects else _Rules(dialect, options)


def unregister_dialect(name):
    """Forget a dialect's name."""
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    """The dialect of that name."""
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    """All names of dialects."""
    return list(_dialects)


_START_RECORD, _START, _PLAIN, _QUOTED, _QUOTE, _ESCAPE, _QUOTED_ESCAPE, _END = range(8)


class _Reader:
    """Gives the records of an iterable of lines as lists."""

    def __init__(self, lines, rules):
        self._lines, self.dialect, self.line_num = iter(lines), rules, 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields, self._field, self._numeric, self._was_quoted = [], [], False, False
        self._state = _START_RECORD
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state == _QUOTED:
                    if self.dialect.strict:
                        raise Error('unexpected end of data') from None
                    self._save()
                    return self._fields
                if self._fields and self._state not in (_START_RECORD, _END):
                    self._save()
                    return self._fields
                raise
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} '
                            '(the file should be opened in text mode)')
            self.line_num += 1
            for char in line:
                self._take(char)
            self._take(None)
            if self._state == _START_RECORD or self._state == _END:
                return self._fields

    def _save(self):
        text = ''.join(self._field)
        self._field = []
        quoting = self.dialect.quoting
        if not self._was_quoted and not text and quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
            value = None
        elif not self._was_quoted and text and quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
            value = float(text)
        elif quoting == QUOTE_NONNUMERIC and not self._was_quoted:
            value = float(text)
        else:
            value = text
        self._fields.append(value)
        self._was_quoted = False

    def _add(self, char):
        if len(self._field) >= _limit[0]:
            raise Error(f'field larger than field limit ({_limit[0]})')
        self._field.append(char)

    def _take(self, char):
        # char None: the end of the line. Falls through from state to state as long as the character asks for it.
        rules, state = self.dialect, self._state
        ends = char is None or char in '\r\n'
        if state == _START_RECORD:
            if char is None:
                return
            if ends:
                self._state = _END
                return
            state = _START
        if state == _START:
            self._start_field(char, ends)
        elif state == _ESCAPE or state == _QUOTED_ESCAPE:
            self._add('\n' if char is None else char)
            self._state = _QUOTED if state == _QUOTED_ESCAPE else _PLAIN
        elif state == _PLAIN:
            if ends:
                self._save()
                self._state = _START_RECORD if char is None else _END
            elif char == rules.escapechar:
                self._state = _ESCAPE
            elif char == rules.delimiter:
                self._save()
                self._state = _START
            else:
                self._add(char)
        elif state == _QUOTED:
            if char is None:
                return
            if char == rules.escapechar:
                self._state = _QUOTED_ESCAPE
            elif char == rules.quotechar and rules.quoting != QUOTE_NONE:
                self._state = _QUOTE if rules.doublequote else _PLAIN
            else:
                self._add(char)
        elif state == _QUOTE:
            self._after_quote(char, ends)
        elif state == _END:
            if char is None:
                self._state = _START_RECORD
            elif not ends:
                raise Error('new-line character seen in unquoted field - '
                            "do you need to open the file with newline=''?")

    def _start_field(self, char, ends):
        rules = self.dialect
        if ends:
            self._save()
            self._state = _START_RECORD if char is None else _END
        elif char == rules.quotechar and rules.quoting != QUOTE_NONE:
            self._was_quoted = True
            self._state = _QUOTED
        elif char == rules.escapechar:
            self._state = _ESCAPE
        elif char == ' ' and rules.skipinitialspace:
            self._state = _START
        elif char == rules.delimiter:
            self._save()
            self._state = _START
        else:
            self._add(char)
            self._state = _PLAIN

    def _after_quote(self, char, ends):
        rules = self.dialect
        if char == rules.quotechar and rules.quoting != QUOTE_NONE:
            self._add(char)
            self._state = _QUOTED
        elif char == rules.delimiter:
            self._save()
            self._state = _START
        elif ends:
            self._save()
            self._state = _START_RECORD if char is None else _END
        elif not rules.strict:
            self._add(char)
            self._state = _PLAIN
        else:
            raise Error(f"'{rules.delimiter}' expected after '{rules.quotechar}'")


class _Writer:
    """Writes records to what has a write method."""

    def __init__(self, write, rules):
        self._write, self.dialect = write, rules

    def writerow(self, row, /):
        """Write one record."""
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        parts = []
        for field in fields:
            parts.append(self._text_of(field))
        if len(parts) == 1 and not parts[0]:
            if self.dialect.quoting in (QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL) and (
                    self.dialect.quoting == QUOTE_NONE or field is None):
                raise Error('single empty field record must be quoted')
            parts[0] = self.dialect.quotechar * 2
        return self._write(self.dialect.delimiter.join(parts) + self.dialect.lineterminator)

    def writerows(self, rows, /):
        """Write records."""
        for row in rows:
            self.writerow(row)

    def _text_of(self, field):
        rules = self.dialect
        quoting = rules.quoting
        is_quoted = (quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not isinstance(field, (int, float))
                     or quoting == QUOTE_STRINGS and isinstance(field, str)
                     or quoting == QUOTE_NOTNULL and field is not None)
        if quoting == QUOTE_NONNUMERIC and hasattr(type(field), '__float__'):
            is_quoted = False
        text = field if isinstance(field, str) else '' if field is None else str(field)
        special = {rules.delimiter, rules.escapechar, rules.quotechar, '\r', '\n', *rules.lineterminator}
        out = []
        for char in text:
            wants_escape = False
            if char in special:
                if quoting == QUOTE_NONE:
                    wants_escape = True
                elif char == rules.quotechar:
                    if rules.doublequote:
                        out.append(char)
                    else:
                        wants_escape = True
                elif char == rules.escapechar:
                    wants_escape = True
                if not wants_escape:
                    is_quoted = True
                elif not rules.escapechar:
                    raise Error('need to escape, but no escapechar set')
                else:
                    out.append(rules.escapechar)
            out.append(char)
        if not text and rules.delimiter == ' ' and rules.skipinitialspace:
            is_quoted = True
        if text[:1] == ' ' and rules.delimiter == ' ' and rules.skipinitialspace:
            is_quoted = True
        joined = ''.join(out)
        return f'{rules.quotechar}{joined}{rules.quotechar}' if is_quoted else joined


def reader(iterable, /, dialect='excel', **options):
    """An iterator over the records of an iterable of lines."""
    return _Reader(iterable, _rules_of(dialect, options))


def writer(fileobj, /, dialect='excel', **options):
    """An object whose writerow writes records to a file."""
    if not callable(getattr(fileobj, 'write', None)):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(fileobj.write, _rules_of(dialect, options))


register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)


class DictReader:
    """Gives each record as a dict; the first line has the names unless these are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames, self.restkey, self.restval, self.dialect = fieldnames, restkey, restval, dialect
        self.reader = reader(f, dialect, *args, **kwds)
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        record = dict(zip(names, row))
        if len(names) < len(row):
            record[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            record[name] = self.restval
        return record


class DictWriter:
    """Writes dicts as records."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames, self.restval = fieldnames, restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Write the names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _values(self, record):
        if self.extrasaction == 'raise':
            extra = record.keys() - self.fieldnames
            if extra:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(x) for x in extra]))
        return (record.get(name, self.restval) for name in self.fieldnames)

    def writerow(self, rowdict):
        """Write one record."""
        return self.writer.writerow(self._values(rowdict))

    def writerows(self, rowdicts):
        """Write records."""
        return self.writer.writerows(map(self._values, rowdicts))


class Sniffer:
    """Guesses a table's dialect from a sample."""

    preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """A dialect in which every line of the sample has as many fields as the others."""
        lines = [line for line in sample.splitlines() if line.strip()]
        quoted = re.findall(r'(["\']).*?\1', sample)
        quote = max(set(quoted), key=quoted.count) if quoted else '"'
        best = None
        candidates = delimiters if delimiters is not None else self.preferred + ['|', '/', '.']
        for char in candidates:
            counts = {len(re.sub(r'(["\']).*?\1', '', line).split(char)) for line in lines}
            if len(counts) == 1 and counts != {1}:
                best = char
                break
        if best is None:
            raise Error('Could not determine delimiter')

        class dialect(Dialect):
            _name = 'sniffed'
            lineterminator, quoting = '\r\n', QUOTE_MINIMAL
        dialect.delimiter, dialect.quotechar = best, quote
        dialect.doublequote = quote * 2 in sample
        dialect.skipinitialspace = all(line.count(best) == line.count(best + ' ') for line in lines)
        return dialect

    def has_header(self, sample):
        """Does the first line look unlike the others: text above numbers, or other lengths?"""
        rows = reader(io.StringIO(sample), self.sniff(sample))
        header = next(rows)
        votes, kinds = 0, [set() for _ in header]
        for row in list(rows)[:20]:
            if len(row) == len(header):
                for kind, field in zip(kinds, row):
                    kind.add(complex if _is_number(field) else len(field))
        for kind, name in zip(kinds, header):
            if len(kind) == 1:
                only = next(iter(kind))
                votes += (not _is_number(name) if only is complex else len(name) != only) * 2 - 1
        return votes > 0


def _is_number(text):
    try:
        complex(text)
    except ValueError:
        return False
    return True

"""_strptime: what strftime wrote, read back: for time.strptime and datetime.strptime.

A format becomes a regular expression with one group for each code; the groups' texts are then put together. Names of
days and months are those of the C locale.
"""
import re

_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october',
           'november', 'december']


def _words(code, words):
    return f'(?P<{code}>{"|".join(sorted(words, key=len, reverse=True))})'


_GROUPS = {
    'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])', 'f': r'(?P<f>[0-9]{1,6})', 'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
    'I': r'(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])', 'G': r'(?P<G>\d\d\d\d)',
    'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])', 'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
    'M': r'(?P<M>[0-5]\d|\d)', 'S': r'(?P<S>6[0-1]|[0-5]\d|\d)', 'U': r'(?P<U>5[0-3]|[0-4]\d|\d)',
    'W': r'(?P<W>5[0-3]|[0-4]\d|\d)', 'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)', 'w': r'(?P<w>[0-6])', 'u': r'(?P<u>[1-7])',
    'y': r'(?P<y>\d\d)', 'Y': r'(?P<Y>\d\d\d\d)', 'z': r'(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))',
    'A': _words('A', _DAYS), 'a': _words('a', [day[:3] for day in _DAYS]), 'B': _words('B', _MONTHS),
    'b': _words('b', [month[:3] for month in _MONTHS]), 'p': _words('p', ['am', 'pm']), 'Z': _words('Z', ['utc', 'gmt']),
    '%': '%'}
_LONG = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
_AMBIGUOUS = """Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""
_patterns = {}


def _expression(format, level):
    """The regular expression of a format."""
    seen = set()

    def group(match):
        code = match[1]
        seen.add(code)
        if code in _LONG:
            return _expression(_LONG[code], 0)
        if code == '\\':
            code = '%'
            raise KeyError('\\')
        return _GROUPS[code]

    text = re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", format)
    text = re.sub(r'\s+', r'\\s+', text)
    text = re.sub("'", "['\u02bc]", text)
    if text.endswith('%') and (len(text) - len(text.rstrip('%'))) % 2:
        raise IndexError
    text = re.sub(r'%(O?.)', group, text)
    if level and 'd' in seen and not seen & {'Y', 'y', 'G'}:
        import warnings
        warnings.warn(_AMBIGUOUS, DeprecationWarning, stacklevel=level)
    return text


def _match(text, format, level):
    pattern = _patterns.get(format)
    if pattern is None:
        try:
            pattern = re.compile(_expression(format, level), re.I)
        except KeyError as error:
            code = '%' if error.args[0] == '\\' else error.args[0]
            raise ValueError(f"'{code}' is a bad directive in format '{format}'") from None
        except IndexError:
            raise ValueError(f"stray % in format '{format}'") from None
        if len(_patterns) > 5:
            _patterns.clear()
        _patterns[format] = pattern
    found = pattern.match(text)
    if not found:
        raise ValueError(f'time data {text!r} does not match format {format!r}')
    if len(text) != found.end():
        raise ValueError(f'unconverted data remains: {text[found.end():]}')
    return found.groupdict()


def _offset(text):
    """Seconds and microseconds east of UTC that %z gives."""
    if text in 'Zz':
        return 0, 0
    digits = text.replace(':', '')
    if ':' in text and (text[3] != ':' or len(text) > 6 and text[6] != ':'):
        raise ValueError(f'Inconsistent use of : in {text}')
    seconds = int(digits[1:3]) * 3600 + int(digits[3:5]) * 60 + int(digits[5:7] or 0)
    fraction = int((digits[8:] + '000000')[:6])
    return (-seconds, -fraction) if text[0] == '-' else (seconds, fraction)


def _date_of_week(year, week, weekday, starts_on_monday):
    """The day of the year in a week as %U or %W counts it."""
    from datetime import date
    first = date(year, 1, 1).weekday()
    if not starts_on_monday:
        first, weekday = (first + 1) % 7, (weekday + 1) % 7
    week_0 = (7 - first) % 7
    return 1 + weekday - first if week == 0 else 1 + week_0 + 7 * (week - 1) + weekday


def _check_iso(found):
    if 'G' in found:
        if 'j' in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                             "Use '%Y' instead.")
        if 'V' not in found or not found.keys() & {'A', 'a', 'w', 'u'}:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif 'V' in found:
        if not found.keys() & {'A', 'a', 'w', 'u'} or 'Y' not in found and 'y' not in found:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year "
                         "'%G' instead.")


def _weekday(found):
    for code, words in ('A', _DAYS), ('a', [day[:3] for day in _DAYS]):
        if code in found:
            return words.index(found[code].lower())
    if 'w' in found:
        return (int(found['w']) - 1) % 7
    return int(found['u']) - 1 if 'u' in found else None


def _month(found):
    for code, words in ('B', _MONTHS), ('b', [month[:3] for month in _MONTHS]):
        if code in found:
            return words.index(found[code].lower()) + 1
    return int(found.get('m', 1))


def _hour(found):
    if 'I' not in found:
        return int(found.get('H', 0))
    hour = int(found['I']) % 12
    return hour + 12 if found.get('p', '').lower() == 'pm' else hour


def _year(found):
    if 'y' in found:
        year = int(found['y'])
        return year + 2000 if year <= 68 else year + 1900
    return int(found['Y']) if 'Y' in found else None


def _day(found, year, month):
    """Year, month, day, weekday and day of the year."""
    from datetime import date
    weekday, day, yday = _weekday(found), int(found.get('d', 1)), int(found['j']) if 'j' in found else None
    if 'G' in found:
        moment = date.fromisocalendar(int(found['G']), int(found['V']), weekday + 1)
        return moment.year, moment.month, moment.day, weekday, moment.timetuple().tm_yday
    leaps = year is None and month == 2 and day == 29
    year = 1904 if leaps else 1900 if year is None else year
    if yday is None and weekday is not None and found.keys() & {'U', 'W'} and found.keys() & {'Y', 'y'}:
        code = 'W' if 'W' in found else 'U'
        yday = _date_of_week(year, int(found[code]), weekday, code == 'W')
        if yday <= 0:
            year -= 1
            yday += date(year, 12, 31).timetuple().tm_yday
    if yday is None:
        yday = date(year, month, day).toordinal() - date(year, 1, 1).toordinal() + 1
    else:
        moment = date.fromordinal(yday - 1 + date(year, 1, 1).toordinal())
        year, month, day = moment.year, moment.month, moment.day
    if weekday is None:
        weekday = date(year, month, day).weekday()
    return 1900 if leaps else year, month, day, weekday, yday


def _strptime(text, format, level):
    """(year, month, day, hour, minute, second, weekday, yday, dst), zone name, offset, microseconds, its fraction."""
    for index, argument in enumerate([text, format]):
        if not isinstance(argument, str):
            raise TypeError(f'strptime() argument {index} must be str, not {type(argument)}')
    found = {code: part for code, part in _match(text, format, level).items() if part is not None}
    _check_iso(found)
    year, month, day, weekday, yday = _day(found, _year(found), _month(found))
    zone, offset, fraction = None, None, 0
    if 'z' in found:
        offset, fraction = _offset(found['z'])
    dst = -1
    if 'Z' in found:
        import time
        dst = 0
        zone = found['Z'].upper() if time.tzname[0].lower() != found['Z'].lower() else time.tzname[0]
    micro = int(found['f'].ljust(6, '0')) if 'f' in found else 0
    parts = (year, month, day, _hour(found), int(found.get('M', 0)), int(found.get('S', 0)), weekday, yday, dst)
    return parts, zone, offset, micro, fraction


def _strptime_time(text, format='%a %b %d %H:%M:%S %Y'):
    import time
    parts, zone, offset, _, _ = _strptime(text, format, 5)
    return time.struct_time(parts + (zone, offset))


def _strptime_datetime(cls, text, format='%a %b %d %H:%M:%S %Y'):
    from datetime import timedelta, timezone
    parts, zone, offset, micro, fraction = _strptime(text, format, 6)
    if offset is None:
        return cls(*parts[:6], micro)
    delta = timedelta(seconds=offset, microseconds=fraction)
    return cls(*parts[:6], micro, timezone(delta, zone) if zone else timezone(delta))

"""Dates and times of day.

A date is known by its ordinal, the days since 31 December of the year 0; a timedelta is a whole number of
microseconds; a datetime is a date, a time of day and perhaps a zone. What is computed is computed on these
numbers, and the fields follow from them.
"""

import time as _time

__all__ = ["MAXYEAR", "MINYEAR", "UTC", "date", "datetime", "time", "timedelta", "timezone", "tzinfo"]

MINYEAR, MAXYEAR = 1, 9999
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS_LONG = "January February March April May June July August September October November December".split()
_DAYS_LONG = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SECOND = 1_000_000
_MINUTE, _HOUR, _DAY = 60 * _SECOND, 3600 * _SECOND, 86400 * _SECOND
_LAST_ORDINAL = 3652059


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_length(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _ordinal(year, month, day):
    past = year - 1
    days = past * 365 + past // 4 - past // 100 + past // 400
    return days + sum(_month_length(year, m) for m in range(1, month)) + day


def _from_ordinal(number):
    """(year, month, day)"""
    if not 1 <= number <= _LAST_ORDINAL:
        raise ValueError(f"ordinal must be >= 1" if number < 1 else f"year is out of range")
    year = (number - 1) * 400 // 146097 + 1
    while _ordinal(year, 1, 1) > number:
        year -= 1
    while year < MAXYEAR and _ordinal(year + 1, 1, 1) <= number:
        year += 1
    rest = number - _ordinal(year, 1, 1) + 1
    month = 1
    while rest > _month_length(year, month):
        rest -= _month_length(year, month)
        month += 1
    return year, month, rest


def _check_int(value):
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def _check_date(year, month, day):
    year, month, day = _check_int(year), _check_int(month), _check_int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _month_length(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    fields = tuple(map(_check_int, (hour, minute, second, microsecond)))
    for name, value, most in zip(("hour", "minute", "second", "microsecond"), fields, (23, 59, 59, 999999)):
        if not 0 <= value <= most:
            raise ValueError(f"{name} must be in 0..{most}")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return fields


def _round_half_even(numerator, denominator):
    quotient, rest = divmod(numerator, denominator)
    twice = 2 * rest
    return quotient + (twice > denominator or twice == denominator and quotient % 2)


def _compare_type_error(one, other, symbol):
    raise TypeError(f"'{symbol}' not supported between instances of '{_full_name(one)}' and '{_full_name(other)}'")


def _full_name(value):
    kind = type(value)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _local_offset(seconds):
    """How far local time is ahead of UTC at that second of the epoch, in seconds."""
    year, month, day, hour, minute, second, *_ = _time.localtime(seconds)
    days = _ordinal(year, month, day) - _ordinal(1970, 1, 1)
    return days * 86400 + hour * 3600 + minute * 60 + second - seconds


class timedelta:
    """A length of time, to the microsecond."""

    __slots__ = ("_total", "_hash")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        parts = ((days, _DAY), (seconds, _SECOND), (microseconds, 1), (milliseconds, 1000), (minutes, _MINUTE),
                 (hours, _HOUR), (weeks, 7 * _DAY))
        fractions = 0.0
        for value, unit in parts:
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                top, bottom = value.as_integer_ratio()
                whole, rest = divmod(top * unit, bottom)
                total += whole
                fractions += rest / bottom
            else:
                raise TypeError(f"unsupported type for timedelta days component: {type(value).__name__}")
        total += round(fractions)
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        if not -999999999 * _DAY <= total < 1000000000 * _DAY:
            raise OverflowError(f"days={total // _DAY}; must have magnitude <= 999999999")
        self = object.__new__(cls)
        self._total = total
        return self

    @property
    def days(self):
        return self._total // _DAY

    @property
    def seconds(self):
        return self._total % _DAY // _SECOND

    @property
    def microseconds(self):
        return self._total % _SECOND

    def total_seconds(self):
        return self._total / _SECOND

    def __repr__(self):
        fields = [f"{name}={value}" for name, value in
                  (("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds)) if value]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(fields) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        days = f"{self.days} day{'s' * (abs(self.days) != 1)}, " if self.days else ""
        fraction = f".{self.microseconds:06d}" if self.microseconds else ""
        return f"{days}{hours}:{minutes:02d}:{seconds:02d}{fraction}"

    def __add__(self, other):
        return timedelta._of(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._total - self._total) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total)

    def __pos__(self):
        return timedelta._of(self._total)

    def __abs__(self):
        return timedelta._of(abs(self._total))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total * other)
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_round_half_even(self._total * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total / other._total
        if isinstance(other, int):
            top, bottom = (self._total, other) if other > 0 else (-self._total, -other)
            if not bottom:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._of(_round_half_even(top, bottom))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            top, bottom, total = (top, bottom, self._total) if top > 0 else (-top, bottom, -self._total)
            return timedelta._of(_round_half_even(total * bottom, top))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total // other._total
        return timedelta._of(self._total // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._total, other._total)
        return quotient, timedelta._of(rest)

    def __eq__(self, other):
        return self._total == other._total if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total < other._total if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total > other._total if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

    def __bool__(self):
        return self._total != 0

    def __reduce__(self):
        return type(self), (self.days, self.seconds, self.microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta._of(1000000000 * _DAY - 1)
timedelta.resolution = timedelta(microseconds=1)


# ---- text

def _offset_text(offset, colon=":"):
    if offset is None:
        return ""
    total = offset._total
    sign, total = ("-", -total) if total < 0 else ("+", total)
    text = f"{sign}{total // _HOUR:02d}{colon}{total // _MINUTE % 60:02d}"
    if total % _MINUTE:
        text += f"{colon}{total % _MINUTE // _SECOND:02d}"
    if total % _SECOND:
        text += f".{total % _SECOND:06d}"
    return text


def _format(value, pattern):
    """strftime for a value with the fields of a datetime."""
    pieces, at = [], 0
    while at < len(pattern):
        character = pattern[at]
        at += 1
        if character != "%" or at == len(pattern):
            pieces.append(character)
            continue
        code = pattern[at]
        at += 1
        if code == ":" and pattern[at:at + 1] == "z":
            code = ":z"
            at += 1
        pieces.append(_FORMATS[code](value) if code in _FORMATS else "%" + code)
    return "".join(pieces)


def _week(value, first_weekday):
    """The number of the week, if weeks begin with that weekday (0 is Monday)."""
    day = value.timetuple().tm_yday
    return (day + 6 - (value.weekday() - first_weekday) % 7) // 7


_FORMATS = {
    "a": lambda v: _DAYS[v.weekday()], "A": lambda v: _DAYS_LONG[v.weekday()],
    "b": lambda v: _MONTHS[v.month - 1], "B": lambda v: _MONTHS_LONG[v.month - 1], "h": lambda v: _MONTHS[v.month - 1],
    "c": lambda v: f"{_DAYS[v.weekday()]} {_MONTHS[v.month - 1]} {v.day:2d} {_format(v, '%H:%M:%S')} {v.year}",
    "d": lambda v: f"{v.day:02d}", "e": lambda v: f"{v.day:2d}", "D": lambda v: _format(v, "%m/%d/%y"),
    "f": lambda v: f"{getattr(v, 'microsecond', 0):06d}", "F": lambda v: _format(v, "%Y-%m-%d"),
    "G": lambda v: str(v.isocalendar()[0]), "H": lambda v: f"{getattr(v, 'hour', 0):02d}",
    "I": lambda v: f"{(getattr(v, 'hour', 0) + 11) % 12 + 1:02d}", "j": lambda v: f"{v.timetuple().tm_yday:03d}",
    "m": lambda v: f"{v.month:02d}", "M": lambda v: f"{getattr(v, 'minute', 0):02d}", "n": lambda v: "\n",
    "p": lambda v: "PM" if getattr(v, "hour", 0) >= 12 else "AM", "R": lambda v: _format(v, "%H:%M"),
    "S": lambda v: f"{getattr(v, 'second', 0):02d}", "T": lambda v: _format(v, "%H:%M:%S"), "t": lambda v: "\t",
    "u": lambda v: str(v.isoweekday()), "U": lambda v: f"{_week(v, 6):02d}", "V": lambda v: f"{v.isocalendar()[1]:02d}",
    "w": lambda v: str(v.isoweekday() % 7), "W": lambda v: f"{_week(v, 0):02d}", "x": lambda v: _format(v, "%m/%d/%y"),
    "X": lambda v: _format(v, "%H:%M:%S"), "y": lambda v: f"{v.year % 100:02d}", "Y": lambda v: str(v.year),
    "z": lambda v: _offset_text(_offset_of(v), ""), ":z": lambda v: _offset_text(_offset_of(v)),
    "Z": lambda v: (v.tzname() if hasattr(v, "tzname") else None) or "", "%": lambda v: "%",
}


def _offset_of(value):
    return value.utcoffset() if hasattr(value, "utcoffset") else None


# ---- dates

class date:
    """A day."""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*_parse_date(date_string))
        except ValueError as problem:
            if "must be in" in str(problem) or "out of range" in str(problem):
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"Year is out of range: {year}")
        first = _first_monday(year)
        if not 1 <= week <= (_first_monday(year + 1) - first) // 7:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(first + (week - 1) * 7 + day - 1)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        today, year = self.toordinal(), self._year
        if today >= _first_monday(year + 1):
            year += 1
        elif today < _first_monday(year):
            year -= 1
        week, day = divmod(today - _first_monday(year), 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def timetuple(self):
        yday = self.toordinal() - _ordinal(self._year, 1, 1) + 1
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), yday, -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def __repr__(self):
        return f"{type(self).__module__}.{type(self).__qualname__}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return _format(self, "%c")

    def strftime(self, format):
        return _format(self, format)

    def __format__(self, format_spec):
        return self.strftime(format_spec) if format_spec else str(self)

    def _key(self):
        return self._year, self._month, self._day

    def _other_key(self, other, symbol):
        """The key of a comparable date; None for anything else."""
        if isinstance(other, date) and isinstance(other, datetime) == isinstance(self, datetime):
            return other._key()
        if isinstance(other, date) and symbol:
            _compare_type_error(self, other, symbol)
        return None

    def __eq__(self, other):
        key = self._other_key(other, None)
        return NotImplemented if key is None else self._key() == key

    def __lt__(self, other):
        key = self._other_key(other, "<")
        return NotImplemented if key is None else self._key() < key

    def __le__(self, other):
        key = self._other_key(other, "<=")
        return NotImplemented if key is None else self._key() <= key

    def __gt__(self, other):
        key = self._other_key(other, ">")
        return NotImplemented if key is None else self._key() > key

    def __ge__(self, other):
        key = self._other_key(other, ">=")
        return NotImplemented if key is None else self._key() >= key

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        number = self.toordinal() + other.days
        if not 1 <= number <= _LAST_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(number)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), self._key()


def _first_monday(year):
    """The ordinal of the Monday that begins ISO week 1: that with the year's first Thursday."""
    fourth = _ordinal(year, 1, 4)
    return fourth - (fourth + 6) % 7


class IsoCalendarDate(tuple):
    """(year, week, weekday)"""

    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _digits(text, length):
    if len(text) != length or not text.isascii() or not text.isdigit():
        raise ValueError("not a number")
    return int(text)


def _parse_date(text):
    if len(text) == 10 and text[4] == text[7] == "-":
        parts = text.split("-")
    elif len(text) == 8 and "W" not in text:
        parts = text[:4], text[4:6], text[6:]
    elif "W" in text[:6]:
        plain = text.replace("-", "")
        found = date.fromisocalendar(_digits(plain[:4], 4), _digits(plain[5:7], 2), _digits(plain[7:] or "1", 1))
        return found._key()
    else:
        raise ValueError("not a date")
    return tuple(map(_digits, parts, (4, 2, 2)))


def _parse_time(text):
    """(hour, minute, second, microsecond, zone)"""
    zone = None
    for at, character in enumerate(text):
        if character in "+-Z":
            zone = timezone.utc if text[at:] == "Z" else _parse_offset(text[at:])
            text = text[:at]
            break
    clock, dot, fraction = text.replace(",", ".").partition(".")
    parts = clock.split(":") if ":" in clock else [clock[i:i + 2] for i in range(0, len(clock), 2)]
    if not 1 <= len(parts) <= 3 or dot and (len(parts) < 3 or not fraction.isdigit()):
        raise ValueError("not a time")
    hour, minute, second = [_digits(part, 2) for part in parts] + [0] * (3 - len(parts))
    return hour, minute, second, int((fraction + "000000")[:6]), zone


def _parse_offset(text):
    hour, minute, second, microsecond, _ = _parse_time(text[1:])
    length = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=microsecond)
    return timezone(-length if text[0] == "-" else length) if length else timezone.utc


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)


# ---- zones

class tzinfo:
    """What a zone answers: utcoffset, dst, tzname for a datetime."""

    __slots__ = ()

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def fromutc(self, dt):
        """From UTC to this zone's local time."""
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, summer = dt.utcoffset(), dt.dst()
        if offset is None or summer is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        dt += offset - summer
        return dt + (dt.dst() or timedelta())


class timezone(tzinfo):
    """A zone at a fixed distance from UTC."""

    __slots__ = ("_offset", "_name")

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not -_DAY < offset._total < _DAY:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}.")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"

    def __reduce__(self):
        return timezone, (self._offset,) if self._name is None else (self._offset, self._name)


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


# ---- times of day

_TIMESPECS = {"hours": 1, "minutes": 2, "seconds": 3, "milliseconds": 4, "microseconds": 5}


def _clock_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec not in _TIMESPECS:
        raise ValueError("Unknown timespec value")
    precision = _TIMESPECS[timespec]
    text = ":".join(f"{part:02d}" for part in (hour, minute, second)[:precision])
    return text + (f".{microsecond // 1000:03d}" if precision == 4 else f".{microsecond:06d}" if precision == 5 else "")


class _Clock:
    """What time and datetime have in common: the fields of the clock and the zone."""

    __slots__ = ()

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _ask(self, question, moment):
        return None if self._tzinfo is None else getattr(self._tzinfo, question)(moment)

    def _clock(self):
        return (self._hour * 3600 + self._minute * 60 + self._second) * _SECOND + self._microsecond

    def _clock_arguments(self):
        fields = [self._hour, self._minute, self._second, self._microsecond]
        while len(fields) > 2 and not fields[-1]:
            fields.pop()
        shown = [str(field) for field in fields]
        if self._tzinfo is not None:
            shown.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            shown.append("fold=1")
        return shown


class time(_Clock):
    """A time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            *fields, zone = _parse_time(time_string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*fields, zone)

    def utcoffset(self):
        return self._ask("utcoffset", None)

    def dst(self):
        return self._ask("dst", None)

    def tzname(self):
        return self._ask("tzname", None)

    def isoformat(self, timespec="auto"):
        return _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    __str__ = isoformat

    def __repr__(self):
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(self._clock_arguments())})"

    def strftime(self, format):
        moment = datetime(1900, 1, 1, self._hour, self._minute, self._second, self._microsecond, self._tzinfo)
        return _format(moment, format)

    def __format__(self, format_spec):
        return self.strftime(format_spec) if format_spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _key(self):
        offset = self.utcoffset()
        return self._clock() - (offset._total if offset is not None else 0)

    def _comparable(self, other, is_order):
        if not isinstance(other, time):
            return False
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if is_order:
                raise TypeError("can't compare offset-naive and offset-aware times")
            return None
        return True

    def __eq__(self, other):
        known = self._comparable(other, False)
        return NotImplemented if known is False else bool(known) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other, True) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other, True) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other, True) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other, True) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# ---- both

def _warn_of_utc(name, better):
    import warnings
    warnings.warn(f'datetime.datetime.{name}() is deprecated and scheduled for removal in a future version. Use '
                  f'timezone-aware objects to represent datetimes in UTC: datetime.datetime.{better}.',
                  DeprecationWarning, stacklevel=3)


class datetime(_Clock, date):
    """A day and a time of it."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @classmethod
    def _of(cls, total, tzinfo=None):
        """From microseconds since the day before the first."""
        days, rest = divmod(total, _DAY)
        if not 1 <= days <= _LAST_ORDINAL:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, _SECOND)
        return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond, tzinfo)

    def _total(self):
        return self.toordinal() * _DAY + self._clock()

    @classmethod
    def now(cls, tz=None):
        _check_zone(tz)
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        _warn_of_utc('utcnow', 'now(datetime.UTC)')
        return cls._from_timestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        moment = cls._from_timestamp(timestamp)
        if tz is not None:
            return tz.fromutc(moment.replace(tzinfo=tz))
        whole = round(timestamp * _SECOND) // _SECOND
        return moment + timedelta(seconds=_local_offset(whole))

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        _warn_of_utc('utcfromtimestamp', 'fromtimestamp(timestamp, datetime.UTC)')
        return cls._from_timestamp(timestamp)

    @classmethod
    def _from_timestamp(cls, timestamp):
        if isinstance(timestamp, float):
            top, bottom = timestamp.as_integer_ratio()
            total = _round_half_even(top * _SECOND, bottom)
        else:
            total = timestamp * _SECOND
        return cls._of(_ordinal(1970, 1, 1) * _DAY + total)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        cut = next((at for at in (10, 8) if len(date_string) == at or len(date_string) > at and date_string[at] in "T _"),
                   10)
        try:
            fields = _parse_date(date_string[:cut])
            *clock, zone = _parse_time(date_string[cut + 1:]) if len(date_string) > cut else (0, 0, 0, 0, None)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*fields, *clock, zone)

    @classmethod
    def strptime(cls, date_string, format):
        from _strptime import _strptime_datetime
        return _strptime_datetime(cls, date_string, format)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def utcoffset(self):
        return self._ask("utcoffset", self)

    def dst(self):
        return self._ask("dst", self)

    def tzname(self):
        return self._ask("tzname", self)

    def timestamp(self):
        if self._tzinfo is not None:
            return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()
        whole = _time.mktime((self._year, self._month, self._day, self._hour, self._minute, self._second, -1, -1, -1))
        return whole + self._microsecond / _SECOND

    def astimezone(self, tz=None):
        offset = self.utcoffset()
        if offset is None:
            offset = timedelta(seconds=_local_offset(int(self.timestamp())))
        if tz is None:
            tz = timezone(timedelta(seconds=_local_offset(int(self.timestamp()))), _time.tzname[0])
        return tz.fromutc((self.replace(tzinfo=None) - offset).replace(tzinfo=tz))

    def timetuple(self):
        summer = self.dst()
        yday = self.toordinal() - _ordinal(self._year, 1, 1) + 1
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                  self.weekday(), yday, -1 if summer is None else int(bool(summer))))

    def utctimetuple(self):
        return (self - (self.utcoffset() or timedelta())).timetuple()

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        given = (year, month, day, hour, minute, second, microsecond)
        own = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)
        fields = [mine if other is None else other for mine, other in zip(own, given)]
        return type(self)(*fields, self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def isoformat(self, sep="T", timespec="auto"):
        clock = _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return f"{date.isoformat(self)}{sep}{clock}{_offset_text(self.utcoffset())}"

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        fields = [str(self._year), str(self._month), str(self._day), *self._clock_arguments()]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(fields)})"

    def _key(self):
        offset = self.utcoffset()
        return self._total() - (offset._total if offset is not None else 0)

    def _other_key(self, other, symbol):
        key = super()._other_key(other, symbol)
        if key is not None and (self.utcoffset() is None) != (other.utcoffset() is None):
            if symbol:
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            return ()
        return key

    __hash__ = date.__hash__

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._total() + other._total, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._key() - other._key())

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, self._hour, self._minute, self._second,
                            self._microsecond, self._tzinfo)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)

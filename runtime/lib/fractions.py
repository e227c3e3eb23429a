"""Exact quotients of whole numbers."""

import math as _math
import numbers as _numbers

__all__ = ["Fraction"]

_HASH_MODULUS = 2 ** 61 - 1


_SPEC = (r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<no_negative_zero>z)?(?P<alternate>#)?(?P<zero>0(?=[0-9]))?"
         r"(?P<width>[0-9]+)?(?P<comma>[,_])?(?:\.(?P<precision>[0-9]+))?(?P<kind>[eEfFgG%])?")


def _grouped(whole, mark):
    first = 1 + (len(whole) - 1) % 3
    return whole[:first] + "".join(mark + whole[at:at + 3] for at in range(first, len(whole), 3))


def _padded(sign, body, spec):
    fill, align = spec["fill"] or " ", spec["align"] or ">"
    missing = fill * (int(spec["width"] or 0) - len(sign) - len(body))
    if align == "=":
        return sign + missing + body
    if align == "<":
        return sign + body + missing
    before = len(missing) if align == ">" else len(missing) // 2
    return missing[:before] + sign + body + missing[before:]


def _rounded(above, below, places, no_negative_zero=None):
    # (is it negative, the digits of above/below with so many places), half to even.
    above *= 10 ** max(places, 0)
    below *= 10 ** max(-places, 0)
    quotient, rest = divmod(abs(above), below)
    quotient += 2 * rest > below or (2 * rest == below and quotient & 1)
    return above < 0 and not (no_negative_zero and quotient == 0), quotient


def _with_figures(above, below, figures):
    # (is it negative, digits, exponent) such that digits * 10**exponent is above/below with so many figures.
    if not above:
        return False, 0, 1 - figures
    up, down = str(abs(above)), str(below)
    magnitude = len(up) - len(down) + (down <= up)
    exponent = magnitude - figures
    is_negative, digits = _rounded(above, below, -exponent)
    if len(str(digits)) == figures + 1:
        return is_negative, digits // 10, exponent + 1
    return is_negative, digits, exponent


_DIGITS = r"\d+(?:_\d+)*"
_NUMBER = (rf"\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<whole>{_DIGITS})?"
           rf"(?:\s*/\s*(?P<below>{_DIGITS})|(?:\.(?P<decimals>{_DIGITS})?)?(?:[eE](?P<power>[-+]?{_DIGITS}))?)\s*")


def _read(text):
    """(numerator, denominator) of "3/4", "-1.25e3", "7"."""
    import re
    found = re.fullmatch(_NUMBER, text)
    if found is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    sign, whole, below, decimals, power = found.groups()
    decimals = (decimals or "").replace("_", "")
    number = int((whole or "0") + decimals) * (-1 if sign == "-" else 1)
    if below is not None:
        return number, int(below)
    power = int(power or 0) - len(decimals)
    return (number * 10 ** power, 1) if power >= 0 else (number, 10 ** -power)


class Fraction(_numbers.Rational):
    """Fraction(3, 4), Fraction("0.75"), Fraction(0.75)."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, (int, Fraction)):
                above, below = numerator.numerator, numerator.denominator
            elif isinstance(numerator, str):
                above, below = _read(numerator)
            elif hasattr(numerator, "as_integer_ratio"):
                above, below = numerator.as_integer_ratio()
            elif isinstance(numerator, _numbers.Rational):
                above, below = numerator.numerator, numerator.denominator
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, _numbers.Rational) and isinstance(denominator, _numbers.Rational):
            above = numerator.numerator * denominator.denominator
            below = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if below == 0:
            raise ZeroDivisionError(f"Fraction({above}, 0)")
        return cls._reduced(above, below)

    @classmethod
    def _reduced(cls, above, below):
        shared = _math.gcd(above, below)
        if below < 0:
            shared = -shared
        self = object.__new__(cls)
        self._numerator = above // shared
        self._denominator = below // shared
        return self

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (float, int)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(f)

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not larger: a convergent of the continued fraction, or the
        last intermediate one."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        before, last = (0, 1), (1, 0)
        above, below = self._numerator, self._denominator
        while True:
            term = above // below
            q = before[1] + term * last[1]
            if q > max_denominator:
                break
            before, last = last, (before[0] + term * last[0], q)
            above, below = below, above - term * below
        steps = (max_denominator - before[1]) // last[1]
        middle = Fraction(before[0] + steps * last[0], before[1] + steps * last[1])
        convergent = Fraction(*last)
        return convergent if abs(convergent - self) <= abs(middle - self) else middle

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec):
        import re
        spec = re.fullmatch(_SPEC, format_spec, re.DOTALL)
        kind = spec and spec["kind"]
        is_short = spec and not (spec["precision"] or spec["zero"] or spec["no_negative_zero"])
        if not spec or (spec["align"] and spec["zero"]) or not (kind or is_short):
            raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")
        plus = "" if spec["sign"] == "-" else spec["sign"] or ""
        if kind:
            sign, body = self._decimal_text(kind, spec, plus)
        else:
            sign = "-" if self._numerator < 0 else plus
            body = f"{abs(self._numerator):{spec['comma'] or ''}}"
            if self._denominator > 1 or spec["alternate"]:
                body += f"/{self._denominator:{spec['comma'] or ''}}"
        return _padded(sign, body, spec)

    def _decimal_text(self, kind, spec, plus):
        # (sign, digits) for the presentation types that need a number of digits.
        precision = int(spec["precision"] or 6)
        lower = kind.lower()
        if lower in "f%":
            places = precision + (2 if kind == "%" else 0)
            is_negative, digits = _rounded(self._numerator, self._denominator, places, spec["no_negative_zero"])
            exponent, digits_after = None, precision
            text = str(digits).zfill(digits_after + 1)
        else:
            figures = max(precision, 1) if lower == "g" else precision + 1
            is_negative, digits, exponent = _with_figures(self._numerator, self._denominator, figures)
            text = str(digits).zfill(figures)
            if lower == "g" and -4 <= exponent + figures - 1 < figures:
                digits_after = max(-exponent, 0) if exponent <= 0 else 0
                text = text.zfill(digits_after + 1)
                exponent = None
            else:
                digits_after = figures - 1
                exponent += figures - 1
        whole, decimals = text[:len(text) - digits_after], text[len(text) - digits_after:]
        if lower == "g" and not spec["alternate"]:
            decimals = decimals.rstrip("0")
        sign = "-" if is_negative else plus
        if exponent is None:
            suffix = "%" if kind == "%" else ""
        else:
            suffix = f"{'E' if kind.isupper() else 'e'}{exponent:+03d}"
        mark = spec["comma"] or ""
        point = "." if decimals or spec["alternate"] else ""
        if spec["zero"]:
            width = int(spec["width"] or 0) - len(sign) - len(point + decimals + suffix)
            whole = whole.zfill(3 * width // 4 + 1 if mark else width)
            if mark:
                grouped = _grouped(whole.lstrip("0") or "0", mark)
                while len(grouped) < width:
                    plain = grouped.replace(mark, "")
                    grouped = _grouped("0" + plain, mark)
                return sign, grouped + point + decimals + suffix
        elif mark:
            whole = _grouped(whole, mark)
        return sign, whole + point + decimals + suffix

    # ---- arithmetic

    @staticmethod
    def _other(value):
        return value if isinstance(value, Fraction) else Fraction(value) if isinstance(value, _numbers.Rational) else None

    def _combine(self, other, exact, inexact):
        if isinstance(other, float):
            return inexact(float(self), other)
        if isinstance(other, complex):
            return inexact(complex(float(self)), other)
        fraction = self._other(other)
        return NotImplemented if fraction is None else exact(self, fraction)

    def __add__(self, other):
        return self._combine(other, lambda a, b: Fraction._reduced(
            a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator),
            lambda a, b: a + b)

    __radd__ = __add__

    def __neg__(self):
        return Fraction._reduced(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction._reduced(self._numerator, self._denominator)

    def __abs__(self):
        return Fraction._reduced(abs(self._numerator), self._denominator)

    def __sub__(self, other):
        return self._combine(other, lambda a, b: a + -b, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._combine(other, lambda a, b: b + -a, lambda a, b: b - a)

    def __mul__(self, other):
        return self._combine(other, lambda a, b: Fraction._reduced(
            a._numerator * b._numerator, a._denominator * b._denominator), lambda a, b: a * b)

    __rmul__ = __mul__

    @staticmethod
    def _quotient(a, b):
        above, below = a._numerator * b._denominator, a._denominator * b._numerator
        if below == 0:
            raise ZeroDivisionError(f"Fraction({above // (abs(above) or 1)}, 0)")
        return Fraction._reduced(above, below)

    def __truediv__(self, other):
        return self._combine(other, self._quotient, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._combine(other, lambda a, b: self._quotient(b, a), lambda a, b: b / a)

    @staticmethod
    def _floor(a, b):
        return a._numerator * b._denominator // (a._denominator * b._numerator)

    def __floordiv__(self, other):
        return self._combine(other, self._floor, lambda a, b: a // b)

    def __rfloordiv__(self, other):
        return self._combine(other, lambda a, b: self._floor(b, a), lambda a, b: b // a)

    def __mod__(self, other):
        return self._combine(other, lambda a, b: a - b * self._floor(a, b), lambda a, b: a % b)

    def __rmod__(self, other):
        return self._combine(other, lambda a, b: b - a * self._floor(b, a), lambda a, b: b % a)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __pow__(self, exponent):
        if isinstance(exponent, (int, Fraction)) and exponent.denominator == 1:
            power = exponent.numerator
            if power >= 0:
                return Fraction._reduced(self._numerator ** power, self._denominator ** power)
            if self._numerator == 0:
                raise ZeroDivisionError(f"Fraction({self._denominator ** -power}, 0)")
            return Fraction._reduced(self._denominator ** -power, self._numerator ** -power)
        return float(self) ** float(exponent) if isinstance(exponent, (float, Fraction)) else NotImplemented

    def __rpow__(self, base):
        if self._denominator == 1 and self._numerator >= 0:
            return base ** self._numerator
        return base ** float(self)

    # ---- whole numbers

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            scale = Fraction(10) ** ndigits
            return Fraction(round(self * scale)) / scale
        whole, rest = divmod(self._numerator, self._denominator)
        twice = rest * 2
        return whole + (twice > self._denominator or twice == self._denominator and whole % 2 == 1)

    # ---- comparison

    def __eq__(self, other):
        if isinstance(other, _numbers.Rational):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return _math.isfinite(other) and self == Fraction(other)
        if isinstance(other, complex):
            return other.imag == 0 and self == other.real
        return NotImplemented

    def _order(self, other, ask):
        if isinstance(other, float):
            if not _math.isfinite(other):
                return ask(0.0, other)
            other = Fraction(other)
        if not isinstance(other, _numbers.Rational):
            return NotImplemented
        return ask(self._numerator * other.denominator, other.numerator * self._denominator)

    def __lt__(self, other):
        return self._order(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._order(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._order(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._order(other, lambda a, b: a >= b)

    def __hash__(self):
        """As equal ints and floats hash: numerator times the inverse of the denominator, modulo a prime."""
        try:
            value = abs(self._numerator) * pow(self._denominator, -1, _HASH_MODULUS) % _HASH_MODULUS
        except ValueError:
            value = 314159
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def __bool__(self):
        return self._numerator != 0

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

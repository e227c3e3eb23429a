"""Decimal numbers: exact where they fit the context's precision, rounded in a stated way where they do not.

A number is a sign, a whole coefficient and an exponent of ten; or a special value, 'F' (infinity), 'n' (not a
number), 'N' (a signalling one), in place of the exponent.
"""

import math as _math
import numbers as _numbers
from collections import namedtuple as _namedtuple

__all__ = ["BasicContext", "Context", "Decimal", "DecimalException", "DecimalTuple", "DefaultContext", "DivisionByZero",
           "ExtendedContext", "FloatOperation", "Inexact", "InvalidOperation", "Overflow", "ROUND_05UP", "ROUND_CEILING",
           "ROUND_DOWN", "ROUND_FLOOR", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_HALF_UP", "ROUND_UP", "Rounded",
           "Subnormal", "Underflow", "getcontext", "localcontext", "setcontext"]

ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR"
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN = "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
_SPECIAL = ("F", "n", "N")
_HASH_MODULUS = 2 ** 61 - 1


class DecimalException(ArithmeticError):
    """What may go wrong with decimal numbers."""


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = (Clamped, InvalidOperation, DivisionByZero, Inexact, Rounded, Subnormal, Overflow, Underflow, FloatOperation)


def _length(number):
    """How many digits a whole number has; 1 for 0."""
    guess = number.bit_length() * 30103 // 100000
    return guess + (number >= 10 ** guess) or 1


def _rounds_up(rounding, is_negative, last_digit, half):
    """Does a coefficient grow by one when digits are cut off? `half` compares what goes with one half: -1, 0, 1."""
    if rounding == ROUND_HALF_EVEN:
        return half > 0 or half == 0 and last_digit % 2 == 1
    if rounding == ROUND_HALF_UP:
        return half >= 0
    if rounding == ROUND_HALF_DOWN:
        return half > 0
    if rounding == ROUND_05UP:
        return last_digit in (0, 5)
    return rounding == ROUND_UP or rounding == (ROUND_FLOOR if is_negative else ROUND_CEILING)


def _cut(coefficient, digits, is_negative, rounding):
    """Without its last `digits` digits, rounded: (coefficient, was anything lost?)"""
    unit = 10 ** digits
    kept, rest = divmod(coefficient, unit)
    if not rest:
        return kept, False
    half = (2 * rest > unit) - (2 * rest < unit)
    return kept + _rounds_up(rounding, is_negative, kept % 10, half), True


class Context:
    """Precision, rounding, and which signals raise."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = globals().get("DefaultContext")
        self.prec = prec if prec is not None else base.prec if base else 28
        self.rounding = rounding if rounding is not None else base.rounding if base else ROUND_HALF_EVEN
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        given = [InvalidOperation, DivisionByZero, Overflow] if traps is None else traps
        self.traps = dict(given) if isinstance(given, dict) else {signal: signal in given for signal in _SIGNALS}
        self.flags = {signal: signal in (flags or ()) for signal in _SIGNALS}

    def __setattr__(self, name, value):
        if name == "prec" and (not isinstance(value, int) or value < 1):
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        object.__setattr__(self, name, value)

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       [signal for signal, is_set in self.flags.items() if is_set], dict(self.traps))

    def clear_flags(self):
        self.flags = dict.fromkeys(_SIGNALS, False)

    def clear_traps(self):
        self.traps = dict.fromkeys(_SIGNALS, False)

    def create_decimal(self, num="0"):
        return Decimal(num)._fit(self)

    def _signal(self, signal, result, what=None):
        """Notes a signal; raises it if it is trapped, else gives the result."""
        kind = signal if signal in _SIGNALS else next(known for known in _SIGNALS if issubclass(signal, known))
        self.flags[kind] = True
        if self.traps.get(kind):
            raise kind(what if what is not None else [signal])
        return result

    def __repr__(self):
        names = lambda table: "[" + ", ".join(signal.__name__ for signal, on in table.items() if on) + "]"
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags={names(self.flags)}, traps={names(self.traps)})")


DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])
_current = DefaultContext.copy()


def getcontext():
    return _current


def setcontext(context):
    global _current
    _current = context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context


class localcontext:
    """with localcontext() as context: …"""

    def __init__(self, ctx=None, **changes):
        self._context = (ctx or _current).copy()
        for name, value in changes.items():
            setattr(self._context, name, value)

    def __enter__(self):
        self._outer = _current
        setcontext(self._context)
        return self._context

    def __exit__(self, *exception):
        setcontext(self._outer)


DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


def _parse(text):
    """(sign, coefficient, exponent) or None."""
    text = text.strip().replace("_", "")
    sign = int(text.startswith("-"))
    plain = text[1:] if text[:1] in ("+", "-") else text
    lower = plain.lower()
    if lower in ("inf", "infinity"):
        return sign, 0, "F"
    for prefix, kind in (("snan", "N"), ("nan", "n")):
        if lower.startswith(prefix):
            payload = lower[len(prefix):]
            return (sign, int(payload or 0), kind) if not payload or payload.isdigit() else None
    mantissa, has_exponent, exponent = lower.partition("e")
    whole, _, decimals = mantissa.partition(".")
    digits = whole + decimals
    if not digits.isdigit() or has_exponent and not exponent.removeprefix("-").removeprefix("+").isdigit():
        return None
    return sign, int(digits), (int(exponent) if has_exponent else 0) - len(decimals)


class Decimal:
    """Decimal("0.1"), Decimal(3), Decimal(0.1): exact, whatever the context."""

    __slots__ = ("_sign", "_int", "_exp")

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            parts = value._sign, value._int, value._exp
        elif isinstance(value, int):
            parts = int(value < 0), abs(int(value)), 0
        elif isinstance(value, str):
            parts = _parse(value)
            if parts is None:
                return (context or _current)._signal(ConversionSyntax, _new(0, 0, "n"))
        elif isinstance(value, float):
            return cls._make(*_from_float(value))
        elif isinstance(value, (list, tuple)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            parts = sign, int("".join(map(str, digits)) or "0"), exponent
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        return cls._make(*parts)

    @classmethod
    def _make(cls, sign, coefficient, exponent):
        self = object.__new__(cls)
        self._sign, self._int, self._exp = sign, coefficient, exponent
        return self

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError("argument must be int or float")
        return cls(f)

    # ---- questions

    def is_nan(self):
        return self._exp in ("n", "N")

    def is_infinite(self):
        return self._exp == "F"

    def is_finite(self):
        return self._exp not in _SPECIAL

    def is_zero(self):
        return self.is_finite() and self._int == 0

    def is_signed(self):
        return bool(self._sign)

    def is_qnan(self):
        return self._exp == "n"

    def is_snan(self):
        return self._exp == "N"

    def adjusted(self):
        """The exponent of the first digit."""
        return self._exp + _length(self._int) - 1 if self.is_finite() else 0

    def as_tuple(self):
        digits = (0,) if self._exp == "F" else tuple(map(int, str(self._int))) if self._int or self.is_finite() else ()
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer ratio")
        if self.is_infinite():
            raise OverflowError("cannot convert Infinity to integer ratio")
        number = -self._int if self._sign else self._int
        above, below = (number * 10 ** self._exp, 1) if self._exp >= 0 else (number, 10 ** -self._exp)
        shared = _math.gcd(above, below)
        return above // shared, below // shared

    # ---- text

    def __str__(self, eng=False, context=None):
        sign = "-" * self._sign
        if not self.is_finite():
            return sign + {"F": "Infinity", "n": "NaN", "N": "sNaN"}[self._exp] + (str(self._int) if self._int else "")
        digits, exponent = str(self._int), self._exp
        point = len(digits) + exponent          # digits in front of the point
        shown = point if exponent <= 0 and point > -6 else 1
        if eng and shown != point:
            shown = (point - 1) % 3 + 1 if self._int else (point + 1) % 3 - 1
        if shown <= 0:
            whole, decimals = "0", "0" * -shown + digits
        elif shown >= len(digits):
            whole, decimals = digits + "0" * (shown - len(digits)), ""
        else:
            whole, decimals = digits[:shown], digits[shown:]
        power = "" if shown == point else ("E" if (context or _current).capitals else "e") + f"{point - shown:+d}"
        return sign + whole + ("." + decimals if decimals else "") + power

    def to_eng_string(self, context=None):
        return self.__str__(True, context)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, specifier, context=None):
        """The mini-language of floats, with the decimal's own digits."""
        if not specifier:
            return str(self)
        kind = specifier[-1] if specifier[-1] in "eEfFgGn%" else ""
        body = specifier[:-1] if kind else specifier
        head, point, precision = body.rpartition(".")
        if not point:
            head, precision = body, ""
        grouping = head[-1] if head[-1:] in (",", "_") else ""
        if grouping:
            head = head[:-1]
        fill, align, rest = " ", "", head
        if len(rest) >= 2 and rest[1] in "<>=^":
            fill, align, rest = rest[0], rest[1], rest[2:]
        elif rest[:1] in ("<", ">", "=", "^") and rest:
            align, rest = rest[0], rest[1:]
        sign = "-"
        if rest[:1] in ("+", "-", " ") and rest:
            sign, rest = rest[0], rest[1:]
        rest = rest.replace("#", "")
        if rest.startswith("0"):
            fill, align, rest = "0", align or "=", rest[1:]
        if rest and not rest.isdigit() or point and not precision.isdigit():
            raise ValueError("invalid format string")
        body = abs(self)._digits_text(kind, int(precision) if precision else None) if self.is_finite() else str(self).lstrip("-")
        mark = "-" if self._sign else sign if sign in "+ " else ""
        whole, dot, tail = body.partition(".")
        if not dot:
            at = next((i for i, c in enumerate(body) if not c.isdigit()), len(body))
            whole, tail = body[:at], body[at:]
        width = int(rest or 0)
        if align == "=" and fill == "0" and self.is_finite():
            while len(mark) + len(self._grouped(whole, grouping)) + len(dot + tail) < width:
                whole = "0" + whole
        text = self._grouped(whole, grouping) + dot + tail
        room = max(0, width - len(mark) - len(text))
        if align == "=":
            return mark + fill * room + text
        left = {"<": 0, "^": room // 2}.get(align, room)
        return fill * left + mark + text + fill * (room - left)

    @staticmethod
    def _grouped(digits, mark):
        if not mark:
            return digits
        first = len(digits) % 3
        groups = [digits[:first]] * bool(first) + [digits[i:i + 3] for i in range(first, len(digits), 3)]
        return mark.join(groups)

    def _digits_text(self, kind, precision):
        """The text of a number that is not negative, by a format's type."""
        rounding = _current.rounding
        if kind == "%":
            return self._make(0, self._int, self._exp + 2)._digits_text("f", precision) + "%"
        if kind in ("f", "F"):
            value = self if precision is None else self._at_exponent(-precision, rounding)
            if value._exp > 0:
                value = value._at_exponent(0, rounding)
            digits = str(value._int).rjust(1 - value._exp, "0")
            return digits[:len(digits) + value._exp] + "." + digits[len(digits) + value._exp:] if value._exp else digits
        if kind in ("e", "E"):
            value = self if precision is None else self._rounded(precision + 1, rounding)
            digits = str(value._int)
            power = value.adjusted() if value._int else value._exp + (precision or 0)
            if precision is not None:
                digits = digits.ljust(precision + 1, "0")
            return digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"{kind}{power:+d}"
        value = self if precision is None else self._rounded(max(precision, 1), rounding)
        text = str(value)
        return text.replace("E", "e") if kind in ("g", "n") else text

    # ---- rounding

    def _at_exponent(self, exponent, rounding):
        """The same value with that exponent, rounded if digits go."""
        if self._exp >= exponent:
            return self._make(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        return self._make(self._sign, _cut(self._int, exponent - self._exp, self._sign, rounding)[0], exponent)

    def _rounded(self, digits, rounding):
        """At most so many digits."""
        extra = _length(self._int) - digits
        if extra <= 0 or not self._int:
            return self
        kept, _ = _cut(self._int, extra, self._sign, rounding)
        exponent = self._exp + extra
        if _length(kept) > digits:
            kept, exponent = kept // 10, exponent + 1
        return self._make(self._sign, kept, exponent)

    def _fit(self, context):
        """As the context wants it: its precision, its range."""
        if not self.is_finite():
            return self
        value = self._rounded(context.prec, context.rounding)
        if value is not self:
            context.flags[Rounded] = True
            if value._int * 10 ** (value._exp - self._exp) != self._int:
                context._signal(Inexact, None)
        if value._int and value.adjusted() > context.Emax:
            return context._signal(Overflow, self._make(self._sign, 0, "F"))
        if value._int and value.adjusted() < context.Emin:
            lowest = context.Emin - context.prec + 1
            if value._exp < lowest:
                value = value._at_exponent(lowest, context.rounding)
                context._signal(Underflow, None)
        return value

    def quantize(self, exp, rounding=None, context=None):
        """The value with the exponent of another: Decimal("1.235").quantize(Decimal("0.01"))"""
        context = context or _current
        other = _convert(exp)
        if not self.is_finite() or not other.is_finite():
            if self.is_infinite() and other.is_infinite() or self.is_nan():
                return self
            return context._signal(InvalidOperation, _new(0, 0, "n"))
        result = self._at_exponent(other._exp, rounding or context.rounding)
        if _length(result._int) > context.prec:
            return context._signal(InvalidOperation, _new(0, 0, "n"))
        return result

    def to_integral_value(self, rounding=None, context=None):
        if not self.is_finite() or self._exp >= 0:
            return Decimal(self)
        return self._at_exponent(0, rounding or (context or _current).rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        """Without zeros at the end."""
        value = self._fit(context or _current)
        if not value.is_finite():
            return value
        if not value._int:
            return self._make(value._sign, 0, 0)
        coefficient, exponent = value._int, value._exp
        while coefficient % 10 == 0:
            coefficient, exponent = coefficient // 10, exponent + 1
        return self._make(value._sign, coefficient, exponent)

    def __round__(self, n=None):
        if n is not None:
            return self.quantize(_new(0, 1, -n), ROUND_HALF_EVEN)
        return self._whole(ROUND_HALF_EVEN)

    def _whole(self, rounding):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer")
        if self.is_infinite():
            raise OverflowError("cannot convert Infinity to integer")
        value = self._at_exponent(0, rounding)
        return -value._int if value._sign else value._int

    def __int__(self):
        return self._whole(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __float__(self):
        if self.is_snan():
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self)) if self.is_finite() or self.is_infinite() else float("nan")

    def __complex__(self):
        return complex(float(self))

    # ---- arithmetic

    def _signed(self):
        return -self._int if self._sign else self._int

    def _special(self, other):
        """The nan that an operation with one gives, or None."""
        for value in (self, other):
            if value.is_snan():
                return _current._signal(InvalidOperation, _new(value._sign, value._int, "n"))
        for value in (self, other):
            if value.is_qnan():
                return value
        return None

    def __add__(self, other):
        other = _convert(other)
        if other is None:
            return NotImplemented
        if not (self.is_finite() and other.is_finite()):
            nan = self._special(other)
            if nan is None and self.is_infinite() and other.is_infinite() and self._sign != other._sign:
                return _current._signal(InvalidOperation, _new(0, 0, "n"))
            return nan if nan is not None else self if self.is_infinite() else other
        exponent = min(self._exp, other._exp)
        total = (self._signed() * 10 ** (self._exp - exponent) + other._signed() * 10 ** (other._exp - exponent))
        sign = int(total < 0)
        if not total:
            sign = self._sign & other._sign
            if self._sign != other._sign and _current.rounding == ROUND_FLOOR:
                sign = 1
        return _new(sign, abs(total), exponent)._fit(_current)

    __radd__ = __add__

    def __sub__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else self + other.copy_negate()

    def __rsub__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _convert(other)
        if other is None:
            return NotImplemented
        sign = self._sign ^ other._sign
        if not (self.is_finite() and other.is_finite()):
            nan = self._special(other)
            if nan is None and (self.is_zero() or other.is_zero()):
                return _current._signal(InvalidOperation, _new(0, 0, "n"))
            return nan if nan is not None else _new(sign, 0, "F")
        return _new(sign, self._int * other._int, self._exp + other._exp)._fit(_current)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _convert(other)
        if other is None:
            return NotImplemented
        sign = self._sign ^ other._sign
        if not (self.is_finite() and other.is_finite()):
            nan = self._special(other)
            if nan is not None:
                return nan
            if self.is_infinite() and other.is_infinite():
                return _current._signal(InvalidOperation, _new(0, 0, "n"))
            return _new(sign, 0, "F") if self.is_infinite() else _new(sign, 0, _current.Emin - _current.prec + 1)
        if not other._int:
            if not self._int:
                return _current._signal(DivisionUndefined, _new(0, 0, "n"))
            return _current._signal(DivisionByZero, _new(sign, 0, "F"))
        exponent = self._exp - other._exp
        if not self._int:
            return _new(sign, 0, exponent)._fit(_current)
        shift = _length(other._int) - _length(self._int) + _current.prec + 1
        above, below = self._int, other._int
        if shift >= 0:
            above *= 10 ** shift
        else:
            below *= 10 ** -shift
        quotient, rest = divmod(above, below)
        if rest:
            quotient += quotient % 5 == 0            # so that rounding sees that it is not exact
            return _new(sign, quotient, exponent - shift)._fit(_current)
        at = exponent - shift
        while at < exponent and quotient % 10 == 0:  # exact: the ideal exponent
            quotient, at = quotient // 10, at + 1
        return _new(sign, quotient, at)._fit(_current)

    def __rtruediv__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else other / self

    def __divmod__(self, other):
        """Quotient towards zero, remainder with the dividend's sign."""
        other = _convert(other)
        if other is None:
            return NotImplemented
        nan = self._special(other)
        if nan is not None:
            return nan, nan
        if self.is_infinite() or not other._int and other.is_finite():
            if self.is_finite() and self._int and not other._int:
                quotient = _current._signal(DivisionByZero, _new(self._sign ^ other._sign, 0, "F"))
                return quotient, _current._signal(InvalidOperation, _new(0, 0, "n"))
            kind = InvalidOperation if self.is_infinite() else DivisionUndefined
            nan = _current._signal(kind, _new(0, 0, "n"))
            return nan, nan
        if other.is_infinite():
            return _new(self._sign ^ other._sign, 0, 0), self._fit(_current)
        exponent = min(self._exp, other._exp)
        a, b = self._int * 10 ** (self._exp - exponent), other._int * 10 ** (other._exp - exponent)
        quotient, rest = divmod(a, b)
        if _length(quotient) > _current.prec:
            nan = _current._signal(InvalidOperation, _new(0, 0, "n"))
            return nan, nan
        return _new(self._sign ^ other._sign, quotient, 0), _new(self._sign, rest, exponent)._fit(_current)

    def __floordiv__(self, other):
        both = self.__divmod__(other)
        return both if both is NotImplemented else both[0]

    def __mod__(self, other):
        divisor = _convert(other)
        if divisor is not None and divisor.is_zero() and self.is_finite():
            return _current._signal(InvalidOperation if self._int else DivisionUndefined, _new(0, 0, "n"))
        both = self.__divmod__(other)
        return both if both is NotImplemented else both[1]

    def __rdivmod__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else divmod(other, self)

    def __rfloordiv__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else other // self

    def __rmod__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else other % self

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is None:
            return NotImplemented
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        nan = self._special(other)
        if nan is not None:
            return nan
        if not other._int and other.is_finite():
            return Decimal(1) if self._int or not self.is_finite() else _current._signal(InvalidOperation, _new(0, 0, "n"))
        if other.is_finite() and other == other.to_integral_value() and self.is_finite():
            power = int(other)
            if power < 0:
                with localcontext(prec=_current.prec + 4):
                    inverse = Decimal(1) / self ** -power
                return inverse.normalize() if _is_short(inverse) else inverse._fit(_current)
            if self._int and self.adjusted() * power > _current.Emax:
                return _current._signal(Overflow, _new(self._sign & power, 0, "F"))
            return _new(self._sign & power, self._int ** power, self._exp * power)._fit(_current)
        if self._sign or not self.is_finite() or not other.is_finite():
            return _current._signal(InvalidOperation, _new(0, 0, "n"))
        if not self._int:
            return _new(0, 0, 0)
        with localcontext(prec=_current.prec + 10):
            result = (self.ln() * other).exp()
        return result._fit(_current)

    def __rpow__(self, other):
        other = _convert(other)
        return NotImplemented if other is None else other ** self

    def sqrt(self, context=None):
        context = context or _current
        if self.is_nan() or self.is_infinite() and not self._sign:
            return self
        if self._sign and self._int or self.is_infinite():
            return context._signal(InvalidOperation, _new(0, 0, "n"))
        if not self._int:
            return _new(self._sign, 0, self._exp // 2)
        shift = max(0, 2 * context.prec + 2 - _length(self._int))
        shift += (self._exp - shift) % 2
        scaled = self._int * 10 ** shift
        root = _math.isqrt(scaled)
        exponent = (self._exp - shift) // 2
        if root * root == scaled:
            while exponent < self._exp // 2 and root % 10 == 0:
                root, exponent = root // 10, exponent + 1
        elif root % 5 == 0:
            root += 1
        return _new(0, root, exponent)._fit(context)

    def exp(self, context=None):
        """e to this power: the series, of an argument made small."""
        context = context or _current
        if self.is_nan():
            return self
        if self.is_infinite():
            return _new(0, 0, 0) if self._sign else self
        if not self._int:
            return Decimal(1)
        with localcontext(prec=context.prec + 12, Emax=10 ** 9, Emin=-10 ** 9):
            halvings = max(0, self.adjusted() + 1) * 4 + 8
            small = self / 2 ** halvings
            term = total = Decimal(1)
            n = 1
            while True:
                term = term * small / n
                if total + term == total:
                    break
                total, n = total + term, n + 1
            for _ in range(halvings):
                total = total * total
        return total._fit(context)

    def ln(self, context=None):
        """The natural logarithm, by Newton's steps from the double's."""
        context = context or _current
        if self.is_nan() or self.is_infinite() and not self._sign:
            return self
        if self._sign and self._int or self.is_infinite():
            return context._signal(InvalidOperation, _new(0, 0, "n"))
        if not self._int:
            return _new(1, 0, "F")
        if self == 1:
            return _new(0, 0, 0)
        with localcontext(prec=context.prec + 8, Emax=10 ** 9, Emin=-10 ** 9):
            power = self.adjusted()
            guess = Decimal(_math.log(float(_new(0, self._int, self._exp - power))) + power * _math.log(10))
            digits = 15
            while digits < context.prec + 8:
                value = guess.exp()
                guess = guess + 2 * (self - value) / (self + value)
                digits *= 3
        return guess._fit(context)

    def log10(self, context=None):
        context = context or _current
        if self.is_finite() and not self._sign and self._int and str(self._int).strip("0") == "1":
            return Decimal(self.adjusted())
        with localcontext(prec=context.prec + 6):
            result = self.ln() / Decimal(10).ln()
        return result._fit(context)

    def fma(self, other, third, context=None):
        with localcontext(context or _current, prec=10 ** 6):
            product = self * other
        return product + third

    def __neg__(self):
        return self.copy_negate()._fit(_current) if self._int or not self.is_finite() else _new(0, 0, self._exp)

    def __pos__(self):
        return self._fit(_current) if self._int or not self.is_finite() else _new(0, 0, self._exp)

    def __abs__(self):
        return self.copy_abs()._fit(_current)

    def copy_negate(self):
        return _new(1 - self._sign, self._int, self._exp)

    def copy_abs(self):
        return _new(0, self._int, self._exp)

    def copy_sign(self, other):
        return _new(_convert(other)._sign, self._int, self._exp)

    # ---- comparison

    def _order(self, other, ask, is_equality=False):
        if is_equality and isinstance(other, complex) and other.imag == 0:
            other = other.real
        if isinstance(other, _numbers.Rational) and not isinstance(other, int):
            if not self.is_finite():
                return self._order(Decimal(other.numerator), ask, is_equality)
            above, below = self.as_integer_ratio()
            return ask(above * other.denominator, other.numerator * below)
        other = Decimal(other) if isinstance(other, float) else _convert(other)
        if other is None:
            return NotImplemented
        if self.is_nan() or other.is_nan():
            if not is_equality or self.is_snan() or other.is_snan():
                _current._signal(InvalidOperation, None, "comparison involving NaN")
            return False
        return ask(*_keys(self, other))

    def __eq__(self, other):
        return self._order(other, lambda a, b: a == b, True)

    def __lt__(self, other):
        return self._order(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._order(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._order(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._order(other, lambda a, b: a >= b)

    def compare(self, other, context=None):
        other = _convert(other)
        if self.is_nan() or other.is_nan():
            return self._special(other)
        a, b = _keys(self, other)
        return Decimal((a > b) - (a < b))

    def max(self, other, context=None):
        other = _convert(other)
        return (self if self.compare(other) >= 0 else other)._fit(_current)

    def min(self, other, context=None):
        other = _convert(other)
        return (self if self.compare(other) <= 0 else other)._fit(_current)

    def __hash__(self):
        """As equal ints and fractions hash."""
        if self.is_snan():
            raise TypeError("Cannot hash a signaling NaN value.")
        if self.is_nan():
            return object.__hash__(self)
        if self.is_infinite():
            return -314159 if self._sign else 314159
        value = self._int * pow(10, self._exp, _HASH_MODULUS) % _HASH_MODULUS
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __bool__(self):
        return self._int != 0 or not self.is_finite()

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_new = Decimal._make


def _is_short(value):
    """Has the number fewer digits than the precision, zeros at the end left out?"""
    return len(str(value._int).rstrip("0")) <= _current.prec


def _convert(value):
    """The Decimal of a Decimal or int; None for others."""
    return value if isinstance(value, Decimal) else Decimal(value) if isinstance(value, int) else None


def _from_float(value):
    if value != value:
        return 0, 0, "n"
    sign = int(_math.copysign(1.0, value) < 0)
    if value in (_math.inf, -_math.inf):
        return sign, 0, "F"
    above, below = abs(value).as_integer_ratio()
    places = below.bit_length() - 1
    return sign, above * 5 ** places, -places


def _keys(one, other):
    """Two numbers that compare as the decimals do."""
    if one.is_infinite() or other.is_infinite():
        rank = lambda value: (-1 if value._sign else 1) if value.is_infinite() else 0
        return rank(one), rank(other)
    signs = [(value._signed() > 0) - (value._signed() < 0) for value in (one, other)]
    if signs[0] != signs[1] or not signs[0]:
        return tuple(signs)
    places = one.adjusted(), other.adjusted()
    if places[0] != places[1]:      # the powers of ten decide, and may be too large to be written out
        return places if signs[0] > 0 else (-places[0], -places[1])
    exponent = min(one._exp, other._exp)
    return one._signed() * 10 ** (one._exp - exponent), other._signed() * 10 ** (other._exp - exponent)


_numbers.Number.register(Decimal)

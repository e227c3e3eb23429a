"""Values to bytes and back, as C lays them out."""

import math as _math

__all__ = ["Struct", "calcsize", "error", "iter_unpack", "pack", "pack_into", "unpack", "unpack_from"]


class error(Exception):
    """Values or bytes that do not fit the format."""


def _bytes_of(buffer):
    return buffer if isinstance(buffer, bytes) else memoryview(buffer).cast("B")


def _check_offset(size, offset, length, complaint):
    if offset < 0 and offset + size > 0:
        raise error(complaint)
    if offset < 0 and offset + length < 0:
        raise error(f"offset {offset} out of range for {length}-byte buffer")


# code: (bytes with native sizes, bytes with standard ones, signed?)
_WHOLE = {"b": (1, 1, True), "B": (1, 1, False), "h": (2, 2, True), "H": (2, 2, False), "i": (4, 4, True),
          "I": (4, 4, False), "l": (8, 4, True), "L": (8, 4, False), "q": (8, 8, True), "Q": (8, 8, False),
          "n": (8, None, True), "N": (8, None, False), "P": (8, None, False)}
# code: (bytes, bits of the mantissa, largest exponent)
_BROKEN = {"e": (2, 10, 15), "f": (4, 23, 127), "d": (8, 52, 1023)}


def _float_bits(value, size, mantissa_bits, bias, is_native):
    """The IEEE 754 bits of a double in a narrower format."""
    sign = int(_math.copysign(1.0, value) < 0) << size * 8 - 1
    top = (2 * bias + 1) << mantissa_bits
    if value != value:
        return sign | top | 1 << mantissa_bits - 1
    value = abs(value)
    if value == _math.inf:
        return sign | top
    if value == 0.0:
        return sign
    _, exponent = _math.frexp(value)
    exponent = max(exponent - 1, 1 - bias)
    scaled = round(_math.ldexp(value, mantissa_bits - exponent))     # half to even, exact before
    bits = scaled + (exponent + bias - 1 << mantissa_bits)
    if bits >= top and is_native:
        return sign | top
    if bits >= top:
        raise OverflowError("float too large to pack with " + {2: "e", 4: "f", 8: "d"}[size] + " format")
    return sign | bits


def _bits_float(bits, size, mantissa_bits, bias):
    negative = bits >> size * 8 - 1
    exponent = bits >> mantissa_bits & 2 * bias + 1
    mantissa = bits & (1 << mantissa_bits) - 1
    if exponent == 2 * bias + 1:
        value = _math.nan if mantissa else _math.inf
    elif exponent:
        value = _math.ldexp(mantissa | 1 << mantissa_bits, exponent - bias - mantissa_bits)
    else:
        value = _math.ldexp(mantissa, 1 - bias - mantissa_bits)
    return -value if negative else value


class Struct:
    """A format that is understood once and used often."""

    def __init__(self, format):
        if isinstance(format, bytes):
            format = format.decode("ascii")
        if not isinstance(format, str):
            raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
        self.format = format
        order, codes = (format[0], format[1:]) if format[:1] in tuple("@=<>!") else ("@", format)
        self._is_big = order in "!>"
        self._is_native = order == "@"
        self._fields = list(self._read(codes, self._is_native))
        self.size = self._fields[-1][2] + self._fields[-1][1] if self._fields else 0
        self._values = [field for field in self._fields if field[0] != "x"]

    @staticmethod
    def _read(codes, is_native):
        """(code, bytes, offset) for each value."""
        at, count, end = 0, "", 0
        for code in codes:
            if code.isspace():
                continue
            if code.isdigit():
                count += code
                continue
            times = int(count) if count else 1
            count = ""
            if code in "sp":
                yield code, times, at
                at += times
                continue
            if code in _WHOLE:
                size = _WHOLE[code][0 if is_native else 1]
            else:
                size = _BROKEN[code][0] if code in _BROKEN else 1 if code in "xc?" else None
            if size is None:
                raise error("bad char in struct format")
            if is_native and code != "x":
                at += -at % size
            if code == "x" or not times:
                yield "x", times * size, at
                at += times * size
                continue
            for _ in range(times):
                yield code, size, at
                at += size
        if count:
            raise error("repeat count given without format specifier")

    def __repr__(self):
        return f"Struct({self.format!r})"

    # ---- packing

    def pack(self, *values):
        if len(values) != len(self._values):
            raise error(f"pack expected {len(self._values)} items for packing (got {len(values)})")
        data = bytearray(self.size)
        for (code, size, at), value in zip(self._values, values):
            data[at:at + size] = self._bytes_of(code, size, value)
        return bytes(data)

    def _bytes_of(self, code, size, value):
        order = "big" if self._is_big else "little"
        if code in _WHOLE:
            return self._whole_bytes(code, size, value, order)
        if code in _BROKEN:
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise error("required argument is not a float")
            return _float_bits(float(value), *_BROKEN[code], self._is_native).to_bytes(size, order)
        if code == "?":
            return b"\1" if value else b"\0"
        if code == "c":
            if not isinstance(value, bytes) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            return value
        if not isinstance(value, (bytes, bytearray)):
            raise error(f"argument for '{code}' must be a bytes object")
        if code == "p":
            value = bytes([min(len(value), size - 1, 255)]) + value[:size - 1] if size else b""
        return bytes(value[:size]).ljust(size, b"\0")

    @staticmethod
    def _whole_bytes(code, size, value, order):
        if not isinstance(value, int):
            if not hasattr(value, "__index__"):
                raise error("required argument is not an integer")
            value = value.__index__()
        signed = _WHOLE[code][2]
        least, most = (-1 << size * 8 - 1, (1 << size * 8 - 1) - 1) if signed else (0, (1 << size * 8) - 1)
        if not least <= value <= most:
            raise error(f"'{code}' format requires {least} <= number <= {most}")
        return value.to_bytes(size, order, signed=signed)

    def pack_into(self, buffer, offset, *values):
        buffer = memoryview(buffer).cast("B")
        _check_offset(self.size, offset, len(buffer), f"no space to pack {self.size} bytes at offset {offset}")
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f"pack_into requires a buffer of at least {offset + self.size} bytes for packing {self.size} "
                        f"bytes at offset {offset} (actual buffer size is {len(buffer)})")
        buffer[offset:offset + self.size] = self.pack(*values)

    # ---- unpacking

    def unpack(self, buffer):
        buffer = _bytes_of(buffer)
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return tuple(self._value_of(code, bytes(buffer[at:at + size])) for code, size, at in self._values)

    def _value_of(self, code, data):
        order = "big" if self._is_big else "little"
        if code in _WHOLE:
            return int.from_bytes(data, order, signed=_WHOLE[code][2])
        if code in _BROKEN:
            return _bits_float(int.from_bytes(data, order), *_BROKEN[code])
        if code == "?":
            return data != b"\0"
        if code == "p":
            return data[1:1 + data[0]] if data else b""
        return data

    def unpack_from(self, buffer, offset=0):
        buffer = _bytes_of(buffer)
        _check_offset(self.size, offset, len(buffer), f"not enough data to unpack {self.size} bytes at offset {offset}")
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f"unpack_from requires a buffer of at least {offset + self.size} bytes for unpacking {self.size} "
                        f"bytes at offset {offset} (actual buffer size is {len(buffer)})")
        return self.unpack(buffer[offset:offset + self.size])

    def iter_unpack(self, buffer):
        buffer = _bytes_of(buffer)
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self.unpack(buffer[at:at + self.size]) for at in range(0, len(buffer), self.size))


def calcsize(format):
    return Struct(format).size


def pack(format, *values):
    return Struct(format).pack(*values)


def pack_into(format, buffer, offset, *values):
    Struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer):
    return Struct(format).unpack(buffer)


def unpack_from(format, buffer, offset=0):
    return Struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer):
    return Struct(format).iter_unpack(buffer)

"""A part of ctypes: C numbers of one's own, and looking at an object's memory.

There are no foreign functions here. What stands in memory is read by _memory, which shows the first eight bytes
of an object as CPython's reference count.
"""

import _memory

__all__ = ["addressof", "cast", "py_object", "sizeof", "string_at"]


class _Simple:
    """A C number; one with an address reads its memory each time it is asked."""

    _size_ = 8
    _signed_ = True
    __slots__ = ("_value", "_address")

    def __init__(self, value=0):
        self._address = None
        self.value = value

    @classmethod
    def from_address(cls, address):
        self = cls.__new__(cls)
        self._address = address
        self._value = None
        return self

    @property
    def value(self):
        if self._address is None:
            return self._value
        return int.from_bytes(_memory.read(self._address, self._size_), "little", signed=self._signed_)

    @value.setter
    def value(self, value):
        if self._address is not None:
            raise ValueError("memory that belongs to objects cannot be written")
        if not isinstance(value, int):
            raise TypeError(f"an integer is required (got type {type(value).__name__})")
        bits = value & (1 << 8 * self._size_) - 1
        if self._signed_ and bits >> 8 * self._size_ - 1:
            bits -= 1 << 8 * self._size_
        self._value = bits

    def __repr__(self):
        return f"{type(self).__name__}({self.value})"

    def __bool__(self):
        return self.value != 0


def _kinds(size, signed, *names):
    for name in names:
        globals()[name] = type(name, (_Simple,), {"_size_": size, "_signed_": signed, "__slots__": ()})
        __all__.append(name)


_kinds(1, True, "c_byte", "c_int8")
_kinds(1, False, "c_ubyte", "c_uint8")
_kinds(2, True, "c_short", "c_int16")
_kinds(2, False, "c_ushort", "c_uint16")
_kinds(4, True, "c_int", "c_int32")
_kinds(4, False, "c_uint", "c_uint32")
_kinds(8, True, "c_long", "c_longlong", "c_int64", "c_ssize_t")
_kinds(8, False, "c_ulong", "c_ulonglong", "c_uint64", "c_size_t", "c_void_p")


class c_double(_Simple):
    __slots__ = ()

    @property
    def value(self):
        if self._address is None:
            return self._value
        import struct
        return struct.unpack("<d", _memory.read(self._address, 8))[0]

    @value.setter
    def value(self, value):
        self._value = float(value)


__all__.append("c_double")


class py_object:
    """A reference to an object."""

    __slots__ = ("value",)

    def __init__(self, value=None):
        self.value = value

    @classmethod
    def from_address(cls, address):
        return cls(_memory.object_at(int.from_bytes(_memory.read(address, 8), "little")))

    def __repr__(self):
        return f"py_object({self.value!r})"


def cast(obj, typ):
    """cast(id(x), py_object).value is x."""
    address = obj if isinstance(obj, int) else obj.value
    if typ is py_object:
        return py_object(_memory.object_at(address))
    return typ(address)


def sizeof(kind):
    """The bytes of a C type."""
    if kind is py_object or isinstance(kind, py_object):
        return 8
    return kind._size_


def addressof(obj):
    if obj._address is None:
        return id(obj)
    return obj._address


def string_at(address, size=-1):
    """The bytes at an address."""
    if size < 0:
        found = b""
        while not found.endswith(b"\0"):
            found += _memory.read(address + len(found), 1)
        return found[:-1]
    return _memory.read(address, size)

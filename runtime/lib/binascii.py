"""binascii: bytes as text of hexadecimal digits or of the 64 characters of MIME, and check sums."""
from _hash import crc32

_CHARACTERS = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_VALUES = {byte: value for value, byte in enumerate(_CHARACTERS)}


class Error(ValueError):
    """Text that is not what it should be."""


class Incomplete(Exception):
    """Text that ends too soon."""


def _ascii(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return data.encode('ascii')
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError('argument should be bytes, buffer or ASCII string, '
                        f'not {type(data).__name__!r}') from None


def _bytes(data):
    if isinstance(data, bytes):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f'a bytes-like object is required, not {type(data).__name__!r}') from None


def b2a_hex(data, sep=None, bytes_per_sep=1):
    """Two hexadecimal digits for each byte."""
    text = _bytes(data).hex() if sep is None else _bytes(data).hex(sep, bytes_per_sep)
    return text.encode()


def a2b_hex(hexstr, /):
    """The bytes of hexadecimal digits."""
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error('Odd-length string')
    if text.strip(b'0123456789abcdefABCDEF') or any(byte not in b'0123456789abcdefABCDEF' for byte in text):
        raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(text.decode())


hexlify, unhexlify = b2a_hex, a2b_hex


def b2a_base64(data, /, *, newline=True):
    """Four characters for each three bytes, and a line end."""
    data = _bytes(data)
    text = bytearray()
    for at in range(0, len(data), 3):
        group = data[at:at + 3]
        bits = int.from_bytes(group.ljust(3, b'\0'))
        four = bytes((_CHARACTERS[bits >> 18], _CHARACTERS[bits >> 12 & 63], _CHARACTERS[bits >> 6 & 63],
                      _CHARACTERS[bits & 63]))
        text += four[:len(group) + 1].ljust(4, b'=')
    return bytes(text) + (b'\n' if newline else b'')


def a2b_base64(data, /, *, strict_mode=False):
    """The bytes of base64 text; what does not belong there is skipped, unless strict_mode."""
    data = _ascii(data)
    result, bits, phase, pads, started_padding = bytearray(), 0, 0, 0, False
    if strict_mode and data[:1] == b'=':
        raise Error('Leading padding not allowed')
    for at, byte in enumerate(data):
        if byte == 61:
            pads += 1
            started_padding = True
            if phase >= 2 and phase + pads >= 4:
                if strict_mode and at + 1 < len(data):
                    raise Error('Excess data after padding')
                return bytes(result)
            if strict_mode and phase < 2:
                raise Error('Discontinuous padding not allowed' if phase else 'Excess padding not allowed')
            continue
        value = _VALUES.get(byte)
        if value is None:
            if strict_mode:
                raise Error('Only base64 data is allowed')
            continue
        if strict_mode and started_padding:
            raise Error('Discontinuous padding not allowed')
        pads = 0
        bits = (bits << 6 | value) & 0xFFFFFF
        phase = (phase + 1) % 4
        if phase:
            if phase > 1:
                result.append(bits >> (2 * (4 - phase)) & 255)
        else:
            result.append(bits & 255)
    if phase == 1:
        count = len(result) // 3 * 4 + 1
        raise Error('Invalid base64-encoded string: number of data characters '
                    f'({count}) cannot be 1 more than a multiple of 4')
    if phase:
        raise Error('Incorrect padding')
    return bytes(result)


def crc_hqx(data, crc, /):
    """The CRC-CCITT of data, going on from crc."""
    crc &= 0xFFFF
    for byte in _bytes(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc

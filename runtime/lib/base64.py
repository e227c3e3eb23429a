"""base64: bytes as letters and digits: 16, 32, 64 or 85 different ones."""
import binascii
import struct

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
           'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
           'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']

_B32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_B32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
_B85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3


def _ascii(text):
    if isinstance(text, str):
        try:
            return text.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(text, (bytes, bytearray)):
        return text
    try:
        return memoryview(text).tobytes()
    except TypeError:
        raise TypeError(f'argument should be a bytes-like object or ASCII string, not {type(text).__name__!r}') from None


def b64encode(s, altchars=None):
    """Base64; altchars stand for + and /."""
    text = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return text
    assert len(altchars) == 2, repr(altchars)
    return text.translate(bytes.maketrans(b'+/', altchars))


def b64decode(s, altchars=None, validate=False):
    """The bytes of base64 text."""
    s = _ascii(s)
    if altchars is not None:
        altchars = _ascii(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Base64 with + and /."""
    return b64encode(s)


def standard_b64decode(s):
    """The bytes of base64 text with + and /."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """Base64 with - and _ instead of + and /."""
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    """The bytes of base64 text with - and _."""
    return b64decode(_ascii(s).translate(bytes.maketrans(b'-_', b'+/')))


def _b32encode(alphabet, s):
    s = s if isinstance(s, (bytes, bytearray)) else memoryview(s).tobytes()
    text = bytearray()
    for at in range(0, len(s), 5):
        group = bytes(s[at:at + 5])
        bits = int.from_bytes(group.ljust(5, b'\0'))
        eight = bytes(alphabet[bits >> shift & 31] for shift in range(35, -1, -5))
        text += eight[:-(-len(group) * 8 // 5)].ljust(8, b'=')
    return bytes(text)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = bytes(_ascii(s))
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _ascii(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    stripped = s.rstrip(b'=')
    pads = len(s) - len(stripped)
    result = bytearray()
    for at in range(0, len(stripped), 8):
        bits = 0
        group = stripped[at:at + 8]
        for byte in group:
            value = alphabet.find(byte)
            if value < 0:
                raise binascii.Error('Non-base32 digit found')
            bits = bits << 5 | value
        result += (bits << 5 * (8 - len(group))).to_bytes(5, 'big')
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    return bytes(result[:len(stripped) * 5 // 8])


def b32encode(s):
    """Base32: eight characters for each five bytes."""
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """The bytes of base32 text."""
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    """Base32 with digits first."""
    return _b32encode(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    """The bytes of base32 text with digits first."""
    return _b32decode(_B32HEX, s, casefold)


def b16encode(s):
    """Two hexadecimal digits, in upper case, for each byte."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """The bytes of hexadecimal digits in upper case."""
    s = bytes(_ascii(s))
    if casefold:
        s = s.upper()
    if s.strip(b'0123456789ABCDEF') or any(byte not in b'0123456789ABCDEF' for byte in s):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


def _fives(data, digits):
    # The 32-bit words of data, each as five digits; and how many bytes were missing.
    missing = -len(data) % 4
    words = struct.unpack(f'!{(len(data) + missing) // 4}I', data + b'\0' * missing)
    return [bytes(digits[word // 85 ** place % 85] for place in (4, 3, 2, 1, 0)) for word in words], words, missing


def b85encode(b, pad=False):
    """Five characters for each four bytes, as git writes them."""
    b = b if isinstance(b, bytes) else memoryview(b).tobytes()
    fives, words, missing = _fives(b, _B85)
    text = b''.join(fives)
    return text if pad or not missing else text[:-missing]


def b85decode(b):
    """The bytes of what b85encode gives."""
    b = bytes(_ascii(b))
    missing = -len(b) % 5
    b += b'~' * missing
    result = bytearray()
    for at in range(0, len(b), 5):
        total = 0
        for place, byte in enumerate(b[at:at + 5]):
            value = _B85.find(byte)
            if value < 0:
                raise ValueError(f'bad base85 character at position {at + place}')
            total = total * 85 + value
        if total >> 32:
            raise ValueError(f'base85 overflow in hunk starting at byte {at}')
        result += total.to_bytes(4, 'big')
    return bytes(result[:-missing] if missing else result)


_A85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Five characters for each four bytes, as PostScript writes them."""
    b = b if isinstance(b, bytes) else memoryview(b).tobytes()
    fives, words, missing = _fives(b, _A85)
    parts = [b'z' if not word else b'y' if foldspaces and word == 0x20202020 else five
             for five, word in zip(fives, words)]
    if missing and not pad:
        if parts[-1] == b'z':
            parts[-1] = b'!!!!!'
        parts[-1] = parts[-1][:-missing]
    text = b''.join(parts)
    if adobe:
        text = b'<~' + text
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [text[at:at + wrapcol] for at in range(0, len(text), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        text = b'\n'.join(lines)
    return text + b'~>' if adobe else text


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    """The bytes of what a85encode gives."""
    b = bytes(_ascii(b))
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    result, group = bytearray(), []
    for byte in b + b'u' * 4:
        if 33 <= byte <= 117:
            group.append(byte)
            if len(group) == 5:
                total = 0
                for digit in group:
                    total = total * 85 + digit - 33
                if total >> 32:
                    raise ValueError('Ascii85 overflow')
                result += total.to_bytes(4, 'big')
                group = []
        elif byte in b'z' or foldspaces and byte in b'y':
            if group:
                raise ValueError(f'{chr(byte)} inside Ascii85 5-tuple')
            result += b'\0\0\0\0' if byte in b'z' else b'    '
        elif byte not in ignorechars:
            raise ValueError(f'Non-Ascii85 digit found: {chr(byte)}')
    extra = 4 - len(group)
    return bytes(result[:-extra] if extra else result)


def encode(input, output):
    """A file of bytes as lines of base64."""
    while data := input.read(MAXBINSIZE):
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    """Lines of base64 as a file of bytes."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_bytes(s):
    try:
        view = memoryview(s)
    except TypeError as error:
        raise TypeError(f'expected bytes-like object, not {type(s).__name__}') from error
    return view


def encodebytes(s):
    """Base64 in lines of 76 characters."""
    s = bytes(_check_bytes(s))
    return b''.join(binascii.b2a_base64(s[at:at + MAXBINSIZE]) for at in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    """The bytes of lines of base64."""
    return binascii.a2b_base64(_check_bytes(s))

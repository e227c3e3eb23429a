"""codecs: text as bytes and back, by the name of an encoding; and encodings of text as text, of bytes as bytes."""
import builtins
import io

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE',
           'BOM64_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE', 'BOM_UTF32_BE',
           'CodecInfo', 'encode', 'decode', 'getencoder', 'getdecoder', 'iterencode', 'iterdecode']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = b'\xff\xfe\0\0'
BOM_UTF32_BE = b'\0\0\xfe\xff'
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE

_PLAIN_NAMES = {'utf8': 'utf-8', 'u8': 'utf-8', 'utf': 'utf-8', 'latin1': 'iso8859-1', 'latin_1': 'iso8859-1',
                'iso_8859_1': 'iso8859-1', 'l1': 'iso8859-1', 'us_ascii': 'ascii', 'utf16': 'utf-16', 'utf32': 'utf-32'}


class CodecInfo(tuple):
    """The functions of an encoding."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None):
        made = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        made.name, made.encode, made.decode = name, encode, decode
        made.streamreader, made.streamwriter = streamreader, streamwriter
        made.incrementalencoder, made.incrementaldecoder = incrementalencoder, incrementaldecoder
        return made

    def __repr__(self):
        return f'<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>'


def _rot13(text, errors='strict'):
    def turn(char):
        for first in 'Aa':
            if first <= char <= chr(ord(first) + 25):
                return chr((ord(char) - ord(first) + 13) % 26 + ord(first))
        return char
    return ''.join(map(turn, text)), len(text)


def _hex_encode(data, errors='strict'):
    import binascii
    return binascii.b2a_hex(data), len(data)


def _hex_decode(data, errors='strict'):
    import binascii
    return binascii.a2b_hex(data), len(data)


def _base64_encode(data, errors='strict'):
    import base64
    return base64.encodebytes(data), len(data)


def _base64_decode(data, errors='strict'):
    import base64
    return base64.decodebytes(data), len(data)


_OTHERS = {'rot13': ('rot13', _rot13, _rot13), 'rot_13': ('rot13', _rot13, _rot13),
           'hex': ('hex', _hex_encode, _hex_decode), 'hex_codec': ('hex', _hex_encode, _hex_decode),
           'base64': ('base64', _base64_encode, _base64_decode), 'base_64': ('base64', _base64_encode, _base64_decode),
           'base64_codec': ('base64', _base64_encode, _base64_decode)}
_searches = []


def register(search_function, /):
    """Ask this function for encodings that are not known."""
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _searches.append(search_function)


def unregister(search_function, /):
    """Ask it no more."""
    if search_function in _searches:
        _searches.remove(search_function)


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    plain = encoding.lower().replace(' ', '_').replace('-', '_')
    if plain in _OTHERS:
        name, encoder, decoder = _OTHERS[plain]
        return CodecInfo(encoder, decoder, name=name)
    try:
        ''.encode(encoding)
    except LookupError:
        for search in _searches:
            found = search(plain)
            if found is not None:
                return found
        raise LookupError(f'unknown encoding: {encoding}') from None
    name = _PLAIN_NAMES.get(plain, plain.replace('_', '-'))

    def encoder(text, errors='strict'):
        return text.encode(encoding, errors), len(text)

    def decoder(data, errors='strict'):
        return bytes(data).decode(encoding, errors), len(data)
    return CodecInfo(encoder, decoder, name=name)


def encode(obj, encoding='utf-8', errors='strict'):
    """Text as bytes, or what else the encoding makes."""
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding='utf-8', errors='strict'):
    """Bytes as text, or what else the encoding makes."""
    return lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    """A function that gives (bytes, number of characters)."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """A function that gives (text, number of bytes)."""
    return lookup(encoding).decode


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Each text as bytes."""
    for text in iterator:
        data = encode(text, encoding, errors)
        if data:
            yield data


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Texts of pieces of bytes, however characters are cut between them."""
    rest = b''
    for data in iterator:
        rest += data
        try:
            text, rest = decode(rest, encoding, errors), b''
        except UnicodeDecodeError as error:
            if error.end < len(rest):
                raise
            text, rest = decode(rest[:error.start], encoding, errors), rest[error.start:]
        if text:
            yield text
    if rest:
        yield decode(rest, encoding, errors)


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """A file of text in that encoding; line ends stay as they are."""
    if encoding is None:
        return builtins.open(filename, mode)
    return builtins.open(filename, mode.replace('b', ''), encoding=encoding, errors=errors, newline='')


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """What a file of bytes holds, in another encoding."""
    return io.BytesIO(decode(file.read(), file_encoding or data_encoding, errors).encode(data_encoding, errors))

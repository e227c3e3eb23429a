"""codecs: encodings by name, and what to do with what cannot be encoded or decoded.

The encodings of text that need speed are written in C, behind str.encode and bytes.decode. Here are those that change
bytes to bytes or text to text (hex, base64, rot13), UTF-7, the handlers of errors, and files that encode.
"""
import _codecs
from _codecs import register_error

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE',
           'BOM64_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE',
           'BOM_UTF32_BE', 'CodecInfo', 'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'getencoder', 'getdecoder',
           'getincrementalencoder', 'getincrementaldecoder', 'encode', 'decode', 'iterencode', 'iterdecode',
           'strict_errors', 'ignore_errors', 'replace_errors', 'xmlcharrefreplace_errors', 'backslashreplace_errors',
           'namereplace_errors', 'register_error', 'lookup_error']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = BOM32_LE = BOM_UTF16 = BOM = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = BOM32_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM64_LE = BOM_UTF32 = b'\xff\xfe\x00\x00'
BOM_UTF32_BE = BOM64_BE = b'\x00\x00\xfe\xff'


class CodecInfo(tuple):
    """What lookup() tells of an encoding."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        self.streamwriter, self.streamreader = streamwriter, streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return '<%s.%s object for encoding %s at %#x>' % (
            self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))


class Codec:
    """An encoding without state."""

    def encode(self, input, errors='strict'):
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        raise NotImplementedError


class IncrementalEncoder:
    """An encoding that gets its input in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class IncrementalDecoder(IncrementalEncoder):
    """The other way round."""

    def decode(self, input, final=False):
        raise NotImplementedError

    def getstate(self):
        return b'', 0


# ---- handlers of errors

def strict_errors(exception):
    """Implements the 'strict' error handling, which raises a UnicodeError on coding errors."""
    if isinstance(exception, BaseException):
        raise exception
    raise TypeError('codec must pass exception instance')


def _span(exception, *kinds):
    if not isinstance(exception, kinds):
        raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")
    return exception.object[exception.start:exception.end], exception.end


def ignore_errors(exception):
    """Implements the 'ignore' error handling, in which malformed data is ignored."""
    _, end = _span(exception, UnicodeError)
    return '', end


def replace_errors(exception):
    """Implements the 'replace' error handling, which replaces malformed data with a replacement marker."""
    part, end = _span(exception, UnicodeError)
    if isinstance(exception, UnicodeEncodeError):
        return '?' * len(part), end
    return '\ufffd' * (1 if isinstance(exception, UnicodeDecodeError) else len(part)), end


def xmlcharrefreplace_errors(exception):
    """Implements the 'xmlcharrefreplace' error handling: unencodable characters become XML references."""
    part, end = _span(exception, UnicodeEncodeError)
    return ''.join(f'&#{ord(c)};' for c in part), end


def backslashreplace_errors(exception):
    """Implements the 'backslashreplace' error handling: malformed data becomes escape sequences."""
    part, end = _span(exception, UnicodeError)
    if isinstance(part, str):
        return part.encode('ascii', 'backslashreplace').decode('ascii'), end
    return ''.join(f'\\x{byte:02x}' for byte in part), end


def namereplace_errors(exception):
    """Implements the 'namereplace' error handling: unencodable characters become names."""
    part, end = _span(exception, UnicodeEncodeError)
    return part.encode('ascii', 'namereplace').decode('ascii'), end


def _surrogateescape(exception):
    if isinstance(exception, UnicodeDecodeError):
        count = 0
        for byte in exception.object[exception.start:exception.end]:
            if byte < 0x80:
                break
            count += 1
        if not count:
            raise exception
        part = exception.object[exception.start:exception.start + count]
        return ''.join(chr(0xdc00 + byte) for byte in part), exception.start + count
    part, end = _span(exception, UnicodeEncodeError)
    if any(not 0xdc80 <= ord(c) <= 0xdcff for c in part):
        raise exception
    return bytes(ord(c) - 0xdc00 for c in part), end


def _surrogatepass(exception):
    part, end = _span(exception, UnicodeEncodeError, UnicodeDecodeError)
    if isinstance(part, str):
        return part.encode(exception.encoding, 'surrogatepass'), end
    raise exception


_handlers = {'strict': strict_errors, 'ignore': ignore_errors, 'replace': replace_errors,
             'xmlcharrefreplace': xmlcharrefreplace_errors, 'backslashreplace': backslashreplace_errors,
             'namereplace': namereplace_errors, 'surrogateescape': _surrogateescape, 'surrogatepass': _surrogatepass}


def lookup_error(name):
    """The handler of errors of that name."""
    handler = _codecs.registered_error(name) or _handlers.get(name)
    if handler is None:
        raise LookupError(f"unknown error handler name '{name}'")
    return handler


# ---- bytes to bytes, text to text

def _hex_encode(data, errors='strict'):
    return bytes(data).hex().encode('ascii'), len(data)


def _hex_decode(data, errors='strict'):
    import binascii
    return binascii.unhexlify(bytes(data)), len(data)


def _base64_encode(data, errors='strict'):
    import base64
    return base64.encodebytes(bytes(data)), len(data)


def _base64_decode(data, errors='strict'):
    import base64
    return base64.decodebytes(bytes(data)), len(data)


_ROTATED = {a + i: a + (i + 13) % 26 for a in (65, 97) for i in range(26)}


def _rot13(text, errors='strict'):
    return str.translate(text, _ROTATED), len(text)


def _raw_unicode_escape_encode(text, errors='strict'):
    return ''.join(c if c < '\u0100' else f'\\u{ord(c):04x}' if c < '\U00010000' else f'\\U{ord(c):08x}'
                   for c in text).encode('latin-1'), len(text)


def _unicode_escape_encode(text, errors='strict'):
    plain = repr('"' + text.replace("'", '"'))
    parts = []
    for c in text:
        if c == '\\':
            parts.append('\\\\')
        elif ' ' <= c <= '~':
            parts.append(c)
        elif c in '\n\r\t':
            parts.append({'\n': '\\n', '\r': '\\r', '\t': '\\t'}[c])
        else:
            parts.append(f'\\x{ord(c):02x}' if c < '\u0100' else f'\\u{ord(c):04x}' if c < '\U00010000'
                         else f'\\U{ord(c):08x}')
    return ''.join(parts).encode('ascii'), len(text)


# ---- UTF-7: characters beyond plain ones stand as base64 of their UTF-16 between + and -

_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'(),-./:? \t\n\r!\"#$%&*;<=>@[]^_`{|}")
_BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'


def _shifted(text):
    import base64
    return base64.b64encode(text.encode('utf-16-be', 'surrogatepass')).decode('ascii').rstrip('=')


def _utf7_encode(text, errors='strict'):
    out, waiting = [], ''

    def flush(following):
        nonlocal waiting
        if waiting:
            ends = following and (following in _BASE64 or following == '-')
            out.append('+' + _shifted(waiting) + ('-' if ends or not following else ''))
            waiting = ''

    for c in text:
        if c in _PLAIN:
            flush(c)
            out.append(c)
        elif c == '+' and not waiting:
            out.append('+-')
        else:
            waiting += c
    flush('')
    return ''.join(out).encode('ascii'), len(text)


def _utf7_fail(data, start, end, reason, errors):
    error = UnicodeDecodeError('utf7', data, start, end, reason)
    return lookup_error(errors)(error)


def _utf7_decode(data, errors='strict'):
    data = bytes(data)
    out, at = [], 0
    while at < len(data):
        c = data[at]
        if c >= 0x80 or c != 0x2b:
            if c < 0x80:
                out.append(chr(c))
                at += 1
            else:
                text, at = _utf7_fail(data, at, at + 1, 'unexpected special character', errors)
                out.append(text)
            continue
        if data[at + 1:at + 2] == b'-':
            out.append('+')
            at += 2
            continue
        end, bits, count, units = at + 1, 0, 0, []
        while end < len(data) and (place := _BASE64.find(chr(data[end]))) >= 0:
            bits, count = bits << 6 | place, count + 6
            if count >= 16:
                count -= 16
                units.append(bits >> count & 0xffff)
                bits &= (1 << count) - 1
            end += 1
        reason = None
        if end == len(data) and (count >= 6 or bits):
            reason = 'unterminated shift sequence'
        elif count >= 6:
            reason = 'partial character in base64 sequence'
        elif bits:
            reason = 'non-zero padding bits in base64 sequence'
        elif not units:
            reason = 'ill-formed sequence'
        out.append(b''.join(unit.to_bytes(2) for unit in units).decode('utf-16-be', 'surrogatepass'))
        if reason:
            text, at = _utf7_fail(data, at, min(end + 1, len(data)), reason, errors)
            out.append(text)
            continue
        at = end + 1 if data[end:end + 1] == b'-' else end
    return ''.join(out), len(data)


_OTHERS = {}
for _name, _encode_other, _decode_other, _is_text, *_aliases in (
        ('hex', _hex_encode, _hex_decode, False, 'hex_codec'),
        ('base64', _base64_encode, _base64_decode, False, 'base64_codec', 'base_64'),
        ('rot13', _rot13, _rot13, False, 'rot_13'),
        ('utf-7', _utf7_encode, _utf7_decode, True, 'utf_7', 'utf7', 'u7', 'unicode_1_1_utf_7'),
        ('unicode-escape', _unicode_escape_encode, None, True, 'unicode_escape', 'unicodeescape'),
        ('raw-unicode-escape', _raw_unicode_escape_encode, None, True, 'raw_unicode_escape', 'rawunicodeescape')):
    for _alias in (_name, *_aliases):
        _OTHERS[_alias] = _name, _encode_other, _decode_other, _is_text


# ---- encodings by name

_searchers, _found = [], {}


def register(search_function, /):
    """Register a function that gives the CodecInfo of a name, or None."""
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _searchers.append(search_function)


def unregister(search_function, /):
    """Forget a function given to register()."""
    if search_function in _searchers:
        _searchers.remove(search_function)
        _found.clear()


def _text_codec(name):
    def encode(input, errors='strict'):
        if not isinstance(input, str):
            raise TypeError(f'{name.replace("-", "_")}_encode() argument 1 must be str, not {type(input).__name__}')
        return input.encode(name, errors), len(input)

    def decode(input, errors='strict'):
        return bytes(input).decode(name, errors), len(input)
    return encode, decode


def _incremental(encode, decode, name):
    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(IncrementalDecoder):
        def __init__(self, errors='strict'):
            super().__init__(errors)
            self.buffer = b''

        def decode(self, input, final=False):
            data = self.buffer + bytes(input)
            keep = 0 if final else _unfinished(data, name)
            self.buffer = data[len(data) - keep:]
            return decode(data[:len(data) - keep], self.errors)[0]

        def reset(self):
            self.buffer = b''

        def getstate(self):
            return self.buffer, 0

        def setstate(self, state):
            self.buffer = state[0]
    return Encoder, Decoder


def _unfinished(data, name):
    """How many bytes at the end wait for more."""
    if name.startswith('utf-8'):
        for count in range(1, min(3, len(data)) + 1):
            lead = data[-count]
            if lead >= 0xc0:
                return count if count < (2 if lead < 0xe0 else 3 if lead < 0xf0 else 4) else 0
            if lead < 0x80:
                return 0
    elif name.startswith('utf-16'):
        return len(data) % 2
    elif name.startswith('utf-32'):
        return len(data) % 4
    return 0


def lookup(encoding):
    """The CodecInfo of an encoding."""
    key = encoding.lower().replace(' ', '_') if isinstance(encoding, str) else encoding
    if key in _found:
        return _found[key]
    name = _codecs.known_name(encoding)
    info = None
    if name is not None:
        name = {'latin-1': 'iso8859-1'}.get(name, name)
        encode, decode = _text_codec(name)
        encoder, decoder = _incremental(encode, decode, name)
        info = CodecInfo(encode, decode, None, None, encoder, decoder, name)
    elif key.replace('-', '_') in _OTHERS or key in _OTHERS:
        name, encode, decode, is_text = _OTHERS.get(key) or _OTHERS[key.replace('-', '_')]
        encoder, decoder = _incremental(encode, decode, name)
        info = CodecInfo(encode, decode, None, None, encoder, decoder, name, _is_text_encoding=is_text)
    else:
        for search in _searchers:
            info = search(key.replace('-', '_'))
            if info is not None:
                if not isinstance(info, tuple) or len(info) != 4:
                    raise TypeError('codec search functions must return 4-tuples')
                break
    if info is None:
        raise LookupError(f'unknown encoding: {encoding}')
    _found[key] = info
    return info


def _apply(function, obj, errors, what, encoding):
    try:
        return function(obj, errors)[0]
    except Exception as error:
        note = f'{what} with {encoding!r} codec failed'
        if note not in getattr(error, '__notes__', ()):
            error.add_note(note)
        raise


def encode(obj, encoding='utf-8', errors='strict'):
    """Encode an object by any codec."""
    return _apply(lookup(encoding)[0], obj, errors, 'encoding', encoding)


def decode(obj, encoding='utf-8', errors='strict'):
    """Decode an object by any codec."""
    return _apply(lookup(encoding)[1], obj, errors, 'decoding', encoding)


def _text_info(encoding, what):
    info = lookup(encoding)
    if not getattr(info, '_is_text_encoding', True):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.{what}() to handle arbitrary codecs")
    return info


def _encode(text, encoding, errors):
    """str.encode by a codec that is not written in C."""
    result = _apply(_text_info(encoding, 'encode')[0], text, errors, 'encoding', encoding)
    if not isinstance(result, bytes):
        raise TypeError(f"'{encoding}' encoder returned '{type(result).__name__}' instead of 'bytes'; "
                        'use codecs.encode() to encode to arbitrary types')
    return result


def _decode(data, encoding, errors):
    """bytes.decode by a codec that is not written in C."""
    result = _apply(_text_info(encoding, 'decode')[1], data, errors, 'decoding', encoding)
    if not isinstance(result, str):
        raise TypeError(f"'{encoding}' decoder returned '{type(result).__name__}' instead of 'str'; "
                        'use codecs.decode() to decode to arbitrary types')
    return result


def getencoder(encoding):
    """The function that encodes."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The class that encodes piece by piece."""
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    """The class that decodes piece by piece."""
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encode what an iterator gives, piece by piece."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        if output := encoder.encode(input):
            yield output
    if output := encoder.encode('', True):
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decode what an iterator gives, piece by piece."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        if output := decoder.decode(input):
            yield output
    if output := decoder.decode(b'', True):
        yield output


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """A file of text in an encoding, without translation of line ends."""
    import builtins
    if encoding is None:
        return builtins.open(filename, mode, buffering)
    return builtins.open(filename, mode.replace('b', ''), buffering, encoding, errors, newline='')


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """What a file of bytes holds, in another encoding."""
    import io
    text = decode(file.read(), file_encoding or data_encoding, errors)
    return io.BytesIO(encode(text, data_encoding, errors))

"""hmac: digests that only those who have a key can make."""
import hashlib as _hashlib

trans_5C = bytes(byte ^ 0x5C for byte in range(256))
trans_36 = bytes(byte ^ 0x36 for byte in range(256))


class HMAC:
    """The digest, by any hash function, of a message and a key."""

    blocksize = 64

    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f'key: expected bytes or bytearray, but got {type(key).__name__!r}')
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        if callable(digestmod):
            make = digestmod
        elif isinstance(digestmod, str):
            def make(data=b''):
                return _hashlib.new(digestmod, data)
        else:
            make = digestmod.new
        self._outer, self._inner = make(), make()
        self.digest_size, self.block_size = self._inner.digest_size, self._inner.block_size
        if len(key) > self.block_size:
            key = make(key).digest()
        key = key.ljust(self.block_size, b'\0')
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))
        if msg is not None:
            self.update(msg)

    @property
    def name(self):
        return f'hmac-{self._inner.name}'

    def update(self, msg):
        """Add msg to the message."""
        self._inner.update(msg)

    def copy(self):
        """One that has collected the same."""
        made = self.__class__.__new__(self.__class__)
        made.digest_size, made.block_size = self.digest_size, self.block_size
        made._outer, made._inner = self._outer.copy(), self._inner.copy()
        return made

    def digest(self):
        """The digest of the message so far."""
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        """The digest as hexadecimal digits."""
        return self.digest().hex()


def new(key, msg=None, digestmod=''):
    """An HMAC object."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The digest of a whole message."""
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    """Are they equal? Every character is looked at, so that time tells nothing."""
    if isinstance(a, str) and isinstance(b, str):
        if not (a.isascii() and b.isascii()):
            raise TypeError('comparing strings with non-ASCII characters is not supported')
        a, b = a.encode(), b.encode()
    elif isinstance(a, str) or isinstance(b, str):
        raise TypeError(f"a bytes-like object is required, not 'str'")
    a, b = bytes(a), bytes(b)
    difference = len(a) ^ len(b)
    for left, right in zip(a, b):
        difference |= left ^ right
    return difference == 0

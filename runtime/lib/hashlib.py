"""hashlib: digests of bytes. An object collects the message; asking for a digest computes it."""
import _hash

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384',
                         'sha3_512', 'shake_128', 'shake_256'}
algorithms_available = set(algorithms_guaranteed)

__all__ = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512',
           'shake_128', 'shake_256', 'new', 'algorithms_guaranteed', 'algorithms_available', 'pbkdf2_hmac', 'file_digest')


def _check(data):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing')
    try:
        return memoryview(data)
    except TypeError:
        raise TypeError('object supporting the buffer API required') from None


class _Hash:
    def __init__(self, name, data=b''):
        self.name = name
        self.digest_size, self.block_size = _hash.sizes(name)
        self._message = bytearray(_check(data))

    def update(self, data, /):
        """Add data to the message."""
        self._message += _check(data)

    def digest(self):
        """The digest of the message so far."""
        return _hash.digest(self.name, self._message)

    def hexdigest(self):
        """The digest as hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """One that has collected the same."""
        made = type(self)(self.name)
        made._message += self._message
        return made

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {id(self):#x}>'


class _Endless(_Hash):
    """A digest of any length."""

    def digest(self, length):
        return _hash.digest(self.name, self._message, length)

    def hexdigest(self, length):
        return self.digest(length).hex()


def new(name, data=b'', *, usedforsecurity=True):
    """A hash object for the algorithm of that name, with data as the beginning of its message."""
    plain = str(name).lower().replace('-', '_') if str(name).lower().startswith(('sha3', 'shake')) else str(
        name).lower().replace('-', '')
    if plain not in algorithms_guaranteed:
        raise ValueError(f'unsupported hash type {name}')
    return (_Endless if plain.startswith('shake') else _Hash)(plain, data)


def _constructor(name):
    def openssl(string=b'', *, usedforsecurity=True):
        return new(name, string)
    openssl.__name__ = openssl.__qualname__ = f'openssl_{name}'
    openssl.__doc__ = f'Returns a {name} hash object; optionally initialized with a string'
    return openssl


md5, sha1, sha224, sha256 = map(_constructor, ('md5', 'sha1', 'sha224', 'sha256'))
sha384, sha512 = map(_constructor, ('sha384', 'sha512'))
sha3_224, sha3_256, sha3_384, sha3_512 = map(_constructor, ('sha3_224', 'sha3_256', 'sha3_384', 'sha3_512'))
shake_128, shake_256 = map(_constructor, ('shake_128', 'shake_256'))


def file_digest(fileobj, digest, /):
    """A hash object for what a file holds that was opened for bytes."""
    made = new(digest) if isinstance(digest, str) else digest()
    while data := fileobj.read(1 << 18):
        made.update(data)
    return made


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key from a password, made slowly on purpose."""
    import hmac
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    size = new(hash_name).digest_size
    wanted = size if dklen is None else dklen
    key = b''
    for block in range(1, -(-wanted // size) + 1):
        step = hmac.digest(password, salt + block.to_bytes(4, 'big'), hash_name)
        total = int.from_bytes(step)
        for _ in range(iterations - 1):
            step = hmac.digest(password, step, hash_name)
            total ^= int.from_bytes(step)
        key += total.to_bytes(size, 'big')
    return key[:wanted]

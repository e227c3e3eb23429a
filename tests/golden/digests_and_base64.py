import base64
import binascii
import hashlib
import hmac
import random

numbers = random.Random(9)
messages = [b'', b'abc', b'The quick brown fox', bytes(range(256)) * 5] + [numbers.randbytes(size) for size in range(50, 150, 7)]
for name in sorted(set(hashlib.algorithms_guaranteed) - {'blake2b', 'blake2s'}):
    sizes = (16,) if name.startswith('shake') else ()
    for message in messages:
        print(name, getattr(hashlib, name)(message).hexdigest(*sizes))
digest = hashlib.sha256()
for word in 'update it word by word'.split():
    digest.update(word.encode())
other = digest.copy()
other.update(b'!')
print(digest.hexdigest(), other.digest(), digest.name, digest.digest_size, digest.block_size)
print(hashlib.new('SHA256', b'x').hexdigest() == hashlib.sha256(b'x').hexdigest())
for wrong in lambda: hashlib.md5('text'), lambda: hashlib.new('none'), lambda: hashlib.md5(5):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(hmac.new(b'key', b'message', 'sha1').hexdigest(), hmac.new(b'k' * 100, b'm', hashlib.sha512).hexdigest())
print(hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 3, 40).hex(), hmac.compare_digest('a', 'a'))
for message in messages[:12]:
    for encode, decode in ((base64.b64encode, base64.b64decode), (base64.b32encode, base64.b32decode),
                           (base64.b16encode, base64.b16decode), (base64.b85encode, base64.b85decode),
                           (base64.a85encode, base64.a85decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode),
                           (base64.encodebytes, base64.decodebytes), (binascii.hexlify, binascii.unhexlify)):
        for part in message[:61], message[:7], message[:8]:
            text = encode(part)
            print(text, decode(text) == part)
    print(binascii.crc32(message), binascii.crc32(message, 77), binascii.crc_hqx(message, 3))
for wrong in (lambda: base64.b64decode('abc'), lambda: base64.b64decode('a'), lambda: base64.b64decode('ab$d', validate=True),
              lambda: base64.b32decode('a'), lambda: base64.b32decode('aaaaaaaa'), lambda: base64.b16decode('0g'),
              lambda: binascii.unhexlify('abc'), lambda: binascii.unhexlify('zz'), lambda: base64.b85decode('"'),
              lambda: base64.b64encode('text'), lambda: base64.b64decode('\u20ac'), lambda: base64.a85decode('z!z')):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(base64.b64decode('YW Jj\n'), base64.b64encode(b'\xff\xfe', b'-_'), binascii.b2a_base64(b'x', newline=False))
print(base64.a85encode(b'    \0\0\0\0abc', foldspaces=True, adobe=True), binascii.hexlify(b'abcd', '-', 2))

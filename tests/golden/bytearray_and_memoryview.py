# bytearray and memoryview: mutation and locking.
b = bytearray(b'hello')
m = memoryview(b); m[0] = 72; m[1:3] = b'EL'; print(b, m.tobytes(), m[::-1].tobytes(), m[1:4][1], len(m), m.readonly)
for s in ('b.append(1)', 'b.extend(b"x")', 'b.pop()', 'del b[0]', 'b[1:2] = b"xyz"', 'b.clear()', 'b += b"x"', 'b *= 2', 'b.insert(0, 1)', 'm[0] = 300', 'm[0] = "a"', 'm[0:2] = b"abc"', 'm[10] = 1', 'del m[0]', 'm["a"]', 'm[0] = b"a"', 'memoryview(b"x")[0] = 1', 'm.cast("H")[0] = 1', 'hash(m)', 'm == 5', 'm.foo'):
    try: exec(s); print(s, 'ok')
    except Exception as e: print(s, type(e).__name__, e)
m.release()
try: m[0]
except ValueError as e: print(e)
try: len(m)
except ValueError as e: print(e)
print(repr(m)[:9]); b.append(33); print(b)
with memoryview(b'abc') as mv: print(mv[0])
try: mv[0]
except ValueError as e: print(e)
print(bytes(5), bytes([1, 2]), bytes('é', 'utf8'), bytes(memoryview(b'q')), bytearray(3), bytes(range(65, 70)), b'abc'.__class__, b'a' in b'abc', 97 in bytearray(b'a'))
class B:
    def __bytes__(self): return b'dunder'
class BI:
    def __index__(self): return 3
class BS(bytes):
    def __bytes__(self): return b'sub'
print(bytes(B()), bytes(BI()), bytes(BS(b'x')), bytearray(BI()), b'%b' % B(), b'%s' % BS(b'x'))
c = bytearray(b'abc'); c[0:0] = b'zz'; c.extend([1, 2]); c += b'!'; c *= 2; c.remove(33); print(c, c.pop(), c.index(b'a'), c.count(b'a')); c.reverse(); print(c); c[::2] = b'-' * len(c[::2]); print(c, c.copy() == c, c is c.copy())
for x in (b'a b', bytearray(b'a b')): print(x.split(), x.upper(), x.replace(b'a', b'q'), x.title(), x + b'c', x * 2, x[0], x[0:1], x.find(b'b'), x.startswith(b'a'), list(x), x.hex(), x.decode(), type(x[:1]).__name__, x.join([b'1', b'2']), x.center(7, b'.'), x == b'a b', x < b'b', sorted(x), x.partition(b' '), x.isspace(), x.strip(b'a'), x.translate(None, b' '), x.ljust(5), x.zfill(5), x.endswith((b'b', b'c')), x.rsplit(b' ', 1), x.expandtabs(), x.swapcase(), x.splitlines(), x.removeprefix(b'a'))
print(b'\x00\xff\n\'"', b"it's", b'\\', bytearray(b"'"), bytes([34, 39]), b'a' b'b', br'\n', rb'\x', Rb'q', b'''tri
ple''', b'\x41\101\t')
print(int.from_bytes(b'\x01\x02', 'big'), (258).to_bytes(2, 'big'), bytes.fromhex('0aFF 1b'), b'\x0a\xff'.hex(' '), b'abc'.hex('-', 2), bytes.maketrans(b'ab', b'cd')[97:99], b'abab'.translate(bytes.maketrans(b'ab', b'cd')))
print('é€😀'.encode('utf-8'), 'é€😀'.encode('utf-16'), 'é€😀'.encode('utf-32-be'), b'\xc3\xa9'.decode(), 'abc'.encode('utf-8') == b'abc', 'é'.encode('cp1252') if 0 else '', 'aé'.encode('ascii', 'ignore'), b'a\xffb'.decode('ascii', 'replace'), b'a\xffb'.decode('latin1'), 'é'.encode('idna') if 0 else '', b'\xff\xfeA\x00'.decode('utf16'))
for enc in ('utf-8', 'UTF8', 'utf_8', 'latin-1', 'iso8859-1', 'ascii', 'us-ascii', 'utf-16-be', 'utf-32', 'nope', '', 'utf-8-sig', 'L1', 'U8', 'utf 8'):
    try: print(enc, 'é'.encode(enc))
    except Exception as e: print(enc, type(e).__name__, e)

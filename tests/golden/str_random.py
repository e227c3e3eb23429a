# Random calls of the methods of str and bytes.
def rng(seed):
    s = seed
    while True:
        s = (s * 6364136223846793005 + 1442695040888963407) % 2**64
        yield s >> 11
r = rng(11)
alpha = ['a', 'b', 'c', ' ', 'A', 'é', 'ß', '€', '😀', '\n', '\t', '1', 'aa', 'ab', '-', '\x00', 'İ', 'ǆ', '.', '\u2028', '٣']
def word(n=8, pool=alpha): return ''.join(pool[next(r) % len(pool)] for _ in range(next(r) % n))
ascii_pool = ['a', 'b', 'c', ' ', 'ab', '\n', '-']
def opt(): k = next(r) % 14; return None if k == 0 else k - 7
for i in range(800):
    p = ascii_pool if i % 2 else alpha
    s, t, u = word(12, p), word(3, p), word(4, p)
    a, b, c = opt(), opt(), opt() or 1
    out = [s[a:b:c], s[a:b], s.find(t, a, b), s.rfind(t, a, b), s.count(t, a, b), s.startswith(t, a), s.endswith(t, a, b), s.replace(t, u), s.replace(t, u, next(r) % 3), s.split(), s.rsplit(None, 1), s.splitlines(), s.splitlines(True), s.strip(), s.strip(t), s.lstrip(t), s.rstrip(t), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), s.isalpha(), s.isdigit(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isalnum(), s.isidentifier(), s.isprintable(), s.isascii(), s.center(15, '*'), s.ljust(9), s.rjust(9, 'é'), s.zfill(10), s.expandtabs(4), repr(s), ascii(s), s < t, s == t, hash(s), s.encode(), s.encode('utf-16-le'), s + t, s * 2, t in s, t.join(s), s.removeprefix(t), s.removesuffix(t), list(reversed(s)), len(s), sorted(s), s.translate({97: 'X', 98: None, 233: 0x1F600}), s.encode('ascii', 'backslashreplace'), s.encode('ascii', 'replace'), s.encode('latin-1', 'xmlcharrefreplace'), '%-12.5s|' % s, format(s, '>12'), format(s, '*^15.3'), s.isdecimal(), s.isnumeric()]
    if t: out += [s.split(t), s.split(t, 1), s.rsplit(t, 2), s.partition(t), s.rpartition(t)]
    bs, bt, bu = s.encode(), t.encode(), u.encode()
    out += [bs[a:b:c], bs.find(bt, a, b), bs.rfind(bt, a, b), bs.count(bt, a, b), bs.replace(bt, bu), bs.split(), bs.splitlines(), bs.strip(bt), bs.upper(), bs.title(), bs.swapcase(), bs.capitalize(), bs.center(15, b'*'), bs.zfill(9), bs.hex('-'), bs.hex(':', 3), bs.hex(' ', -2), repr(bs), bs.isalpha(), bs.istitle(), hash(bs), bs.decode('latin-1'), bs.expandtabs(), bytearray(bs).strip(), bs.decode('ascii', 'replace'), bs.translate(None, b'ab'), bt.join([bs, bu]), bs[1:].decode('utf-8', 'replace'), bs[:-1].decode('utf-8', 'ignore'), bs[1:-1].decode('utf-8', 'backslashreplace')]
    if bt: out += [bs.split(bt), bs.rsplit(bt, 1), bs.partition(bt), bs.rpartition(bt)]
    if i < 6: print(out)
    elif i % 5 == 0: print(hash(str(out)))
for c in range(0, 0x11000, 7):
    ch = chr(c)
    if 0xd800 <= c < 0xe000: continue
    v = (ch.isalpha(), ch.isdigit(), ch.isdecimal(), ch.isnumeric(), ch.isspace(), ch.isupper(), ch.islower(), ch.istitle(), ch.isprintable(), ch.isidentifier(), ch.upper(), ch.lower(), ch.title(), ch.casefold(), ('a' + ch).isidentifier(), repr(ch))
    if c % 49 == 0: print(hash(str(v)))
x = [0] * 16
for c in range(0x11000):
    if 0xd800 <= c < 0xe000: continue
    ch = chr(c)
    for i, f in enumerate((str.isalpha, str.isdigit, str.isdecimal, str.isnumeric, str.isspace, str.isupper, str.islower, str.istitle, str.isprintable, str.isidentifier, str.isalnum)): x[i] += f(ch)
    if ch.upper() != ch: x[11] += 1
    if ch.lower() != ch: x[12] += 1
    if ch.title() != ch: x[13] += 1
    if ch.casefold() != ch: x[14] += 1
    if ('a' + ch).isidentifier(): x[15] += 1
print(x)

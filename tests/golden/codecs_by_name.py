# Encodings with tables, the codecs of the module codecs, handlers of errors that programs register.
import codecs
def t(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)), ascii(getattr(e, '__notes__', '')))
every = bytes(range(256))
for name in ('cp1252 cp437 cp850 iso-8859-1 iso-8859-2 ISO_8859-3 iso8859-4 iso8859_5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-9 iso-8859-10 iso-8859-11 iso-8859-13 iso-8859-14 iso-8859-15 latin9 iso-8859-16 '
             'koi8-r KOI8_U mac-roman macroman cp1250 windows-1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp500 cp037 cp858 cp874').split():
    text = every.decode(name, 'replace')
    back = text.replace('\ufffd', '?').encode(name, 'replace')
    print(name, ascii(text[100:104]), hash(text) % 100003, back == bytes(b if c != '\ufffd' else '?'.encode(name)[0] for b, c in zip(every, text)), codecs.lookup(name).name)
for f in (lambda: '\u20ac'.encode('cp1252'), lambda: '\u20acx\u2603\u2603y'.encode('cp1252'), lambda: b'a\x81b'.decode('cp1252'), lambda: '\u2603'.encode('koi8-r', 'replace'), lambda: '\u2603x'.encode('cp437', 'xmlcharrefreplace'), lambda: '\u2603x'.encode('cp437', 'backslashreplace'), lambda: '\u2603x'.encode('cp437', 'namereplace'), lambda: '\u2603x'.encode('cp437', 'ignore'), lambda: b'\x81'.decode('cp1252', 'backslashreplace'), lambda: b'\x81'.decode('cp1252', 'surrogateescape'), lambda: '\udc81'.encode('cp1252', 'surrogateescape'), lambda: '\ud800'.encode('cp1252', 'surrogatepass'), lambda: '\ud800'.encode('utf-8', 'surrogatepass'), lambda: 'x'.encode('nope'), lambda: b'x'.decode('nope'), lambda: 'x'.encode('rot13'), lambda: b'x'.decode('hex'), lambda: codecs.encode('Hello', 'rot13'), lambda: codecs.decode('Uryyb', 'rot_13'), lambda: codecs.encode(b'abc', 'hex'), lambda: codecs.decode(b'616263', 'hex'), lambda: codecs.encode(b'abc' * 30, 'base64'), lambda: codecs.decode(b'YWJj', 'base64'), lambda: codecs.encode('x', 'utf-8'), lambda: codecs.decode(b'x', 'utf-8'), lambda: codecs.encode('\xe9', 'ascii', 'replace'),
  lambda: 'h\xe9llo+w\u20acrld-~\\'.encode('utf-7'), lambda: b'h+AOk-llo+-w+IKw-rld'.decode('utf-7'), lambda: '\U0001f600a'.encode('utf-7').decode('utf-7'), lambda: b'+AO'.decode('utf-7'), lambda: '\xe9\u20ac\n\\\''.encode('unicode_escape'), lambda: '\xe9\u20ac\U0001f600'.encode('raw_unicode_escape'),
  lambda: codecs.lookup('utf8').name, lambda: codecs.lookup('latin1').name, lambda: codecs.lookup('UTF-8-SIG').name, lambda: codecs.lookup('x-none'), lambda: 'a\xe9'.encode('utf-8-sig'), lambda: b'\xef\xbb\xbfa'.decode('utf-8-sig'), lambda: codecs.BOM_UTF8, lambda: codecs.lookup_error('strict')(ValueError('q')), lambda: codecs.lookup_error('nope'), lambda: codecs.lookup_error('ignore')(UnicodeEncodeError('ascii', 'ab\xe9', 2, 3, 'x')), lambda: codecs.replace_errors(UnicodeEncodeError('ascii', 'ab\xe9\xe9', 2, 4, 'x')), lambda: codecs.backslashreplace_errors(UnicodeDecodeError('ascii', b'ab\xe9\xe9', 2, 4, 'x')), lambda: codecs.xmlcharrefreplace_errors(UnicodeDecodeError('ascii', b'ab\xe9\xe9', 2, 4, 'x')), lambda: 'x\xe9'.encode('ascii', 'mine'), lambda: b'\xe9'.decode('ascii', 'mine'), lambda: 'x'.encode('ascii', 'mine')):
    t(f)
seen = []
def mine(e):
    seen.append((type(e).__name__, e.encoding, e.object, e.start, e.end, e.reason))
    return answers[0], e.end + answers[1]
codecs.register_error('mine', mine)
for answers in (('?', 0), ('[\xe9]', 0), (b'raw', 0), ('', 1), ('', 100), ('', -100), (5, 0), ('q', -1)) :
    if answers[1] == -1: continue
    t(lambda: 'a\xe9\u20acb'.encode('ascii', 'mine'))
    t(lambda: '\u2603b'.encode('cp1252', 'mine'))
    t(lambda: b'a\xe9\xe9b'.decode('ascii', 'mine'))
    t(lambda: b'a\xe9\xe9b'.decode('utf-8', 'mine'))
    t(lambda: b'a\x81b'.decode('cp1252', 'mine'))
print(ascii(seen[:6]), codecs.lookup_error('mine') is mine)
t(lambda: codecs.register_error('x', 5))
def bad(e): raise KeyError('bad')
codecs.register_error('bad', bad)
t(lambda: '\xe9'.encode('ascii', 'bad'))
def search(name):
    if name == 'mycodec':
        return codecs.CodecInfo(lambda s, e='strict': (s[::-1].encode(), len(s)), lambda b, e='strict': (bytes(b).decode()[::-1], len(b)), name='mycodec')
codecs.register(search)
t(lambda: 'abc'.encode('mycodec')); t(lambda: b'abc'.decode('mycodec')); t(lambda: codecs.lookup('mycodec').name)
d = codecs.getincrementaldecoder('utf-8')()
print(ascii([d.decode(bytes([b])) for b in 'a\xe9\u20ac\U0001f600'.encode()]), list(codecs.iterencode(['a', '\xe9'], 'latin-1')), list(codecs.iterdecode([b'\xc3', b'\xa9'], 'utf-8')))

with open('codecs_by_name.tmp', 'w', encoding='koi8-r') as f: f.write('\u043f\u0440\u0438')
print(open('codecs_by_name.tmp', 'rb').read(), ascii(open('codecs_by_name.tmp', encoding='koi8-r').read()))
t(lambda: open('codecs_by_name.tmp', encoding='cp1252', errors='replace').read())
src = '# -*- coding: cp1251 -*-\ns = "\u043f\u0440\u0438"\nprint(ascii(s))\n'.encode('cp1251')
exec(src)
import os
os.remove('codecs_by_name.tmp')

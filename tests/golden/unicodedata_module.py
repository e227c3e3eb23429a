# The module unicodedata: the properties of many characters as hashes, names both ways, normal forms, errors.
import unicodedata as u

SOME = [*range(0x3400), *range(0x3400, 0x110000, 37), *range(0x1F300, 0x1FB00), *range(0x2FFC, 0x3000), 0x31EF, 0x2EBF0]
print(len(SOME), u.unidata_version)


def hash_of(facts):
    result = 0
    for fact in facts:
        result = hash((result, fact))
    return result


for function in u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width, u.decomposition:
    print(function.__name__, hash_of(function(chr(c)) for c in SOME))
for function in u.name, u.decimal, u.digit, u.numeric:
    print(function.__name__, hash_of(str(function(chr(c), "none")) for c in SOME))
for form in "NFC", "NFD", "NFKC", "NFKD":
    print(form, hash_of(u.normalize(form, "a\u0301" + chr(c) + "\u0327\u0300") for c in SOME),
          sum(u.is_normalized(form, chr(c)) for c in SOME))
wrong = [c for c in SOME[::5] if (name := u.name(chr(c), "")) and u.lookup(name) != chr(c)]
print("lookup(name(c)) is not c for", wrong)

for name in ("latin small letter a", "cjk unified ideograph-4e00", "CJK UNIFIED IDEOGRAPH-4E0", "CJK UNIFIED IDEOGRAPH-04E00",
             "CJK UNIFIED IDEOGRAPH-4e00", "CJK UNIFIED IDEOGRAPH-323AF", "CJK UNIFIED IDEOGRAPH-323B0", "HANGUL SYLLABLE GA",
             "hangul syllable ga", "HANGUL SYLLABLE GAX", "HANGUL SYLLABLE", "HANGUL SYLLABLE ", "NULL", "null", "LF",
             "keycap digit one", "LATIN CAPITAL LETTER GHA", "TANGUT IDEOGRAPH-17000", "khitan small script character-18b00",
             "CJK COMPATIBILITY IDEOGRAPH-F900", "CJK COMPATIBILITY IDEOGRAPH-0F900", "", " ", "SPACE ", " SPACE",
             "LATIN  SMALL LETTER A", "é", "a\0b", "\ud800", b"SPACE", bytearray(b"SPACE"), "x" * 256, "x" * 257, "A " * 127,
             5, None):
    try:
        print(ascii(name)[:50], ascii(u.lookup(name)))
    except Exception as error:
        print(ascii(name)[:50], type(error).__name__, str(error)[:60])
for arguments in (5,), ("",), ("ab",), (), ("a", "b", "c"), (b"a",), ("x",), ("\U00017000",), ("\x00",):
    for function in u.name, u.decimal, u.digit, u.numeric, u.category, u.decomposition:
        try:
            print(function.__name__, arguments, function(*arguments))
        except Exception as error:
            print(function.__name__, arguments, type(error).__name__, error)
print(u.numeric("x", 5), u.digit("x", None), u.decimal("²", "no"), u.digit("²"), u.numeric("½"), u.numeric("一"), u.numeric("兆"))
for arguments in ("x", "a"), (5, "a"), ("NFC", 5), ("nfc", "a"), ("NFC", ""), ("x", ""), ("NFC",):
    for function in u.normalize, u.is_normalized:
        try:
            print(function.__name__, arguments, repr(function(*arguments)))
        except Exception as error:
            print(function.__name__, arguments, type(error).__name__, error)
text = "é" * 3
print(u.normalize("NFC", text) is text, u.normalize("NFD", text) is text, ascii(u.normalize("NFD", text)),
      ascii(u.normalize("NFC", "e\u0301\ud800가".replace("가", u.normalize("NFD", "가")))), u.is_normalized("NFC", "e\u0301"))
print(ascii(u.normalize("NFKC", "ﬁ ① ｱ ﷺ")), len(u.normalize("NFKD", "ﷺ")))

for text in "aé", "\ud800", "\U00017000", "☃\U0010ffff", "\x80", "한一", "ééé":
    for encoding in "ascii", "latin-1", "utf-8":
        try:
            print(text.encode(encoding, "namereplace"))
        except UnicodeError as error:
            print(error)
try:
    b"\xff".decode("ascii", "namereplace")
except TypeError as error:
    print(error)

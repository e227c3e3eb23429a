"""Writes runtime/unicode_tables.h: what utf8proc lacks, found by comparing it with a CPython 3.13.

    python3.13 tools/make_unicode_tables.py > runtime/unicode_tables.h

The facts are those of the Unicode Character Database 15.1 (UnicodeData.txt, SpecialCasing.txt, CaseFolding.txt,
DerivedCoreProperties.txt) as CPython's unicodedata and str methods show them.
"""
import ctypes
import sys
import unicodedata

proc = ctypes.CDLL("libutf8proc.so.2")
proc.utf8proc_category_string.restype = ctypes.c_char_p
for f in ("tolower", "toupper", "totitle", "category_string"):
    getattr(proc, "utf8proc_" + f).argtypes = [ctypes.c_int32]
ALL = range(0x110000)


def category(c):
    return unicodedata.category(chr(c))


def ranges(points):
    points = sorted(points)
    result = []
    for c in points:
        if result and result[-1][1] == c - 1:
            result[-1][1] = c
        else:
            result.append([c, c])
    return result


def table(name, comment, points):
    print(f"/* {comment} */\nstatic const Range {name}[] = {{")
    line = "   "
    for low, high in ranges(points):
        item = f" {{0x{low:x}, 0x{high:x}}},"
        if len(line) + len(item) > 110:
            print(line)
            line = "   "
        line += item
    print(line + "\n};\n")


def differs(name, comment, truth, rule):
    table(name, comment + ": where the rule is wrong", [c for c in ALL if truth(c) != rule(c)])


def cased(c):
    # Final sigma: lower() of "X\u03a3" is final when X is cased (and not case-ignorable).
    return (chr(c) + "\u03a3").lower()[-1] == "\u03c2"


def ignorable(c):
    # "A?\u03a3" ends in a final sigma when ? is skipped or cased.
    return ("A" + chr(c) + "\u03a3").lower()[-1] == "\u03c2" and not cased(c)


def mapping(name, comment, method, proc_name):
    simple = getattr(proc, "utf8proc_" + proc_name)
    print(f"/* {comment} */\nstatic const Mapping {name}[] = {{")
    for c in ALL:
        if 0xD800 <= c <= 0xDFFF:
            continue
        to = [ord(x) for x in method(chr(c))]
        if to != [simple(c)]:
            to += [0] * (3 - len(to))
            print("    {0x%x, {0x%x, 0x%x, 0x%x}}," % (c, *to))
    print("};\n")


def main():
    print("/* unicode_tables.h: made by tools/make_unicode_tables.py from Unicode %s; do not edit. */" %
          unicodedata.unidata_version)
    print("#include <stdint.h>\n\ntypedef struct Range {\n    uint32_t low, high;\n} Range;\n"
          "typedef struct Mapping {\n    uint32_t from, to[3];\n} Mapping;\n")
    changed = [c for c in ALL if category(c) != proc.utf8proc_category_string(c).decode()
               and not 0xD800 <= c <= 0xDFFF]
    groups = {}
    for c in changed:
        groups.setdefault(category(c), []).append(c)
    for name, points in sorted(groups.items()):
        table("category_" + name, f"characters of category {name} that utf8proc files elsewhere", points)
    sys.stderr.write("categories: %s\n" % {k: len(v) for k, v in groups.items()})
    differs("lower_exceptions", "islower: category Ll", lambda c: chr(c).islower(), lambda c: category(c) == "Ll")
    differs("upper_exceptions", "isupper: category Lu", lambda c: chr(c).isupper(), lambda c: category(c) == "Lu")
    differs("start_exceptions", "XID_Start: letters, Nl and _", lambda c: chr(c).isidentifier(),
            lambda c: category(c) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nl") or c == 95)
    differs("part_exceptions", "XID_Continue: letters, Nl, Mn, Mc, Nd, Pc", lambda c: ("a" + chr(c)).isidentifier(),
            lambda c: category(c) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Mn", "Mc", "Nd", "Pc"))
    differs("ignorable_exceptions", "Case_Ignorable: Mn, Me, Cf, Lm, Sk", ignorable,
            lambda c: category(c) in ("Mn", "Me", "Cf", "Lm", "Sk"))
    differs("digit_extra", "isdigit: category Nd", lambda c: chr(c).isdigit(), lambda c: category(c) == "Nd")
    differs("numeric_extra", "isnumeric: categories Nd, Nl, No", lambda c: chr(c).isnumeric(),
            lambda c: category(c) in ("Nd", "Nl", "No"))
    mapping("upper_special", "upper(), where it is not utf8proc's", str.upper, "toupper")
    mapping("lower_special", "lower() of one character alone, likewise", str.lower, "tolower")
    mapping("title_special", "title() of one character, likewise", str.title, "totitle")
    mapping("fold_special", "casefold(), where it is not utf8proc's lower case", str.casefold, "tolower")
    zeros = [c for c in ALL if chr(c).isdecimal() and unicodedata.decimal(chr(c)) == 0]
    assert all(unicodedata.decimal(chr(z + i)) == i for z in zeros for i in range(10))
    assert len(zeros) * 10 == sum(chr(c).isdecimal() for c in ALL)
    print("/* the digits zero; each is followed by one to nine */\nstatic const uint32_t decimal_zeros[] = {")
    for i in range(0, len(zeros), 12):
        print("    " + " ".join("0x%x," % z for z in zeros[i:i + 12]))
    print("};")


main()

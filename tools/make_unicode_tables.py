"""Writes runtime/unicode_tables.h and unicode_property_tables.h: what utf8proc lacks, found by comparing it with a
CPython 3.13.

    python3.13 tools/make_unicode_tables.py > runtime/unicode_tables.h
    python3.13 tools/make_unicode_tables.py properties > runtime/unicode_property_tables.h

The facts are those of the Unicode Character Database 15.1 (UnicodeData.txt, SpecialCasing.txt, CaseFolding.txt,
DerivedCoreProperties.txt) as CPython's unicodedata and str methods show them.
"""
import ctypes
import sys
import unicodedata
from fractions import Fraction
from math import lcm

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


def rows(head, lines):
    print(head + " = {")
    line = "   "
    for item in lines:
        if len(line) + len(item) > 116:
            print(line)
            line = "   "
        line += " " + item + ","
    print(line + "\n};\n")


def widths():
    runs = []
    for c in ALL:
        width = unicodedata.east_asian_width(chr(c))
        if runs and runs[-1][1] == width:
            continue
        runs.append((c, width))
    print("/* East Asian width: from each of these characters on; N where a letter is not given */")
    names = ["N", "A", "H", "W", "F", "Na"]
    rows("static const WidthRun widths[]", [f"{{0x{c:x}, {names.index(width)}}}" for c, width in runs])


def numbers():
    runs = []  # first character, count, value of the first, step
    for c in ALL:
        value = unicodedata.numeric(chr(c), None)
        if value is None:
            continue
        value = Fraction(value).limit_denominator(1000)
        last = runs[-1] if runs else None
        if last and last[0] + last[1] == c and (
                last[1] == 1 and abs(value - last[2]) <= 100 or value == last[2] + last[1] * last[3]):
            last[3] = value - last[2] if last[1] == 1 else last[3]
            last[1] += 1
        else:
            runs.append([c, 1, value, Fraction(0)])
    print("/* numeric values: character, how many, numerator and step of the next one's, denominator */")
    lines = []
    for c, count, value, step in runs:
        below = lcm(value.denominator, step.denominator)
        lines.append(f"{{0x{c:x}, {count}, {int(value * below)}, {int(step * below)}, {below}}}")
    rows("static const NumericRun numeric_runs[]", lines)


def decompositions():
    """The single step of a character, where it is not what the full decomposition suggests."""
    print("/* decompositions: character, how many, and those, where the rule of unicode_decomposition is wrong */")
    lines = []
    for c in ALL:
        text = unicodedata.decomposition(chr(c))
        if not text:
            continue
        parts = text.split()
        is_canonical = parts[0][0] != "<"
        step = [int(part, 16) for part in parts[0 if is_canonical else 1:]]
        full = unicodedata.normalize("NFD" if is_canonical else "NFKD", chr(c))
        if is_canonical and len(full) > 1:
            full = unicodedata.normalize("NFC", full[:-1]) + full[-1]
        if step != [ord(x) for x in full]:
            lines.append(", ".join(f"0x{x:x}" for x in [c, len(step)] + step))
    rows("static const uint32_t decomposition_steps[]", lines + ["0"])


def properties():
    print("/* unicode_property_tables.h: made by tools/make_unicode_tables.py from Unicode %s; do not edit. */" %
          unicodedata.unidata_version)
    print("""#include <stdint.h>

typedef struct WidthRun {
    uint32_t first : 24, width : 8;
} WidthRun;
typedef struct NumericRun {
    uint32_t first : 24, count : 8;
    int64_t numerator;
    int16_t step;
    uint16_t denominator;
} NumericRun;
""")
    widths()
    numbers()
    decompositions()


if sys.argv[1:] == ["properties"]:
    properties()
else:
    main()

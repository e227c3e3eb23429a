"""Writes runtime/unicode_names_added.txt: the names that a perl with Unicode 14 lacks, found with a CPython 3.13.

    perl runtime/unicode_names.pl --list | python3.13 tools/make_added_names.py NameAliases.txt NamedSequences.txt

The two files are those of the Unicode Character Database; each line is believed only if CPython agrees.
"""
import sys
import unicodedata

known = set(line.rstrip("\n") for line in sys.stdin)
series = []
for line in known:
    points, _, prefix = line.partition(" ")
    if "-" in points and prefix.endswith("-"):
        first, last = (int(point, 16) for point in points.split("-"))
        series.append((first, last, prefix))
print(f"""\
# Names of Unicode {unicodedata.unidata_version} that are not in Unicode 14; made by tools/make_added_names.py.
# A character and its name; a series, whose names end in the code point; aliases; sequences.""")

run = None
for c in range(0x110001):
    name = unicodedata.name(chr(c), "") if c < 0x110000 else ""
    number = f"{c:04X}"
    in_series = name.endswith("-" + number)
    if run and not (in_series and name == run[2] + number):
        if not any(run == other for other in series) and not (run[0] == run[1]):
            print(f"{run[0]:X}-{run[1]:X} {run[2]}")
        run = None
    if in_series and not name.startswith("HANGUL"):
        prefix = name[:-len(number)]
        run = (run[0] if run else c, c, prefix)
    elif name and not name.startswith("HANGUL SYLLABLE ") and f"{c:X} {name}" not in known:
        print(f"{c:X} {name}")

for path, word in zip(sys.argv[1:], ("alias", "sequence")):
    for line in open(path, encoding="utf-8"):
        fields = line.partition("#")[0].strip().split(";")
        if len(fields) < 2:
            continue
        name, points = (fields[1], fields[0]) if word == "alias" else (fields[0], fields[1])
        points = points.split()
        fact = f"{word} {'_'.join(f'{int(point, 16):X}' for point in points)} {name}"
        if fact not in known and unicodedata.lookup(name) == "".join(chr(int(point, 16)) for point in points):
            print(fact)

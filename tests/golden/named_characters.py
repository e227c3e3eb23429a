# \N{name} in texts and f-strings, with the errors of names that are malformed or unknown.
import warnings
warnings.simplefilter("ignore")
def t(src):
    try: print(src, ascii(eval(src)))
    except SyntaxError as e: print(src, '|', e.msg, e.offset, e.end_offset)
x = 5
for s in [r'rf"\N{x}"', r'fr"\N{x!r:>4}"', r'f"\N{BULLET}{x}\N{BULLET}"', r'f"{x:\N{BULLET}>4}"', r'"\N{BULLET}" "\N{SNOWMAN}"', r'b"\N{BULLET}"', r'r"\N{BULLET}"', r'f"{chr(65)}\N{LATIN SMALL LETTER A WITH ACUTE}\x41"', r'"""\N{BULLET}' + '\n\\N{nope}"""', r'f"""\N{BULLET}' + '\n\\N{nope}"""', r'"\N{BULLET"', r"'\N{DIGIT ONE}\N{'", r'f"\N{a{x}}"', r'"a" f"\N{no}" "b"', r'f"{f"\N{BULLET}"}"', r'"\\N{BULLET}"', r'f"\\N{x}"', r'f"{x!r}\N{zz}"', r'"\N{DIGIT ONE}".isdigit()', r'u"\N{euro sign}"', r'"\N{LATIN SMALL LETTER A}\777"', r'"\N{lf}\N{NBSP}\N{ALERT}"']:
    t(s)

import csv
import io

texts = ['a,"b",,1\n', '"x""y",z\n', ' "q" ,2\n', '1,2\n', '\n', 'a,b"c\n', '"a\nb",c\n', '"abc', 'a\rb', '"a"b,c\n']
rows = [['a', 1, None, 2.5, 'b c', 'd,e', 'f"g', 'h\ni', ''], [], [''], [None], ['x']]
for quoting in range(6):
    for row in rows:
        page = io.StringIO()
        try:
            csv.writer(page, quoting=quoting, lineterminator='|').writerow(row)
            print(quoting, row, repr(page.getvalue()))
        except csv.Error as error:
            print(quoting, row, error)
    for text in texts:
        for options in {}, {'strict': True}, {'skipinitialspace': True, 'doublequote': False, 'escapechar': '\\'}:
            try:
                print(quoting, repr(text), list(csv.reader(text.splitlines(True), quoting=quoting, **options)))
            except (csv.Error, ValueError) as error:
                print(quoting, repr(text), type(error).__name__, error)
for options in ({'delimiter': ''}, {'delimiter': 4}, {'quotechar': 'ab'}, {'quotechar': None}, {'escapechar': 3},
                {'quoting': 'x'}, {'quoting': 9}, {'lineterminator': 3}, {'delimiter': '^', 'escapechar': '^'},
                {'delimiter': '"'}, {'delimiter': '\n'}, {'lineterminator': '^', 'delimiter': '^'}, {'nothing': 1},
                {'quotechar': ' ', 'skipinitialspace': True}, {'quotechar': None, 'quoting': csv.QUOTE_ALL}):
    try:
        print(options, list(csv.reader(['a,b\n'], **options)))
    except (TypeError, ValueError) as error:
        print(options, type(error).__name__, error)
page = io.StringIO()
table = csv.DictWriter(page, ['a', 'b'], restval='-')
print(table.writeheader(), table.writerows([{'a': 1, 'b': 2}, {'a': 3}]), repr(page.getvalue()))
try:
    table.writerow({'z': 1})
except ValueError as error:
    print(error)
records = csv.DictReader(io.StringIO('x,y\r\n1,2,3\r\n\r\n4\r\n'), restkey='more', restval='none')
print(list(records), records.line_num, records.fieldnames)


class Bars(csv.Dialect):
    delimiter, quotechar, doublequote, lineterminator, quoting = '|', "'", True, '\n', csv.QUOTE_MINIMAL


csv.register_dialect('bars', Bars)
print(csv.list_dialects(), list(csv.reader(["a|'b|c'\n"], 'bars')), csv.get_dialect('bars').delimiter)
csv.unregister_dialect('bars')
for sample in 'a,b\n1,2\n3,4\n', 'a;b\n1;2\n', '"a"\t"b"\n"c"\t"d"\n', 'a|b|c\n1|2|3\n4|5|6\n', 'name,age\nbob,3\nann,44\n':
    found = csv.Sniffer().sniff(sample)
    print(repr(found.delimiter), found.quotechar, found.doublequote, csv.Sniffer().has_header(sample))
for wrong in (lambda: csv.get_dialect('z'), lambda: csv.writer(3), lambda: csv.reader(3), lambda: next(csv.reader([b'a'])),
              lambda: csv.writer(io.StringIO()).writerow(3), lambda: csv.register_dialect(3)):
    try:
        print(wrong())
    except (csv.Error, TypeError) as error:
        print(type(error).__name__, error)

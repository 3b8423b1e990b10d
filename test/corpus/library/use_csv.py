# library
# csv: dialects, quoting, dictionaries, sniffing.
import csv
import io

rows = [['name', 'n', 'note'], ['a', 1, 'plain'], ['b', 2.5, 'with, comma'], ['c', None, 'with "quotes"'], ['d', -3, 'two\nlines'], []]
for options in [{}, {'delimiter': ';', 'quoting': csv.QUOTE_ALL}, {'quoting': csv.QUOTE_NONNUMERIC}, {'quoting': csv.QUOTE_NONE, 'escapechar': '\\'}, {'quotechar': "'", 'doublequote': False, 'escapechar': '^'}, {'dialect': 'excel-tab'}, {'dialect': 'unix'}]:
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    print(options, repr(out.getvalue()))
    back = list(csv.reader(io.StringIO(out.getvalue(), newline=''), **({**options, 'quoting': csv.QUOTE_MINIMAL} if options.get('quoting') == csv.QUOTE_NONNUMERIC else options)))
    print(back)
reader = csv.DictReader(io.StringIO('x,y\n1,2\n3\n4,5,6\n'), restkey='more', restval='none')
print(reader.fieldnames, list(reader), reader.line_num)
out = io.StringIO()
writer = csv.DictWriter(out, ['b', 'a'], extrasaction='ignore', lineterminator='\n')
writer.writeheader()
writer.writerows([{'a': 1, 'b': 2, 'c': 3}, {'a': 4}])
print(repr(out.getvalue()))
try:
    csv.DictWriter(out, ['a']).writerow({'z': 1})
except ValueError as e:
    print(e)
csv.register_dialect('pipes', delimiter='|', skipinitialspace=True)
print(list(csv.reader(['a| b|c'], 'pipes')), sorted(csv.list_dialects()), csv.get_dialect('pipes').delimiter)
csv.unregister_dialect('pipes')
print(csv.Sniffer().sniff('a;b;c\n1;2;3\n4;5;6\n').delimiter, csv.Sniffer().has_header('name,n\na,1\nb,2\n'))
for wrong in [lambda: csv.reader([], delimiter='ab'), lambda: csv.get_dialect('none'), lambda: list(csv.reader(['"a'], strict=True)), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b']), lambda: csv.writer(io.StringIO()).writerow(5), lambda: list(csv.reader([b'a'])), lambda: csv.reader(5), lambda: list(csv.reader(['a"b"c'], strict=True))]:
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
old = csv.field_size_limit(4)
try:
    list(csv.reader(['abcdef']))
except csv.Error as e:
    print(e)
print(csv.field_size_limit(old), old)

# library: csv: dialects, quoting, sniffing, dictionaries, errors.
import csv, io
text = 'a,"b ""q"" c",d\r\n1,,"x\ny"\n\n \'q\',2\n'
print(list(csv.reader(io.StringIO(text, newline='')))); print(list(csv.reader(['a;b c;"d;e"'], delimiter=';')), list(csv.reader(["a'b,c'"], quotechar="'")), list(csv.reader(['a\\,b,c'], escapechar='\\')))
print(list(csv.reader(['1,"2",x'], quoting=csv.QUOTE_NONNUMERIC)) if 0 else list(csv.reader(['1,"2"'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['a, b'], skipinitialspace=True)), list(csv.reader([',"",x'], quoting=csv.QUOTE_NOTNULL)), list(csv.reader([',"",5'], quoting=csv.QUOTE_STRINGS)))
for q in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL):
    out = io.StringIO(); w = csv.writer(out, quoting=q, escapechar='\\')
    print(q, w.writerow(['a', 'b,c', 'd"e', 1, 2.5, None, '', 'x\ny']), repr(out.getvalue()))
out = io.StringIO(); w = csv.DictWriter(out, ['x', 'y'], restval='-', extrasaction='ignore', lineterminator='\n'); w.writeheader(); w.writerows([{'x': 1, 'y': 2}, {'x': 3, 'z': 9}]); print(out.getvalue())
print(list(csv.DictReader(io.StringIO('a,b\n1,2,3,4\n5\n'), restkey='rest', restval='none')))
class D(csv.excel): delimiter = '|'; lineterminator = '!'
csv.register_dialect('mine', D); out = io.StringIO(); csv.writer(out, 'mine').writerows([[1, 2], ['a|b']]); print(out.getvalue(), csv.get_dialect('mine').delimiter, sorted(csv.list_dialects())); csv.unregister_dialect('mine')
s = csv.Sniffer(); d = s.sniff('a;b;c\n1;2;3\n4;5;6\n'); print(d.delimiter, d.quotechar, s.has_header('name,age\nbob,12\nann,15\n'), s.has_header('1,2\n3,4\n'))
for f in (lambda: csv.reader([], delimiter=''), lambda: csv.reader([], delimiter='ab'), lambda: csv.reader([], quoting=9), lambda: csv.reader([], nonsense=1), lambda: list(csv.reader(['"a'], strict=True)), lambda: list(csv.reader(['"a"b'], strict=True)), lambda: list(csv.reader([5])), lambda: list(csv.reader(['a', b'b'])), lambda: csv.writer(5), lambda: csv.writer(io.StringIO()).writerow(5), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b']), lambda: csv.get_dialect('nope'), lambda: csv.DictWriter(io.StringIO(), ['a']).writerow({'b': 1}), lambda: csv.field_size_limit('x'), lambda: csv.reader([], quotechar=None), lambda: list(csv.reader(['a\nb']))):
    try: print(f().__class__.__name__)
    except Exception as e: print(type(e).__name__, e)
old = csv.field_size_limit(5)
try: list(csv.reader(['abcdefgh']))
except csv.Error as e: print(e)
print(csv.field_size_limit(old)); r = csv.reader(['a', 'b', '"c', 'd"']); print(next(r), r.line_num, list(r), r.line_num, r.dialect.strict)

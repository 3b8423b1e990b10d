# library
# csv, json, configparser and argparse together: a report tool with sub-commands, fed with awkward files.
import argparse
import configparser
import contextlib
import csv
import io
import json
import shlex
import statistics
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePosixPath, PureWindowsPath

CSV = '''name;date;amount;note
"Smith; John";2024-03-01;12.50;"said ""hi""
on two lines"
Łukasz;2024-02-29;-3;
;2024-01-15;1e2;empty name
Bad;2024-12-01;x;wrong
'''
CONFIG = '''
[DEFAULT]
base = /data
[report]
; a comment
path = %(base)s/out.${ext}
columns = name,
    amount,
    date
precise = yes
limit: 10
empty
[other]
path : ${report:base}/x
'''


class Encoder(json.JSONEncoder):
    def default(self, o):
        match o:
            case Decimal():
                return float(o)
            case date():
                return {'$date': o.isoformat()}
            case set() | frozenset():
                return sorted(o)
        return super().default(o)


def revive(d):
    return date.fromisoformat(d['$date']) if d.keys() == {'$date'} else d


def load(text, strict):
    rows, errors = [], []
    reader = csv.DictReader(io.StringIO(text, newline=''), delimiter=';', restkey='rest', restval='?')
    for row in reader:
        try:
            rows.append(row | {'date': date.fromisoformat(row['date']), 'amount': Decimal(row['amount'])})
        except (ValueError, ArithmeticError) as e:
            if strict:
                raise
            errors.append((reader.line_num, type(e).__name__, str(e)))
    return rows, errors


def kind(text):
    if '=' not in text:
        raise argparse.ArgumentTypeError(f'{text!r} has no =')
    return tuple(text.split('=', 1))


parser = argparse.ArgumentParser(prog='tool', description='Reports.', epilog='The end.', fromfile_prefix_chars='@')
parser.add_argument('-v', '--verbose', action='count', default=0, help='more and more')
parser.add_argument('--version', action='version', version='%(prog)s 1.0')
commands = parser.add_subparsers(dest='command', required=True, metavar='COMMAND', title='commands')
show = commands.add_parser('show', aliases=['s'], help='shows rows')
show.add_argument('columns', nargs='*', default=['name'])
show.add_argument('--sort', metavar='COLUMN')
either = show.add_mutually_exclusive_group()
either.add_argument('--json', action='store_true')
either.add_argument('--csv', action='store_const', const='excel', dest='dialect')
total = commands.add_parser('sum', help='adds up')
total.add_argument('-s', '--set', action='append', type=kind, default=[], help='NAME=VALUE (default: %(default)s)')
total.add_argument('--limit', type=float, default=1e3)
total.add_argument('--strict', action=argparse.BooleanOptionalAction, default=False)


def run(line):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            args = parser.parse_args(shlex.split(line))
            rows, errors = load(CSV, getattr(args, 'strict', False))
            if args.command == 'sum':
                amounts = [r['amount'] for r in rows if r['amount'] < args.limit]
                print(sum(amounts), statistics.mean(amounts), dict(args.set), args.verbose, len(errors))
            else:
                rows.sort(key=lambda r: r[args.sort or 'name'])
                picked = [{c: r[c] for c in args.columns} for r in rows]
                if args.json:
                    print(json.dumps(picked, cls=Encoder, ensure_ascii=args.verbose > 0, sort_keys=True, separators=(',', ':')))
                else:
                    w = csv.DictWriter(out, args.columns, dialect=args.dialect or 'unix', quoting=csv.QUOTE_MINIMAL, lineterminator='|')
                    w.writeheader()
                    w.writerows(picked)
        except SystemExit as e:
            print('exit', e.code)
        except Exception as e:
            print(type(e).__name__, e)
    print('$', line)
    for text in out.getvalue(), err.getvalue():
        if text:
            print(text.rstrip())


for line in (
    'show', 's name nothing', 's name amount --json', 'show date note --sort date', '-v show name --json', 'show --csv name note', 'show --json --csv', 'sum', '-vv sum -s a=1 --set b=2=3 --limit 50', 'sum --strict', 'sum -s x', 'sum --limit x',
    '', '--version', 'sum --help', '-h', 'show --so amount amount', 'sum --no-strict --limit=1e9 extra', "show 'unclosed",
):
    try:
        run(line)
    except ValueError as e:
        print('ValueError', e)
config = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True, converters={'list': lambda s: [x.strip() for x in s.split(',')]})
config.read_string(CONFIG.replace('%(base)s', '${base}').replace('${ext}', '$${ext}'))
r = config['report']
print(config.sections(), dict(r), r.getlist('columns'), r.getboolean('precise'), r.getint('limit'), r.get('none', 'fallback'), config['other']['path'], r['empty'], 'base' in config['other'])
config['new'] = {'a': '1', 'B': 'two'}
with io.StringIO() as f:
    config.write(f, space_around_delimiters=False)
    print(f.getvalue())
for bad in (lambda: config['nope'], lambda: r['nope'], lambda: r.getint('path'), lambda: config.read_string('x=1'), lambda: config.read_string('[a]\n[a]'), lambda: config.read_string('[a]\nx=1\nx=2'), lambda: config.add_section('report'), lambda: config.set('report', 'a', 5), lambda: config.add_section('DEFAULT'), lambda: config.getboolean('report', 'limit'), lambda: config.read_string('[b]\nq = ${c:d}') or config['b']['q'],
            lambda: json.loads('{"a": [1, 2,]}'), lambda: json.loads('[1'), lambda: json.loads('"\n"'), lambda: json.loads('nul'), lambda: json.loads(''), lambda: json.loads(b'\xff'), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(1j), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.loads('{"$date": "2024-01-01"}', object_hook=revive), lambda: json.loads('[1.1, 1e400, -0]', parse_float=Decimal),
            lambda: list(csv.reader(['a"b,"c'], strict=True)), lambda: next(csv.reader(['"a'], strict=True)), lambda: csv.writer(io.StringIO()).writerow(5), lambda: csv.reader([], delimiter=',,'), lambda: csv.DictWriter(io.StringIO(), 'ab').writerow({'z': 1}), lambda: csv.Sniffer().sniff('a|b|c\n1|2|3\n').delimiter):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(PurePosixPath('/a/b/../c.tar.gz').suffixes, PurePosixPath('a').joinpath('/b', 'c').parts, PureWindowsPath('C:\\x\\y.txt').as_posix(), PurePosixPath('/a/b').relative_to('/a/c', walk_up=True), PurePosixPath('x/y.py').match('*.py'), PurePosixPath('a.b').with_suffix('.c').with_stem('d'))

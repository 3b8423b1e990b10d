# library: logging (handlers, filters, formats, levels) and argparse (kinds of arguments, help, errors).
import logging, logging.handlers, io, sys, argparse, os
os.environ['COLUMNS'] = '80'
out = io.StringIO(); h = logging.StreamHandler(out); h.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(message)s')); log = logging.getLogger('a.b'); log.addHandler(h); log.setLevel(logging.DEBUG); log.propagate = False
def f(): log.debug('x=%d', 5); log.info('%(k)s', {'k': 'v'}); log.warning('w'); log.error('bad %s', 'e', extra={'q': 1}); log.log(35, 'thirty-five')
f()
try: 1 / 0
except ZeroDivisionError: log.exception('oops')
print(out.getvalue().replace(os.path.dirname(os.path.abspath(__file__)) + '/', ''), log, log.parent, log.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(30), logging.getLevelName('ERROR'), logging.getLevelName(35), log.getChild('c').name, sorted(x.name for x in logging.getLogger('a').getChildren()))
class Filter(logging.Filter):
    def filter(self, r): r.extra = r.getMessage().upper(); return 'no' not in r.msg
out.seek(0); out.truncate(); h.addFilter(Filter()); h.setFormatter(logging.Formatter('{levelno:>3} {extra}', style='{')); log.info('yes'); log.info('no'); h.setLevel(40); log.info('hidden'); log.critical('shown'); print(out.getvalue())
m = logging.handlers.MemoryHandler(2, target=h); log.handlers = [m]; log.error('1'); print(len(m.buffer)); log.error('2'); print(len(m.buffer), out.getvalue().split('\n')[-3:]); log.handlers = []
a = logging.LoggerAdapter(log, {'u': 1}); print(a, logging.Formatter('$message', style='$').format(logging.makeLogRecord({'msg': 'm %s', 'args': ('z',)})), logging.LogRecord('n', 10, 'p/q.py', 3, 'msg', (), None).module)
for g in (lambda: log.setLevel('NOPE'), lambda: log.setLevel([]), lambda: logging.Formatter('%(x'), lambda: logging.Formatter('{a', style='{'), lambda: logging.Formatter('x', style='!'), lambda: logging.getLogger(5), lambda: log.log('x', 'y')):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
p = argparse.ArgumentParser(prog='prog', description='What it does.', epilog='The end.', exit_on_error=True)
p.add_argument('file', nargs='?', default='-', help='a file (default: %(default)s)'); p.add_argument('-v', '--verbose', action='count', default=0); p.add_argument('-n', type=int, choices=range(3), metavar='N'); p.add_argument('--flag', action=argparse.BooleanOptionalAction); p.add_argument('-x', action='append'); p.add_argument('--const', action='store_const', const=9); p.add_argument('--version', action='version', version='%(prog)s 1'); g = p.add_mutually_exclusive_group(); g.add_argument('--one', action='store_true'); g.add_argument('--two', action='store_false')
print(p.parse_args([]), p.parse_args('-vv -n1 f --no-flag -x a -x b --const --one'.split()), p.parse_known_args(['--zzz', 'f', '-v'])); print(p.format_usage()); print(p.format_help())
q = argparse.ArgumentParser(prog='q', add_help=False, fromfile_prefix_chars='@'); sub = q.add_subparsers(dest='cmd', required=True, title='commands'); s1 = sub.add_parser('add', aliases=['a'], help='adds'); s1.add_argument('nums', nargs='+', type=float); s2 = sub.add_parser('rm'); s2.add_argument('rest', nargs=argparse.REMAINDER); s2.set_defaults(fn='removed'); print(q.parse_args(['add', '1', '2.5']), q.parse_args(['rm', 'x', '--y'])); print(q.format_help())
def run(parser, args):
    err = io.StringIO(); old = sys.stderr, sys.stdout; sys.stderr = sys.stdout = err
    try: parser.parse_args(args); code = None
    except SystemExit as e: code = e.code
    finally: sys.stderr, sys.stdout = old
    print(args, code, err.getvalue().strip().split('\n')[-1])
for args in (['-n', 'x'], ['--nope'], ['--one', '--two'], ['a', 'b'], ['--version'], ['-x'], ['--const=5'], ['--ver']): run(p, args)
for args in ([], ['add'], ['add', 'x']): run(q, args)

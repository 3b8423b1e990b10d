# A few lines of many modules.
import abc, argparse, ast, base64, bisect, calendar, collections, configparser, contextlib, copy, csv, dataclasses, datetime, difflib
import dis, enum, fnmatch, functools, getopt, glob, graphlib, heapq, html, inspect, io, ipaddress, itertools, json, keyword, linecache
import logging, numbers, operator, os, pathlib, pprint, queue, random, re, reprlib, shlex, string, struct, tempfile, textwrap, threading
import tokenize, tomllib, traceback, types, typing, unittest, urllib.parse, uuid, warnings, weakref, zoneinfo, html.parser, email.message
@dataclasses.dataclass(order=True)
class P:
    x: int
    y: list = dataclasses.field(default_factory=list)
print(P(1), P(1) < P(2), dataclasses.asdict(P(3)), dataclasses.replace(P(1), x=9))
class Color(enum.Enum):
    RED = 1
    BLUE = enum.auto()
print(Color.RED, list(Color), Color(2), enum.IntFlag('F', 'A B C')(5))
print(json.dumps({'a': [1, 2.5, None, True], 'b': 'é"'}, indent=1), json.loads('[1, {"x": "\\u00e9"}]'))
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.findall(r'\d+', 'a1b22'), re.split(r'[,;]', 'a,b;c'))
print(collections.Counter('abracadabra').most_common(2), collections.namedtuple('Q', 'a b')(1, 2), collections.ChainMap({1: 2}, {3: 4})[3])
print(functools.reduce(operator.add, range(5)), list(itertools.chain([1], [2])), functools.lru_cache(lambda n: n + 1)(2))
print(datetime.date(2024, 2, 29) + datetime.timedelta(days=366), datetime.datetime(2024, 1, 2, 3, 4, 5).isoformat(), calendar.isleap(2024))
print(random.Random(1).random(), random.Random(2).sample(range(100), 5), random.Random(3).gauss(0, 1))
print(textwrap.fill('the quick brown fox jumps over the lazy dog', 20), textwrap.dedent('  a\n   b'), string.Template('$x!').substitute(x=1))
print(shlex.split('a "b c" d'), fnmatch.filter(['a.py', 'b.c'], '*.py'), html.escape('<&>'), urllib.parse.urlsplit('http://a.b/c?d=e#f').query)
print(base64.b64encode(b'hello'), struct.pack('<ih', 1, 2), uuid.UUID(int=5), ipaddress.ip_network('10.0.0.0/30').num_addresses)
print(list(difflib.unified_diff(['a'], ['b'], lineterm='')), pprint.pformat({'k': list(range(3))}), reprlib.repr(list(range(100))))
print(inspect.signature(lambda a, *b, c=1: 0), inspect.getsource(P).splitlines()[1], typing.get_type_hints(P))
print([i.opname for i in dis.get_instructions(lambda x: x + 1)], copy.deepcopy([[1]]), heapq.nsmallest(2, [3, 1, 2]), bisect.bisect([1, 2, 3], 2))
print(tomllib.loads('a = [1, 2]\n[b]\nc = "d"'), list(graphlib.TopologicalSorter({1: {2}}).static_order()))
with contextlib.redirect_stdout(io.StringIO()) as f: print('captured')
print(repr(f.getvalue()), contextlib.nullcontext(3).__enter__())
q = queue.Queue(); q.put(1); print(q.get(), q.empty(), threading.current_thread().name, threading.active_count())
c = configparser.ConfigParser(); c.read_string('[s]\nk = v'); print(c['s']['k'], c.sections())
a = argparse.ArgumentParser(prog='p'); a.add_argument('--n', type=int, default=3); print(a.parse_args(['--n', '5']))
print(list(csv.reader(['a,"b,c",d'])), [t.string for t in tokenize.generate_tokens(io.StringIO('x = f"{y}"').readline)])
with tempfile.TemporaryDirectory() as d:
    path = pathlib.Path(d) / 'f.txt'
    path.write_text('line 1\nline 2\n')
    print(path.read_text().split('\n'), path.suffix, [p.name for p in pathlib.Path(d).iterdir()], linecache.getline(str(path), 2), os.path.getsize(path))
try:
    1 / 0
except ZeroDivisionError:
    print(traceback.format_exc())
log = logging.getLogger('x'); h = logging.StreamHandler(io.StringIO()); log.addHandler(h); log.warning('w %d', 3); print(h.stream.getvalue())
class T(unittest.TestCase):
    def test_good(self): self.assertEqual(1, 1)
    def test_bad(self): self.assertEqual([1], [2])
r = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(r)
print(r, r.failures[0][1].splitlines()[-1])
class Parser(html.parser.HTMLParser):
    def handle_starttag(self, tag, attrs): print('tag', tag, attrs)
Parser().feed('<a href="x">t</a>')
m = email.message.EmailMessage(); m['Subject'] = 'hi'; m.set_content('body'); print(m.as_string())
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
try: A()
except TypeError as e: print(e)
print(len(weakref.WeakValueDictionary()), types.SimpleNamespace(a=1), keyword.iskeyword('if'), numbers.Integral.register and isinstance(3, numbers.Integral))

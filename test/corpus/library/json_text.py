# library: json: dumping with all options, loading with hooks, errors with their places.
import json, collections, enum
class C(enum.IntEnum): A = 1
data = {'a': [1, -2.5, 1e100, True, None, 'é"\\\n\x01\U0001f600'], 'b': {}, 'c': [], 3: 4, None: 5, True: 6, 2.5: 7, 'e': C.A}
print(json.dumps(data)); print(json.dumps(data, ensure_ascii=False, separators=(',', ':')))
print(json.dumps({'b': 1, 'a': [1, {'x': ()}]}, indent=2, sort_keys=True)); print(json.dumps([1, [2]], indent='--'))
print(json.dumps([float('inf'), float('-inf'), float('nan')]), json.dumps({(1, 2): 3, 'x': 1}, skipkeys=True))
for bad in (lambda: json.dumps({(1,): 2}), lambda: json.dumps(set()), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.dumps(b'x'), lambda: json.dumps(object, indent=1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
loop = []; loop.append(loop)
try: json.dumps(loop)
except ValueError as e: print(e)
for text in ('', ' ', '{', '[1,]', '[1 2]', '{"a"}', '{"a":}', '{"a":1,}', '{1:2}', '"abc', '"\\x"', '"\\u12"', '"\t"', 'nul', '1.', '-', '[1]]', '\ufeff1', '"\\ud800"', '1e5', '-0', '-0.0', '1E400', 'NaN', '[-Infinity]', '{"a":1,"a":2}', '"\\ud83d\\ude00"', '\n\n  [1,\n x]'):
    try: print(repr(text), ascii(json.loads(text)))
    except json.JSONDecodeError as e: print(repr(text), e, e.pos, e.lineno, e.colno)
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: list(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
print(json.loads('[1.5, 2, NaN]', parse_float=str, parse_int=lambda s: s + '!', parse_constant=lambda s: '<%s>' % s), json.loads(b'\xff\xfe1\x002\x00'))
class E(json.JSONEncoder):
    def default(self, o): return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({'s': {3, 1, 2}}, cls=E), E().encode([{1}]), list(E(indent=1).iterencode({'a': [{5}]})))
try: json.dumps([{'k': 1j}], cls=E)
except TypeError as e: print(e)
print(json.JSONDecoder().raw_decode('[1] tail'), json.loads('"' + 'x' * 100 + '"') == 'x' * 100)
try: json.loads('[' * 100000)
except RecursionError as e: print('RecursionError')
print(json.dumps(collections.OrderedDict([('z', 1), ('a', collections.namedtuple('P', 'x y')(1, 2))])))

# library
# json as people use it: hooks, encoders, errors with their places, streams.
import json
from collections import OrderedDict
from decimal import Decimal
from io import StringIO

data = {'name': 'Ünï', 'list': [1, 2.5, None, True, {'deep': []}], 'big': 10**25, '': {}, 'nan': float('nan')}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True))
print(json.dumps({1: 'a', None: 'b', True: 'c', 2.5: 'd'}), json.dumps([], indent=4), json.dumps({'a': ()}, separators=(',', ':')))
print(json.loads('{"a": [1, 2.50, 1e3, -0, "\\u00e9\\ud83d\\ude00"]}', object_pairs_hook=OrderedDict))
print(json.loads('[1.10, 2]', parse_float=Decimal, parse_int=str))
print(json.loads('{"re": 1, "im": 2}', object_hook=lambda d: complex(d['re'], d['im'])))
for text in ['', '[1,]', '{"a" 1}', '{"a": 1, }', '"\x01"', '"\\x"', 'nul', '[1] 2', '{1: 2}', '"abc', '[1 2]', '\ufeff1', 'tru', '-', '01']:
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as e:
        print(repr(text), e, '|', e.msg, e.pos, e.lineno, e.colno)


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        if isinstance(o, complex):
            return {'re': o.real, 'im': o.imag}
        return super().default(o)


print(json.dumps([{3, 1}, 2 + 3j], cls=Encoder), json.dumps({1, 2}, default=list))
for wrong in [lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(object), lambda: json.dumps(float('inf'), allow_nan=False), lambda: json.loads(5), lambda: json.dumps({'x': [1, {2}]})]:
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e).split(' at 0x')[0])
loop = []
loop.append({'loop': loop})
try:
    json.dumps(loop)
except ValueError as e:
    print(e)
print(json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True))
out = StringIO()
json.dump([1, [2, [3]]], out, indent='\t')
print(repr(out.getvalue()), json.load(StringIO(out.getvalue())))
print(json.loads(b'\xff\xfe1\x002\x00'), json.loads('"\\ud800"').encode('utf-8', 'surrogatepass'))
print(list(Encoder().iterencode({'a': {3}})), json.JSONDecoder().raw_decode('[1] rest'))

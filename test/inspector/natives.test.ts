// What native modules' objects hold, where no program of the corpus is stopped while it has them.
import { expect, test } from 'vitest';
import { describeAddress } from '../../src/inspector/address.js';
import { describe } from '../../src/inspector/describe.js';
import { audit } from '../../src/inspector/graph/audit.js';
import { findObject, visibleNames } from '../../src/inspector/graph/find.js';
import { ObjectGraph } from '../../src/inspector/graph/graph.js';
import { atLine, start, toEnd } from './support.js';

const programs: Record<string, string> = {
  _pickle: `import sys
def made(name, **names):
    sys.modules[name] = type(sys)(name)
    sys.modules[name].__dict__.update(names)
made("copyreg", dispatch_table={}, _extension_registry={}, _inverted_registry={}, _extension_cache={})
made("_compat_pickle", NAME_MAPPING={}, IMPORT_MAPPING={}, REVERSE_NAME_MAPPING={}, REVERSE_IMPORT_MAPPING={})
made("codecs", encode=len)
made("functools", partial=len)
import _pickle
b = _pickle.PickleBuffer(bytearray(b"abc"))
m = b.raw()
class File:
    def write(self, data):
        self.rest = data
    def read(self, n):
        data, self.rest = self.rest[:n], self.rest[n:]
        return data
    readline = read
f = File()
p = _pickle.Pickler(f, 4)
p.dump([["x"] * 3, (1, 2), {"k": [5]}])
u = _pickle.Unpickler(f)
o = u.load()
try:
    f.rest = b"](NNN"
    u.load()
except EOFError:
    pass
pm, um = p.memo, u.memo
p2 = _pickle.Pickler.__new__(_pickle.Pickler)
`,
  _symtable: 'import _symtable\ns = _symtable.symtable("def f(x): return x", "a", "exec")\n',
  _tokenize: `import _tokenize
lines = iter(["x = 1\\n", ""])
t = _tokenize.TokenizerIter(lambda: next(lines), extra_tokens=True)
k = next(t)
`,
  _bz2: `import _bz2
c = _bz2.BZ2Compressor(1)
x = c.compress(b"abc" * 100)
d = _bz2.BZ2Decompressor()
y = d.decompress(_bz2.BZ2Compressor(1).flush()[:8])
e = _bz2.BZ2Decompressor()
f = _bz2.BZ2Compressor(1)
z = e.decompress(f.compress(b"abc") + f.flush(), 1)
`,
  _blake2: 'import _blake2\nh = _blake2.blake2b(b"x")\nh2 = h.copy()\n',
  _datetime: `import _datetime as d
zone = d.timezone(d.timedelta(hours=1), "CET")
aware = d.datetime(2024, 2, 29, 1, 2, 3, tzinfo=zone)
naive = d.datetime(2024, 2, 29)
class Day(d.date):
    pass
times = d.time(1), d.time(2, tzinfo=zone), Day(1, 1, 1), d.date(1, 1, 1).isocalendar(), d.tzinfo()
`,
  _queue: `import _queue
q = _queue.SimpleQueue()
for i in range(30):
    q.put([i])
    if i % 3 == 0:
        q.get()
`,
  _decimal: `import _decimal
d = _decimal.Decimal("1.5") / 3
c = _decimal.Context(prec=50)
x = c.create_decimal("3.14159" * 9)
try:
    _decimal.Decimal(1) / 0
except Exception as e:
    k = e
`,
  _ctypes: 'import _ctypes\nclass S(_ctypes.Structure):\n    pass\n',
  array: 'import array\na = array.array("i", [1, 2])\ni = iter(a)\nm = memoryview(a)\n',
  zlib: `import zlib
c = zlib.compressobj()
x = c.compress(b"abc" * 100)
stored = zlib.compressobj(0)
stored.compress(b"abc" * 100)
d = zlib.decompressobj()
y = d.decompress(zlib.compress(b"abc" * 100), 10)
`,
};

test.each(Object.entries(programs))('%s', (_name, source) => {
  const started = start(source);
  toEnd(started);
  const report = audit(ObjectGraph.build(started.image));
  const unexplained = report.unexplained.map((u) => `${u.info.type} ${u.info.label}: ${u.refcnt}, named ${u.named}`);
  expect({ unexplained, damage: report.damage, unclaimed: report.unclaimed }).toEqual({
    unexplained: [],
    damage: [],
    unclaimed: [],
  });
});

test('dates and times show their values', () => {
  const started = start(`import _datetime as d
zone = d.timezone(d.timedelta(hours=-1), "A")
class Day(d.date):
    pass
values = [d.date(2024, 2, 29), Day(1, 1, 1), d.time(1, 2, 3, 4), d.time(2, tzinfo=zone), d.datetime(2024, 2, 29, 5),
          d.datetime(1, 1, 1, tzinfo=zone), d.timedelta(-1, 5), d.timedelta(2), zone]
pass
`);
  const shown = atLine(started, 7, () => {
    const { image } = started;
    const list = findObject(ObjectGraph.build(image), 'values', visibleNames(image));
    if (typeof list === 'string') throw new Error(list);
    return describe(image, list).references.map(({ target }) => {
      const { value, references } = describe(image, target);
      const { fields } = describeAddress(image, target);
      return `${value} | ${references.map((r) => r.label).join(' ')} | ${fields.at(-1)?.name}`;
    });
  });
  expect(shown).toEqual([
    '2024-02-29 |  | data',
    '0001-01-01 |  | data',
    '01:02:03.000004 |  | fold',
    '02:00:00 | tzinfo | tzinfo',
    '2024-02-29 05:00:00 |  | fold',
    '0001-01-01 00:00:00 | tzinfo | tzinfo',
    '-1 day, 0:00:05 |  | microseconds',
    '2 days, 0:00:00 |  | microseconds',
    'UTC offset -1 day, 23:00:00 | offset name | name',
  ]);
});

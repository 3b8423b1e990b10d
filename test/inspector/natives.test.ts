// What native modules' objects hold, where no program of the corpus is stopped while it has them.
import { expect, test } from 'vitest';
import { audit } from '../../src/inspector/graph/audit.js';
import { ObjectGraph } from '../../src/inspector/graph/graph.js';
import { start, toEnd } from './support.js';

const programs: Record<string, string> = {
  _pickle: 'import _pickle\nb = _pickle.PickleBuffer(bytearray(b"abc"))\nm = b.raw()\n',
  _symtable: 'import _symtable\ns = _symtable.symtable("def f(x): return x", "a", "exec")\n',
  _tokenize: `import _tokenize
lines = iter(["x = 1\\n", ""])
t = _tokenize.TokenizerIter(lambda: next(lines), extra_tokens=True)
k = next(t)
`,
  _blake2: 'import _blake2\nh = _blake2.blake2b(b"x")\nh2 = h.copy()\n',
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

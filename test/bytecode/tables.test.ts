import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PyConst } from '../../dist/src/bytecode/code.js';
import { decodeExceptionTable, encodeExceptionTable } from '../../dist/src/bytecode/exceptiontable.js';
import { type Location, LocationWriter, positions } from '../../dist/src/bytecode/locations.js';
import { dumps, loads } from '../../dist/src/bytecode/marshal.js';
import { reprConst } from '../../dist/src/bytecode/repr.js';
import { strOfPoints } from '../../dist/src/bytecode/utf8.js';

const column = fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 5000 }));

/** A range on one line, one over several, one without columns, or none. */
const location: fc.Arbitrary<Location> = fc
  .record({
    kind: fc.integer({ min: 0, max: 5 }),
    lineno: fc.integer({ min: 0, max: 3000 }),
    lines: fc.integer({ min: 1, max: 80 }),
    col_offset: column,
    width: fc.integer({ min: 0, max: 40 }),
    end: column,
  })
  .map(({ kind, lineno, lines, col_offset, width, end }) => {
    if (kind === 0) return { lineno: -1, end_lineno: -1, col_offset: -1, end_col_offset: -1 };
    if (kind === 1) return { lineno, end_lineno: lineno, col_offset: -1, end_col_offset: -1 };
    if (kind === 2) return { lineno, end_lineno: lineno + lines, col_offset, end_col_offset: end };
    return { lineno, end_lineno: lineno, col_offset, end_col_offset: col_offset + width };
  });

test('positions come back from the location table', () => {
  const runs = fc.array(fc.tuple(location, fc.integer({ min: 1, max: 20 })));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), runs, (firstlineno, list) => {
      const writer = new LocationWriter(firstlineno);
      for (const [loc, units] of list) writer.add(loc, units);
      const known = (n: number): number | null => (n < 0 ? null : n);
      const expected = list.flatMap(([loc, units]) =>
        Array.from({ length: units }, () => ({
          lineno: known(loc.lineno),
          end_lineno: known(loc.end_lineno),
          col_offset: known(loc.col_offset),
          end_col_offset: known(loc.end_col_offset),
        })),
      );
      expect(positions(writer.take(), firstlineno)).toEqual(expected);
    }),
  );
});

test('a location table starts with the bytes CPython writes', () => {
  const writer = new LocationWriter(1);
  writer.add({ lineno: 0, end_lineno: 1, col_offset: 0, end_col_offset: 0 }, 1);
  writer.add({ lineno: 1, end_lineno: 1, col_offset: 0, end_col_offset: 10 }, 1);
  writer.add({ lineno: 1, end_lineno: 1, col_offset: 9, end_col_offset: 10 }, 1);
  expect([...writer.take()]).toEqual([0xf0, 0x03, 0x01, 0x01, 0x01, 0xd8, 0x00, 0x0a, 0x88, 0x11]);
});

test('entries come back from the exception table', () => {
  const offset = fc.integer({ min: 0, max: 200_000 }).map((n) => n * 2);
  const entry = fc.record({
    start: offset,
    size: fc.integer({ min: 1, max: 100_000 }).map((n) => n * 2),
    target: offset,
    depth: fc.integer({ min: 0, max: 300 }),
    lasti: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(entry), (list) => {
      const entries = list.map(({ size, ...e }) => ({ ...e, end: e.start + size }));
      expect(decodeExceptionTable(encodeExceptionTable(entries))).toEqual(entries);
    }),
  );
});

const codePoint = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }),
  fc.integer({ min: 0, max: 0xffff }),
  fc.integer({ min: 0, max: 0x10ffff }),
  fc.integer({ min: 0xd800, max: 0xdfff }),
);

const leaf: fc.Arbitrary<PyConst> = fc.oneof(
  fc.constantFrom<PyConst>({ type: 'None' }, { type: 'Ellipsis' }, { type: 'bool', value: true }),
  fc.bigInt().map((value): PyConst => ({ type: 'int', value })),
  fc.double().map((value): PyConst => ({ type: 'float', value })),
  fc.tuple(fc.double(), fc.double()).map(([real, imag]): PyConst => ({ type: 'complex', real, imag })),
  fc.array(codePoint).map((points): PyConst => strOfPoints(Uint32Array.from(points))),
  fc.uint8Array().map((value): PyConst => ({ type: 'bytes', value: Uint8Array.from(value) })),
);

const constant = fc.letrec<{ value: PyConst }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }).map((items): PyConst => ({ type: 'tuple', items })),
  ),
})).value;

test.each([2, 4] as const)('constants come back from marshal version %i', (version) => {
  fc.assert(
    fc.property(constant, (value) => {
      expect(loads(dumps(value, version))).toEqual(value);
    }),
  );
});

test('marshal reads shared objects', () => {
  // marshal.dumps((x, x)) of an interned x: the second is a reference to the first.
  const bytes = Uint8Array.from([0xa9, 0x02, 0xda, 0x01, 0x78, 0x72, 0x01, 0, 0, 0]);
  const x: PyConst = { type: 'str', value: 'x', points: null };
  expect(loads(bytes)).toEqual({ type: 'tuple', items: [x, x] });
  expect(() => loads(bytes.subarray(0, 5))).toThrow('marshal data too short');
  expect(() => loads(Uint8Array.of(63))).toThrow('unknown type code');
});

test.each<[string, PyConst]>([
  ['1e+16', { type: 'float', value: 1e16 }],
  ['123456789012345.6', { type: 'float', value: 123456789012345.6 }],
  ['1e-05', { type: 'float', value: 0.00001 }],
  ['0.0001', { type: 'float', value: 0.0001 }],
  ['-0.0', { type: 'float', value: -0 }],
  ['(1+nanj)', { type: 'complex', real: 1, imag: Number.NaN }],
  ['(-0-2j)', { type: 'complex', real: -0, imag: -2 }],
  ['3.5j', { type: 'complex', real: 0, imag: 3.5 }],
  [`"it's"`, { type: 'str', value: "it's", points: null }],
  [`'\\'"\\n\\x7fé\\ud800'`, { type: 'str', value: '\'"\n\x7fé\ud800', points: null }],
  [`b'\\x00a\\\\'`, { type: 'bytes', value: Uint8Array.of(0, 97, 92) }],
  ['(1,)', { type: 'tuple', items: [{ type: 'int', value: 1n }] }],
])('repr: %s', (text, value) => {
  expect(reprConst(value)).toBe(text);
});

// Which constants are equal (1 == 1.0 == True), and which are the same constant (they are not).
// CPython: Objects/codeobject.c (_PyCode_ConstantKey)
import type { PyConst } from '../../bytecode/code.js';

const bits = new DataView(new ArrayBuffer(8));

function floatKey(x: number): string {
  bits.setFloat64(0, x);
  return bits.getBigUint64(0).toString(36);
}

// NaN equals nothing, itself included: each stays a constant of its own.
const nans = new WeakMap<PyConst, number>();
let nanCount = 0;

function nanKey(c: PyConst): string {
  let id = nans.get(c);
  if (id === undefined) {
    id = nanCount++;
    nans.set(c, id);
  }
  return `n${id}`;
}

function latin1(bytes: Uint8Array): string {
  let s = '';
  for (const b of bytes) s += String.fromCharCode(b);
  return s;
}

const joined = (keys: string[]): string => keys.map((k) => `${k.length}:${k}`).join('');

/** Equal keys: one entry of co_consts. Code objects are told apart elsewhere. */
export function constantKey(c: PyConst): string {
  switch (c.type) {
    case 'None':
      return 'N';
    case 'Ellipsis':
      return '.';
    case 'bool':
      return c.value ? 'T' : 'F';
    case 'int':
      return `i${c.value}`;
    case 'float':
      return Number.isNaN(c.value) ? nanKey(c) : `f${floatKey(c.value)}`;
    case 'complex':
      return Number.isNaN(c.real) || Number.isNaN(c.imag) ? nanKey(c) : `c${floatKey(c.real)},${floatKey(c.imag)}`;
    case 'str':
      return c.points ? `S${c.points.join()}` : `s${c.value}`;
    case 'bytes':
      return `b${latin1(c.value)}`;
    case 'tuple':
      return `(${joined(c.items.map(constantKey))}`;
    case 'frozenset':
      return `{${joined(c.items.map(constantKey).sort())}`;
    case 'code':
      throw new Error('a code object has no key');
  }
}

/** Equal keys: equal values in Python. */
export function equalityKey(c: PyConst): string {
  switch (c.type) {
    case 'bool':
      return c.value ? 'i1' : 'i0';
    case 'float':
      if (Number.isNaN(c.value)) return nanKey(c);
      return Number.isInteger(c.value) ? `i${BigInt(c.value)}` : `f${c.value}`;
    case 'complex':
      return c.imag === 0 ? equalityKey({ type: 'float', value: c.real }) : `c${c.real + 0},${c.imag}`;
    case 'tuple':
      return `(${joined(c.items.map(equalityKey))}`;
    case 'frozenset':
      return `{${joined(c.items.map(equalityKey).sort())}`;
    default:
      return constantKey(c);
  }
}

/** The elements of a set made of these: of equal ones the first. */
export function distinct<T extends PyConst>(items: readonly T[]): T[] {
  const seen = new Map<string, T>();
  for (const item of items) {
    const key = equalityKey(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

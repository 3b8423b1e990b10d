// What operators give for constants, or null where CPython would raise or does not fold.
// CPython: Python/ast_opt.c (fold_unaryop, fold_binop, safe_*), Objects/{longobject,floatobject,complexobject}.c
import type { PyConst } from '../../bytecode/code.js';
import type { ConstantValue, operator, StrValue, unaryop } from '../ast.js';
import { bigFloorDiv, bigMod, intToFloat, numBits, powFloat, trueDivide } from './numbers.js';
import { concatStr, repeatStr, strLength } from './strings.js';

/** Limits of what folding may build. */
const MAX_INT_SIZE = 128n; // bits
const MAX_COLLECTION_SIZE = 256;
const MAX_STR_SIZE = 4096;
const MAX_TOTAL_ITEMS = 1024;

type Complex = { re: number; im: number };

const int = (value: bigint): ConstantValue => ({ type: 'int', value });
const float = (value: number): ConstantValue => ({ type: 'float', value });
const bool = (value: boolean): ConstantValue => ({ type: 'bool', value });
const complex = (re: number, im: number): ConstantValue => ({ type: 'complex', real: re, imag: im });

/** bool(value) */
export function isTrue(v: PyConst): boolean {
  switch (v.type) {
    case 'None':
      return false;
    case 'Ellipsis':
    case 'code':
      return true;
    case 'bool':
      return v.value;
    case 'int':
      return v.value !== 0n;
    case 'float':
      return v.value !== 0;
    case 'complex':
      return v.real !== 0 || v.imag !== 0;
    case 'str':
      return v.value.length > 0;
    case 'bytes':
      return v.value.length > 0;
    case 'tuple':
    case 'frozenset':
      return v.items.length > 0;
  }
}

/** The int that an int or bool is. */
function asInt(v: ConstantValue): bigint | null {
  if (v.type === 'int') return v.value;
  if (v.type === 'bool') return v.value ? 1n : 0n;
  return null;
}

/** The value of `op v`; null: not folded, because it raises. */
export function foldUnary(op: unaryop, v: ConstantValue): ConstantValue | null {
  if (op === 'Not') return bool(!isTrue(v));
  const n = asInt(v);
  if (n !== null) return op === 'UAdd' && v.type === 'int' ? v : int(op === 'Invert' ? ~n : op === 'USub' ? -n : n);
  if (op === 'Invert') return null;
  if (v.type === 'float') return op === 'USub' ? float(-v.value) : v;
  if (v.type === 'complex') return op === 'USub' ? complex(-v.real, -v.imag) : v;
  return null;
}

const isEmpty = (v: ConstantValue): boolean => !isTrue(v);

function bytesOf(a: Uint8Array, b: Uint8Array): ConstantValue {
  const value = new Uint8Array(a.length + b.length);
  value.set(a);
  value.set(b, a.length);
  return { type: 'bytes', value };
}

function addSequences(a: ConstantValue, b: ConstantValue): ConstantValue | null {
  if (a.type === b.type && isEmpty(a)) return b;
  if (a.type === b.type && isEmpty(b)) return a;
  if (a.type === 'str' && b.type === 'str') return concatStr(a, b);
  if (a.type === 'bytes' && b.type === 'bytes') return bytesOf(a.value, b.value);
  if (a.type === 'tuple' && b.type === 'tuple') return { type: 'tuple', items: [...a.items, ...b.items] };
  return null;
}

/** limit - the items of nested tuples; negative if they are more. */
function checkComplexity(v: ConstantValue, limit: number): number {
  if (v.type !== 'tuple') return limit;
  let left = limit - v.items.length;
  for (const item of v.items) {
    if (left < 0) break;
    left = checkComplexity(item, left);
  }
  return left;
}

/** count * sequence; once, it is the very same object. */
function repeat(count: bigint, v: ConstantValue): ConstantValue | null {
  if (v.type === 'tuple') {
    const size = v.items.length;
    if (size) {
      if (count < 0n || count > BigInt(Math.floor(MAX_COLLECTION_SIZE / size))) return null;
      const n = Number(count);
      if (n && checkComplexity(v, Math.floor(MAX_TOTAL_ITEMS / n)) < 0) return null;
    }
    if (size === 0 || count === 1n) return v;
    const items: ConstantValue[] = [];
    for (let i = Number(count); i > 0; i--) items.push(...v.items);
    return { type: 'tuple', items };
  }
  if (v.type !== 'str' && v.type !== 'bytes') return null;
  const size = v.type === 'str' ? strLength(v) : v.value.length;
  if (size === 0) return v;
  if (count < 0n || count > BigInt(Math.floor(MAX_STR_SIZE / size))) return null;
  if (count === 1n) return v;
  const n = Number(count);
  if (v.type === 'str') return repeatStr(v, n);
  const value = new Uint8Array(size * n);
  for (let i = 0; i < n; i++) value.set(v.value, i * size);
  return { type: 'bytes', value };
}

const DIGIT_BITS = 30n;

/** a % b is the object a itself where b's digits, more than one, tell at first sight that it is larger. CPython: long_rem */
function isItsRemainder(a: bigint, b: bigint): boolean {
  if (a < 0n !== b < 0n) return false;
  const top = (numBits(b) - 1n) / DIGIT_BITS;
  const leading = (n: bigint): bigint => (n < 0n ? -n : n) >> (top * DIGIT_BITS);
  return top > 0n && leading(a) < leading(b);
}

function intOp(op: operator, a: bigint, b: bigint): ConstantValue | null {
  switch (op) {
    case 'Add':
      return int(a + b);
    case 'Sub':
      return int(a - b);
    case 'Mult':
      return a !== 0n && b !== 0n && numBits(a) + numBits(b) > MAX_INT_SIZE ? null : int(a * b);
    case 'Div': {
      const q = trueDivide(a, b);
      return q === null ? null : float(q);
    }
    case 'FloorDiv':
      return b === 0n ? null : int(bigFloorDiv(a, b));
    case 'Mod':
      return b === 0n ? null : int(bigMod(a, b));
    case 'Pow': {
      if (b < 0n) {
        const fa = intToFloat(a);
        const fb = intToFloat(b);
        return fa === null || fb === null ? null : floatOp('Pow', fa, fb);
      }
      if (a !== 0n && b > 0n && numBits(a) > MAX_INT_SIZE / b) return null;
      return int(a ** b);
    }
    case 'LShift':
      if (b < 0n) return null;
      if (a !== 0n && b !== 0n && (b > MAX_INT_SIZE || numBits(a) > MAX_INT_SIZE - b)) return null;
      return int(a === 0n ? 0n : a << b);
    case 'RShift':
      if (b < 0n) return null;
      return int(b > 1_000_000n ? (a < 0n ? -1n : 0n) : a >> b);
    case 'BitOr':
      return int(a | b);
    case 'BitXor':
      return int(a ^ b);
    case 'BitAnd':
      return int(a & b);
    case 'MatMult':
      return null;
  }
}

function floatMod(a: number, b: number): number {
  let mod = a % b;
  if (mod !== 0) {
    if (b < 0 !== mod < 0) mod += b;
    return mod;
  }
  return b < 0 || Object.is(b, -0) ? -0 : 0;
}

function floatFloorDiv(a: number, b: number): number {
  const rest = a % b;
  let div = (a - rest) / b;
  if (rest !== 0 && b < 0 !== rest < 0) div -= 1;
  if (div === 0) return Object.is(a / b, -0) || a / b < 0 ? -0 : 0;
  const floor = Math.floor(div);
  return div - floor > 0.5 ? floor + 1 : floor;
}

function floatOp(op: operator, a: number, b: number): ConstantValue | null {
  switch (op) {
    case 'Add':
      return float(a + b);
    case 'Sub':
      return float(a - b);
    case 'Mult':
      return float(a * b);
    case 'Div':
      return b === 0 ? null : float(a / b);
    case 'FloorDiv':
      return b === 0 ? null : float(floatFloorDiv(a, b));
    case 'Mod':
      return b === 0 ? null : float(floatMod(a, b));
    case 'Pow': {
      if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b))
        return complexOp('Pow', { re: a, im: 0 }, { re: b, im: 0 });
      const p = powFloat(a, b);
      return p === null ? null : float(p);
    }
    default:
      return null;
  }
}

function complexDivide(a: Complex, b: Complex): Complex | null {
  const absRe = Math.abs(b.re);
  const absIm = Math.abs(b.im);
  if (absRe >= absIm) {
    if (absRe === 0) return null;
    const ratio = b.im / b.re;
    const denom = b.re + b.im * ratio;
    return { re: (a.re + a.im * ratio) / denom, im: (a.im - a.re * ratio) / denom };
  }
  const ratio = b.re / b.im;
  const denom = b.re * ratio + b.im;
  return { re: (a.re * ratio + a.im) / denom, im: (a.im * ratio - a.re) / denom };
}

const complexMultiply = (a: Complex, b: Complex): Complex => ({
  re: a.re * b.re - a.im * b.im,
  im: a.re * b.im + a.im * b.re,
});

function complexPower(a: Complex, b: Complex): Complex | null {
  // A small whole exponent: by squaring.
  if (b.im === 0 && Number.isInteger(b.re) && Math.abs(b.re) <= 100) {
    let result: Complex = { re: 1, im: 0 };
    let square = a;
    for (let n = Math.abs(b.re), mask = 1; n >= mask; mask *= 2) {
      if (n & mask) result = complexMultiply(result, square);
      square = complexMultiply(square, square);
    }
    return b.re > 0 ? result : complexDivide({ re: 1, im: 0 }, result);
  }
  if (a.re === 0 && a.im === 0) return b.im !== 0 || b.re < 0 ? null : { re: 0, im: 0 };
  const abs = Math.hypot(a.re, a.im);
  let length = powFloat(abs, b.re) ?? Number.POSITIVE_INFINITY;
  const angle = Math.atan2(a.im, a.re);
  let phase = angle * b.re;
  if (b.im !== 0) {
    length *= Math.exp(-angle * b.im);
    phase += b.im * Math.log(abs);
  }
  return { re: length * Math.cos(phase), im: length * Math.sin(phase) };
}

function complexOp(op: operator, a: Complex, b: Complex): ConstantValue | null {
  let result: Complex | null = null;
  switch (op) {
    case 'Add':
      result = { re: a.re + b.re, im: a.im + b.im };
      break;
    case 'Sub':
      result = { re: a.re - b.re, im: a.im - b.im };
      break;
    case 'Mult':
      result = complexMultiply(a, b);
      break;
    case 'Div':
      result = complexDivide(a, b);
      break;
    case 'Pow':
      result = complexPower(a, b);
      // An overflow is an error.
      if (result && !(Number.isFinite(result.re) && Number.isFinite(result.im))) result = null;
      break;
    default:
      break;
  }
  return result && complex(result.re, result.im);
}

const asComplex = (v: ConstantValue, f: number | null): Complex | null =>
  v.type === 'complex' ? { re: v.real, im: v.imag } : f === null ? null : { re: f, im: 0 };

/** The value of `a op b`; null: not folded, because it raises or grows too large. */
export function foldBinary(op: operator, a: ConstantValue, b: ConstantValue): ConstantValue | null {
  // bool & bool stays a bool.
  if (a.type === 'bool' && b.type === 'bool') {
    if (op === 'BitAnd') return bool(a.value && b.value);
    if (op === 'BitOr') return bool(a.value || b.value);
    if (op === 'BitXor') return bool(a.value !== b.value);
  }
  const ia = asInt(a);
  const ib = asInt(b);
  if (ia !== null && ib !== null)
    return op === 'Mod' && a.type === 'int' && isItsRemainder(ia, ib) ? a : intOp(op, ia, ib);
  if (op === 'Mult') {
    // A bool repeats too: True * 'x'.
    if (ia !== null && isSequence(b)) return repeat(ia, b);
    if (ib !== null && isSequence(a)) return repeat(ib, a);
  }
  if (op === 'Add' && isSequence(a)) return addSequences(a, b);
  const fa = ia !== null ? intToFloat(ia) : a.type === 'float' ? a.value : null;
  const fb = ib !== null ? intToFloat(ib) : b.type === 'float' ? b.value : null;
  if (fa !== null && fb !== null) return floatOp(op, fa, fb);
  if (a.type !== 'complex' && b.type !== 'complex') return null;
  const ca = asComplex(a, fa);
  const cb = asComplex(b, fb);
  return ca && cb ? complexOp(op, ca, cb) : null;
}

function isSequence(v: ConstantValue): v is StrValue | (ConstantValue & { type: 'bytes' | 'tuple' }) {
  return v.type === 'str' || v.type === 'bytes' || v.type === 'tuple';
}

// The values of number literals. CPython: parsenumber in Parser/pegen.c.

import type { ConstantValue } from '../ast.js';
import { type Cursor, FAIL } from './cursor.js';

/** sys.get_int_max_str_digits()'s default: longer decimal literals are errors. */
const MAX_STR_DIGITS = 4300;

/** The value of the current NUMBER token. */
export function numberValue(p: Cursor): ConstantValue {
  const value = parseNumber(p.text, p.options.maxStrDigits);
  if (value === null) throw FAIL;
  return value;
}

/** null if the literal has more digits than `limit` (0: there is none). */
export function parseNumber(literal: string, limit = MAX_STR_DIGITS): ConstantValue | null {
  const text = literal.includes('_') ? literal.replaceAll('_', '') : literal;
  const last = text.charCodeAt(text.length - 1) | 32;
  const second = text.charCodeAt(1) | 32;
  const isRadix = text.charCodeAt(0) === 48 && (second === 120 || second === 111 || second === 98);
  if (isRadix) return { type: 'int', value: BigInt(text) };
  if (last === 106) return { type: 'complex', real: 0, imag: Number(text.slice(0, -1)) };
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return { type: 'float', value: Number(text) };
  }
  if (limit > 0 && text.length > limit && text.replace(/^0+/, '').length > limit) return null;
  return { type: 'int', value: BigInt(text) };
}

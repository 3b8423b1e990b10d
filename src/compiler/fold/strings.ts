// Str constants as Python counts them: in code points, where JavaScript counts UTF-16 units.
import { codePoints, strOfPoints } from '../../bytecode/utf8.js';
import type { StrValue } from '../ast.js';

const SURROGATE = /[\ud800-\udfff]/;

/** A string constant without lone surrogates. */
export const str = (value: string): StrValue => ({ type: 'str', value, points: null });

/** len(s) */
export function strLength(s: StrValue): number {
  if (s.points) return s.points.length;
  if (!SURROGATE.test(s.value)) return s.value.length;
  let n = 0;
  for (const _ of s.value) n++;
  return n;
}

/** The code points of a string constant, lone surrogates among them. */
export function pointsOf(s: StrValue): Uint32Array {
  return s.points ?? Uint32Array.from(codePoints(s));
}

/** a + b. */
export function concatStr(a: StrValue, b: StrValue): StrValue {
  const meets = /[\ud800-\udbff]$/.test(a.value) && /^[\udc00-\udfff]/.test(b.value);
  if (!a.points && !b.points && !meets) return str(a.value + b.value);
  return strOfPoints(Uint32Array.from([...pointsOf(a), ...pointsOf(b)]));
}

/** s * n. */
export function repeatStr(s: StrValue, n: number): StrValue {
  if (!SURROGATE.test(s.value)) return str(s.value.repeat(n));
  let result = str('');
  for (let i = 0; i < n; i++) result = concatStr(result, s);
  return result;
}

/** s[start:end] in code points. */
export function sliceStr(s: StrValue, start: number, end: number): StrValue {
  if (!s.points && !SURROGATE.test(s.value)) return str(s.value.slice(start, end));
  return strOfPoints(pointsOf(s).slice(start, end));
}

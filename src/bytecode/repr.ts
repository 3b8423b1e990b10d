// repr() of a constant. CPython: Objects/unicodeobject.c, bytesobject.c, floatobject.c, complexobject.c
import type { PyConst, StrConst } from './code.js';
import { codePoints } from './utf8.js';

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');

// What str.isprintable() takes for unprintable: other, separators but the space. Made when it is first wanted: expressions over
// all of Unicode take a part of a millisecond each.
let unprintable: RegExp | undefined;
function isUnprintable(char: string): boolean {
  unprintable ??= /[\p{C}\p{Z}]/u;
  return unprintable.test(char);
}

function reprStr(s: StrConst): string {
  const quote = s.value.includes("'") && !s.value.includes('"') ? '"' : "'";
  let out = quote;
  for (const c of codePoints(s)) {
    const char = String.fromCodePoint(c);
    if (char === quote || char === '\\') out += `\\${char}`;
    else if (c === 9) out += '\\t';
    else if (c === 10) out += '\\n';
    else if (c === 13) out += '\\r';
    else if (c < 32 || c === 127) out += `\\x${hex(c, 2)}`;
    else if (c < 127) out += char;
    else if (!isUnprintable(char) && !(c >= 0xd800 && c < 0xe000)) out += char;
    else if (c < 256) out += `\\x${hex(c, 2)}`;
    else if (c < 0x10000) out += `\\u${hex(c, 4)}`;
    else out += `\\U${hex(c, 8)}`;
  }
  return out + quote;
}

function reprBytes(b: Uint8Array): string {
  const quote = b.includes(39) && !b.includes(34) ? '"' : "'";
  let out = `b${quote}`;
  for (const c of b) {
    const char = String.fromCharCode(c);
    if (char === quote || char === '\\') out += `\\${char}`;
    else if (c === 9) out += '\\t';
    else if (c === 10) out += '\\n';
    else if (c === 13) out += '\\r';
    else if (c < 32 || c >= 127) out += `\\x${hex(c, 2)}`;
    else out += char;
  }
  return out + quote;
}

/** The shortest digits that read back as x, as float.__repr__ writes them. */
function reprFloat(x: number, dotZero = true): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x < 0 ? '-inf' : 'inf';
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  if (x === 0) return `${sign}0${dotZero ? '.0' : ''}`;
  const [mantissa, exponent] = Math.abs(x).toExponential().split('e') as [string, string];
  const digits = mantissa.replace('.', '');
  const point = Number(exponent) + 1;
  if (point > 16 || point < -3) {
    const rest = digits.slice(1);
    const e = Math.abs(point - 1)
      .toString()
      .padStart(2, '0');
    return `${sign}${digits[0]}${rest ? `.${rest}` : ''}e${point - 1 < 0 ? '-' : '+'}${e}`;
  }
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return `${sign}${digits}${'0'.repeat(point - digits.length)}${dotZero ? '.0' : ''}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function reprComplex(real: number, imag: number): string {
  if (real === 0 && !Object.is(real, -0)) return `${reprFloat(imag, false)}j`;
  const im = reprFloat(imag, false);
  return `(${reprFloat(real, false)}${/^[-+]/.test(im) ? '' : '+'}${im}j)`;
}

/** repr(value). A code object shows no address: `codeRepr` decides. */
export function reprConst(
  v: PyConst,
  codeRepr: (v: PyConst & { type: 'code' }) => string = () => '<code object>',
): string {
  const items = (list: PyConst[]): string => list.map((item) => reprConst(item, codeRepr)).join(', ');
  switch (v.type) {
    case 'None':
      return 'None';
    case 'Ellipsis':
      return 'Ellipsis';
    case 'bool':
      return v.value ? 'True' : 'False';
    case 'int':
      return v.value.toString();
    case 'float':
      return reprFloat(v.value);
    case 'complex':
      return reprComplex(v.real, v.imag);
    case 'str':
      return reprStr(v);
    case 'bytes':
      return reprBytes(v.value);
    case 'tuple':
      return `(${items(v.items)}${v.items.length === 1 ? ',' : ''})`;
    case 'frozenset':
      return v.items.length ? `frozenset({${items(v.items)}})` : 'frozenset()';
    case 'code':
      return codeRepr(v);
  }
}

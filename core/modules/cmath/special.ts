// What functions of a complex number give where a part is infinite or not a number. (CPython: Modules/cmathmodule.c)
//
// A table has a row for each kind of real part and a column for each kind of imaginary part, in the order of kindOf; an
// entry is two characters, the parts of the result: 0 and o are 0.0 and -0.0, 1 and l are 1 and -1, p, h, q, t, i are pi,
// a half, a quarter and three quarters of it, and infinity (a capital: negative), n is NaN, E is a domain error.

import { Py_complex } from '../../objects/complex';

export const EDOM = 33;
export const ERANGE = 34;

export const ACOS =
  'tipipipIpItInihi........hInnhi........hIhnhi........hIhnhi........hInnqi0i0i0I0IqInininnnnnnnnnInn';
export const ACOSH =
  'iTiPiPipipitiniH........ihnniH........ihnniH........ihnniH........ihnniQioioi0i0iqininnnnnnnnninnn';
export const ASINH =
  'IQIoIoI0I0IqInIH........IhnnIH........IhnniH........ihnniH........ihnniQioioi0i0iqininnnnon0nninnn';
export const ATANH =
  'oHoHoHohohohonoH........ohnnoH........ohon0H........0h0n0H........0hnn0H0H0H0h0h0h0n0Hnnnnnnnn0hnn';
export const COSH =
  'EEiii0ioiIEEinEE........EEnnEE........EEn0EE........EEn0EE........EEnnEEiIioi0iiEEinnnnnn0n0nnnnnn';
export const EXP = '000o0o00000000EE........EEnnEE........EEnnEE........EEnnEE........EEnnEEiIioi0iiEEinnnnnnon0nnnnnn';
export const LOG = 'iTiPiPipipitiniH........ihnniH........ihnniH........ihnniH........ihnniQioioi0i0iqininnnnnnnnninnn';
export const SINH =
  'EEIIIoI0IiEEinEE........EEnnEE........EE0nEE........EE0nEE........EEnnEEiIioi0iiEEinnnnnnon0nnnnnn';
export const SQRT =
  'iI0I0I0i0iiiniiI........iinniI........iinniI........iinniI........iinniIioioi0i0iiiniInnnnnnnniinn';
export const TANH =
  'l0lolol0l0l0l0EE........EEnnEE........EEnnEE........EEnnEE........EEnn101o1o10101010nnnnnon0nnnnnn';
export const RECT =
  'EEIiI0IoIIEEinEE........EEnn00........000000........0000EE........EEnnEEiIioi0iiEEinnnnnn0n0nnnnnn';

/** Minus infinity, negative, minus zero, zero, positive, infinity, not a number. */
function kindOf(x: f64): i32 {
  if (x != x) return 6;
  if (x == Infinity) return 5;
  if (x == -Infinity) return 0;
  if (x == 0) return copysign<f64>(1, x) > 0 ? 3 : 2;
  return x > 0 ? 4 : 1;
}

function part(c: u32): f64 {
  switch (c) {
    case 0x30: // 0
      return 0;
    case 0x6f: // o
      return -0.0;
    case 0x31: // 1
      return 1;
    case 0x6c: // l
      return -1;
    case 0x6e: // n
      return NaN;
  }
  const size = sizeOf(c | 0x20);
  return c & 0x20 ? size : -size;
}

function sizeOf(c: u32): f64 {
  switch (c) {
    case 0x70: // p
      return 3.141592653589793;
    case 0x68: // h
      return 1.5707963267948966;
    case 0x71: // q
      return 0.7853981633974483;
    case 0x74: // t
      return 2.356194490192345;
  }
  return Infinity;
}

/** The table's entry for x + yj: 0 or EDOM. */
export function special(r: Py_complex, table: string, x: f64, y: f64): i32 {
  const entry = changetype<usize>(table) + <usize>((kindOf(x) * 7 + kindOf(y)) << 2);
  const c = <u32>load<u16>(entry);
  if (c == 0x45) return EDOM;
  r.real = part(c);
  r.imag = part(load<u16>(entry, 2));
  return 0;
}

// The codecs of _codecs by number, and what reading and writing them share.

import { _PyArg_BadArgument } from '../../objects/args';
import { PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { stringArg } from '../../objects/str/methods';
import { PyUnicode_Check } from '../../objects/str/struct';
import { tuplePackSteal2 } from '../../objects/tuple';
import { Py_DECREF } from '../../runtime/cold';
import { objAt, PyObject } from '../../runtime/object';

/** The optional argument errors: its C string in *slot, 0 for None; false: TypeError. */
export function errorsArg(name: string, args: usize, nargs: i64, slot: usize): bool {
  store<u64>(slot, 0);
  if (nargs < 2) return true;
  const o = objAt(args, 1);
  if (o == Py_None) return true;
  if (!PyUnicode_Check(o)) {
    _PyArg_BadArgument(name, 'argument 2', 'str or None', o);
    return false;
  }
  const p = stringArg(o, name, 'argument 2');
  store<u64>(slot, <u64>p);
  return p != 0;
}

// new: (object, n); steals object
export function codec_tuple(object: PyObject | null, n: i64): PyObject | null {
  if (!object) return null;
  const number = PyLong_FromSsize_t(n);
  if (number) return tuplePackSteal2(object, number);
  Py_DECREF(object);
  return null;
}

export const ASCII = 0;
export const LATIN1 = 1;
export const UTF7 = 2;
export const UTF8 = 3;
export const UTF16 = 4;
export const UTF16_LE = 5;
export const UTF16_BE = 6;
export const UTF32 = 7;
export const UTF32_LE = 8;
export const UTF32_BE = 9;
export const UNICODE_ESCAPE = 10;
export const RAW_UNICODE_ESCAPE = 11;
export const ESCAPE = 12;
export const CHARMAP = 13;
export const UTF16_EX = 14;
export const UTF32_EX = 15;
export const READBUFFER = 16;

/** 0: little by the mark or else, -1 little, 1 big. */
export function orderOf(codec: i32): i32 {
  if (codec == UTF16_LE || codec == UTF32_LE) return -1;
  return codec == UTF16_BE || codec == UTF32_BE ? 1 : 0;
}

// Names of files between str and bytes: UTF-8 with surrogateescape. (CPython: Objects/unicodeobject.c)

import { SURROGATEESCAPE } from '../../runtime/error-names';
import { PyObject } from '../../runtime/object';
import { _PyUnicode_AsUTF8String } from './codecs';
import { PyUnicode_DecodeUTF8 } from './utf8';

// new
export function PyUnicode_EncodeFSDefault(text: PyObject): PyObject | null {
  return _PyUnicode_AsUTF8String(text, SURROGATEESCAPE());
}

// new
export function PyUnicode_DecodeFSDefaultAndSize(s: usize, n: i64): PyObject | null {
  return PyUnicode_DecodeUTF8(s, n, SURROGATEESCAPE());
}

// format() of strings. (CPython: Python/formatter_unicode.c)

import { Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError } from '../exceptions/types';
import { PyObject_Str } from '../object';
import { maxCharOf } from '../str/scan';
import { PyUnicode_CheckExact, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_KIND } from '../str/struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_Prepare,
  _PyUnicodeWriter_WriteStr,
  _PyUnicodeWriter_WriteSubstring,
  writeFill,
} from '../str/writer';
import { FORMAT_SPEC_SLOTS, FormatSpec, parse_internal_render_format_spec, unknown_presentation_type } from './spec';

/** How many fill characters go to the left of n characters in a field of `total`. */
/* @inline */ function leftPadding(total: i64, n: i64, align: u32): i64 {
  if (align == 62) return total - n;
  return align == 94 ? (total - n) / 2 : 0;
}

function formatString(writer: _PyUnicodeWriter, value: PyObject, format: FormatSpec): i32 {
  if (format.sign) {
    PyErr_SetString(
      PyExc_ValueError,
      format.sign == 32
        ? 'Space not allowed in string format specifier'
        : 'Sign not allowed in string format specifier',
    );
    return -1;
  }
  if (format.no_neg_0) {
    PyErr_SetString(PyExc_ValueError, 'Negative zero coercion (z) not allowed in string format specifier');
    return -1;
  }
  if (format.alternate) {
    PyErr_SetString(PyExc_ValueError, 'Alternate form (#) not allowed in string format specifier');
    return -1;
  }
  if (format.align == 61) {
    PyErr_SetString(PyExc_ValueError, "'=' alignment not allowed in string format specifier");
    return -1;
  }
  let n = PyUnicode_GET_LENGTH(value);
  if ((format.width == -1 || format.width <= n) && (format.precision == -1 || format.precision >= n)) {
    return _PyUnicodeWriter_WriteStr(writer, value);
  }
  if (format.precision >= 0 && n >= format.precision) n = format.precision;
  const total = max(format.width, n);
  const left = leftPadding(total, n, format.align);
  // One preparation for all of it: the buffer gets its final size and width at once.
  const widest = maxCharOf(PyUnicode_KIND(value), PyUnicode_DATA(value), <usize>n);
  const maxchar = total > n ? max(widest, format.fill_char) : widest;
  if (_PyUnicodeWriter_Prepare(writer, total, maxchar) < 0) return -1;
  if (writeFill(writer, format.fill_char, left) < 0) return -1;
  if (_PyUnicodeWriter_WriteSubstring(writer, value, 0, n) < 0) return -1;
  return writeFill(writer, format.fill_char, total - n - left);
}

/** format(o, spec[start:end]) of a str into the writer: 0, -1 with the exception set. */
export function _PyUnicode_FormatAdvancedWriter(
  writer: _PyUnicodeWriter,
  o: PyObject,
  spec: PyObject,
  start: i64,
  end: i64,
): i32 {
  if (start == end) {
    return PyUnicode_CheckExact(o) ? _PyUnicodeWriter_WriteStr(writer, o) : formatAsStr(writer, o);
  }
  const p = stackAlloc(FORMAT_SPEC_SLOTS);
  const format = changetype<FormatSpec>(p);
  let result = -1;
  if (parse_internal_render_format_spec(o, spec, start, end, format, 115, 60)) {
    if (format.type == 115) result = formatString(writer, o, format);
    else unknown_presentation_type(format.type, o.ob_type.tp_name);
  }
  stackFree(p);
  return result;
}

/** Writes str(o). */
export function formatAsStr(writer: _PyUnicodeWriter, o: PyObject): i32 {
  const s = PyObject_Str(o);
  if (!s) return -1;
  const result = _PyUnicodeWriter_WriteStr(writer, s);
  Py_DECREF(s);
  return result;
}

// format() of complex numbers: both parts by the rules of a float, the width for the whole.
// (CPython: Python/formatter_unicode.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { Py_DECREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { imagOf, realOf } from '../complex';
import { isPositiveZero } from '../complex/text';
import { PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_ValueError } from '../exceptions/types';
import { formatDouble, formatRoom, Py_DTSF_ALT, Py_DTSF_NO_NEG_0 } from '../float/tostring';
import { PyUnicode_GET_LENGTH } from '../str/struct';
import {
  _PyUnicodeWriter,
  _PyUnicodeWriter_WriteChar,
  _PyUnicodeWriter_WriteStr,
  dropWriter,
  finishWriter,
  newWriter,
  writeFill,
} from '../str/writer';
import { writeFloatText } from './number';
import { FORMAT_SPEC_SLOTS, FormatSpec, parse_internal_render_format_spec, unknown_presentation_type } from './spec';
import { formatAsStr } from './str';

/** One part, without padding. */
function writePart(writer: _PyUnicodeWriter, x: f64, type: i32, precision: i32, flags: i32, format: FormatSpec): i32 {
  const buffer = PyMem_Malloc(<usize>formatRoom(x, type, precision));
  if (!buffer) {
    PyErr_NoMemory();
    return -1;
  }
  const result = writeFloatText(writer, buffer, formatDouble(buffer, x, type, precision, flags), format);
  PyMem_Free(buffer);
  return result;
}

/** The number without padding; format's alignment and width are off, its sign changes. */
function writeParts(
  writer: _PyUnicodeWriter,
  o: PyObject,
  type: i32,
  precision: i32,
  flags: i32,
  format: FormatSpec,
): i32 {
  const short = format.type == 0;
  const skipReal = short && isPositiveZero(realOf(o));
  const parens = short && !skipReal;
  if (parens && _PyUnicodeWriter_WriteChar(writer, 40) < 0) return -1;
  if (!skipReal) {
    if (writePart(writer, realOf(o), type, precision, flags, format) < 0) return -1;
    // Between the parts there is always a sign.
    format.sign = 43;
  }
  if (writePart(writer, imagOf(o), type, precision, flags, format) < 0) return -1;
  if (_PyUnicodeWriter_WriteChar(writer, 106) < 0) return -1;
  return parens ? _PyUnicodeWriter_WriteChar(writer, 41) : 0;
}

function formatComplex(writer: _PyUnicodeWriter, o: PyObject, format: FormatSpec): i32 {
  if (format.precision > i32.MAX_VALUE) {
    PyErr_SetString(PyExc_ValueError, 'precision too big');
    return -1;
  }
  if (format.fill_char == 48) {
    PyErr_SetString(PyExc_ValueError, 'Zero padding is not allowed in complex format specifier');
    return -1;
  }
  if (format.align == 61) {
    PyErr_SetString(PyExc_ValueError, "'=' alignment flag is not allowed in complex format specifier");
    return -1;
  }
  let type = format.type;
  let precision = <i32>format.precision;
  let flags = 0;
  if (format.alternate) flags |= Py_DTSF_ALT;
  if (format.no_neg_0) flags |= Py_DTSF_NO_NEG_0;
  if (type == 110) type = 103;
  if (type == 0) type = precision < 0 ? 114 : 103;
  if (precision < 0) precision = type == 114 ? 0 : 6;
  const width = format.width;
  const align = format.align;
  const fill = format.fill_char;
  format.width = -1;
  format.align = 60;
  format.fill_char = 0;
  const parts = newWriter(0, true);
  if (writeParts(parts, o, type, precision, flags, format) < 0) {
    dropWriter(parts);
    return -1;
  }
  const s = finishWriter(parts);
  if (!s) return -1;
  const padding = max<i64>(width - PyUnicode_GET_LENGTH(s), 0);
  const left = align == 94 ? padding / 2 : align == 62 ? padding : 0;
  let result = writeFill(writer, fill, left);
  if (result == 0) result = _PyUnicodeWriter_WriteStr(writer, s);
  if (result == 0) result = writeFill(writer, fill, padding - left);
  Py_DECREF(s);
  return result;
}

/** format(o, spec[start:end]) of a complex number into the writer: 0, -1 with the exception set. */
export function _PyComplex_FormatAdvancedWriter(
  writer: _PyUnicodeWriter,
  o: PyObject,
  spec: PyObject,
  start: i64,
  end: i64,
): i32 {
  if (start == end) return formatAsStr(writer, o);
  const p = stackAlloc(FORMAT_SPEC_SLOTS);
  const format = changetype<FormatSpec>(p);
  let result = -1;
  if (parse_internal_render_format_spec(o, spec, start, end, format, 0, 62)) {
    const c = format.type;
    const known = c == 0 || c == 110 || (c | 32) == 101 || (c | 32) == 102 || (c | 32) == 103;
    if (known) result = formatComplex(writer, o, format);
    else unknown_presentation_type(c, o.ob_type.tp_name);
  }
  stackFree(p);
  return result;
}

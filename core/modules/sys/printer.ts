// Where a traceback goes: a file, and inside an exception group the margin that its lines get.
// (CPython: Lib/traceback.py, _ExceptionPrintContext)
//
//   + Exception Group Traceback (most recent call last):
//   |   File "x.py", line 1, in <module>
//   | ExceptionGroup: two (2 sub-exceptions)
//   +-+---------------- 1 ----------------
//     | ValueError: one
//     +---------------- 2 ----------------
//     | ValueError: two
//     +------------------------------------

import { PyMem_RawFree } from '../../memory/raw';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { Py_PRINT_RAW, PyFile_WriteObject } from '../../objects/file';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_ReadChar, PyUnicode_Substring } from '../../objects/str/slice';
import { PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { PyUnicode_DecodeUTF8 } from '../../objects/str/utf8';
import { Py_DECREF } from '../../runtime/cold';
import { arg, PyObject } from '../../runtime/object';

@unmanaged
export class Printer {
  file: PyObject; // borrowed
  seen: PyObject; // strong: a list of the exceptions that were shown, against cycles
  depth: i32; // how many groups are around what is shown
  need_close: i32; // 1: the last line of a group's box is still to be drawn
}

/** Writes a text (stolen; NULL fails) as it is: 0, or -1. */
export function emitRaw(p: Printer, text: PyObject | null): i32 {
  if (!text) return -1;
  const r = PyFile_WriteObject(text, p.file, Py_PRINT_RAW);
  Py_DECREF(text);
  return r;
}

// new: two spaces a group
export function indentOf(p: Printer): PyObject | null {
  const spaces = PyUnicode_FromString('                                                                ');
  if (!spaces) return null;
  const result = PyUnicode_Substring(spaces, 0, 2 * p.depth);
  Py_DECREF(spaces);
  return result;
}

/** Writes a text (stolen; NULL fails) with the margin before each of its lines: 0, or -1. */
export function emit(p: Printer, text: PyObject | null, margin: i32 = 0x7c): i32 {
  if (!text || p.depth == 0) return emitRaw(p, text);
  const indent = indentOf(p);
  let r = indent ? 0 : -1;
  const n = PyUnicode_GET_LENGTH(text);
  let start: i64 = 0;
  while (r == 0 && start < n) {
    let end = start;
    while (end < n && PyUnicode_ReadChar(text, end) != 0x0a) end++;
    if (end < n) end++;
    const line = PyUnicode_Substring(text, start, end);
    if (!line) r = -1;
    else {
      r = emitRaw(p, PyUnicode_FromFormat('%U%c %U', arg(indent), margin, arg(line)));
      Py_DECREF(line);
    }
    start = end;
  }
  if (indent) Py_DECREF(indent);
  Py_DECREF(text);
  return r;
}

/** Writes a text behind the margin; -1: failed. */
export function emitLiteral(p: Printer, text: string, margin: i32 = 0x7c): i32 {
  return emit(p, PyUnicode_FromString(text), margin);
}

/** Writes what the host has put into a raw block (freed): u32 length, text. */
export function emitBlock(p: Printer, block: usize): i32 {
  if (!block) {
    PyErr_NoMemory();
    return -1;
  }
  const text = PyUnicode_DecodeUTF8(block + 4, load<u32>(block), 0);
  PyMem_RawFree(block);
  return emit(p, text);
}

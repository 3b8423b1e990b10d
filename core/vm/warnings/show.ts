// Showing a warning: "file:line: category: text" and the line itself.

import { host_source_line } from '../../host';
import { PyMem_RawFree } from '../../memory/raw';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { Py_PRINT_RAW, PyFile_WriteObject } from '../../objects/file';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8 } from '../../objects/str/utf8';
import { _PySys_GetAttr } from '../../objects/sys-attributes';
import { PyType_GetName } from '../../objects/type/attributes';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';

/** What goes wrong while a warning is shown is nobody's error. */
export function show_warning(
  filename: PyObject,
  lineno: i32,
  text: PyObject,
  category: PyObject,
  sourceline: PyObject | null,
): void {
  const file = _PySys_GetAttr(_Py_ID('stderr'));
  if (!file || file == Py_None) return;
  const name = PyType_GetName(changetype<PyTypeObject>(category));
  if (name && write(file, PyUnicode_FromFormat('%U:%d: %U: %U\n', arg(filename), lineno, arg(name), arg(text)))) {
    if (sourceline) write(file, PyUnicode_FromFormat('%U\n', arg(sourceline)));
    else writeSourceLine(file, filename, lineno, 2);
  }
  Py_XDECREF(name);
  PyErr_Clear();
}

/** Writes text (stolen; NULL fails). */
function write(file: PyObject, text: PyObject | null): bool {
  if (!text) return false;
  const r = PyFile_WriteObject(text, file, Py_PRINT_RAW);
  Py_DECREF(text);
  return r == 0;
}

/** Writes a line of a source file with an indentation, when there is such a line: 0, or -1. */
export function writeSourceLine(file: PyObject, filename: PyObject, lineno: i32, indent: i32): i32 {
  const slot = stackAlloc(1);
  const name = PyUnicode_AsUTF8AndSize(filename, slot);
  const length = load<usize>(slot);
  stackFree(slot);
  if (!name) return -1;
  const block = host_source_line(name, length, lineno);
  if (!block) {
    PyErr_NoMemory();
    return -1;
  }
  const n = load<u32>(block);
  const line: PyObject | null = n ? PyUnicode_DecodeUTF8(block + 4, n, 0) : null;
  PyMem_RawFree(block);
  if (n == 0) return 0;
  if (!line) return -1;
  const ok = write(file, PyUnicode_FromFormat(indent == 2 ? '  %U\n' : '    %U\n', arg(line)));
  Py_DECREF(line);
  return ok ? 0 : -1;
}

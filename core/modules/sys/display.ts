// How an exception is printed: CPython's traceback module in the core's words. (CPython: Lib/traceback.py, Python/pythonrun.c)

import { host_format_frame, host_format_syntax_error } from '../../host';
import { PyMem_RawFree } from '../../memory/raw';
import { PySequence_Check, PySequence_List } from '../../objects/abstract/sequence';
import { PyObject_GetAttr } from '../../objects/attribute';
import { PyBytes_Check } from '../../objects/bytes/struct';
import { PyCodeObject } from '../../objects/code';
import { PyCode_Addr2Line, PyCode_Addr2Location } from '../../objects/code/locations';
import { PyDict_GetItemWithError } from '../../objects/dict/dict';
import { PyException_SetTraceback } from '../../objects/exceptions/attributes';
import { PyExceptionInstance_Check } from '../../objects/exceptions/base';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { PyBaseExceptionObject, PySyntaxErrorObject } from '../../objects/exceptions/struct';
import { PyExc_SyntaxError } from '../../objects/exceptions/types';
import { PyFrame_GetCode } from '../../objects/frame';
import { PyLong_AsInt, PyLong_Check } from '../../objects/int';
import { PyList_Append, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyObject_Str } from '../../objects/object';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8 } from '../../objects/str/utf8';
import { PyTraceBack_Check, PyTracebackObject } from '../../objects/traceback';
import { PyType_GetQualName } from '../../objects/type/attributes';
import { PyType_IsSubtype } from '../../objects/type/state';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID, _Py_STR } from '../../runtime/identifiers';
import { arg, Py_DECREF, Py_INCREF, Py_XNewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _PyFile_Flush, Py_PRINT_RAW, PyFile_WriteObject, PyFile_WriteString } from '../builtins/file';
import { _PySys_GetAttr } from './attributes';
import { suggestionFor } from './suggestions';

/** How many times the same entry is shown before the rest is only counted. */
const RECURSIVE_CUTOFF = 3;

/** Writes a text (stolen; NULL fails) to the file: 0, or -1. */
function emit(file: PyObject, text: PyObject | null): i32 {
  if (!text) return -1;
  const r = PyFile_WriteObject(text, file, Py_PRINT_RAW);
  Py_DECREF(text);
  return r;
}

/** Writes what the host has put into a raw block (freed): u32 length, text. */
function emitBlock(file: PyObject, block: usize): i32 {
  if (!block) {
    PyErr_NoMemory();
    return -1;
  }
  const text = PyUnicode_DecodeUTF8(block + 4, load<u32>(block), 0);
  PyMem_RawFree(block);
  return emit(file, text);
}

/** PyErr_Display: to sys.stderr; what fails while printing is not shown. */
export function PyErr_DisplayException(exc: PyObject, tb: PyObject | null): void {
  const file = _PySys_GetAttr(_Py_ID('stderr'));
  if (!file || file == Py_None) return;
  Py_INCREF(file);
  if (PyExceptionInstance_Check(exc)) {
    if (tb && tb != Py_None && PyTraceBack_Check(tb) && !changetype<PyBaseExceptionObject>(exc).traceback) PyException_SetTraceback(exc, tb);
    if (displayChain(file, exc) < 0) PyErr_Clear();
  } else if (emit(file, PyUnicode_FromFormat('TypeError: print_exception(): Exception expected for value, %.50s found\n', <u64>exc.ob_type.tp_name)) < 0) {
    PyErr_Clear();
  }
  if (_PyFile_Flush(file) < 0) PyErr_Clear();
  Py_DECREF(file);
}

/** The exception that is to be shown before exc (borrowed), or NULL. */
function earlier(exc: PyObject): PyObject | null {
  const e = changetype<PyBaseExceptionObject>(exc);
  if (e.cause) return e.cause;
  return e.suppress_context ? changetype<PyObject | null>(0) : e.context;
}

/** exc and what led to it, the first cause first. */
function displayChain(file: PyObject, exc: PyObject): i32 {
  const chain = PyList_New(0);
  if (!chain) return -1;
  let failed = false;
  for (let o: PyObject | null = exc; o && !failed; o = earlier(o)) {
    let seen = false;
    for (let i: i64 = 0; i < PyList_GET_SIZE(chain) && !seen; i++) seen = PyList_GET_ITEM(chain, i) == o;
    if (seen) break;
    failed = PyList_Append(chain, o) < 0;
  }
  for (let i = PyList_GET_SIZE(chain) - 1; i >= 0 && !failed; i--) {
    const o = PyList_GET_ITEM(chain, i);
    failed = displayException(file, o) < 0;
    if (failed || i == 0) break;
    const direct = changetype<PyBaseExceptionObject>(PyList_GET_ITEM(chain, i - 1)).cause != null;
    failed = PyFile_WriteString(
      direct
        ? '\nThe above exception was the direct cause of the following exception:\n\n'
        : '\nDuring handling of the above exception, another exception occurred:\n\n',
      file,
    ) < 0;
  }
  Py_DECREF(chain);
  return failed ? -1 : 0;
}

export function displayException(file: PyObject, exc: PyObject): i32 {
  const tb = changetype<PyBaseExceptionObject>(exc).traceback;
  if (tb && (PyFile_WriteString('Traceback (most recent call last):\n', file) < 0 || displayTraceback(file, tb) < 0)) return -1;
  const name = qualifiedTypeName(exc.ob_type);
  if (!name) return -1;
  const r = PyType_IsSubtype(exc.ob_type, PyExc_SyntaxError) ? displaySyntaxError(file, exc, name) : displayValue(file, exc, name);
  Py_DECREF(name);
  return r < 0 ? -1 : displayNotes(file, exc);
}

// new: "ValueError", "pkg.mod.MyError"
function qualifiedTypeName(type: PyTypeObject): PyObject | null {
  const qualname = PyType_GetQualName(type);
  if (!qualname) return null;
  const module = PyObject_GetAttr(type, _Py_ID('__module__'));
  if (!module) {
    PyErr_Clear();
    return qualname;
  }
  let result: PyObject | null = qualname;
  if (!PyUnicode_Check(module)) result = PyUnicode_FromFormat('<unknown>.%U', arg(qualname));
  else if (!_PyUnicode_EqualToASCIIString(module, 'builtins') && !_PyUnicode_EqualToASCIIString(module, '__main__')) {
    result = PyUnicode_FromFormat('%U.%U', arg(module), arg(qualname));
  }
  if (result != qualname) Py_DECREF(qualname);
  Py_DECREF(module);
  return result;
}

/** "Type: text" with a suggestion, or "Type" alone. */
function displayValue(file: PyObject, exc: PyObject, name: PyObject): i32 {
  let text = PyObject_Str(exc);
  if (!text) {
    PyErr_Clear();
    text = PyUnicode_FromString('<exception str() failed>');
    if (!text) return -1;
  }
  const suggestion = suggestionFor(exc);
  if (PyErr_Occurred()) PyErr_Clear();
  let r: i32;
  if (suggestion) {
    r = emit(file, PyUnicode_FromFormat('%U: %U%U\n', arg(name), arg(text), arg(suggestion)));
    Py_DECREF(suggestion);
  } else if (PyUnicode_GET_LENGTH(text) == 0) r = emit(file, PyUnicode_FromFormat('%U\n', arg(name)));
  else r = emit(file, PyUnicode_FromFormat('%U: %U\n', arg(name), arg(text)));
  Py_DECREF(text);
  return r;
}

function intOr(o: PyObject | null, otherwise: i32): i32 {
  if (!o || !PyLong_Check(o)) return otherwise;
  const n = PyLong_AsInt(o);
  if (n == -1 && PyErr_Occurred()) {
    PyErr_Clear();
    return otherwise;
  }
  return n;
}

function displaySyntaxError(file: PyObject, exc: PyObject, name: PyObject): i32 {
  const e = changetype<PySyntaxErrorObject>(exc);
  const hasLine = e.lineno != null && e.lineno != Py_None;
  const hasName = e.filename != null && e.filename != Py_None;
  if (hasLine) {
    const filename: PyObject = hasName ? e.filename! : _Py_STR('anon_string');
    if (emit(file, PyUnicode_FromFormat('  File "%S", line %S\n', arg(filename), arg(e.lineno))) < 0) return -1;
  }
  if (e.text && PyUnicode_Check(e.text!)) {
    const slot = stackAlloc(1);
    const text = PyUnicode_AsUTF8AndSize(e.text!, slot);
    const length = load<usize>(slot);
    stackFree(slot);
    if (!text) PyErr_Clear();
    else {
      const block = host_format_syntax_error(text, length, intOr(e.lineno, -1), intOr(e.offset, -1), intOr(e.end_lineno, -1), intOr(e.end_offset, -1));
      if (emitBlock(file, block) < 0) return -1;
    }
  }
  const msg: PyObject | null = e.msg && e.msg != Py_None ? Py_XNewRef(e.msg) : PyUnicode_FromString('<no detail available>');
  if (!msg) return -1;
  const r = !hasLine && hasName
    ? emit(file, PyUnicode_FromFormat('%U: %S (%S)\n', arg(name), arg(msg), arg(e.filename)))
    : emit(file, PyUnicode_FromFormat('%U: %S\n', arg(name), arg(msg)));
  Py_DECREF(msg);
  return r;
}

function displayNotes(file: PyObject, exc: PyObject): i32 {
  const dict = changetype<PyBaseExceptionObject>(exc).dict;
  if (!dict) return 0;
  const notes = PyDict_GetItemWithError(dict, _Py_ID('__notes__'));
  if (!notes || notes == Py_None) return PyErr_Occurred() ? -1 : 0;
  if (!PySequence_Check(notes) || PyUnicode_Check(notes) || PyBytes_Check(notes)) return emit(file, PyUnicode_FromFormat('%R\n', arg(notes)));
  const items = PySequence_List(notes);
  if (!items) return -1;
  let r = 0;
  for (let i: i64 = 0; i < PyList_GET_SIZE(items) && r == 0; i++) r = emit(file, PyUnicode_FromFormat('%S\n', arg(PyList_GET_ITEM(items, i))));
  Py_DECREF(items);
  return r;
}

/** The entries of a traceback; the same one over and over is counted instead of shown. */
export function displayTraceback(file: PyObject, first: PyObject): i32 {
  let lastFile: PyObject | null = null;
  let lastName: PyObject | null = null;
  let lastLine = -1;
  let count: i64 = 0;
  for (let o: PyObject | null = first; o && o != Py_None; o = changetype<PyTracebackObject>(o).tb_next) {
    const tb = changetype<PyTracebackObject>(o);
    const code = changetype<PyCodeObject>(PyFrame_GetCode(tb.tb_frame!));
    const lineno = tb.tb_lineno == -1 ? PyCode_Addr2Line(code, tb.tb_lasti) : tb.tb_lineno;
    const same = lastLine == lineno && lastFile == code.co_filename && lastName == code.co_name;
    if (!same) {
      if (displayRepeated(file, count) < 0) {
        Py_DECREF(code);
        return -1;
      }
      lastFile = code.co_filename;
      lastName = code.co_name;
      lastLine = lineno;
      count = 0;
    }
    count++;
    const r = count > RECURSIVE_CUTOFF ? 0 : displayEntry(file, code, lineno, tb.tb_lasti);
    Py_DECREF(code);
    if (r < 0) return -1;
  }
  return displayRepeated(file, count);
}

function displayRepeated(file: PyObject, count: i64): i32 {
  const more = count - RECURSIVE_CUTOFF;
  if (more <= 0) return 0;
  return emit(file, more == 1
    ? PyUnicode_FromString('  [Previous line repeated 1 more time]\n')
    : PyUnicode_FromFormat('  [Previous line repeated %zd more times]\n', more));
}

function displayEntry(file: PyObject, code: PyCodeObject, lineno: i32, lasti: i32): i32 {
  const p = stackAlloc(4);
  store<i32>(p, lineno);
  store<i32>(p + 8, -1);
  store<i32>(p + 16, -1);
  store<i32>(p + 24, -1);
  PyCode_Addr2Location(code, lasti, p, p + 8, p + 16, p + 24);
  const column = load<i32>(p + 8);
  const endLineno = load<i32>(p + 16);
  const endColumn = load<i32>(p + 24);
  const filename = PyUnicode_AsUTF8AndSize(code.co_filename!, p);
  const filenameLength = load<usize>(p);
  const name = PyUnicode_AsUTF8AndSize(code.co_name!, p);
  const nameLength = load<usize>(p);
  stackFree(p);
  if (!filename || !name) return -1;
  return emitBlock(file, host_format_frame(filename, filenameLength, name, nameLength, lineno, endLineno, column, endColumn));
}

// One exception without its traceback: "Type: text", where a SyntaxError lies, notes. (CPython: Lib/traceback.py)

import { host_format_syntax_error } from '../../host';
import { PySequence_GetItem, PySequence_Size } from '../../objects/abstract/sequence';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyErr_ExceptionMatches } from '../../objects/exceptions/errors';
import { PySyntaxErrorObject } from '../../objects/exceptions/struct';
import { PyExc_Exception, PyExc_SyntaxError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_Check } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_Repr, PyObject_Str } from '../../objects/object';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { PyUnicode_AsUTF8AndSize } from '../../objects/str/utf8';
import { PyType_GetQualName } from '../../objects/type/attributes';
import { PyType_IsSubtype } from '../../objects/type/state';
import { Py_DECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID, _Py_STR } from '../../runtime/identifiers';
import { arg, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { Py_TPFLAGS_SEQUENCE, PyTypeObject } from '../../runtime/type';
import { emit, emitBlock, Printer } from './printer';
import { suggestionFor } from './suggestions';

/** The last lines of a traceback: the exception without what led to it; -1: failed. */
export function displayOnly(p: Printer, exc: PyObject): i32 {
  const name = qualifiedTypeName(exc.ob_type);
  if (!name) return -1;
  const r = PyType_IsSubtype(exc.ob_type, PyExc_SyntaxError)
    ? displaySyntaxError(p, exc, name)
    : displayValue(p, exc, name);
  Py_DECREF(name);
  return r < 0 ? -1 : displayNotes(p, exc);
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
function displayValue(p: Printer, exc: PyObject, name: PyObject): i32 {
  const text = safeText(PyObject_Str(exc), '<exception str() failed>');
  if (!text) return -1;
  const suggestion = suggestionFor(exc);
  if (PyErr_Occurred()) PyErr_Clear();
  let r: i32;
  if (suggestion) {
    r = emit(p, PyUnicode_FromFormat('%U: %U%U\n', arg(name), arg(text), arg(suggestion)));
    Py_DECREF(suggestion);
  } else if (PyUnicode_GET_LENGTH(text) == 0) r = emit(p, PyUnicode_FromFormat('%U\n', arg(name)));
  else r = emit(p, PyUnicode_FromFormat('%U: %U\n', arg(name), arg(text)));
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

function displaySyntaxError(p: Printer, exc: PyObject, name: PyObject): i32 {
  const e = changetype<PySyntaxErrorObject>(exc);
  const hasLine = e.lineno != null && e.lineno != Py_None;
  const hasName = e.filename != null && e.filename != Py_None;
  if (hasLine) {
    const filename: PyObject = hasName && !isEmpty(e.filename!) ? e.filename! : _Py_STR('anon_string');
    if (emit(p, PyUnicode_FromFormat('  File "%S", line %S\n', arg(filename), arg(e.lineno))) < 0) return -1;
  }
  if (e.text && PyUnicode_Check(e.text!)) {
    const slot = stackAlloc(1);
    const text = PyUnicode_AsUTF8AndSize(e.text!, slot);
    const length = load<usize>(slot);
    stackFree(slot);
    if (!text) PyErr_Clear();
    else {
      const block = host_format_syntax_error(
        text,
        length,
        intOr(e.lineno, -1),
        intOr(e.offset, -1),
        intOr(e.end_lineno, -1),
        intOr(e.end_offset, -1),
      );
      if (emitBlock(p, block) < 0) return -1;
    }
  }
  const msg: PyObject | null =
    e.msg && e.msg != Py_None ? Py_XNewRef(e.msg) : PyUnicode_FromString('<no detail available>');
  if (!msg) return -1;
  const r =
    !hasLine && hasName
      ? emit(p, PyUnicode_FromFormat('%U: %S (%S)\n', arg(name), arg(msg), arg(e.filename)))
      : emit(p, PyUnicode_FromFormat('%U: %S\n', arg(name), arg(msg)));
  Py_DECREF(msg);
  return r;
}

function isEmpty(o: PyObject): bool {
  return PyUnicode_Check(o) && PyUnicode_GET_LENGTH(o) == 0;
}

// new: text (stolen), or what stands for it when making it has failed
function safeText(text: PyObject | null, otherwise: string): PyObject | null {
  if (text) return text;
  PyErr_Clear();
  return PyUnicode_FromString(otherwise);
}

function displayNotes(p: Printer, exc: PyObject): i32 {
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, null);
  const found = PyObject_GetOptionalAttr(exc, _Py_ID('__notes__'), slot);
  const notes = ptrAt(slot, 0);
  stackFree(slot);
  if (found < 0) return PyErr_ExceptionMatches(PyExc_Exception) ? displayNotesError(p) : -1;
  if (!notes) return 0;
  let r = 0;
  if (notes.ob_type.tp_flags & Py_TPFLAGS_SEQUENCE) r = displayNoteList(p, notes);
  else if (notes != Py_None) r = displayText(p, safeText(PyObject_Repr(notes), '<__notes__ repr() failed>'));
  Py_DECREF(notes);
  return r;
}

/** A text (stolen; NULL fails) and a newline. */
function displayText(p: Printer, text: PyObject | null): i32 {
  if (!text) return -1;
  const r = emit(p, PyUnicode_FromFormat('%U\n', arg(text)));
  Py_DECREF(text);
  return r;
}

function displayNoteList(p: Printer, notes: PyObject): i32 {
  const n = PySequence_Size(notes);
  if (n < 0) return -1;
  for (let i: i64 = 0; i < n; i++) {
    const note = PySequence_GetItem(notes, i);
    if (!note) return -1;
    const text = safeText(PyObject_Str(note), '<note str() failed>');
    Py_DECREF(note);
    if (displayText(p, text) < 0) return -1;
  }
  return 0;
}

function displayNotesError(p: Printer): i32 {
  const error = PyErr_GetRaisedException()!;
  const text = safeText(PyObject_Repr(error), '<__notes__ repr() failed>');
  Py_DECREF(error);
  if (!text) return -1;
  const r = emit(p, PyUnicode_FromFormat('Ignored error getting __notes__: %U\n', arg(text)));
  Py_DECREF(text);
  return r;
}

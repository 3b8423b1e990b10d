// The module _tokenize: the tokens of a text. The tokenizer is the host's, and gives plain values (src/host/token-codec.ts)
// for the whole text at once. (CPython: Python/Python-tokenize.c)

import { unpackTupleAndKeywords } from '../objects/args';
import { PyObject_GenericGetAttr } from '../objects/attribute';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../objects/bytes/struct';
import { PyObject_CallNoArgs } from '../objects/call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_StopIteration, PyExc_TypeError } from '../objects/exceptions/types';
import { PyLong_AsSsize_t } from '../objects/int';
import { PyList_Append, PyList_New } from '../objects/list';
import { newNativeModule, PyModule_AddType } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue, PyObject_SelfIter } from '../objects/object';
import { PyUnicode_Decode } from '../objects/str/codecs';
import { PyUnicode_Join } from '../objects/str/join';
import { PyUnicode_FromString, PyUnicode_New } from '../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../objects/str/struct';
import { PyUnicode_AsUTF8, PyUnicode_AsUTF8AndSize } from '../objects/str/utf8';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_Pack2, PyTuple_SET_ITEM } from '../objects/tuple';
import { freeInstance, newHeapType, readyHeapType } from '../objects/type/from-spec';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Clear } from '../runtime/errors';
import { objAt, PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { cstr } from '../runtime/static';
import { Py_TPFLAGS_IMMUTABLETYPE, PyTypeObject } from '../runtime/type';
import { Py_CompileBytes, raiseFromCompiler } from '../vm/compile';

/** host_compile's mode that asks for tokens; 1 more: with comments and newlines that mean nothing. */
const TOKENS = 0x400;
/** A token in the flat tuple of all: kind, text, lineno, column, end lineno, end column, number of its line. */
const TOKEN = 7;
const BEFORE = 0;
const WITHIN = 1;
const DONE = 2;

/** 64 bytes. */
@unmanaged
class tokenizeriterobject extends PyObject {
  // NOT CPYTHON: there a struct tok_state. Strong: first (readline, encoding or None), then what the tokenizer gave
  tok: PyObject | null;
  done: i32; // BEFORE, WITHIN, DONE; twice that and 1 more: extra tokens
  last_line: PyObject | null; // strong
  last_lineno: i64;
  last_end_lineno: i64;
  byte_col_offset_diff: i64; // where the next token stands
}

/* @inline */ function asTokenizer(o: PyObject): tokenizeriterobject {
  return changetype<tokenizeriterobject>(o);
}

function tokenizeriter_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const values = stackAlloc(3);
  let result: PyObject | null = null;
  if (unpackTupleAndKeywords(args, kwargs, 'tokenizeriter', 'readline extra_tokens encoding', 1, 2, 2, values) == 0) {
    const encoding = ptrAt(values, 2);
    const extra = PyObject_IsTrue(objAt(values, 1));
    if (extra >= 0) {
      if (encoding && !PyUnicode_Check(encoding)) {
        PyErr_Format(
          PyExc_TypeError,
          "tokenizeriter() argument 'encoding' must be str, not %.50s",
          <u64>encoding.ob_type.tp_name,
        );
      } else {
        result = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
        if (result) {
          asTokenizer(result).tok = PyTuple_Pack2(objAt(values, 0), encoding ? encoding : Py_None);
          asTokenizer(result).done = extra ? 1 : 0;
          if (!asTokenizer(result).tok) {
            Py_DECREF(result);
            result = null;
          }
        }
      }
    }
  }
  stackFree(values);
  return result;
}

// new: the next line as str, '' behind the last; NULL with the exception
function nextLine(readline: PyObject, encoding: PyObject): PyObject | null {
  const line = PyObject_CallNoArgs(readline);
  if (!line) {
    if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return null;
    PyErr_Clear();
    return PyUnicode_New(0, 0);
  }
  let result: PyObject | null = null;
  if (encoding == Py_None) {
    if (PyUnicode_Check(line)) return line;
    PyErr_SetString(PyExc_TypeError, 'readline() returned a non-string object');
  } else if (PyBytes_Check(line)) {
    const name = PyUnicode_AsUTF8(encoding);
    if (name) result = PyUnicode_Decode(PyBytes_AS_STRING(line), PyBytes_GET_SIZE(line), name, cstr('replace'));
  } else PyErr_SetString(PyExc_TypeError, 'readline() returned a non-bytes object');
  Py_DECREF(line);
  return result;
}

// new: all lines as one text
function readAll(readline: PyObject, encoding: PyObject): PyObject | null {
  const lines = PyList_New(0);
  if (!lines) return null;
  let text: PyObject | null = null;
  let line = nextLine(readline, encoding);
  while (line && PyUnicode_GET_LENGTH(line) > 0) {
    const r = PyList_Append(lines, line);
    Py_DECREF(line);
    line = r < 0 ? null : nextLine(readline, encoding);
  }
  // What ended it is the separator.
  if (line) {
    text = PyUnicode_Join(line, lines);
    Py_DECREF(line);
  }
  Py_DECREF(lines);
  return text;
}

/** Reads everything and asks the tokenizer: 0, or -1. */
function begin(self: tokenizeriterobject): i32 {
  const given = self.tok as PyObject;
  const text = readAll(PyTuple_GET_ITEM(given, 0), PyTuple_GET_ITEM(given, 1));
  if (!text) return -1;
  const size = stackAlloc(1);
  const p = PyUnicode_AsUTF8AndSize(text, size);
  const n = load<usize>(size);
  stackFree(size);
  const name = p ? PyUnicode_FromString('<string>') : null;
  const told: PyObject | null = name ? Py_CompileBytes(p, n, name, TOKENS | (self.done & 1), 0, 0) : null;
  Py_XDECREF(name);
  Py_DECREF(text);
  if (!told) return -1;
  self.tok = told;
  Py_DECREF(given);
  self.done |= WITHIN << 1;
  return 0;
}

// new: (tuple's item i, the next one)
function place(tokens: PyObject, i: i64): PyObject | null {
  return PyTuple_Pack2(PyTuple_GET_ITEM(tokens, i), PyTuple_GET_ITEM(tokens, i + 1));
}

function tokenizeriter_next(o: PyObject): PyObject | null {
  const self = asTokenizer(o);
  if (self.done >> 1 == BEFORE && begin(self) < 0) return null;
  const told = self.tok as PyObject;
  const tokens = PyTuple_GET_ITEM(told, 1);
  const at = self.byte_col_offset_diff;
  if (at >= PyTuple_GET_SIZE(tokens)) {
    const error = PyTuple_GET_ITEM(told, 2);
    if (error != Py_None && self.done >> 1 != DONE) raiseFromCompiler(error);
    else PyErr_SetString(PyExc_StopIteration, 'EOF');
    self.done |= DONE << 1;
    return null;
  }
  const line = PyTuple_GET_ITEM(PyTuple_GET_ITEM(told, 0), PyLong_AsSsize_t(PyTuple_GET_ITEM(tokens, at + 6)));
  const start = place(tokens, at + 2);
  const end: PyObject | null = start ? place(tokens, at + 4) : null;
  const result: PyObject | null = end ? PyTuple_New(5) : null;
  if (!result) {
    Py_XDECREF(start);
    Py_XDECREF(end);
    return null;
  }
  PyTuple_SET_ITEM(result, 0, Py_NewRef(PyTuple_GET_ITEM(tokens, at)));
  PyTuple_SET_ITEM(result, 1, Py_NewRef(PyTuple_GET_ITEM(tokens, at + 1)));
  PyTuple_SET_ITEM(result, 2, start as PyObject);
  PyTuple_SET_ITEM(result, 3, end as PyObject);
  PyTuple_SET_ITEM(result, 4, Py_NewRef(line));
  self.byte_col_offset_diff = at + TOKEN;
  self.last_lineno = PyLong_AsSsize_t(PyTuple_GET_ITEM(tokens, at + 2));
  self.last_end_lineno = PyLong_AsSsize_t(PyTuple_GET_ITEM(tokens, at + 4));
  const before = self.last_line;
  self.last_line = Py_NewRef(line);
  Py_XDECREF(before);
  return result;
}

function tokenizeriter_dealloc(o: PyObject): void {
  Py_XDECREF(asTokenizer(o).tok);
  Py_XDECREF(asTokenizer(o).last_line);
  freeInstance(o);
}

/** new */
export function init__tokenize_module(): PyObject | null {
  const m = newNativeModule('_tokenize', '');
  if (!m) return null;
  const t = newHeapType(
    m,
    '_tokenize.TokenizerIter',
    offsetof<tokenizeriterobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE,
    null,
  );
  if (t) {
    t.tp_new = tokenizeriter_new.index;
    t.tp_dealloc = tokenizeriter_dealloc.index;
    t.tp_getattro = PyObject_GenericGetAttr.index;
    t.tp_iter = PyObject_SelfIter.index;
    t.tp_iternext = tokenizeriter_next.index;
    const type = readyHeapType(t, '');
    const r = PyModule_AddType(m, type);
    Py_XDECREF(type);
    if (r == 0) return m;
  }
  Py_DECREF(m);
  return null;
}

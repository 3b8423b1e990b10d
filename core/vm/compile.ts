// Source to code objects: the compiler is the host's. (CPython: Python/pythonrun.c, Py_CompileStringObject)

import { host_compile } from '../host';
import { PyMem_RawFree } from '../memory/raw';
import { Py_BuildValue } from '../objects/build-value';
import { PyCode_Check } from '../objects/code';
import { PyErr_ExceptionMatches, PyErr_NoMemory, PyErr_SetObject } from '../objects/exceptions/errors';
import {
  PyExc__IncompleteInputError,
  PyExc_DeprecationWarning,
  PyExc_IndentationError,
  PyExc_LookupError,
  PyExc_MemoryError,
  PyExc_OverflowError,
  PyExc_RecursionError,
  PyExc_SyntaxError,
  PyExc_SyntaxWarning,
  PyExc_SystemError,
  PyExc_TabError,
  PyExc_TypeError,
  PyExc_UnicodeDecodeError,
  PyExc_UnicodeError,
  PyExc_ValueError,
} from '../objects/exceptions/types';
import { PyLong_AsInt } from '../objects/int';
import { Py_None } from '../objects/none';
import { PyObject_Str } from '../objects/object';
import { PyUnicode_Decode } from '../objects/str/codecs';
import { _PyUnicode_EqualToASCIIString } from '../objects/str/compare';
import { PyUnicode_AsUTF8, PyUnicode_AsUTF8AndSize } from '../objects/str/utf8';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_GetSlice, PyTuple_Pack2 } from '../objects/tuple';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException } from '../runtime/errors';
import { _PyInterpreterState_GET } from '../runtime/interp';
import { arg, PyObject } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { PyTypeObject } from '../runtime/type';
import { PyMarshal_ReadObjectFromString } from './marshal';
import { dropInterned, mergeConstants } from './merge-constants';
import { PyErr_WarnExObject, PyErr_WarnExplicitObject } from './warnings';

/** host_compile's mode where the code runs at once: it also tells of the constants that CPython's parser holds meanwhile. */
const HELD = 0x800;

export const Py_single_input = 2;
export const Py_file_input = 0;
export const Py_eval_input = 1;

export const PyCF_SOURCE_IS_UTF8 = 0x0100;
export const PyCF_DONT_IMPLY_DEDENT = 0x0200;
export const PyCF_ONLY_AST = 0x0400;
export const PyCF_IGNORE_COOKIE = 0x0800;
export const PyCF_TYPE_COMMENTS = 0x1000;
export const PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000;
export const PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000;
export const PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST;
/** CO_FUTURE_* flags that compile() takes over from the caller. */
export const PyCF_MASK = 0x1fe0000;
export const PyCF_MASK_OBSOLETE = 0x10;
export const PyCF_COMPILE_MASK =
  PyCF_ONLY_AST |
  PyCF_ALLOW_TOP_LEVEL_AWAIT |
  PyCF_TYPE_COMMENTS |
  PyCF_DONT_IMPLY_DEDENT |
  PyCF_ALLOW_INCOMPLETE_INPUT |
  0x8000;

// new: a code object; source: n bytes; filename: a str. NULL with SyntaxError (or what the compiler raised). arena: a list
// that gets the constants, or NULL
export function Py_CompileBytes(
  source: usize,
  n: usize,
  filename: PyObject,
  mode: i32,
  flags: i32,
  optimize: i32,
  arena: PyObject | null = null,
): PyObject | null {
  const slot = stackAlloc(1);
  const name = PyUnicode_AsUTF8AndSize(filename, slot);
  const length = load<usize>(slot);
  stackFree(slot);
  if (!name) return null;
  const limit = _PyInterpreterState_GET().long_state_max_str_digits;
  const digits = limit > 0x7fffff ? 0x7fffff : limit;
  const asked = arena ? mode | HELD : mode;
  const answer = host_compile(source, n, name, length, asked, flags, (optimize & 0xff) | (digits << 8));
  if (!answer) return PyErr_NoMemory();
  const status = load<u32>(answer);
  const size = load<u32>(answer, 4);
  const warned = load<u32>(answer, 8);
  const heldSize = load<u32>(answer, 12);
  const parts = answer + 16;
  const held: PyObject | null = heldSize ? PyMarshal_ReadObjectFromString(parts + size + warned, <i64>heldSize) : null;
  if (held) dropInterned(held);
  const result: PyObject | null = heldSize && !held ? null : PyMarshal_ReadObjectFromString(parts, <i64>size);
  const warnings: PyObject | null = result && warned ? PyMarshal_ReadObjectFromString(parts + size, <i64>warned) : null;
  PyMem_RawFree(answer);
  let err = result ? 0 : -1;
  if (result && warned) err = warnings ? showWarnings(warnings) : -1;
  if (result && err == 0 && status == 0 && PyCode_Check(result)) err = mergeConstants(result, held, arena);
  Py_XDECREF(warnings);
  Py_XDECREF(held);
  if (!result) return null;
  if (err < 0) {
    Py_DECREF(result);
    return null;
  }
  if (status == 0) return result;
  let code: PyObject | null = null;
  if (status == 2) code = compileDecoded(result, source, n, filename, mode, flags, optimize, arena);
  else raiseFromCompiler(result);
  Py_DECREF(result);
  return code;
}

// new: the same for source that a codec of the process decodes; told: (encoding, error if there is no such codec)
function compileDecoded(
  told: PyObject,
  source: usize,
  n: usize,
  filename: PyObject,
  mode: i32,
  flags: i32,
  optimize: i32,
  arena: PyObject | null,
): PyObject | null {
  const encoding = PyUnicode_AsUTF8(PyTuple_GET_ITEM(told, 0));
  const text: PyObject | null = encoding ? PyUnicode_Decode(source, <i64>n, encoding, 0) : null;
  if (!text) {
    const error = PyTuple_GET_ITEM(told, 1);
    if (error != Py_None && PyErr_ExceptionMatches(PyExc_LookupError)) {
      PyErr_Clear();
      raiseFromCompiler(error);
    } else if (PyErr_ExceptionMatches(PyExc_LookupError) || PyErr_ExceptionMatches(PyExc_UnicodeError)) {
      undecodable(filename);
    }
    return null;
  }
  let code: PyObject | null = null;
  const slot = stackAlloc(1);
  const p = PyUnicode_AsUTF8AndSize(text, slot);
  if (p) code = Py_CompileBytes(p, load<usize>(slot), filename, mode, flags | PyCF_IGNORE_COOKIE, optimize, arena);
  stackFree(slot);
  Py_DECREF(text);
  return code;
}

/** The exception that is set becomes a SyntaxError with its text, of no line. (CPython: raise_tokenizer_init_error) */
function undecodable(filename: PyObject): void {
  const error = PyErr_GetRaisedException() as PyObject;
  const text = PyObject_Str(error);
  Py_DECREF(error);
  if (!text) return;
  raiseSyntaxError(Py_BuildValue('O(OiiO)', arg(text), arg(filename), 0, <u64>(<i64>-1), arg(Py_None)));
  Py_DECREF(text);
}

function raiseSyntaxError(args: PyObject | null): void {
  if (!args) return;
  PyErr_SetObject(PyExc_SyntaxError, args);
  Py_DECREF(args);
}

/** Each (category name, text, file name, line, offset, text, end line, end offset): 0, or -1. */
function showWarnings(warnings: PyObject): i32 {
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(warnings); i++) {
    const w = PyTuple_GET_ITEM(warnings, i);
    const category: PyObject = _PyUnicode_EqualToASCIIString(PyTuple_GET_ITEM(w, 0), 'DeprecationWarning')
      ? PyExc_DeprecationWarning
      : PyExc_SyntaxWarning;
    const lineno = PyLong_AsInt(PyTuple_GET_ITEM(w, 3));
    if (lineno == 0) {
      // A warning of an operation that was computed: it has no place in the text, and what it raises is lost.
      if (PyErr_WarnExObject(category, PyTuple_GET_ITEM(w, 1), 1) < 0) PyErr_Clear();
      continue;
    }
    if (PyErr_WarnExplicitObject(category, PyTuple_GET_ITEM(w, 1), PyTuple_GET_ITEM(w, 2), lineno, null, null) < 0) {
      if (PyErr_ExceptionMatches(category)) raiseInstead(w);
      return -1;
    }
  }
  return 0;
}

/** A compiler's warning that is raised is a SyntaxError. */
function raiseInstead(w: PyObject): void {
  PyErr_Clear();
  const place = PyTuple_GetSlice(w, 2, 8);
  const args: PyObject | null = place ? PyTuple_Pack2(PyTuple_GET_ITEM(w, 1), place) : null;
  Py_XDECREF(place);
  if (!args) return;
  PyErr_SetObject(PyExc_SyntaxError, args);
  Py_DECREF(args);
}

/** (exception name, args …): raises it. */
export function raiseFromCompiler(error: PyObject): void {
  const type = compilerException(PyTuple_GET_ITEM(error, 0));
  const args = PyTuple_GetSlice(error, 1, PyTuple_GET_SIZE(error));
  if (!args) return;
  PyErr_SetObject(type, args);
  Py_DECREF(args);
}

function compilerException(name: PyObject): PyTypeObject {
  if (_PyUnicode_EqualToASCIIString(name, 'IndentationError')) return PyExc_IndentationError;
  if (_PyUnicode_EqualToASCIIString(name, 'TabError')) return PyExc_TabError;
  if (_PyUnicode_EqualToASCIIString(name, '_IncompleteInputError')) return PyExc__IncompleteInputError;
  if (_PyUnicode_EqualToASCIIString(name, 'ValueError')) return PyExc_ValueError;
  if (_PyUnicode_EqualToASCIIString(name, 'TypeError')) return PyExc_TypeError;
  if (_PyUnicode_EqualToASCIIString(name, 'OverflowError')) return PyExc_OverflowError;
  if (_PyUnicode_EqualToASCIIString(name, 'MemoryError')) return PyExc_MemoryError;
  if (_PyUnicode_EqualToASCIIString(name, 'RecursionError')) return PyExc_RecursionError;
  if (_PyUnicode_EqualToASCIIString(name, 'SystemError')) return PyExc_SystemError;
  if (_PyUnicode_EqualToASCIIString(name, 'UnicodeDecodeError')) return PyExc_UnicodeDecodeError;
  return PyExc_SyntaxError;
}

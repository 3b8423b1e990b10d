// The _struct module: C structs as bytes. (CPython: Modules/_struct.c)

import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import {
  PyDict_Clear,
  PyDict_GET_SIZE,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_SetItem,
} from '../objects/dict/dict';
import { PyErr_NewException, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_TypeError } from '../objects/exceptions/types';
import { PyLong_FromSsize_t } from '../objects/int';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetState,
} from '../objects/module';
import { Py_None } from '../objects/none';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, PyObject, ptrAt } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O, PyTypeObject } from '../runtime/type';
import { _structmodule, _structmodulestate, asStruct, MAXCACHE } from './_struct/format';
import {
  initStruct,
  make_Struct,
  make_unpack_iterator,
  Struct_iter_unpack,
  Struct_unpack,
  s_new,
  s_pack,
  s_pack_into,
  unpackFrom,
} from './_struct/type';

/** 56 bytes. */

// --- the module's functions, with a cache of Structs

// new: fmt as a Struct
function structFor(m: PyObject, fmt: PyObject): PyObject | null {
  const state = changetype<_structmodulestate>(PyModule_GetState(m));
  const cache = state.cache as PyObject;
  const found = PyDict_GetItemWithError(cache, fmt);
  if (found) return Py_NewRef(found);
  if (PyErr_Occurred()) return null;
  const s = s_new(state.PyStructType as PyTypeObject, null, null);
  if (!s) return null;
  if (initStruct(s, fmt) < 0) {
    Py_DECREF(s);
    return null;
  }
  if (PyDict_GET_SIZE(cache) >= MAXCACHE) PyDict_Clear(cache);
  if (PyDict_SetItem(cache, fmt, s) < 0) PyErr_Clear();
  return s;
}

function _clearcache(m: PyObject, unused: PyObject | null): PyObject | null {
  PyDict_Clear(changetype<_structmodulestate>(PyModule_GetState(m)).cache as PyObject);
  return Py_None;
}

function calcsize(m: PyObject, fmt: PyObject): PyObject | null {
  const s = structFor(m, fmt);
  if (!s) return null;
  const size = asStruct(s).s_size;
  Py_DECREF(s);
  return PyLong_FromSsize_t(size);
}

function pack(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs == 0) return PyErr_SetString(PyExc_TypeError, 'missing format argument');
  const s = structFor(m, objAt(args, 0));
  if (!s) return null;
  const result = s_pack(s, args + 8, nargs - 1);
  Py_DECREF(s);
  return result;
}

function pack_into(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs == 0) return PyErr_SetString(PyExc_TypeError, 'missing format argument');
  const s = structFor(m, objAt(args, 0));
  if (!s) return null;
  const result = s_pack_into(s, args + 8, nargs - 1);
  Py_DECREF(s);
  return result;
}

/** unpack(format, buffer) */
export function unpack(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('unpack', nargs, 2, 2)) return null;
  const s = structFor(m, objAt(args, 0));
  if (!s) return null;
  const result = Struct_unpack(s, objAt(args, 1));
  Py_DECREF(s);
  return result;
}

export function unpack_from(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'unpack_from', 'format buffer offset', 1, 2, 0, at);
  const format = objAt(at, 0);
  const buffer = objAt(at, 1);
  const offset = ptrAt(at, 2);
  stackFree(at);
  if (ok < 0) return null;
  const s = structFor(m, format);
  if (!s) return null;
  const result = unpackFrom(s, buffer, offset);
  Py_DECREF(s);
  return result;
}

function iter_unpack(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('iter_unpack', nargs, 2, 2)) return null;
  const s = structFor(m, objAt(args, 0));
  if (!s) return null;
  const result = Struct_iter_unpack(s, objAt(args, 1));
  Py_DECREF(s);
  return result;
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      '_clearcache',
      _clearcache.index,
      METH_NOARGS,
      '_clearcache($module, /)\n--\n\nClear the internal cache.',
    ) >= 0 &&
    moduleMethod(
      m,
      'calcsize',
      calcsize.index,
      METH_O,
      'calcsize($module, format, /)\n--\n\nReturn size in bytes of the struct described by the format string.',
    ) >= 0 &&
    moduleMethod(
      m,
      'iter_unpack',
      iter_unpack.index,
      METH_FASTCALL,
      'iter_unpack($module, format, buffer, /)\n--\n\nReturn an iterator yielding tuples unpacked from the given bytes.\n\nThe bytes are unpacked according to the format string, like\na repeated invocation of unpack_from().\n\nRequires that the bytes length be a multiple of the format struct size.',
    ) >= 0 &&
    moduleMethod(
      m,
      'pack',
      pack.index,
      METH_FASTCALL,
      'pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values v1, v2, ... packed according\nto the format string.  See help(struct) for more on format strings.',
    ) >= 0 &&
    moduleMethod(
      m,
      'pack_into',
      pack_into.index,
      METH_FASTCALL,
      'pack_into(format, buffer, offset, v1, v2, ...)\n\nPack the values v1, v2, ... according to the format string and write\nthe packed bytes into the writable buffer buf starting at offset.  Note\nthat the offset is a required argument.  See help(struct) for more\non format strings.',
    ) >= 0 &&
    moduleMethod(
      m,
      'unpack',
      unpack.index,
      METH_FASTCALL,
      "unpack($module, format, buffer, /)\n--\n\nReturn a tuple containing values unpacked according to the format string.\n\nThe buffer's size in bytes must be calcsize(format).\n\nSee help(struct) for more on format strings.",
    ) >= 0 &&
    moduleMethod(
      m,
      'unpack_from',
      unpack_from.index,
      METH_KEYWORDS | METH_FASTCALL,
      "unpack_from($module, format, /, buffer, offset=0)\n--\n\nReturn a tuple containing values unpacked according to the format string.\n\nThe buffer's size, minus offset, must be at least calcsize(format).\n\nSee help(struct) for more on format strings.",
    ) >= 0
  );
}

function addTypes(m: PyObject): bool {
  const state = changetype<_structmodulestate>(PyModule_GetState(m));
  state.cache = PyDict_New();
  if (!state.cache) return false;
  state.PyStructType = make_Struct(m);
  if (PyModule_AddType(m, state.PyStructType) < 0) return false;
  state.unpackiter_type = make_unpack_iterator(m);
  if (!state.unpackiter_type) return false;
  state.StructError = PyErr_NewException('struct.error', null, null);
  return state.StructError != null && PyModule_AddObjectRef(m, 'error', state.StructError) == 0;
}

// new
export function init__struct_module(): PyObject | null {
  const m = newModuleWithState(
    _structmodule,
    '_struct',
    "Functions to convert between Python values and C structs.\nPython bytes objects are used to hold the data representing the C struct\nand also as format strings (explained below) to describe the layout of data\nin the C struct.\n\nThe optional first format char indicates byte order, size and alignment:\n  @: native order, size & alignment (default)\n  =: native order, std. size & alignment\n  <: little-endian, std. size & alignment\n  >: big-endian, std. size & alignment\n  !: same as >\n\nThe remaining chars indicate types of args and must match exactly;\nthese can be preceded by a decimal repeat count:\n  x: pad byte (no data); c:char; b:signed byte; B:unsigned byte;\n  ?: _Bool (requires C99; if not available, char is used instead)\n  h:short; H:unsigned short; i:int; I:unsigned int;\n  l:long; L:unsigned long; f:float; d:double; e:half-float.\nSpecial cases (preceding decimal count indicates length):\n  s:string (array of char); p: pascal string (with count byte).\nSpecial cases (only available in native format):\n  n:ssize_t; N:size_t;\n  P:an integer type that is wide enough to hold a pointer.\nSpecial case (not in native mode unless 'long long' in platform C):\n  q:long long; Q:unsigned long long\nWhitespace between formats is ignored.\n\nThe variable struct.error is an exception raised on errors.\n",
    offsetof<_structmodulestate>(),
  );
  if (!m) return null;
  if (addFunctions(m) && addTypes(m)) return m;
  Py_DECREF(m);
  return null;
}

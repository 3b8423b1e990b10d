// Classes of numbers, characters and the pointers that have a letter. (CPython: Modules/_ctypes/_ctypes.c)

import { PyObject_GetOptionalAttr, PyObject_SetAttrString } from '../../../objects/attribute';
import { PyDescr_NewClassMethod } from '../../../objects/descriptor';
import { PyDict_SetItem } from '../../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../../objects/exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError, PyExc_ValueError } from '../../../objects/exceptions/types';
import { PyUnicode_FromFormat } from '../../../objects/str/format';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_Pack3 } from '../../../objects/tuple';
import { type_new } from '../../../objects/type/new';
import { PyType_Type } from '../../../objects/type/struct';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../../runtime/cold';
import { _Py_ID } from '../../../runtime/identifiers';
import { arg, PyObject, ptrAt } from '../../../runtime/object';
import { stackFree } from '../../../runtime/pellucid';
import { methodEntry } from '../../../runtime/register';
import { METH_CLASS, METH_WITH_CLASS, PyTypeObject } from '../../../runtime/type';
import { pointer_from_param } from '../argument';
import { blockOf } from '../format';
import { ctypes_state, PARAM_SIMPLE, PyStgInfo_Init, StgInfo, stateOfMeta, TYPEFLAG_ISPOINTER } from '../types';
import { canSwap, ffiTypeOf, LETTERS, SWAPPED, sizeOfLetter } from '../values';
import { paramArgument } from './class-methods';
import { dictOf } from './info';

/** The letter of _type_, which is put into *slot; 0: an exception. */
function simpleLetter(type: PyObject, slot: usize): u8 {
  if (PyObject_GetOptionalAttr(type, _Py_ID('_type_'), slot) < 0) return 0;
  const proto = ptrAt(slot, 0);
  if (!proto) {
    PyErr_SetString(PyExc_AttributeError, "class must define a '_type_' attribute");
    return 0;
  }
  if (!PyUnicode_Check(proto)) {
    PyErr_SetString(PyExc_TypeError, "class must define a '_type_' string attribute");
  } else if (PyUnicode_GET_LENGTH(proto) != 1 || PyUnicode_READ_CHAR(proto, 0) > 0x7f) {
    PyErr_SetString(PyExc_ValueError, "class must define a '_type_' attribute which must be a string of length 1");
  } else {
    const c = PyUnicode_READ_CHAR(proto, 0);
    for (let i = 0; i < LETTERS.length; i++) {
      if (LETTERS.charCodeAt(i) != c) continue;
      if (c != 0x58) return <u8>c;
      PyErr_SetString(PyExc_ValueError, "_type_ 'X' not supported"); // Windows' BSTR
      return 0;
    }
    PyErr_Format(
      PyExc_AttributeError,
      "class must define a '_type_' attribute which must be\na single character string containing one of '%ls'.",
      changetype<usize>(LETTERS),
    );
  }
  return 0;
}

function fillSimple(info: StgInfo, c: u8, swap: u64, proto: PyObject): bool {
  const size = sizeOfLetter(c);
  info.size = info.align = size;
  info.ffi_size = <u64>size;
  info.ffi_alignment = <u16>size;
  info.ffi_type = ffiTypeOf(c);
  info.length = 0;
  info.setfunc = info.getfunc = <u64>c | swap;
  info.proto = Py_NewRef(proto);
  const code: u64 = c == 0x6c ? 0x71 : c == 0x4c ? 0x51 : <u64>c; // long is 8 bytes
  info.format = blockOf(PyUnicode_FromFormat(swap ? '>%c' : '<%c', code));
  return info.format != 0;
}

/** from_param as a class method of c_char_p, c_wchar_p or c_void_p. */
function addFromParam(type: PyObject, func: usize): i32 {
  const slot = stackAlloc(1);
  store<u64>(slot, 0);
  methodEntry(slot, 'from_param', func, METH_WITH_CLASS | METH_CLASS, 'from_param($self, value, /)\n--\n\n');
  const def = load<usize>(slot);
  stackFree(slot);
  const meth = PyDescr_NewClassMethod(changetype<PyTypeObject>(type), def);
  if (!meth) return -1;
  const r = PyDict_SetItem(dictOf(type), _Py_ID('from_param'), meth);
  Py_DECREF(meth);
  return r;
}

function fromParam(type: PyObject, letter: u8, value: PyObject | null): PyObject | null {
  return value ? pointer_from_param(stateOfMeta(type.ob_type), type, letter, value) : null;
}

function c_char_p_from_param(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return fromParam(type, 0x7a, paramArgument(args, nargs, kwnames));
}

function c_wchar_p_from_param(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return fromParam(type, 0x5a, paramArgument(args, nargs, kwnames));
}

function c_void_p_from_param(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return fromParam(type, 0x50, paramArgument(args, nargs, kwnames));
}

/** The same class for the other order of bytes. */
function addSwapped(
  st: ctypes_state,
  type: PyObject,
  args: PyObject,
  kwds: PyObject | null,
  c: u8,
  proto: PyObject,
): i32 {
  const name = PyUnicode_FromFormat('%U_be', arg(PyTuple_GET_ITEM(args, 0)));
  const all = name ? PyTuple_Pack3(name, PyTuple_GET_ITEM(args, 1), PyTuple_GET_ITEM(args, 2)) : null;
  Py_XDECREF(name);
  if (!all) return -1;
  const swapped = type_new(type.ob_type, all, kwds);
  Py_DECREF(all);
  if (!swapped) return -1;
  const info = PyStgInfo_Init(st, swapped);
  const ok =
    info != null &&
    fillSimple(info, c, SWAPPED, proto) &&
    PyObject_SetAttrString(type, '__ctype_be__', swapped) == 0 &&
    PyObject_SetAttrString(type, '__ctype_le__', type) == 0 &&
    PyObject_SetAttrString(swapped, '__ctype_le__', type) == 0 &&
    PyObject_SetAttrString(swapped, '__ctype_be__', swapped) == 0;
  Py_DECREF(swapped);
  return ok ? 0 : -1;
}

export function PyCSimpleType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (call_indirect<i32>(<u32>PyType_Type.tp_init, type, args, kwds) < 0) return -1;
  const slot = stackAlloc(1);
  store<u64>(slot, 0);
  const c = simpleLetter(type, slot);
  const proto = ptrAt(slot, 0);
  stackFree(slot);
  const st = stateOfMeta(type.ob_type);
  const info = c ? PyStgInfo_Init(st, type) : null;
  let r = -1;
  if (info && fillSimple(info, c, 0, proto as PyObject)) {
    info.paramfunc = PARAM_SIMPLE;
    r = 0;
    if (changetype<PyTypeObject>(type).tp_base == st.Simple_Type) {
      if (c == 0x7a) r = addFromParam(type, c_char_p_from_param.index);
      else if (c == 0x5a) r = addFromParam(type, c_wchar_p_from_param.index);
      else if (c == 0x50) r = addFromParam(type, c_void_p_from_param.index);
      if (c == 0x7a || c == 0x5a || c == 0x50 || c == 0x4f) info.flags |= TYPEFLAG_ISPOINTER;
    }
    if (r == 0 && type.ob_type == st.PyCSimpleType_Type && canSwap(c)) {
      r = addSwapped(st, type, args, kwds, c, proto as PyObject);
    }
  }
  Py_XDECREF(proto);
  return r;
}

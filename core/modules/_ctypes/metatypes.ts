// The metatypes: what a class statement makes of _type_, _length_, _fields_ …, and the class methods.
// (CPython: Modules/_ctypes/_ctypes.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import {
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_IsContiguous,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { PyNumber_AsSsize_t } from '../../objects/abstract/number';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from '../../objects/args';
import {
  PyObject_GetAttrString,
  PyObject_GetOptionalAttr,
  PyObject_SetAttr,
  PyObject_SetAttrString,
} from '../../objects/attribute';
import { PyObject_Call, PyObject_CallNoArgs } from '../../objects/call';
import { PyDescr_NewClassMethod, PyDescr_NewGetSet } from '../../objects/descriptor';
import {
  PyDict_Contains,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_SetItem,
  PyDict_SetItemString,
} from '../../objects/dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_AttributeError,
  PyExc_OverflowError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import {
  _PyLong_IsNegative,
  PyLong_AsSsize_t,
  PyLong_AsUnsignedLongLongMask,
  PyLong_Check,
  PyLong_FromSsize_t,
} from '../../objects/int';
import { PyMemoryView_FromObject } from '../../objects/memoryview/create';
import { PyMemoryViewObject } from '../../objects/memoryview/struct';
import { Py_None } from '../../objects/none';
import { PyUnicode_EqualToUTF8 } from '../../objects/str/compare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_Pack1, PyTuple_Pack2, PyTuple_Pack3 } from '../../objects/tuple';
import { newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { type_new } from '../../objects/type/new';
import { lookup_tp_dict, PyType_Check } from '../../objects/type/state';
import { PyType_Type } from '../../objects/type/struct';
import { PyWeakReference, PyWeakref_CheckProxy, PyWeakref_NewProxy } from '../../objects/weakref';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
} from '../../runtime/object';
import { defsAlloc, stackAlloc, stackFree } from '../../runtime/pellucid';
import { method, methodEntry, sequenceMethods } from '../../runtime/register';
import { cstr, cstrlen } from '../../runtime/static';
import {
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyGetSetDef,
  PyTypeObject,
} from '../../runtime/type';
import {
  CDataType_from_param,
  PyCPointerType_from_param,
  PyCSimpleType_from_param,
  pointer_from_param,
} from './argument';
import { concreteInfo, KeepRef, newCData, PyCData_AtAddress } from './cdata';
import {
  CharArray_get_raw,
  CharArray_get_value,
  CharArray_set_raw,
  CharArray_set_value,
  WCharArray_get_value,
  WCharArray_set_value,
} from './containers';
import { dataSymbol } from './exports';
import { blockOf, joined, shaped } from './format';
import { make_funcptrtype_dict } from './function';
import { PyCStructUnionType_update_stginfo } from './layout';
import {
  cd,
  ctypes_state,
  DICTFLAG_FINAL,
  DictRemoverObject,
  FFI_TYPE_POINTER,
  infoOf,
  PARAM_ARRAY,
  PARAM_POINTER,
  PARAM_SIMPLE,
  PARAM_STRUCT,
  PyStgInfo_Init,
  rawInfo,
  StgInfo,
  stateOfMeta,
  TYPEFLAG_HASPOINTER,
  TYPEFLAG_ISPOINTER,
} from './types';
import { canSwap, ffiTypeOf, LETTERS, SWAPPED, sizeOfLetter } from './values';

/* @inline */ function dictOf(type: PyObject): PyObject {
  return lookup_tp_dict(changetype<PyTypeObject>(type)) as PyObject;
}

// new: an optional attribute; NULL with or without an exception
function optional(o: PyObject, name: PyObject): PyObject | null {
  const at = stackAlloc(1);
  PyObject_GetOptionalAttr(o, name, at);
  const v = ptrAt(at, 0);
  stackFree(at);
  return v;
}

/** Size, alignment and libffi's type of what is a pointer to C. */
export function pointerInfo(info: StgInfo): void {
  info.size = info.align = 8;
  info.length = 1;
  info.ffi_size = 8;
  info.ffi_alignment = 8;
  info.ffi_type = <u16>FFI_TYPE_POINTER;
}

// --- CType_Type

function CType_Type_traverse(type: PyObject, visit: usize, argument: usize): i32 {
  const info = rawInfo(type);
  if (info.initialized) {
    const r =
      Py_VISIT(info.proto, visit, argument) ||
      Py_VISIT(info.argtypes, visit, argument) ||
      Py_VISIT(info.converters, visit, argument) ||
      Py_VISIT(info.restype, visit, argument) ||
      Py_VISIT(info.checker, visit, argument) ||
      Py_VISIT(info.module, visit, argument);
    if (r) return r;
  }
  return (
    Py_VISIT(type.ob_type, visit, argument) || call_indirect<i32>(<u32>PyType_Type.tp_traverse, type, visit, argument)
  );
}

function clearInfo(info: StgInfo): void {
  const p = changetype<usize>(info);
  clearSlot(p + offsetof<StgInfo>('_proto'));
  clearSlot(p + offsetof<StgInfo>('_argtypes'));
  clearSlot(p + offsetof<StgInfo>('_converters'));
  clearSlot(p + offsetof<StgInfo>('_restype'));
  clearSlot(p + offsetof<StgInfo>('_checker'));
  clearSlot(p + offsetof<StgInfo>('_module'));
}

function freeBlocks(info: StgInfo): void {
  PyMem_Free(info.ffi_elements);
  PyMem_Free(info.format);
  PyMem_Free(info.shape);
  info.ffi_elements = info.format = info.shape = 0;
}

function CType_Type_clear(type: PyObject): i32 {
  if (rawInfo(type).initialized) clearInfo(rawInfo(type));
  return call_indirect<i32>(<u32>PyType_Type.tp_clear, type);
}

function CType_Type_dealloc(type: PyObject): void {
  if (rawInfo(type).initialized) {
    freeBlocks(rawInfo(type));
    clearInfo(rawInfo(type));
  }
  const meta = type.ob_type;
  call_indirect<void>(<u32>PyType_Type.tp_dealloc, type);
  Py_DECREF(meta);
}

function CType_Type___sizeof__(type: PyObject, unused: PyObject | null): PyObject | null {
  let size = type.ob_type.tp_basicsize + type.ob_type.tp_itemsize * changetype<PyTypeObject>(type).ob_size;
  const info = rawInfo(type);
  if (info.initialized) {
    if (info.format) size += <i64>cstrlen(info.format) + 1;
    if (info.ffi_elements) size += (info.length + 1) << 3;
    size += (<i64>info.ndim) << 3;
  }
  return PyLong_FromSsize_t(size);
}

/** Another type's storage, copied (PyCStgInfo_clone). */
function cloneInfo(to: StgInfo, from: StgInfo): i32 {
  clearInfo(to);
  freeBlocks(to);
  memory.copy(changetype<usize>(to), changetype<usize>(from), offsetof<StgInfo>());
  Py_XNewRef(to.proto);
  Py_XNewRef(to.argtypes);
  Py_XNewRef(to.converters);
  Py_XNewRef(to.restype);
  Py_XNewRef(to.checker);
  Py_XNewRef(to.module);
  to.format = to.shape = to.ffi_elements = 0;
  if (from.format) {
    to.format = joined(0, from.format);
    if (!to.format) return -1;
  }
  if (from.ffi_elements) {
    const size = (<usize>(from.length + 1)) << 3;
    to.ffi_elements = PyMem_Malloc(size);
    if (!to.ffi_elements) {
      PyErr_NoMemory();
      return -1;
    }
    memory.copy(to.ffi_elements, from.ffi_elements, size);
  }
  return 0;
}

// --- structures and unions

function StructUnionType_init(type: PyObject, isStruct: bool): i32 {
  const abstract = PyDict_Contains(dictOf(type), _Py_ID('_abstract_'));
  if (abstract) return abstract > 0 ? 0 : -1;
  const st = stateOfMeta(type.ob_type);
  const info = PyStgInfo_Init(st, type);
  if (!info) return -1;
  info.format = blockOf(PyUnicode_FromString('B'));
  if (!info.format) return -1;
  info.paramfunc = PARAM_STRUCT;
  const fields = PyDict_GetItemWithError(dictOf(type), _Py_ID('_fields_'));
  if (fields) {
    Py_NewRef(fields);
    const r = PyObject_SetAttr(type, _Py_ID('_fields_'), fields);
    Py_DECREF(fields);
    return r;
  }
  if (PyErr_Occurred()) return -1;
  const base = infoOf(st, changetype<PyTypeObject>(type).tp_base as PyObject);
  if (!base) return 0;
  if (cloneInfo(info, base) < 0) return -1;
  info.flags &= ~DICTFLAG_FINAL;
  base.flags |= DICTFLAG_FINAL;
  return 0;
}

function PyCStructType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  return StructUnionType_init(type, true);
}

function UnionType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  return StructUnionType_init(type, false);
}

function setattro(type: PyObject, key: PyObject, value: PyObject | null, isStruct: bool): i32 {
  if (
    PyUnicode_Check(key) &&
    PyUnicode_EqualToUTF8(key, '_fields_') &&
    PyCStructUnionType_update_stginfo(type, value, isStruct) < 0
  ) {
    return -1;
  }
  return call_indirect<i32>(<u32>PyType_Type.tp_setattro, type, key, value);
}

function PyCStructType_setattro(type: PyObject, key: PyObject, value: PyObject | null): i32 {
  return setattro(type, key, value, true);
}

function UnionType_setattro(type: PyObject, key: PyObject, value: PyObject | null): i32 {
  return setattro(type, key, value, false);
}

// --- pointers

function setProto(st: ctypes_state, info: StgInfo, proto: PyObject): bool {
  if (!PyType_Check(proto)) PyErr_SetString(PyExc_TypeError, '_type_ must be a type');
  else if (!infoOf(st, proto)) PyErr_SetString(PyExc_TypeError, '_type_ must have storage info');
  else {
    const old = info.proto;
    info.proto = Py_NewRef(proto);
    Py_XDECREF(old);
    return true;
  }
  return false;
}

function PyCPointerType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const st = stateOfMeta(type.ob_type);
  const info = PyStgInfo_Init(st, type);
  if (!info) return -1;
  pointerInfo(info);
  info.paramfunc = PARAM_POINTER;
  info.flags |= TYPEFLAG_ISPOINTER;
  const proto = PyDict_GetItemWithError(PyTuple_GET_ITEM(args, 2), _Py_ID('_type_'));
  if (!proto) return PyErr_Occurred() ? -1 : 0;
  if (!setProto(st, info, proto)) return -1;
  info.format = blockOf(shaped('&', infoOf(st, proto) as StgInfo));
  return info.format ? 0 : -1;
}

function PyCPointerType_set_type(type: PyObject, proto: PyObject): PyObject | null {
  const st = stateOfMeta(type.ob_type);
  const info = concreteInfo(st, type);
  if (!info || !setProto(st, info, proto)) return null;
  return PyDict_SetItem(dictOf(type), _Py_ID('_type_'), proto) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

// --- arrays

function addGetset(type: PyObject, name: string, get: usize, set: usize): i32 {
  // The definitions last as long as the process: an array type of characters costs 40 bytes of them.
  const def = changetype<PyGetSetDef>(defsAlloc(offsetof<PyGetSetDef>()));
  def.name = cstr(name);
  def.get = get;
  def.set = set;
  def.doc = 0;
  def.closure = 0;
  const descr = PyDescr_NewGetSet(changetype<PyTypeObject>(type), changetype<usize>(def));
  if (!descr) return -1;
  const r = PyDict_SetItemString(dictOf(type), name, descr);
  Py_DECREF(descr);
  return r;
}

/** _length_ of the class; -1: an exception. */
function lengthOf(type: PyObject): i64 {
  const o = optional(type, _Py_ID('_length_'));
  if (!o) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_AttributeError, "class must define a '_length_' attribute");
    return -1;
  }
  let n: i64 = -1;
  if (!PyLong_Check(o)) PyErr_SetString(PyExc_TypeError, "The '_length_' attribute must be an integer");
  else if (_PyLong_IsNegative(o)) {
    PyErr_SetString(PyExc_ValueError, "The '_length_' attribute must not be negative");
  } else {
    n = PyLong_AsSsize_t(o);
    if (n < 0 && PyErr_ExceptionMatches(PyExc_OverflowError)) {
      PyErr_SetString(PyExc_OverflowError, "The '_length_' attribute is too large");
    }
  }
  Py_DECREF(o);
  return n;
}

function PyCArrayType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const n = lengthOf(type);
  if (n < 0) return -1;
  const item = optional(type, _Py_ID('_type_'));
  if (!item) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_AttributeError, "class must define a '_type_' attribute");
    return -1;
  }
  const st = stateOfMeta(type.ob_type);
  const info = PyStgInfo_Init(st, type);
  const r = info ? arrayInfo(st, type, info, item, n) : -1;
  Py_DECREF(item);
  return r;
}

function arrayInfo(st: ctypes_state, type: PyObject, info: StgInfo, item: PyObject, n: i64): i32 {
  const items = infoOf(st, item);
  if (!items) {
    PyErr_SetString(PyExc_TypeError, '_type_ must have storage info');
    return -1;
  }
  info.format = items.format ? joined(0, items.format) : blockOf(PyUnicode_FromString('B'));
  if (!info.format) return -1;
  info.ndim = items.ndim + 1;
  info.shape = PyMem_Malloc((<usize>info.ndim) << 3);
  if (!info.shape) {
    PyErr_NoMemory();
    return -1;
  }
  store<i64>(info.shape, n);
  memory.copy(info.shape + 8, items.shape, (<usize>items.ndim) << 3);
  if (items.size && n > i64.MAX_VALUE / items.size) {
    PyErr_SetString(PyExc_OverflowError, 'array too large');
    return -1;
  }
  if (items.flags & (TYPEFLAG_ISPOINTER | TYPEFLAG_HASPOINTER)) info.flags |= TYPEFLAG_HASPOINTER;
  pointerInfo(info); // libffi passes it as a pointer
  info.size = items.size * n;
  info.align = items.align;
  info.length = n;
  info.proto = Py_NewRef(item);
  info.paramfunc = PARAM_ARRAY;
  if (items.getfunc == 0x63) {
    return addGetset(type, 'raw', CharArray_get_raw.index, CharArray_set_raw.index) < 0
      ? -1
      : addGetset(type, 'value', CharArray_get_value.index, CharArray_set_value.index);
  }
  if (items.getfunc == 0x75) return addGetset(type, 'value', WCharArray_get_value.index, WCharArray_set_value.index);
  return 0;
}

/** cache[key] = a weak reference that takes itself off the cache (PyDict_SetItemProxy). */
function cacheWeakly(st: ctypes_state, key: PyObject, item: PyObject): i32 {
  const cache = st.array_cache as PyObject;
  const remover = PyObject_CallNoArgs(st.DictRemover_Type as PyTypeObject);
  if (!remover) return -1;
  changetype<DictRemoverObject>(remover).key = Py_NewRef(key);
  changetype<DictRemoverObject>(remover).dict = Py_NewRef(cache);
  const proxy = PyWeakref_NewProxy(item, remover);
  Py_DECREF(remover);
  if (!proxy) return -1;
  const r = PyDict_SetItem(cache, key, proxy);
  Py_DECREF(proxy);
  return r;
}

// new: type * length
function CType_Type_repeat(type: PyObject, length: i64): PyObject | null {
  if (length < 0) return PyErr_Format(PyExc_ValueError, 'Array length must be >= 0, not %zd', length);
  const st = stateOfMeta(type.ob_type);
  const n = PyLong_FromSsize_t(length);
  if (!n) return null;
  const key = PyTuple_Pack2(type, n);
  let result: PyObject | null = null;
  if (key) {
    const known = PyDict_GetItemWithError(st.array_cache as PyObject, key);
    const alive = known && PyWeakref_CheckProxy(known) ? changetype<PyWeakReference>(known).wr_object : null;
    if (alive && alive != Py_None) result = Py_NewRef(alive);
    else if (!PyErr_Occurred()) {
      result = makeArrayType(st, type, n, length);
      if (result && cacheWeakly(st, key, result) < 0) {
        Py_DECREF(result);
        result = null;
      }
    }
    Py_DECREF(key);
  }
  Py_DECREF(n);
  return result;
}

/** metatype(name, (base,), {'_type_': item, '_length_': length}), what is NULL left out. (new; steals name) */
export function makeClass(
  metatype: PyObject,
  name: PyObject | null,
  base: PyObject,
  item: PyObject | null,
  length: PyObject | null,
): PyObject | null {
  const dict = name ? PyDict_New() : null;
  const bases = PyTuple_Pack1(base);
  let result: PyObject | null = null;
  if (
    dict &&
    bases &&
    (!length || PyDict_SetItem(dict, _Py_ID('_length_'), length) == 0) &&
    (!item || PyDict_SetItem(dict, _Py_ID('_type_'), item) == 0)
  ) {
    const args = PyTuple_Pack3(name as PyObject, bases, dict);
    if (args) {
      result = PyObject_Call(metatype, args, null);
      Py_DECREF(args);
    }
  }
  Py_XDECREF(dict);
  Py_XDECREF(bases);
  Py_XDECREF(name);
  return result;
}

function makeArrayType(st: ctypes_state, type: PyObject, n: PyObject, length: i64): PyObject | null {
  const name = PyUnicode_FromFormat('%.200s_Array_%zd', changetype<PyTypeObject>(type).tp_name, length);
  return makeClass(st.PyCArrayType_Type as PyTypeObject, name, st.PyCArray_Type as PyTypeObject, type, n);
}

// --- simple types

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
  } else if (PyUnicode_GET_LENGTH(proto) != 1) {
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
  methodEntry(slot, 'from_param', func, METH_O | METH_CLASS, '');
  const def = load<usize>(slot);
  stackFree(slot);
  const meth = PyDescr_NewClassMethod(changetype<PyTypeObject>(type), def);
  if (!meth) return -1;
  const r = PyDict_SetItem(dictOf(type), _Py_ID('from_param'), meth);
  Py_DECREF(meth);
  return r;
}

function c_char_p_from_param(type: PyObject, value: PyObject): PyObject | null {
  return pointer_from_param(stateOfMeta(type.ob_type), type, 0x7a, value);
}

function c_wchar_p_from_param(type: PyObject, value: PyObject): PyObject | null {
  return pointer_from_param(stateOfMeta(type.ob_type), type, 0x5a, value);
}

function c_void_p_from_param(type: PyObject, value: PyObject): PyObject | null {
  return pointer_from_param(stateOfMeta(type.ob_type), type, 0x50, value);
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

function PyCSimpleType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
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

// --- functions

function PyCFuncPtrType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const st = stateOfMeta(type.ob_type);
  const info = PyStgInfo_Init(st, type);
  if (!info) return -1;
  info.paramfunc = PARAM_POINTER;
  info.format = blockOf(PyUnicode_FromString('X{}'));
  if (!info.format) return -1;
  pointerInfo(info);
  return make_funcptrtype_dict(st, dictOf(type), info);
}

// --- the class methods of all

function from_address(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'from_address', 'value', 1, 1, 0, at);
  const value = objAt(at, 0);
  stackFree(at);
  if (ok < 0) return null;
  if (!PyLong_Check(value)) return PyErr_SetString(PyExc_TypeError, 'integer expected');
  const p = PyLong_AsUnsignedLongLongMask(value);
  if (p == <u64>-1 && PyErr_Occurred()) return null;
  return PyCData_AtAddress(stateOfMeta(type.ob_type), type, p);
}

/** Room for the type at *offset of a buffer of that length? Then true. */
function fits(info: StgInfo, length: i64, offset: i64): bool {
  if (offset < 0) PyErr_SetString(PyExc_ValueError, 'offset cannot be negative');
  else if (info.size > length - offset) {
    PyErr_Format(
      PyExc_ValueError,
      'Buffer size too small (%zd instead of at least %zd bytes)',
      length,
      info.size + offset,
    );
  } else return true;
  return false;
}

/** The arguments (buffer, offset=0); the offset, -1 with an exception or not. */
function bufferArguments(args: usize, nargs: i64, kwnames: PyObject | null, name: string, at: usize): i64 {
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'obj offset', 2, 1, 0, at) < 0) return -1;
  const o = ptrAt(at, 1);
  return o ? PyNumber_AsSsize_t(o, PyExc_OverflowError) : 0;
}

function from_buffer(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const offset = bufferArguments(args, nargs, kwnames, 'from_buffer', at);
  const o = objAt(at, 0);
  stackFree(at);
  if (offset == -1 && PyErr_Occurred()) return null;
  const st = stateOfMeta(type.ob_type);
  const info = concreteInfo(st, type);
  const mv = info ? PyMemoryView_FromObject(o) : null;
  if (!mv) return null;
  const view = changetype<PyMemoryViewObject>(mv).view;
  let result: PyObject | null = null;
  if (view.readonly) PyErr_SetString(PyExc_TypeError, 'underlying buffer is not writable');
  else if (!PyBuffer_IsContiguous(changetype<usize>(view), 0x43)) {
    PyErr_SetString(PyExc_TypeError, 'underlying buffer is not C contiguous');
  } else if (fits(info as StgInfo, view.len, offset)) {
    result = PyCData_AtAddress(st, type, <u64>view.buf + <u64>offset);
    if (result) {
      if (KeepRef(cd(result), -1, mv) == 0) return result;
      Py_DECREF(result);
      return null;
    }
  }
  Py_DECREF(mv);
  return result;
}

function from_buffer_copy(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(12);
  const offset = bufferArguments(args, nargs, kwnames, 'from_buffer_copy', at);
  let result: PyObject | null = null;
  const view = changetype<Py_buffer>(at + 16);
  if (!(offset == -1 && PyErr_Occurred()) && PyObject_GetBuffer(objAt(at, 0), at + 16, PyBUF_SIMPLE) == 0) {
    const st = stateOfMeta(type.ob_type);
    const info = concreteInfo(st, type);
    if (info && fits(info, view.len, offset)) {
      result = newCData(st, type);
      if (result) memory.copy(<usize>cd(result).b_ptr, view.buf + <usize>offset, <usize>info.size);
    }
    PyBuffer_Release(at + 16);
  }
  stackFree(at);
  return result;
}

function in_dll(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'in_dll', 'dll name', 2, 2, 0, at);
  const dll = objAt(at, 0);
  const name = objAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  if (!PyUnicode_Check(name)) {
    _PyArg_BadArgument('in_dll', 'argument 2', 'str', name);
    return null;
  }
  const handle = PyObject_GetAttrString(dll, '_handle');
  if (!handle) return null;
  const isInt = PyLong_Check(handle);
  Py_DECREF(handle);
  if (!isInt) {
    return PyErr_SetString(PyExc_TypeError, 'the _handle attribute of the second argument must be an integer');
  }
  const p = dataSymbol(name);
  if (p) return PyCData_AtAddress(stateOfMeta(type.ob_type), type, <u64>p);
  return PyErr_Format(PyExc_ValueError, '/pellucid/bin/python: undefined symbol: %U', arg(name));
}

function oneArgument(args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'from_param', 'value', 1, 1, 0, at);
  const value = ptrAt(at, 0);
  stackFree(at);
  return ok < 0 ? null : value;
}

function generic_from_param(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const v = oneArgument(args, nargs, kwnames);
  return v ? CDataType_from_param(stateOfMeta(type.ob_type), type, v) : null;
}

function pointerType_from_param(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const v = oneArgument(args, nargs, kwnames);
  return v ? PyCPointerType_from_param(stateOfMeta(type.ob_type), type, v) : null;
}

function simpleType_from_param(type: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const v = oneArgument(args, nargs, kwnames);
  return v ? PyCSimpleType_from_param(stateOfMeta(type.ob_type), type, v) : null;
}

// --- the types themselves

const META_FLAGS = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_IMMUTABLETYPE; // what collects them is inherited

// new
function makeMetatype(
  m: PyObject,
  st: ctypes_state,
  name: string,
  init: usize,
  from_param: usize,
  setattro: usize,
  doc: string,
): PyTypeObject | null {
  const t = newHeapType(m, name, 0, 0, META_FLAGS, st.PyCType_Type);
  if (!t) return null;
  t.tp_init = init;
  t.tp_setattro = setattro;
  const flags = METH_FASTCALL | METH_KEYWORDS;
  method(
    t,
    'from_param',
    from_param,
    flags,
    'from_param($self, value, /)\n--\n\nConvert a Python object into a function call parameter.',
  );
  method(
    t,
    'from_address',
    from_address.index,
    flags,
    'from_address($self, value, /)\n--\n\nC.from_address(integer) -> C instance\n\nAccess a C instance at the specified address.',
  );
  method(
    t,
    'from_buffer',
    from_buffer.index,
    flags,
    'from_buffer($self, obj, offset=0, /)\n--\n\nC.from_buffer(object, offset=0) -> C instance\n\nCreate a C instance from a writeable buffer.',
  );
  method(
    t,
    'from_buffer_copy',
    from_buffer_copy.index,
    flags,
    'from_buffer_copy($self, buffer, offset=0, /)\n--\n\nC.from_buffer_copy(object, offset=0) -> C instance\n\nCreate a C instance from a readable buffer.',
  );
  method(
    t,
    'in_dll',
    in_dll.index,
    flags,
    'in_dll($self, dll, name, /)\n--\n\nC.in_dll(dll, name) -> C instance\n\nAccess a C instance in a dll.',
  );
  if (init == PyCPointerType_init.index) method(t, 'set_type', PyCPointerType_set_type.index, METH_O, '');
  return readyHeapType(t, doc);
}

function makeCTypeType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_ctypes.CType_Type',
    PyType_Type.tp_basicsize + 160,
    0,
    META_FLAGS | Py_TPFLAGS_HAVE_GC,
    PyType_Type,
  );
  if (!t) return null;
  t.tp_traverse = CType_Type_traverse.index;
  t.tp_clear = CType_Type_clear.index;
  t.tp_dealloc = CType_Type_dealloc.index;
  sequenceMethods(t).sq_repeat = CType_Type_repeat.index;
  method(
    t,
    '__sizeof__',
    CType_Type___sizeof__.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturn memory consumption of the type object.',
  );
  return readyHeapType(t, '');
}

/** All metatypes into the state. */
export function addMetatypes(m: PyObject, st: ctypes_state): bool {
  const generic = generic_from_param.index;
  st.PyCType_Type = makeCTypeType(m);
  if (!st.PyCType_Type) return false;
  st.PyCStructType_Type = makeMetatype(
    m,
    st,
    '_ctypes.PyCStructType',
    PyCStructType_init.index,
    generic,
    PyCStructType_setattro.index,
    'metatype for the CData Objects',
  );
  if (!st.PyCStructType_Type) return false;
  st.UnionType_Type = makeMetatype(
    m,
    st,
    '_ctypes.UnionType',
    UnionType_init.index,
    generic,
    UnionType_setattro.index,
    'metatype for the Union Objects',
  );
  if (!st.UnionType_Type) return false;
  st.PyCPointerType_Type = makeMetatype(
    m,
    st,
    '_ctypes.PyCPointerType',
    PyCPointerType_init.index,
    pointerType_from_param.index,
    0,
    'metatype for the Pointer Objects',
  );
  if (!st.PyCPointerType_Type) return false;
  st.PyCArrayType_Type = makeMetatype(
    m,
    st,
    '_ctypes.PyCArrayType',
    PyCArrayType_init.index,
    generic,
    0,
    'metatype for the Array Objects',
  );
  if (!st.PyCArrayType_Type) return false;
  st.PyCSimpleType_Type = makeMetatype(
    m,
    st,
    '_ctypes.PyCSimpleType',
    PyCSimpleType_init.index,
    simpleType_from_param.index,
    0,
    'metatype for the PyCSimpleType Objects',
  );
  if (!st.PyCSimpleType_Type) return false;
  st.PyCFuncPtrType_Type = makeMetatype(
    m,
    st,
    '_ctypes.PyCFuncPtrType',
    PyCFuncPtrType_init.index,
    generic,
    0,
    'metatype for C function pointers',
  );
  return st.PyCFuncPtrType_Type != null;
}

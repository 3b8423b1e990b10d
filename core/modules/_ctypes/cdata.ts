// What all instances have in common: their memory, what it keeps alive, the buffer. (CPython: Modules/_ctypes/_ctypes.c)

import { PyMem_Calloc, PyMem_Free } from '../../memory/obmalloc/malloc';
import { Py_buffer, PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer } from '../../objects/abstract/buffer';
import { PyObject_IsInstance } from '../../objects/abstract/isinstance';
import { exactArguments } from '../../objects/args';
import { PyObject_GetAttrString } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_CallObject } from '../../objects/call';
import { PyDict_Check, PyDict_CheckExact, PyDict_New, PyDict_SetItem, PyDict_Update } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetObject, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { Py_None } from '../../objects/none';
import { PyObject_Str } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromStringAndSize } from '../../objects/str/new';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_Pack2 } from '../../objects/tuple';
import { freeInstance, newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject_GC_UnTrack, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException } from '../../runtime/errors';
import { arg, Py_VISIT, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { bufferProcs, member, method } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_NOARGS,
  METH_VARARGS,
  Py_READONLY,
  Py_T_INT,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { readable, writable } from './memory';
import {
  asCData,
  CDataObject,
  ctypes_state,
  DICTFLAG_FINAL,
  infoOf,
  infoOfObject,
  isCData,
  isPointerType,
  isType,
  StgInfo,
  stateOf,
  stateOfMeta,
  TYPEFLAG_HASPOINTER,
  TYPEFLAG_ISPOINTER,
  valueOf,
} from './types';
import { getValue, setValue } from './values';

/** "prefix: text of what is raised" as an exception of another type. NULL as prefix could not be made, which is raised. */
export function _ctypes_extend_error(type: PyTypeObject, prefix: PyObject | null): void {
  if (!prefix) return;
  const exc = PyErr_GetRaisedException();
  if (exc) {
    const text = PyObject_Str(exc);
    if (!text) PyErr_Clear();
    const message = text
      ? PyUnicode_FromFormat('%U%N: %U', arg(prefix), arg(exc.ob_type), arg(text))
      : PyUnicode_FromFormat('%U%N: ???', arg(prefix), arg(exc.ob_type));
    Py_XDECREF(text);
    if (message) {
      PyErr_SetObject(type, message);
      Py_DECREF(message);
    }
  }
  Py_DECREF(prefix);
  Py_XDECREF(exc);
}

/** The type's storage, from now on final; NULL: TypeError, the class is abstract. */
export function concreteInfo(st: ctypes_state, type: PyObject): StgInfo | null {
  const info = infoOf(st, type);
  if (!info) PyErr_SetString(PyExc_TypeError, 'abstract class');
  return info;
}

function allocCData(type: PyObject, info: StgInfo): CDataObject | null {
  info.flags |= DICTFLAG_FINAL;
  const t = changetype<PyTypeObject>(type);
  const o = call_indirect<PyObject | null>(<u32>t.tp_alloc, t, <i64>0);
  if (!o) return null;
  asCData(o).b_length = info.length;
  asCData(o).b_size = info.size;
  return asCData(o);
}

/** Its own memory, zeroed. */
function PyCData_MallocBuffer(o: CDataObject, size: i64): bool {
  if (size <= 16) o.b_ptr = valueOf(o);
  else {
    o.b_ptr = <u64>(size > 0xffffffff ? 0 : PyMem_Calloc(1, <usize>size));
    if (!o.b_ptr) {
      PyErr_NoMemory();
      return false;
    }
  }
  o.b_needsfree = 1;
  return true;
}

// new
export function GenericPyCData_new(type: PyTypeObject, args: PyObject | null, kwds: PyObject | null): PyObject | null {
  return newCData(stateOfMeta(type.ob_type), type);
}

// new
export function newCData(st: ctypes_state, type: PyObject): PyObject | null {
  const info = concreteInfo(st, type);
  const o = info ? allocCData(type, info) : null;
  if (!o || PyCData_MallocBuffer(o, (info as StgInfo).size)) return o;
  Py_DECREF(o);
  return null;
}

// new: base's memory at adr, or with base NULL a copy of it
export function PyCData_FromBaseObj(
  st: ctypes_state,
  type: PyObject,
  base: PyObject | null,
  index: i64,
  adr: u64,
): PyObject | null {
  const info = concreteInfo(st, type);
  const o = info ? allocCData(type, info) : null;
  if (!o) return null;
  o.b_index = index;
  if (base) {
    o.b_ptr = adr;
    o.b_base = asCData(Py_NewRef(base as PyObject));
  } else {
    if (!PyCData_MallocBuffer(o, o.b_size)) {
      Py_DECREF(o);
      return null;
    }
    memory.copy(<usize>o.b_ptr, readable(adr, <u64>o.b_size), <usize>o.b_size);
  }
  return o;
}

// new: the memory at buf, whoever's it is
export function PyCData_AtAddress(st: ctypes_state, type: PyObject, buf: u64): PyObject | null {
  const info = concreteInfo(st, type);
  const o = info ? allocCData(type, info) : null;
  if (o) o.b_ptr = buf;
  return o;
}

/** c_int and its like, which show their value; not what is derived from them. */
export function showsValue(st: ctypes_state, type: PyObject): bool {
  return isType(type, st.PyCSimpleType_Type) && changetype<PyTypeObject>(type).tp_base == st.Simple_Type;
}

/** Does an attribute or item of the type give the value itself? */
export function unboxes(st: ctypes_state, type: PyObject, info: StgInfo | null): bool {
  return info != null && info.getfunc != 0 && !(isType(type, st.PyCSimpleType_Type) && !showsValue(st, type));
}

// new: what lies at adr
export function PyCData_get(
  st: ctypes_state,
  type: PyObject,
  getfunc: u64,
  src: PyObject,
  index: i64,
  size: i64,
  adr: u64,
): PyObject | null {
  if (getfunc) return getValue(getfunc, adr, size);
  const info = infoOf(st, type);
  if (unboxes(st, type, info)) return getValue((info as StgInfo).getfunc, adr, size);
  return PyCData_FromBaseObj(st, type, src, index, adr);
}

/** value goes to ptr: what has to be kept. (new) */
function setAt(st: ctypes_state, type: PyObject, setfunc: u64, value: PyObject, size: i64, ptr: u64): PyObject | null {
  if (setfunc) return setValue(setfunc, ptr, value, size);
  const t = changetype<PyTypeObject>(type);
  if (!isCData(st, value)) {
    const info = infoOf(st, type);
    if (info && info.setfunc) return setValue(info.setfunc, ptr, value, size);
    if (PyTuple_Check(value)) {
      const o = PyObject_CallObject(type, value);
      if (!o) {
        _ctypes_extend_error(PyExc_RuntimeError, PyUnicode_FromFormat('(%s) ', t.tp_name));
        return null;
      }
      const result = setAt(st, type, setfunc, o, size, ptr);
      Py_DECREF(o);
      return result;
    }
    if (value == Py_None && isPointerType(st, type)) {
      store<u64>(writable(ptr, 8), 0);
      return Py_None;
    }
    return PyErr_Format(PyExc_TypeError, 'expected %s instance, got %s', t.tp_name, value.ob_type.tp_name);
  }
  const is = PyObject_IsInstance(value, type);
  if (is < 0) return null;
  if (is) {
    memory.copy(writable(ptr, <u64>size), readable(asCData(value).b_ptr, <u64>size), <usize>size);
    const keep = GetKeepedObjects(asCData(value));
    return keep ? Py_NewRef(keep) : null;
  }
  if (isPointerType(st, type) && isType(value, st.PyCArray_Type)) {
    const p1 = infoOfObject(st, value);
    const p2 = infoOf(st, type);
    if (p1 && p2 && p1.proto == p2.proto) {
      store<u64>(writable(ptr, 8), asCData(value).b_ptr);
      const keep = GetKeepedObjects(asCData(value));
      return keep ? PyTuple_Pack2(keep, value) : null;
    }
  }
  return PyErr_Format(
    PyExc_TypeError,
    'incompatible types, %s instance instead of %s instance',
    value.ob_type.tp_name,
    t.tp_name,
  );
}

export function PyCData_set(
  st: ctypes_state,
  dst: PyObject,
  type: PyObject,
  setfunc: u64,
  value: PyObject,
  index: i64,
  size: i64,
  ptr: u64,
): i32 {
  const keep = setAt(st, type, setfunc, value, size, ptr);
  return keep ? KeepRef(asCData(dst), index, keep) : -1;
}

// --- what the memory keeps alive

// borrowed: whose memory it is in the end, with b_objects
export function PyCData_GetContainer(o: CDataObject): CDataObject | null {
  let self = o;
  while (self.b_base) self = self.b_base as CDataObject;
  if (!self.b_objects) self.b_objects = self.b_length ? PyDict_New() : Py_None;
  return self.b_objects ? self : null;
}

// borrowed
export function GetKeepedObjects(o: CDataObject): PyObject | null {
  const container = PyCData_GetContainer(o);
  return container ? container.b_objects : null;
}

function putHex(at: usize, x: u32): usize {
  let n = 0;
  while (n < 7 && x >> ((<u32>n + 1) << 2)) n++;
  for (let i = n; i >= 0; i--) {
    const d = (x >> ((<u32>i) << 2)) & 15;
    store<u8>(at, <u8>(d < 10 ? 48 + d : 87 + d));
    at += 1;
  }
  return at;
}

// new: the indexes from target up to its container, "1:0"
function unique_key(target: CDataObject, index: i64): PyObject | null {
  const text = stackAlloc(32);
  let at = putHex(text, <u32>index);
  let o = target;
  while (o.b_base) {
    if (text + 255 - at < 16) {
      stackFree(text);
      return PyErr_SetString(PyExc_ValueError, 'ctypes object structure too deep');
    }
    store<u8>(at, 0x3a);
    at = putHex(at + 1, <u32>o.b_index);
    o = o.b_base as CDataObject;
  }
  const key = PyUnicode_FromStringAndSize(text, <i64>(at - text));
  stackFree(text);
  return key;
}

/** target's memory at index refers to keep, whose reference is stolen. */
export function KeepRef(target: CDataObject, index: i64, keep: PyObject): i32 {
  if (keep == Py_None) return 0;
  const o = PyCData_GetContainer(target);
  let r = -1;
  if (o) {
    const objects = o.b_objects;
    if (!objects || !PyDict_CheckExact(objects)) {
      o.b_objects = keep;
      Py_XDECREF(objects);
      return 0;
    }
    const key = unique_key(target, index);
    if (key) {
      r = PyDict_SetItem(objects, key, keep);
      Py_DECREF(key);
    }
  }
  Py_DECREF(keep);
  return r;
}

// --- the type _CData

export function PyCData_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return (
    Py_VISIT(asCData(o).b_objects, visit, arg) ||
    Py_VISIT(asCData(o).b_base, visit, arg) ||
    Py_VISIT(o.ob_type, visit, arg)
  );
}

export function PyCData_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<CDataObject>('_b_objects'));
  if (asCData(o).b_needsfree && asCData(o).b_ptr != valueOf(o)) PyMem_Free(<usize>asCData(o).b_ptr);
  asCData(o).b_ptr = 0;
  clearSlot(changetype<usize>(o) + offsetof<CDataObject>('_b_base'));
  return 0;
}

function PyCData_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  PyCData_clear(o);
  freeInstance(o);
}

export function PyCData_NewGetBuffer(o: PyObject, view: usize, flags: i32): i32 {
  if (!view) return 0;
  const st = stateOf(o);
  const info = infoOfObject(st, o) as StgInfo;
  let item: PyObject = o.ob_type;
  while (isType(item, st.PyCArrayType_Type)) item = (infoOf(st, item) as StgInfo).proto as PyObject;
  const v = changetype<Py_buffer>(view);
  v.buf = readable(asCData(o).b_ptr, <u64>asCData(o).b_size);
  v.obj = Py_NewRef(o);
  v.len = asCData(o).b_size;
  v.readonly = 0;
  v.format = info.format;
  v.ndim = info.ndim;
  v.shape = info.shape;
  v.itemsize = (infoOf(st, item) as StgInfo).size;
  v.strides = 0;
  v.suboffsets = 0;
  v.internal = 0;
  return 0;
}

function PyCData_nohash(o: PyObject): i64 {
  PyErr_SetString(PyExc_TypeError, 'unhashable type');
  return -1;
}

function PyCData_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const st = stateOf(o);
  if ((infoOfObject(st, o) as StgInfo).flags & (TYPEFLAG_ISPOINTER | TYPEFLAG_HASPOINTER)) {
    return PyErr_SetString(PyExc_ValueError, 'ctypes objects containing pointers cannot be pickled');
  }
  const dict = PyObject_GetAttrString(o, '__dict__');
  if (!dict) return null;
  const bytes = PyBytes_FromStringAndSize(readable(asCData(o).b_ptr, <u64>asCData(o).b_size), asCData(o).b_size);
  return Py_BuildValue('O(O(NN))', arg(st._unpickle), arg(o.ob_type), arg(dict), arg(bytes));
}

function PyCData_setstate(o: PyObject, args: PyObject): PyObject | null {
  if (!exactArguments(args, '', 2)) return null;
  const dict = PyTuple_GET_ITEM(args, 0);
  const data = PyTuple_GET_ITEM(args, 1);
  if (!PyDict_Check(dict)) {
    return PyErr_Format(PyExc_TypeError, 'argument 1 must be dict, not %.50s', dict.ob_type.tp_name);
  }
  const at = stackAlloc(10);
  if (PyBytes_Check(data)) {
    copyState(o, PyBytes_AS_STRING(data), PyBytes_GET_SIZE(data));
  } else if (PyObject_GetBuffer(data, at, PyBUF_SIMPLE) < 0) {
    stackFree(at);
    return null;
  } else {
    copyState(o, changetype<Py_buffer>(at).buf, changetype<Py_buffer>(at).len);
    PyBuffer_Release(at);
  }
  stackFree(at);
  const mydict = PyObject_GetAttrString(o, '__dict__');
  if (!mydict) return null;
  let r = -1;
  if (PyDict_Check(mydict)) r = PyDict_Update(mydict, dict);
  else {
    PyErr_Format(
      PyExc_TypeError,
      '%.200s.__dict__ must be a dictionary, not %.200s',
      o.ob_type.tp_name,
      mydict.ob_type.tp_name,
    );
  }
  Py_DECREF(mydict);
  return r < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function copyState(o: PyObject, from: usize, length: i64): void {
  const n = length < asCData(o).b_size ? length : asCData(o).b_size;
  memory.copy(writable(asCData(o).b_ptr, <u64>n), from, <usize>n);
}

function PyCData_from_outparam(o: PyObject, unused: PyObject | null): PyObject | null {
  return Py_NewRef(o);
}

// new
export function makeCDataType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_ctypes._CData',
    offsetof<CDataObject>(),
    0,
    Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    null,
    3,
  );
  if (!t) return null;
  t.tp_dealloc = PyCData_dealloc.index;
  t.tp_hash = PyCData_nohash.index;
  t.tp_traverse = PyCData_traverse.index;
  t.tp_clear = PyCData_clear.index;
  bufferProcs(t).bf_getbuffer = PyCData_NewGetBuffer.index;
  method(t, '__ctypes_from_outparam__', PyCData_from_outparam.index, METH_NOARGS, '');
  method(t, '__reduce__', PyCData_reduce.index, METH_NOARGS, '');
  method(t, '__setstate__', PyCData_setstate.index, METH_VARARGS, '');
  member(t, '_b_base_', _Py_T_OBJECT, offsetof<CDataObject>('_b_base'), Py_READONLY, 'the base object');
  member(
    t,
    '_b_needsfree_',
    Py_T_INT,
    offsetof<CDataObject>('b_needsfree'),
    Py_READONLY,
    'whether the object owns the memory or not',
  );
  member(
    t,
    '_objects',
    _Py_T_OBJECT,
    offsetof<CDataObject>('_b_objects'),
    Py_READONLY,
    'internal objects tree (NEVER CHANGE THIS OBJECT!)',
  );
  return readyHeapType(t, 'XXX to be provided');
}

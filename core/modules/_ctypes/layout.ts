// Structures and unions: where fields lie, and the fields as descriptors. (CPython: Modules/_ctypes/stgdict.c, cfield.c)

import { PyMem_Calloc, PyMem_Free } from '../../memory/obmalloc/malloc';
import {
  PySequence_Fast,
  PySequence_Fast_GET_SIZE,
  PySequence_Fast_ITEMS,
  PySequence_GetItem,
  PySequence_Size,
} from '../../objects/abstract/sequence';
import {
  PyObject_GetAttr,
  PyObject_GetOptionalAttr,
  PyObject_HasAttrWithError,
  PyObject_SetAttr,
} from '../../objects/attribute';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_AttributeError,
  PyExc_OverflowError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_FromSsize_t } from '../../objects/int';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { clearFields, freeInstance, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, PyObject_GC_UnTrack, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset } from '../../runtime/register';
import {
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { PyCData_get, PyCData_set } from './cdata';
import { appendFormat, shaped } from './format';
import {
  asCData,
  CFieldObject,
  ctypes_state,
  DICTFLAG_FINAL,
  FFI_TYPE_STRUCT,
  infoOf,
  isCData,
  isType,
  letterOf,
  StgInfo,
  stateOfMeta,
  TYPEFLAG_HASBITFIELD,
  TYPEFLAG_HASPOINTER,
  TYPEFLAG_HASUNION,
  TYPEFLAG_ISPOINTER,
} from './types';

/* @inline */ function field(o: PyObject): CFieldObject {
  return changetype<CFieldObject>(o);
}

/** What the layout of a type is at while its fields are added. */
@unmanaged
class Layout {
  size: i64;
  offset: i64;
  align: i64;
  pack: i64;
  fieldSize: i64; // bits of the bit field that is open
  bitOffset: i64; // in it
  bigEndian: i32;
}

function alloc(st: ctypes_state): CFieldObject | null {
  const t = st.PyCField_Type as PyTypeObject;
  return changetype<CFieldObject | null>(call_indirect<PyObject | null>(<u32>t.tp_alloc, t, <i64>0));
}

// new: the next field (PyCField_FromDesc); bits 0: it is no bit field
function nextField(
  st: ctypes_state,
  proto: PyObject,
  info: StgInfo,
  index: i64,
  bits: i64,
  l: Layout,
): CFieldObject | null {
  const self = alloc(st);
  if (!self) return null;
  const size = info.size;
  const width = size << 3;
  let goesOn = false; // in the bit field that is open
  if (bits && l.fieldSize) {
    if (width <= l.fieldSize && l.bitOffset + bits <= l.fieldSize) goesOn = true;
    else if (width >= l.fieldSize && l.bitOffset + bits <= width) {
      goesOn = true;
      l.offset += size - (l.fieldSize >> 3);
      l.size += size - (l.fieldSize >> 3);
      l.fieldSize = width;
    }
  }
  if (!goesOn) {
    l.bitOffset = 0;
    l.fieldSize = bits ? width : 0;
  }
  if (isType(proto, st.PyCArrayType_Type)) {
    const item = infoOf(st, info.proto as PyObject);
    const letter = item ? item.getfunc : 0;
    if (letter == 0x63) self.getfunc = self.setfunc = 0x73;
    else if (letter == 0x75) self.getfunc = self.setfunc = 0x55;
  }
  self.index = index;
  self.proto = Py_NewRef(proto);
  self.size = bits ? (bits << 16) + (l.bigEndian ? l.fieldSize - l.bitOffset - bits : l.bitOffset) : size;
  if (goesOn) {
    self.offset = l.offset - size;
    l.bitOffset += bits;
    return self;
  }
  if (bits) l.bitOffset = bits;
  const align = l.pack && l.pack < info.align ? l.pack : info.align;
  if (align && l.offset % align) {
    const delta = align - (l.offset % align);
    l.size += delta;
    l.offset += delta;
  }
  l.size += size;
  self.offset = l.offset;
  l.offset += size;
  l.align = align;
  return self;
}

/** An optional class attribute that is a small number; -1: an exception. */
function smallAttribute(type: PyObject, name: PyObject, unset: i64): i64 {
  const at = stackAlloc(1);
  const r = PyObject_GetOptionalAttr(type, name, at);
  const o = ptrAt(at, 0);
  stackFree(at);
  if (r < 0) return -1;
  if (!o) return unset;
  const v = PyLong_AsInt(o);
  Py_DECREF(o);
  if (v >= 0) return v;
  if (!PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_TypeError) || PyErr_ExceptionMatches(PyExc_OverflowError)) {
    PyErr_Format(PyExc_ValueError, '%U must be a non-negative integer', arg(name));
  }
  return -1;
}

/** How many bits a field has: 0 it is no bit field, -1 an exception. */
function bitsOf(pair: PyObject, desc: PyObject, info: StgInfo): i64 {
  if (PyTuple_GET_SIZE(pair) < 3) return 0;
  const bits = PyLong_AsInt(PyTuple_GET_ITEM(pair, 2));
  if (bits == -1 && PyErr_Occurred()) return -1;
  const c = letterOf(info);
  const letters = 'bBhHiIlLqQ?v';
  let allowed = false;
  for (let i = 0; i < letters.length; i++) if (<u8>letters.charCodeAt(i) == c) allowed = true;
  if (!allowed) {
    PyErr_Format(PyExc_TypeError, 'bit fields not allowed for type %s', changetype<PyTypeObject>(desc).tp_name);
    return -1;
  }
  if (bits > 0 && <i64>bits <= info.size << 3) return bits;
  PyErr_SetString(PyExc_ValueError, 'number of bits invalid for bit field');
  return -1;
}

/** "format:name:" and the padding before it. */
function describe(stg: StgInfo, info: StgInfo, name: PyObject, padding: i64): bool {
  const slot = changetype<usize>(stg) + offsetof<StgInfo>('_format');
  if (!pad(slot, padding)) return false;
  const text = shaped('', info);
  if (!text) return false;
  const all = PyUnicode_FromFormat('%U:%U:', arg(text), arg(name));
  Py_DECREF(text);
  return appendFormat(slot, all);
}

function pad(slot: usize, n: i64): bool {
  if (n <= 0) return true;
  return appendFormat(slot, n == 1 ? PyUnicode_FromFormat('x') : PyUnicode_FromFormat('%zdx', n));
}

function isPair(pair: PyObject | null): bool {
  if (!pair || !PyTuple_Check(pair)) return false;
  const n = PyTuple_GET_SIZE(pair);
  if (n == 3 && PyLong_AsInt(PyTuple_GET_ITEM(pair, 2)) == -1 && PyErr_Occurred()) return false;
  return (n == 2 || n == 3) && PyUnicode_Check(PyTuple_GET_ITEM(pair, 0));
}

/** One field of _fields_. */
function addField(
  st: ctypes_state,
  type: PyObject,
  stg: StgInfo,
  pair: PyObject,
  i: i64,
  at: i64,
  l: Layout,
  isStruct: bool,
): bool {
  const name = PyTuple_GET_ITEM(pair, 0);
  const desc = PyTuple_GET_ITEM(pair, 1);
  const info = infoOf(st, desc);
  if (!info) {
    PyErr_Format(PyExc_TypeError, 'second item in _fields_ tuple (index %zd) must be a C type', i);
    return false;
  }
  store<u64>(stg.ffi_elements + ((<usize>at) << 3), <u64>(changetype<usize>(info) + offsetof<StgInfo>('ffi_size')));
  if (info.flags & (TYPEFLAG_ISPOINTER | TYPEFLAG_HASPOINTER)) stg.flags |= TYPEFLAG_HASPOINTER;
  stg.flags |= info.flags & (TYPEFLAG_HASUNION | TYPEFLAG_HASBITFIELD);
  info.flags |= DICTFLAG_FINAL;
  const bits = bitsOf(pair, desc, info);
  if (bits < 0) return false;
  if (bits) stg.flags |= TYPEFLAG_HASBITFIELD;
  if (!isStruct) l.size = l.offset = l.align = l.fieldSize = 0;
  const before = l.size;
  const prop = nextField(st, desc, info, i, bits, l);
  if (!prop) return false;
  const ok = (!isStruct || describe(stg, info, name, prop.offset - before)) && PyObject_SetAttr(type, name, prop) == 0;
  Py_DECREF(prop);
  return ok;
}

/** _fields_ is set: the layout of the type. */
export function PyCStructUnionType_update_stginfo(type: PyObject, fields: PyObject | null, isStruct: bool): i32 {
  if (!fields) return 0;
  const swapped = PyObject_HasAttrWithError(type, _Py_ID('_swappedbytes_'));
  if (swapped < 0) return -1;
  const pack = smallAttribute(type, _Py_ID('_pack_'), 0);
  if (pack < 0) return -1;
  const forced = smallAttribute(type, _Py_ID('_align_'), 1);
  if (forced < 0) return -1;
  const n = PySequence_Size(fields);
  if (n < 0) {
    if (PyErr_ExceptionMatches(PyExc_TypeError)) {
      PyErr_SetString(PyExc_TypeError, "'_fields_' must be a sequence of pairs");
    }
    return -1;
  }
  const st = stateOfMeta(type.ob_type);
  const stg = infoOf(st, type);
  if (!stg) {
    PyErr_SetString(PyExc_TypeError, 'ctypes state is not initialized');
    return -1;
  }
  if (stg.flags & DICTFLAG_FINAL) {
    PyErr_SetString(PyExc_AttributeError, '_fields_ is final');
    return -1;
  }
  const at = stackAlloc(8);
  memory.fill(at, 0, 64);
  const l = changetype<Layout>(at);
  l.pack = pack;
  l.bigEndian = swapped;
  const r = layOut(st, type, stg, fields, n, forced, l, isStruct);
  stackFree(at);
  return r;
}

function layOut(
  st: ctypes_state,
  type: PyObject,
  stg: StgInfo,
  fields: PyObject,
  n: i64,
  forced: i64,
  l: Layout,
  isStruct: bool,
): i32 {
  const slot = changetype<usize>(stg) + offsetof<StgInfo>('_format');
  PyMem_Free(stg.format);
  stg.format = 0;
  PyMem_Free(stg.ffi_elements);
  stg.ffi_elements = 0;
  const base = infoOf(st, changetype<PyTypeObject>(type).tp_base as PyObject);
  const first = base ? base.length : 0;
  let total = forced ? forced : 1;
  stg.ffi_elements = PyMem_Calloc(<usize>(first + n + 1), 8);
  if (!stg.ffi_elements) {
    PyErr_NoMemory();
    return -1;
  }
  if (base) {
    stg.flags |= base.flags & (TYPEFLAG_HASUNION | TYPEFLAG_HASBITFIELD);
    l.size = l.offset = base.size;
    l.align = base.align;
    if (base.align > total) total = base.align;
    if (base.ffi_elements) memory.copy(stg.ffi_elements, base.ffi_elements, (<usize>first) << 3);
  }
  if (!isStruct) stg.flags |= TYPEFLAG_HASUNION;
  stg.ffi_type = <u16>FFI_TYPE_STRUCT;
  if (!appendFormat(slot, isStruct ? PyUnicode_FromFormat('T{') : PyUnicode_FromFormat('B'))) return -1;
  let union: i64 = 0;
  for (let i: i64 = 0; i < n; i++) {
    const pair = PySequence_GetItem(fields, i);
    if (!isPair(pair)) {
      PyErr_SetString(PyExc_TypeError, "'_fields_' must be a sequence of (name, C type) pairs");
      Py_XDECREF(pair);
      return -1;
    }
    const ok = addField(st, type, stg, pair as PyObject, i, first + i, l, isStruct);
    Py_DECREF(pair as PyObject);
    if (!ok) return -1;
    if (l.size > union) union = l.size;
    if (l.align > total) total = l.align;
  }
  const size = isStruct ? l.size : union;
  const aligned = ((size + total - 1) / total) * total;
  if (isStruct && !(pad(slot, aligned - size) && appendFormat(slot, PyUnicode_FromFormat('}')))) return -1;
  stg.ffi_alignment = <u16>total;
  stg.ffi_size = <u64>aligned;
  stg.size = aligned;
  stg.align = total;
  stg.length = first + n;
  if (stg.flags & DICTFLAG_FINAL) {
    PyErr_SetString(PyExc_AttributeError, 'Structure or union cannot contain itself');
    return -1;
  }
  stg.flags |= DICTFLAG_FINAL;
  return makeAnonFields(st, type);
}

// --- the fields of an _anonymous_ field are the type's own too

function makeFields(st: ctypes_state, type: PyObject, descr: CFieldObject, index: i64, offset: i64): i32 {
  const proto = descr.proto as PyObject;
  const fields = PyObject_GetAttr(proto, _Py_ID('_fields_'));
  if (!fields) return -1;
  const list = PySequence_Fast(fields, '_fields_ must be a sequence');
  Py_DECREF(fields);
  if (!list) return -1;
  let r = 0;
  for (let i: i64 = 0; i < PySequence_Fast_GET_SIZE(list) && r == 0; i++) {
    const pair = objAt(PySequence_Fast_ITEMS(list), i);
    if (!isPair(pair)) {
      PyErr_SetString(PyExc_TypeError, 'function takes at least 2 arguments');
      r = -1;
      break;
    }
    const name = PyTuple_GET_ITEM(pair, 0);
    const own = PyObject_GetAttr(proto, name);
    if (!own) {
      r = -1;
      break;
    }
    if (own.ob_type != st.PyCField_Type) {
      PyErr_SetString(PyExc_TypeError, 'unexpected type');
      r = -1;
    } else if (field(own).anonymous) {
      r = makeFields(st, type, field(own), index + field(own).index, offset + field(own).offset);
    } else r = copyField(st, type, name, field(own), index, offset);
    Py_DECREF(own);
  }
  Py_DECREF(list);
  return r;
}

function copyField(st: ctypes_state, type: PyObject, name: PyObject, from: CFieldObject, index: i64, offset: i64): i32 {
  const copy = alloc(st);
  if (!copy) return -1;
  copy.size = from.size;
  copy.offset = from.offset + offset;
  copy.index = from.index + index;
  copy.proto = Py_XNewRef(from.proto);
  copy.getfunc = from.getfunc;
  copy.setfunc = from.setfunc;
  const r = PyObject_SetAttr(type, name, copy);
  Py_DECREF(copy);
  return r;
}

function makeAnonFields(st: ctypes_state, type: PyObject): i32 {
  const at = stackAlloc(1);
  let r = PyObject_GetOptionalAttr(type, _Py_ID('_anonymous_'), at);
  const anon = ptrAt(at, 0);
  stackFree(at);
  if (r < 0) return -1;
  if (!anon) return 0;
  const names = PySequence_Fast(anon, '_anonymous_ must be a sequence');
  Py_DECREF(anon);
  if (!names) return -1;
  r = 0;
  for (let i: i64 = 0; i < PySequence_Fast_GET_SIZE(names) && r == 0; i++) {
    const name = objAt(PySequence_Fast_ITEMS(names), i);
    const descr = PyObject_GetAttr(type, name);
    if (!descr) {
      r = -1;
      break;
    }
    if (descr.ob_type == st.PyCField_Type) {
      field(descr).anonymous = 1;
      r = makeFields(st, type, field(descr), field(descr).index, field(descr).offset);
    } else {
      PyErr_Format(PyExc_AttributeError, "'%U' is specified in _anonymous_ but not in _fields_", arg(name));
      r = -1;
    }
    Py_DECREF(descr);
  }
  Py_DECREF(names);
  return r;
}

// --- the type CField

function notCData(): PyObject | null {
  return PyErr_SetString(PyExc_TypeError, 'not a ctype instance');
}

function stateOfField(o: PyObject): ctypes_state {
  return stateOfMeta(o.ob_type);
}

function PyCField_set(o: PyObject, inst: PyObject, value: PyObject | null): i32 {
  const st = stateOfField(o);
  if (!isCData(st, inst)) notCData();
  else if (!value) PyErr_SetString(PyExc_TypeError, "can't delete attribute");
  else {
    const f = field(o);
    const p = asCData(inst).b_ptr + <u64>f.offset;
    return PyCData_set(st, inst, f.proto as PyObject, f.setfunc, value, f.index, f.size, p);
  }
  return -1;
}

function PyCField_get(o: PyObject, inst: PyObject | null, type: PyObject | null): PyObject | null {
  if (!inst) return Py_NewRef(o);
  const st = stateOfField(o);
  if (!isCData(st, inst)) return notCData();
  const f = field(o);
  return PyCData_get(st, f.proto as PyObject, f.getfunc, inst, f.index, f.size, asCData(inst).b_ptr + <u64>f.offset);
}

function PyCField_get_offset(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromSsize_t(field(o).offset);
}

function PyCField_get_size(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromSsize_t(field(o).size);
}

function PyCField_repr(o: PyObject): PyObject | null {
  const f = field(o);
  const name = changetype<PyTypeObject>(f.proto as PyObject).tp_name;
  const bits = f.size >> 16;
  return bits
    ? PyUnicode_FromFormat('<Field type=%s, ofs=%zd:%zd, bits=%zd>', name, f.offset, f.size & 0xffff, bits)
    : PyUnicode_FromFormat('<Field type=%s, ofs=%zd, size=%zd>', name, f.offset, f.size & 0xffff);
}

function PyCField_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<CFieldObject>('_proto'), 1, visit, arg);
}

function PyCField_clear(o: PyObject): i32 {
  clearFields(o, offsetof<CFieldObject>('_proto'), 1);
  return 0;
}

function PyCField_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  PyCField_clear(o);
  freeInstance(o);
}

// new
export function makeFieldType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_ctypes.CField',
    offsetof<CFieldObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = PyCField_dealloc.index;
  t.tp_repr = PyCField_repr.index;
  t.tp_traverse = PyCField_traverse.index;
  t.tp_clear = PyCField_clear.index;
  t.tp_descr_get = PyCField_get.index;
  t.tp_descr_set = PyCField_set.index;
  getset(t, 'offset', PyCField_get_offset.index, 0, 'offset in bytes of this field');
  getset(t, 'size', PyCField_get_size.index, 0, 'size in bytes of this field');
  return readyHeapType(t, 'Structure/Union member');
}

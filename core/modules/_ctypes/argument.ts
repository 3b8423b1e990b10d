// Arguments of foreign functions, and what turns objects into them: from_param. (CPython: Modules/_ctypes/callproc.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyObject_IsInstance, PyObject_IsSubclass } from '../../objects/abstract/isinstance';
import { PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyBytes_Check } from '../../objects/bytes/struct';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyFloat_FromDouble } from '../../objects/float';
import { PyLong_Check } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_Check } from '../../objects/str/struct';
import { clearFields, freeInstance, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { Py_DECREF, Py_NewRef, Py_XDECREF, PyObject_GC_UnTrack, stackAlloc } from '../../runtime/cold';
import { PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { member } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  Py_READONLY,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { concreteInfo } from './cdata';
import { pointerAt, readable } from './memory';
import {
  asCData,
  ctypes_state,
  infoOf,
  infoOfObject,
  isArrayOrPointer,
  isCData,
  isType,
  letterOf,
  PARAM_ARRAY,
  PARAM_POINTER,
  PARAM_SIMPLE,
  PyCArgObject,
  StgInfo,
  StructParamObject,
} from './types';
import { setValue } from './values';

const VALUE: usize = 32; // in a PyCArgObject

/* @inline */ function carg(o: PyObject): PyCArgObject {
  return changetype<PyCArgObject>(o);
}

/** Where the argument's value lies. */
/* @inline */ export function argValue(o: PyObject): usize {
  return changetype<usize>(o) + VALUE;
}

// new: steals obj
function newArgument(st: ctypes_state, tag: u8, value: u64, obj: PyObject | null): PyObject | null {
  const t = st.PyCArg_Type as PyTypeObject;
  const o = call_indirect<PyObject | null>(<u32>t.tp_alloc, t, <i64>0);
  if (!o) {
    Py_XDECREF(obj);
    return null;
  }
  carg(o).tag = tag;
  carg(o).obj = obj;
  store<u64>(argValue(o), value);
  return o;
}

// new: a CData as an argument (StgInfo.paramfunc)
export function paramOf(st: ctypes_state, o: PyObject, info: StgInfo): PyObject | null {
  const p = asCData(o).b_ptr;
  if (info.paramfunc == PARAM_ARRAY) return newArgument(st, 0x50, p, Py_NewRef(o));
  if (info.paramfunc == PARAM_POINTER) return newArgument(st, 0x50, pointerAt(p), Py_NewRef(o));
  const size = asCData(o).b_size;
  if (info.paramfunc == PARAM_SIMPLE) {
    const a = newArgument(st, letterOf(info), 0, Py_NewRef(o));
    if (a) memory.copy(argValue(a), readable(p, <u64>size), <usize>size);
    return a;
  }
  return structParam(st, o, p, size);
}

// new: a copy of the structure where it is larger than a pointer
function structParam(st: ctypes_state, o: PyObject, p: u64, size: i64): PyObject | null {
  let keep: PyObject | null;
  let at = p;
  if (size > 8) {
    const block = PyMem_Malloc(<usize>size);
    if (!block) return PyErr_NoMemory();
    memory.copy(block, readable(p, <u64>size), <usize>size);
    const t = st.StructParam_Type as PyTypeObject;
    keep = call_indirect<PyObject | null>(<u32>t.tp_alloc, t, <i64>0);
    if (!keep) {
      PyMem_Free(block);
      return null;
    }
    changetype<StructParamObject>(keep).ptr = block;
    changetype<StructParamObject>(keep).keep = Py_NewRef(o);
    at = <u64>block;
  } else keep = Py_NewRef(o);
  const a = newArgument(st, 0x56, at, keep);
  if (a) carg(a).size = size;
  return a;
}

// new: byref(); steals obj
export function _byref(st: ctypes_state, obj: PyObject, offset: i64): PyObject | null {
  return newArgument(st, 0x50, asCData(obj).b_ptr + <u64>offset, obj);
}

// --- from_param

/** The _as_parameter_ of value, of which the same function asks again; NULL: there is none, or an exception. (new) */
function asParameter(value: PyObject): PyObject | null {
  const at = stackAlloc(1);
  PyObject_GetOptionalAttr(value, _Py_ID('_as_parameter_'), at);
  const o = ptrAt(at, 0);
  stackFree(at);
  if (o && _Py_EnterRecursiveCall(' while processing _as_parameter_')) {
    Py_DECREF(o);
    return null;
  }
  return o;
}

// new: of structures, arrays, functions, and of what fits nothing else
export function CDataType_from_param(st: ctypes_state, type: PyObject, value: PyObject): PyObject | null {
  const is = PyObject_IsInstance(value, type);
  if (is) return is < 0 ? null : Py_NewRef(value);
  const t = changetype<PyTypeObject>(type);
  if (value.ob_type == st.PyCArg_Type) {
    const o = carg(value).obj;
    const info = infoOf(st, type);
    if (info && o && info.proto) {
      const fits = PyObject_IsInstance(o, info.proto as PyObject);
      if (fits) return fits < 0 ? null : Py_NewRef(value);
    }
    return o
      ? PyErr_Format(PyExc_TypeError, 'expected %s instance instead of pointer to %s', t.tp_name, o.ob_type.tp_name)
      : PyErr_Format(PyExc_TypeError, 'expected %s instance instead of pointer to ???', t.tp_name);
  }
  const other = asParameter(value);
  if (other) {
    const result = CDataType_from_param(st, type, other);
    Py_DECREF(other);
    _Py_LeaveRecursiveCall();
    return result;
  }
  if (PyErr_Occurred()) return null;
  return PyErr_Format(PyExc_TypeError, 'expected %s instance instead of %s', t.tp_name, value.ob_type.tp_name);
}

// new
export function PyCPointerType_from_param(st: ctypes_state, type: PyObject, value: PyObject): PyObject | null {
  if (value == Py_None) return value;
  const info = concreteInfo(st, type);
  if (!info) return null;
  const proto = info.proto;
  if (!proto) return PyErr_SetString(PyExc_TypeError, 'abstract class');
  const is = PyObject_IsInstance(value, proto);
  if (is < 0) return null;
  if (is) {
    if (!isCData(st, value)) return PyErr_SetString(PyExc_TypeError, 'expected CData instance');
    return _byref(st, Py_NewRef(value), 0);
  }
  if (isArrayOrPointer(st, value)) {
    const own = (infoOfObject(st, value) as StgInfo).proto;
    const fits = own ? PyObject_IsSubclass(own, proto) : 0;
    if (fits) return fits < 0 ? null : Py_NewRef(value);
  }
  return CDataType_from_param(st, type, value);
}

// new: value with a setfunc as an argument
function converted(st: ctypes_state, letter: u8, value: PyObject, size: i64): PyObject | null {
  const a = newArgument(st, letter, 0, null);
  if (!a) return null;
  carg(a).obj = setValue(<u64>letter, <u64>argValue(a), value, size);
  if (carg(a).obj) return a;
  Py_DECREF(a);
  return null;
}

// new
export function PyCSimpleType_from_param(st: ctypes_state, type: PyObject, value: PyObject): PyObject | null {
  const is = PyObject_IsInstance(value, type);
  if (is) return is < 0 ? null : Py_NewRef(value);
  const info = concreteInfo(st, type);
  if (!info) return null;
  const a = converted(st, letterOf(info), value, info.size);
  if (a) return a;
  const exc = PyErr_GetRaisedException();
  const other = asParameter(value);
  if (!other) {
    if (PyErr_Occurred()) Py_XDECREF(exc);
    else PyErr_SetRaisedException(exc);
    return null;
  }
  const result = PyCSimpleType_from_param(st, type, other);
  Py_DECREF(other);
  Py_XDECREF(exc);
  _Py_LeaveRecursiveCall();
  return result;
}

/** The letter of what an array, a pointer or a byref() holds. */
function itemLetter(st: ctypes_state, info: StgInfo | null): u8 {
  const proto = info ? info.proto : null;
  const item = proto ? infoOf(st, proto) : null;
  return item ? <u8>item.setfunc : <u8>0;
}

// new: of c_char_p (z, item c), c_wchar_p (Z, item u) and c_void_p (P)
export function pointer_from_param(st: ctypes_state, type: PyObject, letter: u8, value: PyObject): PyObject | null {
  if (value == Py_None) return value;
  const any = letter == 0x50;
  if (any && PyLong_Check(value)) return converted(st, 0x50, value, 8);
  if ((any || letter == 0x7a) && PyBytes_Check(value)) return converted(st, 0x7a, value, 0);
  if ((any || letter == 0x5a) && PyUnicode_Check(value)) return converted(st, 0x5a, value, 0);
  const is = PyObject_IsInstance(value, type);
  if (is) return is < 0 ? null : Py_NewRef(value);
  const item: u8 = letter == 0x7a ? 0x63 : 0x75;
  if (isArrayOrPointer(st, value) && (any || itemLetter(st, infoOfObject(st, value)) == item)) return Py_NewRef(value);
  if (value.ob_type == st.PyCArg_Type) {
    const o = carg(value).obj;
    const info = o ? infoOfObject(st, o) : null;
    if (any ? carg(value).tag == 0x50 : info && <u8>info.setfunc == item) return Py_NewRef(value);
  }
  if (any && isType(value, st.PyCFuncPtr_Type)) {
    return newArgument(st, 0x50, pointerAt(asCData(value).b_ptr), Py_NewRef(value));
  }
  if (any && isCData(st, value)) {
    const info = infoOfObject(st, value);
    const l = info ? letterOf(info) : <u8>0;
    if (l == 0x7a || l == 0x5a) return newArgument(st, 0x5a, pointerAt(asCData(value).b_ptr), Py_NewRef(value));
  }
  const other = asParameter(value);
  if (other) {
    const result = pointer_from_param(st, type, letter, other);
    Py_DECREF(other);
    _Py_LeaveRecursiveCall();
    return result;
  }
  if (PyErr_Occurred()) return null;
  return PyErr_Format(
    PyExc_TypeError,
    "'%.200s' object cannot be interpreted as ctypes.%ls",
    value.ob_type.tp_name,
    changetype<usize>(any ? 'c_void_p' : letter == 0x7a ? 'c_char_p' : 'c_wchar_p'),
  );
}

// --- the types CArgObject and StructParam_Type

function PyCArg_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(o.ob_type, visit, arg) || Py_VISIT(carg(o).obj, visit, arg);
}

function PyCArg_clear(o: PyObject): i32 {
  clearFields(o, offsetof<PyCArgObject>('_obj'), 1);
  return 0;
}

function PyCArg_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  PyCArg_clear(o);
  freeInstance(o);
}

function PyCArg_repr(o: PyObject): PyObject | null {
  const tag = carg(o).tag;
  const v = load<u64>(argValue(o));
  const c = <u64>tag;
  switch (tag) {
    case 0x62:
    case 0x42:
      return PyUnicode_FromFormat("<cparam '%c' (%d)>", c, <u64>(<i64>(<i8>v)));
    case 0x68:
    case 0x48:
      return PyUnicode_FromFormat("<cparam '%c' (%d)>", c, <u64>(<i64>(<i16>v)));
    case 0x69:
    case 0x49:
      return PyUnicode_FromFormat("<cparam '%c' (%d)>", c, v);
    case 0x6c:
    case 0x4c:
    case 0x71:
    case 0x51:
      return PyUnicode_FromFormat("<cparam '%c' (%zd)>", c, v);
    case 0x64:
    case 0x66: {
      const f = PyFloat_FromDouble(tag == 0x64 ? reinterpret<f64>(v) : <f64>reinterpret<f32>(<u32>v));
      if (!f) return null;
      const r = PyUnicode_FromFormat("<cparam '%c' (%R)>", c, arg(f));
      Py_DECREF(f);
      return r;
    }
    case 0x63: {
      const x = v & 0xff;
      return x >= 32 && x < 127 && x != 0x27 && x != 0x5c
        ? PyUnicode_FromFormat("<cparam '%c' ('%c')>", c, x)
        : PyUnicode_FromFormat("<cparam '%c' ('\\x%02x')>", c, x);
    }
    case 0x7a:
    case 0x5a:
    case 0x50:
      return PyUnicode_FromFormat("<cparam '%c' (%p)>", c, v);
  }
  return PyUnicode_FromFormat("<cparam '%c' at %p>", c, arg(o));
}

// new
export function makeArgumentType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_ctypes.CArgObject',
    offsetof<PyCArgObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = PyCArg_dealloc.index;
  t.tp_repr = PyCArg_repr.index;
  t.tp_traverse = PyCArg_traverse.index;
  t.tp_clear = PyCArg_clear.index;
  member(t, '_obj', _Py_T_OBJECT, offsetof<PyCArgObject>('_obj'), Py_READONLY, 'the wrapped object');
  return readyHeapType(t, '');
}

function StructParam_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 0, 0, visit, arg);
}

function StructParam_clear(o: PyObject): i32 {
  clearFields(o, offsetof<StructParamObject>('_keep'), 1);
  return 0;
}

function StructParam_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  StructParam_clear(o);
  PyMem_Free(changetype<StructParamObject>(o).ptr);
  freeInstance(o);
}

// new
export function makeStructParamType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_ctypes.StructParam_Type',
    offsetof<StructParamObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = StructParam_dealloc.index;
  t.tp_traverse = StructParam_traverse.index;
  t.tp_clear = StructParam_clear.index;
  return readyHeapType(t, '');
}

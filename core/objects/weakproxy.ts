// Proxies: they behave like the object they weakly refer to, in every slot. (CPython: Objects/weakrefobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../runtime/cold';
import { _Py_ID } from '../runtime/identifiers';
import { arg, PyObject } from '../runtime/object';
import { mappingMethods, method, numberMethods, sequenceMethods, static_type } from '../runtime/register';
import { METH_NOARGS, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { PyNumber_Float, PyNumber_Index, PyNumber_Long } from './abstract/conversion';
import {
  PyNumber_InPlaceAdd,
  PyNumber_InPlaceAnd,
  PyNumber_InPlaceFloorDivide,
  PyNumber_InPlaceLshift,
  PyNumber_InPlaceMatrixMultiply,
  PyNumber_InPlaceMultiply,
  PyNumber_InPlaceOr,
  PyNumber_InPlacePower,
  PyNumber_InPlaceRemainder,
  PyNumber_InPlaceRshift,
  PyNumber_InPlaceSubtract,
  PyNumber_InPlaceTrueDivide,
  PyNumber_InPlaceXor,
} from './abstract/in-place';
import {
  PyNumber_Absolute,
  PyNumber_Add,
  PyNumber_And,
  PyNumber_Divmod,
  PyNumber_FloorDivide,
  PyNumber_Invert,
  PyNumber_Lshift,
  PyNumber_MatrixMultiply,
  PyNumber_Multiply,
  PyNumber_Negative,
  PyNumber_Or,
  PyNumber_Positive,
  PyNumber_Power,
  PyNumber_Remainder,
  PyNumber_Rshift,
  PyNumber_Subtract,
  PyNumber_TrueDivide,
  PyNumber_Xor,
} from './abstract/number';
import {
  PyIter_Check,
  PyIter_Next,
  PyObject_DelItem,
  PyObject_GetItem,
  PyObject_GetIter,
  PyObject_SetItem,
  PyObject_Size,
} from './abstract/object';
import { PySequence_Contains } from './abstract/sequence';
import { PyObject_GetAttr, PyObject_SetAttr } from './attribute';
import { PyObject_Call, PyObject_CallMethodNoArgs } from './call';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_ReferenceError, PyExc_TypeError } from './exceptions/types';
import { PyObject_IsTrue, PyObject_RichCompare, PyObject_Str } from './object';
import { PyUnicode_FromFormat } from './str/format';
import {
  _PyWeakref_CallableProxyType,
  _PyWeakref_GET_REF,
  _PyWeakref_ProxyType,
  gc_clear,
  gc_traverse,
  PyWeakReference,
  PyWeakref_CheckProxy,
  proxy_dealloc,
} from './weakref';

/** The object behind a proxy, or any other object as it is; new; NULL with ReferenceError when it is dead. */
function unwrap(o: PyObject): PyObject | null {
  if (!PyWeakref_CheckProxy(o)) return Py_NewRef(o);
  const object = _PyWeakref_GET_REF(o);
  return object ? object : PyErr_SetString(PyExc_ReferenceError, 'weakly-referenced object no longer exists');
}

/* @inline */ function wrapUnary(proxy: PyObject, generic: usize): PyObject | null {
  const o = unwrap(proxy);
  if (!o) return null;
  const result = call_indirect<PyObject | null>(<u32>generic, o);
  Py_DECREF(o);
  return result;
}

/* @inline */ function wrapBinary(x: PyObject, y: PyObject, generic: usize): PyObject | null {
  const a = unwrap(x);
  if (!a) return null;
  const b = unwrap(y);
  if (!b) {
    Py_DECREF(a);
    return null;
  }
  const result = call_indirect<PyObject | null>(<u32>generic, a, b);
  Py_DECREF(a);
  Py_DECREF(b);
  return result;
}

function wrapTernary(x: PyObject, y: PyObject, z: PyObject | null, generic: usize): PyObject | null {
  const a = unwrap(x);
  if (!a) return null;
  const b = unwrap(y);
  const c = b && z ? unwrap(z) : null;
  let result: PyObject | null = null;
  if (b && (!z || c != null)) result = call_indirect<PyObject | null>(<u32>generic, a, b, c);
  Py_DECREF(a);
  Py_XDECREF(b);
  Py_XDECREF(c);
  return result;
}

function proxy_neg(proxy: PyObject): PyObject | null {
  return wrapUnary(proxy, PyNumber_Negative.index);
}

function proxy_pos(proxy: PyObject): PyObject | null {
  return wrapUnary(proxy, PyNumber_Positive.index);
}

function proxy_abs(proxy: PyObject): PyObject | null {
  return wrapUnary(proxy, PyNumber_Absolute.index);
}

function proxy_invert(proxy: PyObject): PyObject | null {
  return wrapUnary(proxy, PyNumber_Invert.index);
}

function proxy_int(proxy: PyObject): PyObject | null {
  return wrapUnary(proxy, PyNumber_Long.index);
}

function proxy_float(proxy: PyObject): PyObject | null {
  return wrapUnary(proxy, PyNumber_Float.index);
}

function proxy_index(proxy: PyObject): PyObject | null {
  return wrapUnary(proxy, PyNumber_Index.index);
}

function proxy_add(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_Add.index);
}

function proxy_sub(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_Subtract.index);
}

function proxy_mul(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_Multiply.index);
}

function proxy_floor_div(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_FloorDivide.index);
}

function proxy_true_div(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_TrueDivide.index);
}

function proxy_mod(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_Remainder.index);
}

function proxy_divmod(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_Divmod.index);
}

function proxy_lshift(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_Lshift.index);
}

function proxy_rshift(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_Rshift.index);
}

function proxy_and(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_And.index);
}

function proxy_xor(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_Xor.index);
}

function proxy_or(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_Or.index);
}

function proxy_matmul(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_MatrixMultiply.index);
}

function proxy_iadd(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceAdd.index);
}

function proxy_isub(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceSubtract.index);
}

function proxy_imul(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceMultiply.index);
}

function proxy_ifloor_div(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceFloorDivide.index);
}

function proxy_itrue_div(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceTrueDivide.index);
}

function proxy_imod(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceRemainder.index);
}

function proxy_ilshift(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceLshift.index);
}

function proxy_irshift(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceRshift.index);
}

function proxy_iand(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceAnd.index);
}

function proxy_ixor(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceXor.index);
}

function proxy_ior(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceOr.index);
}

function proxy_imatmul(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyNumber_InPlaceMatrixMultiply.index);
}

function proxy_pow(x: PyObject, y: PyObject, z: PyObject): PyObject | null {
  return wrapTernary(x, y, z, PyNumber_Power.index);
}

function proxy_ipow(x: PyObject, y: PyObject, z: PyObject): PyObject | null {
  return wrapTernary(x, y, z, PyNumber_InPlacePower.index);
}

function proxy_getattr(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyObject_GetAttr.index);
}

function proxy_str(proxy: PyObject): PyObject | null {
  return wrapUnary(proxy, PyObject_Str.index);
}

function proxy_call(proxy: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return wrapTernary(proxy, args, kwargs, PyObject_Call.index);
}

function proxy_repr(proxy: PyObject): PyObject | null {
  const o = _PyWeakref_GET_REF(proxy);
  if (!o) return PyUnicode_FromFormat('<weakproxy at %p; dead>', arg(proxy));
  const repr = PyUnicode_FromFormat("<weakproxy at %p; to '%T' at %p>", arg(proxy), arg(o), arg(o));
  Py_DECREF(o);
  return repr;
}

function proxy_setattr(proxy: PyObject, name: PyObject, value: PyObject | null): i32 {
  const o = unwrap(proxy);
  if (!o) return -1;
  const result = PyObject_SetAttr(o, name, value);
  Py_DECREF(o);
  return result;
}

function proxy_richcompare(x: PyObject, y: PyObject, op: i32): PyObject | null {
  const a = unwrap(x);
  if (!a) return null;
  const b = unwrap(y);
  const result = b ? PyObject_RichCompare(a, b, op) : changetype<PyObject | null>(0);
  Py_DECREF(a);
  Py_XDECREF(b);
  return result;
}

function proxy_bool(proxy: PyObject): i32 {
  const o = unwrap(proxy);
  if (!o) return -1;
  const result = PyObject_IsTrue(o);
  Py_DECREF(o);
  return result;
}

function proxy_contains(proxy: PyObject, value: PyObject): i32 {
  const o = unwrap(proxy);
  if (!o) return -1;
  const result = PySequence_Contains(o, value);
  Py_DECREF(o);
  return result;
}

function proxy_length(proxy: PyObject): i64 {
  const o = unwrap(proxy);
  if (!o) return -1;
  const result = PyObject_Size(o);
  Py_DECREF(o);
  return result;
}

function proxy_getitem(x: PyObject, y: PyObject): PyObject | null {
  return wrapBinary(x, y, PyObject_GetItem.index);
}

function proxy_setitem(proxy: PyObject, key: PyObject, value: PyObject | null): i32 {
  const o = unwrap(proxy);
  if (!o) return -1;
  const result = value ? PyObject_SetItem(o, key, value) : PyObject_DelItem(o, key);
  Py_DECREF(o);
  return result;
}

function proxy_iter(proxy: PyObject): PyObject | null {
  return wrapUnary(proxy, PyObject_GetIter.index);
}

function proxy_iternext(proxy: PyObject): PyObject | null {
  const o = unwrap(proxy);
  if (!o) return null;
  let result: PyObject | null = null;
  if (PyIter_Check(o)) result = PyIter_Next(o);
  else PyErr_Format(PyExc_TypeError, "Weakref proxy referenced a non-iterator '%.200s' object", <u64>o.ob_type.tp_name);
  Py_DECREF(o);
  return result;
}

function callSpecial(proxy: PyObject, name: PyObject): PyObject | null {
  const o = unwrap(proxy);
  if (!o) return null;
  const result = PyObject_CallMethodNoArgs(o, name);
  Py_DECREF(o);
  return result;
}

function proxy_bytes(proxy: PyObject, ignored: PyObject | null): PyObject | null {
  return callSpecial(proxy, _Py_ID('__bytes__'));
}

function proxy_reversed(proxy: PyObject, ignored: PyObject | null): PyObject | null {
  return callSpecial(proxy, _Py_ID('__reversed__'));
}

/** What both kinds have. */
function fillProxyType(t: PyTypeObject, name: string): void {
  static_type(t, name, offsetof<PyWeakReference>(), 0, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = proxy_dealloc.index;
  t.tp_repr = proxy_repr.index;
  t.tp_str = proxy_str.index;
  t.tp_getattro = proxy_getattr.index;
  t.tp_setattro = proxy_setattr.index;
  t.tp_traverse = gc_traverse.index;
  t.tp_clear = gc_clear.index;
  t.tp_richcompare = proxy_richcompare.index;
  t.tp_iter = proxy_iter.index;
  t.tp_iternext = proxy_iternext.index;
  const n = numberMethods(t);
  n.nb_add = proxy_add.index;
  n.nb_subtract = proxy_sub.index;
  n.nb_multiply = proxy_mul.index;
  n.nb_remainder = proxy_mod.index;
  n.nb_divmod = proxy_divmod.index;
  n.nb_power = proxy_pow.index;
  n.nb_negative = proxy_neg.index;
  n.nb_positive = proxy_pos.index;
  n.nb_absolute = proxy_abs.index;
  n.nb_bool = proxy_bool.index;
  n.nb_invert = proxy_invert.index;
  n.nb_lshift = proxy_lshift.index;
  n.nb_rshift = proxy_rshift.index;
  n.nb_and = proxy_and.index;
  n.nb_xor = proxy_xor.index;
  n.nb_or = proxy_or.index;
  n.nb_int = proxy_int.index;
  n.nb_float = proxy_float.index;
  n.nb_inplace_add = proxy_iadd.index;
  n.nb_inplace_subtract = proxy_isub.index;
  n.nb_inplace_multiply = proxy_imul.index;
  n.nb_inplace_remainder = proxy_imod.index;
  n.nb_inplace_power = proxy_ipow.index;
  n.nb_inplace_lshift = proxy_ilshift.index;
  n.nb_inplace_rshift = proxy_irshift.index;
  n.nb_inplace_and = proxy_iand.index;
  n.nb_inplace_xor = proxy_ixor.index;
  n.nb_inplace_or = proxy_ior.index;
  n.nb_floor_divide = proxy_floor_div.index;
  n.nb_true_divide = proxy_true_div.index;
  n.nb_inplace_floor_divide = proxy_ifloor_div.index;
  n.nb_inplace_true_divide = proxy_itrue_div.index;
  n.nb_index = proxy_index.index;
  n.nb_matrix_multiply = proxy_matmul.index;
  n.nb_inplace_matrix_multiply = proxy_imatmul.index;
  const s = sequenceMethods(t);
  s.sq_length = proxy_length.index;
  s.sq_contains = proxy_contains.index;
  const m = mappingMethods(t);
  m.mp_length = proxy_length.index;
  m.mp_subscript = proxy_getitem.index;
  m.mp_ass_subscript = proxy_setitem.index;
}

export function init_weakproxy_types(): void {
  fillProxyType(_PyWeakref_ProxyType, 'weakref.ProxyType');
  method(_PyWeakref_ProxyType, '__bytes__', proxy_bytes.index, METH_NOARGS, '');
  method(_PyWeakref_ProxyType, '__reversed__', proxy_reversed.index, METH_NOARGS, '');
  fillProxyType(_PyWeakref_CallableProxyType, 'weakref.CallableProxyType');
  _PyWeakref_CallableProxyType.tp_call = proxy_call.index;
}

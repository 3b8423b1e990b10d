// The arithmetic slots of classes written in Python. (CPython: Objects/typeobject.c, slot_nb_*)

import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_DECREF, Py_NE, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { pel, stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyNumberMethods, PyTypeObject } from '../../runtime/type';
import { CAPTURE_OPERATOR } from '../../vm/bridge/capture';
import { PyObject_GetOptionalAttr } from '../attribute';
import { PyBool_Check } from '../bool';
import { PyErr_Format } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { Py_None, Py_NotImplemented } from '../none';
import { PyObject_IsTrue, PyObject_RichCompareBool } from '../object';
import { call_unbound_noarg, slot0 } from './slots';
import { lookup_maybe_method, vectorcall_maybe, vectorcall_method } from './special';
import { PyType_IsSubtype } from './state';

/** Whether right's type has another `name` than left's. */
function method_is_overloaded(left: PyObject, right: PyObject, name: PyObject): i32 {
  const at = stackAlloc(2);
  let result: i32;
  if (PyObject_GetOptionalAttr(right.ob_type, name, at) < 0) result = -1;
  else if (!ptrAt(at, 0)) result = 0;
  else {
    const a = objAt(at, 0);
    if (PyObject_GetOptionalAttr(left.ob_type, name, at + 8) < 0) result = -1;
    else if (!ptrAt(at, 1)) result = 1;
    else {
      const b = objAt(at, 1);
      result = PyObject_RichCompareBool(a, b, Py_NE);
      Py_DECREF(b);
    }
    Py_DECREF(a);
  }
  stackFree(at);
  return result;
}

/** a.name(b), or NotImplemented. */
function maybe(a: PyObject, b: PyObject, name: PyObject): PyObject | null {
  const stack = stackAlloc(2);
  setPtrAt(stack, 0, a);
  setPtrAt(stack, 1, b);
  const res = vectorcall_maybe(name, stack, 2);
  stackFree(stack);
  return res;
}

/** self.name(other) */
function inplace(self: PyObject, other: PyObject, name: PyObject): PyObject | null {
  const stack = stackAlloc(2);
  setPtrAt(stack, 0, self);
  setPtrAt(stack, 1, other);
  const res = vectorcall_method(name, stack, 2, CAPTURE_OPERATOR);
  stackFree(stack);
  return res;
}

/* @inline */ function hasSlot(type: PyTypeObject, offset: usize, func: usize): bool {
  const table = type.tp_as_number;
  return table != null && load<usize>(changetype<usize>(table) + offset) == func;
}

/**
 * self OP other, called for either operand: __op__ of self, __rop__ of other; other first when its class is a subclass of
 * self's with an __rop__ of its own.
 */
function binarySlot(
  self: PyObject,
  other: PyObject,
  offset: usize,
  func: usize,
  name: PyObject,
  rname: PyObject,
): PyObject | null {
  let do_other = self.ob_type != other.ob_type && hasSlot(other.ob_type, offset, func);
  if (hasSlot(self.ob_type, offset, func)) {
    if (do_other && PyType_IsSubtype(other.ob_type, self.ob_type)) {
      const ok = method_is_overloaded(self, other, rname);
      if (ok < 0) return null;
      if (ok) {
        const r = maybe(other, self, rname);
        if (r != Py_NotImplemented) return r;
        do_other = false;
      }
    }
    const r = maybe(self, other, name);
    if (r != Py_NotImplemented || other.ob_type == self.ob_type) return r;
  }
  if (do_other) return maybe(other, self, rname);
  return Py_NotImplemented;
}

export function slot_nb_add(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_add'),
    slot_nb_add.index,
    _Py_ID('__add__'),
    _Py_ID('__radd__'),
  );
}

export function slot_nb_subtract(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_subtract'),
    slot_nb_subtract.index,
    _Py_ID('__sub__'),
    _Py_ID('__rsub__'),
  );
}

export function slot_nb_multiply(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_multiply'),
    slot_nb_multiply.index,
    _Py_ID('__mul__'),
    _Py_ID('__rmul__'),
  );
}

export function slot_nb_matrix_multiply(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_matrix_multiply'),
    slot_nb_matrix_multiply.index,
    _Py_ID('__matmul__'),
    _Py_ID('__rmatmul__'),
  );
}

export function slot_nb_remainder(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_remainder'),
    slot_nb_remainder.index,
    _Py_ID('__mod__'),
    _Py_ID('__rmod__'),
  );
}

export function slot_nb_divmod(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_divmod'),
    slot_nb_divmod.index,
    _Py_ID('__divmod__'),
    _Py_ID('__rdivmod__'),
  );
}

export function slot_nb_lshift(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_lshift'),
    slot_nb_lshift.index,
    _Py_ID('__lshift__'),
    _Py_ID('__rlshift__'),
  );
}

export function slot_nb_rshift(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_rshift'),
    slot_nb_rshift.index,
    _Py_ID('__rshift__'),
    _Py_ID('__rrshift__'),
  );
}

export function slot_nb_and(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_and'),
    slot_nb_and.index,
    _Py_ID('__and__'),
    _Py_ID('__rand__'),
  );
}

export function slot_nb_xor(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_xor'),
    slot_nb_xor.index,
    _Py_ID('__xor__'),
    _Py_ID('__rxor__'),
  );
}

export function slot_nb_or(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_or'),
    slot_nb_or.index,
    _Py_ID('__or__'),
    _Py_ID('__ror__'),
  );
}

export function slot_nb_floor_divide(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_floor_divide'),
    slot_nb_floor_divide.index,
    _Py_ID('__floordiv__'),
    _Py_ID('__rfloordiv__'),
  );
}

export function slot_nb_true_divide(self: PyObject, other: PyObject): PyObject | null {
  return binarySlot(
    self,
    other,
    offsetof<PyNumberMethods>('_nb_true_divide'),
    slot_nb_true_divide.index,
    _Py_ID('__truediv__'),
    _Py_ID('__rtruediv__'),
  );
}

export function slot_nb_power(self: PyObject, other: PyObject, modulus: PyObject): PyObject | null {
  const offset = offsetof<PyNumberMethods>('_nb_power');
  if (modulus == Py_None) {
    return binarySlot(self, other, offset, slot_nb_power.index, _Py_ID('__pow__'), _Py_ID('__rpow__'));
  }
  // Of three operands only the first is asked.
  if (!hasSlot(self.ob_type, offset, slot_nb_power.index)) return Py_NotImplemented;
  const stack = stackAlloc(3);
  setPtrAt(stack, 0, self);
  setPtrAt(stack, 1, other);
  setPtrAt(stack, 2, modulus);
  const res = vectorcall_method(_Py_ID('__pow__'), stack, 3);
  stackFree(stack);
  return res;
}

export function slot_nb_inplace_power(self: PyObject, other: PyObject, _modulus: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__ipow__'));
}

export function slot_nb_negative(self: PyObject): PyObject | null {
  return slot0(self, _Py_ID('__neg__'));
}

export function slot_nb_positive(self: PyObject): PyObject | null {
  return slot0(self, _Py_ID('__pos__'));
}

export function slot_nb_absolute(self: PyObject): PyObject | null {
  return slot0(self, _Py_ID('__abs__'));
}

export function slot_nb_invert(self: PyObject): PyObject | null {
  return slot0(self, _Py_ID('__invert__'));
}

// What native code asks for in the middle of something is not captured: it may have changed something already.

export function slot_nb_int(self: PyObject): PyObject | null {
  pel.armed = 0;
  return slot0(self, _Py_ID('__int__'));
}

export function slot_nb_float(self: PyObject): PyObject | null {
  pel.armed = 0;
  return slot0(self, _Py_ID('__float__'));
}

export function slot_nb_index(self: PyObject): PyObject | null {
  pel.armed = 0;
  return slot0(self, _Py_ID('__index__'));
}

export function slot_nb_inplace_add(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__iadd__'));
}

export function slot_nb_inplace_subtract(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__isub__'));
}

export function slot_nb_inplace_multiply(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__imul__'));
}

export function slot_nb_inplace_matrix_multiply(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__imatmul__'));
}

export function slot_nb_inplace_remainder(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__imod__'));
}

export function slot_nb_inplace_lshift(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__ilshift__'));
}

export function slot_nb_inplace_rshift(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__irshift__'));
}

export function slot_nb_inplace_and(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__iand__'));
}

export function slot_nb_inplace_xor(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__ixor__'));
}

export function slot_nb_inplace_or(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__ior__'));
}

export function slot_nb_inplace_floor_divide(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__ifloordiv__'));
}

export function slot_nb_inplace_true_divide(self: PyObject, other: PyObject): PyObject | null {
  return inplace(self, other, _Py_ID('__itruediv__'));
}

/** __bool__, else whether __len__ is not 0, else true. */
export function slot_nb_bool(self: PyObject): i32 {
  const at = stackAlloc(1);
  let using_len = false;
  let func = lookup_maybe_method(self, _Py_ID('__bool__'), at);
  if (!func) {
    if (PyErr_Occurred()) {
      stackFree(at);
      return -1;
    }
    func = lookup_maybe_method(self, _Py_ID('__len__'), at);
    if (!func) {
      stackFree(at);
      return PyErr_Occurred() ? -1 : 1;
    }
    using_len = true;
  }
  const unbound = load<i32>(at);
  stackFree(at);
  const value = call_unbound_noarg(unbound, func, self);
  Py_DECREF(func);
  if (!value) return -1;
  let result: i32;
  if (using_len || PyBool_Check(value)) result = PyObject_IsTrue(value);
  else {
    PyErr_Format(PyExc_TypeError, '__bool__ should return bool, returned %s', value.ob_type.tp_name);
    result = -1;
  }
  Py_DECREF(value);
  return result;
}

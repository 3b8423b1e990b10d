// Arithmetic on any objects: which operand's type does the work. (CPython: Objects/abstract.c)
//
// A binary operator asks the left operand's type, then the right one's; a right operand whose type is a proper
// subclass of the left one's comes first. Each may decline with NotImplemented.

import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
import { cstrEquals } from '../../runtime/static';
import { PyNumberMethods, PyTypeObject } from '../../runtime/type';
import { PyErr_WarnEx, PyErr_WarnFormat } from '../../vm/warnings';
import { PyCFunction_CheckExact, PyCFunctionObject } from '../builtin-function';
import { PyObject_CallNoArgs } from '../call';
import { PyComplex_Check } from '../complex';
import { PyErr_Format } from '../exceptions/errors';
import { PyExc_DeprecationWarning, PyExc_OverflowError, PyExc_TypeError } from '../exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check, PyFloat_CheckExact, PyFloat_FromDouble } from '../float';
import { PyFloat_FromString } from '../float/parse';
import { _PyLong_Copy, overflowSign, PyLong_Check, PyLong_CheckExact, wrapped64 } from '../int';
import { _PyLong_Format } from '../int/decimal';
import { PyLong_AsDouble } from '../int/double';
import { intFromText } from '../int/parse';
import { Py_None, Py_NotImplemented } from '../none';
import { _PyObject_LookupSpecial } from '../type/special';
import { PyType_IsSubtype } from '../type/state';

/* @inline */ function slotOf(o: PyObject, slot: usize): usize {
  const table = changetype<usize>(o.ob_type.tp_as_number);
  return table ? load<usize>(table + slot) : 0;
}

/* @inline */ function call2(f: usize, a: PyObject, b: PyObject): PyObject | null {
  return call_indirect<PyObject | null>(<u32>f, a, b);
}

/** new: the operation's result, or NotImplemented when both types decline */
function binary_op1(v: PyObject, w: PyObject, slot: usize): PyObject | null {
  const slotv = slotOf(v, slot);
  let slotw: usize = 0;
  if (v.ob_type != w.ob_type) {
    slotw = slotOf(w, slot);
    if (slotw == slotv) slotw = 0;
  }
  if (slotv) {
    if (slotw && PyType_IsSubtype(w.ob_type, v.ob_type)) {
      const x = call2(slotw, v, w);
      if (x != Py_NotImplemented) return x;
      slotw = 0;
    }
    const x = call2(slotv, v, w);
    if (x != Py_NotImplemented) return x;
  }
  if (slotw) return call2(slotw, v, w);
  return Py_NotImplemented;
}

/** Raises TypeError; NULL. */
function binop_type_error(v: PyObject, w: PyObject, op: string): PyObject | null {
  return PyErr_Format(
    PyExc_TypeError,
    "unsupported operand type(s) for %ls: '%.100s' and '%.100s'",
    <u64>changetype<usize>(op),
    <u64>v.ob_type.tp_name,
    <u64>w.ob_type.tp_name,
  );
}

function binary_op(v: PyObject, w: PyObject, slot: usize, op: string): PyObject | null {
  const result = binary_op1(v, w, slot);
  return result == Py_NotImplemented ? binop_type_error(v, w, op) : result;
}

/** new: the in-place slot of v when it has one and does not decline, else the plain operator */
function binary_iop1(v: PyObject, w: PyObject, inplace: usize, slot: usize): PyObject | null {
  const f = slotOf(v, inplace);
  if (f) {
    const x = call2(f, v, w);
    if (x != Py_NotImplemented) return x;
  }
  return binary_op1(v, w, slot);
}

function binary_iop(v: PyObject, w: PyObject, inplace: usize, slot: usize, op: string): PyObject | null {
  const result = binary_iop1(v, w, inplace, slot);
  return result == Py_NotImplemented ? binop_type_error(v, w, op) : result;
}

// new
export function PyNumber_Add(v: PyObject, w: PyObject): PyObject | null {
  const result = binary_op1(v, w, offsetof<PyNumberMethods>('_nb_add'));
  if (result != Py_NotImplemented) return result;
  const sequence = v.ob_type.tp_as_sequence;
  if (sequence && sequence.sq_concat) return call2(sequence.sq_concat, v, w);
  return binop_type_error(v, w, '+');
}

// new
export function PyNumber_Subtract(v: PyObject, w: PyObject): PyObject | null {
  return binary_op(v, w, offsetof<PyNumberMethods>('_nb_subtract'), '-');
}

/** new: sequence * n */
function sequence_repeat(repeat: usize, sequence: PyObject, n: PyObject): PyObject | null {
  if (!PyIndex_Check(n)) {
    return PyErr_Format(PyExc_TypeError, "can't multiply sequence by non-int of type '%.200s'", <u64>n.ob_type.tp_name);
  }
  const count = PyNumber_AsSsize_t(n, PyExc_OverflowError);
  if (count == -1 && PyErr_Occurred()) return null;
  return call_indirect<PyObject | null>(<u32>repeat, sequence, count);
}

// new
export function PyNumber_Multiply(v: PyObject, w: PyObject): PyObject | null {
  const result = binary_op1(v, w, offsetof<PyNumberMethods>('_nb_multiply'));
  if (result != Py_NotImplemented) return result;
  const mv = v.ob_type.tp_as_sequence;
  if (mv && mv.sq_repeat) return sequence_repeat(mv.sq_repeat, v, w);
  const mw = w.ob_type.tp_as_sequence;
  if (mw && mw.sq_repeat) return sequence_repeat(mw.sq_repeat, w, v);
  return binop_type_error(v, w, '*');
}

// new
export function PyNumber_MatrixMultiply(v: PyObject, w: PyObject): PyObject | null {
  return binary_op(v, w, offsetof<PyNumberMethods>('_nb_matrix_multiply'), '@');
}

// new
export function PyNumber_FloorDivide(v: PyObject, w: PyObject): PyObject | null {
  return binary_op(v, w, offsetof<PyNumberMethods>('_nb_floor_divide'), '//');
}

// new
export function PyNumber_TrueDivide(v: PyObject, w: PyObject): PyObject | null {
  return binary_op(v, w, offsetof<PyNumberMethods>('_nb_true_divide'), '/');
}

// new
export function PyNumber_Remainder(v: PyObject, w: PyObject): PyObject | null {
  return binary_op(v, w, offsetof<PyNumberMethods>('_nb_remainder'), '%');
}

// new
export function PyNumber_Divmod(v: PyObject, w: PyObject): PyObject | null {
  return binary_op(v, w, offsetof<PyNumberMethods>('_nb_divmod'), 'divmod()');
}

// new
export function PyNumber_Lshift(v: PyObject, w: PyObject): PyObject | null {
  return binary_op(v, w, offsetof<PyNumberMethods>('_nb_lshift'), '<<');
}

// new
export function PyNumber_Rshift(v: PyObject, w: PyObject): PyObject | null {
  const result = binary_op1(v, w, offsetof<PyNumberMethods>('_nb_rshift'));
  if (result != Py_NotImplemented) return result;
  if (PyCFunction_CheckExact(v) && cstrEquals(changetype<PyCFunctionObject>(v).m_ml!.ml_name, 'print')) {
    return PyErr_Format(
      PyExc_TypeError,
      "unsupported operand type(s) for >>: '%.100s' and '%.100s'. Did you mean \"print(<message>, file=<output_stream>)\"?",
      <u64>v.ob_type.tp_name,
      <u64>w.ob_type.tp_name,
    );
  }
  return binop_type_error(v, w, '>>');
}

// new
export function PyNumber_And(v: PyObject, w: PyObject): PyObject | null {
  return binary_op(v, w, offsetof<PyNumberMethods>('_nb_and'), '&');
}

// new
export function PyNumber_Xor(v: PyObject, w: PyObject): PyObject | null {
  return binary_op(v, w, offsetof<PyNumberMethods>('_nb_xor'), '^');
}

// new
export function PyNumber_Or(v: PyObject, w: PyObject): PyObject | null {
  return binary_op(v, w, offsetof<PyNumberMethods>('_nb_or'), '|');
}

// new
export function PyNumber_InPlaceAdd(v: PyObject, w: PyObject): PyObject | null {
  const result = binary_iop1(v, w, offsetof<PyNumberMethods>('_nb_inplace_add'), offsetof<PyNumberMethods>('_nb_add'));
  if (result != Py_NotImplemented) return result;
  const sequence = v.ob_type.tp_as_sequence;
  if (sequence) {
    const f = sequence.sq_inplace_concat ? sequence.sq_inplace_concat : sequence.sq_concat;
    if (f) return call2(f, v, w);
  }
  return binop_type_error(v, w, '+=');
}

// new
export function PyNumber_InPlaceSubtract(v: PyObject, w: PyObject): PyObject | null {
  return binary_iop(
    v,
    w,
    offsetof<PyNumberMethods>('_nb_inplace_subtract'),
    offsetof<PyNumberMethods>('_nb_subtract'),
    '-=',
  );
}

// new
export function PyNumber_InPlaceMultiply(v: PyObject, w: PyObject): PyObject | null {
  const result = binary_iop1(
    v,
    w,
    offsetof<PyNumberMethods>('_nb_inplace_multiply'),
    offsetof<PyNumberMethods>('_nb_multiply'),
  );
  if (result != Py_NotImplemented) return result;
  const mv = v.ob_type.tp_as_sequence;
  if (mv) {
    const f = mv.sq_inplace_repeat ? mv.sq_inplace_repeat : mv.sq_repeat;
    if (f) return sequence_repeat(f, v, w);
  } else {
    // The right operand is not changed in place, hence sq_repeat.
    const mw = w.ob_type.tp_as_sequence;
    if (mw && mw.sq_repeat) return sequence_repeat(mw.sq_repeat, w, v);
  }
  return binop_type_error(v, w, '*=');
}

// new
export function PyNumber_InPlaceMatrixMultiply(v: PyObject, w: PyObject): PyObject | null {
  return binary_iop(
    v,
    w,
    offsetof<PyNumberMethods>('_nb_inplace_matrix_multiply'),
    offsetof<PyNumberMethods>('_nb_matrix_multiply'),
    '@=',
  );
}

// new
export function PyNumber_InPlaceFloorDivide(v: PyObject, w: PyObject): PyObject | null {
  return binary_iop(
    v,
    w,
    offsetof<PyNumberMethods>('_nb_inplace_floor_divide'),
    offsetof<PyNumberMethods>('_nb_floor_divide'),
    '//=',
  );
}

// new
export function PyNumber_InPlaceTrueDivide(v: PyObject, w: PyObject): PyObject | null {
  return binary_iop(
    v,
    w,
    offsetof<PyNumberMethods>('_nb_inplace_true_divide'),
    offsetof<PyNumberMethods>('_nb_true_divide'),
    '/=',
  );
}

// new
export function PyNumber_InPlaceRemainder(v: PyObject, w: PyObject): PyObject | null {
  return binary_iop(
    v,
    w,
    offsetof<PyNumberMethods>('_nb_inplace_remainder'),
    offsetof<PyNumberMethods>('_nb_remainder'),
    '%=',
  );
}

// new
export function PyNumber_InPlaceLshift(v: PyObject, w: PyObject): PyObject | null {
  return binary_iop(
    v,
    w,
    offsetof<PyNumberMethods>('_nb_inplace_lshift'),
    offsetof<PyNumberMethods>('_nb_lshift'),
    '<<=',
  );
}

// new
export function PyNumber_InPlaceRshift(v: PyObject, w: PyObject): PyObject | null {
  return binary_iop(
    v,
    w,
    offsetof<PyNumberMethods>('_nb_inplace_rshift'),
    offsetof<PyNumberMethods>('_nb_rshift'),
    '>>=',
  );
}

// new
export function PyNumber_InPlaceAnd(v: PyObject, w: PyObject): PyObject | null {
  return binary_iop(v, w, offsetof<PyNumberMethods>('_nb_inplace_and'), offsetof<PyNumberMethods>('_nb_and'), '&=');
}

// new
export function PyNumber_InPlaceXor(v: PyObject, w: PyObject): PyObject | null {
  return binary_iop(v, w, offsetof<PyNumberMethods>('_nb_inplace_xor'), offsetof<PyNumberMethods>('_nb_xor'), '^=');
}

// new
export function PyNumber_InPlaceOr(v: PyObject, w: PyObject): PyObject | null {
  return binary_iop(v, w, offsetof<PyNumberMethods>('_nb_inplace_or'), offsetof<PyNumberMethods>('_nb_or'), '|=');
}

/* @inline */ function call3(f: usize, v: PyObject, w: PyObject, z: PyObject): PyObject | null {
  return call_indirect<PyObject | null>(<u32>f, v, w, z);
}

/** new: pow(v, w, z), z None for v ** w; the types are asked in the order v, w, z, a subclass of v's first */
function ternary_op(v: PyObject, w: PyObject, z: PyObject, op: string): PyObject | null {
  const slot = offsetof<PyNumberMethods>('_nb_power');
  const slotv = slotOf(v, slot);
  let slotw: usize = 0;
  if (v.ob_type != w.ob_type) {
    slotw = slotOf(w, slot);
    if (slotw == slotv) slotw = 0;
  }
  if (slotv) {
    if (slotw && PyType_IsSubtype(w.ob_type, v.ob_type)) {
      const x = call3(slotw, v, w, z);
      if (x != Py_NotImplemented) return x;
      slotw = 0;
    }
    const x = call3(slotv, v, w, z);
    if (x != Py_NotImplemented) return x;
  }
  if (slotw) {
    const x = call3(slotw, v, w, z);
    if (x != Py_NotImplemented) return x;
  }
  const slotz = slotOf(z, slot);
  if (slotz && slotz != slotv && slotz != slotw) {
    const x = call3(slotz, v, w, z);
    if (x != Py_NotImplemented) return x;
  }
  if (z == Py_None) return binop_type_error(v, w, op);
  return PyErr_Format(
    PyExc_TypeError,
    "unsupported operand type(s) for %ls: '%.100s', '%.100s', '%.100s'",
    <u64>changetype<usize>(op),
    <u64>v.ob_type.tp_name,
    <u64>w.ob_type.tp_name,
    <u64>z.ob_type.tp_name,
  );
}

// new
export function PyNumber_Power(v: PyObject, w: PyObject, z: PyObject): PyObject | null {
  return ternary_op(v, w, z, '** or pow()');
}

// new
export function PyNumber_InPlacePower(v: PyObject, w: PyObject, z: PyObject): PyObject | null {
  const f = slotOf(v, offsetof<PyNumberMethods>('_nb_inplace_power'));
  if (f) {
    const x = call3(f, v, w, z);
    if (x != Py_NotImplemented) return x;
  }
  return ternary_op(v, w, z, '**=');
}

function badUnary(o: PyObject, op: string): PyObject | null {
  return PyErr_Format(
    PyExc_TypeError,
    "bad operand type for %ls: '%.200s'",
    <u64>changetype<usize>(op),
    <u64>o.ob_type.tp_name,
  );
}

/* @inline */ function unary_op(o: PyObject, slot: usize, op: string): PyObject | null {
  const f = slotOf(o, slot);
  return f ? call_indirect<PyObject | null>(<u32>f, o) : badUnary(o, op);
}

// new
export function PyNumber_Negative(o: PyObject): PyObject | null {
  return unary_op(o, offsetof<PyNumberMethods>('_nb_negative'), 'unary -');
}

// new
export function PyNumber_Positive(o: PyObject): PyObject | null {
  return unary_op(o, offsetof<PyNumberMethods>('_nb_positive'), 'unary +');
}

// new
export function PyNumber_Invert(o: PyObject): PyObject | null {
  return unary_op(o, offsetof<PyNumberMethods>('_nb_invert'), 'unary ~');
}

// new
export function PyNumber_Absolute(o: PyObject): PyObject | null {
  return unary_op(o, offsetof<PyNumberMethods>('_nb_absolute'), 'abs()');
}

export function PyIndex_Check(o: PyObject): i32 {
  return slotOf(o, offsetof<PyNumberMethods>('_nb_index')) ? 1 : 0;
}

export function PyNumber_Check(o: PyObject | null): i32 {
  if (!o) return 0;
  return slotOf(o, offsetof<PyNumberMethods>('_nb_index')) ||
    slotOf(o, offsetof<PyNumberMethods>('_nb_int')) ||
    slotOf(o, offsetof<PyNumberMethods>('_nb_float')) ||
    PyComplex_Check(o)
    ? 1
    : 0;
}

/** new: o as an int, perhaps an instance of a subclass */
export function _PyNumber_Index(o: PyObject): PyObject | null {
  if (PyLong_Check(o)) return Py_NewRef<PyObject>(o);
  const f = slotOf(o, offsetof<PyNumberMethods>('_nb_index'));
  if (!f) {
    return PyErr_Format(PyExc_TypeError, "'%.200s' object cannot be interpreted as an integer", <u64>o.ob_type.tp_name);
  }
  const result = call_indirect<PyObject | null>(<u32>f, o);
  if (!result || PyLong_CheckExact(result)) return result;
  if (!PyLong_Check(result)) {
    PyErr_Format(PyExc_TypeError, '__index__ returned non-int (type %.200s)', <u64>result.ob_type.tp_name);
    Py_DECREF(result);
    return null;
  }
  if (
    PyErr_WarnFormat(
      PyExc_DeprecationWarning,
      1,
      '__index__ returned non-int (type %.200s).  The ability to return an instance of a strict subclass of int is ' +
        'deprecated, and may be removed in a future version of Python.',
      <u64>result.ob_type.tp_name,
    ) < 0
  ) {
    Py_DECREF(result);
    return null;
  }
  return result;
}

/** new: o as an int of exactly that type */
export function PyNumber_Index(o: PyObject): PyObject | null {
  const result = _PyNumber_Index(o);
  return result && !PyLong_CheckExact(result) ? exactInt(result) : result;
}

/** new: the same value as an exact int; steals o */
function exactInt(o: PyObject): PyObject | null {
  const copy = _PyLong_Copy(o);
  Py_DECREF(o);
  return copy;
}

/** o as a C index. Out of range: clamped when err is NULL, else raised as err. -1 with the exception set on failure. */
export function PyNumber_AsSsize_t(o: PyObject, err: PyObject | null): i64 {
  const value = _PyNumber_Index(o);
  if (!value) return -1;
  let result: i64;
  const sign = overflowSign(value);
  if (!sign) result = <i64>wrapped64(value);
  else if (!err) result = sign < 0 ? i64.MIN_VALUE : i64.MAX_VALUE;
  else {
    result = -1;
    PyErr_Format(
      changetype<PyTypeObject>(err),
      "cannot fit '%.200s' into an index-sized integer",
      <u64>o.ob_type.tp_name,
    );
  }
  Py_DECREF(value);
  return result;
}

/** new: int(o) */
export function PyNumber_Long(o: PyObject): PyObject | null {
  if (PyLong_CheckExact(o)) return Py_NewRef<PyObject>(o);
  const f = slotOf(o, offsetof<PyNumberMethods>('_nb_int'));
  if (f) {
    const result = call_indirect<PyObject | null>(<u32>f, o);
    if (!result || PyLong_CheckExact(result)) return result;
    if (!PyLong_Check(result)) {
      PyErr_Format(PyExc_TypeError, '__int__ returned non-int (type %.200s)', <u64>result.ob_type.tp_name);
      Py_DECREF(result);
      return null;
    }
    if (
      PyErr_WarnFormat(
        PyExc_DeprecationWarning,
        1,
        '__int__ returned non-int (type %.200s).  The ability to return an instance of a strict subclass of int is ' +
          'deprecated, and may be removed in a future version of Python.',
        <u64>result.ob_type.tp_name,
      ) < 0
    ) {
      Py_DECREF(result);
      return null;
    }
    return exactInt(result);
  }
  if (PyIndex_Check(o)) return PyNumber_Index(o);
  const trunc = _PyObject_LookupSpecial(o, _Py_ID('__trunc__'));
  if (trunc) {
    if (PyErr_WarnEx(PyExc_DeprecationWarning, 'The delegation of int() to __trunc__ is deprecated.', 1) < 0) {
      Py_DECREF(trunc);
      return null;
    }
    const result = PyObject_CallNoArgs(trunc);
    Py_DECREF(trunc);
    if (!result || PyLong_CheckExact(result)) return result;
    if (PyLong_Check(result)) return exactInt(result);
    if (!PyIndex_Check(result)) {
      PyErr_Format(PyExc_TypeError, '__trunc__ returned non-Integral (type %.200s)', <u64>result.ob_type.tp_name);
      Py_DECREF(result);
      return null;
    }
    const index = PyNumber_Index(result);
    Py_DECREF(result);
    return index;
  }
  if (PyErr_Occurred()) return null;
  return intFromText(o);
}

/** new: o.__float__() checked; NULL when it fails */
function floatFromSlot(f: usize, o: PyObject): PyObject | null {
  const result = call_indirect<PyObject | null>(<u32>f, o);
  if (!result || PyFloat_CheckExact(result)) return result;
  if (!PyFloat_Check(result)) {
    PyErr_Format(
      PyExc_TypeError,
      '%.50s.__float__ returned non-float (type %.50s)',
      <u64>o.ob_type.tp_name,
      <u64>result.ob_type.tp_name,
    );
    Py_DECREF(result);
    return null;
  }
  if (
    PyErr_WarnFormat(
      PyExc_DeprecationWarning,
      1,
      '%.50s.__float__ returned non-float (type %.50s).  The ability to return an instance of a strict subclass of float ' +
        'is deprecated, and may be removed in a future version of Python.',
      <u64>o.ob_type.tp_name,
      <u64>result.ob_type.tp_name,
    ) < 0
  ) {
    Py_DECREF(result);
    return null;
  }
  const value = PyFloat_AS_DOUBLE(result);
  Py_DECREF(result);
  return PyFloat_FromDouble(value);
}

/** new: float(o) */
export function PyNumber_Float(o: PyObject): PyObject | null {
  if (PyFloat_CheckExact(o)) return Py_NewRef<PyObject>(o);
  const f = slotOf(o, offsetof<PyNumberMethods>('_nb_float'));
  if (f) return floatFromSlot(f, o);
  if (PyIndex_Check(o)) {
    const index = _PyNumber_Index(o);
    if (!index) return null;
    const value = PyLong_AsDouble(index);
    Py_DECREF(index);
    return value == -1 && PyErr_Occurred() ? null : PyFloat_FromDouble(value);
  }
  if (PyFloat_Check(o)) return PyFloat_FromDouble(PyFloat_AS_DOUBLE(o));
  return PyFloat_FromString(o);
}

/** new: o's digits in base 2, 8, 10 or 16 */
export function PyNumber_ToBase(o: PyObject, base: i32): PyObject | null {
  const index = _PyNumber_Index(o);
  if (!index) return null;
  const text = _PyLong_Format(index, base);
  Py_DECREF(index);
  return text;
}

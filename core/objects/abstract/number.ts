// Arithmetic on any objects: which operand's type does the work. (CPython: Objects/abstract.c)
//
// A binary operator asks the left operand's type, then the right one's; a right operand whose type is a proper
// subclass of the left one's comes first. Each may decline with NotImplemented.

import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { cstrEquals } from '../../runtime/static';
import { PyNumberMethods } from '../../runtime/type';
import { PyCFunction_CheckExact, PyCFunctionObject } from '../builtin-function';
import { PyErr_Format } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError } from '../exceptions/types';
import { Py_None, Py_NotImplemented } from '../none';
import { PyType_IsSubtype } from '../type/state';
import { PyIndex_Check, PyNumber_AsSsize_t } from './conversion';

/** A slot of the type's table of numbers, given by its offset; 0: it has none. */
/* @inline */ export function slotOf(o: PyObject, slot: usize): usize {
  const table = changetype<usize>(o.ob_type.tp_as_number);
  return table ? load<usize>(table + slot) : 0;
}

/** Calls a slot of two operands. */
/* @inline */ export function call2(f: usize, a: PyObject, b: PyObject): PyObject | null {
  return call_indirect<PyObject | null>(<u32>f, a, b);
}

/** new: the operation's result, or NotImplemented when both types decline */
export function binary_op1(v: PyObject, w: PyObject, slot: usize): PyObject | null {
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
export function binop_type_error(v: PyObject, w: PyObject, op: string): PyObject | null {
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
export function sequence_repeat(repeat: usize, sequence: PyObject, n: PyObject): PyObject | null {
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

/** Calls a slot of three operands. */
/* @inline */ export function call3(f: usize, v: PyObject, w: PyObject, z: PyObject): PyObject | null {
  return call_indirect<PyObject | null>(<u32>f, v, w, z);
}

/** new: pow(v, w, z), z None for v ** w; the types are asked in the order v, w, z, a subclass of v's first */
export function ternary_op(v: PyObject, w: PyObject, z: PyObject, op: string): PyObject | null {
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

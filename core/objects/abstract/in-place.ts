// The operators of assignments, v += w. (CPython: Objects/abstract.c)

import { PyObject } from '../../runtime/object';
import { PyNumberMethods } from '../../runtime/type';
import { Py_NotImplemented } from '../none';
import { binary_op1, binop_type_error, call2, call3, sequence_repeat, slotOf, ternary_op } from './number';

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

// new
export function PyNumber_InPlacePower(v: PyObject, w: PyObject, z: PyObject): PyObject | null {
  const f = slotOf(v, offsetof<PyNumberMethods>('_nb_inplace_power'));
  if (f) {
    const x = call3(f, v, w, z);
    if (x != Py_NotImplemented) return x;
  }
  return ternary_op(v, w, z, '**=');
}

// Operators: arithmetic, comparison, truth, membership. Each handler consumes its operands from below sp and returns
// the result (new), NULL with the exception set.

import { storeCount } from '../../memory/events';
import { PyObject_Free } from '../../memory/obmalloc/malloc';
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
} from '../../objects/abstract/in-place';
import {
  PyNumber_Add,
  PyNumber_And,
  PyNumber_FloorDivide,
  PyNumber_Invert,
  PyNumber_Lshift,
  PyNumber_MatrixMultiply,
  PyNumber_Multiply,
  PyNumber_Negative,
  PyNumber_Or,
  PyNumber_Power,
  PyNumber_Remainder,
  PyNumber_Rshift,
  PyNumber_Subtract,
  PyNumber_TrueDivide,
  PyNumber_Xor,
} from '../../objects/abstract/number';
import { PySequence_Contains } from '../../objects/abstract/sequence';
import { PyDict_Contains } from '../../objects/dict/dict';
import { _PyFloat_ExactDealloc, PyFloat_FromDouble, PyFloatObject } from '../../objects/float';
import { PyLong_FromLong } from '../../objects/int';
import { _PyLong_Add, _PyLong_Multiply, _PyLong_Subtract } from '../../objects/int/arith';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue, PyObject_RichCompare } from '../../objects/object';
import { _PySet_Contains } from '../../objects/set/methods';
import { _PyUnicode_Equal } from '../../objects/str/compare';
import { PyUnicode_Append, PyUnicode_Concat } from '../../objects/str/concat';
import { Py_DECREF, PyObject } from '../../runtime/object';
import {
  COMPARE_TO_BOOL,
  COMPARISON_EQUALS,
  COMPARISON_GREATER_THAN,
  COMPARISON_LESS_THAN,
  COMPARISON_NOT_EQUALS,
  COMPARISON_UNORDERED,
  NB_ADD,
  NB_AND,
  NB_FLOOR_DIVIDE,
  NB_INPLACE_ADD,
  NB_INPLACE_AND,
  NB_INPLACE_FLOOR_DIVIDE,
  NB_INPLACE_LSHIFT,
  NB_INPLACE_MATRIX_MULTIPLY,
  NB_INPLACE_MULTIPLY,
  NB_INPLACE_OR,
  NB_INPLACE_POWER,
  NB_INPLACE_REMAINDER,
  NB_INPLACE_RSHIFT,
  NB_INPLACE_SUBTRACT,
  NB_INPLACE_TRUE_DIVIDE,
  NB_LSHIFT,
  NB_MATRIX_MULTIPLY,
  NB_MULTIPLY,
  NB_OR,
  NB_POWER,
  NB_REMAINDER,
  NB_RSHIFT,
  NB_SUBTRACT,
  NB_TRUE_DIVIDE,
  NB_XOR,
} from '../opcodes';
import { boolOf, peek } from '../stack';

/* @noinline */ export function op_UNARY_NEGATIVE(sp: usize): PyObject | null {
  const value = peek(sp, 1);
  const res = PyNumber_Negative(value);
  Py_DECREF(value);
  return res;
}

/* @noinline */ export function op_UNARY_INVERT(sp: usize): PyObject | null {
  const value = peek(sp, 1);
  const res = PyNumber_Invert(value);
  Py_DECREF(value);
  return res;
}

export function binary_op(oparg: i32, lhs: PyObject, rhs: PyObject): PyObject | null {
  switch (oparg) {
    case NB_ADD:
      return PyNumber_Add(lhs, rhs);
    case NB_AND:
      return PyNumber_And(lhs, rhs);
    case NB_FLOOR_DIVIDE:
      return PyNumber_FloorDivide(lhs, rhs);
    case NB_LSHIFT:
      return PyNumber_Lshift(lhs, rhs);
    case NB_MATRIX_MULTIPLY:
      return PyNumber_MatrixMultiply(lhs, rhs);
    case NB_MULTIPLY:
      return PyNumber_Multiply(lhs, rhs);
    case NB_REMAINDER:
      return PyNumber_Remainder(lhs, rhs);
    case NB_OR:
      return PyNumber_Or(lhs, rhs);
    case NB_POWER:
      return PyNumber_Power(lhs, rhs, Py_None);
    case NB_RSHIFT:
      return PyNumber_Rshift(lhs, rhs);
    case NB_SUBTRACT:
      return PyNumber_Subtract(lhs, rhs);
    case NB_TRUE_DIVIDE:
      return PyNumber_TrueDivide(lhs, rhs);
    case NB_XOR:
      return PyNumber_Xor(lhs, rhs);
    case NB_INPLACE_ADD:
      return PyNumber_InPlaceAdd(lhs, rhs);
    case NB_INPLACE_AND:
      return PyNumber_InPlaceAnd(lhs, rhs);
    case NB_INPLACE_FLOOR_DIVIDE:
      return PyNumber_InPlaceFloorDivide(lhs, rhs);
    case NB_INPLACE_LSHIFT:
      return PyNumber_InPlaceLshift(lhs, rhs);
    case NB_INPLACE_MATRIX_MULTIPLY:
      return PyNumber_InPlaceMatrixMultiply(lhs, rhs);
    case NB_INPLACE_MULTIPLY:
      return PyNumber_InPlaceMultiply(lhs, rhs);
    case NB_INPLACE_REMAINDER:
      return PyNumber_InPlaceRemainder(lhs, rhs);
    case NB_INPLACE_OR:
      return PyNumber_InPlaceOr(lhs, rhs);
    case NB_INPLACE_POWER:
      return PyNumber_InPlacePower(lhs, rhs, Py_None);
    case NB_INPLACE_RSHIFT:
      return PyNumber_InPlaceRshift(lhs, rhs);
    case NB_INPLACE_SUBTRACT:
      return PyNumber_InPlaceSubtract(lhs, rhs);
    case NB_INPLACE_TRUE_DIVIDE:
      return PyNumber_InPlaceTrueDivide(lhs, rhs);
    default:
      return PyNumber_InPlaceXor(lhs, rhs);
  }
}

/* @noinline */ export function op_BINARY_OP(sp: usize, oparg: i32): PyObject | null {
  const lhs = peek(sp, 2);
  const rhs = peek(sp, 1);
  const res = binary_op(oparg, lhs, rhs);
  Py_DECREF(lhs);
  Py_DECREF(rhs);
  return res;
}

/* @noinline */ export function op_COMPARE_OP(sp: usize, oparg: i32): PyObject | null {
  const left = peek(sp, 2);
  const right = peek(sp, 1);
  const res = compare(left, right, oparg);
  Py_DECREF(left);
  Py_DECREF(right);
  return res;
}

/** COMPARE_OP of operands that stay where they are. new */
export function compare(left: PyObject, right: PyObject, oparg: i32): PyObject | null {
  const res = PyObject_RichCompare(left, right, oparg >> 5);
  return res && oparg & COMPARE_TO_BOOL ? toBool(res) : res;
}

/** Consumes it. */
function toBool(res: PyObject): PyObject | null {
  const truth = PyObject_IsTrue(res);
  Py_DECREF(res);
  if (truth < 0) return null;
  return boolOf(truth != 0);
}

/* @noinline */ export function op_TO_BOOL(sp: usize): PyObject | null {
  const value = peek(sp, 1);
  const truth = PyObject_IsTrue(value);
  Py_DECREF(value);
  if (truth < 0) return null;
  return boolOf(truth != 0);
}

/** The answer to `in`, or with oparg 1 to `not in`, in place of both operands; found -1: the exception is set. */
function contained(sp: usize, found: i32, oparg: i32): PyObject | null {
  Py_DECREF(peek(sp, 2));
  Py_DECREF(peek(sp, 1));
  return found < 0 ? null : boolOf((found ^ oparg) != 0);
}

/* @noinline */ export function op_CONTAINS_OP(sp: usize, oparg: i32): PyObject | null {
  return contained(sp, PySequence_Contains(peek(sp, 1), peek(sp, 2)), oparg);
}

/* @noinline */ export function op_CONTAINS_OP_SET(sp: usize, oparg: i32): PyObject | null {
  return contained(sp, _PySet_Contains(peek(sp, 1), peek(sp, 2)), oparg);
}

/* @noinline */ export function op_CONTAINS_OP_DICT(sp: usize, oparg: i32): PyObject | null {
  return contained(sp, PyDict_Contains(peek(sp, 1), peek(sp, 2)), oparg);
}

// ---- specialised forms ----

/* @inline */ function longIsCompact(o: PyObject): bool {
  return load<u64>(changetype<usize>(o), 16) < 16;
}

/** The value of a compact int (one digit or none). */
/* @inline */ export function compactValue(o: usize): i64 {
  const tag = load<u32>(o, 16);
  return <i64>(1 - <i32>(tag & 3)) * <i64>load<u32>(o, 24);
}

/** An exact int that is used up: its memory goes straight back. */
/* @inline */ function decrefInt(o: PyObject): void {
  const n = load<i32>(changetype<usize>(o));
  if (n >= 0) {
    storeCount(changetype<usize>(o), n - 1);
    if (n == 1) PyObject_Free(changetype<usize>(o));
  }
}

/** An exact float that is used up: back to the freelist. */
/* @inline */ function decrefFloat(o: PyObject): void {
  const n = load<i32>(changetype<usize>(o));
  if (n >= 0) {
    storeCount(changetype<usize>(o), n - 1);
    if (n == 1) _PyFloat_ExactDealloc(o);
  }
}

/* @noinline */ export function op_BINARY_OP_ADD_INT(sp: usize): PyObject | null {
  const left = peek(sp, 2);
  const right = peek(sp, 1);
  let res: PyObject | null;
  if (longIsCompact(left) && longIsCompact(right)) {
    res = PyLong_FromLong(compactValue(changetype<usize>(left)) + compactValue(changetype<usize>(right)));
  } else res = _PyLong_Add(left, right);
  decrefInt(right);
  decrefInt(left);
  return res;
}

/* @noinline */ export function op_BINARY_OP_SUBTRACT_INT(sp: usize): PyObject | null {
  const left = peek(sp, 2);
  const right = peek(sp, 1);
  let res: PyObject | null;
  if (longIsCompact(left) && longIsCompact(right)) {
    res = PyLong_FromLong(compactValue(changetype<usize>(left)) - compactValue(changetype<usize>(right)));
  } else res = _PyLong_Subtract(left, right);
  decrefInt(right);
  decrefInt(left);
  return res;
}

/* @noinline */ export function op_BINARY_OP_MULTIPLY_INT(sp: usize): PyObject | null {
  const left = peek(sp, 2);
  const right = peek(sp, 1);
  let res: PyObject | null;
  if (longIsCompact(left) && longIsCompact(right)) {
    res = PyLong_FromLong(compactValue(changetype<usize>(left)) * compactValue(changetype<usize>(right)));
  } else res = _PyLong_Multiply(left, right);
  decrefInt(right);
  decrefInt(left);
  return res;
}

/** a + b, a - b, a * b on floats: the result overwrites an operand that nobody else holds. */
/* @noinline */ export function op_BINARY_OP_FLOAT(sp: usize, value: f64): PyObject | null {
  const left = peek(sp, 2);
  const right = peek(sp, 1);
  if (left.ob_refcnt == 1) {
    changetype<PyFloatObject>(left).ob_fval = value;
    decrefFloat(right);
    return left;
  }
  if (right.ob_refcnt == 1) {
    changetype<PyFloatObject>(right).ob_fval = value;
    decrefFloat(left);
    return right;
  }
  const res = PyFloat_FromDouble(value);
  decrefFloat(right);
  decrefFloat(left);
  return res;
}

/* @noinline */ export function op_BINARY_OP_ADD_UNICODE(sp: usize): PyObject | null {
  const left = peek(sp, 2);
  const right = peek(sp, 1);
  const res = PyUnicode_Concat(left, right);
  Py_DECREF(left);
  Py_DECREF(right);
  return res;
}

/** left = left + right where left is the local variable that is stored to next: it may grow in place. */
/* @noinline */ export function op_BINARY_OP_INPLACE_ADD_UNICODE(sp: usize, local: usize): bool {
  const left = peek(sp, 2);
  const right = peek(sp, 1);
  // The local's reference moves into the result; the stack's is dropped, so that a lone string has a count of 1.
  Py_DECREF(left);
  PyUnicode_Append(local, right);
  Py_DECREF(right);
  return load<usize>(local) != 0;
}

/* @noinline */ export function op_COMPARE_OP_FLOAT(sp: usize, oparg: i32): PyObject {
  const left = peek(sp, 2);
  const right = peek(sp, 1);
  const a = changetype<PyFloatObject>(left).ob_fval;
  const b = changetype<PyFloatObject>(right).ob_fval;
  const outcome =
    a < b ? COMPARISON_LESS_THAN : a > b ? COMPARISON_GREATER_THAN : a == b ? COMPARISON_EQUALS : COMPARISON_UNORDERED;
  Py_DECREF(left);
  Py_DECREF(right);
  return boolOf((outcome & oparg) != 0);
}

/* @noinline */ export function op_COMPARE_OP_STR(sp: usize, oparg: i32): PyObject {
  const left = peek(sp, 2);
  const right = peek(sp, 1);
  const eq = _PyUnicode_Equal(left, right);
  Py_DECREF(left);
  Py_DECREF(right);
  // Equal: bit 3 of the mask; not equal: any of the lower ones.
  return boolOf(((eq ? COMPARISON_EQUALS : COMPARISON_NOT_EQUALS) & oparg) != 0);
}

// The operators as functions. (CPython: Modules/_operator.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { PyNumber_Index } from '../../objects/abstract/conversion';
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
  PyNumber_Absolute,
  PyNumber_Add,
  PyNumber_And,
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
} from '../../objects/abstract/number';
import {
  PyObject_DelItem,
  PyObject_GetItem,
  PyObject_LengthHint,
  PyObject_SetItem,
} from '../../objects/abstract/object';
import {
  PySequence_Concat,
  PySequence_Contains,
  PySequence_Count,
  PySequence_Index,
  PySequence_InPlaceConcat,
} from '../../objects/abstract/sequence';
import { _PyArg_CheckPositional } from '../../objects/args';
import { Py_False, Py_True, PyBool_FromLong } from '../../objects/bool';
import { PyObject_Vectorcall } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import { moduleMethod } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue, PyObject_Not, PyObject_RichCompare } from '../../objects/object';
import { PyUnicode_Check, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_IS_ASCII } from '../../objects/str/struct';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_EQ, Py_GE, Py_GT, Py_LE, Py_LT, Py_NE, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_O, PY_VECTORCALL_ARGUMENTS_OFFSET } from '../../runtime/type';

// --- functions of one operand

function truth(m: PyObject, a: PyObject): PyObject | null {
  const r = PyObject_IsTrue(a);
  return r < 0 ? null : PyBool_FromLong(r);
}

function not_(m: PyObject, a: PyObject): PyObject | null {
  const r = PyObject_Not(a);
  return r < 0 ? null : PyBool_FromLong(r);
}

function op_index(m: PyObject, a: PyObject): PyObject | null {
  return PyNumber_Index(a);
}

function op_neg(m: PyObject, a: PyObject): PyObject | null {
  return PyNumber_Negative(a);
}

function op_pos(m: PyObject, a: PyObject): PyObject | null {
  return PyNumber_Positive(a);
}

function op_abs(m: PyObject, a: PyObject): PyObject | null {
  return PyNumber_Absolute(a);
}

function op_invert(m: PyObject, a: PyObject): PyObject | null {
  return PyNumber_Invert(a);
}

// --- functions of two

/** Calls a function of two operands, once there are two. */
function binary(name: string, f: usize, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, 2, 2)) return null;
  return call_indirect<PyObject | null>(<u32>f, objAt(args, 0), objAt(args, 1));
}

function op_add(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('add', PyNumber_Add.index, args, nargs);
}

function op_sub(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('sub', PyNumber_Subtract.index, args, nargs);
}

function op_mul(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('mul', PyNumber_Multiply.index, args, nargs);
}

function op_matmul(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('matmul', PyNumber_MatrixMultiply.index, args, nargs);
}

function op_floordiv(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('floordiv', PyNumber_FloorDivide.index, args, nargs);
}

function op_truediv(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('truediv', PyNumber_TrueDivide.index, args, nargs);
}

function op_mod(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('mod', PyNumber_Remainder.index, args, nargs);
}

function op_lshift(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('lshift', PyNumber_Lshift.index, args, nargs);
}

function op_rshift(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('rshift', PyNumber_Rshift.index, args, nargs);
}

function op_and_(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('and_', PyNumber_And.index, args, nargs);
}

function op_xor(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('xor', PyNumber_Xor.index, args, nargs);
}

function op_or_(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('or_', PyNumber_Or.index, args, nargs);
}

function op_iadd(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('iadd', PyNumber_InPlaceAdd.index, args, nargs);
}

function op_isub(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('isub', PyNumber_InPlaceSubtract.index, args, nargs);
}

function op_imul(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('imul', PyNumber_InPlaceMultiply.index, args, nargs);
}

function op_imatmul(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('imatmul', PyNumber_InPlaceMatrixMultiply.index, args, nargs);
}

function op_ifloordiv(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('ifloordiv', PyNumber_InPlaceFloorDivide.index, args, nargs);
}

function op_itruediv(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('itruediv', PyNumber_InPlaceTrueDivide.index, args, nargs);
}

function op_imod(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('imod', PyNumber_InPlaceRemainder.index, args, nargs);
}

function op_ilshift(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('ilshift', PyNumber_InPlaceLshift.index, args, nargs);
}

function op_irshift(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('irshift', PyNumber_InPlaceRshift.index, args, nargs);
}

function op_iand(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('iand', PyNumber_InPlaceAnd.index, args, nargs);
}

function op_ixor(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('ixor', PyNumber_InPlaceXor.index, args, nargs);
}

function op_ior(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('ior', PyNumber_InPlaceOr.index, args, nargs);
}

function op_concat(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('concat', PySequence_Concat.index, args, nargs);
}

function op_iconcat(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('iconcat', PySequence_InPlaceConcat.index, args, nargs);
}

function op_getitem(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return binary('getitem', PyObject_GetItem.index, args, nargs);
}

/** a op b, once there are two. */
function compare(name: string, args: usize, nargs: i64, op: i32): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, 2, 2)) return null;
  return PyObject_RichCompare(objAt(args, 0), objAt(args, 1), op);
}

function op_eq(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return compare('eq', args, nargs, Py_EQ);
}

function op_ne(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return compare('ne', args, nargs, Py_NE);
}

function op_lt(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return compare('lt', args, nargs, Py_LT);
}

function op_le(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return compare('le', args, nargs, Py_LE);
}

function op_gt(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return compare('gt', args, nargs, Py_GT);
}

function op_ge(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return compare('ge', args, nargs, Py_GE);
}

function op_pow(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('pow', nargs, 2, 2)) return null;
  return PyNumber_Power(objAt(args, 0), objAt(args, 1), Py_None);
}

function op_ipow(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('ipow', nargs, 2, 2)) return null;
  return PyNumber_InPlacePower(objAt(args, 0), objAt(args, 1), Py_None);
}

function op_contains(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('contains', nargs, 2, 2)) return null;
  const r = PySequence_Contains(objAt(args, 0), objAt(args, 1));
  return r < 0 ? null : PyBool_FromLong(r);
}

function op_indexOf(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('indexOf', nargs, 2, 2)) return null;
  const r = PySequence_Index(objAt(args, 0), objAt(args, 1));
  return r == -1 ? null : PyLong_FromSsize_t(r);
}

function op_countOf(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('countOf', nargs, 2, 2)) return null;
  const r = PySequence_Count(objAt(args, 0), objAt(args, 1));
  return r == -1 ? null : PyLong_FromSsize_t(r);
}

function op_is_(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('is_', nargs, 2, 2)) return null;
  return objAt(args, 0) == objAt(args, 1) ? Py_True : Py_False;
}

function op_is_not(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('is_not', nargs, 2, 2)) return null;
  return objAt(args, 0) != objAt(args, 1) ? Py_True : Py_False;
}

function op_setitem(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('setitem', nargs, 3, 3)) return null;
  return PyObject_SetItem(objAt(args, 0), objAt(args, 1), objAt(args, 2)) < 0
    ? changetype<PyObject | null>(0)
    : Py_None;
}

function op_delitem(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('delitem', nargs, 2, 2)) return null;
  return PyObject_DelItem(objAt(args, 0), objAt(args, 1)) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function op_length_hint(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('length_hint', nargs, 1, 2)) return null;
  let fallback: i64 = 0;
  if (nargs > 1) {
    const number = PyNumber_Index(objAt(args, 1));
    if (!number) return null;
    fallback = PyLong_AsSsize_t(number);
    Py_DECREF(number);
    if (fallback == -1 && PyErr_Occurred()) return null;
  }
  const r = PyObject_LengthHint(objAt(args, 0), fallback);
  return r == -1 && PyErr_Occurred() ? changetype<PyObject | null>(0) : PyLong_FromSsize_t(r);
}

function op_call(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (nargs < 1) return PyErr_Format(PyExc_TypeError, 'call expected at least 1 argument, got %zd', nargs);
  return PyObject_Vectorcall(objAt(args, 0), args + 8, <usize>(nargs - 1) | PY_VECTORCALL_ARGUMENTS_OFFSET, kwnames);
}

/** All bytes are read, whatever they are: the time says nothing about where they differ. */
function tscmp(a: usize, n: i64, b: usize, m: i64): bool {
  const same = n == m;
  let result: u32 = same ? 0 : 1;
  const left = same ? a : b;
  for (let i: usize = 0; i < <usize>m; i++) result |= load<u8>(left + i) ^ load<u8>(b + i);
  return result == 0;
}

function _compare_digest(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_compare_digest', nargs, 2, 2)) return null;
  const a = objAt(args, 0);
  const b = objAt(args, 1);
  if (PyUnicode_Check(a) && PyUnicode_Check(b)) {
    if (!PyUnicode_IS_ASCII(a) || !PyUnicode_IS_ASCII(b)) {
      return PyErr_SetString(PyExc_TypeError, 'comparing strings with non-ASCII characters is not supported');
    }
    return PyBool_FromLong(
      i64(tscmp(PyUnicode_DATA(a), PyUnicode_GET_LENGTH(a), PyUnicode_DATA(b), PyUnicode_GET_LENGTH(b))),
    );
  }
  if (!PyObject_CheckBuffer(a) && !PyObject_CheckBuffer(b)) {
    return PyErr_Format(
      PyExc_TypeError,
      "unsupported operand types(s) or combination of types: '%.100s' and '%.100s'",
      a.ob_type.tp_name,
      b.ob_type.tp_name,
    );
  }
  const views = stackAlloc(2 * BUFFER_SLOTS);
  const second = views + ((<usize>BUFFER_SLOTS) << 3);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(a, views, PyBUF_SIMPLE) == 0) {
    if (PyObject_GetBuffer(b, second, PyBUF_SIMPLE) == 0) {
      const va = changetype<Py_buffer>(views);
      const vb = changetype<Py_buffer>(second);
      result = PyBool_FromLong(i64(tscmp(va.buf, va.len, vb.buf, vb.len)));
      PyBuffer_Release(second);
    }
    PyBuffer_Release(views);
  }
  stackFree(views);
  return result;
}

/** Adds the functions to the module; false: failed. */
export function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      'truth',
      truth.index,
      METH_O,
      'truth($module, a, /)\n--\n\nReturn True if a is true, False otherwise.',
    ) >= 0 &&
    moduleMethod(
      m,
      'contains',
      op_contains.index,
      METH_FASTCALL,
      'contains($module, a, b, /)\n--\n\nSame as b in a (note reversed operands).',
    ) >= 0 &&
    moduleMethod(
      m,
      'indexOf',
      op_indexOf.index,
      METH_FASTCALL,
      'indexOf($module, a, b, /)\n--\n\nReturn the first index of b in a.',
    ) >= 0 &&
    moduleMethod(
      m,
      'countOf',
      op_countOf.index,
      METH_FASTCALL,
      'countOf($module, a, b, /)\n--\n\nReturn the number of items in a which are, or which equal, b.',
    ) >= 0 &&
    moduleMethod(m, 'is_', op_is_.index, METH_FASTCALL, 'is_($module, a, b, /)\n--\n\nSame as a is b.') >= 0 &&
    moduleMethod(m, 'is_not', op_is_not.index, METH_FASTCALL, 'is_not($module, a, b, /)\n--\n\nSame as a is not b.') >=
      0 &&
    moduleMethod(m, 'index', op_index.index, METH_O, 'index($module, a, /)\n--\n\nSame as a.__index__()') >= 0 &&
    moduleMethod(m, 'add', op_add.index, METH_FASTCALL, 'add($module, a, b, /)\n--\n\nSame as a + b.') >= 0 &&
    moduleMethod(m, 'sub', op_sub.index, METH_FASTCALL, 'sub($module, a, b, /)\n--\n\nSame as a - b.') >= 0 &&
    moduleMethod(m, 'mul', op_mul.index, METH_FASTCALL, 'mul($module, a, b, /)\n--\n\nSame as a * b.') >= 0 &&
    moduleMethod(m, 'matmul', op_matmul.index, METH_FASTCALL, 'matmul($module, a, b, /)\n--\n\nSame as a @ b.') >= 0 &&
    moduleMethod(
      m,
      'floordiv',
      op_floordiv.index,
      METH_FASTCALL,
      'floordiv($module, a, b, /)\n--\n\nSame as a // b.',
    ) >= 0 &&
    moduleMethod(m, 'truediv', op_truediv.index, METH_FASTCALL, 'truediv($module, a, b, /)\n--\n\nSame as a / b.') >=
      0 &&
    moduleMethod(m, 'mod', op_mod.index, METH_FASTCALL, 'mod($module, a, b, /)\n--\n\nSame as a % b.') >= 0 &&
    moduleMethod(m, 'neg', op_neg.index, METH_O, 'neg($module, a, /)\n--\n\nSame as -a.') >= 0 &&
    moduleMethod(m, 'pos', op_pos.index, METH_O, 'pos($module, a, /)\n--\n\nSame as +a.') >= 0 &&
    moduleMethod(m, 'abs', op_abs.index, METH_O, 'abs($module, a, /)\n--\n\nSame as abs(a).') >= 0 &&
    moduleMethod(m, 'inv', op_invert.index, METH_O, 'inv($module, a, /)\n--\n\nSame as ~a.') >= 0 &&
    moduleMethod(m, 'invert', op_invert.index, METH_O, 'invert($module, a, /)\n--\n\nSame as ~a.') >= 0 &&
    moduleMethod(m, 'lshift', op_lshift.index, METH_FASTCALL, 'lshift($module, a, b, /)\n--\n\nSame as a << b.') >= 0 &&
    moduleMethod(m, 'rshift', op_rshift.index, METH_FASTCALL, 'rshift($module, a, b, /)\n--\n\nSame as a >> b.') >= 0 &&
    moduleMethod(m, 'not_', not_.index, METH_O, 'not_($module, a, /)\n--\n\nSame as not a.') >= 0 &&
    moduleMethod(m, 'and_', op_and_.index, METH_FASTCALL, 'and_($module, a, b, /)\n--\n\nSame as a & b.') >= 0 &&
    moduleMethod(m, 'xor', op_xor.index, METH_FASTCALL, 'xor($module, a, b, /)\n--\n\nSame as a ^ b.') >= 0 &&
    moduleMethod(m, 'or_', op_or_.index, METH_FASTCALL, 'or_($module, a, b, /)\n--\n\nSame as a | b.') >= 0 &&
    moduleMethod(m, 'iadd', op_iadd.index, METH_FASTCALL, 'iadd($module, a, b, /)\n--\n\nSame as a += b.') >= 0 &&
    moduleMethod(m, 'isub', op_isub.index, METH_FASTCALL, 'isub($module, a, b, /)\n--\n\nSame as a -= b.') >= 0 &&
    moduleMethod(m, 'imul', op_imul.index, METH_FASTCALL, 'imul($module, a, b, /)\n--\n\nSame as a *= b.') >= 0 &&
    moduleMethod(m, 'imatmul', op_imatmul.index, METH_FASTCALL, 'imatmul($module, a, b, /)\n--\n\nSame as a @= b.') >=
      0 &&
    moduleMethod(
      m,
      'ifloordiv',
      op_ifloordiv.index,
      METH_FASTCALL,
      'ifloordiv($module, a, b, /)\n--\n\nSame as a //= b.',
    ) >= 0 &&
    moduleMethod(
      m,
      'itruediv',
      op_itruediv.index,
      METH_FASTCALL,
      'itruediv($module, a, b, /)\n--\n\nSame as a /= b.',
    ) >= 0 &&
    moduleMethod(m, 'imod', op_imod.index, METH_FASTCALL, 'imod($module, a, b, /)\n--\n\nSame as a %= b.') >= 0 &&
    moduleMethod(m, 'ilshift', op_ilshift.index, METH_FASTCALL, 'ilshift($module, a, b, /)\n--\n\nSame as a <<= b.') >=
      0 &&
    moduleMethod(m, 'irshift', op_irshift.index, METH_FASTCALL, 'irshift($module, a, b, /)\n--\n\nSame as a >>= b.') >=
      0 &&
    moduleMethod(m, 'iand', op_iand.index, METH_FASTCALL, 'iand($module, a, b, /)\n--\n\nSame as a &= b.') >= 0 &&
    moduleMethod(m, 'ixor', op_ixor.index, METH_FASTCALL, 'ixor($module, a, b, /)\n--\n\nSame as a ^= b.') >= 0 &&
    moduleMethod(m, 'ior', op_ior.index, METH_FASTCALL, 'ior($module, a, b, /)\n--\n\nSame as a |= b.') >= 0 &&
    moduleMethod(
      m,
      'concat',
      op_concat.index,
      METH_FASTCALL,
      'concat($module, a, b, /)\n--\n\nSame as a + b, for a and b sequences.',
    ) >= 0 &&
    moduleMethod(
      m,
      'iconcat',
      op_iconcat.index,
      METH_FASTCALL,
      'iconcat($module, a, b, /)\n--\n\nSame as a += b, for a and b sequences.',
    ) >= 0 &&
    moduleMethod(m, 'getitem', op_getitem.index, METH_FASTCALL, 'getitem($module, a, b, /)\n--\n\nSame as a[b].') >=
      0 &&
    moduleMethod(
      m,
      'setitem',
      op_setitem.index,
      METH_FASTCALL,
      'setitem($module, a, b, c, /)\n--\n\nSame as a[b] = c.',
    ) >= 0 &&
    moduleMethod(m, 'delitem', op_delitem.index, METH_FASTCALL, 'delitem($module, a, b, /)\n--\n\nSame as del a[b].') >=
      0 &&
    moduleMethod(m, 'pow', op_pow.index, METH_FASTCALL, 'pow($module, a, b, /)\n--\n\nSame as a ** b.') >= 0 &&
    moduleMethod(m, 'ipow', op_ipow.index, METH_FASTCALL, 'ipow($module, a, b, /)\n--\n\nSame as a **= b.') >= 0 &&
    moduleMethod(m, 'eq', op_eq.index, METH_FASTCALL, 'eq($module, a, b, /)\n--\n\nSame as a == b.') >= 0 &&
    moduleMethod(m, 'ne', op_ne.index, METH_FASTCALL, 'ne($module, a, b, /)\n--\n\nSame as a != b.') >= 0 &&
    moduleMethod(m, 'lt', op_lt.index, METH_FASTCALL, 'lt($module, a, b, /)\n--\n\nSame as a < b.') >= 0 &&
    moduleMethod(m, 'le', op_le.index, METH_FASTCALL, 'le($module, a, b, /)\n--\n\nSame as a <= b.') >= 0 &&
    moduleMethod(m, 'gt', op_gt.index, METH_FASTCALL, 'gt($module, a, b, /)\n--\n\nSame as a > b.') >= 0 &&
    moduleMethod(m, 'ge', op_ge.index, METH_FASTCALL, 'ge($module, a, b, /)\n--\n\nSame as a >= b.') >= 0 &&
    moduleMethod(
      m,
      '_compare_digest',
      _compare_digest.index,
      METH_FASTCALL,
      "_compare_digest($module, a, b, /)\n--\n\nReturn 'a == b'.\n\nThis function uses an approach designed to prevent\ntiming analysis, making it appropriate for cryptography.\n\na and b must both be of the same type: either str (ASCII only),\nor any bytes-like object.\n\nNote: If a and b are of different lengths, or if an error occurs,\na timing attack could theoretically reveal information about the\ntypes and lengths of a and b--but not their values.",
    ) >= 0 &&
    moduleMethod(
      m,
      'length_hint',
      op_length_hint.index,
      METH_FASTCALL,
      'length_hint($module, obj, default=0, /)\n--\n\nReturn an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.\n\nIf the object supports len(), the result will be exact.\nOtherwise, it may over- or under-estimate by an arbitrary amount.\nThe result will be an integer >= 0.',
    ) >= 0 &&
    moduleMethod(
      m,
      'call',
      op_call.index,
      METH_KEYWORDS | METH_FASTCALL,
      'call($module, obj, /, *args, **kwargs)\n--\n\nSame as obj(*args, **kwargs).',
    ) >= 0
  );
}

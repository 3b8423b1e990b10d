// The _operator module: the operators as functions, and three ways to fetch. (CPython: Modules/_operator.c)

import { PyMem_Calloc, PyMem_Free } from '../memory/obmalloc/malloc';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../objects/abstract/buffer';
import {
  PyNumber_Absolute,
  PyNumber_Add,
  PyNumber_And,
  PyNumber_FloorDivide,
  PyNumber_Index,
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
} from '../objects/abstract/number';
import { PyObject_DelItem, PyObject_GetItem, PyObject_LengthHint, PyObject_SetItem } from '../objects/abstract/object';
import {
  PySequence_Concat,
  PySequence_Contains,
  PySequence_Count,
  PySequence_Index,
  PySequence_InPlaceConcat,
} from '../objects/abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from '../objects/args';
import { PyObject_GenericGetAttr, PyObject_GetAttr, PyObject_GetAttrString } from '../objects/attribute';
import { Py_False, Py_True, PyBool_FromLong } from '../objects/bool';
import { Py_BuildValue } from '../objects/build-value';
import {
  PyObject_Call,
  PyObject_Vectorcall,
  PyObject_VectorcallDict,
  PyObject_VectorcallMethod,
} from '../objects/call';
import { PyDict_GET_SIZE, PyDict_Next } from '../objects/dict/dict';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_TypeError } from '../objects/exceptions/types';
import {
  _PyLong_CompactValue,
  _PyLong_IsNonNegativeCompact,
  PyLong_AsSsize_t,
  PyLong_CheckExact,
  PyLong_FromSsize_t,
} from '../objects/int';
import { moduleMethod, newModuleWithState, PyModule_AddType, PyModule_GetState, PyModuleDef } from '../objects/module';
import { Py_None } from '../objects/none';
import { Py_ReprEnter, Py_ReprLeave, PyObject_IsTrue, PyObject_Not, PyObject_RichCompare } from '../objects/object';
import { PyUnicode_AppendAndDel } from '../objects/str/concat';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_InternInPlace } from '../objects/str/intern';
import { PyUnicode_Join } from '../objects/str/join';
import { LATIN1, PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_Substring } from '../objects/str/slice';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_READ_CHAR,
} from '../objects/str/struct';
import {
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_GetSlice,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_SET_ITEM,
} from '../objects/tuple';
import {
  clearFields,
  deallocFields,
  freeInstance,
  newHeapType,
  readyHeapType,
  stateByDef,
  visitFields,
} from '../objects/type/from-spec';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_New } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_GE,
  Py_GT,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { getset, member, method } from '../runtime/register';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../runtime/type';
import { PyImport_ImportModule } from '../vm/import';

export const operator_module = staticObject<PyModuleDef>(104);

/** 24 bytes. */
@unmanaged
export class _operator_state {
  itemgetter_type: PyTypeObject | null;
  attrgetter_type: PyTypeObject | null;
  methodcaller_type: PyTypeObject | null;
}

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

function addFunctions(m: PyObject): bool {
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

// --- itemgetter

/** 48 bytes. */
@unmanaged
export class itemgetterobject extends PyObject {
  nitems: i64;
  item: PyObject | null; // strong: the item, or the tuple of several
  index: i64; // item as an index for a tuple; -1: no
  vectorcall: usize;
}

/* @inline */ function ig(o: PyObject): itemgetterobject {
  return changetype<itemgetterobject>(o);
}

function itemgetter_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('itemgetter', kwds)) return null;
  const n = PyTuple_GET_SIZE(args);
  if (n < 1) return PyErr_SetString(PyExc_TypeError, 'itemgetter expected 1 argument, got 0');
  const state = changetype<_operator_state>(stateByDef(type, operator_module));
  const o = _PyObject_GC_New(state.itemgetter_type as PyTypeObject);
  if (!o) return null;
  const self = ig(o);
  const item = n == 1 ? PyTuple_GET_ITEM(args, 0) : args;
  self.item = Py_NewRef(item);
  self.nitems = n;
  self.index = -1;
  if (n == 1 && PyLong_CheckExact(item) && _PyLong_IsNonNegativeCompact(item)) {
    self.index = _PyLong_CompactValue(item);
  }
  self.vectorcall = itemgetter_vectorcall.index;
  _PyObject_GC_TRACK(o);
  return o;
}

function itemgetter_clear(o: PyObject): i32 {
  clearFields(o, 24, 1);
  return 0;
}

function itemgetter_dealloc(o: PyObject): void {
  deallocFields(o, itemgetter_dealloc.index, 24, 1);
}

function itemgetter_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 24, 1, visit, arg);
}

function itemgetter_call(o: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('itemgetter', kw)) return null;
  if (!_PyArg_CheckPositional('itemgetter', PyTuple_GET_SIZE(args), 1, 1)) return null;
  return itemgetter_call_impl(ig(o), PyTuple_GET_ITEM(args, 0));
}

function itemgetter_vectorcall(o: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (!_PyArg_NoKwnames('itemgetter', kwnames)) return null;
  if (!_PyArg_CheckPositional('itemgetter', PyVectorcall_NARGS(nargsf), 1, 1)) return null;
  return itemgetter_call_impl(ig(o), objAt(args, 0));
}

function itemgetter_call_impl(self: itemgetterobject, obj: PyObject): PyObject | null {
  const item = self.item as PyObject;
  if (self.nitems == 1) {
    if (self.index >= 0 && PyTuple_CheckExact(obj) && self.index < PyTuple_GET_SIZE(obj)) {
      return Py_NewRef(PyTuple_GET_ITEM(obj, self.index));
    }
    return PyObject_GetItem(obj, item);
  }
  const n = self.nitems;
  const result = PyTuple_New(n);
  for (let i: i64 = 0; i < n && result; i++) {
    const value = PyObject_GetItem(obj, PyTuple_GET_ITEM(item, i));
    if (!value) {
      Py_DECREF(result);
      return null;
    }
    PyTuple_SET_ITEM(result, i, value);
  }
  return result;
}

function itemgetter_repr(o: PyObject): PyObject | null {
  const status = Py_ReprEnter(o);
  const name = o.ob_type.tp_name;
  if (status) return status < 0 ? null : PyUnicode_FromFormat('%s(...)', name);
  const result = PyUnicode_FromFormat(ig(o).nitems == 1 ? '%s(%R)' : '%s%R', name, arg(ig(o).item));
  Py_ReprLeave(o);
  return result;
}

function itemgetter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (ig(o).nitems == 1) return Py_BuildValue('O(O)', arg(o.ob_type), arg(ig(o).item));
  return PyTuple_Pack2(o.ob_type, ig(o).item as PyObject);
}

/** __text_signature__ of all three. */
function getter_text_signature(o: PyObject, closure: usize): PyObject | null {
  return PyUnicode_FromString('(obj, /)');
}

export function make_itemgetter(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'operator.itemgetter',
    offsetof<itemgetterobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = itemgetter_dealloc.index;
  t.tp_repr = itemgetter_repr.index;
  t.tp_call = itemgetter_call.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = itemgetter_traverse.index;
  t.tp_clear = itemgetter_clear.index;
  t.tp_new = itemgetter_new.index;
  method(t, '__reduce__', itemgetter_reduce.index, METH_NOARGS, 'Return state information for pickling');
  member(t, '__vectorcalloffset__', Py_T_PYSSIZET, 40, Py_READONLY, '');
  getset(t, '__text_signature__', getter_text_signature.index, 0, '');
  return readyHeapType(
    t,
    'itemgetter(item, /, *items)\n--\n\nReturn a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])',
  );
}

// --- attrgetter

/** 40 bytes. */
@unmanaged
export class attrgetterobject extends PyObject {
  nattrs: i64;
  attr: PyObject | null; // strong: a tuple: of interned names, or of tuples of them for dotted names
  vectorcall: usize;
}

/* @inline */ function ag(o: PyObject): attrgetterobject {
  return changetype<attrgetterobject>(o);
}

/** steals text; new: the same text, interned */
function interned(text: PyObject): PyObject {
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, text);
  PyUnicode_InternInPlace(slot);
  const result = objAt(slot, 0);
  stackFree(slot);
  return result;
}

// new: 'a' -> 'a', 'a.b' -> ('a', 'b')
function prepare(name: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(name);
  let dots: i64 = 0;
  for (let i: i64 = 0; i < n; i++) if (PyUnicode_READ_CHAR(name, i) == 0x2e) dots++;
  if (dots == 0) return interned(Py_NewRef(name));
  const chain = PyTuple_New(dots + 1);
  let start: i64 = 0;
  let k: i64 = 0;
  for (let i: i64 = 0; i <= n && chain; i++) {
    if (i < n && PyUnicode_READ_CHAR(name, i) != 0x2e) continue;
    const part = PyUnicode_Substring(name, start, i);
    if (!part) {
      Py_DECREF(chain);
      return null;
    }
    PyTuple_SET_ITEM(chain, k, interned(part));
    k++;
    start = i + 1;
  }
  return chain;
}

function attrgetter_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('attrgetter', kwds)) return null;
  const n = PyTuple_GET_SIZE(args);
  if (n < 1) return PyErr_SetString(PyExc_TypeError, 'attrgetter expected 1 argument, got 0');
  const attr = PyTuple_New(n);
  if (!attr) return null;
  for (let i: i64 = 0; i < n; i++) {
    const name = PyTuple_GET_ITEM(args, i);
    let prepared: PyObject | null = null;
    if (PyUnicode_Check(name)) prepared = prepare(name);
    else PyErr_SetString(PyExc_TypeError, 'attribute name must be a string');
    if (!prepared) {
      Py_DECREF(attr);
      return null;
    }
    PyTuple_SET_ITEM(attr, i, prepared);
  }
  const state = changetype<_operator_state>(stateByDef(type, operator_module));
  const o = _PyObject_GC_New(state.attrgetter_type as PyTypeObject);
  if (!o) {
    Py_DECREF(attr);
    return null;
  }
  ag(o).attr = attr;
  ag(o).nattrs = n;
  ag(o).vectorcall = attrgetter_vectorcall.index;
  _PyObject_GC_TRACK(o);
  return o;
}

function attrgetter_clear(o: PyObject): i32 {
  clearFields(o, 24, 1);
  return 0;
}

function attrgetter_dealloc(o: PyObject): void {
  deallocFields(o, attrgetter_dealloc.index, 24, 1);
}

function attrgetter_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 24, 1, visit, arg);
}

function attrgetter_call(o: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('attrgetter', kw)) return null;
  if (!_PyArg_CheckPositional('attrgetter', PyTuple_GET_SIZE(args), 1, 1)) return null;
  return attrgetter_call_impl(ag(o), PyTuple_GET_ITEM(args, 0));
}

function attrgetter_vectorcall(o: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (!_PyArg_NoKwnames('attrgetter', kwnames)) return null;
  if (!_PyArg_CheckPositional('attrgetter', PyVectorcall_NARGS(nargsf), 1, 1)) return null;
  return attrgetter_call_impl(ag(o), objAt(args, 0));
}

// new: obj.a, or obj.a.b for ('a', 'b')
function dotted_getattr(obj: PyObject, attr: PyObject): PyObject | null {
  if (!PyTuple_CheckExact(attr)) return PyObject_GetAttr(obj, attr);
  let current = Py_NewRef(obj);
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(attr); i++) {
    const value = PyObject_GetAttr(current, PyTuple_GET_ITEM(attr, i));
    Py_DECREF(current);
    if (!value) return null;
    current = value;
  }
  return current;
}

function attrgetter_call_impl(self: attrgetterobject, obj: PyObject): PyObject | null {
  const attr = self.attr as PyObject;
  if (self.nattrs == 1) return dotted_getattr(obj, PyTuple_GET_ITEM(attr, 0));
  const n = self.nattrs;
  const result = PyTuple_New(n);
  for (let i: i64 = 0; i < n && result; i++) {
    const value = dotted_getattr(obj, PyTuple_GET_ITEM(attr, i));
    if (!value) {
      Py_DECREF(result);
      return null;
    }
    PyTuple_SET_ITEM(result, i, value);
  }
  return result;
}

// new: ('a', 'b') -> 'a.b'
function dotjoined(attr: PyObject): PyObject | null {
  if (!PyTuple_CheckExact(attr)) return Py_NewRef(attr);
  return PyUnicode_Join(LATIN1(0x2e), attr);
}

// new: the names as they were given
function attrgetter_args(self: attrgetterobject): PyObject | null {
  const n = self.nattrs;
  const names = PyTuple_New(n);
  for (let i: i64 = 0; i < n && names; i++) {
    const name = dotjoined(PyTuple_GET_ITEM(self.attr as PyObject, i));
    if (!name) {
      Py_DECREF(names);
      return null;
    }
    PyTuple_SET_ITEM(names, i, name);
  }
  return names;
}

function attrgetter_repr(o: PyObject): PyObject | null {
  const status = Py_ReprEnter(o);
  const name = o.ob_type.tp_name;
  if (status) return status < 0 ? null : PyUnicode_FromFormat('%s(...)', name);
  const names = attrgetter_args(ag(o));
  let result: PyObject | null = null;
  if (names) {
    result =
      ag(o).nattrs == 1
        ? PyUnicode_FromFormat('%s(%R)', name, arg(PyTuple_GET_ITEM(names, 0)))
        : PyUnicode_FromFormat('%s%R', name, arg(names));
    Py_DECREF(names);
  }
  Py_ReprLeave(o);
  return result;
}

function attrgetter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  return Py_BuildValue('ON', arg(o.ob_type), arg(attrgetter_args(ag(o))));
}

export function make_attrgetter(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'operator.attrgetter',
    offsetof<attrgetterobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = attrgetter_dealloc.index;
  t.tp_repr = attrgetter_repr.index;
  t.tp_call = attrgetter_call.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = attrgetter_traverse.index;
  t.tp_clear = attrgetter_clear.index;
  t.tp_new = attrgetter_new.index;
  method(t, '__reduce__', attrgetter_reduce.index, METH_NOARGS, 'Return state information for pickling');
  member(t, '__vectorcalloffset__', Py_T_PYSSIZET, 32, Py_READONLY, '');
  getset(t, '__text_signature__', getter_text_signature.index, 0, '');
  return readyHeapType(
    t,
    "attrgetter(attr, /, *attrs)\n--\n\nReturn a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
  );
}

// --- methodcaller

/** 64 bytes. */
@unmanaged
export class methodcallerobject extends PyObject {
  name: PyObject | null; // strong: interned
  xargs: PyObject | null; // strong: the name and the positional arguments
  kwds: PyObject | null; // strong: a dict; NULL: none
  vectorcall_args: usize; // PyObject **: room for the receiver, then the arguments and the keywords' values; NULL: not made yet
  vectorcall_kwnames: PyObject | null; // strong
  vectorcall: usize;
}

/* @inline */ function mc(o: PyObject): methodcallerobject {
  return changetype<methodcallerobject>(o);
}

const MAX_ITEMS_IN_VECTORCALL_ARGS: i64 = 8;

/** The array for the vectorcall, when the first call comes. */
function initVectorcall(self: methodcallerobject): bool {
  const args = self.xargs as PyObject;
  const n = PyTuple_GET_SIZE(args);
  const kwds = self.kwds;
  const nkwds: i64 = kwds ? PyDict_GET_SIZE(kwds) : 0;
  const p = PyMem_Calloc(<usize>(n + nkwds), 8);
  if (!p) {
    PyErr_NoMemory();
    return false;
  }
  memory.copy(p, PyTuple_ITEMS(args), (<usize>n) << 3);
  if (kwds && nkwds) {
    const kwnames = PyTuple_New(nkwds);
    if (!kwnames) {
      PyMem_Free(p);
      return false;
    }
    const at = stackAlloc(3);
    store<i64>(at, 0);
    let i: i64 = 0;
    while (PyDict_Next(kwds, at, at + 8, at + 16)) {
      PyTuple_SET_ITEM(kwnames, i, Py_NewRef(objAt(at, 1)));
      setPtrAt(p, n + i, ptrAt(at, 2)); // borrowed
      i++;
    }
    stackFree(at);
    self.vectorcall_kwnames = kwnames;
  }
  self.vectorcall_args = p;
  return true;
}

function methodcaller_vectorcall(o: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const self = mc(o);
  if (
    !_PyArg_CheckPositional('methodcaller', PyVectorcall_NARGS(nargsf), 1, 1) ||
    !_PyArg_NoKwnames('methodcaller', kwnames)
  ) {
    return null;
  }
  if (!self.vectorcall_args && !initVectorcall(self)) return null;
  const n = PyTuple_GET_SIZE(self.xargs as PyObject);
  const total = n + (self.kwds ? PyDict_GET_SIZE(self.kwds as PyObject) : 0);
  const stack = stackAlloc(total);
  memory.copy(stack, self.vectorcall_args, (<usize>total) << 3);
  setPtrAt(stack, 0, ptrAt(args, 0));
  const result = PyObject_VectorcallMethod(
    self.name as PyObject,
    stack,
    <usize>n | PY_VECTORCALL_ARGUMENTS_OFFSET,
    self.vectorcall_kwnames,
  );
  stackFree(stack);
  return result;
}

function methodcaller_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n < 1) return PyErr_SetString(PyExc_TypeError, 'methodcaller needs at least one argument, the method name');
  const name = PyTuple_GET_ITEM(args, 0);
  if (!PyUnicode_Check(name)) return PyErr_SetString(PyExc_TypeError, 'method name must be a string');
  const state = changetype<_operator_state>(stateByDef(type, operator_module));
  const o = _PyObject_GC_New(state.methodcaller_type as PyTypeObject);
  if (!o) return null;
  const self = mc(o);
  self.vectorcall_args = 0;
  self.vectorcall_kwnames = null;
  self.vectorcall = 0;
  self.kwds = Py_XNewRef(kwds);
  self.name = interned(Py_NewRef(name));
  self.xargs = Py_NewRef(args);
  if (n + (kwds ? PyDict_GET_SIZE(kwds) : 0) <= MAX_ITEMS_IN_VECTORCALL_ARGS) {
    self.vectorcall = methodcaller_vectorcall.index;
  }
  _PyObject_GC_TRACK(o);
  return o;
}

function methodcaller_clear(o: PyObject): i32 {
  clearFields(o, 16, 3);
  clearFields(o, offsetof<methodcallerobject>('_vectorcall_kwnames'), 1);
  PyMem_Free(mc(o).vectorcall_args);
  mc(o).vectorcall_args = 0;
  return 0;
}

function methodcaller_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  methodcaller_clear(o);
  freeInstance(o);
}

function methodcaller_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, 16, 3, visit, arg);
}

function methodcaller_call(o: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const self = mc(o);
  if (!_PyArg_NoKeywords('methodcaller', kw)) return null;
  if (!_PyArg_CheckPositional('methodcaller', PyTuple_GET_SIZE(args), 1, 1)) return null;
  const bound = PyObject_GetAttr(PyTuple_GET_ITEM(args, 0), self.name as PyObject);
  if (!bound) return null;
  const cargs = PyTuple_GetSlice(self.xargs as PyObject, 1, PyTuple_GET_SIZE(self.xargs as PyObject));
  const result: PyObject | null = cargs ? PyObject_Call(bound, cargs, self.kwds) : null;
  Py_XDECREF(cargs);
  Py_DECREF(bound);
  return result;
}

// new: operator.methodcaller('name', 1, key=2)
function callerText(self: methodcallerobject, name: usize): PyObject | null {
  let text = PyUnicode_FromFormat('%s(%R', name, arg(self.name));
  const at = stackAlloc(4);
  const args = self.xargs as PyObject;
  for (let i: i64 = 1; i < PyTuple_GET_SIZE(args) && text; i++) {
    setPtrAt(at, 3, text);
    PyUnicode_AppendAndDel(at + 24, PyUnicode_FromFormat(', %R', arg(PyTuple_GET_ITEM(args, i))));
    text = ptrAt(at, 3);
  }
  store<i64>(at, 0);
  while (text && self.kwds && PyDict_Next(self.kwds as PyObject, at, at + 8, at + 16)) {
    setPtrAt(at, 3, text);
    PyUnicode_AppendAndDel(at + 24, PyUnicode_FromFormat(', %U=%R', arg(ptrAt(at, 1)), arg(ptrAt(at, 2))));
    text = ptrAt(at, 3);
  }
  if (text) {
    setPtrAt(at, 3, text);
    PyUnicode_AppendAndDel(at + 24, PyUnicode_FromString(')'));
    text = ptrAt(at, 3);
  }
  stackFree(at);
  return text;
}

function methodcaller_repr(o: PyObject): PyObject | null {
  const status = Py_ReprEnter(o);
  const name = o.ob_type.tp_name;
  if (status) return status < 0 ? null : PyUnicode_FromFormat('%s(...)', name);
  const text = callerText(mc(o), name);
  Py_ReprLeave(o);
  return text;
}

function methodcaller_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const self = mc(o);
  if (!self.kwds || PyDict_GET_SIZE(self.kwds as PyObject) == 0) {
    return Py_BuildValue('OO', arg(o.ob_type), arg(self.xargs));
  }
  // partial(type, name, **kwds), called with the rest
  const functools = PyImport_ImportModule('functools');
  if (!functools) return null;
  const partial = PyObject_GetAttrString(functools, 'partial');
  Py_DECREF(functools);
  if (!partial) return null;
  const args = stackAlloc(2);
  setPtrAt(args, 0, o.ob_type);
  setPtrAt(args, 1, self.name);
  const constructor_ = PyObject_VectorcallDict(partial, args, 2, self.kwds);
  stackFree(args);
  Py_DECREF(partial);
  const rest = PyTuple_GetSlice(self.xargs as PyObject, 1, PyTuple_GET_SIZE(self.xargs as PyObject));
  return Py_BuildValue('NN', arg(constructor_), arg(rest));
}

export function make_methodcaller(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'operator.methodcaller',
    offsetof<methodcallerobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = methodcaller_dealloc.index;
  t.tp_repr = methodcaller_repr.index;
  t.tp_call = methodcaller_call.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = methodcaller_traverse.index;
  t.tp_clear = methodcaller_clear.index;
  t.tp_new = methodcaller_new.index;
  method(t, '__reduce__', methodcaller_reduce.index, METH_NOARGS, 'Return state information for pickling');
  member(t, '__vectorcalloffset__', Py_T_PYSSIZET, 56, Py_READONLY, '');
  getset(t, '__text_signature__', getter_text_signature.index, 0, '');
  return readyHeapType(
    t,
    "methodcaller(name, /, *args, **kwargs)\n--\n\nReturn a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
  );
}

function addTypes(m: PyObject): bool {
  const state = changetype<_operator_state>(PyModule_GetState(m));
  state.attrgetter_type = make_attrgetter(m);
  if (PyModule_AddType(m, state.attrgetter_type) < 0) return false;
  state.itemgetter_type = make_itemgetter(m);
  if (PyModule_AddType(m, state.itemgetter_type) < 0) return false;
  state.methodcaller_type = make_methodcaller(m);
  return PyModule_AddType(m, state.methodcaller_type) == 0;
}

// new
export function init__operator_module(): PyObject | null {
  const m = newModuleWithState(
    operator_module,
    '_operator',
    "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.  The function names are those\nused for special methods; variants without leading and trailing\n'__' are also provided for convenience.",
    offsetof<_operator_state>(),
  );
  if (!m) return null;
  if (addFunctions(m) && addTypes(m)) return m;
  Py_DECREF(m);
  return null;
}

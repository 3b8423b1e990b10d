// Specialised forms of operators, subscripts and tests. (CPython: Python/specialize.c)

import { PyBool_Type } from '../../objects/bool';
import { CO_OPTIMIZED, CO_VARARGS, CO_VARKEYWORDS, PyCodeObject } from '../../objects/code';
import { PyDict_Type } from '../../objects/dict/dict';
import { PyFloat_Type } from '../../objects/float';
import { _PyFunction_GetVersionForCurrentState, PyFunction_Type, PyFunctionObject } from '../../objects/function';
import { PyCoro_Type, PyGen_Type } from '../../objects/generator/object';
import { PyLong_Type } from '../../objects/int';
import { PyList_Type, PyListIter_Type } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyRangeIter_Type } from '../../objects/range';
import { PyFrozenSet_Type, PySet_Type } from '../../objects/set';
import { PyUnicode_Type } from '../../objects/str/struct';
import { PyTuple_Type, PyTupleIter_Type } from '../../objects/tuple';
import { _PyType_Lookup } from '../../objects/type/lookup';
import { _PyType_AssignVersion } from '../../objects/type/version';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_EQ, Py_NE, Py_SIZE, PyObject } from '../../runtime/object';
import { Py_TPFLAGS_HEAPTYPE, PyHeapTypeObject, PyType_HasFeature, PyTypeObject } from '../../runtime/type';
import {
  BINARY_OP_ADD_FLOAT,
  BINARY_OP_ADD_INT,
  BINARY_OP_ADD_UNICODE,
  BINARY_OP_INPLACE_ADD_UNICODE,
  BINARY_OP_MULTIPLY_FLOAT,
  BINARY_OP_MULTIPLY_INT,
  BINARY_OP_SUBTRACT_FLOAT,
  BINARY_OP_SUBTRACT_INT,
  BINARY_SUBSCR_DICT,
  BINARY_SUBSCR_GETITEM,
  BINARY_SUBSCR_LIST_INT,
  BINARY_SUBSCR_STR_INT,
  BINARY_SUBSCR_TUPLE_INT,
  COMPARE_OP_FLOAT,
  COMPARE_OP_INT,
  COMPARE_OP_STR,
  CONTAINS_OP_DICT,
  CONTAINS_OP_SET,
  FOR_ITER_GEN,
  FOR_ITER_LIST,
  FOR_ITER_RANGE,
  FOR_ITER_TUPLE,
  NB_ADD,
  NB_INPLACE_ADD,
  NB_INPLACE_MULTIPLY,
  NB_INPLACE_SUBTRACT,
  NB_MULTIPLY,
  NB_SUBTRACT,
  SEND_GEN,
  STORE_FAST,
  STORE_SUBSCR_DICT,
  STORE_SUBSCR_LIST_INT,
  TO_BOOL_ALWAYS_TRUE,
  TO_BOOL_BOOL,
  TO_BOOL_INT,
  TO_BOOL_LIST,
  TO_BOOL_NONE,
  TO_BOOL_STR,
  UNPACK_SEQUENCE_LIST,
  UNPACK_SEQUENCE_TUPLE,
  UNPACK_SEQUENCE_TWO_TUPLE,
} from '../opcodes';
import { specialized, unspecialized } from './counter';

/* @inline */ function bothOf(lhs: PyObject, rhs: PyObject, type: PyTypeObject): bool {
  return lhs.ob_type == type && rhs.ob_type == type;
}

/* @noinline */ export function _Py_Specialize_BinaryOp(
  lhs: PyObject,
  rhs: PyObject,
  pc: usize,
  oparg: i32,
  locals: usize,
): void {
  switch (oparg) {
    case NB_ADD:
    case NB_INPLACE_ADD:
      if (lhs.ob_type != rhs.ob_type) break;
      if (lhs.ob_type == PyUnicode_Type) {
        // x = x + y on a local variable: the next instruction stores to where the left operand lies.
        const next = pc + 4;
        const to_store =
          load<u8>(next) == STORE_FAST &&
          load<usize>(locals + ((<usize>load<u8>(next, 1)) << 3)) == changetype<usize>(lhs);
        specialized(pc, to_store ? BINARY_OP_INPLACE_ADD_UNICODE : BINARY_OP_ADD_UNICODE);
        return;
      }
      if (lhs.ob_type == PyLong_Type) {
        specialized(pc, BINARY_OP_ADD_INT);
        return;
      }
      if (lhs.ob_type == PyFloat_Type) {
        specialized(pc, BINARY_OP_ADD_FLOAT);
        return;
      }
      break;
    case NB_MULTIPLY:
    case NB_INPLACE_MULTIPLY:
      if (bothOf(lhs, rhs, PyLong_Type)) {
        specialized(pc, BINARY_OP_MULTIPLY_INT);
        return;
      }
      if (bothOf(lhs, rhs, PyFloat_Type)) {
        specialized(pc, BINARY_OP_MULTIPLY_FLOAT);
        return;
      }
      break;
    case NB_SUBTRACT:
    case NB_INPLACE_SUBTRACT:
      if (bothOf(lhs, rhs, PyLong_Type)) {
        specialized(pc, BINARY_OP_SUBTRACT_INT);
        return;
      }
      if (bothOf(lhs, rhs, PyFloat_Type)) {
        specialized(pc, BINARY_OP_SUBTRACT_FLOAT);
        return;
      }
  }
  unspecialized(pc);
}

/* @inline */ function isCompact(o: PyObject): bool {
  return load<u64>(changetype<usize>(o), 16) < 16;
}

/* @noinline */ export function _Py_Specialize_CompareOp(lhs: PyObject, rhs: PyObject, pc: usize, oparg: i32): void {
  if (lhs.ob_type == rhs.ob_type) {
    if (lhs.ob_type == PyFloat_Type) {
      specialized(pc, COMPARE_OP_FLOAT);
      return;
    }
    if (lhs.ob_type == PyLong_Type && isCompact(lhs) && isCompact(rhs)) {
      specialized(pc, COMPARE_OP_INT);
      return;
    }
    if (lhs.ob_type == PyUnicode_Type) {
      const cmp = oparg >> 5;
      if (cmp == Py_EQ || cmp == Py_NE) {
        specialized(pc, COMPARE_OP_STR);
        return;
      }
    }
  }
  unspecialized(pc);
}

/* @noinline */ export function _Py_Specialize_ToBool(value: PyObject, pc: usize): void {
  const type = value.ob_type;
  if (type == PyBool_Type) {
    specialized(pc, TO_BOOL_BOOL);
    return;
  }
  if (type == PyLong_Type) {
    specialized(pc, TO_BOOL_INT);
    return;
  }
  if (type == PyList_Type) {
    specialized(pc, TO_BOOL_LIST);
    return;
  }
  if (value == Py_None) {
    specialized(pc, TO_BOOL_NONE);
    return;
  }
  if (type == PyUnicode_Type) {
    specialized(pc, TO_BOOL_STR);
    return;
  }
  if (PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE)) {
    const number = type.tp_as_number;
    const mapping = type.tp_as_mapping;
    const sequence = type.tp_as_sequence;
    let truth: usize = 0;
    if (number) truth |= number.nb_bool;
    if (mapping) truth |= mapping.mp_length;
    if (sequence) truth |= sequence.sq_length;
    if (!truth && _PyType_AssignVersion(type)) {
      store<u32>(pc, type.tp_version_tag, 4);
      specialized(pc, TO_BOOL_ALWAYS_TRUE);
      return;
    }
  }
  unspecialized(pc);
}

/* @noinline */ export function _Py_Specialize_ContainsOp(value: PyObject, pc: usize): void {
  if (value.ob_type == PyDict_Type) specialized(pc, CONTAINS_OP_DICT);
  else if (value.ob_type == PySet_Type || value.ob_type == PyFrozenSet_Type) specialized(pc, CONTAINS_OP_SET);
  else unspecialized(pc);
}

/* @inline */ function isNonNegativeCompact(o: PyObject): bool {
  return load<u64>(changetype<usize>(o), 16) < 16 && !(load<u32>(changetype<usize>(o), 16) & 2);
}

/* @noinline */ export function _Py_Specialize_BinarySubscr(container: PyObject, sub: PyObject, pc: usize): void {
  const type = container.ob_type;
  if (type == PyList_Type || type == PyTuple_Type || type == PyUnicode_Type) {
    if (sub.ob_type == PyLong_Type && isNonNegativeCompact(sub)) {
      specialized(
        pc,
        type == PyList_Type
          ? BINARY_SUBSCR_LIST_INT
          : type == PyTuple_Type
            ? BINARY_SUBSCR_TUPLE_INT
            : BINARY_SUBSCR_STR_INT,
      );
      return;
    }
  } else if (type == PyDict_Type) {
    specialized(pc, BINARY_SUBSCR_DICT);
    return;
  } else if (specializeGetitem(type)) {
    specialized(pc, BINARY_SUBSCR_GETITEM);
    return;
  }
  unspecialized(pc);
}

/** A __getitem__ written in Python goes into the class's cache. */
function specializeGetitem(type: PyTypeObject): bool {
  if (!PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE)) return false;
  const descriptor = _PyType_Lookup(type, _Py_ID('__getitem__'));
  if (!descriptor || descriptor.ob_type != PyFunction_Type) return false;
  const func = changetype<PyFunctionObject>(descriptor);
  const code = changetype<PyCodeObject>(func.func_code);
  if (!isSimpleFunction(code) || code.co_argcount != 2) return false;
  const version = _PyFunction_GetVersionForCurrentState(func);
  if (version == 0) return false;
  const cache = changetype<PyHeapTypeObject>(type)._spec_cache;
  cache.getitem = descriptor;
  cache.getitem_version = version;
  return true;
}

/** A function whose positional parameters are all there is. */
/* @inline */ export function isSimpleFunction(code: PyCodeObject): bool {
  return (code.co_flags & (CO_VARKEYWORDS | CO_VARARGS | CO_OPTIMIZED)) == CO_OPTIMIZED && code.co_kwonlyargcount == 0;
}

/* @noinline */ export function _Py_Specialize_StoreSubscr(container: PyObject, sub: PyObject, pc: usize): void {
  if (container.ob_type == PyList_Type) {
    if (
      sub.ob_type == PyLong_Type &&
      isNonNegativeCompact(sub) &&
      <i64>load<u32>(changetype<usize>(sub), 24) < Py_SIZE(container)
    ) {
      specialized(pc, STORE_SUBSCR_LIST_INT);
      return;
    }
  } else if (container.ob_type == PyDict_Type) {
    specialized(pc, STORE_SUBSCR_DICT);
    return;
  }
  unspecialized(pc);
}

/* @noinline */ export function _Py_Specialize_UnpackSequence(seq: PyObject, pc: usize, oparg: i32): void {
  if (seq.ob_type == PyTuple_Type && Py_SIZE(seq) == <i64>oparg) {
    specialized(pc, oparg == 2 ? UNPACK_SEQUENCE_TWO_TUPLE : UNPACK_SEQUENCE_TUPLE);
    return;
  }
  if (seq.ob_type == PyList_Type && Py_SIZE(seq) == <i64>oparg) {
    specialized(pc, UNPACK_SEQUENCE_LIST);
    return;
  }
  unspecialized(pc);
}

/* @noinline */ export function _Py_Specialize_ForIter(iter: PyObject, pc: usize, oparg: i32): void {
  const type = iter.ob_type;
  if (type == PyListIter_Type) specialized(pc, FOR_ITER_LIST);
  else if (type == PyTupleIter_Type) specialized(pc, FOR_ITER_TUPLE);
  else if (type == PyRangeIter_Type) specialized(pc, FOR_ITER_RANGE);
  else if (type == PyGen_Type && oparg <= 0x7fff) specialized(pc, FOR_ITER_GEN);
  else unspecialized(pc);
}

/* @noinline */ export function _Py_Specialize_Send(receiver: PyObject, pc: usize): void {
  if (receiver.ob_type == PyGen_Type || receiver.ob_type == PyCoro_Type) specialized(pc, SEND_GEN);
  else unspecialized(pc);
}

// What a wrapper descriptor calls its slot through: argument tuples in, the slot's C signature out. `wrapped` is the slot
// function's table index. (CPython: Objects/typeobject.c, wrap_*)

import { docAddress } from '../../runtime/docs';
import { PyErr_Occurred } from '../../runtime/errors';
import { Py_DECREF, Py_EQ, Py_GE, Py_GT, Py_LE, Py_LT, Py_NE, PyObject } from '../../runtime/object';
import { cstr } from '../../runtime/static';
import { METH_KEYWORDS, METH_VARARGS, PyMethodDef, PyTypeObject } from '../../runtime/type';
import { PyNumber_AsSsize_t } from '../abstract/conversion';
import { PyArg_UnpackTupleCheck } from '../args';
import { PyBool_FromLong } from '../bool';
import { PyErr_Format, PyErr_SetNone, PyErr_SetString } from '../exceptions/errors';
import { PyExc_OverflowError, PyExc_StopIteration, PyExc_SystemError, PyExc_TypeError } from '../exceptions/types';
import { PyLong_FromSsize_t } from '../int';
import { Py_None } from '../none';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_GetSlice } from '../tuple';
import { slot_tp_new, slot_tp_setattro } from './slots';
import { PyType_Check, PyType_IsSubtype } from './state';

function check_num_args(args: PyObject, n: i64): bool {
  const size = PyTuple_GET_SIZE(args);
  if (n == size) return true;
  PyErr_Format(
    PyExc_TypeError,
    'expected %d argument%ls, got %zd',
    <u64>n,
    changetype<usize>(n == 1 ? '' : 's'),
    <u64>size,
  );
  return false;
}

/* @inline */ function item(args: PyObject, i: i64): PyObject {
  return PyTuple_GET_ITEM(args, i);
}

/** None, or nothing, of an int slot's result. */
/* @inline */ function noneOr(res: i32): PyObject | null {
  return res == -1 && PyErr_Occurred() ? null : Py_None;
}

export function wrap_inquirypred(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 0)) return null;
  const res = call_indirect<i32>(<u32>wrapped, self);
  if (res == -1 && PyErr_Occurred()) return null;
  return PyBool_FromLong(res);
}

export function wrap_lenfunc(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 0)) return null;
  const res = call_indirect<i64>(<u32>wrapped, self);
  if (res == -1 && PyErr_Occurred()) return null;
  return PyLong_FromSsize_t(res);
}

export function wrap_binaryfunc(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 1)) return null;
  return call_indirect<PyObject | null>(<u32>wrapped, self, item(args, 0));
}

export function wrap_binaryfunc_l(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 1)) return null;
  return call_indirect<PyObject | null>(<u32>wrapped, self, item(args, 0));
}

export function wrap_binaryfunc_r(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 1)) return null;
  return call_indirect<PyObject | null>(<u32>wrapped, item(args, 0), self);
}

export function wrap_ternaryfunc(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, '', 1, 2)) return null;
  const third = PyTuple_GET_SIZE(args) > 1 ? item(args, 1) : Py_None;
  return call_indirect<PyObject | null>(<u32>wrapped, self, item(args, 0), third);
}

export function wrap_ternaryfunc_r(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, '', 1, 2)) return null;
  const third = PyTuple_GET_SIZE(args) > 1 ? item(args, 1) : Py_None;
  return call_indirect<PyObject | null>(<u32>wrapped, item(args, 0), self, third);
}

export function wrap_unaryfunc(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 0)) return null;
  return call_indirect<PyObject | null>(<u32>wrapped, self);
}

export function wrap_indexargfunc(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, '', 1, 1)) return null;
  const i = PyNumber_AsSsize_t(item(args, 0), PyExc_OverflowError);
  if (i == -1 && PyErr_Occurred()) return null;
  return call_indirect<PyObject | null>(<u32>wrapped, self, i);
}

/** An index that counts from the end when negative; -1 may be an error. */
function getindex(self: PyObject, o: PyObject): i64 {
  let i = PyNumber_AsSsize_t(o, PyExc_OverflowError);
  if (i == -1 && PyErr_Occurred()) return -1;
  if (i < 0) {
    const sq = self.ob_type.tp_as_sequence;
    if (sq && sq.sq_length) {
      const n = call_indirect<i64>(<u32>sq.sq_length, self);
      if (n < 0) return -1;
      i += n;
    }
  }
  return i;
}

export function wrap_sq_item(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 1)) return null;
  const i = getindex(self, item(args, 0));
  if (i == -1 && PyErr_Occurred()) return null;
  return call_indirect<PyObject | null>(<u32>wrapped, self, i);
}

export function wrap_sq_setitem(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, '', 2, 2)) return null;
  const i = getindex(self, item(args, 0));
  if (i == -1 && PyErr_Occurred()) return null;
  return noneOr(call_indirect<i32>(<u32>wrapped, self, i, item(args, 1)));
}

export function wrap_sq_delitem(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 1)) return null;
  const i = getindex(self, item(args, 0));
  if (i == -1 && PyErr_Occurred()) return null;
  return noneOr(call_indirect<i32>(<u32>wrapped, self, i, changetype<PyObject | null>(0)));
}

export function wrap_objobjproc(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 1)) return null;
  const res = call_indirect<i32>(<u32>wrapped, self, item(args, 0));
  if (res == -1 && PyErr_Occurred()) return null;
  return PyBool_FromLong(res);
}

export function wrap_objobjargproc(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, '', 2, 2)) return null;
  return noneOr(call_indirect<i32>(<u32>wrapped, self, item(args, 0), item(args, 1)));
}

export function wrap_delitem(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 1)) return null;
  return noneOr(call_indirect<i32>(<u32>wrapped, self, item(args, 0), changetype<PyObject | null>(0)));
}

/**
 * object.__setattr__(some_type, …) must not get past what a native type between object and it checks: the slot that is called
 * has to be the first native one from the type that defines the object's own.
 */
function hackcheck(self: PyObject, func: usize, what: string): bool {
  const type = self.ob_type;
  const mro = type.tp_mro;
  if (!mro) return true;
  let defining_type = type;
  for (let i = PyTuple_GET_SIZE(mro) - 1; i >= 0; i--) {
    const base = changetype<PyTypeObject>(PyTuple_GET_ITEM(mro, i));
    if (base.tp_setattro != slot_tp_setattro.index && base.tp_setattro == type.tp_setattro) {
      defining_type = base;
      break;
    }
  }
  let base: PyTypeObject | null = defining_type;
  while (base) {
    if (base.tp_setattro == func) break;
    if (base.tp_setattro != slot_tp_setattro.index) {
      PyErr_Format(PyExc_TypeError, "can't apply this %ls to %s object", changetype<usize>(what), type.tp_name);
      return false;
    }
    base = base.tp_base;
  }
  return true;
}

export function wrap_setattr(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, '', 2, 2)) return null;
  if (!hackcheck(self, wrapped, '__setattr__')) return null;
  return call_indirect<i32>(<u32>wrapped, self, item(args, 0), item(args, 1)) < 0 ? null : Py_None;
}

export function wrap_delattr(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 1)) return null;
  if (!hackcheck(self, wrapped, '__delattr__')) return null;
  return call_indirect<i32>(<u32>wrapped, self, item(args, 0), changetype<PyObject | null>(0)) < 0 ? null : Py_None;
}

export function wrap_hashfunc(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 0)) return null;
  const res = call_indirect<i64>(<u32>wrapped, self);
  if (res == -1 && PyErr_Occurred()) return null;
  return PyLong_FromSsize_t(res);
}

export function wrap_call(self: PyObject, args: PyObject, wrapped: usize, kwds: PyObject | null): PyObject | null {
  return call_indirect<PyObject | null>(<u32>wrapped, self, args, kwds);
}

export function wrap_del(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 0)) return null;
  call_indirect<void>(<u32>wrapped, self);
  return Py_None;
}

function wrap_richcmpfunc(self: PyObject, args: PyObject, wrapped: usize, op: i32): PyObject | null {
  if (!check_num_args(args, 1)) return null;
  return call_indirect<PyObject | null>(<u32>wrapped, self, item(args, 0), op);
}

export function richcmp_lt(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  return wrap_richcmpfunc(self, args, wrapped, Py_LT);
}

export function richcmp_le(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  return wrap_richcmpfunc(self, args, wrapped, Py_LE);
}

export function richcmp_eq(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  return wrap_richcmpfunc(self, args, wrapped, Py_EQ);
}

export function richcmp_ne(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  return wrap_richcmpfunc(self, args, wrapped, Py_NE);
}

export function richcmp_gt(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  return wrap_richcmpfunc(self, args, wrapped, Py_GT);
}

export function richcmp_ge(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  return wrap_richcmpfunc(self, args, wrapped, Py_GE);
}

export function wrap_next(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 0)) return null;
  const res = call_indirect<PyObject | null>(<u32>wrapped, self);
  if (!res && !PyErr_Occurred()) PyErr_SetNone(PyExc_StopIteration);
  return res;
}

export function wrap_descr_get(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, '', 1, 2)) return null;
  let obj: PyObject | null = item(args, 0);
  let type: PyObject | null = PyTuple_GET_SIZE(args) > 1 ? item(args, 1) : null;
  if (obj == Py_None) obj = null;
  if (type == Py_None) type = null;
  if (!type && !obj) return PyErr_SetString(PyExc_TypeError, '__get__(None, None) is invalid');
  return call_indirect<PyObject | null>(<u32>wrapped, self, obj, type);
}

export function wrap_descr_set(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!PyArg_UnpackTupleCheck(args, '', 2, 2)) return null;
  return call_indirect<i32>(<u32>wrapped, self, item(args, 0), item(args, 1)) < 0 ? null : Py_None;
}

export function wrap_descr_delete(self: PyObject, args: PyObject, wrapped: usize): PyObject | null {
  if (!check_num_args(args, 1)) return null;
  return call_indirect<i32>(<u32>wrapped, self, item(args, 0), changetype<PyObject | null>(0)) < 0 ? null : Py_None;
}

export function wrap_init(self: PyObject, args: PyObject, wrapped: usize, kwds: PyObject | null): PyObject | null {
  return call_indirect<i32>(<u32>wrapped, self, args, kwds) < 0 ? null : Py_None;
}

// NOT CPYTHON: there is no memoryview yet that could show a buffer to Python.
/** type.__new__ as Python sees it: checks that the wanted type's layout is one that this tp_new makes. */
export function tp_new_wrapper(self: PyObject | null, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!self || !PyType_Check(self)) return PyErr_SetString(PyExc_SystemError, "__new__() called with non-type 'self'");
  const type = changetype<PyTypeObject>(self);
  const n = PyTuple_GET_SIZE(args);
  if (n < 1) return PyErr_Format(PyExc_TypeError, '%s.__new__(): not enough arguments', type.tp_name);
  const arg0 = item(args, 0);
  if (!PyType_Check(arg0)) {
    return PyErr_Format(
      PyExc_TypeError,
      '%s.__new__(X): X is not a type object (%s)',
      type.tp_name,
      arg0.ob_type.tp_name,
    );
  }
  const subtype = changetype<PyTypeObject>(arg0);
  if (!PyType_IsSubtype(subtype, type)) {
    return PyErr_Format(
      PyExc_TypeError,
      '%s.__new__(%s): %s is not a subtype of %s',
      type.tp_name,
      subtype.tp_name,
      subtype.tp_name,
      type.tp_name,
    );
  }
  // The most derived base that is not a Python class must be the one that this __new__ belongs to.
  let staticbase: PyTypeObject | null = subtype;
  while (staticbase && staticbase.tp_new == slot_tp_new.index) staticbase = staticbase.tp_base;
  if (staticbase && staticbase.tp_new != type.tp_new) {
    return PyErr_Format(
      PyExc_TypeError,
      '%s.__new__(%s) is not safe, use %s.__new__()',
      type.tp_name,
      subtype.tp_name,
      staticbase.tp_name,
    );
  }
  const rest = PyTuple_GetSlice(args, 1, n);
  if (!rest) return null;
  const res = call_indirect<PyObject | null>(<u32>type.tp_new, subtype, rest, kwds);
  Py_DECREF(rest);
  return res;
}

/** The definition behind every native type's __new__. */
export const tp_new_methoddef = staticObject<PyMethodDef>(32);

export function init_new_wrapper(): void {
  tp_new_methoddef.ml_name = cstr('__new__');
  tp_new_methoddef.ml_meth = tp_new_wrapper.index;
  tp_new_methoddef.ml_flags = METH_VARARGS | METH_KEYWORDS;
  tp_new_methoddef.ml_doc = docAddress(
    '__new__($type, *args, **kwargs)\n--\n\nCreate and return a new object.  See help(type) for accurate signature.',
  );
}

// Displays: tuples, lists, sets, dicts, strings. The oparg newest entries become the new object.

import { PyIter_Next, PyObject_Format, PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_Check, PySequence_List } from '../../objects/abstract/sequence';
import { _PyObject_FunctionStr } from '../../objects/call';
import { _PyDict_MergeEx, _PyDict_SetItem_Take2, PyDict_Update } from '../../objects/dict/dict';
import { _PyDict_FromItems } from '../../objects/dict/new';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyBaseExceptionObject } from '../../objects/exceptions/struct';
import {
  PyExc_AttributeError,
  PyExc_KeyError,
  PyExc_SystemError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import {
  _PyList_AppendTakeRef,
  _PyList_Extend,
  _PyList_FromArraySteal,
  PyList_GET_ITEM,
  PyList_GET_SIZE,
} from '../../objects/list';
import { PyObject_ASCII, PyObject_Repr, PyObject_Str } from '../../objects/object';
import { _PySet_Update, PySet_Add, PySet_New } from '../../objects/set';
import { _PyUnicode_JoinArray } from '../../objects/str/join';
import { PyUnicode_CheckExact } from '../../objects/str/struct';
import {
  _PyTuple_FromArraySteal,
  PyTuple_Check,
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
} from '../../objects/tuple';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_STR } from '../../runtime/identifiers';
import { arg, objAt, Py_DECREF, Py_SET_SIZE, PyObject, setPtrAt } from '../../runtime/object';
import { peek } from '../stack';

/* @noinline */ export function op_BUILD_TUPLE(sp: usize, oparg: i32): PyObject | null {
  return _PyTuple_FromArraySteal(sp - ((<usize>oparg) << 3), oparg);
}

/* @noinline */ export function op_BUILD_LIST(sp: usize, oparg: i32): PyObject | null {
  return _PyList_FromArraySteal(sp - ((<usize>oparg) << 3), oparg);
}

function dropArray(array: usize, n: i32): void {
  for (let i = 0; i < n; i++) Py_DECREF(objAt(array, i));
}

/* @noinline */ export function op_BUILD_SET(sp: usize, oparg: i32): PyObject | null {
  const values = sp - ((<usize>oparg) << 3);
  const set = PySet_New(null);
  if (!set) {
    dropArray(values, oparg);
    return null;
  }
  let err = 0;
  for (let i = 0; i < oparg; i++) {
    const item = objAt(values, i);
    if (err == 0) err = PySet_Add(set, item);
    Py_DECREF(item);
  }
  if (err == 0) return set;
  Py_DECREF(set);
  return null;
}

/* @noinline */ export function op_BUILD_MAP(sp: usize, oparg: i32): PyObject | null {
  const values = sp - ((<usize>oparg) << 4);
  const map = _PyDict_FromItems(values, 2, values + 8, 2, oparg);
  dropArray(values, oparg * 2);
  return map;
}

/* @noinline */ export function op_BUILD_CONST_KEY_MAP(sp: usize, oparg: i32): PyObject | null {
  const keys = peek(sp, 1);
  const values = sp - ((<usize>(oparg + 1)) << 3);
  let map: PyObject | null = null;
  if (!PyTuple_CheckExact(keys) || PyTuple_GET_SIZE(keys) != <i64>oparg) {
    PyErr_SetString(PyExc_SystemError, 'bad BUILD_CONST_KEY_MAP keys argument');
  } else map = _PyDict_FromItems(PyTuple_ITEMS(keys), 1, values, 1, oparg);
  dropArray(values, oparg);
  Py_DECREF(keys);
  return map;
}

/* @noinline */ export function op_BUILD_STRING(sp: usize, oparg: i32): PyObject | null {
  const pieces = sp - ((<usize>oparg) << 3);
  const str = _PyUnicode_JoinArray(_Py_STR('empty'), pieces, oparg);
  dropArray(pieces, oparg);
  return str;
}

/* @noinline */ export function op_LIST_APPEND(sp: usize, oparg: i32): i32 {
  return _PyList_AppendTakeRef(peek(sp, 1 + oparg), peek(sp, 1));
}

/* @noinline */ export function op_LIST_EXTEND(sp: usize, oparg: i32): i32 {
  const iterable = peek(sp, 1);
  const none = _PyList_Extend(peek(sp, 1 + oparg), iterable);
  if (!none) {
    if (PyErr_ExceptionMatches(PyExc_TypeError) && iterable.ob_type.tp_iter == 0 && !PySequence_Check(iterable)) {
      PyErr_Clear();
      PyErr_Format(PyExc_TypeError, 'Value after * must be an iterable, not %.200s', <u64>iterable.ob_type.tp_name);
    }
    Py_DECREF(iterable);
    return -1;
  }
  Py_DECREF(iterable);
  return 0;
}

/* @noinline */ export function op_SET_ADD(sp: usize, oparg: i32): i32 {
  const v = peek(sp, 1);
  const err = PySet_Add(peek(sp, 1 + oparg), v);
  Py_DECREF(v);
  return err;
}

/* @noinline */ export function op_SET_UPDATE(sp: usize, oparg: i32): i32 {
  const iterable = peek(sp, 1);
  const err = _PySet_Update(peek(sp, 1 + oparg), iterable);
  Py_DECREF(iterable);
  return err;
}

/* @noinline */ export function op_MAP_ADD(sp: usize, oparg: i32): i32 {
  // Both references move into the dict.
  return _PyDict_SetItem_Take2(peek(sp, 2 + oparg), peek(sp, 2), peek(sp, 1));
}

/* @noinline */ export function op_DICT_UPDATE(sp: usize, oparg: i32): i32 {
  const update = peek(sp, 1);
  const err = PyDict_Update(peek(sp, 1 + oparg), update);
  if (err < 0 && PyErr_ExceptionMatches(PyExc_AttributeError)) {
    PyErr_Format(PyExc_TypeError, "'%.200s' object is not a mapping", <u64>update.ob_type.tp_name);
  }
  Py_DECREF(update);
  return err;
}

/* @noinline */ export function op_DICT_MERGE(sp: usize, oparg: i32): i32 {
  const update = peek(sp, 1);
  const err = _PyDict_MergeEx(peek(sp, 1 + oparg), update, 2);
  if (err < 0) format_kwargs_error(peek(sp, 4 + oparg), update);
  Py_DECREF(update);
  return err;
}

/** What f(**kwargs) says when the merge failed: not a mapping, keys not strings, a key twice. */
function format_kwargs_error(func: PyObject, kwargs: PyObject): void {
  if (PyErr_ExceptionMatches(PyExc_AttributeError)) {
    PyErr_Clear();
    const name = _PyObject_FunctionStr(func);
    if (!name) return;
    PyErr_Format(
      PyExc_TypeError,
      '%U argument after ** must be a mapping, not %.200s',
      arg(name),
      <u64>kwargs.ob_type.tp_name,
    );
    Py_DECREF(name);
    return;
  }
  if (!PyErr_ExceptionMatches(PyExc_KeyError)) return;
  const exc = PyErr_GetRaisedException()!;
  const args = changetype<PyBaseExceptionObject>(exc).args;
  if (args && PyTuple_Check(args) && PyTuple_GET_SIZE(args) == 1) {
    const name = _PyObject_FunctionStr(func);
    if (name) {
      PyErr_Format(
        PyExc_TypeError,
        "%U got multiple values for keyword argument '%S'",
        arg(name),
        arg(PyTuple_GET_ITEM(args, 0)),
      );
      Py_DECREF(name);
    }
    Py_DECREF(exc);
    return;
  }
  PyErr_SetRaisedException(exc);
}

// ---- unpacking ----

/* @noinline */ export function op_UNPACK_SEQUENCE(sp: usize, oparg: i32): i32 {
  const seq = peek(sp, 1);
  const ok = unpack_iterable(seq, oparg, -1, sp - 8 + ((<usize>oparg) << 3));
  Py_DECREF(seq);
  return ok ? 0 : -1;
}

/* @noinline */ export function op_UNPACK_EX(sp: usize, oparg: i32): i32 {
  const seq = peek(sp, 1);
  const before = oparg & 0xff;
  const after = oparg >> 8;
  const ok = unpack_iterable(seq, before, after, sp - 8 + ((<usize>(before + 1 + after)) << 3));
  Py_DECREF(seq);
  return ok ? 0 : -1;
}

/**
 * Writes argcnt values below sp, the first the topmost; argcntafter >= 0: then a list of the rest, then that many
 * more. On failure nothing is left.
 */
function unpack_iterable(v: PyObject, argcnt: i32, argcntafter: i32, sp: usize): bool {
  const it = PyObject_GetIter(v);
  if (!it) {
    if (PyErr_ExceptionMatches(PyExc_TypeError) && v.ob_type.tp_iter == 0 && !PySequence_Check(v)) {
      PyErr_Format(PyExc_TypeError, 'cannot unpack non-iterable %.200s object', <u64>v.ob_type.tp_name);
    }
    return false;
  }
  let count = 0; // values written
  let ok = true;
  for (; count < argcnt; count++) {
    const w = PyIter_Next(it);
    if (!w) {
      if (!PyErr_Occurred()) {
        if (argcntafter == -1) {
          PyErr_Format(PyExc_ValueError, 'not enough values to unpack (expected %d, got %d)', argcnt, count);
        } else {
          PyErr_Format(
            PyExc_ValueError,
            'not enough values to unpack (expected at least %d, got %d)',
            argcnt + argcntafter,
            count,
          );
        }
      }
      ok = false;
      break;
    }
    sp -= 8;
    setPtrAt(sp, 0, w);
  }
  if (ok && argcntafter == -1) {
    const w = PyIter_Next(it);
    if (w) {
      Py_DECREF(w);
      PyErr_Format(PyExc_ValueError, 'too many values to unpack (expected %d)', argcnt);
      ok = false;
    } else ok = !PyErr_Occurred();
  } else if (ok) {
    const list = PySequence_List(it);
    if (!list) ok = false;
    else {
      sp -= 8;
      setPtrAt(sp, 0, list);
      count++;
      const n = PyList_GET_SIZE(list);
      if (n < <i64>argcntafter) {
        PyErr_Format(
          PyExc_ValueError,
          'not enough values to unpack (expected at least %d, got %zd)',
          argcnt + argcntafter,
          argcnt + n,
        );
        ok = false;
      } else {
        // The list's tail moves to the stack.
        for (let j = argcntafter; j > 0; j--, count++) {
          sp -= 8;
          setPtrAt(sp, 0, PyList_GET_ITEM(list, n - j));
        }
        Py_SET_SIZE(list, n - argcntafter);
      }
    }
  }
  if (!ok) {
    for (; count > 0; count--, sp += 8) Py_DECREF(objAt(sp, 0));
  }
  Py_DECREF(it);
  return ok;
}

// ---- formatting ----

/* @noinline */ export function op_CONVERT_VALUE(sp: usize, oparg: i32): PyObject | null {
  const value = peek(sp, 1);
  const res = convertValue(value, oparg);
  Py_DECREF(value);
  return res;
}

// new
export function convertValue(value: PyObject, conversion: i32): PyObject | null {
  if (conversion == 1) return PyObject_Str(value);
  if (conversion == 2) return PyObject_Repr(value);
  if (conversion == 3) return PyObject_ASCII(value);
  return PyErr_Format(PyExc_SystemError, 'unexpected conversion flag %d', conversion);
}

/* @noinline */ export function op_FORMAT_SIMPLE(sp: usize): PyObject | null {
  const value = peek(sp, 1);
  if (PyUnicode_CheckExact(value)) return value;
  const res = PyObject_Format(value, null);
  Py_DECREF(value);
  return res;
}

/* @noinline */ export function op_FORMAT_WITH_SPEC(sp: usize): PyObject | null {
  const value = peek(sp, 2);
  const spec = peek(sp, 1);
  const res = PyObject_Format(value, spec);
  Py_DECREF(value);
  Py_DECREF(spec);
  return res;
}

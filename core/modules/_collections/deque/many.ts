// A deque extended, copied, concatenated, repeated and emptied. (CPython: Modules/_collectionsmodule.c)

import { PyObject_IsInstance } from '../../../objects/abstract/isinstance';
import { PyObject_GetIter } from '../../../objects/abstract/object';
import { PySequence_List } from '../../../objects/abstract/sequence';
import { _PyObject_CallTwo, PyObject_CallOneArg } from '../../../objects/call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_NoMemory } from '../../../objects/exceptions/errors';
import { PyExc_StopIteration, PyExc_TypeError } from '../../../objects/exceptions/types';
import { PyLong_FromLong } from '../../../objects/int';
import { Py_None } from '../../../objects/none';
import { PyObject_TypeCheck } from '../../../objects/type/state';
import {
  PyErr_Clear,
  PyErr_GetRaisedException,
  PyErr_Occurred,
  PyErr_SetRaisedException,
} from '../../../runtime/errors';
import { Py_DECREF, Py_NewRef, PyObject, setPtrAt } from '../../../runtime/object';
import {
  asDeque,
  BLOCKLEN,
  block,
  deque_new,
  deque_type_of,
  dequeobject,
  freeblock,
  itemAt,
  newblock,
  recenter,
  rightOf,
} from './block';
import { deque_append, deque_append_internal, deque_appendleft_internal, deque_pop, growRight } from './ends';

// --- many at once

/** None: all of an iterable appended, to the left one by one; NULL: failed. */
export function extendFrom(o: PyObject, iterable: PyObject, left: bool): PyObject | null {
  if (o == iterable) {
    const list = PySequence_List(iterable);
    if (!list) return null;
    const result = extendFrom(o, list, left);
    Py_DECREF(list);
    return result;
  }
  const it = PyObject_GetIter(iterable);
  if (!it) return null;
  const deque = asDeque(o);
  const maxlen = deque.maxlen;
  // A deque that grows to one side only begins at the other.
  if (maxlen != 0 && deque.ob_size == 0) {
    deque.leftindex = left ? BLOCKLEN - 1 : 1;
    deque.rightindex = left ? BLOCKLEN - 2 : 0;
  }
  const next = it.ob_type.tp_iternext;
  let ok = true;
  while (ok) {
    const item = call_indirect<PyObject | null>(<u32>next, it);
    if (!item) break;
    if (maxlen == 0) Py_DECREF(item);
    else ok = (left ? deque_appendleft_internal(deque, item, maxlen) : deque_append_internal(deque, item, maxlen)) == 0;
  }
  Py_DECREF(it);
  if (PyErr_Occurred()) {
    if (!ok || !PyErr_ExceptionMatches(PyExc_StopIteration)) return null;
    PyErr_Clear();
  }
  return Py_None;
}

export function deque_extend(o: PyObject, iterable: PyObject): PyObject | null {
  return extendFrom(o, iterable, false);
}

export function deque_extendleft(o: PyObject, iterable: PyObject): PyObject | null {
  return extendFrom(o, iterable, true);
}

export function deque_inplace_concat(o: PyObject, other: PyObject): PyObject | null {
  return extendFrom(o, other, false) ? Py_NewRef(o) : null;
}

// new
export function deque_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  const deque = asDeque(o);
  const type = o.ob_type;
  const deque_type = deque_type_of(o);
  if (type == deque_type) {
    const copy = deque_new(type, null, null);
    if (!copy) return null;
    asDeque(copy).maxlen = deque.maxlen;
    const ok =
      deque.ob_size == 1
        ? deque_append(copy, itemAt(deque.leftblock as block, deque.leftindex))
        : extendFrom(copy, o, false);
    if (ok) return copy;
    Py_DECREF(copy);
    return null;
  }
  let result: PyObject | null = null;
  if (deque.maxlen < 0) result = PyObject_CallOneArg(type, o);
  else {
    const maxlen = PyLong_FromLong(deque.maxlen);
    if (maxlen) {
      result = _PyObject_CallTwo(type, o, maxlen);
      Py_DECREF(maxlen);
    }
  }
  if (result && !PyObject_TypeCheck(result, deque_type)) {
    PyErr_Format(PyExc_TypeError, '%.200s() must return a deque, not %.200s', type.tp_name, result.ob_type.tp_name);
    Py_DECREF(result);
    return null;
  }
  return result;
}

export function deque_concat(o: PyObject, other: PyObject): PyObject | null {
  const rv = PyObject_IsInstance(other, deque_type_of(o));
  if (rv <= 0) {
    if (rv == 0) {
      PyErr_Format(PyExc_TypeError, 'can only concatenate deque (not "%.200s") to deque', other.ob_type.tp_name);
    }
    return null;
  }
  const copy = deque_copy(o, null);
  if (!copy) return null;
  if (extendFrom(copy, other, false)) return copy;
  Py_DECREF(copy);
  return null;
}

/** The deque is empty before the first item's destructor runs. */
export function deque_clear(o: PyObject): i32 {
  const deque = asDeque(o);
  if (deque.ob_size == 0) return 0;
  // NOT CPYTHON: it forgets what is raised, when a deque that could not be filled goes.
  const raised = PyErr_GetRaisedException();
  const b = newblock(deque);
  PyErr_SetRaisedException(raised);
  if (!b) {
    while (deque.ob_size) Py_DECREF(deque_pop(o, null) as PyObject);
    return 0;
  }
  let n = deque.ob_size;
  let left = deque.leftblock as block;
  let index = deque.leftindex;
  deque.ob_size = 0;
  deque.leftblock = b;
  deque.rightblock = b;
  recenter(deque);
  deque.state++;
  while (true) {
    for (; index < BLOCKLEN && n; index++, n--) Py_DECREF(itemAt(left, index));
    if (!n) break;
    const next = rightOf(left);
    freeblock(deque, left);
    left = next;
    index = 0;
  }
  freeblock(deque, left);
  return 0;
}

export function deque_clearmethod(o: PyObject, unused: PyObject | null): PyObject | null {
  deque_clear(o);
  return Py_None;
}

// new: o itself
export function deque_inplace_repeat(o: PyObject, times: i64): PyObject | null {
  const deque = asDeque(o);
  const size = deque.ob_size;
  let n = times;
  if (size == 0 || n == 1) return Py_NewRef(o);
  if (n <= 0) {
    deque_clear(o);
    return Py_NewRef(o);
  }
  if (size == 1) return repeatOne(deque, deque.maxlen >= 0 && n > deque.maxlen ? deque.maxlen : n);
  if (<u64>size > <u64>i64.MAX_VALUE / <u64>n) return PyErr_NoMemory();
  const list = PySequence_List(o);
  if (!list) return null;
  if (deque.maxlen >= 0 && n * size > deque.maxlen) n = (deque.maxlen + size - 1) / size;
  for (let i: i64 = 0; i < n - 1; i++) {
    if (!extendFrom(o, list, false)) {
      Py_DECREF(list);
      return null;
    }
  }
  Py_DECREF(list);
  return Py_NewRef(o);
}

function repeatOne(deque: dequeobject, n: i64): PyObject | null {
  const item = itemAt(deque.leftblock as block, deque.leftindex);
  deque.state++;
  for (let i: i64 = 0; i < n - 1; i++) {
    if (deque.rightindex == BLOCKLEN - 1 && !growRight(deque)) return null;
    deque.rightindex++;
    setPtrAt((deque.rightblock as block).data, deque.rightindex, Py_NewRef(item));
    deque.ob_size++;
  }
  return Py_NewRef<PyObject>(deque);
}

export function deque_repeat(o: PyObject, n: i64): PyObject | null {
  const copy = deque_copy(o, null);
  if (!copy) return null;
  const result = deque_inplace_repeat(copy, n);
  Py_DECREF(copy);
  return result;
}

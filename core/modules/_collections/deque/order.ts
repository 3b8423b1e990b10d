// Rotating, reversing, searching and indexing a deque. (CPython: Modules/_collectionsmodule.c)

import { PyNumber_Index } from '../../../objects/abstract/conversion';
import { _PyArg_CheckPositional } from '../../../objects/args';
import { PyErr_Format, PyErr_SetString } from '../../../objects/exceptions/errors';
import { PyExc_IndexError, PyExc_RuntimeError, PyExc_ValueError } from '../../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../../objects/int';
import { Py_None } from '../../../objects/none';
import { PyObject_RichCompareBool } from '../../../objects/object';
import { indexBounds } from '../../../objects/slice';
import { PyErr_Occurred } from '../../../runtime/errors';
import { arg, objAt, Py_DECREF, Py_EQ, Py_NewRef, PyObject, ptrAt, setPtrAt, setSlot } from '../../../runtime/object';
import { stackAlloc, stackFree } from '../../../runtime/pellucid';
import { PyTypeObject } from '../../../runtime/type';
import { asDeque, BLOCKLEN, block, dequeobject, freeblock, itemAt, leftOf, newblock, rightOf } from './block';
import { deque_append, deque_appendleft, deque_popleft } from './ends';

// --- rotation

/** As many items as the ends' blocks allow move at a time; a block that becomes empty is used at the other end. */
function _deque_rotate(deque: dequeobject, by: i64): i32 {
  const len = deque.ob_size;
  const halflen = len >> 1;
  let n = by;
  if (len <= 1) return 0;
  if (n > halflen || n < -halflen) {
    n %= len;
    if (n > halflen) n -= len;
    else if (n < -halflen) n += len;
  }
  let b: block | null = null;
  let leftblock = deque.leftblock as block;
  let rightblock = deque.rightblock as block;
  let leftindex = deque.leftindex;
  let rightindex = deque.rightindex;
  let rv = 0;
  deque.state++;
  while (n > 0) {
    if (leftindex == 0) {
      if (!b) b = newblock(deque);
      if (!b) {
        rv = -1;
        break;
      }
      b.rightlink = leftblock;
      leftblock.leftlink = b;
      leftblock = b;
      leftindex = BLOCKLEN;
      b = null;
    }
    let m = n;
    if (m > rightindex + 1) m = rightindex + 1;
    if (m > leftindex) m = leftindex;
    rightindex -= m;
    leftindex -= m;
    memory.copy(
      leftblock.data + ((<usize>leftindex) << 3),
      rightblock.data + ((<usize>(rightindex + 1)) << 3),
      (<usize>m) << 3,
    );
    n -= m;
    if (rightindex < 0) {
      b = rightblock;
      rightblock = leftOf(rightblock);
      rightindex = BLOCKLEN - 1;
    }
  }
  while (n < 0) {
    if (rightindex == BLOCKLEN - 1) {
      if (!b) b = newblock(deque);
      if (!b) {
        rv = -1;
        break;
      }
      b.leftlink = rightblock;
      rightblock.rightlink = b;
      rightblock = b;
      rightindex = -1;
      b = null;
    }
    let m = -n;
    if (m > BLOCKLEN - leftindex) m = BLOCKLEN - leftindex;
    if (m > BLOCKLEN - 1 - rightindex) m = BLOCKLEN - 1 - rightindex;
    memory.copy(
      rightblock.data + ((<usize>(rightindex + 1)) << 3),
      leftblock.data + ((<usize>leftindex) << 3),
      (<usize>m) << 3,
    );
    leftindex += m;
    rightindex += m;
    n += m;
    if (leftindex == BLOCKLEN) {
      b = leftblock;
      leftblock = rightOf(leftblock);
      leftindex = 0;
    }
  }
  if (b) freeblock(deque, b);
  deque.leftblock = leftblock;
  deque.rightblock = rightblock;
  deque.leftindex = leftindex;
  deque.rightindex = rightindex;
  return rv;
}

/** An index argument into *out. */
export function asIndex(o: PyObject, out: usize): bool {
  const n = PyNumber_Index(o);
  if (!n) return false;
  const v = PyLong_AsSsize_t(n);
  Py_DECREF(n);
  store<i64>(out, v);
  return v != -1 || !PyErr_Occurred();
}

export function deque_rotate(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('rotate', nargs, 0, 1)) return null;
  const at = stackAlloc(1);
  store<i64>(at, 1);
  const ok = nargs == 0 || asIndex(objAt(args, 0), at);
  const n = load<i64>(at);
  stackFree(at);
  return ok && _deque_rotate(asDeque(o), n) == 0 ? Py_None : changetype<PyObject | null>(0);
}

export function deque_reverse(o: PyObject, unused: PyObject | null): PyObject | null {
  const deque = asDeque(o);
  let left = deque.leftblock as block;
  let right = deque.rightblock as block;
  let i = deque.leftindex;
  let j = deque.rightindex;
  for (let n = deque.ob_size >> 1; n > 0; n--) {
    const item = ptrAt(left.data, i);
    setPtrAt(left.data, i, ptrAt(right.data, j));
    setPtrAt(right.data, j, item);
    if (++i == BLOCKLEN) {
      left = rightOf(left);
      i = 0;
    }
    if (--j < 0) {
      right = leftOf(right);
      j = BLOCKLEN - 1;
    }
  }
  return Py_None;
}

// --- searching

/**
 * The position of value from start up to stop; -1: not there; -2: an exception. all: counts instead, and never answers -1.
 * A change of the deque by a comparison raises `mutated`.
 */
function search(deque: dequeobject, value: PyObject, start: i64, stop: i64, all: bool, mutated: PyTypeObject): i64 {
  let b = deque.leftblock as block;
  let index = deque.leftindex;
  const state = deque.state;
  let i: i64 = 0;
  for (; i < start - BLOCKLEN; i += BLOCKLEN) b = rightOf(b);
  for (; i < start; i++) {
    if (++index == BLOCKLEN) {
      b = rightOf(b);
      index = 0;
    }
  }
  let count: i64 = 0;
  for (; i < stop; i++) {
    const item = Py_NewRef(itemAt(b, index));
    const cmp = PyObject_RichCompareBool(item, value, Py_EQ);
    Py_DECREF(item);
    if (cmp < 0) return -2;
    if (cmp > 0 && !all && mutated != PyExc_IndexError) return i;
    if (deque.state != state) {
      PyErr_SetString(mutated, 'deque mutated during iteration');
      return -2;
    }
    if (cmp > 0) {
      if (!all) return i;
      count++;
    }
    if (++index == BLOCKLEN) {
      b = rightOf(b);
      index = 0;
    }
  }
  return all ? count : -1;
}

export function deque_count(o: PyObject, v: PyObject): PyObject | null {
  const n = search(asDeque(o), v, 0, asDeque(o).ob_size, true, PyExc_RuntimeError);
  return n < 0 ? null : PyLong_FromSsize_t(n);
}

export function deque_contains(o: PyObject, v: PyObject): i32 {
  const i = search(asDeque(o), v, 0, asDeque(o).ob_size, false, PyExc_RuntimeError);
  return i == -2 ? -1 : i32(i >= 0);
}

export function deque_len(o: PyObject): i64 {
  return asDeque(o).ob_size;
}

export function deque_index(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const deque = asDeque(o);
  const size = deque.ob_size;
  const at = stackAlloc(2);
  const ok = indexBounds(args, nargs, at);
  let start = load<i64>(at);
  let stop = load<i64>(at, 8);
  stackFree(at);
  if (!ok) return null;
  if (start < 0) {
    start += size;
    if (start < 0) start = 0;
  }
  if (stop < 0) {
    stop += size;
    if (stop < 0) stop = 0;
  }
  if (stop > size) stop = size;
  if (start > stop) start = stop;
  const i = search(deque, objAt(args, 0), start, stop, false, PyExc_RuntimeError);
  if (i >= 0) return PyLong_FromSsize_t(i);
  return i == -2 ? null : PyErr_Format(PyExc_ValueError, '%R is not in deque', arg(objAt(args, 0)));
}

export function deque_insert(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('insert', nargs, 2, 2)) return null;
  const at = stackAlloc(1);
  const ok = asIndex(objAt(args, 0), at);
  const index = load<i64>(at);
  stackFree(at);
  if (!ok) return null;
  const deque = asDeque(o);
  const value = objAt(args, 1);
  const n = deque.ob_size;
  if (deque.maxlen == n) return PyErr_SetString(PyExc_IndexError, 'deque already at its maximum size');
  if (index >= n) return deque_append(o, value);
  if (index <= -n || index == 0) return deque_appendleft(o, value);
  if (_deque_rotate(deque, -index)) return null;
  if (!(index < 0 ? deque_append(o, value) : deque_appendleft(o, value))) return null;
  return _deque_rotate(deque, index) ? changetype<PyObject | null>(0) : Py_None;
}

/** Address of the pointer to the i-th item, reached from the nearer end. */
function slotOf(deque: dequeobject, i: i64): usize {
  const last = deque.ob_size - 1;
  if (i == 0) return (deque.leftblock as block).data + ((<usize>deque.leftindex) << 3);
  if (i == last) return (deque.rightblock as block).data + ((<usize>deque.rightindex) << 3);
  const place = i + deque.leftindex;
  let n = place / BLOCKLEN;
  let b: block;
  if (i < deque.ob_size >> 1) {
    b = deque.leftblock as block;
    while (--n >= 0) b = rightOf(b);
  } else {
    n = (deque.leftindex + last) / BLOCKLEN - n;
    b = deque.rightblock as block;
    while (--n >= 0) b = leftOf(b);
  }
  return b.data + ((<usize>(place % BLOCKLEN)) << 3);
}

export function deque_item(o: PyObject, i: i64): PyObject | null {
  if (<u64>i >= <u64>asDeque(o).ob_size) return PyErr_SetString(PyExc_IndexError, 'deque index out of range');
  return Py_NewRef(objAt(slotOf(asDeque(o), i), 0));
}

function deque_del_item(deque: dequeobject, i: i64): i32 {
  if (_deque_rotate(deque, -i)) return -1;
  const item = deque_popleft(deque, null) as PyObject;
  const rv = _deque_rotate(deque, i);
  Py_DECREF(item);
  return rv;
}

export function deque_ass_item(o: PyObject, i: i64, v: PyObject | null): i32 {
  if (<u64>i >= <u64>asDeque(o).ob_size) {
    PyErr_SetString(PyExc_IndexError, 'deque index out of range');
    return -1;
  }
  if (!v) return deque_del_item(asDeque(o), i);
  setSlot(slotOf(asDeque(o), i), Py_NewRef(v));
  return 0;
}

export function deque_remove(o: PyObject, value: PyObject): PyObject | null {
  const i = search(asDeque(o), value, 0, asDeque(o).ob_size, false, PyExc_IndexError);
  if (i == -2) return null;
  if (i < 0) return PyErr_Format(PyExc_ValueError, '%R is not in deque', arg(value));
  return deque_del_item(asDeque(o), i) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

// Items onto and off both ends of a deque. (CPython: Modules/_collectionsmodule.c)

import { PyErr_SetString } from '../../../objects/exceptions/errors';
import { PyExc_IndexError } from '../../../objects/exceptions/types';
import { Py_None } from '../../../objects/none';
import { Py_DECREF, Py_NewRef, PyObject, setPtrAt } from '../../../runtime/object';
import { asDeque, BLOCKLEN, block, dequeobject, freeblock, itemAt, leftOf, newblock, recenter, rightOf } from './block';

// --- the ends

// new
export function deque_pop(o: PyObject, unused: PyObject | null): PyObject | null {
  const deque = asDeque(o);
  if (deque.ob_size == 0) return PyErr_SetString(PyExc_IndexError, 'pop from an empty deque');
  const b = deque.rightblock as block;
  const item = itemAt(b, deque.rightindex);
  deque.rightindex--;
  deque.ob_size--;
  deque.state++;
  if (deque.rightindex < 0) {
    if (deque.ob_size) {
      const prev = leftOf(b);
      freeblock(deque, b);
      deque.rightblock = prev;
      deque.rightindex = BLOCKLEN - 1;
    } else recenter(deque);
  }
  return item;
}

// new
export function deque_popleft(o: PyObject, unused: PyObject | null): PyObject | null {
  const deque = asDeque(o);
  if (deque.ob_size == 0) return PyErr_SetString(PyExc_IndexError, 'pop from an empty deque');
  const b = deque.leftblock as block;
  const item = itemAt(b, deque.leftindex);
  deque.leftindex++;
  deque.ob_size--;
  deque.state++;
  if (deque.leftindex == BLOCKLEN) {
    if (deque.ob_size) {
      const next = rightOf(b);
      freeblock(deque, b);
      deque.leftblock = next;
      deque.leftindex = 0;
    } else recenter(deque);
  }
  return item;
}

/** A block more at the right end. */
export function growRight(deque: dequeobject): bool {
  const b = newblock(deque);
  if (!b) return false;
  const last = deque.rightblock as block;
  b.leftlink = last;
  last.rightlink = b;
  deque.rightblock = b;
  deque.rightindex = -1;
  return true;
}

// steals item
export function deque_append_internal(deque: dequeobject, item: PyObject, maxlen: i64): i32 {
  if (deque.rightindex == BLOCKLEN - 1 && !growRight(deque)) {
    Py_DECREF(item);
    return -1;
  }
  deque.ob_size++;
  deque.rightindex++;
  setPtrAt((deque.rightblock as block).data, deque.rightindex, item);
  if (<u64>maxlen < <u64>deque.ob_size) Py_DECREF(deque_popleft(deque, null) as PyObject);
  else deque.state++;
  return 0;
}

// steals item
export function deque_appendleft_internal(deque: dequeobject, item: PyObject, maxlen: i64): i32 {
  if (deque.leftindex == 0) {
    const b = newblock(deque);
    if (!b) {
      Py_DECREF(item);
      return -1;
    }
    const first = deque.leftblock as block;
    b.rightlink = first;
    first.leftlink = b;
    deque.leftblock = b;
    deque.leftindex = BLOCKLEN;
  }
  deque.ob_size++;
  deque.leftindex--;
  setPtrAt((deque.leftblock as block).data, deque.leftindex, item);
  if (<u64>maxlen < <u64>deque.ob_size) Py_DECREF(deque_pop(deque, null) as PyObject);
  else deque.state++;
  return 0;
}

export function deque_append(o: PyObject, item: PyObject): PyObject | null {
  return deque_append_internal(asDeque(o), Py_NewRef(item), asDeque(o).maxlen) < 0 ? null : Py_None;
}

export function deque_appendleft(o: PyObject, item: PyObject): PyObject | null {
  return deque_appendleft_internal(asDeque(o), Py_NewRef(item), asDeque(o).maxlen) < 0 ? null : Py_None;
}

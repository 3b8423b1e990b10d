// deque: a list of blocks of 64 pointers, linked both ways. (CPython: Modules/_collectionsmodule.c)
//
//      leftblock                                    rightblock
//    ┌───────────────┐      ┌───────────────┐      ┌───────────────┐
//    │     a b c d e │ <──> │ f g h i … j k │ <──> │ l m           │     leftindex 1 … 64: of a
//    └───────────────┘      └───────────────┘      └───────────────┘     rightindex -1 … 63: of m
//
// An empty deque has one block with its indices in the middle. The links beyond the ends are never read. Blocks that are
// given up wait in freeblocks. state counts changes: iterators compare it.

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyObject_IsInstance } from '../../objects/abstract/isinstance';
import { PyNumber_Index } from '../../objects/abstract/number';
import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_List } from '../../objects/abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { PyBool_FromLong } from '../../objects/bool';
import { _PyObject_CallTwo, PyObject_CallOneArg } from '../../objects/call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_IndexError,
  PyExc_RuntimeError,
  PyExc_StopIteration,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { Py_GenericAlias } from '../../objects/generic-alias';
import { PyLong_AsSsize_t, PyLong_FromLong, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import {
  Py_ReprEnter,
  Py_ReprLeave,
  PyObject_HashNotImplemented,
  PyObject_RichCompareBool,
  PyObject_SelfIter,
} from '../../objects/object';
import { _PyEval_SliceIndexNotNone } from '../../objects/slice';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import {
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_Pack2,
  PyTuple_Pack4,
  tuple_get_empty,
  tuplePackSteal2,
} from '../../objects/tuple';
import {
  clearFields,
  deallocFields,
  freeInstance,
  newHeapType,
  PyType_GetModuleByDef,
  readyHeapType,
  stateByDef,
  visitFields,
} from '../../objects/type/from-spec';
import { _PyObject_GetState } from '../../objects/type/pickle';
import { _PyType_Name, PyObject_TypeCheck } from '../../objects/type/state';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New, _PyObject_SIZE } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_GT,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  PyVarObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { getset, member, method, sequenceMethods } from '../../runtime/register';
import {
  METH_CLASS,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_SEQUENCE,
  PyTypeObject,
} from '../../runtime/type';
import { _collectionsmodule, collections_state } from '../_collections';

const BLOCKLEN: i64 = 64;
const CENTER: i64 = 31;
const MAXFREEBLOCKS: i64 = 16;

/** 528 bytes. */
@unmanaged
export class block {
  leftlink: block | null;
  @bytes(512) data: usize; // PyObject *[64] at 8
  rightlink: block | null;
}

/** 216 bytes. */
@unmanaged
export class dequeobject extends PyVarObject {
  leftblock: block | null;
  rightblock: block | null;
  leftindex: i64;
  rightindex: i64;
  state: u64;
  maxlen: i64; // -1: unbounded
  numfreeblocks: i64;
  @bytes(128) freeblocks: usize; // block *[16] at 80
  weakreflist: PyObject | null; // the list's head
}

/* @inline */ function dq(o: PyObject): dequeobject {
  return changetype<dequeobject>(o);
}

/* @inline */ function itemAt(b: block, i: i64): PyObject {
  return objAt(b.data, i);
}

/* @inline */ function leftOf(b: block): block {
  return b.leftlink as block;
}

/* @inline */ function rightOf(b: block): block {
  return b.rightlink as block;
}

function deque_type_of(o: PyObject): PyTypeObject {
  return changetype<collections_state>(stateByDef(o.ob_type, _collectionsmodule)).deque_type as PyTypeObject;
}

function newblock(deque: dequeobject): block | null {
  if (deque.numfreeblocks) {
    deque.numfreeblocks--;
    return changetype<block>(objAt(deque.freeblocks, deque.numfreeblocks));
  }
  const p = PyMem_Malloc(offsetof<block>());
  if (!p) PyErr_NoMemory();
  return changetype<block | null>(p);
}

function freeblock(deque: dequeobject, b: block): void {
  if (deque.numfreeblocks < MAXFREEBLOCKS) {
    setPtrAt(deque.freeblocks, deque.numfreeblocks, changetype<PyObject>(b));
    deque.numfreeblocks++;
  } else PyMem_Free(changetype<usize>(b));
}

function recenter(deque: dequeobject): void {
  deque.leftindex = CENTER + 1;
  deque.rightindex = CENTER;
}

// new
export function deque_new(type: PyTypeObject, args: PyObject | null, kwds: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const deque = dq(o);
  const b = newblock(deque);
  if (!b) {
    Py_DECREF(o);
    return null;
  }
  deque.leftblock = b;
  deque.rightblock = b;
  recenter(deque);
  deque.maxlen = -1;
  return o;
}

// --- the ends

// new
function deque_pop(o: PyObject, unused: PyObject | null): PyObject | null {
  const deque = dq(o);
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
function deque_popleft(o: PyObject, unused: PyObject | null): PyObject | null {
  const deque = dq(o);
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
function growRight(deque: dequeobject): bool {
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
function deque_append_internal(deque: dequeobject, item: PyObject, maxlen: i64): i32 {
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
function deque_appendleft_internal(deque: dequeobject, item: PyObject, maxlen: i64): i32 {
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

function deque_append(o: PyObject, item: PyObject): PyObject | null {
  return deque_append_internal(dq(o), Py_NewRef(item), dq(o).maxlen) < 0 ? null : Py_None;
}

function deque_appendleft(o: PyObject, item: PyObject): PyObject | null {
  return deque_appendleft_internal(dq(o), Py_NewRef(item), dq(o).maxlen) < 0 ? null : Py_None;
}

// --- many at once

function extendFrom(o: PyObject, iterable: PyObject, left: bool): PyObject | null {
  if (o == iterable) {
    const list = PySequence_List(iterable);
    if (!list) return null;
    const result = extendFrom(o, list, left);
    Py_DECREF(list);
    return result;
  }
  const it = PyObject_GetIter(iterable);
  if (!it) return null;
  const deque = dq(o);
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

function deque_extend(o: PyObject, iterable: PyObject): PyObject | null {
  return extendFrom(o, iterable, false);
}

function deque_extendleft(o: PyObject, iterable: PyObject): PyObject | null {
  return extendFrom(o, iterable, true);
}

function deque_inplace_concat(o: PyObject, other: PyObject): PyObject | null {
  return extendFrom(o, other, false) ? Py_NewRef(o) : null;
}

// new
function deque_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  const deque = dq(o);
  const type = o.ob_type;
  const deque_type = deque_type_of(o);
  if (type == deque_type) {
    const copy = deque_new(type, null, null);
    if (!copy) return null;
    dq(copy).maxlen = deque.maxlen;
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

function deque_concat(o: PyObject, other: PyObject): PyObject | null {
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
function deque_clear(o: PyObject): i32 {
  const deque = dq(o);
  if (deque.ob_size == 0) return 0;
  const b = newblock(deque);
  if (!b) {
    PyErr_Clear();
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

function deque_clearmethod(o: PyObject, unused: PyObject | null): PyObject | null {
  deque_clear(o);
  return Py_None;
}

// new: o itself
function deque_inplace_repeat(o: PyObject, times: i64): PyObject | null {
  const deque = dq(o);
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

function deque_repeat(o: PyObject, n: i64): PyObject | null {
  const copy = deque_copy(o, null);
  if (!copy) return null;
  const result = deque_inplace_repeat(copy, n);
  Py_DECREF(copy);
  return result;
}

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
function asIndex(o: PyObject, out: usize): bool {
  const n = PyNumber_Index(o);
  if (!n) return false;
  const v = PyLong_AsSsize_t(n);
  Py_DECREF(n);
  store<i64>(out, v);
  return v != -1 || !PyErr_Occurred();
}

function deque_rotate(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('rotate', nargs, 0, 1)) return null;
  const at = stackAlloc(1);
  store<i64>(at, 1);
  const ok = nargs == 0 || asIndex(objAt(args, 0), at);
  const n = load<i64>(at);
  stackFree(at);
  return ok && _deque_rotate(dq(o), n) == 0 ? Py_None : changetype<PyObject | null>(0);
}

function deque_reverse(o: PyObject, unused: PyObject | null): PyObject | null {
  const deque = dq(o);
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

function deque_count(o: PyObject, v: PyObject): PyObject | null {
  const n = search(dq(o), v, 0, dq(o).ob_size, true, PyExc_RuntimeError);
  return n < 0 ? null : PyLong_FromSsize_t(n);
}

function deque_contains(o: PyObject, v: PyObject): i32 {
  const i = search(dq(o), v, 0, dq(o).ob_size, false, PyExc_RuntimeError);
  return i == -2 ? -1 : i32(i >= 0);
}

function deque_len(o: PyObject): i64 {
  return dq(o).ob_size;
}

function deque_index(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('index', nargs, 1, 3)) return null;
  const deque = dq(o);
  const size = deque.ob_size;
  const at = stackAlloc(2);
  store<i64>(at, 0);
  store<i64>(at, size, 8);
  const ok =
    (nargs < 2 || _PyEval_SliceIndexNotNone(objAt(args, 1), at)) &&
    (nargs < 3 || _PyEval_SliceIndexNotNone(objAt(args, 2), at + 8));
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

function deque_insert(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('insert', nargs, 2, 2)) return null;
  const at = stackAlloc(1);
  const ok = asIndex(objAt(args, 0), at);
  const index = load<i64>(at);
  stackFree(at);
  if (!ok) return null;
  const deque = dq(o);
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

function deque_item(o: PyObject, i: i64): PyObject | null {
  if (<u64>i >= <u64>dq(o).ob_size) return PyErr_SetString(PyExc_IndexError, 'deque index out of range');
  return Py_NewRef(objAt(slotOf(dq(o), i), 0));
}

function deque_del_item(deque: dequeobject, i: i64): i32 {
  if (_deque_rotate(deque, -i)) return -1;
  const item = deque_popleft(deque, null) as PyObject;
  const rv = _deque_rotate(deque, i);
  Py_DECREF(item);
  return rv;
}

function deque_ass_item(o: PyObject, i: i64, v: PyObject | null): i32 {
  if (<u64>i >= <u64>dq(o).ob_size) {
    PyErr_SetString(PyExc_IndexError, 'deque index out of range');
    return -1;
  }
  if (!v) return deque_del_item(dq(o), i);
  setSlot(slotOf(dq(o), i), Py_NewRef(v));
  return 0;
}

function deque_remove(o: PyObject, value: PyObject): PyObject | null {
  const i = search(dq(o), value, 0, dq(o).ob_size, false, PyExc_IndexError);
  if (i == -2) return null;
  if (i < 0) return PyErr_Format(PyExc_ValueError, '%R is not in deque', arg(value));
  return deque_del_item(dq(o), i) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

// --- lifetime

function deque_dealloc(o: PyObject): void {
  const deque = dq(o);
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, deque_dealloc.index)) return;
  if (deque.weakreflist) PyObject_ClearWeakRefs(o);
  if (deque.leftblock) {
    deque_clear(o);
    PyMem_Free(changetype<usize>(deque.leftblock));
  }
  for (let i: i64 = 0; i < deque.numfreeblocks; i++) PyMem_Free(load<usize>(deque.freeblocks + ((<usize>i) << 3)));
  freeInstance(o);
  _PyTrash_end();
}

function deque_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const deque = dq(o);
  let r = Py_VISIT(o.ob_type, visit, argument);
  let n = deque.ob_size;
  if (!n) return r;
  let b = deque.leftblock as block;
  let index = deque.leftindex;
  for (; n > 0 && r == 0; n--) {
    r = Py_VISIT(itemAt(b, index), visit, argument);
    if (++index == BLOCKLEN && n > 1) {
      b = rightOf(b);
      index = 0;
    }
  }
  return r;
}

// --- the rest

function deque___reduce__(o: PyObject, unused: PyObject | null): PyObject | null {
  const state = _PyObject_GetState(o);
  const it: PyObject | null = state ? PyObject_GetIter(o) : null;
  let args: PyObject | null = null;
  if (it) {
    if (dq(o).maxlen < 0) args = tuple_get_empty();
    else {
      const maxlen = PyLong_FromSsize_t(dq(o).maxlen);
      if (maxlen) args = tuplePackSteal2(tuple_get_empty(), maxlen);
    }
  }
  const result: PyObject | null = state && it && args ? PyTuple_Pack4(o.ob_type, args, state, it) : null;
  Py_XDECREF(state);
  Py_XDECREF(it);
  Py_XDECREF(args);
  return result;
}

function deque_repr(o: PyObject): PyObject | null {
  const i = Py_ReprEnter(o);
  if (i) return i < 0 ? null : PyUnicode_FromString('[...]');
  const list = PySequence_List(o);
  let result: PyObject | null = null;
  if (list) {
    const name = _PyType_Name(o.ob_type);
    if (dq(o).maxlen >= 0) result = PyUnicode_FromFormat('%s(%R, maxlen=%zd)', name, arg(list), dq(o).maxlen);
    else result = PyUnicode_FromFormat('%s(%R)', name, arg(list));
    Py_DECREF(list);
  }
  Py_ReprLeave(o);
  return result;
}

/** The first pair that differs decides, else the lengths do. -1: an exception. */
function compareItems(it1: PyObject, it2: PyObject, op: i32): i32 {
  while (true) {
    const x = PyIter_Next(it1);
    if (!x && PyErr_Occurred()) return -1;
    const y = PyIter_Next(it2);
    if (!x || !y) {
      const longer = x != null;
      const shorter = y != null;
      Py_XDECREF(x);
      Py_XDECREF(y);
      if (PyErr_Occurred()) return -1;
      if (op == Py_LT) return i32(shorter);
      if (op == Py_LE) return i32(!longer);
      if (op == Py_EQ) return i32(longer == shorter);
      if (op == Py_NE) return i32(longer != shorter);
      return op == Py_GT ? i32(longer) : i32(!shorter);
    }
    let res = PyObject_RichCompareBool(x, y, Py_EQ);
    const same = res > 0;
    if (res == 0) res = PyObject_RichCompareBool(x, y, op);
    Py_DECREF(x);
    Py_DECREF(y);
    if (!same) return res;
  }
}

function deque_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  const def = _collectionsmodule;
  let type: PyTypeObject | null = null;
  // Either may be the deque: the other's reflected method was asked.
  if (v.ob_type.tp_richcompare == deque_richcompare.index) type = deque_type_of(v);
  else if (w.ob_type.tp_richcompare == deque_richcompare.index) type = deque_type_of(w);
  else {
    const m = PyType_GetModuleByDef(v.ob_type, def);
    if (m) type = deque_type_of(v);
    else PyErr_Clear();
  }
  if (!type || !PyObject_TypeCheck(v, type) || !PyObject_TypeCheck(w, type)) return Py_NotImplemented;
  if (op == Py_EQ || op == Py_NE) {
    if (v == w) return PyBool_FromLong(i64(op == Py_EQ));
    if (dq(v).ob_size != dq(w).ob_size) return PyBool_FromLong(i64(op == Py_NE));
  }
  const it1 = PyObject_GetIter(v);
  if (!it1) return null;
  const it2 = PyObject_GetIter(w);
  const cmp = it2 ? compareItems(it1, it2, op) : -1;
  Py_DECREF(it1);
  Py_XDECREF(it2);
  return cmp < 0 ? null : PyBool_FromLong(cmp);
}

function deque_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(
    PyTuple_ITEMS(args),
    PyTuple_GET_SIZE(args),
    kwds,
    null,
    'deque',
    'iterable maxlen',
    0,
    0,
    0,
    at,
  );
  const iterable = ptrAt(at, 0);
  const maxlenObject = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return -1;
  let maxlen: i64 = -1;
  if (maxlenObject && maxlenObject != Py_None) {
    maxlen = PyLong_AsSsize_t(maxlenObject);
    if (maxlen == -1 && PyErr_Occurred()) return -1;
    if (maxlen < 0) {
      PyErr_SetString(PyExc_ValueError, 'maxlen must be non-negative');
      return -1;
    }
  }
  const deque = dq(o);
  deque.maxlen = maxlen;
  if (deque.ob_size > 0) deque_clear(o);
  return iterable && !extendFrom(o, iterable, false) ? -1 : 0;
}

function deque___sizeof__(o: PyObject, unused: PyObject | null): PyObject | null {
  const blocks = (dq(o).leftindex + dq(o).ob_size + BLOCKLEN - 1) / BLOCKLEN;
  return PyLong_FromSsize_t(_PyObject_SIZE(o.ob_type) + blocks * <i64>offsetof<block>());
}

function deque_get_maxlen(o: PyObject, closure: usize): PyObject | null {
  return dq(o).maxlen < 0 ? Py_None : PyLong_FromSsize_t(dq(o).maxlen);
}

// --- iterators

/** 56 bytes. */
@unmanaged
export class dequeiterobject extends PyObject {
  b: block | null;
  index: i64;
  deque: dequeobject | null; // strong
  state: u64;
  counter: i64; // items left
}

// new
function newIterator(o: PyObject, type: PyTypeObject, reversed: bool): PyObject | null {
  const result = _PyObject_GC_New(type);
  if (!result) return null;
  const it = changetype<dequeiterobject>(result);
  const deque = dq(o);
  it.b = reversed ? deque.rightblock : deque.leftblock;
  it.index = reversed ? deque.rightindex : deque.leftindex;
  it.deque = Py_NewRef(deque);
  it.state = deque.state;
  it.counter = deque.ob_size;
  _PyObject_GC_TRACK(result);
  return result;
}

function stateOf(o: PyObject): collections_state {
  return changetype<collections_state>(stateByDef(o.ob_type, _collectionsmodule));
}

function deque_iter(o: PyObject): PyObject | null {
  return newIterator(o, stateOf(o).dequeiter_type as PyTypeObject, false);
}

function deque___reversed__(o: PyObject, unused: PyObject | null): PyObject | null {
  return newIterator(o, stateOf(o).dequereviter_type as PyTypeObject, true);
}

function dequeiter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return visitFields(o, offsetof<dequeiterobject>('_deque'), 1, visit, argument);
}

function dequeiter_clear(o: PyObject): i32 {
  clearFields(o, offsetof<dequeiterobject>('_deque'), 1);
  return 0;
}

function dequeiter_dealloc(o: PyObject): void {
  deallocFields(o, dequeiter_dealloc.index, offsetof<dequeiterobject>('_deque'), 1);
}

/** False: at the end, or the deque has changed. */
function mayGoOn(it: dequeiterobject): bool {
  if ((it.deque as dequeobject).state != it.state) {
    it.counter = 0;
    PyErr_SetString(PyExc_RuntimeError, 'deque mutated during iteration');
    return false;
  }
  return it.counter != 0;
}

function dequeiter_next(o: PyObject): PyObject | null {
  const it = changetype<dequeiterobject>(o);
  if (!mayGoOn(it)) return null;
  const item = itemAt(it.b as block, it.index);
  it.index++;
  it.counter--;
  if (it.index == BLOCKLEN && it.counter > 0) {
    it.b = rightOf(it.b as block);
    it.index = 0;
  }
  return Py_NewRef(item);
}

function dequereviter_next(o: PyObject): PyObject | null {
  const it = changetype<dequeiterobject>(o);
  if (it.counter == 0) return null;
  if (!mayGoOn(it)) return null;
  const item = itemAt(it.b as block, it.index);
  it.index--;
  it.counter--;
  if (it.index < 0 && it.counter > 0) {
    it.b = leftOf(it.b as block);
    it.index = BLOCKLEN - 1;
  }
  return Py_NewRef(item);
}

/** (deque, index=0): an iterator that has given index items already. */
function iteratorAt(type: PyTypeObject, args: PyObject, reversed: bool): PyObject | null {
  const nargs = PyTuple_GET_SIZE(args);
  if (nargs < 1) return PyErr_SetString(PyExc_TypeError, 'function takes at least 1 argument (0 given)');
  if (nargs > 2) {
    return PyErr_Format(PyExc_TypeError, 'function takes at most 2 arguments (%zd given)', nargs);
  }
  const state = changetype<collections_state>(stateByDef(type, _collectionsmodule));
  const deque = PyTuple_GET_ITEM(args, 0);
  if (!PyObject_TypeCheck(deque, state.deque_type as PyTypeObject)) {
    return deque == Py_None
      ? PyErr_SetString(PyExc_TypeError, 'argument 1 must be collections.deque, not None')
      : PyErr_Format(PyExc_TypeError, 'argument 1 must be collections.deque, not %.50s', deque.ob_type.tp_name);
  }
  const at = stackAlloc(1);
  store<i64>(at, 0);
  const ok = nargs < 2 || asIndex(PyTuple_GET_ITEM(args, 1), at);
  const index = load<i64>(at);
  stackFree(at);
  if (!ok) return null;
  const it = newIterator(deque, type, reversed);
  for (let i: i64 = 0; i < index && it; i++) {
    const item = reversed ? dequereviter_next(it) : dequeiter_next(it);
    if (item) {
      Py_DECREF(item);
      continue;
    }
    if (!PyErr_Occurred()) break;
    Py_DECREF(it);
    return null;
  }
  return it;
}

function dequeiter_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return iteratorAt(type, args, false);
}

function dequereviter_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return iteratorAt(type, args, true);
}

function dequeiter_len(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(changetype<dequeiterobject>(o).counter);
}

function dequeiter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const it = changetype<dequeiterobject>(o);
  const deque = it.deque as dequeobject;
  const index = PyLong_FromSsize_t(deque.ob_size - it.counter);
  if (!index) return null;
  const args = PyTuple_Pack2(deque, index);
  Py_DECREF(index);
  return args ? tuplePackSteal2(Py_NewRef<PyObject>(o.ob_type), args) : null;
}

export function make_deque(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'collections.deque',
    offsetof<dequeobject>(),
    0,
    Py_TPFLAGS_SEQUENCE | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = deque_dealloc.index;
  t.tp_repr = deque_repr.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = deque_traverse.index;
  t.tp_clear = deque_clear.index;
  t.tp_richcompare = deque_richcompare.index;
  t.tp_iter = deque_iter.index;
  t.tp_init = deque_init.index;
  t.tp_new = deque_new.index;
  const sq = sequenceMethods(t);
  sq.sq_length = deque_len.index;
  sq.sq_concat = deque_concat.index;
  sq.sq_repeat = deque_repeat.index;
  sq.sq_item = deque_item.index;
  sq.sq_ass_item = deque_ass_item.index;
  sq.sq_contains = deque_contains.index;
  sq.sq_inplace_concat = deque_inplace_concat.index;
  sq.sq_inplace_repeat = deque_inplace_repeat.index;
  method(
    t,
    'append',
    deque_append.index,
    METH_O,
    'append($self, item, /)\n--\n\nAdd an element to the right side of the deque.',
  );
  method(
    t,
    'appendleft',
    deque_appendleft.index,
    METH_O,
    'appendleft($self, item, /)\n--\n\nAdd an element to the left side of the deque.',
  );
  method(
    t,
    'clear',
    deque_clearmethod.index,
    METH_NOARGS,
    'clear($self, /)\n--\n\nRemove all elements from the deque.',
  );
  method(t, '__copy__', deque_copy.index, METH_NOARGS, '__copy__($self, /)\n--\n\nReturn a shallow copy of a deque.');
  method(t, 'copy', deque_copy.index, METH_NOARGS, 'copy($self, /)\n--\n\nReturn a shallow copy of a deque.');
  method(t, 'count', deque_count.index, METH_O, 'count($self, value, /)\n--\n\nReturn number of occurrences of value.');
  method(
    t,
    'extend',
    deque_extend.index,
    METH_O,
    'extend($self, iterable, /)\n--\n\nExtend the right side of the deque with elements from the iterable.',
  );
  method(
    t,
    'extendleft',
    deque_extendleft.index,
    METH_O,
    'extendleft($self, iterable, /)\n--\n\nExtend the left side of the deque with elements from the iterable.',
  );
  method(
    t,
    'index',
    deque_index.index,
    METH_FASTCALL,
    'index($self, value, [start, [stop]])\n--\n\nReturn first index of value.\n\nRaises ValueError if the value is not present.',
  );
  method(
    t,
    'insert',
    deque_insert.index,
    METH_FASTCALL,
    'insert($self, index, value, /)\n--\n\nInsert value before index.',
  );
  method(t, 'pop', deque_pop.index, METH_NOARGS, 'pop($self, /)\n--\n\nRemove and return the rightmost element.');
  method(
    t,
    'popleft',
    deque_popleft.index,
    METH_NOARGS,
    'popleft($self, /)\n--\n\nRemove and return the leftmost element.',
  );
  method(
    t,
    '__reduce__',
    deque___reduce__.index,
    METH_NOARGS,
    '__reduce__($self, /)\n--\n\nReturn state information for pickling.',
  );
  method(t, 'remove', deque_remove.index, METH_O, 'remove($self, value, /)\n--\n\nRemove first occurrence of value.');
  method(
    t,
    '__reversed__',
    deque___reversed__.index,
    METH_NOARGS,
    '__reversed__($self, /)\n--\n\nReturn a reverse iterator over the deque.',
  );
  method(t, 'reverse', deque_reverse.index, METH_NOARGS, 'reverse($self, /)\n--\n\nReverse *IN PLACE*.');
  method(
    t,
    'rotate',
    deque_rotate.index,
    METH_FASTCALL,
    'rotate($self, n=1, /)\n--\n\nRotate the deque n steps to the right.  If n is negative, rotates left.',
  );
  method(
    t,
    '__sizeof__',
    deque___sizeof__.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturn the size of the deque in memory, in bytes.',
  );
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, 208, Py_READONLY, '');
  getset(t, 'maxlen', deque_get_maxlen.index, 0, 'maximum size of a deque or None if unbounded');
  return readyHeapType(
    t,
    'deque([iterable[, maxlen]])\n--\n\nA list-like sequence optimized for data accesses near its endpoints.',
  );
}

export function make__deque_iterator(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'collections._deque_iterator',
    offsetof<dequeiterobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = dequeiter_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = dequeiter_traverse.index;
  t.tp_clear = dequeiter_clear.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = dequeiter_next.index;
  t.tp_new = dequeiter_new.index;
  method(
    t,
    '__length_hint__',
    dequeiter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(t, '__reduce__', dequeiter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(t, '');
}

export function make__deque_reverse_iterator(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'collections._deque_reverse_iterator',
    offsetof<dequeiterobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = dequeiter_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = dequeiter_traverse.index;
  t.tp_clear = dequeiter_clear.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = dequereviter_next.index;
  t.tp_new = dequereviter_new.index;
  method(
    t,
    '__length_hint__',
    dequeiter_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(t, '__reduce__', dequeiter_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(t, '');
}

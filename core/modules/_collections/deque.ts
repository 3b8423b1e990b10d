// The type collections.deque: lifetime, comparison, slots and methods. (CPython: Modules/_collectionsmodule.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_List } from '../../objects/abstract/sequence';
import { unpackTupleAndKeywords } from '../../objects/args';
import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { PyBool_FromLong } from '../../objects/bool';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_ValueError } from '../../objects/exceptions/types';
import { Py_GenericAlias } from '../../objects/generic-alias';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import {
  Py_ReprEnter,
  Py_ReprLeave,
  PyObject_HashNotImplemented,
  PyObject_RichCompareBool,
} from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyTuple_Pack4, tuple_get_empty, tuplePackSteal2 } from '../../objects/tuple';
import { freeInstance, newHeapType, PyType_GetModuleByDef, readyHeapType } from '../../objects/type/from-spec';
import { _PyObject_GetState } from '../../objects/type/pickle';
import { _PyType_Name, PyObject_TypeCheck } from '../../objects/type/state';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_SIZE } from '../../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import {
  arg,
  Py_DECREF,
  Py_EQ,
  Py_GT,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
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
import { _collectionsmodule } from '../_collections';
import { asDeque, BLOCKLEN, block, deque_new, deque_type_of, dequeobject, itemAt, rightOf } from './deque/block';
import { deque_append, deque_appendleft, deque_pop, deque_popleft } from './deque/ends';
import { deque___reversed__, deque_iter } from './deque/iterators';
import {
  deque_clear,
  deque_clearmethod,
  deque_concat,
  deque_copy,
  deque_extend,
  deque_extendleft,
  deque_inplace_concat,
  deque_inplace_repeat,
  deque_repeat,
  extendFrom,
} from './deque/many';
import {
  deque_ass_item,
  deque_contains,
  deque_count,
  deque_index,
  deque_insert,
  deque_item,
  deque_len,
  deque_remove,
  deque_reverse,
  deque_rotate,
} from './deque/order';

// --- lifetime

function deque_dealloc(o: PyObject): void {
  const deque = asDeque(o);
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
  const deque = asDeque(o);
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
    if (asDeque(o).maxlen < 0) args = tuple_get_empty();
    else {
      const maxlen = PyLong_FromSsize_t(asDeque(o).maxlen);
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
    if (asDeque(o).maxlen >= 0) result = PyUnicode_FromFormat('%s(%R, maxlen=%zd)', name, arg(list), asDeque(o).maxlen);
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
    if (asDeque(v).ob_size != asDeque(w).ob_size) return PyBool_FromLong(i64(op == Py_NE));
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
  const ok = unpackTupleAndKeywords(args, kwds, 'deque', 'iterable maxlen', 0, 0, 0, at);
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
  const deque = asDeque(o);
  deque.maxlen = maxlen;
  if (deque.ob_size > 0) deque_clear(o);
  return iterable && !extendFrom(o, iterable, false) ? -1 : 0;
}

function deque___sizeof__(o: PyObject, unused: PyObject | null): PyObject | null {
  const blocks = (asDeque(o).leftindex + asDeque(o).ob_size + BLOCKLEN - 1) / BLOCKLEN;
  return PyLong_FromSsize_t(_PyObject_SIZE(o.ob_type) + blocks * <i64>offsetof<block>());
}

function deque_get_maxlen(o: PyObject, closure: usize): PyObject | null {
  return asDeque(o).maxlen < 0 ? Py_None : PyLong_FromSsize_t(asDeque(o).maxlen);
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
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<dequeobject>('_weakreflist'), Py_READONLY, '');
  getset(t, 'maxlen', deque_get_maxlen.index, 0, 'maximum size of a deque or None if unbounded');
  return readyHeapType(
    t,
    'deque([iterable[, maxlen]])\n--\n\nA list-like sequence optimized for data accesses near its endpoints.',
  );
}

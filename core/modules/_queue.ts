// The module _queue: SimpleQueue, a ring of references that grows and shrinks. (CPython: Modules/_queuemodule.c)
//
//        get_idx      put_idx
//           v            v
//   │ NULL │ a │ b │ c │ NULL │ NULL │ …   num_items of items_cap; the next index of the last one is 0

import { PyMem_Calloc, PyMem_Free } from '../memory/obmalloc/malloc';
import { _PyArg_NoKeywords, _PyArg_NoPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { PyBool_FromLong } from '../objects/bool';
import { PyDict_New, PyDict_SetItem } from '../objects/dict/dict';
import { PyErr_NewException, PyErr_NoMemory, PyErr_SetNone, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from '../objects/exceptions/types';
import { Py_GenericAlias } from '../objects/generic-alias';
import { PyLong_FromLong } from '../objects/int';
import {
  newModuleWithState,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue } from '../objects/object';
import { PyUnicode_FromString } from '../objects/str/new';
import { freeInstance, newHeapType, readyHeapType, stateByDef } from '../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../objects/weakref';
import { Py_DECREF, Py_NewRef, PyObject_GC_UnTrack, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { objAt, Py_VISIT, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { member, method } from '../runtime/register';
import {
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_WITH_CLASS,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../runtime/type';
import { sleepFor } from './_thread/lock';
import { timeoutOf } from './time/convert';

/** 72 bytes. */
@unmanaged
class simplequeueobject extends PyObject {
  has_threads_waiting: u8; // 0: there is one thread
  put_idx: i64; // RingBuf, from here
  get_idx: i64;
  items: usize; // PyObject *[items_cap]
  items_cap: i64;
  num_items: i64; // to here
  weakreflist: PyObject | null;
}

/** 16 bytes. */
@unmanaged
class simplequeue_state {
  SimpleQueueType: PyTypeObject | null;
  EmptyError: PyObject | null;
}

const queuemodule = staticObject<PyModuleDef>(104);

const INITIAL_RING_BUF_CAPACITY: i64 = 8;

/* @inline */ function asQueue(o: PyObject): simplequeueobject {
  return changetype<simplequeueobject>(o);
}

/* @inline */ function stateOf(type: PyTypeObject): simplequeue_state {
  return changetype<simplequeue_state>(stateByDef(type, queuemodule));
}

// --- the ring

/** Where the item i places behind the first one lies. */
function placeOf(q: simplequeueobject, i: i64): i64 {
  return (q.get_idx + i) % q.items_cap;
}

/** Moves the items to the beginning of another array: 0, or -1 without an exception when there is no memory. */
function resize_ringbuf(q: simplequeueobject, capacity: i64): i32 {
  const cap = max(INITIAL_RING_BUF_CAPACITY, capacity);
  if (cap == q.items_cap) return 0;
  const items = PyMem_Calloc(<usize>cap, 8);
  if (!items) return -1;
  for (let i: i64 = 0; i < q.num_items; i++) setPtrAt(items, i, ptrAt(q.items, placeOf(q, i)));
  PyMem_Free(q.items);
  q.items = items;
  q.items_cap = cap;
  q.get_idx = 0;
  q.put_idx = q.num_items;
  return 0;
}

/** new: takes the first of the items out; there is one */
function RingBuf_Get(q: simplequeueobject): PyObject {
  // Without memory for a smaller array the large one stays.
  if (q.num_items < q.items_cap / 4) resize_ringbuf(q, q.items_cap / 2);
  const item = objAt(q.items, q.get_idx);
  setPtrAt(q.items, q.get_idx, null);
  q.get_idx = placeOf(q, 1);
  q.num_items -= 1;
  return item;
}

function RingBuf_Put(q: simplequeueobject, item: PyObject): PyObject | null {
  if (q.num_items == q.items_cap && resize_ringbuf(q, q.items_cap * 2) < 0) return PyErr_NoMemory();
  setPtrAt(q.items, q.put_idx, Py_NewRef(item));
  q.put_idx = (q.put_idx + 1) % q.items_cap;
  q.num_items += 1;
  return Py_None;
}

// --- SimpleQueue

function simplequeue_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const base = stateOf(type).SimpleQueueType as PyTypeObject;
  if (type == base || type.tp_init == base.tp_init) {
    if (!_PyArg_NoPositional('SimpleQueue', args) || !_PyArg_NoKeywords('SimpleQueue', kwargs)) return null;
  }
  const self = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!self) return null;
  const q = asQueue(self);
  q.items = PyMem_Calloc(<usize>INITIAL_RING_BUF_CAPACITY, 8);
  if (!q.items) {
    Py_DECREF(self);
    return PyErr_NoMemory();
  }
  q.items_cap = INITIAL_RING_BUF_CAPACITY;
  return self;
}

function simplequeue_clear(self: PyObject): i32 {
  const q = asQueue(self);
  const items = q.items;
  const first = q.get_idx;
  const n = q.num_items;
  const cap = q.items_cap;
  // Empty first: what the items' finalizers run can see the queue.
  q.items = 0;
  q.put_idx = 0;
  q.get_idx = 0;
  q.num_items = 0;
  q.items_cap = 0;
  for (let i: i64 = 0; i < n; i++) Py_DECREF(objAt(items, (first + i) % cap));
  PyMem_Free(items);
  return 0;
}

function simplequeue_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  simplequeue_clear(self);
  if (asQueue(self).weakreflist) PyObject_ClearWeakRefs(self);
  freeInstance(self);
}

function simplequeue_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const q = asQueue(self);
  for (let i: i64 = 0; i < q.num_items; i++) {
    const r = Py_VISIT(ptrAt(q.items, placeOf(q, i)), visit, arg);
    if (r) return r;
  }
  return Py_VISIT(self.ob_type, visit, arg);
}

function simplequeue_put(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const slots = stackAlloc(3);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'put', 'item block timeout', 0, 1, 0, slots) == 0;
  const item = ptrAt(slots, 0);
  const block = ptrAt(slots, 1);
  stackFree(slots);
  if (!ok || (block && PyObject_IsTrue(block) < 0)) return null;
  return RingBuf_Put(asQueue(self), item!);
}

function simplequeue_put_nowait(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'put_nowait', 'item', 0, 1, 0, slot) == 0;
  const item = ptrAt(slot, 0);
  stackFree(slot);
  return ok ? RingBuf_Put(asQueue(self), item!) : null;
}

/** The first item, or Empty: at once (timeout 0), after so many nanoseconds, or never (-1). (new) */
function take(self: PyObject, timeout: i64): PyObject | null {
  const q = asQueue(self);
  if (q.num_items) return RingBuf_Get(q);
  if (timeout < 0) {
    return PyErr_SetString(PyExc_RuntimeError, 'deadlock: the queue is empty, and no other thread can put an item');
  }
  if (sleepFor(timeout) < 0) return null;
  if (q.num_items) return RingBuf_Get(q); // a signal's handler may have put one
  PyErr_SetNone(stateOf(self.ob_type).EmptyError as PyObject);
  return null;
}

function simplequeue_get(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const slots = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'get', 'block timeout', 0, 0, 0, slots) == 0;
  const block = ptrAt(slots, 0);
  const given = ptrAt(slots, 1);
  stackFree(slots);
  if (!ok) return null;
  const wait = block ? PyObject_IsTrue(block) : 1;
  if (wait <= 0) return wait < 0 ? changetype<PyObject | null>(0) : take(self, 0);
  if (!given || given == Py_None) return take(self, -1);
  const timeout = timeoutOf(given);
  if (timeout == -1 && PyErr_Occurred()) return null;
  if (timeout < 0) return PyErr_SetString(PyExc_ValueError, "'timeout' must be a non-negative number");
  return take(self, timeout);
}

function simplequeue_get_nowait(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (nargs || kwnames) return PyErr_SetString(PyExc_TypeError, 'get_nowait() takes no arguments');
  return take(self, 0);
}

function simplequeue_empty(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyBool_FromLong(i64(asQueue(self).num_items == 0));
}

function simplequeue_qsize(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(asQueue(self).num_items);
}

function addMethods(t: PyTypeObject): void {
  const fast = METH_FASTCALL | METH_KEYWORDS;
  method(
    t,
    'empty',
    simplequeue_empty.index,
    METH_NOARGS,
    'empty($self, /)\n--\n\nReturn True if the queue is empty, False otherwise (not reliable!).',
  );
  method(
    t,
    'get',
    simplequeue_get.index,
    METH_WITH_CLASS,
    "get($self, /, block=True, timeout=None)\n--\n\nRemove and return an item from the queue.\n\nIf optional args 'block' is true and 'timeout' is None (the default),\nblock if necessary until an item is available. If 'timeout' is\na non-negative number, it blocks at most 'timeout' seconds and raises\nthe Empty exception if no item was available within that time.\nOtherwise ('block' is false), return an item if one is immediately\navailable, else raise the Empty exception ('timeout' is ignored\nin that case).",
  );
  method(
    t,
    'get_nowait',
    simplequeue_get_nowait.index,
    METH_WITH_CLASS,
    'get_nowait($self, /)\n--\n\nRemove and return an item from the queue without blocking.\n\nOnly get an item if one is immediately available. Otherwise\nraise the Empty exception.',
  );
  method(
    t,
    'put',
    simplequeue_put.index,
    fast,
    "put($self, /, item, block=True, timeout=None)\n--\n\nPut the item on the queue.\n\nThe optional 'block' and 'timeout' arguments are ignored, as this method\nnever blocks.  They are provided for compatibility with the Queue class.",
  );
  method(
    t,
    'put_nowait',
    simplequeue_put_nowait.index,
    fast,
    'put_nowait($self, /, item)\n--\n\nPut an item into the queue without blocking.\n\nThis is exactly equivalent to `put(item)` and is only provided\nfor compatibility with the Queue class.',
  );
  method(
    t,
    'qsize',
    simplequeue_qsize.index,
    METH_NOARGS,
    'qsize($self, /)\n--\n\nReturn the approximate size of the queue (not reliable!).',
  );
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
}

function simpleQueueType(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE;
  const t = newHeapType(m, '_queue.SimpleQueue', offsetof<simplequeueobject>(), 0, flags, null, 1);
  if (!t) return null;
  t.tp_dealloc = simplequeue_dealloc.index;
  t.tp_traverse = simplequeue_traverse.index;
  t.tp_clear = simplequeue_clear.index;
  t.tp_new = simplequeue_new.index;
  addMethods(t);
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<simplequeueobject>('_weakreflist'), Py_READONLY, '');
  return readyHeapType(t, 'SimpleQueue()\n--\n\nSimple, unbounded, reentrant FIFO queue.');
}

// new
function emptyError(): PyObject | null {
  const dict = PyDict_New();
  const doc = dict ? PyUnicode_FromString('Exception raised by Queue.get(block=0)/get_nowait().') : null;
  let type: PyObject | null = null;
  if (doc && PyDict_SetItem(dict!, _Py_ID('__doc__'), doc) == 0) type = PyErr_NewException('_queue.Empty', null, dict);
  if (doc) Py_DECREF(doc);
  if (dict) Py_DECREF(dict);
  return type;
}

/** new */
export function init__queue_module(): PyObject | null {
  const m = newModuleWithState(
    queuemodule,
    '_queue',
    'C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.',
    offsetof<simplequeue_state>(),
  );
  if (!m) return null;
  const state = changetype<simplequeue_state>(PyModule_GetState(m));
  state.EmptyError = emptyError();
  if (state.EmptyError && PyModule_AddObjectRef(m, 'Empty', state.EmptyError) == 0) {
    state.SimpleQueueType = simpleQueueType(m);
    if (state.SimpleQueueType && PyModule_AddType(m, state.SimpleQueueType) == 0) return m;
  }
  Py_DECREF(m);
  return null;
}

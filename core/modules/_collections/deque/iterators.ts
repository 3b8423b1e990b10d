// The two iterators over a deque. (CPython: Modules/_collectionsmodule.c)

import { PyObject_GenericGetAttr } from '../../../objects/attribute';
import { PyErr_Format, PyErr_SetString } from '../../../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError } from '../../../objects/exceptions/types';
import { PyLong_FromSsize_t } from '../../../objects/int';
import { Py_None } from '../../../objects/none';
import { PyObject_SelfIter } from '../../../objects/object';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2, tuplePackSteal2 } from '../../../objects/tuple';
import {
  clearFields,
  deallocFields,
  newHeapType,
  readyHeapType,
  stateByDef,
  visitFields,
} from '../../../objects/type/from-spec';
import { PyObject_TypeCheck } from '../../../objects/type/state';
import { PyErr_Occurred } from '../../../runtime/errors';
import { _PyObject_GC_New } from '../../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../../runtime/gc/track';
import { Py_DECREF, Py_NewRef, PyObject } from '../../../runtime/object';
import { stackAlloc, stackFree } from '../../../runtime/pellucid';
import { method } from '../../../runtime/register';
import { METH_NOARGS, Py_TPFLAGS_HAVE_GC, Py_TPFLAGS_IMMUTABLETYPE, PyTypeObject } from '../../../runtime/type';
import { _collectionsmodule, collections_state } from '../../_collections';
import { asDeque, BLOCKLEN, block, dequeobject, itemAt, leftOf, rightOf } from './block';
import { asIndex } from './order';

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
  const deque = asDeque(o);
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

export function deque_iter(o: PyObject): PyObject | null {
  return newIterator(o, stateOf(o).dequeiter_type as PyTypeObject, false);
}

export function deque___reversed__(o: PyObject, unused: PyObject | null): PyObject | null {
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

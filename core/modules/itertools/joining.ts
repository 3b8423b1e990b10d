// Iterables one after another, again and again, or side by side: chain, cycle, zip_longest. (CPython: Modules/itertoolsmodule.c)

import { nextOf } from '../../objects/abstract/next';
import { PyIter_Check, PyObject_GetIter } from '../../objects/abstract/object';
import { _PyArg_NoKeywords, exactArguments } from '../../objects/args';
import { Py_False, Py_True } from '../../objects/bool';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_CallMethodOneArg } from '../../objects/call';
import { PyDict_GET_SIZE, PyDict_GetItemWithError } from '../../objects/dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_StopIteration, PyExc_TypeError } from '../../objects/exceptions/types';
import { Py_GenericAlias } from '../../objects/generic-alias';
import { PyLong_AsInt, PyLong_FromSsize_t } from '../../objects/int';
import { PyList_Append, PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyUnicode_InternFromString } from '../../objects/str/intern';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_SET_ITEM,
  tuple_get_empty,
} from '../../objects/tuple';
import { clearFields, deallocFields, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { method } from '../../runtime/register';
import { METH_CLASS, METH_NOARGS, METH_O, PyTypeObject } from '../../runtime/type';
import { newIteratorType, takes } from './instances';
import { guardedNext, itState, newInstance, pickleWarning } from './shared';

// --- chain

/** 32 bytes. */
@unmanaged
export class chainobject extends PyObject {
  source: PyObject | null; // strong: an iterator over iterables; NULL: exhausted
  active: PyObject | null; // strong: the iterator that gives items now
}

// new: steals source
export function chain_new_internal(type: PyTypeObject, source: PyObject | null): PyObject | null {
  if (!source) return null;
  const o = newInstance(type);
  if (!o) {
    Py_DECREF(source);
    return null;
  }
  changetype<chainobject>(o).source = source;
  return o;
}

function chain_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const own = itState(type).chain_type as PyTypeObject;
  if ((type == own || type.tp_init == own.tp_init) && !_PyArg_NoKeywords('chain', kwds)) return null;
  return chain_new_internal(type, PyObject_GetIter(args));
}

function chain_from_iterable(type: PyObject, iterable: PyObject): PyObject | null {
  return chain_new_internal(changetype<PyTypeObject>(type), PyObject_GetIter(iterable));
}

function chain_dealloc(o: PyObject): void {
  deallocFields(o, chain_dealloc.index, offsetof<chainobject>('_source'), 2);
}

function chain_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<chainobject>('_source'), 2, visit, arg);
}

function chain_next(o: PyObject): PyObject | null {
  const lz = changetype<chainobject>(o);
  while (lz.source) {
    if (!lz.active) {
      const iterable = guardedNext(lz.source as PyObject);
      if (iterable) {
        lz.active = PyObject_GetIter(iterable);
        Py_DECREF(iterable);
      }
      if (!iterable || !lz.active) {
        clearFields(o, offsetof<chainobject>('_source'), 1);
        return null;
      }
    }
    const item = nextOf(lz.active as PyObject);
    if (item) return item;
    if (PyErr_Occurred()) {
      if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return null;
      PyErr_Clear();
    }
    clearFields(o, offsetof<chainobject>('_active'), 1);
  }
  return null;
}

function chain_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<chainobject>(o);
  if (!lz.source) return Py_BuildValue('O()', arg(o.ob_type));
  if (!lz.active) return Py_BuildValue('O()(O)', arg(o.ob_type), arg(lz.source));
  return Py_BuildValue('O()(OO)', arg(o.ob_type), arg(lz.source), arg(lz.active));
}

function chain_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  if (!PyTuple_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state is not a tuple');
  const n = PyTuple_GET_SIZE(state);
  if (n < 1 || n > 2) {
    return PyErr_Format(
      PyExc_TypeError,
      'function takes at %ls %d argument%ls (%zd given)',
      changetype<usize>(n < 1 ? 'least' : 'most'),
      n < 1 ? 1 : 2,
      changetype<usize>(n < 1 ? '' : 's'),
      n,
    );
  }
  const source = PyTuple_GET_ITEM(state, 0);
  const active: PyObject | null = n > 1 ? PyTuple_GET_ITEM(state, 1) : null;
  if (!PyIter_Check(source) || (active && !PyIter_Check(active))) {
    return PyErr_SetString(PyExc_TypeError, 'Arguments must be iterators.');
  }
  setSlot(changetype<usize>(o) + 16, Py_NewRef(source));
  setSlot(changetype<usize>(o) + 24, Py_XNewRef(active));
  return Py_None;
}

export function make_chain(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.chain',
    offsetof<chainobject>(),
    chain_dealloc.index,
    chain_traverse.index,
    chain_next.index,
  );
  if (!t) return null;
  t.tp_new = chain_new.index;
  method(
    t,
    'from_iterable',
    chain_from_iterable.index,
    METH_O | METH_CLASS,
    'from_iterable($type, iterable, /)\n--\n\nAlternative chain() constructor taking a single iterable argument that evaluates lazily.',
  );
  method(t, '__reduce__', chain_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', chain_setstate.index, METH_O, 'Set state information for unpickling.');
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  return readyHeapType(
    t,
    'chain(*iterables)\n--\n\nReturn a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted.',
  );
}

// --- cycle

/** 48 bytes. */
@unmanaged
export class cycleobject extends PyObject {
  it: PyObject | null; // strong; NULL: read to its end
  saved: PyObject | null; // strong: the list of what it gave
  index: i64; // the next of them
  firstpass: i32; // 1: what it gives is in saved already
}

function itertools_cycle(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!takes(type, itState(type).cycle_type, 'cycle', args, kwds, 1)) return null;
  const it = PyObject_GetIter(PyTuple_GET_ITEM(args, 0));
  if (!it) return null;
  const saved = PyList_New(0);
  const o: PyObject | null = saved ? newInstance(type) : null;
  if (!o) {
    Py_DECREF(it);
    Py_XDECREF(saved);
    return null;
  }
  changetype<cycleobject>(o).it = it;
  changetype<cycleobject>(o).saved = saved;
  return o;
}

function cycle_dealloc(o: PyObject): void {
  deallocFields(o, cycle_dealloc.index, offsetof<cycleobject>('_it'), 2);
}

function cycle_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<cycleobject>('_it'), 2, visit, arg);
}

function cycle_next(o: PyObject): PyObject | null {
  const lz = changetype<cycleobject>(o);
  const it = lz.it;
  if (it) {
    const item = guardedNext(it);
    if (item) {
      if (lz.firstpass) return item;
      if (PyList_Append(lz.saved as PyObject, item)) {
        Py_DECREF(item);
        return null;
      }
      return item;
    }
    if (PyErr_Occurred()) return null;
    clearFields(o, offsetof<cycleobject>('_it'), 1);
  }
  const saved = lz.saved as PyObject;
  if (PyList_GET_SIZE(saved) == 0) return null;
  const item = PyList_GET_ITEM(saved, lz.index);
  lz.index++;
  if (lz.index >= PyList_GET_SIZE(saved)) lz.index = 0;
  return Py_NewRef(item);
}

function cycle_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<cycleobject>(o);
  if (lz.it) {
    return Py_BuildValue('O(O)(OO)', arg(o.ob_type), arg(lz.it), arg(lz.saved), arg(lz.firstpass ? Py_True : Py_False));
  }
  const it = PyObject_GetIter(lz.saved as PyObject);
  if (!it) return null;
  if (lz.index != 0) {
    const index = PyLong_FromSsize_t(lz.index);
    const name = PyUnicode_InternFromString('__setstate__');
    const res: PyObject | null = index && name ? PyObject_CallMethodOneArg(it, name, index) : null;
    Py_XDECREF(index);
    Py_XDECREF(name);
    if (!res) {
      Py_DECREF(it);
      return null;
    }
    Py_DECREF(res);
  }
  return Py_BuildValue('O(N)(OO)', arg(o.ob_type), arg(it), arg(lz.saved), arg(Py_True));
}

function cycle_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  if (!PyTuple_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state is not a tuple');
  if (!exactArguments(state, '', 2)) return null;
  const saved = PyTuple_GET_ITEM(state, 0);
  if (!PyList_Check(saved)) {
    return PyErr_Format(PyExc_TypeError, 'argument 1 must be list, not %.50s', saved.ob_type.tp_name);
  }
  const firstpass = PyLong_AsInt(PyTuple_GET_ITEM(state, 1));
  if (firstpass == -1 && PyErr_Occurred()) return null;
  setSlot(changetype<usize>(o) + offsetof<cycleobject>('_saved'), Py_NewRef(saved));
  changetype<cycleobject>(o).firstpass = i32(firstpass != 0);
  changetype<cycleobject>(o).index = 0;
  return Py_None;
}

export function make_cycle(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.cycle',
    offsetof<cycleobject>(),
    cycle_dealloc.index,
    cycle_traverse.index,
    cycle_next.index,
  );
  if (!t) return null;
  t.tp_new = itertools_cycle.index;
  method(t, '__reduce__', cycle_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', cycle_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'cycle(iterable, /)\n--\n\nReturn elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.',
  );
}

// --- zip_longest

/** 56 bytes. */
@unmanaged
export class ziplongestobject extends PyObject {
  tuplesize: i64;
  numactive: i64;
  ittuple: PyObject | null; // strong: iterators; NULL: exhausted
  result: PyObject | null; // strong: the tuple used again while nobody else holds it
  fillvalue: PyObject | null; // strong
}

function zip_longest_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  let fillvalue: PyObject = Py_None;
  if (kwds && PyDict_GET_SIZE(kwds) > 0) {
    let given: PyObject | null = null;
    if (PyDict_GET_SIZE(kwds) == 1) given = PyDict_GetItemWithError(kwds, _Py_ID('fillvalue'));
    if (!given) {
      if (PyErr_Occurred()) return null;
      return PyErr_SetString(PyExc_TypeError, 'zip_longest() got an unexpected keyword argument');
    }
    fillvalue = given;
  }
  const n = PyTuple_GET_SIZE(args);
  const ittuple = PyTuple_New(n);
  if (!ittuple) return null;
  let result: PyObject | null = null;
  let ok = true;
  for (let i: i64 = 0; i < n && ok; i++) {
    const it = PyObject_GetIter(PyTuple_GET_ITEM(args, i));
    ok = it != null;
    PyTuple_SET_ITEM(ittuple, i, it);
  }
  if (ok) result = PyTuple_New(n);
  if (result) for (let i: i64 = 0; i < n; i++) PyTuple_SET_ITEM(result, i, Py_None);
  const o: PyObject | null = result ? newInstance(type) : null;
  if (!o) {
    Py_DECREF(ittuple);
    Py_XDECREF(result);
    return null;
  }
  const lz = changetype<ziplongestobject>(o);
  lz.ittuple = ittuple;
  lz.tuplesize = n;
  lz.numactive = n;
  lz.result = result;
  lz.fillvalue = Py_NewRef(fillvalue);
  return o;
}

function zip_longest_dealloc(o: PyObject): void {
  deallocFields(o, zip_longest_dealloc.index, offsetof<ziplongestobject>('_ittuple'), 3);
}

function zip_longest_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<ziplongestobject>('_ittuple'), 3, visit, arg);
}

function zip_longest_next(o: PyObject): PyObject | null {
  const lz = changetype<ziplongestobject>(o);
  const n = lz.tuplesize;
  if (n == 0 || lz.numactive == 0) return null;
  const ittuple = lz.ittuple as PyObject;
  let result = lz.result as PyObject;
  const reused = result.ob_refcnt == 1;
  if (reused) Py_INCREF(result);
  else {
    const fresh = PyTuple_New(n);
    if (!fresh) return null;
    result = fresh;
  }
  for (let i: i64 = 0; i < n; i++) {
    const it = ptrAt(PyTuple_ITEMS(ittuple), i);
    let item: PyObject | null = null;
    if (it) {
      item = guardedNext(it);
      if (!item) {
        lz.numactive--;
        if (lz.numactive == 0 || PyErr_Occurred()) {
          lz.numactive = 0;
          Py_DECREF(result);
          return null;
        }
        setPtrAt(PyTuple_ITEMS(ittuple), i, null);
        Py_DECREF(it);
      }
    }
    if (!item) item = Py_NewRef(lz.fillvalue as PyObject);
    if (reused) setSlot(PyTuple_ITEMS(result) + ((<usize>i) << 3), item);
    else PyTuple_SET_ITEM(result, i, item);
  }
  // The collector may have given up on a tuple of what it does not know.
  if (reused && !_PyObject_GC_IS_TRACKED(result)) _PyObject_GC_TRACK(result);
  return result;
}

function zip_longest_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<ziplongestobject>(o);
  const n = PyTuple_GET_SIZE(lz.ittuple as PyObject);
  const args = PyTuple_New(n);
  if (!args) return null;
  for (let i: i64 = 0; i < n; i++) {
    const it = ptrAt(PyTuple_ITEMS(lz.ittuple as PyObject), i);
    PyTuple_SET_ITEM(args, i, it ? Py_NewRef(it) : tuple_get_empty());
  }
  return Py_BuildValue('ONO', arg(o.ob_type), arg(args), arg(lz.fillvalue));
}

function zip_longest_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  setSlot(changetype<usize>(o) + offsetof<ziplongestobject>('_fillvalue'), Py_NewRef(state));
  return Py_None;
}

export function make_zip_longest(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.zip_longest',
    offsetof<ziplongestobject>(),
    zip_longest_dealloc.index,
    zip_longest_traverse.index,
    zip_longest_next.index,
  );
  if (!t) return null;
  t.tp_new = zip_longest_new.index;
  method(t, '__reduce__', zip_longest_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', zip_longest_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'zip_longest(*iterables, fillvalue=None)\n--\n\nReturn a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.\n',
  );
}

// accumulate, count and repeat. (CPython: Modules/itertoolsmodule.c)

import { PyNumber_Check, PyNumber_Index } from '../../objects/abstract/conversion';
import { nextOf } from '../../objects/abstract/next';
import { PyNumber_Add } from '../../objects/abstract/number';
import { PyObject_GetIter } from '../../objects/abstract/object';
import { unpackTupleAndKeywords } from '../../objects/args';
import { Py_BuildValue } from '../../objects/build-value';
import { _PyObject_CallTwo } from '../../objects/call';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import {
  _PyLong_GetOne,
  _PyLong_GetZero,
  PyLong_AsLong,
  PyLong_AsSsize_t,
  PyLong_Check,
  PyLong_FromSsize_t,
} from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { deallocFields, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { _PyType_Name } from '../../objects/type/state';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import { METH_NOARGS, METH_O, PyTypeObject } from '../../runtime/type';
import { newIteratorType } from './instances';
import { chain_new_internal } from './joining';
import { itertools_state, itState, newInstance, pickleWarning } from './shared';

// --- accumulate

/** 56 bytes. */
@unmanaged
export class accumulateobject extends PyObject {
  total: PyObject | null; // strong, as all below
  it: PyObject | null;
  binop: PyObject | null; // NULL: addition
  initial: PyObject | null;
  state: usize; // itertools_state *
}

function itertools_accumulate(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  const ok = unpackTupleAndKeywords(args, kwds, 'accumulate', 'iterable func initial', 0, 1, 1, at);
  const iterable = objAt(at, 0);
  const func = ptrAt(at, 1);
  const initial = ptrAt(at, 2);
  stackFree(at);
  if (ok < 0) return null;
  const it = PyObject_GetIter(iterable);
  if (!it) return null;
  const o = newInstance(type);
  if (!o) {
    Py_DECREF(it);
    return null;
  }
  const lz = changetype<accumulateobject>(o);
  if (func && func != Py_None) lz.binop = Py_NewRef(func);
  lz.it = it;
  lz.initial = initial ? Py_NewRef(initial) : Py_None;
  lz.state = changetype<usize>(itState(type));
  return o;
}

function accumulate_dealloc(o: PyObject): void {
  deallocFields(o, accumulate_dealloc.index, offsetof<accumulateobject>('_total'), 4);
}

function accumulate_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<accumulateobject>('_total'), 4, visit, arg);
}

function accumulate_next(o: PyObject): PyObject | null {
  const lz = changetype<accumulateobject>(o);
  const initial = lz.initial as PyObject;
  if (initial != Py_None) {
    lz.initial = Py_None;
    lz.total = Py_NewRef(initial);
    return initial;
  }
  const val = nextOf(lz.it as PyObject);
  if (!val) return null;
  const total = lz.total;
  if (!total) {
    lz.total = Py_NewRef(val);
    return val;
  }
  const sum = lz.binop ? _PyObject_CallTwo(lz.binop as PyObject, total, val) : PyNumber_Add(total, val);
  Py_DECREF(val);
  if (!sum) return null;
  Py_INCREF(sum);
  setSlot(changetype<usize>(o) + 16, sum);
  return sum;
}

function accumulate_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<accumulateobject>(o);
  const state = changetype<itertools_state>(lz.state);
  const binop = lz.binop ? (lz.binop as PyObject) : Py_None;
  if (lz.initial != Py_None || lz.total == Py_None) {
    // The total so far goes in front of what is left; None as a total could not be told from there being none.
    const initial = lz.initial != Py_None;
    const args = Py_BuildValue('(O)O', arg(initial ? lz.initial : lz.total), arg(lz.it));
    const it: PyObject | null = args ? PyObject_GetIter(args) : null;
    Py_XDECREF(args);
    const chain = chain_new_internal(state.chain_type as PyTypeObject, it);
    if (!chain) return null;
    if (initial) return Py_BuildValue('O(NO)O', arg(o.ob_type), arg(chain), arg(binop), arg(Py_None));
    return withoutFirst(state.islice_type as PyTypeObject, o, chain, binop);
  }
  const total = lz.total ? (lz.total as PyObject) : Py_None;
  return Py_BuildValue('O(OO)O', arg(o.ob_type), arg(lz.it), arg(binop), arg(total));
}

/** (islice, (accumulate(chain, binop), 1, None)): chain is stolen. */
// new
function withoutFirst(islice: PyTypeObject, o: PyObject, chain: PyObject, binop: PyObject): PyObject | null {
  const rest = _PyObject_CallTwo(o.ob_type, chain, binop);
  Py_DECREF(chain);
  if (!rest) return null;
  return Py_BuildValue('O(NnO)', arg(islice), arg(rest), 1, arg(Py_None));
}

function accumulate_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  setSlot(changetype<usize>(o) + 16, Py_NewRef(state));
  return Py_None;
}

export function make_accumulate(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.accumulate',
    offsetof<accumulateobject>(),
    accumulate_dealloc.index,
    accumulate_traverse.index,
    accumulate_next.index,
  );
  if (!t) return null;
  t.tp_new = itertools_accumulate.index;
  method(t, '__reduce__', accumulate_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', accumulate_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'accumulate(iterable, func=None, *, initial=None)\n--\n\nReturn series of accumulated sums (or other binary function results).',
  );
}

// --- count

/** 40 bytes: a fast mode that counts in cnt, and a slow one in long_cnt (cnt is then the largest i64). */
@unmanaged
export class countobject extends PyObject {
  cnt: i64;
  long_cnt: PyObject | null; // strong; NULL in the fast mode
  long_step: PyObject | null; // strong
}

function itertools_count(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = unpackTupleAndKeywords(args, kwds, 'count', 'start step', 0, 0, 0, at);
  const start = ptrAt(at, 0);
  const step = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  if ((start && !PyNumber_Check(start)) || (step && !PyNumber_Check(step))) {
    return PyErr_SetString(PyExc_TypeError, 'a number is required');
  }
  let fast = (!start || PyLong_Check(start)) && (!step || PyLong_Check(step));
  let cnt: i64 = 0;
  let long_cnt: PyObject | null = _PyLong_GetZero();
  if (start) {
    if (fast) {
      cnt = PyLong_AsSsize_t(start);
      if (cnt == -1 && PyErr_Occurred()) {
        PyErr_Clear();
        fast = false;
      }
    }
    long_cnt = Py_NewRef(start);
  }
  let long_step: PyObject = _PyLong_GetOne();
  if (step) long_step = Py_NewRef<PyObject>(step);
  if (fast) {
    const value = PyLong_AsLong(long_step);
    if (value != 1) {
      fast = false;
      if (value == -1 && PyErr_Occurred()) PyErr_Clear();
    }
  }
  if (fast) {
    Py_XDECREF(long_cnt);
    long_cnt = null;
  } else cnt = i64.MAX_VALUE;
  const o = newInstance(type);
  if (!o) {
    Py_XDECREF(long_cnt);
    Py_DECREF(long_step);
    return null;
  }
  changetype<countobject>(o).cnt = cnt;
  changetype<countobject>(o).long_cnt = long_cnt;
  changetype<countobject>(o).long_step = long_step;
  return o;
}

function count_dealloc(o: PyObject): void {
  deallocFields(o, count_dealloc.index, offsetof<countobject>('_long_cnt'), 2);
}

function count_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<countobject>('_long_cnt'), 2, visit, arg);
}

function count_nextlong(lz: countobject): PyObject | null {
  let cnt = lz.long_cnt;
  if (!cnt) {
    // The fast mode has come to its end.
    cnt = PyLong_FromSsize_t(i64.MAX_VALUE);
    if (!cnt) return null;
  }
  const stepped = PyNumber_Add(cnt, lz.long_step as PyObject);
  if (!stepped) {
    if (!lz.long_cnt) Py_DECREF(cnt);
    return null;
  }
  lz.long_cnt = stepped;
  return cnt;
}

function count_next(o: PyObject): PyObject | null {
  const lz = changetype<countobject>(o);
  if (lz.cnt == i64.MAX_VALUE) return count_nextlong(lz);
  return PyLong_FromSsize_t(lz.cnt++);
}

function count_repr(o: PyObject): PyObject | null {
  const lz = changetype<countobject>(o);
  const name = _PyType_Name(o.ob_type);
  if (!lz.long_cnt) return PyUnicode_FromFormat('%s(%zd)', name, lz.cnt);
  const step = lz.long_step as PyObject;
  if (PyLong_Check(step)) {
    const value = PyLong_AsLong(step);
    if (value == -1 && PyErr_Occurred()) PyErr_Clear();
    if (value == 1) return PyUnicode_FromFormat('%s(%R)', name, arg(lz.long_cnt));
  }
  return PyUnicode_FromFormat('%s(%R, %R)', name, arg(lz.long_cnt), arg(step));
}

function count_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const lz = changetype<countobject>(o);
  if (lz.cnt == i64.MAX_VALUE) {
    return Py_BuildValue('O(OO)', arg(o.ob_type), arg(lz.long_cnt), arg(lz.long_step));
  }
  return Py_BuildValue('O(n)', arg(o.ob_type), lz.cnt);
}

export function make_count(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.count',
    offsetof<countobject>(),
    count_dealloc.index,
    count_traverse.index,
    count_next.index,
  );
  if (!t) return null;
  t.tp_repr = count_repr.index;
  t.tp_new = itertools_count.index;
  method(t, '__reduce__', count_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(
    t,
    'count(start=0, step=1)\n--\n\nReturn a count object whose .__next__() method returns consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n            yield x\n            x += step',
  );
}

// --- repeat

/** 32 bytes. */
@unmanaged
export class repeatobject extends PyObject {
  element: PyObject | null; // strong
  cnt: i64; // how often still; -1: for ever
}

function repeat_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = unpackTupleAndKeywords(args, kwds, 'repeat', 'object times', 0, 1, 0, at);
  const element = objAt(at, 0);
  const times = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  let cnt: i64 = -1;
  if (times) {
    const number = PyNumber_Index(times);
    if (!number) return null;
    cnt = PyLong_AsSsize_t(number);
    Py_DECREF(number);
    if (cnt == -1 && PyErr_Occurred()) return null;
    if (cnt < 0) cnt = 0;
  }
  const o = newInstance(type);
  if (!o) return null;
  changetype<repeatobject>(o).element = Py_NewRef(element);
  changetype<repeatobject>(o).cnt = cnt;
  return o;
}

function repeat_dealloc(o: PyObject): void {
  deallocFields(o, repeat_dealloc.index, offsetof<repeatobject>('_element'), 1);
}

function repeat_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<repeatobject>('_element'), 1, visit, arg);
}

function repeat_next(o: PyObject): PyObject | null {
  const ro = changetype<repeatobject>(o);
  if (ro.cnt == 0) return null;
  if (ro.cnt > 0) ro.cnt--;
  return Py_NewRef(ro.element as PyObject);
}

function repeat_repr(o: PyObject): PyObject | null {
  const ro = changetype<repeatobject>(o);
  const name = _PyType_Name(o.ob_type);
  if (ro.cnt == -1) return PyUnicode_FromFormat('%s(%R)', name, arg(ro.element));
  return PyUnicode_FromFormat('%s(%R, %zd)', name, arg(ro.element), ro.cnt);
}

function repeat_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const cnt = changetype<repeatobject>(o).cnt;
  return cnt == -1 ? PyErr_SetString(PyExc_TypeError, 'len() of unsized object') : PyLong_FromSsize_t(cnt);
}

function repeat_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const ro = changetype<repeatobject>(o);
  if (ro.cnt >= 0) return Py_BuildValue('O(On)', arg(o.ob_type), arg(ro.element), ro.cnt);
  return Py_BuildValue('O(O)', arg(o.ob_type), arg(ro.element));
}

export function make_repeat(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.repeat',
    offsetof<repeatobject>(),
    repeat_dealloc.index,
    repeat_traverse.index,
    repeat_next.index,
  );
  if (!t) return null;
  t.tp_repr = repeat_repr.index;
  t.tp_new = repeat_new.index;
  method(t, '__length_hint__', repeat_len.index, METH_NOARGS, 'Private method returning an estimate of len(list(it)).');
  method(t, '__reduce__', repeat_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(
    t,
    'repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.',
  );
}

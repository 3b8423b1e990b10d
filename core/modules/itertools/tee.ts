// tee: iterators over one chain of blocks of items. (CPython: Modules/itertoolsmodule.c)

import { PyNumber_Index } from '../../objects/abstract/conversion';
import { PyObject_GetIter } from '../../objects/abstract/object';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_NoKeywords, exactArguments } from '../../objects/args';
import { PyObject_GenericGetAttr, PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_CallNoArgs } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsSsize_t } from '../../objects/int';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New, PyList_SET_ITEM } from '../../objects/list';
import { PyModule_GetState } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyObject_SelfIter } from '../../objects/object';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../../objects/tuple';
import { clearFields, freeInstance, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { member, method } from '../../runtime/register';
import {
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { guardedNext, itertools_state, itState, pickleWarning } from './shared';

const LINKCELLS = 57;

/** 496 bytes. */
@unmanaged
export class teedataobject extends PyObject {
  it: PyObject | null; // strong
  numread: i32; // items in values
  running: i32; // the source is asked for the next one now
  nextlink: PyObject | null; // strong: the next block
  @bytes(456) values: usize; // PyObject *[57] at 40; strong
}

/** 48 bytes. */
@unmanaged
export class teeobject extends PyObject {
  dataobj: PyObject | null; // strong
  index: i32; // 0 <= index <= LINKCELLS
  weakreflist: PyObject | null; // the list's head
  state: usize; // itertools_state *
}

/* @inline */ function asTeeData(o: PyObject): teedataobject {
  return changetype<teedataobject>(o);
}

/* @inline */ function asTee(o: PyObject): teeobject {
  return changetype<teeobject>(o);
}

// new
function teedataobject_newinternal(state: itertools_state, it: PyObject): PyObject | null {
  const o = _PyObject_GC_New(state.teedataobject_type as PyTypeObject);
  if (!o) return null;
  asTeeData(o).running = 0;
  asTeeData(o).numread = 0;
  asTeeData(o).nextlink = null;
  asTeeData(o).it = Py_NewRef(it);
  _PyObject_GC_TRACK(o);
  return o;
}

// new: the block behind this one
function teedataobject_jumplink(state: itertools_state, o: PyObject): PyObject | null {
  if (!asTeeData(o).nextlink) asTeeData(o).nextlink = teedataobject_newinternal(state, asTeeData(o).it as PyObject);
  return Py_XNewRef(asTeeData(o).nextlink);
}

// new
function teedataobject_getitem(o: PyObject, i: i32): PyObject | null {
  const tdo = asTeeData(o);
  if (i < tdo.numread) return Py_NewRef(objAt(tdo.values, i));
  if (tdo.running) return PyErr_SetString(PyExc_RuntimeError, 'cannot re-enter the tee iterator');
  tdo.running = 1;
  const value = guardedNext(tdo.it as PyObject);
  tdo.running = 0;
  if (!value) return null;
  tdo.numread++;
  setPtrAt(tdo.values, i, value);
  return Py_NewRef(value);
}

function teedataobject_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r = visitFields(o, offsetof<teedataobject>('_it'), 1, visit, arg);
  for (let i = 0; i < asTeeData(o).numread && r == 0; i++) r = Py_VISIT(ptrAt(asTeeData(o).values, i), visit, arg);
  return r ? r : Py_VISIT(asTeeData(o).nextlink, visit, arg);
}

/** Blocks that only their predecessor holds go one by one: a long list must not nest. */
function teedataobject_safe_decref(first: PyObject | null): void {
  let o = first;
  while (o && o.ob_refcnt == 1) {
    const following = asTeeData(o).nextlink;
    asTeeData(o).nextlink = null;
    Py_DECREF(o);
    o = following;
  }
  Py_XDECREF(o);
}

function teedataobject_clear(o: PyObject): i32 {
  clearFields(o, offsetof<teedataobject>('_it'), 1);
  const n = asTeeData(o).numread;
  asTeeData(o).numread = 0;
  for (let i = 0; i < n; i++) clearSlot(asTeeData(o).values + ((<usize>i) << 3));
  const following = asTeeData(o).nextlink;
  asTeeData(o).nextlink = null;
  teedataobject_safe_decref(following);
  return 0;
}

function teedataobject_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, teedataobject_dealloc.index)) return;
  teedataobject_clear(o);
  freeInstance(o);
  _PyTrash_end();
}

function teedataobject_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const values = PyList_New(asTeeData(o).numread);
  if (!values) return null;
  for (let i = 0; i < asTeeData(o).numread; i++) PyList_SET_ITEM(values, i, Py_NewRef(objAt(asTeeData(o).values, i)));
  return Py_BuildValue(
    'O(ONO)',
    arg(o.ob_type),
    arg(asTeeData(o).it),
    arg(values),
    arg(asTeeData(o).nextlink ? asTeeData(o).nextlink : Py_None),
  );
}

function itertools_teedataobject(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('teedataobject', kwds)) return null;
  if (!_PyArg_CheckPositional('teedataobject', PyTuple_GET_SIZE(args), 3, 3)) return null;
  const values = PyTuple_GET_ITEM(args, 1);
  if (!PyList_Check(values)) {
    _PyArg_BadArgument('teedataobject', 'argument 2', 'list', values);
    return null;
  }
  const state = itState(type);
  const o = teedataobject_newinternal(state, PyTuple_GET_ITEM(args, 0));
  if (!o) return null;
  const n = PyList_GET_SIZE(values);
  const following = PyTuple_GET_ITEM(args, 2);
  let ok = n <= LINKCELLS;
  if (ok) {
    for (let i: i64 = 0; i < n; i++) setPtrAt(asTeeData(o).values, i, Py_NewRef(PyList_GET_ITEM(values, i)));
    asTeeData(o).numread = <i32>n;
    if (n == LINKCELLS) {
      ok = following == Py_None || following.ob_type == state.teedataobject_type;
      if (ok && following != Py_None) asTeeData(o).nextlink = Py_NewRef(following);
    } else ok = following == Py_None;
  }
  if (ok) return o;
  Py_DECREF(o);
  return PyErr_SetString(PyExc_ValueError, 'Invalid arguments');
}

export function make__tee_dataobject(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools._tee_dataobject',
    offsetof<teedataobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = teedataobject_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = teedataobject_traverse.index;
  t.tp_clear = teedataobject_clear.index;
  t.tp_new = itertools_teedataobject.index;
  method(t, '__reduce__', teedataobject_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(
    t,
    'teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.',
  );
}

function tee_next(o: PyObject): PyObject | null {
  const self = asTee(o);
  if (self.index >= LINKCELLS) {
    const link = teedataobject_jumplink(changetype<itertools_state>(self.state), self.dataobj as PyObject);
    if (!link) return null;
    setSlot(changetype<usize>(o) + offsetof<teeobject>('_dataobj'), link);
    self.index = 0;
  }
  const value = teedataobject_getitem(self.dataobj as PyObject, self.index);
  if (value) self.index++;
  return value;
}

function tee_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<teeobject>('_dataobj'), 1, visit, arg);
}

// new: another one at the same place
function newTee(state: itertools_state, dataobj: PyObject, index: i32): PyObject | null {
  const o = _PyObject_GC_New(state.tee_type as PyTypeObject);
  if (!o) return null;
  asTee(o).dataobj = Py_NewRef(dataobj);
  asTee(o).index = index;
  asTee(o).weakreflist = null;
  asTee(o).state = changetype<usize>(state);
  _PyObject_GC_TRACK(o);
  return o;
}

function tee_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  return newTee(changetype<itertools_state>(asTee(o).state), asTee(o).dataobj as PyObject, asTee(o).index);
}

// new
function tee_fromiterable(state: itertools_state, iterable: PyObject): PyObject | null {
  const it = PyObject_GetIter(iterable);
  if (!it) return null;
  let result: PyObject | null = null;
  if (PyObject_TypeCheck(it, state.tee_type as PyTypeObject)) result = tee_copy(it, null);
  else {
    const dataobj = teedataobject_newinternal(state, it);
    if (dataobj) {
      result = newTee(state, dataobj, 0);
      Py_DECREF(dataobj);
    }
  }
  Py_DECREF(it);
  return result;
}

function itertools__tee(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('_tee', kwds)) return null;
  if (!_PyArg_CheckPositional('_tee', PyTuple_GET_SIZE(args), 1, 1)) return null;
  return tee_fromiterable(itState(type), PyTuple_GET_ITEM(args, 0));
}

function tee_clear(o: PyObject): i32 {
  if (asTee(o).weakreflist) PyObject_ClearWeakRefs(o);
  clearFields(o, offsetof<teeobject>('_dataobj'), 1);
  return 0;
}

function tee_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, tee_dealloc.index)) return;
  tee_clear(o);
  freeInstance(o);
  _PyTrash_end();
}

function tee_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  return Py_BuildValue('O(())(On)', arg(o.ob_type), arg(asTee(o).dataobj), asTee(o).index);
}

function tee_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  if (!PyTuple_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state is not a tuple');
  if (!exactArguments(state, '', 2)) return null;
  const type = changetype<itertools_state>(asTee(o).state).teedataobject_type as PyTypeObject;
  const data = PyTuple_GET_ITEM(state, 0);
  if (data.ob_type != type) {
    return PyErr_Format(
      PyExc_TypeError,
      'argument 1 must be itertools._tee_dataobject, not %.50s',
      data.ob_type.tp_name,
    );
  }
  const index = PyLong_AsInt(PyTuple_GET_ITEM(state, 1));
  if (index == -1 && PyErr_Occurred()) return null;
  if (index < 0 || index > LINKCELLS) return PyErr_SetString(PyExc_ValueError, 'Index out of range');
  setSlot(changetype<usize>(o) + offsetof<teeobject>('_dataobj'), Py_NewRef(data));
  asTee(o).index = index;
  return Py_None;
}

export function make__tee(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools._tee',
    offsetof<teeobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = tee_dealloc.index;
  t.tp_traverse = tee_traverse.index;
  t.tp_clear = tee_clear.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = tee_next.index;
  t.tp_new = itertools__tee.index;
  method(t, '__copy__', tee_copy.index, METH_NOARGS, 'Returns an independent iterator.');
  method(t, '__reduce__', tee_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', tee_setstate.index, METH_O, 'Set state information for unpickling.');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<teeobject>('_weakreflist'), Py_READONLY, '');
  return readyHeapType(t, '_tee(iterable, /)\n--\n\nIterator wrapped to make it copyable.');
}

export function itertools_tee(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('tee', nargs, 1, 2)) return null;
  let n: i64 = 2;
  if (nargs > 1) {
    const number = PyNumber_Index(objAt(args, 1));
    if (!number) return null;
    n = PyLong_AsSsize_t(number);
    Py_DECREF(number);
    if (n == -1 && PyErr_Occurred()) return null;
  }
  if (n < 0) return PyErr_SetString(PyExc_ValueError, 'n must be >= 0');
  const result = PyTuple_New(n);
  if (!result || n == 0) return result;
  const it = PyObject_GetIter(objAt(args, 0));
  if (!it) {
    Py_DECREF(result);
    return null;
  }
  const at = stackAlloc(1);
  const res = PyObject_GetOptionalAttr(it, _Py_ID('__copy__'), at);
  let copyfunc = ptrAt(at, 0);
  stackFree(at);
  let first: PyObject | null = it;
  if (res == 0) {
    // What cannot copy itself is wrapped, and the wrapper copied.
    first = tee_fromiterable(changetype<itertools_state>(PyModule_GetState(m)), it);
    Py_DECREF(it);
    if (first) copyfunc = PyObject_GetAttr(first, _Py_ID('__copy__'));
  }
  let ok = res >= 0 && first != null && copyfunc != null;
  if (first && ok) PyTuple_SET_ITEM(result, 0, first);
  else Py_XDECREF(first);
  for (let i: i64 = 1; i < n && ok && copyfunc; i++) {
    const copy = PyObject_CallNoArgs(copyfunc);
    ok = copy != null;
    PyTuple_SET_ITEM(result, i, copy);
  }
  Py_XDECREF(copyfunc);
  if (ok) return result;
  Py_DECREF(result);
  return null;
}

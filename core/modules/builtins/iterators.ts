// map, filter and zip. (CPython: Python/bltinmodule.c)

import { nextOf } from '../../objects/abstract/next';
import { PyObject_GetIter } from '../../objects/abstract/object';
import {
  _PyArg_CheckPositional,
  _PyArg_NoKeywords,
  _PyArg_NoKwnames,
  PyArg_UnpackTupleCheck,
} from '../../objects/args';
import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { Py_True, PyBool_Type } from '../../objects/bool';
import { PyCFunction_Type } from '../../objects/builtin-function';
import { PyObject_CallOneArg, PyObject_Vectorcall } from '../../objects/call';
import { PyDict_Next, PyDict_Size } from '../../objects/dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_StopIteration, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyListIter_Type } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue, PyObject_SelfIter } from '../../objects/object';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import {
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { isHeapType } from '../../objects/type/state';
import { PyType_Type } from '../../objects/type/struct';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { arg, objAt, Py_DECREF, Py_INCREF, Py_VISIT, Py_XDECREF, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall } from '../../runtime/recursion';
import { method, static_type } from '../../runtime/register';
import { _PyThreadState_GET } from '../../runtime/tstate';
import {
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../../runtime/type';

/** 32 bytes. */
@unmanaged
export class filterobject extends PyObject {
  func: PyObject | null; // strong
  it: PyObject | null; // strong
}

/** 32 bytes. */
@unmanaged
export class mapobject extends PyObject {
  iters: PyObject | null; // strong: a tuple of iterators
  func: PyObject | null; // strong
}

/** 48 bytes. */
@unmanaged
export class zipobject extends PyObject {
  tuplesize: i64;
  ittuple: PyObject | null; // strong: the iterators
  result: PyObject | null; // strong: the tuple used again while nobody else holds it
  strict: i32;
  // and 4 bytes that C adds at the end
}

export const PyFilter_Type = staticObject<PyTypeObject>(416);
export const PyMap_Type = staticObject<PyTypeObject>(416);
export const PyZip_Type = staticObject<PyTypeObject>(416);

/* @inline */ function some(o: PyObject | null): PyObject {
  return changetype<PyObject>(o);
}

/* @inline */ function alloc(type: PyTypeObject): PyObject | null {
  return call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
}

/** A list's iterator, as most are, nests no further. */
/* @inline */ function next(it: PyObject): PyObject | null {
  if (it.ob_type != PyListIter_Type) return nextOf(it);
  return call_indirect<PyObject | null>(<u32>it.ob_type.tp_iternext, it);
}

/** A tuple of iterators over n iterables. */
// new
function iterators(args: usize, n: i64): PyObject | null {
  const tuple = PyTuple_New(n);
  if (!tuple) return null;
  for (let i: i64 = 0; i < n; i++) {
    const it = PyObject_GetIter(objAt(args, i));
    if (!it) {
      Py_DECREF(tuple);
      return null;
    }
    PyTuple_SET_ITEM(tuple, i, it);
  }
  return tuple;
}

// new
function filterOf(type: PyTypeObject, func: PyObject, seq: PyObject): PyObject | null {
  const it = PyObject_GetIter(seq);
  if (!it) return null;
  const o = alloc(type);
  if (!o) {
    Py_DECREF(it);
    return null;
  }
  Py_INCREF(func);
  changetype<filterobject>(o).func = func;
  changetype<filterobject>(o).it = it;
  return o;
}

function filter_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const own = type == PyFilter_Type || type.tp_init == PyFilter_Type.tp_init;
  if (own && !_PyArg_NoKeywords('filter', kwds)) return null;
  if (!PyArg_UnpackTupleCheck(args, 'filter', 2, 2)) return null;
  return filterOf(type, PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1));
}

function filter_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const t = changetype<PyTypeObject>(type);
  if (t == PyFilter_Type && kwnames && !_PyArg_NoKwnames('filter', kwnames)) return null;
  if (!_PyArg_CheckPositional('filter', PyVectorcall_NARGS(nargsf), 2, 2)) return null;
  return filterOf(t, objAt(args, 0), objAt(args, 1));
}

function filter_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  // These three nest as deep as a program likes.
  if (_PyTrash_begin(o, filter_dealloc.index)) return;
  Py_XDECREF(changetype<filterobject>(o).func);
  Py_XDECREF(changetype<filterobject>(o).it);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
  _PyTrash_end();
}

function filter_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(changetype<filterobject>(o).it, visit, argument);
  return r ? r : Py_VISIT(changetype<filterobject>(o).func, visit, argument);
}

/** Is the item one that stays? -1: an exception. */
function passes(func: PyObject, item: PyObject): i32 {
  if (func == Py_None || changetype<usize>(func) == changetype<usize>(PyBool_Type)) return PyObject_IsTrue(item);
  const good = PyObject_CallOneArg(func, item);
  if (!good) return -1;
  const ok = PyObject_IsTrue(good);
  Py_DECREF(good);
  return ok;
}

function filter_next(o: PyObject): PyObject | null {
  const lz = changetype<filterobject>(o);
  const it = some(lz.it);
  while (true) {
    const item = next(it);
    if (!item) return null;
    const ok = passes(some(lz.func), item);
    if (ok > 0) return item;
    Py_DECREF(item);
    if (ok < 0) return null;
  }
}

function filter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const args = PyTuple_Pack2(some(changetype<filterobject>(o).func), some(changetype<filterobject>(o).it));
  if (!args) return null;
  const result = PyTuple_Pack2(o.ob_type, args);
  Py_DECREF(args);
  return result;
}

// new
function mapOf(type: PyTypeObject, args: usize, nargs: i64): PyObject | null {
  if (nargs < 2) return PyErr_SetString(PyExc_TypeError, 'map() must have at least two arguments.');
  const iters = iterators(args + 8, nargs - 1);
  if (!iters) return null;
  const o = alloc(type);
  if (!o) {
    Py_DECREF(iters);
    return null;
  }
  changetype<mapobject>(o).iters = iters;
  Py_INCREF(objAt(args, 0));
  changetype<mapobject>(o).func = objAt(args, 0);
  return o;
}

function map_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const own = type == PyMap_Type || type.tp_init == PyMap_Type.tp_init;
  if (own && !_PyArg_NoKeywords('map', kwds)) return null;
  return mapOf(type, PyTuple_ITEMS(args), PyTuple_GET_SIZE(args));
}

function map_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const t = changetype<PyTypeObject>(type);
  if (t == PyMap_Type && kwnames && !_PyArg_NoKwnames('map', kwnames)) return null;
  return mapOf(t, args, PyVectorcall_NARGS(nargsf));
}

function map_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, map_dealloc.index)) return;
  Py_XDECREF(changetype<mapobject>(o).iters);
  Py_XDECREF(changetype<mapobject>(o).func);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
  _PyTrash_end();
}

function map_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(changetype<mapobject>(o).iters, visit, argument);
  return r ? r : Py_VISIT(changetype<mapobject>(o).func, visit, argument);
}

function map_next(o: PyObject): PyObject | null {
  const lz = changetype<mapobject>(o);
  const iters = some(lz.iters);
  const n = PyTuple_GET_SIZE(iters);
  const stack = stackAlloc(n);
  let nargs: i64 = 0;
  while (nargs < n) {
    const value = next(PyTuple_GET_ITEM(iters, nargs));
    if (!value) break;
    setPtrAt(stack, nargs, value);
    nargs++;
  }
  let result: PyObject | null = null;
  if (nargs == n) result = callFunction(some(lz.func), stack, <usize>n);
  for (let i: i64 = 0; i < nargs; i++) Py_DECREF(objAt(stack, i));
  stackFree(stack);
  return result;
}

/** What the native functions take that stand between map() and the next one where it calls list and others on maps of maps. */
const CALL_UNITS = 3;

/** A loop counts for itself how deep it nests, native functions and types do not. */
function callFunction(func: PyObject, args: usize, nargs: usize): PyObject | null {
  const native =
    func.ob_type == PyCFunction_Type || (func.ob_type == PyType_Type && !isHeapType(changetype<PyTypeObject>(func)));
  if (!native) return PyObject_Vectorcall(func, args, nargs, null);
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return null;
  const tstate = _PyThreadState_GET();
  tstate.c_recursion_remaining -= CALL_UNITS - 1;
  const result = PyObject_Vectorcall(func, args, nargs, null);
  tstate.c_recursion_remaining += CALL_UNITS;
  return result;
}

function map_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const lz = changetype<mapobject>(o);
  const iters = some(lz.iters);
  const n = PyTuple_GET_SIZE(iters);
  const args = PyTuple_New(n + 1);
  if (!args) return null;
  Py_INCREF(some(lz.func));
  PyTuple_SET_ITEM(args, 0, lz.func);
  for (let i: i64 = 0; i < n; i++) {
    const it = PyTuple_GET_ITEM(iters, i);
    Py_INCREF(it);
    PyTuple_SET_ITEM(args, i + 1, it);
  }
  const result = PyTuple_Pack2(o.ob_type, args);
  Py_DECREF(args);
  return result;
}

/** zip's only keyword: 1, 0, or -1 with an exception. */
function strictArgument(kwds: PyObject): i32 {
  const given = PyDict_Size(kwds);
  if (given == 0) return 0;
  if (given > 1) {
    PyErr_Format(PyExc_TypeError, 'zip() takes at most 1 keyword argument (%zd given)', given);
    return -1;
  }
  const out = stackAlloc(3);
  store<i64>(out, 0);
  PyDict_Next(kwds, out, out + 8, out + 16);
  const key = objAt(out, 1);
  const value = objAt(out, 2);
  stackFree(out);
  if (_PyUnicode_EqualToASCIIString(key, 'strict')) return PyObject_IsTrue(value);
  PyErr_Format(PyExc_TypeError, "zip() got an unexpected keyword argument '%S'", arg(key));
  return -1;
}

function zip_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const strict = kwds ? strictArgument(kwds) : 0;
  if (strict < 0) return null;
  const n = PyTuple_GET_SIZE(args);
  const ittuple = iterators(PyTuple_ITEMS(args), n);
  if (!ittuple) return null;
  const result = PyTuple_New(n);
  const o = result ? alloc(type) : null;
  if (!o) {
    Py_DECREF(ittuple);
    Py_XDECREF(result);
    return null;
  }
  for (let i: i64 = 0; i < n; i++) PyTuple_SET_ITEM(some(result), i, Py_None);
  const lz = changetype<zipobject>(o);
  lz.ittuple = ittuple;
  lz.tuplesize = n;
  lz.result = result;
  lz.strict = strict;
  return o;
}

function zip_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, zip_dealloc.index)) return;
  Py_XDECREF(changetype<zipobject>(o).ittuple);
  Py_XDECREF(changetype<zipobject>(o).result);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
  _PyTrash_end();
}

function zip_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const r = Py_VISIT(changetype<zipobject>(o).ittuple, visit, argument);
  return r ? r : Py_VISIT(changetype<zipobject>(o).result, visit, argument);
}

function zip_next(o: PyObject): PyObject | null {
  const lz = changetype<zipobject>(o);
  const n = lz.tuplesize;
  if (n == 0) return null;
  const ittuple = some(lz.ittuple);
  let result = some(lz.result);
  const reused = result.ob_refcnt == 1;
  if (reused) Py_INCREF(result);
  else {
    const fresh = PyTuple_New(n);
    if (!fresh) return null;
    result = fresh;
  }
  for (let i: i64 = 0; i < n; i++) {
    const item = next(PyTuple_GET_ITEM(ittuple, i));
    if (!item) {
      Py_DECREF(result);
      return lz.strict ? unequalLengths(ittuple, n, i) : null;
    }
    const old = changetype<PyObject | null>(load<usize>(PyTuple_ITEMS(result) + ((<usize>i) << 3)));
    PyTuple_SET_ITEM(result, i, item);
    Py_XDECREF(old);
  }
  // The collector may have untracked it for what it held before.
  if (reused && !_PyObject_GC_IS_TRACKED(result)) _PyObject_GC_TRACK(result);
  return result;
}

/** False: an exception other than StopIteration is set. */
function onlyStopped(): bool {
  if (PyErr_Occurred()) {
    if (!PyErr_ExceptionMatches(PyExc_StopIteration)) return false;
    PyErr_Clear();
  }
  return true;
}

/** strict: argument i has ended; it must be the first, and all others must have ended too. */
function unequalLengths(ittuple: PyObject, n: i64, i: i64): PyObject | null {
  if (!onlyStopped()) return null;
  if (i) return unequal('zip() argument %d is shorter than argument%ls%d', i);
  for (i = 1; i < n; i++) {
    const item = next(PyTuple_GET_ITEM(ittuple, i));
    if (item) {
      Py_DECREF(item);
      return unequal('zip() argument %d is longer than argument%ls%d', i);
    }
    if (!onlyStopped()) return null;
  }
  return null;
}

function unequal(format: string, i: i64): PyObject | null {
  const plural = i == 1 ? ' ' : 's 1-';
  return PyErr_Format(PyExc_ValueError, format, i + 1, <u64>changetype<usize>(plural), i);
}

function zip_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const lz = changetype<zipobject>(o);
  const ittuple = some(lz.ittuple);
  return lz.strict ? PyTuple_Pack3(o.ob_type, ittuple, Py_True) : PyTuple_Pack2(o.ob_type, ittuple);
}

function zip_setstate(o: PyObject, state: PyObject): PyObject | null {
  const strict = PyObject_IsTrue(state);
  if (strict < 0) return null;
  changetype<zipobject>(o).strict = strict;
  return Py_None;
}

function initIterator(t: PyTypeObject, name: string, size: usize, doc: string, reduce: usize): void {
  static_type(t, name, size, 0, Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE, doc);
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_free = PyObject_GC_Del.index;
  method(t, '__reduce__', reduce, METH_NOARGS, 'Return state information for pickling.');
}

export function init_builtins_iterators(): void {
  const f = PyFilter_Type;
  initIterator(
    f,
    'filter',
    offsetof<filterobject>(),
    'filter(function, iterable, /)\n--\n\nReturn an iterator yielding those items of iterable for which function(item)\nis true. If function is None, return the items that are true.',
    filter_reduce.index,
  );
  f.tp_dealloc = filter_dealloc.index;
  f.tp_traverse = filter_traverse.index;
  f.tp_iternext = filter_next.index;
  f.tp_new = filter_new.index;
  f.tp_vectorcall = filter_vectorcall.index;
  const m = PyMap_Type;
  initIterator(
    m,
    'map',
    offsetof<mapobject>(),
    'map(function, iterable, /, *iterables)\n--\n\nMake an iterator that computes the function using arguments from\neach of the iterables.  Stops when the shortest iterable is exhausted.',
    map_reduce.index,
  );
  m.tp_dealloc = map_dealloc.index;
  m.tp_traverse = map_traverse.index;
  m.tp_iternext = map_next.index;
  m.tp_new = map_new.index;
  m.tp_vectorcall = map_vectorcall.index;
  const z = PyZip_Type;
  initIterator(
    z,
    'zip',
    offsetof<zipobject>(),
    "zip(*iterables, strict=False)\n--\n\nThe zip object yields n-length tuples, where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]",
    zip_reduce.index,
  );
  z.tp_dealloc = zip_dealloc.index;
  z.tp_traverse = zip_traverse.index;
  z.tp_iternext = zip_next.index;
  z.tp_new = zip_new.index;
  method(z, '__setstate__', zip_setstate.index, METH_O, 'Set state information for unpickling.');
}

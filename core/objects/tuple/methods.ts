// tuple as a type: construction, comparison, hash, operators and methods. (CPython: Objects/tupleobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { objAt, Py_DECREF, Py_EQ, Py_INCREF, Py_NE, Py_SIZE, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { mappingMethods, method, sequenceMethods, static_type } from '../../runtime/register';
import {
  _Py_TPFLAGS_MATCH_SELF,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_SEQUENCE,
  Py_TPFLAGS_TUPLE_SUBCLASS,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../../runtime/type';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../abstract/conversion';
import { PySequence_Tuple } from '../abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from '../args';
import { PyObject_GenericGetAttr } from '../attribute';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_IndexError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { classGetitem } from '../generic-alias';
import { PyLong_FromSsize_t } from '../int';
import { Py_NotImplemented } from '../none';
import { PyObject_Hash, PyObject_RichCompare, PyObject_RichCompareBool } from '../object';
import { sequenceRepr } from '../repr';
import { compareSizes } from '../richcompare';
import { indexBounds, PySlice_AdjustIndices, PySlice_Check, PySlice_Unpack } from '../slice';
import {
  PyTuple_Check,
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_ITEMS,
  PyTuple_Pack1,
  PyTuple_Type,
  PyTupleObject,
  tuple_alloc,
  tuple_get_empty,
  tupledealloc,
  tupleslice,
  tupletraverse,
} from '../tuple';
import { init_tuple_iter, tuple_iter } from './iter';

function tuplerepr(v: PyObject): PyObject | null {
  return Py_SIZE(v) == 1 ? sequenceRepr(v, '(', ',)', '()', '(...)') : sequenceRepr(v, '(', ')', '()', '(...)');
}

const PRIME_1: u64 = 11400714785074694791;
const PRIME_2: u64 = 14029467366897019727;
const PRIME_5: u64 = 2870177450012600261;

/** xxHash over the items' hashes, with a length-dependent end so that () and (x,) differ from their items. */
function tuplehash(v: PyObject): i64 {
  const n = Py_SIZE(v);
  const items = PyTuple_ITEMS(v);
  let acc = PRIME_5;
  // NOT CPYTHON: it does not guard this recursion, and overflows its stack when tuples are nested too deeply.
  if (_Py_EnterRecursiveCall(' while hashing a tuple')) return -1;
  for (let i: i64 = 0; i < n; i++) {
    const lane = PyObject_Hash(objAt(items, i));
    if (lane == -1) {
      _Py_LeaveRecursiveCall();
      return -1;
    }
    acc += <u64>lane * PRIME_2;
    acc = rotl<u64>(acc, 31);
    acc *= PRIME_1;
  }
  _Py_LeaveRecursiveCall();
  acc += <u64>n ^ (PRIME_5 ^ 3527539);
  return acc == u64.MAX_VALUE ? 1546275796 : <i64>acc;
}

function tuplelength(a: PyObject): i64 {
  return Py_SIZE(a);
}

function tuplecontains(a: PyObject, el: PyObject): i32 {
  for (let i: i64 = 0; i < Py_SIZE(a); i++) {
    const found = PyObject_RichCompareBool(PyTuple_GET_ITEM(a, i), el, Py_EQ);
    if (found != 0) return found;
  }
  return 0;
}

function tupleitem(a: PyObject, i: i64): PyObject | null {
  if (<u64>i >= <u64>Py_SIZE(a)) return PyErr_SetString(PyExc_IndexError, 'tuple index out of range');
  const item = PyTuple_GET_ITEM(a, i);
  Py_INCREF(item);
  return item;
}

function tupleconcat(a: PyObject, b: PyObject): PyObject | null {
  if (Py_SIZE(a) == 0 && PyTuple_CheckExact(b)) {
    Py_INCREF(b);
    return b;
  }
  if (!PyTuple_Check(b)) {
    return PyErr_Format(PyExc_TypeError, 'can only concatenate tuple (not "%.200s") to tuple', <u64>b.ob_type.tp_name);
  }
  if (Py_SIZE(b) == 0 && PyTuple_CheckExact(a)) {
    Py_INCREF(a);
    return a;
  }
  const n = Py_SIZE(a);
  const m = Py_SIZE(b);
  if (n + m == 0) return tuple_get_empty();
  const np = tuple_alloc(n + m);
  if (!np) return null;
  copyItems(PyTuple_ITEMS(a), PyTuple_ITEMS(np), n);
  copyItems(PyTuple_ITEMS(b), PyTuple_ITEMS(np) + ((<usize>n) << 3), m);
  _PyObject_GC_TRACK(np);
  return np;
}

function copyItems(src: usize, dst: usize, n: i64): void {
  for (let i: i64 = 0; i < n; i++) {
    const item = objAt(src, i);
    Py_INCREF(item);
    setPtrAt(dst, i, item);
  }
}

function tuplerepeat(a: PyObject, n: i64): PyObject | null {
  const size = Py_SIZE(a);
  if ((size == 0 || n == 1) && PyTuple_CheckExact(a)) {
    Py_INCREF(a);
    return a;
  }
  if (size == 0 || n <= 0) return tuple_get_empty();
  if (n > i64.MAX_VALUE / size) return PyErr_NoMemory();
  const np = tuple_alloc(size * n);
  if (!np) return null;
  const dst = PyTuple_ITEMS(np);
  for (let k: i64 = 0; k < n; k++) copyItems(PyTuple_ITEMS(a), dst + ((<usize>(k * size)) << 3), size);
  _PyObject_GC_TRACK(np);
  return np;
}

function tuplesubscript(self: PyObject, item: PyObject): PyObject | null {
  if (PyIndex_Check(item)) {
    let i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return null;
    if (i < 0) i += Py_SIZE(self);
    return tupleitem(self, i);
  }
  if (!PySlice_Check(item)) {
    const name = <u64>item.ob_type.tp_name;
    return PyErr_Format(PyExc_TypeError, 'tuple indices must be integers or slices, not %.200s', name);
  }
  const bounds = stackAlloc(3);
  if (PySlice_Unpack(item, bounds, bounds + 8, bounds + 16) < 0) {
    stackFree(bounds);
    return null;
  }
  const step = load<i64>(bounds, 16);
  const n = PySlice_AdjustIndices(Py_SIZE(self), bounds, bounds + 8, step);
  const start = load<i64>(bounds);
  stackFree(bounds);
  if (n <= 0) return tuple_get_empty();
  if (start == 0 && step == 1 && n == Py_SIZE(self) && PyTuple_CheckExact(self)) {
    Py_INCREF(self);
    return self;
  }
  const result = tuple_alloc(n);
  if (!result) return null;
  const src = PyTuple_ITEMS(self);
  const dst = PyTuple_ITEMS(result);
  for (let i: i64 = 0, cur = start; i < n; i++, cur += step) {
    const it = objAt(src, cur);
    Py_INCREF(it);
    setPtrAt(dst, i, it);
  }
  _PyObject_GC_TRACK(result);
  return result;
}

function tuplerichcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (!PyTuple_Check(v) || !PyTuple_Check(w)) return Py_NotImplemented;
  const n = Py_SIZE(v);
  const m = Py_SIZE(w);
  // The first items that differ decide; sizes only when one is the other's beginning.
  let i: i64 = 0;
  for (; i < n && i < m; i++) {
    const k = PyObject_RichCompareBool(PyTuple_GET_ITEM(v, i), PyTuple_GET_ITEM(w, i), Py_EQ);
    if (k < 0) return null;
    if (!k) break;
  }
  if (i >= n || i >= m) return compareSizes(n, m, op);
  if (op == Py_EQ) return compareSizes(0, 1, Py_EQ);
  if (op == Py_NE) return compareSizes(0, 1, Py_NE);
  return PyObject_RichCompare(PyTuple_GET_ITEM(v, i), PyTuple_GET_ITEM(w, i), op);
}

function tuple_new_impl(type: PyTypeObject, iterable: PyObject | null): PyObject | null {
  if (type != PyTuple_Type) return tuple_subtype_new(type, iterable);
  return iterable ? PySequence_Tuple(iterable) : tuple_get_empty();
}

function tuple_subtype_new(type: PyTypeObject, iterable: PyObject | null): PyObject | null {
  const tmp = tuple_new_impl(PyTuple_Type, iterable);
  if (!tmp) return null;
  const n = Py_SIZE(tmp);
  const result = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, n);
  if (result) copyItems(PyTuple_ITEMS(tmp), PyTuple_ITEMS(result), n);
  Py_DECREF(tmp);
  return result;
}

function tuple_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if ((type == PyTuple_Type || type.tp_init == PyTuple_Type.tp_init) && !_PyArg_NoKeywords('tuple', kwargs))
    return null;
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('tuple', n, 0, 1)) return null;
  return tuple_new_impl(type, n < 1 ? null : PyTuple_GET_ITEM(args, 0));
}

function tuple_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (kwnames && !_PyArg_NoKwnames('tuple', kwnames)) return null;
  const n = PyVectorcall_NARGS(nargsf);
  if (!_PyArg_CheckPositional('tuple', n, 0, 1)) return null;
  return n ? tuple_new_impl(changetype<PyTypeObject>(type), objAt(args, 0)) : tuple_get_empty();
}

function tuple___getnewargs__(self: PyObject, unused: PyObject | null): PyObject | null {
  const copy = tupleslice(self, 0, Py_SIZE(self));
  if (!copy) return null;
  const result = PyTuple_Pack1(copy);
  Py_DECREF(copy);
  return result;
}

function tuple_index(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const bounds = stackAlloc(2);
  const ok = indexBounds(args, nargs, bounds);
  let start = load<i64>(bounds);
  let stop = load<i64>(bounds, 8);
  stackFree(bounds);
  if (!ok) return null;
  const n = Py_SIZE(self);
  if (start < 0) {
    start += n;
    if (start < 0) start = 0;
  }
  if (stop < 0) stop += n;
  else if (stop > n) stop = n;
  for (let i = start; i < stop; i++) {
    const cmp = PyObject_RichCompareBool(PyTuple_GET_ITEM(self, i), objAt(args, 0), Py_EQ);
    if (cmp > 0) return PyLong_FromSsize_t(i);
    if (cmp < 0) return null;
  }
  return PyErr_SetString(PyExc_ValueError, 'tuple.index(x): x not in tuple');
}

function tuple_count(self: PyObject, value: PyObject): PyObject | null {
  let count: i64 = 0;
  for (let i: i64 = 0; i < Py_SIZE(self); i++) {
    const cmp = PyObject_RichCompareBool(PyTuple_GET_ITEM(self, i), value, Py_EQ);
    if (cmp > 0) count++;
    else if (cmp < 0) return null;
  }
  return PyLong_FromSsize_t(count);
}

export function init_tuple_methods(): void {
  const t = PyTuple_Type;
  static_type(
    t,
    'tuple',
    offsetof<PyTupleObject>() - 8,
    8,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_TUPLE_SUBCLASS | _Py_TPFLAGS_MATCH_SELF | Py_TPFLAGS_SEQUENCE,
    "tuple(iterable=(), /)\n--\n\nBuilt-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.",
  );
  t.tp_dealloc = tupledealloc.index;
  t.tp_repr = tuplerepr.index;
  t.tp_hash = tuplehash.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = tupletraverse.index;
  t.tp_richcompare = tuplerichcompare.index;
  t.tp_iter = tuple_iter.index;
  t.tp_new = tuple_new.index;
  t.tp_vectorcall = tuple_vectorcall.index;
  const sq = sequenceMethods(t);
  sq.sq_length = tuplelength.index;
  sq.sq_concat = tupleconcat.index;
  sq.sq_repeat = tuplerepeat.index;
  sq.sq_item = tupleitem.index;
  sq.sq_contains = tuplecontains.index;
  const mp = mappingMethods(t);
  mp.mp_length = tuplelength.index;
  mp.mp_subscript = tuplesubscript.index;
  method(t, '__getnewargs__', tuple___getnewargs__.index, METH_NOARGS, '__getnewargs__($self, /)\n--\n\n');
  method(
    t,
    'index',
    tuple_index.index,
    METH_FASTCALL,
    'index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn first index of value.\n\nRaises ValueError if the value is not present.',
  );
  method(t, 'count', tuple_count.index, METH_O, 'count($self, value, /)\n--\n\nReturn number of occurrences of value.');
  classGetitem(t);
  init_tuple_iter();
}

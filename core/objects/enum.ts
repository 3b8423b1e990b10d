// enumerate and reversed. (CPython: Objects/enumobject.c)

import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import { arg, objAt, Py_DECREF, Py_INCREF, Py_VISIT, Py_XDECREF, PyObject } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { method, static_type } from '../runtime/register';
import {
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../runtime/type';
import { PyNumber_Index } from './abstract/conversion';
import { nextOf } from './abstract/next';
import { PyNumber_Add } from './abstract/number';
import { PyObject_GetIter } from './abstract/object';
import { PySequence_Check, PySequence_GetItem, PySequence_Size } from './abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames, unpackTupleAndKeywords } from './args';
import { PyObject_GenericGetAttr } from './attribute';
import { PyObject_CallNoArgs } from './call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_IndexError, PyExc_StopIteration, PyExc_TypeError } from './exceptions/types';
import { classGetitem } from './generic-alias';
import { _PyLong_GetOne, PyLong_AsSsize_t, PyLong_FromSsize_t } from './int';
import { PyListIter_Type } from './list';
import { Py_None } from './none';
import { PyObject_SelfIter } from './object';
import { reduceCall } from './reduce';
import { _PyUnicode_EqualToASCIIString } from './str/compare';
import {
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_Pack2,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
  tuple_get_empty,
  tuplePackSteal2,
} from './tuple';
import { _PyObject_LookupSpecial } from './type/special';

/** 56 bytes. */
@unmanaged
export class enumobject extends PyObject {
  en_index: i64; // the next count; at its maximum en_longindex counts on
  en_sit: PyObject | null; // strong
  en_result: PyObject | null; // strong: the tuple used again while nobody else holds it
  en_longindex: PyObject | null; // strong; NULL: not needed yet
  one: PyObject | null; // borrowed: 1
}

/** 32 bytes. */
@unmanaged
export class reversedobject extends PyObject {
  index: i64;
  seq: PyObject | null; // strong; NULL: exhausted
}

export const PyEnum_Type = staticObject<PyTypeObject>(416);
export const PyReversed_Type = staticObject<PyTypeObject>(416);

// new
function enum_new_impl(type: PyTypeObject, iterable: PyObject, start: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const en = changetype<enumobject>(o);
  en.one = _PyLong_GetOne();
  if (start && !setStart(en, start)) {
    Py_DECREF(o);
    return null;
  }
  en.en_sit = PyObject_GetIter(iterable);
  if (en.en_sit) en.en_result = PyTuple_Pack2(Py_None, Py_None);
  if (en.en_result) return o;
  Py_DECREF(o);
  return null;
}

function setStart(en: enumobject, start: PyObject): bool {
  const number = PyNumber_Index(start);
  if (!number) return false;
  en.en_index = PyLong_AsSsize_t(number);
  if (en.en_index == -1 && PyErr_Occurred()) {
    PyErr_Clear();
    en.en_index = i64.MAX_VALUE;
    en.en_longindex = number;
  } else Py_DECREF(number);
  return true;
}

function enum_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  const failed = unpackTupleAndKeywords(args, kwds, 'enumerate', 'iterable start', 0, 1, 0, values) < 0;
  const iterable = objAt(values, 0);
  const start = changetype<PyObject | null>(load<usize>(values, 8));
  stackFree(values);
  return failed ? null : enum_new_impl(type, iterable, start);
}

function isKeyword(kwnames: PyObject, i: i64, name: string): bool {
  return _PyUnicode_EqualToASCIIString(PyTuple_GET_ITEM(kwnames, i), name);
}

function check_keyword(kwnames: PyObject, i: i64, name: string): bool {
  if (isKeyword(kwnames, i, name)) return true;
  const keyword = PyTuple_GET_ITEM(kwnames, i);
  PyErr_Format(PyExc_TypeError, "'%.200S' is an invalid keyword argument for enumerate()", arg(keyword));
  return false;
}

/** enumerate(iterable, start=…) without a general parser: it is called often. */
function enumerate_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const t = changetype<PyTypeObject>(type);
  const nargs = PyVectorcall_NARGS(nargsf);
  const nkwargs = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
  if (nargs + nkwargs == 2) {
    if (kwnames && nkwargs == 1 && !check_keyword(kwnames, 0, 'start')) return null;
    if (kwnames && nkwargs == 2) {
      if (isKeyword(kwnames, 0, 'start')) {
        return check_keyword(kwnames, 1, 'iterable') ? enum_new_impl(t, objAt(args, 1), objAt(args, 0)) : null;
      }
      if (!check_keyword(kwnames, 0, 'iterable') || !check_keyword(kwnames, 1, 'start')) return null;
    }
    return enum_new_impl(t, objAt(args, 0), objAt(args, 1));
  }
  if (nargs + nkwargs == 1) {
    if (kwnames && nkwargs == 1 && !check_keyword(kwnames, 0, 'iterable')) return null;
    return enum_new_impl(t, objAt(args, 0), null);
  }
  if (nargs == 0) return PyErr_SetString(PyExc_TypeError, "enumerate() missing required argument 'iterable'");
  return PyErr_Format(PyExc_TypeError, 'enumerate() takes at most %d arguments (%zd given)', 2, nargs + nkwargs);
}

function enum_dealloc(o: PyObject): void {
  const en = changetype<enumobject>(o);
  PyObject_GC_UnTrack(o);
  // NOT CPYTHON: guarded, since these nest as deep as a program likes and the native stack is small.
  if (_PyTrash_begin(o, enum_dealloc.index)) return;
  Py_XDECREF(en.en_sit);
  Py_XDECREF(en.en_result);
  Py_XDECREF(en.en_longindex);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
  _PyTrash_end();
}

function enum_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const en = changetype<enumobject>(o);
  let r = Py_VISIT(en.en_sit, visit, argument);
  if (!r) r = Py_VISIT(en.en_result, visit, argument);
  return r ? r : Py_VISIT(en.en_longindex, visit, argument);
}

/** The count beyond i64. */
// new
function nextLongIndex(en: enumobject): PyObject | null {
  let index = en.en_longindex;
  if (!index) {
    index = PyLong_FromSsize_t(i64.MAX_VALUE);
    if (!index) return null;
    en.en_longindex = index;
  }
  const up = PyNumber_Add(index, changetype<PyObject>(en.one));
  if (up) en.en_longindex = up; // and index goes to the result
  return up ? index : null;
}

function enum_next(o: PyObject): PyObject | null {
  const en = changetype<enumobject>(o);
  const it = changetype<PyObject>(en.en_sit);
  const item =
    it.ob_type == PyListIter_Type ? call_indirect<PyObject | null>(<u32>it.ob_type.tp_iternext, it) : nextOf(it);
  if (!item) return null;
  const n = en.en_index;
  const index = n == i64.MAX_VALUE ? nextLongIndex(en) : PyLong_FromSsize_t(n);
  if (!index) {
    Py_DECREF(item);
    return null;
  }
  if (n != i64.MAX_VALUE) en.en_index = n + 1;
  return reuseTuple2(changetype<PyObject>(en.en_result), index, item);
}

/** The tuple with new contents if only its iterator holds it, else a new one. */
// new; steals a and b
export function reuseTuple2(result: PyObject, a: PyObject, b: PyObject): PyObject | null {
  if (result.ob_refcnt != 1) return tuplePackSteal2(a, b);
  Py_INCREF(result);
  const old_a = PyTuple_GET_ITEM(result, 0);
  const old_b = PyTuple_GET_ITEM(result, 1);
  PyTuple_SET_ITEM(result, 0, a);
  PyTuple_SET_ITEM(result, 1, b);
  Py_DECREF(old_a);
  Py_DECREF(old_b);
  // The collector may have untracked it for what it held before.
  if (!_PyObject_GC_IS_TRACKED(result)) _PyObject_GC_TRACK(result);
  return result;
}

function enum_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const en = changetype<enumobject>(o);
  let index = en.en_longindex;
  if (index) Py_INCREF(index);
  else index = PyLong_FromSsize_t(en.en_index);
  if (!index) return null;
  const args = PyTuple_Pack2(changetype<PyObject>(en.en_sit), index);
  Py_DECREF(index);
  if (!args) return null;
  const result = PyTuple_Pack2(o.ob_type, args);
  Py_DECREF(args);
  return result;
}

// new
function reversed_new_impl(type: PyTypeObject, seq: PyObject): PyObject | null {
  const special = _PyObject_LookupSpecial(seq, _Py_ID('__reversed__'));
  if (special && special != Py_None) {
    const result = PyObject_CallNoArgs(special);
    Py_DECREF(special);
    return result;
  }
  if (!special && PyErr_Occurred()) return null;
  if (special || !PySequence_Check(seq)) {
    return PyErr_Format(PyExc_TypeError, "'%.200s' object is not reversible", <u64>seq.ob_type.tp_name);
  }
  const n = PySequence_Size(seq);
  if (n == -1) return null;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const ro = changetype<reversedobject>(o);
  ro.index = n - 1;
  Py_INCREF(seq);
  ro.seq = seq;
  return o;
}

function reversed_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const own = type == PyReversed_Type || type.tp_init == PyReversed_Type.tp_init;
  if (own && !_PyArg_NoKeywords('reversed', kwds)) return null;
  if (!_PyArg_CheckPositional('reversed', PyTuple_GET_SIZE(args), 1, 1)) return null;
  return reversed_new_impl(type, PyTuple_GET_ITEM(args, 0));
}

function reversed_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (kwnames && !_PyArg_NoKwnames('reversed', kwnames)) return null;
  if (!_PyArg_CheckPositional('reversed', PyVectorcall_NARGS(nargsf), 1, 1)) return null;
  return reversed_new_impl(changetype<PyTypeObject>(type), objAt(args, 0));
}

function reversed_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  Py_XDECREF(changetype<reversedobject>(o).seq);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function reversed_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(changetype<reversedobject>(o).seq, visit, argument);
}

function reversed_next(o: PyObject): PyObject | null {
  const ro = changetype<reversedobject>(o);
  const seq = ro.seq;
  if (ro.index >= 0 && seq) {
    const item = PySequence_GetItem(seq, ro.index);
    if (item) {
      ro.index--;
      return item;
    }
    if (PyErr_ExceptionMatches(PyExc_IndexError) || PyErr_ExceptionMatches(PyExc_StopIteration)) PyErr_Clear();
  }
  ro.index = -1;
  ro.seq = null;
  Py_XDECREF(seq);
  return null;
}

function reversed_len(o: PyObject, unused: PyObject | null): PyObject | null {
  const ro = changetype<reversedobject>(o);
  const seq = ro.seq;
  if (!seq) return PyLong_FromSsize_t(0);
  const n = PySequence_Size(seq);
  if (n == -1) return null;
  return PyLong_FromSsize_t(n < ro.index + 1 ? 0 : ro.index + 1);
}

function reversed_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const ro = changetype<reversedobject>(o);
  const seq = ro.seq;
  if (!seq) return reduceCall(o.ob_type, tuple_get_empty());
  const args = reduceCall(o.ob_type, seq);
  const index = PyLong_FromSsize_t(ro.index);
  const result = args && index ? PyTuple_Pack3(o.ob_type, PyTuple_GET_ITEM(args, 1), index) : null;
  Py_XDECREF(args);
  Py_XDECREF(index);
  return result;
}

function reversed_setstate(o: PyObject, state: PyObject): PyObject | null {
  const ro = changetype<reversedobject>(o);
  let index = PyLong_AsSsize_t(state);
  if (index == -1 && PyErr_Occurred()) return null;
  const seq = ro.seq;
  if (seq) {
    const n = PySequence_Size(seq);
    if (n < 0) return null;
    if (index < -1) index = -1;
    else if (index > n - 1) index = n - 1;
    ro.index = index;
  }
  return Py_None;
}

export function init_enum_types(): void {
  const t = PyEnum_Type;
  static_type(
    t,
    'enumerate',
    offsetof<enumobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    'enumerate(iterable, start=0)\n--\n\nReturn an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...',
  );
  t.tp_dealloc = enum_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = enum_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = enum_next.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = enum_new.index;
  t.tp_free = PyObject_GC_Del.index;
  t.tp_vectorcall = enumerate_vectorcall.index;
  method(t, '__reduce__', enum_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  classGetitem(t);
  const r = PyReversed_Type;
  static_type(
    r,
    'reversed',
    offsetof<reversedobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    'reversed(sequence, /)\n--\n\nReturn a reverse iterator over the values of the given sequence.',
  );
  r.tp_dealloc = reversed_dealloc.index;
  r.tp_getattro = PyObject_GenericGetAttr.index;
  r.tp_traverse = reversed_traverse.index;
  r.tp_iter = PyObject_SelfIter.index;
  r.tp_iternext = reversed_next.index;
  r.tp_alloc = PyType_GenericAlloc.index;
  r.tp_new = reversed_new.index;
  r.tp_free = PyObject_GC_Del.index;
  r.tp_vectorcall = reversed_vectorcall.index;
  method(
    r,
    '__length_hint__',
    reversed_len.index,
    METH_NOARGS,
    'Private method returning an estimate of len(list(it)).',
  );
  method(r, '__reduce__', reversed_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(r, '__setstate__', reversed_setstate.index, METH_O, 'Set state information for unpickling.');
}

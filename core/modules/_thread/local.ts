// Thread-local data and the handles of threads. (CPython: Modules/_threadmodule.c)

import { host_sleep } from '../../host';
import { _PyArg_CheckPositional } from '../../objects/args';
import { _PyObject_GenericGetAttrWithDict, _PyObject_GenericSetAttrWithDict } from '../../objects/attribute';
import { PyBool_FromLong } from '../../objects/bool';
import { PyDict_New, PyDict_Size } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_AttributeError, PyExc_RuntimeError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyLong_FromUnsignedLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { _PyUnicode_Equal } from '../../objects/str/compare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyTuple_GET_SIZE } from '../../objects/tuple';
import { freeInstance, newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { PyBaseObject_Type } from '../../objects/type/struct';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XNewRef, PyObject_GC_UnTrack } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, Py_VISIT, PyObject } from '../../runtime/object';
import { getset, member, method } from '../../runtime/register';
import {
  METH_FASTCALL,
  METH_NOARGS,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { timeoutOf } from '../time/convert';

/** 56 bytes. One thread: its dict lies in the object. */
@unmanaged
export class localobject extends PyObject {
  args: PyObject | null; // strong: given to __init__ in every thread
  kw: PyObject | null; // strong
  weakreflist: PyObject | null;
  localdummies: PyObject | null; // strong: CPython's dict by thread; here the only thread's attributes
  thread_watchdogs: PyObject | null;
}

/* @inline */ function local(o: PyObject): localobject {
  return changetype<localobject>(o);
}

function local_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  if (
    type.tp_init == PyBaseObject_Type.tp_init &&
    (PyTuple_GET_SIZE(args) > 0 || (kw != null && PyDict_Size(kw) > 0))
  ) {
    return PyErr_SetString(PyExc_TypeError, 'Initialization arguments are not supported');
  }
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const self = local(o);
  self.args = Py_NewRef(args);
  self.kw = Py_XNewRef(kw);
  self.localdummies = PyDict_New();
  if (self.localdummies) return o;
  Py_DECREF(o);
  return null;
}

function local_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const self = local(o);
  let r = Py_VISIT(o.ob_type, visit, arg);
  if (!r) r = Py_VISIT(self.args, visit, arg);
  if (!r) r = Py_VISIT(self.kw, visit, arg);
  return r ? r : Py_VISIT(self.localdummies, visit, arg);
}

function local_clear(o: PyObject): i32 {
  const p = changetype<usize>(o);
  clearSlot(p + offsetof<localobject>('_args'));
  clearSlot(p + offsetof<localobject>('_kw'));
  clearSlot(p + offsetof<localobject>('_localdummies'));
  return 0;
}

function local_dealloc(o: PyObject): void {
  if (local(o).weakreflist) PyObject_ClearWeakRefs(o);
  PyObject_GC_UnTrack(o);
  local_clear(o);
  freeInstance(o);
}

function local_getattro(o: PyObject, name: PyObject): PyObject | null {
  const dict = local(o).localdummies!;
  if (name == _Py_ID('__dict__') || (PyUnicode_Check(name) && _PyUnicode_Equal(name, _Py_ID('__dict__')))) {
    return Py_NewRef(dict);
  }
  return _PyObject_GenericGetAttrWithDict(o, name, dict, 0);
}

function local_setattro(o: PyObject, name: PyObject, value: PyObject | null): i32 {
  if (PyUnicode_Check(name) && _PyUnicode_Equal(name, _Py_ID('__dict__'))) {
    PyErr_Format(PyExc_AttributeError, "'%.100s' object attribute '%U' is read-only", o.ob_type.tp_name, arg(name));
    return -1;
  }
  return _PyObject_GenericSetAttrWithDict(o, name, value, local(o).localdummies);
}

// new
export function makeLocalType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_thread._local',
    offsetof<localobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE,
    null,
    1,
  );
  if (!t) return null;
  t.tp_new = local_new.index;
  t.tp_dealloc = local_dealloc.index;
  t.tp_traverse = local_traverse.index;
  t.tp_clear = local_clear.index;
  t.tp_getattro = local_getattro.index;
  t.tp_setattro = local_setattro.index;
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<localobject>('_weakreflist'), Py_READONLY, '');
  return readyHeapType(t, '_local()\n--\n\nThread-local data');
}

// --- handles

/** 24 bytes in CPython, which keeps a thread's state elsewhere; here it lies behind. */
@unmanaged
export class PyThreadHandleObject extends PyObject {
  ident: u64;
  state: i32; // 0: not started, 2: running, 3: done
}

const NOT_STARTED = 0;
const RUNNING = 2;
const DONE = 3;

/* @inline */ function handle(o: PyObject): PyThreadHandleObject {
  return changetype<PyThreadHandleObject>(o);
}

// new: of a thread that runs already
export function newThreadHandle(type: PyTypeObject, ident: u64): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  handle(o).ident = ident;
  handle(o).state = RUNNING;
  return o;
}

function handle_new(type: PyTypeObject, _args: PyObject, _kwds: PyObject | null): PyObject | null {
  return call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
}

function handle_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(o.ob_type, visit, arg);
}

function handle_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  freeInstance(o);
}

function handle_repr(o: PyObject): PyObject | null {
  return PyUnicode_FromFormat('<%s object: ident=%llu>', o.ob_type.tp_name, handle(o).ident);
}

function handle_get_ident(o: PyObject, _closure: usize): PyObject | null {
  return PyLong_FromUnsignedLongLong(handle(o).ident);
}

function handle_join(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('join', nargs, 0, 1)) return null;
  let timeout: i64 = -1;
  if (nargs && objAt(args, 0) != Py_None) {
    timeout = timeoutOf(objAt(args, 0));
    if (timeout == -1 && PyErr_Occurred()) return null;
  }
  const state = handle(o).state;
  if (state == DONE) return Py_None;
  if (state == NOT_STARTED) return PyErr_SetString(PyExc_RuntimeError, 'thread not started');
  if (timeout < 0) return PyErr_SetString(PyExc_RuntimeError, 'Cannot join current thread');
  host_sleep(timeout);
  return Py_None;
}

function handle_set_done(o: PyObject, _unused: PyObject | null): PyObject | null {
  if (handle(o).state == NOT_STARTED) return PyErr_SetString(PyExc_RuntimeError, 'thread not started');
  handle(o).state = DONE;
  return Py_None;
}

function handle_is_done(o: PyObject, _unused: PyObject | null): PyObject | null {
  return PyBool_FromLong(handle(o).state == DONE ? 1 : 0);
}

// new
export function makeHandleType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_thread._ThreadHandle',
    offsetof<PyThreadHandleObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
    null,
  );
  if (!t) return null;
  t.tp_new = handle_new.index;
  t.tp_dealloc = handle_dealloc.index;
  t.tp_traverse = handle_traverse.index;
  t.tp_repr = handle_repr.index;
  method(t, 'join', handle_join.index, METH_FASTCALL, '');
  method(t, '_set_done', handle_set_done.index, METH_NOARGS, '');
  method(t, 'is_done', handle_is_done.index, METH_NOARGS, '');
  getset(t, 'ident', handle_get_ident.index, 0, '');
  return readyHeapType(t, '');
}

// Tracebacks: a chain from the outermost frame inwards. (CPython: Python/traceback.c, the object's part)

import {
  clearSlot,
  Py_DECREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  setSlot,
  stackAlloc,
} from '../runtime/cold';
import { PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import { objAt, Py_VISIT, PyObject } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { getset, member, method, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_NOARGS,
  Py_AUDIT_READ,
  Py_READONLY,
  Py_T_INT,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../runtime/type';
import { _PyArg_BadArgument, unpackTupleAndKeywords } from './args';
import { PyCode_Addr2Line } from './code/locations';
import { _PyErr_ChainExceptions1, PyErr_Format } from './exceptions/errors';
import { PyBaseExceptionObject } from './exceptions/struct';
import { PyExc_TypeError, PyExc_ValueError } from './exceptions/types';
import { _PyFrame_GetCode, PyFrame_GetLasti, PyFrame_Type, PyFrameObject } from './frame';
import { PyLong_AsInt, PyLong_FromLong } from './int';
import { PyList_Append, PyList_New } from './list';
import { Py_None } from './none';

/** 40 bytes. */
@unmanaged
export class PyTracebackObject extends PyObject {
  tb_next: PyTracebackObject | null; // strong
  tb_frame: PyFrameObject | null; // strong
  tb_lasti: i32; // byte offset of the instruction
  tb_lineno: i32; // -1: not looked up yet
}

export const PyTraceBack_Type = staticObject<PyTypeObject>(416);

// new
function tb_create_raw(next: PyObject | null, frame: PyObject, lasti: i32, lineno: i32): PyObject | null {
  const o = _PyObject_GC_New(PyTraceBack_Type);
  if (!o) return null;
  const tb = changetype<PyTracebackObject>(o);
  tb.tb_next = changetype<PyTracebackObject | null>(Py_XNewRef(next));
  tb.tb_frame = changetype<PyFrameObject>(Py_NewRef(frame));
  tb.tb_lasti = lasti;
  tb.tb_lineno = lineno;
  _PyObject_GC_TRACK(tb);
  return tb;
}

// new: an entry for the frame's current instruction in front of `next`
export function _PyTraceBack_FromFrame(next: PyObject | null, frame: PyObject): PyObject | null {
  return tb_create_raw(next, frame, PyFrame_GetLasti(changetype<PyFrameObject>(frame)), -1);
}

/** Adds the frame to the traceback of the exception that is raised. */
export function PyTraceBack_Here(frame: PyObject): i32 {
  const exc = PyErr_GetRaisedException()!;
  const old = changetype<PyBaseExceptionObject>(exc).traceback;
  const tb = _PyTraceBack_FromFrame(old, frame);
  if (!tb) {
    _PyErr_ChainExceptions1(exc);
    return -1;
  }
  // As PyException_SetTraceback: the exception holds the newest entry.
  changetype<PyBaseExceptionObject>(exc).traceback = tb;
  Py_XDECREF(old);
  PyErr_SetRaisedException(exc);
  return 0;
}

/* @inline */ export function PyTraceBack_Check(a: PyObject): bool {
  return a.ob_type == PyTraceBack_Type;
}

/** The line of a traceback entry; -1: none. */
function tb_get_lineno(tb: PyTracebackObject): i32 {
  if (tb.tb_lineno != -1) return tb.tb_lineno;
  return PyCode_Addr2Line(_PyFrame_GetCode(tb.tb_frame!.f_frame!), tb.tb_lasti);
}

function tb_dealloc(tb: PyTracebackObject): void {
  PyObject_GC_UnTrack(tb);
  if (_PyTrash_begin(tb)) return;
  Py_XDECREF(tb.tb_next);
  Py_XDECREF(tb.tb_frame);
  PyObject_GC_Del(changetype<usize>(tb));
  _PyTrash_end();
}

function tb_traverse(tb: PyTracebackObject, visit: usize, a: usize): i32 {
  const r = Py_VISIT(tb.tb_next, visit, a);
  return r ? r : Py_VISIT(tb.tb_frame, visit, a);
}

function tb_clear(tb: PyTracebackObject): i32 {
  clearSlot(changetype<usize>(tb) + offsetof<PyTracebackObject>('_tb_next'));
  clearSlot(changetype<usize>(tb) + offsetof<PyTracebackObject>('_tb_frame'));
  return 0;
}

function tb_next_get(tb: PyTracebackObject, _: usize): PyObject | null {
  return tb.tb_next ? Py_NewRef(changetype<PyObject>(tb.tb_next)) : Py_None;
}

function tb_next_set(tb: PyTracebackObject, v: PyObject | null, _: usize): i32 {
  if (!v) {
    PyErr_Format(PyExc_TypeError, "can't delete tb_next attribute");
    return -1;
  }
  let next: PyObject | null = v;
  if (v == Py_None) next = null;
  else if (!PyTraceBack_Check(v)) {
    PyErr_Format(PyExc_TypeError, "expected traceback object or None, got '%s'", <u64>v.ob_type.tp_name);
    return -1;
  }
  let cursor: PyTracebackObject | null = changetype<PyTracebackObject | null>(next);
  for (; cursor; cursor = cursor!.tb_next) {
    if (cursor == tb) {
      PyErr_Format(PyExc_ValueError, 'traceback loop detected');
      return -1;
    }
  }
  setSlot(changetype<usize>(tb) + offsetof<PyTracebackObject>('_tb_next'), Py_XNewRef(next));
  return 0;
}

function tb_lineno_get(tb: PyTracebackObject, _: usize): PyObject | null {
  const line = tb_get_lineno(tb);
  if (line == -1) return Py_None;
  return PyLong_FromLong(line);
}

function tb_dir(self: PyObject, _: PyObject | null): PyObject | null {
  const list = PyList_New(0);
  if (!list) return null;
  if (
    PyList_Append(list, _Py_ID('tb_frame')) < 0 ||
    PyList_Append(list, _Py_ID('tb_next')) < 0 ||
    PyList_Append(list, _Py_ID('tb_lasti')) < 0 ||
    PyList_Append(list, _Py_ID('tb_lineno')) < 0
  ) {
    Py_DECREF(list);
    return null;
  }
  return list;
}

function tb_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const at = stackAlloc(4);
  const r = unpackTupleAndKeywords(args, kwargs, 'traceback', 'tb_next tb_frame tb_lasti tb_lineno', 0, 4, 0, at);
  const next = objAt(at, 0);
  const frame = objAt(at, 1);
  const instruction = objAt(at, 2);
  const line = objAt(at, 3);
  stackFree(at);
  if (r < 0) return null;
  if (frame.ob_type != PyFrame_Type) {
    _PyArg_BadArgument('traceback', "argument 'tb_frame'", 'frame', frame);
    return null;
  }
  const lasti = PyLong_AsInt(instruction);
  if (lasti == -1 && PyErr_Occurred()) return null;
  const lineno = PyLong_AsInt(line);
  if (lineno == -1 && PyErr_Occurred()) return null;
  if (next != Py_None && !PyTraceBack_Check(next)) {
    return PyErr_Format(PyExc_TypeError, "expected traceback object or None, got '%s'", <u64>next.ob_type.tp_name);
  }
  return tb_create_raw(next == Py_None ? null : next, frame, lasti, lineno);
}

export function init_traceback_type(): void {
  const t = PyTraceBack_Type;
  static_type(
    t,
    'traceback',
    offsetof<PyTracebackObject>(),
    0,
    Py_TPFLAGS_HAVE_GC,
    'traceback(tb_next, tb_frame, tb_lasti, tb_lineno)\n--\n\nCreate a new traceback object.',
  );
  t.tp_dealloc = tb_dealloc.index;
  t.tp_traverse = tb_traverse.index;
  t.tp_clear = tb_clear.index;
  t.tp_new = tb_new.index;
  method(t, '__dir__', tb_dir.index, METH_NOARGS, '__dir__($self, /)\n--\n\n');
  member(t, 'tb_frame', _Py_T_OBJECT, offsetof<PyTracebackObject>('_tb_frame'), Py_READONLY | Py_AUDIT_READ, '');
  member(t, 'tb_lasti', Py_T_INT, offsetof<PyTracebackObject>('tb_lasti'), Py_READONLY, '');
  getset(t, 'tb_next', tb_next_get.index, tb_next_set.index, '');
  getset(t, 'tb_lineno', tb_lineno_get.index, 0, '');
}

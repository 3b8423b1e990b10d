// OSError and what errno makes of it. (CPython: Objects/exceptions.c)
//
// __new__ reads (errno, strerror[, filename[, winerror[, filename2]]]) and picks the subclass; a subclass that
// overrides __init__ but not __new__ gets its arguments unparsed there, and the other way round.

import {
  clearSlot,
  Py_DECREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  setSlot,
} from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { arg, Py_VISIT, PyObject } from '../../runtime/object';
import { getset, member, method } from '../../runtime/register';
import { _Py_T_OBJECT, METH_NOARGS, PyTypeObject } from '../../runtime/type';
import { PyIndex_Check, PyNumber_AsSsize_t } from '../abstract/conversion';
import { PyDict_Size } from '../dict/dict';
import { PyLong_AsLong, PyLong_Check, PyLong_FromSsize_t } from '../int';
import { Py_None } from '../none';
import { PyUnicode_FromFormat } from '../str/format';
import {
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_GetSlice,
  PyTuple_New,
  PyTuple_Pack2,
  PyTuple_Pack3,
  PyTuple_SET_ITEM,
} from '../tuple';
import { BaseException_clear, BaseException_str, BaseException_traverse, refuseKeywords } from './base';
import { errnoSubclass } from './errno';
import { PyErr_Format, PyErr_SetString } from './errors';
import { PyBaseExceptionObject, PyOSErrorObject } from './struct';
import { exceptionType, lifecycle } from './type-setup';
import {
  PyExc_AttributeError,
  PyExc_BlockingIOError,
  PyExc_BrokenPipeError,
  PyExc_ChildProcessError,
  PyExc_ConnectionAbortedError,
  PyExc_ConnectionError,
  PyExc_ConnectionRefusedError,
  PyExc_ConnectionResetError,
  PyExc_Exception,
  PyExc_FileExistsError,
  PyExc_FileNotFoundError,
  PyExc_InterruptedError,
  PyExc_IsADirectoryError,
  PyExc_NotADirectoryError,
  PyExc_OSError,
  PyExc_PermissionError,
  PyExc_ProcessLookupError,
  PyExc_TimeoutError,
  PyExc_TypeError,
  PyExc_ValueError,
} from './types';

function OSError_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PyOSErrorObject>('_myerrno'));
  clearSlot(changetype<usize>(o) + offsetof<PyOSErrorObject>('_strerror'));
  clearSlot(changetype<usize>(o) + offsetof<PyOSErrorObject>('_filename'));
  clearSlot(changetype<usize>(o) + offsetof<PyOSErrorObject>('_filename2'));
  return BaseException_clear(o);
}

function OSError_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  OSError_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function OSError_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r: i32;
  if ((r = Py_VISIT(changetype<PyOSErrorObject>(o).myerrno, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PyOSErrorObject>(o).strerror, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PyOSErrorObject>(o).filename, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PyOSErrorObject>(o).filename2, visit, arg))) return r;
  return BaseException_traverse(o, visit, arg);
}

function usesOSErrorInit(type: PyTypeObject): bool {
  return type.tp_init != OSError_init.index && type.tp_new == OSError_new.index;
}

/** Stores what the arguments say; *args becomes (errno, strerror) when there are more. */
function initFields(
  o: PyObject,
  args: PyObject,
  myerrno: PyObject | null,
  text: PyObject | null,
  filename: PyObject | null,
  filename2: PyObject | null,
): i32 {
  const p = changetype<usize>(o);
  let kept: PyObject | null = Py_NewRef<PyObject>(args);
  if (filename && filename != Py_None) {
    if (o.ob_type == PyExc_BlockingIOError && PyIndex_Check(filename)) {
      const written = PyNumber_AsSsize_t(filename, PyExc_ValueError);
      if (written == -1 && PyErr_Occurred()) {
        Py_XDECREF(kept);
        return -1;
      }
      changetype<PyOSErrorObject>(o).written = written;
    } else {
      setSlot(p + offsetof<PyOSErrorObject>('_filename'), Py_XNewRef(filename));
      if (filename2 && filename2 != Py_None)
        setSlot(p + offsetof<PyOSErrorObject>('_filename2'), Py_XNewRef(filename2));
      const n = PyTuple_GET_SIZE(args);
      if (n >= 2 && n <= 5) {
        Py_XDECREF(kept);
        kept = PyTuple_GetSlice(args, 0, 2);
        if (!kept) return -1;
      }
    }
  }
  setSlot(p + offsetof<PyOSErrorObject>('_myerrno'), Py_XNewRef(myerrno));
  setSlot(p + offsetof<PyOSErrorObject>('_strerror'), Py_XNewRef(text));
  setSlot(p + offsetof<PyBaseExceptionObject>('_args'), kept);
  return 0;
}

function OSError_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  const parsed = n >= 2 && n <= 5;
  const myerrno: PyObject | null = parsed ? PyTuple_GET_ITEM(args, 0) : null;
  if (!usesOSErrorInit(type)) {
    if (kwds && PyDict_Size(kwds)) {
      return PyErr_Format(PyExc_TypeError, '%.200s() takes no keyword arguments', <u64>type.tp_name);
    }
    if (myerrno && PyLong_Check(myerrno) && type == PyExc_OSError) {
      const number = PyLong_AsLong(myerrno);
      if (number == -1) PyErr_Clear();
      const subclass = errnoSubclass(number);
      if (subclass) type = subclass;
    }
  }
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  changetype<PyOSErrorObject>(o).written = -1;
  if (!usesOSErrorInit(type)) {
    if (setFromArgs(o, args) < 0) {
      Py_DECREF(o);
      return null;
    }
  } else {
    changetype<PyBaseExceptionObject>(o).args = PyTuple_New(0);
  }
  return o;
}

function setFromArgs(o: PyObject, args: PyObject): i32 {
  const n = PyTuple_GET_SIZE(args);
  if (n < 2 || n > 5) return initFields(o, args, null, null, null, null);
  return initFields(
    o,
    args,
    PyTuple_GET_ITEM(args, 0),
    PyTuple_GET_ITEM(args, 1),
    n > 2 ? PyTuple_GET_ITEM(args, 2) : null,
    n > 4 ? PyTuple_GET_ITEM(args, 4) : null,
  );
}

function OSError_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (!usesOSErrorInit(o.ob_type)) return 0; // __new__ has done it
  if (refuseKeywords(o, kwds)) return -1;
  return setFromArgs(o, args);
}

function OSError_str(o: PyObject): PyObject | null {
  const e = changetype<PyOSErrorObject>(o);
  const number: PyObject = e.myerrno ? e.myerrno! : Py_None;
  const text: PyObject = e.strerror ? e.strerror! : Py_None;
  if (e.filename) {
    return e.filename2
      ? PyUnicode_FromFormat('[Errno %S] %S: %R -> %R', arg(number), arg(text), arg(e.filename), arg(e.filename2))
      : PyUnicode_FromFormat('[Errno %S] %S: %R', arg(number), arg(text), arg(e.filename));
  }
  if (e.myerrno && e.strerror) return PyUnicode_FromFormat('[Errno %S] %S', arg(number), arg(text));
  return BaseException_str(o);
}

function OSError_reduce(o: PyObject, _ignored: PyObject | null): PyObject | null {
  const e = changetype<PyOSErrorObject>(o);
  let args = Py_NewRef<PyObject>(e.args!);
  if (PyTuple_GET_SIZE(args) == 2 && e.filename) {
    const number = PyTuple_GET_ITEM(args, 0);
    const text = PyTuple_GET_ITEM(args, 1);
    let longer: PyObject | null;
    if (e.filename2) {
      longer = PyTuple_New(5);
      if (longer) {
        PyTuple_SET_ITEM(longer, 0, Py_NewRef<PyObject>(number));
        PyTuple_SET_ITEM(longer, 1, Py_NewRef<PyObject>(text));
        PyTuple_SET_ITEM(longer, 2, Py_XNewRef(e.filename));
        PyTuple_SET_ITEM(longer, 3, Py_None);
        PyTuple_SET_ITEM(longer, 4, Py_XNewRef(e.filename2));
      }
    } else longer = PyTuple_Pack3(number, text, e.filename!);
    Py_DECREF(args);
    if (!longer) return null;
    args = longer;
  }
  const result = e.dict ? PyTuple_Pack3(o.ob_type, args, e.dict!) : PyTuple_Pack2(o.ob_type, args);
  Py_DECREF(args);
  return result;
}

function OSError_written_get(o: PyObject, _closure: usize): PyObject | null {
  const written = changetype<PyOSErrorObject>(o).written;
  if (written == -1) return PyErr_SetString(PyExc_AttributeError, 'characters_written');
  return PyLong_FromSsize_t(written);
}

function OSError_written_set(o: PyObject, value: PyObject | null, _closure: usize): i32 {
  const e = changetype<PyOSErrorObject>(o);
  if (!value) {
    if (e.written == -1) {
      PyErr_SetString(PyExc_AttributeError, 'characters_written');
      return -1;
    }
    e.written = -1;
    return 0;
  }
  const n = PyNumber_AsSsize_t(value, PyExc_ValueError);
  if (n == -1 && PyErr_Occurred()) return -1;
  e.written = n;
  return 0;
}

function osErrorSubclass(t: PyTypeObject, base: PyTypeObject, name: string, doc: string): void {
  exceptionType(t, base, name, offsetof<PyOSErrorObject>(), doc, OSError_init.index, 0);
  lifecycle(t, OSError_dealloc.index, OSError_traverse.index, OSError_clear.index);
}

export function init_OSError(): void {
  const t = PyExc_OSError;
  exceptionType(
    t,
    PyExc_Exception,
    'OSError',
    offsetof<PyOSErrorObject>(),
    'Base class for I/O related errors.',
    OSError_init.index,
    OSError_new.index,
  );
  lifecycle(t, OSError_dealloc.index, OSError_traverse.index, OSError_clear.index);
  t.tp_str = OSError_str.index;
  method(t, '__reduce__', OSError_reduce.index, METH_NOARGS, '');
  member(t, 'errno', _Py_T_OBJECT, offsetof<PyOSErrorObject>('_myerrno'), 0, 'POSIX exception code');
  member(t, 'strerror', _Py_T_OBJECT, offsetof<PyOSErrorObject>('_strerror'), 0, 'exception strerror');
  member(t, 'filename', _Py_T_OBJECT, offsetof<PyOSErrorObject>('_filename'), 0, 'exception filename');
  member(t, 'filename2', _Py_T_OBJECT, offsetof<PyOSErrorObject>('_filename2'), 0, 'second exception filename');
  getset(t, 'characters_written', OSError_written_get.index, OSError_written_set.index, '');
  osErrorSubclass(PyExc_BlockingIOError, t, 'BlockingIOError', 'I/O operation would block.');
  osErrorSubclass(PyExc_ConnectionError, t, 'ConnectionError', 'Connection error.');
  osErrorSubclass(PyExc_ChildProcessError, t, 'ChildProcessError', 'Child process error.');
  osErrorSubclass(PyExc_BrokenPipeError, PyExc_ConnectionError, 'BrokenPipeError', 'Broken pipe.');
  osErrorSubclass(PyExc_ConnectionAbortedError, PyExc_ConnectionError, 'ConnectionAbortedError', 'Connection aborted.');
  osErrorSubclass(PyExc_ConnectionRefusedError, PyExc_ConnectionError, 'ConnectionRefusedError', 'Connection refused.');
  osErrorSubclass(PyExc_ConnectionResetError, PyExc_ConnectionError, 'ConnectionResetError', 'Connection reset.');
  osErrorSubclass(PyExc_FileExistsError, t, 'FileExistsError', 'File already exists.');
  osErrorSubclass(PyExc_FileNotFoundError, t, 'FileNotFoundError', 'File not found.');
  osErrorSubclass(PyExc_IsADirectoryError, t, 'IsADirectoryError', "Operation doesn't work on directories.");
  osErrorSubclass(PyExc_NotADirectoryError, t, 'NotADirectoryError', 'Operation only works on directories.');
  osErrorSubclass(PyExc_InterruptedError, t, 'InterruptedError', 'Interrupted by signal.');
  osErrorSubclass(PyExc_PermissionError, t, 'PermissionError', 'Not enough permissions.');
  osErrorSubclass(PyExc_ProcessLookupError, t, 'ProcessLookupError', 'Process not found.');
  osErrorSubclass(PyExc_TimeoutError, t, 'TimeoutError', 'Timeout expired.');
}

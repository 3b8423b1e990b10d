// MemoryError must be raised when nothing can be allocated: a few are made at boot and handed around.
// (CPython: Objects/exceptions.c, MEMERRORS_SAVE)

import { Py_DECREF, Py_NewRef, PyObject_GC_UnTrack, setSlot, stackAlloc } from '../../runtime/cold';
import { PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { _Py_IMMORTAL_REFCNT, _Py_NewReference, objAt, PyObject, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _PyRuntime } from '../../runtime/runtime';
import { PyTypeObject } from '../../runtime/type';
import { PyTuple_New } from '../tuple';
import { BaseException_clear, BaseException_init, BaseException_new } from './base';
import { PyBaseExceptionObject } from './struct';
import { exceptionType } from './type-setup';
import { PyExc_Exception, PyExc_MemoryError } from './types';

const MEMERRORS_SAVE = 16;

// new: from the ones set aside; they hang on each other by their dict field. The last resort is never freed.
export function takeMemoryError(): PyObject {
  const interp = _PyInterpreterState_GET();
  const exc = interp.exc_state_memerrors_freelist;
  if (!exc) return Py_NewRef<PyObject>(interp.last_resort_memory_error);
  const e = changetype<PyBaseExceptionObject>(exc);
  interp.exc_state_memerrors_freelist = e.dict;
  interp.exc_state_memerrors_numfree--;
  e.dict = null;
  e.args = PyTuple_New(0);
  _Py_NewReference(exc);
  _PyObject_GC_TRACK(exc);
  return exc;
}

function MemoryError_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (type != PyExc_MemoryError || _PyInterpreterState_GET().exc_state_memerrors_freelist == null)
    return BaseException_new(type, args, kwds);
  const exc = takeMemoryError();
  setSlot(changetype<usize>(exc) + offsetof<PyBaseExceptionObject>('_args'), Py_NewRef<PyObject>(args));
  return exc;
}

function MemoryError_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  BaseException_clear(o);
  if (o.ob_type != PyExc_MemoryError) {
    call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
    return;
  }
  const interp = _PyInterpreterState_GET();
  if (interp.exc_state_memerrors_numfree >= MEMERRORS_SAVE) {
    PyObject_GC_Del(changetype<usize>(o));
    return;
  }
  changetype<PyBaseExceptionObject>(o).dict = interp.exc_state_memerrors_freelist;
  interp.exc_state_memerrors_freelist = o;
  interp.exc_state_memerrors_numfree++;
}

/** Sets MemoryErrors aside; after the types are ready. */
export function preallocateMemoryErrors(): i32 {
  const errors = stackAlloc(MEMERRORS_SAVE);
  let n = 0;
  for (; n < MEMERRORS_SAVE; n++) {
    const exc = BaseException_new(PyExc_MemoryError, _PyRuntime.tuple_empty, null);
    if (!exc) break;
    setPtrAt(errors, n, exc);
  }
  for (let i = 0; i < n; i++) Py_DECREF(objAt(errors, i));
  stackFree(errors);
  return n == MEMERRORS_SAVE ? 0 : -1;
}

export function init_MemoryError(): void {
  exceptionType(
    PyExc_MemoryError,
    PyExc_Exception,
    'MemoryError',
    offsetof<PyBaseExceptionObject>(),
    'Out of memory.',
    BaseException_init.index,
    MemoryError_new.index,
  );
  PyExc_MemoryError.tp_dealloc = MemoryError_dealloc.index;
  const last = _PyInterpreterState_GET().last_resort_memory_error;
  last.ob_refcnt = _Py_IMMORTAL_REFCNT;
  last.ob_type = PyExc_MemoryError;
  changetype<PyBaseExceptionObject>(last).args = _PyRuntime.tuple_empty;
}

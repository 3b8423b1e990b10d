// What a generator tells of itself. (CPython: Objects/genobject.c)

import { arg, Py_NewRef, Py_XNewRef, PyObject, setSlot } from '../../runtime/object';
import { Py_False, Py_True } from '../bool';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { _PyFrame_GetFrameObject, FRAME_EXECUTING } from '../frame';
import { PyLong_FromSsize_t } from '../int';
import { Py_None } from '../none';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_Check } from '../str/struct';
import { codeOf, finished, IFRAME, PyGenObject, suspended } from './object';
import { _PyGen_yf } from './resume';

// ---- attributes ----

export function gen_repr(gen: PyGenObject): PyObject | null {
  return PyUnicode_FromFormat('<generator object %S at %p>', arg(gen.gi_qualname), arg(gen));
}
export function coro_repr(gen: PyGenObject): PyObject | null {
  return PyUnicode_FromFormat('<coroutine object %S at %p>', arg(gen.gi_qualname), arg(gen));
}
export function async_gen_repr(gen: PyGenObject): PyObject | null {
  return PyUnicode_FromFormat('<async_generator object %S at %p>', arg(gen.gi_qualname), arg(gen));
}
export function gen_get_name(gen: PyGenObject, _: usize): PyObject | null {
  return Py_NewRef(gen.gi_name!);
}
export function gen_set_name(gen: PyGenObject, value: PyObject | null, _: usize): i32 {
  if (!value || !PyUnicode_Check(value)) {
    PyErr_SetString(PyExc_TypeError, '__name__ must be set to a string object');
    return -1;
  }
  setSlot(changetype<usize>(gen) + offsetof<PyGenObject>('_gi_name'), Py_NewRef(value));
  return 0;
}
export function gen_get_qualname(gen: PyGenObject, _: usize): PyObject | null {
  return Py_NewRef(gen.gi_qualname!);
}
export function gen_set_qualname(gen: PyGenObject, value: PyObject | null, _: usize): i32 {
  if (!value || !PyUnicode_Check(value)) {
    PyErr_SetString(PyExc_TypeError, '__qualname__ must be set to a string object');
    return -1;
  }
  setSlot(changetype<usize>(gen) + offsetof<PyGenObject>('_gi_qualname'), Py_NewRef(value));
  return 0;
}
export function gen_getyieldfrom(gen: PyGenObject, _: usize): PyObject | null {
  const yf = _PyGen_yf(gen);
  return yf ? yf : Py_None;
}
export function gen_getrunning(gen: PyGenObject, _: usize): PyObject | null {
  return gen.gi_frame_state == FRAME_EXECUTING ? Py_True : Py_False;
}
export function gen_getsuspended(gen: PyGenObject, _: usize): PyObject | null {
  return suspended(gen) ? Py_True : Py_False;
}
export function gen_getframe(gen: PyGenObject, _: usize): PyObject | null {
  if (finished(gen)) return Py_None;
  return Py_XNewRef(_PyFrame_GetFrameObject(gen.gi_iframe));
}
export function gen_getcode(gen: PyGenObject, _: usize): PyObject | null {
  return Py_NewRef(codeOf(gen));
}
export function gen_sizeof(gen: PyGenObject, _: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(IFRAME + ((<i64>codeOf(gen).co_framesize) << 3));
}

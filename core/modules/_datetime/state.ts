// The module's state, and finding it: static types belong to no module, so the interpreter remembers which one is current.

import { PyDict_GetItemWithError, PyDict_New, PyDict_SetItem } from '../../objects/dict/dict';
import { PyModule_GetState, PyModuleDef } from '../../objects/module';
import { _PyWeakref_GET_REF, PyWeakref_NewRef } from '../../objects/weakref';
import { Py_DECREF, Py_NewRef } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { objAt, PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { PyImport_ImportModule } from '../../vm/import';

/** 72 bytes; all strong. */
@unmanaged
export class datetime_state {
  isocalendar_date_type: PyTypeObject | null;
  us_per_ms: PyObject | null;
  us_per_second: PyObject | null;
  us_per_minute: PyObject | null;
  us_per_hour: PyObject | null;
  us_per_day: PyObject | null;
  us_per_week: PyObject | null;
  seconds_per_day: PyObject | null;
  epoch: PyObject | null; // datetime(1970, 1, 1, tzinfo=UTC)
}

export const datetimemodule = staticObject<PyModuleDef>(104);

/** Places in the state, in pointers. */
export const ISOCALENDAR_TYPE = 0;
export const US_PER_MS = 1;
export const US_PER_SECOND = 2;
export const US_PER_MINUTE = 3;
export const US_PER_HOUR = 4;
export const US_PER_DAY = 5;
export const US_PER_WEEK = 6;
export const SECONDS_PER_DAY = 7;
export const EPOCH = 8;

/** Makes the module the current one: 0, or -1 with the exception set. */
export function set_current_module(module: PyObject): i32 {
  const interp = _PyInterpreterState_GET();
  if (!interp.dict) interp.dict = PyDict_New();
  if (!interp.dict) return -1;
  const ref = PyWeakref_NewRef(module, null);
  if (!ref) return -1;
  const r = PyDict_SetItem(interp.dict as PyObject, _Py_ID('cached_datetime_module'), ref);
  Py_DECREF(ref);
  return r;
}

// new: imported again when it is gone, since the static types can outlive it
function get_current_module(): PyObject | null {
  const dict = _PyInterpreterState_GET().dict;
  const ref = dict ? PyDict_GetItemWithError(dict, _Py_ID('cached_datetime_module')) : null;
  const module = ref ? _PyWeakref_GET_REF(ref) : null;
  if (module || PyErr_Occurred()) return module;
  return PyImport_ImportModule('_datetime');
}

// new: what the state has at a place
export function fromState(place: i32): PyObject | null {
  const module = get_current_module();
  if (!module) return null;
  const o = Py_NewRef(objAt(PyModule_GetState(module), place));
  Py_DECREF(module);
  return o;
}

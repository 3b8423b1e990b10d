// Equal constants of a module are one object, in whichever of its functions they stand: `is` shows it, and so do
// reference counts. The marshal data that the compiler hands over has a copy for each code object, so they are
// merged here. (CPython: Python/compile.c, merge_consts_recursive; Python/assemble.c)

import { PySequence_Tuple } from '../objects/abstract/sequence';
import { PyCode_Check, PyCodeObject } from '../objects/code';
import { _PyCode_ConstantKey } from '../objects/code/compare';
import { should_intern_string } from '../objects/code/make';
import { PyDict_GetItemWithError, PyDict_New, PyDict_Next, PyDict_SetDefaultRef } from '../objects/dict/dict';
import { PyFloat_AS_DOUBLE, PyFloat_CheckExact } from '../objects/float';
import { PyLong_AsInt } from '../objects/int';
import { PyList_Append } from '../objects/list';
import { Py_Ellipsis, Py_None } from '../objects/none';
import { PyFrozenSet_New, PyFrozenSet_Type } from '../objects/set';
import { _PyUnicode_HasInterned } from '../objects/str/intern';
import { PyUnicode_CheckExact } from '../objects/str/struct';
import { PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_SET_ITEM } from '../objects/tuple';
import { PyErr_Occurred } from '../runtime/errors';
import { _Py_IsImmortal, objAt, Py_DECREF, Py_INCREF, Py_XDECREF, PyObject, setSlot } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';

// borrowed, from the cache: the object that stands for all that are equal to o; NULL with an exception
function canonical(cache: PyObject, o: PyObject): PyObject | null {
  if (o == Py_None || o == Py_Ellipsis) return o;
  // {1} and {1.0} are equal, and not the same constant.
  if (o.ob_type == PyFrozenSet_Type) return o;
  const key = _PyCode_ConstantKey(o);
  if (!key) return null;
  const slot = stackAlloc(1);
  const found = PyDict_SetDefaultRef(cache, key, o, slot);
  const same = changetype<PyObject | null>(load<usize>(slot));
  stackFree(slot);
  Py_DECREF(key);
  Py_XDECREF(same);
  if (found != 0) return found < 0 ? changetype<PyObject | null>(0) : same;
  if (PyTuple_CheckExact(o) && !mergeItems(cache, o)) return null;
  return o;
}

/** Puts each item's representative into a tuple that only the compiler's data refers to. */
function mergeItems(cache: PyObject, tuple: PyObject): bool {
  const n = PyTuple_GET_SIZE(tuple);
  for (let i: i64 = 0; i < n; i++) {
    const item = PyTuple_GET_ITEM(tuple, i);
    if (PyCode_Check(item)) {
      if (!mergeCode(cache, item)) return false;
      continue;
    }
    const same = canonical(cache, item);
    if (!same) return false;
    if (same != item) {
      Py_INCREF(same);
      PyTuple_SET_ITEM(tuple, i, same);
      Py_DECREF(item);
    }
  }
  return true;
}

/** Whether it is a NaN or a tuple with one in it: it equals nothing, so no key finds it. */
function holdsNaN(o: PyObject): bool {
  if (PyFloat_CheckExact(o)) return isNaN(PyFloat_AS_DOUBLE(o));
  if (!PyTuple_CheckExact(o)) return false;
  for (let i: i64 = 0, n = PyTuple_GET_SIZE(o); i < n; i++) if (holdsNaN(PyTuple_GET_ITEM(o, i))) return true;
  return false;
}

/** The tuple or the table in a code object's field: equal ones are one, too. */
function mergeField(cache: PyObject, slot: usize): bool {
  const tuple = changetype<PyObject>(load<usize>(slot));
  if (holdsNaN(tuple)) return true;
  const same = canonical(cache, tuple);
  if (!same) return false;
  if (same != tuple) {
    Py_INCREF(same);
    setSlot(slot, same);
  }
  return true;
}

/**
 * CPython's compiler puts the elements of a constant set, in the order in which it gives them, into another: where hashes
 * meet, that order shows.
 */
function rebuildSets(cache: PyObject, consts: PyObject): bool {
  const n = PyTuple_GET_SIZE(consts);
  for (let i: i64 = 0; i < n; i++) {
    const item = PyTuple_GET_ITEM(consts, i);
    if (item.ob_type != PyFrozenSet_Type) continue;
    const elements = PySequence_Tuple(item);
    if (!elements) return false;
    const rebuilt = mergeItems(cache, elements) ? PyFrozenSet_New(elements) : null;
    Py_DECREF(elements);
    if (!rebuilt) return false;
    PyTuple_SET_ITEM(consts, i, rebuilt);
    Py_DECREF(item);
  }
  return true;
}

function mergeCode(cache: PyObject, code: PyObject): bool {
  const p = changetype<usize>(code);
  const consts = changetype<PyCodeObject>(code).co_consts!;
  if (!rebuildSets(cache, consts) || !mergeItems(cache, consts)) return false;
  return (
    mergeField(cache, p + offsetof<PyCodeObject>('_co_names')) &&
    mergeField(cache, p + offsetof<PyCodeObject>('_co_consts')) &&
    mergeField(cache, p + offsetof<PyCodeObject>('_co_localsplusnames')) &&
    mergeField(cache, p + offsetof<PyCodeObject>('_co_exceptiontable')) &&
    mergeField(cache, p + offsetof<PyCodeObject>('_co_linetable'))
  );
}

/**
 * Takes those strings out of (constant, count, …) that become another object when the code object is made, since they are
 * interned already: to be called before that.
 */
export function dropInterned(held: PyObject): void {
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(held); i += 2) {
    const o = PyTuple_GET_ITEM(held, i);
    if (!PyUnicode_CheckExact(o) || !should_intern_string(o) || !_PyUnicode_HasInterned(o)) continue;
    PyTuple_SET_ITEM(held, i, Py_None);
    Py_DECREF(o);
  }
}

// borrowed: the next constant with a NaN; `at` are PyDict_Next's position, key and value
function nextNaN(cache: PyObject, at: usize): PyObject | null {
  while (PyDict_Next(cache, at, at + 8, at + 16)) if (holdsNaN(objAt(at, 2))) return objAt(at, 2);
  return null;
}

/** The representative of each constant goes into `arena`, a list, as often as `held` (constant, count, …) says. */
function holdConstants(cache: PyObject, held: PyObject, arena: PyObject): bool {
  const at = stackAlloc(3);
  store<i64>(at, 0);
  let ok = true;
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(held) && ok; i += 2) {
    const o = PyTuple_GET_ITEM(held, i);
    const key = _PyCode_ConstantKey(o);
    let same: PyObject | null = key ? PyDict_GetItemWithError(cache, key) : null;
    Py_XDECREF(key);
    ok = same != null || !PyErr_Occurred();
    // Both are in the order in which the constants stand in the code.
    if (ok && !same && holdsNaN(o)) same = nextNaN(cache, at);
    if (!same || _Py_IsImmortal(same)) continue;
    for (let n = PyLong_AsInt(PyTuple_GET_ITEM(held, i + 1)); n > 0 && ok; n--) ok = PyList_Append(arena, same) == 0;
  }
  stackFree(at);
  return ok;
}

/**
 * Merges the constants of a code object that was just made, and of those in it. `arena`, a list, gets what CPython's parser
 * holds while the program runs, which `held` tells; both may be NULL. 0, or -1 with an exception.
 */
export function mergeConstants(code: PyObject, held: PyObject | null, arena: PyObject | null): i32 {
  const cache = PyDict_New();
  if (!cache) return -1;
  const ok = mergeCode(cache, code) && (!held || !arena || holdConstants(cache, held, arena));
  Py_DECREF(cache);
  return ok ? 0 : -1;
}

// "Did you mean: 'name'?" (CPython: Lib/traceback.py, Python/suggestions.c)

import { PyObject_GetItem } from '../../objects/abstract/object';
import { PySequence_Contains, PySequence_List } from '../../objects/abstract/sequence';
import { PyObject_GetAttrString, PyObject_HasAttrWithError } from '../../objects/attribute';
import { PyDict_GetItemWithError } from '../../objects/dict/dict';
import {
  PyAttributeErrorObject, PyBaseExceptionObject, PyImportErrorObject, PyNameErrorObject,
} from '../../objects/exceptions/struct';
import { PyExc_AttributeError, PyExc_ImportError, PyExc_NameError } from '../../objects/exceptions/types';
import { PyList_GET_ITEM, PyList_GET_SIZE, PyList_New, PyList_SetSlice } from '../../objects/list';
import { PyObject_Dir } from '../../objects/object';
import { _PyUnicode_Equal } from '../../objects/str/compare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_InternFromString } from '../../objects/str/intern';
import { PyUnicode_ReadChar } from '../../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { PyTracebackObject } from '../../objects/traceback';
import { PyType_IsSubtype } from '../../objects/type/state';
import { PyErr_Clear } from '../../runtime/errors';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, Py_DECREF, Py_XDECREF, Py_XINCREF, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PySys_GetAttr } from './attributes';

const MAX_CANDIDATES: i64 = 750;
const MAX_LENGTH: i64 = 40;
/** A substitution or an insertion costs 2, a change of case only 1. */
const MOVE_COST: i64 = 2;
const CASE_COST: i64 = 1;

// new: ". Did you mean: 'x'?" and the like, or NULL; may leave an exception behind
export function suggestionFor(exc: PyObject): PyObject | null {
  const type = exc.ob_type;
  if (PyType_IsSubtype(type, PyExc_AttributeError)) {
    const e = changetype<PyAttributeErrorObject>(exc);
    if (!e.obj || !isStr(e.name)) return null;
    const names = PyObject_Dir(e.obj!);
    return names ? didYouMean(takeClosest(names, e.name!)) : null;
  }
  if (PyType_IsSubtype(type, PyExc_ImportError)) {
    const e = changetype<PyImportErrorObject>(exc);
    if (!isStr(e.name) || !isStr(e.name_from)) return null;
    const module = PyDict_GetItemWithError(_PyInterpreterState_GET().imports_modules!, e.name!);
    const names = module ? PyObject_Dir(module) : null;
    return names ? didYouMean(takeClosest(names, e.name_from!)) : null;
  }
  if (PyType_IsSubtype(type, PyExc_NameError)) {
    const e = changetype<PyNameErrorObject>(exc);
    return isStr(e.name) ? suggestName(exc, e.name!) : null;
  }
  return null;
}

function isStr(o: PyObject | null): bool {
  return o != null && PyUnicode_Check(o);
}

// new (name is stolen and may be NULL)
function didYouMean(name: PyObject | null): PyObject | null {
  if (!name) return null;
  const text = PyUnicode_FromFormat(". Did you mean: '%U'?", arg(name));
  Py_DECREF(name);
  return text;
}

function suggestName(exc: PyObject, name: PyObject): PyObject | null {
  let tb = changetype<PyBaseExceptionObject>(exc).traceback;
  if (!tb) return null;
  while (changetype<PyTracebackObject>(tb).tb_next) tb = changetype<PyTracebackObject>(tb).tb_next;
  const frame = changetype<PyTracebackObject>(tb).tb_frame!;
  const names = frameNames(frame);
  if (!names) return null;
  const self = selfAttribute(frame, name);
  if (self) {
    Py_DECREF(names);
    return self;
  }
  const closest = takeClosest(names, name);
  const key = PyUnicode_InternFromString('stdlib_module_names');
  const stdlib = key ? _PySys_GetAttr(key) : changetype<PyObject | null>(0);
  Py_XDECREF(key);
  const isModule = stdlib != null && PySequence_Contains(stdlib, name) > 0;
  if (closest) {
    const text = isModule
      ? PyUnicode_FromFormat(". Did you mean: '%U'? Or did you forget to import '%U'?", arg(closest), arg(name))
      : PyUnicode_FromFormat(". Did you mean: '%U'?", arg(closest));
    Py_DECREF(closest);
    return text;
  }
  return isModule ? PyUnicode_FromFormat(". Did you forget to import '%U'?", arg(name)) : null;
}

// new: ". Did you mean: 'self.name'?" when a method forgot to say self.
function selfAttribute(frame: PyObject, name: PyObject): PyObject | null {
  const locals = PyObject_GetAttrString(frame, 'f_locals');
  if (!locals) {
    PyErr_Clear();
    return null;
  }
  const self = PyObject_GetItem(locals, PyUnicode_InternFromString('self')!);
  Py_DECREF(locals);
  if (!self) {
    PyErr_Clear();
    return null;
  }
  const has = PyObject_HasAttrWithError(self, name);
  Py_DECREF(self);
  if (has < 0) PyErr_Clear();
  return has > 0 ? PyUnicode_FromFormat(". Did you mean: 'self.%U'?", arg(name)) : null;
}

// new: names of the frame's locals, globals and builtins
function frameNames(frame: PyObject): PyObject | null {
  const names = PyList_New(0);
  if (!names) return null;
  if (extend(names, frame, 'f_locals') && extend(names, frame, 'f_globals') && extend(names, frame, 'f_builtins')) return names;
  Py_DECREF(names);
  return null;
}

function extend(names: PyObject, frame: PyObject, attribute: string): bool {
  const mapping = PyObject_GetAttrString(frame, attribute);
  if (!mapping) return false;
  const keys = PySequence_List(mapping);
  Py_DECREF(mapping);
  if (!keys) return false;
  const r = PyList_SetSlice(names, PyList_GET_SIZE(names), PyList_GET_SIZE(names), keys);
  Py_DECREF(keys);
  return r == 0;
}

// new: the name of the list (stolen) that is closest to name, or NULL
function takeClosest(names: PyObject, name: PyObject): PyObject | null {
  const closest = closestName(names, name);
  Py_XINCREF(closest);
  Py_DECREF(names);
  return closest;
}

// borrowed from names
export function closestName(names: PyObject, wrong: PyObject): PyObject | null {
  const n = PyList_GET_SIZE(names);
  const length = PyUnicode_GET_LENGTH(wrong);
  if (n > MAX_CANDIDATES || length > MAX_LENGTH) return null;
  let best: PyObject | null = null;
  let bestDistance: i64 = 0;
  for (let i: i64 = 0; i < n; i++) {
    const candidate = PyList_GET_ITEM(names, i);
    if (!PyUnicode_Check(candidate) || _PyUnicode_Equal(candidate, wrong)) continue;
    // A third of the characters may differ.
    let limit = ((PyUnicode_GET_LENGTH(candidate) + length + 3) * MOVE_COST) / 6;
    if (best && bestDistance - 1 < limit) limit = bestDistance - 1;
    const distance = levenshtein(wrong, candidate, limit);
    if (distance > limit) continue;
    if (!best || distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function substitutionCost(a: u32, b: u32): i64 {
  if (a == b) return 0;
  if (a >= 0x41 && a <= 0x5a) a += 32;
  if (b >= 0x41 && b <= 0x5a) b += 32;
  return a == b ? CASE_COST : MOVE_COST;
}

/** The edit distance, or limit + 1 when it is larger than limit. */
function levenshtein(a: PyObject, b: PyObject, limit: i64): i64 {
  let start: i64 = 0;
  let aEnd = PyUnicode_GET_LENGTH(a);
  let bEnd = PyUnicode_GET_LENGTH(b);
  while (start < aEnd && start < bEnd && PyUnicode_ReadChar(a, start) == PyUnicode_ReadChar(b, start)) start++;
  while (aEnd > start && bEnd > start && PyUnicode_ReadChar(a, aEnd - 1) == PyUnicode_ReadChar(b, bEnd - 1)) {
    aEnd--;
    bEnd--;
  }
  const aSize = aEnd - start;
  const bSize = bEnd - start;
  if (!aSize || !bSize) return (aSize + bSize) * MOVE_COST;
  if (aSize > MAX_LENGTH || bSize > MAX_LENGTH) return limit + 1;
  if ((aSize > bSize ? aSize - bSize : bSize - aSize) * MOVE_COST > limit) return limit + 1;
  const row = stackAlloc(aSize);
  for (let i: i64 = 0; i < aSize; i++) store<i64>(row + (<usize>i << 3), (i + 1) * MOVE_COST);
  let result: i64 = 0;
  for (let j: i64 = 0; j < bSize; j++) {
    const c = PyUnicode_ReadChar(b, start + j);
    let distance = (result = j * MOVE_COST);
    let least = i64.MAX_VALUE;
    for (let i: i64 = 0; i < aSize; i++) {
      const substitute = distance + substitutionCost(c, PyUnicode_ReadChar(a, start + i));
      const p = row + (<usize>i << 3);
      distance = load<i64>(p);
      const insertDelete = min<i64>(result, distance) + MOVE_COST;
      result = min<i64>(insertDelete, substitute);
      store<i64>(p, result);
      if (result < least) least = result;
    }
    if (least > limit) {
      stackFree(row);
      return limit + 1;
    }
  }
  stackFree(row);
  return result;
}

// __slots__ of a class that is being made: which members it gets, whether a dict and weak references. (CPython:
// Objects/typeobject.c, type_new_slots)

import { Py_DECREF } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { PySequence_Tuple } from '../abstract/sequence';
import { PyDict_Contains, PyDict_GetItemWithError } from '../dict/dict';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { PyList_Append, PyList_AsTuple, PyList_GET_SIZE, PyList_New, PyList_Sort } from '../list';
import { _PyUnicode_Equal } from '../str/compare';
import { PyUnicode_IsIdentifier } from '../str/predicates';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack1 } from '../tuple';
import { _Py_Mangle } from './mangle';

/** What the steps hand on; on the native stack. */
@unmanaged
export class type_new_ctx {
  metatype: PyTypeObject;
  args: PyObject;
  kwds: PyObject | null;
  orig_dict: PyObject;
  name: PyObject;
  bases: PyObject; // strong
  base: PyTypeObject; // the base whose layout the instances have; strong
  slots: PyObject | null; // strong
  nslot: i64;
  add_dict: i32;
  add_weak: i32;
  may_add_dict: i32;
  may_add_weak: i32;
}

export function type_new_slots(ctx: type_new_ctx, dict: PyObject): i32 {
  ctx.may_add_dict = ctx.base.tp_dictoffset == 0 ? 1 : 0;
  ctx.may_add_weak = ctx.base.tp_weaklistoffset == 0 && ctx.base.tp_itemsize == 0 ? 1 : 0;
  const slots = PyDict_GetItemWithError(dict, _Py_ID('__slots__'));
  if (slots) return type_new_slots_impl(ctx, dict, slots);
  if (PyErr_Occurred()) return -1;
  ctx.add_dict = ctx.may_add_dict;
  ctx.add_weak = ctx.may_add_weak;
  return 0;
}

function type_new_slots_impl(ctx: type_new_ctx, dict: PyObject, given: PyObject): i32 {
  const slots = PyUnicode_Check(given) ? PyTuple_Pack1(given) : PySequence_Tuple(given);
  if (!slots) return -1;
  ctx.slots = slots;
  ctx.nslot = PyTuple_GET_SIZE(slots);
  if (ctx.nslot > 0 && ctx.base.tp_itemsize != 0) {
    PyErr_Format(PyExc_TypeError, "nonempty __slots__ not supported for subtype of '%s'", ctx.base.tp_name);
    return -1;
  }
  if (type_new_visit_slots(ctx, slots) < 0) return -1;
  const copy = type_new_slots_copy(ctx, dict, slots);
  if (!copy) return -1;
  ctx.slots = copy;
  Py_DECREF(slots);
  type_new_slots_bases(ctx);
  return 0;
}

/** Checks the names, and finds __dict__ and __weakref__ among them. */
function type_new_visit_slots(ctx: type_new_ctx, slots: PyObject): i32 {
  const n = PyTuple_GET_SIZE(slots);
  for (let i: i64 = 0; i < n; i++) {
    const name = PyTuple_GET_ITEM(slots, i);
    if (!PyUnicode_Check(name)) {
      PyErr_Format(PyExc_TypeError, "__slots__ items must be strings, not '%.200s'", name.ob_type.tp_name);
      return -1;
    }
    if (!PyUnicode_IsIdentifier(name)) {
      PyErr_SetString(PyExc_TypeError, '__slots__ must be identifiers');
      return -1;
    }
    if (_PyUnicode_Equal(name, _Py_ID('__dict__'))) {
      if (!ctx.may_add_dict || ctx.add_dict) {
        PyErr_SetString(PyExc_TypeError, '__dict__ slot disallowed: we already got one');
        return -1;
      }
      ctx.add_dict = 1;
    }
    if (_PyUnicode_Equal(name, _Py_ID('__weakref__'))) {
      if (!ctx.may_add_weak || ctx.add_weak) {
        PyErr_SetString(PyExc_TypeError, '__weakref__ slot disallowed: we already got one');
        return -1;
      }
      ctx.add_weak = 1;
    }
  }
  return 0;
}

/** The names that become members: mangled and sorted, so that equal sets make equal layouts. */
function type_new_slots_copy(ctx: type_new_ctx, dict: PyObject, slots: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(slots);
  const list = PyList_New(0);
  if (!list) return null;
  let ok = true;
  for (let i: i64 = 0; i < n && ok; i++) {
    const name = PyTuple_GET_ITEM(slots, i);
    if (
      (ctx.add_dict && _PyUnicode_Equal(name, _Py_ID('__dict__'))) ||
      (ctx.add_weak && _PyUnicode_Equal(name, _Py_ID('__weakref__')))
    ) {
      continue;
    }
    const mangled = _Py_Mangle(ctx.name, name);
    if (!mangled) {
      ok = false;
      break;
    }
    const known = PyDict_Contains(dict, mangled);
    if (known < 0) ok = false;
    else if (
      known &&
      // The compiler put these there; they are taken out again below.
      !_PyUnicode_Equal(mangled, _Py_ID('__qualname__')) &&
      !_PyUnicode_Equal(mangled, _Py_ID('__classcell__')) &&
      !_PyUnicode_Equal(mangled, _Py_ID('__classdictcell__'))
    ) {
      PyErr_Format(PyExc_ValueError, '%R in __slots__ conflicts with class variable', arg(mangled));
      ok = false;
    } else ok = PyList_Append(list, mangled) == 0;
    Py_DECREF(mangled);
  }
  let tuple: PyObject | null = null;
  if (ok && PyList_Sort(list) == 0) {
    ctx.nslot = PyList_GET_SIZE(list);
    tuple = PyList_AsTuple(list);
  }
  Py_DECREF(list);
  return tuple;
}

/** A base other than the one that gives the layout may bring a dict or weak references. */
function type_new_slots_bases(ctx: type_new_ctx): void {
  const n = PyTuple_GET_SIZE(ctx.bases);
  if (n <= 1) return;
  for (let i: i64 = 0; i < n; i++) {
    const dictMissing = ctx.may_add_dict != 0 && ctx.add_dict == 0;
    const weakMissing = ctx.may_add_weak != 0 && ctx.add_weak == 0;
    if (!dictMissing && !weakMissing) return;
    const o = PyTuple_GET_ITEM(ctx.bases, i);
    if (o == ctx.base) continue;
    const type = changetype<PyTypeObject>(o);
    if (dictMissing && type.tp_dictoffset != 0) ctx.add_dict = 1;
    if (weakMissing && type.tp_weaklistoffset != 0) ctx.add_weak = 1;
  }
}

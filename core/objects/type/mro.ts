// The method resolution order: C3 linearisation, or what a metaclass's mro() says. (CPython: Objects/typeobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, Py_XINCREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { PySequence_List, PySequence_Tuple } from '../abstract/sequence';
import { PyObject_GetOptionalAttr } from '../attribute';
import { PyDict_Contains, PyDict_New, PyDict_SetItem } from '../dict/dict';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { PyList_Append, PyList_Check, PyList_New, PyList_SET_ITEM } from '../list';
import { Py_None } from '../none';
import { PyObject_Repr, PyObject_Str } from '../object';
import { PyUnicode_Join } from '../str/join';
import { PyUnicode_FromString } from '../str/new';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../tuple';
import { solid_base } from './layout';
import { vectorcall_method } from './special';
import { isStaticBuiltin, PyType_Check, PyType_IsSubtype } from './state';
import { PyType_Type } from './struct';
import { PyType_Modified } from './version';

/** A class by its name, for an error text; new. */
function class_name(cls: PyObject): PyObject | null {
  const at = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(cls, _Py_ID('__name__'), at);
  const name = ptrAt(at, 0);
  stackFree(at);
  if (found < 0) return null;
  return name ? name : PyObject_Repr(cls);
}

function check_duplicates(bases: PyObject): i32 {
  const n = PyTuple_GET_SIZE(bases);
  for (let i: i64 = 0; i < n; i++) {
    const o = PyTuple_GET_ITEM(bases, i);
    for (let j = i + 1; j < n; j++) {
      if (PyTuple_GET_ITEM(bases, j) != o) continue;
      const name = class_name(o);
      if (name) {
        if (PyUnicode_Check(name)) PyErr_Format(PyExc_TypeError, 'duplicate base class %U', arg(name));
        else PyErr_SetString(PyExc_TypeError, 'duplicate base class');
        Py_DECREF(name);
      }
      return -1;
    }
  }
  return 0;
}

/** Whether o stands in the tuple behind position `whence`. */
function tail_contains(tuple: PyObject, whence: i64, o: PyObject): bool {
  const size = PyTuple_GET_SIZE(tuple);
  for (let j = whence + 1; j < size; j++) if (PyTuple_GET_ITEM(tuple, j) == o) return true;
  return false;
}

/** No order satisfies the rest: names the classes that are first in what remains. */
function set_mro_error(to_merge: usize, size: i64, remain: usize): void {
  const set = PyDict_New();
  if (!set) return;
  const names = PyList_New(0);
  if (!names) {
    Py_DECREF(set);
    return;
  }
  let ok = true;
  for (let i: i64 = 0; i < size && ok; i++) {
    const list = objAt(to_merge, i);
    const at = load<i64>(remain + ((<usize>i) << 3));
    if (at >= PyTuple_GET_SIZE(list)) continue;
    const c = PyTuple_GET_ITEM(list, at);
    const known = PyDict_Contains(set, c);
    if (known) {
      ok = known > 0;
      continue;
    }
    ok = PyDict_SetItem(set, c, Py_None) == 0;
    if (!ok) break;
    const name = class_name(c);
    ok = name != null;
    if (!name) break;
    const text = PyObject_Str(name);
    Py_DECREF(name);
    ok = text != null && PyList_Append(names, text) == 0;
    Py_XDECREF(text);
  }
  if (ok) {
    const comma = PyUnicode_FromString(', ');
    if (comma) {
      const joined = PyUnicode_Join(comma, names);
      Py_DECREF(comma);
      if (joined) {
        PyErr_Format(
          PyExc_TypeError,
          'Cannot create a consistent method resolution order (MRO) for bases %U',
          arg(joined),
        );
        Py_DECREF(joined);
      }
    }
  }
  Py_DECREF(names);
  Py_DECREF(set);
}

/** Appends the merge of the tuples to acc: always the first head that is in nobody's tail. */
function pmerge(acc: PyObject, to_merge: usize, size: i64): i32 {
  const remain = stackAlloc(size);
  memory.fill(remain, 0, (<usize>size) << 3);
  while (true) {
    let empty: i64 = 0;
    let chosen: PyObject | null = null;
    for (let i: i64 = 0; i < size; i++) {
      const list = objAt(to_merge, i);
      const at = load<i64>(remain + ((<usize>i) << 3));
      if (at >= PyTuple_GET_SIZE(list)) {
        empty++;
        continue;
      }
      const candidate = PyTuple_GET_ITEM(list, at);
      let free = true;
      for (let j: i64 = 0; j < size; j++) {
        if (tail_contains(objAt(to_merge, j), load<i64>(remain + ((<usize>j) << 3)), candidate)) {
          free = false;
          break;
        }
      }
      if (free) {
        chosen = candidate;
        break;
      }
    }
    if (!chosen) {
      if (empty != size) set_mro_error(to_merge, size, remain);
      stackFree(remain);
      return empty == size ? 0 : -1;
    }
    if (PyList_Append(acc, chosen) < 0) {
      stackFree(remain);
      return -1;
    }
    for (let j: i64 = 0; j < size; j++) {
      const list = objAt(to_merge, j);
      const p = remain + ((<usize>j) << 3);
      if (load<i64>(p) < PyTuple_GET_SIZE(list) && PyTuple_GET_ITEM(list, load<i64>(p)) == chosen)
        store<i64>(p, load<i64>(p) + 1);
    }
  }
}

// new: a tuple or a list
function mro_implementation(type: PyTypeObject): PyObject | null {
  const bases = type.tp_bases as PyObject;
  const n = PyTuple_GET_SIZE(bases);
  for (let i: i64 = 0; i < n; i++) {
    const base = changetype<PyTypeObject>(PyTuple_GET_ITEM(bases, i));
    if (!base.tp_mro) return PyErr_Format(PyExc_TypeError, "Cannot extend an incomplete type '%.100s'", base.tp_name);
  }
  if (n == 1) {
    // One base: the class, then the base's order.
    const base_mro = changetype<PyTypeObject>(PyTuple_GET_ITEM(bases, 0)).tp_mro as PyObject;
    const k = PyTuple_GET_SIZE(base_mro);
    const result = PyTuple_New(k + 1);
    if (!result) return null;
    PyTuple_SET_ITEM(result, 0, Py_NewRef(type));
    for (let i: i64 = 0; i < k; i++) PyTuple_SET_ITEM(result, i + 1, Py_NewRef(PyTuple_GET_ITEM(base_mro, i)));
    return result;
  }
  if (check_duplicates(bases) < 0) return null;
  const to_merge = stackAlloc(n + 1);
  for (let i: i64 = 0; i < n; i++) setPtrAt(to_merge, i, changetype<PyTypeObject>(PyTuple_GET_ITEM(bases, i)).tp_mro);
  setPtrAt(to_merge, n, bases);
  let result = PyList_New(1);
  if (result) {
    PyList_SET_ITEM(result, 0, Py_NewRef(type));
    if (pmerge(result, to_merge, n + 1) < 0) {
      Py_DECREF(result);
      result = null;
    }
  }
  stackFree(to_merge);
  return result;
}

/** type.mro() */
export function type_mro(self: PyObject, _unused: PyObject | null): PyObject | null {
  const seq = mro_implementation(changetype<PyTypeObject>(self));
  if (seq && !PyList_Check(seq)) {
    const list = PySequence_List(seq);
    Py_DECREF(seq);
    return list;
  }
  return seq;
}

/** What a metaclass's mro() gave: classes whose layout fits. */
function mro_check(type: PyTypeObject, mro: PyObject): i32 {
  const solid = solid_base(type);
  const n = PyTuple_GET_SIZE(mro);
  for (let i: i64 = 0; i < n; i++) {
    const o = PyTuple_GET_ITEM(mro, i);
    if (!PyType_Check(o)) {
      PyErr_Format(PyExc_TypeError, "mro() returned a non-class ('%.500s')", o.ob_type.tp_name);
      return -1;
    }
    const base = changetype<PyTypeObject>(o);
    if (!PyType_IsSubtype(solid, solid_base(base))) {
      PyErr_Format(PyExc_TypeError, "mro() returned base with unsuitable layout ('%.500s')", base.tp_name);
      return -1;
    }
  }
  return 0;
}

// new: a tuple
function mro_invoke(type: PyTypeObject): PyObject | null {
  const custom = type.ob_type != PyType_Type;
  let result: PyObject | null;
  if (custom) {
    const at = stackAlloc(1);
    setPtrAt(at, 0, type);
    result = vectorcall_method(_Py_ID('mro'), at, 1);
    stackFree(at);
  } else result = mro_implementation(type);
  if (!result) return null;
  const mro = PySequence_Tuple(result);
  Py_DECREF(result);
  if (!mro) return null;
  if (PyTuple_GET_SIZE(mro) == 0) {
    Py_DECREF(mro);
    return PyErr_SetString(PyExc_TypeError, 'type MRO must not be empty');
  }
  if (custom && mro_check(type, mro) < 0) {
    Py_DECREF(mro);
    return null;
  }
  return mro;
}

/**
 * Computes the order and makes it the type's: 1; 0: a nested call has done it meanwhile; -1. The old order goes to *old (new) when
 * old is given.
 */
export function mro_internal(type: PyTypeObject, old: usize): i32 {
  const old_mro = type.tp_mro;
  // A metaclass's mro() can see the old tuple and even change it: its address must not be used again meanwhile.
  Py_XINCREF(old_mro);
  const mro = mro_invoke(type);
  const nested = type.tp_mro != old_mro;
  Py_XDECREF(old_mro);
  if (!mro) return -1;
  if (nested) {
    Py_DECREF(mro);
    return 0;
  }
  type.tp_mro = mro;
  if (!isStaticBuiltin(type)) PyType_Modified(type);
  if (old) setPtrAt(old, 0, old_mro);
  else Py_XDECREF(old_mro);
  return 1;
}

// The class statement. (CPython: Python/bltinmodule.c, builtin___build_class__)

import { PyMapping_Check } from '../../objects/abstract/mapping';
import { PyObject_SetItem } from '../../objects/abstract/object';
import { PyObject_GetOptionalAttr } from '../../objects/attribute';
import { _PyStack_AsDict, PyObject_CallOneArg, PyObject_VectorcallDict } from '../../objects/call';
import { PyCell_GET, PyCell_Type } from '../../objects/cell';
import { PyDict_New, PyDict_Pop } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyFunction_Check } from '../../objects/function';
import { PyList_Append, PyList_AsTuple, PyList_GET_SIZE, PyList_New, PyList_SetSlice } from '../../objects/list';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { _PyTuple_FromArray, PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { _PyType_CalculateMetaclass } from '../../objects/type/new';
import { PyType_Check } from '../../objects/type/state';
import { PyType_Type } from '../../objects/type/struct';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, Py_IS_TYPE, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET } from '../../runtime/tstate';
import { PyTypeObject } from '../../runtime/type';
import { _PyEval_Vector } from '../../vm/vector';

export function builtin___build_class__(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  if (nargs < 2) return PyErr_SetString(PyExc_TypeError, '__build_class__: not enough arguments');
  const func = objAt(args, 0);
  if (!PyFunction_Check(func)) return PyErr_SetString(PyExc_TypeError, '__build_class__: func must be a function');
  const name = objAt(args, 1);
  if (!PyUnicode_Check(name)) return PyErr_SetString(PyExc_TypeError, '__build_class__: name is not a string');
  const originals = _PyTuple_FromArray(args + 16, nargs - 2);
  if (!originals) return null;
  const bases = update_bases(originals);
  if (!bases) {
    Py_DECREF(originals);
    return null;
  }
  const result = buildClass(func, name, originals, bases, args + <usize>(nargs << 3), kwnames);
  if (bases != originals) Py_DECREF(originals);
  Py_DECREF(bases);
  return result;
}

// new (possibly the same tuple, then not a new reference): bases with __mro_entries__ applied (PEP 560)
function update_bases(bases: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(bases);
  let list: PyObject | null = null;
  const slot = stackAlloc(1);
  let failed = false;
  for (let i: i64 = 0; i < n && !failed; i++) {
    const base = PyTuple_GET_ITEM(bases, i);
    let method: PyObject | null = null;
    if (!PyType_Check(base)) {
      failed = PyObject_GetOptionalAttr(base, _Py_ID('__mro_entries__'), slot) < 0;
      method = ptrAt(slot, 0);
      if (failed) break;
    }
    if (!method) {
      if (list) failed = PyList_Append(list, base) < 0;
      continue;
    }
    const entries = PyObject_CallOneArg(method, bases);
    Py_DECREF(method);
    if (!entries) {
      failed = true;
      break;
    }
    if (!PyTuple_Check(entries)) {
      PyErr_SetString(PyExc_TypeError, '__mro_entries__ must return a tuple');
      failed = true;
    } else if (!list) {
      list = PyList_New(0);
      failed = list == null;
      for (let j: i64 = 0; j < i && !failed; j++) failed = PyList_Append(list!, PyTuple_GET_ITEM(bases, j)) < 0;
    }
    if (!failed) {
      const end = PyList_GET_SIZE(list!);
      failed = PyList_SetSlice(list!, end, end, entries) < 0;
    }
    Py_DECREF(entries);
  }
  stackFree(slot);
  if (failed) {
    Py_XDECREF(list);
    return null;
  }
  if (!list) return bases;
  const tuple = PyList_AsTuple(list);
  Py_DECREF(list);
  return tuple;
}

/** Keyword arguments of the class statement as a new dict, or NULL without an exception when there are none. */
function keywords(values: usize, kwnames: PyObject | null): PyObject | null {
  return kwnames ? _PyStack_AsDict(values, kwnames) : null;
}

function buildClass(
  func: PyObject,
  name: PyObject,
  originals: PyObject,
  bases: PyObject,
  values: usize,
  kwnames: PyObject | null,
): PyObject | null {
  const mkw = keywords(values, kwnames);
  if (kwnames && !mkw) return null;
  let meta: PyObject | null = null;
  let isclass = false;
  const slot = stackAlloc(1);
  let failed = false;
  if (mkw) {
    failed = PyDict_Pop(mkw, _Py_ID('metaclass'), slot) < 0;
    meta = ptrAt(slot, 0);
    if (meta) isclass = PyType_Check(meta);
  }
  if (!failed && !meta) {
    meta = Py_NewRef<PyObject>(PyTuple_GET_SIZE(bases) == 0 ? PyType_Type : PyTuple_GET_ITEM(bases, 0).ob_type);
    isclass = true;
  }
  if (!failed && isclass) {
    const winner = _PyType_CalculateMetaclass(changetype<PyTypeObject>(meta!), bases);
    if (!winner) failed = true;
    else if (winner != meta) {
      Py_DECREF(meta!);
      meta = Py_NewRef<PyObject>(winner);
    }
  }
  let namespace: PyObject | null = null;
  if (!failed) {
    namespace = prepare(meta!, isclass, name, bases, mkw, slot);
    failed = namespace == null;
  }
  stackFree(slot);
  let cls: PyObject | null = null;
  if (!failed) cls = runBody(func, meta!, name, originals, bases, namespace!, mkw);
  Py_XDECREF(namespace);
  Py_XDECREF(meta);
  Py_XDECREF(mkw);
  return cls;
}

// new: meta.__prepare__(name, bases, **mkw), or an empty dict
function prepare(
  meta: PyObject,
  isclass: bool,
  name: PyObject,
  bases: PyObject,
  mkw: PyObject | null,
  slot: usize,
): PyObject | null {
  if (PyObject_GetOptionalAttr(meta, _Py_ID('__prepare__'), slot) < 0) return null;
  const method = ptrAt(slot, 0);
  if (!method) return PyDict_New();
  const pair = stackAlloc(2);
  setPtrAt(pair, 0, name);
  setPtrAt(pair, 1, bases);
  const namespace = PyObject_VectorcallDict(method, pair, 2, mkw);
  stackFree(pair);
  Py_DECREF(method);
  if (!namespace || PyMapping_Check(namespace)) return namespace;
  const metaName = isclass ? changetype<PyTypeObject>(meta).tp_name : 0;
  if (metaName)
    PyErr_Format(
      PyExc_TypeError,
      '%.200s.__prepare__() must return a mapping, not %.200s',
      <u64>metaName,
      <u64>namespace.ob_type.tp_name,
    );
  else
    PyErr_Format(
      PyExc_TypeError,
      '<metaclass>.__prepare__() must return a mapping, not %.200s',
      <u64>namespace.ob_type.tp_name,
    );
  Py_DECREF(namespace);
  return null;
}

function setOriginalBases(namespace: PyObject, originals: PyObject): i32 {
  const name = PyUnicode_FromString('__orig_bases__');
  if (!name) return -1;
  const r = PyObject_SetItem(namespace, name, originals);
  Py_DECREF(name);
  return r;
}

/** Runs the body in namespace, makes the class and checks what __class__ of its methods will see. */
function runBody(
  func: PyObject,
  meta: PyObject,
  name: PyObject,
  originals: PyObject,
  bases: PyObject,
  namespace: PyObject,
  mkw: PyObject | null,
): PyObject | null {
  const cell = _PyEval_Vector(_PyThreadState_GET(), func, namespace, 0, 0, null);
  if (!cell) return null;
  let cls: PyObject | null = null;
  if (bases == originals || setOriginalBases(namespace, originals) == 0) {
    const triple = stackAlloc(3);
    setPtrAt(triple, 0, name);
    setPtrAt(triple, 1, bases);
    setPtrAt(triple, 2, namespace);
    cls = PyObject_VectorcallDict(meta, triple, 3, mkw);
    stackFree(triple);
  }
  if (cls && PyType_Check(cls) && Py_IS_TYPE(cell, PyCell_Type)) {
    const seen = PyCell_GET(cell);
    if (seen != cls) {
      if (!seen) {
        PyErr_Format(
          PyExc_RuntimeError,
          '__class__ not set defining %.200R as %.200R. Was __classcell__ propagated to type.__new__?',
          arg(name),
          arg(cls),
        );
      } else {
        PyErr_Format(
          PyExc_TypeError,
          '__class__ set to %.200R defining %.200R as %.200R',
          arg(seen),
          arg(name),
          arg(cls),
        );
      }
      Py_DECREF(cls);
      cls = null;
    }
  }
  Py_DECREF(cell);
  return cls;
}

// The type of modules: making, showing and ending one. (CPython: Objects/moduleobject.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import {
  clearSlot,
  Py_DECREF,
  Py_INCREF,
  Py_XDECREF,
  Py_XNewRef,
  PyObject_GC_Track,
  PyObject_GC_UnTrack,
  stackAlloc,
} from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, Py_VISIT, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, member, method, static_type } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_NOARGS,
  Py_READONLY,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../../runtime/type';
import { _PyArg_BadArgument, unpackTupleAndKeywords } from '../args';
import { PyObject_GetAttr, PyObject_GetAttrString, PyObject_GetOptionalAttrString } from '../attribute';
import { PyObject_CallMethodOneArg, PyObject_CallNoArgs } from '../call';
import { PyDict_Check, PyDict_GetItemWithError, PyDict_New, PyDict_Pop, PyDict_SetItem } from '../dict/dict';
import { PyDict_Keys } from '../dict/lists';
import { PyErr_SetObject, PyErr_SetString } from '../exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError } from '../exceptions/types';
import {
  mod,
  module_init_dict,
  new_module_notrack,
  PyModule_Type,
  PyModuleDef,
  PyModuleDef_Type,
  PyModuleObject,
} from '../module';
import { Py_None } from '../none';
import { PyObject_IsTrue } from '../object';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_InternFromString } from '../str/intern';
import { PyUnicode_FromString } from '../str/new';
import { PyUnicode_Check } from '../str/struct';
import { PyObject_ClearWeakRefs } from '../weakref';
import { _Py_module_getattro } from './attribute';

function new_module(type: PyTypeObject, _args: PyObject, _kwds: PyObject | null): PyObject | null {
  const m = new_module_notrack(type);
  if (m) PyObject_GC_Track(m);
  return m;
}

function module___init__(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const at = stackAlloc(2);
  const ok = unpackTupleAndKeywords(args, kwds, 'module', 'name doc', 0, 1, 0, at);
  const name = ptrAt(at, 0);
  const doc = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0 || !name) return -1;
  if (!PyUnicode_Check(name)) {
    _PyArg_BadArgument('module', "argument 'name'", 'str', name);
    return -1;
  }
  return module_init_dict(mod(self), mod(self).md_dict as PyObject, name, doc ? doc : Py_None);
}

function module_dealloc(self: PyObject): void {
  const m = mod(self);
  PyObject_GC_UnTrack(self);
  if (m.md_weaklist) PyObject_ClearWeakRefs(self);
  const def = m.md_def;
  if (def && def.m_free) call_indirect<void>(<u32>def.m_free, changetype<usize>(self));
  Py_XDECREF(m.md_dict);
  Py_XDECREF(m.md_name);
  if (m.md_state) PyMem_Free(m.md_state);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

function module_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const m = mod(self);
  const def = m.md_def;
  if (def && def.m_traverse) {
    const r = call_indirect<i32>(<u32>def.m_traverse, self, visit, arg);
    if (r) return r;
  }
  return Py_VISIT(m.md_dict, visit, arg);
}

function module_clear(self: PyObject): i32 {
  const def = mod(self).md_def;
  if (def && def.m_clear) call_indirect<i32>(<u32>def.m_clear, self);
  clearSlot(changetype<usize>(self) + offsetof<PyModuleObject>('_md_dict'));
  return 0;
}

/** spec.name as text; new. */
function reprFromSpec(spec: PyObject): PyObject | null {
  const at = stackAlloc(2);
  setPtrAt(at, 0, null);
  setPtrAt(at, 1, null);
  let res: PyObject | null = null;
  if (
    PyObject_GetOptionalAttrString(spec, 'name', at) >= 0 &&
    PyObject_GetOptionalAttrString(spec, 'origin', at + 8) >= 0
  ) {
    const name = ptrAt(at, 0);
    const origin = ptrAt(at, 1);
    if (origin && origin != Py_None) {
      const has_location = PyObject_GetAttrString(spec, 'has_location');
      const located = has_location ? PyObject_IsTrue(has_location) : -1;
      Py_XDECREF(has_location);
      if (located > 0) res = PyUnicode_FromFormat('<module %R from %R>', arg(name), arg(origin));
      else if (located == 0) res = PyUnicode_FromFormat('<module %R (%S)>', arg(name), arg(origin));
    } else {
      const loader = PyObject_GetAttrString(spec, 'loader');
      if (loader && loader != Py_None) res = PyUnicode_FromFormat('<module %R (%R)>', arg(name), arg(loader));
      else if (loader) res = PyUnicode_FromFormat('<module %R>', arg(name));
      Py_XDECREF(loader);
    }
  }
  Py_XDECREF(ptrAt(at, 0));
  Py_XDECREF(ptrAt(at, 1));
  stackFree(at);
  return res;
}

/** As importlib._bootstrap._module_repr says it; without importlib in its words. */
function module_repr(self: PyObject): PyObject | null {
  const importlib = _PyInterpreterState_GET().imports_importlib;
  if (importlib) {
    const name = PyUnicode_InternFromString('_module_repr');
    if (!name) return null;
    const text = PyObject_CallMethodOneArg(importlib, name, self);
    Py_DECREF(name);
    return text;
  }
  const dict = mod(self).md_dict as PyObject;
  const spec = PyDict_GetItemWithError(dict, _Py_ID('__spec__'));
  if (spec && spec != Py_None) {
    Py_INCREF(spec);
    const res = reprFromSpec(spec);
    Py_DECREF(spec);
    return res;
  }
  let name = Py_XNewRef(PyDict_GetItemWithError(dict, _Py_ID('__name__')));
  if (!name) name = PyUnicode_FromString('?');
  if (!name) return null;
  const filename = Py_XNewRef(PyDict_GetItemWithError(dict, _Py_ID('__file__')));
  const loader = Py_XNewRef(PyDict_GetItemWithError(dict, _Py_ID('__loader__')));
  let res: PyObject | null;
  if (filename) res = PyUnicode_FromFormat('<module %R from %R>', arg(name), arg(filename));
  else if (loader && loader != Py_None) res = PyUnicode_FromFormat('<module %R (%R)>', arg(name), arg(loader));
  // A native module without a spec: it was made while booting.
  else if (mod(self).md_def) res = PyUnicode_FromFormat('<module %R (built-in)>', arg(name));
  else res = PyUnicode_FromFormat('<module %R>', arg(name));
  Py_DECREF(name);
  Py_XDECREF(filename);
  Py_XDECREF(loader);
  return res;
}

/** The module's __dict__ as Python sees it; new. */
function dictAttribute(self: PyObject): PyObject | null {
  const dict = PyObject_GetAttr(self, _Py_ID('__dict__'));
  if (!dict || PyDict_Check(dict)) return dict;
  Py_DECREF(dict);
  return PyErr_SetString(PyExc_TypeError, '<module>.__dict__ is not a dictionary');
}

function module_dir(self: PyObject, _unused: PyObject | null): PyObject | null {
  const dict = dictAttribute(self);
  if (!dict) return null;
  let result: PyObject | null = null;
  const dirfunc = PyDict_GetItemWithError(dict, _Py_ID('__dir__'));
  if (dirfunc) result = PyObject_CallNoArgs(dirfunc);
  else if (!PyErr_Occurred()) result = PyDict_Keys(dict);
  Py_DECREF(dict);
  return result;
}

function module_get_annotations(self: PyObject, _closure: usize): PyObject | null {
  const dict = dictAttribute(self);
  if (!dict) return null;
  let annotations = Py_XNewRef(PyDict_GetItemWithError(dict, _Py_ID('__annotations__')));
  if (!annotations && !PyErr_Occurred()) {
    annotations = PyDict_New();
    if (annotations && PyDict_SetItem(dict, _Py_ID('__annotations__'), annotations) < 0) {
      Py_DECREF(annotations);
      annotations = null;
    }
  }
  Py_DECREF(dict);
  return annotations;
}

function module_set_annotations(self: PyObject, value: PyObject | null, _closure: usize): i32 {
  const dict = dictAttribute(self);
  if (!dict) return -1;
  let res: i32;
  if (value) res = PyDict_SetItem(dict, _Py_ID('__annotations__'), value);
  else {
    res = PyDict_Pop(dict, _Py_ID('__annotations__'), 0);
    if (res == 0) {
      PyErr_SetObject(PyExc_AttributeError, _Py_ID('__annotations__'));
      res = -1;
    } else if (res > 0) res = 0;
  }
  Py_DECREF(dict);
  return res;
}

export function init_module_type(): void {
  const t = PyModule_Type;
  static_type(
    t,
    'module',
    offsetof<PyModuleObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    'module(name, doc=None)\n--\n\nCreate a module object.\n\nThe name must be a string; the optional doc argument can have any type.',
  );
  t.tp_dealloc = module_dealloc.index;
  t.tp_repr = module_repr.index;
  t.tp_getattro = _Py_module_getattro.index;
  t.tp_traverse = module_traverse.index;
  t.tp_clear = module_clear.index;
  t.tp_weaklistoffset = offsetof<PyModuleObject>('_md_weaklist');
  t.tp_dictoffset = offsetof<PyModuleObject>('_md_dict');
  t.tp_init = module___init__.index;
  t.tp_new = new_module.index;
  t.tp_free = PyObject_GC_Del.index;
  method(t, '__dir__', module_dir.index, METH_NOARGS, '__dir__() -> list\nspecialized dir() implementation');
  member(t, '__dict__', _Py_T_OBJECT, offsetof<PyModuleObject>('_md_dict'), Py_READONLY, '');
  getset(t, '__annotations__', module_get_annotations.index, module_set_annotations.index, '');

  static_type(PyModuleDef_Type, 'moduledef', offsetof<PyModuleDef>(), 0, 0, '');
}

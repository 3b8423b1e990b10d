// functools.partial: a callable with some of its arguments. (CPython: Modules/_functoolsmodule.c)

import { PySequence_Concat, PySequence_Tuple } from '../../objects/abstract/sequence';
import { PyObject_GenericGetAttr, PyObject_GenericSetAttr } from '../../objects/attribute';
import { _PyObject_MakeTpCall, PyObject_Call, PyObject_Vectorcall, PyVectorcall_Function } from '../../objects/call';
import {
  PyDict_Check,
  PyDict_CheckExact,
  PyDict_GET_SIZE,
  PyDict_Merge,
  PyDict_New,
  PyDict_Next,
} from '../../objects/dict/dict';
import { PyDict_Copy } from '../../objects/dict/new';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_FutureWarning, PyExc_TypeError } from '../../objects/exceptions/types';
import { Py_GenericAlias } from '../../objects/generic-alias';
import { PyObject_GenericGetDict, PyObject_GenericSetDict } from '../../objects/instance-dict';
import { Py_None } from '../../objects/none';
import { Py_ReprEnter, Py_ReprLeave, PyCallable_Check } from '../../objects/object';
import { PyUnicode_AppendAndDel } from '../../objects/str/concat';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import {
  PyTuple_Check,
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_GetSlice,
  PyTuple_ITEMS,
  PyTuple_Pack1,
  PyTuple_Pack3,
  PyTuple_Pack4,
} from '../../objects/tuple';
import { PyType_GetQualName, type_module } from '../../objects/type/attributes';
import { clearFields, freeInstance, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import {
  arg,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { getset, member, method } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_CLASS,
  METH_NOARGS,
  METH_O,
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../../runtime/type';
import { PyErr_WarnEx } from '../../vm/warnings';

/** 64 bytes. */
@unmanaged
export class partialobject extends PyObject {
  fn: PyObject | null; // strong
  args: PyObject | null; // strong: a tuple
  kw: PyObject | null; // strong: a dict
  dict: PyObject | null; // strong; NULL: no attributes yet
  weakreflist: PyObject | null; // the list's head
  vectorcall: usize; // NULL: through tp_call
}

/* @inline */ function part(o: PyObject): partialobject {
  return changetype<partialobject>(o);
}

function partial_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  if (PyTuple_GET_SIZE(args) < 1) {
    return PyErr_SetString(PyExc_TypeError, "type 'partial' takes at least one argument");
  }
  let func = PyTuple_GET_ITEM(args, 0);
  let pargs: PyObject | null = null;
  let pkw: PyObject | null = null;
  // A partial of a partial (or of a subclass that calls like one) calls the inner function directly.
  if (func.ob_type.tp_call == partial_call.index && !part(func).dict) {
    pargs = part(func).args;
    pkw = part(func).kw;
    func = part(func).fn as PyObject;
  }
  if (!PyCallable_Check(func)) return PyErr_SetString(PyExc_TypeError, 'the first argument must be callable');
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const pto = part(o);
  pto.fn = Py_NewRef(func);
  const nargs = PyTuple_GetSlice(args, 1, i64.MAX_VALUE);
  if (nargs && pargs) {
    pto.args = PySequence_Concat(pargs, nargs);
    Py_DECREF(nargs);
  } else pto.args = nargs;
  if (pto.args && setKeywords(pto, pkw, kw)) {
    setVectorcall(pto);
    return o;
  }
  Py_DECREF(o);
  return null;
}

function setKeywords(pto: partialobject, pkw: PyObject | null, kw: PyObject | null): bool {
  if (!pkw || PyDict_GET_SIZE(pkw) == 0) {
    if (!kw) pto.kw = PyDict_New();
    else pto.kw = kw.ob_refcnt == 1 ? Py_NewRef(kw) : PyDict_Copy(kw);
    return pto.kw != null;
  }
  const merged = PyDict_Copy(pkw);
  pto.kw = merged;
  return merged != null && (!kw || PyDict_Merge(merged, kw, 1) == 0);
}

function setVectorcall(pto: partialobject): void {
  if (PyVectorcall_Function(pto.fn as PyObject)) pto.vectorcall = partial_vectorcall.index;
  else pto.vectorcall = 0;
}

function partial_vectorcall(self: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const pto = part(self);
  const nargs = PyVectorcall_NARGS(nargsf);
  // The dict can be changed at any time.
  if (PyDict_GET_SIZE(pto.kw as PyObject)) {
    pto.vectorcall = 0;
    return _PyObject_MakeTpCall(self, args, nargs, kwnames);
  }
  const fn = pto.fn as PyObject;
  const pto_args = PyTuple_ITEMS(pto.args as PyObject);
  const pto_nargs = PyTuple_GET_SIZE(pto.args as PyObject);
  if (pto_nargs == 0) return PyObject_Vectorcall(fn, args, nargsf, kwnames);
  if (pto_nargs == 1 && nargsf & PY_VECTORCALL_ARGUMENTS_OFFSET) {
    const first = ptrAt(args, -1);
    setPtrAt(args, -1, ptrAt(pto_args, 0));
    const result = PyObject_Vectorcall(fn, args - 8, <usize>(nargs + 1), kwnames);
    setPtrAt(args, -1, first);
    return result;
  }
  const nargs_total = nargs + (kwnames ? PyTuple_GET_SIZE(kwnames) : 0);
  const stack = stackAlloc(pto_nargs + nargs_total);
  memory.copy(stack, pto_args, (<usize>pto_nargs) << 3);
  memory.copy(stack + ((<usize>pto_nargs) << 3), args, (<usize>nargs_total) << 3);
  const result = PyObject_Vectorcall(fn, stack, <usize>(pto_nargs + nargs), kwnames);
  stackFree(stack);
  return result;
}

function partial_call(self: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const pto = part(self);
  let kwargs2: PyObject | null;
  if (PyDict_GET_SIZE(pto.kw as PyObject) == 0) kwargs2 = Py_XNewRef(kwargs);
  else {
    // The callee may keep and change it.
    kwargs2 = PyDict_Copy(pto.kw as PyObject);
    if (!kwargs2) return null;
    if (kwargs && PyDict_Merge(kwargs2, kwargs, 1) != 0) {
      Py_DECREF(kwargs2);
      return null;
    }
  }
  const args2 = PySequence_Concat(pto.args as PyObject, args);
  const result: PyObject | null = args2 ? PyObject_Call(pto.fn as PyObject, args2, kwargs2) : null;
  Py_XDECREF(args2);
  Py_XDECREF(kwargs2);
  return result;
}

function partial_descr_get(self: PyObject, obj: PyObject | null, type: PyObject | null): PyObject | null {
  if (!obj || obj == Py_None) return Py_NewRef(self);
  if (
    PyErr_WarnEx(
      PyExc_FutureWarning,
      'functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior',
      1,
    ) < 0
  ) {
    return null;
  }
  return Py_NewRef(self);
}

function partial_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(self, offsetof<partialobject>('_fn'), 4, visit, arg);
}

function partial_clear(self: PyObject): i32 {
  clearFields(self, offsetof<partialobject>('_fn'), 4);
  return 0;
}

function partial_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  if (_PyTrash_begin(self, partial_dealloc.index)) return;
  if (part(self).weakreflist) PyObject_ClearWeakRefs(self);
  clearFields(self, offsetof<partialobject>('_fn'), 4);
  freeInstance(self);
  _PyTrash_end();
}

/** Replaces text (steals it) by text + piece. */
// new: NULL passes through
function appended(text: PyObject | null, piece: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, text);
  PyUnicode_AppendAndDel(slot, piece);
  const result = ptrAt(slot, 0);
  stackFree(slot);
  return result;
}

// new: ', 1, 2, a=3'
function argumentsText(pto: partialobject): PyObject | null {
  let text = PyUnicode_FromString('');
  const args = pto.args as PyObject;
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(args) && text; i++) {
    text = appended(text, PyUnicode_FromFormat(', %R', arg(PyTuple_GET_ITEM(args, i))));
  }
  const at = stackAlloc(3);
  store<i64>(at, 0);
  while (text && PyDict_Next(pto.kw as PyObject, at, at + 8, at + 16)) {
    const key = Py_NewRef(objAt(at, 1));
    const value = Py_NewRef(objAt(at, 2));
    text = appended(text, PyUnicode_FromFormat(', %S=%R', arg(key), arg(value)));
    Py_DECREF(key);
    Py_DECREF(value);
  }
  stackFree(at);
  return text;
}

function partial_repr(self: PyObject): PyObject | null {
  const status = Py_ReprEnter(self);
  if (status) return status < 0 ? null : PyUnicode_FromString('...');
  const text = argumentsText(part(self));
  const module: PyObject | null = text ? type_module(self.ob_type, 0) : null;
  const name: PyObject | null = module ? PyType_GetQualName(self.ob_type) : null;
  const result: PyObject | null = name
    ? PyUnicode_FromFormat('%S.%S(%R%U)', arg(module), arg(name), arg(part(self).fn), arg(text))
    : null;
  Py_XDECREF(text);
  Py_XDECREF(module);
  Py_XDECREF(name);
  Py_ReprLeave(self);
  return result;
}

function partial___reduce__(self: PyObject, unused: PyObject | null): PyObject | null {
  const pto = part(self);
  const fn = pto.fn as PyObject;
  const args = PyTuple_Pack1(fn);
  const state = PyTuple_Pack4(
    fn,
    pto.args as PyObject,
    pto.kw as PyObject,
    pto.dict ? (pto.dict as PyObject) : Py_None,
  );
  const result: PyObject | null = args && state ? PyTuple_Pack3(self.ob_type, args, state) : null;
  Py_XDECREF(args);
  Py_XDECREF(state);
  return result;
}

function partial___setstate__(self: PyObject, state: PyObject): PyObject | null {
  if (!PyTuple_Check(state) || PyTuple_GET_SIZE(state) != 4) {
    return PyErr_SetString(PyExc_TypeError, 'invalid partial state');
  }
  const fn = PyTuple_GET_ITEM(state, 0);
  const fnargs = PyTuple_GET_ITEM(state, 1);
  const kw = PyTuple_GET_ITEM(state, 2);
  const dict = PyTuple_GET_ITEM(state, 3);
  if (!PyCallable_Check(fn) || !PyTuple_Check(fnargs) || (kw != Py_None && !PyDict_Check(kw))) {
    return PyErr_SetString(PyExc_TypeError, 'invalid partial state');
  }
  const newArgs = PyTuple_CheckExact(fnargs) ? Py_NewRef(fnargs) : PySequence_Tuple(fnargs);
  if (!newArgs) return null;
  const newKw = kw == Py_None ? PyDict_New() : PyDict_CheckExact(kw) ? Py_NewRef(kw) : PyDict_Copy(kw);
  if (!newKw) {
    Py_DECREF(newArgs);
    return null;
  }
  const base = changetype<usize>(self);
  setSlot(base + offsetof<partialobject>('_fn'), Py_NewRef(fn));
  setSlot(base + offsetof<partialobject>('_args'), newArgs);
  setSlot(base + offsetof<partialobject>('_kw'), newKw);
  setSlot(base + offsetof<partialobject>('_dict'), dict == Py_None ? null : Py_NewRef(dict));
  setVectorcall(part(self));
  return Py_None;
}

export function make_partial(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'functools.partial',
    offsetof<partialobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_HAVE_GC,
    null,
    6,
  );
  if (!t) return null;
  t.tp_dealloc = partial_dealloc.index;
  t.tp_repr = partial_repr.index;
  t.tp_call = partial_call.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_setattro = PyObject_GenericSetAttr.index;
  t.tp_traverse = partial_traverse.index;
  t.tp_clear = partial_clear.index;
  t.tp_descr_get = partial_descr_get.index;
  t.tp_new = partial_new.index;
  method(t, '__reduce__', partial___reduce__.index, METH_NOARGS, '');
  method(t, '__setstate__', partial___setstate__.index, METH_O, '');
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  member(t, 'func', _Py_T_OBJECT, 16, Py_READONLY, 'function object to use in future partial calls');
  member(t, 'args', _Py_T_OBJECT, 24, Py_READONLY, 'tuple of arguments to future partial calls');
  member(t, 'keywords', _Py_T_OBJECT, 32, Py_READONLY, 'dictionary of keyword arguments to future partial calls');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, 48, Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, 40, Py_READONLY, '');
  member(t, '__vectorcalloffset__', Py_T_PYSSIZET, 56, Py_READONLY, '');
  getset(t, '__dict__', PyObject_GenericGetDict.index, PyObject_GenericSetDict.index, '');
  return readyHeapType(
    t,
    'partial(func, /, *args, **keywords)\n--\n\nCreate a new function with partial application of the given arguments\nand keywords.',
  );
}

// Functions made by def and lambda. classmethod and staticmethod are in classmethod.ts. (CPython: Objects/funcobject.c)

import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../runtime/gc/track';
import { _Py_ID, _Py_STR } from '../runtime/identifiers';
import { _PyInterpreterState_GET } from '../runtime/interp';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../runtime/object';
import { pel, stackAlloc, stackFree } from '../runtime/pellucid';
import { static_type } from '../runtime/register';
import {
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  Py_TPFLAGS_METHOD_DESCRIPTOR,
  PyTypeObject,
} from '../runtime/type';
import { _PyEval_BuiltinsFromGlobals } from '../vm/api';
import { _PyArg_BadArgument, unpackTupleAndKeywords } from './args';
import { PyVectorcall_Call } from './call';
import { PyCell_Type } from './cell';
import { init_classmethod_types } from './classmethod';
import { PyCode_Check, PyCodeObject } from './code';
import { PyDict_Check, PyDict_GetItemWithError } from './dict/dict';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from './exceptions/types';
import { init_function_attributes } from './function-attributes';
import { PyMethod_New } from './method';
import { Py_None } from './none';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_Check } from './str/struct';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from './tuple';
import { PyObject_ClearWeakRefs } from './weakref';

/** 144 bytes. */
@unmanaged
export class PyFunctionObject extends PyObject {
  func_globals: PyObject | null; // all strong
  func_builtins: PyObject | null;
  func_name: PyObject | null;
  func_qualname: PyObject | null;
  func_code: PyObject | null;
  func_defaults: PyObject | null; // tuple or NULL
  func_kwdefaults: PyObject | null; // dict or NULL
  func_closure: PyObject | null; // tuple of cells or NULL
  func_doc: PyObject | null;
  func_dict: PyObject | null;
  func_weakreflist: PyObject | null;
  func_module: PyObject | null;
  func_annotations: PyObject | null; // dict, NULL, or a tuple (name, value, …) until somebody asks
  func_typeparams: PyObject | null;
  vectorcall: usize; // vectorcallfunc
  func_version: u32; // 0: none; inline caches of calls compare it
}

/** 64 bytes. */
@unmanaged
export class PyFrameConstructor {
  fc_globals: PyObject | null;
  fc_builtins: PyObject | null;
  fc_name: PyObject | null;
  fc_qualname: PyObject | null;
  fc_code: PyObject | null;
  fc_defaults: PyObject | null;
  fc_kwdefaults: PyObject | null;
  fc_closure: PyObject | null;
}

export const PyFunction_Type = staticObject<PyTypeObject>(416);

/** o as its struct; nothing is checked. */
/* @inline */ export function asFunction(o: PyObject): PyFunctionObject {
  return changetype<PyFunctionObject>(o);
}

/* @inline */ export function PyFunction_Check(o: PyObject): bool {
  return o.ob_type == PyFunction_Type;
}

// new: the constructor's fields as they are
export function _PyFunction_FromConstructor(constructor_: usize): PyObject | null {
  const c = changetype<PyFrameConstructor>(constructor_);
  const module = Py_XNewRef(PyDict_GetItemWithError(c.fc_globals as PyObject, _Py_ID('__name__')));
  if (!module && PyErr_Occurred()) return null;
  const o = _PyObject_GC_New(PyFunction_Type);
  if (!o) {
    Py_XDECREF(module);
    return null;
  }
  const op = asFunction(o);
  op.func_globals = Py_XNewRef(c.fc_globals);
  op.func_builtins = Py_XNewRef(c.fc_builtins);
  op.func_name = Py_XNewRef(c.fc_name);
  op.func_qualname = Py_XNewRef(c.fc_qualname);
  op.func_code = Py_XNewRef(c.fc_code);
  op.func_defaults = Py_XNewRef(c.fc_defaults);
  op.func_kwdefaults = Py_XNewRef(c.fc_kwdefaults);
  op.func_closure = Py_XNewRef(c.fc_closure);
  op.func_doc = Py_None;
  finish(op, module);
  return o;
}

// steals module
function finish(op: PyFunctionObject, module: PyObject | null): void {
  op.func_dict = null;
  op.func_weakreflist = null;
  op.func_module = module;
  op.func_annotations = null;
  op.func_typeparams = null;
  op.vectorcall = pel.function_vectorcall;
  op.func_version = 0;
  _PyObject_GC_TRACK(op);
}

// new; qualname NULL: the code's
function PyFunction_NewWithQualName(code: PyObject, globals: PyObject, qualname: PyObject | null): PyObject | null {
  const co = changetype<PyCodeObject>(code);
  const consts = co.co_consts as PyObject;
  // The first constant is the docstring when it is a string.
  let doc: PyObject = Py_None;
  if (PyTuple_GET_SIZE(consts) >= 1) {
    doc = PyTuple_GET_ITEM(consts, 0);
    if (!PyUnicode_Check(doc)) doc = Py_None;
  }
  const module = Py_XNewRef(PyDict_GetItemWithError(globals, _Py_ID('__name__')));
  if (!module && PyErr_Occurred()) return null;
  const builtins = _PyEval_BuiltinsFromGlobals(globals);
  const o = builtins ? _PyObject_GC_New(PyFunction_Type) : changetype<PyObject | null>(0);
  if (!o) {
    Py_XDECREF(module);
    return null;
  }
  const op = asFunction(o);
  op.func_globals = Py_NewRef(globals);
  op.func_builtins = Py_XNewRef(builtins);
  op.func_name = Py_XNewRef(co.co_name);
  op.func_qualname = Py_XNewRef(qualname ? qualname : co.co_qualname);
  op.func_code = Py_NewRef(code);
  op.func_defaults = null;
  op.func_kwdefaults = null;
  op.func_closure = null;
  op.func_doc = Py_NewRef(doc);
  finish(op, module);
  return o;
}

// new
export function PyFunction_New(code: PyObject, globals: PyObject): PyObject | null {
  return PyFunction_NewWithQualName(code, globals, null);
}

// --- versions: { u32 next_version; { func, code } cache[4096] }, both borrowed

const FUNC_VERSION_CACHE_SIZE: u32 = 4096;

/* @inline */ function versionSlot(version: u32): usize {
  return _PyInterpreterState_GET().func_state + 8 + ((<usize>(version % FUNC_VERSION_CACHE_SIZE)) << 4);
}

export function _PyFunction_SetVersion(func: PyObject, version: u32): void {
  asFunction(func).func_version = version;
  if (!version) return;
  const slot = versionSlot(version);
  setPtrAt(slot, 0, func);
  setPtrAt(slot, 1, asFunction(func).func_code);
}

/** The function's version, given now if it has none; 0: it cannot have one. */
export function _PyFunction_GetVersionForCurrentState(func: PyObject): u32 {
  if (asFunction(func).func_version) return asFunction(func).func_version;
  if (asFunction(func).vectorcall != pel.function_vectorcall) return 0;
  const state = _PyInterpreterState_GET().func_state;
  const version = load<u32>(state);
  if (!version) return 0;
  store<u32>(state, version + 1);
  _PyFunction_SetVersion(func, version);
  return version;
}

// --- lifetime

function func_clear(self: PyObject): i32 {
  const op = asFunction(self);
  const base = changetype<usize>(self);
  op.func_version = 0;
  clearSlot(base + offsetof<PyFunctionObject>('_func_globals'));
  clearSlot(base + offsetof<PyFunctionObject>('_func_builtins'));
  clearSlot(base + offsetof<PyFunctionObject>('_func_module'));
  clearSlot(base + offsetof<PyFunctionObject>('_func_defaults'));
  clearSlot(base + offsetof<PyFunctionObject>('_func_kwdefaults'));
  clearSlot(base + offsetof<PyFunctionObject>('_func_doc'));
  clearSlot(base + offsetof<PyFunctionObject>('_func_dict'));
  clearSlot(base + offsetof<PyFunctionObject>('_func_closure'));
  clearSlot(base + offsetof<PyFunctionObject>('_func_annotations'));
  clearSlot(base + offsetof<PyFunctionObject>('_func_typeparams'));
  // Code and names must not be NULL; a subclass of str as a name could be part of a cycle.
  setSlot(base + offsetof<PyFunctionObject>('_func_name'), _Py_STR('empty'));
  setSlot(base + offsetof<PyFunctionObject>('_func_qualname'), _Py_STR('empty'));
  return 0;
}

function func_dealloc(self: PyObject): void {
  const op = asFunction(self);
  _PyObject_GC_UNTRACK(self);
  if (op.func_weakreflist) PyObject_ClearWeakRefs(self);
  if (op.func_version) {
    const slot = versionSlot(op.func_version);
    if (ptrAt(slot, 0) == self) setPtrAt(slot, 0, null);
  }
  func_clear(self);
  Py_DECREF(op.func_code as PyObject);
  Py_DECREF(op.func_name as PyObject);
  Py_DECREF(op.func_qualname as PyObject);
  PyObject_GC_Del(changetype<usize>(self));
}

function func_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const op = asFunction(self);
  let r = Py_VISIT(op.func_code, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_globals, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_builtins, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_module, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_defaults, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_kwdefaults, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_doc, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_name, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_dict, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_closure, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_annotations, visit, arg);
  if (r) return r;
  r = Py_VISIT(op.func_typeparams, visit, arg);
  return r ? r : Py_VISIT(op.func_qualname, visit, arg);
}

function func_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat('<function %U at %p>', arg(asFunction(self).func_qualname), arg(self));
}

/** Functions are methods: looked up on an instance, they bind. */
function func_descr_get(self: PyObject, obj: PyObject | null, _type: PyObject | null): PyObject | null {
  if (!obj || obj == Py_None) return Py_NewRef(self);
  return PyMethod_New(self, obj);
}

// --- types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)

function func_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(6);
  const res =
    unpackTupleAndKeywords(args, kwds, 'function', 'code globals name argdefs closure kwdefaults', 0, 2, 0, at) < 0
      ? changetype<PyObject | null>(0)
      : func_new_impl(at);
  stackFree(at);
  return res;
}

/* @inline */ function orNone(o: PyObject | null): PyObject {
  return o ? o : Py_None;
}

function func_new_impl(at: usize): PyObject | null {
  const code = objAt(at, 0);
  const globals = objAt(at, 1);
  if (!PyCode_Check(code)) {
    _PyArg_BadArgument('function', "argument 'code'", 'code', code);
    return null;
  }
  if (!PyDict_Check(globals)) {
    _PyArg_BadArgument('function', "argument 'globals'", 'dict', globals);
    return null;
  }
  const name = orNone(ptrAt(at, 2));
  const defaults = orNone(ptrAt(at, 3));
  const closure = orNone(ptrAt(at, 4));
  const kwdefaults = orNone(ptrAt(at, 5));
  const co = changetype<PyCodeObject>(code);
  if (name != Py_None && !PyUnicode_Check(name)) {
    return PyErr_SetString(PyExc_TypeError, 'arg 3 (name) must be None or string');
  }
  if (defaults != Py_None && !PyTuple_Check(defaults)) {
    return PyErr_SetString(PyExc_TypeError, 'arg 4 (defaults) must be None or tuple');
  }
  if (!PyTuple_Check(closure)) {
    if (co.co_nfreevars && closure == Py_None) return PyErr_SetString(PyExc_TypeError, 'arg 5 (closure) must be tuple');
    if (closure != Py_None) return PyErr_SetString(PyExc_TypeError, 'arg 5 (closure) must be None or tuple');
  }
  if (kwdefaults != Py_None && !PyDict_Check(kwdefaults)) {
    return PyErr_SetString(PyExc_TypeError, 'arg 6 (kwdefaults) must be None or dict');
  }
  const nclosure: i64 = closure == Py_None ? 0 : PyTuple_GET_SIZE(closure);
  if (<i64>co.co_nfreevars != nclosure) {
    return PyErr_Format(
      PyExc_ValueError,
      '%U requires closure of length %d, not %zd',
      arg(co.co_name),
      co.co_nfreevars,
      <u64>nclosure,
    );
  }
  for (let i: i64 = 0; i < nclosure; i++) {
    const o = PyTuple_GET_ITEM(closure, i);
    if (o.ob_type != PyCell_Type) {
      return PyErr_Format(PyExc_TypeError, 'arg 5 (closure) expected cell, found %s', o.ob_type.tp_name);
    }
  }
  const o = PyFunction_New(code, globals);
  if (!o) return null;
  const op = asFunction(o);
  if (name != Py_None) setSlot(changetype<usize>(o) + offsetof<PyFunctionObject>('_func_name'), Py_NewRef(name));
  if (defaults != Py_None) op.func_defaults = Py_NewRef(defaults);
  if (closure != Py_None) op.func_closure = Py_NewRef(closure);
  if (kwdefaults != Py_None) op.func_kwdefaults = Py_NewRef(kwdefaults);
  return o;
}

export function init_function_types(): void {
  const t = PyFunction_Type;
  static_type(
    t,
    'function',
    offsetof<PyFunctionObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR,
    'function(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)\n--\n\nCreate a function object.\n\n  code\n    a code object\n  globals\n    the globals dictionary\n  name\n    a string that overrides the name from the code object\n  argdefs\n    a tuple that specifies the default argument values\n  closure\n    a tuple that supplies the bindings for free variables\n  kwdefaults\n    a dictionary that specifies the default keyword argument values',
  );
  t.tp_dealloc = func_dealloc.index;
  t.tp_vectorcall_offset = offsetof<PyFunctionObject>('_vectorcall');
  t.tp_repr = func_repr.index;
  t.tp_call = PyVectorcall_Call.index;
  t.tp_traverse = func_traverse.index;
  t.tp_clear = func_clear.index;
  t.tp_weaklistoffset = offsetof<PyFunctionObject>('_func_weakreflist');
  t.tp_descr_get = func_descr_get.index;
  t.tp_dictoffset = offsetof<PyFunctionObject>('_func_dict');
  t.tp_new = func_new.index;
  init_function_attributes(t);
  init_classmethod_types();
}

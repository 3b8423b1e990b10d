// The current context: a context variable, and what localcontext() puts in its place for a while.

import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyContextVar_Set } from '../../objects/context/variable';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyModule_GetState } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyTuple_GET_SIZE, PyTuple_ITEMS } from '../../objects/tuple';
import { clearFields, deallocFields, visitFields } from '../../objects/type/from-spec';
import { Py_DECREF, Py_NewRef, PyObject_GC_Track, stackAlloc } from '../../runtime/cold';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { context_copy, context_setattrs } from './context';
import {
  CTX,
  currentContext,
  decimal_state,
  decimalState,
  isContext,
  newCurrentContext,
  PyDecContextManagerObject,
} from './struct';

// new: None. v becomes the current context, or a copy of it where it is a template.
function setCurrent(state: decimal_state, v: PyObject): PyObject | null {
  if (!isContext(state, v)) return PyErr_SetString(PyExc_TypeError, 'argument must be a context');
  let context: PyObject | null = v;
  if (
    v == state.default_context_template ||
    v == state.basic_context_template ||
    v == state.extended_context_template
  ) {
    context = context_copy(v, null);
    if (!context) return null;
    CTX(context).status = 0;
  } else Py_NewRef(v);
  const token = PyContextVar_Set(state.current_context_var as PyObject, context as PyObject);
  Py_DECREF(context as PyObject);
  if (!token) return null;
  Py_DECREF(token);
  return Py_None;
}

function moduleState(module: PyObject): decimal_state {
  return changetype<decimal_state>(PyModule_GetState(module));
}

export function PyDec_GetCurrentContext(module: PyObject, unused: PyObject | null): PyObject | null {
  return newCurrentContext(moduleState(module));
}

export function PyDec_SetCurrentContext(module: PyObject, v: PyObject): PyObject | null {
  return setCurrent(moduleState(module), v);
}

/* @inline */ function asManager(o: PyObject): PyDecContextManagerObject {
  return changetype<PyDecContextManagerObject>(o);
}

// new
function newManager(state: decimal_state, values: usize): PyObject | null {
  const global = currentContext(state);
  if (!global) return null;
  const given = ptrAt(values, 0);
  let local: PyObject = global;
  if (given && given != Py_None) {
    if (!isContext(state, given)) return PyErr_SetString(PyExc_TypeError, 'optional argument must be a context');
    local = given;
  }
  const o = _PyObject_GC_New(state.PyDecContextManager_Type as PyTypeObject);
  if (!o) return null;
  asManager(o).global = Py_NewRef(global);
  asManager(o).local = null;
  const copy = context_copy(local, null);
  asManager(o).local = copy;
  PyObject_GC_Track(o);
  if (copy && context_setattrs(copy, values + 8) == 0) return o;
  Py_DECREF(o);
  return null;
}

export function ctxmanager_new(module: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(9);
  const names = 'ctx prec rounding Emin Emax capitals clamp flags traps';
  const n = PyTuple_GET_SIZE(args);
  const ok = _PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwds, null, '', names, 0, 0, 0, at) == 0;
  const o = ok ? newManager(moduleState(module), at) : null;
  stackFree(at);
  return o;
}

export function ctxmanager_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(self, offsetof<PyDecContextManagerObject>('_local'), 2, visit, arg);
}

export function ctxmanager_clear(self: PyObject): i32 {
  clearFields(self, offsetof<PyDecContextManagerObject>('_local'), 2);
  return 0;
}

export function ctxmanager_dealloc(self: PyObject): void {
  deallocFields(self, ctxmanager_dealloc.index, offsetof<PyDecContextManagerObject>('_local'), 2);
}

export function ctxmanager_set_local(self: PyObject, unused: PyObject | null): PyObject | null {
  const local = asManager(self).local as PyObject;
  return setCurrent(decimalState(self.ob_type), local) ? Py_NewRef(local) : null;
}

export function ctxmanager_restore_global(self: PyObject, args: PyObject): PyObject | null {
  return setCurrent(decimalState(self.ob_type), asManager(self).global as PyObject);
}

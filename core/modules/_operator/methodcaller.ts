// operator.methodcaller. (CPython: Modules/_operator.c)

import { PyMem_Calloc, PyMem_Free } from '../../memory/obmalloc/malloc';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from '../../objects/args';
import { PyObject_GenericGetAttr, PyObject_GetAttr, PyObject_GetAttrString } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_Call, PyObject_VectorcallDict, PyObject_VectorcallMethod } from '../../objects/call';
import { PyDict_GET_SIZE, PyDict_Next } from '../../objects/dict/dict';
import { PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { Py_ReprEnter, Py_ReprLeave } from '../../objects/object';
import { PyUnicode_AppendAndDel } from '../../objects/str/concat';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import {
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_GetSlice,
  PyTuple_ITEMS,
  PyTuple_New,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import {
  clearFields,
  freeInstance,
  newHeapType,
  readyHeapType,
  stateByDef,
  visitFields,
} from '../../objects/type/from-spec';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../../runtime/gc/track';
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
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { getset, member, method } from '../../runtime/register';
import {
  METH_NOARGS,
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../../runtime/type';
import { PyImport_ImportModule } from '../../vm/import';
import { interned } from './attrgetter';
import { getter_text_signature } from './itemgetter';
import { _operator_state, operator_module } from './state';

// --- methodcaller

/** 64 bytes. */
@unmanaged
export class methodcallerobject extends PyObject {
  name: PyObject | null; // strong: interned
  xargs: PyObject | null; // strong: the name and the positional arguments
  kwds: PyObject | null; // strong: a dict; NULL: none
  vectorcall_args: usize; // PyObject **: room for the receiver, then the arguments and the keywords' values; NULL: not made yet
  vectorcall_kwnames: PyObject | null; // strong
  vectorcall: usize;
}

/* @inline */ function asMethodCaller(o: PyObject): methodcallerobject {
  return changetype<methodcallerobject>(o);
}

const MAX_ITEMS_IN_VECTORCALL_ARGS: i64 = 8;

/** The array for the vectorcall, when the first call comes. */
function initVectorcall(self: methodcallerobject): bool {
  const args = self.xargs as PyObject;
  const n = PyTuple_GET_SIZE(args);
  const kwds = self.kwds;
  const nkwds: i64 = kwds ? PyDict_GET_SIZE(kwds) : 0;
  const p = PyMem_Calloc(<usize>(n + nkwds), 8);
  if (!p) {
    PyErr_NoMemory();
    return false;
  }
  memory.copy(p, PyTuple_ITEMS(args), (<usize>n) << 3);
  if (kwds && nkwds) {
    const kwnames = PyTuple_New(nkwds);
    if (!kwnames) {
      PyMem_Free(p);
      return false;
    }
    const at = stackAlloc(3);
    store<i64>(at, 0);
    let i: i64 = 0;
    while (PyDict_Next(kwds, at, at + 8, at + 16)) {
      PyTuple_SET_ITEM(kwnames, i, Py_NewRef(objAt(at, 1)));
      setPtrAt(p, n + i, ptrAt(at, 2)); // borrowed
      i++;
    }
    stackFree(at);
    self.vectorcall_kwnames = kwnames;
  }
  self.vectorcall_args = p;
  return true;
}

function methodcaller_vectorcall(o: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const self = asMethodCaller(o);
  if (
    !_PyArg_CheckPositional('methodcaller', PyVectorcall_NARGS(nargsf), 1, 1) ||
    !_PyArg_NoKwnames('methodcaller', kwnames)
  ) {
    return null;
  }
  if (!self.vectorcall_args && !initVectorcall(self)) return null;
  const n = PyTuple_GET_SIZE(self.xargs as PyObject);
  const total = n + (self.kwds ? PyDict_GET_SIZE(self.kwds as PyObject) : 0);
  const stack = stackAlloc(total);
  memory.copy(stack, self.vectorcall_args, (<usize>total) << 3);
  setPtrAt(stack, 0, ptrAt(args, 0));
  const result = PyObject_VectorcallMethod(
    self.name as PyObject,
    stack,
    <usize>n | PY_VECTORCALL_ARGUMENTS_OFFSET,
    self.vectorcall_kwnames,
  );
  stackFree(stack);
  return result;
}

function methodcaller_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n < 1) return PyErr_SetString(PyExc_TypeError, 'methodcaller needs at least one argument, the method name');
  const name = PyTuple_GET_ITEM(args, 0);
  if (!PyUnicode_Check(name)) return PyErr_SetString(PyExc_TypeError, 'method name must be a string');
  const state = changetype<_operator_state>(stateByDef(type, operator_module));
  const o = _PyObject_GC_New(state.methodcaller_type as PyTypeObject);
  if (!o) return null;
  const self = asMethodCaller(o);
  self.vectorcall_args = 0;
  self.vectorcall_kwnames = null;
  self.vectorcall = 0;
  self.kwds = Py_XNewRef(kwds);
  self.name = interned(Py_NewRef(name));
  self.xargs = Py_NewRef(args);
  if (n + (kwds ? PyDict_GET_SIZE(kwds) : 0) <= MAX_ITEMS_IN_VECTORCALL_ARGS) {
    self.vectorcall = methodcaller_vectorcall.index;
  }
  _PyObject_GC_TRACK(o);
  return o;
}

function methodcaller_clear(o: PyObject): i32 {
  clearFields(o, offsetof<methodcallerobject>('_name'), 3);
  clearFields(o, offsetof<methodcallerobject>('_vectorcall_kwnames'), 1);
  PyMem_Free(asMethodCaller(o).vectorcall_args);
  asMethodCaller(o).vectorcall_args = 0;
  return 0;
}

function methodcaller_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  methodcaller_clear(o);
  freeInstance(o);
}

function methodcaller_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<methodcallerobject>('_name'), 3, visit, arg);
}

function methodcaller_call(o: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const self = asMethodCaller(o);
  if (!_PyArg_NoKeywords('methodcaller', kw)) return null;
  if (!_PyArg_CheckPositional('methodcaller', PyTuple_GET_SIZE(args), 1, 1)) return null;
  const bound = PyObject_GetAttr(PyTuple_GET_ITEM(args, 0), self.name as PyObject);
  if (!bound) return null;
  const cargs = PyTuple_GetSlice(self.xargs as PyObject, 1, PyTuple_GET_SIZE(self.xargs as PyObject));
  const result: PyObject | null = cargs ? PyObject_Call(bound, cargs, self.kwds) : null;
  Py_XDECREF(cargs);
  Py_DECREF(bound);
  return result;
}

// new: operator.methodcaller('name', 1, key=2)
function callerText(self: methodcallerobject, name: usize): PyObject | null {
  let text = PyUnicode_FromFormat('%s(%R', name, arg(self.name));
  const at = stackAlloc(4);
  const args = self.xargs as PyObject;
  for (let i: i64 = 1; i < PyTuple_GET_SIZE(args) && text; i++) {
    setPtrAt(at, 3, text);
    PyUnicode_AppendAndDel(at + 24, PyUnicode_FromFormat(', %R', arg(PyTuple_GET_ITEM(args, i))));
    text = ptrAt(at, 3);
  }
  store<i64>(at, 0);
  while (text && self.kwds && PyDict_Next(self.kwds as PyObject, at, at + 8, at + 16)) {
    setPtrAt(at, 3, text);
    PyUnicode_AppendAndDel(at + 24, PyUnicode_FromFormat(', %U=%R', arg(ptrAt(at, 1)), arg(ptrAt(at, 2))));
    text = ptrAt(at, 3);
  }
  if (text) {
    setPtrAt(at, 3, text);
    PyUnicode_AppendAndDel(at + 24, PyUnicode_FromString(')'));
    text = ptrAt(at, 3);
  }
  stackFree(at);
  return text;
}

function methodcaller_repr(o: PyObject): PyObject | null {
  const status = Py_ReprEnter(o);
  const name = o.ob_type.tp_name;
  if (status) return status < 0 ? null : PyUnicode_FromFormat('%s(...)', name);
  const text = callerText(asMethodCaller(o), name);
  Py_ReprLeave(o);
  return text;
}

function methodcaller_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  const self = asMethodCaller(o);
  if (!self.kwds || PyDict_GET_SIZE(self.kwds as PyObject) == 0) {
    return Py_BuildValue('OO', arg(o.ob_type), arg(self.xargs));
  }
  // partial(type, name, **kwds), called with the rest
  const functools = PyImport_ImportModule('functools');
  if (!functools) return null;
  const partial = PyObject_GetAttrString(functools, 'partial');
  Py_DECREF(functools);
  if (!partial) return null;
  const args = stackAlloc(2);
  setPtrAt(args, 0, o.ob_type);
  setPtrAt(args, 1, self.name);
  const constructor_ = PyObject_VectorcallDict(partial, args, 2, self.kwds);
  stackFree(args);
  Py_DECREF(partial);
  const rest = PyTuple_GetSlice(self.xargs as PyObject, 1, PyTuple_GET_SIZE(self.xargs as PyObject));
  return Py_BuildValue('NN', arg(constructor_), arg(rest));
}

export function make_methodcaller(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'operator.methodcaller',
    offsetof<methodcallerobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = methodcaller_dealloc.index;
  t.tp_repr = methodcaller_repr.index;
  t.tp_call = methodcaller_call.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = methodcaller_traverse.index;
  t.tp_clear = methodcaller_clear.index;
  t.tp_new = methodcaller_new.index;
  method(t, '__reduce__', methodcaller_reduce.index, METH_NOARGS, 'Return state information for pickling');
  member(t, '__vectorcalloffset__', Py_T_PYSSIZET, offsetof<methodcallerobject>('_vectorcall'), Py_READONLY, '');
  getset(t, '__text_signature__', getter_text_signature.index, 0, '');
  return readyHeapType(
    t,
    "methodcaller(name, /, *args, **kwargs)\n--\n\nReturn a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
  );
}

// Functions written in the core: len, [].append. (CPython: Objects/methodobject.c)
//
//      0 ╞═ ob_refcnt, ob_type
//     16 │ m_ml      ──> PyMethodDef: name, table index, flags, doc
//     24 │ m_self    what it is bound to: a module, an instance, a type
//     32 │ m_module  __module__
//     40 │ m_weakreflist
//     48 │ vectorcall  by the flags; NULL for METH_VARARGS, which take a tuple anyway

import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK, PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg,
  Py_DECREF,
  Py_EQ,
  Py_INCREF,
  Py_NE,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
} from '../runtime/object';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import { getset, member, method, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_METHOD,
  METH_NOARGS,
  METH_O,
  METH_STATIC,
  METH_VARARGS,
  METH_WITH_CLASS,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  PyMethodDef,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../runtime/type';
import { PyObject_GetAttr } from './attribute';
import { Py_False, Py_True } from './bool';
import { _Py_CheckFunctionResult, _PyObject_FunctionStr, PyVectorcall_Call } from './call';
import { reduceToGetattr } from './descriptor';
import { wrongCount } from './descriptor-call';
import { PyDict_Size } from './dict/dict';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_SystemError, PyExc_TypeError } from './exceptions/types';
import { _Py_HashPointer } from './hash';
import { PyModule_Check } from './module';
import { Py_None, Py_NotImplemented } from './none';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_FromCString } from './str/new';
import { PyUnicode_Check } from './str/struct';
import { PyTuple_GET_SIZE } from './tuple';
import { _PyType_GetDocFromInternalDoc, _PyType_GetTextSignatureFromInternalDoc } from './type/doc';
import { PyObject_TypeCheck, PyType_Check } from './type/state';
import { PyObject_ClearWeakRefs } from './weakref';

/** 56 bytes. */
@unmanaged
export class PyCFunctionObject extends PyObject {
  m_ml: PyMethodDef | null;
  m_self: PyObject | null; // strong
  m_module: PyObject | null; // strong
  m_weakreflist: PyObject | null;
  vectorcall: usize; // vectorcallfunc
}

/** 64 bytes. */
@unmanaged
export class PyCMethodObject extends PyCFunctionObject {
  mm_class: PyTypeObject | null; // strong
}

export const PyCFunction_Type = staticObject<PyTypeObject>(416);
export const PyCMethod_Type = staticObject<PyTypeObject>(416);

export function PyCFunction_Check(o: PyObject): bool {
  return PyObject_TypeCheck(o, PyCFunction_Type);
}

/** Exactly builtin_function_or_method: no METH_METHOD function. */
/* @inline */ export function PyCFunction_CheckExact(o: PyObject): bool {
  return o.ob_type == PyCFunction_Type;
}

/* @inline */ function ml(o: PyObject): PyMethodDef {
  return changetype<PyCFunctionObject>(o).m_ml as PyMethodDef;
}

/** What the native function gets as self: NULL for a static method. */
/* @inline */ function selfOf(o: PyObject): PyObject | null {
  return ml(o).ml_flags & METH_STATIC ? null : changetype<PyCFunctionObject>(o).m_self;
}

// new
export function PyCFunction_NewEx(def: usize, self: PyObject | null, module: PyObject | null): PyObject | null {
  return PyCMethod_New(def, self, module, null);
}

// new
export function PyCMethod_New(
  def: usize,
  self: PyObject | null,
  module: PyObject | null,
  cls: PyTypeObject | null,
): PyObject | null {
  const ml_def = changetype<PyMethodDef>(def);
  let vectorcall: usize = 0;
  switch (ml_def.ml_flags & (METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD)) {
    case METH_VARARGS:
    case METH_VARARGS | METH_KEYWORDS:
      break;
    case METH_FASTCALL:
      vectorcall = cfunction_vectorcall_FASTCALL.index;
      break;
    case METH_FASTCALL | METH_KEYWORDS:
    case METH_WITH_CLASS:
      vectorcall = cfunction_vectorcall_FASTCALL_KEYWORDS.index;
      break;
    case METH_NOARGS:
      vectorcall = cfunction_vectorcall_NOARGS.index;
      break;
    case METH_O:
      vectorcall = cfunction_vectorcall_O.index;
      break;
    default:
      return PyErr_Format(PyExc_SystemError, '%s() method: bad call flags', ml_def.ml_name);
  }
  let o: PyObject | null;
  if (ml_def.ml_flags & METH_METHOD) {
    if (!cls) {
      return PyErr_SetString(PyExc_SystemError, 'attempting to create PyCMethod with a METH_METHOD flag but no class');
    }
    o = _PyObject_GC_New(PyCMethod_Type);
    if (!o) return null;
    Py_INCREF(cls);
    changetype<PyCMethodObject>(o).mm_class = cls;
  } else {
    if (cls) {
      return PyErr_SetString(PyExc_SystemError, 'attempting to create PyCFunction with class but no METH_METHOD flag');
    }
    o = _PyObject_GC_New(PyCFunction_Type);
    if (!o) return null;
  }
  const op = changetype<PyCFunctionObject>(o);
  op.m_weakreflist = null;
  op.m_ml = ml_def;
  op.m_self = Py_XNewRef(self);
  op.m_module = Py_XNewRef(module);
  op.vectorcall = vectorcall;
  _PyObject_GC_TRACK(o);
  return o;
}

/* @inline */ function classOf(o: PyObject): PyTypeObject | null {
  return ml(o).ml_flags & METH_METHOD ? changetype<PyCMethodObject>(o).mm_class : null;
}

function meth_dealloc(self: PyObject): void {
  const m = changetype<PyCFunctionObject>(self);
  PyObject_GC_UnTrack(self);
  if (_PyTrash_begin(self)) return;
  if (m.m_weakreflist) PyObject_ClearWeakRefs(self);
  // The class first: m_ml, which says that there is one, may belong to m_self.
  Py_XDECREF(classOf(self));
  Py_XDECREF(m.m_self);
  Py_XDECREF(m.m_module);
  PyObject_GC_Del(changetype<usize>(self));
  _PyTrash_end();
}

function meth_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const m = changetype<PyCFunctionObject>(self);
  let r = Py_VISIT(classOf(self), visit, arg);
  if (r) return r;
  r = Py_VISIT(m.m_self, visit, arg);
  return r ? r : Py_VISIT(m.m_module, visit, arg);
}

// --- attributes

function meth_get__text_signature__(self: PyObject, _closure: usize): PyObject | null {
  return _PyType_GetTextSignatureFromInternalDoc(ml(self).ml_name, ml(self).ml_doc, ml(self).ml_flags);
}

function meth_get__doc__(self: PyObject, _closure: usize): PyObject | null {
  return _PyType_GetDocFromInternalDoc(ml(self).ml_name, ml(self).ml_doc);
}

function meth_get__name__(self: PyObject, _closure: usize): PyObject | null {
  return PyUnicode_FromCString(ml(self).ml_name);
}

/** list.append for [].append, len for a module's function. */
function meth_get__qualname__(self: PyObject, _closure: usize): PyObject | null {
  const m_self = changetype<PyCFunctionObject>(self).m_self;
  if (!m_self || PyModule_Check(m_self)) return PyUnicode_FromCString(ml(self).ml_name);
  const type: PyObject = PyType_Check(m_self) ? m_self : m_self.ob_type;
  const type_qualname = PyObject_GetAttr(type, _Py_ID('__qualname__'));
  if (!type_qualname) return null;
  if (!PyUnicode_Check(type_qualname)) {
    Py_DECREF(type_qualname);
    return PyErr_SetString(PyExc_TypeError, '<method>.__class__.__qualname__ is not a unicode object');
  }
  const res = PyUnicode_FromFormat('%S.%s', arg(type_qualname), ml(self).ml_name);
  Py_DECREF(type_qualname);
  return res;
}

function meth_get__self__(self: PyObject, _closure: usize): PyObject | null {
  const m_self = selfOf(self);
  return m_self ? Py_NewRef(m_self) : Py_None;
}

function meth_reduce(self: PyObject, _unused: PyObject | null): PyObject | null {
  const m_self = changetype<PyCFunctionObject>(self).m_self;
  const name = PyUnicode_FromCString(ml(self).ml_name);
  if (!m_self || PyModule_Check(m_self)) return name;
  return reduceToGetattr(m_self, name);
}

function meth_repr(self: PyObject): PyObject | null {
  const m_self = changetype<PyCFunctionObject>(self).m_self;
  if (!m_self || PyModule_Check(m_self)) return PyUnicode_FromFormat('<built-in function %s>', ml(self).ml_name);
  return PyUnicode_FromFormat(
    '<built-in method %s of %s object at %p>',
    ml(self).ml_name,
    m_self.ob_type.tp_name,
    arg(m_self),
  );
}

function meth_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if ((op != Py_EQ && op != Py_NE) || !PyCFunction_Check(self) || !PyCFunction_Check(other)) return Py_NotImplemented;
  const a = changetype<PyCFunctionObject>(self);
  const b = changetype<PyCFunctionObject>(other);
  const eq = a.m_self == b.m_self && ml(a).ml_meth == ml(b).ml_meth;
  return eq == (op == Py_EQ) ? Py_True : Py_False;
}

function meth_hash(self: PyObject): i64 {
  const a = changetype<PyCFunctionObject>(self);
  const x = _Py_HashPointer(changetype<usize>(a.m_self)) ^ _Py_HashPointer(ml(a).ml_meth);
  return x == -1 ? -2 : x;
}

// --- calls

function cfunction_check_kwargs(func: PyObject, kwnames: PyObject | null): bool {
  if (!kwnames || PyTuple_GET_SIZE(kwnames) == 0) return true;
  const name = _PyObject_FunctionStr(func);
  if (name) {
    PyErr_Format(PyExc_TypeError, '%U takes no keyword arguments', arg(name));
    Py_DECREF(name);
  }
  return false;
}

/** The native function, once the recursion check has passed; 0: it has not. */
/* @inline */ function cfunction_enter_call(func: PyObject): u32 {
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return 0;
  return <u32>ml(func).ml_meth;
}

function cfunction_vectorcall_FASTCALL(
  func: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  if (!cfunction_check_kwargs(func, kwnames)) return null;
  const meth = cfunction_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(meth, selfOf(func), args, PyVectorcall_NARGS(nargsf));
  _Py_LeaveRecursiveCall();
  return result;
}

function cfunction_vectorcall_FASTCALL_KEYWORDS(
  func: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  const meth = cfunction_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(meth, selfOf(func), args, PyVectorcall_NARGS(nargsf), kwnames);
  _Py_LeaveRecursiveCall();
  return result;
}

function cfunction_vectorcall_NOARGS(
  func: PyObject,
  args: usize,
  nargsf: usize,
  kwnames: PyObject | null,
): PyObject | null {
  if (!cfunction_check_kwargs(func, kwnames)) return null;
  const nargs = PyVectorcall_NARGS(nargsf);
  if (nargs != 0) return wrongCount(func, '%U takes no arguments (%zd given)', nargs);
  const meth = cfunction_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(meth, selfOf(func), changetype<PyObject | null>(0));
  _Py_LeaveRecursiveCall();
  return result;
}

function cfunction_vectorcall_O(func: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (!cfunction_check_kwargs(func, kwnames)) return null;
  const nargs = PyVectorcall_NARGS(nargsf);
  if (nargs != 1) return wrongCount(func, '%U takes exactly one argument (%zd given)', nargs);
  const meth = cfunction_enter_call(func);
  if (!meth) return null;
  const result = call_indirect<PyObject | null>(meth, selfOf(func), ptrAt(args, 0));
  _Py_LeaveRecursiveCall();
  return result;
}

/** tp_call: METH_VARARGS functions come here, the others through their vectorcall. */
function cfunction_call(func: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const def = ml(func);
  if (!(def.ml_flags & METH_VARARGS)) return PyVectorcall_Call(func, args, kwargs);
  let result: PyObject | null;
  if (def.ml_flags & METH_KEYWORDS)
    result = call_indirect<PyObject | null>(<u32>def.ml_meth, selfOf(func), args, kwargs);
  else {
    if (kwargs && PyDict_Size(kwargs) != 0) {
      return PyErr_Format(PyExc_TypeError, '%.200s() takes no keyword arguments', def.ml_name);
    }
    result = call_indirect<PyObject | null>(<u32>def.ml_meth, selfOf(func), args);
  }
  return _Py_CheckFunctionResult(func, result);
}

export function init_builtin_function_types(): void {
  const t = PyCFunction_Type;
  static_type(
    t,
    'builtin_function_or_method',
    offsetof<PyCFunctionObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL,
    '',
  );
  t.tp_dealloc = meth_dealloc.index;
  t.tp_vectorcall_offset = offsetof<PyCFunctionObject>('_vectorcall');
  t.tp_repr = meth_repr.index;
  t.tp_hash = meth_hash.index;
  t.tp_call = cfunction_call.index;
  t.tp_traverse = meth_traverse.index;
  t.tp_richcompare = meth_richcompare.index;
  t.tp_weaklistoffset = offsetof<PyCFunctionObject>('_m_weakreflist');
  method(t, '__reduce__', meth_reduce.index, METH_NOARGS, '');
  member(t, '__module__', _Py_T_OBJECT, offsetof<PyCFunctionObject>('_m_module'), 0, '');
  getset(t, '__doc__', meth_get__doc__.index, 0, '');
  getset(t, '__name__', meth_get__name__.index, 0, '');
  getset(t, '__qualname__', meth_get__qualname__.index, 0, '');
  getset(t, '__self__', meth_get__self__.index, 0, '');
  getset(t, '__text_signature__', meth_get__text_signature__.index, 0, '');

  static_type(PyCMethod_Type, 'builtin_method', offsetof<PyCMethodObject>(), 0, 0, '');
  PyCMethod_Type.tp_base = PyCFunction_Type;
}

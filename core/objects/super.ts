// super: attributes from behind a class in the MRO. (CPython: Objects/typeobject.c)

import { PyErr_Occurred } from '../runtime/errors';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyObject_GC_UNTRACK } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import {
  objAt,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { member, static_type } from '../runtime/register';
import { _PyThreadState_GET } from '../runtime/tstate';
import {
  _Py_T_OBJECT,
  Py_READONLY,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_METHOD_DESCRIPTOR,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../runtime/type';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from './args';
import { PyObject_GenericGetAttr, PyObject_GetOptionalAttr } from './attribute';
import { _PyObject_CallTwo } from './call';
import { PyCell_GET, PyCell_Type } from './cell';
import { PyCodeObject } from './code';
import { PyDict_GetItemRef } from './dict/dict';
import { PyErr_Format, PyErr_SetString } from './exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError } from './exceptions/types';
import { FRAME_OWNED_BY_CSTACK } from './frame';
import { Py_None } from './none';
import { _PyUnicode_Equal } from './str/compare';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_FromString } from './str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from './str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from './tuple';
import { lookup_tp_dict, PyType_Check, PyType_IsSubtype } from './type/state';
import { PyBaseObject_Type } from './type/struct';
import { PyType_GenericNew } from './type/type';

/** 40 bytes. */
@unmanaged
export class superobject extends PyObject {
  type: PyTypeObject | null; // strong: the class behind which to look
  obj: PyObject | null; // strong: what methods are bound to
  obj_type: PyTypeObject | null; // strong: whose MRO it is
}

export const PySuper_Type = staticObject<PyTypeObject>(416);
const CO_FAST_CELL: u8 = 0x40;

/* @inline */ function asSuper(o: PyObject): superobject {
  return changetype<superobject>(o);
}

function super_dealloc(self: PyObject): void {
  _PyObject_GC_UNTRACK(self);
  Py_XDECREF(asSuper(self).obj);
  Py_XDECREF(asSuper(self).type);
  Py_XDECREF(asSuper(self).obj_type);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

function super_repr(self: PyObject): PyObject | null {
  const type = asSuper(self).type;
  const obj_type = asSuper(self).obj_type;
  const name: usize = type ? type.tp_name : 0;
  if (obj_type) {
    if (name) return PyUnicode_FromFormat("<super: <class '%s'>, <%s object>>", name, obj_type.tp_name);
    return PyUnicode_FromFormat("<super: <class 'NULL'>, <%s object>>", obj_type.tp_name);
  }
  return name
    ? PyUnicode_FromFormat("<super: <class '%s'>, NULL>", name)
    : PyUnicode_FromString("<super: <class 'NULL'>, NULL>");
}

// new; NULL without an exception: not there
function _super_lookup_descr(su_type: PyTypeObject, su_obj_type: PyTypeObject, name: PyObject): PyObject | null {
  const mro = su_obj_type.tp_mro;
  if (!mro) return null;
  const n = PyTuple_GET_SIZE(mro);
  let i: i64 = 0;
  while (i + 1 < n && PyTuple_GET_ITEM(mro, i) != su_type) i++;
  i++;
  if (i >= n) return null;
  // A key's comparison may replace the MRO.
  Py_INCREF(mro);
  const at = stackAlloc(1);
  let res: PyObject | null = null;
  for (; i < n; i++) {
    const dict = lookup_tp_dict(changetype<PyTypeObject>(PyTuple_GET_ITEM(mro, i)));
    if (!dict) continue;
    const rc = PyDict_GetItemRef(dict, name, at);
    res = ptrAt(at, 0);
    if (rc != 0) break;
  }
  stackFree(at);
  Py_DECREF(mro);
  return res;
}

/** self NULL: the super object is only made when object's attributes must answer. *meth_found: 1, a function to call with obj. */
function do_super_lookup(
  self: PyObject | null,
  su_type: PyTypeObject,
  su_obj: PyObject | null,
  su_obj_type: PyTypeObject | null,
  name: PyObject,
  meth_found: usize,
): PyObject | null {
  if (su_obj_type) {
    const res = _super_lookup_descr(su_type, su_obj_type, name);
    if (res) {
      if (meth_found && res.ob_type.tp_flags & Py_TPFLAGS_METHOD_DESCRIPTOR) {
        store<i32>(meth_found, 1);
        return res;
      }
      const get = res.ob_type.tp_descr_get;
      if (!get) return res;
      // super(C, C): a class stands for itself, nothing is bound.
      const bound = call_indirect<PyObject | null>(
        <u32>get,
        res,
        su_obj == su_obj_type ? changetype<PyObject | null>(0) : su_obj,
        su_obj_type,
      );
      Py_DECREF(res);
      return bound;
    }
    if (PyErr_Occurred()) return null;
  }
  if (self) return PyObject_GenericGetAttr(self, name);
  const temp = _PyObject_CallTwo(PySuper_Type, su_type, su_obj as PyObject);
  if (!temp) return null;
  const res = PyObject_GenericGetAttr(temp, name);
  Py_DECREF(temp);
  return res;
}

function super_getattro(self: PyObject, name: PyObject): PyObject | null {
  // __class__ is that of the super object.
  if (PyUnicode_Check(name) && PyUnicode_GET_LENGTH(name) == 9 && _PyUnicode_Equal(name, _Py_ID('__class__'))) {
    return PyObject_GenericGetAttr(self, name);
  }
  // An uninitialised super (made by __new__ alone) has no class to look behind.
  const type = asSuper(self).type;
  return do_super_lookup(self, type ? type : PyBaseObject_Type, asSuper(self).obj, asSuper(self).obj_type, name, 0);
}

// new: the class whose MRO to use for obj
function supercheck(type: PyTypeObject, obj: PyObject): PyTypeObject | null {
  if (PyType_Check(obj) && PyType_IsSubtype(changetype<PyTypeObject>(obj), type)) {
    Py_INCREF(obj);
    return changetype<PyTypeObject>(obj);
  }
  if (PyType_IsSubtype(obj.ob_type, type)) {
    Py_INCREF(obj.ob_type);
    return obj.ob_type;
  }
  // A proxy may say that it is of another class.
  const at = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(obj, _Py_ID('__class__'), at);
  const class_attr = ptrAt(at, 0);
  stackFree(at);
  if (found < 0) return null;
  if (class_attr) {
    if (
      PyType_Check(class_attr) &&
      class_attr != obj.ob_type &&
      PyType_IsSubtype(changetype<PyTypeObject>(class_attr), type)
    ) {
      return changetype<PyTypeObject>(class_attr);
    }
    Py_DECREF(class_attr);
  }
  const isType = PyType_Check(obj);
  PyErr_Format(
    PyExc_TypeError,
    'super(type, obj): obj (%ls %.200s) is not an instance or subtype of type (%.200s).',
    changetype<usize>(isType ? 'type' : 'instance of'),
    isType ? changetype<PyTypeObject>(obj).tp_name : obj.ob_type.tp_name,
    type.tp_name,
  );
  return null;
}

/** super(su_type, su_obj).name without a super object, for LOAD_SUPER_ATTR. */
export function _PySuper_Lookup(
  su_type: PyTypeObject,
  su_obj: PyObject,
  name: PyObject,
  meth_found: usize,
): PyObject | null {
  const su_obj_type = supercheck(su_type, su_obj);
  if (!su_obj_type) return null;
  const res = do_super_lookup(null, su_type, su_obj, su_obj_type, name, meth_found);
  Py_DECREF(su_obj_type);
  return res;
}

function super_descr_get(self: PyObject, obj: PyObject | null, _type: PyObject | null): PyObject | null {
  if (!obj || obj == Py_None || asSuper(self).obj) return Py_NewRef(self);
  const type = asSuper(self).type as PyTypeObject;
  if (self.ob_type != PySuper_Type) return _PyObject_CallTwo(self.ob_type, type, obj);
  const obj_type = supercheck(type, obj);
  if (!obj_type) return null;
  const made = PyType_GenericAlloc(PySuper_Type, 0);
  if (!made) {
    Py_DECREF(obj_type);
    return null;
  }
  Py_INCREF(type);
  asSuper(made).type = type;
  asSuper(made).obj = Py_NewRef(obj);
  asSuper(made).obj_type = obj_type;
  return made;
}

/** super(): the class from the cell __class__, the object from the first argument. *type borrowed, *obj borrowed. */
function super_init_without_args(type: usize, obj: usize): i32 {
  let frame = _PyThreadState_GET().current_frame;
  while (frame && frame.owner == FRAME_OWNED_BY_CSTACK) frame = frame.previous;
  if (!frame) return fail('super(): no current frame');
  const co = changetype<PyCodeObject>(frame.f_executable);
  if (co.co_argcount == 0) return fail('super(): no arguments');
  const locals = frame.localsplus;
  let firstobj = ptrAt(locals, 0);
  const kinds = changetype<usize>(co.co_localspluskinds) + 32;
  // The argument is in a cell once MAKE_CELL has run.
  if (firstobj && load<u8>(kinds) & CO_FAST_CELL && firstobj.ob_type == PyCell_Type) firstobj = PyCell_GET(firstobj);
  if (!firstobj) return fail('super(): arg[0] deleted');
  for (let i: i64 = co.co_nlocalsplus - co.co_nfreevars; i < co.co_nlocalsplus; i++) {
    const name = PyTuple_GET_ITEM(co.co_localsplusnames as PyObject, i);
    if (!_PyUnicode_Equal(name, _Py_ID('__class__'))) continue;
    const cell = ptrAt(locals, i);
    if (!cell || cell.ob_type != PyCell_Type) return fail('super(): bad __class__ cell');
    const cls = PyCell_GET(cell);
    if (!cls) return fail('super(): empty __class__ cell');
    if (!PyType_Check(cls)) {
      PyErr_Format(PyExc_RuntimeError, 'super(): __class__ is not a type (%s)', cls.ob_type.tp_name);
      return -1;
    }
    setPtrAt(type, 0, cls);
    setPtrAt(obj, 0, firstobj);
    return 0;
  }
  return fail('super(): __class__ cell not found');
}

function fail(text: string): i32 {
  PyErr_SetString(PyExc_RuntimeError, text);
  return -1;
}

function super_init_impl(self: PyObject, givenType: PyTypeObject | null, givenObj: PyObject | null): i32 {
  let type = givenType;
  let obj = givenObj;
  if (!type) {
    const at = stackAlloc(2);
    const res = super_init_without_args(at, at + 8);
    type = changetype<PyTypeObject | null>(load<usize>(at));
    obj = ptrAt(at, 1);
    stackFree(at);
    if (res < 0 || !type) return -1;
  }
  if (obj == Py_None) obj = null;
  let obj_type: PyTypeObject | null = null;
  if (obj) {
    obj_type = supercheck(type, obj);
    if (!obj_type) return -1;
    Py_INCREF(obj);
  }
  Py_INCREF(type);
  const base = changetype<usize>(self);
  setSlot(base + offsetof<superobject>('_type'), type);
  setSlot(base + offsetof<superobject>('_obj'), obj);
  setSlot(base + offsetof<superobject>('_obj_type'), obj_type);
  return 0;
}

function super_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (!_PyArg_NoKeywords('super', kwds)) return -1;
  const n = PyTuple_GET_SIZE(args);
  if (n > 2) {
    PyErr_Format(PyExc_TypeError, 'super() takes at most 2 arguments (%zd given)', <u64>n);
    return -1;
  }
  let type: PyObject | null = null;
  if (n) {
    type = PyTuple_GET_ITEM(args, 0);
    if (!PyType_Check(type)) {
      _PyArg_BadArgument('super', 'argument 1', 'type', type);
      return -1;
    }
  }
  return super_init_impl(self, changetype<PyTypeObject | null>(type), n == 2 ? PyTuple_GET_ITEM(args, 1) : null);
}

function super_vectorcall(self: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (!_PyArg_NoKwnames('super', kwnames)) return null;
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!_PyArg_CheckPositional('super()', nargs, 0, 2)) return null;
  let type: PyObject | null = null;
  if (nargs) {
    type = objAt(args, 0);
    if (!PyType_Check(type)) {
      return PyErr_Format(PyExc_TypeError, 'super() argument 1 must be a type, not %.200s', type.ob_type.tp_name);
    }
  }
  const o = PyType_GenericAlloc(changetype<PyTypeObject>(self), 0);
  if (!o) return null;
  if (super_init_impl(o, changetype<PyTypeObject | null>(type), nargs == 2 ? ptrAt(args, 1) : null) < 0) {
    Py_DECREF(o);
    return null;
  }
  return o;
}

function super_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(asSuper(self).obj, visit, argument);
  if (r) return r;
  r = Py_VISIT(asSuper(self).type, visit, argument);
  return r ? r : Py_VISIT(asSuper(self).obj_type, visit, argument);
}

export function init_super_type(): void {
  const t = PySuper_Type;
  static_type(
    t,
    'super',
    offsetof<superobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    'super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n',
  );
  t.tp_dealloc = super_dealloc.index;
  t.tp_repr = super_repr.index;
  t.tp_getattro = super_getattro.index;
  t.tp_traverse = super_traverse.index;
  t.tp_descr_get = super_descr_get.index;
  t.tp_init = super_init.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = PyType_GenericNew.index;
  t.tp_free = PyObject_GC_Del.index;
  t.tp_vectorcall = super_vectorcall.index;
  member(t, '__thisclass__', _Py_T_OBJECT, offsetof<superobject>('_type'), Py_READONLY, 'the class invoking super()');
  member(
    t,
    '__self__',
    _Py_T_OBJECT,
    offsetof<superobject>('_obj'),
    Py_READONLY,
    'the instance invoking super(); may be None',
  );
  member(
    t,
    '__self_class__',
    _Py_T_OBJECT,
    offsetof<superobject>('_obj_type'),
    Py_READONLY,
    'the type of the instance invoking super(); may be None',
  );
}

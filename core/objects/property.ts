// property: an attribute that is computed by functions. (CPython: Objects/descrobject.c)

import { PyErr_Clear } from '../runtime/errors';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import {
  arg,
  clearSlot,
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
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../runtime/recursion';
import { getset, member, method, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_O,
  METH_VARARGS,
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  Py_READONLY,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../runtime/type';
import { CAPTURE_ATTRIBUTE, capture, captures } from '../vm/bridge/capture';
import { unpackTupleAndKeywords } from './args';
import { PyObject_GenericGetAttr, PyObject_GetOptionalAttr, PyObject_SetAttr } from './attribute';
import { Py_False, Py_True } from './bool';
import { _PyObject_CallTwo, PyObject_CallOneArg, PyObject_Vectorcall } from './call';
import { PyErr_ExceptionMatches, PyErr_Format } from './exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError } from './exceptions/types';
import { Py_None } from './none';
import { PyObject_IsTrue } from './object';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from './tuple';
import { PyType_GetQualName } from './type/attributes';
import { PyObject_TypeCheck } from './type/state';
import { PyType_GenericNew } from './type/type';

/** 64 bytes. */
@unmanaged
export class propertyobject extends PyObject {
  prop_get: PyObject | null; // all strong
  prop_set: PyObject | null;
  prop_del: PyObject | null;
  prop_doc: PyObject | null;
  prop_name: PyObject | null; // what __set_name__ said
  getter_doc: i32; // 1: prop_doc is the getter's
}

export const PyProperty_Type = staticObject<PyTypeObject>(416);

/* @inline */ function prop(o: PyObject): propertyobject {
  return changetype<propertyobject>(o);
}

function property_dealloc(self: PyObject): void {
  const gs = prop(self);
  PyObject_GC_UnTrack(self);
  if (_PyTrash_begin(self, property_dealloc.index)) return;
  Py_XDECREF(gs.prop_get);
  Py_XDECREF(gs.prop_set);
  Py_XDECREF(gs.prop_del);
  Py_XDECREF(gs.prop_doc);
  Py_XDECREF(gs.prop_name);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
  _PyTrash_end();
}

/** *name (new or NULL): the name that was set, else the getter's. */
function property_name(gs: propertyobject, name: usize): i32 {
  if (gs.prop_name) {
    setPtrAt(name, 0, Py_XNewRef(gs.prop_name));
    return 1;
  }
  const get = gs.prop_get;
  if (get && get != Py_None) return PyObject_GetOptionalAttr(get, _Py_ID('__name__'), name);
  setPtrAt(name, 0, null);
  return 0;
}

/** AttributeError: there is no `what` ('getter', 'setter', 'deleter'). */
function missing(gs: propertyobject, obj: PyObject, what: string): void {
  const at = stackAlloc(1);
  const found = property_name(gs, at);
  const name = ptrAt(at, 0);
  stackFree(at);
  if (found < 0) return;
  const qualname = PyType_GetQualName(obj.ob_type);
  if (name && qualname) {
    PyErr_Format(
      PyExc_AttributeError,
      'property %R of %R object has no %ls',
      arg(name),
      arg(qualname),
      changetype<usize>(what),
    );
  } else if (qualname) {
    PyErr_Format(PyExc_AttributeError, 'property of %R object has no %ls', arg(qualname), changetype<usize>(what));
  } else PyErr_Format(PyExc_AttributeError, 'property has no %ls', changetype<usize>(what));
  Py_XDECREF(name);
  Py_XDECREF(qualname);
}

function callGetter(get: PyObject, obj: PyObject): PyObject | null {
  const stack = stackAlloc(1);
  setPtrAt(stack, 0, obj);
  const res = captures(CAPTURE_ATTRIBUTE, get, stack) ? capture(get, stack, 1) : PyObject_CallOneArg(get, obj);
  stackFree(stack);
  return res;
}

function property_descr_get(self: PyObject, obj: PyObject | null, _type: PyObject | null): PyObject | null {
  if (!obj || obj == Py_None) return Py_NewRef(self);
  const get = prop(self).prop_get;
  if (get) return callGetter(get, obj);
  missing(prop(self), obj, 'getter');
  return null;
}

function property_descr_set(self: PyObject, obj: PyObject, value: PyObject | null): i32 {
  const func = value ? prop(self).prop_set : prop(self).prop_del;
  if (!func) {
    missing(prop(self), obj, value ? 'setter' : 'deleter');
    return -1;
  }
  const res = value ? _PyObject_CallTwo(func, obj, value) : PyObject_CallOneArg(func, obj);
  if (!res) return -1;
  Py_DECREF(res);
  return 0;
}

/* @inline */ function orNone(o: PyObject | null): PyObject {
  return o ? o : Py_None;
}

/** A property like it with some functions replaced; of a subclass, through its constructor. */
function property_copy(
  old: PyObject,
  get: PyObject | null,
  set: PyObject | null,
  del: PyObject | null,
): PyObject | null {
  const pold = prop(old);
  const newGet = get && get != Py_None ? get : orNone(pold.prop_get);
  const stack = stackAlloc(5);
  setPtrAt(stack, 1, newGet);
  setPtrAt(stack, 2, set && set != Py_None ? set : orNone(pold.prop_set));
  setPtrAt(stack, 3, del && del != Py_None ? del : orNone(pold.prop_del));
  // The getter's doc is taken from the new getter.
  setPtrAt(stack, 4, pold.getter_doc && newGet != Py_None ? Py_None : orNone(pold.prop_doc));
  const made = PyObject_Vectorcall(old.ob_type, stack + 8, 4 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(stack);
  if (made && PyObject_TypeCheck(made, PyProperty_Type)) {
    setSlot(changetype<usize>(made) + offsetof<propertyobject>('_prop_name'), Py_XNewRef(pold.prop_name));
  }
  return made;
}

function property_getter(self: PyObject, getter: PyObject): PyObject | null {
  return property_copy(self, getter, null, null);
}

function property_setter(self: PyObject, setter: PyObject): PyObject | null {
  return property_copy(self, null, setter, null);
}

function property_deleter(self: PyObject, deleter: PyObject): PyObject | null {
  return property_copy(self, null, null, deleter);
}

function property_set_name(self: PyObject, args: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n != 2) {
    return PyErr_Format(PyExc_TypeError, '__set_name__() takes 2 positional arguments but %zd were given', <u64>n);
  }
  setSlot(changetype<usize>(self) + offsetof<propertyobject>('_prop_name'), Py_NewRef(PyTuple_GET_ITEM(args, 1)));
  return Py_None;
}

/** NULL for None or nothing. */
/* @inline */ function given(at: usize, i: i64): PyObject | null {
  const o = ptrAt(at, i);
  return o == Py_None ? null : Py_XNewRef(o);
}

function property_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const at = stackAlloc(4);
  const res =
    unpackTupleAndKeywords(args, kwds, 'property', 'fget fset fdel doc', 0, 0, 0, at) < 0
      ? -1
      : property_init_impl(self, at);
  stackFree(at);
  return res;
}

function property_init_impl(self: PyObject, at: usize): i32 {
  const gs = prop(self);
  const base = changetype<usize>(self);
  setSlot(base + offsetof<propertyobject>('_prop_get'), given(at, 0));
  setSlot(base + offsetof<propertyobject>('_prop_set'), given(at, 1));
  setSlot(base + offsetof<propertyobject>('_prop_del'), given(at, 2));
  setSlot(base + offsetof<propertyobject>('_prop_doc'), null);
  setSlot(base + offsetof<propertyobject>('_prop_name'), null);
  gs.getter_doc = 0;
  let doc = given(at, 3);
  const get = gs.prop_get;
  if (!doc && get) {
    if (PyObject_GetOptionalAttr(get, _Py_ID('__doc__'), at) < 0) return -1;
    doc = ptrAt(at, 0);
    if (doc == Py_None) doc = null;
    if (doc) gs.getter_doc = 1;
  }
  if (self.ob_type == PyProperty_Type) {
    setSlot(base + offsetof<propertyobject>('_prop_doc'), doc);
    return 0;
  }
  // A subclass has a __doc__ of its own that would hide ours: the instance gets one.
  const value = doc ? doc : Py_None;
  const err = PyObject_SetAttr(self, _Py_ID('__doc__'), value);
  Py_DECREF(value);
  if (err < 0) {
    // With __slots__ that is not possible; only a getter's doc was worth an error.
    if (gs.getter_doc || !PyErr_ExceptionMatches(PyExc_AttributeError)) return -1;
    PyErr_Clear();
  }
  return 0;
}

function property_get__name__(self: PyObject, _closure: usize): PyObject | null {
  const at = stackAlloc(1);
  const found = property_name(prop(self), at);
  const name = ptrAt(at, 0);
  stackFree(at);
  if (found < 0 || name) return name;
  return PyErr_Format(PyExc_AttributeError, "'%.100s' object has no attribute '__name__'", self.ob_type.tp_name);
}

function property_set__name__(self: PyObject, value: PyObject | null, _closure: usize): i32 {
  setSlot(changetype<usize>(self) + offsetof<propertyobject>('_prop_name'), Py_XNewRef(value));
  return 0;
}

/** Whether obj.__isabstractmethod__ is true: 1, 0 or -1. */
export function _PyObject_IsAbstract(obj: PyObject | null): i32 {
  if (!obj) return 0;
  if (_Py_EnterRecursiveCall(' while calling a Python object')) return -1;
  const at = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(obj, _Py_ID('__isabstractmethod__'), at);
  const value = ptrAt(at, 0);
  stackFree(at);
  _Py_LeaveRecursiveCall();
  if (found <= 0 || !value) return found;
  const res = PyObject_IsTrue(value);
  Py_DECREF(value);
  return res;
}

function property_get___isabstractmethod__(self: PyObject, _closure: usize): PyObject | null {
  let res = _PyObject_IsAbstract(prop(self).prop_get);
  if (res == 0) res = _PyObject_IsAbstract(prop(self).prop_set);
  if (res == 0) res = _PyObject_IsAbstract(prop(self).prop_del);
  return res < 0 ? null : res ? Py_True : Py_False;
}

function property_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const base = changetype<usize>(self) + offsetof<propertyobject>('_prop_get');
  for (let i = 0; i < 5; i++) {
    const r = Py_VISIT(ptrAt(base, i), visit, arg);
    if (r) return r;
  }
  return 0;
}

function property_clear(self: PyObject): i32 {
  clearSlot(changetype<usize>(self) + offsetof<propertyobject>('_prop_doc'));
  return 0;
}

export function init_property_type(): void {
  const t = PyProperty_Type;
  static_type(
    t,
    'property',
    offsetof<propertyobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    "property(fget=None, fset=None, fdel=None, doc=None)\n--\n\nProperty attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n    function to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an attribute\n  doc\n    docstring\n\nTypical use is to define a managed attribute x:\n\nclass C(object):\n    def getx(self): return self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n    x = property(getx, setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or modifying existing ones easy:\n\nclass C(object):\n    @property\n    def x(self):\n        \"I am the 'x' property.\"\n        return self._x\n    @x.setter\n    def x(self, value):\n        self._x = value\n    @x.deleter\n    def x(self):\n        del self._x",
  );
  t.tp_dealloc = property_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = property_traverse.index;
  t.tp_clear = property_clear.index;
  t.tp_descr_get = property_descr_get.index;
  t.tp_descr_set = property_descr_set.index;
  t.tp_init = property_init.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = PyType_GenericNew.index;
  t.tp_free = PyObject_GC_Del.index;
  method(
    t,
    'getter',
    property_getter.index,
    METH_O,
    'Descriptor to obtain a copy of the property with a different getter.',
  );
  method(
    t,
    'setter',
    property_setter.index,
    METH_O,
    'Descriptor to obtain a copy of the property with a different setter.',
  );
  method(
    t,
    'deleter',
    property_deleter.index,
    METH_O,
    'Descriptor to obtain a copy of the property with a different deleter.',
  );
  method(
    t,
    '__set_name__',
    property_set_name.index,
    METH_VARARGS,
    '__set_name__($self, owner, name, /)\n--\n\nMethod to set name of a property.',
  );
  member(t, 'fget', _Py_T_OBJECT, offsetof<propertyobject>('_prop_get'), Py_READONLY, '');
  member(t, 'fset', _Py_T_OBJECT, offsetof<propertyobject>('_prop_set'), Py_READONLY, '');
  member(t, 'fdel', _Py_T_OBJECT, offsetof<propertyobject>('_prop_del'), Py_READONLY, '');
  member(t, '__doc__', _Py_T_OBJECT, offsetof<propertyobject>('_prop_doc'), 0, '');
  getset(t, '__name__', property_get__name__.index, property_set__name__.index, '');
  getset(t, '__isabstractmethod__', property_get___isabstractmethod__.index, 0, '');
}

// typing.TypeAliasType: what the statement `type X = …` makes. (CPython: Objects/typevarobject.c)

import { Py_DECREF, Py_NewRef, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { _PyObject_GC_New, PyObject_GC_Del, PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { objAt, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, mappingMethods, member, method, numberMethods, static_type } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_NOARGS,
  Py_READONLY,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { _PyArg_BadArgument, unpackTupleAndKeywords } from '../args';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { asFunction, PyFunction_Check } from '../function';
import { Py_GenericAlias } from '../generic-alias';
import { Py_None } from '../none';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, tuple_get_empty } from '../tuple';
import { _Py_union_type_or } from '../union';
import { caller, clearPointers, lazyValue, unpack_typevartuples } from './common';

/** 56 bytes. */
@unmanaged
export class typealiasobject extends PyObject {
  name: PyObject | null; // strong
  type_params: PyObject | null; // strong, a tuple; NULL: none
  compute_value: PyObject | null; // strong, a function; NULL: the value was given
  value: PyObject | null; // strong; NULL: not asked for yet
  module: PyObject | null; // strong; NULL: the function's
}

export const _PyTypeAlias_Type = staticObject<PyTypeObject>(416);

/* @inline */ function asTypeAlias(self: PyObject): typealiasobject {
  return changetype<typealiasobject>(self);
}

function typealias_dealloc(self: PyObject): void {
  _PyObject_GC_UNTRACK(self);
  clearPointers(self, 16, 48);
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

function typealias_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  const p = changetype<usize>(self);
  let r = 0;
  for (let at: usize = 16; at <= 48 && r == 0; at += 8) r = Py_VISIT(ptrAt(p + at, 0), visit, argument);
  return r;
}

function typealias_clear(self: PyObject): i32 {
  clearPointers(self, 16, 48);
  return 0;
}

function typealias_repr(self: PyObject): PyObject | null {
  return Py_NewRef(asTypeAlias(self).name!);
}

function typealias_value(self: PyObject, _: usize): PyObject | null {
  const p = changetype<usize>(self);
  return lazyValue(p + offsetof<typealiasobject>('_value'), p + offsetof<typealiasobject>('_compute_value'), null);
}

function typealias_parameters(self: PyObject, _: usize): PyObject | null {
  const params = asTypeAlias(self).type_params;
  return params ? unpack_typevartuples(params) : tuple_get_empty();
}

function typealias_type_params(self: PyObject, _: usize): PyObject | null {
  const params = asTypeAlias(self).type_params;
  return params ? Py_NewRef(params) : tuple_get_empty();
}

function typealias_module(self: PyObject, _: usize): PyObject | null {
  const module = asTypeAlias(self).module;
  if (module) return Py_NewRef(module);
  const f = asTypeAlias(self).compute_value;
  const mod = f && PyFunction_Check(f) ? asFunction(f).func_module : null;
  return mod ? Py_NewRef(mod) : Py_None;
}

// new
function typealias_alloc(
  name: PyObject,
  type_params: PyObject | null,
  compute_value: PyObject | null,
  value: PyObject | null,
  module: PyObject | null,
): PyObject | null {
  const o = _PyObject_GC_New(_PyTypeAlias_Type);
  if (!o) return null;
  const a = asTypeAlias(o);
  a.name = Py_NewRef(name);
  a.type_params = Py_XNewRef(type_params);
  a.compute_value = Py_XNewRef(compute_value);
  a.value = Py_XNewRef(value);
  a.module = Py_XNewRef(module);
  _PyObject_GC_TRACK(o);
  return o;
}

function typealias_reduce(self: PyObject, _: PyObject | null): PyObject | null {
  return Py_NewRef(asTypeAlias(self).name!);
}

function typealias_subscript(self: PyObject, args: PyObject): PyObject | null {
  if (!asTypeAlias(self).type_params)
    return PyErr_SetString(PyExc_TypeError, 'Only generic type aliases are subscriptable');
  return Py_GenericAlias(self, args);
}

function typealias_new(_type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const buf = stackAlloc(3);
  let result: PyObject | null = null;
  if (unpackTupleAndKeywords(args, kwargs, 'typealias', 'name value type_params', 0, 2, 1, buf) == 0) {
    const params = ptrAt(buf, 2);
    if (!PyUnicode_Check(objAt(buf, 0))) {
      _PyArg_BadArgument('typealias', "argument 'name'", 'str', objAt(buf, 0));
    } else if (params && !PyTuple_Check(params)) {
      PyErr_SetString(PyExc_TypeError, 'type_params must be a tuple');
    } else {
      const module = caller();
      const some: PyObject | null = params && PyTuple_GET_SIZE(params) ? params : null;
      result = typealias_alloc(objAt(buf, 0), some, null, ptrAt(buf, 1), module);
      Py_DECREF(module);
    }
  }
  stackFree(buf);
  return result;
}

// new: args is (name, type parameters or None, function that gives the value)
export function _Py_make_typealias(args: PyObject): PyObject | null {
  const params = PyTuple_GET_ITEM(args, 1);
  const none = params == Py_None || (PyTuple_Check(params) && PyTuple_GET_SIZE(params) == 0);
  return typealias_alloc(PyTuple_GET_ITEM(args, 0), none ? null : params, PyTuple_GET_ITEM(args, 2), null, null);
}

export function init_typealias_type(): void {
  const t = _PyTypeAlias_Type;
  static_type(
    t,
    'typing.TypeAliasType',
    offsetof<typealiasobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    'Type alias.\n\nType aliases are created through the type statement::\n\n    type Alias = int\n\nIn this example, Alias and int will be treated equivalently by static\ntype checkers.\n\nAt runtime, Alias is an instance of TypeAliasType. The __name__\nattribute holds the name of the type alias. The value of the type alias\nis stored in the __value__ attribute. It is evaluated lazily, so the\nvalue is computed only if the attribute is accessed.\n\nType aliases can also be generic::\n\n    type ListOrSet[T] = list[T] | set[T]\n\nIn this case, the type parameters of the alias are stored in the\n__type_params__ attribute.\n\nSee PEP 695 for more information.\n',
  );
  t.tp_dealloc = typealias_dealloc.index;
  t.tp_repr = typealias_repr.index;
  t.tp_traverse = typealias_traverse.index;
  t.tp_clear = typealias_clear.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = typealias_new.index;
  t.tp_free = PyObject_GC_Del.index;
  numberMethods(t).nb_or = _Py_union_type_or.index;
  mappingMethods(t).mp_subscript = typealias_subscript.index;
  method(t, '__reduce__', typealias_reduce.index, METH_NOARGS, '__reduce__($self, /)\n--\n\n');
  member(t, '__name__', _Py_T_OBJECT, offsetof<typealiasobject>('_name'), Py_READONLY, '');
  getset(t, '__parameters__', typealias_parameters.index, 0, '');
  getset(t, '__type_params__', typealias_type_params.index, 0, '');
  getset(t, '__value__', typealias_value.index, 0, '');
  getset(t, '__module__', typealias_module.index, 0, '');
}

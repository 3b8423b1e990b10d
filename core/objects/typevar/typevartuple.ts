// typing.TypeVarTuple: *Ts. (CPython: Objects/typevarobject.c)

import { Py_DECREF, Py_NewRef, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, member, method } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_MANAGED_DICT,
  Py_TPFLAGS_MANAGED_WEAKREF,
  PyTypeObject,
} from '../../runtime/type';
import { PyObject_GetIter } from '../abstract/object';
import { _PyArg_CheckPositional, unpackTupleAndKeywords } from '../args';
import { PyObject_ClearManagedDict, PyObject_VisitManagedDict } from '../dict/managed';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { PyTuple_Pack1 } from '../tuple';
import { newHeapType, readyHeapType } from '../type/from-spec';
import {
  caller,
  callTyping3,
  clearPointers,
  freePointers,
  hasDefault,
  lazyValue,
  nameIsStr,
  parameterSlots,
  setModule,
  unpack,
  visitPointers,
} from './common';
import { _Py_NoDefaultStruct } from './nodefault';

/** 40 bytes. */
@unmanaged
export class typevartupleobject extends PyObject {
  name: PyObject | null; // strong
  default_value: PyObject | null; // strong
  evaluate_default: PyObject | null; // strong
}

const FIRST: usize = 16;
const LAST: usize = 32;

/* @inline */ function tvt(self: PyObject): typevartupleobject {
  return changetype<typevartupleobject>(self);
}

function typevartuple_dealloc(self: PyObject): void {
  freePointers(self, FIRST, LAST, true);
}

function typevartuple_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  const r = visitPointers(self, FIRST, LAST, visit, argument);
  return r ? r : PyObject_VisitManagedDict(self, visit, argument);
}

function typevartuple_clear(self: PyObject): i32 {
  clearPointers(self, FIRST, LAST);
  PyObject_ClearManagedDict(self);
  return 0;
}

/** Once: Unpack[Ts]. */
function typevartuple_iter(self: PyObject): PyObject | null {
  const unpacked = unpack(self);
  if (!unpacked) return null;
  const tuple = PyTuple_Pack1(unpacked);
  Py_DECREF(unpacked);
  if (!tuple) return null;
  const result = PyObject_GetIter(tuple);
  Py_DECREF(tuple);
  return result;
}

function typevartuple_repr(self: PyObject): PyObject | null {
  return Py_NewRef(tvt(self).name!);
}

function typevartuple_default(self: PyObject, _: usize): PyObject | null {
  const p = changetype<usize>(self);
  return lazyValue(
    p + offsetof<typevartupleobject>('_default_value'),
    p + offsetof<typevartupleobject>('_evaluate_default'),
    _Py_NoDefaultStruct,
  );
}

// new
function typevartuple_alloc(name: PyObject, module: PyObject | null, default_value: PyObject | null): PyObject | null {
  const o = _PyObject_GC_New(_PyInterpreterState_GET().cached_typevartuple_type as PyTypeObject);
  if (!o) return null;
  tvt(o).name = Py_NewRef(name);
  tvt(o).default_value = Py_XNewRef(default_value);
  tvt(o).evaluate_default = null;
  _PyObject_GC_TRACK(o);
  return setModule(o, module) ? o : null;
}

function typevartuple_new(_type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const buf = stackAlloc(2);
  let result: PyObject | null = null;
  if (
    unpackTupleAndKeywords(args, kwargs, 'typevartuple', 'name default', 0, 1, 1, buf) == 0 &&
    nameIsStr('typevartuple', objAt(buf, 0))
  ) {
    const module = caller();
    const dflt = ptrAt(buf, 1);
    result = typevartuple_alloc(objAt(buf, 0), module, dflt ? dflt : _Py_NoDefaultStruct);
    Py_DECREF(module);
  }
  stackFree(buf);
  return result;
}

function typevartuple_typing_subst(_self: PyObject, _arg: PyObject): PyObject | null {
  return PyErr_SetString(PyExc_TypeError, 'Substitution of bare TypeVarTuple is not supported');
}

function typevartuple_typing_prepare_subst(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('__typing_prepare_subst__', nargs, 2, 2)) return null;
  return callTyping3('_typevartuple_prepare_subst', self, args);
}

function typevartuple_reduce(self: PyObject, _: PyObject | null): PyObject | null {
  return Py_NewRef(tvt(self).name!);
}

function typevartuple_has_default(self: PyObject, _: PyObject | null): PyObject | null {
  const p = changetype<usize>(self);
  return hasDefault(
    p + offsetof<typevartupleobject>('_default_value'),
    p + offsetof<typevartupleobject>('_evaluate_default'),
  );
}

function typevartuple_mro_entries(_self: PyObject, _args: PyObject): PyObject | null {
  return PyErr_SetString(PyExc_TypeError, 'Cannot subclass an instance of TypeVarTuple');
}

// new: what [*Ts] makes
export function _Py_make_typevartuple(name: PyObject): PyObject | null {
  return typevartuple_alloc(name, null, null);
}

// new
export function make_typevartuple_type(): PyTypeObject | null {
  const t = newHeapType(
    null,
    'typing.TypeVarTuple',
    offsetof<typevartupleobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_MANAGED_DICT | Py_TPFLAGS_MANAGED_WEAKREF,
    null,
    1,
  );
  if (!t) return null;
  parameterSlots(
    t,
    typevartuple_dealloc.index,
    typevartuple_traverse.index,
    typevartuple_clear.index,
    typevartuple_repr.index,
  );
  t.tp_iter = typevartuple_iter.index;
  t.tp_new = typevartuple_new.index;
  method(t, '__typing_subst__', typevartuple_typing_subst.index, METH_O, '__typing_subst__($self, arg, /)\n--\n\n');
  method(
    t,
    '__typing_prepare_subst__',
    typevartuple_typing_prepare_subst.index,
    METH_FASTCALL,
    '__typing_prepare_subst__($self, alias, args, /)\n--\n\n',
  );
  method(t, '__reduce__', typevartuple_reduce.index, METH_NOARGS, '__reduce__($self, /)\n--\n\n');
  method(t, 'has_default', typevartuple_has_default.index, METH_NOARGS, 'has_default($self, /)\n--\n\n');
  method(t, '__mro_entries__', typevartuple_mro_entries.index, METH_O, '');
  member(t, '__name__', _Py_T_OBJECT, offsetof<typevartupleobject>('_name'), Py_READONLY, '');
  getset(t, '__default__', typevartuple_default.index, 0, 'The default value for this TypeVarTuple.');
  return readyHeapType(
    t,
    "Type variable tuple. A specialized form of type variable that enables\nvariadic generics.\n\nThe preferred way to construct a type variable tuple is via the\ndedicated syntax for generic functions, classes, and type aliases,\nwhere a single '*' indicates a type variable tuple::\n\n    def move_first_element_to_last[T, *Ts](tup: tuple[T, *Ts]) -> tuple[*Ts, T]:\n        return (*tup[1:], tup[0])\n\nType variables tuples can have default values:\n\n    type AliasWithDefault[*Ts = (str, int)] = tuple[*Ts]\n\nFor compatibility with Python 3.11 and earlier, TypeVarTuple objects\ncan also be created as follows::\n\n    Ts = TypeVarTuple('Ts')  # Can be given any name\n    DefaultTs = TypeVarTuple('Ts', default=(str, int))\n\nJust as a TypeVar (type variable) is a placeholder for a single type,\na TypeVarTuple is a placeholder for an *arbitrary* number of types. For\nexample, if we define a generic class using a TypeVarTuple::\n\n    class C[*Ts]: ...\n\nThen we can parameterize that class with an arbitrary number of type\narguments::\n\n    C[int]       # Fine\n    C[int, str]  # Also fine\n    C[()]        # Even this is fine\n\nFor more details, see PEP 646.\n\nNote that only TypeVarTuples defined in the global scope can be\npickled.\n",
  );
}

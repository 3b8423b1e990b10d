// typing.TypeVar: T in class C[T]. (CPython: Objects/typevarobject.c)

import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, member, method } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_BOOL,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_MANAGED_DICT,
  Py_TPFLAGS_MANAGED_WEAKREF,
  PyTypeObject,
} from '../../runtime/type';
import { PySequence_Concat, PySequence_Index, PySequence_Size } from '../abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../args';
import { PyObject_GetAttr } from '../attribute';
import { PyDict_Contains } from '../dict/dict';
import { PyObject_ClearManagedDict, PyObject_VisitManagedDict } from '../dict/managed';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { Py_None } from '../none';
import { PyTuple_GET_SIZE, PyTuple_GetSlice, PyTuple_ITEMS, PyTuple_Pack1, tuple_get_empty } from '../tuple';
import { newHeapType, readyHeapType } from '../type/from-spec';
import {
  caller,
  callTyping2,
  clearPointers,
  freePointers,
  hasDefault,
  lazyValue,
  make_union,
  nameIsStr,
  parameterSlots,
  readFlags,
  reprWithVariance,
  setModule,
  type_check,
  varianceFits,
  visitPointers,
} from './common';
import { _Py_NoDefaultStruct } from './nodefault';

/** 80 bytes. A value that is not computed yet is NULL, and the function beside it makes it. */
@unmanaged
export class typevarobject extends PyObject {
  name: PyObject | null; // strong
  bound: PyObject | null; // strong
  evaluate_bound: PyObject | null; // strong
  constraints: PyObject | null; // strong
  evaluate_constraints: PyObject | null; // strong
  default_value: PyObject | null; // strong
  evaluate_default: PyObject | null; // strong
  covariant: u8;
  contravariant: u8;
  infer_variance: u8;
}

const FIRST: usize = 16;
const LAST: usize = 64;

/* @inline */ function asTypeVar(self: PyObject): typevarobject {
  return changetype<typevarobject>(self);
}

function typevar_dealloc(self: PyObject): void {
  freePointers(self, FIRST, LAST, true);
}

function typevar_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  const r = visitPointers(self, FIRST, LAST, visit, argument);
  return r ? r : PyObject_VisitManagedDict(self, visit, argument);
}

function typevar_clear(self: PyObject): i32 {
  clearPointers(self, FIRST, LAST);
  PyObject_ClearManagedDict(self);
  return 0;
}

function typevar_repr(self: PyObject): PyObject | null {
  const t = asTypeVar(self);
  return reprWithVariance(t.name!, t.covariant != 0, t.contravariant != 0, t.infer_variance != 0);
}

function typevar_bound(self: PyObject, _: usize): PyObject | null {
  const p = changetype<usize>(self);
  return lazyValue(p + offsetof<typevarobject>('_bound'), p + offsetof<typevarobject>('_evaluate_bound'), Py_None);
}

function typevar_default(self: PyObject, _: usize): PyObject | null {
  const p = changetype<usize>(self);
  return lazyValue(
    p + offsetof<typevarobject>('_default_value'),
    p + offsetof<typevarobject>('_evaluate_default'),
    _Py_NoDefaultStruct,
  );
}

function typevar_constraints(self: PyObject, _: usize): PyObject | null {
  const p = changetype<usize>(self);
  return lazyValue(
    p + offsetof<typevarobject>('_constraints'),
    p + offsetof<typevarobject>('_evaluate_constraints'),
    tuple_get_empty(),
  );
}

// new; module NULL: __module__ is not set
function typevar_alloc(
  name: PyObject,
  bound: PyObject | null,
  evaluate_bound: PyObject | null,
  constraints: PyObject | null,
  evaluate_constraints: PyObject | null,
  default_value: PyObject | null,
  flags: usize,
  module: PyObject | null,
): PyObject | null {
  const o = _PyObject_GC_New(_PyInterpreterState_GET().cached_typevar_type as PyTypeObject);
  if (!o) return null;
  const t = asTypeVar(o);
  t.name = Py_NewRef(name);
  t.bound = Py_XNewRef(bound);
  t.evaluate_bound = Py_XNewRef(evaluate_bound);
  t.constraints = Py_XNewRef(constraints);
  t.evaluate_constraints = Py_XNewRef(evaluate_constraints);
  t.default_value = Py_XNewRef(default_value);
  t.evaluate_default = null;
  t.covariant = flags ? load<u8>(flags) : 0;
  t.contravariant = flags ? load<u8>(flags, 4) : 0;
  t.infer_variance = flags ? load<u8>(flags, 8) : 1;
  _PyObject_GC_TRACK(o);
  return setModule(o, module) ? o : null;
}

function typevar_new(_type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const nargs = PyTuple_GET_SIZE(args);
  if (nargs > 0 && kwargs) {
    const twice = PyDict_Contains(kwargs, _Py_ID('name'));
    if (twice > 0) PyErr_SetString(PyExc_TypeError, 'invalid keyword argument for typevar()');
    if (twice) return null;
  }
  const buf = stackAlloc(8);
  const flags = buf + 48;
  let result: PyObject | null = null;
  const ok =
    _PyArg_UnpackKeywords(
      PyTuple_ITEMS(args),
      nargs < 1 ? nargs : 1,
      kwargs,
      null,
      'typevar',
      'name bound default covariant contravariant infer_variance',
      0,
      1,
      5,
      buf,
    ) == 0 &&
    nameIsStr('typevar', objAt(buf, 0)) &&
    readFlags(buf + 24, flags) == 0 &&
    varianceFits(load<i32>(flags), load<i32>(flags, 4), load<i32>(flags, 8));
  if (ok) {
    const constraints: PyObject | null = PyTuple_GetSlice(args, 1, nargs < 1 ? 1 : nargs);
    if (constraints) {
      result = typevarFrom(objAt(buf, 0), constraints, ptrAt(buf, 1), ptrAt(buf, 2), flags);
      Py_DECREF(constraints);
    }
  }
  stackFree(buf);
  return result;
}

// new
function typevarFrom(
  name: PyObject,
  constraints: PyObject,
  given: PyObject | null,
  default_value: PyObject | null,
  flags: usize,
): PyObject | null {
  let bound: PyObject | null = null;
  if (given && given != Py_None) {
    bound = type_check(given, 'Bound must be a type.');
    if (!bound) return null;
  }
  const n = PyTuple_GET_SIZE(constraints);
  if (n == 1 || (n > 0 && bound != null)) {
    PyErr_SetString(
      PyExc_TypeError,
      n == 1 ? 'A single constraint is not allowed' : 'Constraints cannot be combined with bound=...',
    );
    Py_XDECREF(bound);
    return null;
  }
  const module = caller();
  const dflt: PyObject = default_value ? default_value : _Py_NoDefaultStruct;
  const o = typevar_alloc(name, bound, null, n ? constraints : null, null, dflt, flags, module);
  Py_XDECREF(bound);
  Py_DECREF(module);
  return o;
}

function typevar_typing_subst(self: PyObject, a: PyObject): PyObject | null {
  return callTyping2('_typevar_subst', self, a);
}

function typevar_typing_prepare_subst(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('__typing_prepare_subst__', nargs, 2, 2)) return null;
  const alias = objAt(args, 0);
  const given = objAt(args, 1);
  const params = PyObject_GetAttr(alias, _Py_ID('__parameters__'));
  if (!params) return null;
  const i = PySequence_Index(params, self);
  Py_DECREF(params);
  if (i == -1) return null;
  const n = PySequence_Size(given);
  if (n == -1) return null;
  if (i < n) return Py_NewRef(given);
  if (i == n) {
    const dflt = typevar_default(self, 0);
    if (!dflt) return null;
    if (dflt != _Py_NoDefaultStruct) {
      const more = PyTuple_Pack1(dflt);
      Py_DECREF(dflt);
      const result: PyObject | null = more ? PySequence_Concat(given, more) : null;
      Py_XDECREF(more);
      return result;
    }
  }
  return PyErr_Format(
    PyExc_TypeError,
    'Too few arguments for %S; actual %zd, expected at least %zd',
    arg(alias),
    <u64>n,
    <u64>(i + 1),
  );
}

function typevar_reduce(self: PyObject, _: PyObject | null): PyObject | null {
  return Py_NewRef(asTypeVar(self).name!);
}

function typevar_has_default(self: PyObject, _: PyObject | null): PyObject | null {
  const p = changetype<usize>(self);
  return hasDefault(p + offsetof<typevarobject>('_default_value'), p + offsetof<typevarobject>('_evaluate_default'));
}

function typevar_mro_entries(_self: PyObject, _args: PyObject): PyObject | null {
  return PyErr_SetString(PyExc_TypeError, 'Cannot subclass an instance of TypeVar');
}

// new: what [T] makes, with the functions that evaluate what follows the colon
export function _Py_make_typevar(
  name: PyObject,
  evaluate_bound: PyObject | null,
  evaluate_constraints: PyObject | null,
): PyObject | null {
  return typevar_alloc(name, null, evaluate_bound, null, evaluate_constraints, null, 0, null);
}

// new
export function make_typevar_type(): PyTypeObject | null {
  const t = newHeapType(
    null,
    'typing.TypeVar',
    offsetof<typevarobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_MANAGED_DICT | Py_TPFLAGS_MANAGED_WEAKREF,
    null,
    4,
  );
  if (!t) return null;
  parameterSlots(t, typevar_dealloc.index, typevar_traverse.index, typevar_clear.index, typevar_repr.index);
  t.tp_as_number!.nb_or = make_union.index;
  t.tp_new = typevar_new.index;
  method(t, '__typing_subst__', typevar_typing_subst.index, METH_O, '__typing_subst__($self, arg, /)\n--\n\n');
  method(
    t,
    '__typing_prepare_subst__',
    typevar_typing_prepare_subst.index,
    METH_FASTCALL,
    '__typing_prepare_subst__($self, alias, args, /)\n--\n\n',
  );
  method(t, '__reduce__', typevar_reduce.index, METH_NOARGS, '__reduce__($self, /)\n--\n\n');
  method(t, 'has_default', typevar_has_default.index, METH_NOARGS, 'has_default($self, /)\n--\n\n');
  method(t, '__mro_entries__', typevar_mro_entries.index, METH_O, '');
  member(t, '__name__', _Py_T_OBJECT, offsetof<typevarobject>('_name'), Py_READONLY, '');
  member(t, '__covariant__', Py_T_BOOL, offsetof<typevarobject>('covariant'), Py_READONLY, '');
  member(t, '__contravariant__', Py_T_BOOL, offsetof<typevarobject>('contravariant'), Py_READONLY, '');
  member(t, '__infer_variance__', Py_T_BOOL, offsetof<typevarobject>('infer_variance'), Py_READONLY, '');
  getset(t, '__bound__', typevar_bound.index, 0, '');
  getset(t, '__constraints__', typevar_constraints.index, 0, '');
  getset(t, '__default__', typevar_default.index, 0, '');
  return readyHeapType(
    t,
    "Type variable.\n\nThe preferred way to construct a type variable is via the dedicated\nsyntax for generic functions, classes, and type aliases::\n\n    class Sequence[T]:  # T is a TypeVar\n        ...\n\nThis syntax can also be used to create bound and constrained type\nvariables::\n\n    # S is a TypeVar bound to str\n    class StrSequence[S: str]:\n        ...\n\n    # A is a TypeVar constrained to str or bytes\n    class StrOrBytesSequence[A: (str, bytes)]:\n        ...\n\nType variables can also have defaults:\n\n    class IntDefault[T = int]:\n        ...\n\nHowever, if desired, reusable type variables can also be constructed\nmanually, like so::\n\n   T = TypeVar('T')  # Can be anything\n   S = TypeVar('S', bound=str)  # Can be any subtype of str\n   A = TypeVar('A', str, bytes)  # Must be exactly str or bytes\n   D = TypeVar('D', default=int)  # Defaults to int\n\nType variables exist primarily for the benefit of static type\ncheckers.  They serve as the parameters for generic types as well\nas for generic function and type alias definitions.\n\nThe variance of type variables is inferred by type checkers when they\nare created through the type parameter syntax and when\n``infer_variance=True`` is passed. Manually created type variables may\nbe explicitly marked covariant or contravariant by passing\n``covariant=True`` or ``contravariant=True``. By default, manually\ncreated type variables are invariant. See PEP 484 and PEP 695 for more\ndetails.\n",
  );
}

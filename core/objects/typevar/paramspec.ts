// typing.ParamSpec, **P, with its P.args and P.kwargs. (CPython: Objects/typevarobject.c)

import { Py_DECREF, Py_NewRef, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, objAt, Py_EQ, Py_NE, PyObject, ptrAt } from '../../runtime/object';
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
import { _PyArg_CheckPositional, unpackTupleAndKeywords } from '../args';
import { PyObject_ClearManagedDict, PyObject_VisitManagedDict } from '../dict/managed';
import { PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { Py_None, Py_NotImplemented } from '../none';
import { PyObject_RichCompare } from '../object';
import { PyUnicode_FromFormat } from '../str/format';
import { newHeapType, readyHeapType } from '../type/from-spec';
import {
  caller,
  callTyping2,
  callTyping3,
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

/** 56 bytes. */
@unmanaged
export class paramspecobject extends PyObject {
  name: PyObject | null; // strong
  bound: PyObject | null; // strong
  default_value: PyObject | null; // strong
  evaluate_default: PyObject | null; // strong
  covariant: u8;
  contravariant: u8;
  infer_variance: u8;
}

/** 24 bytes. */
@unmanaged
export class paramspecattrobject extends PyObject {
  __origin__: PyObject | null; // strong
}

const FIRST: usize = 16;
const LAST: usize = 40;

/* @inline */ function asParamSpec(self: PyObject): paramspecobject {
  return changetype<paramspecobject>(self);
}

/* @inline */ function origin(self: PyObject): PyObject {
  return changetype<paramspecattrobject>(self).__origin__ as PyObject;
}

function paramspecattr_dealloc(self: PyObject): void {
  freePointers(self, FIRST, FIRST, false);
}

function paramspecattr_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  return visitPointers(self, FIRST, FIRST, visit, argument);
}

function paramspecattr_clear(self: PyObject): i32 {
  clearPointers(self, FIRST, FIRST);
  return 0;
}

function paramspecattr_richcompare(a: PyObject, b: PyObject, op: i32): PyObject | null {
  if (a.ob_type != b.ob_type || (op != Py_EQ && op != Py_NE)) return Py_NotImplemented;
  return PyObject_RichCompare(origin(a), origin(b), op);
}

// new
function paramspecattr_new(type: PyTypeObject, owner: PyObject): PyObject | null {
  const o = _PyObject_GC_New(type);
  if (!o) return null;
  changetype<paramspecattrobject>(o).__origin__ = Py_NewRef(owner);
  _PyObject_GC_TRACK(o);
  return o;
}

function isParamSpec(o: PyObject): bool {
  return o.ob_type == _PyInterpreterState_GET().cached_paramspec_type;
}

function paramspecargs_repr(self: PyObject): PyObject | null {
  const owner = origin(self);
  return isParamSpec(owner)
    ? PyUnicode_FromFormat('%U.args', arg(asParamSpec(owner).name))
    : PyUnicode_FromFormat('%R.args', arg(owner));
}

function paramspeckwargs_repr(self: PyObject): PyObject | null {
  const owner = origin(self);
  return isParamSpec(owner)
    ? PyUnicode_FromFormat('%U.kwargs', arg(asParamSpec(owner).name))
    : PyUnicode_FromFormat('%R.kwargs', arg(owner));
}

function newAttr(type: PyTypeObject, args: PyObject, kwargs: PyObject | null, name: string): PyObject | null {
  const buf = stackAlloc(1);
  const err = unpackTupleAndKeywords(args, kwargs, name, 'origin', 0, 1, 0, buf);
  const owner = ptrAt(buf, 0);
  stackFree(buf);
  return err < 0 ? null : paramspecattr_new(type, owner!);
}

function paramspecargs_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return newAttr(type, args, kwargs, 'paramspecargs');
}

function paramspeckwargs_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return newAttr(type, args, kwargs, 'paramspeckwargs');
}

function paramspecargs_mro_entries(_self: PyObject, _args: PyObject): PyObject | null {
  return PyErr_SetString(PyExc_TypeError, 'Cannot subclass an instance of ParamSpecArgs');
}

function paramspeckwargs_mro_entries(_self: PyObject, _args: PyObject): PyObject | null {
  return PyErr_SetString(PyExc_TypeError, 'Cannot subclass an instance of ParamSpecKwargs');
}

function attrSlots(t: PyTypeObject, repr: usize, tp_new: usize, mro_entries: usize): void {
  parameterSlots(t, paramspecattr_dealloc.index, paramspecattr_traverse.index, paramspecattr_clear.index, repr);
  t.tp_richcompare = paramspecattr_richcompare.index;
  t.tp_new = tp_new;
  method(t, '__mro_entries__', mro_entries, METH_O, '');
  member(t, '__origin__', _Py_T_OBJECT, offsetof<paramspecattrobject>('___origin__'), Py_READONLY, '');
}

// new
export function make_paramspecargs_type(): PyTypeObject | null {
  const flags = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_MANAGED_WEAKREF;
  const t = newHeapType(null, 'typing.ParamSpecArgs', offsetof<paramspecattrobject>(), 0, flags, null, 1);
  if (!t) return null;
  attrSlots(t, paramspecargs_repr.index, paramspecargs_new.index, paramspecargs_mro_entries.index);
  return readyHeapType(
    t,
    'The args for a ParamSpec object.\n\nGiven a ParamSpec object P, P.args is an instance of ParamSpecArgs.\n\nParamSpecArgs objects have a reference back to their ParamSpec::\n\n    >>> P = ParamSpec("P")\n    >>> P.args.__origin__ is P\n    True\n\nThis type is meant for runtime introspection and has no special meaning\nto static type checkers.\n',
  );
}

// new
export function make_paramspeckwargs_type(): PyTypeObject | null {
  const flags = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_MANAGED_WEAKREF;
  const t = newHeapType(null, 'typing.ParamSpecKwargs', offsetof<paramspecattrobject>(), 0, flags, null, 1);
  if (!t) return null;
  attrSlots(t, paramspeckwargs_repr.index, paramspeckwargs_new.index, paramspeckwargs_mro_entries.index);
  return readyHeapType(
    t,
    'The kwargs for a ParamSpec object.\n\nGiven a ParamSpec object P, P.kwargs is an instance of ParamSpecKwargs.\n\nParamSpecKwargs objects have a reference back to their ParamSpec::\n\n    >>> P = ParamSpec("P")\n    >>> P.kwargs.__origin__ is P\n    True\n\nThis type is meant for runtime introspection and has no special meaning\nto static type checkers.\n',
  );
}

// ---- ParamSpec ----

function paramspec_dealloc(self: PyObject): void {
  freePointers(self, FIRST, LAST, true);
}

function paramspec_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  const r = visitPointers(self, FIRST, LAST, visit, argument);
  return r ? r : PyObject_VisitManagedDict(self, visit, argument);
}

function paramspec_clear(self: PyObject): i32 {
  clearPointers(self, FIRST, LAST);
  PyObject_ClearManagedDict(self);
  return 0;
}

function paramspec_repr(self: PyObject): PyObject | null {
  const p = asParamSpec(self);
  return reprWithVariance(p.name!, p.covariant != 0, p.contravariant != 0, p.infer_variance != 0);
}

function paramspec_args(self: PyObject, _: usize): PyObject | null {
  return paramspecattr_new(_PyInterpreterState_GET().cached_paramspecargs_type as PyTypeObject, self);
}

function paramspec_kwargs(self: PyObject, _: usize): PyObject | null {
  return paramspecattr_new(_PyInterpreterState_GET().cached_paramspeckwargs_type as PyTypeObject, self);
}

function paramspec_default(self: PyObject, _: usize): PyObject | null {
  const p = changetype<usize>(self);
  return lazyValue(
    p + offsetof<paramspecobject>('_default_value'),
    p + offsetof<paramspecobject>('_evaluate_default'),
    _Py_NoDefaultStruct,
  );
}

// new
function paramspec_alloc(
  name: PyObject,
  bound: PyObject | null,
  default_value: PyObject | null,
  flags: usize,
  module: PyObject | null,
): PyObject | null {
  const o = _PyObject_GC_New(_PyInterpreterState_GET().cached_paramspec_type as PyTypeObject);
  if (!o) return null;
  const p = asParamSpec(o);
  p.name = Py_NewRef(name);
  p.bound = Py_XNewRef(bound);
  p.default_value = Py_XNewRef(default_value);
  p.evaluate_default = null;
  p.covariant = flags ? load<u8>(flags) : 0;
  p.contravariant = flags ? load<u8>(flags, 4) : 0;
  p.infer_variance = flags ? load<u8>(flags, 8) : 1;
  _PyObject_GC_TRACK(o);
  return setModule(o, module) ? o : null;
}

function paramspec_new(_type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const buf = stackAlloc(8);
  const flags = buf + 48;
  let result: PyObject | null = null;
  if (
    unpackTupleAndKeywords(
      args,
      kwargs,
      'paramspec',
      'name bound default covariant contravariant infer_variance',
      0,
      1,
      5,
      buf,
    ) == 0 &&
    nameIsStr('paramspec', objAt(buf, 0)) &&
    readFlags(buf + 24, flags) == 0 &&
    varianceFits(load<i32>(flags), load<i32>(flags, 4), load<i32>(flags, 8))
  ) {
    // No bound is None, and None as a type is NoneType: CPython does not tell the two apart here.
    const given = ptrAt(buf, 1);
    const bound = type_check(given ? given : Py_None, 'Bound must be a type.');
    if (bound) {
      const module = caller();
      const dflt = ptrAt(buf, 2);
      result = paramspec_alloc(objAt(buf, 0), bound, dflt ? dflt : _Py_NoDefaultStruct, flags, module);
      Py_DECREF(bound);
      Py_DECREF(module);
    }
  }
  stackFree(buf);
  return result;
}

function paramspec_typing_subst(self: PyObject, a: PyObject): PyObject | null {
  return callTyping2('_paramspec_subst', self, a);
}

function paramspec_typing_prepare_subst(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('__typing_prepare_subst__', nargs, 2, 2)) return null;
  return callTyping3('_paramspec_prepare_subst', self, args);
}

function paramspec_reduce(self: PyObject, _: PyObject | null): PyObject | null {
  return Py_NewRef(asParamSpec(self).name!);
}

function paramspec_has_default(self: PyObject, _: PyObject | null): PyObject | null {
  const p = changetype<usize>(self);
  return hasDefault(
    p + offsetof<paramspecobject>('_default_value'),
    p + offsetof<paramspecobject>('_evaluate_default'),
  );
}

function paramspec_mro_entries(_self: PyObject, _args: PyObject): PyObject | null {
  return PyErr_SetString(PyExc_TypeError, 'Cannot subclass an instance of ParamSpec');
}

// new: what [**P] makes
export function _Py_make_paramspec(name: PyObject): PyObject | null {
  return paramspec_alloc(name, null, null, 0, null);
}

// new
export function make_paramspec_type(): PyTypeObject | null {
  const t = newHeapType(
    null,
    'typing.ParamSpec',
    offsetof<paramspecobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_MANAGED_DICT | Py_TPFLAGS_MANAGED_WEAKREF,
    null,
    5,
  );
  if (!t) return null;
  parameterSlots(t, paramspec_dealloc.index, paramspec_traverse.index, paramspec_clear.index, paramspec_repr.index);
  t.tp_as_number!.nb_or = make_union.index;
  t.tp_new = paramspec_new.index;
  method(t, '__typing_subst__', paramspec_typing_subst.index, METH_O, '__typing_subst__($self, arg, /)\n--\n\n');
  method(
    t,
    '__typing_prepare_subst__',
    paramspec_typing_prepare_subst.index,
    METH_FASTCALL,
    '__typing_prepare_subst__($self, alias, args, /)\n--\n\n',
  );
  method(t, 'has_default', paramspec_has_default.index, METH_NOARGS, 'has_default($self, /)\n--\n\n');
  method(t, '__reduce__', paramspec_reduce.index, METH_NOARGS, '__reduce__($self, /)\n--\n\n');
  method(t, '__mro_entries__', paramspec_mro_entries.index, METH_O, '');
  member(t, '__name__', _Py_T_OBJECT, offsetof<paramspecobject>('_name'), Py_READONLY, '');
  member(t, '__bound__', _Py_T_OBJECT, offsetof<paramspecobject>('_bound'), Py_READONLY, '');
  member(t, '__covariant__', Py_T_BOOL, offsetof<paramspecobject>('covariant'), Py_READONLY, '');
  member(t, '__contravariant__', Py_T_BOOL, offsetof<paramspecobject>('contravariant'), Py_READONLY, '');
  member(t, '__infer_variance__', Py_T_BOOL, offsetof<paramspecobject>('infer_variance'), Py_READONLY, '');
  getset(t, 'args', paramspec_args.index, 0, 'Represents positional arguments.');
  getset(t, 'kwargs', paramspec_kwargs.index, 0, 'Represents keyword arguments.');
  getset(t, '__default__', paramspec_default.index, 0, 'The default value for this ParamSpec.');
  return readyHeapType(
    t,
    "Parameter specification variable.\n\nThe preferred way to construct a parameter specification is via the\ndedicated syntax for generic functions, classes, and type aliases,\nwhere the use of '**' creates a parameter specification::\n\n    type IntFunc[**P] = Callable[P, int]\n\nThe following syntax creates a parameter specification that defaults\nto a callable accepting two positional-only arguments of types int\nand str:\n\n    type IntFuncDefault[**P = (int, str)] = Callable[P, int]\n\nFor compatibility with Python 3.11 and earlier, ParamSpec objects\ncan also be created as follows::\n\n    P = ParamSpec('P')\n    DefaultP = ParamSpec('DefaultP', default=(int, str))\n\nParameter specification variables exist primarily for the benefit of\nstatic type checkers.  They are used to forward the parameter types of\none callable to another callable, a pattern commonly found in\nhigher-order functions and decorators.  They are only valid when used\nin ``Concatenate``, or as the first argument to ``Callable``, or as\nparameters for user-defined Generics. See class Generic for more\ninformation on generic types.\n\nAn example for annotating a decorator::\n\n    def add_logging[**P, T](f: Callable[P, T]) -> Callable[P, T]:\n        '''A type-safe decorator to add logging to a function.'''\n        def inner(*args: P.args, **kwargs: P.kwargs) -> T:\n            logging.info(f'{f.__name__} was called')\n            return f(*args, **kwargs)\n        return inner\n\n    @add_logging\n    def add_two(x: float, y: float) -> float:\n        '''Add two numbers together.'''\n        return x + y\n\nParameter specification variables can be introspected. e.g.::\n\n    >>> P = ParamSpec(\"P\")\n    >>> P.__name__\n    'P'\n\nNote that only parameter specification variables defined in the global\nscope can be pickled.\n",
  );
}

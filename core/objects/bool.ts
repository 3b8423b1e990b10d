// True and False, ints in type and in bytes. (CPython: Objects/boolobject.c)

import { _Py_ID } from '../runtime/identifiers';
import { _Py_IMMORTAL_REFCNT, objAt, PyObject } from '../runtime/object';
import { numberMethods, static_type } from '../runtime/register';
import { PyTypeObject, PyVectorcall_NARGS } from '../runtime/type';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from './args';
import { PyErr_WarnEx } from './exceptions/errors';
import { PyExc_DeprecationWarning } from './exceptions/types';
import { DIGITS, fillStaticInt, PyLong_Type, PyLongObject } from './int';
import { long_and, long_invert, long_or, long_xor } from './int/bits';
import { PyObject_IsTrue } from './object';
import { boolObject } from './richcompare';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from './tuple';

export const PyBool_Type = staticObject<PyTypeObject>(416);

export const Py_False = staticObject<PyLongObject>(32);
export const Py_True = staticObject<PyLongObject>(32);

/* @inline */ export function PyBool_Check(o: PyObject): bool {
  return o.ob_type == PyBool_Type;
}

// immortal
export function PyBool_FromLong(v: i64): PyObject | null {
  return boolObject(v != 0);
}

function bool_repr(o: PyObject): PyObject | null {
  return o == Py_True ? _Py_ID('True') : _Py_ID('False');
}

function bool_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('bool', kwargs)) return null;
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('bool', n, 0, 1)) return null;
  if (n == 0) return Py_False;
  const truth = PyObject_IsTrue(PyTuple_GET_ITEM(args, 0));
  return truth < 0 ? null : boolObject(truth != 0);
}

function bool_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (!_PyArg_NoKwnames('bool', kwnames)) return null;
  const n = PyVectorcall_NARGS(nargsf);
  if (!_PyArg_CheckPositional('bool', n, 0, 1)) return null;
  if (n == 0) return Py_False;
  const truth = PyObject_IsTrue(objAt(args, 0));
  return truth < 0 ? null : boolObject(truth != 0);
}

function bool_invert(o: PyObject): PyObject | null {
  const warned = PyErr_WarnEx(
    PyExc_DeprecationWarning,
    "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. " +
      'This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a ' +
      "bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the " +
      'underlying int.',
    1,
  );
  return warned < 0 ? null : long_invert(o);
}

function bool_and(a: PyObject, b: PyObject): PyObject | null {
  if (!PyBool_Check(a) || !PyBool_Check(b)) return long_and(a, b);
  return boolObject(a == Py_True && b == Py_True);
}

function bool_or(a: PyObject, b: PyObject): PyObject | null {
  if (!PyBool_Check(a) || !PyBool_Check(b)) return long_or(a, b);
  return boolObject(a == Py_True || b == Py_True);
}

function bool_xor(a: PyObject, b: PyObject): PyObject | null {
  if (!PyBool_Check(a) || !PyBool_Check(b)) return long_xor(a, b);
  return boolObject(a != b);
}

/** Immortal objects: somebody dropped a reference that was not his. */
export function bool_dealloc(o: PyObject): void {
  o.ob_refcnt = _Py_IMMORTAL_REFCNT;
}

export function init_bool_type(): void {
  fillStaticInt(Py_False, PyBool_Type, 0);
  fillStaticInt(Py_True, PyBool_Type, 1);
  const t = PyBool_Type;
  static_type(
    t,
    'bool',
    DIGITS,
    4,
    0,
    `bool(object=False, /)
--

Returns True when the argument is true, False otherwise.
The builtins True and False are the only two instances of the class bool.
The class bool is a subclass of the class int, and cannot be subclassed.`,
  );
  t.tp_base = PyLong_Type;
  t.tp_dealloc = bool_dealloc.index;
  t.tp_repr = bool_repr.index;
  t.tp_new = bool_new.index;
  t.tp_vectorcall = bool_vectorcall.index;
  const number = numberMethods(t);
  number.nb_invert = bool_invert.index;
  number.nb_and = bool_and.index;
  number.nb_xor = bool_xor.index;
  number.nb_or = bool_or.index;
}

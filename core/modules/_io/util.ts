// Arguments and calls that the types of _io share.

import { PyIndex_Check, PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { _PyArg_CheckPositional, ssizeArgument } from '../../objects/args';
import { PyObject_GetOptionalAttr } from '../../objects/attribute';
import { Py_False, Py_True } from '../../objects/bool';
import { PyObject_CallOneArg, PyObject_VectorcallMethod } from '../../objects/call';
import { PyDict_GetItemString } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_OverflowError,
  PyExc_RuntimeError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { mainInterpreter } from '../../runtime/interp';
import { objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';

const PY_VECTORCALL_ARGUMENTS_OFFSET: usize = 0x80000000;

/** The only argument, a size or None, which is -1: false with the exception set. The size goes to *out. */
export function sizeArgument(fname: string, args: usize, nargs: i64, out: usize): bool {
  if (!_PyArg_CheckPositional(fname, nargs, 0, 1)) return false;
  store<i64>(out, -1);
  return nargs == 0 || optionalSize(objAt(args, 0), out);
}

function optionalSize(o: PyObject, out: usize): bool {
  if (o == Py_None) return true;
  if (!PyIndex_Check(o)) {
    PyErr_Format(PyExc_TypeError, "argument should be integer or None, not '%.200s'", o.ob_type.tp_name);
    return false;
  }
  const n = PyNumber_AsSsize_t(o, PyExc_OverflowError);
  store<i64>(out, n);
  return n != -1 || !PyErr_Occurred();
}

/** The same where None will not do; fallback: what is not given. */
export function plainSize(fname: string, args: usize, nargs: i64, fallback: i64, out: usize): bool {
  if (!_PyArg_CheckPositional(fname, nargs, 0, 1)) return false;
  store<i64>(out, fallback);
  if (nargs == 0) return true;
  const n = ssizeArgument(objAt(args, 0));
  store<i64>(out, n);
  return n != -1 || !PyErr_Occurred();
}

// new: o.name(a, b)
export function callMethod2(o: PyObject, name: PyObject, a: PyObject, b: PyObject): PyObject | null {
  const stack = stackAlloc(4);
  setPtrAt(stack, 1, o);
  setPtrAt(stack, 2, a);
  setPtrAt(stack, 3, b);
  const result = PyObject_VectorcallMethod(name, stack + 8, 3 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(stack);
  return result;
}

// new: o.name(n)
export function callMethodSize(o: PyObject, name: PyObject, n: i64): PyObject | null {
  const number = PyLong_FromLongLong(n);
  if (!number) return null;
  const stack = stackAlloc(3);
  setPtrAt(stack, 1, o);
  setPtrAt(stack, 2, number);
  const result = PyObject_VectorcallMethod(name, stack + 8, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(stack);
  Py_DECREF(number);
  return result;
}

/** A position from what a stream answered; -1 with an exception set. Takes the reference; NULL fails. */
export function asOffset(result: PyObject | null): i64 {
  if (!result) return -1;
  const n = PyNumber_AsSsize_t(result, PyExc_ValueError);
  Py_DECREF(result);
  return n;
}

/** Whether o.name is true: 1, 0, -1 with an exception set; missing: -2. */
export function attributeTruth(o: PyObject, name: PyObject): i32 {
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(o, name, slot);
  const value = ptrAt(slot, 0);
  stackFree(slot);
  if (found < 0) return -1;
  if (!value) return -2;
  const r = PyObject_IsTrue(value);
  Py_DECREF(value);
  return r;
}

// new: a builtin type called with an argument
export function callBuiltin(name: string, a: PyObject): PyObject | null {
  const type = PyDict_GetItemString(mainInterpreter.builtins!, name);
  if (type) return PyObject_CallOneArg(type, a);
  return PyErr_Occurred() ? null : PyErr_SetString(PyExc_RuntimeError, 'lost a builtin type');
}

// new: decoder.decode(input, final)
export function callDecode(decoder: PyObject, input: PyObject, final: bool): PyObject | null {
  return callMethod2(decoder, _Py_ID('decode'), input, final ? Py_True : Py_False);
}

// Rare work that has no opcode of its own. (CPython: Python/intrinsics.c)

import { PyMapping_Keys } from '../../objects/abstract/mapping';
import { PyNumber_Positive } from '../../objects/abstract/number';
import { PyObject_SetItem } from '../../objects/abstract/object';
import { PySequence_GetItem } from '../../objects/abstract/sequence';
import { _PyAsyncGenValueWrapperNew } from '../../objects/async-generator';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyObject_CallOneArg } from '../../objects/call';
import { CO_ASYNC_GENERATOR, CO_COROUTINE, PyCodeObject } from '../../objects/code';
import { PyDict_CheckExact, PyDict_GetItemWithError, PyDict_SetItem } from '../../objects/dict/dict';
import { PyException_SetCause, PyException_SetContext } from '../../objects/exceptions/attributes';
import {
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_GivenExceptionMatches,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import {
  PyExc_ImportError,
  PyExc_IndexError,
  PyExc_RuntimeError,
  PyExc_StopAsyncIteration,
  PyExc_StopIteration,
  PyExc_SystemError,
  PyExc_TypeError,
} from '../../objects/exceptions/types';
import { _PyInterpreterFrame } from '../../objects/frame';
import { _PyFrame_GetLocals } from '../../objects/frame-locals';
import { PyFunctionObject } from '../../objects/function';
import { PyList_AsTuple } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_ReadChar } from '../../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { _Py_set_typeparam_default, _Py_subscript_generic } from '../../objects/typevar/generic';
import { _Py_make_paramspec } from '../../objects/typevar/paramspec';
import { _Py_make_typealias } from '../../objects/typevar/typealias';
import { _Py_make_typevar } from '../../objects/typevar/typevar';
import { _Py_make_typevartuple } from '../../objects/typevar/typevartuple';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { mainInterpreter } from '../../runtime/interp';
import { arg, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt, setSlot } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  INTRINSIC_ASYNC_GEN_WRAP,
  INTRINSIC_IMPORT_STAR,
  INTRINSIC_LIST_TO_TUPLE,
  INTRINSIC_PARAMSPEC,
  INTRINSIC_PREP_RERAISE_STAR,
  INTRINSIC_PRINT,
  INTRINSIC_SET_FUNCTION_TYPE_PARAMS,
  INTRINSIC_SET_TYPEPARAM_DEFAULT,
  INTRINSIC_STOPITERATION_ERROR,
  INTRINSIC_SUBSCRIPT_GENERIC,
  INTRINSIC_TYPEALIAS,
  INTRINSIC_TYPEVAR,
  INTRINSIC_TYPEVAR_WITH_BOUND,
  INTRINSIC_TYPEVAR_WITH_CONSTRAINTS,
  INTRINSIC_TYPEVARTUPLE,
  INTRINSIC_UNARY_POSITIVE,
} from '../opcodes';
import { peek } from '../stack';
import { _PyExc_PrepReraiseStar } from './group';

/* @noinline */ export function op_CALL_INTRINSIC_1(
  frame: _PyInterpreterFrame,
  sp: usize,
  oparg: i32,
): PyObject | null {
  const value = peek(sp, 1);
  const res = intrinsic_1(frame, oparg, value);
  Py_DECREF(value);
  return res;
}

function intrinsic_1(frame: _PyInterpreterFrame, oparg: i32, value: PyObject): PyObject | null {
  switch (oparg) {
    case INTRINSIC_PRINT:
      return print_expr(value);
    case INTRINSIC_IMPORT_STAR:
      return import_star(frame, value);
    case INTRINSIC_STOPITERATION_ERROR:
      return stopiteration_error(frame, value);
    case INTRINSIC_ASYNC_GEN_WRAP:
      return _PyAsyncGenValueWrapperNew(value);
    case INTRINSIC_UNARY_POSITIVE:
      return PyNumber_Positive(value);
    case INTRINSIC_LIST_TO_TUPLE:
      return PyList_AsTuple(value);
    case INTRINSIC_TYPEVAR:
      return _Py_make_typevar(value, null, null);
    case INTRINSIC_PARAMSPEC:
      return _Py_make_paramspec(value);
    case INTRINSIC_TYPEVARTUPLE:
      return _Py_make_typevartuple(value);
    case INTRINSIC_SUBSCRIPT_GENERIC:
      return _Py_subscript_generic(value);
    case INTRINSIC_TYPEALIAS:
      return _Py_make_typealias(value);
    default:
      return PyErr_SetString(PyExc_SystemError, 'invalid intrinsic');
  }
}

/* @noinline */ export function op_CALL_INTRINSIC_2(sp: usize, oparg: i32): PyObject | null {
  const value2 = peek(sp, 2);
  const value1 = peek(sp, 1);
  const res = intrinsic_2(oparg, value2, value1);
  Py_DECREF(value2);
  Py_DECREF(value1);
  return res;
}

function intrinsic_2(oparg: i32, value2: PyObject, value1: PyObject): PyObject | null {
  switch (oparg) {
    case INTRINSIC_PREP_RERAISE_STAR:
      return _PyExc_PrepReraiseStar(value2, value1);
    case INTRINSIC_TYPEVAR_WITH_BOUND:
      return _Py_make_typevar(value2, value1, null);
    case INTRINSIC_TYPEVAR_WITH_CONSTRAINTS:
      return _Py_make_typevar(value2, null, value1);
    case INTRINSIC_SET_FUNCTION_TYPE_PARAMS:
      setSlot(changetype<usize>(value2) + offsetof<PyFunctionObject>('_func_typeparams'), Py_NewRef(value1));
      return Py_NewRef(value2);
    case INTRINSIC_SET_TYPEPARAM_DEFAULT:
      return _Py_set_typeparam_default(value2, value1);
    default:
      return PyErr_SetString(PyExc_SystemError, 'invalid intrinsic');
  }
}

/** An expression statement of the interactive prompt: sys.displayhook(value). */
function print_expr(value: PyObject): PyObject | null {
  const sysdict = mainInterpreter.sysdict;
  const hook = sysdict ? PyDict_GetItemWithError(sysdict, _Py_ID('displayhook')) : null;
  if (!hook) {
    if (!PyErr_Occurred()) PyErr_SetString(PyExc_RuntimeError, 'lost sys.displayhook');
    return null;
  }
  return PyObject_CallOneArg(hook, value);
}

/** from module import * */
function import_star(frame: _PyInterpreterFrame, from: PyObject): PyObject | null {
  const locals = _PyFrame_GetLocals(frame);
  if (!locals) return null;
  const err = import_all_from(locals, from);
  Py_DECREF(locals);
  return err < 0 ? null : Py_None;
}

function import_all_from(locals: PyObject, v: PyObject): i32 {
  const out = stackAlloc(1);
  setPtrAt(out, 0, null);
  let err = PyObject_GetOptionalAttr(v, _Py_ID('__all__'), out);
  let all = ptrAt(out, 0);
  let skip = false;
  if (err == 0) {
    err = PyObject_GetOptionalAttr(v, _Py_ID('__dict__'), out);
    const dict = ptrAt(out, 0);
    if (err >= 0 && !dict) PyErr_SetString(PyExc_ImportError, 'from-import-* object has no __dict__ and no __all__');
    if (dict) {
      all = PyMapping_Keys(dict);
      Py_DECREF(dict);
    }
    skip = true;
  }
  stackFree(out);
  if (err < 0 || !all) return -1;
  err = 0;
  for (let pos: i64 = 0; ; pos++) {
    const name = PySequence_GetItem(all, pos);
    if (!name) {
      if (PyErr_ExceptionMatches(PyExc_IndexError)) PyErr_Clear();
      else err = -1;
      break;
    }
    if (!PyUnicode_Check(name)) {
      const modname = PyObject_GetAttr(v, _Py_ID('__name__'));
      if (modname) {
        if (skip)
          PyErr_Format(
            PyExc_TypeError,
            'Key in %U.__dict__ must be str, not %.100s',
            arg(modname),
            <u64>name.ob_type.tp_name,
          );
        else
          PyErr_Format(
            PyExc_TypeError,
            'Item in %U.__all__ must be str, not %.100s',
            arg(modname),
            <u64>name.ob_type.tp_name,
          );
        Py_DECREF(modname);
      }
      Py_DECREF(name);
      err = -1;
      break;
    }
    if (skip && PyUnicode_GET_LENGTH(name) > 0 && PyUnicode_ReadChar(name, 0) == 0x5f) {
      Py_DECREF(name);
      continue;
    }
    const value = PyObject_GetAttr(v, name);
    if (!value) err = -1;
    else if (PyDict_CheckExact(locals)) err = PyDict_SetItem(locals, name, value);
    else err = PyObject_SetItem(locals, name, value);
    Py_DECREF(name);
    Py_XDECREF(value);
    if (err < 0) break;
  }
  Py_DECREF(all);
  return err;
}

/** StopIteration that leaves a generator becomes RuntimeError. new: the exception to raise */
function stopiteration_error(frame: _PyInterpreterFrame, exc: PyObject): PyObject | null {
  const flags = changetype<PyCodeObject>(frame.f_executable).co_flags;
  let what = 0;
  if (PyErr_GivenExceptionMatches(exc, PyExc_StopIteration)) {
    if (flags & CO_ASYNC_GENERATOR) what = 1;
    else if (flags & CO_COROUTINE) what = 2;
    else what = 3;
  } else if (flags & CO_ASYNC_GENERATOR && PyErr_GivenExceptionMatches(exc, PyExc_StopAsyncIteration)) what = 4;
  if (!what) return Py_NewRef(exc);
  let text: PyObject | null;
  if (what == 1) text = PyUnicode_FromString('async generator raised StopIteration');
  else if (what == 2) text = PyUnicode_FromString('coroutine raised StopIteration');
  else if (what == 3) text = PyUnicode_FromString('generator raised StopIteration');
  else text = PyUnicode_FromString('async generator raised StopAsyncIteration');
  if (!text) return null;
  const error = PyObject_CallOneArg(PyExc_RuntimeError, text);
  Py_DECREF(text);
  if (!error) return null;
  PyException_SetCause(error, Py_NewRef(exc));
  PyException_SetContext(error, Py_NewRef(exc));
  return error;
}

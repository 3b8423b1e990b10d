// Around the calls of native functions.

import { PyObject_Size } from '../../objects/abstract/object';
import { PySequence_Check, PySequence_Tuple } from '../../objects/abstract/sequence';
import { PyCFunctionObject } from '../../objects/builtin-function';
import { _PyObject_FunctionStr } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_SystemError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyLong_FromSsize_t } from '../../objects/int';
import { PyTuple_CheckExact } from '../../objects/tuple';
import { arg, objAt, Py_DECREF, PyObject } from '../../runtime/object';
import { pel } from '../../runtime/pellucid';
import { PyThreadState } from '../../runtime/tstate';
import { peek, poke } from '../stack';

/** A native function gave NULL without saying why: a fault of that function, said as Python says it. */
/* @noinline */ export function noException(): void {
  PyErr_SetString(PyExc_SystemError, 'error return without exception set');
}

/** m_self of a builtin function, NULL for METH_STATIC. */
/* @inline */ export function selfOf(f: usize): PyObject | null {
  return changetype<PyCFunctionObject>(f).m_self;
}

/** Drops n references, the first one first. */
/* @noinline */ export function dropMany(array: usize, n: i32): void {
  for (let i = 0; i < n; i++) Py_DECREF(objAt(array, i));
}

/** Moves n pointers; the two places may overlap where `to` is the lower one. */
/* @inline */ export function moveArgs(to: usize, from: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i++) store<u64>(to + (i << 3), load<u64>(from + (i << 3)));
}

/** len(o). new */
/* @noinline */ export function lengthOf(o: PyObject): PyObject | null {
  const n = PyObject_Size(o);
  if (n < 0) return null;
  return PyLong_FromSsize_t(n);
}

/** f(*args): makes the top entry a tuple. */
/* @noinline */ export function callargsToTuple(sp: usize): i32 {
  const callargs = peek(sp, 1);
  if (PyTuple_CheckExact(callargs)) return 0;
  if (callargs.ob_type.tp_iter == 0 && !PySequence_Check(callargs)) {
    const name = _PyObject_FunctionStr(peek(sp, 3));
    if (name) {
      PyErr_Format(
        PyExc_TypeError,
        '%U argument after * must be an iterable, not %.200s',
        arg(name),
        <u64>callargs.ob_type.tp_name,
      );
      Py_DECREF(name);
    }
    return -1;
  }
  const tuple = PySequence_Tuple(callargs);
  if (!tuple) return -1;
  poke(sp, 1, tuple);
  Py_DECREF(callargs);
  return 0;
}

/**
 * A native function gave NULL and said that it waits. Where only the outermost loop stands on the native stack the
 * process can be left as it is; below native code it cannot.
 */
/* @noinline */ export function mustWait(tstate: PyThreadState): bool {
  if (tstate.current_exception) return false;
  if (pel.eval_depth == 1) return true;
  pel.wait_kind = 0;
  PyErr_SetString(PyExc_RuntimeError, 'cannot wait here: native code waits for this call');
  return false;
}

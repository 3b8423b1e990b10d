// Throwing into a generator, and closing it. (CPython: Objects/genobject.c)

import { PyErr_WriteUnraisable } from '../../modules/sys/unraisable';
import { PyErr_Clear, PyErr_SetRaisedException } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET } from '../../runtime/tstate';
import {
  hasSubclassFlag,
  PY_VECTORCALL_ARGUMENTS_OFFSET,
  Py_TPFLAGS_BASE_EXC_SUBCLASS,
  Py_TPFLAGS_TYPE_SUBCLASS,
  PyTypeObject,
} from '../../runtime/type';
import { INSTRUMENTED_RESUME, RESUME, RESUME_CHECK, RESUME_OPARG_DEPTH1_MASK } from '../../vm/opcodes';
import { PyErr_WarnEx } from '../../vm/warnings';
import { PyObject_IsInstance } from '../abstract/isinstance';
import { _PyArg_CheckPositional } from '../args';
import { PyObject_GetOptionalAttr } from '../attribute';
import { PyObject_Call, PyObject_CallNoArgs, PyObject_CallOneArg, PyObject_Vectorcall } from '../call';
import { PyException_SetTraceback } from '../exceptions/attributes';
import {
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_GivenExceptionMatches,
  PyErr_SetNone,
  PyErr_SetString,
} from '../exceptions/errors';
import {
  PyExc_DeprecationWarning,
  PyExc_GeneratorExit,
  PyExc_RuntimeError,
  PyExc_TypeError,
} from '../exceptions/types';
import { _PyFrame_ClearLocals, FRAME_COMPLETED, FRAME_CREATED, FRAME_EXECUTING } from '../frame';
import { Py_None } from '../none';
import { PyTraceBack_Check } from '../traceback';
import { PyTuple_Check } from '../tuple';
import { finished, PyCoro_Type, PyGen_Type, PyGenObject } from './object';
import { _PyGen_FetchStopIterationValue, _PyGen_yf, gen_send_ex, sayKind } from './resume';

// ---- throwing and closing ----

/** close() of a sub-iterator. */
function gen_close_iter(yf: PyObject): i32 {
  let result: PyObject | null;
  if (yf.ob_type == PyGen_Type || yf.ob_type == PyCoro_Type) {
    result = gen_close(yf, null);
    if (!result) return -1;
  } else {
    const out = stackAlloc(1);
    setPtrAt(out, 0, null);
    if (PyObject_GetOptionalAttr(yf, _Py_ID('close'), out) < 0) PyErr_WriteUnraisable(yf);
    const meth = ptrAt(out, 0);
    stackFree(out);
    if (!meth) return 0;
    result = PyObject_CallNoArgs(meth);
    Py_DECREF(meth);
    if (!result) return -1;
  }
  Py_XDECREF(result);
  return 0;
}

export function gen_close(self: PyObject, _: PyObject | null): PyObject | null {
  const gen = changetype<PyGenObject>(self);
  if (gen.gi_frame_state == FRAME_CREATED) {
    gen.gi_frame_state = FRAME_COMPLETED;
    return Py_None;
  }
  if (finished(gen)) return Py_None;
  const yf = _PyGen_yf(gen);
  let err = 0;
  if (yf) {
    const state = gen.gi_frame_state;
    gen.gi_frame_state = FRAME_EXECUTING;
    err = gen_close_iter(yf);
    gen.gi_frame_state = state;
    Py_DECREF(yf);
  }
  const frame = gen.gi_iframe;
  const opcode = <i32>load<u8>(frame.instr_ptr);
  if (opcode == RESUME || opcode == RESUME_CHECK || opcode == INSTRUMENTED_RESUME) {
    // Nothing but the handler that every generator has surrounds the yield: no code would see the exception.
    if (load<u8>(frame.instr_ptr, 1) & RESUME_OPARG_DEPTH1_MASK) {
      gen.gi_frame_state = FRAME_COMPLETED;
      _PyFrame_ClearLocals(frame);
      return Py_None;
    }
  }
  if (err == 0) PyErr_SetNone(PyExc_GeneratorExit);
  const retval = gen_send_ex(gen, Py_None, 1, 1);
  if (retval) {
    Py_DECREF(retval);
    sayKind(
      gen,
      PyExc_RuntimeError,
      'generator ignored GeneratorExit',
      'coroutine ignored GeneratorExit',
      'async generator ignored GeneratorExit',
    );
    return null;
  }
  if (PyErr_ExceptionMatches(PyExc_GeneratorExit)) {
    PyErr_Clear();
    return Py_None;
  }
  const out = stackAlloc(1);
  const fetched = _PyGen_FetchStopIterationValue(out);
  const value = ptrAt(out, 0);
  stackFree(out);
  return fetched == 0 ? value : null;
}

/** throw() of what the generator delegates to; *handled 0: it has none, throw here. */
function throwInto(
  gen: PyGenObject,
  yf: PyObject,
  typ: PyObject,
  val: PyObject | null,
  tb: PyObject | null,
  close_on_genexit: i32,
  handled: usize,
): PyObject | null {
  const tstate = _PyThreadState_GET();
  const frame = gen.gi_iframe;
  store<i32>(handled, 1);
  let meth: PyObject | null = null;
  const direct = yf.ob_type == PyGen_Type || yf.ob_type == PyCoro_Type;
  if (!direct) {
    const out = stackAlloc(1);
    setPtrAt(out, 0, null);
    const err = PyObject_GetOptionalAttr(yf, _Py_ID('throw'), out);
    meth = ptrAt(out, 0);
    stackFree(out);
    if (err < 0) return null;
    if (!meth) {
      store<i32>(handled, 0);
      return null;
    }
  }
  // The generator's frame stands on the stack meanwhile, for complete tracebacks.
  const previous = tstate.current_frame;
  frame.previous = previous;
  tstate.current_frame = frame;
  const state = gen.gi_frame_state;
  gen.gi_frame_state = FRAME_EXECUTING;
  let ret: PyObject | null;
  if (direct) ret = _gen_throw(yf, close_on_genexit, typ, val, tb);
  else {
    const args = stackAlloc(4);
    setPtrAt(args, 0, null);
    setPtrAt(args, 1, typ);
    setPtrAt(args, 2, val);
    setPtrAt(args, 3, tb);
    const n: usize = val ? (tb ? 3 : 2) : 1;
    ret = PyObject_Vectorcall(meth!, args + 8, n | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
    stackFree(args);
  }
  gen.gi_frame_state = state;
  tstate.current_frame = previous;
  frame.previous = null;
  Py_XDECREF(meth);
  return ret;
}

export function _gen_throw(
  self: PyObject,
  close_on_genexit: i32,
  typ: PyObject,
  val: PyObject | null,
  tb0: PyObject | null,
): PyObject | null {
  const gen = changetype<PyGenObject>(self);
  const yf = _PyGen_yf(gen);
  if (yf) {
    if (close_on_genexit && PyErr_GivenExceptionMatches(typ, PyExc_GeneratorExit)) {
      const state = gen.gi_frame_state;
      gen.gi_frame_state = FRAME_EXECUTING;
      const err = gen_close_iter(yf);
      gen.gi_frame_state = state;
      Py_DECREF(yf);
      if (err < 0) return gen_send_ex(gen, Py_None, 1, 0);
    } else {
      const handled = stackAlloc(1);
      const ret = throwInto(gen, yf, typ, val, tb0, close_on_genexit, handled);
      const done = load<i32>(handled);
      stackFree(handled);
      Py_DECREF(yf);
      if (done) return ret ? ret : gen_send_ex(gen, Py_None, 1, 0);
    }
  }
  let tb: PyObject | null = tb0 == Py_None ? null : tb0;
  if (tb && !PyTraceBack_Check(tb)) {
    return PyErr_SetString(PyExc_TypeError, 'throw() third argument must be a traceback object');
  }
  let exc: PyObject | null = null;
  if (isExceptionClass(typ)) exc = instanceOf(typ, val);
  else if (hasSubclassFlag(typ, Py_TPFLAGS_BASE_EXC_SUBCLASS)) {
    if (val && val != Py_None)
      return PyErr_SetString(PyExc_TypeError, 'instance exception may not have a separate value');
    exc = Py_NewRef(typ);
  } else {
    return PyErr_Format(
      PyExc_TypeError,
      'exceptions must be classes or instances deriving from BaseException, not %s',
      <u64>typ.ob_type.tp_name,
    );
  }
  if (exc) {
    if (tb) PyException_SetTraceback(exc, tb);
    PyErr_SetRaisedException(exc);
  }
  return gen_send_ex(gen, Py_None, 1, 0);
}

/* @inline */ function isExceptionClass(o: PyObject): bool {
  return (
    hasSubclassFlag(o, Py_TPFLAGS_TYPE_SUBCLASS) &&
    (changetype<PyTypeObject>(o).tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS) != 0
  );
}

/** An exception from its class and value, as raise makes it; on failure the other exception is raised. new or NULL */
function instanceOf(typ: PyObject, val: PyObject | null): PyObject | null {
  let exc: PyObject | null;
  if (!val || val == Py_None) exc = PyObject_CallNoArgs(typ);
  else if (PyObject_IsInstance(val, typ) > 0) exc = Py_NewRef(val);
  else if (PyTuple_Check(val)) exc = PyObject_Call(typ, val, null);
  else exc = PyObject_CallOneArg(typ, val);
  if (exc && !hasSubclassFlag(exc, Py_TPFLAGS_BASE_EXC_SUBCLASS)) {
    PyErr_Format(
      PyExc_TypeError,
      'calling %R should have returned an instance of BaseException, not %s',
      arg(typ),
      <u64>exc.ob_type.tp_name,
    );
    Py_DECREF(exc);
    return null;
  }
  return exc;
}

export function gen_throw(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('throw', nargs, 1, 3)) return null;
  if (nargs > 1) {
    if (
      PyErr_WarnEx(
        PyExc_DeprecationWarning,
        'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.',
        1,
      ) < 0
    )
      return null;
  }
  return _gen_throw(self, 1, objAt(args, 0), nargs > 1 ? ptrAt(args, 1) : null, nargs > 2 ? ptrAt(args, 2) : null);
}

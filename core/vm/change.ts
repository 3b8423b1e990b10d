// Changing the past: a statement that the host runs in a frame of a process that stands still.

import { PyErr_Format } from '../objects/exceptions/errors';
import { PyExc_TypeError } from '../objects/exceptions/types';
import { _PyInterpreterFrame } from '../objects/frame';
import { _PyFrame_GetLocals } from '../objects/frame-locals';
import { PyObject_Str } from '../objects/object';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyBaseObject_Type } from '../objects/type/struct';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_SetRaisedException } from '../runtime/errors';
import { arg, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, setSlot } from '../runtime/object';
import { pel } from '../runtime/pellucid';
import { PyEval_EvalCode } from './api';
import { Py_CompileBytes, Py_eval_input, Py_file_input } from './compile';
import { rawText } from './raw-text';

/** "NameError: name 'x' is not defined" as a raw block: u32 length, then UTF-8; 0: no memory. Consumes exc. */
function textOfException(exc: PyObject): usize {
  const message = PyObject_Str(exc);
  const text = message ? PyUnicode_FromFormat('%s: %U', <u64>exc.ob_type.tp_name, arg(message)) : null;
  Py_XDECREF(message);
  Py_DECREF(exc);
  const block = rawText(text);
  Py_XDECREF(text);
  PyErr_Clear();
  return block;
}

/** The value goes into a slot that holds one of its type: what lies there, instructions ahead may take for granted. */
function storeInSlot(slot: usize, value: PyObject): bool {
  const old = changetype<PyObject | null>(load<usize>(slot));
  if (!old || old.ob_type != value.ob_type) {
    const type = <u64>(old ? old.ob_type : PyBaseObject_Type).tp_name;
    PyErr_Format(PyExc_TypeError, 'a temporary %.100s can only become another one: what comes next relies on it', type);
    return false;
  }
  setSlot(slot, Py_NewRef(value));
  return true;
}

function execSource(frame: _PyInterpreterFrame, source: usize, n: usize, slot: usize): bool {
  const filename = PyUnicode_FromString('<change>');
  const code = filename ? Py_CompileBytes(source, n, filename, slot ? Py_eval_input : Py_file_input, 0, -1) : null;
  Py_XDECREF(filename);
  if (!code) return false;
  const locals = _PyFrame_GetLocals(frame);
  const result = locals ? PyEval_EvalCode(code, frame.f_globals!, locals) : null;
  Py_XDECREF(locals);
  Py_DECREF(code);
  if (!result) return false;
  const done = !slot || storeInSlot(slot, result);
  Py_DECREF(result);
  return done;
}

/**
 * Executes n bytes of source in the frame's namespaces; with a slot they are an expression, whose value goes there. Its instructions are not counted: the program's steps stay what they
 * were. 0, or the text of what it raised as a raw block (u32 length, UTF-8).
 */
export function execInFrame(frame: usize, source: usize, n: usize, slot: usize): usize {
  const horizon = pel.horizon;
  const left = pel.left;
  const deadline = pel.deadline;
  const stepping = pel.stepping;
  const traced = pel.traced;
  const raised = PyErr_GetRaisedException();
  pel.deadline = 0;
  pel.stepping = 0;
  pel.traced = 0;
  pel.eval_depth++; // it cannot be suspended
  let error: usize = 0;
  if (!execSource(changetype<_PyInterpreterFrame>(frame), source, n, slot))
    error = textOfException(PyErr_GetRaisedException()!);
  pel.eval_depth--;
  PyErr_SetRaisedException(raised);
  pel.horizon = horizon;
  pel.left = left;
  pel.deadline = deadline;
  pel.stepping = stepping;
  pel.traced = traced;
  return error;
}

// The prompt: one statement after the other in __main__. (CPython: Python/pythonrun.c, PyRun_InteractiveOneObjectEx)
//
//   startInteractive(source)   its frame stands on the data stack: resume() runs it
//   endInteractive()           what it raised is told, and the next one can start

import { PyErr_ExceptionMatches } from '../objects/exceptions/errors';
import { PyExc_SystemExit } from '../objects/exceptions/types';
import { PyErr_Occurred } from '../runtime/errors';
import { clearSlot } from '../runtime/object';
import { PelState, pel } from '../runtime/pellucid';
import { flushStandardStreams } from './main';
import { PyErr_Print } from './sys/hooks';

/** After a statement has ended or did not compile: 0, or 1 when it asks for the process's end (SystemExit stays raised). */
export function endInteractive(): i32 {
  // Nothing of this can be suspended.
  pel.eval_depth++;
  clearSlot(changetype<usize>(pel) + offsetof<PelState>('_result'));
  let leaves = 0;
  if (PyErr_Occurred()) {
    if (PyErr_ExceptionMatches(PyExc_SystemExit)) leaves = 1;
    else PyErr_Print();
  }
  if (!leaves) flushStandardStreams();
  pel.eval_depth--;
  return leaves;
}

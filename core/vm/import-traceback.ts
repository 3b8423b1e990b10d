// An import that fails shows the program's frames, not importlib's. (CPython: Python/import.c, remove_importlib_frames)

import { PyErr_GivenExceptionMatches } from '../objects/exceptions/errors';
import { PyBaseExceptionObject } from '../objects/exceptions/struct';
import { PyExc_ImportError } from '../objects/exceptions/types';
import { _PyFrame_GetCode } from '../objects/frame';
import { _PyUnicode_EqualToASCIIString } from '../objects/str/compare';
import { PyTraceBack_Check, PyTracebackObject } from '../objects/traceback';
import { Py_DECREF, Py_XNewRef } from '../runtime/cold';
import { PyErr_GetRaisedException, PyErr_SetRaisedException } from '../runtime/errors';
import { PyObject, ptrAt, setPtrAt } from '../runtime/object';

/**
 * Takes importlib's entries out of the traceback of what is raised: all of them for an ImportError, else only those chunks
 * that end with the call of foreign code (_call_with_frames_removed).
 */
export function remove_importlib_frames(): void {
  const exc = PyErr_GetRaisedException();
  if (!exc) return;
  const always = PyErr_GivenExceptionMatches(exc, PyExc_ImportError) != 0;
  let link = changetype<usize>(exc) + offsetof<PyBaseExceptionObject>('_traceback');
  let outer = link; // the link into the chunk of importlib's entries that we are in
  let inChunk = false;
  let tb = ptrAt(link, 0);
  while (tb) {
    if (!PyTraceBack_Check(tb)) break;
    const entry = changetype<PyTracebackObject>(tb);
    const code = _PyFrame_GetCode(entry.tb_frame!.f_frame!);
    const file = changetype<PyObject>(code.co_filename);
    const ours =
      _PyUnicode_EqualToASCIIString(file, '<frozen importlib._bootstrap>') ||
      _PyUnicode_EqualToASCIIString(file, '<frozen importlib._bootstrap_external>');
    const next = changetype<usize>(tb) + offsetof<PyTracebackObject>('_tb_next');
    if (ours && !inChunk) outer = link;
    inChunk = ours;
    const following = ptrAt(next, 0);
    const name = changetype<PyObject>(code.co_name);
    if (ours && (always || _PyUnicode_EqualToASCIIString(name, '_call_with_frames_removed'))) {
      const dropped = ptrAt(outer, 0);
      setPtrAt(outer, 0, Py_XNewRef(following));
      link = outer;
      if (dropped) Py_DECREF(dropped);
    } else link = next;
    tb = following;
  }
  PyErr_SetRaisedException(exc);
}

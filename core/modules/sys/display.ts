// How an exception is printed with all that led to it: CPython's traceback module in the core's words.
// (CPython: Lib/traceback.py, TracebackException.format)

import { PyException_SetTraceback } from '../../objects/exceptions/attributes';
import { PyExceptionInstance_Check } from '../../objects/exceptions/base';
import { PyBaseExceptionGroupObject, PyBaseExceptionObject } from '../../objects/exceptions/struct';
import { PyExc_BaseExceptionGroup } from '../../objects/exceptions/types';
import { _PyFile_Flush } from '../../objects/file';
import { PyList_Append, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { _PySys_GetAttr } from '../../objects/sys-attributes';
import { PyTraceBack_Check } from '../../objects/traceback';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { Py_DECREF, Py_INCREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { put } from '../faulthandler/fatal';
import { displayOnly } from './display-exception';
import { displayTraceback } from './display-traceback';
import { _PyObject_Dump } from './dump';
import { emit, emitLiteral, emitRaw, indentOf, Printer } from './printer';

/** Of a group, and of groups in groups, so many are shown. */
const MAX_GROUP_WIDTH: i64 = 15;
const MAX_GROUP_DEPTH = 10;

/** PyErr_Display: to sys.stderr; where that fails, in a few words past it. */
export function PyErr_DisplayException(exc: PyObject, tb: PyObject | null): void {
  const file = _PySys_GetAttr(_Py_ID('stderr'));
  if (!file || file == Py_None) return;
  Py_INCREF(file);
  const memory = stackAlloc(4);
  const p = changetype<Printer>(memory);
  p.file = file;
  p.depth = 0;
  p.need_close = 0;
  const seen = PyList_New(0);
  if (seen) {
    p.seen = seen;
    let r: i32;
    if (PyExceptionInstance_Check(exc)) {
      if (tb && tb != Py_None && PyTraceBack_Check(tb) && !changetype<PyBaseExceptionObject>(exc).traceback)
        PyException_SetTraceback(exc, tb);
      r = displayChain(p, exc);
    } else
      r = emit(
        p,
        PyUnicode_FromFormat(
          exc == Py_None
            ? '%.50s: None\n'
            : 'TypeError: print_exception(): Exception expected for value, %.50s found\n',
          <u64>exc.ob_type.tp_name,
        ),
      );
    Py_DECREF(seen);
    if (r < 0) displayLost(exc);
  } else displayLost(exc);
  stackFree(memory);
  if (_PyFile_Flush(file) < 0) PyErr_Clear();
  Py_DECREF(file);
}

function displayLost(exc: PyObject): void {
  PyErr_Clear();
  _PyObject_Dump(exc);
  put(2, 'lost sys.stderr\n');
}

function wasSeen(p: Printer, exc: PyObject): bool {
  for (let i: i64 = 0; i < PyList_GET_SIZE(p.seen); i++) if (PyList_GET_ITEM(p.seen, i) == exc) return true;
  return false;
}

/** The cause of exc that is still to be shown, or NULL. */
function causeOf(p: Printer, exc: PyObject): PyObject | null {
  const cause = changetype<PyBaseExceptionObject>(exc).cause;
  return cause && !wasSeen(p, cause) ? cause : null;
}

/** The exception that is to be shown before exc (borrowed), or NULL. */
function earlier(p: Printer, exc: PyObject): PyObject | null {
  const cause = causeOf(p, exc);
  if (cause) return cause;
  const e = changetype<PyBaseExceptionObject>(exc);
  return e.suppress_context || !e.context || wasSeen(p, e.context!) ? null : e.context;
}

/** exc and what led to it, the first cause first. */
function displayChain(p: Printer, exc: PyObject): i32 {
  const chain = PyList_New(0);
  if (!chain) return -1;
  let failed = false;
  for (let o: PyObject | null = exc; o && !failed; o = earlier(p, o)) {
    failed = PyList_Append(chain, o) < 0 || PyList_Append(p.seen, o) < 0;
  }
  for (let i = PyList_GET_SIZE(chain) - 1; i >= 0 && !failed; i--) {
    const o = PyList_GET_ITEM(chain, i);
    failed = (PyObject_TypeCheck(o, PyExc_BaseExceptionGroup) ? displayGroup(p, o) : displaySingle(p, o)) < 0;
    if (failed || i == 0) break;
    const direct = changetype<PyBaseExceptionObject>(PyList_GET_ITEM(chain, i - 1)).cause == o;
    failed =
      emitLiteral(
        p,
        direct
          ? '\nThe above exception was the direct cause of the following exception:\n\n'
          : '\nDuring handling of the above exception, another exception occurred:\n\n',
      ) < 0;
  }
  Py_DECREF(chain);
  return failed ? -1 : 0;
}

/** Traceback, "Type: text", notes. */
function displaySingle(p: Printer, exc: PyObject): i32 {
  const tb = changetype<PyBaseExceptionObject>(exc).traceback;
  if (tb && (emitLiteral(p, 'Traceback (most recent call last):\n') < 0 || displayTraceback(p, tb) < 0)) return -1;
  return displayOnly(p, exc);
}

function displayGroup(p: Printer, group: PyObject): i32 {
  if (p.depth > MAX_GROUP_DEPTH) return emit(p, PyUnicode_FromFormat('... (max_group_depth is %d)\n', MAX_GROUP_DEPTH));
  const outermost = p.depth == 0;
  if (outermost) p.depth++;
  const tb = changetype<PyBaseExceptionObject>(group).traceback;
  if (tb) {
    if (emitLiteral(p, 'Exception Group Traceback (most recent call last):\n', outermost ? 0x2b : 0x7c) < 0) return -1;
    if (displayTraceback(p, tb) < 0) return -1;
  }
  if (displayOnly(p, group) < 0 || displayMembers(p, changetype<PyBaseExceptionGroupObject>(group).excs!) < 0)
    return -1;
  if (outermost) p.depth = 0;
  return 0;
}

function displayMembers(p: Printer, excs: PyObject): i32 {
  const count = PyTuple_GET_SIZE(excs);
  const n = count <= MAX_GROUP_WIDTH ? count : MAX_GROUP_WIDTH + 1;
  p.need_close = 0;
  for (let i: i64 = 0; i < n; i++) {
    // A group that is the last one draws the end of the box for all that it closes.
    if (i == n - 1) p.need_close = 1;
    if (displayTitle(p, i) < 0) return -1;
    p.depth++;
    let r: i32;
    if (i < MAX_GROUP_WIDTH) r = displayChain(p, PyTuple_GET_ITEM(excs, i));
    else {
      const more = count - MAX_GROUP_WIDTH;
      r = emit(
        p,
        more == 1
          ? PyUnicode_FromString('and 1 more exception\n')
          : PyUnicode_FromFormat('and %zd more exceptions\n', more),
      );
    }
    if (r == 0 && i == n - 1 && p.need_close) {
      r = drawLine(p, PyUnicode_FromString('+------------------------------------\n'));
      p.need_close = 0;
    }
    p.depth--;
    if (r < 0) return -1;
  }
  return 0;
}

function displayTitle(p: Printer, i: i64): i32 {
  const title = i < MAX_GROUP_WIDTH ? PyUnicode_FromFormat('%zd', i + 1) : PyUnicode_FromString('...');
  if (!title) return -1;
  const r = drawLine(
    p,
    i == 0
      ? PyUnicode_FromFormat('+-+---------------- %U ----------------\n', arg(title))
      : PyUnicode_FromFormat('  +---------------- %U ----------------\n', arg(title)),
  );
  Py_DECREF(title);
  return r;
}

/** A line (stolen) of a box: indented, without a margin. */
function drawLine(p: Printer, line: PyObject | null): i32 {
  if (!line) return -1;
  const indent = indentOf(p);
  const r = indent ? emitRaw(p, PyUnicode_FromFormat('%U%U', arg(indent), arg(line))) : -1;
  if (indent) Py_DECREF(indent);
  Py_DECREF(line);
  return r;
}

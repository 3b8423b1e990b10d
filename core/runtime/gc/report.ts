// What a collection tells: gc.callbacks, and the texts of gc.set_debug. (CPython: Python/gc.c)

import { host_write } from '../../host';
import { PyErr_FormatUnraisable, PyErr_WriteUnraisable } from '../../modules/sys/unraisable';
import { PyObject_CallMethodOneArg, PyObject_Vectorcall } from '../../objects/call';
import { PyDict_GetItemWithError, PyDict_New, PyDict_SetItem } from '../../objects/dict/dict';
import { PyLong_FromSsize_t } from '../../objects/int';
import { PyList_GET_ITEM, PyList_GET_SIZE } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_AsUTF8AndSize } from '../../objects/str/utf8';
import { PyErr_Clear } from '../errors';
import { _Py_ID } from '../identifiers';
import { mainInterpreter } from '../interp';
import { arg, Py_DECREF, Py_INCREF, Py_XDECREF, PyObject, setPtrAt } from '../object';
import { stackAlloc, stackFree } from '../pellucid';
import { gc_list_size } from './list';
import { _Py_FROM_GC, _PyGCHead_NEXT, GEN_HEAD, gcstate, PyGC_Head } from './state';

/** Steals text: to sys.stderr, or to the process's when Python's is not there. */
function writeStderr(text: PyObject | null): void {
  if (!text) {
    PyErr_Clear();
    return;
  }
  const sys = mainInterpreter.sysdict;
  const file = sys ? PyDict_GetItemWithError(sys, _Py_ID('stderr')) : null;
  if (file && file != Py_None) {
    Py_INCREF(file);
    const result = PyObject_CallMethodOneArg(file, _Py_ID('write'), text);
    if (result) Py_DECREF(result);
    else PyErr_Clear();
    Py_DECREF(file);
  } else {
    const frame = stackAlloc(1);
    const utf8 = PyUnicode_AsUTF8AndSize(text, frame);
    if (utf8) host_write(2, utf8, <usize>load<i64>(frame));
    else PyErr_Clear();
    stackFree(frame);
  }
  Py_DECREF(text);
}

/** Tells stderr how many objects there are, as gc.DEBUG_STATS asks. */
export function showGenerations(generation: i32): void {
  writeStderr(PyUnicode_FromFormat('gc: collecting generation %d...\n', generation));
  writeStderr(
    PyUnicode_FromFormat(
      'gc: objects in each generation: %zd %zd %zd\ngc: objects in permanent generation: %zd\n',
      gc_list_size(GEN_HEAD(0)),
      gc_list_size(GEN_HEAD(1)),
      gc_list_size(GEN_HEAD(2)),
      gc_list_size(gcstate.permanent_generation.head),
    ),
  );
}

/** nanoseconds: what the collection took. */
export function showDone(unreachable: i64, uncollectable: i64, nanoseconds: i64): void {
  const tenthMillis = (nanoseconds + 50000) / 100000;
  writeStderr(
    PyUnicode_FromFormat(
      'gc: done, %zd unreachable, %zd uncollectable, %zd.%04zds elapsed\n',
      unreachable,
      uncollectable,
      tenthMillis / 10000,
      tenthMillis % 10000,
    ),
  );
}

/** A line for each object of the list; what: 'collectable' or 'uncollectable'. */
export function showObjects(what: string, list: PyGC_Head): void {
  for (let gc = _PyGCHead_NEXT(list); gc != list; gc = _PyGCHead_NEXT(gc)) {
    const o = _Py_FROM_GC(gc);
    writeStderr(
      PyUnicode_FromFormat('gc: %ls <%s %p>\n', <u64>changetype<usize>(what), <u64>o.ob_type.tp_name, arg(o)),
    );
  }
}

// new
function buildInfo(generation: i32, collected: i64, uncollectable: i64): PyObject | null {
  const info = PyDict_New();
  if (!info) return null;
  if (
    setInt(info, 'generation', generation) < 0 ||
    setInt(info, 'collected', collected) < 0 ||
    setInt(info, 'uncollectable', uncollectable) < 0
  ) {
    Py_DECREF(info);
    return null;
  }
  return info;
}

/** dict[name] = value */
export function setInt(dict: PyObject, name: string, value: i64): i32 {
  const key = PyUnicode_FromString(name);
  if (!key) return -1;
  const number = PyLong_FromSsize_t(value);
  const result = number ? PyDict_SetItem(dict, key, number) : -1;
  Py_DECREF(key);
  Py_XDECREF(number);
  return result;
}

/** phase: 'start' or 'stop'. */
export function invoke_gc_callback(phase: string, generation: i32, collected: i64, uncollectable: i64): void {
  const callbacks = gcstate.callbacks;
  if (!callbacks || PyList_GET_SIZE(callbacks) == 0) return;
  const info = buildInfo(generation, collected, uncollectable);
  const phaseObject = info ? PyUnicode_FromString(phase) : null;
  if (!info || !phaseObject) {
    PyErr_FormatUnraisable('Exception ignored while invoking gc callbacks');
    Py_XDECREF(info);
    return;
  }
  const args = stackAlloc(2);
  setPtrAt(args, 0, phaseObject);
  setPtrAt(args, 1, info);
  for (let i: i64 = 0; i < PyList_GET_SIZE(callbacks); i++) {
    const callback = PyList_GET_ITEM(callbacks, i);
    Py_INCREF(callback);
    const result = PyObject_Vectorcall(callback, args, 2, null);
    if (result) Py_DECREF(result);
    else PyErr_WriteUnraisable(callback);
    Py_DECREF(callback);
  }
  stackFree(args);
  Py_DECREF(phaseObject);
  Py_DECREF(info);
}

// The end of an interpreter, in CPython's order: what Python code can notice of it is when its finalizers run.
// (CPython: Python/pylifecycle.c, Py_FinalizeEx)
//
//   atexit callbacks ─> flush ─> collect ─> sys' and builtins' places for user values ─> sys.modules
//   ─> collect ─> modules still alive, last imported first ─> sys, builtins ─> collect ─> flush
//   ─> thread state, interpreter ─> collect ─> static types' dicts ─> interned strings ─> freelists

import { _PyTraceMalloc_Stop } from '../modules/_tracemalloc';
import { _PyAtExit_Call } from '../modules/atexit';
import { PyErr_FormatUnraisable } from '../modules/sys/unraisable';
import { PyObject_SetItem } from '../objects/abstract/object';
import { PyObject_GetOptionalAttr } from '../objects/attribute';
import { PyObject_CallMethodNoArgs } from '../objects/call';
import {
  PyDict_Clear,
  PyDict_GetItemString,
  PyDict_Next,
  PyDict_SetItemString,
  PyDict_Update,
} from '../objects/dict/dict';
import { PyDict_Copy } from '../objects/dict/new';
import { PyList_Append, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../objects/list';
import { _PyModule_Clear, _PyModule_ClearDict, PyModule_Check, PyModule_GetDict } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue } from '../objects/object';
import { PyTuple_GET_ITEM, PyTuple_Pack2 } from '../objects/tuple';
import { _PyWeakref_GET_REF, PyWeakref_NewRef } from '../objects/weakref';
import { clearSlot, Py_DECREF, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Clear } from '../runtime/errors';
import { _PyGC_CollectNoFail, PyGC_Collect } from '../runtime/gc/collect';
import { _Py_ID } from '../runtime/identifiers';
import { mainInterpreter } from '../runtime/interp';
import { PyObject } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { _PyRuntime } from '../runtime/runtime';
import { _PyThreadState_GET } from '../runtime/tstate';
import { clearInterpreter, clearTypes } from './finalize-interp';
import { _PySignal_Fini } from './signals';

/** sys.name of the dict, when it is something to flush: borrowed. */
function streamOf(name: string): PyObject | null {
  const sys = mainInterpreter.sysdict;
  const file = sys ? PyDict_GetItemString(sys, name) : null;
  return file && file != Py_None ? file : null;
}

function isClosed(file: PyObject): bool {
  const slot = stackAlloc(1);
  let closed = 0;
  if (PyObject_GetOptionalAttr(file, _Py_ID('closed'), slot) > 0) {
    const value = changetype<PyObject>(load<usize>(slot));
    closed = PyObject_IsTrue(value);
    Py_DECREF(value);
  }
  stackFree(slot);
  if (closed < 0 || _PyThreadState_GET().current_exception) PyErr_Clear();
  return closed > 0;
}

function flushFile(file: PyObject): i32 {
  const result = PyObject_CallMethodNoArgs(file, _Py_ID('flush'));
  if (!result) return -1;
  Py_DECREF(result);
  return 0;
}

/** Flushes sys.stdout and sys.stderr: -1 when what the program has printed is lost. */
function flush_std_files(): i32 {
  let status = 0;
  const out = streamOf('stdout');
  if (out && !isClosed(out) && flushFile(out) < 0) {
    PyErr_FormatUnraisable('Exception ignored on flushing sys.stdout');
    status = -1;
  }
  const err = streamOf('stderr');
  if (err && !isClosed(err) && flushFile(err) < 0) {
    PyErr_Clear();
    status = -1;
  }
  return status;
}

function setItem(dict: PyObject, name: string, value: PyObject): void {
  if (PyDict_SetItemString(dict, name, value) < 0) PyErr_FormatUnraisable('Exception ignored while finalizing');
}

function restoreStream(sys: PyObject, name: string, original: string): void {
  const file = PyDict_GetItemString(sys, original);
  setItem(sys, name, file ? file : Py_None);
}

/** Where values of the program often are that would otherwise die last of all. */
function finalize_modules_delete_special(): void {
  setItem(mainInterpreter.builtins!, '_', Py_None);
  const sys = mainInterpreter.sysdict!;
  setItem(sys, 'path', Py_None);
  setItem(sys, 'argv', Py_None);
  setItem(sys, 'ps1', Py_None);
  setItem(sys, 'ps2', Py_None);
  setItem(sys, 'last_exc', Py_None);
  setItem(sys, 'last_type', Py_None);
  setItem(sys, 'last_value', Py_None);
  setItem(sys, 'last_traceback', Py_None);
  setItem(sys, 'path_importer_cache', Py_None);
  setItem(sys, 'meta_path', Py_None);
  setItem(sys, 'path_hooks', Py_None);
  restoreStream(sys, 'stdin', '__stdin__');
  restoreStream(sys, 'stdout', '__stdout__');
  restoreStream(sys, 'stderr', '__stderr__');
}

/** Remembers (name, weak reference to the module). */
function remember(list: PyObject, name: PyObject, module: PyObject): void {
  const ref = PyWeakref_NewRef(module, null);
  const pair = ref ? PyTuple_Pack2(name, ref) : null;
  if (!pair || PyList_Append(list, pair) < 0) PyErr_FormatUnraisable('Exception ignored while removing modules');
  Py_XDECREF(pair);
  Py_XDECREF(ref);
}

// new: every module in sys.modules is None now; NULL when memory did not suffice for the list
function finalize_remove_modules(modules: PyObject): PyObject | null {
  const list = PyList_New(0);
  if (!list) PyErr_Clear();
  const at = stackAlloc(3);
  store<i64>(at, 0);
  // Storing under a key that is there moves nothing in the dict.
  while (PyDict_Next(modules, at, at + 8, at + 16)) {
    const name = changetype<PyObject>(load<usize>(at + 8));
    const module = changetype<PyObject>(load<usize>(at + 16));
    if (!PyModule_Check(module)) continue;
    if (list) remember(list, name, module);
    if (PyObject_SetItem(modules, name, Py_None) < 0)
      PyErr_FormatUnraisable('Exception ignored while removing modules');
  }
  stackFree(at);
  return list;
}

/** builtins as it was at start-up: what the program put there dies. */
function finalize_restore_builtins(): void {
  const builtins = mainInterpreter.builtins!;
  const kept = PyDict_Copy(builtins);
  if (!kept) PyErr_Clear();
  const copy = mainInterpreter.builtins_copy;
  if (copy) {
    PyDict_Clear(builtins);
    if (PyDict_Update(builtins, copy) < 0) PyErr_Clear();
  }
  Py_XDECREF(kept);
}

/** Modules that something still holds are emptied, the last imported first. */
function finalize_modules_clear_weaklist(list: PyObject): void {
  for (let i = PyList_GET_SIZE(list) - 1; i >= 0; i--) {
    const module = _PyWeakref_GET_REF(PyTuple_GET_ITEM(PyList_GET_ITEM(list, i), 1));
    if (!module) continue;
    const dict = PyModule_GetDict(module);
    if (dict != mainInterpreter.builtins && dict != mainInterpreter.sysdict) _PyModule_Clear(module);
    Py_DECREF(module);
  }
}

function finalize_modules(): void {
  const modules = mainInterpreter.imports_modules;
  if (!modules) return;
  finalize_modules_delete_special();
  const list = finalize_remove_modules(modules);
  PyDict_Clear(modules);
  finalize_restore_builtins();
  _PyGC_CollectNoFail();
  if (list) {
    finalize_modules_clear_weaklist(list);
    Py_DECREF(list);
  }
  _PyModule_ClearDict(mainInterpreter.sysdict!);
  _PyModule_ClearDict(mainInterpreter.builtins!);
  clearSlot(mainInterpreter.imports_modules_by_index_slot);
  PyDict_Clear(modules);
  _PyGC_CollectNoFail();
}

/**
 * Ends the interpreter: 0, or -1 when output was lost (exit code 120). Nothing of Python may be used afterwards; memory
 * can still be looked at. No exception is set, and no Python frame is running.
 */
export function finalize(): i32 {
  const tstate = _PyThreadState_GET();
  _PyAtExit_Call();
  mainInterpreter._finalizing = tstate;
  _PyRuntime._finalizing = tstate;
  _PyRuntime.initialized = 0;
  _PyRuntime.core_initialized = 0;
  let status = flush_std_files();
  PyGC_Collect();
  _PySignal_Fini();
  _PyTraceMalloc_Stop();
  finalize_modules();
  if (flush_std_files() < 0) status = -1;
  clearInterpreter();
  clearTypes();
  return status;
}

// Running the main program from the host: in slices, on a budget.
//
//   runMarshal(bytes, n) or startSource(…)      the program's frame stands on the data stack
//   resume() -> STATUS_BUDGET, …, STATUS_DONE   runs on for pel.budget instructions
//
// What happens at the end of the program is modules/main.ts's business.
//
// Between two calls everything is in the memory: the frames, and which one runs.

import { PyObject_GetAttrString } from '../objects/attribute';
import { Py_False, Py_True } from '../objects/bool';
import { _PyObject_CallTwo } from '../objects/call';
import { PyCode_Check } from '../objects/code';
import { PyDict_GetItemString, PyDict_New, PyDict_SetItem, PyDict_SetItemString } from '../objects/dict/dict';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_EOFError, PyExc_RuntimeError, PyExc_ValueError } from '../objects/exceptions/types';
import { _PyInterpreterFrame } from '../objects/frame';
import { PyFunction_Check, PyFunctionObject } from '../objects/function';
import { PyList_New } from '../objects/list';
import { PyModule_GetDict, PyModule_NewObject } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyUnicode_ReadChar } from '../objects/str/slice';
import { PyUnicode_GET_LENGTH } from '../objects/str/struct';
import { PyUnicode_DecodeUTF8 } from '../objects/str/utf8';
import { _Py_ID } from '../runtime/identifiers';
import { mainInterpreter } from '../runtime/interp';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, setPtrAt, setSlot } from '../runtime/object';
import { askBeforeNext, PelState, pel, STATUS_DONE, stackAlloc, stackFree } from '../runtime/pellucid';
import { _PyThreadState_GET } from '../runtime/tstate';
import { functionOfCode } from './api';
import { Py_CompileBytes, Py_file_input, Py_single_input } from './compile';
import { evalLoop, MODE_RESUME, MODE_START } from './eval';
import { noteInterrupt } from './eval/pending';
import { _PyImport_GetModuleAttrString } from './import';
import { PyMarshal_ReadObjectFromString } from './marshal';
import { _PyEvalFramePushAndInit } from './vector';

/** A module's namespace for the main program. borrowed; sys.modules keeps it */
export function mainModule(): PyObject | null {
  const modules = mainInterpreter.imports_modules!;
  const found = PyDict_GetItemString(modules, '__main__');
  if (found) return PyModule_GetDict(found);
  const name = _Py_ID('__main__');
  const module = PyModule_NewObject(name);
  if (!module) return null;
  const dict = PyModule_GetDict(module);
  const builtins = PyDict_GetItemString(modules, 'builtins');
  let err = PyDict_SetItem(modules, name, module);
  Py_DECREF(module);
  // As in CPython: the command line adds an empty __annotations__ and the builtins module itself.
  if (err == 0) {
    const annotations = PyDict_New();
    err = annotations ? PyDict_SetItemString(dict, '__annotations__', annotations) : -1;
    Py_XDECREF(annotations);
  }
  if (err == 0 && builtins) err = PyDict_SetItemString(dict, '__builtins__', builtins);
  const importlib = mainInterpreter.imports_importlib;
  if (err == 0 && importlib) {
    const loader = PyObject_GetAttrString(importlib, 'BuiltinImporter');
    err = loader ? PyDict_SetItem(dict, _Py_ID('__loader__'), loader) : -1;
    Py_XDECREF(loader);
  }
  return err < 0 ? null : dict;
}

/** Puts the frame of a code object on the data stack, to run in __main__; consumes code. 0, or -1: an exception is set. */
function start(code: PyObject): i32 {
  const globals = mainModule();
  const func = globals ? functionOfCode(code, globals, null) : null;
  Py_DECREF(code);
  if (!func) return -1;
  const frame = _PyEvalFramePushAndInit(
    _PyThreadState_GET(),
    changetype<PyFunctionObject>(func),
    Py_NewRef(globals!),
    0,
    0,
    null,
  );
  if (!frame) return -1;
  pel.entry_frame = changetype<usize>(frame);
  return 0;
}

/** Starts the code object that marshal data says. 0, or -1: an exception is set. */
export function runMarshal(bytes: usize, n: i32): i32 {
  const code = PyMarshal_ReadObjectFromString(bytes, n);
  if (!code) return -1;
  if (!PyCode_Check(code)) {
    Py_DECREF(code);
    PyErr_SetString(PyExc_ValueError, 'no code object');
    return -1;
  }
  return start(code);
}

/** __loader__ of __main__ for the file, as `python FILE` sets it; nothing without importlib. 0 or -1. */
function setMainLoader(globals: PyObject, filename: PyObject, loaderType: string): i32 {
  if (!mainInterpreter.imports_importlib) return 0;
  const type = _PyImport_GetModuleAttrString('_frozen_importlib_external', loaderType);
  const loader: PyObject | null = type ? _PyObject_CallTwo(type, _Py_ID('__main__'), filename) : null;
  Py_XDECREF(type);
  const r = loader ? PyDict_SetItem(globals, _Py_ID('__loader__'), loader) : -1;
  Py_XDECREF(loader);
  return r;
}

/** What __main__ says of the file that it is. 0 or -1. */
function setMainFile(globals: PyObject, filename: PyObject, loaderType: string): i32 {
  let err = PyDict_SetItemString(globals, '__file__', filename);
  if (err == 0) err = PyDict_SetItemString(globals, '__cached__', Py_None);
  return err == 0 ? setMainLoader(globals, filename, loaderType) : -1;
}

/** Starts what a .pyc file holds. 0, or -1: an exception is set. (CPython: run_pyc_file) */
export function startPyc(bytes: usize, n: i32, filename: usize, filenameLength: usize): i32 {
  const name = PyUnicode_DecodeUTF8(filename, filenameLength, 0);
  if (!name) return -1;
  const globals = mainModule();
  const err = globals ? setMainFile(globals, name, 'SourcelessFileLoader') : -1;
  Py_DECREF(name);
  if (err < 0) return -1;
  // As when C reads the header's longs: what is cut off in the middle of them ends too early.
  if (n < 4 || (load<u32>(bytes) == PYC_MAGIC && n < PYC_HEADER)) {
    PyErr_SetString(PyExc_EOFError, 'EOF read where not expected');
    return -1;
  }
  if (load<u32>(bytes) != PYC_MAGIC) {
    PyErr_SetString(PyExc_RuntimeError, 'Bad magic number in .pyc file');
    return -1;
  }
  const code = PyMarshal_ReadObjectFromString(bytes + PYC_HEADER, n - PYC_HEADER);
  if (code && PyCode_Check(code)) return start(code);
  Py_XDECREF(code);
  PyErr_SetString(PyExc_RuntimeError, 'Bad code object in .pyc file');
  return -1;
}

/** 3571, CR, LF; then flags, and time and size or a hash of the source. */
const PYC_MAGIC: u32 = 0x0a0d0df3;
const PYC_HEADER = 16;

/** Compiles a program and starts it; sets __file__ where the name is a file's. 0, or -1: an exception is set. */
export function startSource(source: usize, n: usize, filename: usize, filenameLength: usize): i32 {
  const name = PyUnicode_DecodeUTF8(filename, filenameLength, 0);
  if (!name) return -1;
  const globals = mainModule();
  let err = globals ? 0 : -1;
  if (globals && PyUnicode_GET_LENGTH(name) > 0 && PyUnicode_ReadChar(name, 0) != 0x3c) {
    err = setMainFile(globals, name, 'SourceFileLoader');
  }
  let code: PyObject | null = null;
  // While the program runs, CPython's compiler still holds its constants: each counts one reference more.
  if (err == 0) setSlot(changetype<usize>(pel) + offsetof<PelState>('_arena'), PyList_New(0));
  if (err == 0) code = Py_CompileBytes(source, n, name, Py_file_input, 0, -1, pel.arena);
  Py_DECREF(name);
  return code ? start(code) : -1;
}

/** Compiles a statement of the prompt and starts it; flags: CO_FUTURE_* of the statements before. 0, or -1: an exception is set. */
export function startInteractive(source: usize, n: usize, filename: usize, filenameLength: usize, flags: i32): i32 {
  const name = PyUnicode_DecodeUTF8(filename, filenameLength, 0);
  if (!name) return -1;
  setSlot(changetype<usize>(pel) + offsetof<PelState>('_arena'), PyList_New(0));
  const code = Py_CompileBytes(source, n, name, Py_single_input, flags, -1, pel.arena);
  Py_DECREF(name);
  return code ? start(code) : -1;
}

/** Runs a module, or a package's __main__, as the program: python -m (argv0 1), or a directory or archive. 0 or -1. */
export function startModule(name: usize, n: usize, argv0: i32): i32 {
  if (!mainModule()) return -1;
  const text = PyUnicode_DecodeUTF8(name, n, 0);
  const func: PyObject | null = text ? _PyImport_GetModuleAttrString('runpy', '_run_module_as_main') : null;
  if (!func || !PyFunction_Check(func)) {
    Py_XDECREF(text);
    Py_XDECREF(func);
    return -1;
  }
  const args = stackAlloc(2);
  setPtrAt(args, 0, text);
  setPtrAt(args, 1, argv0 ? Py_True : Py_False);
  const frame = _PyEvalFramePushAndInit(_PyThreadState_GET(), changetype<PyFunctionObject>(func), null, args, 2, null);
  stackFree(args);
  if (!frame) return -1;
  pel.entry_frame = changetype<usize>(frame);
  return 0;
}

/** Runs on: STATUS_*. STATUS_DONE: pel.result is the value, NULL where an exception is set. */
export function resume(): i32 {
  const tstate = _PyThreadState_GET();
  pel.status = STATUS_DONE;
  askBeforeNext();
  pel.deadline = pel.horizon + pel.budget;
  noteInterrupt(tstate);
  let result: PyObject | null;
  if (pel.entry_frame) {
    const frame = changetype<_PyInterpreterFrame>(pel.entry_frame);
    pel.entry_frame = 0;
    result = evalLoop(tstate, frame, MODE_START);
  } else if (tstate.current_frame) result = evalLoop(tstate, tstate.current_frame!, MODE_RESUME);
  else return STATUS_DONE;
  if (pel.status == STATUS_DONE) {
    pel.result = result;
    clearSlot(changetype<usize>(pel) + offsetof<PelState>('_arena'));
  }
  return pel.status;
}

/** Asks for KeyboardInterrupt. */
export function interrupt(): void {
  pel.interrupted = 1;
}

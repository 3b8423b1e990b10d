// The prompt: one statement after the other in __main__. (CPython: Python/pythonrun.c, PyRun_InteractiveLoopObject)
//
//   promptText(0), promptText(1)  what sys.ps1 and sys.ps2 say now
//   startInteractive(source)      its frame stands on the data stack: resume() runs it
//   endInteractive()              what it raised is told, and the next one can start
//
// After a program (-i) endProgram() comes first.

import { PyObject_Vectorcall } from '../objects/call';
import { PyDict_PopString } from '../objects/dict/dict';
import { PyErr_ExceptionMatches } from '../objects/exceptions/errors';
import { PyExc_SystemExit } from '../objects/exceptions/types';
import { PyObject_Str } from '../objects/object';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_DecodeUTF8 } from '../objects/str/utf8';
import { _PySys_GetAttr, PySys_SetObject } from '../objects/sys-attributes';
import { clearSlot, Py_NewRef, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { mainInterpreter } from '../runtime/interp';
import { PyObject, setPtrAt } from '../runtime/object';
import { PelState, pel, stackFree } from '../runtime/pellucid';
import { _PyImport_GetModuleAttrString } from '../vm/import';
import { rawText } from '../vm/raw-text';
import { flushStandardStreams, mainModuleDict } from './main';
import { PyErr_Print } from './sys/hooks';

/** After a statement has ended or did not compile: 0, or 1 when it asks for the process's end (SystemExit stays raised). */
export function endInteractive(): i32 {
  return endStatements(true);
}

/** After a program that a prompt follows: what it raised is told, SystemExit, too, and __main__ is no file any more. */
export function endProgram(): void {
  endStatements(false);
  const dict = mainModuleDict();
  if (!dict) return;
  if (PyDict_PopString(dict, '__file__', 0) < 0 || PyDict_PopString(dict, '__cached__', 0) < 0) PyErr_Clear();
}

function endStatements(mayLeave: bool): i32 {
  // Nothing of this can be suspended.
  pel.eval_depth++;
  clearSlot(changetype<usize>(pel) + offsetof<PelState>('_result'));
  let leaves = 0;
  if (PyErr_Occurred()) {
    if (mayLeave && PyErr_ExceptionMatches(PyExc_SystemExit)) leaves = 1;
    else PyErr_Print();
  }
  if (!leaves) flushStandardStreams();
  pel.eval_depth--;
  return leaves;
}

/**
 * What the prompt shows before a statement (second 0) and before its further lines: a raw block, u32 length and UTF-8; 0: nothing.
 * sys.ps1 and sys.ps2 are made when they are first asked for.
 */
export function promptText(second: i32): usize {
  const name: PyObject = second ? _Py_ID('ps2') : _Py_ID('ps1');
  if (!_PySys_GetAttr(name)) {
    const usual = PyUnicode_FromString(second ? '... ' : '>>> ');
    if (!usual || PySys_SetObject(second ? 'ps2' : 'ps1', usual) < 0) PyErr_Clear();
    Py_XDECREF(usual);
  }
  pel.eval_depth++; // its __str__ cannot be suspended
  const value = _PySys_GetAttr(name);
  const text: PyObject | null = value ? PyObject_Str(value) : null;
  pel.eval_depth--;
  const block = rawText(text);
  if (PyErr_Occurred()) PyErr_Clear();
  Py_XDECREF(text);
  return block;
}

/**
 * Tells linecache what stands behind the name of a source that is no file: tracebacks, warnings and inspect find its lines there.
 * ofInput 1: it is one of the statements of standard input.
 */
export function registerSource(source: usize, n: usize, filename: usize, filenameLength: usize, ofInput: i32): void {
  if (!mainInterpreter.imports_importlib) return;
  pel.eval_depth++;
  const register = _PyImport_GetModuleAttrString('linecache', '_register_code');
  const args = stackAlloc(3);
  const name = PyUnicode_DecodeUTF8(filename, filenameLength, 0);
  const text = PyUnicode_DecodeUTF8(source, n, 0);
  const shown: PyObject | null = ofInput || !name ? PyUnicode_FromString('<stdin>') : Py_NewRef<PyObject>(name);
  setPtrAt(args, 0, name);
  setPtrAt(args, 1, text);
  setPtrAt(args, 2, shown);
  const done: PyObject | null = register && name && text && shown ? PyObject_Vectorcall(register, args, 3, null) : null;
  if (!done) PyErr_Clear();
  Py_XDECREF(done);
  Py_XDECREF(name);
  Py_XDECREF(text);
  Py_XDECREF(shown);
  stackFree(args);
  Py_XDECREF(register);
  pel.eval_depth--;
}

// print and input. (CPython: Python/bltinmodule.c)

import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError } from '../../objects/exceptions/types';
import { _PyFile_Flush, Py_PRINT_RAW, PyFile_GetLine, PyFile_WriteObject } from '../../objects/file';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_FromOrdinal } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { _PySys_GetAttr } from '../../objects/sys-attributes';
import { _PyTuple_FromArray, PyTuple_ITEMS } from '../../objects/tuple';
import { Py_DECREF, Py_INCREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { pel, stackFree } from '../../runtime/pellucid';

export function builtin_print(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const options = stackAlloc(4);
  let ok =
    _PyArg_UnpackKeywords(
      args + <usize>(nargs << 3),
      0,
      null,
      kwnames,
      'print',
      'sep end file flush',
      -1,
      0,
      4,
      options,
    ) == 0;
  // CPython's argument parser packs *args into a tuple: it counts, and holds a reference to each while printing.
  const objects = ok ? _PyTuple_FromArray(args, nargs) : changetype<PyObject | null>(0);
  if (objects) {
    ok =
      print(
        PyTuple_ITEMS(objects),
        nargs,
        ptrAt(options, 0),
        ptrAt(options, 1),
        ptrAt(options, 2),
        ptrAt(options, 3),
      ) == 0;
    Py_DECREF(objects);
  } else ok = false;
  stackFree(options);
  return ok ? Py_None : changetype<PyObject | null>(0);
}

function print(
  args: usize,
  nargs: i64,
  sep: PyObject | null,
  end: PyObject | null,
  file: PyObject | null,
  flush: PyObject | null,
): i32 {
  if (!file || file == Py_None) {
    file = _PySys_GetAttr(_Py_ID('stdout'));
    if (!file) {
      PyErr_SetString(PyExc_RuntimeError, 'lost sys.stdout');
      return -1;
    }
    if (file == Py_None) return 0; // a process without standard output
  }
  if (sep == Py_None) sep = null;
  else if (sep && !PyUnicode_Check(sep)) {
    PyErr_Format(PyExc_TypeError, 'sep must be None or a string, not %.200s', <u64>sep.ob_type.tp_name);
    return -1;
  }
  if (end == Py_None) end = null;
  else if (end && !PyUnicode_Check(end)) {
    PyErr_Format(PyExc_TypeError, 'end must be None or a string, not %.200s', <u64>end.ob_type.tp_name);
    return -1;
  }
  // write() may replace sys.stdout and drop the last reference to this one.
  Py_INCREF(file);
  let failed = false;
  for (let i: i64 = 0; i < nargs && !failed; i++) {
    if (i > 0) failed = (sep ? PyFile_WriteObject(sep, file, Py_PRINT_RAW) : writeCharacter(0x20, file)) < 0;
    if (!failed) failed = PyFile_WriteObject(objAt(args, i), file, Py_PRINT_RAW) < 0;
  }
  if (!failed) failed = (end ? PyFile_WriteObject(end, file, Py_PRINT_RAW) : writeCharacter(0x0a, file)) < 0;
  if (!failed && flush) {
    const truth = PyObject_IsTrue(flush);
    failed = truth < 0 || (truth > 0 && _PyFile_Flush(file) < 0);
  }
  Py_DECREF(file);
  return failed ? -1 : 0;
}

function writeCharacter(c: i32, file: PyObject): i32 {
  return PyFile_WriteObject(PyUnicode_FromOrdinal(c)!, file, Py_PRINT_RAW);
}

export function builtin_input(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('input', nargs, 0, 1)) return null;
  const stdin = _PySys_GetAttr(_Py_ID('stdin'));
  const stdout = _PySys_GetAttr(_Py_ID('stdout'));
  const stderr = _PySys_GetAttr(_Py_ID('stderr'));
  if (!stdin || stdin == Py_None) return PyErr_SetString(PyExc_RuntimeError, 'input(): lost sys.stdin');
  if (!stdout || stdout == Py_None) return PyErr_SetString(PyExc_RuntimeError, 'input(): lost sys.stdout');
  if (!stderr || stderr == Py_None) return PyErr_SetString(PyExc_RuntimeError, 'input(): lost sys.stderr');
  // A retry after waiting for the host must not show the prompt again.
  if (!pel.wait_kind) {
    if (_PyFile_Flush(stderr) < 0) PyErr_Clear();
    if (nargs && PyFile_WriteObject(objAt(args, 0), stdout, Py_PRINT_RAW) < 0) return null;
    if (_PyFile_Flush(stdout) < 0) PyErr_Clear();
  }
  pel.can_wait = 1;
  const line = PyFile_GetLine(stdin, -1);
  pel.can_wait = 0;
  return line;
}

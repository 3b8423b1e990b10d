// The marshal module. (CPython: Python/marshal.c)

import { PyBuffer_Release, PyObject_GetBuffer } from '../objects/abstract/buffer';
import { _PyArg_UnpackKeywords } from '../objects/args';
import { PyBytes_Check } from '../objects/bytes/struct';
import { PyObject_CallMethodOneArg } from '../objects/call';
import { PyErr_Format } from '../objects/exceptions/errors';
import { PyExc_TypeError } from '../objects/exceptions/types';
import { PyLong_AsInt, PyLong_FromLong } from '../objects/int';
import { moduleMethod, newNativeModule, PyModule_AddIntConstant } from '../objects/module';
import { PyObject_IsTrue } from '../objects/object';
import { PyUnicode_InternFromString } from '../objects/str/intern';
import { Py_DECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS } from '../runtime/type';
import { readMarshal } from '../vm/marshal';
import { _PyMarshal_WriteObjectToString, Py_MARSHAL_VERSION } from '../vm/marshal-write';

/** Whether the argument at `slot` is true; it need not be given. -1: an exception. */
function allowed(slot: usize): i32 {
  const o = ptrAt(slot, 0);
  return o ? PyObject_IsTrue(o) : 1;
}

/** The version in `slot`; -1 may be an exception. */
function versionIn(slot: usize): i32 {
  const o = ptrAt(slot, 0);
  return o ? PyLong_AsInt(o) : Py_MARSHAL_VERSION;
}

// new: the bytes of a value, with the options at `version` and `allow`
function bytesOf(value: PyObject, version: usize, allow: usize): PyObject | null {
  const v = versionIn(version);
  if (v == -1 && PyErr_Occurred()) return null;
  const code = allowed(allow);
  return code < 0 ? null : _PyMarshal_WriteObjectToString(value, v, code);
}

// new: object.name(argument)
function callMethod(object: PyObject, name: string, argument: PyObject): PyObject | null {
  const method = PyUnicode_InternFromString(name);
  if (!method) return null;
  const result = PyObject_CallMethodOneArg(object, method, argument);
  Py_DECREF(method);
  return result;
}

function marshal_dump(_module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(4);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'dump', 'value file version allow_code', 3, 2, 1, at) == 0) {
    const bytes = bytesOf(objAt(at, 0), at + 16, at + 24);
    if (bytes) {
      result = callMethod(objAt(at, 1), 'write', bytes);
      Py_DECREF(bytes);
    }
  }
  stackFree(at);
  return result;
}

function marshal_dumps(_module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'dumps', 'value version allow_code', 2, 1, 1, at) == 0) {
    result = bytesOf(objAt(at, 0), at + 8, at + 16);
  }
  stackFree(at);
  return result;
}

/** Reads nothing, to see early whether the file gives bytes. */
function givesBytes(file: PyObject): bool {
  const zero = PyLong_FromLong(0);
  const data: PyObject | null = zero ? callMethod(file, 'read', zero) : null;
  if (!data) return false;
  const good = PyBytes_Check(data);
  if (!good) PyErr_Format(PyExc_TypeError, 'file.read() returned not bytes but %.100s', data.ob_type.tp_name);
  Py_DECREF(data);
  return good;
}

function marshal_load(_module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'load', 'file allow_code', 1, 1, 1, at) == 0) {
    const code = allowed(at + 8);
    if (code >= 0 && givesBytes(objAt(at, 0))) result = readMarshal(0, 0, objAt(at, 0), code);
  }
  stackFree(at);
  return result;
}

function marshal_loads(_module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(12);
  const view = at + 16;
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'loads', 'bytes allow_code', 1, 1, 1, at) == 0) {
    const code = allowed(at + 8);
    if (code >= 0 && PyObject_GetBuffer(objAt(at, 0), view, 0) == 0) {
      result = readMarshal(<usize>load<u64>(view), load<i64>(view, 16), null, code);
      PyBuffer_Release(view);
    }
  }
  stackFree(at);
  return result;
}

// new: the module; NULL with the exception set
export function init_marshal_module(): PyObject | null {
  const m = newNativeModule(
    'marshal',
    'This module contains functions that can read and write Python values in\na binary format. The format is specific to Python, but independent of\nmachine architecture issues.\n\nNot all Python object types are supported; in general, only objects\nwhose value is independent from a particular invocation of Python can be\nwritten and read by this module. The following types are supported:\nNone, integers, floating-point numbers, strings, bytes, bytearrays,\ntuples, lists, sets, dictionaries, and code objects, where it\nshould be understood that tuples, lists and dictionaries are only\nsupported as long as the values contained therein are themselves\nsupported; and recursive lists and dictionaries should not be written\n(they will cause infinite loops).\n\nVariables:\n\nversion -- indicates the format that the module uses. Version 0 is the\n    historical format, version 1 shares interned strings and version 2\n    uses a binary format for floating-point numbers.\n    Version 3 shares common object references (New in version 3.4).\n\nFunctions:\n\ndump() -- write value to a file\nload() -- read value from a file\ndumps() -- marshal value as a bytes object\nloads() -- read value from a bytes-like object',
  );
  if (!m) return null;
  const flags = METH_FASTCALL | METH_KEYWORDS;
  moduleMethod(
    m,
    'dump',
    marshal_dump.index,
    flags,
    'dump($module, value, file, version=version, /, *, allow_code=True)\n--\n\nWrite the value on the open file.\n\n  value\n    Must be a supported type.\n  file\n    Must be a writeable binary file.\n  version\n    Indicates the data format that dump should use.\n  allow_code\n    Allow to write code objects.\n\nIf the value has (or contains an object that has) an unsupported type, a\nValueError exception is raised - but garbage data will also be written\nto the file. The object will not be properly read back by load().',
  );
  moduleMethod(
    m,
    'load',
    marshal_load.index,
    flags,
    "load($module, file, /, *, allow_code=True)\n--\n\nRead one value from the open file and return it.\n\n  file\n    Must be readable binary file.\n  allow_code\n    Allow to load code objects.\n\nIf no valid value is read (e.g. because the data has a different Python\nversion's incompatible marshal format), raise EOFError, ValueError or\nTypeError.\n\nNote: If an object containing an unsupported type was marshalled with\ndump(), load() will substitute None for the unmarshallable type.",
  );
  moduleMethod(
    m,
    'dumps',
    marshal_dumps.index,
    flags,
    'dumps($module, value, version=version, /, *, allow_code=True)\n--\n\nReturn the bytes object that would be written to a file by dump(value, file).\n\n  value\n    Must be a supported type.\n  version\n    Indicates the data format that dumps should use.\n  allow_code\n    Allow to write code objects.\n\nRaise a ValueError exception if value has (or contains an object that has) an\nunsupported type.',
  );
  moduleMethod(
    m,
    'loads',
    marshal_loads.index,
    flags,
    'loads($module, bytes, /, *, allow_code=True)\n--\n\nConvert the bytes-like object to a value.\n\n  allow_code\n    Allow to load code objects.\n\nIf no valid value is found, raise EOFError, ValueError or TypeError.  Extra\nbytes in the input are ignored.',
  );
  if (PyModule_AddIntConstant(m, 'version', Py_MARSHAL_VERSION) == 0) return m;
  Py_DECREF(m);
  return null;
}

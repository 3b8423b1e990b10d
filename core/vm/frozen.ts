// Modules whose code is a part of Python itself: here it lies in the library image. (CPython: Python/import.c, Python/frozen.c)

import { host_frozen } from '../host';
import { PyMem_RawFree } from '../memory/raw';
import { PyObject_SetAttrString } from '../objects/attribute';
import { PyCode_Check } from '../objects/code';
import { PyDict_GetItemWithError, PyDict_SetItem } from '../objects/dict/dict';
import {
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_NoMemory,
  PyErr_SetImportError,
} from '../objects/exceptions/errors';
import { PyExc_ImportError, PyExc_MemoryError, PyExc_TypeError } from '../objects/exceptions/types';
import { PyList_New } from '../objects/list';
import { PyModule_GetDict } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8 } from '../objects/str/utf8';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { _Py_ID } from '../runtime/identifiers';
import { mainInterpreter } from '../runtime/interp';
import { arg, Py_DECREF, Py_XDECREF, PyObject } from '../runtime/object';
import { pel, stackAlloc, stackFree } from '../runtime/pellucid';
import { PyEval_EvalCode } from './api';
import { PyImport_AddModuleObject } from './import';
import { PyMarshal_ReadObjectFromString } from './marshal';

const NO_MEMORY: usize = 1;

/** What host_frozen answers. */
@unmanaged
export class FrozenInfo {
  flags: u32;
  nameLength: u32;
  size: u32;
}

/** Whether it is a package. */
/* @inline */ export function isFrozenPackage(info: FrozenInfo): bool {
  return (info.flags & 1) != 0;
}

// new: the name under which the module was frozen, None for none
export function frozenOrigin(info: FrozenInfo): PyObject | null {
  if (!(info.flags & 2)) return Py_None;
  return PyUnicode_DecodeUTF8(changetype<usize>(info) + 12, info.nameLength, 0);
}

/** The address of the code, info.size bytes. */
export function frozenCode(info: FrozenInfo): usize {
  return changetype<usize>(info) + 12 + info.nameLength;
}

/** A raw block for the caller to free; NULL: there is no such module, or an exception is set. */
export function find_frozen(name: PyObject, withCode: bool): FrozenInfo | null {
  if (name == Py_None) return null;
  const slot = stackAlloc(1);
  const text = PyUnicode_AsUTF8AndSize(name, slot);
  const n = load<usize>(slot);
  stackFree(slot);
  if (!text) {
    PyErr_Clear();
    return null;
  }
  // The import system itself stays frozen.
  const off = pel.frozen_override ? pel.frozen_override < 0 : pel.frozen_off != 0;
  if (off && !isEssential(text, n)) return null;
  const answer = host_frozen(text, n, withCode ? 1 : 0);
  if (answer == NO_MEMORY) {
    PyErr_NoMemory();
    return null;
  }
  return changetype<FrozenInfo | null>(answer);
}

/** _frozen_importlib, _frozen_importlib_external, zipimport */
function isEssential(name: usize, n: usize): bool {
  return (n >= 17 && load<u64>(name) == 0x5f6e657a6f72665f) || (n == 9 && load<u64>(name) == 0x726f706d6970697a);
}

/** Raises ImportError. */
export function noSuchFrozen(name: PyObject): void {
  const text = PyUnicode_FromFormat('No such frozen object named %R', arg(name));
  if (!text) return;
  PyErr_SetImportError(text, name, null);
  Py_DECREF(text);
}

// new
export function unmarshalFrozen(name: PyObject, bytes: usize, size: i64): PyObject | null {
  const code = PyMarshal_ReadObjectFromString(bytes, size);
  if (!code) {
    // Whatever is wrong with the data. NOT CPYTHON: that no memory was left does not make them invalid.
    if (PyErr_ExceptionMatches(PyExc_MemoryError)) return null;
    PyErr_Clear();
    PyErr_Format(PyExc_ImportError, 'Frozen object named %R is invalid', arg(name));
    return null;
  }
  if (PyCode_Check(code)) return code;
  Py_DECREF(code);
  return PyErr_Format(PyExc_TypeError, 'frozen object %R is not a code object', arg(name));
}

/** A namespace for a module's code: __builtins__ is there. */
function namespaceFor(module: PyObject): PyObject | null {
  const dict = PyModule_GetDict(module);
  if (PyDict_GetItemWithError(dict, _Py_ID('__builtins__'))) return dict;
  if (PyErr_Occurred()) return null;
  return PyDict_SetItem(dict, _Py_ID('__builtins__'), mainInterpreter.builtins!) < 0 ? null : dict;
}

/** Imports a frozen module without importlib: 1, 0 when there is none, -1. */
export function PyImport_ImportFrozenModuleObject(name: PyObject): i32 {
  const info = find_frozen(name, true);
  if (!info) return PyErr_Occurred() ? -1 : 0;
  const code = unmarshalFrozen(name, frozenCode(info), info.size);
  const origin = code ? frozenOrigin(info) : null;
  const isPackage = isFrozenPackage(info);
  PyMem_RawFree(changetype<usize>(info));
  const module: PyObject | null = origin ? PyImport_AddModuleObject(name) : null;
  let result = -1;
  if (module) {
    const dict = namespaceFor(module);
    let ok = dict != null;
    if (ok && isPackage) {
      const path = PyList_New(0);
      ok = path != null && PyDict_SetItem(dict!, _Py_ID('__path__'), path) == 0;
      Py_XDECREF(path);
    }
    const done: PyObject | null = ok ? PyEval_EvalCode(code!, dict!, null) : null;
    if (done && PyObject_SetAttrString(module, '__origname__', origin!) == 0) result = 1;
    Py_XDECREF(done);
    Py_DECREF(module);
  }
  Py_XDECREF(origin);
  Py_XDECREF(code);
  return result;
}

// Writing a class or a function: by name only, which has to lead back to the very same object. (CPython: Modules/_pickle.c)

import { PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyDict_GetItemRef } from '../../objects/dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_UnicodeEncodeError } from '../../objects/exceptions/types';
import { PyLong_AsLong } from '../../objects/int';
import { PyList_GET_ITEM, PyList_GET_SIZE } from '../../objects/list';
import {
  _PyNone_Type,
  _PyNotImplemented_Type,
  Py_Ellipsis,
  Py_None,
  Py_NotImplemented,
  PyEllipsis_Type,
} from '../../objects/none';
import { _PyUnicode_AsASCIIString, _PyUnicode_AsUTF8String } from '../../objects/str/codecs';
import { PyTuple_Pack2 } from '../../objects/tuple';
import { PyType_Type } from '../../objects/type/struct';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyImport_Import } from '../../vm/import';
import { get_deep_attribute, get_dotted_path, mapNames, whichmodule } from './names';
import { EXT1, EXT2, EXT4, GLOBAL, MARK, REDUCE, STACK_GLOBAL, TUPLE, TUPLE2 } from './opcodes';
import { _Pickler_Write, memo_put, putLine, putOp, putOp1, putOp2, putOp4 } from './output';
import { save } from './save';
import { saveReduced } from './save-atoms';
import { PicklerObject, pickleState } from './struct';

// What is found out about an object, in slots: strong references or NULL.
const MODULE_NAME = 0;
const GLOBAL_NAME = 1;
const MODULE = 2;
const PATH = 3; // list of the names between the dots
const PARENT = 4; // what has it as an attribute: the module, or a class in it
const FOUND = 5;
const TOPLEVEL_MODULE = 6; // the two names as they are written
const TOPLEVEL_NAME = 7;
const SLOTS = 8;

/** Finds the object by its name: false with the exception set, also when there is another one in its place. */
function findAgain(self: PicklerObject, obj: PyObject, at: usize): bool {
  const path = get_dotted_path(null, objAt(at, GLOBAL_NAME));
  if (!path) return false;
  setPtrAt(at, PATH, path);
  const module_name = whichmodule(obj, path);
  if (!module_name) return false;
  setPtrAt(at, MODULE_NAME, module_name);
  const error = pickleState(self).PicklingError;
  const module = PyImport_Import(module_name);
  if (!module) {
    PyErr_Format(error, "Can't pickle %R: import of module %R failed", arg(obj), arg(module_name));
    return false;
  }
  setPtrAt(at, MODULE, module);
  const found = get_deep_attribute(module, path, at + (PARENT << 3));
  setPtrAt(at, FOUND, found);
  if (found == obj) return true;
  const name = objAt(at, GLOBAL_NAME);
  if (found) {
    PyErr_Format(error, "Can't pickle %R: it's not the same object as %S.%S", arg(obj), arg(module_name), arg(name));
  } else {
    PyErr_Format(error, "Can't pickle %R: attribute lookup %S on %S failed", arg(obj), arg(name), arg(module_name));
  }
  return false;
}

/** The code under which copyreg knows the name: 0 none, -1 with the exception set. */
function extensionCode(self: PicklerObject, at: usize): i64 {
  const key = PyTuple_Pack2(objAt(at, MODULE_NAME), objAt(at, GLOBAL_NAME));
  if (!key) return -1;
  const slot = stackAlloc(1);
  const r = PyDict_GetItemRef(pickleState(self).extension_registry, key, slot);
  const found = ptrAt(slot, 0);
  stackFree(slot);
  Py_DECREF(key);
  if (r <= 0) return r;
  const code = PyLong_AsLong(found as PyObject);
  Py_DECREF(found as PyObject);
  if (code > 0 && code <= 0x7fffffff) return code;
  if (!PyErr_Occurred()) PyErr_Format(PyExc_RuntimeError, 'extension code %ld is out of range', code);
  return -1;
}

/** A name and a newline, behind an opcode unless op is 0. */
function putName(self: PicklerObject, op: u8, name: PyObject, format: string): bool {
  // Names need not be ASCII; that older readers can't have.
  const encoded = self.proto == 3 ? _PyUnicode_AsUTF8String(name, 0) : _PyUnicode_AsASCIIString(name, 0);
  if (!encoded) {
    if (PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) {
      PyErr_Format(pickleState(self).PicklingError, format, arg(name), self.proto);
    }
    return false;
  }
  const p = PyBytes_AS_STRING(encoded);
  const n = PyBytes_GET_SIZE(encoded);
  const ok = op ? putLine(self, op, p, n) : _Pickler_Write(self, p, n) && putOp(self, 0x0a);
  Py_DECREF(encoded);
  return ok;
}

/** The two names in two lines; names: slots of the module's and the object's, which may be replaced. */
function putToplevel(self: PicklerObject, names: usize): bool {
  if (self.proto < 3 && self.fix_imports) {
    const state = pickleState(self);
    if (!mapNames(state.name_mapping_3to2, state.import_mapping_3to2, 'REVERSE_', names)) return false;
  }
  return (
    putName(self, GLOBAL, objAt(names, 0), "can't pickle module identifier '%S' using pickle protocol %i") &&
    putName(self, 0, objAt(names, 1), "can't pickle global identifier '%S' using pickle protocol %i")
  );
}

/** The two names: on the stack from protocol 4 on; before it what is in a class is getattr(getattr(…, 'a'), 'b'). */
function putGlobal(self: PicklerObject, at: usize): bool {
  const path = objAt(at, PATH);
  const n = PyList_GET_SIZE(path);
  // Where a path leads back to the module, only what comes after it counts.
  const start = ptrAt(at, PARENT) == ptrAt(at, MODULE) ? n - 1 : 0;
  if (self.proto >= 4) {
    const name = start ? PyList_GET_ITEM(path, start) : objAt(at, GLOBAL_NAME);
    return save(self, objAt(at, MODULE_NAME)) && save(self, name) && putOp(self, STACK_GLOBAL);
  }
  const getattr = pickleState(self).getattr;
  for (let i = start + 1; i < n; i++) if (!save(self, getattr) || (self.proto < 2 && !putOp(self, MARK))) return false;
  setPtrAt(at, TOPLEVEL_MODULE, Py_NewRef(objAt(at, MODULE_NAME)));
  setPtrAt(at, TOPLEVEL_NAME, Py_NewRef(PyList_GET_ITEM(path, start)));
  if (!putToplevel(self, at + (TOPLEVEL_MODULE << 3))) return false;
  for (let i = start + 1; i < n; i++) {
    if (
      !save(self, PyList_GET_ITEM(path, i)) ||
      !putOp(self, self.proto < 2 ? TUPLE : TUPLE2) ||
      !putOp(self, REDUCE)
    ) {
      return false;
    }
  }
  return true;
}

// new: the name under which the object says that it is known
function nameOf(obj: PyObject): PyObject | null {
  const slot = stackAlloc(1);
  const r = PyObject_GetOptionalAttr(obj, _Py_ID('__qualname__'), slot);
  const name = ptrAt(slot, 0);
  stackFree(slot);
  return r == 0 ? PyObject_GetAttr(obj, _Py_ID('__name__')) : name;
}

function saveByName(self: PicklerObject, obj: PyObject, at: usize): bool {
  if (!findAgain(self, obj, at)) return false;
  const code = self.proto >= 2 ? extensionCode(self, at) : 0;
  if (code < 0) return false;
  if (code == 0) return putGlobal(self, at) && memo_put(self, obj);
  if (code <= 0xff) return putOp1(self, EXT1, <u32>code);
  return code <= 0xffff ? putOp2(self, EXT2, <u32>code) : putOp4(self, EXT4, <u32>code);
}

/** name: what the object is called, NULL: its own __qualname__. */
export function save_global(self: PicklerObject, obj: PyObject, name: PyObject | null): bool {
  const known = name ? Py_NewRef(name) : nameOf(obj);
  if (!known) return false;
  const at = stackAlloc(SLOTS);
  memory.fill(at, 0, SLOTS << 3);
  setPtrAt(at, GLOBAL_NAME, known);
  const ok = saveByName(self, obj, at);
  for (let i = 0; i < SLOTS; i++) Py_XDECREF(ptrAt(at, i));
  stackFree(at);
  return ok;
}

/** The types of None, ... and NotImplemented have no name that leads to them: type(None). */
export function save_type(self: PicklerObject, obj: PyObject): bool {
  let only: PyObject | null = null;
  if (obj == _PyNone_Type) only = Py_None;
  else if (obj == PyEllipsis_Type) only = Py_Ellipsis;
  else if (obj == _PyNotImplemented_Type) only = Py_NotImplemented;
  return only
    ? saveReduced(self, Py_BuildValue('O(O)', arg(PyType_Type), arg(only)), obj)
    : save_global(self, obj, null);
}

// Reading what has to be called, looked up or told its state: classes, instances, persistent ids. (CPython: Modules/_pickle.c)

import { PyObject_SetItem } from '../../objects/abstract/object';
import {
  PyObject_GetAttr,
  PyObject_GetOptionalAttr,
  PyObject_HasAttrWithError,
  PyObject_SetAttr,
} from '../../objects/attribute';
import {
  PyObject_CallMethodOneArg,
  PyObject_CallObject,
  PyObject_CallOneArg,
  PyObject_VectorcallMethod,
} from '../../objects/call';
import { PyDict_Check, PyDict_GetItemWithError, PyDict_Next, PyDict_SetItem } from '../../objects/dict/dict';
import { PyErr_ExceptionMatches, PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_UnicodeDecodeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_DecodeASCII } from '../../objects/str/codecs';
import { _PyUnicode_InternMortal } from '../../objects/str/intern';
import { PyUnicode_Check, PyUnicode_CheckExact } from '../../objects/str/struct';
import { PyUnicode_DecodeUTF8 } from '../../objects/str/utf8';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { PyType_Check } from '../../objects/type/state';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _Unpickler_Read, _Unpickler_Readline } from './input';
import { calc_binint } from './load-atoms';
import { marker, Pdata_poptuple, pop, push, underflow } from './stack';
import { pickleState, UnpicklerObject, unpicklingError } from './struct';

// --- classes and functions

// new: what find_class() answers for two names (stolen; NULL: the exception is set)
function find_class(self: UnpicklerObject, module: PyObject | null, name: PyObject | null): PyObject | null {
  let result: PyObject | null = null;
  if (module && name) {
    const at = stackAlloc(3);
    setPtrAt(at, 0, self);
    setPtrAt(at, 1, module);
    setPtrAt(at, 2, name);
    result = PyObject_VectorcallMethod(_Py_ID('find_class'), at, 3, null);
    stackFree(at);
  }
  Py_XDECREF(module);
  Py_XDECREF(name);
  return result;
}

// new: the text of the next line
function readName(self: UnpicklerObject, ascii: bool): PyObject | null {
  const n = _Unpickler_Readline(self, 2) - 1;
  if (n < 0) return null;
  return ascii ? PyUnicode_DecodeASCII(self.input_line, n, 0) : PyUnicode_DecodeUTF8(self.input_line, n, 0);
}

// new: what the two names in the next two lines stand for. ascii: older than names of other characters
function readGlobal(self: UnpicklerObject, ascii: bool): PyObject | null {
  const module = readName(self, ascii);
  return find_class(self, module, module ? readName(self, ascii) : null);
}

export function load_global(self: UnpicklerObject): bool {
  return push(self, readGlobal(self, false));
}

export function load_stack_global(self: UnpicklerObject): bool {
  const name = pop(self);
  const module = name ? pop(self) : null;
  if (name && module && PyUnicode_CheckExact(module) && PyUnicode_CheckExact(name)) {
    return push(self, find_class(self, module, name));
  }
  if (module) unpicklingError(self, 'STACK_GLOBAL requires str');
  Py_XDECREF(module);
  Py_XDECREF(name);
  return false;
}

/** Whether it is a tuple of two strings. */
function isNamePair(o: PyObject): bool {
  return (
    PyTuple_Check(o) &&
    PyTuple_GET_SIZE(o) == 2 &&
    PyUnicode_Check(PyTuple_GET_ITEM(o, 0)) &&
    PyUnicode_Check(PyTuple_GET_ITEM(o, 1))
  );
}

// new: the object with that code in copyreg's registry
function findExtension(self: UnpicklerObject, code: i64, key: PyObject): PyObject | null {
  const state = pickleState(self);
  const cached = PyDict_GetItemWithError(state.extension_cache, key);
  if (cached) return Py_NewRef(cached);
  if (PyErr_Occurred()) return null;
  const pair = PyDict_GetItemWithError(state.inverted_registry, key);
  if (!pair) {
    if (PyErr_Occurred()) return null;
    return PyErr_Format(PyExc_ValueError, 'unregistered extension code %ld', code);
  }
  if (!isNamePair(pair)) {
    return PyErr_Format(PyExc_ValueError, "_inverted_registry[%ld] isn't a 2-tuple of strings", code);
  }
  const found = find_class(self, Py_NewRef(PyTuple_GET_ITEM(pair, 0)), Py_NewRef(PyTuple_GET_ITEM(pair, 1)));
  if (found && PyDict_SetItem(state.extension_cache, key, found) < 0) {
    Py_DECREF(found);
    return null;
  }
  return found;
}

/** size: how many bytes the code has. */
export function load_extension(self: UnpicklerObject, size: i32): bool {
  const p = _Unpickler_Read(self, size);
  if (!p) return false;
  const code = calc_binint(p, size);
  if (code <= 0) return unpicklingError(self, 'EXT specifies code <= 0');
  const key = PyLong_FromLong(code);
  if (!key) return false;
  const found = findExtension(self, code, key);
  Py_DECREF(key);
  return push(self, found);
}

// --- instances

// new: an instance of a class as Python 2 made them: without a call where there is nothing to call it with (args: stolen)
function instantiate(cls: PyObject, args: PyObject): PyObject | null {
  let plain = 1;
  if (PyTuple_GET_SIZE(args) == 0 && PyType_Check(cls))
    plain = PyObject_HasAttrWithError(cls, _Py_ID('__getinitargs__'));
  let o: PyObject | null = null;
  if (plain > 0) o = PyObject_CallObject(cls, args);
  else if (plain == 0) o = PyObject_CallMethodOneArg(cls, _Py_ID('__new__'), cls);
  Py_DECREF(args);
  return o;
}

export function load_obj(self: UnpicklerObject): bool {
  const i = marker(self);
  if (i < 0) return false;
  if (self.stack!.ob_size - i < 1) return underflow(self);
  const args = Pdata_poptuple(self, i + 1);
  if (!args) return false;
  const cls = pop(self);
  if (!cls) {
    Py_DECREF(args);
    return false;
  }
  const o = instantiate(cls, args);
  Py_DECREF(cls);
  return push(self, o);
}

export function load_inst(self: UnpicklerObject): bool {
  const i = marker(self);
  const cls = i >= 0 ? readGlobal(self, true) : null;
  if (!cls) return false;
  const args = Pdata_poptuple(self, i);
  const o = args ? instantiate(cls, args) : null;
  Py_DECREF(cls);
  return push(self, o);
}

/** Raises UnpicklingError about an argument of NEWOBJ or NEWOBJ_EX; NULL. */
function badNewobj(self: UnpicklerObject, format: string, kwargs: PyObject | null, o: PyObject): PyObject | null {
  const opcode = kwargs ? 'NEWOBJ_EX' : 'NEWOBJ';
  return PyErr_Format(pickleState(self).UnpicklingError, format, changetype<usize>(opcode), o.ob_type.tp_name);
}

// new: cls.__new__(cls, *args, **kwargs)
function newObject(self: UnpicklerObject, cls: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (!PyType_Check(cls)) return badNewobj(self, '%ls class argument must be a type, not %.200s', kwargs, cls);
  const type = changetype<PyTypeObject>(cls);
  if (!type.tp_new) return badNewobj(self, "%ls class argument '%.200s' doesn't have __new__", kwargs, cls);
  if (!PyTuple_Check(args)) return badNewobj(self, '%ls args argument must be a tuple, not %.200s', kwargs, args);
  if (kwargs && !PyDict_Check(kwargs)) {
    return badNewobj(self, '%ls kwargs argument must be a dict, not %.200s', kwargs, kwargs);
  }
  return call_indirect<PyObject | null>(<u32>type.tp_new, type, args, kwargs);
}

export function load_newobj(self: UnpicklerObject, withKwargs: bool): bool {
  const kwargs = withKwargs ? pop(self) : null;
  const args = kwargs || !withKwargs ? pop(self) : null;
  const cls = args ? pop(self) : null;
  const o = args && cls ? newObject(self, cls, args, kwargs) : null;
  Py_XDECREF(kwargs);
  Py_XDECREF(args);
  Py_XDECREF(cls);
  return push(self, o);
}

export function load_reduce(self: UnpicklerObject): bool {
  const args = pop(self);
  if (!args) return false;
  const callable = pop(self);
  const o = callable ? PyObject_CallObject(callable, args) : null;
  Py_XDECREF(callable);
  Py_DECREF(args);
  return push(self, o);
}

// --- the state of an instance

/** Sets the items of a dict in inst.__dict__, their names interned as names are. at: three slots */
function setDictState(inst: PyObject, state: PyObject, at: usize): bool {
  const dict = PyObject_GetAttr(inst, _Py_ID('__dict__'));
  if (!dict) return false;
  let ok = true;
  store<i64>(at, 0);
  while (ok && PyDict_Next(state, at, at + 8, at + 16)) {
    Py_INCREF(objAt(at, 1));
    if (PyUnicode_CheckExact(objAt(at, 1))) _PyUnicode_InternMortal(at + 8);
    const key = objAt(at, 1);
    ok = PyObject_SetItem(dict, key, objAt(at, 2)) == 0;
    Py_DECREF(key);
  }
  Py_DECREF(dict);
  return ok;
}

/** Sets the items of a dict as attributes. at: three slots */
function setSlotState(inst: PyObject, state: PyObject, at: usize): bool {
  let ok = true;
  store<i64>(at, 0);
  while (ok && PyDict_Next(state, at, at + 8, at + 16)) ok = PyObject_SetAttr(inst, objAt(at, 1), objAt(at, 2)) == 0;
  return ok;
}

/** Where there is no __setstate__: a dict, or a pair of one (or None) and one for the slots. */
function setState(self: UnpicklerObject, inst: PyObject, state: PyObject): bool {
  let dict = state;
  let slots: PyObject | null = null;
  if (PyTuple_Check(state) && PyTuple_GET_SIZE(state) == 2) {
    dict = PyTuple_GET_ITEM(state, 0);
    slots = PyTuple_GET_ITEM(state, 1);
  }
  if (dict != Py_None && !PyDict_Check(dict)) return unpicklingError(self, 'state is not a dictionary');
  const at = stackAlloc(3);
  let ok = dict == Py_None || setDictState(inst, dict, at);
  if (ok && slots) {
    ok = PyDict_Check(slots) ? setSlotState(inst, slots, at) : unpicklingError(self, 'slot state is not a dictionary');
  }
  stackFree(at);
  return ok;
}

export function load_build(self: UnpicklerObject): bool {
  const stack = self.stack!;
  if (stack.ob_size - 2 < stack.fence) return underflow(self);
  const state = pop(self);
  if (!state) return false;
  const inst = objAt(stack.data, stack.ob_size - 1);
  const at = stackAlloc(1);
  const r = PyObject_GetOptionalAttr(inst, _Py_ID('__setstate__'), at);
  const setstate = ptrAt(at, 0);
  stackFree(at);
  let ok = r == 0 && setState(self, inst, state);
  if (setstate) {
    const result = PyObject_CallOneArg(setstate, state);
    Py_DECREF(setstate);
    Py_XDECREF(result);
    ok = result != null;
  }
  Py_DECREF(state);
  return ok;
}

// --- persistent ids

/** Pushes what persistent_load() answers for the id (stolen; NULL: the exception is set). */
function pushPersistent(self: UnpicklerObject, pid: PyObject | null): bool {
  if (!pid) return false;
  const load = self.persistent_load;
  const o = load ? PyObject_CallOneArg(load, pid) : null;
  Py_DECREF(pid);
  return load ? push(self, o) : noPersistentLoad(self);
}

/** Raises UnpicklingError; false. */
export function noPersistentLoad(self: PyObject): bool {
  return unpicklingError(
    self,
    'A load persistent id instruction was encountered, but no persistent_load function was specified.',
  );
}

export function load_persid(self: UnpicklerObject): bool {
  const n = _Unpickler_Readline(self, 1) - 1;
  if (n < 0) return false;
  const pid = PyUnicode_DecodeASCII(self.input_line, n, 0);
  if (!pid && PyErr_ExceptionMatches(PyExc_UnicodeDecodeError)) {
    return unpicklingError(self, 'persistent IDs in protocol 0 must be ASCII strings');
  }
  return pushPersistent(self, pid);
}

export function load_binpersid(self: UnpicklerObject): bool {
  return pushPersistent(self, pop(self));
}

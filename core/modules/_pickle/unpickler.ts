// The type Unpickler. (CPython: Modules/_pickle.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyBuffer_Release } from '../../objects/abstract/buffer';
import { PyObject_GetIter } from '../../objects/abstract/object';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords, exactPositional } from '../../objects/args';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyUnicode_AsUTF8AndSize } from '../../objects/str/utf8';
import { PyTuple_GET_SIZE, PyTuple_ITEMS } from '../../objects/tuple';
import { freeInstance, newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { PyType_GenericNew } from '../../objects/type/type';
import { _PyObject_GC_New, _PyObject_SIZE } from '../../runtime/gc/alloc';
import { PyObject_GC_Track, PyObject_GC_UnTrack } from '../../runtime/gc/track';
import {
  clearSlot,
  objAt,
  Py_DECREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  ptrAt,
  setPtrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { getset, method } from '../../runtime/register';
import { cstrlen } from '../../runtime/static';
import {
  METH_NOARGS,
  METH_WITH_CLASS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { PyImport_Import } from '../../vm/import';
import { _Unpickler_SetInputStream } from './input';
import { _pickle_Unpickler_persistent_load, loadPickle } from './load';
import { _Unpickler_MemoCleanup, _Unpickler_NewMemo } from './load-memo';
import { Unpickler_get_memo, Unpickler_set_memo } from './memo-proxy';
import { getattribute, mapNames } from './names';
import { fixImports } from './pickler';
import { Pdata_dealloc, Pdata_New, Pdata_traverse } from './stack';
import { asUnpickler, Pdata, PickleState, pickleState, UnpicklerObject } from './struct';

const MEMO_SIZE: u64 = 32;

function fieldAt(self: PyObject, offset: usize): usize {
  return changetype<usize>(self) + offset;
}

// --- making one

// new: for load() and loads()
export function _Unpickler_New(state: PickleState): UnpicklerObject | null {
  const o = _PyObject_GC_New(state.Unpickler_Type);
  if (!o) return null;
  memory.fill(fieldAt(o, 16), 0, offsetof<UnpicklerObject>() - 16);
  PyObject_GC_Track(o);
  if (makeRoom(asUnpickler(o))) return asUnpickler(o);
  Py_DECREF(o);
  return null;
}

/** The stack and the memo: false with MemoryError. */
function makeRoom(self: UnpicklerObject): bool {
  Py_XDECREF(self.stack);
  self.stack = Pdata_New(pickleState(self).Pdata_Type);
  if (!self.stack) return false;
  _Unpickler_MemoCleanup(self);
  self.memo_size = MEMO_SIZE;
  self.memo = _Unpickler_NewMemo(MEMO_SIZE);
  return self.memo != 0;
}

/** Whether it is not given, or a str without NUL. display: "argument 'encoding'" */
function isText(o: PyObject | null, fname: string, display: string): bool {
  if (!o) return true;
  if (!PyUnicode_Check(o)) {
    _PyArg_BadArgument(fname, display, 'str', o);
    return false;
  }
  const at = stackAlloc(1);
  const text = PyUnicode_AsUTF8AndSize(o, at);
  const n = load<i64>(at);
  stackFree(at);
  if (text && n != <i64>cstrlen(text)) PyErr_SetString(PyExc_ValueError, 'embedded null character');
  return text != 0 && n == <i64>cstrlen(text);
}

// The arguments of load(), loads() and Unpickler(), one slot each.
const INPUT = 0;
const FIX_IMPORTS = 1;
const ENCODING = 2;
const ERRORS = 3;
const BUFFERS = 4;
export const LOAD_SLOTS = 5;

/** fix_imports; -1: an argument is wrong, the exception is set. */
export function checkLoadArguments(fname: string, at: usize): i32 {
  const fix = fixImports(ptrAt(at, FIX_IMPORTS));
  if (fix < 0 || !isText(ptrAt(at, ENCODING), fname, "argument 'encoding'")) return -1;
  return isText(ptrAt(at, ERRORS), fname, "argument 'errors'") ? fix : -1;
}

/** A C string of its own: the str's, or the text; 0 with MemoryError. */
function copyText(o: PyObject | null, otherwise: string): usize {
  const text = o ? PyUnicode_AsUTF8AndSize(o, 0) : <usize>0;
  const n = text ? cstrlen(text) + 1 : <usize>otherwise.length + 1;
  const p = PyMem_Malloc(n);
  if (!p) PyErr_NoMemory();
  else if (text) memory.copy(p, text, n);
  else String.UTF8.encodeUnsafe(changetype<usize>(otherwise), otherwise.length, p, true);
  return p;
}

/** Sets what the arguments say besides the input: false with the exception set. */
export function configureUnpickler(self: UnpicklerObject, at: usize, fix_imports: i32): bool {
  PyMem_Free(self.encoding);
  PyMem_Free(self.errors);
  self.errors = 0;
  self.encoding = copyText(ptrAt(at, ENCODING), 'ASCII');
  if (!self.encoding) return false;
  self.errors = copyText(ptrAt(at, ERRORS), 'strict');
  if (!self.errors) return false;
  clearSlot(fieldAt(self, offsetof<UnpicklerObject>('_buffers')));
  const buffers = ptrAt(at, BUFFERS);
  if (buffers && buffers != Py_None) {
    self.buffers = PyObject_GetIter(buffers);
    if (!self.buffers) return false;
  }
  self.fix_imports = fix_imports;
  return true;
}

function Unpickler_init(o: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  const at = stackAlloc(LOAD_SLOTS);
  const n = PyTuple_GET_SIZE(args);
  const names = 'file fix_imports encoding errors buffers';
  let ok = _PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwargs, null, 'Unpickler', names, 0, 1, 4, at) == 0;
  const fix = ok ? checkLoadArguments('Unpickler', at) : -1;
  ok = fix >= 0;
  if (ok) {
    const self = asUnpickler(o);
    if (self.read) Unpickler_clear(o);
    ok = _Unpickler_SetInputStream(self, objAt(at, INPUT)) && configureUnpickler(self, at, fix) && makeRoom(self);
    if (ok) self.proto = 0;
  }
  stackFree(at);
  return ok ? 0 : -1;
}

// --- its life

function Unpickler_clear(o: PyObject): i32 {
  const self = asUnpickler(o);
  clearSlot(fieldAt(o, offsetof<UnpicklerObject>('_readline')));
  clearSlot(fieldAt(o, offsetof<UnpicklerObject>('_readinto')));
  clearSlot(fieldAt(o, offsetof<UnpicklerObject>('_read')));
  clearSlot(fieldAt(o, offsetof<UnpicklerObject>('_peek')));
  clearSlot(fieldAt(o, offsetof<UnpicklerObject>('_stack')));
  clearSlot(fieldAt(o, offsetof<UnpicklerObject>('_persistent_load')));
  clearSlot(fieldAt(o, offsetof<UnpicklerObject>('_buffers')));
  if (self.buffer.buf) {
    PyBuffer_Release(changetype<usize>(self.buffer));
    self.buffer.buf = 0;
  }
  _Unpickler_MemoCleanup(self);
  PyMem_Free(self.marks);
  PyMem_Free(self.input_line);
  PyMem_Free(self.encoding);
  PyMem_Free(self.errors);
  self.marks = 0;
  self.input_line = 0;
  self.encoding = 0;
  self.errors = 0;
  return 0;
}

function Unpickler_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  Unpickler_clear(o);
  freeInstance(o);
}

function Unpickler_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const self = asUnpickler(o);
  let r = Py_VISIT(o.ob_type, visit, arg);
  if (!r) r = Py_VISIT(self.readline, visit, arg);
  if (!r) r = Py_VISIT(self.readinto, visit, arg);
  if (!r) r = Py_VISIT(self.read, visit, arg);
  if (!r) r = Py_VISIT(self.peek, visit, arg);
  if (!r) r = Py_VISIT(self.stack, visit, arg);
  if (!r) r = Py_VISIT(self.persistent_load, visit, arg);
  if (!r) r = Py_VISIT(self.buffers, visit, arg);
  for (let i = self.memo ? self.memo_size : 0; i > 0 && !r; i--) r = Py_VISIT(ptrAt(self.memo, i - 1), visit, arg);
  return r;
}

// --- methods

function Unpickler_load(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (nargs || (kwnames != null && PyTuple_GET_SIZE(kwnames) > 0)) {
    return PyErr_SetString(PyExc_TypeError, 'load() takes no arguments');
  }
  const self = asUnpickler(o);
  if (self.read && self.stack && self.memo) return loadPickle(self);
  const text = 'Unpickler.__init__() was not called by %s.__init__()';
  return PyErr_Format(pickleState(o).UnpicklingError, text, o.ob_type.tp_name);
}

// new: the object of that name in a module, both perhaps named as in Python 2
function Unpickler_find_class(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!exactPositional('find_class', nargs, kwnames, 2)) return null;
  const self = asUnpickler(o);
  const at = stackAlloc(2);
  setPtrAt(at, 0, Py_NewRef(objAt(args, 0)));
  setPtrAt(at, 1, Py_NewRef(objAt(args, 1)));
  let result: PyObject | null = null;
  let ok = true;
  if (self.proto < 3 && self.fix_imports) {
    const state = pickleState(o);
    ok = mapNames(state.name_mapping_2to3, state.import_mapping_2to3, '', at);
  }
  const module = ok ? PyImport_Import(objAt(at, 0)) : null;
  if (module) {
    result = getattribute(module, objAt(at, 1), self.proto >= 4);
    Py_DECREF(module);
  }
  Py_DECREF(objAt(at, 0));
  Py_DECREF(objAt(at, 1));
  stackFree(at);
  return result;
}

/** The size of a C string with its NUL; none has none. */
function textSize(p: usize): i64 {
  return p ? <i64>cstrlen(p) + 1 : 0;
}

function Unpickler_sizeof(o: PyObject, unused: PyObject | null): PyObject | null {
  const self = asUnpickler(o);
  let size = _PyObject_SIZE(o.ob_type) + textSize(self.input_line) + textSize(self.encoding) + textSize(self.errors);
  if (self.memo) size += <i64>(self.memo_size << 3);
  if (self.marks) size += self.marks_size << 3;
  return PyLong_FromSsize_t(size);
}

// --- the types

// new
export function pdataType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_pickle.Pdata', offsetof<Pdata>(), 8, Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE, null);
  if (!t) return null;
  t.tp_dealloc = Pdata_dealloc.index;
  t.tp_traverse = Pdata_traverse.index;
  return readyHeapType(t, '');
}

// new
export function unpicklerType(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE;
  const t = newHeapType(m, '_pickle.Unpickler', offsetof<UnpicklerObject>(), 0, flags, null);
  if (!t) return null;
  t.tp_dealloc = Unpickler_dealloc.index;
  t.tp_traverse = Unpickler_traverse.index;
  t.tp_clear = Unpickler_clear.index;
  t.tp_init = Unpickler_init.index;
  t.tp_new = PyType_GenericNew.index;
  const call = METH_WITH_CLASS;
  method(t, 'persistent_load', _pickle_Unpickler_persistent_load.index, call, 'persistent_load($self, pid, /)\n--\n\n');
  method(
    t,
    'load',
    Unpickler_load.index,
    call,
    'load($self, /)\n--\n\nLoad a pickle.\n\nRead a pickled object representation from the open file object given\nin the constructor, and return the reconstituted object hierarchy\nspecified therein.',
  );
  method(
    t,
    'find_class',
    Unpickler_find_class.index,
    call,
    'find_class($self, module_name, global_name, /)\n--\n\nReturn an object from a specified module.\n\nIf necessary, the module will be imported. Subclasses may override\nthis method (e.g. to restrict unpickling of arbitrary classes and\nfunctions).\n\nThis method is called whenever a class or a function object is\nneeded.  Both arguments passed are str objects.',
  );
  method(
    t,
    '__sizeof__',
    Unpickler_sizeof.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturns size in memory, in bytes.',
  );
  getset(t, 'memo', Unpickler_get_memo.index, Unpickler_set_memo.index, '');
  return readyHeapType(
    t,
    "Unpickler(file, *, fix_imports=True, encoding='ASCII', errors='strict',\n          buffers=())\n--\n\nThis takes a binary file for reading a pickle data stream.\n\nThe protocol version of the pickle is detected automatically, so no\nprotocol argument is needed.  Bytes past the pickled object's\nrepresentation are ignored.\n\nThe argument *file* must have two methods, a read() method that takes\nan integer argument, and a readline() method that requires no\narguments.  Both methods should return bytes.  Thus *file* can be a\nbinary file object opened for reading, an io.BytesIO object, or any\nother custom object that meets this interface.\n\nOptional keyword arguments are *fix_imports*, *encoding* and *errors*,\nwhich are used to control compatibility support for pickle stream\ngenerated by Python 2.  If *fix_imports* is True, pickle will try to\nmap the old Python 2 names to the new names used in Python 3.  The\n*encoding* and *errors* tell pickle how to decode 8-bit string\ninstances pickled by Python 2; these default to 'ASCII' and 'strict',\nrespectively.  The *encoding* can be 'bytes' to read these 8-bit\nstring instances as bytes objects.",
  );
}

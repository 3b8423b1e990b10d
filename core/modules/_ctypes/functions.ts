// The module's functions. (CPython: Modules/_ctypes/callproc.c)

import { PyMem_Calloc, PyMem_Free } from '../../memory/obmalloc/malloc';
import { PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { _PyArg_CheckPositional, exactArguments, intArgument, ssizeArgument } from '../../objects/args';
import { PyObject_GetAttr } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_Call, PyObject_CallMethodOneArg, PyObject_CallNoArgs, PyObject_CallOneArg } from '../../objects/call';
import { PyDict_CheckExact, PyDict_GetItemWithError, PyDict_New, PyDict_SetItem } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_SystemError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import {
  _PyLong_IsNegative,
  PyLong_AsLong,
  PyLong_AsUnsignedLong,
  PyLong_Check,
  PyLong_FromLong,
  PyLong_FromSsize_t,
  PyLong_FromUnsignedLongLong,
} from '../../objects/int';
import { moduleMethod } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { stringArg } from '../../objects/str/methods';
import { PyUnicode_CheckExact } from '../../objects/str/struct';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../../objects/tuple';
import { PyType_GetModuleByDef } from '../../objects/type/from-spec';
import { PyType_Check } from '../../objects/type/state';
import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, Py_XNewRef, setSlot } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, PyObject } from '../../runtime/object';
import { METH_NOARGS, METH_O, METH_VARARGS, PyTypeObject } from '../../runtime/type';
import { fsConverter } from '../posix/system';
import { _byref } from './argument';
import { PyCData_GetContainer } from './cdata';
import { functionSymbol } from './exports';
import { _ctypes_callproc } from './function/call';
import { readable } from './memory';
import { makeClass } from './metatypes/array';
import {
  _ctypesmodule,
  asCData,
  CDataObject,
  ctypes_state,
  infoOf,
  infoOfObject,
  isCData,
  isPointerType,
  isType,
  letterOf,
  StgInfo,
  stateOfModule,
  valueOf,
} from './types';

/** Of a type or of an instance. */
function infoOfEither(st: ctypes_state, o: PyObject): StgInfo | null {
  const info = infoOf(st, o);
  return info ? info : infoOfObject(st, o);
}

function sizeof_(m: PyObject, o: PyObject): PyObject | null {
  const st = stateOfModule(m);
  const info = infoOf(st, o);
  if (info) return PyLong_FromSsize_t(info.size);
  if (isCData(st, o)) return PyLong_FromSsize_t(asCData(o).b_size);
  return PyErr_SetString(PyExc_TypeError, 'this type has no size');
}

function alignment_(m: PyObject, o: PyObject): PyObject | null {
  const info = infoOfEither(stateOfModule(m), o);
  return info ? PyLong_FromSsize_t(info.align) : PyErr_SetString(PyExc_TypeError, 'no alignment info');
}

function byref(m: PyObject, args: PyObject): PyObject | null {
  const nargs = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('byref', nargs, 1, 2)) return null;
  let offset: i64 = 0;
  if (nargs > 1) {
    offset = PyNumber_AsSsize_t(PyTuple_GET_ITEM(args, 1), null);
    if (offset == -1 && PyErr_Occurred()) return null;
  }
  const st = stateOfModule(m);
  const o = PyTuple_GET_ITEM(args, 0);
  if (isCData(st, o)) return _byref(st, Py_NewRef(o), offset);
  return PyErr_Format(PyExc_TypeError, "byref() argument must be a ctypes instance, not '%s'", o.ob_type.tp_name);
}

function addressof_(m: PyObject, o: PyObject): PyObject | null {
  if (!isCData(stateOfModule(m), o)) return PyErr_SetString(PyExc_TypeError, 'invalid type');
  return PyLong_FromUnsignedLongLong(asCData(o).b_ptr);
}

function resize(m: PyObject, args: PyObject): PyObject | null {
  if (!exactArguments(args, 'resize', 2)) return null;
  const size = ssizeArgument(PyTuple_GET_ITEM(args, 1));
  if (size == -1 && PyErr_Occurred()) return null;
  const st = stateOfModule(m);
  const o = PyTuple_GET_ITEM(args, 0);
  const info = infoOfObject(st, o);
  if (!info) return PyErr_SetString(PyExc_TypeError, 'expected ctypes instance');
  if (size < info.size) return PyErr_Format(PyExc_ValueError, 'minimum size is %zd', info.size);
  if (!asCData(o).b_needsfree) {
    return PyErr_SetString(PyExc_ValueError, "Memory cannot be resized because this object doesn't own it");
  }
  const old = asCData(o).b_ptr;
  if (size > 16 || old != valueOf(o)) {
    const block = size > 0x7fffffff ? 0 : PyMem_Calloc(1, <usize>size);
    if (!block) return PyErr_NoMemory();
    memory.copy(block, <usize>old, <usize>(asCData(o).b_size < size ? asCData(o).b_size : size));
    if (old != valueOf(o)) PyMem_Free(<usize>old);
    asCData(o).b_ptr = <u64>block;
  }
  asCData(o).b_size = size;
  return Py_None;
}

// --- pointer types

// new: POINTER(type), from the cache or made
function pointerTo(st: ctypes_state, type: PyObject): PyObject | null {
  const cache = st._ctypes_ptrtype_cache as PyObject;
  const known = PyDict_GetItemWithError(cache, type);
  if (known) return Py_NewRef(known);
  if (PyErr_Occurred()) return null;
  const base = st.PyCPointer_Type as PyTypeObject;
  let result: PyObject | null;
  let key: PyObject | null;
  if (PyUnicode_CheckExact(type)) {
    result = makeClass(base.ob_type, PyUnicode_FromFormat('LP_%U', arg(type)), base, null, null);
    key = result ? PyLong_FromUnsignedLongLong(<u64>changetype<usize>(result)) : null;
  } else if (PyType_Check(type)) {
    const name = PyUnicode_FromFormat('LP_%s', changetype<PyTypeObject>(type).tp_name);
    result = makeClass(base.ob_type, name, base, type, null);
    key = Py_NewRef(type);
  } else return PyErr_SetString(PyExc_TypeError, 'must be a ctypes type');
  if (result && (!key || PyDict_SetItem(cache, key, result) < 0)) {
    Py_DECREF(result);
    result = null;
  }
  Py_XDECREF(key);
  return result;
}

function POINTER(m: PyObject, type: PyObject): PyObject | null {
  return pointerTo(stateOfModule(m), type);
}

function pointer(m: PyObject, o: PyObject): PyObject | null {
  const type = pointerTo(stateOfModule(m), o.ob_type);
  if (!type) return null;
  const result = PyObject_CallOneArg(type, o);
  Py_DECREF(type);
  return result;
}

// --- cast

function isPointerLike(st: ctypes_state, type: PyObject): bool {
  if (isPointerType(st, type) || isType(type, st.PyCFuncPtrType_Type)) return true;
  const info = infoOf(st, type);
  const c = info ? letterOf(info) : <u8>0;
  if (c == 0x50 || c == 0x7a || c == 0x5a || c == 0x4f) return true;
  PyErr_Format(
    PyExc_TypeError,
    'cast() argument 2 must be a pointer type, not %s',
    PyType_Check(type) ? changetype<PyTypeObject>(type).tp_name : type.ob_type.tp_name,
  );
  return false;
}

/** The source and what it keeps are kept by the result too. */
function shareObjects(result: PyObject, src: PyObject): bool {
  const container = PyCData_GetContainer(asCData(src));
  if (!container) return false;
  const slot = changetype<usize>(src) + offsetof<CDataObject>('_b_objects');
  if (asCData(src).b_objects == Py_None) {
    const dict = PyDict_New();
    if (!dict) return false;
    setSlot(slot, dict);
  }
  const objects = asCData(src).b_objects;
  asCData(result).b_objects = Py_XNewRef(objects);
  if (!objects || !PyDict_CheckExact(objects)) return true;
  const key = PyLong_FromUnsignedLongLong(<u64>changetype<usize>(src));
  if (!key) return false;
  const r = PyDict_SetItem(objects, key, src);
  Py_DECREF(key);
  return r == 0;
}

// new: an instance of ctype that points to p
export function castTo(p: i64, src: PyObject, ctype: PyObject): PyObject | null {
  const m = PyType_GetModuleByDef(ctype.ob_type, _ctypesmodule);
  if (!m) return PyErr_SetString(PyExc_TypeError, 'cast() argument 2 must be a pointer type');
  const st = stateOfModule(m);
  if (!isPointerLike(st, ctype)) return null;
  const result = PyObject_CallNoArgs(ctype);
  if (!result) return null;
  if (isCData(st, src) && !shareObjects(result, src)) {
    Py_DECREF(result);
    return null;
  }
  store<i64>(<usize>asCData(result).b_ptr, p);
  return result;
}

// --- the rest

function buffer_info(m: PyObject, o: PyObject): PyObject | null {
  const info = infoOfEither(stateOfModule(m), o);
  if (!info) return PyErr_SetString(PyExc_TypeError, 'not a ctypes type or object');
  const shape = PyTuple_New(<i64>info.ndim);
  for (let i: i64 = 0; i < <i64>info.ndim && shape; i++) {
    const n = PyLong_FromSsize_t(load<i64>(info.shape + ((<usize>i) << 3)));
    if (!n) {
      Py_DECREF(shape);
      return null;
    }
    PyTuple_SET_ITEM(shape, i, n);
  }
  if (!shape) return null;
  const format = PyUnicode_FromFormat('%s', info.format);
  if (!format) {
    Py_DECREF(shape);
    return null;
  }
  return Py_BuildValue('NnN', arg(format), <i64>info.ndim, arg(shape));
}

/** Two arguments, the second a tuple (NULL with TypeError). Borrowed. */
function tupleArgument(args: PyObject): PyObject | null {
  if (!exactArguments(args, '', 2)) return null;
  const o = PyTuple_GET_ITEM(args, 1);
  if (PyTuple_Check(o)) return o;
  return o == Py_None
    ? PyErr_SetString(PyExc_TypeError, 'argument 2 must be tuple, not None')
    : PyErr_Format(PyExc_TypeError, 'argument 2 must be tuple, not %.50s', o.ob_type.tp_name);
}

function _unpickle(m: PyObject, args: PyObject): PyObject | null {
  const state = tupleArgument(args);
  if (!state) return null;
  const type = PyTuple_GET_ITEM(args, 0);
  const o = PyObject_CallMethodOneArg(type, _Py_ID('__new__'), type);
  const setstate = o ? PyObject_GetAttr(o, _Py_ID('__setstate__')) : null;
  const done = setstate ? PyObject_Call(setstate, state, null) : null;
  Py_XDECREF(setstate);
  if (done) {
    Py_DECREF(done);
    return o;
  }
  Py_XDECREF(o);
  return null;
}

function get_errno(m: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(<i64>stateOfModule(m).errno);
}

function set_errno(m: PyObject, args: PyObject): PyObject | null {
  if (!exactArguments(args, '', 1)) return null;
  const v = intArgument(PyTuple_GET_ITEM(args, 0));
  if (v == -1 && PyErr_Occurred()) return null;
  const old = stateOfModule(m).errno;
  stateOfModule(m).errno = v;
  return PyLong_FromLong(<i64>old);
}

/** An address given as an int; where an exception is set, it is none. */
function addressArgument(o: PyObject, fname: string): u64 {
  const p = PyLong_Check(o) && _PyLong_IsNegative(o) ? <u64>PyLong_AsLong(o) : PyLong_AsUnsignedLong(o);
  // NULL is a failure to the argument parser, of which nobody has told.
  if (!p) {
    PyErr_Format(
      PyExc_SystemError,
      fname.length ? '%ls() argument 1 (unspecified)' : 'argument 1 (unspecified)',
      changetype<usize>(fname),
    );
  }
  return p;
}

/** There is the process itself, dlopen(None), and no other library. */
function dlopen(m: PyObject, args: PyObject): PyObject | null {
  const nargs = PyTuple_GET_SIZE(args);
  if (nargs < 1) return PyErr_SetString(PyExc_TypeError, 'dlopen() takes at least 1 argument (0 given)');
  if (nargs > 2) return PyErr_Format(PyExc_TypeError, 'dlopen() takes at most 2 arguments (%zd given)', nargs);
  if (nargs > 1 && intArgument(PyTuple_GET_ITEM(args, 1)) == -1 && PyErr_Occurred()) return null;
  const name = PyTuple_GET_ITEM(args, 0);
  if (name == Py_None) return PyLong_FromLong(1);
  const path = fsConverter(name);
  if (!path) return null;
  const result =
    PyBytes_GET_SIZE(path) == 0
      ? PyLong_FromLong(1)
      : PyErr_Format(
          PyExc_OSError,
          '%s: cannot open shared object file: No such file or directory',
          PyBytes_AS_STRING(path),
        );
  Py_DECREF(path);
  return result;
}

function dlclose(m: PyObject, args: PyObject): PyObject | null {
  if (exactArguments(args, 'dlclose', 1)) addressArgument(PyTuple_GET_ITEM(args, 0), 'dlclose');
  return PyErr_Occurred() ? changetype<PyObject | null>(0) : Py_None;
}

function dlsym(m: PyObject, args: PyObject): PyObject | null {
  if (!exactArguments(args, 'dlsym', 2)) return null;
  const name = PyTuple_GET_ITEM(args, 1);
  addressArgument(PyTuple_GET_ITEM(args, 0), 'dlsym');
  if (PyErr_Occurred() || !stringArg(name, 'dlsym', 'argument 2')) return null;
  const p = functionSymbol(stateOfModule(m), name);
  return p
    ? PyLong_FromUnsignedLongLong(p)
    : PyErr_Format(PyExc_OSError, '/pellucid/bin/python: undefined symbol: %U', arg(name));
}

function call_function(m: PyObject, args: PyObject): PyObject | null {
  if (!exactArguments(args, '', 2)) return null;
  const p = addressArgument(PyTuple_GET_ITEM(args, 0), '');
  const list: PyObject | null = PyErr_Occurred() ? null : tupleArgument(args);
  return list ? _ctypes_callproc(stateOfModule(m), p, list, null, null, null) : null;
}

function PyObj_FromPtr(m: PyObject, args: PyObject): PyObject | null {
  if (!exactArguments(args, 'PyObj_FromPtr', 1)) return null;
  const p = addressArgument(PyTuple_GET_ITEM(args, 0), 'PyObj_FromPtr');
  return PyErr_Occurred() ? null : Py_NewRef(changetype<PyObject>(readable(p, 16)));
}

function My_Py_INCREF(m: PyObject, o: PyObject): PyObject | null {
  Py_INCREF(o);
  return Py_NewRef(o);
}

function My_Py_DECREF(m: PyObject, o: PyObject): PyObject | null {
  Py_DECREF(o);
  return Py_NewRef(o);
}

/** Adds the functions to the module; false: failed. */
export function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(m, 'get_errno', get_errno.index, METH_NOARGS, '') >= 0 &&
    moduleMethod(m, 'set_errno', set_errno.index, METH_VARARGS, '') >= 0 &&
    moduleMethod(
      m,
      'POINTER',
      POINTER.index,
      METH_O,
      'POINTER($module, type, /)\n--\n\nCreate and return a new ctypes pointer type.\n\n  type\n    A ctypes type.\n\nPointer types are cached and reused internally,\nso calling this function repeatedly is cheap.',
    ) >= 0 &&
    moduleMethod(
      m,
      'pointer',
      pointer.index,
      METH_O,
      "pointer($module, obj, /)\n--\n\nCreate a new pointer instance, pointing to 'obj'.\n\nThe returned object is of the type POINTER(type(obj)). Note that if you\njust want to pass a pointer to an object to a foreign function call, you\nshould use byref(obj) which is much faster.",
    ) >= 0 &&
    moduleMethod(m, '_unpickle', _unpickle.index, METH_VARARGS, '') >= 0 &&
    moduleMethod(m, 'buffer_info', buffer_info.index, METH_O, 'Return buffer interface information') >= 0 &&
    moduleMethod(m, 'resize', resize.index, METH_VARARGS, 'Resize the memory buffer of a ctypes instance') >= 0 &&
    moduleMethod(
      m,
      'dlopen',
      dlopen.index,
      METH_VARARGS,
      'dlopen(name, flag={RTLD_GLOBAL|RTLD_LOCAL}) open a shared library',
    ) >= 0 &&
    moduleMethod(m, 'dlclose', dlclose.index, METH_VARARGS, 'dlclose a library') >= 0 &&
    moduleMethod(m, 'dlsym', dlsym.index, METH_VARARGS, 'find symbol in shared library') >= 0 &&
    moduleMethod(
      m,
      'alignment',
      alignment_.index,
      METH_O,
      'alignment(C type) -> integer\nalignment(C instance) -> integer\nReturn the alignment requirements of a C instance',
    ) >= 0 &&
    moduleMethod(
      m,
      'sizeof',
      sizeof_.index,
      METH_O,
      'sizeof(C type) -> integer\nsizeof(C instance) -> integer\nReturn the size in bytes of a C instance',
    ) >= 0 &&
    moduleMethod(
      m,
      'byref',
      byref.index,
      METH_VARARGS,
      'byref(C instance[, offset=0]) -> byref-object\nReturn a pointer lookalike to a C instance, only usable\nas function argument',
    ) >= 0 &&
    moduleMethod(
      m,
      'addressof',
      addressof_.index,
      METH_O,
      'addressof(C instance) -> integer\nReturn the address of the C instance internal buffer',
    ) >= 0 &&
    moduleMethod(m, 'call_function', call_function.index, METH_VARARGS, '') >= 0 &&
    moduleMethod(m, 'call_cdeclfunction', call_function.index, METH_VARARGS, '') >= 0 &&
    moduleMethod(m, 'PyObj_FromPtr', PyObj_FromPtr.index, METH_VARARGS, '') >= 0 &&
    moduleMethod(m, 'Py_INCREF', My_Py_INCREF.index, METH_O, '') >= 0 &&
    moduleMethod(m, 'Py_DECREF', My_Py_DECREF.index, METH_O, '') >= 0
  );
}

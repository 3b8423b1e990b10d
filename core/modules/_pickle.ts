// The module _pickle. (CPython: Modules/_pickle.c)

import { _PyArg_UnpackKeywords } from '../objects/args';
import { PyObject_GetAttrString } from '../objects/attribute';
import { PyDict_CheckExact } from '../objects/dict/dict';
import { PyErr_Format, PyErr_NewException } from '../objects/exceptions/errors';
import { PyExc_RuntimeError } from '../objects/exceptions/types';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetState,
} from '../objects/module';
import { Py_None } from '../objects/none';
import { PyCallable_Check } from '../objects/object';
import { PyPickleBuffer_Type } from '../objects/picklebuf';
import { _PyEval_GetBuiltin } from '../objects/reduce';
import { _Py_ID } from '../runtime/identifiers';
import { objAt, Py_DECREF, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, PyTypeObject } from '../runtime/type';
import { _PyImport_GetModuleAttrString, PyImport_ImportModule } from '../vm/import';
import { _Unpickler_SetInputStream, _Unpickler_SetStringInput } from './_pickle/input';
import { loadPickle } from './_pickle/load';
import { addProxyTypes } from './_pickle/memo-proxy';
import { _Pickler_FlushToFile, _Pickler_GetString } from './_pickle/output';
import { _Pickler_New, configurePickler, fixImports, picklerType } from './_pickle/pickler';
import { dump } from './_pickle/save';
import { PickleState, pickleDef } from './_pickle/struct';
import {
  _Unpickler_New,
  checkLoadArguments,
  configureUnpickler,
  LOAD_SLOTS,
  pdataType,
  unpicklerType,
} from './_pickle/unpickler';

/* @inline */ function stateOf(module: PyObject): PickleState {
  return changetype<PickleState>(PyModule_GetState(module));
}

// --- dump, dumps

// new: None, or without a file the pickle. at: protocol, fix_imports, buffer_callback
function dumpTo(module: PyObject, obj: PyObject, file: PyObject | null, at: usize): PyObject | null {
  const fix = fixImports(ptrAt(at, 1));
  const pickler = fix >= 0 ? _Pickler_New(stateOf(module)) : null;
  if (!pickler) return null;
  let result: PyObject | null = null;
  if (configurePickler(pickler, file, ptrAt(at, 0), fix, ptrAt(at, 2)) && dump(pickler, obj)) {
    if (!file) result = _Pickler_GetString(pickler);
    else if (_Pickler_FlushToFile(pickler)) result = Py_None;
  }
  Py_DECREF(pickler);
  return result;
}

function pickle_dump(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(5);
  const names = 'obj file protocol fix_imports buffer_callback';
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'dump', names, 0, 2, 2, at) == 0) {
    result = dumpTo(module, objAt(at, 0), objAt(at, 1), at + 16);
  }
  stackFree(at);
  return result;
}

function pickle_dumps(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(4);
  const names = 'obj protocol fix_imports buffer_callback';
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'dumps', names, 0, 1, 2, at) == 0) {
    result = dumpTo(module, objAt(at, 0), null, at + 8);
  }
  stackFree(at);
  return result;
}

// --- load, loads

// new: the object in the file, or in the bytes
function loadFrom(module: PyObject, fname: string, isFile: bool, at: usize): PyObject | null {
  const fix = checkLoadArguments(fname, at);
  const unpickler = fix >= 0 ? _Unpickler_New(stateOf(module)) : null;
  if (!unpickler) return null;
  const input = objAt(at, 0);
  let result: PyObject | null = null;
  const ok = isFile ? _Unpickler_SetInputStream(unpickler, input) : _Unpickler_SetStringInput(unpickler, input) >= 0;
  if (ok && configureUnpickler(unpickler, at, fix)) result = loadPickle(unpickler);
  Py_DECREF(unpickler);
  return result;
}

function pickle_load(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(LOAD_SLOTS);
  const names = 'file fix_imports encoding errors buffers';
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'load', names, 0, 1, 4, at) == 0;
  const result = ok ? loadFrom(module, 'load', true, at) : null;
  stackFree(at);
  return result;
}

function pickle_loads(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(LOAD_SLOTS);
  const names = 'data fix_imports encoding errors buffers';
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'loads', names, 1, 1, 4, at) == 0;
  const result = ok ? loadFrom(module, 'loads', false, at) : null;
  stackFree(at);
  return result;
}

// --- the module

/** Stores a dict of a library module in the state: false with the exception set. */
function takeDict(module: PyObject, moduleName: string, name: string, state: usize, offset: usize): bool {
  const dict = PyObject_GetAttrString(module, name);
  if (!dict) return false;
  setPtrAt(state + offset, 0, dict);
  if (PyDict_CheckExact(dict)) return true;
  PyErr_Format(
    PyExc_RuntimeError,
    '%ls.%ls should be a dict, not %.200s',
    changetype<usize>(moduleName),
    changetype<usize>(name),
    dict.ob_type.tp_name,
  );
  return false;
}

function takeRegistries(at: usize): bool {
  const name = 'copyreg';
  const m = PyImport_ImportModule(name);
  if (!m) return false;
  const ok =
    takeDict(m, name, 'dispatch_table', at, offsetof<PickleState>('_dispatch_table')) &&
    takeDict(m, name, '_extension_registry', at, offsetof<PickleState>('_extension_registry')) &&
    takeDict(m, name, '_inverted_registry', at, offsetof<PickleState>('_inverted_registry')) &&
    takeDict(m, name, '_extension_cache', at, offsetof<PickleState>('_extension_cache'));
  Py_DECREF(m);
  return ok;
}

function takeMappings(at: usize): bool {
  const name = '_compat_pickle';
  const m = PyImport_ImportModule(name);
  if (!m) return false;
  const ok =
    takeDict(m, name, 'NAME_MAPPING', at, offsetof<PickleState>('_name_mapping_2to3')) &&
    takeDict(m, name, 'IMPORT_MAPPING', at, offsetof<PickleState>('_import_mapping_2to3')) &&
    takeDict(m, name, 'REVERSE_NAME_MAPPING', at, offsetof<PickleState>('_name_mapping_3to2')) &&
    takeDict(m, name, 'REVERSE_IMPORT_MAPPING', at, offsetof<PickleState>('_import_mapping_3to2'));
  Py_DECREF(m);
  return ok;
}

/** Stores a function of the library in the state: false with the exception set. */
function takeFunction(module: string, name: string, slot: usize): bool {
  const func = _PyImport_GetModuleAttrString(module, name);
  if (!func) return false;
  setPtrAt(slot, 0, func);
  if (PyCallable_Check(func)) return true;
  PyErr_Format(
    PyExc_RuntimeError,
    '%ls.%ls should be a callable, not %.200s',
    changetype<usize>(module),
    changetype<usize>(name),
    func.ob_type.tp_name,
  );
  return false;
}

/** What the state has of the rest of the library. */
function takeLibrary(state: PickleState): bool {
  const at = changetype<usize>(state);
  const getattr = _PyEval_GetBuiltin(_Py_ID('getattr'));
  if (!getattr) return false;
  state.getattr = getattr;
  return (
    takeRegistries(at) &&
    takeMappings(at) &&
    takeFunction('codecs', 'encode', at + offsetof<PickleState>('_codecs_encode')) &&
    takeFunction('functools', 'partial', at + offsetof<PickleState>('_partial'))
  );
}

/** Stores a type (NULL: the exception is set) in the state. */
function takeType(slot: usize, type: PyTypeObject | null): bool {
  setPtrAt(slot, 0, type);
  return type != null;
}

function addTypes(m: PyObject, state: PickleState): bool {
  const at = changetype<usize>(state);
  return (
    takeType(at + offsetof<PickleState>('_Pdata_Type'), pdataType(m)) &&
    addProxyTypes(m, state) &&
    takeType(at + offsetof<PickleState>('_Pickler_Type'), picklerType(m)) &&
    takeType(at + offsetof<PickleState>('_Unpickler_Type'), unpicklerType(m)) &&
    PyModule_AddType(m, PyPickleBuffer_Type) == 0 &&
    PyModule_AddType(m, state.Pickler_Type) == 0 &&
    PyModule_AddType(m, state.Unpickler_Type) == 0
  );
}

/** One of the module's exceptions. base: NULL for Exception */
function addException(m: PyObject, slot: usize, name: string, base: PyObject | null): bool {
  const type = PyErr_NewException(name, base, null);
  setPtrAt(slot, 0, type);
  return type != null && PyModule_AddObjectRef(m, name.substring(8), type) == 0;
}

function addExceptions(m: PyObject, state: PickleState): bool {
  const at = changetype<usize>(state);
  return (
    addException(m, at + offsetof<PickleState>('_PickleError'), '_pickle.PickleError', null) &&
    addException(m, at + offsetof<PickleState>('_PicklingError'), '_pickle.PicklingError', state.PickleError) &&
    addException(m, at + offsetof<PickleState>('_UnpicklingError'), '_pickle.UnpicklingError', state.PickleError)
  );
}

const CALL = METH_FASTCALL | METH_KEYWORDS;

function addFunctions(m: PyObject): i32 {
  let r = moduleMethod(
    m,
    'dump',
    pickle_dump.index,
    CALL,
    'dump($module, /, obj, file, protocol=None, *, fix_imports=True,\n     buffer_callback=None)\n--\n\nWrite a pickled representation of obj to the open file object file.\n\nThis is equivalent to ``Pickler(file, protocol).dump(obj)``, but may\nbe more efficient.\n\nThe optional *protocol* argument tells the pickler to use the given\nprotocol; supported protocols are 0, 1, 2, 3, 4 and 5.  The default\nprotocol is 4. It was introduced in Python 3.4, and is incompatible\nwith previous versions.\n\nSpecifying a negative protocol version selects the highest protocol\nversion supported.  The higher the protocol used, the more recent the\nversion of Python needed to read the pickle produced.\n\nThe *file* argument must have a write() method that accepts a single\nbytes argument.  It can thus be a file object opened for binary\nwriting, an io.BytesIO instance, or any other custom object that meets\nthis interface.\n\nIf *fix_imports* is True and protocol is less than 3, pickle will try\nto map the new Python 3 names to the old module names used in Python\n2, so that the pickle data stream is readable with Python 2.\n\nIf *buffer_callback* is None (the default), buffer views are serialized\ninto *file* as part of the pickle stream.  It is an error if\n*buffer_callback* is not None and *protocol* is None or smaller than 5.',
  );
  r |= moduleMethod(
    m,
    'dumps',
    pickle_dumps.index,
    CALL,
    'dumps($module, /, obj, protocol=None, *, fix_imports=True,\n      buffer_callback=None)\n--\n\nReturn the pickled representation of the object as a bytes object.\n\nThe optional *protocol* argument tells the pickler to use the given\nprotocol; supported protocols are 0, 1, 2, 3, 4 and 5.  The default\nprotocol is 4. It was introduced in Python 3.4, and is incompatible\nwith previous versions.\n\nSpecifying a negative protocol version selects the highest protocol\nversion supported.  The higher the protocol used, the more recent the\nversion of Python needed to read the pickle produced.\n\nIf *fix_imports* is True and *protocol* is less than 3, pickle will\ntry to map the new Python 3 names to the old module names used in\nPython 2, so that the pickle data stream is readable with Python 2.\n\nIf *buffer_callback* is None (the default), buffer views are serialized\ninto *file* as part of the pickle stream.  It is an error if\n*buffer_callback* is not None and *protocol* is None or smaller than 5.',
  );
  r |= moduleMethod(
    m,
    'load',
    pickle_load.index,
    CALL,
    "load($module, /, file, *, fix_imports=True, encoding='ASCII',\n     errors='strict', buffers=())\n--\n\nRead and return an object from the pickle data stored in a file.\n\nThis is equivalent to ``Unpickler(file).load()``, but may be more\nefficient.\n\nThe protocol version of the pickle is detected automatically, so no\nprotocol argument is needed.  Bytes past the pickled object's\nrepresentation are ignored.\n\nThe argument *file* must have two methods, a read() method that takes\nan integer argument, and a readline() method that requires no\narguments.  Both methods should return bytes.  Thus *file* can be a\nbinary file object opened for reading, an io.BytesIO object, or any\nother custom object that meets this interface.\n\nOptional keyword arguments are *fix_imports*, *encoding* and *errors*,\nwhich are used to control compatibility support for pickle stream\ngenerated by Python 2.  If *fix_imports* is True, pickle will try to\nmap the old Python 2 names to the new names used in Python 3.  The\n*encoding* and *errors* tell pickle how to decode 8-bit string\ninstances pickled by Python 2; these default to 'ASCII' and 'strict',\nrespectively.  The *encoding* can be 'bytes' to read these 8-bit\nstring instances as bytes objects.",
  );
  return (
    r |
    moduleMethod(
      m,
      'loads',
      pickle_loads.index,
      CALL,
      "loads($module, data, /, *, fix_imports=True, encoding='ASCII',\n      errors='strict', buffers=())\n--\n\nRead and return an object from the given pickle data.\n\nThe protocol version of the pickle is detected automatically, so no\nprotocol argument is needed.  Bytes past the pickled object's\nrepresentation are ignored.\n\nOptional keyword arguments are *fix_imports*, *encoding* and *errors*,\nwhich are used to control compatibility support for pickle stream\ngenerated by Python 2.  If *fix_imports* is True, pickle will try to\nmap the old Python 2 names to the new names used in Python 3.  The\n*encoding* and *errors* tell pickle how to decode 8-bit string\ninstances pickled by Python 2; these default to 'ASCII' and 'strict',\nrespectively.  The *encoding* can be 'bytes' to read these 8-bit\nstring instances as bytes objects.",
    )
  );
}

// new
export function init__pickle_module(): PyObject | null {
  const doc = 'Optimized C implementation for the Python pickle module.';
  const m = newModuleWithState(pickleDef, '_pickle', doc, offsetof<PickleState>());
  if (!m) return null;
  const state = stateOf(m);
  if (addFunctions(m) == 0 && addTypes(m, state) && addExceptions(m, state) && takeLibrary(state)) return m;
  Py_DECREF(m);
  return null;
}

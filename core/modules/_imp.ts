// The native half of importlib. (CPython: Python/import.c, _imp)

import { host_frozen_names } from '../host';
import { PyMem_RawFree } from '../memory/raw';
import { PyBuffer_Release, PyObject_CheckBuffer, PyObject_GetBuffer } from '../objects/abstract/buffer';
import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { PyObject_GetAttrString } from '../objects/attribute';
import { PyBool_FromLong } from '../objects/bool';
import { PyBytes_FromStringAndSize } from '../objects/bytes/new';
import { PyCode_Check, PyCodeObject } from '../objects/code';
import { PyErr_Format, PyErr_SetImportError, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError } from '../objects/exceptions/types';
import { _Py_KeyedHash } from '../objects/hash';
import { PyLong_AsInt, PyLong_AsLong, PyLong_FromLong } from '../objects/int';
import { PyList_New } from '../objects/list';
import { moduleMethod, newNativeModule, PyModule_Add } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue } from '../objects/object';
import { _PyUnicode_Equal } from '../objects/str/compare';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_Splitlines } from '../objects/str/split';
import { PyUnicode_Check } from '../objects/str/struct';
import { PyUnicode_AsUTF8, PyUnicode_DecodeUTF8 } from '../objects/str/utf8';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack3 } from '../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XDECREF, setSlot, stackAlloc } from '../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { arg, objAt, PyObject, ptrAt } from '../runtime/object';
import { pel, stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O } from '../runtime/type';
import {
  find_frozen,
  frozenCode,
  frozenOrigin,
  isFrozenPackage,
  noSuchFrozen,
  PyImport_ImportFrozenModuleObject,
  unmarshalFrozen,
} from '../vm/frozen';
import { PyImport_GetModule } from '../vm/import';
import { callInitfunc, findInittab } from './inittab';

function wantsStr(fname: string, o: PyObject): bool {
  if (PyUnicode_Check(o)) return true;
  _PyArg_BadArgument(fname, 'argument', 'str', o);
  return false;
}

// --- the lock: one thread runs, so it is a counter

function acquire_lock(_module: PyObject, _unused: PyObject | null): PyObject | null {
  pel.import_lock++;
  return Py_None;
}

function release_lock(_module: PyObject, _unused: PyObject | null): PyObject | null {
  if (pel.import_lock <= 0) return PyErr_SetString(PyExc_RuntimeError, 'not holding the import lock');
  pel.import_lock--;
  return Py_None;
}

function lock_held(_module: PyObject, _unused: PyObject | null): PyObject | null {
  return PyBool_FromLong(pel.import_lock > 0 ? 1 : 0);
}

// --- native modules

function is_builtin(_module: PyObject, name: PyObject): PyObject | null {
  if (!wantsStr('is_builtin', name)) return null;
  const text = PyUnicode_AsUTF8(name);
  if (!text) PyErr_Clear();
  const entry = text ? findInittab(text) : null;
  return PyLong_FromLong(entry ? (entry.initfunc ? 1 : -1) : 0);
}

function create_builtin(_module: PyObject, spec: PyObject): PyObject | null {
  const name = PyObject_GetAttrString(spec, 'name');
  if (!name) return null;
  let result: PyObject | null = null;
  if (!PyUnicode_Check(name)) {
    PyErr_Format(PyExc_TypeError, 'name must be string, not %.200s', name.ob_type.tp_name);
  } else {
    const text = PyUnicode_AsUTF8(name);
    const entry = text ? findInittab(text) : null;
    if (entry) {
      // sys and builtins are there already.
      result = entry.initfunc ? callInitfunc(entry) : PyImport_GetModule(name);
    } else if (!PyErr_Occurred()) result = Py_None;
  }
  Py_DECREF(name);
  return result;
}

function exec_builtin(_module: PyObject, _mod: PyObject): PyObject | null {
  return PyLong_FromLong(0);
}

function extension_suffixes(_module: PyObject, _unused: PyObject | null): PyObject | null {
  return PyList_New(0);
}

// --- frozen modules

function is_frozen(_module: PyObject, name: PyObject): PyObject | null {
  if (!wantsStr('is_frozen', name)) return null;
  const info = find_frozen(name, false);
  if (info) PyMem_RawFree(changetype<usize>(info));
  else if (PyErr_Occurred()) return null;
  return PyBool_FromLong(info ? 1 : 0);
}

function is_frozen_package(_module: PyObject, name: PyObject): PyObject | null {
  if (!wantsStr('is_frozen_package', name)) return null;
  const info = find_frozen(name, false);
  if (!info) {
    if (!PyErr_Occurred()) noSuchFrozen(name);
    return null;
  }
  const answer = isFrozenPackage(info);
  PyMem_RawFree(changetype<usize>(info));
  return PyBool_FromLong(answer ? 1 : 0);
}

function imp_find_frozen(_module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const bad = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'find_frozen', 'name withdata', 1, 1, 1, at);
  const name = ptrAt(at, 0);
  const wanted = ptrAt(at, 1);
  stackFree(at);
  if (bad < 0) return null;
  if (!PyUnicode_Check(name!)) {
    _PyArg_BadArgument('find_frozen', 'argument 1', 'str', name!);
    return null;
  }
  const withData = wanted ? PyObject_IsTrue(wanted) : 0;
  if (withData < 0) return null;
  const info = find_frozen(name!, withData > 0);
  if (!info) return PyErr_Occurred() ? changetype<PyObject | null>(0) : Py_None;
  let data: PyObject | null = Py_None;
  if (withData > 0) {
    data = PyBytes_FromStringAndSize(frozenCode(info), info.size);
  }
  const origin = frozenOrigin(info);
  const isPackage = PyBool_FromLong(isFrozenPackage(info) ? 1 : 0);
  PyMem_RawFree(changetype<usize>(info));
  const result: PyObject | null = data && origin ? PyTuple_Pack3(data, isPackage!, origin) : null;
  Py_XDECREF(data);
  Py_XDECREF(origin);
  return result;
}

function get_frozen_object(_module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('get_frozen_object', nargs, 1, 2)) return null;
  const name = objAt(args, 0);
  if (!PyUnicode_Check(name)) {
    _PyArg_BadArgument('get_frozen_object', 'argument 1', 'str', name);
    return null;
  }
  const data = nargs > 1 ? objAt(args, 1) : Py_None;
  if (data != Py_None) return codeFromData(name, data);
  const info = find_frozen(name, true);
  if (!info) {
    if (!PyErr_Occurred()) noSuchFrozen(name);
    return null;
  }
  const code = unmarshalFrozen(name, frozenCode(info), info.size);
  PyMem_RawFree(changetype<usize>(info));
  return code;
}

function codeFromData(name: PyObject, data: PyObject): PyObject | null {
  const view = stackAlloc(10);
  let code: PyObject | null = null;
  if (!PyObject_CheckBuffer(data)) _PyArg_BadArgument('get_frozen_object', 'argument 2', 'bytes', data);
  else if (PyObject_GetBuffer(data, view, 0) == 0) {
    const size = load<i64>(view, 16);
    if (size == 0) {
      const text = PyUnicode_FromFormat('Frozen object named %R is invalid', arg(name));
      if (text) {
        PyErr_SetImportError(text, name, null);
        Py_DECREF(text);
      }
    } else code = unmarshalFrozen(name, <usize>load<u64>(view), size);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return code;
}

function init_frozen(_module: PyObject, name: PyObject): PyObject | null {
  if (!wantsStr('init_frozen', name)) return null;
  const r = PyImport_ImportFrozenModuleObject(name);
  if (r < 0) return null;
  return r == 0 ? Py_None : PyImport_GetModule(name);
}

function _frozen_module_names(_module: PyObject, _unused: PyObject | null): PyObject | null {
  const block = host_frozen_names();
  if (!block) return PyList_New(0);
  const text = PyUnicode_DecodeUTF8(block + 4, load<u32>(block), 0);
  PyMem_RawFree(block);
  if (!text) return null;
  const list = PyUnicode_Splitlines(text, 0);
  Py_DECREF(text);
  return list;
}

function _override_frozen_modules_for_tests(_module: PyObject, value: PyObject): PyObject | null {
  const chosen = PyLong_AsInt(value);
  if (chosen == -1 && PyErr_Occurred()) return null;
  pel.frozen_override = chosen;
  return Py_None;
}

function _override_multi_interp_extensions_check(_module: PyObject, value: PyObject): PyObject | null {
  if (PyLong_AsInt(value) == -1 && PyErr_Occurred()) return null;
  return PyErr_SetString(
    PyExc_RuntimeError,
    '_imp._override_multi_interp_extensions_check() cannot be used in the main interpreter',
  );
}

// --- code

/** The file that a code object and those inside it were compiled from is called `path` now, where it was called `old`. */
function update_code_filenames(code: PyObject, old: PyObject, path: PyObject): void {
  const co = changetype<PyCodeObject>(code);
  if (!_PyUnicode_Equal(co.co_filename!, old)) return;
  setSlot(changetype<usize>(code) + offsetof<PyCodeObject>('_co_filename'), Py_NewRef(path));
  const constants = changetype<PyObject>(co.co_consts);
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(constants); i++) {
    const o = PyTuple_GET_ITEM(constants, i);
    if (PyCode_Check(o)) update_code_filenames(o, old, path);
  }
}

function _fix_co_filename(_module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_fix_co_filename', nargs, 2, 2)) return null;
  const code = objAt(args, 0);
  const path = objAt(args, 1);
  if (!PyCode_Check(code)) _PyArg_BadArgument('_fix_co_filename', 'argument 1', 'code', code);
  else if (!PyUnicode_Check(path)) _PyArg_BadArgument('_fix_co_filename', 'argument 2', 'str', path);
  else {
    const old = Py_NewRef<PyObject>(changetype<PyCodeObject>(code).co_filename!);
    if (!_PyUnicode_Equal(old, path)) update_code_filenames(code, old, path);
    Py_DECREF(old);
    return Py_None;
  }
  return null;
}

function source_hash(_module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(12);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'source_hash', 'key source', 0, 2, 0, at) == 0) {
    const key = PyLong_AsLong(objAt(at, 0));
    const view = at + 16;
    if ((key != -1 || !PyErr_Occurred()) && PyObject_GetBuffer(objAt(at, 1), view, 0) == 0) {
      const hash = _Py_KeyedHash(<u64>key, <usize>load<u64>(view), load<i64>(view, 16));
      PyBuffer_Release(view);
      store<u64>(at, hash);
      result = PyBytes_FromStringAndSize(at, 8);
    }
  }
  stackFree(at);
  return result;
}

function addFunctions(m: PyObject): void {
  moduleMethod(
    m,
    'extension_suffixes',
    extension_suffixes.index,
    METH_NOARGS,
    'extension_suffixes($module, /)\n--\n\nReturns the list of file suffixes used to identify extension modules.',
  );
  moduleMethod(
    m,
    'lock_held',
    lock_held.index,
    METH_NOARGS,
    'lock_held($module, /)\n--\n\nReturn True if the import lock is currently held, else False.\n\nOn platforms without threads, return False.',
  );
  moduleMethod(
    m,
    'acquire_lock',
    acquire_lock.index,
    METH_NOARGS,
    "acquire_lock($module, /)\n--\n\nAcquires the interpreter's import lock for the current thread.\n\nThis lock should be used by import hooks to ensure thread-safety when importing\nmodules. On platforms without threads, this function does nothing.",
  );
  moduleMethod(
    m,
    'release_lock',
    release_lock.index,
    METH_NOARGS,
    "release_lock($module, /)\n--\n\nRelease the interpreter's import lock.\n\nOn platforms without threads, this function does nothing.",
  );
  moduleMethod(
    m,
    'find_frozen',
    imp_find_frozen.index,
    METH_FASTCALL | METH_KEYWORDS,
    "find_frozen($module, name, /, *, withdata=False)\n--\n\nReturn info about the corresponding frozen module (if there is one) or None.\n\nThe returned info (a 2-tuple):\n\n * data         the raw marshalled bytes\n * is_package   whether or not it is a package\n * origname     the originally frozen module's name, or None if not\n                a stdlib module (this will usually be the same as\n                the module's current name)",
  );
  moduleMethod(
    m,
    'get_frozen_object',
    get_frozen_object.index,
    METH_FASTCALL,
    'get_frozen_object($module, name, data=None, /)\n--\n\nCreate a code object for a frozen module.',
  );
  moduleMethod(
    m,
    'is_frozen_package',
    is_frozen_package.index,
    METH_O,
    'is_frozen_package($module, name, /)\n--\n\nReturns True if the module name is of a frozen package.',
  );
  moduleMethod(
    m,
    'create_builtin',
    create_builtin.index,
    METH_O,
    'create_builtin($module, spec, /)\n--\n\nCreate an extension module.',
  );
  moduleMethod(
    m,
    'init_frozen',
    init_frozen.index,
    METH_O,
    'init_frozen($module, name, /)\n--\n\nInitializes a frozen module.',
  );
  moduleMethod(
    m,
    'is_builtin',
    is_builtin.index,
    METH_O,
    'is_builtin($module, name, /)\n--\n\nReturns True if the module name corresponds to a built-in module.',
  );
  moduleMethod(
    m,
    'is_frozen',
    is_frozen.index,
    METH_O,
    'is_frozen($module, name, /)\n--\n\nReturns True if the module name corresponds to a frozen module.',
  );
  moduleMethod(
    m,
    '_frozen_module_names',
    _frozen_module_names.index,
    METH_NOARGS,
    '_frozen_module_names($module, /)\n--\n\nReturns the list of available frozen modules.',
  );
  moduleMethod(
    m,
    '_override_frozen_modules_for_tests',
    _override_frozen_modules_for_tests.index,
    METH_O,
    '_override_frozen_modules_for_tests($module, override, /)\n--\n\n(internal-only) Override PyConfig.use_frozen_modules.\n\n(-1: "off", 1: "on", 0: no override)\nSee frozen_modules() in Lib/test/support/import_helper.py.',
  );
  moduleMethod(
    m,
    '_override_multi_interp_extensions_check',
    _override_multi_interp_extensions_check.index,
    METH_O,
    '_override_multi_interp_extensions_check($module, override, /)\n--\n\n(internal-only) Override PyInterpreterConfig.check_multi_interp_extensions.\n\n(-1: "never", 1: "always", 0: no override)',
  );
  moduleMethod(
    m,
    'exec_builtin',
    exec_builtin.index,
    METH_O,
    'exec_builtin($module, mod, /)\n--\n\nInitialize a built-in module.',
  );
  moduleMethod(
    m,
    '_fix_co_filename',
    _fix_co_filename.index,
    METH_FASTCALL,
    '_fix_co_filename($module, code, path, /)\n--\n\nChanges code.co_filename to specify the passed-in file path.\n\n  code\n    Code object to change.\n  path\n    File path to use.',
  );
  moduleMethod(
    m,
    'source_hash',
    source_hash.index,
    METH_FASTCALL | METH_KEYWORDS,
    'source_hash($module, /, key, source)\n--\n\n',
  );
}

// new: the module; NULL with the exception set
export function init__imp_module(): PyObject | null {
  const m = newNativeModule('_imp', '(Extremely) low-level import machinery bits as used by importlib.');
  if (!m) return null;
  addFunctions(m);
  if (PyModule_Add(m, 'check_hash_based_pycs', PyUnicode_FromString('default')) == 0) return m;
  Py_DECREF(m);
  return null;
}

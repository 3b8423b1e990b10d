// Making functions and generators; imports.

import { PyMapping_GetOptionalItem } from '../../objects/abstract/mapping';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyObject_CallOneArg, PyObject_Vectorcall } from '../../objects/call';
import { PyCodeObject } from '../../objects/code';
import { PyDict_GetItemWithError } from '../../objects/dict/dict';
import { PyErr_SetObject, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyImportErrorObject } from '../../objects/exceptions/struct';
import { PyExc_ImportError } from '../../objects/exceptions/types';
import { _PyInterpreterFrame } from '../../objects/frame';
import { _PyFunction_SetVersion, PyFunction_New, PyFunctionObject } from '../../objects/function';
import { PyModule_Check, PyModule_GetDict } from '../../objects/module';
import { isInitializing } from '../../objects/module/attribute';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { mainInterpreter } from '../../runtime/interp';
import {
  arg,
  Py_DECREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PY_VECTORCALL_ARGUMENTS_OFFSET } from '../../runtime/type';
import { MAKE_FUNCTION_ANNOTATIONS, MAKE_FUNCTION_CLOSURE, MAKE_FUNCTION_KWDEFAULTS } from '../opcodes';
import { peek } from '../stack';

/* @noinline */ export function op_MAKE_FUNCTION(frame: _PyInterpreterFrame, sp: usize): PyObject | null {
  const code = peek(sp, 1);
  const func = PyFunction_New(code, frame.f_globals!);
  Py_DECREF(code);
  if (!func) return null;
  _PyFunction_SetVersion(func, changetype<PyCodeObject>(code).co_version);
  return func;
}

/** The attribute below the function moves into it. */
/* @noinline */ export function op_SET_FUNCTION_ATTRIBUTE(sp: usize, oparg: i32): void {
  const attr = peek(sp, 2);
  const func = changetype<PyFunctionObject>(peek(sp, 1));
  switch (oparg) {
    case MAKE_FUNCTION_CLOSURE:
      func.func_closure = attr;
      break;
    case MAKE_FUNCTION_ANNOTATIONS:
      func.func_annotations = attr;
      break;
    case MAKE_FUNCTION_KWDEFAULTS:
      func.func_kwdefaults = attr;
      break;
    default:
      func.func_defaults = attr;
  }
}

/* @noinline */ export function op_IMPORT_NAME(frame: _PyInterpreterFrame, sp: usize, name: PyObject): PyObject | null {
  const level = peek(sp, 2);
  const fromlist = peek(sp, 1);
  const res = import_name(frame, name, fromlist, level);
  Py_DECREF(level);
  Py_DECREF(fromlist);
  return res;
}

function import_name(frame: _PyInterpreterFrame, name: PyObject, fromlist: PyObject, level: PyObject): PyObject | null {
  const out = stackAlloc(6);
  setPtrAt(out, 0, null);
  const err = PyMapping_GetOptionalItem(frame.f_builtins!, _Py_ID('__import__'), out);
  const func = ptrAt(out, 0);
  let result: PyObject | null = null;
  if (err < 0) result = null;
  else if (!func) PyErr_SetString(PyExc_ImportError, '__import__ not found');
  else {
    const locals = frame.f_locals;
    setPtrAt(out, 0, null);
    setPtrAt(out, 1, name);
    setPtrAt(out, 2, frame.f_globals);
    setPtrAt(out, 3, locals ? locals : Py_None);
    setPtrAt(out, 4, fromlist);
    setPtrAt(out, 5, level);
    result = PyObject_Vectorcall(func, out + 8, 5 | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
    Py_DECREF(func);
  }
  stackFree(out);
  return result;
}

/** from module import name: an attribute, else the submodule that sys.modules has. */
/* @noinline */ export function import_from(v: PyObject, name: PyObject): PyObject | null {
  const out = stackAlloc(1);
  setPtrAt(out, 0, null);
  const err = PyObject_GetOptionalAttr(v, name, out);
  const x = ptrAt(out, 0);
  stackFree(out);
  if (err != 0) return x;
  const pkgname = PyObject_GetAttr(v, _Py_ID('__name__'));
  if (!pkgname || !PyUnicode_Check(pkgname)) {
    PyErr_Clear();
    Py_XDECREF(pkgname);
    return cannotImport(v, name, null);
  }
  const full = PyUnicode_FromFormat('%U.%U', arg(pkgname), arg(name));
  if (!full) {
    Py_DECREF(pkgname);
    return null;
  }
  const modules = mainInterpreter.imports_modules;
  const sub = modules ? PyDict_GetItemWithError(modules, full) : null;
  Py_DECREF(full);
  if (sub) {
    Py_DECREF(pkgname);
    return Py_NewRef(sub);
  }
  if (!PyErr_Occurred()) cannotImport(v, name, pkgname);
  Py_DECREF(pkgname);
  return null;
}

function cannotImport(v: PyObject, name: PyObject, pkgname: PyObject | null): PyObject | null {
  const shown: PyObject | null = pkgname ? Py_NewRef<PyObject>(pkgname) : PyUnicode_FromString('<unknown module name>');
  if (!shown) return null;
  let path = PyModule_Check(v) ? Py_XNewRef(PyDict_GetItemWithError(PyModule_GetDict(v), _Py_ID('__file__'))) : null;
  if (path && !PyUnicode_Check(path)) {
    Py_DECREF(path);
    path = null;
  }
  PyErr_Clear();
  let text: PyObject | null = null;
  if (path) {
    const out = stackAlloc(1);
    setPtrAt(out, 0, null);
    let r = PyObject_GetOptionalAttr(v, _Py_ID('__spec__'), out);
    const spec = ptrAt(out, 0);
    stackFree(out);
    if (r >= 0) r = isInitializing(spec);
    Py_XDECREF(spec);
    if (r > 0) {
      text = PyUnicode_FromFormat(
        'cannot import name %R from partially initialized module %R (most likely due to a circular import) (%S)',
        arg(name),
        arg(shown),
        arg(path),
      );
    } else if (r == 0) {
      text = PyUnicode_FromFormat('cannot import name %R from %R (%S)', arg(name), arg(shown), arg(path));
    }
  } else text = PyUnicode_FromFormat('cannot import name %R from %R (unknown location)', arg(name), arg(shown));
  Py_DECREF(shown);
  if (text) {
    _PyErr_SetImportErrorWithNameFrom(text, pkgname, path, name);
    Py_DECREF(text);
  }
  Py_XDECREF(path);
  return null;
}

/** ImportError(text, name=…, path=…, name_from=…) */
function _PyErr_SetImportErrorWithNameFrom(
  text: PyObject,
  name: PyObject | null,
  path: PyObject | null,
  from: PyObject,
): void {
  const exc = PyObject_CallOneArg(PyExc_ImportError, text);
  if (!exc) return;
  const e = changetype<PyImportErrorObject>(exc);
  if (name) setSlot(changetype<usize>(exc) + offsetof<PyImportErrorObject>('_name'), Py_NewRef(name));
  if (path) setSlot(changetype<usize>(exc) + offsetof<PyImportErrorObject>('_path'), Py_NewRef(path));
  setSlot(changetype<usize>(exc) + offsetof<PyImportErrorObject>('_name_from'), Py_NewRef(from));
  PyErr_SetObject(e.ob_type, exc);
  Py_DECREF(exc);
}

// sys: looking at objects, and the process's settings. (CPython: Python/sysmodule.c)

import { _Py_GetGlobalAllocatedBlocks, _PyObject_DebugMallocStats } from '../../memory/obmalloc/stats';
import {
  _PyArg_BadArgument,
  _PyArg_CheckPositional,
  _PyArg_UnpackKeywords,
  unpackTupleAndKeywords,
} from '../../objects/args';
import { Py_True, PyBool_FromLong } from '../../objects/bool';
import { PyObject_CallNoArgs } from '../../objects/call';
import { PyDict_SetItem } from '../../objects/dict/dict';
import {
  _PyErr_GetTopmostException,
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_GetHandledException,
  PyErr_SetObject,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import { PyBaseExceptionObject } from '../../objects/exceptions/struct';
import {
  PyExc_RecursionError,
  PyExc_RuntimeError,
  PyExc_SystemExit,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyFile_WriteObject, PyFile_WriteString } from '../../objects/file';
import { _PyFrame_GetFrameObject, _PyFrame_PreviousComplete, _PyInterpreterFrame } from '../../objects/frame';
import { PyLong_AsInt, PyLong_AsSsize_t, PyLong_FromLong, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import {
  _PyUnicode_InternedSize,
  _PyUnicode_InternedSize_Immortal,
  _PyUnicode_InternMortal,
  PyUnicode_InternFromString,
} from '../../objects/str/intern';
import { PyUnicode_FromOrdinal } from '../../objects/str/new';
import { PyUnicode_CHECK_INTERNED, PyUnicode_Check, PyUnicode_CheckExact } from '../../objects/str/struct';
import { _PySys_GetAttr } from '../../objects/sys-attributes';
import { PyTuple_Pack3 } from '../../objects/tuple';
import { PyType_ClearCache } from '../../objects/type/lookup';
import { _PyObject_LookupSpecial } from '../../objects/type/special';
import { Py_DECREF, Py_NewRef, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_DebugTypeStats } from '../../runtime/freelist-stats';
import { PyObject_IS_GC } from '../../runtime/gc/track';
import { _Py_ID, _Py_STR } from '../../runtime/identifiers';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { _PyRuntime } from '../../runtime/runtime';
import { _PyThreadState_GET } from '../../runtime/tstate';
import { Py_TPFLAGS_HAVE_GC, Py_TPFLAGS_PREHEADER, PyTypeObject } from '../../runtime/type';
import { _PyEval_GetFrame } from '../../vm/api';

export function sys_getrefcount(module: PyObject, o: PyObject): PyObject | null {
  return PyLong_FromSsize_t(o.ob_refcnt);
}

/** The bytes that lie before an object: the GC head, and the dict and weakref pointers of a managed one. */
function headerSize(type: PyTypeObject): i64 {
  return (type.tp_flags & Py_TPFLAGS_HAVE_GC ? 16 : 0) + (type.tp_flags & Py_TPFLAGS_PREHEADER ? 16 : 0);
}

export function sys_getsizeof(module: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  let result: PyObject | null = null;
  if (unpackTupleAndKeywords(args, kwds, 'getsizeof', 'object default', 0, 1, 0, values) == 0) {
    const size = _PySys_GetSizeOf(objAt(values, 0));
    const default_ = ptrAt(values, 1);
    if (size >= 0) result = PyLong_FromSsize_t(size);
    else if (default_ && PyErr_ExceptionMatches(PyExc_TypeError)) {
      PyErr_Clear();
      result = Py_NewRef<PyObject>(default_);
    }
  }
  stackFree(values);
  return result;
}

/** Bytes of o with its header; -1 with the exception set. */
export function _PySys_GetSizeOf(o: PyObject): i64 {
  const method = _PyObject_LookupSpecial(o, _Py_ID('__sizeof__'));
  if (!method) {
    if (!PyErr_Occurred())
      PyErr_Format(PyExc_TypeError, "Type %.100s doesn't define __sizeof__", <u64>o.ob_type.tp_name);
    return -1;
  }
  const result = PyObject_CallNoArgs(method);
  Py_DECREF(method);
  if (!result) return -1;
  const size = PyLong_AsSsize_t(result);
  Py_DECREF(result);
  if (size == -1 && PyErr_Occurred()) return -1;
  if (size < 0) {
    PyErr_SetString(PyExc_ValueError, '__sizeof__() should return >= 0');
    return -1;
  }
  return size + (PyObject_IS_GC(o) || o.ob_type.tp_flags & Py_TPFLAGS_PREHEADER ? headerSize(o.ob_type) : 0);
}

export function sys_getallocatedblocks(module: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(_Py_GetGlobalAllocatedBlocks());
}

export function sys__debugmallocstats(module: PyObject, _ignored: PyObject | null): PyObject | null {
  _PyObject_DebugMallocStats();
  _PyObject_DebugTypeStats();
  return Py_None;
}

export function sys_intern(module: PyObject, s: PyObject): PyObject | null {
  if (!PyUnicode_Check(s)) {
    _PyArg_BadArgument('intern', 'argument', 'str', s);
    return null;
  }
  if (!PyUnicode_CheckExact(s)) return PyErr_Format(PyExc_TypeError, "can't intern %.400s", <u64>s.ob_type.tp_name);
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, Py_NewRef<PyObject>(s));
  _PyUnicode_InternMortal(slot);
  const interned = ptrAt(slot, 0);
  stackFree(slot);
  return interned;
}

export function sys__is_interned(module: PyObject, s: PyObject): PyObject | null {
  if (!PyUnicode_Check(s)) {
    _PyArg_BadArgument('_is_interned', 'argument', 'str', s);
    return null;
  }
  return PyBool_FromLong(PyUnicode_CHECK_INTERNED(s) ? 1 : 0);
}

export function sys_getrecursionlimit(module: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyLong_FromLong(_PyThreadState_GET().py_recursion_limit);
}

export function sys_setrecursionlimit(module: PyObject, o: PyObject): PyObject | null {
  const limit = PyLong_AsInt(o);
  if (limit == -1 && PyErr_Occurred()) return null;
  if (limit < 1) return PyErr_SetString(PyExc_ValueError, 'recursion limit must be greater or equal than 1');
  const tstate = _PyThreadState_GET();
  const depth = tstate.py_recursion_limit - tstate.py_recursion_remaining;
  if (depth >= limit) {
    return PyErr_Format(
      PyExc_RecursionError,
      'cannot set the recursion limit to %i at the recursion depth %i: the limit is too low',
      limit,
      depth,
    );
  }
  tstate.py_recursion_limit = limit;
  tstate.py_recursion_remaining = limit - depth;
  return Py_None;
}

export function sys_exception(module: PyObject, _ignored: PyObject | null): PyObject | null {
  const exc = PyErr_GetHandledException();
  return exc ? exc : Py_None;
}

export function sys_exc_info(module: PyObject, _ignored: PyObject | null): PyObject | null {
  const exc = _PyErr_GetTopmostException().exc_value;
  if (!exc || exc == Py_None) return PyTuple_Pack3(Py_None, Py_None, Py_None);
  const tb = changetype<PyBaseExceptionObject>(exc).traceback;
  return PyTuple_Pack3(exc.ob_type, exc, tb ? tb : Py_None);
}

export function sys_exit(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('exit', nargs, 0, 1)) return null;
  PyErr_SetObject(PyExc_SystemExit, nargs ? ptrAt(args, 0) : Py_None);
  return null;
}

export function sys__getframe(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_getframe', nargs, 0, 1)) return null;
  let depth = nargs ? PyLong_AsInt(objAt(args, 0)) : 0;
  if (depth == -1 && PyErr_Occurred()) return null;
  let frame = changetype<_PyInterpreterFrame | null>(_PyEval_GetFrame());
  for (; frame && depth > 0; depth--) frame = _PyFrame_PreviousComplete(frame);
  if (!frame) return PyErr_SetString(PyExc_ValueError, 'call stack is not deep enough');
  return Py_XNewRef(_PyFrame_GetFrameObject(frame));
}

export function sys_getdefaultencoding(module: PyObject, _ignored: PyObject | null): PyObject | null {
  return _Py_STR('utf_8');
}

export function sys_getfilesystemencoding(module: PyObject, _ignored: PyObject | null): PyObject | null {
  return _Py_STR('utf_8');
}

export function sys_getfilesystemencodeerrors(module: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyUnicode_InternFromString('surrogateescape');
}

export function sys_is_finalizing(module: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyBool_FromLong(_PyRuntime._finalizing ? 1 : 0);
}

export function sys_get_int_max_str_digits(module: PyObject, _ignored: PyObject | null): PyObject | null {
  return PyLong_FromLong(_PyInterpreterState_GET().long_state_max_str_digits);
}

export function sys_set_int_max_str_digits(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const values = stackAlloc(1);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'set_int_max_str_digits', 'maxdigits', 0, 1, 0, values) == 0) {
    const digits = PyLong_AsInt(objAt(values, 0));
    if (digits == -1 && PyErr_Occurred()) result = null;
    else if (digits != 0 && digits < 640) {
      PyErr_Format(PyExc_ValueError, 'maxdigits must be 0 or larger than %d', 640);
    } else {
      _PyInterpreterState_GET().long_state_max_str_digits = digits;
      result = Py_None;
    }
  }
  stackFree(values);
  return result;
}

export function sys__is_gil_enabled(module: PyObject, _ignored: PyObject | null): PyObject | null {
  return Py_True;
}

export function sys__clear_type_cache(module: PyObject, _ignored: PyObject | null): PyObject | null {
  PyType_ClearCache();
  return Py_None;
}

export function sys_getunicodeinternedsize(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const at = stackAlloc(1);
  const name = 'getunicodeinternedsize';
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, '_only_immortal', 0, 0, 1, at) == 0;
  const only: PyObject | null = ok ? ptrAt(at, 0) : null;
  stackFree(at);
  const immortal = ok && only ? PyObject_IsTrue(only) : 0;
  if (!ok || immortal < 0) return null;
  return PyLong_FromSsize_t(immortal ? _PyUnicode_InternedSize_Immortal() : _PyUnicode_InternedSize());
}

export function sys_displayhook(module: PyObject, o: PyObject): PyObject | null {
  const builtins = _PyInterpreterState_GET().builtins!;
  if (o == Py_None) return Py_None;
  if (PyDict_SetItem(builtins, PyUnicode_FromOrdinal(0x5f)!, Py_None) < 0) return null;
  const out = _PySys_GetAttr(_Py_ID('stdout'));
  if (!out || out == Py_None) return PyErr_SetString(PyExc_RuntimeError, 'lost sys.stdout');
  if (PyFile_WriteObject(o, out, 0) < 0 || PyFile_WriteString('\n', out) < 0) return null;
  return PyDict_SetItem(builtins, PyUnicode_FromOrdinal(0x5f)!, o) < 0 ? null : Py_None;
}

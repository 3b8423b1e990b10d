// sys: breakpoints, audit hooks, other threads' frames, and what a process without an operating system only remembers.
// (CPython: Python/sysmodule.c)

import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyObject_GetAttr, PyObject_GetAttrString } from '../../objects/attribute';
import { Py_False } from '../../objects/bool';
import { _PyObject_CallTwo, PyObject_Call, PyObject_CallMethodOneArg, PyObject_Vectorcall } from '../../objects/call';
import { PyDict_GetItemString, PyDict_GetItemWithError, PyDict_New, PyDict_SetItem } from '../../objects/dict/dict';
import {
  PyErr_ExceptionMatches,
  PyErr_Format,
  PyErr_GetHandledException,
  PyErr_SetString,
} from '../../objects/exceptions/errors';
import {
  PyExc_AttributeError,
  PyExc_Exception,
  PyExc_ImportError,
  PyExc_RuntimeWarning,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../../objects/float';
import { _PyFrame_GetFrameObject, _PyFrame_PreviousComplete, _PyInterpreterFrame } from '../../objects/frame';
import { asFunction, PyFunction_Check } from '../../objects/function';
import { optionalAttr } from '../../objects/generic-alias/parameters';
import { PyLong_AsInt, PyLong_FromLong, PyLong_FromUnsignedLong } from '../../objects/int';
import { PyList_Append, PyList_AsTuple, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New } from '../../objects/list';
import { moduleMethod, PyModule_GetDict } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_FromCString, PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_ReadChar, PyUnicode_Substring } from '../../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { PySys_SetObject } from '../../objects/sys-attributes';
import { _PyTuple_FromArray, PyTuple_Check, PyTuple_New, PyTuple_SET_ITEM, tuple_get_empty } from '../../objects/tuple';
import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { _Py_GetConfig } from '../../runtime/config';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID, _Py_STR } from '../../runtime/identifiers';
import { mainInterpreter } from '../../runtime/interp';
import { arg, objAt, PyObject, ptrAt } from '../../runtime/object';
import { askBeforeNext, pel, stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET } from '../../runtime/tstate';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O } from '../../runtime/type';
import { _PyEval_GetFrame } from '../../vm/api';
import { PyImport_Import } from '../../vm/import';
import { PyErr_WarnFormat } from '../../vm/warnings';
import { addMonitoring } from './monitoring';

// new: os.environ['PYTHONBREAKPOINT'] where os is imported; NULL: not set, or an exception
function breakpointVariable(): PyObject | null {
  const name = PyUnicode_FromString('os');
  const os = name ? PyDict_GetItemWithError(mainInterpreter.imports_modules!, name) : null;
  Py_XDECREF(name);
  const environ: PyObject | null = os ? PyObject_GetAttrString(os, 'environ') : null;
  if (!environ) return null;
  const key = PyUnicode_FromString('PYTHONBREAKPOINT');
  const value = key ? PyObject_CallMethodOneArg(environ, _Py_ID('get'), key) : null;
  Py_XDECREF(key);
  Py_DECREF(environ);
  if (!value || PyUnicode_Check(value)) return value;
  Py_DECREF(value);
  return null;
}

/** The last dot of a text; -1: none. */
function lastDot(text: PyObject): i64 {
  for (let i = PyUnicode_GET_LENGTH(text) - 1; i >= 0; i--) if (PyUnicode_ReadChar(text, i) == 0x2e) return i;
  return -1;
}

// new: what "module.name" or the builtin "name" is; NULL: an exception
function findHook(path: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(path);
  const dot = lastDot(path);
  const moduleName = dot < 0 ? PyUnicode_FromString('builtins') : PyUnicode_Substring(path, 0, dot);
  const attribute = PyUnicode_Substring(path, dot + 1, n);
  const module = moduleName && attribute ? PyImport_Import(moduleName) : null;
  const hook: PyObject | null = module ? PyObject_GetAttr(module, attribute!) : null;
  Py_XDECREF(module);
  Py_XDECREF(moduleName);
  Py_XDECREF(attribute);
  return hook;
}

function sys_breakpointhook(_m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  let path = breakpointVariable();
  if (!path && PyErr_Occurred()) return null;
  if (!path || PyUnicode_GET_LENGTH(path) == 0) {
    Py_XDECREF(path);
    path = PyUnicode_FromString('pdb.set_trace');
    if (!path) return null;
  } else if (_PyUnicode_EqualToASCIIString(path, '0')) {
    Py_DECREF(path);
    return Py_None;
  }
  const hook = findHook(path);
  if (hook) {
    Py_DECREF(path);
    const result = PyObject_Vectorcall(hook, args, <usize>nargs, kwnames);
    Py_DECREF(hook);
    return result;
  }
  const ignored =
    PyErr_ExceptionMatches(PyExc_ImportError) ||
    PyErr_ExceptionMatches(PyExc_AttributeError) ||
    PyErr_ExceptionMatches(PyExc_ValueError);
  let err = -1;
  if (ignored) {
    PyErr_Clear();
    err = PyErr_WarnFormat(PyExc_RuntimeWarning, 0, 'Ignoring unimportable $PYTHONBREAKPOINT: "%U"', arg(path));
  }
  Py_DECREF(path);
  return err < 0 ? null : Py_None;
}

// ---- audit ----

/** Tells the hooks: 0, or -1 when one raised. */
function tellHooks(event: PyObject, args: PyObject): i32 {
  const list = mainInterpreter.audit_hooks;
  if (!list) return 0;
  const tstate = _PyThreadState_GET();
  Py_INCREF(list);
  let err = 0;
  for (let i: i64 = 0; i < PyList_GET_SIZE(list) && err == 0; i++) {
    const hook = Py_NewRef(PyList_GET_ITEM(list, i));
    const traced = optionalAttr(hook, _Py_ID('__cantrace__'));
    const canTrace = traced ? PyObject_IsTrue(traced) : PyErr_Occurred() ? -1 : 0;
    Py_XDECREF(traced);
    if (canTrace < 0) err = -1;
    else {
      if (!canTrace) tstate.tracing++;
      const res = _PyObject_CallTwo(hook, event, args);
      if (!canTrace) tstate.tracing--;
      if (!res) err = -1;
      Py_XDECREF(res);
    }
    Py_DECREF(hook);
  }
  Py_DECREF(list);
  return err;
}

function sys_audit(_m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (nargs == 0) return PyErr_SetString(PyExc_TypeError, "audit() missing 1 required positional argument: 'event'");
  if (!mainInterpreter.audit_hooks) return Py_None;
  const event = objAt(args, 0);
  if (!PyUnicode_Check(event))
    return PyErr_Format(PyExc_TypeError, "expected str for argument 'event', not %.200s", event.ob_type.tp_name);
  const rest = _PyTuple_FromArray(args + 8, nargs - 1);
  if (!rest) return null;
  const err = tellHooks(event, rest);
  Py_DECREF(rest);
  return err < 0 ? null : Py_None;
}

function sys_addaudithook(_m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(1);
  const err = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'addaudithook', 'hook', 0, 1, 0, buf);
  const hook = ptrAt(buf, 0);
  stackFree(buf);
  if (err < 0) return null;
  const event = PyUnicode_FromString('sys.addaudithook');
  if (!event) return null;
  const told = tellHooks(event, tuple_get_empty());
  Py_DECREF(event);
  if (told < 0) {
    // Another hook forbids it, and says so with an exception; one of Exception's stays unseen.
    if (!PyErr_ExceptionMatches(PyExc_Exception)) return null;
    PyErr_Clear();
    return Py_None;
  }
  const interp = mainInterpreter;
  if (!interp.audit_hooks) interp.audit_hooks = PyList_New(0);
  if (!interp.audit_hooks) return null;
  return PyList_Append(interp.audit_hooks!, hook!) < 0 ? null : Py_None;
}

// ---- threads and frames ----

// new: {thread id: value}; steals value
function byThread(value: PyObject | null): PyObject | null {
  const dict = PyDict_New();
  const id = PyLong_FromUnsignedLong(_PyThreadState_GET().thread_id);
  const ok = dict != null && id != null && value != null && PyDict_SetItem(dict, id!, value!) == 0;
  Py_XDECREF(id);
  Py_XDECREF(value);
  if (ok) return dict;
  Py_XDECREF(dict);
  return null;
}

function sys__current_frames(_m: PyObject, _: PyObject | null): PyObject | null {
  const frame = changetype<_PyInterpreterFrame | null>(_PyEval_GetFrame());
  return byThread(frame ? Py_XNewRef(_PyFrame_GetFrameObject(frame)) : Py_None);
}

function sys__current_exceptions(_m: PyObject, _: PyObject | null): PyObject | null {
  const exc = PyErr_GetHandledException();
  return byThread(exc ? exc : Py_None);
}

function sys__getframemodulename(_m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(1);
  const err = _PyArg_UnpackKeywords(args, nargs, null, kwnames, '_getframemodulename', 'depth', 0, 0, 0, buf);
  const given = ptrAt(buf, 0);
  stackFree(buf);
  if (err < 0) return null;
  let depth = given ? PyLong_AsInt(given) : 0;
  if (depth == -1 && PyErr_Occurred()) return null;
  let frame = changetype<_PyInterpreterFrame | null>(_PyEval_GetFrame());
  while (frame && depth-- > 0) frame = _PyFrame_PreviousComplete(frame);
  const func = frame ? frame.f_funcobj : null;
  const module = func && PyFunction_Check(func) ? asFunction(func).func_module : null;
  return module ? Py_NewRef(module) : Py_None;
}

function sys_call_tracing(_m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('call_tracing', nargs, 2, 2)) return null;
  if (!PyTuple_Check(objAt(args, 1))) {
    _PyArg_BadArgument('call_tracing', 'argument 2', 'tuple', objAt(args, 1));
    return null;
  }
  const tstate = _PyThreadState_GET();
  const tracing = tstate.tracing;
  tstate.tracing = 0;
  askBeforeNext();
  const result = PyObject_Call(objAt(args, 0), objAt(args, 1), null);
  tstate.tracing = tracing;
  return result;
}

// ---- what is only remembered ----

function sys_getdlopenflags(_m: PyObject, _: PyObject | null): PyObject | null {
  return PyLong_FromLong(pel.dlopen_flags);
}

function sys_setdlopenflags(_m: PyObject, value: PyObject): PyObject | null {
  const flags = PyLong_AsInt(value);
  if (flags == -1 && PyErr_Occurred()) return null;
  pel.dlopen_flags = flags;
  return Py_None;
}

function sys_getswitchinterval(_m: PyObject, _: PyObject | null): PyObject | null {
  return PyFloat_FromDouble(pel.switch_interval);
}

function sys_setswitchinterval(_m: PyObject, value: PyObject): PyObject | null {
  const seconds = PyFloat_AsDouble(value);
  if (seconds == -1.0 && PyErr_Occurred()) return null;
  if (seconds <= 0.0) return PyErr_SetString(PyExc_ValueError, 'switch interval must be strictly positive');
  pel.switch_interval = seconds;
  return Py_None;
}

function sys_noop(_m: PyObject, _: PyObject | null): PyObject | null {
  return Py_None;
}

function sys_activate_stack_trampoline(_m: PyObject, _backend: PyObject): PyObject | null {
  return PyErr_SetString(PyExc_ValueError, 'perf trampoline not available');
}

function sys_is_stack_trampoline_active(_m: PyObject, _: PyObject | null): PyObject | null {
  return Py_False;
}

function sys__get_cpu_count_config(_m: PyObject, _: PyObject | null): PyObject | null {
  return PyLong_FromLong(_Py_GetConfig().cpu_count);
}

// new: the names in the table of native modules, in its alphabetical order
function builtinNames(): PyObject | null {
  const list = PyList_New(0);
  let ok = list != null;
  for (let entry = pel.inittab; ok && load<usize>(entry); entry += 16) {
    const name = PyUnicode_FromCString(load<usize>(entry));
    ok = name != null && PyList_Append(list!, name) == 0;
    Py_XDECREF(name);
  }
  const tuple: PyObject | null = ok ? PyList_AsTuple(list!) : null;
  Py_XDECREF(list);
  return tuple;
}

/** sys.name = value (stolen). */
function set(name: string, value: PyObject | null): bool {
  if (!value) return false;
  const r = PySys_SetObject(name, value);
  Py_DECREF(value);
  return r == 0;
}

/** Adds the functions that few programs call; false: failed. */
export function addMoreFunctions(m: PyObject): bool {
  const kw = METH_FASTCALL | METH_KEYWORDS;
  pel.dlopen_flags = 2;
  pel.switch_interval = 0.005;
  moduleMethod(
    m,
    'addaudithook',
    sys_addaudithook.index,
    kw,
    'addaudithook($module, /, hook)\n--\n\nAdds a new audit hook callback.',
  );
  moduleMethod(
    m,
    'audit',
    sys_audit.index,
    METH_FASTCALL,
    'audit($module, event, /, *args)\n--\n\nPasses the event to any audit hooks that are attached.',
  );
  moduleMethod(
    m,
    'breakpointhook',
    sys_breakpointhook.index,
    kw,
    'breakpointhook($module, /, *args, **kwargs)\n--\n\nThis hook function is called by built-in breakpoint().\n',
  );
  moduleMethod(
    m,
    '_clear_internal_caches',
    sys_noop.index,
    METH_NOARGS,
    '_clear_internal_caches($module, /)\n--\n\nClear all internal performance-related caches.',
  );
  moduleMethod(
    m,
    '_current_frames',
    sys__current_frames.index,
    METH_NOARGS,
    "_current_frames($module, /)\n--\n\nReturn a dict mapping each thread's thread id to its current stack frame.\n\nThis function should be used for specialized purposes only.",
  );
  moduleMethod(
    m,
    '_current_exceptions',
    sys__current_exceptions.index,
    METH_NOARGS,
    "_current_exceptions($module, /)\n--\n\nReturn a dict mapping each thread's identifier to its current raised exception.\n\nThis function should be used for specialized purposes only.",
  );
  moduleMethod(
    m,
    '_getframemodulename',
    sys__getframemodulename.index,
    kw,
    "_getframemodulename($module, /, depth=0)\n--\n\nReturn the name of the module for a calling frame.\n\nThe default depth returns the module containing the call to this API.\nA more typical use in a library will pass a depth of 1 to get the user's\nmodule rather than the library module.\n\nIf no frame, module, or name can be found, returns None.",
  );
  moduleMethod(
    m,
    'call_tracing',
    sys_call_tracing.index,
    METH_FASTCALL,
    'call_tracing($module, func, args, /)\n--\n\nCall func(*args), while tracing is enabled.\n\nThe tracing state is saved, and restored afterwards.  This is intended\nto be called from a debugger from a checkpoint, to recursively debug\nsome other code.',
  );
  moduleMethod(
    m,
    'getdlopenflags',
    sys_getdlopenflags.index,
    METH_NOARGS,
    'getdlopenflags($module, /)\n--\n\nReturn the current value of the flags that are used for dlopen calls.\n\nThe flag constants are defined in the os module.',
  );
  moduleMethod(
    m,
    'setdlopenflags',
    sys_setdlopenflags.index,
    METH_O,
    'setdlopenflags($module, flags, /)\n--\n\nSet the flags used by the interpreter for dlopen calls.\n\nThis is used, for example, when the interpreter loads extension\nmodules. Among other things, this will enable a lazy resolving of\nsymbols when importing a module, if called as sys.setdlopenflags(0).\nTo share symbols across extension modules, call as\nsys.setdlopenflags(os.RTLD_GLOBAL).  Symbolic names for the flag\nmodules can be found in the os module (RTLD_xxx constants, e.g.\nos.RTLD_LAZY).',
  );
  moduleMethod(
    m,
    'getswitchinterval',
    sys_getswitchinterval.index,
    METH_NOARGS,
    'getswitchinterval($module, /)\n--\n\nReturn the current thread switch interval; see sys.setswitchinterval().',
  );
  moduleMethod(
    m,
    'setswitchinterval',
    sys_setswitchinterval.index,
    METH_O,
    'setswitchinterval($module, interval, /)\n--\n\nSet the ideal thread switching delay inside the Python interpreter.\n\nThe actual frequency of switching threads can be lower if the\ninterpreter executes long sequences of uninterruptible code\n(this is implementation-specific and workload-dependent).\n\nThe parameter must represent the desired switching delay in seconds\nA typical value is 0.005 (5 milliseconds).',
  );
  moduleMethod(
    m,
    'activate_stack_trampoline',
    sys_activate_stack_trampoline.index,
    METH_O,
    'activate_stack_trampoline($module, backend, /)\n--\n\nActivate stack profiler trampoline *backend*.',
  );
  moduleMethod(
    m,
    'deactivate_stack_trampoline',
    sys_noop.index,
    METH_NOARGS,
    'deactivate_stack_trampoline($module, /)\n--\n\nDeactivate the current stack profiler trampoline backend.\n\nIf no stack profiler is activated, this function has no effect.',
  );
  moduleMethod(
    m,
    'is_stack_trampoline_active',
    sys_is_stack_trampoline_active.index,
    METH_NOARGS,
    'is_stack_trampoline_active($module, /)\n--\n\nReturn *True* if a stack profiler trampoline is active.',
  );
  moduleMethod(
    m,
    '_get_cpu_count_config',
    sys__get_cpu_count_config.index,
    METH_NOARGS,
    '_get_cpu_count_config($module, /)\n--\n\nPrivate function for getting PyConfig.cpu_count',
  );
  const git = PyTuple_New(3);
  if (!git) return false;
  PyTuple_SET_ITEM(git, 0, PyUnicode_FromString('Pellucid'));
  PyTuple_SET_ITEM(git, 1, Py_NewRef<PyObject>(_Py_STR('empty')));
  PyTuple_SET_ITEM(git, 2, Py_NewRef<PyObject>(_Py_STR('empty')));
  return (
    set('_git', git) &&
    addMonitoring(m) &&
    set('_framework', PyUnicode_FromString('')) &&
    set('builtin_module_names', builtinNames()) &&
    set('__breakpointhook__', Py_XNewRef(PyDict_GetItemString(PyModule_GetDict(m), 'breakpointhook')))
  );
}

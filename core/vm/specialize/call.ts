// Specialised forms of CALL. (CPython: Python/specialize.c)

import { PyCFunction_Type, PyCFunctionObject } from '../../objects/builtin-function';
import { CO_OPTIMIZED, PyCodeObject } from '../../objects/code';
import { PyMethodDescr_Type, PyMethodDescrObject } from '../../objects/descriptor';
import { PyDict_GetItemString } from '../../objects/dict/dict';
import { _PyFunction_GetVersionForCurrentState, PyFunction_Type, PyFunctionObject } from '../../objects/function';
import { PyList_Type } from '../../objects/list';
import { PyMethod_Type, PyMethodObject } from '../../objects/method';
import { PyUnicode_Type } from '../../objects/str/struct';
import { PyTuple_Type } from '../../objects/tuple';
import { _PyType_Lookup } from '../../objects/type/lookup';
import { PyType_Check } from '../../objects/type/state';
import { PyBaseObject_Type, PyType_Type } from '../../objects/type/struct';
import { _PyType_AssignVersion } from '../../objects/type/version';
import { PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { _Py_ID } from '../../runtime/identifiers';
import { mainInterpreter } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_METHOD,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_TPFLAGS_HEAPTYPE,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_INLINE_VALUES,
  PyHeapTypeObject,
  PyTypeObject,
} from '../../runtime/type';
import {
  CALL_ALLOC_AND_ENTER_INIT,
  CALL_BOUND_METHOD_EXACT_ARGS,
  CALL_BOUND_METHOD_GENERAL,
  CALL_BUILTIN_CLASS,
  CALL_BUILTIN_FAST,
  CALL_BUILTIN_FAST_WITH_KEYWORDS,
  CALL_BUILTIN_O,
  CALL_ISINSTANCE,
  CALL_LEN,
  CALL_LIST_APPEND,
  CALL_METHOD_DESCRIPTOR_FAST,
  CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS,
  CALL_METHOD_DESCRIPTOR_NOARGS,
  CALL_METHOD_DESCRIPTOR_O,
  CALL_NON_PY_GENERAL,
  CALL_PY_EXACT_ARGS,
  CALL_PY_GENERAL,
  CALL_STR_1,
  CALL_TUPLE_1,
  CALL_TYPE_1,
  POP_TOP,
} from '../opcodes';
import { specialized, unspecialized } from './counter';
import { isSimpleFunction } from './operator';

const CALL_FLAGS = METH_VARARGS | METH_FASTCALL | METH_NOARGS | METH_O | METH_KEYWORDS | METH_METHOD;

/** nargs counts self where there is one. */
/* @noinline */ export function _Py_Specialize_Call(callable: PyObject, pc: usize, nargs: i32): void {
  const type = callable.ob_type;
  let opcode: i32;
  if (type == PyCFunction_Type) opcode = builtinCall(callable, nargs);
  else if (type == PyFunction_Type) opcode = pythonCall(changetype<PyFunctionObject>(callable), pc, nargs, false);
  else if (PyType_Check(callable)) opcode = classCall(changetype<PyTypeObject>(callable), pc, nargs);
  else if (type == PyMethodDescr_Type) opcode = methodDescriptorCall(callable, pc, nargs);
  else if (type == PyMethod_Type) {
    const func = changetype<PyMethodObject>(callable).im_func!;
    opcode = func.ob_type == PyFunction_Type ? pythonCall(changetype<PyFunctionObject>(func), pc, nargs + 1, true) : 0;
  } else opcode = CALL_NON_PY_GENERAL;
  if (opcode) specialized(pc, opcode);
  else unspecialized(pc);
}

function builtinCall(callable: PyObject, nargs: i32): i32 {
  const flags = changetype<PyCFunctionObject>(callable).m_ml!.ml_flags & CALL_FLAGS;
  if (flags == METH_O) {
    if (nargs != 1) return 0;
    return callable == mainInterpreter.callable_cache_len ? CALL_LEN : CALL_BUILTIN_O;
  }
  if (flags == METH_FASTCALL) {
    return nargs == 2 && callable == mainInterpreter.callable_cache_isinstance ? CALL_ISINSTANCE : CALL_BUILTIN_FAST;
  }
  return flags == (METH_FASTCALL | METH_KEYWORDS) ? CALL_BUILTIN_FAST_WITH_KEYWORDS : CALL_NON_PY_GENERAL;
}

function pythonCall(func: PyFunctionObject, pc: usize, nargs: i32, bound: bool): i32 {
  const code = changetype<PyCodeObject>(func.func_code);
  if (!(code.co_flags & CO_OPTIMIZED)) return 0;
  const version = _PyFunction_GetVersionForCurrentState(func);
  if (version == 0) return 0;
  store<u32>(pc, version, 4);
  if (isSimpleFunction(code) && code.co_argcount == nargs)
    return bound ? CALL_BOUND_METHOD_EXACT_ARGS : CALL_PY_EXACT_ARGS;
  return bound ? CALL_BOUND_METHOD_GENERAL : CALL_PY_GENERAL;
}

function classCall(tp: PyTypeObject, pc: usize, nargs: i32): i32 {
  if (tp.tp_flags & Py_TPFLAGS_IMMUTABLETYPE) {
    if (nargs == 1 && load<u8>(pc, 1) == 1) {
      if (tp == PyUnicode_Type) return CALL_STR_1;
      if (tp == PyType_Type) return CALL_TYPE_1;
      if (tp == PyTuple_Type) return CALL_TUPLE_1;
    }
    return tp.tp_vectorcall ? CALL_BUILTIN_CLASS : CALL_NON_PY_GENERAL;
  }
  if (tp.ob_type == PyType_Type && tp.tp_new == PyBaseObject_Type.tp_new) {
    const init = simpleInit(tp);
    if (!_PyType_AssignVersion(tp)) return 0;
    if (init) {
      if (changetype<PyCodeObject>(init.func_code).co_argcount != nargs + 1) return 0;
      store<u32>(pc, tp.tp_version_tag, 4);
      return CALL_ALLOC_AND_ENTER_INIT;
    }
  }
  return CALL_NON_PY_GENERAL;
}

/** __init__ of a class whose instances are nothing but inline values, if it is a plain Python function. borrowed */
function simpleInit(tp: PyTypeObject): PyFunctionObject | null {
  if (tp.tp_alloc != PyType_GenericAlloc.index) return null;
  if (!(tp.tp_flags & Py_TPFLAGS_INLINE_VALUES) || !(tp.tp_flags & Py_TPFLAGS_HEAPTYPE)) return null;
  const init = _PyType_Lookup(tp, _Py_ID('__init__'));
  if (!init || init.ob_type != PyFunction_Type) return null;
  if (!isSimpleFunction(changetype<PyCodeObject>(changetype<PyFunctionObject>(init).func_code))) return null;
  changetype<PyHeapTypeObject>(tp)._spec_cache.init = init;
  return changetype<PyFunctionObject>(init);
}

function methodDescriptorCall(descr: PyObject, pc: usize, nargs: i32): i32 {
  const flags = changetype<PyMethodDescrObject>(descr).d_method!.ml_flags & CALL_FLAGS;
  if (flags == METH_NOARGS) return nargs == 1 ? CALL_METHOD_DESCRIPTOR_NOARGS : 0;
  if (flags == METH_O) {
    if (nargs != 2) return 0;
    const pop = load<u8>(pc + 8) == POP_TOP;
    if (descr == mainInterpreter.callable_cache_list_append && load<u8>(pc, 1) == 1 && pop) return CALL_LIST_APPEND;
    return CALL_METHOD_DESCRIPTOR_O;
  }
  if (flags == METH_FASTCALL) return CALL_METHOD_DESCRIPTOR_FAST;
  return flags == (METH_FASTCALL | METH_KEYWORDS) ? CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS : CALL_NON_PY_GENERAL;
}

/** What specialised calls recognise by identity (borrowed); once, when builtins are there. */
export function initCallableCache(): void {
  const interp = mainInterpreter;
  const builtins = interp.builtins!;
  interp.callable_cache_len = PyDict_GetItemString(builtins, 'len');
  interp.callable_cache_isinstance = PyDict_GetItemString(builtins, 'isinstance');
  interp.callable_cache_list_append = _PyType_Lookup(PyList_Type, _Py_ID('append'));
  interp.callable_cache_object__getattribute__ = _PyType_Lookup(PyBaseObject_Type, _Py_ID('__getattribute__'));
}

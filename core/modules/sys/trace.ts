// sys.settrace and sys.gettrace. (CPython: Python/sysmodule.c)

import { moduleMethod } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { Py_NewRef } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { _PyThreadState_GET } from '../../runtime/tstate';
import { METH_NOARGS, METH_O } from '../../runtime/type';
import { _PyEval_SetTrace } from '../../vm/trace';

function sys_settrace(module: PyObject, function_: PyObject): PyObject | null {
  let callback: PyObject | null = function_;
  if (function_ == Py_None) callback = null;
  _PyEval_SetTrace(_PyThreadState_GET(), callback);
  return Py_None;
}

function sys_gettrace(module: PyObject, _ignored: PyObject | null): PyObject | null {
  const callback = _PyThreadState_GET().c_traceobj;
  if (!callback) return Py_None;
  return Py_NewRef(callback);
}

export function add_trace_functions(m: PyObject): void {
  moduleMethod(
    m,
    'gettrace',
    sys_gettrace.index,
    METH_NOARGS,
    'gettrace($module, /)\n--\n\nReturn the global debug tracing function set with sys.settrace.\n\nSee the debugger chapter in the library manual.',
  );
  moduleMethod(
    m,
    'settrace',
    sys_settrace.index,
    METH_O,
    'settrace($module, function, /)\n--\n\nSet the global debug tracing function.\n\nIt will be called on each function call.  See the debugger chapter\nin the library manual.',
  );
}

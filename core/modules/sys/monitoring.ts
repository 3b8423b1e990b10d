// sys.monitoring: tools, their events and callbacks. (CPython: Python/instrumentation.c)

import { _PyArg_CheckPositional } from '../../objects/args';
import { PyCode_Check, PyCodeObject } from '../../objects/code';
import { PyDict_New, PyDict_SetItem } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_FromLong } from '../../objects/int';
import {
  moduleMethod,
  newNativeModule,
  PyModule_Add,
  PyModule_AddIntConstant,
  PyModule_AddObjectRef,
} from '../../objects/module';
import { _PyNamespace_New } from '../../objects/namespace';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromKindAndData, PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyBaseObject_Type } from '../../objects/type/struct';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_IMMORTAL_REFCNT, objAt, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { pel } from '../../runtime/pellucid';
import { _PyThreadState_GET } from '../../runtime/tstate';
import { METH_FASTCALL, METH_NOARGS, METH_O } from '../../runtime/type';
import { updateWatching } from '../../vm/monitor';
import { _PyEval_SetProfile } from '../../vm/monitor/profile';
import {
  _PyCoMonitoringData,
  _PyInstrumentation_DISABLE,
  _PyInstrumentation_MISSING,
  ALL_EVENTS,
  callbackSlot,
  globalMonitors,
  isWatchedLocally,
  LOCAL_EVENTS,
  monitoringData,
  toolNameSlot,
  UNGROUPED_EVENTS,
} from '../../vm/monitor/state';
import { _PyEval_SetTrace } from '../../vm/trace';

const NAMES =
  'PY_START PY_RESUME PY_RETURN PY_YIELD CALL LINE INSTRUCTION JUMP BRANCH STOP_ITERATION RAISE EXCEPTION_HANDLED PY_UNWIND PY_THROW RERAISE C_RETURN C_RAISE';

const C_RETURN_EVENTS: i32 = 0x18000;
const C_CALL_EVENTS: i32 = 0x18010;

// new: the name of an event
function eventName(event: i32): PyObject | null {
  let start = 0;
  for (let i = 0, n = 0; i <= NAMES.length; i++) {
    if (i < NAMES.length && NAMES.charCodeAt(i) != 0x20) continue;
    if (n == event) return PyUnicode_FromKindAndData(2, changetype<usize>(NAMES) + ((<usize>start) << 1), i - start);
    n++;
    start = i + 1;
  }
  return null;
}

/** A tool's number; -1 with the exception set. */
function toolOf(o: PyObject): i32 {
  const tool = PyLong_AsInt(o);
  if (tool == -1 && PyErr_Occurred()) return -1;
  if (tool >= 0 && tool <= 5) return tool;
  PyErr_Format(PyExc_ValueError, 'invalid tool %d (must be between 0 and 5)', tool);
  return -1;
}

function isInUse(tool: i32): bool {
  if (ptrAt(toolNameSlot(tool), 0)) return true;
  PyErr_Format(PyExc_ValueError, 'tool %d is not in use', tool);
  return false;
}

function setBit(at: usize, tool: i32, on: bool): void {
  const bit = 1 << tool;
  store<u8>(at, <u8>(on ? <i32>load<u8>(at) | bit : <i32>load<u8>(at) & ~bit));
}

function setGlobalEvents(tool: i32, events: i32): void {
  for (let e = 0; e < UNGROUPED_EVENTS; e++) setBit(globalMonitors() + <usize>e, tool, (events & (1 << e)) != 0);
  updateWatching();
}

function monitoring_use_tool_id(_m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('use_tool_id', nargs, 2, 2)) return null;
  const tool = toolOf(objAt(args, 0));
  if (tool < 0) return null;
  if (!PyUnicode_Check(objAt(args, 1))) return PyErr_SetString(PyExc_ValueError, 'tool name must be a str');
  if (ptrAt(toolNameSlot(tool), 0)) return PyErr_Format(PyExc_ValueError, 'tool %d is already in use', tool);
  setPtrAt(toolNameSlot(tool), 0, Py_NewRef(objAt(args, 1)));
  return Py_None;
}

function monitoring_free_tool_id(_m: PyObject, o: PyObject): PyObject | null {
  const tool = toolOf(o);
  if (tool < 0) return null;
  if (ptrAt(toolNameSlot(tool), 0)) setGlobalEvents(tool, 0);
  clearSlot(toolNameSlot(tool));
  return Py_None;
}

function monitoring_get_tool(_m: PyObject, o: PyObject): PyObject | null {
  const tool = toolOf(o);
  if (tool < 0) return null;
  const name = ptrAt(toolNameSlot(tool), 0);
  return name ? Py_NewRef(name) : Py_None;
}

function monitoring_register_callback(_m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('register_callback', nargs, 3, 3)) return null;
  const tool = PyLong_AsInt(objAt(args, 0));
  if (tool == -1 && PyErr_Occurred()) return null;
  const event = PyLong_AsInt(objAt(args, 1));
  if (event == -1 && PyErr_Occurred()) return null;
  if (toolOf(objAt(args, 0)) < 0) return null;
  if (popcnt<i32>(event) != 1)
    return PyErr_SetString(PyExc_ValueError, 'The callback can only be set for one event at a time');
  const number = <i32>ctz<i32>(event);
  if (number >= ALL_EVENTS) return PyErr_Format(PyExc_ValueError, 'invalid event %d', event);
  const slot = callbackSlot(tool, number);
  const old = ptrAt(slot, 0);
  const func = objAt(args, 2);
  setPtrAt(slot, 0, func == Py_None ? null : Py_NewRef(func));
  return old ? old : Py_None;
}

function monitoring_get_events(_m: PyObject, o: PyObject): PyObject | null {
  const tool = toolOf(o);
  if (tool < 0) return null;
  let events = 0;
  for (let e = 0; e < UNGROUPED_EVENTS; e++) if (load<u8>(globalMonitors() + <usize>e) & (1 << tool)) events |= 1 << e;
  return PyLong_FromLong(events);
}

/** C_RETURN and C_RAISE come with CALL: the set without them; -1 with the exception set. */
function withoutGrouped(events: i32): i32 {
  if (events & C_RETURN_EVENTS && (events & C_CALL_EVENTS) != C_CALL_EVENTS) {
    PyErr_SetString(PyExc_ValueError, 'cannot set C_RETURN or C_RAISE events independently');
    return -1;
  }
  return events & ~C_RETURN_EVENTS;
}

function monitoring_set_events(_m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('set_events', nargs, 2, 2)) return null;
  const given = PyLong_AsInt(objAt(args, 1));
  if (given == -1 && PyErr_Occurred()) return null;
  const tool = toolOf(objAt(args, 0));
  if (tool < 0) return null;
  if (given < 0 || given >= 1 << ALL_EVENTS) return PyErr_Format(PyExc_ValueError, 'invalid event set 0x%x', given);
  const events = withoutGrouped(given);
  if (events < 0 || !isInUse(tool)) return null;
  setGlobalEvents(tool, events);
  return Py_None;
}

function isCode(o: PyObject): bool {
  if (PyCode_Check(o)) return true;
  PyErr_Format(PyExc_TypeError, 'code must be a code object');
  return false;
}

function monitoring_get_local_events(_m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('get_local_events', nargs, 2, 2) || !isCode(objAt(args, 1))) return null;
  const tool = toolOf(objAt(args, 0));
  if (tool < 0) return null;
  const data = changetype<_PyCoMonitoringData | null>(changetype<PyCodeObject>(objAt(args, 1))._co_monitoring);
  let events = 0;
  for (let e = 0; data && e < LOCAL_EVENTS; e++)
    if (load<u8>(data.local_monitors + <usize>e) & (1 << tool)) events |= 1 << e;
  return PyLong_FromLong(events);
}

function monitoring_set_local_events(_m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('set_local_events', nargs, 3, 3)) return null;
  const given = PyLong_AsInt(objAt(args, 2));
  if (given == -1 && PyErr_Occurred()) return null;
  if (!isCode(objAt(args, 1))) return null;
  const tool = toolOf(objAt(args, 0));
  if (tool < 0) return null;
  const events = withoutGrouped(given);
  if (events < 0 && PyErr_Occurred()) return null;
  if (events < 0 || events >= 1 << LOCAL_EVENTS)
    return PyErr_Format(PyExc_ValueError, 'invalid local event set 0x%x', events);
  if (!isInUse(tool)) return null;
  const data = monitoringData(changetype<PyCodeObject>(objAt(args, 1)));
  if (!data) return PyErr_NoMemory();
  const before = isWatchedLocally(data);
  for (let e = 0; e < LOCAL_EVENTS; e++) setBit(data.local_monitors + <usize>e, tool, (events & (1 << e)) != 0);
  pel.monitored_codes += i32(isWatchedLocally(data)) - i32(before);
  updateWatching();
  return Py_None;
}

function monitoring_restart_events(_m: PyObject, _: PyObject | null): PyObject | null {
  pel.monitor_restarts++;
  return Py_None;
}

function monitoring__all_events(_m: PyObject, _: PyObject | null): PyObject | null {
  const dict = PyDict_New();
  for (let e = 0; dict && e < UNGROUPED_EVENTS; e++) {
    const tools = <i32>load<u8>(globalMonitors() + <usize>e);
    if (!tools) continue;
    const name = eventName(e);
    const value = PyLong_FromLong(tools);
    const ok = name != null && value != null && PyDict_SetItem(dict, name!, value!) == 0;
    Py_XDECREF(name);
    Py_XDECREF(value);
    if (!ok) {
      Py_DECREF(dict);
      return null;
    }
  }
  return dict;
}

// new: sys.monitoring.events
function makeEvents(): PyObject | null {
  const dict = PyDict_New();
  if (!dict) return null;
  let ok = true;
  for (let e = 0; ok && e <= ALL_EVENTS; e++) {
    const name = e < ALL_EVENTS ? eventName(e) : PyUnicode_FromString('NO_EVENTS');
    const value = PyLong_FromLong(e < ALL_EVENTS ? 1 << e : 0);
    ok = name != null && value != null && PyDict_SetItem(dict, name!, value!) == 0;
    Py_XDECREF(name);
    Py_XDECREF(value);
  }
  const events: PyObject | null = ok ? _PyNamespace_New(dict) : null;
  Py_DECREF(dict);
  return events;
}

// ---- sys.setprofile ----

function sys_setprofile(_m: PyObject, function_: PyObject): PyObject | null {
  _PyEval_SetProfile(_PyThreadState_GET(), function_ == Py_None ? null : function_);
  return Py_None;
}

function sys_getprofile(_m: PyObject, _: PyObject | null): PyObject | null {
  const callback = _PyThreadState_GET().c_profileobj;
  return callback ? Py_NewRef(callback) : Py_None;
}

function sys__settraceallthreads(_m: PyObject, function_: PyObject): PyObject | null {
  _PyEval_SetTrace(_PyThreadState_GET(), function_ == Py_None ? null : function_);
  return Py_None;
}

/** Adds sys.monitoring and the functions around it: False, an exception. */
export function addMonitoring(sys: PyObject): bool {
  _PyInstrumentation_DISABLE.ob_refcnt = _Py_IMMORTAL_REFCNT;
  _PyInstrumentation_DISABLE.ob_type = PyBaseObject_Type;
  _PyInstrumentation_MISSING.ob_refcnt = _Py_IMMORTAL_REFCNT;
  _PyInstrumentation_MISSING.ob_type = PyBaseObject_Type;
  moduleMethod(
    sys,
    'setprofile',
    sys_setprofile.index,
    METH_O,
    'setprofile($module, function, /)\n--\n\nSet the profiling function.\n\nIt will be called on each function call and return.  See the profiler\nchapter in the library manual.',
  );
  moduleMethod(
    sys,
    '_setprofileallthreads',
    sys_setprofile.index,
    METH_O,
    '_setprofileallthreads($module, function, /)\n--\n\nSet the profiling function in all running threads belonging to the current interpreter.\n\nIt will be called on each function call and return.  See the profiler\nchapter in the library manual.',
  );
  moduleMethod(
    sys,
    'getprofile',
    sys_getprofile.index,
    METH_NOARGS,
    'getprofile($module, /)\n--\n\nReturn the profiling function set with sys.setprofile.\n\nSee the profiler chapter in the library manual.',
  );
  moduleMethod(
    sys,
    '_settraceallthreads',
    sys__settraceallthreads.index,
    METH_O,
    '_settraceallthreads($module, function, /)\n--\n\nSet the global debug tracing function in all running threads belonging to the current interpreter.\n\nIt will be called on each function call. See the debugger chapter\nin the library manual.',
  );
  const m = newNativeModule('sys.monitoring', '');
  if (!m) return false;
  moduleMethod(
    m,
    'use_tool_id',
    monitoring_use_tool_id.index,
    METH_FASTCALL,
    'use_tool_id($module, tool_id, name, /)\n--\n\n',
  );
  moduleMethod(m, 'free_tool_id', monitoring_free_tool_id.index, METH_O, 'free_tool_id($module, tool_id, /)\n--\n\n');
  moduleMethod(m, 'get_tool', monitoring_get_tool.index, METH_O, 'get_tool($module, tool_id, /)\n--\n\n');
  moduleMethod(
    m,
    'register_callback',
    monitoring_register_callback.index,
    METH_FASTCALL,
    'register_callback($module, tool_id, event, func, /)\n--\n\n',
  );
  moduleMethod(m, 'get_events', monitoring_get_events.index, METH_O, 'get_events($module, tool_id, /)\n--\n\n');
  moduleMethod(
    m,
    'set_events',
    monitoring_set_events.index,
    METH_FASTCALL,
    'set_events($module, tool_id, event_set, /)\n--\n\n',
  );
  moduleMethod(
    m,
    'get_local_events',
    monitoring_get_local_events.index,
    METH_FASTCALL,
    'get_local_events($module, tool_id, code, /)\n--\n\n',
  );
  moduleMethod(
    m,
    'set_local_events',
    monitoring_set_local_events.index,
    METH_FASTCALL,
    'set_local_events($module, tool_id, code, event_set, /)\n--\n\n',
  );
  moduleMethod(m, 'restart_events', monitoring_restart_events.index, METH_NOARGS, 'restart_events($module, /)\n--\n\n');
  moduleMethod(m, '_all_events', monitoring__all_events.index, METH_NOARGS, '_all_events($module, /)\n--\n\n');
  const ok =
    PyModule_AddObjectRef(m, 'DISABLE', _PyInstrumentation_DISABLE) == 0 &&
    PyModule_AddObjectRef(m, 'MISSING', _PyInstrumentation_MISSING) == 0 &&
    PyModule_Add(m, 'events', makeEvents()) == 0 &&
    PyModule_AddIntConstant(m, 'DEBUGGER_ID', 0) == 0 &&
    PyModule_AddIntConstant(m, 'COVERAGE_ID', 1) == 0 &&
    PyModule_AddIntConstant(m, 'PROFILER_ID', 2) == 0 &&
    PyModule_AddIntConstant(m, 'OPTIMIZER_ID', 5) == 0 &&
    PyModule_AddObjectRef(sys, 'monitoring', m) == 0;
  Py_DECREF(m);
  return ok;
}

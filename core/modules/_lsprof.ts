// The module _lsprof: the profiler of cProfile, a tool of sys.monitoring. (CPython: Modules/_lsprof.c)

import { _PyArg_UnpackKeywords } from '../objects/args';
import { PyObject_GetAttrString } from '../objects/attribute';
import { PyCFunction_Check, PyCFunctionObject } from '../objects/builtin-function';
import { PyObject_VectorcallMethod } from '../objects/call';
import { PyMethodDescr_Type } from '../objects/descriptor';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_MemoryError, PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../objects/float';
import { PyLong_FromLong } from '../objects/int';
import { PyList_Append, PyList_New } from '../objects/list';
import { newModuleWithState, PyModule_AddType, PyModule_GetState, PyModuleDef } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue } from '../objects/object';
import { PyUnicode_FromString } from '../objects/str/new';
import { finishedSequence, newHeapStructSequenceType, PyStructSequence_New } from '../objects/structseq';
import { PyTuple_GET_SIZE, PyTuple_ITEMS, PyTuple_SET_ITEM } from '../objects/tuple';
import {
  clearFields,
  freeInstance,
  newHeapType,
  readyHeapType,
  stateByDef,
  visitFields,
} from '../objects/type/from-spec';
import {
  Py_DECREF,
  Py_NewRef,
  Py_XDECREF,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  setSlot,
  stackAlloc,
} from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_TRACK } from '../runtime/gc/track';
import { objAt, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { method } from '../runtime/register';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_VARARGS,
  METH_WITH_CLASS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../runtime/type';
import { _PyImport_GetModuleAttrString } from '../vm/import';
import { C_RAISE, C_RETURN, EVENT_CALL, PY_THROW, PY_UNWIND } from '../vm/monitor/state';
import {
  callsOf,
  clearEntries,
  flush_unmatched,
  POF_BUILTINS,
  POF_ENABLED,
  POF_EXT_TIMER,
  POF_NOMEMORY,
  POF_SUBCALLS,
  ProfilerEntry,
  ProfilerObject,
  ProfilerSubEntry,
  ptrace_enter_call,
  ptrace_leave_call,
} from './_lsprof/record';
import { nextNode } from './_lsprof/tree';

/** 24 bytes. */
@unmanaged
class _lsprof_state {
  profiler_type: PyTypeObject | null;
  stats_entry_type: PyTypeObject | null;
  stats_subentry_type: PyTypeObject | null;
}

const _lsprofmodule = staticObject<PyModuleDef>(104);

/** sys.monitoring.PROFILER_ID */
const PROFILER_ID = 2;

/* @inline */ function asProfiler(o: PyObject): ProfilerObject {
  return changetype<ProfilerObject>(o);
}

// ---- callbacks

function pystart_callback(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const code = objAt(args, 0);
  ptrace_enter_call(asProfiler(self), changetype<usize>(code), code);
  return Py_None;
}

function pyreturn_callback(self: PyObject, args: usize, nargs: i64): PyObject | null {
  ptrace_leave_call(asProfiler(self), load<usize>(args));
  return Py_None;
}

/** new: the native function that a call of `callable` runs; NULL: none, or the exception set */
function get_cfunc_from_callable(p: ProfilerObject, callable: PyObject, arg0: PyObject): PyCFunctionObject | null {
  if (PyCFunction_Check(callable)) return changetype<PyCFunctionObject>(Py_NewRef<PyObject>(callable));
  if (callable.ob_type != PyMethodDescr_Type || arg0 == p.missing) return null;
  const bound = call_indirect<PyObject | null>(<u32>PyMethodDescr_Type.tp_descr_get, callable, arg0, arg0.ob_type);
  if (!bound || PyCFunction_Check(bound)) return changetype<PyCFunctionObject | null>(bound);
  Py_DECREF(bound);
  return null;
}

function ccall_callback(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const p = asProfiler(self);
  if (!(p.flags & POF_BUILTINS)) return Py_None;
  const fn = get_cfunc_from_callable(p, objAt(args, 2), objAt(args, 3));
  if (fn) {
    ptrace_enter_call(p, changetype<usize>(fn.m_ml), fn);
    Py_DECREF(fn);
  }
  return PyErr_Occurred() ? null : Py_None;
}

function creturn_callback(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const p = asProfiler(self);
  if (!(p.flags & POF_BUILTINS)) return Py_None;
  const fn = get_cfunc_from_callable(p, objAt(args, 2), objAt(args, 3));
  if (fn) {
    ptrace_leave_call(p, changetype<usize>(fn.m_ml));
    Py_DECREF(fn);
  }
  return PyErr_Occurred() ? null : Py_None;
}

// ---- the tool

/** monitoring.NAME(the profiler's id, a, b); steals a and b, the last ones may be NULL. (new) */
function callTool(monitoring: PyObject, name: string, a: PyObject | null, b: PyObject | null): PyObject | null {
  const args = stackAlloc(4);
  setPtrAt(args, 0, monitoring);
  setPtrAt(args, 1, PyLong_FromLong(PROFILER_ID));
  setPtrAt(args, 2, a);
  setPtrAt(args, 3, b);
  const f: PyObject | null = PyErr_Occurred() ? null : PyUnicode_FromString(name);
  const result = f ? PyObject_VectorcallMethod(f, args, b ? 4 : a ? 3 : 2, null) : null;
  stackFree(args);
  Py_XDECREF(f);
  Py_XDECREF(a);
  Py_XDECREF(b);
  return result;
}

/** Whether such a call does not raise. */
function tells(monitoring: PyObject, name: string, a: PyObject | null, b: PyObject | null): bool {
  const result = callTool(monitoring, name, a, b);
  Py_XDECREF(result);
  return result != null;
}

/** The method for an event; '': none. */
function callbackName(event: i32): string {
  switch (event) {
    case 0: // PY_START
    case 1: // PY_RESUME
    case PY_THROW:
      return '_pystart_callback';
    case 2: // PY_RETURN
    case 3: // PY_YIELD
    case PY_UNWIND:
      return '_pyreturn_callback';
    case EVENT_CALL:
      return '_ccall_callback';
    case C_RETURN:
    case C_RAISE:
      return '_creturn_callback';
  }
  return '';
}

/** Registers the callbacks, or takes them back. False with the exception set. */
function setCallbacks(self: PyObject, monitoring: PyObject, on: bool): bool {
  let events: i64 = 0;
  for (let event = 0; event <= C_RAISE; event++) {
    const name = callbackName(event);
    if (name.length == 0) continue;
    events |= (<i64>1) << event;
    const callback = on ? PyObject_GetAttrString(self, name) : Py_NewRef(Py_None);
    if (!callback || !tells(monitoring, 'register_callback', PyLong_FromLong((<i64>1) << event), callback))
      return false;
  }
  return tells(monitoring, 'set_events', PyLong_FromLong(on ? events : 0), null);
}

function setFlag(p: ProfilerObject, flag: i32, value: i32): void {
  if (value == 0) p.flags &= ~flag;
  else if (value > 0) p.flags |= flag;
}

/** The truth of an argument that may be missing: -1; an exception may be set. */
function optionalTruth(o: PyObject | null, missing: i32): i32 {
  return o ? PyObject_IsTrue(o) : missing;
}

// new
function profiler_enable(self: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const slots = stackAlloc(2);
  const n = PyTuple_GET_SIZE(args);
  const names = 'subcalls builtins';
  const ok = _PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwargs, null, 'enable', names, 0, 0, 0, slots) == 0;
  const subcalls = ok ? optionalTruth(ptrAt(slots, 0), -1) : -1;
  const builtins = ok && !PyErr_Occurred() ? optionalTruth(ptrAt(slots, 1), -1) : -1;
  stackFree(slots);
  if (PyErr_Occurred()) return null;
  const p = asProfiler(self);
  setFlag(p, POF_SUBCALLS, subcalls);
  setFlag(p, POF_BUILTINS, builtins);
  const monitoring = _PyImport_GetModuleAttrString('sys', 'monitoring');
  if (!monitoring) return null;
  if (!tells(monitoring, 'use_tool_id', PyUnicode_FromString('cProfile'), null)) {
    PyErr_SetString(PyExc_ValueError, 'Another profiling tool is already active');
  } else if (setCallbacks(self, monitoring, true)) p.flags |= POF_ENABLED;
  Py_DECREF(monitoring);
  return PyErr_Occurred() ? null : Py_None;
}

/** None, or MemoryError where memory was short meanwhile. */
function pendingException(p: ProfilerObject): PyObject | null {
  if (!(p.flags & POF_NOMEMORY)) return Py_None;
  p.flags &= ~POF_NOMEMORY;
  return PyErr_SetString(PyExc_MemoryError, 'memory was exhausted while profiling');
}

function profiler_disable(self: PyObject, unused: PyObject | null): PyObject | null {
  const p = asProfiler(self);
  if (p.flags & POF_EXT_TIMER) return PyErr_SetString(PyExc_RuntimeError, 'cannot disable profiler in external timer');
  if (p.flags & POF_ENABLED) {
    const monitoring = _PyImport_GetModuleAttrString('sys', 'monitoring');
    if (!monitoring) return null;
    const ok = setCallbacks(self, monitoring, false) && tells(monitoring, 'free_tool_id', null, null);
    Py_DECREF(monitoring);
    if (!ok) return null;
    p.flags &= ~POF_ENABLED;
    flush_unmatched(p);
  }
  return pendingException(p);
}

function profiler_clear(self: PyObject, unused: PyObject | null): PyObject | null {
  if (asProfiler(self).flags & POF_EXT_TIMER) {
    return PyErr_SetString(PyExc_RuntimeError, 'cannot clear profiler in external timer');
  }
  clearEntries(asProfiler(self));
  return Py_None;
}

// ---- what has been found out

/** new: a profiler_entry or profiler_subentry; steals calls, which only the first has. NULL with the exception set */
function newStats(
  type: PyTypeObject,
  userObj: PyObject,
  e: ProfilerSubEntry,
  factor: f64,
  calls: PyObject | null,
): PyObject | null {
  const o = PyStructSequence_New(type);
  if (!o) {
    Py_XDECREF(calls);
    return null;
  }
  PyTuple_SET_ITEM(o, 0, Py_NewRef<PyObject>(userObj));
  PyTuple_SET_ITEM(o, 1, PyLong_FromLong(e.callcount));
  PyTuple_SET_ITEM(o, 2, PyLong_FromLong(e.recursivecallcount));
  PyTuple_SET_ITEM(o, 3, PyFloat_FromDouble(factor * <f64>e.tt));
  PyTuple_SET_ITEM(o, 4, PyFloat_FromDouble(factor * <f64>e.it));
  if (calls) PyTuple_SET_ITEM(o, 5, calls);
  _PyObject_GC_TRACK(o);
  return finishedSequence(o);
}

/** Appends; steals the item, NULL is an error. */
function appended(list: PyObject, item: PyObject | null): bool {
  if (!item) return false;
  const ok = PyList_Append(list, item) == 0;
  Py_DECREF(item);
  return ok;
}

/** new: the calls from an entry; None where there are none */
function statsOfCalls(state: _lsprof_state, entry: ProfilerEntry, factor: f64): PyObject | null {
  const root = callsOf(entry);
  let node = nextNode(root, 0);
  if (!node) return Py_NewRef(Py_None);
  const list = PyList_New(0);
  for (; list && node; node = nextNode(root, changetype<ProfilerSubEntry>(node).key)) {
    const sub = changetype<ProfilerSubEntry>(node);
    const callee = changetype<ProfilerEntry>(sub.key);
    if (!appended(list, newStats(state.stats_subentry_type!, callee.userObj, sub, factor, null))) {
      Py_DECREF(list);
      return null;
    }
  }
  return list;
}

function _lsprof_Profiler_getstats(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (nargs || kwnames) return PyErr_SetString(PyExc_TypeError, 'getstats() takes no arguments');
  const p = asProfiler(self);
  const state = changetype<_lsprof_state>(stateByDef(self.ob_type, _lsprofmodule));
  if (!pendingException(p)) return null;
  const factor = !p.externalTimer || p.externalTimerUnit == 0 ? 1e-9 : p.externalTimerUnit;
  const root = changetype<usize>(p) + offsetof<ProfilerObject>('_profilerEntries');
  const list = PyList_New(0);
  if (!list) return null;
  for (let node = nextNode(root, 0); node; node = nextNode(root, changetype<ProfilerEntry>(node).key)) {
    const entry = changetype<ProfilerEntry>(node);
    if (entry.callcount == 0) continue;
    const calls = statsOfCalls(state, entry, factor);
    // Both kinds of entries count alike, one field further in this one.
    const counts = changetype<ProfilerSubEntry>(node + 8);
    const info = calls ? newStats(state.stats_entry_type!, entry.userObj, counts, factor, calls) : null;
    if (!appended(list, info)) {
      Py_DECREF(list);
      return null;
    }
  }
  return list;
}

// ---- the type

function profiler_init(self: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  const slots = stackAlloc(4);
  const n = PyTuple_GET_SIZE(args);
  const names = 'timer timeunit subcalls builtins';
  const ok = _PyArg_UnpackKeywords(PyTuple_ITEMS(args), n, kwargs, null, 'Profiler', names, 0, 0, 0, slots) == 0;
  const timer = ptrAt(slots, 0);
  const unit = ok && ptrAt(slots, 1) ? PyFloat_AsDouble(objAt(slots, 1)) : 0;
  const known = ok && !PyErr_Occurred();
  const subcalls = known ? optionalTruth(ptrAt(slots, 2), 1) : -1;
  const builtins = known && subcalls >= 0 ? optionalTruth(ptrAt(slots, 3), 1) : -1;
  stackFree(slots);
  if (builtins < 0) return -1;
  const p = asProfiler(self);
  setFlag(p, POF_SUBCALLS, subcalls);
  setFlag(p, POF_BUILTINS, builtins);
  p.externalTimerUnit = unit;
  setSlot(changetype<usize>(p) + offsetof<ProfilerObject>('_externalTimer'), Py_XNewRef(timer));
  p.tool_id = PROFILER_ID;
  const monitoring = _PyImport_GetModuleAttrString('sys', 'monitoring');
  if (!monitoring) return -1;
  const missing = PyObject_GetAttrString(monitoring, 'MISSING');
  Py_DECREF(monitoring);
  setSlot(changetype<usize>(p) + offsetof<ProfilerObject>('_missing'), missing);
  return missing ? 0 : -1;
}

/** While it is enabled its callbacks refer to it: this one is not. */
function profiler_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  const p = asProfiler(self);
  flush_unmatched(p);
  clearEntries(p);
  clearFields(self, offsetof<ProfilerObject>('_externalTimer'), 1);
  clearFields(self, offsetof<ProfilerObject>('_missing'), 1);
  freeInstance(self);
}

/** As in CPython the timer and what the entries refer to are not visited. */
function profiler_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(self, 0, 0, visit, arg);
}

function addMethods(t: PyTypeObject): void {
  method(
    t,
    'getstats',
    _lsprof_Profiler_getstats.index,
    METH_WITH_CLASS,
    `getstats($self, /)
--

list of profiler_entry objects.

getstats() -> list of profiler_entry objects

Return all information collected by the profiler.
Each profiler_entry is a tuple-like object with the
following attributes:

    code          code object
    callcount     how many times this was called
    reccallcount  how many times called recursively
    totaltime     total time in this entry
    inlinetime    inline time in this entry (not in subcalls)
    calls         details of the calls

The calls attribute is either None or a list of
profiler_subentry objects:

    code          called code object
    callcount     how many times this is called
    reccallcount  how many times this is called recursively
    totaltime     total time spent in this call
    inlinetime    inline time (not in further subcalls)`,
  );
  method(
    t,
    'enable',
    profiler_enable.index,
    METH_VARARGS | METH_KEYWORDS,
    `enable(subcalls=True, builtins=True)

Start collecting profiling information.
If 'subcalls' is True, also records for each function
statistics separated according to its current caller.
If 'builtins' is True, records the time spent in
built-in functions separately from their caller.
`,
  );
  method(
    t,
    'disable',
    profiler_disable.index,
    METH_NOARGS,
    'disable($self, /)\n--\n\ndisable()\n\nStop collecting profiling information.\n',
  );
  method(
    t,
    'clear',
    profiler_clear.index,
    METH_NOARGS,
    'clear($self, /)\n--\n\nclear()\n\nClear all profiling information collected so far.\n',
  );
  method(t, '_pystart_callback', pystart_callback.index, METH_FASTCALL, '');
  method(t, '_pyreturn_callback', pyreturn_callback.index, METH_FASTCALL, '');
  method(t, '_ccall_callback', ccall_callback.index, METH_FASTCALL, '');
  method(t, '_creturn_callback', creturn_callback.index, METH_FASTCALL, '');
}

function profilerType(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE;
  const t = newHeapType(m, '_lsprof.Profiler', offsetof<ProfilerObject>(), 0, flags, null);
  if (!t) return null;
  t.tp_dealloc = profiler_dealloc.index;
  t.tp_init = profiler_init.index;
  t.tp_traverse = profiler_traverse.index;
  addMethods(t);
  return readyHeapType(
    t,
    `Profiler(timer=None, timeunit=None, subcalls=True, builtins=True)

    Builds a profiler object using the specified timer function.
    The default timer is a fast built-in one based on real time.
    For custom timer functions returning integers, timeunit can
    be a float specifying a scale (i.e. how long each integer unit
    is, in seconds).
`,
  );
}

const ENTRY_FIELDS = `code\tcode object or built-in function name
callcount\thow many times this was called
reccallcount\thow many times called recursively
totaltime\ttotal time in this entry
inlinetime\tinline time in this entry (not in subcalls)
calls\tdetails of the calls`;

const SUBENTRY_FIELDS = `code\tcalled code object or built-in function name
callcount\thow many times this is called
reccallcount\thow many times this is called recursively
totaltime\ttotal time spent in this call
inlinetime\tinline time (not in further subcalls)`;

/** Whether a type is there and in the module. */
function added(m: PyObject, type: PyTypeObject | null): bool {
  return type != null && PyModule_AddType(m, type) == 0;
}

/** new */
export function init__lsprof_module(): PyObject | null {
  const m = newModuleWithState(_lsprofmodule, '_lsprof', 'Fast profiler', offsetof<_lsprof_state>());
  if (!m) return null;
  const state = changetype<_lsprof_state>(PyModule_GetState(m));
  state.profiler_type = profilerType(m);
  if (added(m, state.profiler_type)) {
    state.stats_entry_type = newHeapStructSequenceType('_lsprof.profiler_entry', '', ENTRY_FIELDS, 6);
    if (added(m, state.stats_entry_type)) {
      state.stats_subentry_type = newHeapStructSequenceType('_lsprof.profiler_subentry', '', SUBENTRY_FIELDS, 5);
      if (added(m, state.stats_subentry_type)) return m;
    }
  }
  Py_DECREF(m);
  return null;
}

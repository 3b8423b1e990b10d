// The _tracemalloc module: who allocated which block. (CPython: Python/tracemalloc.c, Modules/_tracemalloc.c)
//
// The allocators call `note` (memory/hook.ts) while it traces. Its tables are blocks of the raw allocator that nobody notes:
//
//   traces      │ block, bytes, traceback │ …   open addressing, by the block's address
//   tracebacks  │ traceback │ …               each one once: where blocks were allocated

import { REUSED, TRACE_HOOK, TRACE_STATE } from '../memory/hook';
import { rawFree, rawMalloc } from '../memory/raw';
import { _PyArg_CheckPositional } from '../objects/args';
import { Py_False, Py_True } from '../objects/bool';
import { Py_BuildValue } from '../objects/build-value';
import { PyCodeObject } from '../objects/code';
import { PyDict_GetItemWithError, PyDict_New, PyDict_SetItem } from '../objects/dict/dict';
import { PyErr_Format, PyErr_NoMemory } from '../objects/exceptions/errors';
import { PyExc_ValueError } from '../objects/exceptions/types';
import { _PyFrame_IsIncomplete, PyUnstable_InterpreterFrame_GetLine } from '../objects/frame';
import { PyLong_AsInt, PyLong_FromLong } from '../objects/int';
import { PyList_Append, PyList_New } from '../objects/list';
import { moduleMethod, newNativeModule } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyTuple_New, PyTuple_SET_ITEM, tuplePackSteal2 } from '../objects/tuple';
import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, Py_XNewRef } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyType_PreHeaderSize } from '../runtime/gc/alloc';
import { _Py_STR } from '../runtime/identifiers';
import { arg, objAt, PyObject } from '../runtime/object';
import { _PyRuntime } from '../runtime/runtime';
import { _PyThreadState_GET } from '../runtime/tstate';
import { METH_FASTCALL, METH_NOARGS, METH_O } from '../runtime/type';

const TRACE = 12; // bytes of a line of traces
const MAX_NFRAME: i64 = 65535;

/** What is noted now; behind TRACE_STATE. */
@unmanaged
class TraceState {
  max_nframe: i32;
  traces: u32; // lines of TRACE bytes
  traces_mask: u32;
  traces_used: u32;
  tracebacks: u32; // u32 addresses
  tracebacks_mask: u32;
  tracebacks_used: u32;
  tracebacks_bytes: u32;
  buffer: u32; // the traceback that is being made
  traced: u64;
  peak: u64;
}

/** A place: hash, number of frames here and in all, then for each frame its filename (strong) and line. */
@unmanaged
class Traceback {
  hash: u32;
  nframe: u16;
  total_nframe: u16;
  @bytes(8) frames: usize;
}

/* @inline */ function notes(): TraceState {
  return changetype<TraceState>(load<usize>(TRACE_STATE));
}

/* @inline */ function isTracing(): bool {
  return load<usize>(TRACE_STATE) != 0;
}

function newTable(bytes: usize): u32 {
  const p = rawMalloc(bytes);
  if (p) memory.fill(p, 0, bytes);
  return <u32>p;
}

// --- tracebacks

function fileOf(code: PyCodeObject): PyObject {
  const name = code.co_filename;
  return name ? name : (_Py_STR('anon_unknown') as PyObject);
}

/** The running frames into the buffer, the innermost first. */
function collect(state: TraceState): Traceback {
  const tb = changetype<Traceback>(<usize>state.buffer);
  let n = 0;
  let total = 0;
  let hash: u32 = 0x345678;
  let frame = _PyThreadState_GET().current_frame;
  while (frame) {
    if (!_PyFrame_IsIncomplete(frame)) {
      if (n < state.max_nframe) {
        const name = fileOf(changetype<PyCodeObject>(frame.f_executable));
        const line = PyUnstable_InterpreterFrame_GetLine(frame);
        const at = tb.frames + ((<usize>n) << 3);
        store<u32>(at, <u32>changetype<usize>(name));
        store<u32>(at, line < 0 ? 0 : line, 4);
        hash = (hash ^ <u32>changetype<usize>(name)) * 1000003;
        hash = (hash ^ <u32>line) * 1000003;
        n++;
      }
      if (total < 65535) total++;
    }
    frame = frame.previous;
  }
  if (n == 0) {
    store<u32>(tb.frames, <u32>changetype<usize>(_Py_STR('anon_unknown')));
    store<u32>(tb.frames, 0, 4);
    n = 1;
    total = 1;
  }
  tb.hash = hash;
  tb.nframe = <u16>n;
  tb.total_nframe = <u16>total;
  return tb;
}

function growTracebacks(state: TraceState): bool {
  const mask = state.tracebacks_mask * 2 + 1;
  const table = newTable((<usize>mask + 1) << 2);
  if (!table) return false;
  for (let i: u32 = 0; i <= state.tracebacks_mask; i++) {
    const tb = load<u32>(<usize>state.tracebacks + ((<usize>i) << 2));
    if (!tb) continue;
    let j = changetype<Traceback>(<usize>tb).hash & mask;
    while (load<u32>(<usize>table + ((<usize>j) << 2))) j = (j + 1) & mask;
    store<u32>(<usize>table + ((<usize>j) << 2), tb);
  }
  rawFree(<usize>state.tracebacks);
  state.tracebacks = table;
  state.tracebacks_mask = mask;
  return true;
}

/** The traceback of now, the same for the same place; 0: no memory. */
function here(state: TraceState): u32 {
  const made = collect(state);
  const size = 8 + ((<usize>made.nframe) << 3);
  if (state.tracebacks_used * 3 > state.tracebacks_mask * 2 && !growTracebacks(state)) return 0;
  let i = made.hash & state.tracebacks_mask;
  while (true) {
    const known = load<u32>(<usize>state.tracebacks + ((<usize>i) << 2));
    if (!known) break;
    if (memory.compare(<usize>known, changetype<usize>(made), size) == 0) return known;
    i = (i + 1) & state.tracebacks_mask;
  }
  const p = rawMalloc(size);
  if (!p) return 0;
  memory.copy(p, changetype<usize>(made), size);
  for (let k: usize = 0; k < made.nframe; k++)
    Py_INCREF(changetype<PyObject>(<usize>load<u32>(made.frames + (k << 3))));
  store<u32>(<usize>state.tracebacks + ((<usize>i) << 2), <u32>p);
  state.tracebacks_used++;
  state.tracebacks_bytes += <u32>size;
  return <u32>p;
}

// --- traces

/* @inline */ function lineAt(state: TraceState, i: u32): usize {
  return <usize>state.traces + <usize>i * TRACE;
}

/* @inline */ function slotOf(p: u32, mask: u32): u32 {
  return ((p >> 4) * 0x9e3779b1) & mask;
}

/** The line of a block, or where it would go. */
function findLine(state: TraceState, p: u32): u32 {
  let i = slotOf(p, state.traces_mask);
  while (true) {
    const known = load<u32>(lineAt(state, i));
    if (!known || known == p) return i;
    i = (i + 1) & state.traces_mask;
  }
}

function growTraces(state: TraceState): bool {
  const old = <usize>state.traces;
  const oldMask = state.traces_mask;
  const mask = oldMask * 2 + 1;
  const table = newTable((<usize>mask + 1) * TRACE);
  if (!table) return false;
  state.traces = table;
  state.traces_mask = mask;
  for (let i: u32 = 0; i <= oldMask; i++) {
    const line = old + <usize>i * TRACE;
    const p = load<u32>(line);
    if (p) memory.copy(lineAt(state, findLine(state, p)), line, TRACE);
  }
  rawFree(old);
  return true;
}

function forget(state: TraceState, p: u32): void {
  let i = findLine(state, p);
  if (!load<u32>(lineAt(state, i))) return;
  state.traced -= <u64>load<u32>(lineAt(state, i), 4);
  state.traces_used--;
  // Close the gap: whatever probed past it moves up.
  let j = i;
  while (true) {
    j = (j + 1) & state.traces_mask;
    const q = load<u32>(lineAt(state, j));
    if (!q) break;
    const home = slotOf(q, state.traces_mask);
    if (((j - home) & state.traces_mask) < ((j - i) & state.traces_mask)) continue;
    memory.copy(lineAt(state, i), lineAt(state, j), TRACE);
    i = j;
  }
  memory.fill(lineAt(state, i), 0, TRACE);
}

/** The allocators' hook. */
function note(p: usize, n: usize, before: usize): i32 {
  const state = notes();
  if (before == REUSED) {
    const known = lineAt(state, findLine(state, <u32>p));
    const again = load<u32>(known) ? here(state) : 0;
    if (again) store<u32>(known, again, 8);
    return 1;
  }
  if (before) forget(state, <u32>before);
  if (!n && !before) {
    forget(state, <u32>p);
    return 1;
  }
  const tb = here(state);
  if (!tb) return 0;
  if (state.traces_used * 3 > state.traces_mask * 2 && !growTraces(state)) return 0;
  const i = findLine(state, <u32>p);
  const line = lineAt(state, i);
  if (load<u32>(line)) state.traced -= <u64>load<u32>(line, 4);
  else state.traces_used++;
  store<u32>(line, <u32>p);
  store<u32>(line, <u32>n, 4);
  store<u32>(line, tb, 8);
  state.traced += <u64>n;
  if (state.traced > state.peak) state.peak = state.traced;
  return 1;
}

// --- starting and stopping

const FIRST_MASK: u32 = 1023;

/** Gives up all notes; the filenames may die. */
function clearNotes(state: TraceState): void {
  for (let i: u32 = 0; i <= state.tracebacks_mask; i++) {
    const at = <usize>state.tracebacks + ((<usize>i) << 2);
    const tb = load<u32>(at);
    if (!tb) continue;
    store<u32>(at, 0);
    const t = changetype<Traceback>(<usize>tb);
    for (let k: usize = 0; k < t.nframe; k++) Py_DECREF(changetype<PyObject>(<usize>load<u32>(t.frames + (k << 3))));
    rawFree(<usize>tb);
  }
  memory.fill(<usize>state.traces, 0, (<usize>state.traces_mask + 1) * TRACE);
  state.traces_used = 0;
  state.tracebacks_used = 0;
  state.tracebacks_bytes = 0;
  state.traced = 0;
  state.peak = 0;
}

function freeState(state: TraceState): void {
  rawFree(<usize>state.traces);
  rawFree(<usize>state.tracebacks);
  rawFree(<usize>state.buffer);
  rawFree(changetype<usize>(state));
}

export function _PyTraceMalloc_Start(max_nframe: i32): bool {
  if (isTracing()) return true;
  const state = changetype<TraceState>(<usize>newTable(offsetof<TraceState>()));
  if (!changetype<usize>(state)) return false;
  state.max_nframe = max_nframe;
  _PyRuntime.tracemalloc_config_max_nframe = max_nframe;
  state.traces_mask = FIRST_MASK;
  state.tracebacks_mask = FIRST_MASK;
  state.traces = newTable((<usize>FIRST_MASK + 1) * TRACE);
  state.tracebacks = newTable((<usize>FIRST_MASK + 1) << 2);
  state.buffer = newTable(8 + ((<usize>max_nframe) << 3));
  if (!state.traces || !state.tracebacks || !state.buffer) {
    if (state.traces) rawFree(<usize>state.traces);
    if (state.tracebacks) rawFree(<usize>state.tracebacks);
    if (state.buffer) rawFree(<usize>state.buffer);
    rawFree(changetype<usize>(state));
    return false;
  }
  store<usize>(TRACE_STATE, changetype<usize>(state));
  store<u32>(TRACE_HOOK, <u32>note.index);
  return true;
}

export function _PyTraceMalloc_Stop(): void {
  if (!isTracing()) return;
  const state = notes();
  store<u32>(TRACE_HOOK, 0);
  clearNotes(state);
  store<usize>(TRACE_STATE, 0);
  freeState(state);
}

// --- the module

function is_tracing(m: PyObject, unused: PyObject | null): PyObject | null {
  return isTracing() ? Py_True : Py_False;
}

function clear_traces(m: PyObject, unused: PyObject | null): PyObject | null {
  if (isTracing()) {
    const hook = load<u32>(TRACE_HOOK);
    store<u32>(TRACE_HOOK, 0);
    clearNotes(notes());
    store<u32>(TRACE_HOOK, hook);
  }
  return Py_None;
}

// new: ((filename, line), …)
function tracebackTuple(tb: Traceback): PyObject | null {
  const frames = PyTuple_New(<i64>tb.nframe);
  for (let i: i64 = 0; i < <i64>tb.nframe && frames; i++) {
    const at = tb.frames + ((<usize>i) << 3);
    const line = PyLong_FromLong(<i64>load<u32>(at, 4));
    const frame: PyObject | null = line
      ? tuplePackSteal2(Py_NewRef(changetype<PyObject>(<usize>load<u32>(at))), line)
      : null;
    if (!frame) {
      Py_DECREF(frames);
      return null;
    }
    PyTuple_SET_ITEM(frames, i, frame);
  }
  return frames;
}

/** seen: {traceback's address: tuple}, so that each tuple is there once. */
// new
function sharedTuple(tb: u32, seen: PyObject): PyObject | null {
  const key = PyLong_FromLong(<i64>tb);
  if (!key) return null;
  let tuple = Py_XNewRef(PyDict_GetItemWithError(seen, key));
  if (!tuple && !PyErr_Occurred()) {
    tuple = tracebackTuple(changetype<Traceback>(<usize>tb));
    if (tuple && PyDict_SetItem(seen, key, tuple) < 0) {
      Py_DECREF(tuple);
      tuple = null;
    }
  }
  Py_DECREF(key);
  return tuple;
}

function addTraces(list: PyObject, seen: PyObject, state: TraceState): bool {
  for (let i: u32 = 0; i <= state.traces_mask; i++) {
    const line = lineAt(state, i);
    if (!load<u32>(line)) continue;
    const tb = load<u32>(line, 8);
    const frames = sharedTuple(tb, seen);
    const total = <i64>changetype<Traceback>(<usize>tb).total_nframe;
    const trace = frames ? Py_BuildValue('nnNn', 0, load<u32>(line, 4), arg(frames), total) : null;
    if (!trace) return false;
    const r = PyList_Append(list, trace);
    Py_DECREF(trace);
    if (r < 0) return false;
  }
  return true;
}

function _get_traces(m: PyObject, unused: PyObject | null): PyObject | null {
  const list = PyList_New(0);
  if (!list || !isTracing()) return list;
  // What is made to tell of the traces is not traced.
  const hook = load<u32>(TRACE_HOOK);
  store<u32>(TRACE_HOOK, 0);
  const seen = PyDict_New();
  const ok = seen != null && addTraces(list, seen, notes());
  Py_XDECREF(seen);
  if (!ok) Py_DECREF(list);
  store<u32>(TRACE_HOOK, hook);
  return ok ? list : changetype<PyObject | null>(0);
}

function _get_object_traceback(m: PyObject, o: PyObject): PyObject | null {
  if (!isTracing()) return Py_None;
  const state = notes();
  const type = o.ob_type;
  const line = lineAt(state, findLine(state, <u32>(changetype<usize>(o) - _PyType_PreHeaderSize(type))));
  return load<u32>(line) ? tracebackTuple(changetype<Traceback>(<usize>load<u32>(line, 8))) : Py_None;
}

function start(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('start', nargs, 0, 1)) return null;
  let nframe = 1;
  if (nargs > 0) {
    nframe = PyLong_AsInt(objAt(args, 0));
    if (nframe == -1 && PyErr_Occurred()) return null;
  }
  if (nframe < 1 || <i64>nframe > MAX_NFRAME) {
    return PyErr_Format(PyExc_ValueError, 'the number of frames must be in range [1; %zd]', MAX_NFRAME);
  }
  return _PyTraceMalloc_Start(nframe) ? Py_None : PyErr_NoMemory();
}

function stop(m: PyObject, unused: PyObject | null): PyObject | null {
  _PyTraceMalloc_Stop();
  return Py_None;
}

function get_traceback_limit(m: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(max<i32>(_PyRuntime.tracemalloc_config_max_nframe, 1));
}

/** What CPython's hash tables take as they are made. */
const EMPTY_TABLES = 624;

function get_tracemalloc_memory(m: PyObject, unused: PyObject | null): PyObject | null {
  if (!isTracing()) return PyLong_FromLong(EMPTY_TABLES);
  const state = notes();
  const tables = (<i64>state.traces_mask + 1) * TRACE + (<i64>state.tracebacks_mask + 1) * 4;
  return PyLong_FromLong(tables + state.tracebacks_bytes);
}

function get_traced_memory(m: PyObject, unused: PyObject | null): PyObject | null {
  const state = notes();
  return isTracing() ? Py_BuildValue('nn', state.traced, state.peak) : Py_BuildValue('nn', 0, 0);
}

function reset_peak(m: PyObject, unused: PyObject | null): PyObject | null {
  if (isTracing()) notes().peak = notes().traced;
  return Py_None;
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      'is_tracing',
      is_tracing.index,
      METH_NOARGS,
      'is_tracing($module, /)\n--\n\nReturn True if the tracemalloc module is tracing Python memory allocations.',
    ) >= 0 &&
    moduleMethod(
      m,
      'clear_traces',
      clear_traces.index,
      METH_NOARGS,
      'clear_traces($module, /)\n--\n\nClear traces of memory blocks allocated by Python.',
    ) >= 0 &&
    moduleMethod(
      m,
      '_get_traces',
      _get_traces.index,
      METH_NOARGS,
      '_get_traces($module, /)\n--\n\nGet traces of all memory blocks allocated by Python.\n\nReturn a list of (size: int, traceback: tuple) tuples.\ntraceback is a tuple of (filename: str, lineno: int) tuples.\n\nReturn an empty list if the tracemalloc module is disabled.',
    ) >= 0 &&
    moduleMethod(
      m,
      '_get_object_traceback',
      _get_object_traceback.index,
      METH_O,
      '_get_object_traceback($module, obj, /)\n--\n\nGet the traceback where the Python object obj was allocated.\n\nReturn a tuple of (filename: str, lineno: int) tuples.\nReturn None if the tracemalloc module is disabled or did not\ntrace the allocation of the object.',
    ) >= 0 &&
    moduleMethod(
      m,
      'start',
      start.index,
      METH_FASTCALL,
      'start($module, nframe=1, /)\n--\n\nStart tracing Python memory allocations.\n\nAlso set the maximum number of frames stored in the traceback of a\ntrace to nframe.',
    ) >= 0 &&
    moduleMethod(
      m,
      'stop',
      stop.index,
      METH_NOARGS,
      'stop($module, /)\n--\n\nStop tracing Python memory allocations.\n\nAlso clear traces of memory blocks allocated by Python.',
    ) >= 0 &&
    moduleMethod(
      m,
      'get_traceback_limit',
      get_traceback_limit.index,
      METH_NOARGS,
      'get_traceback_limit($module, /)\n--\n\nGet the maximum number of frames stored in the traceback of a trace.\n\nBy default, a trace of an allocated memory block only stores\nthe most recent frame: the limit is 1.',
    ) >= 0 &&
    moduleMethod(
      m,
      'get_tracemalloc_memory',
      get_tracemalloc_memory.index,
      METH_NOARGS,
      'get_tracemalloc_memory($module, /)\n--\n\nGet the memory usage in bytes of the tracemalloc module.\n\nThis memory is used internally to trace memory allocations.',
    ) >= 0 &&
    moduleMethod(
      m,
      'get_traced_memory',
      get_traced_memory.index,
      METH_NOARGS,
      'get_traced_memory($module, /)\n--\n\nGet the current size and peak size of memory blocks traced by tracemalloc.\n\nReturns a tuple: (current: int, peak: int).',
    ) >= 0 &&
    moduleMethod(
      m,
      'reset_peak',
      reset_peak.index,
      METH_NOARGS,
      'reset_peak($module, /)\n--\n\nSet the peak size of memory blocks traced by tracemalloc to the current size.\n\nDo nothing if the tracemalloc module is not tracing memory allocations.',
    ) >= 0
  );
}

// new
export function init__tracemalloc_module(): PyObject | null {
  const m = newNativeModule('_tracemalloc', 'Debug module to trace memory blocks allocated by Python.');
  if (!m || addFunctions(m)) return m;
  Py_DECREF(m);
  return null;
}

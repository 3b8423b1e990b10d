// Frames: the bytes the interpreter works on, and the objects that show them to Python.
// (CPython: Python/frame.c, Objects/frameobject.c, Include/internal/pycore_frame.h)
//
//   0 │ f_executable  previous  f_funcobj  f_globals  f_builtins  f_locals  frame_obj  instr_ptr │
//  64 │ stacktop:4 return_offset:2 owner:1 │
//  72 │ localsplus: parameters, locals, cells, free variables │ value stack … │  8 bytes each
//
// A frame lies on the data stack of its thread, inside its generator, or inside its frame object once that outlives
// the call. stacktop counts the entries from localsplus on; while the frame runs it is -1, the count being in a local
// variable of the eval loop.

import { _PyObject_VirtualAlloc, _PyObject_VirtualFree } from '../memory/obmalloc/arena';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../runtime/errors';
import { _PyObject_GC_NewVar, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK, _PyObject_GC_UNTRACK } from '../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import {
  arg,
  clearSlot,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_VISIT,
  Py_XDECREF,
  Py_XNewRef,
  PyObject,
  ptrAt,
  setPtrAt,
  setSlot,
} from '../runtime/object';
import { getset, member, method, static_type } from '../runtime/register';
import { _stack_chunk, PyThreadState } from '../runtime/tstate';
import { METH_NOARGS, Py_T_BOOL, Py_TPFLAGS_HAVE_GC, PyTypeObject } from '../runtime/type';
import { jumpToLine } from '../vm/jump';
import { Py_False, Py_True, PyBool_Type } from './bool';
import { _PyCode_CODE, PyCodeObject } from './code';
import { PyCode_Addr2Line } from './code/locations';
import { PyErr_SetString } from './exceptions/errors';
import { PyExc_AttributeError, PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from './exceptions/types';
import { frame_getlocals, init_frame_locals_proxy } from './frame-locals';
import { PyFunctionObject } from './function';
import { _PyGen_Finalize } from './generator';
import { _PyFrame_GetGenerator } from './generator/object';
import { PyLong_AsLong, PyLong_CheckExact, PyLong_FromLong, PyLong_FromSsize_t } from './int';
import { Py_None } from './none';
import { PyUnicode_FromFormat } from './str/format';

export const FRAME_CREATED: i8 = -3;
export const FRAME_SUSPENDED: i8 = -2;
export const FRAME_SUSPENDED_YIELD_FROM: i8 = -1;
export const FRAME_EXECUTING: i8 = 0;
export const FRAME_COMPLETED: i8 = 1;
export const FRAME_CLEARED: i8 = 4;

export const FRAME_OWNED_BY_THREAD: u8 = 0;
export const FRAME_OWNED_BY_GENERATOR: u8 = 1;
export const FRAME_OWNED_BY_FRAME_OBJECT: u8 = 2;
export const FRAME_OWNED_BY_CSTACK: u8 = 3;

/** 80 bytes. */
@unmanaged
export class _PyInterpreterFrame {
  f_executable: PyObject | null; // strong: the code object; None in the frame that stands for a call from native code
  previous: _PyInterpreterFrame | null; // the caller's; borrowed
  f_funcobj: PyObject | null; // strong
  f_globals: PyObject | null; // borrowed from the function
  f_builtins: PyObject | null; // borrowed from the function
  f_locals: PyObject | null; // strong; NULL in functions
  frame_obj: PyFrameObject | null; // strong; NULL until something asks for it
  instr_ptr: usize; // the instruction that runs, or is about to
  stacktop: i32;
  return_offset: u16; // code units from instr_ptr to where a call returns
  owner: u8;
  @bytes(8) localsplus: usize; // PyObject *[1] at 72
}

/** 72 bytes. */
@unmanaged
export class PyFrameObject extends PyObject {
  f_back: PyFrameObject | null; // strong; set when the frame has left its stack
  f_frame: _PyInterpreterFrame | null;
  f_trace: PyObject | null; // strong
  f_lineno: i32; // set while a trace function runs, else 0
  f_trace_lines: u8;
  f_trace_opcodes: u8;
  f_extra_locals: PyObject | null; // strong: a dict of what was stored through f_locals and is no local variable
  f_locals_cache: PyObject | null; // strong: what PyEval_GetLocals gave
  @bytes(8) _f_frame_data: usize; // PyObject *[1] at 64: the frame, when it is this object's own
}

export const PyFrame_Type = staticObject<PyTypeObject>(416);

const LOCALSPLUS: usize = 72;

/* @inline */ export function _PyFrame_GetCode(f: _PyInterpreterFrame): PyCodeObject {
  return changetype<PyCodeObject>(f.f_executable);
}

/** Where the value stack begins. */
/* @inline */ export function _PyFrame_Stackbase(f: _PyInterpreterFrame): usize {
  return f.localsplus + ((<usize>_PyFrame_GetCode(f).co_nlocalsplus) << 3);
}

/** The stack pointer; from now on the eval loop keeps it. */
/* @inline */ export function _PyFrame_GetStackPointer(f: _PyInterpreterFrame): usize {
  const sp = f.localsplus + ((<usize>f.stacktop) << 3);
  f.stacktop = -1;
  return sp;
}

/* @inline */ export function _PyFrame_SetStackPointer(f: _PyInterpreterFrame, sp: usize): void {
  f.stacktop = <i32>((sp - f.localsplus) >> 3);
}

/** Index of the current instruction, in code units. */
/* @inline */ export function _PyInterpreterFrame_LASTI(f: _PyInterpreterFrame): i32 {
  return <i32>(f.instr_ptr - _PyCode_CODE(changetype<PyObject>(f.f_executable))) >> 1;
}

/** A new frame's fields; consumes func and locals. */
export function _PyFrame_Initialize(
  frame: _PyInterpreterFrame,
  func: PyFunctionObject,
  locals: PyObject | null,
  code: PyCodeObject,
  null_locals_from: i32,
): void {
  frame.f_funcobj = func;
  Py_INCREF(code);
  frame.f_executable = code;
  frame.f_builtins = func.func_builtins;
  frame.f_globals = func.func_globals;
  frame.f_locals = locals;
  frame.stacktop = code.co_nlocalsplus;
  frame.frame_obj = null;
  frame.instr_ptr = _PyCode_CODE(code);
  frame.return_offset = 0;
  frame.owner = FRAME_OWNED_BY_THREAD;
  const n = code.co_nlocalsplus;
  for (let i = null_locals_from; i < n; i++) setPtrAt(frame.localsplus, i, null);
}

/** True before the first RESUME: cells, or the generator, are still being made. */
/* @inline */ export function _PyFrame_IsIncomplete(frame: _PyInterpreterFrame): bool {
  if (frame.owner == FRAME_OWNED_BY_CSTACK) return true;
  if (frame.owner == FRAME_OWNED_BY_GENERATOR) return false;
  const code = _PyFrame_GetCode(frame);
  return frame.instr_ptr < _PyCode_CODE(code) + ((<usize>code._co_firsttraceable) << 1);
}

export function _PyFrame_GetFirstComplete(frame: _PyInterpreterFrame | null): _PyInterpreterFrame | null {
  let f = frame;
  while (f && _PyFrame_IsIncomplete(f)) f = f.previous;
  return f;
}

/** The frame that Python code runs in now; NULL: none. */
export function _PyThreadState_GetFrame(tstate: PyThreadState): _PyInterpreterFrame | null {
  return _PyFrame_GetFirstComplete(tstate.current_frame);
}

// ---- the data stack ----

const DATA_STACK_CHUNK_SIZE: usize = 16 * 1024;
const MINIMUM_OVERHEAD: usize = 1000;
const CHUNK_DATA: usize = 24;

/* @inline */ export function _PyThreadState_HasStackSpace(tstate: PyThreadState, slots: i32): bool {
  const top = tstate.datastack_top;
  return top != 0 && slots < <i32>((tstate.datastack_limit - top) >> 3);
}

function push_chunk(tstate: PyThreadState, slots: i32): usize {
  let size = DATA_STACK_CHUNK_SIZE;
  while (size < (<usize>slots + MINIMUM_OVERHEAD) << 3) size <<= 1;
  const p = _PyObject_VirtualAlloc(size);
  if (!p) return 0;
  const chunk = changetype<_stack_chunk>(p);
  const previous = tstate.datastack_chunk;
  chunk.previous = previous;
  chunk.size = size;
  chunk.top = 0;
  if (previous) previous.top = <u64>((tstate.datastack_top - (changetype<usize>(previous) + CHUNK_DATA)) >> 3);
  tstate.datastack_chunk = chunk;
  tstate.datastack_limit = p + size;
  // The first chunk's first slot stays empty, so that popping a frame never frees that chunk.
  const result = p + CHUNK_DATA + (previous ? 0 : 8);
  tstate.datastack_top = result + ((<usize>slots) << 3);
  return result;
}

/** Room for that many slots; 0: no memory. */
export function _PyThreadState_PushFrame(tstate: PyThreadState, slots: i32): usize {
  if (!_PyThreadState_HasStackSpace(tstate, slots)) return push_chunk(tstate, slots);
  const top = tstate.datastack_top;
  tstate.datastack_top = top + ((<usize>slots) << 3);
  return top;
}

export function _PyThreadState_PopFrame(tstate: PyThreadState, frame: usize): void {
  const chunk = tstate.datastack_chunk!;
  if (frame != changetype<usize>(chunk) + CHUNK_DATA) {
    tstate.datastack_top = frame;
    return;
  }
  const previous = chunk.previous!;
  tstate.datastack_top = changetype<usize>(previous) + CHUNK_DATA + ((<usize>previous.top) << 3);
  tstate.datastack_chunk = previous;
  _PyObject_VirtualFree(changetype<usize>(chunk), <usize>chunk.size);
  tstate.datastack_limit = changetype<usize>(previous) + <usize>previous.size;
}

// ---- the end of a frame ----

export function _PyFrame_Traverse(frame: _PyInterpreterFrame, visit: usize, a: usize): i32 {
  let r = Py_VISIT(frame.frame_obj, visit, a);
  if (r) return r;
  r = Py_VISIT(frame.f_locals, visit, a);
  if (r) return r;
  r = Py_VISIT(frame.f_funcobj, visit, a);
  if (r) return r;
  r = Py_VISIT(frame.f_executable, visit, a);
  if (r) return r;
  const n = frame.stacktop;
  for (let i = 0; i < n; i++) {
    r = Py_VISIT(ptrAt(frame.localsplus, i), visit, a);
    if (r) return r;
  }
  return 0;
}

/** A copy for a generator; the old one is forgotten, not cleared. */
export function _PyFrame_Copy(src: _PyInterpreterFrame, dest: _PyInterpreterFrame): void {
  memory.copy(changetype<usize>(dest), changetype<usize>(src), LOCALSPLUS + ((<usize>src.stacktop) << 3));
  dest.previous = null;
}

/** The frame object outlives the frame: it takes the bytes, and from now on links to its caller's object. */
function take_ownership(f: PyFrameObject, old: _PyInterpreterFrame): void {
  Py_INCREF(changetype<PyObject>(old.f_executable));
  memory.copy(f._f_frame_data, changetype<usize>(old), LOCALSPLUS + ((<usize>old.stacktop) << 3));
  const frame = changetype<_PyInterpreterFrame>(f._f_frame_data);
  f.f_frame = frame;
  frame.owner = FRAME_OWNED_BY_FRAME_OBJECT;
  if (_PyFrame_IsIncomplete(frame)) {
    // A generator that was never started: as if the first RESUME had run.
    const code = _PyFrame_GetCode(frame);
    frame.instr_ptr = _PyCode_CODE(code) + ((<usize>(code._co_firsttraceable + 1)) << 1);
  }
  const previous = _PyFrame_GetFirstComplete(frame.previous);
  frame.previous = null;
  if (previous) {
    // NOT CPYTHON: without memory for the caller's frame object CPython loses the exception that is on its way up.
    const exc = PyErr_GetRaisedException();
    const back = _PyFrame_GetFrameObject(previous);
    if (back) f.f_back = changetype<PyFrameObject>(Py_NewRef(back));
    else PyErr_Clear();
    PyErr_SetRaisedException(exc);
  }
  if (!_PyObject_GC_IS_TRACKED(f)) _PyObject_GC_TRACK(f);
}

export function _PyFrame_ClearLocals(frame: _PyInterpreterFrame): void {
  const n = frame.stacktop;
  frame.stacktop = 0;
  const locals = frame.localsplus;
  for (let i = 0; i < n; i++) Py_XDECREF(ptrAt(locals, i));
  const f_locals = frame.f_locals;
  if (f_locals) {
    frame.f_locals = null;
    Py_DECREF(f_locals);
  }
}

/** Drops what the frame refers to, or hands it all to its frame object if somebody holds that. */
export function _PyFrame_ClearExceptCode(frame: _PyInterpreterFrame): void {
  const f = frame.frame_obj;
  if (f) {
    frame.frame_obj = null;
    if (f.ob_refcnt > 1) {
      take_ownership(f, frame);
      Py_DECREF(f);
      return;
    }
    Py_DECREF(f);
  }
  _PyFrame_ClearLocals(frame);
  Py_DECREF(frame.f_funcobj!);
}

// ---- frame objects ----

// new, untracked
function _PyFrame_New_NoTrack(code: PyCodeObject): PyObject | null {
  const o = _PyObject_GC_NewVar(PyFrame_Type, code.co_nlocalsplus + code.co_stacksize);
  if (!o) return null;
  const f = changetype<PyFrameObject>(o);
  f.f_back = null;
  f.f_trace = null;
  f.f_trace_lines = 1;
  f.f_trace_opcodes = 0;
  f.f_lineno = 0;
  f.f_extra_locals = null;
  f.f_locals_cache = null;
  return f;
}

// borrowed: the frame keeps it
function _PyFrame_MakeAndSetFrameObject(a: _PyInterpreterFrame): PyObject | null {
  const exc = PyErr_GetRaisedException();
  const o = _PyFrame_New_NoTrack(_PyFrame_GetCode(a));
  if (!o) {
    Py_XDECREF(exc);
    return null;
  }
  PyErr_SetRaisedException(exc);
  changetype<PyFrameObject>(o).f_frame = a;
  a.frame_obj = changetype<PyFrameObject>(o);
  return o;
}

// borrowed
export function _PyFrame_GetFrameObject(a: _PyInterpreterFrame): PyObject | null {
  const f = a.frame_obj;
  return f ? f : _PyFrame_MakeAndSetFrameObject(a);
}

/** -1: none. */
export function PyUnstable_InterpreterFrame_GetLine(a: _PyInterpreterFrame): i32 {
  return PyCode_Addr2Line(_PyFrame_GetCode(a), _PyInterpreterFrame_LASTI(a) * 2);
}

export function PyFrame_GetLineNumber(a: PyObject): i32 {
  const f = changetype<PyFrameObject>(a);
  return f.f_lineno != 0 ? f.f_lineno : PyUnstable_InterpreterFrame_GetLine(f.f_frame!);
}

/** Byte offset of the current instruction; -1: not started. */
export function PyFrame_GetLasti(f: PyFrameObject): i32 {
  const lasti = _PyInterpreterFrame_LASTI(f.f_frame!);
  return lasti < 0 ? -1 : lasti * 2;
}

// new
function PyFrame_GetBack(a: PyObject): PyObject | null {
  const f = changetype<PyFrameObject>(a);
  let back: PyObject | null = f.f_back;
  if (!back) {
    const previous = _PyFrame_GetFirstComplete(f.f_frame!.previous);
    if (previous) back = _PyFrame_GetFrameObject(previous);
  }
  return Py_XNewRef(back);
}

function frame_dealloc(f: PyFrameObject): void {
  if (_PyObject_GC_IS_TRACKED(f)) _PyObject_GC_UNTRACK(f);
  if (_PyTrash_begin(f)) return;
  let co: PyObject | null = null;
  if (changetype<usize>(f.f_frame) == f._f_frame_data) {
    const frame = changetype<_PyInterpreterFrame>(f._f_frame_data);
    // The code object goes last: the frame's parts are found through it.
    co = frame.f_executable;
    frame.f_executable = null;
    clearSlot(changetype<usize>(frame) + offsetof<_PyInterpreterFrame>('_f_funcobj'));
    clearSlot(changetype<usize>(frame) + offsetof<_PyInterpreterFrame>('_f_locals'));
    for (let i = 0; i < frame.stacktop; i++) clearSlot(frame.localsplus + ((<usize>i) << 3));
  }
  clearSlot(changetype<usize>(f) + offsetof<PyFrameObject>('_f_back'));
  clearSlot(changetype<usize>(f) + offsetof<PyFrameObject>('_f_trace'));
  clearSlot(changetype<usize>(f) + offsetof<PyFrameObject>('_f_extra_locals'));
  clearSlot(changetype<usize>(f) + offsetof<PyFrameObject>('_f_locals_cache'));
  PyObject_GC_Del(changetype<usize>(f));
  Py_XDECREF(co);
  _PyTrash_end();
}

function frame_traverse(f: PyFrameObject, visit: usize, a: usize): i32 {
  let r = Py_VISIT(f.f_back, visit, a);
  if (r) return r;
  r = Py_VISIT(f.f_trace, visit, a);
  if (r) return r;
  r = Py_VISIT(f.f_extra_locals, visit, a);
  if (r) return r;
  r = Py_VISIT(f.f_locals_cache, visit, a);
  if (r) return r;
  if (f.f_frame!.owner != FRAME_OWNED_BY_FRAME_OBJECT) return 0;
  return _PyFrame_Traverse(f.f_frame!, visit, a);
}

function frame_tp_clear(f: PyFrameObject): i32 {
  clearSlot(changetype<usize>(f) + offsetof<PyFrameObject>('_f_trace'));
  clearSlot(changetype<usize>(f) + offsetof<PyFrameObject>('_f_extra_locals'));
  clearSlot(changetype<usize>(f) + offsetof<PyFrameObject>('_f_locals_cache'));
  const frame = f.f_frame!;
  const stacktop = frame.stacktop;
  frame.stacktop = 0;
  for (let i = 0; i < stacktop; i++) clearSlot(frame.localsplus + ((<usize>i) << 3));
  clearSlot(changetype<usize>(frame) + offsetof<_PyInterpreterFrame>('_f_locals'));
  return 0;
}

function frame_clear(f: PyFrameObject, _: PyObject | null): PyObject | null {
  const frame = f.f_frame!;
  if (frame.owner == FRAME_OWNED_BY_GENERATOR) {
    const gen = _PyFrame_GetGenerator(frame);
    if (gen.gi_frame_state == FRAME_EXECUTING)
      return PyErr_SetString(PyExc_RuntimeError, 'cannot clear an executing frame');
    if (gen.gi_frame_state == FRAME_SUSPENDED || gen.gi_frame_state == FRAME_SUSPENDED_YIELD_FROM) {
      return PyErr_SetString(PyExc_RuntimeError, 'cannot clear a suspended frame');
    }
    _PyGen_Finalize(gen);
  } else if (frame.owner == FRAME_OWNED_BY_THREAD) {
    return PyErr_SetString(PyExc_RuntimeError, 'cannot clear an executing frame');
  } else frame_tp_clear(f);
  return Py_None;
}

function frame_sizeof(f: PyFrameObject, _: PyObject | null): PyObject | null {
  const code = _PyFrame_GetCode(f.f_frame!);
  return PyLong_FromSsize_t(64 + ((<i64>code.co_framesize) << 3));
}

function frame_repr(f: PyFrameObject): PyObject | null {
  const code = _PyFrame_GetCode(f.f_frame!);
  return PyUnicode_FromFormat(
    '<frame at %p, file %R, line %d, code %S>',
    arg(f),
    arg(code.co_filename),
    <u64>(<i64>PyFrame_GetLineNumber(f)),
    arg(code.co_name),
  );
}

function frame_getback(f: PyFrameObject, _: usize): PyObject | null {
  const back = PyFrame_GetBack(f);
  return back ? back : Py_None;
}
function frame_getlineno(f: PyFrameObject, _: usize): PyObject | null {
  const line = PyFrame_GetLineNumber(f);
  if (line < 0) return Py_None;
  return PyLong_FromLong(line);
}
function frame_getlasti(f: PyFrameObject, _: usize): PyObject | null {
  return PyLong_FromLong(PyFrame_GetLasti(f));
}
function frame_getglobals(f: PyFrameObject, _: usize): PyObject | null {
  const globals = f.f_frame!.f_globals;
  return globals ? Py_NewRef(globals) : Py_None;
}
function frame_getbuiltins(f: PyFrameObject, _: usize): PyObject | null {
  const builtins = f.f_frame!.f_builtins;
  return builtins ? Py_NewRef(builtins) : Py_None;
}
function frame_getcode(f: PyFrameObject, _: usize): PyObject | null {
  return Py_NewRef(_PyFrame_GetCode(f.f_frame!));
}
function frame_gettrace(f: PyFrameObject, _: usize): PyObject | null {
  return f.f_trace ? Py_NewRef(f.f_trace!) : Py_None;
}
function frame_settrace(f: PyFrameObject, v: PyObject | null, _: usize): i32 {
  let value = v;
  if (value == Py_None) value = null;
  setSlot(changetype<usize>(f) + offsetof<PyFrameObject>('_f_trace'), Py_XNewRef(value));
  return 0;
}
function frame_setlineno(f: PyFrameObject, v: PyObject | null, _: usize): i32 {
  if (!v) {
    PyErr_SetString(PyExc_AttributeError, 'cannot delete attribute');
    return -1;
  }
  if (!PyLong_CheckExact(v)) {
    PyErr_SetString(PyExc_ValueError, 'lineno must be an integer');
    return -1;
  }
  const line = PyLong_AsLong(v);
  if (line == -1 && PyErr_Occurred()) return -1;
  return jumpToLine(f, line);
}
function frame_gettrace_opcodes(f: PyFrameObject, _: usize): PyObject | null {
  return f.f_trace_opcodes ? Py_True : Py_False;
}
function frame_settrace_opcodes(f: PyFrameObject, v: PyObject | null, _: usize): i32 {
  if (!v || v.ob_type != PyBool_Type) {
    PyErr_SetString(PyExc_TypeError, 'attribute value type must be bool');
    return -1;
  }
  f.f_trace_opcodes = v == Py_True ? 1 : 0;
  return 0;
}

export function init_frame_type(): void {
  const t = PyFrame_Type;
  static_type(t, 'frame', 136, 8, Py_TPFLAGS_HAVE_GC, '');
  t.tp_dealloc = frame_dealloc.index;
  t.tp_repr = frame_repr.index;
  t.tp_traverse = frame_traverse.index;
  t.tp_clear = frame_tp_clear.index;
  method(
    t,
    'clear',
    frame_clear.index,
    METH_NOARGS,
    'clear($self, /)\n--\n\nF.clear(): clear most references held by the frame',
  );
  method(
    t,
    '__sizeof__',
    frame_sizeof.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nF.__sizeof__() -> size of F in memory, in bytes',
  );
  member(t, 'f_trace_lines', Py_T_BOOL, offsetof<PyFrameObject>('f_trace_lines'), 0, '');
  getset(t, 'f_back', frame_getback.index, 0, '');
  getset(t, 'f_locals', frame_getlocals.index, 0, '');
  getset(t, 'f_lineno', frame_getlineno.index, frame_setlineno.index, '');
  getset(t, 'f_trace', frame_gettrace.index, frame_settrace.index, '');
  getset(t, 'f_lasti', frame_getlasti.index, 0, '');
  getset(t, 'f_globals', frame_getglobals.index, 0, '');
  getset(t, 'f_builtins', frame_getbuiltins.index, 0, '');
  getset(t, 'f_code', frame_getcode.index, 0, '');
  getset(t, 'f_trace_opcodes', frame_gettrace_opcodes.index, frame_settrace_opcodes.index, '');
  init_frame_locals_proxy();
}

// new
export function PyFrame_GetCode(frame: PyObject): PyObject {
  return Py_NewRef<PyObject>(_PyFrame_GetCode(changetype<PyFrameObject>(frame).f_frame!));
}

/** The frame below that Python can see, or NULL: an incomplete frame and the eval loop's entry frame are passed over. */
export function _PyFrame_PreviousComplete(frame: _PyInterpreterFrame): _PyInterpreterFrame | null {
  return _PyFrame_GetFirstComplete(frame.previous);
}

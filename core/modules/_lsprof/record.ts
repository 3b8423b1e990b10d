// What a profiler remembers of calls: an entry a function, in it one a function that it called, and the calls that run now.
// (CPython: Modules/_lsprof.c)

import { host_clock } from '../../host';
import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyCFunction_Check, PyCFunctionObject } from '../../objects/builtin-function';
import { PyObject_CallNoArgs } from '../../objects/call';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyLong_AsLongLong, PyLong_Check } from '../../objects/int';
import { PyModule_Check, PyModule_GetNameObject } from '../../objects/module';
import { PyObject_Repr } from '../../objects/object';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromCString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { _PyType_Lookup } from '../../objects/type/lookup';
import { Py_DECREF, Py_NewRef } from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { arg, PyObject } from '../../runtime/object';
import { PyErr_WriteUnraisable } from '../sys/unraisable';
import { timeoutOf } from '../time/convert';
import { addNode, findNode, TreeNode, takeFirst } from './tree';

/** 80 bytes. */
@unmanaged
export class ProfilerObject extends PyObject {
  profilerEntries: usize; // ProfilerEntry, by code object or PyMethodDef
  currentProfilerContext: ProfilerContext | null;
  freelistProfilerContext: ProfilerContext | null;
  flags: i32; // POF_*
  externalTimer: PyObject | null; // strong
  externalTimerUnit: f64; // seconds; 0: the timer tells seconds
  tool_id: i32;
  missing: PyObject | null; // strong: sys.monitoring.MISSING
}

export const POF_ENABLED = 0x001;
export const POF_SUBCALLS = 0x002;
export const POF_BUILTINS = 0x004;
export const POF_EXT_TIMER = 0x008; // the external timer runs
export const POF_NOMEMORY = 0x100;

/** 64 bytes: a function as another one has called it; its key is its own entry. */
@unmanaged
export class ProfilerSubEntry extends TreeNode {
  tt: i64; // nanoseconds in all
  it: i64; // without the calls in it
  callcount: i64;
  recursivecallcount: i64;
  recursionLevel: i64;
}

/** 80 bytes. */
@unmanaged
export class ProfilerEntry extends TreeNode {
  userObj: PyObject; // strong: a code object, or what describes a native function
  tt: i64;
  it: i64;
  callcount: i64;
  recursivecallcount: i64;
  recursionLevel: i64;
  calls: usize; // ProfilerSubEntry
}

/** 32 bytes: a call that has not ended. */
@unmanaged
export class ProfilerContext {
  t0: i64; // when it began
  subt: i64; // time in calls from here
  previous: ProfilerContext | null;
  ctxEntry: ProfilerEntry;
}

// ---- time

function externalTime(p: ProfilerObject): i64 {
  const timer = p.externalTimer!;
  p.flags |= POF_EXT_TIMER;
  const o = PyObject_CallNoArgs(timer);
  p.flags &= ~POF_EXT_TIMER;
  let time: i64 = -1;
  if (o) {
    if (p.externalTimerUnit <= 0) time = timeoutOf(o, true);
    else if (PyLong_Check(o)) time = PyLong_AsLongLong(o);
    else PyErr_Format(PyExc_TypeError, 'expect int, got %s', o.ob_type.tp_name);
    Py_DECREF(o);
  }
  if (time != -1 || !PyErr_Occurred()) return time;
  PyErr_WriteUnraisable(timer);
  return 0;
}

function call_timer(p: ProfilerObject): i64 {
  return p.externalTimer ? externalTime(p) : host_clock(1);
}

// ---- entries

/** new: what stands for a native function; NULL with the exception set */
function describeFunction(fn: PyCFunctionObject): PyObject | null {
  const mname = fn.m_ml!.ml_name;
  const self = fn.m_self;
  const module = fn.m_module;
  if (self) {
    // repr(getattr(type(self), name)), to keep no reference to what the method is of
    const name = PyUnicode_FromCString(mname);
    const descriptor = name ? _PyType_Lookup(self.ob_type, name) : null;
    if (name) Py_DECREF(name);
    const text = descriptor ? PyObject_Repr(Py_NewRef<PyObject>(descriptor)) : null;
    if (descriptor) Py_DECREF(descriptor);
    if (text) return text;
    PyErr_Clear();
    if (module && PyUnicode_Check(module)) return PyUnicode_FromFormat('<built-in method %S.%s>', arg(module), mname);
    return PyUnicode_FromFormat('<built-in method %s>', mname);
  }
  let modname: PyObject | null = null;
  if (module && PyUnicode_Check(module)) modname = Py_NewRef<PyObject>(module);
  else if (module && PyModule_Check(module)) modname = PyModule_GetNameObject(module);
  if (!modname) PyErr_Clear();
  const known = modname != null && !_PyUnicode_EqualToASCIIString(modname!, 'builtins');
  const text = known ? PyUnicode_FromFormat('<%U.%s>', arg(modname), mname) : PyUnicode_FromFormat('<%s>', mname);
  if (modname) Py_DECREF(modname);
  return text;
}

/** A zeroed node in a tree; NULL: no memory, which the flags tell. */
function newNode(p: ProfilerObject, root: usize, key: usize, size: usize): usize {
  const node = PyMem_Malloc(size);
  if (!node) {
    p.flags |= POF_NOMEMORY;
    return 0;
  }
  memory.fill(node, 0, size);
  changetype<TreeNode>(node).key = key;
  addNode(root, node);
  return node;
}

/* @inline */ function entriesOf(p: ProfilerObject): usize {
  return changetype<usize>(p) + offsetof<ProfilerObject>('_profilerEntries');
}

/** Where the calls of an entry are. */
/* @inline */ export function callsOf(entry: ProfilerEntry): usize {
  return changetype<usize>(entry) + offsetof<ProfilerEntry>('_calls');
}

function newEntry(p: ProfilerObject, key: usize, callable: PyObject): ProfilerEntry | null {
  const userObj = PyCFunction_Check(callable)
    ? describeFunction(changetype<PyCFunctionObject>(callable))
    : Py_NewRef<PyObject>(callable);
  const entry = userObj ? newNode(p, entriesOf(p), key, offsetof<ProfilerEntry>()) : 0;
  if (entry) {
    changetype<ProfilerEntry>(entry).userObj = userObj!;
    return changetype<ProfilerEntry>(entry);
  }
  PyErr_Clear();
  if (userObj) Py_DECREF(userObj);
  p.flags |= POF_NOMEMORY;
  return null;
}

/* @inline */ function getEntry(p: ProfilerObject, key: usize): ProfilerEntry | null {
  return changetype<ProfilerEntry | null>(findNode(entriesOf(p), key));
}

/** The part of an entry in its caller's, if that is asked for; NULL: there is none. */
function getSubEntry(p: ProfilerObject, context: ProfilerContext, entry: ProfilerEntry): ProfilerSubEntry | null {
  const previous = context.previous;
  if (!previous || !(p.flags & POF_SUBCALLS)) return null;
  return changetype<ProfilerSubEntry | null>(findNode(callsOf(previous.ctxEntry), changetype<usize>(entry)));
}

/** Forgets all entries, and the memory of calls. */
export function clearEntries(p: ProfilerObject): void {
  for (let node = takeFirst(entriesOf(p)); node; node = takeFirst(entriesOf(p))) {
    const entry = changetype<ProfilerEntry>(node);
    for (let sub = takeFirst(callsOf(entry)); sub; sub = takeFirst(callsOf(entry))) PyMem_Free(sub);
    Py_DECREF(entry.userObj);
    PyMem_Free(node);
  }
  const current = p.currentProfilerContext;
  p.currentProfilerContext = null;
  if (current) PyMem_Free(changetype<usize>(current));
  for (let c = p.freelistProfilerContext; c; c = p.freelistProfilerContext) {
    p.freelistProfilerContext = c.previous;
    PyMem_Free(changetype<usize>(c));
  }
}

// ---- calls

function enter(p: ProfilerObject, key: usize, callable: PyObject): void {
  let entry = getEntry(p, key);
  if (!entry) entry = newEntry(p, key, callable);
  if (!entry) return;
  let context = p.freelistProfilerContext;
  if (context) p.freelistProfilerContext = context.previous;
  else context = changetype<ProfilerContext | null>(PyMem_Malloc(offsetof<ProfilerContext>()));
  if (!context) {
    p.flags |= POF_NOMEMORY;
    return;
  }
  context.ctxEntry = entry;
  context.subt = 0;
  const previous = p.currentProfilerContext;
  context.previous = previous;
  p.currentProfilerContext = context;
  entry.recursionLevel++;
  let sub = getSubEntry(p, context, entry);
  if (!sub && previous && p.flags & POF_SUBCALLS) {
    const root = callsOf(previous.ctxEntry);
    sub = changetype<ProfilerSubEntry | null>(newNode(p, root, changetype<usize>(entry), offsetof<ProfilerSubEntry>()));
  }
  if (sub) sub.recursionLevel++;
  context.t0 = call_timer(p);
}

/** A call of what `key` stands for begins: a code object or a PyMethodDef. An exception that is set stays. */
export function ptrace_enter_call(p: ProfilerObject, key: usize, callable: PyObject): void {
  const exc = PyErr_GetRaisedException();
  enter(p, key, callable);
  PyErr_SetRaisedException(exc);
}

/** The innermost call ends. */
function stop(p: ProfilerObject, context: ProfilerContext, entry: ProfilerEntry): void {
  const tt = call_timer(p) - context.t0;
  const it = tt - context.subt;
  const previous = context.previous;
  if (previous) previous.subt += tt;
  p.currentProfilerContext = previous;
  if (--entry.recursionLevel == 0) entry.tt += tt;
  else entry.recursivecallcount++;
  entry.it += it;
  entry.callcount++;
  const sub = getSubEntry(p, context, entry);
  if (!sub) return;
  if (--sub.recursionLevel == 0) sub.tt += tt;
  else sub.recursivecallcount++;
  sub.it += it;
  sub.callcount++;
}

export function ptrace_leave_call(p: ProfilerObject, key: usize): void {
  const context = p.currentProfilerContext;
  if (!context) return;
  const entry = getEntry(p, key);
  if (entry) stop(p, context, entry);
  else p.currentProfilerContext = context.previous;
  context.previous = p.freelistProfilerContext;
  p.freelistProfilerContext = context;
}

/** Ends the calls that run when the profiler is disabled. */
export function flush_unmatched(p: ProfilerObject): void {
  for (let context = p.currentProfilerContext; context; context = p.currentProfilerContext) {
    stop(p, context, context.ctxEntry);
    PyMem_Free(changetype<usize>(context));
  }
}

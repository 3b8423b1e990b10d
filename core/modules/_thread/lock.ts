// Locks. There is one thread: a lock that it holds will not be released while it waits. (CPython: Modules/_threadmodule.c)

import { host_sleep } from '../../host';
import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyBool_FromLong } from '../../objects/bool';
import { PyDict_Size } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_OverflowError,
  PyExc_RuntimeError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_AsUnsignedLongLong, PyLong_FromUnsignedLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from '../../objects/tuple';
import { freeInstance, newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { Py_XDECREF, PyObject_GC_UnTrack, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { member, method } from '../../runtime/register';
import { _PyThreadState_GET } from '../../runtime/tstate';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { PyErr_CheckSignals } from '../../vm/signals';
import { NANOSECONDS, timeoutOf } from '../time/convert';

/** 40 bytes. */
@unmanaged
export class lockobject extends PyObject {
  lock_lock: usize; // PyThread_type_lock: none is needed
  in_weakreflist: PyObject | null;
  locked: u8;
}

/** 48 bytes. */
@unmanaged
export class rlockobject extends PyObject {
  rlock_lock: usize;
  rlock_owner: u64; // the thread that holds it; 0: none
  rlock_count: u64;
  in_weakreflist: PyObject | null;
}

/* @inline */ function lockOf(o: PyObject): lockobject {
  return changetype<lockobject>(o);
}

/* @inline */ function rlockOf(o: PyObject): rlockobject {
  return changetype<rlockobject>(o);
}

/* @inline */ export function PyThread_get_thread_ident(): u64 {
  return _PyThreadState_GET().thread_id;
}

/** The timeout of acquire(blocking=True, timeout=-1) in nanoseconds: 0 not to wait, -1 for ever; -2: an exception. */
function lock_acquire_timeout(args: usize, nargs: i64, kwnames: PyObject | null): i64 {
  const at = stackAlloc(2);
  const bad = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'acquire', 'blocking timeout', 0, 0, 0, at);
  const blocking = ptrAt(at, 0);
  const given = ptrAt(at, 1);
  stackFree(at);
  if (bad < 0) return -2;
  const wait = blocking ? PyObject_IsTrue(blocking) : 1;
  if (wait < 0) return -2;
  let timeout: i64 = -NANOSECONDS;
  if (given) {
    timeout = timeoutOf(given);
    if (timeout == -1 && PyErr_Occurred()) return -2;
  }
  if (!wait && timeout != -NANOSECONDS) {
    PyErr_SetString(PyExc_ValueError, "can't specify a timeout for a non-blocking call");
    return -2;
  }
  if (timeout < 0 && timeout != -NANOSECONDS) {
    PyErr_SetString(PyExc_ValueError, 'timeout value must be a non-negative number');
    return -2;
  }
  if (!wait) return 0;
  return timeout < 0 ? -1 : timeout;
}

/** Sleeps so many nanoseconds, in short naps, so that an interrupt is noticed: 0, or -1 with its exception. */
export function sleepFor(timeout: i64): i32 {
  while (timeout > 0) {
    const nap: i64 = timeout < 50000000 ? timeout : 50000000;
    if (!host_sleep(nap)) break;
    if (PyErr_CheckSignals() < 0) return -1;
    timeout -= nap;
  }
  return 0;
}

/** A lock that nobody else can release: waits for the time to pass. new: False, or NULL. */
function waitInVain(timeout: i64): PyObject | null {
  if (timeout < 0) {
    return PyErr_SetString(PyExc_RuntimeError, 'deadlock: the lock is held, and no other thread can release it');
  }
  return sleepFor(timeout) == 0 ? PyBool_FromLong(0) : null;
}

// --- lock

function lock_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (kwds && PyDict_Size(kwds)) return PyErr_SetString(PyExc_TypeError, 'lock() takes no keyword arguments');
  const n = PyTuple_GET_SIZE(args);
  if (n) return PyErr_Format(PyExc_TypeError, 'lock expected 0 arguments, got %zd', n);
  return call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
}

function lock_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  if (lockOf(self).in_weakreflist) PyObject_ClearWeakRefs(self);
  freeInstance(self);
}

function lock_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(self.ob_type, visit, arg);
}

function lock_acquire(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const timeout = lock_acquire_timeout(args, nargs, kwnames);
  if (timeout == -2) return null;
  if (lockOf(self).locked) return timeout == 0 ? PyBool_FromLong(0) : waitInVain(timeout);
  lockOf(self).locked = 1;
  return PyBool_FromLong(1);
}

function lock_release(self: PyObject, _unused: PyObject | null): PyObject | null {
  if (!lockOf(self).locked) return PyErr_SetString(PyExc_RuntimeError, 'release unlocked lock');
  lockOf(self).locked = 0;
  return Py_None;
}

function lock_enter(self: PyObject, _unused: PyObject | null): PyObject | null {
  return lock_acquire(self, 0, 0, null);
}

function lock_exit(self: PyObject, _args: PyObject): PyObject | null {
  return lock_release(self, null);
}

function lock_locked(self: PyObject, _unused: PyObject | null): PyObject | null {
  return PyBool_FromLong(lockOf(self).locked);
}

function lock_at_fork_reinit(self: PyObject, _unused: PyObject | null): PyObject | null {
  lockOf(self).locked = 0;
  return Py_None;
}

function lock_repr(self: PyObject): PyObject | null {
  return PyUnicode_FromFormat(
    '<%ls %s object at %p>',
    changetype<usize>(lockOf(self).locked ? 'locked' : 'unlocked'),
    self.ob_type.tp_name,
    changetype<usize>(self),
  );
}

// new
export function makeLockType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_thread.lock',
    offsetof<lockobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = lock_dealloc.index;
  t.tp_traverse = lock_traverse.index;
  t.tp_repr = lock_repr.index;
  t.tp_new = lock_new.index;
  const flags = METH_FASTCALL | METH_KEYWORDS;
  method(
    t,
    'acquire_lock',
    lock_acquire.index,
    flags,
    'acquire_lock($self, /, blocking=True, timeout=-1)\n--\n\nAn obsolete synonym of acquire().',
  );
  method(
    t,
    'acquire',
    lock_acquire.index,
    flags,
    'acquire($self, /, blocking=True, timeout=-1)\n--\n\nLock the lock.  Without argument, this blocks if the lock is already\nlocked (even by the same thread), waiting for another thread to release\nthe lock, and return True once the lock is acquired.\nWith an argument, this will only block if the argument is true,\nand the return value reflects whether the lock is acquired.\nThe blocking operation is interruptible.',
  );
  method(
    t,
    'release_lock',
    lock_release.index,
    METH_NOARGS,
    'release_lock($self, /)\n--\n\nAn obsolete synonym of release().',
  );
  method(
    t,
    'release',
    lock_release.index,
    METH_NOARGS,
    "release($self, /)\n--\n\nRelease the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.  The lock must be in the locked state,\nbut it needn't be locked by the same thread that unlocks it.",
  );
  method(
    t,
    'locked_lock',
    lock_locked.index,
    METH_NOARGS,
    'locked_lock($self, /)\n--\n\nAn obsolete synonym of locked().',
  );
  method(
    t,
    'locked',
    lock_locked.index,
    METH_NOARGS,
    'locked($self, /)\n--\n\nReturn whether the lock is in the locked state.',
  );
  method(t, '__enter__', lock_enter.index, METH_NOARGS, '__enter__($self, /)\n--\n\nLock the lock.');
  method(t, '__exit__', lock_exit.index, METH_VARARGS, '__exit__($self, /, *exc_info)\n--\n\nRelease the lock.');
  method(t, '_at_fork_reinit', lock_at_fork_reinit.index, METH_NOARGS, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<lockobject>('_in_weakreflist'), Py_READONLY, '');
  return readyHeapType(
    t,
    'lock()\n--\n\nA lock object is a synchronization primitive.  To create a lock,\ncall threading.Lock().  Methods are:\n\nacquire() -- lock the lock, possibly blocking until it can be obtained\nrelease() -- unlock of the lock\nlocked() -- test whether the lock is currently locked\n\nA lock is not owned by the thread that locked it; another thread may\nunlock it.  A thread attempting to lock a lock that it has already locked\nwill block until another thread unlocks it.  Deadlocks may ensue.',
  );
}

// --- RLock

function rlock_new(type: PyTypeObject, _args: PyObject, _kwds: PyObject | null): PyObject | null {
  return call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
}

function rlock_dealloc(self: PyObject): void {
  PyObject_GC_UnTrack(self);
  if (rlockOf(self).in_weakreflist) PyObject_ClearWeakRefs(self);
  freeInstance(self);
}

function rlock_acquire(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const timeout = lock_acquire_timeout(args, nargs, kwnames);
  if (timeout == -2) return null;
  const lock = rlockOf(self);
  if (lock.rlock_count > 0 && lock.rlock_owner != PyThread_get_thread_ident()) {
    return timeout == 0 ? PyBool_FromLong(0) : waitInVain(timeout);
  }
  if (lock.rlock_count == u64.MAX_VALUE) {
    return PyErr_SetString(PyExc_OverflowError, 'Internal lock count overflowed');
  }
  lock.rlock_owner = PyThread_get_thread_ident();
  lock.rlock_count++;
  return PyBool_FromLong(1);
}

function isOwned(lock: rlockobject): bool {
  return lock.rlock_count > 0 && lock.rlock_owner == PyThread_get_thread_ident();
}

function rlock_release(self: PyObject, _unused: PyObject | null): PyObject | null {
  const lock = rlockOf(self);
  if (!isOwned(lock)) return PyErr_SetString(PyExc_RuntimeError, 'cannot release un-acquired lock');
  if (--lock.rlock_count == 0) lock.rlock_owner = 0;
  return Py_None;
}

function rlock_enter(self: PyObject, _unused: PyObject | null): PyObject | null {
  return rlock_acquire(self, 0, 0, null);
}

function rlock_exit(self: PyObject, _args: PyObject): PyObject | null {
  return rlock_release(self, null);
}

function rlock_is_owned(self: PyObject, _unused: PyObject | null): PyObject | null {
  return PyBool_FromLong(isOwned(rlockOf(self)) ? 1 : 0);
}

function rlock_recursion_count(self: PyObject, _unused: PyObject | null): PyObject | null {
  return PyLong_FromUnsignedLongLong(isOwned(rlockOf(self)) ? rlockOf(self).rlock_count : 0);
}

function rlock_acquire_restore(self: PyObject, state: PyObject): PyObject | null {
  if (!PyTuple_Check(state) || PyTuple_GET_SIZE(state) != 2) {
    return PyErr_Format(
      PyExc_TypeError,
      '_acquire_restore() argument 1 must be 2-item sequence, not %.50s',
      state.ob_type.tp_name,
    );
  }
  const count = PyLong_AsUnsignedLongLong(PyTuple_GET_ITEM(state, 0));
  if (PyErr_Occurred()) return null;
  const owner = PyLong_AsUnsignedLongLong(PyTuple_GET_ITEM(state, 1));
  if (PyErr_Occurred()) return null;
  rlockOf(self).rlock_count = count;
  rlockOf(self).rlock_owner = owner;
  return Py_None;
}

function rlock_release_save(self: PyObject, _unused: PyObject | null): PyObject | null {
  const lock = rlockOf(self);
  if (lock.rlock_count == 0) return PyErr_SetString(PyExc_RuntimeError, 'cannot release un-acquired lock');
  const count = PyLong_FromUnsignedLongLong(lock.rlock_count);
  const owner = PyLong_FromUnsignedLongLong(lock.rlock_owner);
  const state: PyObject | null = count && owner ? PyTuple_Pack2(count, owner) : null;
  Py_XDECREF(count);
  Py_XDECREF(owner);
  if (!state) return null;
  lock.rlock_count = 0;
  lock.rlock_owner = 0;
  return state;
}

function rlock_at_fork_reinit(self: PyObject, _unused: PyObject | null): PyObject | null {
  rlockOf(self).rlock_count = 0;
  rlockOf(self).rlock_owner = 0;
  return Py_None;
}

function rlock_repr(self: PyObject): PyObject | null {
  const lock = rlockOf(self);
  return PyUnicode_FromFormat(
    '<%ls %s object owner=%llu count=%llu at %p>',
    changetype<usize>(lock.rlock_count ? 'locked' : 'unlocked'),
    self.ob_type.tp_name,
    lock.rlock_owner,
    lock.rlock_count,
    changetype<usize>(self),
  );
}

// new
export function makeRLockType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_thread.RLock',
    offsetof<rlockobject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = rlock_dealloc.index;
  t.tp_traverse = lock_traverse.index;
  t.tp_repr = rlock_repr.index;
  t.tp_new = rlock_new.index;
  method(
    t,
    'acquire',
    rlock_acquire.index,
    METH_FASTCALL | METH_KEYWORDS,
    'acquire($self, /, blocking=True, timeout=-1)\n--\n\nLock the lock.  `blocking` indicates whether we should wait\nfor the lock to be available or not.  If `blocking` is False\nand another thread holds the lock, the method will return False\nimmediately.  If `blocking` is True and another thread holds\nthe lock, the method will wait for the lock to be released,\ntake it and then return True.\n(note: the blocking operation is interruptible.)\n\nIn all other cases, the method will return True immediately.\nPrecisely, if the current thread already holds the lock, its\ninternal counter is simply incremented. If nobody holds the lock,\nthe lock is taken and its internal counter initialized to 1.',
  );
  method(
    t,
    'release',
    rlock_release.index,
    METH_NOARGS,
    'release($self, /)\n--\n\nRelease the lock, allowing another thread that is blocked waiting for\nthe lock to acquire the lock.  The lock must be in the locked state,\nand must be locked by the same thread that unlocks it; otherwise a\n`RuntimeError` is raised.\n\nDo note that if the lock was acquire()d several times in a row by the\ncurrent thread, release() needs to be called as many times for the lock\nto be available for other threads.',
  );
  method(
    t,
    '_is_owned',
    rlock_is_owned.index,
    METH_NOARGS,
    '_is_owned($self, /)\n--\n\nFor internal use by `threading.Condition`.',
  );
  method(
    t,
    '_acquire_restore',
    rlock_acquire_restore.index,
    METH_O,
    '_acquire_restore($self, state, /)\n--\n\nFor internal use by `threading.Condition`.',
  );
  method(
    t,
    '_release_save',
    rlock_release_save.index,
    METH_NOARGS,
    '_release_save($self, /)\n--\n\nFor internal use by `threading.Condition`.',
  );
  method(
    t,
    '_recursion_count',
    rlock_recursion_count.index,
    METH_NOARGS,
    '_recursion_count($self, /)\n--\n\nFor internal use by reentrancy checks.',
  );
  method(t, '__enter__', rlock_enter.index, METH_NOARGS, '__enter__($self, /)\n--\n\nLock the lock.');
  method(t, '__exit__', rlock_exit.index, METH_VARARGS, '__exit__($self, /, *exc_info)\n--\n\nRelease the lock.');
  method(t, '_at_fork_reinit', rlock_at_fork_reinit.index, METH_NOARGS, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<rlockobject>('_in_weakreflist'), Py_READONLY, '');
  return readyHeapType(t, '');
}

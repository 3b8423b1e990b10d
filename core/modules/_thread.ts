// The _thread module without other threads: they cannot be started yet. (CPython: Modules/_threadmodule.c)

import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { PyObject_GetAttrString } from '../objects/attribute';
import { PyBool_FromLong } from '../objects/bool';
import { PyDict_Check } from '../objects/dict/dict';
import { PyErr_Format, PyErr_SetNone, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_SystemExit, PyExc_TypeError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyFloat_FromDouble } from '../objects/float';
import {
  PyLong_AsInt,
  PyLong_AsSsize_t,
  PyLong_AsUnsignedLongLong,
  PyLong_Check,
  PyLong_FromLong,
  PyLong_FromUnsignedLongLong,
} from '../objects/int';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_Add,
  PyModule_AddObjectRef,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { Py_None } from '../objects/none';
import { PyCallable_Check } from '../objects/object';
import { newHeapStructSequenceType } from '../objects/structseq';
import { PyTuple_Check, PyTuple_GET_ITEM } from '../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Clear, PyErr_Occurred, PyErr_SetRaisedException } from '../runtime/errors';
import { arg, objAt, PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O, PyTypeObject } from '../runtime/type';
import { handlerOf, handleSignals, SIGINT, tripSignal } from '../vm/signals';
import { makeHandleType, makeLocalType, newThreadHandle } from './_thread/local';
import { makeLockType, makeRLockType, PyThread_get_thread_ident } from './_thread/lock';
import { PyErr_FormatUnraisable } from './sys/unraisable';

/** 40 bytes. */
@unmanaged
class thread_module_state {
  excepthook_type: PyTypeObject | null;
  lock_type: PyTypeObject | null;
  rlock_type: PyTypeObject | null;
  local_type: PyTypeObject | null;
  thread_handle_type: PyTypeObject | null;
}

const _threadmodule = staticObject<PyModuleDef>(104);

/* @inline */ function stateOf(m: PyObject): thread_module_state {
  return changetype<thread_module_state>(PyModule_GetState(m));
}

function cannotStart(): PyObject | null {
  return PyErr_SetString(PyExc_RuntimeError, "can't start new thread");
}

function start_new_thread(_module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('start_new_thread', nargs, 2, 3)) return null;
  if (!PyCallable_Check(objAt(args, 0))) return PyErr_SetString(PyExc_TypeError, 'first arg must be callable');
  if (!PyTuple_Check(objAt(args, 1))) return PyErr_SetString(PyExc_TypeError, '2nd arg must be a tuple');
  if (nargs > 2 && !PyDict_Check(objAt(args, 2))) {
    return PyErr_SetString(PyExc_TypeError, 'optional 3rd arg must be a dictionary');
  }
  return cannotStart();
}

function start_joinable_thread(_m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  const names = 'function handle daemon';
  const bad = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'start_joinable_thread', names, 0, 1, 0, at);
  const callable = ptrAt(at, 0);
  stackFree(at);
  if (bad < 0) return null;
  if (!PyCallable_Check(callable!)) return PyErr_SetString(PyExc_TypeError, 'thread function must be callable');
  return cannotStart();
}

function allocate_lock(module: PyObject, _unused: PyObject | null): PyObject | null {
  const type = stateOf(module).lock_type!;
  return call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
}

function get_ident(_module: PyObject, _unused: PyObject | null): PyObject | null {
  return PyLong_FromUnsignedLongLong(PyThread_get_thread_ident());
}

function thread_count(_module: PyObject, _unused: PyObject | null): PyObject | null {
  return PyLong_FromLong(0);
}

function yes(_module: PyObject, _unused: PyObject | null): PyObject | null {
  return PyBool_FromLong(1);
}

function thread_shutdown(_module: PyObject, _unused: PyObject | null): PyObject | null {
  return Py_None;
}

function thread_exit(_module: PyObject, _unused: PyObject | null): PyObject | null {
  PyErr_SetNone(PyExc_SystemExit);
  return null;
}

function make_thread_handle(module: PyObject, ident: PyObject): PyObject | null {
  if (!PyLong_Check(ident)) return PyErr_SetString(PyExc_TypeError, 'ident must be an integer');
  const n = PyLong_AsUnsignedLongLong(ident);
  if (n == u64.MAX_VALUE && PyErr_Occurred()) return null;
  return newThreadHandle(stateOf(module).thread_handle_type!, n);
}

function interrupt_main(_module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('interrupt_main', nargs, 0, 1)) return null;
  let signum = 2;
  if (nargs) {
    signum = PyLong_AsInt(objAt(args, 0));
    if (signum == -1 && PyErr_Occurred()) return null;
  }
  if (signum < 1 || signum > 64) return PyErr_SetString(PyExc_ValueError, 'signal number out of range');
  // As if it had arrived from outside: what nobody handles in Python is not noticed.
  const handler = handlerOf(signum);
  if (handler ? PyLong_Check(handler) : signum != SIGINT) return Py_None;
  tripSignal(signum);
  return handleSignals() < 0 ? null : Py_None;
}

function stack_size(_module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('stack_size', nargs, 0, 1)) return null;
  if (nargs) {
    const n = PyLong_AsSsize_t(objAt(args, 0));
    if (n == -1 && PyErr_Occurred()) return null;
    if (n < 0) return PyErr_SetString(PyExc_ValueError, 'size must be 0 or a positive value');
    if (n > 0 && n < 32768) return PyErr_Format(PyExc_ValueError, 'size not valid: %zd bytes', n);
  }
  return PyLong_FromLong(0);
}

/** An exception that ends a thread is printed; SystemExit ends it quietly. */
function thread_excepthook(module: PyObject, args: PyObject): PyObject | null {
  if (args.ob_type != stateOf(module).excepthook_type) {
    return PyErr_SetString(PyExc_TypeError, '_thread.excepthook argument type must be ExceptHookArgs');
  }
  if (PyTuple_GET_ITEM(args, 0) == PyExc_SystemExit) return Py_None;
  const thread = PyTuple_GET_ITEM(args, 3);
  const name =
    thread == Py_None
      ? PyLong_FromUnsignedLongLong(PyThread_get_thread_ident())
      : PyObject_GetAttrString(thread, 'name');
  if (!name) PyErr_Clear();
  PyErr_SetRaisedException(Py_NewRef<PyObject>(PyTuple_GET_ITEM(args, 1)));
  if (name) PyErr_FormatUnraisable('Exception in thread %S', arg(name));
  else PyErr_FormatUnraisable('Exception in thread');
  Py_XDECREF(name);
  return Py_None;
}

function addFunctions(m: PyObject): void {
  moduleMethod(
    m,
    'start_new_thread',
    start_new_thread.index,
    METH_FASTCALL,
    'start_new_thread($module, function, args, kwargs={}, /)\n--\n\nStart a new thread and return its identifier.\n\nThe thread will call the function with positional arguments from the\ntuple args and keyword arguments taken from the optional dictionary\nkwargs.  The thread exits when the function returns; the return value\nis ignored.  The thread will also exit when the function raises an\nunhandled exception; a stack trace will be printed unless the exception\nis SystemExit.',
  );
  moduleMethod(
    m,
    'start_new',
    start_new_thread.index,
    METH_FASTCALL,
    'start_new($module, function, args, kwargs={}, /)\n--\n\nAn obsolete synonym of start_new_thread().',
  );
  moduleMethod(
    m,
    'start_joinable_thread',
    start_joinable_thread.index,
    METH_FASTCALL | METH_KEYWORDS,
    'start_joinable_thread($module, /, function, handle=None, daemon=True)\n--\n\n*For internal use only*: start a new thread.\n\nLike start_new_thread(), this starts a new thread calling the given function.\nUnlike start_new_thread(), this returns a handle object with methods to join\nor detach the given thread.\nThis function is not for third-party code, please use the\n`threading` module instead. During finalization the runtime will not wait for\nthe thread to exit if daemon is True. If handle is provided it must be a\nnewly created thread._ThreadHandle instance.',
  );
  moduleMethod(
    m,
    'daemon_threads_allowed',
    yes.index,
    METH_NOARGS,
    'daemon_threads_allowed($module, /)\n--\n\nReturn True if daemon threads are allowed in the current interpreter,\nand False otherwise.\n',
  );
  moduleMethod(
    m,
    'allocate_lock',
    allocate_lock.index,
    METH_NOARGS,
    'allocate_lock($module, /)\n--\n\nCreate a new lock object. See help(type(threading.Lock())) for\ninformation about locks.',
  );
  moduleMethod(
    m,
    'allocate',
    allocate_lock.index,
    METH_NOARGS,
    'allocate($module, /)\n--\n\nAn obsolete synonym of allocate_lock().',
  );
  moduleMethod(
    m,
    'exit_thread',
    thread_exit.index,
    METH_NOARGS,
    'exit_thread($module, /)\n--\n\nAn obsolete synonym of exit().',
  );
  moduleMethod(
    m,
    'exit',
    thread_exit.index,
    METH_NOARGS,
    "exit($module, /)\n--\n\nThis is synonymous to ``raise SystemExit''.  It will cause the current\nthread to exit silently unless the exception is caught.",
  );
  moduleMethod(
    m,
    'interrupt_main',
    interrupt_main.index,
    METH_FASTCALL,
    'interrupt_main($module, signum=signal.SIGINT, /)\n--\n\nSimulate the arrival of the given signal in the main thread,\nwhere the corresponding signal handler will be executed.\nIf *signum* is omitted, SIGINT is assumed.\nA subthread can use this function to interrupt the main thread.\n\nNote: the default signal handler for SIGINT raises ``KeyboardInterrupt``.',
  );
  moduleMethod(
    m,
    'get_ident',
    get_ident.index,
    METH_NOARGS,
    "get_ident($module, /)\n--\n\nReturn a non-zero integer that uniquely identifies the current thread\namongst other threads that exist simultaneously.\nThis may be used to identify per-thread resources.\nEven though on some platforms threads identities may appear to be\nallocated consecutive numbers starting at 1, this behavior should not\nbe relied upon, and the number should be seen purely as a magic cookie.\nA thread's identity may be reused for another thread after it exits.",
  );
  moduleMethod(
    m,
    'get_native_id',
    get_ident.index,
    METH_NOARGS,
    'get_native_id($module, /)\n--\n\nReturn a non-negative integer identifying the thread as reported\nby the OS (kernel). This may be used to uniquely identify a\nparticular thread within a system.',
  );
  moduleMethod(
    m,
    '_count',
    thread_count.index,
    METH_NOARGS,
    '_count($module, /)\n--\n\nReturn the number of currently running Python threads, excluding\nthe main thread. The returned number comprises all threads created\nthrough `start_new_thread()` as well as `threading.Thread`, and not\nyet finished.\n\nThis function is meant for internal and specialized purposes only.\nIn most applications `threading.enumerate()` should be used instead.',
  );
  moduleMethod(
    m,
    'stack_size',
    stack_size.index,
    METH_FASTCALL,
    'stack_size($module, size=0, /)\n--\n\nReturn the thread stack size used when creating new threads.  The\noptional size argument specifies the stack size (in bytes) to be used\nfor subsequently created threads, and must be 0 (use platform or\nconfigured default) or a positive integer value of at least 32,768 (32k).\nIf changing the thread stack size is unsupported, a ThreadError\nexception is raised.  If the specified size is invalid, a ValueError\nexception is raised, and the stack size is unmodified.  32k bytes\n currently the minimum supported stack size value to guarantee\nsufficient stack space for the interpreter itself.\n\nNote that some platforms may have particular restrictions on values for\nthe stack size, such as requiring a minimum stack size larger than 32 KiB or\nrequiring allocation in multiples of the system memory page size\n- platform documentation should be referred to for more information\n(4 KiB pages are common; using multiples of 4096 for the stack size is\nthe suggested approach in the absence of more specific information).',
  );
  moduleMethod(
    m,
    '_excepthook',
    thread_excepthook.index,
    METH_O,
    '_excepthook($module, (exc_type, exc_value, exc_traceback, thread), /)\n--\n\nHandle uncaught Thread.run() exception.',
  );
  moduleMethod(
    m,
    '_is_main_interpreter',
    yes.index,
    METH_NOARGS,
    '_is_main_interpreter($module, /)\n--\n\nReturn True if the current interpreter is the main Python interpreter.',
  );
  moduleMethod(
    m,
    '_shutdown',
    thread_shutdown.index,
    METH_NOARGS,
    '_shutdown($module, /)\n--\n\nWait for all non-daemon threads (other than the calling thread) to stop.',
  );
  moduleMethod(
    m,
    '_make_thread_handle',
    make_thread_handle.index,
    METH_O,
    '_make_thread_handle($module, ident, /)\n--\n\nInternal only. Make a thread handle for threads not spawned\nby the _thread or threading module.',
  );
  moduleMethod(
    m,
    '_get_main_thread_ident',
    get_ident.index,
    METH_NOARGS,
    '_get_main_thread_ident($module, /)\n--\n\nInternal only. Return a non-zero integer that uniquely identifies the main thread\nof the main interpreter.',
  );
}

function addTypes(m: PyObject): bool {
  const state = stateOf(m);
  state.thread_handle_type = makeHandleType(m);
  if (!state.thread_handle_type || PyModule_AddObjectRef(m, '_ThreadHandle', state.thread_handle_type) < 0)
    return false;
  state.lock_type = makeLockType(m);
  if (!state.lock_type) return false;
  if (PyModule_AddObjectRef(m, 'lock', state.lock_type) < 0) return false;
  if (PyModule_AddObjectRef(m, 'LockType', state.lock_type) < 0) return false;
  state.rlock_type = makeRLockType(m);
  if (!state.rlock_type || PyModule_AddObjectRef(m, 'RLock', state.rlock_type) < 0) return false;
  state.local_type = makeLocalType(m);
  if (!state.local_type || PyModule_AddObjectRef(m, '_local', state.local_type) < 0) return false;
  state.excepthook_type = newHeapStructSequenceType(
    '_thread._ExceptHookArgs',
    'ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.',
    'exc_type\tException type\nexc_value\tException value\nexc_traceback\tException traceback\nthread\tThread',
    4,
  );
  return state.excepthook_type != null && PyModule_AddObjectRef(m, '_ExceptHookArgs', state.excepthook_type!) == 0;
}

// new: the module; NULL with the exception set
export function init__thread_module(): PyObject | null {
  const m = newModuleWithState(
    _threadmodule,
    '_thread',
    "This module provides primitive operations to write multi-threaded programs.\nThe 'threading' module provides a more convenient interface.",
    offsetof<thread_module_state>(),
  );
  if (!m) return null;
  addFunctions(m);
  if (
    addTypes(m) &&
    PyModule_AddObjectRef(m, 'error', PyExc_RuntimeError) == 0 &&
    PyModule_Add(m, 'TIMEOUT_MAX', PyFloat_FromDouble(9223372036.0)) == 0
  )
    return m;
  Py_DECREF(m);
  return null;
}

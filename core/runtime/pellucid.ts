// What is ours in a process and not CPython's: it lies in memory too, so that a copy of the memory is the process.

import { DEFS_BASE, DEFS_LIMIT, NATIVE_STACK_BASE, NATIVE_STACK_LIMIT, PEL_BASE } from '../memory/map';
import { PyMem_RawMalloc } from '../memory/raw';
import { PyObject } from './object';
import { PyThreadState } from './tstate';

/** Why an eval loop came back to the host (pel.status). */
export const STATUS_DONE = 0; // the outermost call has a result or an exception
export const STATUS_BUDGET = 1; // the budget is used up: run again to go on
export const STATUS_WAIT = 2; // a native function waits for the host: answer, then run again

/** pel.stepping */
export const STEPPING_OFF = 0; // the deadline waits for native functions that stand below
export const STEPPING_STOP = 1; // the host is called at the deadline if it cannot be suspended there
export const STEPPING_WATCH = 2; // the host is called before each instruction

/** pel.wait_kind */
export const WAIT_NONE = 0;
export const WAIT_READ = 1; // wait_argument: the file descriptor
export const WAIT_SLEEP = 2; // wait_argument: nanoseconds
export const WAIT_CALL = 3; // not for the host, but for a Python method: vm/bridge/capture.ts

@unmanaged
export class PelState {
  tstate: PyThreadState; // the thread that runs now
  defs_top: usize; // tables of definitions are carved from here upwards
  cstr_bottom: usize; // C strings are carved from here downwards
  native_stack_top: usize;
  memory_limit: u64; // bytes that memory may grow to; 0: no limit but the host's
  spans_end: u32; // memory/spans.ts: how many MiB the process has grown to
  left: i32; // instructions until the eval loop asks vm/step.ts
  budget: i64; // instructions until resume() returns; a native function that waits below lets it run over
  status: i32; // STATUS_*
  eval_depth: i32; // eval loops that stand on the native stack now; only the outermost may suspend
  interrupted: i32; // the host asks for KeyboardInterrupt
  wait_kind: i32; // what a suspended native function waits for: host.ts
  wait_ready: i32; // 1: the host has put the answer into wait_result
  can_wait: i32; // 1: input() reads, and can be called again when nothing is there yet
  wait_argument: i64;
  wait_result: i64;
  hash_seed_mode: i32; // 0: from the seed below; 1: random, the secret was written by the host
  hash_seed: u32;
  exit_code: i32;
  result: PyObject | null; // strong: what the outermost call returned
  entry_frame: usize; // the outermost frame of a suspended run
  sys_path_0: PyObject | null; // strong: the directory of the program, which may shadow the library
  import_lock: i32; // how often _imp.acquire_lock was called without its release_lock
  frozen_override: i32; // _imp._override_frozen_modules_for_tests; 0: what -X frozen_modules said
  frozen_off: i32; // 1: -X frozen_modules=off
  safe_path: i32; // -P, -I: it is not on sys.path
  inittab: usize; // PyImport_Inittab: the table of native modules (modules/inittab.ts)
  function_vectorcall: usize; // _PyFunction_Vectorcall: functions are made below the machine that runs them
  horizon: i64; // instructions executed when `left` has come down to 0
  deadline: i64; // where to stop, counted from the process's start; 0: nowhere
  stepping: i32; // STEPPING_*
  traced: i32; // 1: suspended before an instruction that the trace function has been told of
  resume_ptr: usize; // a suspended frame's instr_ptr as it was while it ran; instr_ptr says where to go on
  arena: PyObject | null; // strong: a list of the main program's constants, while it runs
  monitors: i32; // 1: sys.monitoring watches something somewhere
  monitored_codes: i32; // code objects with local events
  monitor_restarts: i64; // how often sys.monitoring.restart_events() was called
  jump_to: usize; // where a trace function lets the loop go on: f_lineno
  observed_pc: usize; // the instruction that monitors saw last
  unwound: i32; // 1: a frame was left by an exception since
  calls: usize; // native calls that monitors wait for: vm/monitor.ts
  calls_count: i32;
  calls_room: i32;
  dlopen_flags: i32; // sys.setdlopenflags()
  switch_interval: f64; // seconds: sys.setswitchinterval()
  asyncgen_hooks_type: usize; // PyTypeObject of sys.get_asyncgen_hooks()
  @bytes(24) hash_secret: usize; // _Py_HashSecret: siphash's k0, k1 and the pyexpat salt
  io_state: usize; // IOState of the module _io
  pending_read: PyObject | null; // strong: what readall() of standard input had when it began to wait
  redirected: i32; // bit n: file descriptor n, 0 to 2, is no longer the host's standard stream
  foreign: i32; // 1: what traps is the program's fault: _ctypes is there, or code that no compiler has written
  fault_fd: i32; // faulthandler.enable(): its descriptor + 1; 0: disabled
  fault_all: i32; // with all threads
  fault_later_fd: i32; // faulthandler.dump_traceback_later(), likewise
  fault_deadline: i64; // of the monotonic clock; 0: none
  fault_interval: i64; // nanoseconds
  fault_repeat: i32;
  fault_exit: i32;
  fault_user_fd: i32; // faulthandler.register()
  fault_user_all: i32;
  fault_signals: u64; // bit n: signal n is registered
  zone: usize; // Zone of the local time (modules/time/zone.ts): a raw block; NULL: UTC
  armed: i32; // vm/bridge/capture.ts: which calls of Python methods are captured
  armed_self: usize; // borrowed: of whom
  armed_other: usize;
  answer: PyObject | null; // borrowed: what the method has returned
  captured: usize; // the frame of the captured call
  bridged_units: i32; // what CPython's C recursion counts for the bridges that stand on the data stack: vm/bridge/frame.ts
}

export const pel = changetype<PelState>(PEL_BASE);

/** Sets up the fields that are not 0 in a new process. */
export function initPellucidState(): void {
  pel.defs_top = DEFS_BASE;
  pel.cstr_bottom = DEFS_LIMIT;
  pel.native_stack_top = NATIVE_STACK_BASE;
}

/**
 * n pointers (8 bytes each) of the native stack, like a local array in C; uninitialised. Give them back in the
 * opposite order with stackFree. Traps when the stack is used up: recursion checks come long before.
 */
/* @inline */ export function stackAlloc(n: i64): usize {
  const p = pel.native_stack_top;
  pel.native_stack_top = p + ((<usize>n) << 3);
  if (pel.native_stack_top > NATIVE_STACK_LIMIT) unreachable();
  return p;
}

/** Gives back what stackAlloc gave at p, and all after it. */
/* @inline */ export function stackFree(p: usize): void {
  pel.native_stack_top = p;
}

/** Another place for definitions, taken from the heap when theirs is full: modules that are imported again and again. */
const MORE_DEFS: usize = 0x40000;

/** Makes sure that n more bytes of definitions or C strings fit between the two ends. */
export function reserveDefs(n: usize): void {
  if (((pel.defs_top + 7) & ~7) + n <= pel.cstr_bottom) return;
  if (!takeMoreDefs(n > MORE_DEFS ? n : MORE_DEFS)) unreachable();
}

function takeMoreDefs(size: usize): bool {
  const p = PyMem_RawMalloc(size);
  if (!p) return false;
  memory.fill(p, 0, size);
  pel.defs_top = p;
  pel.cstr_bottom = p + size;
  return true;
}

/** More than the definitions of any native module take. */
const MODULE_DEFS: usize = 0x10000;

/** Before a native module is made: room for its definitions. False: no memory (they are allocated where nothing may fail). */
export function roomForDefs(): bool {
  if (((pel.defs_top + 7) & ~7) + MODULE_DEFS <= pel.cstr_bottom) return true;
  return takeMoreDefs(MORE_DEFS);
}

/** n zeroed bytes among the definitions, for good: while booting, or when a native module is imported. */
export function defsAlloc(n: usize): usize {
  reserveDefs(n);
  const p = (pel.defs_top + 7) & ~7;
  pel.defs_top = p + n;
  return p;
}

/** Instructions executed since the process began. */
/* @inline */ export function executed(): i64 {
  return pel.horizon - pel.left;
}

/** Has the eval loop ask again before the next instruction. */
export function askBeforeNext(): void {
  pel.horizon = executed();
  pel.left = 0;
}

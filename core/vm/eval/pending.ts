// Work that is done between two instructions. (CPython: Python/ceval_gil.c)

import { host_clock } from '../../host';
import { checkLater } from '../../modules/faulthandler/fatal';
import { _Py_RunGC } from '../../runtime/gc/collect';
import { pel } from '../../runtime/pellucid';
import { PyThreadState } from '../../runtime/tstate';
import { handleSignals } from '../signals';

/** Work that the eval breaker asks for: interrupts, garbage collection. -1: an exception is set. */
/* @noinline */ export function _Py_HandlePending(tstate: PyThreadState): i32 {
  const breaker = tstate.eval_breaker;
  if (breaker & _PY_SIGNALS_PENDING_BIT) {
    tstate.eval_breaker = tstate.eval_breaker & ~_PY_SIGNALS_PENDING_BIT;
    if (handleSignals() < 0) return -1;
  }
  if (breaker & _PY_GC_SCHEDULED_BIT) {
    tstate.eval_breaker = tstate.eval_breaker & ~_PY_GC_SCHEDULED_BIT;
    _Py_RunGC();
  }
  return 0;
}

export const _PY_SIGNALS_PENDING_BIT: u64 = 1 << 1;
const _PY_GC_SCHEDULED_BIT: u64 = 1 << 4;

/** The host asked for an interrupt while the process stood still. */
export function noteInterrupt(tstate: PyThreadState): void {
  if (pel.fault_deadline) checkLater(host_clock(1));
  if (pel.interrupted) tstate.eval_breaker = tstate.eval_breaker | _PY_SIGNALS_PENDING_BIT;
}

// Deallocators of containers nest as deep as the containers do. Where the native stack comes near its end, objects
// are put aside and die later, one after the other. (CPython: Objects/object.c, Py_TRASHCAN_BEGIN of 3.13)
//
//   tstate.delete_later -> object -> object -> NULL     linked through _gc_prev (they are untracked)

import { PyObject } from '../object';
import { _PyThreadState_GET, PyThreadState } from '../tstate';
import { _PyGC_PREV_MASK_FINALIZED } from './state';

/** So many levels stay for what the last deallocators call. */
const Py_TRASHCAN_HEADROOM = 50;

/**
 * Begins the deallocation of a container; it must be untracked. True: it was put aside, return at once. `dealloc` is the
 * calling function's index: the deallocator of a base class, called by a subclass's, must not put the object aside. (0: the
 * caller has seen to that.)
 */
export function _PyTrash_begin(o: PyObject, dealloc: usize = 0): bool {
  const tstate = _PyThreadState_GET();
  if (tstate.c_recursion_remaining <= Py_TRASHCAN_HEADROOM && (!dealloc || o.ob_type.tp_dealloc == dealloc)) {
    depositObject(tstate, o);
    return true;
  }
  tstate.c_recursion_remaining--;
  return false;
}

/** Ends what _PyTrash_begin began with false. */
export function _PyTrash_end(): void {
  const tstate = _PyThreadState_GET();
  tstate.c_recursion_remaining++;
  if (tstate.delete_later && tstate.c_recursion_remaining > 2 * Py_TRASHCAN_HEADROOM) destroyChain(tstate);
}

function depositObject(tstate: PyThreadState, o: PyObject): void {
  const prev = changetype<usize>(o) - 8;
  store<u64>(prev, (load<u64>(prev) & _PyGC_PREV_MASK_FINALIZED) | <u64>changetype<usize>(tstate.delete_later));
  tstate.delete_later = o;
}

function destroyChain(tstate: PyThreadState): void {
  // Deallocators that run meanwhile add to the chain, and must not start on it themselves.
  tstate.c_recursion_remaining--;
  for (let o = tstate.delete_later; o; o = tstate.delete_later) {
    const prev = changetype<usize>(o) - 8;
    const word = load<u64>(prev);
    tstate.delete_later = changetype<PyObject | null>(<usize>word & ~3);
    store<u64>(prev, word & _PyGC_PREV_MASK_FINALIZED);
    call_indirect<void>(<u32>o.ob_type.tp_dealloc, o);
  }
  tstate.c_recursion_remaining++;
}

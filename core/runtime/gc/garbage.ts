// What is done to objects that were found unreachable: finalizers, then tp_clear. (CPython: Python/gc.c)

import { EVENT_GC_CLEAR, EVENT_GC_FINALIZER, event, listening } from '../../memory/events';
import { PyErr_FormatUnraisable } from '../../modules/sys/unraisable';
import { PyList_Append } from '../../objects/list';
import { PyErr_Clear } from '../errors';
import { Py_DECREF, Py_INCREF, PyObject } from '../object';
import { stackAlloc, stackFree } from '../pellucid';
import { _PyThreadState_GET } from '../tstate';
import { gc_list_init, gc_list_is_empty, gc_list_merge, gc_list_move } from './list';
import { gc_clear_collecting, gc_is_collecting } from './mark';
import {
  _Py_AS_GC,
  _Py_FROM_GC,
  _PyGC_PREV_MASK_FINALIZED,
  _PyGCHead_NEXT,
  DEBUG_SAVEALL,
  gcstate,
  NEXT_MASK_UNREACHABLE,
  PyGC_Head,
} from './state';
import { PyObject_IS_GC } from './track';

/** A finalizer from before PEP 442: the object cannot be cleared safely. */
/* @inline */ function has_legacy_finalizer(o: PyObject): bool {
  return o.ob_type.tp_del != 0;
}

/** From `unreachable` (flagged, a normal list afterwards) to `finalizers`: what has a legacy finalizer. */
export function move_legacy_finalizers(unreachable: PyGC_Head, finalizers: PyGC_Head): void {
  let gc = _PyGCHead_NEXT(unreachable);
  while (gc != unreachable) {
    const o = _Py_FROM_GC(gc);
    gc._gc_next &= ~NEXT_MASK_UNREACHABLE;
    const next = _PyGCHead_NEXT(gc);
    if (has_legacy_finalizer(o)) {
      gc_clear_collecting(gc);
      gc_list_move(gc, finalizers);
    }
    gc = next;
  }
}

function visit_move(o: PyObject, toList: usize): i32 {
  if (PyObject_IS_GC(o)) {
    const gc = _Py_AS_GC(o);
    if (gc_is_collecting(gc)) {
      gc_list_move(gc, changetype<PyGC_Head>(toList));
      gc_clear_collecting(gc);
    }
  }
  return 0;
}

/** What objects with a legacy finalizer refer to cannot be cleared either. */
export function move_legacy_finalizer_reachable(finalizers: PyGC_Head): void {
  for (let gc = _PyGCHead_NEXT(finalizers); gc != finalizers; gc = _PyGCHead_NEXT(gc)) {
    const o = _Py_FROM_GC(gc);
    call_indirect<i32>(<u32>o.ob_type.tp_traverse, o, <usize>visit_move.index, changetype<usize>(finalizers));
  }
}

/** tp_finalize of each, once in an object's life. Any of them can make any of the others reachable again. */
export function finalize_garbage(collectable: PyGC_Head): void {
  const frame = stackAlloc(2);
  const seen = changetype<PyGC_Head>(frame);
  gc_list_init(seen);
  while (!gc_list_is_empty(collectable)) {
    const gc = _PyGCHead_NEXT(collectable);
    const o = _Py_FROM_GC(gc);
    gc_list_move(gc, seen);
    const finalize = o.ob_type.tp_finalize;
    if (finalize && !(gc._gc_prev & _PyGC_PREV_MASK_FINALIZED)) {
      gc._gc_prev |= _PyGC_PREV_MASK_FINALIZED;
      Py_INCREF(o);
      if (listening()) event(EVENT_GC_FINALIZER, changetype<usize>(o), 0);
      call_indirect<void>(<u32>finalize, o);
      Py_DECREF(o);
    }
  }
  gc_list_merge(seen, collectable);
  stackFree(frame);
}

/** tp_clear of each: the cycles break and the objects die. What is still alive then goes to `old`. */
export function delete_garbage(collectable: PyGC_Head, old: PyGC_Head): void {
  while (!gc_list_is_empty(collectable)) {
    const gc = _PyGCHead_NEXT(collectable);
    const o = _Py_FROM_GC(gc);
    assert(o.ob_refcnt > 0, 'garbage that is not cleared yet is referred to');
    if (gcstate.debug & DEBUG_SAVEALL) {
      if (PyList_Append(gcstate.garbage!, o) < 0) PyErr_Clear();
    } else {
      const clear = o.ob_type.tp_clear;
      if (clear) {
        Py_INCREF(o);
        if (listening()) event(EVENT_GC_CLEAR, changetype<usize>(o), 0);
        call_indirect<i32>(<u32>clear, o);
        if (_PyThreadState_GET().current_exception)
          PyErr_FormatUnraisable('Exception ignored in tp_clear of %s', <u64>o.ob_type.tp_name);
        Py_DECREF(o);
      }
    }
    if (_PyGCHead_NEXT(collectable) == gc) {
      gc_clear_collecting(gc);
      gc_list_move(gc, old);
    }
  }
}

/** Objects with a legacy finalizer go to gc.garbage, where the program can find them, and to `old`. */
export function handle_legacy_finalizers(finalizers: PyGC_Head, old: PyGC_Head): void {
  for (let gc = _PyGCHead_NEXT(finalizers); gc != finalizers; gc = _PyGCHead_NEXT(gc)) {
    const o = _Py_FROM_GC(gc);
    if (gcstate.debug & DEBUG_SAVEALL || has_legacy_finalizer(o)) {
      if (PyList_Append(gcstate.garbage!, o) < 0) {
        PyErr_Clear();
        break;
      }
    }
  }
  gc_list_merge(finalizers, old);
}

// Which objects of a list are reachable only from each other? (CPython: Python/gc.c, deduce_unreachable)
//
// 1. update_refs: every object's count is copied to its gc_refs.
// 2. subtract_refs: every reference from inside the list is taken off again. What is left comes from outside.
// 3. move_unreachable: from left to right. An object with gc_refs > 0 is reachable, and so is all it refers to; the
//    others go to `unreachable` for the time being, and come back to the end of the list when something reachable
//    turns out to refer to them.
//
//   young ─> a(1) ─> b(0) ─> c(0) ─> young          _gc_prev holds gc_refs, so the list is singly linked meanwhile
//   unreachable <─> b* <─> c*                        * NEXT_MASK_UNREACHABLE in _gc_next

import { EVENT_GC_REACHABLE, EVENT_GC_REFS, EVENT_GC_UNREACHABLE, event, listening } from '../../memory/events';
import { _Py_IsImmortal, PyObject } from '../object';
import { gc_list_append, gc_list_clear_collecting, gc_list_init, gc_list_merge, gc_list_move } from './list';
import {
  _Py_AS_GC,
  _Py_FROM_GC,
  _PyGC_PREV_MASK,
  _PyGC_PREV_MASK_COLLECTING,
  _PyGC_PREV_MASK_FINALIZED,
  _PyGC_PREV_SHIFT,
  _PyGCHead_NEXT,
  _PyGCHead_PREV,
  _PyGCHead_SET_PREV,
  gcstate,
  NEXT_MASK_UNREACHABLE,
  PyGC_Head,
} from './state';
import { PyObject_IS_GC } from './track';

/* @inline */ export function gc_is_collecting(gc: PyGC_Head): bool {
  return (gc._gc_prev & _PyGC_PREV_MASK_COLLECTING) != 0;
}

/* @inline */ export function gc_clear_collecting(gc: PyGC_Head): void {
  gc._gc_prev &= ~_PyGC_PREV_MASK_COLLECTING;
}

/* @inline */ function gc_get_refs(gc: PyGC_Head): u64 {
  return gc._gc_prev >> _PyGC_PREV_SHIFT;
}

/* @inline */ function gc_set_refs(gc: PyGC_Head, refs: u64): void {
  gc._gc_prev = (gc._gc_prev & ~_PyGC_PREV_MASK) | (refs << _PyGC_PREV_SHIFT);
}

function update_refs(containers: PyGC_Head): void {
  let gc = _PyGCHead_NEXT(containers);
  while (gc != containers) {
    const next = _PyGCHead_NEXT(gc);
    const o = _Py_FROM_GC(gc);
    if (_Py_IsImmortal(o)) {
      gc_list_move(gc, gcstate.permanent_generation.head);
    } else {
      assert(o.ob_refcnt > 0, 'a tracked object is referred to: its deallocator untracks it first');
      gc._gc_prev =
        (gc._gc_prev & _PyGC_PREV_MASK_FINALIZED) |
        _PyGC_PREV_MASK_COLLECTING |
        ((<u64>o.ob_refcnt) << _PyGC_PREV_SHIFT);
    }
    gc = next;
  }
}

// Objects outside the list are recognised by the flag: only members have it.
function visit_decref(o: PyObject, parent: usize): i32 {
  if (PyObject_IS_GC(o)) {
    const gc = _Py_AS_GC(o);
    if (gc_is_collecting(gc)) {
      assert(gc_get_refs(gc) > 0, 'tp_traverse visits no reference that is not counted');
      gc._gc_prev -= 1 << _PyGC_PREV_SHIFT;
    }
  }
  return 0;
}

function subtract_refs(containers: PyGC_Head): void {
  for (let gc = _PyGCHead_NEXT(containers); gc != containers; gc = _PyGCHead_NEXT(gc)) {
    const o = _Py_FROM_GC(gc);
    call_indirect<i32>(<u32>o.ob_type.tp_traverse, o, <usize>visit_decref.index, changetype<usize>(o));
  }
}

function visit_reachable(o: PyObject, reachable: usize): i32 {
  if (!PyObject_IS_GC(o)) return 0;
  const gc = _Py_AS_GC(o);
  // Neither what is in other lists nor what was scanned already has the flag.
  if (!gc_is_collecting(gc)) return 0;
  assert(gc._gc_next != 0, 'only a tracked object is being collected');
  if (gc._gc_next & NEXT_MASK_UNREACHABLE) {
    // It was taken for unreachable, and is not. Every _gc_next of that list has the flag, so it is unlinked by hand.
    const prev = _PyGCHead_PREV(gc);
    const next = changetype<PyGC_Head>(<usize>(gc._gc_next & ~NEXT_MASK_UNREACHABLE));
    prev._gc_next = gc._gc_next;
    gc._gc_next &= ~NEXT_MASK_UNREACHABLE;
    _PyGCHead_SET_PREV(next, prev);
    gc_list_append(gc, changetype<PyGC_Head>(reachable));
    gc_set_refs(gc, 1);
  } else if (gc_get_refs(gc) == 0) {
    // Still to the right of the scan, which will find it reachable.
    gc_set_refs(gc, 1);
  }
  return 0;
}

function move_unreachable(young: PyGC_Head, unreachable: PyGC_Head): void {
  let prev = young; // the last element that stayed, to restore _gc_prev
  let gc = _PyGCHead_NEXT(young);
  while (gc != young) {
    if (gc_get_refs(gc)) {
      const o = _Py_FROM_GC(gc);
      // This may append to young, so the next element is looked up afterwards.
      call_indirect<i32>(<u32>o.ob_type.tp_traverse, o, <usize>visit_reachable.index, changetype<usize>(young));
      _PyGCHead_SET_PREV(gc, prev);
      gc_clear_collecting(gc);
      prev = gc;
    } else {
      prev._gc_next = gc._gc_next;
      // The flag is set on the list's head too, for simplicity, and taken off it at the end.
      const last = _PyGCHead_PREV(unreachable);
      last._gc_next = NEXT_MASK_UNREACHABLE | <u64>changetype<usize>(gc);
      _PyGCHead_SET_PREV(gc, last);
      gc._gc_next = NEXT_MASK_UNREACHABLE | <u64>changetype<usize>(unreachable);
      unreachable._gc_prev = <u64>changetype<usize>(gc);
    }
    gc = changetype<PyGC_Head>(<usize>prev._gc_next);
  }
  young._gc_prev = <u64>changetype<usize>(prev);
  unreachable._gc_next &= ~NEXT_MASK_UNREACHABLE;
}

/** Splits `base`: what nothing outside refers to goes to `unreachable`, still flagged in _gc_next and _gc_prev. */
export function deduce_unreachable(base: PyGC_Head, unreachable: PyGC_Head): void {
  update_refs(base);
  subtract_refs(base);
  if (listening()) tellRefs(base);
  gc_list_init(unreachable);
  move_unreachable(base, unreachable);
  if (listening()) tellFound(base, unreachable);
}

/** Each object's references from outside the list. */
function tellRefs(base: PyGC_Head): void {
  for (let gc = _PyGCHead_NEXT(base); gc != base; gc = _PyGCHead_NEXT(gc))
    event(EVENT_GC_REFS, changetype<usize>(_Py_FROM_GC(gc)), <i32>gc_get_refs(gc));
}

function tellFound(base: PyGC_Head, unreachable: PyGC_Head): void {
  for (let gc = _PyGCHead_NEXT(base); gc != base; gc = _PyGCHead_NEXT(gc))
    event(EVENT_GC_REACHABLE, changetype<usize>(_Py_FROM_GC(gc)), 0);
  let gc = _PyGCHead_NEXT(unreachable);
  while (gc != unreachable) {
    event(EVENT_GC_UNREACHABLE, changetype<usize>(_Py_FROM_GC(gc)), 0);
    gc = changetype<PyGC_Head>(<usize>(gc._gc_next & ~NEXT_MASK_UNREACHABLE));
  }
}

function clear_unreachable_mask(unreachable: PyGC_Head): void {
  unreachable._gc_next &= ~NEXT_MASK_UNREACHABLE;
  let gc = _PyGCHead_NEXT(unreachable);
  while (gc != unreachable) {
    gc._gc_next &= ~NEXT_MASK_UNREACHABLE;
    gc = _PyGCHead_NEXT(gc);
  }
}

/** After finalizers have run: what they made reachable again goes to `old`, the rest to `stillUnreachable`. */
export function handle_resurrected_objects(unreachable: PyGC_Head, stillUnreachable: PyGC_Head, old: PyGC_Head): void {
  gc_list_clear_collecting(unreachable);
  deduce_unreachable(unreachable, stillUnreachable);
  clear_unreachable_mask(stillUnreachable);
  gc_list_merge(unreachable, old);
}

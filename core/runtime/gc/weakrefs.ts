// Weak references to garbage: cleared before any of its code can run, so that nobody gets hold of it.
// (CPython: Python/gc.c, handle_weakrefs)

import { EVENT_WEAKREF, event, listening } from '../../memory/events';
import { PyErr_WriteUnraisable } from '../../modules/sys/unraisable';
import { PyObject_CallOneArg } from '../../objects/call';
import {
  _PyObject_GET_WEAKREFS_LISTPTR,
  _PyType_SUPPORTS_WEAKREFS,
  _PyWeakref_ClearRef,
  PyWeakReference,
  PyWeakref_Check,
} from '../../objects/weakref';
import { Py_DECREF, Py_INCREF } from '../object';
import { stackAlloc, stackFree } from '../pellucid';
import { gc_list_init, gc_list_is_empty, gc_list_move } from './list';
import { gc_is_collecting } from './mark';
import { _Py_AS_GC, _Py_FROM_GC, _PyGCHead_NEXT, PyGC_Head } from './state';

/** Clears them all, then calls the callbacks of those that are not garbage themselves: how many of these died of it. */
export function handle_weakrefs(unreachable: PyGC_Head, old: PyGC_Head): i64 {
  const frame = stackAlloc(2);
  const toCall = changetype<PyGC_Head>(frame);
  gc_list_init(toCall);
  clearWeakrefs(unreachable, toCall);
  let freed: i64 = 0;
  while (!gc_list_is_empty(toCall)) {
    const gc = _PyGCHead_NEXT(toCall);
    const wr = changetype<PyWeakReference>(_Py_FROM_GC(gc));
    const callback = wr.wr_callback!;
    if (listening()) event(EVENT_WEAKREF, changetype<usize>(wr), 0);
    const result = PyObject_CallOneArg(callback, wr);
    if (result) Py_DECREF(result);
    else PyErr_WriteUnraisable(callback);
    Py_DECREF(wr);
    // Still the first of the list: it lives.
    if (_PyGCHead_NEXT(toCall) == gc) gc_list_move(gc, old);
    else freed++;
  }
  stackFree(frame);
  return freed;
}

function clearWeakrefs(unreachable: PyGC_Head, toCall: PyGC_Head): void {
  let gc = _PyGCHead_NEXT(unreachable);
  while (gc != unreachable) {
    const o = _Py_FROM_GC(gc);
    const next = _PyGCHead_NEXT(gc);
    // A weak reference that is garbage itself must not call back from inside the clearing.
    if (PyWeakref_Check(o)) _PyWeakref_ClearRef(o);
    if (_PyType_SUPPORTS_WEAKREFS(o.ob_type)) {
      const list = _PyObject_GET_WEAKREFS_LISTPTR(o);
      for (let p = load<usize>(list); p; p = load<usize>(list)) {
        const wr = changetype<PyWeakReference>(p);
        _PyWeakref_ClearRef(wr);
        // The callback of a garbage reference is not called: it could see objects that are being cleared.
        if (!wr.wr_callback || gc_is_collecting(_Py_AS_GC(wr))) continue;
        Py_INCREF(wr);
        gc_list_move(_Py_AS_GC(wr), toCall);
      }
    }
    gc = next;
  }
}

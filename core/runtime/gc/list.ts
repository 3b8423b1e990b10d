// The collector's lists: circular, through a head that is no object. (CPython: Python/gc.c)

import {
  _PyGC_PREV_MASK_COLLECTING,
  _PyGCHead_NEXT,
  _PyGCHead_PREV,
  _PyGCHead_SET_NEXT,
  _PyGCHead_SET_PREV,
  PyGC_Head,
} from './state';

/* @inline */ export function gc_list_init(list: PyGC_Head): void {
  list._gc_prev = <u64>changetype<usize>(list);
  list._gc_next = <u64>changetype<usize>(list);
}

/* @inline */ export function gc_list_is_empty(list: PyGC_Head): bool {
  return list._gc_next == <u64>changetype<usize>(list);
}

export function gc_list_append(node: PyGC_Head, list: PyGC_Head): void {
  const last = changetype<PyGC_Head>(<usize>list._gc_prev);
  _PyGCHead_SET_PREV(node, last);
  _PyGCHead_SET_NEXT(last, node);
  _PyGCHead_SET_NEXT(node, list);
  list._gc_prev = <u64>changetype<usize>(node);
}

/** Off whatever list it is on: not tracked. */
export function gc_list_remove(node: PyGC_Head): void {
  const prev = _PyGCHead_PREV(node);
  const next = _PyGCHead_NEXT(node);
  _PyGCHead_SET_NEXT(prev, next);
  _PyGCHead_SET_PREV(next, prev);
  node._gc_next = 0;
}

/** From whatever list it is on to the end of another. */
export function gc_list_move(node: PyGC_Head, list: PyGC_Head): void {
  const prev = _PyGCHead_PREV(node);
  const next = _PyGCHead_NEXT(node);
  _PyGCHead_SET_NEXT(prev, next);
  _PyGCHead_SET_PREV(next, prev);
  const last = changetype<PyGC_Head>(<usize>list._gc_prev);
  _PyGCHead_SET_PREV(node, last);
  _PyGCHead_SET_NEXT(last, node);
  list._gc_prev = <u64>changetype<usize>(node);
  _PyGCHead_SET_NEXT(node, list);
}

/** All of `from` to the end of `to`; from is empty then. */
export function gc_list_merge(from: PyGC_Head, to: PyGC_Head): void {
  if (!gc_list_is_empty(from)) {
    const toTail = _PyGCHead_PREV(to);
    const fromHead = _PyGCHead_NEXT(from);
    const fromTail = _PyGCHead_PREV(from);
    _PyGCHead_SET_NEXT(toTail, fromHead);
    _PyGCHead_SET_PREV(fromHead, toTail);
    _PyGCHead_SET_NEXT(fromTail, to);
    _PyGCHead_SET_PREV(to, fromTail);
  }
  gc_list_init(from);
}

export function gc_list_size(list: PyGC_Head): i64 {
  let n: i64 = 0;
  for (let gc = _PyGCHead_NEXT(list); gc != list; gc = _PyGCHead_NEXT(gc)) n++;
  return n;
}

export function gc_list_clear_collecting(list: PyGC_Head): void {
  for (let gc = _PyGCHead_NEXT(list); gc != list; gc = _PyGCHead_NEXT(gc)) gc._gc_prev &= ~_PyGC_PREV_MASK_COLLECTING;
}

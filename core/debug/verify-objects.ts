// Verifies the collector's lists, the headers of the objects on them, and the freelists.

import { DEFS_LIMIT, HEAP_BASE, STATIC_BASE } from '../memory/map';
import { address_in_range, POOL_ADDR } from '../memory/obmalloc/malloc';
import { INDEX2SIZE, POOL_OVERHEAD } from '../memory/obmalloc/size-class';
import { RAW_HEADER, rawIsFree } from '../memory/raw';
import { SPAN_BITS, SPAN_RAW, spanState } from '../memory/spans';
import {
  DICT_FREELIST,
  DICTKEYS_FREELIST,
  FLOAT_FREELIST,
  firstTuple,
  LIST_FREELIST,
  PyTuple_MAXSAVESIZE,
  tupleCount,
} from '../runtime/freelist';
import { _PyType_PreHeaderSize } from '../runtime/gc/alloc';
import {
  _Py_FROM_GC,
  _PyGC_PREV_MASK_COLLECTING,
  GEN_HEAD,
  gcstate,
  NUM_GENERATIONS,
  PyGC_Head,
} from '../runtime/gc/state';
import { PyObject } from '../runtime/object';
import { Py_TPFLAGS_HAVE_GC, Py_TPFLAGS_READY, Py_TPFLAGS_TYPE_SUBCLASS, PyTypeObject } from '../runtime/type';
import { expect } from './problem';

/** Whether a block that is in use begins at p. */
function isBlock(p: usize): bool {
  if (p < HEAP_BASE || p & 15) return false;
  if (!address_in_range(p)) return spanState(p >> SPAN_BITS) == SPAN_RAW && !rawIsFree(p - RAW_HEADER);
  const pool = POOL_ADDR(p);
  if (!pool.count || <u32>(p - changetype<usize>(pool)) >= pool.nextoffset) return false;
  return (p - changetype<usize>(pool) - POOL_OVERHEAD) % INDEX2SIZE(pool.szidx) == 0;
}

function isType(p: usize): bool {
  if ((p < STATIC_BASE || p >= DEFS_LIMIT) && p < HEAP_BASE) return false;
  if (p & 7 || p + 416 > (<usize>memory.size()) << 16) return false;
  const type = changetype<PyTypeObject>(p);
  const meta = load<usize>(p, 8);
  if (meta < STATIC_BASE || meta & 7 || meta + 416 > (<usize>memory.size()) << 16) return false;
  return (
    (type.tp_flags & Py_TPFLAGS_READY) != 0 && (changetype<PyTypeObject>(meta).tp_flags & Py_TPFLAGS_TYPE_SUBCLASS) != 0
  );
}

/** The header of an object that the collector tracks. */
function verifyTracked(o: PyObject): bool {
  const p = changetype<usize>(o);
  if (!expect(isType(load<usize>(p, 8)), "a tracked object's type is ready", p, load<u64>(p, 8))) return false;
  expect(
    (o.ob_type.tp_flags & Py_TPFLAGS_HAVE_GC) != 0,
    'a tracked object is of a type with Py_TPFLAGS_HAVE_GC',
    p,
    load<u64>(p, 8),
  );
  expect(load<i32>(p) != 0, 'a tracked object is referred to', p, <u64>o.ob_refcnt);
  expect(load<u32>(p, 4) == 0, 'the high half of ob_refcnt is 0', p, <u64>o.ob_refcnt);
  // Objects in the data segment are in no block.
  if (p >= HEAP_BASE) expect(isBlock(p - _PyType_PreHeaderSize(o.ob_type)), 'a tracked object lies in a block', p, 0);
  return true;
}

function verifyList(head: PyGC_Head): void {
  const limit = <u32>(memory.size() << 11); // no more objects than 32 bytes each
  let prev = head;
  let gc = changetype<PyGC_Head>(<usize>head._gc_next);
  for (let n: u32 = 0; gc != head; n++) {
    const p = changetype<usize>(gc);
    if (
      !expect(
        p != 0 && (p & 7) == 0 && p < (<usize>memory.size()) << 16,
        '_gc_next is an address',
        changetype<usize>(prev),
        p,
      )
    )
      return;
    expect((<usize>gc._gc_prev & ~3) == changetype<usize>(prev), '_gc_prev is the object before', p + 16, gc._gc_prev);
    if (!gcstate.collecting) {
      expect((gc._gc_prev & _PyGC_PREV_MASK_COLLECTING) == 0, 'nothing is being collected', p + 16, gc._gc_prev);
      expect((gc._gc_next & 3) == 0, '_gc_next has no flags', p + 16, gc._gc_next);
    }
    if (!verifyTracked(_Py_FROM_GC(gc))) return;
    if (!expect(n < limit, "a generation's list closes", p, n)) return;
    prev = gc;
    gc = changetype<PyGC_Head>(<usize>gc._gc_next);
  }
  expect(
    <usize>head._gc_prev == changetype<usize>(prev),
    "a generation's list closes backwards",
    changetype<usize>(head),
    head._gc_prev,
  );
}

/** During a collection objects are on lists of its own, and gc_refs stand in for links: nothing to verify. */
export function verifyGenerations(): void {
  if (gcstate.collecting) return;
  for (let i = 0; i < NUM_GENERATIONS; i++) verifyList(GEN_HEAD(i));
  verifyList(gcstate.permanent_generation.head);
}

/** The freelists that are arrays; before: bytes in front of the object in its block. */
function verifyArray(list: usize, before: usize): void {
  const n = load<i32>(list, 640);
  if (!expect(n >= -1 && n <= 80, "a freelist's numfree is in its range", list, <u64>n)) return;
  for (let i = 0; i < n; i++) {
    const p = load<usize>(list + ((<usize>i) << 3));
    expect(isBlock(p - before), 'what waits on a freelist is a block', p, i);
  }
}

function verifyChain(head: usize, count: i32, link: usize, before: usize): void {
  let n = 0;
  for (let p = head; p; p = load<usize>(p + link)) {
    if (!expect(isBlock(p - before), 'what waits on a freelist is a block', p, n)) return;
    n++;
    if (!expect(n <= count, 'a freelist ends', p, n)) return;
  }
  expect(n == max(count, 0), 'a freelist is as long as numfree says', head, n);
}

/** Checks that what lies on the free lists has the type and the links that it should. */
export function verifyFreelists(): void {
  verifyArray(LIST_FREELIST, 16);
  verifyArray(DICT_FREELIST, 16);
  verifyArray(DICTKEYS_FREELIST, 0);
  verifyChain(load<usize>(FLOAT_FREELIST, 8), load<i32>(FLOAT_FREELIST), 8, 0);
  for (let i = 0; i < PyTuple_MAXSAVESIZE; i++)
    verifyChain(load<usize>(firstTuple(i + 1)), load<i32>(tupleCount(i + 1)), 24, 16);
}

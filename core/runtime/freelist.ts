// Objects that wait to be used again instead of going back to obmalloc. (CPython: Include/internal/pycore_freelist.h)
//
//   lists, dicts, dictkeys │ items [80] │ numfree │     the last one in is the first one out
//   floats                 │ numfree │ items ─> float ─> float     linked through ob_type
//   tuples, sizes 1 … 20   │ items [20] │ numfree [20] │           items[n-1] ─> tuple ─> tuple through ob_item[0]
//   slices                 │ one slice │
//
// numfree is -1 once the interpreter ends: nothing is kept any more. The types take and give through the helpers
// below; a taken object's memory is as it was left, so its owner sets the count and every field.

import { INTERP_FREELISTS, MAIN_INTERPRETER } from '../memory/map';
import { PyMem_Free, PyObject_Free } from '../memory/obmalloc/malloc';
import { PyObject_GC_Del } from './gc/alloc';
import { PyObject } from './object';
import { PyTypeObject } from './type';

export const PyTuple_MAXSAVESIZE = 20;
const PyTuple_MAXFREELIST = 2000;
const PyList_MAXFREELIST = 80; // and dicts', their keys', asynchronous generators'
const PyFloat_MAXFREELIST = 100;
export const PyContext_MAXFREELIST = 255;

/** 3536 bytes. */
@unmanaged
export class _Py_object_freelists {
  @bytes(16) floats: usize; // _Py_float_freelist
  @bytes(240) tuples: usize; // _Py_tuple_freelist
  @bytes(648) lists: usize; // _Py_list_freelist
  @bytes(648) dicts: usize; // _Py_dict_freelist
  @bytes(648) dictkeys: usize; // _Py_dictkeys_freelist
  @bytes(8) slices: usize; // _Py_slice_freelist
  @bytes(16) contexts: usize; // _Py_context_freelist
  @bytes(648) async_gens: usize; // struct _Py_async_gen_freelist
  @bytes(648) async_gen_asends: usize; // struct _Py_async_gen_asend_freelist
  @bytes(16) object_stacks: usize; // struct _Py_object_stack_freelist
}

/** 648 bytes. All freelists that are arrays look like this one. */
@unmanaged
export class _Py_list_freelist {
  @bytes(640) items: usize; // PyListObject *[80]
  numfree: i32;
}

/** 240 bytes. */
@unmanaged
export class _Py_tuple_freelist {
  @bytes(160) items: usize; // PyTupleObject *[20]
  @bytes(80) numfree: usize; // int [20]
}

/** 16 bytes. */
@unmanaged
export class _Py_float_freelist {
  numfree: i32;
  items: PyObject | null; // PyFloatObject *
}

/** 648 bytes. */
@unmanaged
export class _Py_dict_freelist {
  @bytes(640) items: usize; // PyDictObject *[80]
  numfree: i32;
}

/** 648 bytes. */
@unmanaged
export class _Py_dictkeys_freelist {
  @bytes(640) items: usize; // PyDictKeysObject *[80]
  numfree: i32;
}

/** 8 bytes. */
@unmanaged
export class _Py_slice_freelist {
  slice_cache: PyObject | null; // PySliceObject *
}

/** 16 bytes: contexts that wait, linked through ctx_weakreflist (offset 32). */
@unmanaged
export class _Py_context_freelist {
  freelist: usize; // PyContext *
  numfree: i32;
}

/** interp.object_state.freelists of the main interpreter, and what lies in it: constants, since this is hot code. */
const FREELISTS: usize = MAIN_INTERPRETER + INTERP_FREELISTS;
export const FLOAT_FREELIST: usize = FREELISTS + offsetof<_Py_object_freelists>('__floats_0');
export const TUPLE_FREELIST: usize = FREELISTS + offsetof<_Py_object_freelists>('__tuples_0');
export const LIST_FREELIST: usize = FREELISTS + offsetof<_Py_object_freelists>('__lists_0');
export const DICT_FREELIST: usize = FREELISTS + offsetof<_Py_object_freelists>('__dicts_0');
export const DICTKEYS_FREELIST: usize = FREELISTS + offsetof<_Py_object_freelists>('__dictkeys_0');
export const SLICE_FREELIST: usize = FREELISTS + offsetof<_Py_object_freelists>('__slices_0');
export const CONTEXT_FREELIST: usize = FREELISTS + offsetof<_Py_object_freelists>('__contexts_0');
export const ASYNC_GEN_FREELIST: usize = FREELISTS + offsetof<_Py_object_freelists>('__async_gens_0');
export const ASYNC_GEN_ASEND_FREELIST: usize = FREELISTS + offsetof<_Py_object_freelists>('__async_gen_asends_0');

/** A freelist that is an array: the address last given; 0: it is empty. */
/* @inline */ export function takeFromFreelist(list: usize): usize {
  const n = load<i32>(list, offsetof<_Py_list_freelist>('numfree'));
  if (n <= 0) return 0;
  store<i32>(list, n - 1, offsetof<_Py_list_freelist>('numfree'));
  return load<usize>(list + ((<usize>(n - 1)) << 3));
}

/** False: it is full, free the memory. */
/* @inline */ export function giveToFreelist(list: usize, p: usize): bool {
  const n = load<i32>(list, offsetof<_Py_list_freelist>('numfree'));
  if (<u32>n >= <u32>PyList_MAXFREELIST) return false; // -1 among them
  store<u64>(list + ((<usize>n) << 3), <u64>p);
  store<i32>(list, n + 1, offsetof<_Py_list_freelist>('numfree'));
  return true;
}

/* @inline */ function floats(): _Py_float_freelist {
  return changetype<_Py_float_freelist>(FLOAT_FREELIST);
}

/** A float's memory; NULL: none is free. */
/* @inline */ export function takeFloat(): PyObject | null {
  const list = floats();
  const o = list.items;
  if (!o) return null;
  list.items = changetype<PyObject | null>(o.ob_type); // the next one
  list.numfree--;
  return o;
}

/** False: there are 100 already, free the memory. */
/* @inline */ export function giveFloat(o: PyObject): bool {
  const list = floats();
  if (<u32>list.numfree >= <u32>PyFloat_MAXFREELIST) return false; // -1 among them
  list.numfree++;
  o.ob_type = changetype<PyTypeObject>(list.items);
  list.items = o;
  return true;
}

/** Where the first waiting tuple of n items, 1 … 20, is noted. */
/* @inline */ export function firstTuple(n: usize): usize {
  return TUPLE_FREELIST + ((n - 1) << 3);
}

/** Where it is noted how many of them wait. */
/* @inline */ export function tupleCount(n: usize): usize {
  return TUPLE_FREELIST + offsetof<_Py_tuple_freelist>('__numfree_0') + ((n - 1) << 2);
}

/** A tuple of n items, 1 … 20 (ob_size and ob_type are still right); 0: none is free. */
/* @inline */ export function takeTuple(n: i64): usize {
  const head = firstTuple(<usize>n);
  const p = load<usize>(head);
  if (!p) return 0;
  const count = tupleCount(<usize>n);
  store<u64>(head, load<u64>(p, 24)); // ob_item[0]: the next one
  store<i32>(count, load<i32>(count) - 1);
  return p;
}

/** False: there are 2000 of its size already, or its size is not 1 … 20. */
/* @inline */ export function giveTuple(p: usize, n: i64): bool {
  if (<u64>(n - 1) >= <u64>PyTuple_MAXSAVESIZE) return false;
  const count = tupleCount(<usize>n);
  const have = load<i32>(count);
  if (<u32>have >= <u32>PyTuple_MAXFREELIST) return false;
  const head = firstTuple(<usize>n);
  store<u64>(p, load<u64>(head), 24);
  store<u64>(head, <u64>p);
  store<i32>(count, have + 1);
  return true;
}

/** The one slice that is kept; 0: there is none. */
/* @inline */ export function takeSlice(): usize {
  const p = load<usize>(SLICE_FREELIST);
  if (p) store<u64>(SLICE_FREELIST, 0);
  return p;
}

/** False: one is kept already. NOT CPYTHON: at the end it is the objects' clearing that decides, as numfree does. */
/* @inline */ export function giveSlice(p: usize): bool {
  if (load<u64>(SLICE_FREELIST)) return false;
  store<u64>(SLICE_FREELIST, <u64>p);
  return true;
}

function clearFloats(isFinalization: bool): void {
  for (let o = takeFloat(); o; o = takeFloat()) PyObject_Free(changetype<usize>(o));
  if (isFinalization) floats().numfree = -1;
}

function clearTuples(isFinalization: bool): void {
  for (let n: usize = 1; n <= <usize>PyTuple_MAXSAVESIZE; n++) {
    let p = load<usize>(firstTuple(n));
    store<u64>(firstTuple(n), 0);
    store<i32>(tupleCount(n), isFinalization ? -1 : 0);
    while (p) {
      const next = load<usize>(p, 24);
      PyObject_GC_Del(p);
      p = next;
    }
  }
}

function clearObjects(list: usize, isFinalization: bool): void {
  for (let p = takeFromFreelist(list); p; p = takeFromFreelist(list)) PyObject_GC_Del(p);
  if (isFinalization) store<i32>(list, -1, offsetof<_Py_list_freelist>('numfree'));
}

function clearDictkeys(isFinalization: bool): void {
  for (let p = takeFromFreelist(DICTKEYS_FREELIST); p; p = takeFromFreelist(DICTKEYS_FREELIST)) PyMem_Free(p);
  if (isFinalization) store<i32>(DICTKEYS_FREELIST, -1, offsetof<_Py_list_freelist>('numfree'));
}

function clearContexts(isFinalization: bool): void {
  const list = changetype<_Py_context_freelist>(CONTEXT_FREELIST);
  while (list.numfree > 0) {
    const o = list.freelist;
    list.freelist = load<usize>(o + 32);
    list.numfree--;
    PyObject_GC_Del(o);
  }
  if (isFinalization) list.numfree = -1;
}

/** Frees all that waits; at the interpreter's end nothing is kept afterwards. A full collection does this first. */
export function _PyObject_ClearFreeLists(isFinalization: bool): void {
  clearFloats(isFinalization);
  clearTuples(isFinalization);
  clearObjects(LIST_FREELIST, isFinalization);
  clearObjects(DICT_FREELIST, isFinalization);
  clearDictkeys(isFinalization);
  clearContexts(isFinalization);
  clearObjects(ASYNC_GEN_FREELIST, isFinalization);
  clearObjects(ASYNC_GEN_ASEND_FREELIST, isFinalization);
  // The slice stays for the next one until the end.
  const slice = isFinalization ? takeSlice() : 0;
  if (slice) PyObject_GC_Del(slice);
}

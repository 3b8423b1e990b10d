// The slots that have special methods: the one table between Python's __names__ and a type's function pointers.
// (CPython: Objects/typeobject.c, slotdefs)
//
// An offset is into PyHeapTypeObject, whose tables lie inside the object; a static type's lie behind its pointers (slotptr).
// Entries of one slot stand together, in CPython's order: the order of a type's dict comes from here.

import { Doc } from '../../runtime/docs';
import { PyObject } from '../../runtime/object';
import { PyHeapTypeObject, PyTypeObject } from '../../runtime/type';
import { PyUnicode_DATA } from '../str/struct';

/** 56 bytes: struct wrapperbase. */
@unmanaged
export class pytype_slotdef {
  name: usize; // const char *; NULL ends the table
  offset: i32;
  func: usize; // the slot of a Python class that has the method; NULL: none of its own
  wrapper: usize; // how a descriptor calls a native slot; NULL: it has no descriptor
  doc: usize; // const char *
  flags: i32; // PyWrapperFlag_KEYWORDS
  name_strobj: PyObject; // interned
}

export const PyWrapperFlag_KEYWORDS = 1;
export const SLOTS = 94;

/** The table: SLOTS entries and a zeroed one. */
export const slotdefs = staticObject<pytype_slotdef>(5320);

// Where the tables lie inside a PyHeapTypeObject.
export const AS_ASYNC = offsetof<PyHeapTypeObject>('__as_async_0');
export const AS_NUMBER = offsetof<PyHeapTypeObject>('__as_number_0');
export const AS_MAPPING = offsetof<PyHeapTypeObject>('__as_mapping_0');
export const AS_SEQUENCE = offsetof<PyHeapTypeObject>('__as_sequence_0');
export const AS_BUFFER = offsetof<PyHeapTypeObject>('__as_buffer_0');

/** The entry behind. */
/* @inline */ export function nextSlot(p: pytype_slotdef): pytype_slotdef {
  return changetype<pytype_slotdef>(changetype<usize>(p) + offsetof<pytype_slotdef>());
}

/** Writes the entry p; the next one. func, wrapper 0: it has none. The name is a static string, its text ASCII. */
/* @noinline */ export function defineSlot(
  p: pytype_slotdef,
  name: PyObject,
  offset: usize,
  func: usize,
  wrapper: usize,
  doc: Doc,
  flags: i32 = 0,
): pytype_slotdef {
  p.name = PyUnicode_DATA(name);
  p.offset = <i32>offset;
  p.func = func;
  p.wrapper = wrapper;
  p.doc = doc;
  p.flags = flags;
  p.name_strobj = name;
  return nextSlot(p);
}

/** The address of a slot in a type, or 0 where the type has no such table. */
export function slotptr(type: PyTypeObject, offset: i32): usize {
  const o = <usize>offset;
  let table: usize;
  let start: usize;
  if (o >= AS_BUFFER) {
    table = changetype<usize>(type.tp_as_buffer);
    start = AS_BUFFER;
  } else if (o >= AS_SEQUENCE) {
    table = changetype<usize>(type.tp_as_sequence);
    start = AS_SEQUENCE;
  } else if (o >= AS_MAPPING) {
    table = changetype<usize>(type.tp_as_mapping);
    start = AS_MAPPING;
  } else if (o >= AS_NUMBER) {
    table = changetype<usize>(type.tp_as_number);
    start = AS_NUMBER;
  } else if (o >= AS_ASYNC) {
    table = changetype<usize>(type.tp_as_async);
    start = AS_ASYNC;
  } else return changetype<usize>(type) + o;
  return table ? table + (o - start) : 0;
}

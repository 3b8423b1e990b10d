// How a static type says what it is: the one place where types are made.
//
//   static_type(PyList_Type, 'list', offsetof<PyListObject>(), 0, FLAGS, 'doc');
//   PyList_Type.tp_dealloc = list_dealloc.index;
//   sequenceMethods(PyList_Type).sq_length = list_length.index;
//   method(PyList_Type, 'append', list_append.index, METH_O, 'append($self, object, /)\n--\n\n…');
//
// PyType_Ready reads it afterwards, as in CPython. Tables (PyMethodDef …) are carved from the bottom of the
// definitions and end with a zeroed entry; C strings come from their top.

import { PyType_Type } from '../objects/type/struct';
import { Doc } from './docs';
import { _Py_IMMORTAL_REFCNT } from './object';
import { defsAlloc, pel, reserveDefs } from './pellucid';
import { cstr } from './static';
import {
  PyAsyncMethods,
  PyBufferProcs,
  PyGetSetDef,
  PyMappingMethods,
  PyMemberDef,
  PyMethodDef,
  PyNumberMethods,
  PySequenceMethods,
  PyTypeObject,
} from './type';

/**
 * Begins a static builtin type: header, name, sizes in bytes, flags and docstring ('' for none). ob_type is `type`
 * (PyType_Ready keeps it).
 */
export function static_type(
  t: PyTypeObject,
  name: string,
  basicsize: i64,
  itemsize: i64,
  flags: u64,
  doc: string,
): void {
  t.ob_refcnt = _Py_IMMORTAL_REFCNT;
  t.ob_type = PyType_Type;
  t.tp_name = cstr(name);
  t.tp_basicsize = basicsize;
  t.tp_itemsize = itemsize;
  t.tp_flags = flags;
  if (doc.length) t.tp_doc = cstr(doc);
}

/** The type's table of numbers, which is made when it is missing. */
export function numberMethods(t: PyTypeObject): PyNumberMethods {
  const own = t.tp_as_number; // a heap type has it inside
  if (own) return own;
  const table = changetype<PyNumberMethods>(defsAlloc(offsetof<PyNumberMethods>()));
  t.tp_as_number = table;
  return table;
}

/** The type's table of sequences, which is made when it is missing. */
export function sequenceMethods(t: PyTypeObject): PySequenceMethods {
  const own = t.tp_as_sequence; // a heap type has it inside
  if (own) return own;
  const table = changetype<PySequenceMethods>(defsAlloc(offsetof<PySequenceMethods>()));
  t.tp_as_sequence = table;
  return table;
}

/** The type's table of mappings, which is made when it is missing. */
export function mappingMethods(t: PyTypeObject): PyMappingMethods {
  const own = t.tp_as_mapping; // a heap type has it inside
  if (own) return own;
  const table = changetype<PyMappingMethods>(defsAlloc(offsetof<PyMappingMethods>()));
  t.tp_as_mapping = table;
  return table;
}

/** The type's table of awaitables, which is made when it is missing. */
export function asyncMethods(t: PyTypeObject): PyAsyncMethods {
  const own = t.tp_as_async; // a heap type has it inside
  if (own) return own;
  const table = changetype<PyAsyncMethods>(defsAlloc(offsetof<PyAsyncMethods>()));
  t.tp_as_async = table;
  return table;
}

/** The type's table of buffers, which is made when it is missing. */
export function bufferProcs(t: PyTypeObject): PyBufferProcs {
  const own = t.tp_as_buffer; // a heap type has it inside
  if (own) return own;
  const table = changetype<PyBufferProcs>(defsAlloc(offsetof<PyBufferProcs>()));
  t.tp_as_buffer = table;
  return table;
}

/**
 * One more entry of `size` bytes in the table behind *slot, a zeroed one after it. A table that something else was
 * carved behind moves to the end first (boot time only, and tables are short).
 */
function newEntry(slot: usize, size: usize): usize {
  const table = load<usize>(slot);
  if (!table) {
    const p = defsAlloc(2 * size);
    store<u64>(slot, <u64>p);
    return p;
  }
  let end = table;
  while (load<u64>(end)) end += size;
  if (end + size == pel.defs_top) {
    reserveDefs(size);
    if (end + size == pel.defs_top) {
      defsAlloc(size);
      return end;
    }
  }
  const moved = defsAlloc(end - table + 2 * size);
  memory.copy(moved, table, end - table);
  store<u64>(slot, <u64>moved);
  return moved + (end - table);
}

/** A method in the PyMethodDef table behind *slot (a type's tp_methods, a module definition's m_methods). */
export function methodEntry(slot: usize, name: string, meth: usize, flags: i32, doc: Doc): void {
  const def = changetype<PyMethodDef>(newEntry(slot, offsetof<PyMethodDef>()));
  def.ml_name = cstr(name);
  def.ml_meth = meth;
  def.ml_flags = flags;
  def.ml_doc = doc;
}

/** A method; doc is CPython's with its signature line, '' for none. */
/* @noinline */ export function method(t: PyTypeObject, name: string, meth: usize, flags: i32, doc: Doc): void {
  methodEntry(changetype<usize>(t) + offsetof<PyTypeObject>('_tp_methods'), name, meth, flags, doc);
}

/** A computed attribute; set 0: read-only. */
export function getset(t: PyTypeObject, name: string, get: usize, set: usize, doc: Doc, closure: usize = 0): void {
  const def = changetype<PyGetSetDef>(
    newEntry(changetype<usize>(t) + offsetof<PyTypeObject>('_tp_getset'), offsetof<PyGetSetDef>()),
  );
  def.name = cstr(name);
  def.get = get;
  def.set = set;
  def.doc = doc;
  def.closure = closure;
}

/** A field that Python can see: its PyMemberDef type (Py_T_*), offset in bytes and flags. */
export function member(t: PyTypeObject, name: string, type: i32, offset: i64, flags: i32, doc: Doc): void {
  const def = changetype<PyMemberDef>(
    newEntry(changetype<usize>(t) + offsetof<PyTypeObject>('_tp_members'), offsetof<PyMemberDef>()),
  );
  def.name = cstr(name);
  def.type = type;
  def.offset = offset;
  def.flags = flags;
  def.doc = doc;
}

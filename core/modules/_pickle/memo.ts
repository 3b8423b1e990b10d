// The memo of a pickler: which objects were written already, and as which number. (CPython: Modules/_pickle.c, PyMemoTable)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { Py_INCREF, Py_XDECREF, Py_XINCREF, PyObject, ptrAt } from '../../runtime/object';
import { PyMemoTable } from './struct';

const MT_MINSIZE: u64 = 8;
const PERTURB_SHIFT: usize = 5;

/** 16 bytes an entry. */
/* @inline */ function entryAt(table: usize, i: u64): usize {
  return table + ((<usize>i) << 4);
}

/** A table of n empty entries; 0 with MemoryError. */
function newEntries(n: u64): usize {
  const p = n >= 0x10000000 ? <usize>0 : PyMem_Malloc((<usize>n) << 4);
  if (p) memory.fill(p, 0, (<usize>n) << 4);
  else PyErr_NoMemory();
  return p;
}

function newTable(n: u64): PyMemoTable | null {
  const p = PyMem_Malloc(offsetof<PyMemoTable>());
  if (!p) {
    PyErr_NoMemory();
    return null;
  }
  const memo = changetype<PyMemoTable>(p);
  memo.mt_table = newEntries(n);
  if (!memo.mt_table) {
    PyMem_Free(p);
    return null;
  }
  memo.mt_used = 0;
  memo.mt_allocated = n;
  memo.mt_mask = n - 1;
  return memo;
}

export function PyMemoTable_New(): PyMemoTable | null {
  return newTable(MT_MINSIZE);
}

export function PyMemoTable_Copy(self: PyMemoTable): PyMemoTable | null {
  const n = self.mt_allocated;
  const copy = newTable(n);
  if (!copy) return null;
  copy.mt_used = self.mt_used;
  memory.copy(copy.mt_table, self.mt_table, (<usize>n) << 4);
  for (let i: u64 = 0; i < n; i++) Py_XINCREF(ptrAt(entryAt(copy.mt_table, i), 0));
  return copy;
}

export function PyMemoTable_Clear(self: PyMemoTable): void {
  for (let i = self.mt_allocated; i > 0; i--) Py_XDECREF(ptrAt(entryAt(self.mt_table, i - 1), 0));
  self.mt_used = 0;
  memory.fill(self.mt_table, 0, (<usize>self.mt_allocated) << 4);
}

export function PyMemoTable_Del(self: PyMemoTable | null): void {
  if (!self) return;
  PyMemoTable_Clear(self);
  PyMem_Free(self.mt_table);
  PyMem_Free(changetype<usize>(self));
}

/** The entry of the key, or the empty one where it belongs. */
function lookup(self: PyMemoTable, key: PyObject): usize {
  const table = self.mt_table;
  const mask = <usize>self.mt_mask;
  let perturb = changetype<usize>(key) >> 3;
  let i = perturb;
  while (true) {
    const entry = table + ((i & mask) << 4);
    const found = load<usize>(entry);
    if (!found || found == changetype<usize>(key)) return entry;
    i = (i << 2) + i + perturb + 1;
    perturb >>= PERTURB_SHIFT;
  }
}

function resize(self: PyMemoTable, minimum: u64): bool {
  let size = MT_MINSIZE;
  while (size < minimum) size <<= 1;
  const old = self.mt_table;
  const table = newEntries(size);
  if (!table) return false;
  self.mt_table = table;
  self.mt_allocated = size;
  self.mt_mask = size - 1;
  let left = self.mt_used;
  for (let from = old; left > 0; from += 16) {
    const key = ptrAt(from, 0);
    if (!key) continue;
    left--;
    memory.copy(lookup(self, key), from, 16);
  }
  PyMem_Free(old);
  return true;
}

/** The address of the object's number (i64), or 0. */
/* @inline */ export function PyMemoTable_Get(self: PyMemoTable, key: PyObject): usize {
  const entry = lookup(self, key);
  return load<usize>(entry) ? entry + 8 : 0;
}

/** false with MemoryError. */
export function PyMemoTable_Set(self: PyMemoTable, key: PyObject, value: i64): bool {
  const entry = lookup(self, key);
  store<i64>(entry, value, 8);
  if (load<usize>(entry)) return true;
  Py_INCREF(key);
  store<u64>(entry, <u64>changetype<usize>(key));
  const used = ++self.mt_used;
  if (used * 3 < self.mt_allocated * 2) return true;
  return resize(self, (used > 50000 ? 2 : 4) * used);
}

// The hash table of a set. (CPython: Objects/setobject.c)
//
// Open addressing that first tries up to 9 neighbours, then slot * 5 + 1 + (hash >> 5, 10, …). A removed key leaves a
// dummy, which the next new key that comes by takes, or a rebuild removes. The table grows when fill reaches 3/5 of it: to four times the keys, twice from
// 50000 keys on.

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_EQ, Py_INCREF, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyIter_Next, PyObject_GetIter } from '../abstract/object';
import { _PyDict_Next, PyDict_CheckExact } from '../dict/dict';
import { dict_hash, equalPlain } from '../dict/lookup';
import { PyDictObject } from '../dict/struct';
import { PyErr_NoMemory } from '../exceptions/errors';
import { PyObject_RichCompareBool } from '../object';
import { PyAnySet_Check, PySetObject } from '../set';

const PySet_MINSIZE: i64 = 8;
const LINEAR_PROBES: u32 = 9;
const PERTURB_SHIFT = 5;
/** A larger table does not fit a 32-bit address space. */
const MAX_SIZE: i64 = 1 << 27;

export const DISCARD_NOTFOUND: i32 = 0;
export const DISCARD_FOUND: i32 = 1;

/** The key of a removed entry; never visible to Python. */
export const dummy = staticObject<PyObject>(16);

/* @inline */ function isDummy(key: usize): bool {
  return key == changetype<usize>(dummy);
}

/** Does the entry hold key? 1, 0, -1: exception, -2: the comparison changed the table. Hashes are equal. */
/* @inline */ function sameKey(so: PySetObject, entry: usize, key: PyObject): i32 {
  const startkey = objAt(entry, 0);
  if (startkey == key) return 1;
  const plain = equalPlain(startkey, key);
  if (plain >= 0) return plain;
  return compareKeys(so, entry, startkey, key);
}

function compareKeys(so: PySetObject, entry: usize, startkey: PyObject, key: PyObject): i32 {
  const table = so.table;
  Py_INCREF(startkey);
  const cmp = PyObject_RichCompareBool(startkey, key, Py_EQ);
  Py_DECREF(startkey);
  if (cmp < 0) return -1;
  if (table != so.table || load<usize>(entry) != changetype<usize>(startkey)) return cmp > 0 ? -3 : -2;
  return cmp;
}

/** The entry of key, or the empty one where the search ended; 0: an exception. */
function set_lookkey(so: PySetObject, key: PyObject, hash: i64): usize {
  while (true) {
    const entry = lookOnce(so, key, hash);
    if (entry != 1) return entry;
  }
}

/** The same; 1: begin anew. */
function lookOnce(so: PySetObject, key: PyObject, hash: i64): usize {
  const mask = <u32>so.mask;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    let entry = so.table + ((<usize>i) << 4);
    let probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
    while (true) {
      const h = load<i64>(entry, 8);
      if (h == hash && load<usize>(entry)) {
        const r = sameKey(so, entry, key);
        if (r == 1) return entry;
        if (r == -1) return 0;
        if (r < -1) return 1;
      } else if (h == 0 && !load<usize>(entry)) return entry;
      if (probes-- == 0) break;
      entry += 16;
    }
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + 1 + <u32>perturb) & mask;
  }
}

/** Adds key unless it is there. */
export function set_add_entry(so: PySetObject, key: PyObject, hash: i64): i32 {
  // The comparison can run Python that lets go of the key.
  Py_INCREF(key);
  let r: i32;
  do r = addOnce(so, key, hash);
  while (r == 2);
  if (r == 1 || r < 0) Py_DECREF(key);
  if (r < 0) return -1;
  if (r == 0 && so.fill * 5 >= so.mask * 3) return set_table_resize(so, so.used > 50000 ? so.used * 2 : so.used * 4);
  return 0;
}

/** 0: added; 3: in place of a dummy; 1: was there; 2: begin anew; -1: an exception. Steals key when it adds it. */
function addOnce(so: PySetObject, key: PyObject, hash: i64): i32 {
  const mask = <u32>so.mask;
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  let free: usize = 0; // the last dummy on the way: it is used again
  while (true) {
    let entry = so.table + ((<usize>i) << 4);
    let probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
    while (true) {
      const h = load<i64>(entry, 8);
      if (h == 0 && !load<usize>(entry)) {
        so.used++;
        if (free) entry = free;
        else so.fill++;
        setPtrAt(entry, 0, key);
        store<i64>(entry, hash, 8);
        return free ? 3 : 0;
      }
      if (h == hash) {
        const r = sameKey(so, entry, key);
        if (r == 1 || r == -3) return 1;
        if (r == -1) return -1;
        if (r == -2) return 2;
      } else if (h == -1) free = entry;
      if (probes-- == 0) break;
      entry += 16;
    }
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + 1 + <u32>perturb) & mask;
  }
}

/** A key that is not in the table, which has no dummies and room. Steals key. */
function set_insert_clean(table: usize, mask: u32, key: usize, hash: i64): void {
  let perturb = <u64>hash;
  let i = <u32>hash & mask;
  while (true) {
    let entry = table + ((<usize>i) << 4);
    let probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
    while (true) {
      if (!load<usize>(entry)) {
        store<u64>(entry, <u64>key);
        store<i64>(entry, hash, 8);
        return;
      }
      if (probes-- == 0) break;
      entry += 16;
    }
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + 1 + <u32>perturb) & mask;
  }
}

/** A table with more than minused slots, without dummies. */
export function set_table_resize(so: PySetObject, minused: i64): i32 {
  let newsize = PySet_MINSIZE;
  while (newsize <= minused) newsize <<= 1;
  let oldtable = so.table;
  const oldsize = <usize>so.mask + 1;
  const malloced = oldtable != so.smalltable;
  const scratch = stackAlloc(16);
  let newtable: usize;
  if (newsize == PySet_MINSIZE) {
    newtable = so.smalltable;
    if (newtable == oldtable) {
      if (so.fill == so.used) {
        stackFree(scratch);
        return 0;
      }
      // Rebuilt in place: the dummies go.
      memory.copy(scratch, oldtable, 128);
      oldtable = scratch;
    }
  } else {
    newtable = newsize > MAX_SIZE ? 0 : PyMem_Malloc((<usize>newsize) << 4);
    if (!newtable) {
      stackFree(scratch);
      PyErr_NoMemory();
      return -1;
    }
  }
  memory.fill(newtable, 0, (<usize>newsize) << 4);
  so.mask = newsize - 1;
  so.table = newtable;
  so.fill = so.used;
  for (let i: usize = 0; i < oldsize; i++) {
    const entry = oldtable + (i << 4);
    const key = load<usize>(entry);
    if (key && !isDummy(key)) set_insert_clean(newtable, <u32>so.mask, key, load<i64>(entry, 8));
  }
  if (malloced) PyMem_Free(oldtable);
  stackFree(scratch);
  return 0;
}

export function set_contains_entry(so: PySetObject, key: PyObject, hash: i64): i32 {
  const entry = set_lookkey(so, key, hash);
  if (!entry) return -1;
  return load<usize>(entry) ? 1 : 0;
}

/** DISCARD_FOUND, DISCARD_NOTFOUND or -1. */
export function set_discard_entry(so: PySetObject, key: PyObject, hash: i64): i32 {
  const entry = set_lookkey(so, key, hash);
  if (!entry) return -1;
  if (!load<usize>(entry)) return DISCARD_NOTFOUND;
  const old_key = objAt(entry, 0);
  setPtrAt(entry, 0, dummy);
  store<i64>(entry, -1, 8);
  so.used--;
  Py_DECREF(old_key);
  return DISCARD_FOUND;
}

export function set_add_key(so: PySetObject, key: PyObject): i32 {
  const hash = dict_hash(key);
  return hash == -1 ? -1 : set_add_entry(so, key, hash);
}

export function set_contains_key(so: PySetObject, key: PyObject): i32 {
  const hash = dict_hash(key);
  return hash == -1 ? -1 : set_contains_entry(so, key, hash);
}

export function set_discard_key(so: PySetObject, key: PyObject): i32 {
  const hash = dict_hash(key);
  return hash == -1 ? -1 : set_discard_entry(so, key, hash);
}

function set_empty_to_minsize(so: PySetObject): void {
  memory.fill(so.smalltable, 0, 128);
  so.fill = 0;
  so.used = 0;
  so.mask = PySet_MINSIZE - 1;
  so.table = so.smalltable;
  so.hash = -1;
}

/** Lets go of `used` keys of a table. */
export function releaseKeys(table: usize, used: i64): void {
  while (used > 0) {
    const key = load<usize>(table);
    if (key && !isDummy(key)) {
      used--;
      Py_DECREF(changetype<PyObject>(key));
    }
    table += 16;
  }
}

/** The set is empty before the first destructor runs. */
export function set_clear_internal(so: PySetObject): i32 {
  const used = so.used;
  let table = so.table;
  if (table != so.smalltable) {
    set_empty_to_minsize(so);
    releaseKeys(table, used);
    PyMem_Free(table);
  } else if (so.fill > 0) {
    const copy = stackAlloc(16);
    memory.copy(copy, table, 128);
    set_empty_to_minsize(so);
    releaseKeys(copy, used);
    stackFree(copy);
  }
  return 0;
}

/** The next entry with a key from slot *pos on; 0: none is left. */
export function set_next(so: PySetObject, pos: usize): usize {
  let i = load<i64>(pos);
  const mask = so.mask;
  let entry = so.table + ((<usize>i) << 4);
  while (i <= mask) {
    const key = load<usize>(entry);
    i++;
    if (key && !isDummy(key)) {
      store<i64>(pos, i);
      return entry;
    }
    entry += 16;
  }
  store<i64>(pos, i);
  return 0;
}

/** All keys of another set. */
function set_merge(so: PySetObject, other: PySetObject): i32 {
  if (other == so || other.used == 0) return 0;
  // One resize for all, in the hope of few common keys.
  if ((so.fill + other.used) * 5 >= so.mask * 3 && set_table_resize(so, (so.used + other.used) * 2) < 0) return -1;
  if (so.fill == 0) {
    copyKeys(so, other);
    return 0;
  }
  // Comparing keys can change the other set.
  for (let i: i64 = 0; i <= other.mask; i++) {
    const entry = other.table + ((<usize>i) << 4);
    const key = load<usize>(entry);
    if (key && !isDummy(key) && set_add_entry(so, changetype<PyObject>(key), load<i64>(entry, 8)) < 0) return -1;
  }
  return 0;
}

/** Into an empty table: slot by slot where the sizes agree and there are no dummies. */
function copyKeys(so: PySetObject, other: PySetObject): void {
  const same = so.mask == other.mask && other.fill == other.used;
  const size = <usize>other.mask + 1;
  const from = other.table;
  const to = so.table;
  so.fill = other.used;
  so.used = other.used;
  for (let i: usize = 0; i < size; i++) {
    const key = load<usize>(from + (i << 4));
    if (!key || isDummy(key)) continue;
    const hash = load<i64>(from + (i << 4), 8);
    Py_INCREF(changetype<PyObject>(key));
    if (same) {
      store<u64>(to + (i << 4), <u64>key);
      store<i64>(to + (i << 4), hash, 8);
    } else set_insert_clean(to, <u32>so.mask, key, hash);
  }
}

function set_update_dict(so: PySetObject, other: PyObject): i32 {
  const n = changetype<PyDictObject>(other).ma_used;
  if ((so.fill + n) * 5 >= so.mask * 3 && set_table_resize(so, (so.used + n) * 2) < 0) return -1;
  const out = stackAlloc(3);
  store<i64>(out, 0);
  let r: i32 = 0;
  while (r == 0 && _PyDict_Next(other, out, out + 8, 0, out + 16)) {
    r = set_add_entry(so, objAt(out, 1), load<i64>(out, 16));
  }
  stackFree(out);
  return r;
}

/** All items of an iterable. */
export function set_update_internal(so: PySetObject, other: PyObject): i32 {
  if (PyAnySet_Check(other)) return set_merge(so, changetype<PySetObject>(other));
  if (PyDict_CheckExact(other)) return set_update_dict(so, other);
  const it = PyObject_GetIter(other);
  if (!it) return -1;
  let r: i32 = 0;
  while (r == 0) {
    const key = PyIter_Next(it);
    if (!key) break;
    r = set_add_key(so, key);
    Py_DECREF(key);
  }
  Py_DECREF(it);
  return r < 0 || PyErr_Occurred() ? -1 : 0;
}

// What the collector and the last reference do to a dict. (CPython: Objects/dictobject.c)

import { DICT_FREELIST, giveToFreelist } from '../../runtime/freelist';
import {
  _PyObject_GC_IS_TRACKED,
  _PyObject_GC_MAY_BE_TRACKED,
  _PyObject_GC_UNTRACK,
  PyObject_GC_UnTrack,
} from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { objAt, Py_VISIT, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { PyDict_Type } from './dict';
import { dictkeys_decref, free_values } from './keys';
import { DK_IS_UNICODE, entryKeySlot, entrySize, PyDictObject, valuesArray } from './struct';

/* @inline */ function asDict(o: PyObject): PyDictObject {
  return changetype<PyDictObject>(o);
}

/** The collector calls it: a dict that can be in no cycle needs no visits. */
export function _PyDict_MaybeUntrack(op: PyObject): void {
  if (op.ob_type != PyDict_Type || !_PyObject_GC_IS_TRACKED(op)) return;
  const mp = asDict(op);
  const keys = mp.ma_keys;
  const n = keys.dk_nentries;
  const values = mp.ma_values;
  if (values) {
    const array = valuesArray(values);
    for (let i: i64 = 0; i < n; i++) {
      const value = ptrAt(array, i);
      if (value && _PyObject_GC_MAY_BE_TRACKED(value)) return;
    }
  } else {
    const unicode = DK_IS_UNICODE(keys);
    const step = entrySize(keys);
    let slot = entryKeySlot(keys, 0);
    for (let i: i64 = 0; i < n; i++) {
      const value = ptrAt(slot, 1);
      if (value) {
        if (_PyObject_GC_MAY_BE_TRACKED(value)) return;
        if (!unicode && _PyObject_GC_MAY_BE_TRACKED(objAt(slot, 0))) return;
      }
      slot += step;
    }
  }
  _PyObject_GC_UNTRACK(op);
}

export function dict_dealloc(op: PyObject): void {
  const mp = asDict(op);
  PyObject_GC_UnTrack(op);
  const guarded = op.ob_type.tp_dealloc == dict_dealloc.index;
  if (guarded && _PyTrash_begin(op)) return;
  const values = mp.ma_values;
  const keys = mp.ma_keys;
  if (values) {
    if (!values.embedded) {
      const array = valuesArray(values);
      const n = keys.dk_nentries;
      for (let i: i64 = 0; i < n; i++) Py_XDECREF(ptrAt(array, i));
      free_values(values);
    }
    dictkeys_decref(keys);
  } else if (changetype<usize>(keys)) dictkeys_decref(keys);
  if (op.ob_type != PyDict_Type || !giveToFreelist(DICT_FREELIST, changetype<usize>(op)))
    call_indirect<void>(<u32>op.ob_type.tp_free, changetype<usize>(op));
  if (guarded) _PyTrash_end();
}

export function dict_traverse(op: PyObject, visit: usize, argument: usize): i32 {
  const mp = asDict(op);
  const keys = mp.ma_keys;
  const n = keys.dk_nentries;
  const values = mp.ma_values;
  if (values) {
    // Embedded values belong to the instance, which visits them.
    if (values.embedded) return 0;
    const array = valuesArray(values);
    for (let i: i64 = 0; i < n; i++) {
      const r = Py_VISIT(ptrAt(array, i), visit, argument);
      if (r) return r;
    }
    return 0;
  }
  const unicode = DK_IS_UNICODE(keys);
  const step = entrySize(keys);
  let slot = entryKeySlot(keys, 0);
  for (let i: i64 = 0; i < n; i++) {
    const value = ptrAt(slot, 1);
    if (value) {
      let r = Py_VISIT(value, visit, argument);
      if (!r && !unicode) r = Py_VISIT(ptrAt(slot, 0), visit, argument);
      if (r) return r;
    }
    slot += step;
  }
  return 0;
}

// set and frozenset as types. (CPython: Objects/setobject.c)

import { PyMem_Free } from '../../memory/obmalloc/malloc';
import { PyErr_Clear } from '../../runtime/errors';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { PyObject_GC_UnTrack } from '../../runtime/gc/track';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { _Py_ID } from '../../runtime/identifiers';
import {
  _Py_IMMORTAL_REFCNT,
  arg,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_GE,
  Py_GT,
  Py_INCREF,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_VISIT,
  Py_XDECREF,
  PyObject,
  setPtrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method, numberMethods, sequenceMethods, static_type } from '../../runtime/register';
import {
  _Py_TPFLAGS_MATCH_SELF,
  METH_COEXIST,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  PyNumberMethods,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../../runtime/type';
import { PySequence_List } from '../abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from '../args';
import { PyObject_GenericGetAttr } from '../attribute';
import { PyObject_CallMethodNoArgs } from '../call';
import { _PyErr_SetKeyError, PyErr_ExceptionMatches, PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_KeyError, PyExc_TypeError } from '../exceptions/types';
import { classGetitem } from '../generic-alias';
import { PyLong_FromSsize_t } from '../int';
import { Py_None, Py_NotImplemented } from '../none';
import { Py_ReprEnter, Py_ReprLeave, PyObject_HashNotImplemented, PyObject_Repr } from '../object';
import { boolObject } from '../richcompare';
import {
  PyAnySet_Check,
  PyFrozenSet_CheckExact,
  PyFrozenSet_Type,
  PySet_Check,
  PySet_CheckExact,
  PySet_Type,
  PySetObject,
} from '../set';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_Substring } from '../str/slice';
import { PyUnicode_GET_LENGTH } from '../str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack1, PyTuple_Pack3 } from '../tuple';
import { PyObject_ClearWeakRefs } from '../weakref';
import { set_iter } from './iter';
import {
  make_new_set_basetype,
  set_and,
  set_difference_multi,
  set_difference_update,
  set_iand,
  set_intersection_multi,
  set_intersection_update_multi,
  set_ior,
  set_isdisjoint,
  set_issubset,
  set_issuperset,
  set_isub,
  set_ixor,
  set_or,
  set_sub,
  set_symmetric_difference,
  set_symmetric_difference_update,
  set_union,
  set_update,
  set_xor,
} from './operations';
import {
  DISCARD_NOTFOUND,
  dummy,
  releaseKeys,
  set_add_key,
  set_clear_internal,
  set_contains_entry,
  set_contains_key,
  set_discard_entry,
  set_discard_key,
  set_next,
  set_update_internal,
} from './table';

/* @inline */ function asSet(o: PyObject): PySetObject {
  return changetype<PySetObject>(o);
}

// new
export function make_new_set(type: PyTypeObject, iterable: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const so = asSet(o);
  so.fill = 0;
  so.used = 0;
  so.mask = 7;
  so.table = so.smalltable;
  so.hash = -1;
  so.finger = 0;
  so.weakreflist = null;
  if (iterable && set_update_internal(so, iterable) < 0) {
    Py_DECREF(o);
    return null;
  }
  return o;
}

// new
function make_new_frozenset(type: PyTypeObject, iterable: PyObject | null): PyObject | null {
  if (type == PyFrozenSet_Type && iterable && PyFrozenSet_CheckExact(iterable)) {
    Py_INCREF(iterable);
    return iterable;
  }
  return make_new_set(type, iterable);
}

/** At most one argument; the error names the class. */
function unpackOne(args: PyObject, type: PyTypeObject): bool {
  const n = PyTuple_GET_SIZE(args);
  if (n <= 1) return true;
  PyErr_Format(PyExc_TypeError, '%.200s expected at most 1 argument, got %zd', <u64>type.tp_name, n);
  return false;
}

function frozenset_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if ((type == PyFrozenSet_Type || type.tp_init == PyFrozenSet_Type.tp_init) && !_PyArg_NoKeywords('frozenset', kwds)) {
    return null;
  }
  if (!unpackOne(args, type)) return null;
  return make_new_frozenset(type, PyTuple_GET_SIZE(args) ? PyTuple_GET_ITEM(args, 0) : null);
}

function frozenset_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (kwnames && !_PyArg_NoKwnames('frozenset', kwnames)) return null;
  const n = PyVectorcall_NARGS(nargsf);
  if (!_PyArg_CheckPositional('frozenset', n, 0, 1)) return null;
  return make_new_frozenset(changetype<PyTypeObject>(type), n ? objAt(args, 0) : null);
}

function set_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return make_new_set(type, null);
}

function set_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (kwnames && !_PyArg_NoKwnames('set', kwnames)) return null;
  const n = PyVectorcall_NARGS(nargsf);
  if (!_PyArg_CheckPositional('set', n, 0, 1)) return null;
  return make_new_set(changetype<PyTypeObject>(type), n ? objAt(args, 0) : null);
}

function set_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (!_PyArg_NoKeywords('set', kwds)) return -1;
  if (!unpackOne(args, self.ob_type)) return -1;
  const so = asSet(self);
  if (so.fill) set_clear_internal(so);
  so.hash = -1;
  return PyTuple_GET_SIZE(args) ? set_update_internal(so, PyTuple_GET_ITEM(args, 0)) : 0;
}

function set_dealloc(o: PyObject): void {
  const so = asSet(o);
  const used = so.used;
  PyObject_GC_UnTrack(o);
  const guarded = o.ob_type.tp_dealloc == set_dealloc.index;
  if (guarded && _PyTrash_begin(o)) return;
  if (so.weakreflist) PyObject_ClearWeakRefs(o);
  releaseKeys(so.table, used);
  if (so.table != so.smalltable) PyMem_Free(so.table);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
  if (guarded) _PyTrash_end();
}

function set_repr(o: PyObject): PyObject | null {
  const entered = Py_ReprEnter(o);
  const name = <u64>o.ob_type.tp_name;
  if (entered != 0) return entered < 0 ? null : PyUnicode_FromFormat('%s(...)', name);
  const result = asSet(o).used == 0 ? PyUnicode_FromFormat('%s()', name) : keysRepr(o, name);
  Py_ReprLeave(o);
  return result;
}

/** The repr of a list of the keys with braces for brackets. */
function keysRepr(o: PyObject, name: u64): PyObject | null {
  const keys = PySequence_List(o);
  if (!keys) return null;
  const text = PyObject_Repr(keys);
  Py_DECREF(keys);
  if (!text) return null;
  const inner = PyUnicode_Substring(text, 1, PyUnicode_GET_LENGTH(text) - 1);
  Py_DECREF(text);
  if (!inner) return null;
  const result = PySet_CheckExact(o)
    ? PyUnicode_FromFormat('{%U}', arg(inner))
    : PyUnicode_FromFormat('%s({%U})', name, arg(inner));
  Py_DECREF(inner);
  return result;
}

function set_len(o: PyObject): i64 {
  return asSet(o).used;
}

function set_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  const pos = stackAlloc(1);
  store<i64>(pos, 0);
  let r: i32 = 0;
  while (r == 0) {
    const entry = set_next(asSet(o), pos);
    if (!entry) break;
    r = Py_VISIT(objAt(entry, 0), visit, argument);
  }
  stackFree(pos);
  return r;
}

function set_clear_internal_slot(o: PyObject): i32 {
  return set_clear_internal(asSet(o));
}

/* @inline */ function shuffleBits(h: u64): u64 {
  return (h ^ 89869747 ^ (h << 16)) * 3644798167;
}

/** The same for every order: xor of the shuffled hashes, of all slots, then without the empty and removed ones. */
function frozenset_hash_impl(so: PySetObject): i64 {
  let hash: u64 = 0;
  const end = so.table + ((<usize>(so.mask + 1)) << 4);
  for (let entry = so.table; entry < end; entry += 16) hash ^= shuffleBits(load<u64>(entry, 8));
  if ((so.mask + 1 - so.fill) & 1) hash ^= shuffleBits(0);
  if ((so.fill - so.used) & 1) hash ^= shuffleBits(u64.MAX_VALUE);
  hash ^= (<u64>so.used + 1) * 1927868237;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069 + 907133923;
  return hash == u64.MAX_VALUE ? 590923713 : <i64>hash;
}

function frozenset_hash(o: PyObject): i64 {
  const so = asSet(o);
  if (so.hash == -1) so.hash = frozenset_hash_impl(so);
  return so.hash;
}

/**
 * A set may be asked for like a frozenset with the same keys, though it has no hash of its own: the hash to search with
 * when looking for key has raised; -1: it stays raised.
 */
function hashOfSetKey(key: PyObject): i64 {
  if (!PySet_Check(key) || !PyErr_ExceptionMatches(PyExc_TypeError)) return -1;
  PyErr_Clear();
  return frozenset_hash_impl(asSet(key));
}

export function _PySet_Contains(so: PyObject, key: PyObject): i32 {
  const r = set_contains_key(asSet(so), key);
  if (r >= 0) return r;
  const hash = hashOfSetKey(key);
  return hash == -1 ? -1 : set_contains_entry(asSet(so), key, hash);
}

function set___contains__(so: PyObject, key: PyObject): PyObject | null {
  const r = _PySet_Contains(so, key);
  return r < 0 ? null : boolObject(r != 0);
}

function discard(so: PyObject, key: PyObject): i32 {
  const r = set_discard_key(asSet(so), key);
  if (r >= 0) return r;
  const hash = hashOfSetKey(key);
  return hash == -1 ? -1 : set_discard_entry(asSet(so), key, hash);
}

function set_discard(so: PyObject, key: PyObject): PyObject | null {
  return discard(so, key) < 0 ? null : Py_None;
}

function set_remove(so: PyObject, key: PyObject): PyObject | null {
  const r = discard(so, key);
  if (r < 0) return null;
  if (r == DISCARD_NOTFOUND) {
    _PyErr_SetKeyError(key);
    return null;
  }
  return Py_None;
}

function set_add(so: PyObject, key: PyObject): PyObject | null {
  return set_add_key(asSet(so), key) < 0 ? null : Py_None;
}

function set_clear(so: PyObject, unused: PyObject | null): PyObject | null {
  set_clear_internal(asSet(so));
  return Py_None;
}

function set_copy(so: PyObject, unused: PyObject | null): PyObject | null {
  return make_new_set_basetype(so.ob_type, so);
}

function frozenset_copy(so: PyObject, unused: PyObject | null): PyObject | null {
  if (PyFrozenSet_CheckExact(so)) {
    Py_INCREF(so);
    return so;
  }
  return make_new_set_basetype(so.ob_type, so);
}

/** The search goes on where the last one ended. */
function set_pop(o: PyObject, unused: PyObject | null): PyObject | null {
  const so = asSet(o);
  if (so.used == 0) return PyErr_SetString(PyExc_KeyError, 'pop from an empty set');
  let i = so.finger & so.mask;
  let entry = so.table + ((<usize>i) << 4);
  while (!load<usize>(entry) || load<usize>(entry) == changetype<usize>(dummy)) {
    i = i == so.mask ? 0 : i + 1;
    entry = so.table + ((<usize>i) << 4);
  }
  const key = objAt(entry, 0);
  setPtrAt(entry, 0, dummy);
  store<i64>(entry, -1, 8);
  so.used--;
  so.finger = i + 1;
  return key;
}

function set___reduce__(so: PyObject, unused: PyObject | null): PyObject | null {
  const keys = PySequence_List(so);
  if (!keys) return null;
  const args = PyTuple_Pack1(keys);
  Py_DECREF(keys);
  if (!args) return null;
  const state = PyObject_CallMethodNoArgs(so, _Py_ID('__getstate__'));
  const result = state ? PyTuple_Pack3(so.ob_type, args, state) : null;
  Py_DECREF(args);
  Py_XDECREF(state);
  return result;
}

function set___sizeof__(o: PyObject, unused: PyObject | null): PyObject | null {
  const so = asSet(o);
  const size = o.ob_type.tp_basicsize;
  return PyLong_FromSsize_t(so.table == so.smalltable ? size : size + (so.mask + 1) * 16);
}

function set_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (!PyAnySet_Check(w)) return Py_NotImplemented;
  const n = asSet(v).used;
  const m = asSet(w).used;
  switch (op) {
    case Py_EQ:
    case Py_NE: {
      const hashes = asSet(v).hash != -1 && asSet(w).hash != -1 && asSet(v).hash != asSet(w).hash;
      if (n != m || hashes) return boolObject(op == Py_NE);
      const equal = set_issubset(v, w);
      if (!equal) return null;
      return boolObject((equal == boolObject(true)) == (op == Py_EQ));
    }
    case Py_LE:
      return set_issubset(v, w);
    case Py_GE:
      return set_issuperset(v, w);
    case Py_LT:
      return n >= m ? boolObject(false) : set_issubset(v, w);
    case Py_GT:
      return n <= m ? boolObject(false) : set_issuperset(v, w);
  }
  return Py_NotImplemented;
}

function initCommon(t: PyTypeObject): void {
  t.tp_dealloc = set_dealloc.index;
  t.tp_repr = set_repr.index;
  t.tp_traverse = set_traverse.index;
  t.tp_clear = set_clear_internal_slot.index;
  t.tp_richcompare = set_richcompare.index;
  t.tp_weaklistoffset = offsetof<PySetObject>('_weakreflist');
  t.tp_iter = set_iter.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_free = PyObject_GC_Del.index;
  const sq = sequenceMethods(t);
  sq.sq_length = set_len.index;
  sq.sq_contains = _PySet_Contains.index;
  const nb = numberMethods(t);
  nb.nb_subtract = set_sub.index;
  nb.nb_and = set_and.index;
  nb.nb_xor = set_xor.index;
  nb.nb_or = set_or.index;
}

/** Not readied: Python never sees it. */
const PySetDummy_Type = staticObject<PyTypeObject>(416);

const CONTAINS = '__contains__($self, object, /)\n--\n\nx.__contains__(y) <==> y in x.';
const COPY = 'copy($self, /)\n--\n\nReturn a shallow copy of a set.';
const DIFFERENCE =
  'difference($self, /, *others)\n--\n\nReturn a new set with elements in the set that are not in the others.';
const INTERSECTION =
  'intersection($self, /, *others)\n--\n\nReturn a new set with elements common to the set and all others.';
const ISDISJOINT = 'isdisjoint($self, other, /)\n--\n\nReturn True if two sets have a null intersection.';
const ISSUBSET = 'issubset($self, other, /)\n--\n\nReport whether another set contains this set.';
const ISSUPERSET = 'issuperset($self, other, /)\n--\n\nReport whether this set contains another set.';
const REDUCE = '__reduce__($self, /)\n--\n\nReturn state information for pickling.';
const SIZEOF = '__sizeof__($self, /)\n--\n\nS.__sizeof__() -> size of S in memory, in bytes.';
const SYMMETRIC =
  'symmetric_difference($self, other, /)\n--\n\nReturn a new set with elements in either the set or other but not both.';
const UNION = 'union($self, /, *others)\n--\n\nReturn a new set with elements from the set and all others.';

export function init_set_methods(): void {
  const flags = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_MATCH_SELF;
  dummy.ob_refcnt = _Py_IMMORTAL_REFCNT;
  dummy.ob_type = PySetDummy_Type;
  static_type(PySetDummy_Type, '<dummy key> type', 0, 0, 0, '');
  const t = PySet_Type;
  static_type(
    t,
    'set',
    offsetof<PySetObject>(),
    0,
    flags,
    'set(iterable=(), /)\n--\n\nBuild an unordered collection of unique elements.',
  );
  initCommon(t);
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_init = set_init.index;
  t.tp_new = set_new.index;
  t.tp_vectorcall = set_vectorcall.index;
  const nb = changetype<PyNumberMethods>(t.tp_as_number);
  nb.nb_inplace_subtract = set_isub.index;
  nb.nb_inplace_and = set_iand.index;
  nb.nb_inplace_xor = set_ixor.index;
  nb.nb_inplace_or = set_ior.index;
  method(
    t,
    'add',
    set_add.index,
    METH_O,
    'add($self, object, /)\n--\n\nAdd an element to a set.\n\nThis has no effect if the element is already present.',
  );
  method(t, 'clear', set_clear.index, METH_NOARGS, 'clear($self, /)\n--\n\nRemove all elements from this set.');
  method(t, '__contains__', set___contains__.index, METH_O | METH_COEXIST, CONTAINS);
  method(t, 'copy', set_copy.index, METH_NOARGS, COPY);
  method(
    t,
    'discard',
    set_discard.index,
    METH_O,
    'discard($self, object, /)\n--\n\nRemove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.',
  );
  method(t, 'difference', set_difference_multi.index, METH_FASTCALL, DIFFERENCE);
  method(
    t,
    'difference_update',
    set_difference_update.index,
    METH_FASTCALL,
    'difference_update($self, /, *others)\n--\n\nUpdate the set, removing elements found in others.',
  );
  method(t, 'intersection', set_intersection_multi.index, METH_FASTCALL, INTERSECTION);
  method(
    t,
    'intersection_update',
    set_intersection_update_multi.index,
    METH_FASTCALL,
    'intersection_update($self, /, *others)\n--\n\nUpdate the set, keeping only elements found in it and all others.',
  );
  method(t, 'isdisjoint', set_isdisjoint.index, METH_O, ISDISJOINT);
  method(t, 'issubset', set_issubset.index, METH_O, ISSUBSET);
  method(t, 'issuperset', set_issuperset.index, METH_O, ISSUPERSET);
  method(
    t,
    'pop',
    set_pop.index,
    METH_NOARGS,
    'pop($self, /)\n--\n\nRemove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.',
  );
  method(t, '__reduce__', set___reduce__.index, METH_NOARGS, REDUCE);
  method(
    t,
    'remove',
    set_remove.index,
    METH_O,
    'remove($self, object, /)\n--\n\nRemove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.',
  );
  method(t, '__sizeof__', set___sizeof__.index, METH_NOARGS, SIZEOF);
  method(t, 'symmetric_difference', set_symmetric_difference.index, METH_O, SYMMETRIC);
  method(
    t,
    'symmetric_difference_update',
    set_symmetric_difference_update.index,
    METH_O,
    'symmetric_difference_update($self, other, /)\n--\n\nUpdate the set, keeping only elements found in either set, but not in both.',
  );
  method(t, 'union', set_union.index, METH_FASTCALL, UNION);
  method(
    t,
    'update',
    set_update.index,
    METH_FASTCALL,
    'update($self, /, *others)\n--\n\nUpdate the set, adding elements from all others.',
  );
  classGetitem(t);

  const f = PyFrozenSet_Type;
  static_type(
    f,
    'frozenset',
    offsetof<PySetObject>(),
    0,
    flags,
    'frozenset(iterable=(), /)\n--\n\nBuild an immutable unordered collection of unique elements.',
  );
  initCommon(f);
  f.tp_hash = frozenset_hash.index;
  f.tp_new = frozenset_new.index;
  f.tp_vectorcall = frozenset_vectorcall.index;
  method(f, '__contains__', set___contains__.index, METH_O | METH_COEXIST, CONTAINS);
  method(f, 'copy', frozenset_copy.index, METH_NOARGS, COPY);
  method(f, 'difference', set_difference_multi.index, METH_FASTCALL, DIFFERENCE);
  method(f, 'intersection', set_intersection_multi.index, METH_FASTCALL, INTERSECTION);
  method(f, 'isdisjoint', set_isdisjoint.index, METH_O, ISDISJOINT);
  method(f, 'issubset', set_issubset.index, METH_O, ISSUBSET);
  method(f, 'issuperset', set_issuperset.index, METH_O, ISSUPERSET);
  method(f, '__reduce__', set___reduce__.index, METH_NOARGS, REDUCE);
  method(f, '__sizeof__', set___sizeof__.index, METH_NOARGS, SIZEOF);
  method(f, 'symmetric_difference', set_symmetric_difference.index, METH_O, SYMMETRIC);
  method(f, 'union', set_union.index, METH_FASTCALL, UNION);
  classGetitem(f);
}

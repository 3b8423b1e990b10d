// The type OrderedDict: lifetime, comparison, slots and methods. (CPython: Objects/odictobject.c)

import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject_GC_UnTrack } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { PyType_GenericAlloc } from '../runtime/gc/alloc';
import { _PyTrash_begin, _PyTrash_end } from '../runtime/gc/trashcan';
import { _Py_ID } from '../runtime/identifiers';
import { arg, Py_EQ, Py_NE, Py_VISIT, PyObject } from '../runtime/object';
import { getset, mappingMethods, method, numberMethods, static_type } from '../runtime/register';
import {
  _Py_TPFLAGS_MATCH_SELF,
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_VARARGS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_MAPPING,
} from '../runtime/type';
import { Py_False, Py_True, PyBool_FromLong } from './bool';
import { PyObject_CallMethodNoArgs, PyObject_CallOneArg } from './call';
import {
  _PyDict_SetItem_KnownHash,
  PyDict_Check,
  PyDict_Clear,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_Type,
} from './dict/dict';
import { PyDictItems_Type, PyDictKeys_Type, PyDictValues_Type } from './dict/views';
import { _PyErr_SetKeyError, PyErr_SetString } from './exceptions/errors';
import { PyExc_RuntimeError } from './exceptions/types';
import { PyObject_GenericGetDict, PyObject_GenericSetDict } from './instance-dict';
import { Py_NotImplemented } from './none';
import { Py_ReprEnter, Py_ReprLeave, PyObject_RichCompareBool, PyObject_SelfIter } from './object';
import {
  odict_iter,
  odict_reversed,
  odictitems_iter,
  odictitems_new,
  odictitems_reversed,
  odictiter_dealloc,
  odictiter_iternext,
  odictiter_reduce,
  odictiter_traverse,
  odictkeys_iter,
  odictkeys_new,
  odictkeys_reversed,
  odictvalues_iter,
  odictvalues_new,
  odictvalues_reversed,
} from './odict/iterators';
import {
  OrderedDict_fromkeys,
  OrderedDict_move_to_end,
  OrderedDict_pop,
  OrderedDict_popitem,
  OrderedDict_setdefault,
  odict_clear,
  odict_copy,
  odict_mp_ass_sub,
  odict_reduce,
  odict_sizeof,
} from './odict/mapping';
import {
  _odict_clear_nodes,
  asOdict,
  odictiterobject,
  PyODict_Check,
  PyODict_CheckExact,
  PyODict_Type,
  PyODictItems_Type,
  PyODictIter_Type,
  PyODictKeys_Type,
  PyODictObject,
  PyODictValues_Type,
} from './odict/nodes';
import { mutablemapping_update, odict_init, odict_inplace_or, odict_or } from './odict/update';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_FromString } from './str/new';
import { _PyType_Name } from './type/state';
import { PyObject_ClearWeakRefs } from './weakref';

/** 32 bytes. */
// --- lifetime

function odict_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, odict_dealloc.index)) return;
  Py_XDECREF(asOdict(o).od_inst_dict);
  if (asOdict(o).od_weakreflist) PyObject_ClearWeakRefs(o);
  _odict_clear_nodes(asOdict(o));
  call_indirect<void>(<u32>PyDict_Type.tp_dealloc, o);
  _PyTrash_end();
}

function odict_traverse(o: PyObject, visit: usize, argument: usize): i32 {
  let r = Py_VISIT(asOdict(o).od_inst_dict, visit, argument);
  let node = asOdict(o).od_first;
  while (node && !r) {
    r = Py_VISIT(node.key, visit, argument);
    node = node.next;
  }
  return r ? r : call_indirect<i32>(<u32>PyDict_Type.tp_traverse, o, visit, argument);
}

function odict_tp_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PyODictObject>('_od_inst_dict'));
  PyDict_Clear(o);
  _odict_clear_nodes(asOdict(o));
  return 0;
}

// --- text and comparison

// new: an ordinary dict of the same order
function plainCopy(o: PyObject): PyObject | null {
  if (!PyODict_CheckExact(o)) {
    const items = PyObject_CallMethodNoArgs(o, _Py_ID('items'));
    const copy: PyObject | null = items ? PyObject_CallOneArg(PyDict_Type, items) : null;
    Py_XDECREF(items);
    return copy;
  }
  const copy = PyDict_New();
  let node = asOdict(o).od_first;
  while (node && copy) {
    const value = PyDict_GetItemWithError(o, node.key);
    if (!value && !PyErr_Occurred()) _PyErr_SetKeyError(node.key);
    if (!value || _PyDict_SetItem_KnownHash(copy, node.key, value, node.hash) < 0) {
      Py_DECREF(copy);
      return null;
    }
    node = node.next;
  }
  return copy;
}

function odict_repr(o: PyObject): PyObject | null {
  const name = _PyType_Name(o.ob_type);
  if (asOdict(o).ma_used == 0) return PyUnicode_FromFormat('%s()', name);
  const i = Py_ReprEnter(o);
  if (i) return i < 0 ? null : PyUnicode_FromString('...');
  const copy = plainCopy(o);
  const result: PyObject | null = copy ? PyUnicode_FromFormat('%s(%R)', name, arg(copy)) : null;
  Py_XDECREF(copy);
  Py_ReprLeave(o);
  return result;
}

/** Whether the keys come in the same order: 1, 0 or -1. */
function _odict_keys_equal(a: PyODictObject, b: PyODictObject): i32 {
  const state_a = a.od_state;
  const state_b = b.od_state;
  let node_a = a.od_first;
  let node_b = b.od_first;
  while (node_a || node_b) {
    if (!node_a || !node_b) return 0;
    const key_a = Py_NewRef(node_a.key);
    const key_b = Py_NewRef(node_b.key);
    const res = PyObject_RichCompareBool(key_a, key_b, Py_EQ);
    Py_DECREF(key_a);
    Py_DECREF(key_b);
    if (res < 0) return -1;
    if (a.od_state != state_a || b.od_state != state_b) {
      PyErr_SetString(PyExc_RuntimeError, 'OrderedDict mutated during iteration');
      return -1;
    }
    if (res == 0) return 0;
    node_a = node_a.next;
    node_b = node_b.next;
  }
  return 1;
}

function odict_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (!PyODict_Check(v) || !PyDict_Check(w) || (op != Py_EQ && op != Py_NE)) return Py_NotImplemented;
  const cmp = call_indirect<PyObject | null>(<u32>PyDict_Type.tp_richcompare, v, w, op);
  if (!cmp || !PyODict_Check(w)) return cmp;
  if (cmp == (op == Py_EQ ? Py_False : Py_True)) return cmp;
  const eq = _odict_keys_equal(asOdict(v), asOdict(w));
  return eq < 0 ? null : PyBool_FromLong(i64((eq != 0) == (op == Py_EQ)));
}

function initType(): void {
  const t = PyODict_Type;
  static_type(
    t,
    'collections.OrderedDict',
    offsetof<PyODictObject>(),
    0,
    Py_TPFLAGS_MAPPING | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | _Py_TPFLAGS_MATCH_SELF,
    'Dictionary that remembers insertion order',
  );
  t.tp_dealloc = odict_dealloc.index;
  t.tp_repr = odict_repr.index;
  t.tp_traverse = odict_traverse.index;
  t.tp_clear = odict_tp_clear.index;
  t.tp_richcompare = odict_richcompare.index;
  t.tp_iter = odict_iter.index;
  t.tp_init = odict_init.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_base = PyDict_Type;
  t.tp_weaklistoffset = 104;
  t.tp_dictoffset = 96;
  const nb = numberMethods(t);
  nb.nb_or = odict_or.index;
  nb.nb_inplace_or = odict_inplace_or.index;
  mappingMethods(t).mp_ass_subscript = odict_mp_ass_sub.index;
  method(
    t,
    'fromkeys',
    OrderedDict_fromkeys.index,
    METH_KEYWORDS | METH_CLASS | METH_FASTCALL,
    'fromkeys($type, /, iterable, value=None)\n--\n\nCreate a new ordered dictionary with keys from iterable and values set to value.',
  );
  method(t, '__sizeof__', odict_sizeof.index, METH_NOARGS, '');
  method(t, '__reduce__', odict_reduce.index, METH_NOARGS, 'Return state information for pickling');
  method(
    t,
    'setdefault',
    OrderedDict_setdefault.index,
    METH_KEYWORDS | METH_FASTCALL,
    'setdefault($self, /, key, default=None)\n--\n\nInsert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.',
  );
  method(
    t,
    'pop',
    OrderedDict_pop.index,
    METH_KEYWORDS | METH_FASTCALL,
    'pop($self, /, key, default=<unrepresentable>)\n--\n\nod.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.',
  );
  method(
    t,
    'popitem',
    OrderedDict_popitem.index,
    METH_KEYWORDS | METH_FASTCALL,
    'popitem($self, /, last=True)\n--\n\nRemove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false.',
  );
  method(t, 'keys', odictkeys_new.index, METH_NOARGS, '');
  method(t, 'values', odictvalues_new.index, METH_NOARGS, '');
  method(t, 'items', odictitems_new.index, METH_NOARGS, '');
  method(t, 'update', mutablemapping_update.index, METH_VARARGS | METH_KEYWORDS, '');
  method(t, 'clear', odict_clear.index, METH_NOARGS, 'od.clear() -> None.  Remove all items from od.');
  method(t, 'copy', odict_copy.index, METH_NOARGS, 'od.copy() -> a shallow copy of od');
  method(t, '__reversed__', odict_reversed.index, METH_NOARGS, 'od.__reversed__() <==> reversed(od)');
  method(
    t,
    'move_to_end',
    OrderedDict_move_to_end.index,
    METH_KEYWORDS | METH_FASTCALL,
    'move_to_end($self, /, key, last=True)\n--\n\nMove an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist.',
  );
  getset(t, '__dict__', PyObject_GenericGetDict.index, PyObject_GenericSetDict.index, '');
}

function initIter(): void {
  const t = PyODictIter_Type;
  static_type(
    t,
    'odict_iterator',
    offsetof<odictiterobject>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_HAVE_GC,
    '',
  );
  t.tp_dealloc = odictiter_dealloc.index;
  t.tp_traverse = odictiter_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = odictiter_iternext.index;
  method(t, '__reduce__', odictiter_reduce.index, METH_NOARGS, 'Return state information for pickling');
}

function initKeys(): void {
  const t = PyODictKeys_Type;
  static_type(t, 'odict_keys', 0, 0, 0, '');
  t.tp_iter = odictkeys_iter.index;
  t.tp_base = PyDictKeys_Type;
  method(t, '__reversed__', odictkeys_reversed.index, METH_NOARGS, '');
}

function initItems(): void {
  const t = PyODictItems_Type;
  static_type(t, 'odict_items', 0, 0, 0, '');
  t.tp_iter = odictitems_iter.index;
  t.tp_base = PyDictItems_Type;
  method(t, '__reversed__', odictitems_reversed.index, METH_NOARGS, '');
}

function initValues(): void {
  const t = PyODictValues_Type;
  static_type(t, 'odict_values', 0, 0, 0, '');
  t.tp_iter = odictvalues_iter.index;
  t.tp_base = PyDictValues_Type;
  method(t, '__reversed__', odictvalues_reversed.index, METH_NOARGS, '');
}

export function init_odict_types(): void {
  initType();
  initIter();
  initKeys();
  initItems();
  initValues();
}

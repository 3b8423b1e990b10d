// list as a type: construction, comparison, operators and methods. (CPython: Objects/listobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { arg, objAt, Py_DECREF, Py_EQ, Py_INCREF, Py_NE, Py_SIZE, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { mappingMethods, method, sequenceMethods, static_type } from '../../runtime/register';
import {
  _Py_TPFLAGS_MATCH_SELF,
  METH_COEXIST,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_LIST_SUBCLASS,
  Py_TPFLAGS_SEQUENCE,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../../runtime/type';
import { _PyNumber_Index } from '../abstract/conversion';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from '../args';
import { PyObject_GenericGetAttr } from '../attribute';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../exceptions/errors';
import { PyExc_IndexError, PyExc_TypeError, PyExc_ValueError } from '../exceptions/types';
import { classGetitem } from '../generic-alias';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../int';
import {
  _PyList_AppendTakeRef,
  copyItemRefs,
  ins1,
  list_clear,
  list_clear_slot,
  list_dealloc,
  list_new_prealloc,
  list_resize,
  list_slice,
  list_traverse,
  PyList_Check,
  PyList_GET_ITEM,
  PyList_ITEMS,
  PyList_New,
  PyList_Reverse,
  PyList_Type,
  PyListObject,
} from '../list';
import { Py_None, Py_NotImplemented } from '../none';
import { PyObject_HashNotImplemented, PyObject_RichCompare, PyObject_RichCompareBool } from '../object';
import { sequenceRepr } from '../repr';
import { boolObject, compareSizes } from '../richcompare';
import { indexBounds } from '../slice';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../tuple';
import { PyType_GenericNew } from '../type/type';
import { list_extend } from './extend';
import { init_list_iters, list___reversed__, list_iter } from './iter';
import { list_ass_item, list_ass_slice, list_ass_subscript, list_item, list_subscript } from './slice';
import { list_sort } from './sort';

function list_repr(v: PyObject): PyObject | null {
  return sequenceRepr(v, '[', ']', '[]', '[...]');
}

function list_length(a: PyObject): i64 {
  return Py_SIZE(a);
}

function list_contains(a: PyObject, el: PyObject): i32 {
  for (let i: i64 = 0; i < Py_SIZE(a); i++) {
    const item = PyList_GET_ITEM(a, i);
    Py_INCREF(item);
    const found = PyObject_RichCompareBool(item, el, Py_EQ);
    Py_DECREF(item);
    if (found != 0) return found;
  }
  return 0;
}

function list_concat(a: PyObject, b: PyObject): PyObject | null {
  if (!PyList_Check(b)) {
    return PyErr_Format(PyExc_TypeError, 'can only concatenate list (not "%.200s") to list', <u64>b.ob_type.tp_name);
  }
  const n = Py_SIZE(a);
  const m = Py_SIZE(b);
  if (n + m == 0) return PyList_New(0);
  const np = list_new_prealloc(n + m);
  if (!np) return null;
  copyItemRefs(PyList_ITEMS(a), np.ob_item, n);
  copyItemRefs(PyList_ITEMS(b), np.ob_item + ((<usize>n) << 3), m);
  np.ob_size = n + m;
  return np;
}

function list_repeat(a: PyObject, n: i64): PyObject | null {
  const size = Py_SIZE(a);
  if (size == 0 || n <= 0) return PyList_New(0);
  if (n > i64.MAX_VALUE / size) return PyErr_NoMemory();
  const np = list_new_prealloc(size * n);
  if (!np) return null;
  for (let k: i64 = 0; k < n; k++) copyItemRefs(PyList_ITEMS(a), np.ob_item + ((<usize>(k * size)) << 3), size);
  np.ob_size = size * n;
  return np;
}

function list_inplace_concat(self: PyObject, other: PyObject): PyObject | null {
  if (list_extend(changetype<PyListObject>(self), other) < 0) return null;
  Py_INCREF(self);
  return self;
}

function list_inplace_repeat(o: PyObject, n: i64): PyObject | null {
  const self = changetype<PyListObject>(o);
  const size = self.ob_size;
  Py_INCREF(o);
  if (size == 0 || n == 1) return o;
  if (n < 1) {
    list_clear(self);
    return o;
  }
  if (size > i64.MAX_VALUE / n || list_resize(self, size * n) < 0) {
    if (!PyErr_Occurred()) PyErr_NoMemory();
    Py_DECREF(o);
    return null;
  }
  for (let k: i64 = 1; k < n; k++) copyItemRefs(self.ob_item, self.ob_item + ((<usize>(k * size)) << 3), size);
  return o;
}

function list_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (!PyList_Check(v) || !PyList_Check(w)) return Py_NotImplemented;
  if (Py_SIZE(v) != Py_SIZE(w) && (op == Py_EQ || op == Py_NE)) return boolObject(op == Py_NE);
  // A comparison can change either list: sizes are read anew each time.
  let i: i64 = 0;
  for (; i < Py_SIZE(v) && i < Py_SIZE(w); i++) {
    const a = PyList_GET_ITEM(v, i);
    const b = PyList_GET_ITEM(w, i);
    if (a == b) continue;
    Py_INCREF(a);
    Py_INCREF(b);
    const k = PyObject_RichCompareBool(a, b, Py_EQ);
    Py_DECREF(a);
    Py_DECREF(b);
    if (k < 0) return null;
    if (!k) break;
  }
  if (i >= Py_SIZE(v) || i >= Py_SIZE(w)) return compareSizes(Py_SIZE(v), Py_SIZE(w), op);
  if (op == Py_EQ) return boolObject(false);
  if (op == Py_NE) return boolObject(true);
  return PyObject_RichCompare(PyList_GET_ITEM(v, i), PyList_GET_ITEM(w, i), op);
}

function list___init___impl(self: PyListObject, iterable: PyObject | null): i32 {
  if (self.ob_item) list_clear(self);
  return iterable ? list_extend(self, iterable) : 0;
}

function list___init__(self: PyObject, args: PyObject, kwargs: PyObject | null): i32 {
  const type = self.ob_type;
  if ((type == PyList_Type || type.tp_new == PyList_Type.tp_new) && !_PyArg_NoKeywords('list', kwargs)) return -1;
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('list', n, 0, 1)) return -1;
  return list___init___impl(changetype<PyListObject>(self), n < 1 ? null : PyTuple_GET_ITEM(args, 0));
}

function list_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (kwnames && !_PyArg_NoKwnames('list', kwnames)) return null;
  const n = PyVectorcall_NARGS(nargsf);
  if (!_PyArg_CheckPositional('list', n, 0, 1)) return null;
  const list = PyType_GenericAlloc(changetype<PyTypeObject>(type), 0);
  if (!list) return null;
  if (n && list_extend(changetype<PyListObject>(list), objAt(args, 0)) < 0) {
    Py_DECREF(list);
    return null;
  }
  return list;
}

function list___sizeof__(self: PyObject, unused: PyObject | null): PyObject | null {
  const list = changetype<PyListObject>(self);
  return PyLong_FromSsize_t(self.ob_type.tp_basicsize + list.allocated * 8);
}

function list_clear_method(self: PyObject, unused: PyObject | null): PyObject | null {
  list_clear(changetype<PyListObject>(self));
  return Py_None;
}

function list_copy(self: PyObject, unused: PyObject | null): PyObject | null {
  return list_slice(self, 0, Py_SIZE(self));
}

function list_append(self: PyObject, item: PyObject): PyObject | null {
  Py_INCREF(item);
  return _PyList_AppendTakeRef(self, item) < 0 ? null : Py_None;
}

function list_insert(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('insert', nargs, 2, 2)) return null;
  const index = indexArgument(objAt(args, 0));
  if (index == -1 && PyErr_Occurred()) return null;
  return ins1(changetype<PyListObject>(self), index, objAt(args, 1)) < 0 ? null : Py_None;
}

/** An argument declared Py_ssize_t: -1 may mean an exception. */
export function indexArgument(o: PyObject): i64 {
  const number = _PyNumber_Index(o);
  if (!number) return -1;
  const value = PyLong_AsSsize_t(number);
  Py_DECREF(number);
  return value;
}

function list_extend_method(self: PyObject, iterable: PyObject): PyObject | null {
  return list_extend(changetype<PyListObject>(self), iterable) < 0 ? null : Py_None;
}

function list_pop(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('pop', nargs, 0, 1)) return null;
  let index: i64 = -1;
  if (nargs) {
    index = indexArgument(objAt(args, 0));
    if (index == -1 && PyErr_Occurred()) return null;
  }
  const self = changetype<PyListObject>(o);
  const size = self.ob_size;
  if (size == 0) return PyErr_SetString(PyExc_IndexError, 'pop from empty list');
  if (index < 0) index += size;
  if (<u64>index >= <u64>size) return PyErr_SetString(PyExc_IndexError, 'pop index out of range');
  const items = self.ob_item;
  const v = objAt(items, index);
  const rest = size - 1;
  if (rest == 0) {
    Py_INCREF(v);
    list_clear(self);
    return v;
  }
  const at = items + ((<usize>index) << 3);
  const tail = (<usize>(rest - index)) << 3;
  memory.copy(at, at + 8, tail);
  if (list_resize(self, rest) < 0) {
    memory.copy(at + 8, at, tail);
    setPtrAt(at, 0, v);
    return null;
  }
  return v;
}

function list_remove(self: PyObject, value: PyObject): PyObject | null {
  for (let i: i64 = 0; i < Py_SIZE(self); i++) {
    const item = PyList_GET_ITEM(self, i);
    Py_INCREF(item);
    const cmp = PyObject_RichCompareBool(item, value, Py_EQ);
    Py_DECREF(item);
    if (cmp > 0) return list_ass_slice(changetype<PyListObject>(self), i, i + 1, null) < 0 ? null : Py_None;
    if (cmp < 0) return null;
  }
  return PyErr_SetString(PyExc_ValueError, 'list.remove(x): x not in list');
}

function list_index(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const bounds = stackAlloc(2);
  const ok = indexBounds(args, nargs, bounds);
  let start = load<i64>(bounds);
  let stop = load<i64>(bounds, 8);
  stackFree(bounds);
  if (!ok) return null;
  if (start < 0) {
    start += Py_SIZE(self);
    if (start < 0) start = 0;
  }
  if (stop < 0) {
    stop += Py_SIZE(self);
    if (stop < 0) stop = 0;
  }
  const value = objAt(args, 0);
  for (let i = start; i < stop && i < Py_SIZE(self); i++) {
    const item = PyList_GET_ITEM(self, i);
    Py_INCREF(item);
    const cmp = PyObject_RichCompareBool(item, value, Py_EQ);
    Py_DECREF(item);
    if (cmp > 0) return PyLong_FromSsize_t(i);
    if (cmp < 0) return null;
  }
  return PyErr_Format(PyExc_ValueError, '%R is not in list', arg(value));
}

function list_count(self: PyObject, value: PyObject): PyObject | null {
  let count: i64 = 0;
  for (let i: i64 = 0; i < Py_SIZE(self); i++) {
    const item = PyList_GET_ITEM(self, i);
    if (item == value) {
      count++;
      continue;
    }
    Py_INCREF(item);
    const cmp = PyObject_RichCompareBool(item, value, Py_EQ);
    Py_DECREF(item);
    if (cmp > 0) count++;
    else if (cmp < 0) return null;
  }
  return PyLong_FromSsize_t(count);
}

function list_reverse(self: PyObject, unused: PyObject | null): PyObject | null {
  PyList_Reverse(self);
  return Py_None;
}

export function init_list_methods(): void {
  const t = PyList_Type;
  static_type(
    t,
    'list',
    offsetof<PyListObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_LIST_SUBCLASS | _Py_TPFLAGS_MATCH_SELF | Py_TPFLAGS_SEQUENCE,
    'list(iterable=(), /)\n--\n\nBuilt-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument must be an iterable if specified.',
  );
  t.tp_dealloc = list_dealloc.index;
  t.tp_repr = list_repr.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = list_traverse.index;
  t.tp_clear = list_clear_slot.index;
  t.tp_richcompare = list_richcompare.index;
  t.tp_iter = list_iter.index;
  t.tp_init = list___init__.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = PyType_GenericNew.index;
  t.tp_vectorcall = list_vectorcall.index;
  const sq = sequenceMethods(t);
  sq.sq_length = list_length.index;
  sq.sq_concat = list_concat.index;
  sq.sq_repeat = list_repeat.index;
  sq.sq_item = list_item.index;
  sq.sq_ass_item = list_ass_item.index;
  sq.sq_contains = list_contains.index;
  sq.sq_inplace_concat = list_inplace_concat.index;
  sq.sq_inplace_repeat = list_inplace_repeat.index;
  const mp = mappingMethods(t);
  mp.mp_length = list_length.index;
  mp.mp_subscript = list_subscript.index;
  mp.mp_ass_subscript = list_ass_subscript.index;
  method(
    t,
    '__getitem__',
    list_subscript.index,
    METH_O | METH_COEXIST,
    '__getitem__($self, index, /)\n--\n\nReturn self[index].',
  );
  method(
    t,
    '__reversed__',
    list___reversed__.index,
    METH_NOARGS,
    '__reversed__($self, /)\n--\n\nReturn a reverse iterator over the list.',
  );
  method(
    t,
    '__sizeof__',
    list___sizeof__.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturn the size of the list in memory, in bytes.',
  );
  method(t, 'clear', list_clear_method.index, METH_NOARGS, 'clear($self, /)\n--\n\nRemove all items from list.');
  method(t, 'copy', list_copy.index, METH_NOARGS, 'copy($self, /)\n--\n\nReturn a shallow copy of the list.');
  method(
    t,
    'append',
    list_append.index,
    METH_O,
    'append($self, object, /)\n--\n\nAppend object to the end of the list.',
  );
  method(
    t,
    'insert',
    list_insert.index,
    METH_FASTCALL,
    'insert($self, index, object, /)\n--\n\nInsert object before index.',
  );
  method(
    t,
    'extend',
    list_extend_method.index,
    METH_O,
    'extend($self, iterable, /)\n--\n\nExtend list by appending elements from the iterable.',
  );
  method(
    t,
    'pop',
    list_pop.index,
    METH_FASTCALL,
    'pop($self, index=-1, /)\n--\n\nRemove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.',
  );
  method(
    t,
    'remove',
    list_remove.index,
    METH_O,
    'remove($self, value, /)\n--\n\nRemove first occurrence of value.\n\nRaises ValueError if the value is not present.',
  );
  method(
    t,
    'index',
    list_index.index,
    METH_FASTCALL,
    'index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn first index of value.\n\nRaises ValueError if the value is not present.',
  );
  method(t, 'count', list_count.index, METH_O, 'count($self, value, /)\n--\n\nReturn number of occurrences of value.');
  method(t, 'reverse', list_reverse.index, METH_NOARGS, 'reverse($self, /)\n--\n\nReverse *IN PLACE*.');
  method(
    t,
    'sort',
    list_sort.index,
    METH_FASTCALL | METH_KEYWORDS,
    'sort($self, /, *, key=None, reverse=False)\n--\n\nSort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order.',
  );
  classGetitem(t);
  init_list_iters();
}

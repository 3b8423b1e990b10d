// dict as a type. (CPython: Objects/dictobject.c)

import { PyErr_Occurred } from '../../runtime/errors';
import { _PyType_AllocNoTrack, PyObject_GC_Del } from '../../runtime/gc/alloc';
import { _PyObject_GC_IS_TRACKED, _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_DECREF, Py_EQ, Py_INCREF, Py_NE, Py_XDECREF, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { mappingMethods, method, numberMethods, sequenceMethods, static_type } from '../../runtime/register';
import {
  _Py_TPFLAGS_MATCH_SELF,
  METH_CLASS,
  METH_COEXIST,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DICT_SUBCLASS,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_MAPPING,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../../runtime/type';
import { _PyArg_CheckPositional, PyArg_UnpackTupleCheck } from '../args';
import { PyObject_GenericGetAttr } from '../attribute';
import { PyObject_CallOneArg } from '../call';
import { _PyErr_SetKeyError, PyErr_SetString } from '../exceptions/errors';
import { PyExc_KeyError, PyExc_TypeError } from '../exceptions/types';
import { classGetitem } from '../generic-alias';
import { PyLong_FromSsize_t } from '../int';
import { Py_None, Py_NotImplemented } from '../none';
import { Py_ReprEnter, Py_ReprLeave, PyObject_HashNotImplemented, PyObject_RichCompareBool } from '../object';
import { writeRepr } from '../repr';
import { boolObject } from '../richcompare';
import { PyUnicode_FromString } from '../str/new';
import { _PyUnicodeWriter, dropWriter, finishWriter, newWriter, writeLiteral } from '../str/writer';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../tuple';
import { _PyObject_LookupSpecial } from '../type/special';
import {
  _PyDict_HasOnlyStringKeys,
  _PyDict_Pop,
  _PyDict_SizeOf,
  PyDict_Check,
  PyDict_CheckExact,
  PyDict_Clear,
  PyDict_Contains,
  PyDict_DelItem,
  PyDict_Next,
  PyDict_SetDefaultRef,
  PyDict_SetItem,
  PyDict_Type,
} from './dict';
import { dictresize, nextVersion } from './insert';
import { dictiter_new } from './iterate';
import { dictkeys_set_index, lookdict_index, Py_EMPTY_KEYS } from './keys';
import { dict_dealloc, dict_traverse } from './lifetime';
import { dict_hash, dict_lookup, dict_value_at } from './lookup';
import { _PyDict_FromKeys, dict_merge, dict_update_arg } from './merge';
import { PyDict_Copy } from './new';
import {
  _PyDict_HasSplitTable,
  DK_IS_UNICODE,
  DKIX_DUMMY,
  DKIX_ERROR,
  entryHash,
  entryKeySlot,
  PyDictObject,
  valuesArray,
} from './struct';
import {
  _PyDictView_New,
  PyDictItems_Type,
  PyDictIterKey_Type,
  PyDictKeys_Type,
  PyDictRevIterKey_Type,
  PyDictValues_Type,
} from './views';

export function dict_iter(self: PyObject): PyObject | null {
  return dictiter_new(changetype<PyDictObject>(self), PyDictIterKey_Type);
}

function dict_repr(self: PyObject): PyObject | null {
  const entered = Py_ReprEnter(self);
  if (entered != 0) return entered > 0 ? PyUnicode_FromString('{...}') : null;
  const n = changetype<PyDictObject>(self).ma_used;
  if (n == 0) {
    Py_ReprLeave(self);
    return PyUnicode_FromString('{}');
  }
  const writer = newWriter(n * 6);
  const ok = writeItems(writer, self);
  Py_ReprLeave(self);
  return ok ? finishWriter(writer) : dropWriter(writer);
}

/** "{key: value, …}"; a repr can change the dict. */
function writeItems(writer: _PyUnicodeWriter, self: PyObject): bool {
  const out = stackAlloc(3);
  store<i64>(out, 0);
  let ok = writeLiteral(writer, '{') == 0;
  let first = true;
  while (ok && PyDict_Next(self, out, out + 8, out + 16)) {
    const key = objAt(out, 1);
    const value = objAt(out, 2);
    Py_INCREF(key);
    Py_INCREF(value);
    ok = first || writeLiteral(writer, ', ') == 0;
    first = false;
    ok = ok && writeRepr(writer, key) && writeLiteral(writer, ': ') == 0 && writeRepr(writer, value);
    Py_DECREF(key);
    Py_DECREF(value);
  }
  stackFree(out);
  return ok && writeLiteral(writer, '}') == 0;
}

function dict_length(self: PyObject): i64 {
  return changetype<PyDictObject>(self).ma_used;
}

function dict_subscript(self: PyObject, key: PyObject): PyObject | null {
  const mp = changetype<PyDictObject>(self);
  const hash = dict_hash(key);
  if (hash == -1) return null;
  const ix = dict_lookup(mp, key, hash);
  if (ix >= 0) {
    const value = dict_value_at(mp, ix);
    if (value) {
      Py_INCREF(value);
      return value;
    }
  } else if (ix == DKIX_ERROR) return null;
  if (!PyDict_CheckExact(self)) {
    const missing = _PyObject_LookupSpecial(self, _Py_ID('__missing__'));
    if (missing) {
      const result = PyObject_CallOneArg(missing, key);
      Py_DECREF(missing);
      return result;
    }
    if (PyErr_Occurred()) return null;
  }
  _PyErr_SetKeyError(key);
  return null;
}

function dict_ass_sub(self: PyObject, key: PyObject, value: PyObject | null): i32 {
  return value ? PyDict_SetItem(self, key, value) : PyDict_DelItem(self, key);
}

/** 1, 0 or -1. Comparing values can change either dict. */
function dict_equal(a: PyDictObject, b: PyDictObject): i32 {
  if (a.ma_used != b.ma_used) return 0;
  for (let i: i64 = 0; i < a.ma_keys.dk_nentries; i++) {
    const slot = entryKeySlot(a.ma_keys, i);
    const values = a.ma_values;
    const aval = changetype<PyObject | null>(
      values ? load<usize>(valuesArray(values) + ((<usize>i) << 3)) : load<usize>(slot, 8),
    );
    if (!aval) continue;
    const key = objAt(slot, 0);
    const hash = entryHash(a.ma_keys, i);
    Py_INCREF(aval);
    Py_INCREF(key);
    const ix = dict_lookup(b, key, hash);
    const bval = ix >= 0 ? dict_value_at(b, ix) : null;
    let cmp: i32;
    if (!bval) cmp = PyErr_Occurred() ? -1 : 0;
    else {
      Py_INCREF(bval);
      cmp = PyObject_RichCompareBool(aval, bval, Py_EQ);
    }
    Py_DECREF(key);
    Py_DECREF(aval);
    Py_XDECREF(bval);
    if (cmp <= 0) return cmp;
  }
  return 1;
}

function dict_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  if (!PyDict_Check(v) || !PyDict_Check(w) || (op != Py_EQ && op != Py_NE)) return Py_NotImplemented;
  const cmp = dict_equal(changetype<PyDictObject>(v), changetype<PyDictObject>(w));
  if (cmp < 0) return null;
  return boolObject((cmp == 1) == (op == Py_EQ));
}

function dict_or(self: PyObject, other: PyObject): PyObject | null {
  if (!PyDict_Check(self) || !PyDict_Check(other)) return Py_NotImplemented;
  const result = PyDict_Copy(self);
  if (!result) return null;
  if (dict_update_arg(result, other) == 0) return result;
  Py_DECREF(result);
  return null;
}

function dict_ior(self: PyObject, other: PyObject): PyObject | null {
  if (dict_update_arg(self, other) < 0) return null;
  Py_INCREF(self);
  return self;
}

function dict_new(type: PyTypeObject, args: PyObject | null, kwds: PyObject | null): PyObject | null {
  const self = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!self) return null;
  const d = changetype<PyDictObject>(self);
  d.ma_used = 0;
  d.ma_version_tag = 0;
  d.ma_version_tag = nextVersion(d);
  d.ma_keys = Py_EMPTY_KEYS;
  d.ma_values = null;
  if (type != PyDict_Type && !_PyObject_GC_IS_TRACKED(d)) _PyObject_GC_TRACK(d);
  return self;
}

function dict_update_common(self: PyObject, args: PyObject, kwds: PyObject | null, name: string): i32 {
  if (!PyArg_UnpackTupleCheck(args, name, 0, 1)) return -1;
  if (PyTuple_GET_SIZE(args) > 0 && dict_update_arg(self, PyTuple_GET_ITEM(args, 0)) < 0) return -1;
  if (!kwds) return 0;
  if (!_PyDict_HasOnlyStringKeys(kwds)) {
    PyErr_SetString(PyExc_TypeError, 'keywords must be strings');
    return -1;
  }
  return dict_merge(self, kwds, 1);
}

function dict_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  return dict_update_common(self, args, kwds, 'dict');
}

function dict_vectorcall(type: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  const nargs = PyVectorcall_NARGS(nargsf);
  if (!_PyArg_CheckPositional('dict', nargs, 0, 1)) return null;
  const self = dict_new(changetype<PyTypeObject>(type), null, null);
  if (!self) return null;
  if (nargs == 1 && dict_update_arg(self, objAt(args, 0)) < 0) {
    Py_DECREF(self);
    return null;
  }
  if (kwnames) {
    for (let i: i64 = 0; i < PyTuple_GET_SIZE(kwnames); i++) {
      if (PyDict_SetItem(self, PyTuple_GET_ITEM(kwnames, i), objAt(args, nargs + i)) < 0) {
        Py_DECREF(self);
        return null;
      }
    }
  }
  return self;
}

function dict___contains__(self: PyObject, key: PyObject): PyObject | null {
  const found = PyDict_Contains(self, key);
  return found < 0 ? null : boolObject(found != 0);
}

function dict___sizeof__(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(_PyDict_SizeOf(self));
}

function dict_get(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('get', nargs, 1, 2)) return null;
  const key = objAt(args, 0);
  const hash = dict_hash(key);
  if (hash == -1) return null;
  const mp = changetype<PyDictObject>(self);
  const ix = dict_lookup(mp, key, hash);
  if (ix == DKIX_ERROR) return null;
  const found = ix >= 0 ? dict_value_at(mp, ix) : null;
  const value = found ? found : nargs > 1 ? objAt(args, 1) : Py_None;
  Py_INCREF(value);
  return value;
}

function dict_setdefault(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('setdefault', nargs, 1, 2)) return null;
  const slot = stackAlloc(1);
  const r = PyDict_SetDefaultRef(self, objAt(args, 0), nargs > 1 ? objAt(args, 1) : Py_None, slot);
  const value = objAt(slot, 0);
  stackFree(slot);
  return r < 0 ? null : value;
}

function dict_pop(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('pop', nargs, 1, 2)) return null;
  return _PyDict_Pop(self, objAt(args, 0), nargs > 1 ? objAt(args, 1) : null);
}

function dict_popitem(o: PyObject, unused: PyObject | null): PyObject | null {
  const self = changetype<PyDictObject>(o);
  // The tuple first: making it can start a collection that empties the dict.
  const result = PyTuple_New(2);
  if (!result) return null;
  if (self.ma_used == 0) {
    Py_DECREF(result);
    return PyErr_SetString(PyExc_KeyError, 'popitem(): dictionary is empty');
  }
  if (_PyDict_HasSplitTable(self) && dictresize(self, self.ma_keys.dk_log2_size, true) < 0) {
    Py_DECREF(result);
    return null;
  }
  const keys = self.ma_keys;
  keys.dk_version = 0;
  let i = keys.dk_nentries - 1;
  while (!load<usize>(entryKeySlot(keys, i), 8)) i--;
  const slot = entryKeySlot(keys, i);
  const key = objAt(slot, 0);
  const value = objAt(slot, 1);
  const hash = entryHash(keys, i);
  const version = nextVersion(self);
  setPtrAt(slot, 0, null);
  setPtrAt(slot, 1, null);
  if (!DK_IS_UNICODE(keys)) store<i64>(slot - 8, -1);
  dictkeys_set_index(keys, <u32>lookdict_index(keys, hash, <i32>i), DKIX_DUMMY);
  PyTuple_SET_ITEM(result, 0, key);
  PyTuple_SET_ITEM(result, 1, value);
  // dk_usable stays: the dummy slot is still there.
  keys.dk_nentries = i;
  self.ma_used--;
  self.ma_version_tag = version;
  return result;
}

function dict_keys(self: PyObject, unused: PyObject | null): PyObject | null {
  return _PyDictView_New(self, PyDictKeys_Type);
}

function dict_items(self: PyObject, unused: PyObject | null): PyObject | null {
  return _PyDictView_New(self, PyDictItems_Type);
}

function dict_values(self: PyObject, unused: PyObject | null): PyObject | null {
  return _PyDictView_New(self, PyDictValues_Type);
}

function dict_update(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return dict_update_common(self, args, kwds, 'update') < 0 ? null : Py_None;
}

function dict_fromkeys(type: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('fromkeys', nargs, 1, 2)) return null;
  return _PyDict_FromKeys(type, objAt(args, 0), nargs > 1 ? objAt(args, 1) : Py_None);
}

function dict_clear(self: PyObject, unused: PyObject | null): PyObject | null {
  PyDict_Clear(self);
  return Py_None;
}

function dict_copy(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyDict_Copy(self);
}

function dict___reversed__(self: PyObject, unused: PyObject | null): PyObject | null {
  return dictiter_new(changetype<PyDictObject>(self), PyDictRevIterKey_Type);
}

function dict_tp_clear(self: PyObject): i32 {
  PyDict_Clear(self);
  return 0;
}

export function init_dict_methods(): void {
  const t = PyDict_Type;
  static_type(
    t,
    'dict',
    offsetof<PyDictObject>(),
    0,
    Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_DICT_SUBCLASS | _Py_TPFLAGS_MATCH_SELF | Py_TPFLAGS_MAPPING,
    "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
  );
  t.tp_dealloc = dict_dealloc.index;
  t.tp_repr = dict_repr.index;
  t.tp_hash = PyObject_HashNotImplemented.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = dict_traverse.index;
  t.tp_clear = dict_tp_clear.index;
  t.tp_richcompare = dict_richcompare.index;
  t.tp_iter = dict_iter.index;
  t.tp_init = dict_init.index;
  t.tp_alloc = _PyType_AllocNoTrack.index;
  t.tp_new = dict_new.index;
  t.tp_free = PyObject_GC_Del.index;
  t.tp_vectorcall = dict_vectorcall.index;
  const nb = numberMethods(t);
  nb.nb_or = dict_or.index;
  nb.nb_inplace_or = dict_ior.index;
  sequenceMethods(t).sq_contains = PyDict_Contains.index;
  const mp = mappingMethods(t);
  mp.mp_length = dict_length.index;
  mp.mp_subscript = dict_subscript.index;
  mp.mp_ass_subscript = dict_ass_sub.index;
  method(
    t,
    '__contains__',
    dict___contains__.index,
    METH_O | METH_COEXIST,
    '__contains__($self, key, /)\n--\n\nTrue if the dictionary has the specified key, else False.',
  );
  method(
    t,
    '__getitem__',
    dict_subscript.index,
    METH_O | METH_COEXIST,
    '__getitem__($self, key, /)\n--\n\nReturn self[key].',
  );
  method(
    t,
    '__sizeof__',
    dict___sizeof__.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturn the size of the dict in memory, in bytes.',
  );
  method(
    t,
    'get',
    dict_get.index,
    METH_FASTCALL,
    'get($self, key, default=None, /)\n--\n\nReturn the value for key if key is in the dictionary, else default.',
  );
  method(
    t,
    'setdefault',
    dict_setdefault.index,
    METH_FASTCALL,
    'setdefault($self, key, default=None, /)\n--\n\nInsert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.',
  );
  method(
    t,
    'pop',
    dict_pop.index,
    METH_FASTCALL,
    'pop($self, key, default=<unrepresentable>, /)\n--\n\nD.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.',
  );
  method(
    t,
    'popitem',
    dict_popitem.index,
    METH_NOARGS,
    'popitem($self, /)\n--\n\nRemove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.',
  );
  method(
    t,
    'keys',
    dict_keys.index,
    METH_NOARGS,
    "keys($self, /)\n--\n\nReturn a set-like object providing a view on the dict's keys.",
  );
  method(
    t,
    'items',
    dict_items.index,
    METH_NOARGS,
    "items($self, /)\n--\n\nReturn a set-like object providing a view on the dict's items.",
  );
  method(
    t,
    'values',
    dict_values.index,
    METH_NOARGS,
    "values($self, /)\n--\n\nReturn an object providing a view on the dict's values.",
  );
  method(
    t,
    'update',
    dict_update.index,
    METH_VARARGS | METH_KEYWORDS,
    'D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\nIf E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]',
  );
  method(
    t,
    'fromkeys',
    dict_fromkeys.index,
    METH_FASTCALL | METH_CLASS,
    'fromkeys($type, iterable, value=None, /)\n--\n\nCreate a new dictionary with keys from iterable and values set to value.',
  );
  method(t, 'clear', dict_clear.index, METH_NOARGS, 'clear($self, /)\n--\n\nRemove all items from the dict.');
  method(t, 'copy', dict_copy.index, METH_NOARGS, 'copy($self, /)\n--\n\nReturn a shallow copy of the dict.');
  method(
    t,
    '__reversed__',
    dict___reversed__.index,
    METH_NOARGS,
    '__reversed__($self, /)\n--\n\nReturn a reverse iterator over the dict keys.',
  );
  classGetitem(t);
}

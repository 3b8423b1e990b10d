// Struct sequences: tuples with named fields, some of them not part of the sequence. (CPython: Objects/structseq.c)
//
// The types of the first modules are made while booting and lie in the data segment; other modules' are heap types. Fields
// behind ob_size are hidden: they have a name but no index; tp_basicsize has room for them. A field before them may have an
// index but no name.

import { Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, PyObject_GC_UnTrack, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _PyObject_GC_NewVar, PyObject_GC_Del } from '../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../runtime/gc/track';
import { _Py_ID } from '../runtime/identifiers';
import { arg, objAt, Py_SET_SIZE, Py_VISIT, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { defsAlloc, stackFree } from '../runtime/pellucid';
import { member, method, static_type } from '../runtime/register';
import { cstrPart } from '../runtime/static';
import {
  _Py_T_OBJECT,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_VARARGS,
  Py_READONLY,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HEAPTYPE,
  PyMemberDef,
  PyTypeObject,
} from '../runtime/type';
import { PySequence_Fast, PySequence_Fast_GET_SIZE, PySequence_Fast_ITEMS } from './abstract/sequence';
import { _PyArg_NoPositional, unpackTupleAndKeywords } from './args';
import {
  PyDict_Check,
  PyDict_GetItemWithError,
  PyDict_New,
  PyDict_Pop,
  PyDict_SetItem,
  PyDict_Size,
} from './dict/dict';
import { PyDict_Keys } from './dict/lists';
import { PyDict_Copy } from './dict/new';
import { PyErr_Format } from './exceptions/errors';
import { PyExc_TypeError } from './exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from './int';
import { Py_None } from './none';
import { PyUnicode_FromFormat } from './str/format';
import { PyUnicode_FromCString } from './str/new';
import { _PyTuple_FromArray, PyTuple_ITEMS, PyTuple_New, PyTuple_Pack2, PyTuple_SET_ITEM, PyTuple_Type } from './tuple';
import { newHeapType, readyHeapType } from './type/from-spec';
import { _PyStaticType_InitBuiltin, PyType_Ready } from './type/ready';
import { _PyType_GetDict } from './type/state';

/** A type attribute that is a number: n_fields, n_sequence_fields, n_unnamed_fields. */
function typeNumber(type: PyTypeObject, name: PyObject): i64 {
  const value = PyDict_GetItemWithError(_PyType_GetDict(type)!, name);
  return value ? PyLong_AsSsize_t(value) : 0;
}

function realSize(type: PyTypeObject): i64 {
  return typeNumber(type, _Py_ID('n_fields'));
}

function visibleSize(type: PyTypeObject): i64 {
  return typeNumber(type, _Py_ID('n_sequence_fields'));
}

function unnamedSize(type: PyTypeObject): i64 {
  return typeNumber(type, _Py_ID('n_unnamed_fields'));
}

/** The i-th field that has a name. */
/* @inline */ function namedField(type: PyTypeObject, i: i64): PyMemberDef {
  return changetype<PyMemberDef>(changetype<usize>(type.tp_members) + <usize>i * offsetof<PyMemberDef>());
}

// new: fields are NULL until PyTuple_SET_ITEM fills them
export function PyStructSequence_New(type: PyTypeObject): PyObject | null {
  const size = realSize(type);
  const o = _PyObject_GC_NewVar(type, size);
  if (!o) return null;
  Py_SET_SIZE(o, visibleSize(type));
  for (let i: i64 = 0; i < size; i++) setPtrAt(PyTuple_ITEMS(o), i, null);
  return o;
}

// new: `o` (stolen) with all its fields; NULL where one could not be made
export function finishedSequence(o: PyObject): PyObject | null {
  if (!PyErr_Occurred()) return o;
  Py_DECREF(o);
  return null;
}

function structseq_dealloc(o: PyObject): void {
  const type = o.ob_type;
  PyObject_GC_UnTrack(o);
  const size = realSize(type);
  for (let i: i64 = 0; i < size; i++) Py_XDECREF(ptrAt(PyTuple_ITEMS(o), i));
  PyObject_GC_Del(changetype<usize>(o));
  if (type.tp_flags & Py_TPFLAGS_HEAPTYPE) Py_DECREF(type);
}

function structseq_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const type = o.ob_type;
  if (type.tp_flags & Py_TPFLAGS_HEAPTYPE) {
    const r = Py_VISIT(type, visit, arg);
    if (r) return r;
  }
  const size = realSize(type);
  for (let i: i64 = 0; i < size; i++) {
    const r = Py_VISIT(ptrAt(PyTuple_ITEMS(o), i), visit, arg);
    if (r) return r;
  }
  return 0;
}

// new: name(field=value, …)
function structseq_repr(o: PyObject): PyObject | null {
  const type = o.ob_type;
  let text = PyUnicode_FromFormat('%s(', <u64>type.tp_name);
  const n = visibleSize(type);
  for (let i: i64 = 0; i < n && text; i++) {
    const def = namedField(type, i);
    const next = PyUnicode_FromFormat(
      i + 1 < n ? '%U%s=%R, ' : '%U%s=%R',
      arg(text),
      <u64>def.name,
      arg(ptrAt(PyTuple_ITEMS(o), i)),
    );
    Py_DECREF(text);
    text = next;
  }
  if (!text) return null;
  const closed = PyUnicode_FromFormat('%U)', arg(text));
  Py_DECREF(text);
  return closed;
}

// new: (sequence, dict of the hidden fields)
export function structseq_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  let result: PyObject | null = null;
  if (unpackTupleAndKeywords(args, kwds, 'structseq', 'sequence dict', 0, 1, 0, values) == 0) {
    result = fromSequence(type, objAt(values, 0), ptrAt(values, 1));
  }
  stackFree(values);
  return result;
}

function fromSequence(type: PyTypeObject, sequence: PyObject, dict: PyObject | null): PyObject | null {
  const items = PySequence_Fast(sequence, 'constructor requires a sequence');
  if (!items) return null;
  const given = PySequence_Fast_GET_SIZE(items);
  const least = visibleSize(type);
  const most = realSize(type);
  let o: PyObject | null = null;
  if (dict && !PyDict_Check(dict)) {
    PyErr_Format(PyExc_TypeError, '%.500s() takes a dict as second arg, if any', <u64>type.tp_name);
  } else if (least != most && given < least) {
    PyErr_Format(
      PyExc_TypeError,
      '%.500s() takes an at least %zd-sequence (%zd-sequence given)',
      <u64>type.tp_name,
      least,
      given,
    );
  } else if (least != most && given > most) {
    PyErr_Format(
      PyExc_TypeError,
      '%.500s() takes an at most %zd-sequence (%zd-sequence given)',
      <u64>type.tp_name,
      most,
      given,
    );
  } else if (least == most && given != least) {
    PyErr_Format(
      PyExc_TypeError,
      '%.500s() takes a %zd-sequence (%zd-sequence given)',
      <u64>type.tp_name,
      least,
      given,
    );
  } else {
    o = PyStructSequence_New(type);
    let found: i64 = 0;
    for (let i: i64 = 0; i < most && o; i++) {
      let value: PyObject | null = i < given ? ptrAt(PySequence_Fast_ITEMS(items), i) : null;
      if (!value && dict) {
        const def = namedField(type, i - unnamedSize(type));
        const name = PyUnicode_FromCString(def.name);
        value = name ? PyDict_GetItemWithError(dict, name) : null;
        Py_XDECREF(name);
        if (value) found++;
      }
      setPtrAt(PyTuple_ITEMS(o), i, Py_NewRef<PyObject>(value ? value : Py_None));
    }
    if (o) {
      _PyObject_GC_TRACK(o);
      if (!PyErr_Occurred() && dict && PyDict_Size(dict) > found)
        PyErr_Format(PyExc_TypeError, '%.500s() got duplicate or unexpected field name(s)', <u64>type.tp_name);
      o = finishedSequence(o);
    }
  }
  Py_DECREF(items);
  return o;
}

// new: (type, (tuple, dict))
function structseq_reduce(o: PyObject, _ignored: PyObject | null): PyObject | null {
  const type = o.ob_type;
  const visible = visibleSize(type);
  const tuple = _PyTuple_FromArray(PyTuple_ITEMS(o), visible);
  const dict = PyDict_New();
  let result: PyObject | null = null;
  if (tuple && dict) {
    let ok = true;
    for (let i = visible; i < realSize(type) && ok; i++) {
      const name = PyUnicode_FromCString(namedField(type, i - unnamedSize(type)).name);
      ok = name != null && PyDict_SetItem(dict, name, objAt(PyTuple_ITEMS(o), i)) == 0;
      Py_XDECREF(name);
    }
    const args = ok ? PyTuple_Pack2(tuple, dict) : null;
    result = args ? PyTuple_Pack2(type, args) : null;
    Py_XDECREF(args);
  }
  Py_XDECREF(tuple);
  Py_XDECREF(dict);
  return result;
}

// new: a copy with some fields replaced
function structseq_replace(o: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  if (!_PyArg_NoPositional('__replace__', args)) return null;
  const type = o.ob_type;
  if (unnamedSize(type) > 0) {
    return PyErr_Format(
      PyExc_TypeError,
      '__replace__() is not supported for %.500s because it has unnamed field(s)',
      type.tp_name,
    );
  }
  const result = PyStructSequence_New(type);
  const rest = kwargs ? PyDict_Copy(kwargs) : PyDict_New();
  if (!result || !rest) {
    Py_XDECREF(result);
    Py_XDECREF(rest);
    return null;
  }
  const slot = stackAlloc(1);
  for (let i: i64 = 0; i < realSize(type); i++) {
    const name = PyUnicode_FromCString(namedField(type, i).name);
    setPtrAt(slot, 0, null);
    if (name) {
      PyDict_Pop(rest, name, slot);
      Py_DECREF(name);
    }
    const replaced = ptrAt(slot, 0);
    setPtrAt(PyTuple_ITEMS(result), i, replaced ? replaced : Py_XNewRef(ptrAt(PyTuple_ITEMS(o), i)));
  }
  stackFree(slot);
  const unknown = PyErr_Occurred() ? 0 : PyDict_Size(rest);
  if (unknown > 0) {
    const names = PyDict_Keys(rest);
    if (names) PyErr_Format(PyExc_TypeError, 'Got unexpected field name(s): %R', arg(names));
    Py_XDECREF(names);
    Py_DECREF(rest);
    Py_DECREF(result);
    return null;
  }
  Py_DECREF(rest);
  return finishedSequence(result);
}

function setNumber(dict: PyObject, name: PyObject, value: i64): bool {
  const n = PyLong_FromSsize_t(value);
  if (!n) return false;
  const r = PyDict_SetItem(dict, name, n);
  Py_DECREF(n);
  return r == 0;
}

// new: the tuple of the visible fields' names
function matchArgs(type: PyTypeObject, n: i64): PyObject | null {
  const names = PyTuple_New(n);
  for (let i: i64 = 0; i < n && names; i++) {
    const name = PyUnicode_FromCString(namedField(type, i).name);
    if (!name) {
      Py_DECREF(names);
      return null;
    }
    PyTuple_SET_ITEM(names, i, name);
  }
  return names;
}

/**
 * Makes a type; only while booting. fields: "name\tdoc" lines, the first nSequence of them part of the sequence; allow
 * 0: Python code cannot make instances. A static type: nobody owns it.
 */
export function newStructSequenceType(
  name: string,
  doc: string,
  fields: string,
  nSequence: i64,
  allow: bool = true,
): PyTypeObject | null {
  const t = changetype<PyTypeObject>(defsAlloc(offsetof<PyTypeObject>()));
  static_type(t, name, 0, 8, Py_TPFLAGS_HAVE_GC, doc);
  const counts = addFields(t, fields);
  const n = counts & 0xff;
  t.tp_basicsize = 24 + 8 * (n - nSequence);
  t.tp_base = PyTuple_Type;
  fillType(t);
  if (allow) t.tp_new = structseq_new.index;
  else t.tp_flags |= Py_TPFLAGS_DISALLOW_INSTANTIATION;
  const position = builtinPosition(name);
  if ((position ? _PyStaticType_InitBuiltin(t, position) : PyType_Ready(t)) < 0) return null;
  return describe(t, n, nSequence, counts >> 8) ? t : null;
}

/** PyStructSequence_NewType: a heap type. A line without a name is a field that only has an index. (new) */
export function newHeapStructSequenceType(
  name: string,
  doc: string,
  fields: string,
  nSequence: i64,
  tp_new: usize = 0,
): PyTypeObject | null {
  let n: i64 = 1;
  let unnamed: i64 = 0;
  for (let i = 0; i < fields.length; i++) {
    if (fields.charCodeAt(i) != 0x0a) continue;
    n++;
    if (i + 1 == fields.length || fields.charCodeAt(i + 1) == 0x0a) unnamed++;
  }
  const size = 24 + 8 * (n - nSequence);
  const t = newHeapType(null, name, size, 8, Py_TPFLAGS_HAVE_GC, PyTuple_Type, n - unnamed);
  if (!t) return null;
  addFields(t, fields);
  fillType(t);
  t.tp_new = tp_new ? tp_new : structseq_new.index;
  if (!readyHeapType(t, doc)) return null;
  if (describe(t, n, nSequence, unnamed)) return t;
  Py_DECREF(t);
  return null;
}

function fillType(t: PyTypeObject): void {
  t.tp_dealloc = structseq_dealloc.index;
  t.tp_repr = structseq_repr.index;
  t.tp_traverse = structseq_traverse.index;
  method(t, '__reduce__', structseq_reduce.index, METH_NOARGS, '');
  method(
    t,
    '__replace__',
    structseq_replace.index,
    METH_VARARGS | METH_KEYWORDS,
    '__replace__($self, /, **changes)\n--\n\nReturn a copy of the structure with new values for the specified fields.',
  );
}

/** The numbers of fields and __match_args__. */
function describe(t: PyTypeObject, n: i64, nSequence: i64, unnamed: i64): bool {
  const dict = _PyType_GetDict(t)!;
  const names = matchArgs(t, nSequence - unnamed);
  if (!names) return false;
  const ok =
    setNumber(dict, _Py_ID('n_sequence_fields'), nSequence) &&
    setNumber(dict, _Py_ID('n_fields'), n) &&
    setNumber(dict, _Py_ID('n_unnamed_fields'), unnamed) &&
    PyDict_SetItem(dict, _Py_ID('__match_args__'), names) == 0;
  Py_DECREF(names);
  return ok;
}

/** The place among CPython's native types of those that it keeps in the interpreter; 0: it is a module's. */
function builtinPosition(name: string): u32 {
  if (name == 'sys.int_info') return 114;
  if (name == 'sys.float_info') return 118;
  if (name == 'UnraisableHookArgs') return 187;
  if (name == 'sys.hash_info') return 190;
  if (name == 'sys.version_info') return 191;
  if (name == 'sys.flags') return 192;
  if (name == 'sys.thread_info') return 193;
  if (name == 'sys.asyncgen_hooks' || name == 'asyncgen_hooks') return 194;
  return 0;
}

/**
 * Members from "name\tdoc" lines: how many fields, and (<< 8) how many of them have no name. Texts of literals are parsed
 * here, since there is no array of them.
 */
function addFields(t: PyTypeObject, fields: string): i64 {
  let n: i64 = 0;
  let named: i64 = 0;
  let start = 0;
  let tab = -1;
  for (let i = 0; i <= fields.length; i++) {
    const c = i < fields.length ? fields.charCodeAt(i) : 0x0a;
    if (c == 0x09 && tab < 0) tab = i;
    if (c != 0x0a) continue;
    const nameEnd = tab < 0 ? i : tab;
    if (nameEnd > start) {
      member(t, '', _Py_T_OBJECT, 24 + 8 * n, Py_READONLY, '');
      const def = namedField(t, named);
      def.name = cstrPart(fields, start, nameEnd);
      def.doc = tab < 0 ? 0 : cstrPart(fields, tab + 1, i);
      named++;
    }
    n++;
    start = i + 1;
    tab = -1;
  }
  return n | ((n - named) << 8);
}

// operator.attrgetter. (CPython: Modules/_operator.c)

import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from '../../objects/args';
import { PyObject_GenericGetAttr, PyObject_GetAttr } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { Py_ReprEnter, Py_ReprLeave } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_InternInPlace } from '../../objects/str/intern';
import { PyUnicode_Join } from '../../objects/str/join';
import { LATIN1 } from '../../objects/str/new';
import { PyUnicode_Substring } from '../../objects/str/slice';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import {
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import {
  clearFields,
  deallocFields,
  newHeapType,
  readyHeapType,
  stateByDef,
  visitFields,
} from '../../objects/type/from-spec';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { arg, objAt, Py_DECREF, Py_NewRef, PyObject, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { getset, member, method } from '../../runtime/register';
import {
  METH_NOARGS,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_HAVE_VECTORCALL,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
  PyVectorcall_NARGS,
} from '../../runtime/type';
import { getter_text_signature } from './itemgetter';
import { _operator_state, operator_module } from './state';

// --- attrgetter

/** 40 bytes. */
@unmanaged
export class attrgetterobject extends PyObject {
  nattrs: i64;
  attr: PyObject | null; // strong: a tuple: of interned names, or of tuples of them for dotted names
  vectorcall: usize;
}

/* @inline */ function asAttrGetter(o: PyObject): attrgetterobject {
  return changetype<attrgetterobject>(o);
}

/** steals text; new: the same text, interned */
export function interned(text: PyObject): PyObject {
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, text);
  PyUnicode_InternInPlace(slot);
  const result = objAt(slot, 0);
  stackFree(slot);
  return result;
}

// new: 'a' -> 'a', 'a.b' -> ('a', 'b')
function prepare(name: PyObject): PyObject | null {
  const n = PyUnicode_GET_LENGTH(name);
  let dots: i64 = 0;
  for (let i: i64 = 0; i < n; i++) if (PyUnicode_READ_CHAR(name, i) == 0x2e) dots++;
  if (dots == 0) return interned(Py_NewRef(name));
  const chain = PyTuple_New(dots + 1);
  let start: i64 = 0;
  let k: i64 = 0;
  for (let i: i64 = 0; i <= n && chain; i++) {
    if (i < n && PyUnicode_READ_CHAR(name, i) != 0x2e) continue;
    const part = PyUnicode_Substring(name, start, i);
    if (!part) {
      Py_DECREF(chain);
      return null;
    }
    PyTuple_SET_ITEM(chain, k, interned(part));
    k++;
    start = i + 1;
  }
  return chain;
}

function attrgetter_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('attrgetter', kwds)) return null;
  const n = PyTuple_GET_SIZE(args);
  if (n < 1) return PyErr_SetString(PyExc_TypeError, 'attrgetter expected 1 argument, got 0');
  const attr = PyTuple_New(n);
  if (!attr) return null;
  for (let i: i64 = 0; i < n; i++) {
    const name = PyTuple_GET_ITEM(args, i);
    let prepared: PyObject | null = null;
    if (PyUnicode_Check(name)) prepared = prepare(name);
    else PyErr_SetString(PyExc_TypeError, 'attribute name must be a string');
    if (!prepared) {
      Py_DECREF(attr);
      return null;
    }
    PyTuple_SET_ITEM(attr, i, prepared);
  }
  const state = changetype<_operator_state>(stateByDef(type, operator_module));
  const o = _PyObject_GC_New(state.attrgetter_type as PyTypeObject);
  if (!o) {
    Py_DECREF(attr);
    return null;
  }
  asAttrGetter(o).attr = attr;
  asAttrGetter(o).nattrs = n;
  asAttrGetter(o).vectorcall = attrgetter_vectorcall.index;
  _PyObject_GC_TRACK(o);
  return o;
}

function attrgetter_clear(o: PyObject): i32 {
  clearFields(o, offsetof<attrgetterobject>('_attr'), 1);
  return 0;
}

function attrgetter_dealloc(o: PyObject): void {
  deallocFields(o, attrgetter_dealloc.index, offsetof<attrgetterobject>('_attr'), 1);
}

function attrgetter_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<attrgetterobject>('_attr'), 1, visit, arg);
}

function attrgetter_call(o: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('attrgetter', kw)) return null;
  if (!_PyArg_CheckPositional('attrgetter', PyTuple_GET_SIZE(args), 1, 1)) return null;
  return attrgetter_call_impl(asAttrGetter(o), PyTuple_GET_ITEM(args, 0));
}

function attrgetter_vectorcall(o: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (!_PyArg_NoKwnames('attrgetter', kwnames)) return null;
  if (!_PyArg_CheckPositional('attrgetter', PyVectorcall_NARGS(nargsf), 1, 1)) return null;
  return attrgetter_call_impl(asAttrGetter(o), objAt(args, 0));
}

// new: obj.a, or obj.a.b for ('a', 'b')
function dotted_getattr(obj: PyObject, attr: PyObject): PyObject | null {
  if (!PyTuple_CheckExact(attr)) return PyObject_GetAttr(obj, attr);
  let current = Py_NewRef(obj);
  for (let i: i64 = 0; i < PyTuple_GET_SIZE(attr); i++) {
    const value = PyObject_GetAttr(current, PyTuple_GET_ITEM(attr, i));
    Py_DECREF(current);
    if (!value) return null;
    current = value;
  }
  return current;
}

function attrgetter_call_impl(self: attrgetterobject, obj: PyObject): PyObject | null {
  const attr = self.attr as PyObject;
  if (self.nattrs == 1) return dotted_getattr(obj, PyTuple_GET_ITEM(attr, 0));
  const n = self.nattrs;
  const result = PyTuple_New(n);
  for (let i: i64 = 0; i < n && result; i++) {
    const value = dotted_getattr(obj, PyTuple_GET_ITEM(attr, i));
    if (!value) {
      Py_DECREF(result);
      return null;
    }
    PyTuple_SET_ITEM(result, i, value);
  }
  return result;
}

// new: ('a', 'b') -> 'a.b'
function dotjoined(attr: PyObject): PyObject | null {
  if (!PyTuple_CheckExact(attr)) return Py_NewRef(attr);
  return PyUnicode_Join(LATIN1(0x2e), attr);
}

// new: the names as they were given
function attrgetter_args(self: attrgetterobject): PyObject | null {
  const n = self.nattrs;
  const names = PyTuple_New(n);
  for (let i: i64 = 0; i < n && names; i++) {
    const name = dotjoined(PyTuple_GET_ITEM(self.attr as PyObject, i));
    if (!name) {
      Py_DECREF(names);
      return null;
    }
    PyTuple_SET_ITEM(names, i, name);
  }
  return names;
}

function attrgetter_repr(o: PyObject): PyObject | null {
  const status = Py_ReprEnter(o);
  const name = o.ob_type.tp_name;
  if (status) return status < 0 ? null : PyUnicode_FromFormat('%s(...)', name);
  const names = attrgetter_args(asAttrGetter(o));
  let result: PyObject | null = null;
  if (names) {
    result =
      asAttrGetter(o).nattrs == 1
        ? PyUnicode_FromFormat('%s(%R)', name, arg(PyTuple_GET_ITEM(names, 0)))
        : PyUnicode_FromFormat('%s%R', name, arg(names));
    Py_DECREF(names);
  }
  Py_ReprLeave(o);
  return result;
}

function attrgetter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  return Py_BuildValue('ON', arg(o.ob_type), arg(attrgetter_args(asAttrGetter(o))));
}

export function make_attrgetter(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'operator.attrgetter',
    offsetof<attrgetterobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = attrgetter_dealloc.index;
  t.tp_repr = attrgetter_repr.index;
  t.tp_call = attrgetter_call.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = attrgetter_traverse.index;
  t.tp_clear = attrgetter_clear.index;
  t.tp_new = attrgetter_new.index;
  method(t, '__reduce__', attrgetter_reduce.index, METH_NOARGS, 'Return state information for pickling');
  member(t, '__vectorcalloffset__', Py_T_PYSSIZET, offsetof<attrgetterobject>('_vectorcall'), Py_READONLY, '');
  getset(t, '__text_signature__', getter_text_signature.index, 0, '');
  return readyHeapType(
    t,
    "attrgetter(attr, /, *attrs)\n--\n\nReturn a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
  );
}

// operator.itemgetter. (CPython: Modules/_operator.c)

import { PyObject_GetItem } from '../../objects/abstract/object';
import { _PyArg_CheckPositional, _PyArg_NoKeywords, _PyArg_NoKwnames } from '../../objects/args';
import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { _PyLong_CompactValue, _PyLong_IsNonNegativeCompact, PyLong_CheckExact } from '../../objects/int';
import { Py_ReprEnter, Py_ReprLeave } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import {
  PyTuple_CheckExact,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_Pack2,
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
import { arg, objAt, Py_DECREF, Py_NewRef, PyObject } from '../../runtime/object';
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
import { _operator_state, operator_module } from './state';

// --- itemgetter

/** 48 bytes. */
@unmanaged
export class itemgetterobject extends PyObject {
  nitems: i64;
  item: PyObject | null; // strong: the item, or the tuple of several
  index: i64; // item as an index for a tuple; -1: no
  vectorcall: usize;
}

/* @inline */ function asItemGetter(o: PyObject): itemgetterobject {
  return changetype<itemgetterobject>(o);
}

function itemgetter_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('itemgetter', kwds)) return null;
  const n = PyTuple_GET_SIZE(args);
  if (n < 1) return PyErr_SetString(PyExc_TypeError, 'itemgetter expected 1 argument, got 0');
  const state = changetype<_operator_state>(stateByDef(type, operator_module));
  const o = _PyObject_GC_New(state.itemgetter_type as PyTypeObject);
  if (!o) return null;
  const self = asItemGetter(o);
  const item = n == 1 ? PyTuple_GET_ITEM(args, 0) : args;
  self.item = Py_NewRef(item);
  self.nitems = n;
  self.index = -1;
  if (n == 1 && PyLong_CheckExact(item) && _PyLong_IsNonNegativeCompact(item)) {
    self.index = _PyLong_CompactValue(item);
  }
  self.vectorcall = itemgetter_vectorcall.index;
  _PyObject_GC_TRACK(o);
  return o;
}

function itemgetter_clear(o: PyObject): i32 {
  clearFields(o, offsetof<itemgetterobject>('_item'), 1);
  return 0;
}

function itemgetter_dealloc(o: PyObject): void {
  deallocFields(o, itemgetter_dealloc.index, offsetof<itemgetterobject>('_item'), 1);
}

function itemgetter_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<itemgetterobject>('_item'), 1, visit, arg);
}

function itemgetter_call(o: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('itemgetter', kw)) return null;
  if (!_PyArg_CheckPositional('itemgetter', PyTuple_GET_SIZE(args), 1, 1)) return null;
  return itemgetter_call_impl(asItemGetter(o), PyTuple_GET_ITEM(args, 0));
}

function itemgetter_vectorcall(o: PyObject, args: usize, nargsf: usize, kwnames: PyObject | null): PyObject | null {
  if (!_PyArg_NoKwnames('itemgetter', kwnames)) return null;
  if (!_PyArg_CheckPositional('itemgetter', PyVectorcall_NARGS(nargsf), 1, 1)) return null;
  return itemgetter_call_impl(asItemGetter(o), objAt(args, 0));
}

function itemgetter_call_impl(self: itemgetterobject, obj: PyObject): PyObject | null {
  const item = self.item as PyObject;
  if (self.nitems == 1) {
    if (self.index >= 0 && PyTuple_CheckExact(obj) && self.index < PyTuple_GET_SIZE(obj)) {
      return Py_NewRef(PyTuple_GET_ITEM(obj, self.index));
    }
    return PyObject_GetItem(obj, item);
  }
  const n = self.nitems;
  const result = PyTuple_New(n);
  for (let i: i64 = 0; i < n && result; i++) {
    const value = PyObject_GetItem(obj, PyTuple_GET_ITEM(item, i));
    if (!value) {
      Py_DECREF(result);
      return null;
    }
    PyTuple_SET_ITEM(result, i, value);
  }
  return result;
}

function itemgetter_repr(o: PyObject): PyObject | null {
  const status = Py_ReprEnter(o);
  const name = o.ob_type.tp_name;
  if (status) return status < 0 ? null : PyUnicode_FromFormat('%s(...)', name);
  const result = PyUnicode_FromFormat(asItemGetter(o).nitems == 1 ? '%s(%R)' : '%s%R', name, arg(asItemGetter(o).item));
  Py_ReprLeave(o);
  return result;
}

function itemgetter_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (asItemGetter(o).nitems == 1) return Py_BuildValue('O(O)', arg(o.ob_type), arg(asItemGetter(o).item));
  return PyTuple_Pack2(o.ob_type, asItemGetter(o).item as PyObject);
}

/** __text_signature__ of all three. */
export function getter_text_signature(o: PyObject, closure: usize): PyObject | null {
  return PyUnicode_FromString('(obj, /)');
}

export function make_itemgetter(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'operator.itemgetter',
    offsetof<itemgetterobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = itemgetter_dealloc.index;
  t.tp_repr = itemgetter_repr.index;
  t.tp_call = itemgetter_call.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = itemgetter_traverse.index;
  t.tp_clear = itemgetter_clear.index;
  t.tp_new = itemgetter_new.index;
  method(t, '__reduce__', itemgetter_reduce.index, METH_NOARGS, 'Return state information for pickling');
  member(t, '__vectorcalloffset__', Py_T_PYSSIZET, offsetof<itemgetterobject>('_vectorcall'), Py_READONLY, '');
  getset(t, '__text_signature__', getter_text_signature.index, 0, '');
  return readyHeapType(
    t,
    'itemgetter(item, /, *items)\n--\n\nReturn a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])',
  );
}

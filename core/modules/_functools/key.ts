// functools.cmp_to_key: keys that are compared by a function. (CPython: Modules/_functoolsmodule.c)

import { _PyArg_UnpackKeywords, unpackTupleAndKeywords } from '../../objects/args';
import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { _PyObject_CallTwo } from '../../objects/call';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_AttributeError, PyExc_TypeError } from '../../objects/exceptions/types';
import { _PyLong_GetZero } from '../../objects/int';
import { PyModule_GetState } from '../../objects/module';
import { PyObject_RichCompare } from '../../objects/object';
import { PyUnicode_FromString } from '../../objects/str/new';
import { clearFields, deallocFields, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { objAt, Py_DECREF, Py_NewRef, Py_XNewRef, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { getset, member } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { _functools_state } from '../_functools';

/** 32 bytes. */
@unmanaged
export class keyobject extends PyObject {
  cmp: PyObject | null; // strong
  object: PyObject | null; // strong; NULL: what cmp_to_key itself returns
}

// new: tracked; the references are stolen
function newKey(type: PyTypeObject, cmp: PyObject, object: PyObject | null): PyObject | null {
  const o = _PyObject_GC_New(type);
  if (!o) return null;
  changetype<keyobject>(o).cmp = Py_NewRef(cmp);
  changetype<keyobject>(o).object = Py_XNewRef(object);
  _PyObject_GC_TRACK(o);
  return o;
}

function keyobject_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(self, 16, 2, visit, arg);
}

function keyobject_clear(self: PyObject): i32 {
  clearFields(self, 16, 2);
  return 0;
}

function keyobject_dealloc(self: PyObject): void {
  deallocFields(self, keyobject_dealloc.index, 16, 2);
}

function keyobject_call(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = unpackTupleAndKeywords(args, kwds, 'K', 'obj', 0, 1, 0, at);
  const object = ptrAt(at, 0);
  stackFree(at);
  if (ok < 0) return null;
  return newKey(self.ob_type, changetype<keyobject>(self).cmp as PyObject, object);
}

function keyobject_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if (other.ob_type != self.ob_type) return PyErr_SetString(PyExc_TypeError, 'other argument must be K instance');
  const x = changetype<keyobject>(self).object;
  const y = changetype<keyobject>(other).object;
  if (!x || !y) return PyErr_SetString(PyExc_AttributeError, 'object');
  const res = _PyObject_CallTwo(changetype<keyobject>(self).cmp as PyObject, x, y);
  if (!res) return null;
  const answer = PyObject_RichCompare(res, _PyLong_GetZero(), op);
  Py_DECREF(res);
  return answer;
}

function keyobject_text_signature(self: PyObject, closure: usize): PyObject | null {
  return PyUnicode_FromString('(obj)');
}

export function make_keyobject(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'functools.KeyWrapper',
    offsetof<keyobject>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = keyobject_dealloc.index;
  t.tp_call = keyobject_call.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = keyobject_traverse.index;
  t.tp_clear = keyobject_clear.index;
  t.tp_richcompare = keyobject_richcompare.index;
  member(t, 'obj', _Py_T_OBJECT, 24, 0, 'Value wrapped by a key function.');
  getset(t, '__text_signature__', keyobject_text_signature.index, 0, '');
  return readyHeapType(t, '');
}

export function cmp_to_key(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'cmp_to_key', 'mycmp', 0, 1, 0, at);
  const mycmp = objAt(at, 0);
  stackFree(at);
  if (ok < 0) return null;
  return newKey(changetype<_functools_state>(PyModule_GetState(m)).keyobject_type as PyTypeObject, mycmp, null);
}

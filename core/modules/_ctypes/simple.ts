// Numbers, characters and the other simple types. (CPython: Modules/_ctypes/_ctypes.c)

import { PyArg_UnpackTupleCheck } from '../../objects/args';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { readyHeapType } from '../../objects/type/from-spec';
import { Py_DECREF, Py_NewRef } from '../../runtime/cold';
import { arg, PyObject } from '../../runtime/object';
import { getset, method, numberMethods } from '../../runtime/register';
import { METH_NOARGS, PyTypeObject } from '../../runtime/type';
import { KeepRef, showsValue } from './cdata';
import { beginCDataType, cannotDelete, info } from './containers';
import { readable } from './memory';
import { asCData, ctypes_state, stateOf } from './types';
import { getValue, setValue } from './values';

function Simple_get_value(o: PyObject, closure: usize): PyObject | null {
  return getValue(info(o).getfunc, asCData(o).b_ptr, asCData(o).b_size);
}

function Simple_set_value(o: PyObject, value: PyObject | null, closure: usize): i32 {
  if (!value) return cannotDelete();
  const s = info(o);
  const keep = setValue(s.setfunc, asCData(o).b_ptr, value, s.size);
  return keep ? KeepRef(asCData(o), 0, keep) : -1;
}

function Simple_init(o: PyObject, args: PyObject, kw: PyObject | null): i32 {
  if (!PyArg_UnpackTupleCheck(args, '__init__', 0, 1)) return -1;
  return PyTuple_GET_SIZE(args) ? Simple_set_value(o, PyTuple_GET_ITEM(args, 0), 0) : 0;
}

function Simple_bool(o: PyObject): i32 {
  const p = readable(asCData(o).b_ptr, <u64>asCData(o).b_size);
  for (let i: i64 = 0; i < asCData(o).b_size; i++) if (load<u8>(p + <usize>i)) return 1;
  return 0;
}

function Simple_repr(o: PyObject): PyObject | null {
  const name = o.ob_type.tp_name;
  if (o.ob_type.tp_base != stateOf(o).Simple_Type) return PyUnicode_FromFormat('<%s object at %p>', name, arg(o));
  const value = Simple_get_value(o, 0);
  if (!value) return null;
  const result = PyUnicode_FromFormat('%s(%R)', name, arg(value));
  Py_DECREF(value);
  return result;
}

function Simple_from_outparam(o: PyObject, unused: PyObject | null): PyObject | null {
  return showsValue(stateOf(o), o.ob_type) ? Simple_get_value(o, 0) : Py_NewRef(o);
}

/** new: the type _SimpleCData. */
export function makeSimple(m: PyObject, st: ctypes_state): PyTypeObject | null {
  const t = beginCDataType(m, st, '_ctypes._SimpleCData', 0, st.PyCSimpleType_Type);
  if (!t) return null;
  t.tp_repr = Simple_repr.index;
  t.tp_init = Simple_init.index;
  numberMethods(t).nb_bool = Simple_bool.index;
  method(t, '__ctypes_from_outparam__', Simple_from_outparam.index, METH_NOARGS, '');
  getset(t, 'value', Simple_get_value.index, Simple_set_value.index, 'current value');
  return readyHeapType(t, 'XXX to be provided');
}

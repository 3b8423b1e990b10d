// BaseExceptionGroup: several exceptions that travel as one. (CPython: Objects/exceptions.c, PEP 654)

import { clearSlot, Py_DECREF, Py_NewRef, PyObject_GC_UnTrack } from '../../runtime/cold';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, Py_VISIT, PyObject } from '../../runtime/object';
import { member } from '../../runtime/register';
import { _Py_T_OBJECT, Py_READONLY, PyTypeObject } from '../../runtime/type';
import { PySequence_Check, PySequence_Tuple } from '../abstract/sequence';
import { _PyArg_BadArgument, exactArguments } from '../args';
import { classGetitem } from '../generic-alias';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_Check } from '../str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from '../tuple';
import { PyType_IsSubtype } from '../type/state';
import {
  BaseException_clear,
  BaseException_init,
  BaseException_new,
  BaseException_traverse,
  PyExceptionInstance_Check,
  refuseKeywords,
} from './base';
import { PyErr_Format, PyErr_NewException, PyErr_SetString } from './errors';
import { add_group_methods } from './group-split';
import { PyBaseExceptionGroupObject } from './struct';
import { exceptionType, lifecycle } from './type-setup';
import {
  PyExc_BaseException,
  PyExc_BaseExceptionGroup,
  PyExc_Exception,
  PyExc_TypeError,
  PyExc_ValueError,
} from './types';

function BaseExceptionGroup_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!exactArguments(args, 'BaseExceptionGroup.__new__', 2)) return null;
  const message = PyTuple_GET_ITEM(args, 0);
  const exceptions = PyTuple_GET_ITEM(args, 1);
  if (!PyUnicode_Check(message)) {
    _PyArg_BadArgument('BaseExceptionGroup.__new__', 'argument 1', 'str', message);
    return null;
  }
  if (!PySequence_Check(exceptions)) {
    return PyErr_SetString(PyExc_TypeError, 'second argument (exceptions) must be a sequence');
  }
  const excs = PySequence_Tuple(exceptions);
  if (!excs) return null;
  const chosen = checkMembers(type, excs);
  const o = chosen ? BaseException_new(chosen, args, null) : null;
  if (!o) {
    Py_DECREF(excs);
    return null;
  }
  const group = changetype<PyBaseExceptionGroupObject>(o);
  group.msg = Py_NewRef<PyObject>(message);
  group.excs = excs;
  return o;
}

/** The class to make: BaseExceptionGroup of nothing but Exceptions is an ExceptionGroup. NULL: TypeError or ValueError. */
function checkMembers(type: PyTypeObject, excs: PyObject): PyTypeObject | null {
  const n = PyTuple_GET_SIZE(excs);
  if (n == 0) {
    PyErr_SetString(PyExc_ValueError, 'second argument (exceptions) must be a non-empty sequence');
    return null;
  }
  let bases = false;
  for (let i: i64 = 0; i < n; i++) {
    const exc = PyTuple_GET_ITEM(excs, i);
    if (!PyExceptionInstance_Check(exc)) {
      PyErr_Format(PyExc_ValueError, 'Item %zd of second argument (exceptions) is not an exception', i);
      return null;
    }
    if (!PyType_IsSubtype(exc.ob_type, PyExc_Exception)) bases = true;
  }
  const ExceptionGroup = changetype<PyTypeObject>(_PyInterpreterState_GET().exc_state_PyExc_ExceptionGroup!);
  if (type == PyExc_BaseExceptionGroup) return bases ? type : ExceptionGroup;
  if (!bases) return type;
  if (type == ExceptionGroup) {
    PyErr_SetString(PyExc_TypeError, 'Cannot nest BaseExceptions in an ExceptionGroup');
    return null;
  }
  if (PyType_IsSubtype(type, PyExc_Exception)) {
    PyErr_Format(PyExc_TypeError, "Cannot nest BaseExceptions in '%.200s'", <u64>type.tp_name);
    return null;
  }
  return type;
}

function BaseExceptionGroup_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (refuseKeywords(o, kwds)) return -1;
  return BaseException_init(o, args, null);
}

function BaseExceptionGroup_str(o: PyObject): PyObject | null {
  const group = changetype<PyBaseExceptionGroupObject>(o);
  const n = PyTuple_GET_SIZE(group.excs!);
  return n == 1
    ? PyUnicode_FromFormat('%S (1 sub-exception)', arg(group.msg))
    : PyUnicode_FromFormat('%S (%zd sub-exceptions)', arg(group.msg), n);
}

function BaseExceptionGroup_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PyBaseExceptionGroupObject>('_msg'));
  clearSlot(changetype<usize>(o) + offsetof<PyBaseExceptionGroupObject>('_excs'));
  return BaseException_clear(o);
}

function BaseExceptionGroup_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  BaseExceptionGroup_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function BaseExceptionGroup_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const group = changetype<PyBaseExceptionGroupObject>(o);
  let r: i32;
  if ((r = Py_VISIT(group.msg, visit, arg))) return r;
  if ((r = Py_VISIT(group.excs, visit, arg))) return r;
  return BaseException_traverse(o, visit, arg);
}

/** class ExceptionGroup(BaseExceptionGroup, Exception), once the static types are ready. */
export function createExceptionGroup(): i32 {
  const bases = PyTuple_Pack2(PyExc_BaseExceptionGroup, PyExc_Exception);
  if (!bases) return -1;
  const type = PyErr_NewException('builtins.ExceptionGroup', bases, null);
  Py_DECREF(bases);
  if (!type) return -1;
  _PyInterpreterState_GET().exc_state_PyExc_ExceptionGroup = type;
  return 0;
}

export function init_BaseExceptionGroup(): void {
  const t = PyExc_BaseExceptionGroup;
  exceptionType(
    t,
    PyExc_BaseException,
    'BaseExceptionGroup',
    offsetof<PyBaseExceptionGroupObject>(),
    'A combination of multiple unrelated exceptions.',
    BaseExceptionGroup_init.index,
    BaseExceptionGroup_new.index,
  );
  lifecycle(t, BaseExceptionGroup_dealloc.index, BaseExceptionGroup_traverse.index, BaseExceptionGroup_clear.index);
  t.tp_str = BaseExceptionGroup_str.index;
  classGetitem(t);
  add_group_methods(t);
  member(t, 'message', _Py_T_OBJECT, offsetof<PyBaseExceptionGroupObject>('_msg'), Py_READONLY, 'exception message');
  member(
    t,
    'exceptions',
    _Py_T_OBJECT,
    offsetof<PyBaseExceptionGroupObject>('_excs'),
    Py_READONLY,
    'nested exceptions',
  );
}

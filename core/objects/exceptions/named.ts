// Exceptions that say more than their arguments: StopIteration, SystemExit, NameError, AttributeError, ImportError, KeyError.
// (CPython: Objects/exceptions.c)

import {
  clearSlot,
  Py_DECREF,
  Py_NewRef,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  setSlot,
  stackAlloc,
} from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { member, method } from '../../runtime/register';
import { _Py_T_OBJECT, METH_NOARGS } from '../../runtime/type';
import { _PyArg_UnpackKeywords } from '../args';
import { PyDict_New, PyDict_SetItem, PyDict_SetItemString } from '../dict/dict';
import { PyDict_Copy } from '../dict/new';
import { Py_None } from '../none';
import { PyObject_Repr } from '../object';
import { PyUnicode_CheckExact } from '../str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2, PyTuple_Pack3 } from '../tuple';
import { BaseException_clear, BaseException_init, BaseException_str, BaseException_traverse } from './base';
import {
  PyAttributeErrorObject,
  PyBaseExceptionObject,
  PyImportErrorObject,
  PyNameErrorObject,
  PyStopIterationObject,
  PySystemExitObject,
} from './struct';
import { exceptionType, lifecycle } from './type-setup';
import {
  PyExc_AttributeError,
  PyExc_BaseException,
  PyExc_Exception,
  PyExc_ImportError,
  PyExc_KeyError,
  PyExc_LookupError,
  PyExc_ModuleNotFoundError,
  PyExc_NameError,
  PyExc_StopIteration,
  PyExc_SystemExit,
  PyExc_UnboundLocalError,
} from './types';

function StopIteration_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PyStopIterationObject>('_value'));
  return BaseException_clear(o);
}

function StopIteration_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  StopIteration_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function StopIteration_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r: i32;
  if ((r = Py_VISIT(changetype<PyStopIterationObject>(o).value, visit, arg))) return r;
  return BaseException_traverse(o, visit, arg);
}

function StopIteration_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (BaseException_init(o, args, kwds) < 0) return -1;
  const value: PyObject = PyTuple_GET_SIZE(args) > 0 ? PyTuple_GET_ITEM(args, 0) : Py_None;
  setSlot(changetype<usize>(o) + offsetof<PyStopIterationObject>('_value'), Py_NewRef<PyObject>(value));
  return 0;
}

function SystemExit_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PySystemExitObject>('_code'));
  return BaseException_clear(o);
}

function SystemExit_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  SystemExit_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function SystemExit_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r: i32;
  if ((r = Py_VISIT(changetype<PySystemExitObject>(o).code, visit, arg))) return r;
  return BaseException_traverse(o, visit, arg);
}

function SystemExit_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (BaseException_init(o, args, kwds) < 0) return -1;
  const n = PyTuple_GET_SIZE(args);
  if (n == 0) return 0;
  const code: PyObject = n == 1 ? PyTuple_GET_ITEM(args, 0) : args;
  setSlot(changetype<usize>(o) + offsetof<PySystemExitObject>('_code'), Py_NewRef<PyObject>(code));
  return 0;
}

/**
 * Takes keyword arguments that a constructor knows out of kwds into *slots (borrowed from kwds). names: separated by
 * blanks. -1 with TypeError for any other keyword.
 */
function keywordFields(function_: string, kwds: PyObject | null, names: string, values: usize): i32 {
  return _PyArg_UnpackKeywords(0, 0, kwds, null, function_, names, 0, 0, 0, values);
}

function NameError_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PyNameErrorObject>('_name'));
  return BaseException_clear(o);
}

function NameError_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  NameError_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function NameError_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r: i32;
  if ((r = Py_VISIT(changetype<PyNameErrorObject>(o).name, visit, arg))) return r;
  return BaseException_traverse(o, visit, arg);
}

function NameError_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (BaseException_init(o, args, null) < 0) return -1;
  const values = stackAlloc(1);
  const failed = keywordFields('NameError', kwds, 'name', values) < 0;
  if (!failed) setSlot(changetype<usize>(o) + offsetof<PyNameErrorObject>('_name'), Py_XNewRef(ptrAt(values, 0)));
  stackFree(values);
  return failed ? -1 : 0;
}

function AttributeError_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PyAttributeErrorObject>('_obj'));
  clearSlot(changetype<usize>(o) + offsetof<PyAttributeErrorObject>('_name'));
  return BaseException_clear(o);
}

function AttributeError_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  AttributeError_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function AttributeError_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r: i32;
  if ((r = Py_VISIT(changetype<PyAttributeErrorObject>(o).obj, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PyAttributeErrorObject>(o).name, visit, arg))) return r;
  return BaseException_traverse(o, visit, arg);
}

function AttributeError_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (BaseException_init(o, args, null) < 0) return -1;
  const values = stackAlloc(2);
  const failed = keywordFields('AttributeError', kwds, 'name obj', values) < 0;
  if (!failed) {
    setSlot(changetype<usize>(o) + offsetof<PyAttributeErrorObject>('_name'), Py_XNewRef(ptrAt(values, 0)));
    setSlot(changetype<usize>(o) + offsetof<PyAttributeErrorObject>('_obj'), Py_XNewRef(ptrAt(values, 1)));
  }
  stackFree(values);
  return failed ? -1 : 0;
}

/** new: the instance dict with name and args added; obj stays out, it may not be picklable. */
function AttributeError_getstate(o: PyObject, _ignored: PyObject | null): PyObject | null {
  const e = changetype<PyAttributeErrorObject>(o);
  if (!e.name && !e.args) return e.dict ? Py_XNewRef(e.dict) : Py_None;
  const dict = e.dict ? PyDict_Copy(e.dict!) : PyDict_New();
  if (!dict) return null;
  if (
    (e.name && PyDict_SetItemString(dict, 'name', e.name!) < 0) ||
    (e.args && PyDict_SetItemString(dict, 'args', e.args!) < 0)
  ) {
    Py_DECREF(dict);
    return null;
  }
  return dict;
}

function AttributeError_reduce(o: PyObject, _ignored: PyObject | null): PyObject | null {
  const state = AttributeError_getstate(o, null);
  if (!state) return null;
  const result = PyTuple_Pack3(o.ob_type, changetype<PyBaseExceptionObject>(o).args!, state);
  Py_DECREF(state);
  return result;
}

function ImportError_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<PyImportErrorObject>('_msg'));
  clearSlot(changetype<usize>(o) + offsetof<PyImportErrorObject>('_name'));
  clearSlot(changetype<usize>(o) + offsetof<PyImportErrorObject>('_path'));
  clearSlot(changetype<usize>(o) + offsetof<PyImportErrorObject>('_name_from'));
  return BaseException_clear(o);
}

function ImportError_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  ImportError_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
}

function ImportError_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r: i32;
  if ((r = Py_VISIT(changetype<PyImportErrorObject>(o).msg, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PyImportErrorObject>(o).name, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PyImportErrorObject>(o).path, visit, arg))) return r;
  if ((r = Py_VISIT(changetype<PyImportErrorObject>(o).name_from, visit, arg))) return r;
  return BaseException_traverse(o, visit, arg);
}

function ImportError_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (BaseException_init(o, args, null) < 0) return -1;
  const values = stackAlloc(3);
  const failed = keywordFields('ImportError', kwds, 'name path name_from', values) < 0;
  if (!failed) {
    const p = changetype<usize>(o);
    setSlot(p + offsetof<PyImportErrorObject>('_name'), Py_XNewRef(ptrAt(values, 0)));
    setSlot(p + offsetof<PyImportErrorObject>('_path'), Py_XNewRef(ptrAt(values, 1)));
    setSlot(p + offsetof<PyImportErrorObject>('_name_from'), Py_XNewRef(ptrAt(values, 2)));
    const msg: PyObject | null = PyTuple_GET_SIZE(args) == 1 ? Py_NewRef<PyObject>(PyTuple_GET_ITEM(args, 0)) : null;
    setSlot(p + offsetof<PyImportErrorObject>('_msg'), msg);
  }
  stackFree(values);
  return failed ? -1 : 0;
}

function ImportError_str(o: PyObject): PyObject | null {
  const msg = changetype<PyImportErrorObject>(o).msg;
  return msg && PyUnicode_CheckExact(msg) ? Py_XNewRef(msg) : BaseException_str(o);
}

/** new: the dict with name, path and name_from in it, or NULL without an exception when there is nothing to say. */
function ImportError_getstate(o: PyObject): PyObject | null {
  const e = changetype<PyImportErrorObject>(o);
  if (!e.name && !e.path && !e.name_from) return e.dict ? Py_XNewRef(e.dict) : Py_None;
  const dict = e.dict ? PyDict_Copy(e.dict!) : PyDict_New();
  if (!dict) return null;
  if (
    (e.name && PyDict_SetItem(dict, _Py_ID('name'), e.name!) < 0) ||
    (e.path && PyDict_SetItem(dict, _Py_ID('path'), e.path!) < 0) ||
    (e.name_from && PyDict_SetItem(dict, _Py_ID('name_from'), e.name_from!) < 0)
  ) {
    Py_DECREF(dict);
    return null;
  }
  return dict;
}

function ImportError_reduce(o: PyObject, _ignored: PyObject | null): PyObject | null {
  const state = ImportError_getstate(o);
  if (!state) return null;
  const args = changetype<PyBaseExceptionObject>(o).args!;
  const result = state == Py_None ? PyTuple_Pack2(o.ob_type, args) : PyTuple_Pack3(o.ob_type, args, state);
  Py_DECREF(state);
  return result;
}

// A key is shown as repr() shows it, so that KeyError('') says something.
function KeyError_str(o: PyObject): PyObject | null {
  const args = changetype<PyBaseExceptionObject>(o).args!;
  return PyTuple_GET_SIZE(args) == 1 ? PyObject_Repr(PyTuple_GET_ITEM(args, 0)) : BaseException_str(o);
}

export function init_named_exceptions(): void {
  const init = BaseException_init.index;
  exceptionType(
    PyExc_StopIteration,
    PyExc_Exception,
    'StopIteration',
    offsetof<PyStopIterationObject>(),
    'Signal the end from iterator.__next__().',
    StopIteration_init.index,
    0,
  );
  lifecycle(PyExc_StopIteration, StopIteration_dealloc.index, StopIteration_traverse.index, StopIteration_clear.index);
  member(
    PyExc_StopIteration,
    'value',
    _Py_T_OBJECT,
    offsetof<PyStopIterationObject>('_value'),
    0,
    'generator return value',
  );

  exceptionType(
    PyExc_SystemExit,
    PyExc_BaseException,
    'SystemExit',
    offsetof<PySystemExitObject>(),
    'Request to exit from the interpreter.',
    SystemExit_init.index,
    0,
  );
  lifecycle(PyExc_SystemExit, SystemExit_dealloc.index, SystemExit_traverse.index, SystemExit_clear.index);
  member(PyExc_SystemExit, 'code', _Py_T_OBJECT, offsetof<PySystemExitObject>('_code'), 0, 'exception code');

  const nameError = PyExc_NameError;
  exceptionType(
    nameError,
    PyExc_Exception,
    'NameError',
    offsetof<PyNameErrorObject>(),
    'Name not found globally.',
    NameError_init.index,
    0,
  );
  lifecycle(nameError, NameError_dealloc.index, NameError_traverse.index, NameError_clear.index);
  nameError.tp_str = BaseException_str.index;
  member(nameError, 'name', _Py_T_OBJECT, offsetof<PyNameErrorObject>('_name'), 0, 'name');
  exceptionType(
    PyExc_UnboundLocalError,
    nameError,
    'UnboundLocalError',
    offsetof<PyNameErrorObject>(),
    'Local name referenced but not bound to a value.',
    NameError_init.index,
    0,
  );
  lifecycle(PyExc_UnboundLocalError, NameError_dealloc.index, NameError_traverse.index, NameError_clear.index);

  const attributeError = PyExc_AttributeError;
  exceptionType(
    attributeError,
    PyExc_Exception,
    'AttributeError',
    offsetof<PyAttributeErrorObject>(),
    'Attribute not found.',
    AttributeError_init.index,
    0,
  );
  lifecycle(attributeError, AttributeError_dealloc.index, AttributeError_traverse.index, AttributeError_clear.index);
  attributeError.tp_str = BaseException_str.index;
  method(attributeError, '__getstate__', AttributeError_getstate.index, METH_NOARGS, '');
  method(attributeError, '__reduce__', AttributeError_reduce.index, METH_NOARGS, '');
  member(attributeError, 'name', _Py_T_OBJECT, offsetof<PyAttributeErrorObject>('_name'), 0, 'attribute name');
  member(attributeError, 'obj', _Py_T_OBJECT, offsetof<PyAttributeErrorObject>('_obj'), 0, 'object');

  const importError = PyExc_ImportError;
  exceptionType(
    importError,
    PyExc_Exception,
    'ImportError',
    offsetof<PyImportErrorObject>(),
    "Import can't find module, or can't find name in module.",
    ImportError_init.index,
    0,
  );
  lifecycle(importError, ImportError_dealloc.index, ImportError_traverse.index, ImportError_clear.index);
  importError.tp_str = ImportError_str.index;
  method(importError, '__reduce__', ImportError_reduce.index, METH_NOARGS, '');
  member(importError, 'msg', _Py_T_OBJECT, offsetof<PyImportErrorObject>('_msg'), 0, 'exception message');
  member(importError, 'name', _Py_T_OBJECT, offsetof<PyImportErrorObject>('_name'), 0, 'module name');
  member(importError, 'path', _Py_T_OBJECT, offsetof<PyImportErrorObject>('_path'), 0, 'module path');
  member(
    importError,
    'name_from',
    _Py_T_OBJECT,
    offsetof<PyImportErrorObject>('_name_from'),
    0,
    'name imported from module',
  );
  exceptionType(
    PyExc_ModuleNotFoundError,
    importError,
    'ModuleNotFoundError',
    offsetof<PyImportErrorObject>(),
    'Module not found.',
    ImportError_init.index,
    0,
  );
  lifecycle(PyExc_ModuleNotFoundError, ImportError_dealloc.index, ImportError_traverse.index, ImportError_clear.index);

  exceptionType(
    PyExc_KeyError,
    PyExc_LookupError,
    'KeyError',
    offsetof<PyBaseExceptionObject>(),
    'Mapping key not found.',
    init,
    0,
  );
  PyExc_KeyError.tp_str = KeyError_str.index;
}

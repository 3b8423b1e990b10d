// Writing an object as the call that makes it again, and what to do with the result. (CPython: Modules/_pickle.c, save_reduce)

import { PyIter_Check } from '../../objects/abstract/object';
import { PyObject_GetAttr, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { PyObject_Call } from '../../objects/call';
import { PyDict_Check } from '../../objects/dict/dict';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { Py_None } from '../../objects/none';
import { PyCallable_Check } from '../../objects/object';
import { _PyUnicode_Equal } from '../../objects/str/compare';
import { PyUnicode_Check } from '../../objects/str/struct';
import {
  PyTuple_Check,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_GetSlice,
  PyTuple_New,
  PyTuple_SET_ITEM,
} from '../../objects/tuple';
import { PyType_Check } from '../../objects/type/state';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyMemoTable_Get } from './memo';
import { BUILD, NEWOBJ, NEWOBJ_EX, POP, REDUCE, TUPLE2 } from './opcodes';
import { memo_get, memo_put, putOp } from './output';
import { save } from './save';
import { batch_dict, batch_list } from './save-containers';
import { PicklerObject, pickleState, picklingError } from './struct';

/** Raises PicklingError about an object of the wrong kind; false. */
function wrongKind(self: PicklerObject, format: string, o: PyObject): bool {
  PyErr_Format(pickleState(self).PicklingError, format, o.ob_type.tp_name);
  return false;
}

/** Element i of the answer; NULL: None, or not there. Borrowed. */
function element(value: PyObject, i: i64): PyObject | null {
  if (i >= PyTuple_GET_SIZE(value)) return null;
  const o = PyTuple_GET_ITEM(value, i);
  return o == Py_None ? null : o;
}

/** Whether the answer has the form that it must have. */
function isReduction(self: PicklerObject, value: PyObject): bool {
  const n = PyTuple_GET_SIZE(value);
  if (n < 2 || n > 6) return picklingError(self, 'tuple returned by __reduce__ must contain 2 through 6 elements');
  if (!PyCallable_Check(PyTuple_GET_ITEM(value, 0))) {
    return picklingError(self, 'first item of the tuple returned by __reduce__ must be callable');
  }
  if (!PyTuple_Check(PyTuple_GET_ITEM(value, 1))) {
    return picklingError(self, 'second item of the tuple returned by __reduce__ must be a tuple');
  }
  const listitems = element(value, 3);
  if (listitems && !PyIter_Check(listitems)) {
    return wrongKind(self, 'fourth element of the tuple returned by __reduce__ must be an iterator, not %s', listitems);
  }
  const dictitems = element(value, 4);
  if (dictitems && !PyIter_Check(dictitems)) {
    return wrongKind(self, 'fifth element of the tuple returned by __reduce__ must be an iterator, not %s', dictitems);
  }
  const setter = element(value, 5);
  if (setter && !PyCallable_Check(setter)) {
    return wrongKind(self, 'sixth element of the tuple returned by __reduce__ must be a function, not %s', setter);
  }
  return true;
}

const PLAIN = 0;
const WITH_NEWOBJ = 1;
const WITH_NEWOBJ_EX = 2;

/** Which of copyreg's functions the callable is, by its name: theirs are opcodes. -1: the exception is set. */
function kindOfCall(self: PicklerObject, callable: PyObject): i32 {
  if (self.proto < 2) return PLAIN;
  const at = stackAlloc(1);
  const r = PyObject_GetOptionalAttr(callable, _Py_ID('__name__'), at);
  const name = ptrAt(at, 0);
  stackFree(at);
  if (r <= 0) return r;
  let kind = PLAIN;
  if (PyUnicode_Check(name as PyObject)) {
    if (_PyUnicode_Equal(name as PyObject, _Py_ID('__newobj_ex__'))) kind = WITH_NEWOBJ_EX;
    else if (_PyUnicode_Equal(name as PyObject, _Py_ID('__newobj__'))) kind = WITH_NEWOBJ;
  }
  Py_DECREF(name as PyObject);
  return kind;
}

/** Writes three things in a row, the last as an opcode. */
function saveCall(self: PicklerObject, callable: PyObject, args: PyObject, op: u8): bool {
  return save(self, callable) && save(self, args) && putOp(self, op);
}

// new: functools.partial(cls.__new__, cls, *args, **kwargs)
function partialNew(self: PicklerObject, cls: PyObject, args: PyObject, kwargs: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  const all = PyTuple_New(n + 2);
  if (!all) return null;
  const cls_new = PyObject_GetAttr(cls, _Py_ID('__new__'));
  if (!cls_new) {
    Py_DECREF(all);
    return null;
  }
  PyTuple_SET_ITEM(all, 0, cls_new);
  PyTuple_SET_ITEM(all, 1, Py_NewRef(cls));
  for (let i: i64 = 0; i < n; i++) PyTuple_SET_ITEM(all, i + 2, Py_NewRef(PyTuple_GET_ITEM(args, i)));
  const result = PyObject_Call(pickleState(self).partial, all, kwargs);
  Py_DECREF(all);
  return result;
}

/** copyreg.__newobj_ex__(cls, args, kwargs), which has an opcode from protocol 4 on. */
function saveNewobjEx(self: PicklerObject, argtup: PyObject): bool {
  if (PyTuple_GET_SIZE(argtup) != 3) {
    PyErr_Format(
      pickleState(self).PicklingError,
      'length of the NEWOBJ_EX argument tuple must be exactly 3, not %zd',
      PyTuple_GET_SIZE(argtup),
    );
    return false;
  }
  const cls = PyTuple_GET_ITEM(argtup, 0);
  const args = PyTuple_GET_ITEM(argtup, 1);
  const kwargs = PyTuple_GET_ITEM(argtup, 2);
  if (!PyType_Check(cls)) {
    return wrongKind(self, 'first item from NEWOBJ_EX argument tuple must be a class, not %.200s', cls);
  }
  if (!PyTuple_Check(args)) {
    return wrongKind(self, 'second item from NEWOBJ_EX argument tuple must be a tuple, not %.200s', args);
  }
  if (!PyDict_Check(kwargs)) {
    return wrongKind(self, 'third item from NEWOBJ_EX argument tuple must be a dict, not %.200s', kwargs);
  }
  if (self.proto >= 4) return save(self, cls) && saveCall(self, args, kwargs, NEWOBJ_EX);
  const callable = partialNew(self, cls, args, kwargs);
  if (!callable) return false;
  const none = PyTuple_New(0);
  const ok = none != null && saveCall(self, callable, none, REDUCE);
  Py_XDECREF(none);
  Py_DECREF(callable);
  return ok;
}

/** Whether obj.__class__ is cls: 1, 0 or -1. */
function hasClass(obj: PyObject, cls: PyObject): i32 {
  const at = stackAlloc(1);
  const r = PyObject_GetOptionalAttr(obj, _Py_ID('__class__'), at);
  const found = ptrAt(at, 0);
  stackFree(at);
  if (r < 0) return -1;
  const same = (found ? found : obj.ob_type) == cls;
  Py_XDECREF(found);
  return i32(same);
}

/** copyreg.__newobj__(cls, *args). */
function saveNewobj(self: PicklerObject, argtup: PyObject, obj: PyObject | null): bool {
  const n = PyTuple_GET_SIZE(argtup);
  if (n < 1) return picklingError(self, '__newobj__ arglist is empty');
  const cls = PyTuple_GET_ITEM(argtup, 0);
  if (!PyType_Check(cls)) return picklingError(self, 'args[0] from __newobj__ args is not a type');
  if (obj) {
    const same = hasClass(obj, cls);
    if (same < 0) return false;
    if (!same) return picklingError(self, 'args[0] from __newobj__ args has the wrong class');
  }
  if (!save(self, cls)) return false;
  const args = PyTuple_GetSlice(argtup, 1, n);
  if (!args) return false;
  const ok = save(self, args) && putOp(self, NEWOBJ);
  Py_DECREF(args);
  return ok;
}

/** The state: for __setstate__, or with a function that sets it, whose result is dropped. */
function saveState(self: PicklerObject, obj: PyObject | null, state: PyObject, setter: PyObject | null): bool {
  if (!setter) return save(self, state) && putOp(self, BUILD);
  return (
    save(self, setter) &&
    save(self, obj as PyObject) &&
    save(self, state) &&
    putOp(self, TUPLE2) &&
    putOp(self, REDUCE) &&
    putOp(self, POP)
  );
}

/** Writes the tuple that __reduce__ answered for obj; NULL: for something that gets no number. */
export function save_reduce(self: PicklerObject, value: PyObject, obj: PyObject | null): bool {
  if (!isReduction(self, value)) return false;
  const callable = PyTuple_GET_ITEM(value, 0);
  const argtup = PyTuple_GET_ITEM(value, 1);
  const kind = kindOfCall(self, callable);
  let ok: bool;
  if (kind < 0) ok = false;
  else if (kind == WITH_NEWOBJ_EX) ok = saveNewobjEx(self, argtup);
  else if (kind == WITH_NEWOBJ) ok = saveNewobj(self, argtup, obj);
  else ok = saveCall(self, callable, argtup, REDUCE);
  if (!ok) return false;
  if (obj) {
    // Its arguments led to the object itself: it is there already.
    const known = PyMemoTable_Get(self.memo!, obj);
    if (known) return putOp(self, POP) && memo_get(self, load<i64>(known));
    if (!memo_put(self, obj)) return false;
  }
  const listitems = element(value, 3);
  if (listitems && !batch_list(self, listitems)) return false;
  const dictitems = element(value, 4);
  if (dictitems && !batch_dict(self, dictitems)) return false;
  const state = element(value, 2);
  return !state || saveState(self, obj, state, element(value, 5));
}

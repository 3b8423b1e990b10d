// object: the base of all classes. Its pickling is in pickle.ts. (CPython: Objects/typeobject.c)

import { PyObject_Free } from '../../memory/obmalloc/malloc';
import { PyErr_Clear } from '../../runtime/errors';
import { PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  Py_DECREF,
  Py_EQ,
  Py_INCREF,
  Py_NE,
  Py_NewRef,
  Py_XDECREF,
  PyObject,
  PyVarObject,
  ptrAt,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { _Py_EnterRecursiveCall, _Py_LeaveRecursiveCall } from '../../runtime/recursion';
import { getset, method, static_type } from '../../runtime/register';
import {
  METH_CLASS,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_INLINE_VALUES,
  Py_TPFLAGS_IS_ABSTRACT,
  PyTypeObject,
} from '../../runtime/type';
import { PySequence_GetItem, PySequence_List, PySequence_Size } from '../abstract/sequence';
import { _PyArg_BadArgument } from '../args';
import { PyObject_GenericGetAttr, PyObject_GenericSetAttr, PyObject_GetOptionalAttr } from '../attribute';
import { Py_False, Py_True } from '../bool';
import { PyDict_Check, PyDict_New, PyDict_Size, PyDict_Update } from '../dict/dict';
import { PyDict_Keys } from '../dict/lists';
import { _PyDict_DetachFromObject, _PyObject_MaterializeManagedDict } from '../dict/managed';
import { PyDict_Copy } from '../dict/new';
import { PyErr_Format, PyErr_SetString } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { PyObject_GenericHash } from '../hash';
import { PyLong_FromSsize_t } from '../int';
import { PyList_GET_SIZE, PyList_Sort } from '../list';
import { PyModule_Type } from '../module';
import { Py_None, Py_NotImplemented } from '../none';
import { PyObject_IsTrue, PyObject_Str } from '../object';
import { _PyUnicode_Equal } from '../str/compare';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_Join } from '../str/join';
import { PyUnicode_FromString } from '../str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH } from '../str/struct';
import { PyTuple_GET_SIZE } from '../tuple';
import { type_abstractmethods, type_module, type_qualname } from './attributes';
import { compatible_for_assignment } from './layout';
import { object___getstate__, object___reduce__, object___reduce_ex__ } from './pickle';
import { isHeapType, PyType_Check, PyType_IsSubtype } from './state';
import { PyBaseObject_Type } from './struct';

function excess_args(args: PyObject, kwds: PyObject | null): bool {
  return PyTuple_GET_SIZE(args) != 0 || (kwds != null && PyDict_Check(kwds) && PyDict_Size(kwds) != 0);
}

// Arguments are an error unless the class has an __init__ or a __new__ that takes them (and not both are object's).

function object_init(self: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (!excess_args(args, kwds)) return 0;
  const type = self.ob_type;
  if (type.tp_init != object_init.index) {
    PyErr_SetString(PyExc_TypeError, 'object.__init__() takes exactly one argument (the instance to initialize)');
    return -1;
  }
  if (type.tp_new == object_new.index) {
    PyErr_Format(
      PyExc_TypeError,
      '%.200s.__init__() takes exactly one argument (the instance to initialize)',
      type.tp_name,
    );
    return -1;
  }
  return 0;
}

/** TypeError that names the missing methods of an abstract class. */
function abstractError(type: PyTypeObject): PyObject | null {
  const methods = type_abstractmethods(type, 0);
  if (!methods) return null;
  const sorted = PySequence_List(methods);
  Py_DECREF(methods);
  if (!sorted) return null;
  const separator: PyObject | null = PyList_Sort(sorted) < 0 ? null : PyUnicode_FromString("', '");
  if (separator) {
    const count = PyList_GET_SIZE(sorted);
    const joined = PyUnicode_Join(separator, sorted);
    Py_DECREF(separator);
    if (joined) {
      PyErr_Format(
        PyExc_TypeError,
        "Can't instantiate abstract class %s without an implementation for abstract method%ls '%U'",
        type.tp_name,
        changetype<usize>(count > 1 ? 's' : ''),
        arg(joined),
      );
      Py_DECREF(joined);
    }
  }
  Py_DECREF(sorted);
  return null;
}

function object_new(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (excess_args(args, kwds)) {
    if (type.tp_new != object_new.index) {
      return PyErr_SetString(PyExc_TypeError, 'object.__new__() takes exactly one argument (the type to instantiate)');
    }
    if (type.tp_init == object_init.index)
      return PyErr_Format(PyExc_TypeError, '%.200s() takes no arguments', type.tp_name);
  }
  if (type.tp_flags & Py_TPFLAGS_IS_ABSTRACT) return abstractError(type);
  return call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
}

function object_dealloc(self: PyObject): void {
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

function object_repr(self: PyObject): PyObject | null {
  const type = self.ob_type;
  let mod = type_module(type, 0);
  if (!mod) PyErr_Clear();
  else if (!PyUnicode_Check(mod)) {
    Py_DECREF(mod);
    mod = null;
  }
  const name = type_qualname(type, 0);
  if (!name) {
    Py_XDECREF(mod);
    return null;
  }
  const res =
    mod && !_PyUnicode_Equal(mod, _Py_ID('builtins'))
      ? PyUnicode_FromFormat('<%U.%U object at %p>', arg(mod), arg(name), arg(self))
      : PyUnicode_FromFormat('<%s object at %p>', type.tp_name, arg(self));
  Py_XDECREF(mod);
  Py_DECREF(name);
  return res;
}

function object_str(self: PyObject): PyObject | null {
  const repr = self.ob_type.tp_repr;
  return call_indirect<PyObject | null>(<u32>repr, self);
}

/** Equal to itself; != is the opposite of whatever == says. */
function object_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if (op == Py_EQ) return self == other ? Py_True : Py_NotImplemented;
  if (op != Py_NE || !self.ob_type.tp_richcompare) return Py_NotImplemented;
  const res = call_indirect<PyObject | null>(<u32>self.ob_type.tp_richcompare, self, other, Py_EQ);
  if (!res || res == Py_NotImplemented) return res;
  const ok = PyObject_IsTrue(res);
  Py_DECREF(res);
  if (ok < 0) return null;
  return ok ? Py_False : Py_True;
}

function object_get_class(self: PyObject, _closure: usize): PyObject | null {
  return Py_NewRef<PyObject>(self.ob_type);
}

function object_set_class(self: PyObject, value: PyObject | null, _closure: usize): i32 {
  if (!value) {
    PyErr_SetString(PyExc_TypeError, "can't delete __class__ attribute");
    return -1;
  }
  if (!PyType_Check(value)) {
    PyErr_Format(PyExc_TypeError, "__class__ must be set to a class, not '%s' object", value.ob_type.tp_name);
    return -1;
  }
  const oldto = self.ob_type;
  const newto = changetype<PyTypeObject>(value);
  if (
    !(PyType_IsSubtype(newto, PyModule_Type) && PyType_IsSubtype(oldto, PyModule_Type)) &&
    (newto.tp_flags | oldto.tp_flags) & Py_TPFLAGS_IMMUTABLETYPE
  ) {
    PyErr_SetString(PyExc_TypeError, '__class__ assignment only supported for mutable types or ModuleType subclasses');
    return -1;
  }
  if (!compatible_for_assignment(oldto, newto, '__class__')) return -1;
  if (oldto.tp_flags & Py_TPFLAGS_INLINE_VALUES) {
    // The new class has other shared keys: the values move into a dict of their own.
    const dict = _PyObject_MaterializeManagedDict(self);
    if (!dict || _PyDict_DetachFromObject(dict, self) < 0) return -1;
  }
  if (isHeapType(newto)) Py_INCREF(newto);
  self.ob_type = newto;
  if (isHeapType(oldto)) Py_DECREF(oldto);
  return 0;
}

function object___subclasshook__(cls: PyObject, _o: PyObject | null): PyObject | null {
  return Py_NotImplemented;
}

function object___init_subclass__(cls: PyObject, _unused: PyObject | null): PyObject | null {
  return Py_None;
}

function object___format__(self: PyObject, format_spec: PyObject): PyObject | null {
  if (!PyUnicode_Check(format_spec)) {
    _PyArg_BadArgument('__format__', 'argument', 'str', format_spec);
    return null;
  }
  // A format meant for another type must not be silently dropped.
  if (PyUnicode_GET_LENGTH(format_spec) > 0) {
    return PyErr_Format(PyExc_TypeError, 'unsupported format string passed to %.200s.__format__', self.ob_type.tp_name);
  }
  return PyObject_Str(self);
}

function object___sizeof__(self: PyObject, _unused: PyObject | null): PyObject | null {
  const type = self.ob_type;
  let size = type.tp_basicsize;
  if (type.tp_itemsize > 0) {
    const n = changetype<PyVarObject>(self).ob_size;
    size += (n < 0 ? -n : n) * type.tp_itemsize;
  }
  return PyLong_FromSsize_t(size);
}

/** The names of a class and all its bases into dict: __dict__ and __bases__ as Python sees them. */
export function merge_class_dict(dict: PyObject, aclass: PyObject): i32 {
  const at = stackAlloc(1);
  let rc = PyObject_GetOptionalAttr(aclass, _Py_ID('__dict__'), at);
  const classdict = ptrAt(at, 0);
  if (classdict) {
    rc = PyDict_Update(dict, classdict);
    Py_DECREF(classdict);
  }
  let bases: PyObject | null = null;
  if (rc >= 0) {
    rc = PyObject_GetOptionalAttr(aclass, _Py_ID('__bases__'), at);
    bases = ptrAt(at, 0);
  }
  stackFree(at);
  if (rc < 0) return -1;
  if (!bases) return 0;
  const n = PySequence_Size(bases);
  rc = n < 0 ? -1 : 0;
  for (let i: i64 = 0; i < n && rc == 0; i++) {
    const base = PySequence_GetItem(bases, i);
    if (!base) {
      rc = -1;
      break;
    }
    if (_Py_EnterRecursiveCall(' in __dir__')) rc = -1;
    else {
      rc = merge_class_dict(dict, base);
      _Py_LeaveRecursiveCall();
    }
    Py_DECREF(base);
  }
  Py_DECREF(bases);
  return rc;
}

function object___dir__(self: PyObject, _unused: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  let rc = PyObject_GetOptionalAttr(self, _Py_ID('__dict__'), at);
  let dict = ptrAt(at, 0);
  if (rc < 0) {
    stackFree(at);
    return null;
  }
  if (!dict) dict = PyDict_New();
  else {
    const copy = PyDict_Check(dict) ? PyDict_Copy(dict) : PyDict_New();
    Py_DECREF(dict);
    dict = copy;
  }
  if (!dict) {
    stackFree(at);
    return null;
  }
  rc = PyObject_GetOptionalAttr(self, _Py_ID('__class__'), at);
  const itsclass = ptrAt(at, 0);
  stackFree(at);
  if (itsclass) {
    rc = merge_class_dict(dict, itsclass);
    Py_DECREF(itsclass);
  }
  const result: PyObject | null = rc < 0 ? null : PyDict_Keys(dict);
  Py_DECREF(dict);
  return result;
}

export function init_object_type(): void {
  const t = PyBaseObject_Type;
  static_type(
    t,
    'object',
    offsetof<PyObject>(),
    0,
    Py_TPFLAGS_BASETYPE,
    'object()\n--\n\nThe base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n',
  );
  t.tp_dealloc = object_dealloc.index;
  t.tp_repr = object_repr.index;
  t.tp_hash = PyObject_GenericHash.index;
  t.tp_str = object_str.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_setattro = PyObject_GenericSetAttr.index;
  t.tp_richcompare = object_richcompare.index;
  t.tp_init = object_init.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = object_new.index;
  t.tp_free = PyObject_Free.index;
  method(
    t,
    '__reduce_ex__',
    object___reduce_ex__.index,
    METH_O,
    '__reduce_ex__($self, protocol, /)\n--\n\nHelper for pickle.',
  );
  method(t, '__reduce__', object___reduce__.index, METH_NOARGS, '__reduce__($self, /)\n--\n\nHelper for pickle.');
  method(t, '__getstate__', object___getstate__.index, METH_NOARGS, '__getstate__($self, /)\n--\n\nHelper for pickle.');
  method(
    t,
    '__subclasshook__',
    object___subclasshook__.index,
    METH_CLASS | METH_O,
    'Abstract classes can override this to customize issubclass().\n\nThis is invoked early on by abc.ABCMeta.__subclasscheck__().\nIt should return True, False or NotImplemented.  If it returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\noverrides the normal algorithm (and the outcome is cached).\n',
  );
  method(
    t,
    '__init_subclass__',
    object___init_subclass__.index,
    METH_CLASS | METH_NOARGS,
    'This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses.\n',
  );
  method(
    t,
    '__format__',
    object___format__.index,
    METH_O,
    '__format__($self, format_spec, /)\n--\n\nDefault object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.',
  );
  method(
    t,
    '__sizeof__',
    object___sizeof__.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nSize of object in memory, in bytes.',
  );
  method(t, '__dir__', object___dir__.index, METH_NOARGS, '__dir__($self, /)\n--\n\nDefault dir() implementation.');
  getset(t, '__class__', object_get_class.index, object_set_class.index, "the object's class");
}

// typing.Generic, and the heap types that every process has from its start. (CPython: Objects/typevarobject.c)

import { Py_DECREF, Py_NewRef, setSlot } from '../../runtime/cold';
import { PyObject_GC_Del, PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { _PyObject_GC_UNTRACK } from '../../runtime/gc/track';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, Py_VISIT, PyObject } from '../../runtime/object';
import { method } from '../../runtime/register';
import {
  METH_CLASS,
  METH_KEYWORDS,
  METH_VARARGS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../../runtime/type';
import { PyImport_ImportModule } from '../../vm/import';
import { PyObject_GetAttrString } from '../attribute';
import { _PyObject_Call_Prepend } from '../call';
import { PyErr_Format } from '../exceptions/errors';
import { PyExc_TypeError } from '../exceptions/types';
import { freeInstance, newHeapType, readyHeapType } from '../type/from-spec';
import { callTyping2, unpack_typevartuples } from './common';
import { make_paramspec_type, make_paramspecargs_type, make_paramspeckwargs_type, paramspecobject } from './paramspec';
import { make_typevar_type, typevarobject } from './typevar';
import { make_typevartuple_type, typevartupleobject } from './typevartuple';

function generic_dealloc(self: PyObject): void {
  _PyObject_GC_UNTRACK(self);
  freeInstance(self);
}

function generic_traverse(self: PyObject, visit: usize, argument: usize): i32 {
  return Py_VISIT(self.ob_type, visit, argument);
}

// new: typing.name(cls, *args, **kwargs)
function callTypingClass(name: string, cls: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const typing = PyImport_ImportModule('typing');
  if (!typing) return null;
  const func = PyObject_GetAttrString(typing, name);
  Py_DECREF(typing);
  if (!func) return null;
  const result = _PyObject_Call_Prepend(func, cls, args, kwargs);
  Py_DECREF(func);
  return result;
}

function generic_init_subclass(cls: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return callTypingClass('_generic_init_subclass', cls, args, kwargs);
}

function generic_class_getitem(cls: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return callTypingClass('_generic_class_getitem', cls, args, kwargs);
}

// new: Generic[params], the hidden base of class C[…]
export function _Py_subscript_generic(params: PyObject): PyObject | null {
  const unpacked = unpack_typevartuples(params);
  if (!unpacked) return null;
  const generic = _PyInterpreterState_GET().cached_generic_type as PyTypeObject;
  const result = callTyping2('_GenericAlias', generic, unpacked);
  Py_DECREF(unpacked);
  return result;
}

// new: the parameter, which from now on has a default
export function _Py_set_typeparam_default(typeparam: PyObject, evaluate_default: PyObject): PyObject | null {
  const interp = _PyInterpreterState_GET();
  const type = typeparam.ob_type;
  let at: usize;
  if (type == interp.cached_typevar_type) at = offsetof<typevarobject>('_evaluate_default');
  else if (type == interp.cached_paramspec_type) at = offsetof<paramspecobject>('_evaluate_default');
  else if (type == interp.cached_typevartuple_type) at = offsetof<typevartupleobject>('_evaluate_default');
  else return PyErr_Format(PyExc_TypeError, 'Expected a type param, got %R', arg(typeparam));
  setSlot(changetype<usize>(typeparam) + at, Py_NewRef(evaluate_default));
  return Py_NewRef(typeparam);
}

// new
function make_generic_type(): PyTypeObject | null {
  const t = newHeapType(null, 'typing.Generic', 16, 0, Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, null);
  if (!t) return null;
  t.tp_dealloc = generic_dealloc.index;
  t.tp_traverse = generic_traverse.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_free = PyObject_GC_Del.index;
  const flags = METH_VARARGS | METH_KEYWORDS | METH_CLASS;
  method(
    t,
    '__class_getitem__',
    generic_class_getitem.index,
    flags,
    'Parameterizes a generic class.\n\nAt least, parameterizing a generic class is the *main* thing this\nmethod does. For example, for some generic class `Foo`, this is called\nwhen we do `Foo[int]` - there, with `cls=Foo` and `params=int`.\n\nHowever, note that this method is also called when defining generic\nclasses in the first place with `class Foo[T]: ...`.\n',
  );
  method(t, '__init_subclass__', generic_init_subclass.index, flags, 'Function to initialize subclasses.');
  return readyHeapType(
    t,
    "Abstract base class for generic types.\n\nOn Python 3.12 and newer, generic classes implicitly inherit from\nGeneric when they declare a parameter list after the class's name::\n\n    class Mapping[KT, VT]:\n        def __getitem__(self, key: KT) -> VT:\n            ...\n        # Etc.\n\nOn older versions of Python, however, generic classes have to\nexplicitly inherit from Generic.\n\nAfter a class has been declared to be generic, it can then be used as\nfollows::\n\n    def lookup_name[KT, VT](mapping: Mapping[KT, VT], key: KT, default: VT) -> VT:\n        try:\n            return mapping[key]\n        except KeyError:\n            return default\n",
  );
}

/** Makes the heap types: 0, or -1 with the exception set. */
export function _Py_initialize_generic(): i32 {
  const interp = _PyInterpreterState_GET();
  interp.cached_generic_type = make_generic_type();
  if (!interp.cached_generic_type) return -1;
  interp.cached_typevar_type = make_typevar_type();
  if (!interp.cached_typevar_type) return -1;
  interp.cached_typevartuple_type = make_typevartuple_type();
  if (!interp.cached_typevartuple_type) return -1;
  interp.cached_paramspec_type = make_paramspec_type();
  if (!interp.cached_paramspec_type) return -1;
  interp.cached_paramspecargs_type = make_paramspecargs_type();
  if (!interp.cached_paramspecargs_type) return -1;
  interp.cached_paramspeckwargs_type = make_paramspeckwargs_type();
  return interp.cached_paramspeckwargs_type ? 0 : -1;
}

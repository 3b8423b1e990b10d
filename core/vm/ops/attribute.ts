// Attributes in their general form; the specialised ones stand in the switch.

import {
  _PyObject_GetMethod,
  PyObject_DelAttr,
  PyObject_GenericGetAttr,
  PyObject_GetAttr,
  PyObject_SetAttr,
} from '../../objects/attribute';
import { PyObject_Vectorcall } from '../../objects/call';
import { _PySuper_Lookup } from '../../objects/super';
import { Py_DECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PY_VECTORCALL_ARGUMENTS_OFFSET, PyTypeObject } from '../../runtime/type';
import { peek, poke } from '../stack';

/** owner.name for a call: *method is written over the owner, the self (or NULL) above it. -1 on failure. */
/* @noinline */ export function load_method(sp: usize, name: PyObject): i32 {
  const owner = peek(sp, 1);
  const out = stackAlloc(1);
  setPtrAt(out, 0, null);
  const is_meth = _PyObject_GetMethod(owner, name, out);
  const meth = ptrAt(out, 0);
  stackFree(out);
  if (is_meth) {
    // An unbound method: the owner becomes its first argument.
    poke(sp, 1, meth);
    store<u64>(sp, <u64>changetype<usize>(owner));
    return 0;
  }
  Py_DECREF(owner);
  if (!meth) return -1;
  poke(sp, 1, meth);
  store<u64>(sp, 0);
  return 0;
}

/* @noinline */ export function load_attr(sp: usize, name: PyObject): PyObject | null {
  const owner = peek(sp, 1);
  const attr = PyObject_GetAttr(owner, name);
  Py_DECREF(owner);
  return attr;
}

/* @noinline */ export function op_STORE_ATTR(sp: usize, name: PyObject): i32 {
  const v = peek(sp, 2);
  const owner = peek(sp, 1);
  const err = PyObject_SetAttr(owner, name, v);
  Py_DECREF(v);
  Py_DECREF(owner);
  return err;
}

/* @noinline */ export function op_DELETE_ATTR(sp: usize, name: PyObject): i32 {
  const owner = peek(sp, 1);
  const err = PyObject_DelAttr(owner, name);
  Py_DECREF(owner);
  return err;
}

/**
 * super().name: global_super, class and self below sp are consumed. The attribute is written where global_super was;
 * for a method call the self (or NULL) above it.
 */
/* @noinline */ export function op_LOAD_SUPER_ATTR(sp: usize, oparg: i32, name: PyObject): i32 {
  const global_super = peek(sp, 3);
  const klass = peek(sp, 2);
  const self = peek(sp, 1);
  // The two-argument form is super(class, self), the other one super().
  const args = stackAlloc(3);
  setPtrAt(args, 0, null);
  setPtrAt(args, 1, klass);
  setPtrAt(args, 2, self);
  const made = PyObject_Vectorcall(global_super, args + 8, (oparg & 2 ? 2 : 0) | PY_VECTORCALL_ARGUMENTS_OFFSET, null);
  stackFree(args);
  Py_DECREF(global_super);
  Py_DECREF(klass);
  Py_DECREF(self);
  if (!made) return -1;
  const attr = PyObject_GetAttr(made, name);
  Py_DECREF(made);
  if (!attr) return -1;
  poke(sp, 3, attr);
  if (oparg & 1) poke(sp, 2, null);
  return 0;
}

/** The same without the super object. */
/* @noinline */ export function op_LOAD_SUPER_ATTR_ATTR(sp: usize, name: PyObject): PyObject | null {
  const global_super = peek(sp, 3);
  const klass = peek(sp, 2);
  const self = peek(sp, 1);
  const attr = _PySuper_Lookup(changetype<PyTypeObject>(klass), self, name, 0);
  Py_DECREF(global_super);
  Py_DECREF(klass);
  Py_DECREF(self);
  return attr;
}

/* @noinline */ export function op_LOAD_SUPER_ATTR_METHOD(sp: usize, name: PyObject): i32 {
  const global_super = peek(sp, 3);
  const klass = peek(sp, 2);
  const self = peek(sp, 1);
  const found = stackAlloc(1);
  store<i32>(found, 0);
  // Only a super of the default kind can say that it found a method.
  const wanted = self.ob_type.tp_getattro == PyObject_GenericGetAttr.index ? found : 0;
  const attr = _PySuper_Lookup(changetype<PyTypeObject>(klass), self, name, wanted);
  const method = load<i32>(found);
  stackFree(found);
  Py_DECREF(global_super);
  Py_DECREF(klass);
  if (!attr) {
    Py_DECREF(self);
    return -1;
  }
  poke(sp, 3, attr);
  if (method) poke(sp, 2, self);
  else {
    Py_DECREF(self);
    poke(sp, 2, null);
  }
  return 0;
}

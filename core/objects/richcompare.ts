// Py_RETURN_RICHCOMPARE for sizes.

import { Py_EQ, Py_GT, Py_LE, Py_LT, Py_NE, PyObject } from '../runtime/object';
import { Py_False, Py_True } from './bool';

/** True or False: immortal. */
/* @inline */ export function boolObject(yes: bool): PyObject {
  return yes ? Py_True : Py_False;
}

/** True or False: n op m. */
export function compareSizes(n: i64, m: i64, op: i32): PyObject {
  switch (op) {
    case Py_LT:
      return boolObject(n < m);
    case Py_LE:
      return boolObject(n <= m);
    case Py_EQ:
      return boolObject(n == m);
    case Py_NE:
      return boolObject(n != m);
    case Py_GT:
      return boolObject(n > m);
    default:
      return boolObject(n >= m);
  }
}

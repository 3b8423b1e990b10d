// CPython's static strings. The transform replaces the literal by the address of the string inside _PyRuntime.

import { PyObject } from './object';

/** The immortal, interned string of that text: _Py_ID('append'). Only names of identifiers.json. */
/* @inline */ export function _Py_ID(address: usize): PyObject {
  return changetype<PyObject>(address);
}

/** The same by CPython's name for it: _Py_STR('anon_lambda') is '<lambda>'. */
/* @inline */ export function _Py_STR(address: usize): PyObject {
  return changetype<PyObject>(address);
}

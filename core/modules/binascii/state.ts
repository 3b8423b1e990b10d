// What the functions of binascii share: the module's exceptions, and the bytes of an argument.

import { Py_buffer, PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer } from '../../objects/abstract/buffer';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyModule_GetState } from '../../objects/module';
import { PyUnicode_Check, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_IS_ASCII } from '../../objects/str/struct';
import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

/** The module's state: strong references. */
@unmanaged
export class binascii_state {
  Error: PyObject | null;
  Incomplete: PyObject | null;
}

export function fail(module: PyObject, text: string): PyObject | null {
  const state = changetype<binascii_state>(PyModule_GetState(module));
  return PyErr_SetString(changetype<PyTypeObject>(state.Error), text);
}

/** Slots of a Data: where the bytes are, how many, and a Py_buffer (its BUFFER_SLOTS may be declared later than this). */
export const DATA_SLOTS: i64 = 2 + 10;

/** Reads an argument as bytes: their address at `at`, their number at 8, a buffer to release at 16. false: TypeError. */
export function readBytes(o: PyObject, at: usize, text: bool): bool {
  memory.fill(at, 0, 96);
  if (text && PyUnicode_Check(o)) {
    if (!PyUnicode_IS_ASCII(o)) {
      PyErr_SetString(PyExc_ValueError, 'string argument should contain only ASCII characters');
      return false;
    }
    store<u64>(at, PyUnicode_DATA(o));
    store<i64>(at, PyUnicode_GET_LENGTH(o), 8);
    return true;
  }
  if (PyObject_GetBuffer(o, at + 16, PyBUF_SIMPLE) < 0) {
    if (text) {
      PyErr_Format(
        PyExc_TypeError,
        "argument should be bytes, buffer or ASCII string, not '%.100s'",
        o.ob_type.tp_name,
      );
    }
    return false;
  }
  const view = changetype<Py_buffer>(at + 16);
  store<u64>(at, view.buf);
  store<i64>(at, view.len, 8);
  return true;
}

export function releaseBytes(at: usize): void {
  PyBuffer_Release(at + 16);
}

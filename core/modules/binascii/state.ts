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

/** Raises binascii.Error; NULL. */
export function fail(module: PyObject, text: string): PyObject | null {
  const state = changetype<binascii_state>(PyModule_GetState(module));
  return PyErr_SetString(changetype<PyTypeObject>(state.Error), text);
}

/** 96 bytes: an argument as bytes. */
@unmanaged
export class ByteArgument {
  data: usize;
  n: i64;
  @bytes(80) view: Py_buffer; // to be released; empty where the argument is a str
}

/** Room for one on the native stack. */
export const BYTE_ARGUMENT_SLOTS: i64 = offsetof<ByteArgument>() >> 3;

/** The argument that was read to `at`. */
/* @inline */ export function byteArgument(at: usize): ByteArgument {
  return changetype<ByteArgument>(at);
}

/** Reads an argument; `text`: a str of ASCII will do. false: TypeError or ValueError. */
export function readBytes(o: PyObject, at: usize, text: bool): bool {
  memory.fill(at, 0, offsetof<ByteArgument>());
  const bytes = byteArgument(at);
  if (text && PyUnicode_Check(o)) {
    if (!PyUnicode_IS_ASCII(o)) {
      PyErr_SetString(PyExc_ValueError, 'string argument should contain only ASCII characters');
      return false;
    }
    bytes.data = PyUnicode_DATA(o);
    bytes.n = PyUnicode_GET_LENGTH(o);
    return true;
  }
  if (PyObject_GetBuffer(o, changetype<usize>(bytes.view), PyBUF_SIMPLE) < 0) {
    if (text) {
      PyErr_Format(
        PyExc_TypeError,
        "argument should be bytes, buffer or ASCII string, not '%.100s'",
        o.ob_type.tp_name,
      );
    }
    return false;
  }
  bytes.data = bytes.view.buf;
  bytes.n = bytes.view.len;
  return true;
}

/** Gives its buffer back. */
export function releaseBytes(at: usize): void {
  PyBuffer_Release(changetype<usize>(byteArgument(at).view));
}

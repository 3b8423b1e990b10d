// What the module _io keeps: its types and UnsupportedOperation. (CPython: Modules/_io/_iomodule.h)

import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OSError } from '../../objects/exceptions/types';
import { PyModuleDef } from '../../objects/module';
import { PyObject } from '../../runtime/object';
import { pel } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';

@unmanaged
export class IOState {
  unsupported_operation: PyTypeObject;
  PyIOBase_Type: PyTypeObject;
  PyIncrementalNewlineDecoder_Type: PyTypeObject;
  PyRawIOBase_Type: PyTypeObject;
  PyBufferedIOBase_Type: PyTypeObject;
  PyTextIOBase_Type: PyTypeObject;
  PyFileIO_Type: PyTypeObject;
  PyBytesIO_Type: PyTypeObject;
  PyBytesIOBuffer_Type: PyTypeObject;
  PyStringIO_Type: PyTypeObject;
  PyBufferedReader_Type: PyTypeObject;
  PyBufferedWriter_Type: PyTypeObject;
  PyBufferedRWPair_Type: PyTypeObject;
  PyBufferedRandom_Type: PyTypeObject;
  PyTextIOWrapper_Type: PyTypeObject;
  NativeDecoder_Type: PyTypeObject; // ours
}

export const iomodule = staticObject<PyModuleDef>(104);

/** The state of this interpreter's _io. */
/* @inline */ export function get_io_state(): IOState {
  return changetype<IOState>(pel.io_state);
}

/** Raises UnsupportedOperation; NULL. */
export function unsupported(text: string): PyObject | null {
  const type = changetype<PyTypeObject | null>(load<usize>(pel.io_state));
  return PyErr_SetString(type ? type : PyExc_OSError, text);
}

// _BufferedIOBase and _TextIOBase: methods that say what a stream cannot do. (CPython: Modules/_io/bufferedio.c, textio.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_WRITABLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_BadArgument } from '../../objects/args';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { _PyType_Name } from '../../objects/type/state';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { unsupported } from './state';
import { callMethodSize } from './util';

export function bufferediobase_detach(o: PyObject, unused: PyObject | null): PyObject | null {
  return unsupported('detach');
}
export function bufferediobase_read(o: PyObject, args: PyObject): PyObject | null {
  return unsupported('read');
}
export function bufferediobase_read1(o: PyObject, args: PyObject): PyObject | null {
  return unsupported('read1');
}
export function bufferediobase_write(o: PyObject, args: PyObject): PyObject | null {
  return unsupported('write');
}

/** readinto by read or read1 of the same length. */
function readintoGeneric(o: PyObject, b: PyObject, fname: string, name: PyObject): PyObject | null {
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(b, view, PyBUF_WRITABLE) < 0) {
    PyErr_Clear();
    _PyArg_BadArgument(fname, 'argument', 'read-write bytes-like object', b);
  } else {
    const buffer = changetype<Py_buffer>(view);
    const data = callMethodSize(o, name, buffer.len);
    if (data) {
      if (!PyBytes_Check(data)) PyErr_Format(PyExc_TypeError, 'read() should return bytes');
      else if (PyBytes_GET_SIZE(data) > buffer.len) {
        PyErr_Format(
          PyExc_ValueError,
          'read() returned too much data: %zd bytes requested, %zd returned',
          buffer.len,
          PyBytes_GET_SIZE(data),
        );
      } else {
        memory.copy(buffer.buf, PyBytes_AS_STRING(data), <usize>PyBytes_GET_SIZE(data));
        result = PyLong_FromLongLong(PyBytes_GET_SIZE(data));
      }
      Py_DECREF(data);
    }
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

export function bufferediobase_readinto(o: PyObject, b: PyObject): PyObject | null {
  return readintoGeneric(o, b, 'readinto', _Py_ID('read'));
}
export function bufferediobase_readinto1(o: PyObject, b: PyObject): PyObject | null {
  return readintoGeneric(o, b, 'readinto1', _Py_ID('read1'));
}

export function textiobase_detach(o: PyObject, unused: PyObject | null): PyObject | null {
  return unsupported('detach');
}
export function textiobase_read(o: PyObject, args: PyObject): PyObject | null {
  return unsupported('read');
}
export function textiobase_readline(o: PyObject, args: PyObject): PyObject | null {
  return unsupported('readline');
}
export function textiobase_write(o: PyObject, args: PyObject): PyObject | null {
  return unsupported('write');
}
export function textiobase_get_encoding(o: PyObject, closure: usize): PyObject | null {
  return Py_None;
}
export function textiobase_get_newlines(o: PyObject, closure: usize): PyObject | null {
  return Py_None;
}
export function textiobase_get_errors(o: PyObject, closure: usize): PyObject | null {
  return Py_None;
}

/** Streams have no pickles. */
export function cannotPickle(o: PyObject, args: PyObject): PyObject | null {
  return PyErr_Format(PyExc_TypeError, "cannot pickle '%.100s' instances", _PyType_Name(o.ob_type));
}

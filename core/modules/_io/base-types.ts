// _BufferedIOBase and _TextIOBase: methods that say what a stream cannot do. (CPython: Modules/_io/bufferedio.c, textio.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_WRITABLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords, noArguments } from '../../objects/args';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { stringArg } from '../../objects/str/methods';
import { _PyType_Name } from '../../objects/type/state';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { unsupported } from './state';
import { callMethodSize } from './util';

/** What the arguments of a method that a base class lacks have to be: it looks at them before it says so. */
export const NOTHING = 0;
export const ANYTHING = 1;
export const WHOLE = 2;
const TEXT = 3;

/** UnsupportedOperation, or what is wrong with the arguments: `required` of the parameters ('a b') have no default. */
export function lacks(
  fname: string,
  kind: i32,
  parameters: string,
  required: i32,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  if (kind == NOTHING) return noArguments(fname, nargs, kwnames) ? unsupported(fname) : null;
  const at = stackAlloc(2);
  const r = _PyArg_UnpackKeywords(args, nargs, null, kwnames, fname, parameters, 2, required, 0, at);
  stackFree(at);
  if (r < 0) return null;
  for (let i: usize = 0; i < <usize>nargs; i++) {
    const o = objAt(args, i);
    if (kind == WHOLE && PyLong_AsInt(o) == -1 && PyErr_Occurred()) return null;
    if (kind == TEXT && !stringArg(o, fname, 'argument 1')) return null;
  }
  return unsupported(fname);
}

export function base_detach(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return lacks('detach', NOTHING, '', 0, args, nargs, kwnames);
}
export function base_read(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return lacks('read', WHOLE, 'n', 0, args, nargs, kwnames);
}
export function bufferediobase_read1(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return lacks('read1', WHOLE, 'n', 0, args, nargs, kwnames);
}
export function bufferediobase_write(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return lacks('write', ANYTHING, 'b', 1, args, nargs, kwnames);
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

export function textiobase_readline(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return lacks('readline', WHOLE, 'n', 0, args, nargs, kwnames);
}
export function textiobase_write(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return lacks('write', TEXT, 's', 1, args, nargs, kwnames);
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
export function cannotPickle(o: PyObject, protocol: PyObject | null): PyObject | null {
  return PyErr_Format(PyExc_TypeError, "cannot pickle '%.100s' instances", _PyType_Name(o.ob_type));
}

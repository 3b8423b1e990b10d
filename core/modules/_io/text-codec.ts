// The codec of a text stream: native for the usual ones, else what the module codecs finds. (CPython: Python/codecs.c)

import { PyObject_GetAttrString, PyObject_GetOptionalAttrString } from '../../objects/attribute';
import { PyObject_CallOneArg } from '../../objects/call';
import { PyErr_ExceptionMatches, PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_ImportError, PyExc_LookupError } from '../../objects/exceptions/types';
import { PyObject_IsTrue } from '../../objects/object';
import { CODEC_UTF8, codecOf } from '../../objects/str/codecs';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { PyErr_Clear } from '../../runtime/errors';
import { arg, Py_DECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyImport_ImportModule } from '../../vm/import';

/** CODEC_ASCII, CODEC_LATIN1 or CODEC_UTF8; -1: none of them. */
export function nativeCodec(encoding: PyObject): i32 {
  const name = PyUnicode_AsUTF8(encoding);
  if (!name) {
    PyErr_Clear();
    return -1;
  }
  const codec = codecOf(name);
  return codec >= 0 && codec <= CODEC_UTF8 ? codec : -1;
}

// new: codecs.lookup(encoding), which must be a text encoding
export function lookupTextEncoding(encoding: PyObject): PyObject | null {
  const codecs = PyImport_ImportModule('codecs');
  if (!codecs) {
    if (!PyErr_ExceptionMatches(PyExc_ImportError)) return null;
    PyErr_Clear();
    return PyErr_Format(PyExc_LookupError, 'unknown encoding: %U', arg(encoding));
  }
  const lookup = PyObject_GetAttrString(codecs, 'lookup');
  Py_DECREF(codecs);
  if (!lookup) return null;
  const info = PyObject_CallOneArg(lookup, encoding);
  Py_DECREF(lookup);
  if (!info) return null;
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttrString(info, '_is_text_encoding', slot);
  const flag = ptrAt(slot, 0);
  stackFree(slot);
  let r = found < 0 ? -1 : 1;
  if (flag) {
    r = PyObject_IsTrue(flag);
    Py_DECREF(flag);
  }
  if (r > 0) return info;
  Py_DECREF(info);
  if (r == 0) {
    PyErr_Format(
      PyExc_LookupError,
      "'%.400U' is not a text encoding; use codecs.open() to handle arbitrary codecs",
      arg(encoding),
    );
  }
  return null;
}

// new: info.incrementaldecoder(errors) or info.incrementalencoder(errors)
export function incrementalCodec(info: PyObject, decoder: bool, errors: PyObject): PyObject | null {
  const factory = PyObject_GetAttrString(info, decoder ? 'incrementaldecoder' : 'incrementalencoder');
  if (!factory) return null;
  const result = PyObject_CallOneArg(factory, errors);
  Py_DECREF(factory);
  return result;
}

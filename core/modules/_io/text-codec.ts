// The codec of a text stream: native for the usual ones, else what the module codecs finds. (CPython: Python/codecs.c)

import { PyObject_GetAttrString } from '../../objects/attribute';
import { PyObject_CallOneArg } from '../../objects/call';
import { CODEC_UTF8, codecOf } from '../../objects/str/codecs';
import { _PyCodec_LookupText } from '../../objects/str/registry';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { Py_DECREF } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';

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

// new: the codec of that name, which must be a text encoding
export function lookupTextEncoding(encoding: PyObject): PyObject | null {
  const name = PyUnicode_AsUTF8(encoding);
  return name ? _PyCodec_LookupText(name, 'codecs.open()') : null;
}

// new: info.incrementaldecoder(errors) or info.incrementalencoder(errors)
export function incrementalCodec(info: PyObject, decoder: bool, errors: PyObject): PyObject | null {
  const factory = PyObject_GetAttrString(info, decoder ? 'incrementaldecoder' : 'incrementalencoder');
  if (!factory) return null;
  const result = PyObject_CallOneArg(factory, errors);
  Py_DECREF(factory);
  return result;
}

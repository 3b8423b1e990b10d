// The module _json: what the library's json is fast with. (CPython: Modules/_json.c)

import { PyErr_Format } from '../objects/exceptions/errors';
import { PyExc_TypeError } from '../objects/exceptions/types';
import { moduleMethod, newNativeModule, PyModule_Add } from '../objects/module';
import { PyObject_IsTrue } from '../objects/object';
import { sizeArg } from '../objects/str/pad';
import { PyUnicode_Check } from '../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../objects/tuple';
import { newHeapType, readyHeapType } from '../objects/type/from-spec';
import { PyErr_Occurred } from '../runtime/errors';
import { Py_DECREF, PyObject } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { member } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_O,
  METH_VARARGS,
  Py_READONLY,
  Py_T_BOOL,
  Py_TPFLAGS_HAVE_GC,
  PyTypeObject,
} from '../runtime/type';
import {
  encoder_call,
  encoder_clear,
  encoder_dealloc,
  encoder_new,
  encoder_traverse,
  PyEncoderObject,
} from './_json/encoder';
import {
  json_scanner_call,
  json_scanner_clear,
  json_scanner_dealloc,
  json_scanner_new,
  json_scanner_traverse,
  PyScannerObject,
  valueAndIndex,
} from './_json/scanner';
import { py_encode_basestring, py_encode_basestring_ascii, scanstring_unicode } from './_json/strings';

function py_scanstring(module: PyObject, args: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(args);
  if (n < 2 || n > 3) {
    return n < 2
      ? PyErr_Format(PyExc_TypeError, 'scanstring() takes at least 2 arguments (%zd given)', <u64>n)
      : PyErr_Format(PyExc_TypeError, 'scanstring() takes at most 3 arguments (%zd given)', <u64>n);
  }
  const s = PyTuple_GET_ITEM(args, 0);
  const end = sizeArg(PyTuple_GET_ITEM(args, 1));
  if (end == -1 && PyErr_Occurred()) return null;
  const strict = n > 2 ? PyObject_IsTrue(PyTuple_GET_ITEM(args, 2)) : 1;
  if (strict < 0) return null;
  if (!PyUnicode_Check(s)) {
    return PyErr_Format(PyExc_TypeError, 'first argument must be a string, not %.80s', s.ob_type.tp_name);
  }
  const slot = stackAlloc(1);
  const value = scanstring_unicode(s, end, strict > 0, slot);
  const next = load<i64>(slot);
  stackFree(slot);
  return value ? valueAndIndex(value, next) : null;
}

function scannerType(): PyTypeObject | null {
  const t = newHeapType(null, '_json.Scanner', offsetof<PyScannerObject>(), 0, Py_TPFLAGS_HAVE_GC, null, 6);
  if (!t) return null;
  t.tp_dealloc = json_scanner_dealloc.index;
  t.tp_call = json_scanner_call.index;
  t.tp_traverse = json_scanner_traverse.index;
  t.tp_clear = json_scanner_clear.index;
  t.tp_new = json_scanner_new.index;
  member(t, 'strict', Py_T_BOOL, offsetof<PyScannerObject>('strict'), Py_READONLY, 'strict');
  member(t, 'object_hook', _Py_T_OBJECT, 24, Py_READONLY, 'object_hook');
  member(t, 'object_pairs_hook', _Py_T_OBJECT, 32, Py_READONLY, '');
  member(t, 'parse_float', _Py_T_OBJECT, 40, Py_READONLY, 'parse_float');
  member(t, 'parse_int', _Py_T_OBJECT, 48, Py_READONLY, 'parse_int');
  member(t, 'parse_constant', _Py_T_OBJECT, 56, Py_READONLY, 'parse_constant');
  return readyHeapType(t, 'JSON scanner object');
}

function encoderType(): PyTypeObject | null {
  const t = newHeapType(null, '_json.Encoder', offsetof<PyEncoderObject>(), 0, Py_TPFLAGS_HAVE_GC, null, 8);
  if (!t) return null;
  t.tp_dealloc = encoder_dealloc.index;
  t.tp_call = encoder_call.index;
  t.tp_traverse = encoder_traverse.index;
  t.tp_clear = encoder_clear.index;
  t.tp_new = encoder_new.index;
  member(t, 'markers', _Py_T_OBJECT, 16, Py_READONLY, 'markers');
  member(t, 'default', _Py_T_OBJECT, 24, Py_READONLY, 'default');
  member(t, 'encoder', _Py_T_OBJECT, 32, Py_READONLY, 'encoder');
  member(t, 'indent', _Py_T_OBJECT, 40, Py_READONLY, 'indent');
  member(t, 'key_separator', _Py_T_OBJECT, 48, Py_READONLY, 'key_separator');
  member(t, 'item_separator', _Py_T_OBJECT, 56, Py_READONLY, 'item_separator');
  member(t, 'sort_keys', Py_T_BOOL, offsetof<PyEncoderObject>('sort_keys'), Py_READONLY, 'sort_keys');
  member(t, 'skipkeys', Py_T_BOOL, offsetof<PyEncoderObject>('skipkeys'), Py_READONLY, 'skipkeys');
  return readyHeapType(
    t,
    'Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)',
  );
}

/** new */
export function init__json_module(): PyObject | null {
  const m = newNativeModule('_json', 'json speedups\n');
  if (!m) return null;
  let r = moduleMethod(
    m,
    'encode_basestring_ascii',
    py_encode_basestring_ascii.index,
    METH_O,
    'encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string',
  );
  r |= moduleMethod(
    m,
    'encode_basestring',
    py_encode_basestring.index,
    METH_O,
    'encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string',
  );
  r |= moduleMethod(
    m,
    'scanstring',
    py_scanstring.index,
    METH_VARARGS,
    'scanstring(string, end, strict=True) -> (string, end)\n\nScan the string s for a JSON string. End is the index of the\ncharacter in s after the quote that started the JSON string.\nUnescapes all valid JSON string escape sequences and raises ValueError\non attempt to decode an invalid string. If strict is False then literal\ncontrol characters are allowed in the string.\n\nReturns a tuple of the decoded string and the index of the character in s\nafter the end quote.',
  );
  if (
    r == 0 &&
    PyModule_Add(m, 'make_scanner', scannerType()) == 0 &&
    PyModule_Add(m, 'make_encoder', encoderType()) == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}

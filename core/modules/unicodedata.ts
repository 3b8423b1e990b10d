// The module unicodedata. The host has the database: it is large, and few programs ask. (CPython: Modules/unicodedata.c)

import { host_unicode_normalize, host_unicode_number, host_unicode_sequence, host_unicode_text } from '../host';
import { PyMem_RawFree } from '../memory/raw';
import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../objects/abstract/buffer';
import { _PyArg_BadArgument, _PyArg_CheckPositional } from '../objects/args';
import { PyObject_GenericGetAttr } from '../objects/attribute';
import { Py_False, Py_True } from '../objects/bool';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_KeyError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyFloat_FromDouble } from '../objects/float';
import { PyLong_FromLong } from '../objects/int';
import { moduleMethod, newNativeModule, PyModule_Add, PyModule_AddType, PyModule_Check } from '../objects/module';
import { _PyUnicode_EqualToASCIIString } from '../objects/str/compare';
import { _PyUnicode_GetCode, _PyUnicode_GetName, NAME_MAXLEN } from '../objects/str/names';
import {
  PyUnicode_FromKindAndData,
  PyUnicode_FromOrdinal,
  PyUnicode_FromString,
  PyUnicode_FromStringAndSize,
} from '../objects/str/new';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_KIND,
  PyUnicode_READ_CHAR,
} from '../objects/str/struct';
import { _PyUnicode_ToDecimalDigit, _PyUnicode_ToDigit } from '../objects/str/unicode';
import { PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8 } from '../objects/str/utf8';
import { newHeapType, readyHeapType } from '../objects/type/from-spec';
import { Py_DECREF, Py_NewRef, Py_XDECREF, PyObject_GC_Track, PyObject_GC_UnTrack, stackAlloc } from '../runtime/cold';
import { Doc } from '../runtime/docs';
import { _PyObject_GC_New, PyObject_GC_Del } from '../runtime/gc/alloc';
import { objAt, Py_VISIT, PyObject } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { member, method } from '../runtime/register';
import { cstr } from '../runtime/static';
import {
  METH_FASTCALL,
  METH_O,
  Py_READONLY,
  Py_T_STRING,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../runtime/type';

/** 40 bytes: an older version of the database. */
@unmanaged
class PreviousDBVersion extends PyObject {
  name: usize; // const char *
  getrecord: usize;
  normalization: usize;
}

/** Whether self is ucd_3_2_0, and not the module. */
/* @inline */ function isOld(self: PyObject): i32 {
  return i32(!PyModule_Check(self));
}

const CATEGORY = 0;
const BIDIRECTIONAL = 1;
const WIDTH = 2;
const DECOMPOSITION = 3;

const COMBINING = 0;
const MIRRORED = 1;
const NUMERIC = 2;
const DECIMAL = 3;
const DIGIT = 4;

/** The character of an argument; 0xffffffff: TypeError is set. */
function characterArg(o: PyObject, name: string, argument: string): u32 {
  if (PyUnicode_Check(o) && PyUnicode_GET_LENGTH(o) == 1) return PyUnicode_READ_CHAR(o, 0);
  _PyArg_BadArgument(name, argument, 'a unicode character', o);
  return 0xffffffff;
}

// new: a property of the character that is a text
function textOf(self: PyObject, o: PyObject, name: string, which: i32): PyObject | null {
  const c = characterArg(o, name, 'argument');
  if (c == 0xffffffff) return null;
  const scratch = stackAlloc(64);
  const n = host_unicode_text(c, which, isOld(self), scratch);
  const result = PyUnicode_FromStringAndSize(scratch, <i64>n);
  stackFree(scratch);
  return result;
}

function category(self: PyObject, o: PyObject): PyObject | null {
  return textOf(self, o, 'category', CATEGORY);
}

function bidirectional(self: PyObject, o: PyObject): PyObject | null {
  return textOf(self, o, 'bidirectional', BIDIRECTIONAL);
}

function east_asian_width(self: PyObject, o: PyObject): PyObject | null {
  return textOf(self, o, 'east_asian_width', WIDTH);
}

function decomposition(self: PyObject, o: PyObject): PyObject | null {
  return textOf(self, o, 'decomposition', DECOMPOSITION);
}

// new
function integerOf(self: PyObject, o: PyObject, name: string, which: i32): PyObject | null {
  const c = characterArg(o, name, 'argument');
  return c == 0xffffffff ? null : PyLong_FromLong(<i64>host_unicode_number(c, which, isOld(self)));
}

function combining(self: PyObject, o: PyObject): PyObject | null {
  return integerOf(self, o, 'combining', COMBINING);
}

function mirrored(self: PyObject, o: PyObject): PyObject | null {
  return integerOf(self, o, 'mirrored', MIRRORED);
}

/** A decimal or digit; NaN: none. */
function digitOf(c: u32, which: i32, old: i32): f64 {
  if (old && which == DECIMAL) {
    const value = host_unicode_number(c, DECIMAL, 1);
    if (value >= -1) return value < 0 ? NaN : value;
  }
  const value = which == DECIMAL ? _PyUnicode_ToDecimalDigit(c) : _PyUnicode_ToDigit(c);
  return value < 0 ? NaN : <f64>value;
}

// new: decimal(), digit() and numeric()
function numberOf(self: PyObject, args: usize, nargs: i64, name: string, which: i32, error: string): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, 1, 2)) return null;
  const c = characterArg(objAt(args, 0), name, 'argument 1');
  if (c == 0xffffffff) return null;
  const old = isOld(self);
  const value = which == NUMERIC ? host_unicode_number(c, NUMERIC, old) : digitOf(c, which, old);
  if (value == value) return which == NUMERIC ? PyFloat_FromDouble(value) : PyLong_FromLong(<i64>value);
  return nargs > 1 ? Py_NewRef(objAt(args, 1)) : PyErr_SetString(PyExc_ValueError, error);
}

function decimal(self: PyObject, args: usize, nargs: i64): PyObject | null {
  return numberOf(self, args, nargs, 'decimal', DECIMAL, 'not a decimal');
}

function digit(self: PyObject, args: usize, nargs: i64): PyObject | null {
  return numberOf(self, args, nargs, 'digit', DIGIT, 'not a digit');
}

function numeric(self: PyObject, args: usize, nargs: i64): PyObject | null {
  return numberOf(self, args, nargs, 'numeric', NUMERIC, 'not a numeric character');
}

function name(self: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('name', nargs, 1, 2)) return null;
  const c = characterArg(objAt(args, 0), 'name', 'argument 1');
  if (c == 0xffffffff) return null;
  const scratch = stackAlloc(NAME_MAXLEN >> 3);
  let n: usize = 0;
  // What 3.2 did not have has no name there.
  const gone = isOld(self) && host_unicode_number(c, DECIMAL, 1) == -1 && isUnassigned(c);
  if (!gone) n = _PyUnicode_GetName(c, scratch);
  const result = n ? PyUnicode_FromStringAndSize(scratch, <i64>n) : null;
  stackFree(scratch);
  if (n) return result;
  return nargs > 1 ? Py_NewRef(objAt(args, 1)) : PyErr_SetString(PyExc_ValueError, 'no such name');
}

/** Whether Unicode 3.2 says Cn. */
function isUnassigned(c: u32): bool {
  const scratch = stackAlloc(64);
  const n = host_unicode_text(c, CATEGORY, 1, scratch);
  const r = n == 2 && load<u8>(scratch) == 0x43 && load<u8>(scratch, 1) == 0x6e;
  stackFree(scratch);
  return r;
}

/** Whether that is the character's own name, in any case, and no alias. */
function isRealName(c: u32, text: usize, n: i64): bool {
  const scratch = stackAlloc(NAME_MAXLEN >> 3);
  let same = <i64>_PyUnicode_GetName(c, scratch) == n;
  for (let i: usize = 0; i < <usize>n && same; i++) {
    const d = <u32>load<u8>(text + i);
    same = (d - 0x61 < 26 ? d - 32 : d) == load<u8>(scratch + i);
  }
  stackFree(scratch);
  return same;
}

function lookUp(self: PyObject, text: usize, n: i64): PyObject | null {
  if (n > <i64>NAME_MAXLEN) return PyErr_SetString(PyExc_KeyError, 'name too long');
  const c = _PyUnicode_GetCode(text, <usize>n);
  if (c >= 0 && (!isOld(self) || isRealName(c, text, n))) return PyUnicode_FromOrdinal(c);
  if (c < 0 && !isOld(self)) {
    const buf = stackAlloc(4);
    const length = host_unicode_sequence(text, <usize>n, buf);
    const sequence = length ? PyUnicode_DecodeUTF8(buf, <i64>length, 0) : null;
    stackFree(buf);
    if (length) return sequence;
  }
  return PyErr_Format(PyExc_KeyError, "undefined character name '%s'", text);
}

/** The format s# takes no buffer that has to be released: what it gives would not last. */
function mustBeReleased(o: PyObject): bool {
  const buffers = o.ob_type.tp_as_buffer;
  return buffers != null && buffers.bf_releasebuffer != 0;
}

function lookup(self: PyObject, o: PyObject): PyObject | null {
  const buf = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyUnicode_Check(o)) {
    const text = PyUnicode_AsUTF8AndSize(o, buf);
    if (text) result = lookUp(self, text, load<i64>(buf));
  } else if (mustBeReleased(o)) {
    _PyArg_BadArgument('lookup', 'argument', 'read-only bytes-like object', o);
  } else if (PyObject_GetBuffer(o, buf, PyBUF_SIMPLE) == 0) {
    const view = changetype<Py_buffer>(buf);
    result = lookUp(self, view.buf, view.len);
    PyBuffer_Release(buf);
  }
  stackFree(buf);
  return result;
}

/** 0 NFC, 1 NFD, 2 NFKC, 3 NFKD; -1 with ValueError. */
function formOf(form: PyObject): i32 {
  if (_PyUnicode_EqualToASCIIString(form, 'NFC')) return 0;
  if (_PyUnicode_EqualToASCIIString(form, 'NFD')) return 1;
  if (_PyUnicode_EqualToASCIIString(form, 'NFKC')) return 2;
  if (_PyUnicode_EqualToASCIIString(form, 'NFKD')) return 3;
  PyErr_SetString(PyExc_ValueError, 'invalid normalization form');
  return -1;
}

/** Checks (form, unistr): the form's number; -1 with the exception set. */
function formArgs(fname: string, args: usize, nargs: i64): i32 {
  if (!_PyArg_CheckPositional(fname, nargs, 2, 2)) return -1;
  for (let i: i64 = 0; i < 2; i++) {
    if (PyUnicode_Check(objAt(args, i))) continue;
    _PyArg_BadArgument(fname, i ? 'argument 2' : 'argument 1', 'str', objAt(args, i));
    return -1;
  }
  return formOf(objAt(args, 0));
}

/** The normal form as a raw block (u32 count, u32 code points); 1: the text is in it already; 0 with MemoryError. */
function normalForm(self: PyObject, form: i32, s: PyObject): usize {
  if (PyUnicode_IS_ASCII(s)) return 1;
  const kind = PyUnicode_KIND(s);
  const block = host_unicode_normalize(form, isOld(self), PyUnicode_DATA(s), kind, <usize>PyUnicode_GET_LENGTH(s));
  if (!block) PyErr_NoMemory();
  return block;
}

function normalize(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const form = formArgs('normalize', args, nargs);
  if (form < 0) return null;
  const s = objAt(args, 1);
  const block = normalForm(self, form, s);
  if (block <= 1) return block ? Py_NewRef(s) : null;
  const result = PyUnicode_FromKindAndData(4, block + 4, load<u32>(block));
  PyMem_RawFree(block);
  return result;
}

function is_normalized(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const form = formArgs('is_normalized', args, nargs);
  if (form < 0) return null;
  const s = objAt(args, 1);
  const block = normalForm(self, form, s);
  if (block <= 1) return block ? Py_True : changetype<PyObject | null>(0);
  const n = PyUnicode_GET_LENGTH(s);
  let same = <i64>load<u32>(block) == n;
  for (let i: i64 = 0; i < n && same; i++) {
    same = PyUnicode_READ_CHAR(s, i) == load<u32>(block + 4 + ((<usize>i) << 2));
  }
  PyMem_RawFree(block);
  return same ? Py_True : Py_False;
}

/** Adds a function to the module (t NULL) or the type. */
function add(m: PyObject, t: PyTypeObject | null, fname: string, f: usize, flags: i32, doc: Doc): i32 {
  if (!t) return moduleMethod(m, fname, f, flags, doc);
  method(t, fname, f, flags, doc);
  return 0;
}

function addFunctions(m: PyObject, t: PyTypeObject | null): i32 {
  let r = add(
    m,
    t,
    'decimal',
    decimal.index,
    METH_FASTCALL,
    'decimal($self, chr, default=<unrepresentable>, /)\n--\n\nConverts a Unicode character into its equivalent decimal value.\n\nReturns the decimal value assigned to the character chr as integer.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.',
  );
  r |= add(
    m,
    t,
    'digit',
    digit.index,
    METH_FASTCALL,
    'digit($self, chr, default=<unrepresentable>, /)\n--\n\nConverts a Unicode character into its equivalent digit value.\n\nReturns the digit value assigned to the character chr as integer.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.',
  );
  r |= add(
    m,
    t,
    'numeric',
    numeric.index,
    METH_FASTCALL,
    'numeric($self, chr, default=<unrepresentable>, /)\n--\n\nConverts a Unicode character into its equivalent numeric value.\n\nReturns the numeric value assigned to the character chr as float.\nIf no such value is defined, default is returned, or, if not given,\nValueError is raised.',
  );
  r |= add(
    m,
    t,
    'category',
    category.index,
    METH_O,
    'category($self, chr, /)\n--\n\nReturns the general category assigned to the character chr as string.',
  );
  r |= add(
    m,
    t,
    'bidirectional',
    bidirectional.index,
    METH_O,
    'bidirectional($self, chr, /)\n--\n\nReturns the bidirectional class assigned to the character chr as string.\n\nIf no such value is defined, an empty string is returned.',
  );
  r |= add(
    m,
    t,
    'combining',
    combining.index,
    METH_O,
    'combining($self, chr, /)\n--\n\nReturns the canonical combining class assigned to the character chr as integer.\n\nReturns 0 if no combining class is defined.',
  );
  r |= add(
    m,
    t,
    'mirrored',
    mirrored.index,
    METH_O,
    'mirrored($self, chr, /)\n--\n\nReturns the mirrored property assigned to the character chr as integer.\n\nReturns 1 if the character has been identified as a "mirrored"\ncharacter in bidirectional text, 0 otherwise.',
  );
  r |= add(
    m,
    t,
    'east_asian_width',
    east_asian_width.index,
    METH_O,
    'east_asian_width($self, chr, /)\n--\n\nReturns the east asian width assigned to the character chr as string.',
  );
  r |= add(
    m,
    t,
    'decomposition',
    decomposition.index,
    METH_O,
    'decomposition($self, chr, /)\n--\n\nReturns the character decomposition mapping assigned to the character chr as string.\n\nAn empty string is returned in case no such mapping is defined.',
  );
  r |= add(
    m,
    t,
    'name',
    name.index,
    METH_FASTCALL,
    'name($self, chr, default=<unrepresentable>, /)\n--\n\nReturns the name assigned to the character chr as a string.\n\nIf no name is defined, default is returned, or, if not given,\nValueError is raised.',
  );
  r |= add(
    m,
    t,
    'lookup',
    lookup.index,
    METH_O,
    'lookup($self, name, /)\n--\n\nLook up character by name.\n\nIf a character with the given name is found, return the\ncorresponding character.  If not found, KeyError is raised.',
  );
  r |= add(
    m,
    t,
    'is_normalized',
    is_normalized.index,
    METH_FASTCALL,
    "is_normalized($self, form, unistr, /)\n--\n\nReturn whether the Unicode string unistr is in the normal form 'form'.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.",
  );
  return (
    r |
    add(
      m,
      t,
      'normalize',
      normalize.index,
      METH_FASTCALL,
      "normalize($self, form, unistr, /)\n--\n\nReturn the normal form 'form' for the Unicode string unistr.\n\nValid values for form are 'NFC', 'NFKC', 'NFD', and 'NFKD'.",
    )
  );
}

function ucd_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return Py_VISIT(o.ob_type, visit, arg);
}

function ucd_dealloc(o: PyObject): void {
  const type = o.ob_type;
  PyObject_GC_UnTrack(o);
  PyObject_GC_Del(changetype<usize>(o));
  Py_DECREF(type);
}

// new
function ucdType(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE;
  const t = newHeapType(null, 'unicodedata.UCD', offsetof<PreviousDBVersion>(), 0, flags, null, 1);
  if (!t) return null;
  t.tp_dealloc = ucd_dealloc.index;
  t.tp_traverse = ucd_traverse.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  addFunctions(m, t);
  member(t, 'unidata_version', Py_T_STRING, offsetof<PreviousDBVersion>('_name'), Py_READONLY, '');
  return readyHeapType(t, '');
}

// new: steals the type
function previousVersion(t: PyTypeObject): PyObject | null {
  const o = _PyObject_GC_New(t);
  Py_DECREF(t);
  if (!o) return null;
  const self = changetype<PreviousDBVersion>(o);
  self.name = cstr('3.2.0');
  self.getrecord = category.index;
  self.normalization = normalize.index;
  PyObject_GC_Track(o);
  return o;
}

const DOC =
  'This module provides access to the Unicode Character Database which\ndefines character properties for all Unicode characters. The data in\nthis database is based on the UnicodeData.txt file version\n15.1.0 which is publicly available from ftp://ftp.unicode.org/.\n\nThe module uses the same names and symbols as defined by the\nUnicodeData File Format 15.1.0.';

/** new */
export function init_unicodedata_module(): PyObject | null {
  const m = newNativeModule('unicodedata', DOC);
  if (!m) return null;
  if (addFunctions(m, null) == 0 && PyModule_Add(m, 'unidata_version', PyUnicode_FromString('15.1.0')) == 0) {
    const t = ucdType(m);
    if (t && PyModule_AddType(m, t) == 0) {
      if (PyModule_Add(m, 'ucd_3_2_0', previousVersion(t)) == 0) return m;
    } else Py_XDECREF(t);
  }
  Py_DECREF(m);
  return null;
}

// A format text as a list of codes. (CPython: Modules/_struct.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyModuleDef } from '../../objects/module';
import { stateByDef } from '../../objects/type/from-spec';
import { PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { cstrlen } from '../../runtime/static';
import { PyTypeObject } from '../../runtime/type';

@unmanaged
export class PyStructObject extends PyObject {
  s_size: i64; // bytes
  s_len: i64; // values
  s_codes: usize; // formatcode *, ended by one with format 0
  s_format: PyObject | null; // strong: bytes
  weakreflist: PyObject | null; // the list's head
}

/** 32 bytes. NOT CPYTHON: format and kind stand where CPython points into a table of functions. */
@unmanaged
export class formatcode {
  format: u32; // the character
  kind: u32; // NATIVE, LITTLE or BIG
  offset: i64;
  size: i64; // of one value, or the length of a string
  repeat: i64;
}

/** 112 bytes. */
@unmanaged
export class unpackiterobject extends PyObject {
  so: PyObject | null; // strong; NULL: exhausted
  @bytes(80) buf: usize; // Py_buffer at 24
  index: i64;
}

/** 32 bytes. */
@unmanaged
export class _structmodulestate {
  cache: PyObject | null; // {format: Struct} of the module's functions
  PyStructType: PyTypeObject | null;
  unpackiter_type: PyTypeObject | null;
  StructError: PyObject | null;
}

export const _structmodule = staticObject<PyModuleDef>(104);

export const NATIVE = 0;
const LITTLE = 1;
export const BIG = 2;
export const MAXCACHE: i64 = 100;
const MAX_SIZE: i64 = 0x7fffffff; // what a block can have here

/** o as its struct; nothing is checked. */
/* @inline */ export function asStruct(o: PyObject): PyStructObject {
  return changetype<PyStructObject>(o);
}

/** The state of the type's module. */
export function stateOfType(type: PyTypeObject): _structmodulestate {
  return changetype<_structmodulestate>(stateByDef(type, _structmodule));
}

/** Borrowed: struct.error. */
export function errorType(self: PyObject): PyTypeObject {
  return changetype<PyTypeObject>(stateOfType(self.ob_type).StructError as PyObject);
}

// --- formats

/** Bytes of one value: negative: it is signed; 0: no such format. */
export function sizeOf(c: u32, native: bool): i32 {
  switch (c) {
    case 0x78: // x
    case 0x73: // s
    case 0x70: // p
    case 0x63: // c
    case 0x42: // B
    case 0x3f: // ?
      return 1;
    case 0x62: // b
      return -1;
    case 0x68: // h
      return -2;
    case 0x48: // H
    case 0x65: // e
      return 2;
    case 0x69: // i
      return -4;
    case 0x49: // I
    case 0x66: // f
      return 4;
    case 0x6c: // l
      return native ? -8 : -4;
    case 0x4c: // L
      return native ? 8 : 4;
    case 0x71: // q
      return -8;
    case 0x51: // Q
    case 0x64: // d
      return 8;
    case 0x6e: // n
      return native ? -8 : 0;
    case 0x4e: // N
    case 0x50: // P
      return native ? 8 : 0;
  }
  return 0;
}

function isSpace(c: u32): bool {
  return c == 0x20 || (c >= 9 && c <= 13);
}

/** Walks the format; codes 0: counts only. out: [size, values, codes]. false: an exception. */
function walk(text: usize, kind: u32, codes: usize, out: usize, error: PyTypeObject): bool {
  let size: i64 = 0;
  let len: i64 = 0;
  let ncodes: i64 = 0;
  let at = codes;
  let p = text;
  while (load<u8>(p)) {
    let c: u32 = load<u8>(p++);
    if (isSpace(c)) continue;
    let num: i64 = 1;
    if (c >= 0x30 && c <= 0x39) {
      num = c - 0x30;
      while (load<u8>(p) >= 0x30 && load<u8>(p) <= 0x39) {
        num = num * 10 + (load<u8>(p++) - 0x30);
        if (num > MAX_SIZE) return tooLong(error);
      }
      c = load<u8>(p);
      if (!c) {
        PyErr_SetString(error, 'repeat count given without format specifier');
        return false;
      }
      p++;
    }
    const signed = sizeOf(c, kind == NATIVE);
    if (!signed) {
      PyErr_SetString(error, 'bad char in struct format');
      return false;
    }
    const itemsize: i64 = signed < 0 ? -signed : signed;
    if (kind == NATIVE) size = (size + itemsize - 1) & ~(itemsize - 1);
    const text_ = c == 0x73 || c == 0x70;
    const offset = size;
    size += num * itemsize;
    if (size > MAX_SIZE) return tooLong(error);
    if (c == 0x78) continue;
    len += text_ ? 1 : num;
    if (!text_ && !num) continue;
    ncodes++;
    if (!codes) continue;
    const code = changetype<formatcode>(at);
    code.format = c;
    code.kind = kind;
    code.offset = offset;
    code.size = text_ ? num : itemsize;
    code.repeat = text_ ? 1 : num;
    at += offsetof<formatcode>();
  }
  if (codes) memory.fill(at, 0, offsetof<formatcode>());
  store<i64>(out, size);
  store<i64>(out, len, 8);
  store<i64>(out, ncodes, 16);
  return true;
}

function tooLong(error: PyTypeObject): bool {
  PyErr_SetString(error, 'total struct size too long');
  return false;
}

export function prepare_s(self: PyStructObject): bool {
  const error = errorType(self);
  const format = self.s_format as PyObject;
  let text = PyBytes_AS_STRING(format);
  if (<i64>cstrlen(text) != PyBytes_GET_SIZE(format)) {
    PyErr_SetString(error, 'embedded null character');
    return false;
  }
  let kind: u32 = NATIVE;
  const first = load<u8>(text);
  if (first == 0x3c || first == 0x3d) kind = LITTLE;
  else if (first == 0x3e || first == 0x21) kind = BIG;
  if (kind != NATIVE || first == 0x40) text++;
  const out = stackAlloc(3);
  let ok = walk(text, kind, 0, out, error);
  if (ok) {
    const codes = PyMem_Malloc(<usize>(load<i64>(out, 16) + 1) * offsetof<formatcode>());
    if (!codes) {
      PyErr_NoMemory();
      ok = false;
    } else {
      walk(text, kind, codes, out, error);
      self.s_size = load<i64>(out);
      self.s_len = load<i64>(out, 8);
      PyMem_Free(self.s_codes);
      self.s_codes = codes;
    }
  }
  stackFree(out);
  return ok;
}

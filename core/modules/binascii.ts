// The module binascii: bytes as printable text and back, and checksums. (CPython: Modules/binascii.c)

import { Py_buffer, PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer } from '../objects/abstract/buffer';
import { PyObject_Size } from '../objects/abstract/object';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { PyBytes_FromStringAndSize } from '../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check } from '../objects/bytes/struct';
import { dropBytes, finishBytes, newByteWriter, putByte, reserveBytes } from '../objects/bytes/writer';
import { PyErr_Format, PyErr_NewException, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsUnsignedLongMask, PyLong_FromUnsignedLong } from '../objects/int';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddObjectRef,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { PyObject_IsTrue } from '../objects/object';
import { hexDigit } from '../objects/str/handlers';
import { memchr } from '../objects/str/scan';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII,
  PyUnicode_READ_CHAR,
} from '../objects/str/struct';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, Py_DECREF, PyObject, ptrAt } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_O, PyTypeObject } from '../runtime/type';

const def = staticObject<PyModuleDef>(104);

/** The module's state: strong references. */
@unmanaged
class binascii_state {
  Error: PyObject | null;
  Incomplete: PyObject | null;
}

function fail(module: PyObject, text: string): PyObject | null {
  const state = changetype<binascii_state>(PyModule_GetState(module));
  return PyErr_SetString(changetype<PyTypeObject>(state.Error), text);
}

/** Slots of a Data: where the bytes are, how many, and a Py_buffer (its BUFFER_SLOTS may be declared later than this). */
const DATA_SLOTS: i64 = 2 + 10;

/** Reads an argument as bytes: their address at `at`, their number at 8, a buffer to release at 16. false: TypeError. */
function readBytes(o: PyObject, at: usize, text: bool): bool {
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

function releaseBytes(at: usize): void {
  PyBuffer_Release(at + 16);
}

// --- uuencode

function decodeUu(module: PyObject, s: usize, n: i64): PyObject | null {
  const first = n ? <u32>load<u8>(s) : 0;
  let left = (first - 32) & 63;
  const result = PyBytes_FromStringAndSize(0, left);
  if (!result) return null;
  let to = PyBytes_AS_STRING(result);
  let i: i64 = 1;
  let bits = 0;
  let buffer: u32 = 0;
  for (; left; i++) {
    let c = i < n ? <u32>load<u8>(s + <usize>i) : 10;
    if (c == 10 || c == 13) c = 0;
    else {
      if (c < 32 || c > 96) {
        Py_DECREF(result);
        return fail(module, 'Illegal char');
      }
      c = (c - 32) & 63;
    }
    buffer = (buffer << 6) | c;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      store<u8>(to++, buffer >> bits);
      buffer &= (1 << bits) - 1;
      left--;
    }
  }
  for (; i < n; i++) {
    const c = load<u8>(s + <usize>i);
    if (c != 32 && c != 96 && c != 10 && c != 13) {
      Py_DECREF(result);
      return fail(module, 'Trailing garbage');
    }
  }
  return result;
}

/** The character for six bits. */
/* @inline */ function uuCharacter(six: u32, backtick: bool): u32 {
  return backtick && !six ? 0x60 : six + 32;
}

function encodeUu(module: PyObject, s: usize, n: i64, backtick: bool): PyObject | null {
  if (n > 45) return fail(module, 'At most 45 bytes at once');
  const result = PyBytes_FromStringAndSize(0, 2 + ((n + 2) / 3) * 4);
  if (!result) return null;
  let to = PyBytes_AS_STRING(result);
  store<u8>(to++, uuCharacter(<u32>n, backtick));
  for (let i: i64 = 0; i < n; i += 3) {
    let group: u32 = 0;
    for (let k: i64 = 0; k < 3; k++) group = (group << 8) | (i + k < n ? <u32>load<u8>(s + <usize>(i + k)) : 0);
    for (let shift = 18; shift >= 0; shift -= 6) store<u8>(to++, uuCharacter((group >> shift) & 63, backtick));
  }
  store<u8>(to, 10);
  return result;
}

// --- base64

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The six bits of a character; 64: it is none. */
function base64Value(c: u32): u32 {
  if (c - 0x41 < 26) return c - 0x41;
  if (c - 0x61 < 26) return c - 0x61 + 26;
  if (c - 0x30 < 10) return c - 0x30 + 52;
  return c == 0x2b ? 62 : c == 0x2f ? 63 : 64;
}

function decodeBase64(module: PyObject, s: usize, n: i64, strict: bool): PyObject | null {
  const writer = newByteWriter();
  if (!reserveBytes(writer, ((n + 3) / 4) * 3 + 1)) return dropBytes(writer);
  let quad = 0; // characters of the group
  let pads = 0;
  let padding = false;
  let rest: u32 = 0;
  let done = false;
  for (let i: i64 = 0; i < n && !done; i++) {
    const c = <u32>load<u8>(s + <usize>i);
    if (c == 0x3d) {
      padding = true;
      if (strict && quad == 0) {
        dropBytes(writer);
        return fail(module, i ? 'Excess padding not allowed' : 'Leading padding not allowed');
      }
      if (quad >= 2 && quad + ++pads >= 4) {
        if (strict && i + 1 < n) {
          dropBytes(writer);
          return fail(module, 'Excess data after padding');
        }
        done = true;
      }
      continue;
    }
    const six = base64Value(c);
    if (six == 64) {
      if (!strict) continue;
      dropBytes(writer);
      return fail(module, 'Only base64 data is allowed');
    }
    if (strict && padding) {
      dropBytes(writer);
      return fail(module, 'Discontinuous padding not allowed');
    }
    pads = 0;
    rest = (rest << 6) | six;
    if (quad) {
      store<u8>(writer.buffer + <usize>writer.pos, rest >> (6 - 2 * quad));
      writer.pos++;
    }
    quad = (quad + 1) & 3;
  }
  if (done || quad == 0) return finishBytes(writer);
  const characters = (writer.pos / 3) * 4 + 1;
  dropBytes(writer);
  if (quad > 1) return fail(module, 'Incorrect padding');
  const state = changetype<binascii_state>(PyModule_GetState(module));
  return PyErr_Format(
    changetype<PyTypeObject>(state.Error),
    'Invalid base64-encoded string: number of data characters (%zd) cannot be 1 more than a multiple of 4',
    <u64>characters,
  );
}

function encodeBase64(s: usize, n: i64, newline: bool): PyObject | null {
  const result = PyBytes_FromStringAndSize(0, ((n + 2) / 3) * 4 + i64(newline));
  if (!result) return null;
  let to = PyBytes_AS_STRING(result);
  for (let i: i64 = 0; i < n; i += 3) {
    const left = n - i;
    let group = (<u32>load<u8>(s + <usize>i)) << 16;
    if (left > 1) group |= (<u32>load<u8>(s + <usize>i, 1)) << 8;
    if (left > 2) group |= load<u8>(s + <usize>i, 2);
    for (let k = 0; k < 4; k++) {
      const six = (group >> (18 - 6 * k)) & 63;
      store<u8>(to++, k <= left ? load<u16>(changetype<usize>(ALPHABET) + (six << 1)) : 0x3d);
    }
  }
  if (newline) store<u8>(to, 10);
  return result;
}

// --- hexadecimal

function hexValue(c: u32): u32 {
  if (c - 0x30 < 10) return c - 0x30;
  return (c | 0x20) - 0x61 < 6 ? (c | 0x20) - 0x61 + 10 : 16;
}

function decodeHex(module: PyObject, s: usize, n: i64): PyObject | null {
  if (n & 1) return fail(module, 'Odd-length string');
  const result = PyBytes_FromStringAndSize(0, n >> 1);
  if (!result) return null;
  const to = PyBytes_AS_STRING(result);
  for (let i: usize = 0; i < <usize>n; i += 2) {
    const high = hexValue(load<u8>(s + i));
    const low = hexValue(load<u8>(s + i, 1));
    if (high > 15 || low > 15) {
      Py_DECREF(result);
      return fail(module, 'Non-hexadecimal digit found');
    }
    store<u8>(to + (i >> 1), (high << 4) | low);
  }
  return result;
}

/** The separator's byte; -1 with the exception set. */
function separatorOf(sep: PyObject): i32 {
  const n = PyObject_Size(sep);
  if (n < 0) return -1;
  if (n != 1) {
    PyErr_SetString(PyExc_ValueError, 'sep must be length 1.');
    return -1;
  }
  if (PyBytes_Check(sep)) return load<u8>(PyBytes_AS_STRING(sep));
  if (!PyUnicode_Check(sep)) {
    PyErr_SetString(PyExc_TypeError, 'sep must be str or bytes.');
    return -1;
  }
  const c = PyUnicode_READ_CHAR(sep, 0);
  if (c < 256) return c;
  PyErr_SetString(PyExc_ValueError, 'sep must be ASCII.');
  return -1;
}

function encodeHex(s: usize, n: i64, sep: i32, group: i32): PyObject | null {
  const size = <i64>(group < 0 ? -group : group);
  const separators = sep >= 0 && size && n ? (n - 1) / size : 0;
  const result = PyBytes_FromStringAndSize(0, 2 * n + separators);
  if (!result) return null;
  let to = PyBytes_AS_STRING(result);
  for (let i: i64 = 0; i < n; i++) {
    // Positive: counted from the right.
    if (separators && i && (group > 0 ? (n - i) % size == 0 : i % size == 0)) store<u8>(to++, sep);
    const c = <u32>load<u8>(s + <usize>i);
    store<u8>(to, hexDigit(c >> 4));
    store<u8>(to, hexDigit(c), 1);
    to += 2;
  }
  return result;
}

// --- quoted-printable

const MAXLINESIZE = 76;

function decodeQp(s: usize, n: i64, header: bool): PyObject | null {
  const end = s + <usize>n;
  const writer = newByteWriter();
  let p = s;
  while (p < end) {
    let c = <u32>load<u8>(p++);
    if (c == 0x3d) {
      if (p >= end) break;
      const d = <u32>load<u8>(p);
      if (d == 10 || d == 13) {
        // A soft line break.
        while (p < end && load<u8>(p) != 10) p++;
        if (p < end) p++;
        continue;
      }
      if (d == 0x3d) p++;
      else if (p + 1 < end && hexValue(d) < 16 && hexValue(load<u8>(p, 1)) < 16) {
        c = (hexValue(d) << 4) | hexValue(load<u8>(p, 1));
        p += 2;
      }
    } else if (header && c == 0x5f) c = 0x20;
    if (putByte(writer, c) < 0) return dropBytes(writer);
  }
  return finishBytes(writer);
}

/** Writes =XX. */
function putQuoted(to: usize, c: u32): usize {
  const high = c >> 4;
  const low = c & 15;
  store<u8>(to, 0x3d);
  store<u8>(to, high < 10 ? high + 0x30 : high + 0x37, 1);
  store<u8>(to, low < 10 ? low + 0x30 : low + 0x37, 2);
  return to + 3;
}

/** Whether the byte at p has to be written as =XX. */
function mustQuote(p: usize, end: usize, start: bool, quotetabs: bool, istext: bool, header: bool): bool {
  const c = <u32>load<u8>(p);
  const last = p + 1 == end;
  if (c > 126 || c == 0x3d || (header && c == 0x5f)) return true;
  if (c == 0x2e && start) {
    const next = last ? 0 : <u32>load<u8>(p, 1);
    if (last || next == 10 || next == 13 || next == 0) return true;
  }
  if (c == 10 || c == 13) return !istext;
  if (c == 9 || c == 32) return last || (quotetabs && c < 33);
  return c < 33;
}

function encodeQp(s: usize, n: i64, quotetabs: bool, istext: bool, header: bool): PyObject | null {
  const end = s + <usize>n;
  const at = memchr(s, 10, <usize>n);
  const crlf = at > 0 && load<u8>(s + <usize>at - 1) == 13;
  const writer = newByteWriter();
  let p = s;
  let line = 0;
  while (p < end) {
    // A soft line break, three bytes for a character, or two more for the blank before a line's end.
    const from = reserveBytes(writer, 8);
    if (!from) return dropBytes(writer);
    let to = from;
    const c = <u32>load<u8>(p);
    const quote = mustQuote(p, end, line == 0, quotetabs, istext, header);
    if (!quote && istext && (c == 10 || (c == 13 && p + 1 < end && load<u8>(p, 1) == 10))) {
      line = 0;
      const before = writer.pos ? <u32>load<u8>(to - 1) : 0;
      if (before == 32 || before == 9) to = putQuoted(to - 1, before);
      if (crlf) store<u8>(to++, 13);
      store<u8>(to++, 10);
      p += c == 13 ? 2 : 1;
    } else {
      const width = quote ? 3 : 1;
      const room = quote || (p + 1 != end && load<u8>(p, 1) != 10);
      if (room && line + width >= MAXLINESIZE) {
        store<u8>(to++, 0x3d);
        if (crlf) store<u8>(to++, 13);
        store<u8>(to++, 10);
        line = 0;
      }
      line += width;
      if (quote) to = putQuoted(to, c);
      else store<u8>(to++, header && c == 32 ? 0x5f : c);
      p++;
    }
    writer.pos += <i64>(to - from);
  }
  return finishBytes(writer);
}

// --- checksums

function crcHqx(s: usize, n: i64, start: u32): u32 {
  let crc = start;
  for (let i: usize = 0; i < <usize>n; i++) {
    crc ^= (<u32>load<u8>(s + i)) << 8;
    for (let k = 0; k < 8; k++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
    crc &= 0xffff;
  }
  return crc;
}

/** Four bits at a time, with a table of sixteen. */
function crc32Of(s: usize, n: i64, start: u32): u32 {
  const table = changetype<usize>(CRC_TABLE);
  let crc = ~start;
  for (let i: usize = 0; i < <usize>n; i++) {
    crc ^= load<u8>(s + i);
    crc = (crc >> 4) ^ load<u32>(table + ((crc & 15) << 2));
    crc = (crc >> 4) ^ load<u32>(table + ((crc & 15) << 2));
  }
  return ~crc;
}

/** u32[16], as UTF-16 units. */
const CRC_TABLE =
  '\u0000\u0000\u1064\u1db7\u20c8\u3b6e\u30ac\u26d9\u4190\u76dc\u51f4\u6b6b\u6158\u4db2\u713c\u5005\u8320\uedb8\u9344\uf00f\ua3e8\ud6d6\ub38c\ucb61\uc2b0\u9b64\ud2d4\u86d3\ue278\ua00a\uf21c\ubdbd';

// --- the functions

function a2b_uu(module: PyObject, o: PyObject): PyObject | null {
  const at = stackAlloc(DATA_SLOTS);
  let result: PyObject | null = null;
  if (readBytes(o, at, true)) {
    result = decodeUu(module, load<usize>(at), load<i64>(at, 8));
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

/** (data, /, *, flag): the flag's truth into *flag; the data's bytes. false: the exception is set. */
function dataAndFlag(
  name: string,
  flagName: string,
  missing: i32,
  text: bool,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
  at: usize,
  flag: usize,
): bool {
  const buf = stackAlloc(2);
  let ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, flagName, 1, 1, 1, buf) == 0;
  const data = ptrAt(buf, 0);
  const given = ptrAt(buf, 1);
  stackFree(buf);
  if (!ok || !readBytes(data as PyObject, at, text)) return false;
  const truth = given ? PyObject_IsTrue(given) : missing;
  store<i32>(flag, truth);
  ok = truth >= 0;
  if (!ok) releaseBytes(at);
  return ok;
}

function b2a_uu(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(DATA_SLOTS + 1);
  const flag = at + 96;
  let result: PyObject | null = null;
  if (dataAndFlag('b2a_uu', ' backtick', 0, false, args, nargs, kwnames, at, flag)) {
    result = encodeUu(module, load<usize>(at), load<i64>(at, 8), load<i32>(flag) != 0);
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

function a2b_base64(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(DATA_SLOTS + 1);
  const flag = at + 96;
  let result: PyObject | null = null;
  if (dataAndFlag('a2b_base64', ' strict_mode', 0, true, args, nargs, kwnames, at, flag)) {
    result = decodeBase64(module, load<usize>(at), load<i64>(at, 8), load<i32>(flag) != 0);
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

function b2a_base64(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(DATA_SLOTS + 1);
  const flag = at + 96;
  let result: PyObject | null = null;
  if (dataAndFlag('b2a_base64', ' newline', 1, false, args, nargs, kwnames, at, flag)) {
    result = encodeBase64(load<usize>(at), load<i64>(at, 8), load<i32>(flag) != 0);
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

function a2b_hex(module: PyObject, o: PyObject): PyObject | null {
  const at = stackAlloc(DATA_SLOTS);
  let result: PyObject | null = null;
  if (readBytes(o, at, true)) {
    result = decodeHex(module, load<usize>(at), load<i64>(at, 8));
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

function hexWith(name: string, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(3 + DATA_SLOTS);
  const at = buf + 24;
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'data sep bytes_per_sep', 0, 1, 0, buf) == 0 &&
    readBytes(objAt(buf, 0), at, false)
  ) {
    const group = ptrAt(buf, 2) ? PyLong_AsInt(objAt(buf, 2)) : 1;
    if (group != -1 || !PyErr_Occurred()) {
      const sep = ptrAt(buf, 1) ? separatorOf(objAt(buf, 1)) : -1;
      if (sep >= 0 || !PyErr_Occurred()) result = encodeHex(load<usize>(at), load<i64>(at, 8), sep, group);
    }
    releaseBytes(at);
  }
  stackFree(buf);
  return result;
}

function b2a_hex(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hexWith('b2a_hex', args, nargs, kwnames);
}

function hexlify(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hexWith('hexlify', args, nargs, kwnames);
}

function checksum(name: string, min: i64, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, min, 2)) return null;
  const at = stackAlloc(DATA_SLOTS);
  let result: PyObject | null = null;
  if (readBytes(objAt(args, 0), at, false)) {
    const start = nargs > 1 ? <u32>PyLong_AsUnsignedLongMask(objAt(args, 1)) : 0;
    if (start != 0xffffffff || !PyErr_Occurred()) {
      const s = load<usize>(at);
      const n = load<i64>(at, 8);
      result = PyLong_FromUnsignedLong(min == 1 ? crc32Of(s, n, start) : crcHqx(s, n, start & 0xffff));
    }
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

function crc32(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return checksum('crc32', 1, args, nargs);
}

function crc_hqx(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return checksum('crc_hqx', 2, args, nargs);
}

/** The truths of items 1 to n of buf, as bits; -1 with the exception set. Those not given keep theirs of `missing`. */
function flagsOf(buf: usize, n: i64, missing: i32): i32 {
  let flags = missing;
  for (let i: i64 = 1; i <= n; i++) {
    const given = ptrAt(buf, i);
    if (!given) continue;
    const truth = PyObject_IsTrue(given);
    if (truth < 0) return -1;
    const bit = 1 << (<i32>(i - 1));
    flags = truth ? flags | bit : flags & ~bit;
  }
  return flags;
}

function a2b_qp(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(2 + DATA_SLOTS);
  const at = buf + 16;
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'a2b_qp', 'data header', 0, 1, 0, buf) == 0 &&
    readBytes(objAt(buf, 0), at, true)
  ) {
    const flags = flagsOf(buf, 1, 0);
    if (flags >= 0) result = decodeQp(load<usize>(at), load<i64>(at, 8), flags != 0);
    releaseBytes(at);
  }
  stackFree(buf);
  return result;
}

function b2a_qp(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(4 + DATA_SLOTS);
  const at = buf + 32;
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'b2a_qp', 'data quotetabs istext header', 0, 1, 0, buf) == 0 &&
    readBytes(objAt(buf, 0), at, false)
  ) {
    const flags = flagsOf(buf, 3, 2);
    if (flags >= 0) {
      result = encodeQp(load<usize>(at), load<i64>(at, 8), (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
    }
    releaseBytes(at);
  }
  stackFree(buf);
  return result;
}

const FAST_KEYWORDS = METH_FASTCALL | METH_KEYWORDS;

function addFunctions(m: PyObject): i32 {
  let r = 0;
  r |= moduleMethod(
    m,
    'a2b_uu',
    a2b_uu.index,
    METH_O,
    'a2b_uu($module, data, /)\n--\n\nDecode a line of uuencoded data.',
  );
  r |= moduleMethod(
    m,
    'b2a_uu',
    b2a_uu.index,
    FAST_KEYWORDS,
    'b2a_uu($module, data, /, *, backtick=False)\n--\n\nUuencode line of data.',
  );
  r |= moduleMethod(
    m,
    'a2b_base64',
    a2b_base64.index,
    FAST_KEYWORDS,
    'a2b_base64($module, data, /, *, strict_mode=False)\n--\n\nDecode a line of base64 data.\n\n  strict_mode\n    When set to True, bytes that are not part of the base64 standard are not allowed.\n    The same applies to excess data after padding (= / ==).',
  );
  r |= moduleMethod(
    m,
    'b2a_base64',
    b2a_base64.index,
    FAST_KEYWORDS,
    'b2a_base64($module, data, /, *, newline=True)\n--\n\nBase64-code line of data.',
  );
  r |= moduleMethod(
    m,
    'a2b_hex',
    a2b_hex.index,
    METH_O,
    'a2b_hex($module, hexstr, /)\n--\n\nBinary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or lower case).\nThis function is also available as "unhexlify()".',
  );
  r |= moduleMethod(
    m,
    'b2a_hex',
    b2a_hex.index,
    FAST_KEYWORDS,
    "b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nHexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nThe return value is a bytes object.  This function is also\navailable as \"hexlify()\".\n\nExample:\n>>> binascii.b2a_hex(b'\\xb9\\x01\\xef')\nb'b901ef'\n>>> binascii.hexlify(b'\\xb9\\x01\\xef', ':')\nb'b9:01:ef'\n>>> binascii.b2a_hex(b'\\xb9\\x01\\xef', b'_', 2)\nb'b9_01ef'",
  );
  r |= moduleMethod(
    m,
    'hexlify',
    hexlify.index,
    FAST_KEYWORDS,
    'hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nHexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nThe return value is a bytes object.  This function is also\navailable as "b2a_hex()".',
  );
  r |= moduleMethod(
    m,
    'unhexlify',
    a2b_hex.index,
    METH_O,
    'unhexlify($module, hexstr, /)\n--\n\nBinary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or lower case).',
  );
  r |= moduleMethod(
    m,
    'crc_hqx',
    crc_hqx.index,
    METH_FASTCALL,
    'crc_hqx($module, data, crc, /)\n--\n\nCompute CRC-CCITT incrementally.',
  );
  r |= moduleMethod(
    m,
    'crc32',
    crc32.index,
    METH_FASTCALL,
    'crc32($module, data, crc=0, /)\n--\n\nCompute CRC-32 incrementally.',
  );
  r |= moduleMethod(
    m,
    'a2b_qp',
    a2b_qp.index,
    FAST_KEYWORDS,
    'a2b_qp($module, /, data, header=False)\n--\n\nDecode a string of qp-encoded data.',
  );
  r |= moduleMethod(
    m,
    'b2a_qp',
    b2a_qp.index,
    FAST_KEYWORDS,
    'b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)\n--\n\nEncode a string using quoted-printable encoding.\n\nOn encoding, when istext is set, newlines are not encoded, and white\nspace at end of lines is.  When istext is not set, \\r and \\n (CR/LF)\nare both encoded.  When quotetabs is set, space and tabs are encoded.',
  );
  return r;
}

/** new */
export function init_binascii_module(): PyObject | null {
  const m = newModuleWithState(def, 'binascii', 'Conversion between binary data and ASCII', offsetof<binascii_state>());
  if (!m) return null;
  const state = changetype<binascii_state>(PyModule_GetState(m));
  state.Error = PyErr_NewException('binascii.Error', PyExc_ValueError, null);
  if (state.Error) state.Incomplete = PyErr_NewException('binascii.Incomplete', null, null);
  if (
    state.Incomplete &&
    addFunctions(m) == 0 &&
    PyModule_AddObjectRef(m, 'Error', state.Error) == 0 &&
    PyModule_AddObjectRef(m, 'Incomplete', state.Incomplete) == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}

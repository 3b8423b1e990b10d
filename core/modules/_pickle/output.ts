// What a pickler writes: bytes that grow in memory, in frames from protocol 4 on, and go to the file when they are many.
// (CPython: Modules/_pickle.c)
//
//   PROTO 4 │ FRAME, 8 bytes of length │ opcodes … │ FRAME … │ … STOP          large strings lie between the frames

import { _PyBytes_Resize, PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING } from '../../objects/bytes/struct';
import { PyObject_CallOneArg } from '../../objects/call';
import { Py_DECREF, PyObject, setSlot } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyMemoTable_Set } from './memo';
import { BINGET, BINPUT, FRAME, GET, LONG_BINGET, LONG_BINPUT, MEMOIZE, PUT } from './opcodes';
import { PicklerObject, picklingError } from './struct';

export const WRITE_BUF_SIZE: i64 = 4096;
const FRAME_SIZE_MIN: i64 = 4;
const FRAME_SIZE_TARGET: i64 = 64 * 1024;
const FRAME_HEADER_SIZE: i64 = 9;

const OUTPUT_BUFFER = offsetof<PicklerObject>('_output_buffer');

// --- the buffer

/** A new buffer with nothing in it: false with MemoryError. */
export function _Pickler_ClearBuffer(self: PicklerObject): bool {
  setSlot(changetype<usize>(self) + OUTPUT_BUFFER, PyBytes_FromStringAndSize(0, self.max_output_len));
  if (!self.output_buffer) return false;
  self.output_len = 0;
  self.frame_start = -1;
  return true;
}

/** Ends the open frame: its header gets its length, or goes away where it would not pay. */
export function _Pickler_CommitFrame(self: PicklerObject): void {
  if (!self.framing || self.frame_start == -1) return;
  const n = self.output_len - self.frame_start - FRAME_HEADER_SIZE;
  const p = PyBytes_AS_STRING(self.output_buffer as PyObject) + <usize>self.frame_start;
  if (n >= FRAME_SIZE_MIN) {
    store<u8>(p, FRAME);
    store<i64>(p, n, 1);
  } else {
    memory.copy(p, p + <usize>FRAME_HEADER_SIZE, <usize>n);
    self.output_len -= FRAME_HEADER_SIZE;
  }
  self.frame_start = -1;
}

// new: what was written, which the pickler then no longer has
export function _Pickler_GetString(self: PicklerObject): PyObject | null {
  _Pickler_CommitFrame(self);
  const slot = changetype<usize>(self) + OUTPUT_BUFFER;
  if (_PyBytes_Resize(slot, self.output_len) < 0) return null;
  const result = self.output_buffer;
  self.output_buffer = null;
  return result;
}

/** Calls the file's write(): false with the exception set. */
function writeOut(self: PicklerObject, payload: PyObject): bool {
  const result = PyObject_CallOneArg(self.write as PyObject, payload);
  if (result) Py_DECREF(result);
  return result != null;
}

export function _Pickler_FlushToFile(self: PicklerObject): bool {
  const output = _Pickler_GetString(self);
  if (!output) return false;
  const ok = writeOut(self, output);
  Py_DECREF(output);
  return ok;
}

/** Before each object: a frame that is large enough ends here, and goes to the file. */
export function _Pickler_OpcodeBoundary(self: PicklerObject): bool {
  if (!self.framing || self.frame_start == -1) return true;
  if (self.output_len - self.frame_start - FRAME_HEADER_SIZE < FRAME_SIZE_TARGET) return true;
  _Pickler_CommitFrame(self);
  return !self.write || (_Pickler_FlushToFile(self) && _Pickler_ClearBuffer(self));
}

/** Room for n more bytes, in a new frame if none is open; they count as written. 0 with MemoryError. */
function extend(self: PicklerObject, n: i64): usize {
  const opens = self.framing && self.frame_start == -1;
  const start = self.output_len;
  const size = start + n + (opens ? FRAME_HEADER_SIZE : 0);
  if (size > self.max_output_len) {
    self.max_output_len = (size / 2) * 3;
    if (_PyBytes_Resize(changetype<usize>(self) + OUTPUT_BUFFER, self.max_output_len) < 0) return 0;
  }
  self.output_len = size;
  const p = PyBytes_AS_STRING(self.output_buffer as PyObject) + <usize>start;
  if (!opens) return p;
  self.frame_start = start;
  memory.fill(p, 0xfe, <usize>FRAME_HEADER_SIZE);
  return p + <usize>FRAME_HEADER_SIZE;
}

// --- writing: each false with the exception set

export function _Pickler_Write(self: PicklerObject, from: usize, n: i64): bool {
  const p = extend(self, n);
  if (p) memory.copy(p, from, <usize>n);
  return p != 0;
}

/** Writes an opcode; false: failed. */
export function putOp(self: PicklerObject, op: u8): bool {
  const p = extend(self, 1);
  if (p) store<u8>(p, op);
  return p != 0;
}

/** An opcode with one byte. */
export function putOp1(self: PicklerObject, op: u8, value: u32): bool {
  const p = extend(self, 2);
  if (p) store<u16>(p, <u16>(op | ((value & 0xff) << 8)));
  return p != 0;
}

/** An opcode with two bytes. */
export function putOp2(self: PicklerObject, op: u8, value: u32): bool {
  const p = extend(self, 3);
  if (!p) return false;
  store<u8>(p, op);
  store<u16>(p, <u16>value, 1);
  return true;
}

/** An opcode with four bytes. */
export function putOp4(self: PicklerObject, op: u8, value: u32): bool {
  const p = extend(self, 5);
  if (!p) return false;
  store<u8>(p, op);
  store<u32>(p, value, 1);
  return true;
}

/** An opcode, a number in decimal and a newline. */
export function putDecimal(self: PicklerObject, op: u8, value: i64): bool {
  const at = stackAlloc(3);
  const end = at + 24;
  let p = end - 1;
  store<u8>(p, 0x0a);
  let rest: u64 = value < 0 ? 0 - value : value;
  do {
    store<u8>(--p, <u8>(0x30 + (rest % 10)));
    rest /= 10;
  } while (rest);
  if (value < 0) store<u8>(--p, 0x2d);
  store<u8>(--p, op);
  const ok = _Pickler_Write(self, p, <i64>(end - p));
  stackFree(at);
  return ok;
}

/** An opcode, a text and a newline. */
export function putLine(self: PicklerObject, op: u8, text: usize, n: i64): bool {
  const p = extend(self, n + 2);
  if (!p) return false;
  store<u8>(p, op);
  memory.copy(p + 1, text, <usize>n);
  store<u8>(p + 1 + <usize>n, 0x0a);
  return true;
}

/**
 * A string of bytes behind the opcode that has room for its size: short (0: there is none), medium (4 bytes), or for medium 0
 * long (8 bytes; nothing here needs them otherwise). Much is written to the file as it is, outside of frames. payload: the bytes
 * as an object, NULL: none.
 */
export function _Pickler_write_bytes(
  self: PicklerObject,
  short: u8,
  medium: u8,
  long: u8,
  data: usize,
  size: i64,
  payload: PyObject | null,
): bool {
  const large = size >= FRAME_SIZE_TARGET;
  const framing = self.framing;
  if (large) {
    _Pickler_CommitFrame(self);
    self.framing = 0;
  }
  if (short && size <= 0xff) {
    if (!putOp1(self, short, <u32>size)) return false;
  } else if (medium) {
    if (!putOp4(self, medium, <u32>size)) return false;
  } else {
    const p = extend(self, 9);
    if (!p) return false;
    store<u8>(p, long);
    store<i64>(p, size, 1);
  }
  if (large && self.write) {
    if (!_Pickler_FlushToFile(self)) return false;
    let ok: bool;
    if (payload) ok = writeOut(self, payload);
    else {
      const bytes = PyBytes_FromStringAndSize(data, size);
      if (!bytes) return false;
      ok = writeOut(self, bytes);
      Py_DECREF(bytes);
    }
    if (!ok || !_Pickler_ClearBuffer(self)) return false;
  } else if (!_Pickler_Write(self, data, size)) return false;
  self.framing = framing;
  return true;
}

// --- the memo

/** Writes that the object with this number comes again. */
export function memo_get(self: PicklerObject, value: i64): bool {
  if (!self.bin) return putDecimal(self, GET, value);
  if (value < 256) return putOp1(self, BINGET, <u32>value);
  if (<u64>value <= 0xffffffff) return putOp4(self, LONG_BINGET, <u32>value);
  return picklingError(self, 'memo id too large for LONG_BINGET');
}

/** Gives the object that was just written the next number, and writes it. */
export function memo_put(self: PicklerObject, obj: PyObject): bool {
  if (self.fast) return true;
  const i = <i64>self.memo!.mt_used;
  if (!PyMemoTable_Set(self.memo!, obj, i)) return false;
  if (self.proto >= 4) return putOp(self, MEMOIZE);
  if (!self.bin) return putDecimal(self, PUT, i);
  return i < 256 ? putOp1(self, BINPUT, <u32>i) : putOp4(self, LONG_BINPUT, <u32>i);
}

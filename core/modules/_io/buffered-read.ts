// Reading through a buffer: BufferedReader and BufferedRandom. (CPython: Modules/_io/bufferedio.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_WRITABLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_BadArgument } from '../../objects/args';
import { PyObject_GetOptionalAttr } from '../../objects/attribute';
import { _PyBytes_Resize, bytes_get_empty, PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { dropBytes, finishBytes, newByteWriter, putBytes } from '../../objects/bytes/writer';
import { PyObject_CallMethodNoArgs, PyObject_CallNoArgs } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_OSError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_FromLongLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { memchr } from '../../objects/str/scan';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { buffered, bufferOf, enter, leave, raw_read, readAhead, ready, usable, validRead } from './buffered';
import { flush_and_rewind, resetRead } from './buffered-write';
import { get_io_state } from './state';
import { plainSize, sizeArgument } from './util';

/** More bytes from the raw stream behind the valid ones: how many, 0, -1, or -2: would block. */
function fill_buffer(b: buffered): i64 {
  const start = validRead(b) ? b.read_end : 0;
  const n = raw_read(b, b.buffer + <usize>start, b.buffer_size - start);
  if (n <= 0) return n;
  b.read_end = start + n;
  b.raw_pos = start + n;
  return n;
}

// new: bytes of the buffer from the position on
function takeBytes(b: buffered, n: i64): PyObject | null {
  const result = PyBytes_FromStringAndSize(b.buffer + <usize>b.pos, n);
  if (result) b.pos += n;
  return result;
}

// new: bytes shortened to n
function shortened(bytes: PyObject, n: i64): PyObject | null {
  if (PyBytes_GET_SIZE(bytes) == n) return bytes;
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, bytes);
  _PyBytes_Resize(slot, n);
  const result = ptrAt(slot, 0);
  stackFree(slot);
  return result;
}

export function buffered_peek(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = plainSize('peek', args, nargs, 0, slot);
  stackFree(slot);
  const b = bufferOf(o);
  if (!ok || !usable(b, 'peek of closed file') || !enter(b)) return null;
  let result: PyObject | null = null;
  if (!b.writable || flush_and_rewind(b) == 0) {
    const have = readAhead(b);
    if (have > 0) result = PyBytes_FromStringAndSize(b.buffer + <usize>b.pos, have);
    else {
      resetRead(b);
      const n = fill_buffer(b);
      if (n != -1) {
        b.pos = 0;
        result = PyBytes_FromStringAndSize(b.buffer, n == -2 ? 0 : n);
      }
    }
  }
  leave(b);
  return result;
}

export function buffered_read(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('read', args, nargs, slot);
  const n = load<i64>(slot);
  stackFree(slot);
  const b = bufferOf(o);
  if (!ok || !ready(b)) return null;
  if (n < -1) return PyErr_SetString(PyExc_ValueError, 'read length must be non-negative or -1');
  if (!usable(b, 'read of closed file')) return null;
  if (n >= 0 && n <= readAhead(b)) return takeBytes(b, n);
  if (!enter(b)) return null;
  const result = n == -1 ? read_all(b) : read_generic(b, n);
  leave(b);
  return result;
}

// new: a + b, both released
function concatBytes(a: PyObject, b: PyObject): PyObject | null {
  const n = PyBytes_GET_SIZE(a);
  const result = PyBytes_FromStringAndSize(0, n + PyBytes_GET_SIZE(b));
  if (result) {
    memory.copy(PyBytes_AS_STRING(result), PyBytes_AS_STRING(a), <usize>n);
    memory.copy(PyBytes_AS_STRING(result) + <usize>n, PyBytes_AS_STRING(b), <usize>PyBytes_GET_SIZE(b));
  }
  Py_DECREF(a);
  Py_DECREF(b);
  return result;
}

function read_all(b: buffered): PyObject | null {
  const have = readAhead(b);
  const pos = b.pos;
  let data: PyObject | null = null;
  if (have) {
    data = takeBytes(b, have);
    if (!data) return null;
  }
  if (b.writable && flush_and_rewind(b) < 0) {
    Py_XDECREF(data);
    return null;
  }
  const end = b.read_end;
  resetRead(b);
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(b.raw!, _Py_ID('readall'), slot);
  const readall = ptrAt(slot, 0);
  stackFree(slot);
  if (found < 0) {
    Py_XDECREF(data);
    return null;
  }
  if (!readall) return readPieces(b, data);
  const rest = PyObject_CallNoArgs(readall);
  Py_DECREF(readall);
  if (!rest || (rest != Py_None && !PyBytes_Check(rest))) {
    if (rest) {
      PyErr_SetString(PyExc_TypeError, 'readall() should return bytes');
      Py_DECREF(rest);
    } else if (data) {
      // After a wait for the host the call is made again: the bytes are still in the buffer.
      b.pos = pos;
      b.read_end = end;
    }
    Py_XDECREF(data);
    return null;
  }
  if (!data) return rest;
  if (rest == Py_None) return data;
  return concatBytes(data, rest);
}

/** The rest of a raw stream without readall. Steals data (NULL: nothing was there). */
function readPieces(b: buffered, data: PyObject | null): PyObject | null {
  const all = newByteWriter();
  let any = data != null;
  if (data) {
    const r = putBytes(all, PyBytes_AS_STRING(data), PyBytes_GET_SIZE(data));
    Py_DECREF(data);
    if (r < 0) return dropBytes(all);
  }
  for (;;) {
    const piece = PyObject_CallMethodNoArgs(b.raw!, _Py_ID('read'));
    if (!piece) return dropBytes(all);
    if (piece != Py_None && !PyBytes_Check(piece)) {
      Py_DECREF(piece);
      dropBytes(all);
      return PyErr_SetString(PyExc_TypeError, 'read() should return bytes');
    }
    if (piece == Py_None || PyBytes_GET_SIZE(piece) == 0) {
      if (!any) {
        dropBytes(all);
        return piece;
      }
      Py_DECREF(piece);
      return finishBytes(all);
    }
    any = true;
    const n = PyBytes_GET_SIZE(piece);
    if (b.abs_pos != -1) b.abs_pos += n;
    const r = putBytes(all, PyBytes_AS_STRING(piece), n);
    Py_DECREF(piece);
    if (r < 0) return dropBytes(all);
  }
  return null;
}

/** Until n bytes are there, the end is reached, or it would block. */
function read_generic(b: buffered, n: i64): PyObject | null {
  const result = PyBytes_FromStringAndSize(0, n);
  if (!result) return null;
  const out = PyBytes_AS_STRING(result);
  let written = readAhead(b);
  if (written > 0) {
    memory.copy(out, b.buffer + <usize>b.pos, <usize>written);
    b.pos += written;
  }
  let r: i64 = 1;
  if (b.writable && flush_and_rewind(b) < 0) r = -1;
  else resetRead(b);
  while (r > 0 && n - written > 0) {
    // Whole blocks go straight to where they are wanted.
    const rest = n - written;
    const blocks = b.buffer_mask ? rest & ~b.buffer_mask : b.buffer_size * (rest / b.buffer_size);
    if (blocks == 0) break;
    r = raw_read(b, out + <usize>written, blocks);
    if (r > 0) written += r;
  }
  if (r > 0) {
    b.pos = 0;
    b.raw_pos = 0;
    b.read_end = 0;
    while (n > written && b.read_end < b.buffer_size) {
      r = fill_buffer(b);
      if (r <= 0) break;
      const part = min(n - written, r);
      memory.copy(out + <usize>written, b.buffer + <usize>b.pos, <usize>part);
      written += part;
      b.pos += part;
    }
  }
  if (r > 0) return result;
  if (r == 0 || (r == -2 && written > 0)) return shortened(result, written);
  Py_DECREF(result);
  return r == -2 ? Py_None : null;
}

export function buffered_read1(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = plainSize('read1', args, nargs, -1, slot);
  const n = load<i64>(slot);
  stackFree(slot);
  const b = bufferOf(o);
  return ok && ready(b) ? buffered_read1Size(b, n) : null;
}

// new: what is in the buffer, or what one raw read gives
export function buffered_read1Size(b: buffered, size: i64): PyObject | null {
  let n = size < 0 ? b.buffer_size : size;
  if (!usable(b, 'read of closed file')) return null;
  if (n == 0) return bytes_get_empty();
  const have = readAhead(b);
  if (have > 0) return takeBytes(b, min(have, n));
  const result = PyBytes_FromStringAndSize(0, n);
  if (!result) return null;
  if (!enter(b)) {
    Py_DECREF(result);
    return null;
  }
  if (b.writable && flush_and_rewind(b) < 0) n = -1;
  else {
    resetRead(b);
    n = raw_read(b, PyBytes_AS_STRING(result), n);
  }
  leave(b);
  if (n == -1) {
    Py_DECREF(result);
    return null;
  }
  return shortened(result, max<i64>(n, 0));
}

function readintoBuffer(b: buffered, p: usize, n: i64, once: bool): PyObject | null {
  if (!usable(b, 'readinto of closed file')) return null;
  const ahead = readAhead(b);
  let written = min(ahead, n);
  if (ahead > 0) {
    memory.copy(p, b.buffer + <usize>b.pos, <usize>written);
    b.pos += written;
    if (written == n) return PyLong_FromLongLong(n);
  }
  if (!enter(b)) return null;
  let r: i64 = 0;
  if (b.writable && flush_and_rewind(b) < 0) r = -1;
  else {
    resetRead(b);
    b.pos = 0;
    while (written < n) {
      const rest = n - written;
      if (rest > b.buffer_size) r = raw_read(b, p + <usize>written, rest);
      else if (once && written) r = 0;
      else {
        r = fill_buffer(b);
        if (r > 0) {
          r = min(r, rest);
          memory.copy(p + <usize>written, b.buffer + <usize>b.pos, <usize>r);
          b.pos += r;
          written += r;
          continue;
        }
      }
      if (r <= 0) break;
      written += r;
      if (once) break;
    }
  }
  leave(b);
  if (r == -1) return null;
  if (r == -2 && written == 0) return Py_None;
  return PyLong_FromLongLong(written);
}

function readinto(o: PyObject, target: PyObject, fname: string, once: bool): PyObject | null {
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(target, view, PyBUF_WRITABLE) < 0) {
    PyErr_Clear();
    _PyArg_BadArgument(fname, 'argument', 'read-write bytes-like object', target);
  } else {
    const buffer = changetype<Py_buffer>(view);
    result = readintoBuffer(bufferOf(o), buffer.buf, buffer.len, once);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return result;
}

export function buffered_readinto(o: PyObject, target: PyObject): PyObject | null {
  return readinto(o, target, 'readinto', false);
}
export function buffered_readinto1(o: PyObject, target: PyObject): PyObject | null {
  return readinto(o, target, 'readinto1', true);
}

function _buffered_readline(b: buffered, limit: i64): PyObject | null {
  if (!usable(b, 'readline of closed file')) return null;
  let n = readAhead(b);
  if (limit >= 0 && n > limit) n = limit;
  const at = n > 0 ? memchr(b.buffer + <usize>b.pos, 0x0a, <usize>n) : -1;
  if (at >= 0) return takeBytes(b, <i64>at + 1);
  if (n == limit) return takeBytes(b, n);
  if (!enter(b)) return null;
  const line = newByteWriter();
  let left = limit;
  let failed = false;
  if (n > 0) {
    failed = putBytes(line, b.buffer + <usize>b.pos, n) < 0;
    b.pos += n;
    if (limit >= 0) left -= n;
  }
  if (!failed && b.writable) failed = flush_and_rewind(b) < 0;
  while (!failed) {
    resetRead(b);
    n = fill_buffer(b);
    failed = n == -1;
    if (n <= 0) break;
    if (left >= 0 && n > left) n = left;
    const found = memchr(b.buffer, 0x0a, <usize>n);
    const size = found < 0 ? n : <i64>found + 1;
    failed = putBytes(line, b.buffer, size) < 0;
    b.pos = size;
    if (left >= 0) left -= size;
    if (found >= 0 || left == 0) break;
  }
  leave(b);
  return failed ? dropBytes(line) : finishBytes(line);
}

export function buffered_readline(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('readline', args, nargs, slot);
  const limit = load<i64>(slot);
  stackFree(slot);
  const b = bufferOf(o);
  return ok && ready(b) ? _buffered_readline(b, limit) : null;
}

export function buffered_iternext(o: PyObject): PyObject | null {
  const b = bufferOf(o);
  if (!ready(b)) return null;
  const state = get_io_state();
  let line: PyObject | null;
  if (o.ob_type == state.PyBufferedReader_Type || o.ob_type == state.PyBufferedRandom_Type) {
    line = _buffered_readline(b, -1);
  } else {
    line = PyObject_CallMethodNoArgs(o, _Py_ID('readline'));
    if (line && !PyBytes_Check(line)) {
      PyErr_Format(PyExc_OSError, "readline() should have returned a bytes object, not '%.200s'", line.ob_type.tp_name);
      Py_DECREF(line);
      return null;
    }
  }
  if (!line || PyBytes_GET_SIZE(line)) return line;
  Py_DECREF(line);
  return null;
}

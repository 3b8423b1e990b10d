// _IOBase and _RawIOBase: what streams have in common. (CPython: Modules/_io/iobase.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { PyNumber_AsSsize_t } from '../../objects/abstract/conversion';
import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_Size } from '../../objects/abstract/sequence';
import { PyObject_GetOptionalAttr, PyObject_SetAttr } from '../../objects/attribute';
import { Py_False, Py_True, PyBool_FromLong } from '../../objects/bool';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { dropBytes, finishBytes, newByteWriter, putBytes } from '../../objects/bytes/writer';
import { PyObject_CallMethodNoArgs, PyObject_CallMethodOneArg, PyObject_CallOneArg } from '../../objects/call';
import { _PyErr_ChainExceptions1, PyErr_Format, PyErr_SetNone, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_NotImplementedError,
  PyExc_OSError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyLong_FromLong, PyLong_FromLongLong } from '../../objects/int';
import { PyList_Append, PyList_New } from '../../objects/list';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { freeInstance } from '../../objects/type/from-spec';
import { PyObject_ClearWeakRefs } from '../../objects/weakref';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject_GC_UnTrack, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_Occurred, PyErr_SetRaisedException } from '../../runtime/errors';
import { PyObject_CallFinalizer, PyObject_CallFinalizerFromDealloc } from '../../runtime/gc/alloc';
import { _Py_ID } from '../../runtime/identifiers';
import { Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { pel, stackFree } from '../../runtime/pellucid';
import { PyErr_WriteUnraisable } from '../sys/unraisable';
import { ANYTHING, lacks, NOTHING, WHOLE } from './base-types';
import { unsupported } from './state';
import { attributeTruth, callBuiltin, callMethod2, callMethodSize, plainSize, sizeArgument } from './util';

/** 32 bytes. */
@unmanaged
export class iobase extends PyObject {
  dict: PyObject | null;
  weakreflist: PyObject | null;
}

export function iobase_seek(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return lacks('seek', WHOLE, 'offset whence', 1, args, nargs, kwnames);
}

export function iobase_tell(self: PyObject, unused: PyObject | null): PyObject | null {
  const zero = PyLong_FromLong(0)!;
  return callMethod2(self, _Py_ID('seek'), zero, PyLong_FromLong(1)!);
}

export function iobase_truncate(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return lacks('truncate', ANYTHING, 'size', 0, args, nargs, kwnames);
}

/** Whether the mark that close() leaves is there: 1, 0, -1. A subclass's own `closed` does not count. */
function iobase_is_closed(self: PyObject): i32 {
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(self, _Py_ID('__IOBase_closed'), slot);
  Py_XDECREF(ptrAt(slot, 0));
  stackFree(slot);
  return found;
}

/** Raises ValueError; NULL. */
export function closedError(): PyObject | null {
  return PyErr_SetString(PyExc_ValueError, 'I/O operation on closed file.');
}

export function iobase_flush(self: PyObject, unused: PyObject | null): PyObject | null {
  const closed = iobase_is_closed(self);
  if (closed == 0) return Py_None;
  return closed > 0 ? closedError() : null;
}

export function iobase_get_closed(self: PyObject, closure: usize): PyObject | null {
  const closed = iobase_is_closed(self);
  return closed < 0 ? null : PyBool_FromLong(closed);
}

/** ValueError where `closed` is true: 0 or -1. */
export function iobase_check_closed(self: PyObject): i32 {
  const closed = attributeTruth(self, _Py_ID('closed'));
  if (closed == 1) closedError();
  return closed == 0 || closed == -2 ? 0 : -1;
}

export function iobase__checkClosed(self: PyObject, unused: PyObject | null): PyObject | null {
  return iobase_check_closed(self) < 0 ? null : Py_None;
}

// new: what a method says, if that is True
function mustBeTrue(self: PyObject, method: PyObject, text: string): PyObject | null {
  const result = PyObject_CallMethodNoArgs(self, method);
  if (!result || result == Py_True) return result;
  Py_DECREF(result);
  return unsupported(text);
}

export function iobase__checkSeekable(self: PyObject, unused: PyObject | null): PyObject | null {
  return mustBeTrue(self, _Py_ID('seekable'), 'File or stream is not seekable.');
}

export function iobase__checkReadable(self: PyObject, unused: PyObject | null): PyObject | null {
  return mustBeTrue(self, _Py_ID('readable'), 'File or stream is not readable.');
}

export function iobase__checkWritable(self: PyObject, unused: PyObject | null): PyObject | null {
  return mustBeTrue(self, _Py_ID('writable'), 'File or stream is not writable.');
}

/** The same for native code: False with the exception set. */
export function checkSeekable(self: PyObject): bool {
  return iobase__checkSeekable(self, null) != null;
}
/** Whether self.readable() says so; false: the exception is set. */
export function checkReadable(self: PyObject): bool {
  return iobase__checkReadable(self, null) != null;
}
/** The same of self.writable(). */
export function checkWritable(self: PyObject): bool {
  return iobase__checkWritable(self, null) != null;
}

export function iobase_close(self: PyObject, unused: PyObject | null): PyObject | null {
  const closed = iobase_is_closed(self);
  if (closed < 0) return null;
  if (closed) return Py_None;
  const result = PyObject_CallMethodNoArgs(self, _Py_ID('flush'));
  const exc = PyErr_GetRaisedException();
  const r = PyObject_SetAttr(self, _Py_ID('__IOBase_closed'), Py_True);
  _PyErr_ChainExceptions1(exc);
  Py_XDECREF(result);
  return r < 0 || !result ? null : Py_None;
}

// --- the end

export function iobase_finalize(self: PyObject): void {
  const exc = PyErr_GetRaisedException();
  const closed = attributeTruth(self, _Py_ID('closed'));
  if (closed == -1) PyErr_Clear();
  if (closed == 0) {
    // close() is to know why it is called: what nobody closed is worth a warning.
    if (PyObject_SetAttr(self, _Py_ID('_finalizing'), Py_True) < 0) PyErr_Clear();
    const result = PyObject_CallMethodNoArgs(self, _Py_ID('close'));
    if (result) Py_DECREF(result);
    else PyErr_WriteUnraisable(self);
  }
  PyErr_SetRaisedException(exc);
}

/** From a destructor: -1 when the object lives again. */
export function _PyIOBase_finalize(self: PyObject): i32 {
  if (self.ob_refcnt == 0) return PyObject_CallFinalizerFromDealloc(self);
  PyObject_CallFinalizer(self);
  return 0;
}

export function iobase_traverse(self: PyObject, visit: usize, arg: usize): i32 {
  const r = Py_VISIT(self.ob_type, visit, arg);
  return r ? r : Py_VISIT(changetype<iobase>(self).dict, visit, arg);
}

export function iobase_clear(self: PyObject): i32 {
  clearSlot(changetype<usize>(self) + offsetof<iobase>('_dict'));
  return 0;
}

export function iobase_dealloc(self: PyObject): void {
  if (_PyIOBase_finalize(self) < 0) return;
  PyObject_GC_UnTrack(self);
  if (changetype<iobase>(self).weakreflist) PyObject_ClearWeakRefs(self);
  iobase_clear(self);
  freeInstance(self);
}

// --- questions

export function iobase_seekable(self: PyObject, unused: PyObject | null): PyObject | null {
  return Py_False;
}
export function iobase_readable(self: PyObject, unused: PyObject | null): PyObject | null {
  return Py_False;
}
export function iobase_writable(self: PyObject, unused: PyObject | null): PyObject | null {
  return Py_False;
}

export function iobase___enter__(self: PyObject, unused: PyObject | null): PyObject | null {
  return iobase_check_closed(self) < 0 ? null : Py_NewRef(self);
}

export function iobase___exit__(self: PyObject, args: PyObject): PyObject | null {
  return PyObject_CallMethodNoArgs(self, _Py_ID('close'));
}

export function iobase_fileno(self: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return lacks('fileno', NOTHING, '', 0, args, nargs, kwnames);
}

export function iobase_isatty(self: PyObject, unused: PyObject | null): PyObject | null {
  return iobase_check_closed(self) < 0 ? null : Py_False;
}

// --- lines

/** How many bytes to read next: up to a newline of what peek shows, at most limit; -1 with an exception. */
function readAhead(peek: PyObject, left: i64): i64 {
  const shown = PyObject_CallOneArg(peek, PyLong_FromLong(1)!);
  if (!shown) return -1;
  if (!PyBytes_Check(shown)) {
    PyErr_Format(PyExc_OSError, "peek() should have returned a bytes object, not '%.200s'", shown.ob_type.tp_name);
    Py_DECREF(shown);
    return -1;
  }
  let n: i64 = PyBytes_GET_SIZE(shown);
  if (left >= 0) n = min(n, left);
  const p = PyBytes_AS_STRING(shown);
  let i: i64 = 0;
  while (i < n) {
    i++;
    if (load<u8>(p + <usize>i - 1) == 0x0a) break;
  }
  Py_DECREF(shown);
  return max<i64>(i, 1);
}

/** Slow, but works on anything that can read. */
export function iobase_readline(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('readline', args, nargs, slot);
  const limit = load<i64>(slot);
  if (!ok || PyObject_GetOptionalAttr(self, _Py_ID('peek'), slot) < 0) {
    stackFree(slot);
    return null;
  }
  const peek = ptrAt(slot, 0);
  const line = newByteWriter();
  let failed = false;
  while (limit < 0 || line.pos < limit) {
    const n = peek ? readAhead(peek, limit < 0 ? -1 : limit - line.pos) : 1;
    const b = n >= 0 ? callMethodSize(self, _Py_ID('read'), n) : null;
    failed = b == null;
    if (failed) break;
    if (!PyBytes_Check(b!)) {
      PyErr_Format(PyExc_OSError, "read() should have returned a bytes object, not '%.200s'", b!.ob_type.tp_name);
      failed = true;
    } else failed = putBytes(line, PyBytes_AS_STRING(b!), PyBytes_GET_SIZE(b!)) < 0;
    const size = failed ? <i64>0 : PyBytes_GET_SIZE(b!);
    Py_DECREF(b!);
    if (size == 0 || load<u8>(line.buffer + <usize>line.pos - 1) == 0x0a) break;
  }
  const result = failed ? dropBytes(line) : finishBytes(line);
  Py_XDECREF(peek);
  stackFree(slot);
  return result;
}

export function iobase_iter(self: PyObject): PyObject | null {
  return iobase_check_closed(self) < 0 ? null : Py_NewRef(self);
}

export function iobase_iternext(self: PyObject): PyObject | null {
  const line = PyObject_CallMethodNoArgs(self, _Py_ID('readline'));
  if (!line) return null;
  const n = PySequence_Size(line);
  if (n > 0) return line;
  Py_DECREF(line);
  return null;
}

export function iobase_readlines(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = sizeArgument('readlines', args, nargs, slot);
  const hint = load<i64>(slot);
  stackFree(slot);
  if (!ok) return null;
  const list = PyList_New(0);
  if (!list) return null;
  const it = PyObject_GetIter(self);
  let length: i64 = 0;
  while (it) {
    const line = PyIter_Next(it);
    if (!line) break;
    const r = PyList_Append(list, line);
    const n = r < 0 ? -1 : PySequence_Size(line);
    Py_DECREF(line);
    if (n < 0) break;
    length += n;
    if (hint > 0 && length >= hint) break;
  }
  Py_XDECREF(it);
  if (!PyErr_Occurred() && !pel.wait_kind) return list;
  Py_DECREF(list);
  return null;
}

export function iobase_writelines(self: PyObject, lines: PyObject): PyObject | null {
  if (iobase_check_closed(self) < 0) return null;
  const it = PyObject_GetIter(lines);
  if (!it) return null;
  for (;;) {
    const line = PyIter_Next(it);
    if (!line) break;
    const result = PyObject_CallMethodOneArg(self, _Py_ID('write'), line);
    Py_DECREF(line);
    if (!result) break;
    Py_DECREF(result);
  }
  Py_DECREF(it);
  return PyErr_Occurred() ? null : Py_None;
}

// --- _RawIOBase

/** read over readinto */
export function rawiobase_read(self: PyObject, args: usize, nargs: i64): PyObject | null {
  const slot = stackAlloc(1);
  const ok = plainSize('read', args, nargs, -1, slot);
  const n = load<i64>(slot);
  stackFree(slot);
  if (!ok) return null;
  if (n < 0) return PyObject_CallMethodNoArgs(self, _Py_ID('readall'));
  const b = newByteArray(n);
  if (!b) return null;
  const answer = PyObject_CallMethodOneArg(self, _Py_ID('readinto'), b);
  if (!answer || answer == Py_None) {
    Py_DECREF(b);
    return answer;
  }
  const read = PyNumber_AsSsize_t(answer, PyExc_ValueError);
  Py_DECREF(answer);
  let result: PyObject | null = null;
  if (read != -1 || !PyErr_Occurred()) {
    const view = stackAlloc(BUFFER_SLOTS);
    if (PyObject_GetBuffer(b, view, PyBUF_SIMPLE) == 0) {
      const buffer = changetype<Py_buffer>(view);
      if (read < 0 || read > buffer.len) {
        PyErr_Format(PyExc_ValueError, 'readinto returned %zd outside buffer size %zd', read, buffer.len);
      } else result = PyBytes_FromStringAndSize(buffer.buf, read);
      PyBuffer_Release(view);
    }
    stackFree(view);
  }
  Py_DECREF(b);
  return result;
}

// new: bytearray(n)
function newByteArray(n: i64): PyObject | null {
  const size = PyLong_FromLongLong(n);
  if (!size) return null;
  const b = callBuiltin('bytearray', size);
  Py_DECREF(size);
  return b;
}

const DEFAULT_BUFFER_SIZE: i64 = 8192;

export function rawiobase_readall(self: PyObject, unused: PyObject | null): PyObject | null {
  const all = newByteWriter();
  for (;;) {
    const data = callMethodSize(self, _Py_ID('read'), DEFAULT_BUFFER_SIZE);
    if (!data) return dropBytes(all);
    if (data == Py_None) {
      if (all.pos) break;
      dropBytes(all);
      return data;
    }
    if (!PyBytes_Check(data)) {
      Py_DECREF(data);
      dropBytes(all);
      return PyErr_SetString(PyExc_TypeError, 'read() should return bytes');
    }
    const n = PyBytes_GET_SIZE(data);
    const r = putBytes(all, PyBytes_AS_STRING(data), n);
    Py_DECREF(data);
    if (r < 0) return dropBytes(all);
    if (n == 0) break;
  }
  return finishBytes(all);
}

export function rawiobase_readinto(self: PyObject, args: PyObject): PyObject | null {
  PyErr_SetNone(PyExc_NotImplementedError);
  return null;
}

export function rawiobase_write(self: PyObject, args: PyObject): PyObject | null {
  PyErr_SetNone(PyExc_NotImplementedError);
  return null;
}

/** A method of o that may be missing is called; whether it answers something true: 1, 0, -1. */
export function callTruth(o: PyObject, name: PyObject): i32 {
  const result = PyObject_CallMethodNoArgs(o, name);
  if (!result) return -1;
  const r = PyObject_IsTrue(result);
  Py_DECREF(result);
  return r;
}

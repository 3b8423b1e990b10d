// Bytes that grow: what a codec or a formatter writes. (CPython: _PyBytesWriter in Objects/bytesobject.c)

import { PyMem_Free, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyErr_NoMemory } from '../exceptions/errors';
import { copyBytes } from '../str/scan';
import { bytes_get_empty, PyBytes_FromStringAndSize } from './new';

/** 24 bytes, on the native stack. */
@unmanaged
export class ByteWriter {
  buffer: usize;
  pos: i64;
  size: i64;
}

/** A writer on the native stack; end it with finishBytes or dropBytes. */
/* @noinline */ export function newByteWriter(): ByteWriter {
  const p = stackAlloc(3);
  memory.fill(p, 0, 24);
  return changetype<ByteWriter>(p);
}

/** Room for n more bytes: where to put them; 0 with MemoryError. The caller adds what it wrote to pos. */
export function reserveBytes(writer: ByteWriter, n: i64): usize {
  if (n > writer.size - writer.pos) {
    const wanted = writer.pos + n;
    const size = wanted + wanted / 4 + 16;
    const buffer = size > 0xfffff000 ? <usize>0 : PyMem_Realloc(writer.buffer, <usize>size);
    if (!buffer) {
      PyErr_NoMemory();
      return 0;
    }
    writer.buffer = buffer;
    writer.size = size;
  }
  return writer.buffer + <usize>writer.pos;
}

/** Appends one; -1: no memory, and the exception is set. */
export function putByte(writer: ByteWriter, c: u32): i32 {
  const p = reserveBytes(writer, 1);
  if (!p) return -1;
  store<u8>(p, c);
  writer.pos++;
  return 0;
}

/** Appends n bytes; -1: no memory, and the exception is set. */
export function putBytes(writer: ByteWriter, from: usize, n: i64): i32 {
  if (n == 0) return 0;
  const p = reserveBytes(writer, n);
  if (!p) return -1;
  copyBytes(p, from, <usize>n);
  writer.pos += n;
  return 0;
}

/** new: a bytes object. The writer is gone. */
export function finishBytes(writer: ByteWriter): PyObject | null {
  const result = writer.pos ? PyBytes_FromStringAndSize(writer.buffer, writer.pos) : bytes_get_empty();
  if (writer.buffer) PyMem_Free(writer.buffer);
  stackFree(changetype<usize>(writer));
  return result;
}

/** NULL, so that a caller can return it. The writer is gone. */
/* @noinline */ export function dropBytes(writer: ByteWriter): PyObject | null {
  if (writer.buffer) PyMem_Free(writer.buffer);
  stackFree(changetype<usize>(writer));
  return null;
}

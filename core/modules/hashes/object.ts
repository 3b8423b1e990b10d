// Hash objects of _md5, _sha1, _sha2 and _sha3. (CPython: Modules/md5module.c, sha1module.c, sha2module.c, sha3module.c)
//
// NOT CPYTHON: one layout for all of them.

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_CheckBuffer,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { noArguments } from '../../objects/args';
import { _Py_strhex_with_sep } from '../../objects/bytes/hex';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { _PyLong_IsNegative, PyLong_AsUnsignedLong, PyLong_Check, PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { freeInstance } from '../../objects/type/from-spec';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, method } from '../../runtime/register';
import { METH_NOARGS, METH_O, METH_WITH_CLASS, PyTypeObject } from '../../runtime/type';
import { keccakBlock, md5Block, sha1Block, sha256Block, sha512Block } from './blocks';
import { SHA2_H } from './tables';

export const MD5 = 0;
export const SHA1 = 1;
export const SHA224 = 2;
export const SHA256 = 3;
export const SHA384 = 4;
export const SHA512 = 5;
export const SHA3_224 = 6;
export const SHA3_256 = 7;
export const SHA3_384 = 8;
export const SHA3_512 = 9;
export const SHAKE_128 = 10;
export const SHAKE_256 = 11;

@unmanaged
export class HashObject extends PyObject {
  kind: i32;
  fill: i32; // bytes in the block
  length: u64; // bytes altogether
  @bytes(200) state: usize;
  @bytes(168) block: usize;
}

/* @inline */ function hashOf(o: PyObject): HashObject {
  return changetype<HashObject>(o);
}

function blockSize(kind: i32): i32 {
  switch (kind) {
    case SHA384:
    case SHA512:
      return 128;
    case SHA3_224:
      return 144;
    case SHA3_256:
    case SHAKE_256:
      return 136;
    case SHA3_384:
      return 104;
    case SHA3_512:
      return 72;
    case SHAKE_128:
      return 168;
  }
  return 64;
}

function digestSize(kind: i32): i32 {
  switch (kind) {
    case MD5:
      return 16;
    case SHA1:
      return 20;
    case SHA224:
    case SHA3_224:
      return 28;
    case SHA256:
    case SHA3_256:
      return 32;
    case SHA384:
    case SHA3_384:
      return 48;
    case SHA512:
    case SHA3_512:
      return 64;
  }
  return 0;
}

function hashName(kind: i32): string {
  switch (kind) {
    case MD5:
      return 'md5';
    case SHA1:
      return 'sha1';
    case SHA224:
      return 'sha224';
    case SHA256:
      return 'sha256';
    case SHA384:
      return 'sha384';
    case SHA512:
      return 'sha512';
    case SHA3_224:
      return 'sha3_224';
    case SHA3_256:
      return 'sha3_256';
    case SHA3_384:
      return 'sha3_384';
    case SHA3_512:
      return 'sha3_512';
    case SHAKE_128:
      return 'shake_128';
  }
  return 'shake_256';
}

function begin(h: HashObject, kind: i32): void {
  h.kind = kind;
  h.fill = 0;
  h.length = 0;
  const s = h.state;
  memory.fill(s, 0, 200);
  if (kind <= SHA1) {
    store<u32>(s, 0x67452301);
    store<u32>(s, 0xefcdab89, 4);
    store<u32>(s, 0x98badcfe, 8);
    store<u32>(s, 0x10325476, 12);
    store<u32>(s, 0xc3d2e1f0, 16);
  } else if (kind <= SHA256) {
    const roots = SHA2_H() + (kind == SHA256 ? 68 : 0);
    for (let i: usize = 0; i < 8; i++) store<u32>(s + (i << 2), load<u32>(roots + (i << 3)));
  } else if (kind <= SHA512) memory.copy(s, SHA2_H() + (kind == SHA512 ? 64 : 0), 64);
}

function oneBlock(kind: i32, s: usize, p: usize): void {
  if (kind == MD5) md5Block(s, p);
  else if (kind == SHA1) sha1Block(s, p);
  else if (kind <= SHA256) sha256Block(s, p);
  else if (kind <= SHA512) sha512Block(s, p);
  else keccakBlock(s, p, <usize>blockSize(kind));
}

function absorb(h: HashObject, p: usize, n: i64): void {
  const size = <i64>blockSize(h.kind);
  h.length += <u64>n;
  let at: i64 = 0;
  while (at < n) {
    if (h.fill == 0 && n - at >= size) {
      oneBlock(h.kind, h.state, p + <usize>at);
      at += size;
      continue;
    }
    const part = min(size - h.fill, n - at);
    memory.copy(h.block + <usize>h.fill, p + <usize>at, <usize>part);
    at += part;
    h.fill += <i32>part;
    if (h.fill == <i32>size) {
      oneBlock(h.kind, h.state, h.block);
      h.fill = 0;
    }
  }
}

/** The digest of what came so far, n bytes of it, to p; the object goes on as it was. */
function finish(h: HashObject, p: usize, n: i64): void {
  const copy = stackAlloc(46);
  const s = copy;
  const block = copy + 200;
  const kind = h.kind;
  const size = blockSize(kind);
  memory.copy(s, h.state, 200);
  memory.copy(block, h.block, 168);
  memory.fill(block + <usize>h.fill, 0, <usize>(168 - h.fill));
  if (kind >= SHA3_224) squeeze(kind, s, block, <usize>h.fill, <usize>size, p, n);
  else {
    store<u8>(block + <usize>h.fill, 0x80);
    const tail = size == 128 ? 16 : 8;
    if (h.fill + 1 + tail > size) {
      oneBlock(kind, s, block);
      memory.fill(block, 0, <usize>size);
    }
    const bits = h.length << 3;
    store<u64>(block + <usize>size - 8, kind == MD5 ? bits : bswap<u64>(bits));
    oneBlock(kind, s, block);
    if (kind != MD5) {
      if (kind <= SHA256) for (let i: usize = 0; i < 32; i += 4) store<u32>(s + i, bswap<u32>(load<u32>(s + i)));
      else for (let i: usize = 0; i < 64; i += 8) store<u64>(s + i, bswap<u64>(load<u64>(s + i)));
    }
    memory.copy(p, s, <usize>n);
  }
  stackFree(copy);
}

function squeeze(kind: i32, s: usize, block: usize, fill: usize, rate: usize, p: usize, n: i64): void {
  store<u8>(block + fill, kind >= SHAKE_128 ? 0x1f : 0x06);
  store<u8>(block + rate - 1, load<u8>(block + rate - 1) | 0x80);
  keccakBlock(s, block, rate);
  let at: i64 = 0;
  for (;;) {
    const part = min(<i64>rate, n - at);
    memory.copy(p + <usize>at, s, <usize>part);
    at += part;
    if (at >= n) break;
    memory.fill(block, 0, rate);
    keccakBlock(s, block, rate);
  }
}

/** The bytes of what is to be hashed, in *view, which the caller releases; false with TypeError. (CPython: Modules/hashlib.h) */
export function hashedBuffer(data: PyObject, view: usize): bool {
  if (PyUnicode_Check(data)) {
    PyErr_SetString(PyExc_TypeError, 'Strings must be encoded before hashing');
    return false;
  }
  if (!PyObject_CheckBuffer(data)) {
    PyErr_SetString(PyExc_TypeError, 'object supporting the buffer API required');
    return false;
  }
  return PyObject_GetBuffer(data, view, PyBUF_SIMPLE) == 0;
}

/** Adds a buffer's bytes; false with TypeError. */
export function addData(o: PyObject, data: PyObject): bool {
  const view = stackAlloc(BUFFER_SLOTS);
  const ok = hashedBuffer(data, view);
  if (ok) {
    absorb(hashOf(o), changetype<Py_buffer>(view).buf, changetype<Py_buffer>(view).len);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok;
}

// new: a hash of that kind, with data in it unless NULL
export function newHash(type: PyTypeObject, kind: i32, data: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  begin(hashOf(o), kind);
  if (!data || addData(o, data)) return o;
  Py_DECREF(o);
  return null;
}

function hash_dealloc(o: PyObject): void {
  freeInstance(o);
}

function hash_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  const type = o.ob_type;
  const copy = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (copy) memory.copy(changetype<usize>(copy) + 16, changetype<usize>(o) + 16, offsetof<HashObject>() - 16);
  return copy;
}

/** copy of MD5, SHA1 and SHA2. */
function hash_copyWithClass(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return noArguments('copy', nargs, kwnames) ? hash_copy(o, null) : null;
}

function hash_update(o: PyObject, data: PyObject): PyObject | null {
  return addData(o, data) ? Py_None : null;
}

// new: n bytes of digest, as bytes or as hexadecimal digits
function digest(o: PyObject, n: i64, hex: bool): PyObject | null {
  const bytes = PyBytes_FromStringAndSize(0, n);
  if (!bytes) return null;
  finish(hashOf(o), PyBytes_AS_STRING(bytes), n);
  return hex ? bytesAsHex(bytes) : bytes;
}

// new: steals bytes, whose digits these are
export function bytesAsHex(bytes: PyObject): PyObject | null {
  const text = _Py_strhex_with_sep(PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes), null, 0);
  Py_DECREF(bytes);
  return text;
}

function hash_digest(o: PyObject, unused: PyObject | null): PyObject | null {
  return digest(o, digestSize(hashOf(o).kind), false);
}
function hash_hexdigest(o: PyObject, unused: PyObject | null): PyObject | null {
  return digest(o, digestSize(hashOf(o).kind), true);
}

/** A length that a SHAKE is asked for; -1 with an exception. */
function lengthOf(o: PyObject): i64 {
  const negative = PyLong_Check(o) && _PyLong_IsNegative(o);
  const n: u64 = negative ? 0 : PyLong_AsUnsignedLong(o);
  if (n == u64.MAX_VALUE && PyErr_Occurred()) return -1;
  if (!negative && n < 1 << 29) return n;
  PyErr_SetString(PyExc_ValueError, negative ? 'value must be positive' : 'length is too large');
  return -1;
}

function shake_digest(o: PyObject, length: PyObject): PyObject | null {
  const n = lengthOf(length);
  return n < 0 ? null : digest(o, n, false);
}
function shake_hexdigest(o: PyObject, length: PyObject): PyObject | null {
  const n = lengthOf(length);
  return n < 0 ? null : digest(o, n, true);
}

function hash_get_block_size(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromLong(blockSize(hashOf(o).kind));
}
function hash_get_digest_size(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromLong(digestSize(hashOf(o).kind));
}
function hash_get_name(o: PyObject, closure: usize): PyObject | null {
  return PyUnicode_FromString(hashName(hashOf(o).kind));
}
function sha3_get_capacity_bits(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromLong(1600 - 8 * blockSize(hashOf(o).kind));
}
function sha3_get_rate_bits(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromLong(8 * blockSize(hashOf(o).kind));
}
function sha3_get_suffix(o: PyObject, closure: usize): PyObject | null {
  const suffix = stackAlloc(1);
  store<u8>(suffix, hashOf(o).kind >= SHAKE_128 ? 0x1f : 0x06);
  const result = PyBytes_FromStringAndSize(suffix, 1);
  stackFree(suffix);
  return result;
}

/** Methods and attributes of a type of hash objects. */
export function fillHashType(t: PyTypeObject, kind: i32): void {
  t.tp_dealloc = hash_dealloc.index;
  const withClass = kind < SHA3_224;
  method(
    t,
    'copy',
    withClass ? hash_copyWithClass.index : hash_copy.index,
    withClass ? METH_WITH_CLASS : METH_NOARGS,
    'copy($self, /)\n--\n\nReturn a copy of the hash object.',
  );
  if (kind >= SHAKE_128) {
    method(
      t,
      'digest',
      shake_digest.index,
      METH_O,
      'digest($self, length, /)\n--\n\nReturn the digest value as a bytes object.',
    );
    method(
      t,
      'hexdigest',
      shake_hexdigest.index,
      METH_O,
      'hexdigest($self, length, /)\n--\n\nReturn the digest value as a string of hexadecimal digits.',
    );
  } else {
    method(
      t,
      'digest',
      hash_digest.index,
      METH_NOARGS,
      'digest($self, /)\n--\n\nReturn the digest value as a bytes object.',
    );
    method(
      t,
      'hexdigest',
      hash_hexdigest.index,
      METH_NOARGS,
      'hexdigest($self, /)\n--\n\nReturn the digest value as a string of hexadecimal digits.',
    );
  }
  if (withClass) {
    method(
      t,
      'update',
      hash_update.index,
      METH_O,
      "update($self, obj, /)\n--\n\nUpdate this hash object's state with the provided string.",
    );
  } else {
    method(
      t,
      'update',
      hash_update.index,
      METH_O,
      "update($self, data, /)\n--\n\nUpdate this hash object's state with the provided bytes-like object.",
    );
  }
  getset(t, 'block_size', hash_get_block_size.index, 0, '');
  getset(t, 'name', hash_get_name.index, 0, '');
  getset(t, 'digest_size', hash_get_digest_size.index, 0, '');
  if (kind < SHA3_224) return;
  getset(t, '_capacity_bits', sha3_get_capacity_bits.index, 0, '');
  getset(t, '_rate_bits', sha3_get_rate_bits.index, 0, '');
  getset(t, '_suffix', sha3_get_suffix.index, 0, '');
}

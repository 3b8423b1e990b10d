// The module _blake2. (CPython: Modules/_blake2/)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../objects/abstract/buffer';
import { unpackTupleAndKeywords } from '../objects/args';
import { PyBytes_FromStringAndSize } from '../objects/bytes/new';
import { PyDict_SetItemString } from '../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_ValueError } from '../objects/exceptions/types';
import {
  _PyLong_IsNegative,
  PyLong_AsInt,
  PyLong_AsUnsignedLong,
  PyLong_AsUnsignedLongLong,
  PyLong_Check,
  PyLong_FromLong,
} from '../objects/int';
import {
  newModuleWithState,
  PyModule_AddIntConstant,
  PyModule_AddType,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_IsTrue } from '../objects/object';
import { PyUnicode_FromString } from '../objects/str/new';
import { freeInstance, newHeapType, readyHeapType } from '../objects/type/from-spec';
import { Py_DECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { getset, method } from '../runtime/register';
import { METH_NOARGS, METH_O, Py_TPFLAGS_IMMUTABLETYPE, PyTypeObject } from '../runtime/type';
import { blake2Block, blake2Start } from './hashes/blake2';
import { bytesAsHex, hashedBuffer } from './hashes/object';

const blake2module = staticObject<PyModuleDef>(104);

@unmanaged
class Blake2Object extends PyObject {
  wide: bool; // BLAKE2b
  last_node: bool;
  digest_size: i32;
  fill: i32; // bytes in the block: it is kept until more come, since the last one counts differently
  count: u64; // bytes that went into the state
  @bytes(64) state: usize;
  @bytes(128) block: usize;
}

/* @inline */ function hashOf(o: PyObject): Blake2Object {
  return changetype<Blake2Object>(o);
}

function absorb(h: Blake2Object, p: usize, n: i64): void {
  const size: i64 = h.wide ? 128 : 64;
  while (n > 0) {
    if (h.fill == <i32>size) {
      h.count += size;
      blake2Block(h.wide, h.state, h.block, h.count, 0, 0);
      h.fill = 0;
    }
    const part = min(size - h.fill, n);
    memory.copy(h.block + <usize>h.fill, p, <usize>part);
    h.fill += <i32>part;
    p += <usize>part;
    n -= part;
  }
}

/** Adds a buffer's bytes; false with TypeError. */
function addData(o: PyObject, data: PyObject): bool {
  const view = stackAlloc(BUFFER_SLOTS);
  const ok = hashedBuffer(data, view);
  if (ok) {
    absorb(hashOf(o), changetype<Py_buffer>(view).buf, changetype<Py_buffer>(view).len);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return ok;
}

/** Copies at most `limit` bytes of a buffer to p: how many, or -1 with an exception. what: 'salt', 'key', … */
function copyBytes(o: PyObject | null, p: usize, limit: i64, what: string): i32 {
  if (!o) return 0;
  const view = stackAlloc(BUFFER_SLOTS);
  let n: i64 = -1;
  if (PyObject_GetBuffer(o, view, PyBUF_SIMPLE) == 0) {
    n = changetype<Py_buffer>(view).len;
    if (n <= limit) memory.copy(p, changetype<Py_buffer>(view).buf, <usize>n);
    else {
      PyErr_Format(PyExc_ValueError, 'maximum %ls length is %d bytes', changetype<usize>(what), limit);
      n = -1;
    }
    PyBuffer_Release(view);
  }
  stackFree(view);
  return <i32>n;
}

/** A number that may be left out: -1 with an exception set. */
function intOr(o: PyObject | null, value: i32): i32 {
  return o ? PyLong_AsInt(o) : value;
}

/** Whether n lies in low..high; else false with an exception, ValueError unless one is set. */
function within(n: i32, low: i32, high: i32, text: string): bool {
  if (n == -1 && PyErr_Occurred()) return false;
  if (n >= low && n <= high) return true;
  PyErr_SetString(PyExc_ValueError, text);
  return false;
}

/** A number that may be left out, else 0: all ones with an exception set. */
function unsignedOf(o: PyObject | null, long: bool): u64 {
  if (!o) return 0;
  if (PyLong_Check(o) && _PyLong_IsNegative(o)) {
    PyErr_SetString(PyExc_ValueError, 'value must be positive');
    return u64.MAX_VALUE;
  }
  return long ? PyLong_AsUnsignedLong(o) : PyLong_AsUnsignedLongLong(o);
}

const DATA = 0;
const DIGEST_SIZE = 1;
const KEY = 2;
const SALT = 3;
const PERSON = 4;
const FANOUT = 5;
const DEPTH = 6;
const LEAF_SIZE = 7;
const NODE_OFFSET = 8;
const NODE_DEPTH = 9;
const INNER_SIZE = 10;
const LAST_NODE = 11;
const USED_FOR_SECURITY = 12;
const PARAMETERS = 13;

/** The parameters into their block p (RFC 7693, 2.5; the tree's are BLAKE2's own) and the state: false with an exception. */
function configure(h: Blake2Object, at: usize, p: usize): bool {
  const limit: i32 = h.wide ? 64 : 32;
  const quarter: i32 = limit >> 2;
  const size = intOr(ptrAt(at, DIGEST_SIZE), limit);
  if (size == -1 && PyErr_Occurred()) return false;
  if (size <= 0 || size > limit) {
    PyErr_Format(PyExc_ValueError, 'digest_size must be between 1 and %d bytes', <i64>limit);
    return false;
  }
  h.digest_size = size;
  store<u8>(p, <u8>size);
  if (copyBytes(ptrAt(at, SALT), p + <usize>(limit - 2 * quarter), quarter, 'salt') < 0) return false;
  if (copyBytes(ptrAt(at, PERSON), p + <usize>(limit - quarter), quarter, 'person') < 0) return false;
  const fanout = intOr(ptrAt(at, FANOUT), 1);
  if (!within(fanout, 0, 255, 'fanout must be between 0 and 255')) return false;
  store<u8>(p, <u8>fanout, 2);
  const depth = intOr(ptrAt(at, DEPTH), 1);
  if (!within(depth, 1, 255, 'depth must be between 1 and 255')) return false;
  store<u8>(p, <u8>depth, 3);
  const leaf = unsignedOf(ptrAt(at, LEAF_SIZE), true);
  if (leaf == u64.MAX_VALUE && PyErr_Occurred()) return false;
  if (leaf > 0xffffffff) {
    PyErr_SetString(PyExc_OverflowError, 'leaf_size is too large');
    return false;
  }
  store<u32>(p, <u32>leaf, 4);
  const offset = unsignedOf(ptrAt(at, NODE_OFFSET), false);
  if (offset == u64.MAX_VALUE && PyErr_Occurred()) return false;
  if (!h.wide && offset > 0xffffffffffff) {
    PyErr_SetString(PyExc_OverflowError, 'node_offset is too large');
    return false;
  }
  store<u64>(p, offset, 8);
  const at_depth: usize = h.wide ? 16 : 14;
  const nodeDepth = intOr(ptrAt(at, NODE_DEPTH), 0);
  if (!within(nodeDepth, 0, 255, 'node_depth must be between 0 and 255')) return false;
  store<u8>(p + at_depth, <u8>nodeDepth);
  const inner = intOr(ptrAt(at, INNER_SIZE), 0);
  if (inner == -1 && PyErr_Occurred()) return false;
  if (inner < 0 || inner > limit) {
    PyErr_Format(PyExc_ValueError, 'inner_size must be between 0 and is %d', <i64>limit);
    return false;
  }
  store<u8>(p + at_depth, <u8>inner, 1);
  const last = ptrAt(at, LAST_NODE) ? PyObject_IsTrue(objAt(at, LAST_NODE)) : 0;
  if (last < 0) return false;
  h.last_node = last != 0;
  const key = copyBytes(ptrAt(at, KEY), h.block, limit, 'key');
  if (key < 0) return false;
  store<u8>(p, <u8>key, 1);
  if (key) h.fill = limit * 2; // a block of its own, filled up with zeros
  for (let i: usize = 0; i < 8; i++) {
    if (h.wide) store<u64>(h.state + (i << 3), blake2Start(true, i) ^ load<u64>(p + (i << 3)));
    else store<u32>(h.state + (i << 2), <u32>blake2Start(false, i) ^ load<u32>(p + (i << 2)));
  }
  return true;
}

function newBlake2(type: PyTypeObject, args: PyObject, kwargs: PyObject | null, wide: bool): PyObject | null {
  const at = stackAlloc(PARAMETERS + 8);
  const p = at + (PARAMETERS << 3);
  memory.fill(p, 0, 64);
  let result: PyObject | null = null;
  if (
    unpackTupleAndKeywords(
      args,
      kwargs,
      wide ? 'blake2b' : 'blake2s',
      'data digest_size key salt person fanout depth leaf_size node_offset node_depth inner_size last_node usedforsecurity',
      1,
      0,
      12,
      at,
    ) == 0 &&
    (!ptrAt(at, USED_FOR_SECURITY) || PyObject_IsTrue(objAt(at, USED_FOR_SECURITY)) >= 0)
  ) {
    const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
    if (o) {
      hashOf(o).wide = wide;
      if (configure(hashOf(o), at, p) && (!ptrAt(at, DATA) || addData(o, objAt(at, DATA)))) result = o;
      else Py_DECREF(o);
    }
  }
  stackFree(at);
  return result;
}

function blake2b_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return newBlake2(type, args, kwargs, true);
}

function blake2s_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  return newBlake2(type, args, kwargs, false);
}

function blake2_dealloc(o: PyObject): void {
  freeInstance(o);
}

function blake2_copy(o: PyObject, unused: PyObject | null): PyObject | null {
  const type = o.ob_type;
  const copy = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (copy) memory.copy(changetype<usize>(copy) + 16, changetype<usize>(o) + 16, offsetof<Blake2Object>() - 16);
  return copy;
}

function blake2_update(o: PyObject, data: PyObject): PyObject | null {
  return addData(o, data) ? Py_None : null;
}

// new: the digest of what came so far; the object goes on as it was
function blake2_digest(o: PyObject, unused: PyObject | null): PyObject | null {
  const h = hashOf(o);
  const s = stackAlloc(24);
  memory.copy(s, h.state, 64);
  memory.fill(s + 64, 0, 128);
  memory.copy(s + 64, h.block, <usize>h.fill);
  blake2Block(h.wide, s, s + 64, h.count + <u64>h.fill, u64.MAX_VALUE, h.last_node ? u64.MAX_VALUE : 0);
  const result = PyBytes_FromStringAndSize(s, h.digest_size);
  stackFree(s);
  return result;
}

function blake2_hexdigest(o: PyObject, unused: PyObject | null): PyObject | null {
  const bytes = blake2_digest(o, null);
  return bytes ? bytesAsHex(bytes) : null;
}

function blake2_name(o: PyObject, closure: usize): PyObject | null {
  return PyUnicode_FromString(hashOf(o).wide ? 'blake2b' : 'blake2s');
}

function blake2_block_size(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromLong(hashOf(o).wide ? 128 : 64);
}

function blake2_digest_size(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromLong(hashOf(o).digest_size);
}

/** A number as an attribute of the type. */
function addNumber(t: PyTypeObject, name: string, n: i64): bool {
  const value = PyLong_FromLong(n);
  if (!value) return false;
  const failed = PyDict_SetItemString(t.tp_dict as PyObject, name, value) < 0;
  Py_DECREF(value);
  return !failed;
}

function addBlake2(m: PyObject, wide: bool): bool {
  const t = newHeapType(
    m,
    wide ? '_blake2.blake2b' : '_blake2.blake2s',
    offsetof<Blake2Object>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE,
    null,
  );
  if (!t) return false;
  t.tp_new = wide ? blake2b_new.index : blake2s_new.index;
  t.tp_dealloc = blake2_dealloc.index;
  method(t, 'copy', blake2_copy.index, METH_NOARGS, 'copy($self, /)\n--\n\nReturn a copy of the hash object.');
  method(
    t,
    'digest',
    blake2_digest.index,
    METH_NOARGS,
    'digest($self, /)\n--\n\nReturn the digest value as a bytes object.',
  );
  method(
    t,
    'hexdigest',
    blake2_hexdigest.index,
    METH_NOARGS,
    'hexdigest($self, /)\n--\n\nReturn the digest value as a string of hexadecimal digits.',
  );
  method(
    t,
    'update',
    blake2_update.index,
    METH_O,
    "update($self, data, /)\n--\n\nUpdate this hash object's state with the provided bytes-like object.",
  );
  getset(t, 'name', blake2_name.index, 0, '');
  getset(t, 'block_size', blake2_block_size.index, 0, '');
  getset(t, 'digest_size', blake2_digest_size.index, 0, '');
  const ready = readyHeapType(
    t,
    wide
      ? "blake2b(data=b'', /, *, digest_size=_blake2.blake2b.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True)\n--\n\nReturn a new BLAKE2b hash object."
      : "blake2s(data=b'', /, *, digest_size=_blake2.blake2s.MAX_DIGEST_SIZE,\n        key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,\n        node_offset=0, node_depth=0, inner_size=0, last_node=False,\n        usedforsecurity=True)\n--\n\nReturn a new BLAKE2s hash object.",
  );
  if (!ready) return false;
  setPtrAt(PyModule_GetState(m), wide ? 0 : 1, ready);
  const limit: i64 = wide ? 64 : 32;
  return (
    PyModule_AddType(m, ready) == 0 &&
    addNumber(ready, 'SALT_SIZE', limit >> 2) &&
    addNumber(ready, 'PERSON_SIZE', limit >> 2) &&
    addNumber(ready, 'MAX_KEY_SIZE', limit) &&
    addNumber(ready, 'MAX_DIGEST_SIZE', limit) &&
    PyModule_AddIntConstant(m, wide ? 'BLAKE2B_SALT_SIZE' : 'BLAKE2S_SALT_SIZE', limit >> 2) == 0 &&
    PyModule_AddIntConstant(m, wide ? 'BLAKE2B_PERSON_SIZE' : 'BLAKE2S_PERSON_SIZE', limit >> 2) == 0 &&
    PyModule_AddIntConstant(m, wide ? 'BLAKE2B_MAX_KEY_SIZE' : 'BLAKE2S_MAX_KEY_SIZE', limit) == 0 &&
    PyModule_AddIntConstant(m, wide ? 'BLAKE2B_MAX_DIGEST_SIZE' : 'BLAKE2S_MAX_DIGEST_SIZE', limit) == 0
  );
}

// new
export function init__blake2_module(): PyObject | null {
  const m = newModuleWithState(blake2module, '_blake2', '_blake2b provides BLAKE2b for hashlib\n', 16);
  if (!m) return null;
  if (addBlake2(m, true) && addBlake2(m, false)) return m;
  Py_DECREF(m);
  return null;
}

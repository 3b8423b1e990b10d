// The format strings of the buffer (PEP 3118). (CPython: Modules/_ctypes/_ctypes.c, stgdict.c)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyErr_NoMemory } from '../../objects/exceptions/errors';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { Py_DECREF, Py_XDECREF } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { StgInfo } from './types';

function length(s: usize): usize {
  let n: usize = 0;
  while (load<u8>(s + n)) n++;
  return n;
}

/** a and b in a new block; 0: MemoryError. */
export function joined(a: usize, b: usize): usize {
  const n = a ? length(a) : 0;
  const m = length(b);
  const p = PyMem_Malloc(n + m + 1);
  if (!p) {
    PyErr_NoMemory();
    return 0;
  }
  memory.copy(p, a, n);
  memory.copy(p + n, b, m + 1);
  return p;
}

/** The text of a str in a block; s is released; 0: an exception. */
export function blockOf(s: PyObject | null): usize {
  if (!s) return 0;
  const p = PyUnicode_AsUTF8(s);
  const block = p ? joined(0, p) : 0;
  Py_DECREF(s);
  return block;
}

/** Puts s behind *slot, and releases s; false: an exception. */
export function appendFormat(slot: usize, s: PyObject | null): bool {
  if (!s) return false;
  const p = PyUnicode_AsUTF8(s);
  const old = load<usize>(slot);
  const block = p ? joined(old, p) : 0;
  Py_DECREF(s);
  if (!block) return false;
  PyMem_Free(old);
  store<u64>(slot, <u64>block);
  return true;
}

/** prefix and the format of a type, "(2,3)<i" for an array. (new) */
export function shaped(prefix: string, info: StgInfo): PyObject | null {
  const ndim = info.ndim;
  const p = <u64>changetype<usize>(prefix);
  const format = PyUnicode_FromFormat(info.format ? '%s' : 'B', info.format);
  if (!format) return null;
  let text = PyUnicode_FromFormat(ndim > 0 ? '%ls(' : '%ls', p);
  for (let i = 0; i < ndim && text; i++) {
    const more = PyUnicode_FromFormat(
      i < ndim - 1 ? '%U%zd,' : '%U%zd)',
      <u64>changetype<usize>(text),
      load<u64>(info.shape + ((<usize>i) << 3)),
    );
    Py_DECREF(text);
    text = more;
  }
  const all = text
    ? PyUnicode_FromFormat('%U%U', <u64>changetype<usize>(text), <u64>changetype<usize>(format))
    : changetype<PyObject | null>(0);
  Py_XDECREF(text);
  Py_DECREF(format);
  return all;
}

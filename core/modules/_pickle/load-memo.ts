// The memo of an unpickler: an array, since the numbers come one after the other. (CPython: Modules/_pickle.c)

import { PyMem_Free, PyMem_Malloc, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t } from '../../objects/int';
import { PyLong_FromString } from '../../objects/int/parse';
import { PyErr_Occurred } from '../../runtime/errors';
import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { _Unpickler_Read, _Unpickler_Readline } from './input';
import { calc_binsize } from './load-atoms';
import { push, top } from './stack';
import { pickleState, UnpicklerObject } from './struct';

/** An array of n empty places; 0 with MemoryError. */
export function _Unpickler_NewMemo(n: u64): usize {
  const size = (<usize>n) << 3;
  const memo = n >= 0x20000000 ? <usize>0 : PyMem_Malloc(size);
  if (memo) memory.fill(memo, 0, size);
  else PyErr_NoMemory();
  return memo;
}

export function _Unpickler_MemoCleanup(self: UnpicklerObject): void {
  const memo = self.memo;
  if (!memo) return;
  self.memo = 0;
  for (let i = self.memo_size; i > 0; i--) Py_XDECREF(ptrAt(memo, i - 1));
  PyMem_Free(memo);
}

function resize(self: UnpicklerObject, n: u64): bool {
  const memo = n >= 0x20000000 ? <usize>0 : PyMem_Realloc(self.memo, (<usize>n) << 3);
  if (!memo) {
    PyErr_NoMemory();
    return false;
  }
  memory.fill(memo + ((<usize>self.memo_size) << 3), 0, (<usize>(n - self.memo_size)) << 3);
  self.memo = memo;
  self.memo_size = n;
  return true;
}

/** false with MemoryError. */
export function _Unpickler_MemoPut(self: UnpicklerObject, i: u64, value: PyObject): bool {
  // A memo of no places (set from an empty dict) has to grow as well.
  if (i >= self.memo_size && !resize(self, i ? i * 2 : 1)) return false;
  const old = ptrAt(self.memo, i);
  setPtrAt(self.memo, i, Py_NewRef(value));
  if (old) Py_DECREF(old);
  else self.memo_len++;
  return true;
}

/** The number in the line that follows: false with the exception set. */
function readNumber(self: UnpicklerObject): i64 {
  const number = PyLong_FromString(self.input_line, 10);
  if (!number) return -1;
  const i = PyLong_AsSsize_t(number);
  Py_DECREF(number);
  return i;
}

/** Pushes object i again. */
function pushMemo(self: UnpicklerObject, i: i64): bool {
  const value = <u64>i < self.memo_size ? ptrAt(self.memo, i) : null;
  if (value) {
    Py_INCREF(value);
    return push(self, value);
  }
  PyErr_Format(pickleState(self).UnpicklingError, 'Memo value not found at index %ld', i);
  return false;
}

export function load_get(self: UnpicklerObject): bool {
  if (_Unpickler_Readline(self, 2) < 0) return false;
  const i = readNumber(self);
  return i == -1 && PyErr_Occurred() ? false : pushMemo(self, i);
}

export function load_binget(self: UnpicklerObject, size: i32): bool {
  const p = _Unpickler_Read(self, size);
  return p ? pushMemo(self, calc_binsize(p, size)) : false;
}

export function load_put(self: UnpicklerObject): bool {
  if (_Unpickler_Readline(self, 2) < 0) return false;
  const value = top(self);
  if (!value) return false;
  const i = readNumber(self);
  if (i >= 0) return _Unpickler_MemoPut(self, i, value);
  if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, 'negative PUT argument');
  return false;
}

export function load_binput(self: UnpicklerObject, size: i32): bool {
  const p = _Unpickler_Read(self, size);
  const value = p ? top(self) : null;
  return value ? _Unpickler_MemoPut(self, calc_binsize(p, size), value) : false;
}

export function load_memoize(self: UnpicklerObject): bool {
  const value = top(self);
  return value ? _Unpickler_MemoPut(self, self.memo_len, value) : false;
}

// The _random module: the Mersenne Twister MT19937 of Makoto Matsumoto and Takuji Nishimura.
// (CPython: Modules/_randommodule.c)

import { host_random } from '../host';
import { PyMem_Free, PyMem_Malloc } from '../memory/obmalloc/malloc';
import { _PyArg_CheckPositional, _PyArg_NoKeywords } from '../objects/args';
import { PyErr_NoMemory, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyFloat_FromDouble } from '../objects/float';
import {
  PyLong_AsInt,
  PyLong_AsLong,
  PyLong_AsUnsignedLong,
  PyLong_Check,
  PyLong_FromLong,
  PyLong_FromSize_t,
  PyLong_FromUnsignedLong,
  PyLong_Type,
} from '../objects/int';
import { _PyLong_NumBits } from '../objects/int/bits';
import { _PyLong_AsByteArray, _PyLong_FromByteArray } from '../objects/int/bytes';
import { newNativeModule, PyModule_AddType } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_Hash } from '../objects/object';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM } from '../objects/tuple';
import { newHeapType, readyHeapType } from '../objects/type/from-spec';
import { subtype_dealloc } from '../objects/type/subtype';
import { PyType_GenericNew } from '../objects/type/type';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, Py_DECREF, Py_XDECREF, PyObject } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';
import { method } from '../runtime/register';
import { METH_FASTCALL, METH_NOARGS, METH_O, Py_TPFLAGS_BASETYPE, PyTypeObject } from '../runtime/type';

const N = 624;
const M = 397;

/** 2520 bytes. */
@unmanaged
export class RandomObject extends PyObject {
  index: i32; // N: the state is used up
  @bytes(2496) state: usize; // uint32_t [624] at 20
}

/* @inline */ function asRandom(o: PyObject): RandomObject {
  return changetype<RandomObject>(o);
}

/* @inline */ function word(state: usize, i: i32): u32 {
  return load<u32>(state + ((<usize>i) << 2));
}

/* @inline */ function setWord(state: usize, i: i32, v: u32): void {
  store<u32>(state + ((<usize>i) << 2), v);
}

/* @inline */ function twist(state: usize, k: i32, next: i32, far: i32): void {
  const y = (word(state, k) & 0x80000000) | (word(state, next) & 0x7fffffff);
  setWord(state, k, word(state, far) ^ (y >> 1) ^ (y & 1 ? 0x9908b0df : 0));
}

function genrand_uint32(self: RandomObject): u32 {
  const mt = self.state;
  if (self.index >= N) {
    let k = 0;
    for (; k < N - M; k++) twist(mt, k, k + 1, k + M);
    for (; k < N - 1; k++) twist(mt, k, k + 1, k + (M - N));
    twist(mt, N - 1, 0, M - 1);
    self.index = 0;
  }
  let y = word(mt, self.index++);
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return y ^ (y >> 18);
}

function init_genrand(self: RandomObject, s: u32): void {
  const mt = self.state;
  setWord(mt, 0, s);
  for (let i = 1; i < N; i++) {
    const before = word(mt, i - 1);
    setWord(mt, i, 1812433253 * (before ^ (before >> 30)) + i);
  }
  self.index = N;
}

function init_by_array(self: RandomObject, key: usize, length: i32): void {
  const mt = self.state;
  init_genrand(self, 19650218);
  let i = 1;
  let j = 0;
  for (let k = N > length ? N : length; k; k--) {
    const before = word(mt, i - 1);
    setWord(mt, i, (word(mt, i) ^ ((before ^ (before >> 30)) * 1664525)) + word(key, j) + j);
    i++;
    j++;
    if (i >= N) {
      setWord(mt, 0, word(mt, N - 1));
      i = 1;
    }
    if (j >= length) j = 0;
  }
  for (let k = N - 1; k; k--) {
    const before = word(mt, i - 1);
    setWord(mt, i, (word(mt, i) ^ ((before ^ (before >> 30)) * 1566083941)) - i);
    i++;
    if (i >= N) {
      setWord(mt, 0, word(mt, N - 1));
      i = 1;
    }
  }
  setWord(mt, 0, 0x80000000);
}

function _random_Random_random(o: PyObject, unused: PyObject | null): PyObject | null {
  const a = <f64>(genrand_uint32(asRandom(o)) >> 5);
  const b = <f64>(genrand_uint32(asRandom(o)) >> 6);
  return PyFloat_FromDouble((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

/** From the host's entropy. */
function seedFromHost(self: RandomObject): bool {
  const key = PyMem_Malloc(N << 2);
  if (!key) {
    PyErr_NoMemory();
    return false;
  }
  host_random(key, N << 2);
  init_by_array(self, key, N);
  PyMem_Free(key);
  return true;
}

function seed(self: RandomObject, given: PyObject | null): bool {
  if (!given || given == Py_None) return seedFromHost(self);
  let n: PyObject | null;
  if (PyLong_Check(given)) n = call_indirect<PyObject | null>(<u32>PyLong_Type.tp_as_number!.nb_absolute, given);
  else {
    const hash = PyObject_Hash(given);
    if (hash == -1) return false;
    n = PyLong_FromSize_t(<u64>hash);
  }
  if (!n) return false;
  const bits = _PyLong_NumBits(n);
  const used = bits == 0 ? 1 : <i32>((bits - 1) / 32 + 1);
  const key = PyMem_Malloc((<usize>used) << 2);
  let ok = key != 0;
  if (!ok) PyErr_NoMemory();
  else ok = _PyLong_AsByteArray(n, key, (<usize>used) << 2, true, false) == 0;
  if (ok) init_by_array(self, key, used);
  PyMem_Free(key);
  Py_DECREF(n);
  return ok;
}

function random_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (!_PyArg_NoKeywords('Random', kwds)) return -1;
  const n = PyTuple_GET_SIZE(args);
  if (n > 1) {
    PyErr_SetString(PyExc_TypeError, 'Random() requires 0 or 1 argument');
    return -1;
  }
  return seed(asRandom(o), n ? PyTuple_GET_ITEM(args, 0) : changetype<PyObject | null>(0)) ? 0 : -1;
}

function _random_Random_seed(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('seed', nargs, 0, 1)) return null;
  return seed(asRandom(o), nargs ? objAt(args, 0) : changetype<PyObject | null>(0))
    ? Py_None
    : changetype<PyObject | null>(0);
}

function _random_Random_getstate(o: PyObject, unused: PyObject | null): PyObject | null {
  const state = PyTuple_New(N + 1);
  for (let i = 0; i <= N && state; i++) {
    const number = PyLong_FromLong(i < N ? <i64>word(asRandom(o).state, i) : <i64>asRandom(o).index);
    if (!number) {
      Py_DECREF(state);
      return null;
    }
    PyTuple_SET_ITEM(state, i, number);
  }
  return state;
}

function _random_Random_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!PyTuple_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state vector must be a tuple');
  if (PyTuple_GET_SIZE(state) != N + 1) return PyErr_SetString(PyExc_ValueError, 'state vector is the wrong size');
  const words = stackAlloc(N / 2);
  let ok = true;
  for (let i = 0; i < N && ok; i++) {
    const v = PyLong_AsUnsignedLong(PyTuple_GET_ITEM(state, i));
    ok = v != u64.MAX_VALUE || !PyErr_Occurred();
    setWord(words, i, <u32>v);
  }
  const index: i64 = ok ? PyLong_AsLong(PyTuple_GET_ITEM(state, N)) : 0;
  if (ok && index == -1 && PyErr_Occurred()) ok = false;
  if (ok && (index < 0 || index > N)) {
    PyErr_SetString(PyExc_ValueError, 'invalid state');
    ok = false;
  }
  if (ok) {
    asRandom(o).index = <i32>index;
    memory.copy(asRandom(o).state, words, N << 2);
  }
  stackFree(words);
  return ok ? Py_None : changetype<PyObject | null>(0);
}

function _random_Random_getrandbits(o: PyObject, count: PyObject): PyObject | null {
  let k = PyLong_AsInt(count);
  if (k == -1 && PyErr_Occurred()) return null;
  if (k < 0) return PyErr_SetString(PyExc_ValueError, 'number of bits must be non-negative');
  if (k == 0) return PyLong_FromLong(0);
  if (k <= 32) return PyLong_FromUnsignedLong(genrand_uint32(asRandom(o)) >> (32 - k));
  const words = (k - 1) / 32 + 1;
  const array = PyMem_Malloc((<usize>words) << 2);
  if (!array) return PyErr_NoMemory();
  for (let i = 0; i < words; i++, k -= 32) {
    const r = genrand_uint32(asRandom(o));
    setWord(array, i, k < 32 ? r >> (32 - k) : r);
  }
  const result = _PyLong_FromByteArray(array, (<usize>words) << 2, true, false);
  PyMem_Free(array);
  return result;
}

function make_Random(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_random.Random', offsetof<RandomObject>(), 0, Py_TPFLAGS_BASETYPE, null);
  if (!t) return null;
  t.tp_dealloc = subtype_dealloc.index;
  t.tp_init = random_init.index;
  t.tp_new = PyType_GenericNew.index;
  method(
    t,
    'random',
    _random_Random_random.index,
    METH_NOARGS,
    'random($self, /)\n--\n\nrandom() -> x in the interval [0, 1).',
  );
  method(
    t,
    'seed',
    _random_Random_seed.index,
    METH_FASTCALL,
    'seed($self, n=None, /)\n--\n\nseed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier.',
  );
  method(
    t,
    'getstate',
    _random_Random_getstate.index,
    METH_NOARGS,
    'getstate($self, /)\n--\n\ngetstate() -> tuple containing the current state.',
  );
  method(
    t,
    'setstate',
    _random_Random_setstate.index,
    METH_O,
    'setstate($self, state, /)\n--\n\nsetstate(state) -> None.  Restores generator state.',
  );
  method(
    t,
    'getrandbits',
    _random_Random_getrandbits.index,
    METH_O,
    'getrandbits($self, k, /)\n--\n\ngetrandbits(k) -> x.  Generates an int with k random bits.',
  );
  return readyHeapType(t, 'Random() -> create a random number generator with its own internal state.');
}

// new
export function init__random_module(): PyObject | null {
  const m = newNativeModule('_random', 'Module implements the Mersenne Twister random number generator.');
  if (!m) return null;
  const type = make_Random(m);
  const r = PyModule_AddType(m, type);
  Py_XDECREF(type);
  if (r == 0) return m;
  Py_DECREF(m);
  return null;
}

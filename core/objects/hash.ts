// Hashes of bytes and of addresses. (CPython: Python/pyhash.c, Python/bootstrap_hash.c)

import { host_random } from '../host';
import { PyObject } from '../runtime/object';
import { pel } from '../runtime/pellucid';

/* @inline */ function rotateLeft(x: u64, n: u64): u64 {
  return (x << n) | (x >> (64 - n));
}

/** SipHash with 1 round a word and 3 at the end, keyed by two words. */
function siphash13(k0: u64, k1: u64, p: usize, n: usize): u64 {
  let b = (<u64>n) << 56;
  let v0 = k0 ^ 0x736f6d6570736575;
  let v1 = k1 ^ 0x646f72616e646f6d;
  let v2 = k0 ^ 0x6c7967656e657261;
  let v3 = k1 ^ 0x7465646279746573;
  const words = p + (n & ~7);
  for (; p < words; p += 8) {
    const word = load<u64>(p);
    v3 ^= word;
    v0 += v1;
    v2 += v3;
    v1 = rotateLeft(v1, 13) ^ v0;
    v3 = rotateLeft(v3, 16) ^ v2;
    v0 = rotateLeft(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = rotateLeft(v1, 17) ^ v2;
    v3 = rotateLeft(v3, 21) ^ v0;
    v2 = rotateLeft(v2, 32);
    v0 ^= word;
  }
  const rest = n & 7;
  for (let i: usize = 0; i < rest; i++) b |= (<u64>load<u8>(p + i)) << ((<u64>i) << 3);
  v3 ^= b;
  for (let round = 0; round < 4; round++) {
    v0 += v1;
    v2 += v3;
    v1 = rotateLeft(v1, 13) ^ v0;
    v3 = rotateLeft(v3, 16) ^ v2;
    v0 = rotateLeft(v0, 32);
    v2 += v1;
    v0 += v3;
    v1 = rotateLeft(v1, 17) ^ v2;
    v3 = rotateLeft(v3, 21) ^ v0;
    v2 = rotateLeft(v2, 32);
    if (round == 0) {
      v0 ^= b;
      v2 ^= 0xff;
    }
  }
  return v0 ^ v1 ^ v2 ^ v3;
}

/** The hash of n bytes: 0 for none, never -1. */
export function _Py_HashBytes(p: usize, n: i64): i64 {
  if (n == 0) return 0;
  const secret = pel.hash_secret;
  const hash = <i64>siphash13(load<u64>(secret), load<u64>(secret, 8), p, <usize>n);
  return hash == -1 ? -2 : hash;
}

/** The hash of n bytes under a key of its own: the same in every process. */
export function _Py_KeyedHash(key: u64, p: usize, n: i64): u64 {
  return siphash13(key, 0, p, <usize>n);
}

/** An address turned by 4 bits: the lowest are the same in all blocks. */
function _Py_HashPointerRaw(p: usize): i64 {
  return <i64>((<u64>p >> 4) | ((<u64>p) << 60));
}

export function _Py_HashPointer(p: usize): i64 {
  const hash = _Py_HashPointerRaw(p);
  return hash == -1 ? -2 : hash;
}

/** tp_hash of what is compared by identity. */
export function PyObject_GenericHash(o: PyObject): i64 {
  return _Py_HashPointer(changetype<usize>(o));
}

/** PYTHONHASHSEED: 0 is all zeros, n CPython's linear congruential generator, mode 1 random bytes of the host. */
export function init_hash_secret(): void {
  const secret = pel.hash_secret;
  if (pel.hash_seed_mode == 1) {
    host_random(secret, 24);
    return;
  }
  memory.fill(secret, 0, 24);
  if (!pel.hash_seed) return;
  let x = pel.hash_seed;
  for (let i: usize = 0; i < 24; i++) {
    x = x * 214013 + 2531011;
    store<u8>(secret + i, x >> 16);
  }
}

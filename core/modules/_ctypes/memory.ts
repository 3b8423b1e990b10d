// The memory that ctypes reaches: any address. One that is none ends the process as a segmentation fault does.

import { DATA_BASE } from '../../memory/map';
import { _Py_Segfault } from '../faulthandler/fatal';

/** The first address of all: below it is NULL with its neighbours. */
const FIRST: u64 = 0x400;

/** n bytes at p that can be read. */
export function readable(p: u64, n: u64): usize {
  if (n && (p < FIRST || p + n < p || p + n > (<u64>memory.size()) << 16)) _Py_Segfault();
  return <usize>p;
}

/** n bytes at p that can be written: the constants of the code can not. */
export function writable(p: u64, n: u64): usize {
  if (n && p < <u64>DATA_BASE) _Py_Segfault();
  return readable(p, n);
}

/** The pointer that lies at p. */
export function pointerAt(p: u64): u64 {
  return load<u64>(readable(p, 8));
}

/** How many units of `size` bytes there are before the first 0. */
export function lengthTo0(p: u64, size: u32): i64 {
  let q = p;
  while (true) {
    const at = readable(q, <u64>size);
    if ((size == 1 ? <u32>load<u8>(at) : load<u32>(at)) == 0) return <i64>((q - p) / <u64>size);
    q += <u64>size;
  }
}

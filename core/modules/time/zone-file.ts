// A file of the time zone database: where a zone's offset changes, and by which rules it goes on. (glibc: time/tzfile.c)

import { host_close, host_fs_read, host_open } from '../../host-fs';
import { PyMem_RawFree, PyMem_RawMalloc, PyMem_RawRealloc } from '../../memory/raw';
import { readRules, Zone } from './zone-rules';

/** The big-endian number at p. */
/* @inline */ export function big32(p: usize): i32 {
  return bswap<i32>(load<i32>(p));
}

/** How many bytes the data behind a header take, with times of so many bytes. */
function dataSize(header: usize, width: i32): i32 {
  return (
    big32(header + 32) * (width + 1) +
    big32(header + 36) * 6 +
    big32(header + 40) +
    big32(header + 28) * (width + 4) +
    big32(header + 24) +
    big32(header + 20)
  );
}

const TZIF: u32 = 0x66695a54;
const HEADER: usize = 44;

/** Looks where everything stands in a file of n bytes; false: it is none that we know. */
function openFile(z: Zone, p: usize, n: usize): bool {
  if (n < 2 * HEADER || load<u32>(p) != TZIF || load<u8>(p, 4) < 50) return false;
  const header = p + HEADER + <usize>dataSize(p, 4);
  if (header + HEADER > p + n || load<u32>(header) != TZIF) return false;
  const end = header + HEADER + <usize>dataSize(header, 8);
  if (end > p + n) return false;
  z.transitions = big32(header + 32);
  z.types = big32(header + 36);
  z.times = header + HEADER;
  z.infos = z.times + <usize>z.transitions * 9;
  z.names = z.infos + <usize>z.types * 6;
  store<u8>(p + n, 0);
  if (end < p + n && load<u8>(end + 1) > 10) {
    for (let at = end + 1; at < p + n; at++) if (load<u8>(at) == 10) store<u8>(at, 0);
    readRules(z, end + 1);
    z.has_rules = 1;
  }
  return z.types > 0;
}

/** Longer than any zone's. */
const FILE_LIMIT: usize = 65536;

/** Reads a zone from a file; false: there is none. */
export function readFile(z: Zone, path: usize, length: usize): bool {
  const fd = host_open(path, length, 0, 0);
  if (fd < 0) return false;
  const block = PyMem_RawMalloc(FILE_LIMIT + 1);
  const n = block ? host_fs_read(fd, block, FILE_LIMIT) : -1;
  host_close(fd);
  const kept = n > 0 ? PyMem_RawRealloc(block, n + 1) : 0;
  if (kept && openFile(z, kept, n)) {
    z.file = kept;
    return true;
  }
  if (block) PyMem_RawFree(kept ? kept : block);
  return false;
}

/** The first type that is no summer time: that of what lies before all transitions. */
function firstType(z: Zone): i32 {
  for (let i = 0; i < z.types; i++) if (!load<u8>(z.infos + <usize>i * 6, 4)) return i;
  return 0;
}

/** Which type of the file holds; -1: its rules do. */
export function typeAt(z: Zone, seconds: i64): i32 {
  let low = 0;
  let high = z.transitions;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bswap<i64>(load<i64>(z.times + ((<usize>middle) << 3))) <= seconds) low = middle + 1;
    else high = middle;
  }
  if (low == z.transitions && z.has_rules) return -1;
  return low ? load<u8>(z.times + ((<usize>z.transitions) << 3) + low - 1) : firstType(z);
}

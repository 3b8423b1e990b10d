// Compression: matches found by hash chains, written in the fixed codes; level 0 stores. (RFC 1951)

import { PyMem_Free, PyMem_Malloc, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { ByteWriter, putByte, putBytes } from '../../objects/bytes/writer';
import { FORMAT_GZIP, FORMAT_RAW, FORMAT_ZLIB } from './inflate';
import { adler32, crc32, DISTANCE_BASE, DISTANCE_EXTRA, LENGTH_BASE, LENGTH_EXTRA } from './tables';

const WINDOW: u32 = 32768;
const HASH_SIZE: u32 = 32768;
const MAX_MATCH: u32 = 258;

@unmanaged
export class Deflate {
  input: usize; // raw: up to 32 KiB that are written already, then what is to be written
  input_size: u32;
  done: u32; // bytes of it that are written
  base: u32; // how many bytes came before the input
  head: usize; // u32 of HASH_SIZE: place + 1 of the last bytes with that hash
  chain: usize; // u32 of WINDOW: the place + 1 before
  hold: u64;
  bits: u32;
  level: i32;
  format: i32;
  strategy: i32;
  check: u32;
  total: u32;
  state: i32; // 0: the header is not written; 1; 2: finished
}

/** Memory for the tables: false: there is none. */
export function beginDeflate(z: Deflate): bool {
  z.head = PyMem_Malloc((<usize>HASH_SIZE) << 2);
  z.chain = PyMem_Malloc((<usize>WINDOW) << 2);
  if (!z.head || !z.chain) return false;
  memory.fill(z.head, 0, (<usize>HASH_SIZE) << 2);
  z.check = z.format == FORMAT_ZLIB ? 1 : 0;
  return true;
}

export function endDeflate(z: Deflate): void {
  PyMem_Free(z.input);
  PyMem_Free(z.head);
  PyMem_Free(z.chain);
  z.input = z.head = z.chain = 0;
}

function putBits(z: Deflate, out: ByteWriter, value: u64, n: u32): bool {
  z.hold |= value << (<u64>z.bits);
  z.bits += n;
  while (z.bits >= 8) {
    if (putByte(out, <u32>(z.hold & 255)) < 0) return false;
    z.hold >>= 8;
    z.bits -= 8;
  }
  return true;
}

function reversed(value: u32, n: u32): u32 {
  let r: u32 = 0;
  for (let i: u32 = 0; i < n; i++) if ((value >> i) & 1) r |= 1 << (n - 1 - i);
  return r;
}

/** A literal or length symbol in the fixed code. */
function putSymbol(z: Deflate, out: ByteWriter, s: u32): bool {
  if (s < 144) return putBits(z, out, reversed(0x30 + s, 8), 8);
  if (s < 256) return putBits(z, out, reversed(0x190 + s - 144, 9), 9);
  if (s < 280) return putBits(z, out, reversed(s - 256, 7), 7);
  return putBits(z, out, reversed(0xc0 + s - 280, 8), 8);
}

function putMatch(z: Deflate, out: ByteWriter, length: u32, distance: u32): bool {
  let l: u32 = 28;
  while (<u32>load<u16>(LENGTH_BASE() + (l << 1)) > length) l--;
  let d: u32 = 29;
  while (<u32>load<u16>(DISTANCE_BASE() + (d << 1)) > distance) d--;
  return (
    putSymbol(z, out, 257 + l) &&
    putBits(z, out, length - load<u16>(LENGTH_BASE() + (l << 1)), load<u8>(LENGTH_EXTRA() + l)) &&
    putBits(z, out, reversed(d, 5), 5) &&
    putBits(z, out, distance - load<u16>(DISTANCE_BASE() + (d << 1)), load<u8>(DISTANCE_EXTRA() + d))
  );
}

/* @inline */ function hashAt(p: usize): u32 {
  return ((load<u32>(p) & 0xffffff) * 0x9e3779b1) >> 17;
}

function remember(z: Deflate, i: u32): void {
  const h = z.head + ((<usize>hashAt(z.input + i)) << 2);
  const place = z.base + i;
  store<u32>(z.chain + ((<usize>(place & (WINDOW - 1))) << 2), load<u32>(h));
  store<u32>(h, place + 1);
}

/** The longest match at i: length << 16 | distance; 0: none. */
function longest(z: Deflate, i: u32): u32 {
  const rest = min(z.input_size - i, MAX_MATCH);
  if (rest < 3 || z.strategy == 2) return 0;
  const place = z.base + i;
  let next = load<u32>(z.head + ((<usize>hashAt(z.input + i)) << 2));
  let tries = z.level < 0 ? 64 : z.level < 4 ? 4 << z.level : z.level < 9 ? 16 << (z.level - 4) : 4096;
  let best: u32 = 2;
  let distance: u32 = 0;
  while (next && tries-- > 0) {
    const other = next - 1;
    const back = place - other;
    // Place 0 is never matched: zlib takes it for none, and what it writes is compared.
    if (other == 0 || back == 0 || back > WINDOW - 262 || other < z.base) break;
    const p = z.input + (other - z.base);
    const q = z.input + i;
    let n: u32 = 0;
    while (n < rest && load<u8>(p + n) == load<u8>(q + n)) n++;
    if (n > best) {
      best = n;
      distance = back;
      if (n == rest) break;
    }
    const before = load<u32>(z.chain + ((<usize>(other & (WINDOW - 1))) << 2));
    if (before >= next) break;
    next = before;
  }
  // Three bytes far away cost more than three literals.
  return distance && (best > 3 || distance < 4096) ? (best << 16) | distance : 0;
}

function compressBlock(z: Deflate, out: ByteWriter, last: bool): bool {
  if (!putBits(z, out, last ? 3 : 2, 3)) return false;
  let i = z.done;
  while (i < z.input_size) {
    const found = longest(z, i);
    const n = found ? found >> 16 : 1;
    const ok = found ? putMatch(z, out, n, found & 0xffff) : putSymbol(z, out, load<u8>(z.input + i));
    if (!ok) return false;
    for (let k: u32 = 0; k < n; k++) if (i + k + 3 <= z.input_size) remember(z, i + k);
    i += n;
  }
  z.done = i;
  return putSymbol(z, out, 256);
}

function alignBits(z: Deflate, out: ByteWriter): bool {
  return z.bits == 0 || putBits(z, out, 0, 8 - z.bits);
}

/** Stored blocks of what is left; an empty one where nothing is. */
function storeBlocks(z: Deflate, out: ByteWriter, last: bool): bool {
  do {
    const n = min<u32>(z.input_size - z.done, 65535);
    const final = last && z.done + n == z.input_size;
    if (!putBits(z, out, final ? 1 : 0, 3) || !alignBits(z, out)) return false;
    if (!putBits(z, out, n, 16) || !putBits(z, out, n ^ 0xffff, 16)) return false;
    if (putBytes(out, z.input + z.done, n) < 0) return false;
    z.done += n;
  } while (z.done < z.input_size);
  return true;
}

function header(z: Deflate, out: ByteWriter): bool {
  z.state = 1;
  if (z.format == FORMAT_RAW) return true;
  if (z.format == FORMAT_ZLIB) {
    const second: u32 = z.level < 0 || z.level == 6 ? 0x9c : z.level < 2 ? 0x01 : z.level < 6 ? 0x5e : 0xda;
    return putByte(out, 0x78) == 0 && putByte(out, second) == 0;
  }
  for (let i = 0; i < 10; i++) {
    const c: u32 =
      i == 0 ? 0x1f : i == 1 ? 0x8b : i == 2 ? 8 : i == 8 ? (z.level == 9 ? 2 : z.level == 1 ? 4 : 0) : i == 9 ? 3 : 0;
    if (putByte(out, c) < 0) return false;
  }
  return true;
}

function writeBlock(z: Deflate, out: ByteWriter, last: bool): bool {
  return z.level == 0 ? storeBlocks(z, out, last) : compressBlock(z, out, last);
}

/** Takes n bytes over: false: no memory. What has grown large is written. */
export function addInput(z: Deflate, out: ByteWriter, p: usize, n: u32): bool {
  if (z.state == 0 && !header(z, out)) return false;
  if (z.done > WINDOW) {
    const drop = z.done - WINDOW;
    memory.copy(z.input, z.input + drop, z.input_size - drop);
    z.input_size -= drop;
    z.done -= drop;
    z.base += drop;
  }
  const input = PyMem_Realloc(z.input, z.input_size + n + 8);
  if (!input) return false;
  z.input = input;
  memory.copy(input + z.input_size, p, n);
  z.input_size += n;
  memory.fill(input + z.input_size, 0, 8);
  z.total += n;
  if (z.format == FORMAT_ZLIB) z.check = adler32(z.check, p, n);
  else if (z.format == FORMAT_GZIP) z.check = crc32(z.check, p, n);
  return z.input_size - z.done < 65536 || writeBlock(z, out, false);
}

/** Writes what waits; finish: and ends the stream. false: no memory. */
export function flushDeflate(z: Deflate, out: ByteWriter, finish: bool): bool {
  if (z.state == 0 && !header(z, out)) return false;
  if (!finish) {
    if (z.done < z.input_size && !writeBlock(z, out, false)) return false;
    return putBits(z, out, 0, 3) && alignBits(z, out) && putBits(z, out, 0, 16) && putBits(z, out, 0xffff, 16);
  }
  if (!writeBlock(z, out, true) || !alignBits(z, out)) return false;
  z.state = 2;
  if (z.format == FORMAT_ZLIB) return putBits(z, out, bswap<u32>(z.check), 32);
  return z.format == FORMAT_RAW || (putBits(z, out, z.check, 32) && putBits(z, out, z.total, 32));
}

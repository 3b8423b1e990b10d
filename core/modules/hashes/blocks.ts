// One block of each hash into its state. (FIPS 180-4, FIPS 202, RFC 1321)

import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';
import { KECCAK_LANES, KECCAK_RC, KECCAK_ROTATIONS, MD5_S, MD5_T, SHA2_K } from './tables';

/** Adds the 64 bytes at p to the state at h. */
export function md5Block(h: usize, p: usize): void {
  let a = load<u32>(h);
  let b = load<u32>(h, 4);
  let c = load<u32>(h, 8);
  let d = load<u32>(h, 12);
  const t = MD5_T();
  const s = MD5_S();
  for (let i: u32 = 0; i < 64; i++) {
    const round = i >> 4;
    let f: u32;
    let g: u32;
    if (round == 0) {
      f = (b & c) | (~b & d);
      g = i;
    } else if (round == 1) {
      f = (d & b) | (~d & c);
      g = (5 * i + 1) & 15;
    } else if (round == 2) {
      f = b ^ c ^ d;
      g = (3 * i + 5) & 15;
    } else {
      f = c ^ (b | ~d);
      g = (7 * i) & 15;
    }
    const x = a + f + load<u32>(t + (i << 2)) + load<u32>(p + (g << 2));
    a = d;
    d = c;
    c = b;
    b = b + rotl<u32>(x, <u32>load<u8>(s + (round << 2) + (i & 3)));
  }
  store<u32>(h, load<u32>(h) + a);
  store<u32>(h, load<u32>(h, 4) + b, 4);
  store<u32>(h, load<u32>(h, 8) + c, 8);
  store<u32>(h, load<u32>(h, 12) + d, 12);
}

/** Adds the 64 bytes at p to the state at h. */
export function sha1Block(h: usize, p: usize): void {
  const w = stackAlloc(40);
  for (let i: u32 = 0; i < 16; i++) store<u32>(w + (i << 2), bswap<u32>(load<u32>(p + (i << 2))));
  for (let i: u32 = 16; i < 80; i++) {
    const q = w + (i << 2);
    store<u32>(q, rotl<u32>(load<u32>(q - 12) ^ load<u32>(q - 32) ^ load<u32>(q - 56) ^ load<u32>(q - 64), 1));
  }
  let a = load<u32>(h);
  let b = load<u32>(h, 4);
  let c = load<u32>(h, 8);
  let d = load<u32>(h, 12);
  let e = load<u32>(h, 16);
  for (let i: u32 = 0; i < 80; i++) {
    let f: u32;
    let k: u32;
    if (i < 20) {
      f = (b & c) | (~b & d);
      k = 0x5a827999;
    } else if (i < 40) {
      f = b ^ c ^ d;
      k = 0x6ed9eba1;
    } else if (i < 60) {
      f = (b & c) | (b & d) | (c & d);
      k = 0x8f1bbcdc;
    } else {
      f = b ^ c ^ d;
      k = 0xca62c1d6;
    }
    const x = rotl<u32>(a, 5) + f + e + k + load<u32>(w + (i << 2));
    e = d;
    d = c;
    c = rotl<u32>(b, 30);
    b = a;
    a = x;
  }
  stackFree(w);
  store<u32>(h, load<u32>(h) + a);
  store<u32>(h, load<u32>(h, 4) + b, 4);
  store<u32>(h, load<u32>(h, 8) + c, 8);
  store<u32>(h, load<u32>(h, 12) + d, 12);
  store<u32>(h, load<u32>(h, 16) + e, 16);
}

/** Adds the 64 bytes at p to the state at h. */
export function sha256Block(h: usize, p: usize): void {
  const w = stackAlloc(36);
  const v = w + 256;
  for (let i: u32 = 0; i < 16; i++) store<u32>(w + (i << 2), bswap<u32>(load<u32>(p + (i << 2))));
  for (let i: u32 = 16; i < 64; i++) {
    const q = w + (i << 2);
    const x = load<u32>(q - 60);
    const y = load<u32>(q - 8);
    const s0 = rotr<u32>(x, 7) ^ rotr<u32>(x, 18) ^ (x >> 3);
    const s1 = rotr<u32>(y, 17) ^ rotr<u32>(y, 19) ^ (y >> 10);
    store<u32>(q, load<u32>(q - 64) + s0 + load<u32>(q - 28) + s1);
  }
  memory.copy(v, h, 32);
  const k = SHA2_K();
  for (let i: u32 = 0; i < 64; i++) {
    const a = load<u32>(v);
    const e = load<u32>(v, 16);
    const s1 = rotr<u32>(e, 6) ^ rotr<u32>(e, 11) ^ rotr<u32>(e, 25);
    const ch = (e & load<u32>(v, 20)) ^ (~e & load<u32>(v, 24));
    const t1 = load<u32>(v, 28) + s1 + ch + load<u32>(k + (i << 3), 4) + load<u32>(w + (i << 2));
    const s0 = rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22);
    const b = load<u32>(v, 4);
    const c = load<u32>(v, 8);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    memory.copy(v + 4, v, 28);
    store<u32>(v, t1 + t2);
    store<u32>(v, load<u32>(v, 16) + t1, 16);
  }
  for (let i: usize = 0; i < 32; i += 4) store<u32>(h + i, load<u32>(h + i) + load<u32>(v + i));
  stackFree(w);
}

/** Adds the 128 bytes at p to the state at h. */
export function sha512Block(h: usize, p: usize): void {
  const w = stackAlloc(88);
  const v = w + 640;
  for (let i: u32 = 0; i < 16; i++) store<u64>(w + (i << 3), bswap<u64>(load<u64>(p + (i << 3))));
  for (let i: u32 = 16; i < 80; i++) {
    const q = w + (i << 3);
    const x = load<u64>(q - 120);
    const y = load<u64>(q - 16);
    const s0 = rotr<u64>(x, 1) ^ rotr<u64>(x, 8) ^ (x >> 7);
    const s1 = rotr<u64>(y, 19) ^ rotr<u64>(y, 61) ^ (y >> 6);
    store<u64>(q, load<u64>(q - 128) + s0 + load<u64>(q - 56) + s1);
  }
  memory.copy(v, h, 64);
  const k = SHA2_K();
  for (let i: u32 = 0; i < 80; i++) {
    const a = load<u64>(v);
    const e = load<u64>(v, 32);
    const s1 = rotr<u64>(e, 14) ^ rotr<u64>(e, 18) ^ rotr<u64>(e, 41);
    const ch = (e & load<u64>(v, 40)) ^ (~e & load<u64>(v, 48));
    const t1 = load<u64>(v, 56) + s1 + ch + load<u64>(k + (i << 3)) + load<u64>(w + (i << 3));
    const s0 = rotr<u64>(a, 28) ^ rotr<u64>(a, 34) ^ rotr<u64>(a, 39);
    const b = load<u64>(v, 8);
    const c = load<u64>(v, 16);
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    memory.copy(v + 8, v, 56);
    store<u64>(v, t1 + t2);
    store<u64>(v, load<u64>(v, 32) + t1, 32);
  }
  for (let i: usize = 0; i < 64; i += 8) store<u64>(h + i, load<u64>(h + i) + load<u64>(v + i));
  stackFree(w);
}

/** Keccak-f[1600] of the state, after rate bytes of the block were added. */
export function keccakBlock(s: usize, p: usize, rate: usize): void {
  for (let i: usize = 0; i < rate; i += 8) store<u64>(s + i, load<u64>(s + i) ^ load<u64>(p + i));
  const c = stackAlloc(5);
  const rc = KECCAK_RC();
  const rotations = KECCAK_ROTATIONS();
  const lanes = KECCAK_LANES();
  for (let round: usize = 0; round < 24; round++) {
    for (let x: usize = 0; x < 40; x += 8) {
      const q = s + x;
      store<u64>(c + x, load<u64>(q) ^ load<u64>(q, 40) ^ load<u64>(q, 80) ^ load<u64>(q, 120) ^ load<u64>(q, 160));
    }
    for (let x: usize = 0; x < 5; x++) {
      const d = load<u64>(c + (((x + 4) % 5) << 3)) ^ rotl<u64>(load<u64>(c + (((x + 1) % 5) << 3)), 1);
      for (let y: usize = 0; y < 200; y += 40) store<u64>(s + y + (x << 3), load<u64>(s + y + (x << 3)) ^ d);
    }
    let t = load<u64>(s, 8);
    for (let i: usize = 0; i < 24; i++) {
      const q = s + ((<usize>load<u8>(lanes + i)) << 3);
      const next = load<u64>(q);
      store<u64>(q, rotl<u64>(t, <u64>load<u8>(rotations + i)));
      t = next;
    }
    for (let y: usize = 0; y < 200; y += 40) {
      memory.copy(c, s + y, 40);
      for (let x: usize = 0; x < 5; x++) {
        store<u64>(
          s + y + (x << 3),
          load<u64>(c + (x << 3)) ^ (~load<u64>(c + (((x + 1) % 5) << 3)) & load<u64>(c + (((x + 2) % 5) << 3))),
        );
      }
    }
    store<u64>(s, load<u64>(s) ^ load<u64>(rc + (round << 3)));
  }
  stackFree(c);
}

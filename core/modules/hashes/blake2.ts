// BLAKE2b and BLAKE2s: one algorithm for words of 64 and of 32 bits. (RFC 7693)

import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';
import { SHA2_H } from './tables';

/** Ten orders of a block's sixteen words, four bits a word; BLAKE2b's last two rounds take the first two again. */
/* @inline */ function SIGMA(): usize {
  return memory.data<u64>([
    0xfedcba9876543210, 0x357b20c16df984ae, 0x491763eadf250c8b, 0x8f04a562ebcd1397, 0xd386cb1efa427509,
    0x91ef57d438b0a6c2, 0xb8293670a4def15c, 0xa2684f05931ce7bd, 0x5a417d2c803b9ef6, 0x0dc3e9bf5167482a,
  ]);
}

/** The i-th word that the state begins with: SHA-512's and SHA-256's roots. */
export function blake2Start(wide: bool, i: usize): u64 {
  return wide ? load<u64>(SHA2_H() + (i << 3), 64) : <u64>load<u32>(SHA2_H() + (i << 3), 68);
}

/** Mixes two words of the block into a column or diagonal of the 16 working words, each in 8 bytes. */
function mix(wide: bool, v: usize, a: usize, b: usize, c: usize, d: usize, x: u64, y: u64): void {
  const pa = v + (a << 3);
  const pb = v + (b << 3);
  const pc = v + (c << 3);
  const pd = v + (d << 3);
  if (wide) {
    let va = load<u64>(pa) + load<u64>(pb) + x;
    let vd = rotr<u64>(load<u64>(pd) ^ va, 32);
    let vc = load<u64>(pc) + vd;
    let vb = rotr<u64>(load<u64>(pb) ^ vc, 24);
    va += vb + y;
    vd = rotr<u64>(vd ^ va, 16);
    vc += vd;
    vb = rotr<u64>(vb ^ vc, 63);
    store<u64>(pa, va);
    store<u64>(pb, vb);
    store<u64>(pc, vc);
    store<u64>(pd, vd);
  } else {
    let va = load<u32>(pa) + load<u32>(pb) + <u32>x;
    let vd = rotr<u32>(load<u32>(pd) ^ va, 16);
    let vc = load<u32>(pc) + vd;
    let vb = rotr<u32>(load<u32>(pb) ^ vc, 12);
    va += vb + <u32>y;
    vd = rotr<u32>(vd ^ va, 8);
    vc += vd;
    vb = rotr<u32>(vb ^ vc, 7);
    store<u32>(pa, va);
    store<u32>(pb, vb);
    store<u32>(pc, vc);
    store<u32>(pd, vd);
  }
}

function wordAt(wide: bool, p: usize, i: usize): u64 {
  return wide ? load<u64>(p + (i << 3)) : <u64>load<u32>(p + (i << 2));
}

/**
 * One block into the state h, eight words. count: bytes so far, this block's with them; last, lastNode: all ones for the last
 * block of all and of a tree's last node, else 0.
 */
export function blake2Block(wide: bool, h: usize, block: usize, count: u64, last: u64, lastNode: u64): void {
  const v = stackAlloc(16);
  for (let i: usize = 0; i < 8; i++) {
    store<u64>(v + (i << 3), wordAt(wide, h, i));
    store<u64>(v + (i << 3), blake2Start(wide, i), 64);
  }
  store<u64>(v, load<u64>(v, 96) ^ (wide ? count : count & 0xffffffff), 96);
  if (!wide) store<u64>(v, load<u64>(v, 104) ^ (count >> 32), 104);
  store<u64>(v, load<u64>(v, 112) ^ last, 112);
  store<u64>(v, load<u64>(v, 120) ^ lastNode, 120);
  const rounds: usize = wide ? 12 : 10;
  for (let r: usize = 0; r < rounds; r++) {
    let order = load<u64>(SIGMA() + ((r % 10) << 3));
    for (let i: usize = 0; i < 8; i++) {
      const x = wordAt(wide, block, <usize>order & 15);
      const y = wordAt(wide, block, <usize>(order >> 4) & 15);
      order >>= 8;
      const turn: usize = i >> 2; // columns, then diagonals
      const b = (i + turn) & 3;
      const c = (i + turn + turn) & 3;
      const d = (i + turn * 3) & 3;
      mix(wide, v, i & 3, 4 + b, 8 + c, 12 + d, x, y);
    }
  }
  for (let i: usize = 0; i < 8; i++) {
    const word = load<u64>(v + (i << 3)) ^ load<u64>(v + (i << 3), 64);
    if (wide) store<u64>(h + (i << 3), load<u64>(h + (i << 3)) ^ word);
    else store<u32>(h + (i << 2), load<u32>(h + (i << 2)) ^ <u32>word);
  }
  stackFree(v);
}

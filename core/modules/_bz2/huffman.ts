// Code lengths and codes. (libbzip2: huffman.c)

import { stackAlloc } from '../../runtime/cold';
import { stackFree } from '../../runtime/pellucid';

/** Symbols at most: 256 bytes moved to the front, two for runs of zeros, less the zero itself, and the end. */
export const SYMBOLS = 258;

/* @inline */ function word(array: usize, i: i32): i32 {
  return load<i32>(array + ((<usize>i) << 2));
}

/* @inline */ function setWord(array: usize, i: i32, value: i32): void {
  store<i32>(array + ((<usize>i) << 2), value);
}

function siftUp(heap: usize, weight: usize, i: i32): void {
  const node = word(heap, i);
  for (; word(weight, node) < word(weight, word(heap, i >> 1)); i >>= 1) setWord(heap, i, word(heap, i >> 1));
  setWord(heap, i, node);
}

/** Takes the lightest node off a heap of n. */
function takeLightest(heap: usize, weight: usize, n: i32): i32 {
  const result = word(heap, 1);
  const node = word(heap, n);
  setWord(heap, 1, node);
  n--;
  let i = 1;
  while (2 * i <= n) {
    let child = 2 * i;
    if (child < n && word(weight, word(heap, child + 1)) < word(weight, word(heap, child))) child++;
    if (word(weight, node) < word(weight, word(heap, child))) break;
    setWord(heap, i, word(heap, child));
    i = child;
  }
  setWord(heap, i, node);
  return result;
}

/**
 * Lengths (a byte a symbol) of codes for n symbols that come freq[i] times (i32), none longer than `longest`. Of equal weights the
 * shallower tree is the lighter one: a weight has the depth in its low byte.
 */
export function codeLengths(lengths: usize, freq: usize, n: i32, longest: i32): void {
  const weight = stackAlloc(4 * SYMBOLS);
  const parent = weight + 8 * SYMBOLS;
  const heap = parent + 8 * SYMBOLS;
  for (let i = 0; i < n; i++) setWord(weight, i + 1, max(word(freq, i), 1) << 8);
  while (true) {
    setWord(heap, 0, 0);
    setWord(weight, 0, 0);
    for (let i = 1; i <= n; i++) {
      setWord(parent, i, -1);
      setWord(heap, i, i);
      siftUp(heap, weight, i);
    }
    let nodes = n;
    for (let left = n; left > 1; left--) {
      const a = takeLightest(heap, weight, left);
      const b = takeLightest(heap, weight, left - 1);
      nodes++;
      setWord(parent, a, nodes);
      setWord(parent, b, nodes);
      setWord(parent, nodes, -1);
      const wa = word(weight, a);
      const wb = word(weight, b);
      setWord(weight, nodes, ((wa & ~255) + (wb & ~255)) | (1 + max(wa & 255, wb & 255)));
      setWord(heap, left - 1, nodes);
      siftUp(heap, weight, left - 1);
    }
    let deepest = 0;
    for (let i = 1; i <= n; i++) {
      let depth = 0;
      for (let k = i; word(parent, k) >= 0; k = word(parent, k)) depth++;
      store<u8>(lengths + i - 1, depth);
      deepest = max(deepest, depth);
    }
    if (deepest <= longest) break;
    // Flatter weights make a flatter tree.
    for (let i = 1; i <= n; i++) setWord(weight, i, (1 + (word(weight, i) >> 9)) << 8);
  }
  stackFree(weight);
}

/** Codes (i32 a symbol) of these lengths, counted up from the shortest. */
export function assignCodes(codes: usize, lengths: usize, n: i32): void {
  let code = 0;
  for (let length = 1; length <= 20; length++) {
    for (let i = 0; i < n; i++) if (load<u8>(lengths + i) == length) setWord(codes, i, code++);
    code <<= 1;
  }
}

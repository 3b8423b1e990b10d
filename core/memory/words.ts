// Clearing and copying a few words. memory.fill and memory.copy are calls out of the machine code; for the size of
// an object a loop is faster.

/** Zeroes n bytes at p; both multiples of 8. */
/* @inline */ export function zeroWords(p: usize, n: usize): void {
  if (n > 256) memory.fill(p, 0, n);
  else for (const end = p + n; p < end; p += 8) store<u64>(p, 0);
}

/** Copies n bytes, rounded up to 8 (the raw allocator's blocks, too, have so many), between blocks that do not overlap. */
/* @inline */ export function copyBlock(to: usize, from: usize, n: usize): void {
  let i: usize = 0;
  for (; i + 8 < n; i += 16) v128.store(to + i, v128.load(from + i));
  if (i < n) store<u64>(to + i, load<u64>(from + i));
}

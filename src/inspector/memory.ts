// The bytes of an image for the hot loops: words of a typed array. An address that is nowhere reads as 0, so nothing
// that a damaged image says can make a reader throw.

import type { Image } from './image.js';

/** Typed views of bytes, for readers that ask for millions of words. */
export class Memory {
  readonly words: Uint32Array;
  readonly bytes: Uint8Array;
  /** Bytes of memory. */
  readonly size: number;

  /** A view of the image as it is now: valid until the process grows its memory. */
  constructor(image: Image) {
    const buffer = image.buffer;
    this.size = buffer.byteLength & ~3;
    this.words = new Uint32Array(buffer, 0, this.size >>> 2);
    this.bytes = new Uint8Array(buffer);
  }

  /** A pointer, or any 32-bit word; 0 outside of memory. */
  ptr(a: number): number {
    return (this.words[a >>> 2] as number) >>> 0;
  }
  i32(a: number): number {
    return (this.words[a >>> 2] as number) | 0;
  }
  u8(a: number): number {
    return (this.bytes[a] as number) | 0;
  }
  u16(a: number): number {
    return this.u8(a) | (this.u8(a + 1) << 8);
  }
  /** A 64-bit size: what is negative or does not fit 32 bits reads as -1. */
  size64(a: number): number {
    const low = this.ptr(a);
    return this.ptr(a + 4) === 0 && low < 0x80000000 ? low : -1;
  }
  /** Whether n bytes from a lie in memory. */
  has(a: number, n: number): boolean {
    return a > 0 && a + n <= this.size;
  }
}

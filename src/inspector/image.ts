// Reading a process's memory, live or a copy of it. Nothing here writes.

import type { Layout } from './layout.js';

const utf8 = new TextDecoder();

/** Bytes of a process with the layout that tells what they mean: reads, and never disturbs. */
export class Image {
  readonly layout: Layout;
  private readonly source: { readonly buffer: ArrayBuffer };
  private cachedBuffer: ArrayBuffer;
  private cachedView: DataView;

  /** source: a WebAssembly.Memory (it may grow), or {buffer} of a copy. */
  constructor(source: { readonly buffer: ArrayBuffer }, layout: Layout) {
    this.source = source;
    this.layout = layout;
    this.cachedBuffer = source.buffer;
    this.cachedView = new DataView(this.cachedBuffer);
  }

  private get view(): DataView {
    if (this.source.buffer !== this.cachedBuffer) {
      this.cachedBuffer = this.source.buffer;
      this.cachedView = new DataView(this.cachedBuffer);
    }
    return this.cachedView;
  }

  /** The bytes as they are now; a process that grows its memory gets another buffer. */
  get buffer(): ArrayBuffer {
    return this.source.buffer;
  }

  /** Bytes of memory. */
  get size(): number {
    return this.source.buffer.byteLength;
  }

  /** Whether n bytes from address lie in memory. */
  has(address: number, n = 1): boolean {
    return address > 0 && address + n <= this.size;
  }

  u8(a: number): number {
    return this.view.getUint8(a);
  }
  u16(a: number): number {
    return this.view.getUint16(a, true);
  }
  u32(a: number): number {
    return this.view.getUint32(a, true);
  }
  i32(a: number): number {
    return this.view.getInt32(a, true);
  }
  i64(a: number): bigint {
    return this.view.getBigInt64(a, true);
  }
  u64(a: number): bigint {
    return this.view.getBigUint64(a, true);
  }
  f64(a: number): number {
    return this.view.getFloat64(a, true);
  }
  /** A 64-bit size or count that fits a number. */
  size64(a: number): number {
    return Number(this.view.getBigInt64(a, true));
  }
  /** A pointer: the low half of its 8 bytes. */
  ptr(a: number): number {
    return this.view.getUint32(a, true);
  }

  bytes(a: number, n: number): Uint8Array {
    return new Uint8Array(this.source.buffer, a, n);
  }

  /** A C string. */
  cstring(a: number): string {
    let end = a;
    while (end < this.size && this.u8(end) !== 0) end++;
    return utf8.decode(this.bytes(a, end - a).slice());
  }

  /** The address of a field. */
  at(address: number, struct: string, field: string): number {
    return address + this.layout.offset(struct, field);
  }

  ptrField(address: number, struct: string, field: string): number {
    return this.ptr(this.at(address, struct, field));
  }

  sizeField(address: number, struct: string, field: string): number {
    return this.size64(this.at(address, struct, field));
  }

  i32Field(address: number, struct: string, field: string): number {
    return this.i32(this.at(address, struct, field));
  }
}

// The memory of a process, and the ways in which the host reads and writes it.

import type { CoreExports, PelLayout } from './core-exports.js';

const INITIAL_PAGES = 128;
const MAX_PAGES = 65536;

const encoder = new TextEncoder();

/** A memory for one process. */
export const newMemory = (): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAX_PAGES });

/**
 * One process's bytes. A raw block (PyMem_RawMalloc) carries what is longer than a number: its first four bytes say how long
 * it is, and whom it is handed to frees it. Growing moves the bytes: no view outlives a call of the core.
 */
export abstract class ProcessMemory {
  readonly memory: WebAssembly.Memory;
  abstract readonly core: CoreExports;
  protected readonly pel: PelLayout;

  constructor(pel: PelLayout, memory: WebAssembly.Memory = newMemory()) {
    this.pel = pel;
    this.memory = memory;
  }

  get view(): DataView {
    return new DataView(this.memory.buffer);
  }

  bytes(p: number, n: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, p, n);
  }

  text(p: number, n: number): string {
    return new TextDecoder().decode(this.bytes(p, n));
  }

  /** An AssemblyScript string: its length in bytes stands before it. */
  utf16(p: number): string {
    if (p === 0) return '';
    const n = this.view.getUint32(p - 4, true);
    const units = new Uint16Array(this.memory.buffer.slice(p, p + n));
    return String.fromCharCode(...units);
  }

  /** Writes a text as UTF-8 where there is room for it: its length. */
  writeText(into: number, text: string): number {
    const bytes = encoder.encode(text);
    this.bytes(into, bytes.length).set(bytes);
    return bytes.length;
  }

  pel32(field: string): number {
    return this.view.getInt32(this.pelAddress(field), true);
  }

  setPel32(field: string, value: number): void {
    this.view.setInt32(this.pelAddress(field), value, true);
  }

  pel64(field: string): bigint {
    return this.view.getBigInt64(this.pelAddress(field), true);
  }

  setPel64(field: string, value: bigint): void {
    this.view.setBigInt64(this.pelAddress(field), value, true);
  }

  /** Where a field of pel lies. */
  pelAddress(field: string): number {
    const offset = this.pel.offset[field];
    if (offset === undefined) throw new Error(`pel has no field ${field}`);
    return this.pel.base + offset;
  }

  /** A raw block of n bytes; 0: no memory. */
  rawBlock(n: number): number {
    return this.core.rawMalloc(n) >>> 0;
  }

  /** A raw block: u32 length, then the bytes. 0: no memory. */
  block(bytes: Uint8Array): number {
    const p = this.rawBlock(4 + bytes.length);
    if (p === 0) return 0;
    this.view.setUint32(p, bytes.length, true);
    this.bytes(p + 4, bytes.length).set(bytes);
    return p;
  }

  /** A raw block with a text as UTF-8. 0: no memory. */
  textBlock(text: string): number {
    return this.block(encoder.encode(text));
  }

  /** The text of a block that the core handed over, which is freed. */
  protected takeText(block: number): string {
    const text = this.text(block + 4, this.view.getUint32(block, true));
    this.core.rawFree(block);
    return text;
  }

  /** Calls a function of the core with copies of texts, each as its address and length, and with what else it takes. */
  protected callWith<T>(call: (...args: number[]) => T, texts: (string | Uint8Array)[], ...rest: number[]): T {
    const copies: number[] = [];
    const spans = texts.flatMap((text) => {
      const bytes = typeof text === 'string' ? encoder.encode(text) : text;
      const p = this.rawBlock(Math.max(bytes.length, 1));
      if (p === 0) throw new Error('MemoryError');
      this.bytes(p, bytes.length).set(bytes);
      copies.push(p);
      return [p, bytes.length];
    });
    const result = call(...spans, ...rest);
    for (const p of copies) this.core.rawFree(p);
    return result;
  }
}

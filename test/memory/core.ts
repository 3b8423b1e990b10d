// A bare core for the allocator's tests: the debug build, no Python in it, only the allocators and the collector set up.
import fs from 'node:fs';

interface Exports {
  init_obmalloc(): void;
  init_gc_state(): void;
  PyObject_Malloc(n: number): number;
  PyObject_Calloc(n: number, size: number): number;
  PyObject_Realloc(p: number, n: number): number;
  PyObject_Free(p: number): void;
  PyMem_RawMalloc(n: number): number;
  PyMem_RawCalloc(n: number, size: number): number;
  PyMem_RawRealloc(p: number, n: number): number;
  PyMem_RawFree(p: number): void;
  _PyObject_VirtualAlloc(n: number): number;
  _PyObject_VirtualFree(p: number, n: number): void;
  _Py_GetGlobalAllocatedBlocks(): bigint;
  _PyObject_DebugMallocStats(): void;
  verifyHeap(): number;
  reportText(): number;
  reportLength(): number;
}

export interface Core {
  readonly call: Exports;
  readonly memory: WebAssembly.Memory;
  /** What was written to file descriptor 2. */
  readonly stderr: string[];
  u8(): Uint8Array;
  u32(address: number): number;
  setU32(address: number, value: number): void;
  /** The low half of a pointer field. */
  ptr(address: number): number;
  /** Throws the verifier's report when the heap is not sound. */
  verify(): void;
}

export const OBMALLOC_BASE = 0x346000;
export const MGMT = OBMALLOC_BASE + 512;
export const SPAN_MAP = OBMALLOC_BASE + 1096;
export const MEMORY_LIMIT = 0x387020;
export const RAW_STATISTICS = 0x388000;
export const SWITCHES = 0x38c000;
export const HEAP_BASE = 0x700000;

let compiled: WebAssembly.Module | undefined;

export function newCore(): Core {
  compiled ??= new WebAssembly.Module(fs.readFileSync('dist/core/debug.wasm'));
  const memory = new WebAssembly.Memory({ initial: 128, maximum: 65536 });
  const text = (p: number, n: number): string => Buffer.from(memory.buffer, p, n).toString();
  const utf16 = (p: number): string =>
    p ? Buffer.from(memory.buffer, p, new DataView(memory.buffer).getUint32(p - 4, true)).toString('utf16le') : '';
  const stderr: string[] = [];
  const host: Record<string, WebAssembly.ImportValue> = {};
  for (const { module, name } of WebAssembly.Module.imports(compiled)) {
    if (module !== 'host') continue;
    host[name] = (): number => {
      throw new Error(`the allocator called host.${name}`);
    };
  }
  const abort = (message: number, file: number, line: number): never => {
    throw new Error(`assertion failed: ${utf16(message)} (${utf16(file)}:${line})`);
  };
  const write = (fd: number, p: number, n: number): number => {
    if (fd === 2) stderr.push(text(p, n));
    return n;
  };
  const imports = { env: { memory }, host: { ...host, abort, write } };
  const call = new WebAssembly.Instance(compiled, imports).exports as unknown as Exports;
  call.init_obmalloc();
  call.init_gc_state();
  const view = (): DataView => new DataView(memory.buffer);
  return {
    call,
    memory,
    stderr,
    u8: () => new Uint8Array(memory.buffer),
    u32: (a) => view().getUint32(a, true),
    setU32: (a, v) => view().setUint32(a, v, true),
    ptr: (a) => view().getUint32(a, true),
    verify() {
      if (call.verifyHeap()) throw new Error(`the heap is not sound:\n${text(call.reportText(), call.reportLength())}`);
    },
  };
}

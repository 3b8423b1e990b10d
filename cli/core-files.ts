// Where the built core lies beside this file.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import { BOOT_IMAGE_HEAD, type BootImage, isBootImage } from '../src/host/boot-image.js';
import type { PelLayout } from '../src/host/core-exports.js';
import { Library } from '../src/host/library.js';
import { readCodeCache } from './code-cache.js';

const require = createRequire(import.meta.url);
const folder = new URL('../core/', import.meta.url);
export const CODE_CACHE = new URL('release.code', folder);

/** A core as it was built: its code, its tables, its boot image. */
export interface CoreFiles {
  module: WebAssembly.Module;
  pel: PelLayout;
  /** What booting leaves in memory, if the build has made it of this core. */
  bootImage?: BootImage;
  /** Python's library, if the build has made its image. */
  library?: Library;
}

/**
 * The compiled core: 'release', or 'debug' with assertions and the heap verifier. `quick`: with V8's code for it that the build
 * has kept, for which a flag of V8 is set for a moment. `memory`: of the process that will run it, to read into; all zeros, and
 * again when this returns.
 */
export function loadCore(build: 'release' | 'debug' = 'release', quick = true, memory?: WebAssembly.Memory): CoreFiles {
  const module = quick && build === 'release' ? loadModule(memory) : compile(build);
  const pel = JSON.parse(fs.readFileSync(new URL(`${build}.pel.json`, folder), 'utf8')) as PelLayout;
  const library = loadLibrary();
  return { module, pel, ...readBootImage(build), ...(library ? { library } : {}) };
}

const compile = (build: string): WebAssembly.Module =>
  new WebAssembly.Module(fs.readFileSync(new URL(`${build}.wasm`, folder)));

/**
 * Where a core is read in the memory of the process that is to run it: most of these pages it touches soon anyway, they are its
 * heap. To touch a page for the first time takes longer than to read it.
 */
const READ_AT = 0x7c8000;
const PAGE = 65536;

/** The release core with V8's code, if that is kept. */
function loadModule(memory: WebAssembly.Memory | undefined): WebAssembly.Module {
  const file = new URL('release.wasm', folder);
  const stamp = fs.readFileSync(new URL('release.stamp', folder), 'utf8');
  if (!memory) {
    const wasm = fs.readFileSync(file);
    return readCodeCache(CODE_CACHE, stamp, wasm) ?? new WebAssembly.Module(wasm);
  }
  const { size } = fs.statSync(file);
  const missing = Math.ceil((READ_AT + size) / PAGE) - memory.buffer.byteLength / PAGE;
  if (missing > 0) memory.grow(missing);
  const wasm = new Uint8Array(memory.buffer, READ_AT, size);
  readInto(file, [wasm], 0);
  const module = readCodeCache(CODE_CACHE, stamp, wasm) ?? new WebAssembly.Module(wasm);
  wasm.fill(0);
  return module;
}

/** Of which core and which library a boot image is. */
function bootStamp(build: string): string {
  const core = fs.readFileSync(new URL(`${build}.stamp`, folder), 'utf8');
  const library = new URL('../data/library.stamp', import.meta.url);
  return fs.existsSync(library) ? `${core}+${fs.readFileSync(library, 'utf8')}` : core;
}

/** The head of the boot image; the rest is read where it belongs: into a process's memory. */
function readBootImage(build: string): { bootImage?: BootImage } {
  const file = new URL(`${build}.boot`, folder);
  let fd = -1;
  try {
    const stamp = bootStamp(build);
    fd = fs.openSync(file, 'r');
    const head = new Uint8Array(BOOT_IMAGE_HEAD);
    fs.readSync(fd, head, 0, head.length, 0);
    if (!isBootImage(head, fs.fstatSync(fd).size, stamp)) return {};
    return { bootImage: { head, fill: (runs) => readInto(file, runs, BOOT_IMAGE_HEAD) } };
  } catch {
    return {};
  } finally {
    if (fd >= 0) fs.closeSync(fd);
  }
}

/** Reads a file from `position` on into these, one after the other. */
function readInto(file: URL, parts: Uint8Array[], position: number): void {
  const fd = fs.openSync(file, 'r');
  try {
    const length = parts.reduce((n, part) => n + part.length, 0);
    if (fs.readvSync(fd, parts, position) !== length) throw new Error(`${file.pathname} is damaged`);
  } finally {
    fs.closeSync(fd);
  }
}

/** Python's library, read when it is first needed; none where the build made none. */
function loadLibrary(): Library | undefined {
  const file = new URL('../data/library.bin', import.meta.url);
  if (!fs.existsSync(file)) return undefined;
  let fd = -1;
  const part = (offset: number, length: number): Uint8Array => {
    if (fd < 0) fd = fs.openSync(file, 'r');
    const bytes = new Uint8Array(length);
    fs.readSync(fd, bytes, 0, length, offset);
    return bytes;
  };
  const inflate = (data: Uint8Array): Uint8Array =>
    (require('node:zlib') as typeof import('node:zlib')).inflateRawSync(data);
  return new Library(part, inflate);
}

/** A data file that belongs to the build (Host.data). */
export function readData(name: string): Uint8Array | undefined {
  try {
    return fs.readFileSync(new URL(`../data/${name}`, import.meta.url));
  } catch {
    return undefined;
  }
}

// Where the built core lies beside this file.

import fs from 'node:fs';
import { isBootImage } from '../src/host/boot-image.js';
import type { BootImage, PelLayout } from '../src/host/process.js';

const folder = new URL('../core/', import.meta.url);

export interface CoreFiles {
  module: WebAssembly.Module;
  pel: PelLayout;
  /** What booting leaves in memory, if the build has made it of this core. */
  bootImage?: BootImage;
}

/** The compiled core: 'release', or 'debug' with assertions and the heap verifier, 'trace' that tells events. */
export function loadCore(build: 'release' | 'debug' | 'trace' = 'release'): CoreFiles {
  const module = new WebAssembly.Module(fs.readFileSync(new URL(`${build}.wasm`, folder)));
  const pel = JSON.parse(fs.readFileSync(new URL(`${build}.pel.json`, folder), 'utf8')) as PelLayout;
  return { module, pel, ...readBootImage(build) };
}

function readBootImage(build: string): { bootImage?: BootImage } {
  try {
    const stamp = fs.readFileSync(new URL(`${build}.stamp`, folder), 'utf8');
    const bytes = fs.readFileSync(new URL(`${build}.boot`, folder));
    return isBootImage(bytes, stamp) ? { bootImage: { bytes, stamp } } : {};
  } catch {
    return {};
  }
}

/** A data file that belongs to the build (Host.data). */
export function readData(name: string): Uint8Array | undefined {
  try {
    return fs.readFileSync(new URL(`../data/${name}`, import.meta.url));
  } catch {
    return undefined;
  }
}

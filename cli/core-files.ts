// Where the built core lies beside this file.

import fs from 'node:fs';
import type { PelLayout } from '../src/host/process.js';

const folder = new URL('../core/', import.meta.url);

export interface CoreFiles {
  module: WebAssembly.Module;
  pel: PelLayout;
}

/** The compiled core: 'release', or 'debug' with assertions and the heap verifier. */
export function loadCore(build: 'release' | 'debug' = 'release'): CoreFiles {
  const module = new WebAssembly.Module(fs.readFileSync(new URL(`${build}.wasm`, folder)));
  const pel = JSON.parse(fs.readFileSync(new URL(`${build}.pel.json`, folder), 'utf8')) as PelLayout;
  return { module, pel };
}

/** A data file that belongs to the build (Host.data). */
export function readData(name: string): Uint8Array | undefined {
  try {
    return fs.readFileSync(new URL(`../data/${name}`, import.meta.url));
  } catch {
    return undefined;
  }
}

// Boots the release core once and keeps what that leaves in memory (src/host/boot-image.ts): dist/core/release.boot.

import fs from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const { takeBootImage } = await import('../dist/src/host/boot-image.js');
const { PythonProcess } = await import('../dist/src/host/process.js');
const { QuietHost } = await import('../dist/src/host/host.js');
const { Library, PREFIX, partsOf } = await import('../dist/src/host/library.js');
const { MemoryFs } = await import('../dist/src/host/memory-fs.js');
const { TreeBackend } = await import('../dist/src/host/read-only-tree.js');
const { DATA_BASE } = await import('../dist/src/inspector/map.js');

const module = new WebAssembly.Module(fs.readFileSync('dist/core/release.wasm'));
const pel = JSON.parse(fs.readFileSync('dist/core/release.pel.json', 'utf8'));
const libraryStamp = 'dist/data/library.stamp';
const stamp = [fs.readFileSync('dist/core/release.stamp', 'utf8')]
  .concat(fs.existsSync(libraryStamp) ? [fs.readFileSync(libraryStamp, 'utf8')] : [])
  .join('+');
const FILE = 'dist/data/library.bin';
const library = fs.existsSync(FILE) ? new Library(partsOf(fs.readFileSync(FILE)), inflateRawSync) : undefined;
const host = new QuietHost();
if (library) host.fs = new MemoryFs({ streams: host, mounts: [{ at: PREFIX, backend: new TreeBackend(library) }] });
const memory = PythonProcess.bootedMemory(module, pel, host, library);
const image = takeBootImage(memory, DATA_BASE, stamp);
fs.writeFileSync('dist/core/release.boot', image);
console.log(`boot image: ${image.length} bytes`);

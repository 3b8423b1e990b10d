// Boots the release core once and keeps what that leaves in memory (src/host/boot-image.ts): dist/core/release.boot.

import fs from 'node:fs';

const { takeBootImage } = await import('../dist/src/host/boot-image.js');
const { PythonProcess } = await import('../dist/src/host/process.js');
const { QuietHost } = await import('../dist/src/host/host.js');
const { DATA_BASE } = await import('../dist/src/inspector/map.js');

const module = new WebAssembly.Module(fs.readFileSync('dist/core/release.wasm'));
const pel = JSON.parse(fs.readFileSync('dist/core/release.pel.json', 'utf8'));
const stamp = fs.readFileSync('dist/core/release.stamp', 'utf8');
const memory = PythonProcess.bootedMemory(module, pel, new QuietHost());
const image = takeBootImage(memory, DATA_BASE, stamp);
fs.writeFileSync('dist/core/release.boot', image);
console.log(`boot image: ${image.length} bytes`);

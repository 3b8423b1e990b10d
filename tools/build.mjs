// npm run build: the core (debug and release), the compiler and host, the page, the command line.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const run = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });

run('tools/build-core.mjs', 'debug');
run('tools/build-core.mjs', 'release');
run('node_modules/typescript/bin/tsc', '-b');
run('tools/library.mjs');
run('tools/boot-image.mjs');
fs.mkdirSync('dist/data', { recursive: true });
fs.copyFileSync('src/compiler/parser/names/names.txt', 'dist/data/unicode-names.txt');
fs.copyFileSync('src/host/unicode/data.txt', 'dist/data/unicode-data.txt');
run('node_modules/vite/bin/vite.js', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn');
await bundle();

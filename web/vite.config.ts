// The static build of the page: dist/web. Relative addresses, so that it can be served below any path.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { packLayout } from './model/layout-pack.js';

const root = path.dirname(fileURLToPath(import.meta.url));
const core = path.join(root, '../dist/core');
const CORE_FILES = ['release', 'trace'].flatMap((b) => [`${b}.wasm`, `${b}.pel.json`]);

/** The docstrings that belong to the two builds of the core. */
const docstrings = ['release', 'trace'].flatMap((b) => {
  const file = path.join(core, `${b}.pel.json`);
  return fs.existsSync(file) ? [String(JSON.parse(fs.readFileSync(file, 'utf8')).docs)] : [];
});

/** Python's library, the tables of characters and docstrings: read when a program asks for them. */
const DATA_FILES = [...new Set(['library.bin', 'unicode-names.txt', 'unicode-data.txt', ...docstrings])].filter(
  (name) => fs.existsSync(path.join(core, '../data', name)),
);

/** Puts the core beside the page, and lists all files for the service worker. */
const site = (): Plugin => ({
  name: 'pellucid-site',
  // Behind Vite's own: it takes chunks away that held only style.
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const name of CORE_FILES)
      this.emitFile({ type: 'asset', fileName: `core/${name}`, source: fs.readFileSync(path.join(core, name)) });
    for (const name of DATA_FILES)
      this.emitFile({
        type: 'asset',
        fileName: `data/${name}`,
        source: fs.readFileSync(path.join(core, '../data', name)),
      });
    // One layout for both builds.
    const { packed, names } = packLayout(JSON.parse(fs.readFileSync(path.join(core, 'release.layout.json'), 'utf8')));
    const tables = { 'core/layout.json': packed, 'core/names.json': names };
    for (const [fileName, table] of Object.entries(tables))
      this.emitFile({ type: 'asset', fileName, source: JSON.stringify(table) });
    const files = [
      './',
      ...Object.keys(tables),
      ...Object.keys(bundle),
      ...CORE_FILES.map((n) => `core/${n}`),
      ...DATA_FILES.map((n) => `data/${n}`),
      'icon.svg',
      'manifest.webmanifest',
    ].filter((name) => !name.endsWith('.map') && name !== 'index.html');
    const stamp = CORE_FILES.map((n) => fs.statSync(path.join(core, n)).mtimeMs).join();
    const version = [...`${stamp}${files.join()}`].reduce((h, c) => (h * 31 + c.charCodeAt(0)) >>> 0, 7).toString(36);
    const worker = fs
      .readFileSync(path.join(root, 'model/service-worker.js'), 'utf8')
      .replace('VERSION_OF_BUILD', version)
      .replace("'FILES_OF_BUILD'", JSON.stringify(files));
    this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: worker });
  },
});

export default defineConfig({
  root,
  base: './',
  plugins: [solid(), site()],
  worker: { format: 'es' },
  build: {
    outDir: path.join(root, '../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});

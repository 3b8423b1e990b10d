// The static build of the page: dist/web. Relative addresses, so that it can be served below any path.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import lzma from 'lzma';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import solid from 'vite-plugin-solid';
import { packLayout } from './model/layout-pack.js';

const root = path.dirname(fileURLToPath(import.meta.url));
const core = path.join(root, '../dist/core');
const pel = fs.readFileSync(path.join(core, 'release.pel.json'));

/** Python's library, the tables of characters and docstrings: read when a program asks for them. */
const DATA_FILES = ['library.bin', 'unicode-names.txt', 'unicode-data.txt', String(JSON.parse(pel.toString()).docs)];
const NAMES = 'core/names.json';
/** What every visit loads, by where its code begins: all that these import comes with them. */
const ROOTS = /web\/(index\.html|main\.tsx|views\/editor\.ts)$/;
/** Files of the first visit that are no chunks: the worker, style, type. */
const FIRST_ASSETS = /\/(worker|main|inter|jetbrains-mono)-[\w-]{8}\.(js|css|woff2)$/;

/** What an asset that is code loads with it: the worker's chunks are assets to this build. */
function importsOf(asset: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): string[] {
  if (asset?.type !== 'asset' || !asset.fileName.endsWith('.js')) return [];
  const code = typeof asset.source === 'string' ? asset.source : new TextDecoder().decode(asset.source);
  return [...code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)].map((m) => path.posix.join('assets', m[1] ?? ''));
}

/** The built files as the service worker keeps them (model/service-worker.js). */
function keptFiles(bundle: Rolldown.OutputBundle): Record<'first' | 'rest' | 'data', string[]> {
  const first = new Set<string>();
  const add = (name: string): void => {
    const made = bundle[name];
    if (first.has(name) || made?.type !== 'chunk') return;
    first.add(name);
    for (const other of made.imports) add(other);
  };
  for (const made of Object.values(bundle))
    if (made.type === 'chunk' && ROOTS.test(made.facadeModuleId ?? '')) add(made.fileName);
  const addAsset = (name: string): void => {
    if (first.has(name)) return;
    first.add(name);
    for (const other of importsOf(bundle[name])) addAsset(other);
  };
  for (const name of Object.keys(bundle)) if (FIRST_ASSETS.test(name)) addAsset(name);
  const others = Object.keys(bundle).filter((name) => !first.has(name) && /\.(js|css|woff2)$/.test(name));
  // The parts of type faces that only a text with other Latin characters wants.
  const faces = others.filter((name) => name.endsWith('.woff2'));
  return { first: [...first], rest: others.filter((name) => !faces.includes(name)), data: faces };
}

/** A file as web/model/lzma.ts unpacks it. That takes 20 seconds: what was packed is kept. */
function packFile(file: string): Uint8Array {
  const bytes = fs.readFileSync(file);
  const folder = path.join(root, '../node_modules/.cache/pellucid');
  const kept = path.join(folder, `${createHash('sha256').update(bytes).digest('hex')}.lzma`);
  if (!fs.existsSync(kept)) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(kept, Uint8Array.from(lzma.compress(bytes, 9)));
  }
  return fs.readFileSync(kept);
}

/** Puts the core beside the page, and lists all files for the service worker. */
const site = (): Plugin => ({
  name: 'pellucid-site',
  // Behind Vite's own: it takes chunks away that held only style.
  enforce: 'post',
  generateBundle(_options, bundle) {
    const { packed, names } = packLayout(JSON.parse(fs.readFileSync(path.join(core, 'release.layout.json'), 'utf8')));
    const tables: Record<string, string | Uint8Array> = {
      'core/release.pack': packFile(path.join(core, 'release.wasm')),
      'core/library-start.pack': packFile(path.join(core, '../data/library-start.bin')),
      'core/release.pel.json': pel,
      'core/layout.json': JSON.stringify(packed),
      [NAMES]: JSON.stringify(names),
    };
    for (const [fileName, source] of Object.entries(tables)) this.emitFile({ type: 'asset', fileName, source });
    for (const name of DATA_FILES) {
      const source = fs.readFileSync(path.join(core, '../data', name));
      this.emitFile({ type: 'asset', fileName: `data/${name}`, source });
    }
    const lists = keptFiles(bundle);
    lists.first.push('./', 'icon.svg', 'manifest.webmanifest', ...Object.keys(tables).filter((name) => name !== NAMES));
    lists.rest.push(NAMES);
    lists.data.push(...DATA_FILES.map((name) => `data/${name}`));
    const stamps = ['core/release.stamp', 'data/library.stamp'].map((n) => fs.readFileSync(path.join(core, '..', n)));
    const version = createHash('sha256')
      .update([...stamps, JSON.stringify(lists)].join())
      .digest('hex')
      .slice(0, 12);
    let worker = fs
      .readFileSync(path.join(root, 'model/service-worker.js'), 'utf8')
      .replace('VERSION_OF_BUILD', version);
    for (const [name, files] of Object.entries(lists))
      worker = worker.replace(`'${name.toUpperCase()}_OF_BUILD'`, JSON.stringify(files));
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
    // Packing the core takes its time, and is no fault of the build.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});

// The command line as one file, and what V8 made of it and of the core: Node takes longer to read and compile 200 small
// modules than to run a small program. rolldown: it is there already, as a part of Vitest.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { rolldown } from 'rolldown';

/** Modules of Node that take long to load and that few commands need: by the names that are imported of them. */
const LAZY = {
  'node:http': [],
  'node:os': [],
  'node:readline': [],
  'node:querystring': ['parse'],
  'node:zlib': ['gzipSync'],
};

/** They are loaded when something of them is used, not when the bundle is. */
const lazyModules = {
  name: 'lazy-modules',
  // What stands for a module requires the module itself.
  resolveId(id, importer) {
    if (importer === `\0${id}`) return { id, external: true };
    return id in LAZY || id === 'node:module' ? `\0${id}` : undefined;
  },
  load(id) {
    const name = id.slice(1);
    // A bundle for CommonJS has its require.
    if (id === '\0node:module') return 'export const createRequire = () => require;';
    if (id[0] !== '\0' || !(name in LAZY)) return undefined;
    const functions = LAZY[name].map((f) => `export const ${f} = (...args) => require('${name}').${f}(...args);`);
    return `export default new Proxy({}, { get: (_, key) => require('${name}')[key] });\n${functions.join('\n')}`;
  },
};

/** Writes dist/bin: the program, its launcher, and the code caches of this machine's Node. */
export async function bundle() {
  fs.rmSync('dist/bin', { recursive: true, force: true });
  const build = await rolldown({
    input: 'dist/cli/main.js',
    platform: 'node',
    plugins: [lazyModules],
    // The launcher's: the module url takes its time, too.
    transform: { define: { 'import.meta.url': '__url' } },
  });
  const { output } = await build.generate({ format: 'cjs', minify: true, codeSplitting: false });
  await build.close();
  fs.mkdirSync('dist/bin', { recursive: true });
  const parameters = 'exports, require, module, __filename, __dirname, __url';
  fs.writeFileSync('dist/bin/pellucid.cjs', `(function (${parameters}) {${ascii(output[0].code)}\n})`);
  fs.copyFileSync('tools/launcher.cjs', 'dist/bin/main.cjs');
  fs.chmodSync('dist/bin/main.cjs', 0o755);
  try {
    execFileSync(process.execPath, ['tools/code-cache.mjs'], { stdio: ['ignore', 'inherit', 'pipe'] });
  } catch {
    console.log('no code cache of the core: this Node makes none');
  }
  // The first run finds no code cache and writes it.
  execFileSync(process.execPath, ['dist/bin/main.cjs', '-c', 'pass'], { stdio: 'inherit' });
}

/** V8 reads a file of Latin-1 faster than one with a few wide characters. All of them stand in literals. */
const ascii = (code) => code.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

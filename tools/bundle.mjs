// The command line as two files (what a run needs, and what looks at memory), and what V8 made of them and of the core: Node
// takes longer to read and compile 200 small modules than to run a small program. rolldown: it is there already, as a part of Vitest.

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

/** Those that every run needs. The bundler would copy all their names, although their default export is all we import. */
const PLAIN = ['node:fs', 'node:path'];

/** Node's modules, the lazy ones loaded when something of them is used and not when the bundle is. */
const nodeModules = {
  name: 'node-modules',
  // What stands for a module requires the module itself.
  resolveId(id, importer) {
    if (importer === `\0${id}`) return { id, external: true };
    const plain = PLAIN.includes(id) && !importer.includes('node_modules');
    return plain || id in LAZY || id === 'node:module' ? `\0${id}` : undefined;
  },
  load(id) {
    const name = id.slice(1);
    // A bundle for CommonJS has its require.
    if (id === '\0node:module') return 'export const createRequire = () => require;';
    if (id[0] === '\0' && PLAIN.includes(name)) return `export default require('${name}');`;
    if (id[0] !== '\0' || !(name in LAZY)) return undefined;
    const functions = LAZY[name].map((f) => `export const ${f} = (...args) => require('${name}').${f}(...args);`);
    return `export default new Proxy({}, { get: (_, key) => require('${name}')[key] });\n${functions.join('\n')}`;
  },
};

/** The modules that a run loads become pellucid.cjs; what the other commands need besides is looks.cjs. */
const start = new Set();
const startModules = {
  name: 'start-modules',
  buildEnd() {
    const visit = (id) => {
      if (start.has(id)) return;
      start.add(id);
      for (const imported of this.getModuleInfo(id)?.importedIds ?? []) visit(imported);
    };
    for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) visit(id);
  },
};

/** Writes dist/bin: the program, its launcher, and the code caches of this machine's Node. */
export async function bundle() {
  fs.rmSync('dist/bin', { recursive: true, force: true });
  const build = await rolldown({
    input: { pellucid: 'dist/cli/main.js' },
    platform: 'node',
    preserveEntrySignatures: false,
    plugins: [nodeModules, startModules],
    // The launcher's: the module url takes its time, too.
    transform: { define: { 'import.meta.url': '__url' } },
  });
  const { output } = await build.generate({
    format: 'cjs',
    minify: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'start', test: (id) => start.has(id) },
        { name: 'looks', test: (id) => !start.has(id) },
      ],
    },
  });
  await build.close();
  fs.mkdirSync('dist/bin', { recursive: true });
  for (const { fileName, code } of output)
    fs.writeFileSync(`dist/bin/${fileName}`, `(function (${PARAMETERS}) {${ascii(code)}\n})`);
  fs.copyFileSync('tools/launcher.cjs', 'dist/bin/main.cjs');
  fs.chmodSync('dist/bin/main.cjs', 0o755);
  try {
    execFileSync(process.execPath, ['tools/code-cache.mjs'], { stdio: ['ignore', 'inherit', 'pipe'] });
  } catch (error) {
    // 1 is an error in JavaScript. A V8 that keeps no code ends the process otherwise.
    if (error.status === 1) throw error;
    console.log('no code cache of the core: this Node makes none');
  }
  // The first run finds no code cache and writes it.
  execFileSync(process.execPath, ['dist/bin/main.cjs', 'tools/start/code.py', 'tools/start/everyday.py'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** What tools/launcher.cjs gives each of the files. */
const PARAMETERS = 'exports, require, module, __filename, __dirname, __url';

/** V8 reads a file of Latin-1 faster than one with a few wide characters. All of them stand in literals. */
const ascii = (code) => code.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

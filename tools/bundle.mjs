// The command line as three files (what a run needs, what few runs need, and what looks at memory), and what V8 made of them and
// of the core: Node takes longer to read and compile 200 small modules than to run a small program. rolldown: it is there already,
// as a part of Vitest.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
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

/** What few runs need, by the modules that lead there. They export functions alone: a call of one loads late.cjs. */
const DOORS = [
  'compiler/parser/features.js',
  'compiler/parser/invalid/report.js',
  'compiler/unparse.js',
  'compiler/validate.js',
  'host/ast-codec.js',
  'host/inflate.js',
  'host/symtable-codec.js',
  'host/token-codec.js',
  'host/traceback.js',
  'host/unicode/normalize.js',
].map((name) => path.resolve('dist/src', name));
const LATE = '\0late';
const LATE_FILE = './late.cjs';

/** The names of the functions that a door exports. */
function exportedFunctions(door) {
  const names = [...fs.readFileSync(door, 'utf8').matchAll(/^export (?:(?:function|const) (\w+)|.*)/gm)];
  if (!names.length || names.some(([, name]) => !name))
    throw new Error(`${door} exports something else than functions`);
  return names.map(([, name]) => name);
}

/** In the place of a door stand functions that load it. */
const lateModules = {
  name: 'late-modules',
  resolveId(id, importer) {
    if (id === LATE) return id;
    if (id === LATE_FILE) return { id, external: true };
    if (importer === LATE || !id.startsWith('.')) return undefined;
    const door = path.resolve(path.dirname(importer), id);
    return DOORS.includes(door) ? `${LATE}:${door}` : undefined;
  },
  load(id) {
    if (id === LATE) return DOORS.map((door) => `export * from '${door}';`).join('\n');
    if (!id.startsWith(`${LATE}:`)) return undefined;
    return exportedFunctions(id.slice(LATE.length + 1))
      .map((name) => `export const ${name} = (...args) => require('${LATE_FILE}').${name}(...args);`)
      .join('\n');
  },
};

/** The modules that a run loads become pellucid.cjs, those behind the doors late.cjs, all others looks.cjs. */
const start = new Set();
const late = new Set();
const groupModules = {
  name: 'group-modules',
  buildEnd() {
    const visit = (id, group) => {
      if (start.has(id) || late.has(id)) return;
      group.add(id);
      for (const imported of this.getModuleInfo(id)?.importedIds ?? []) visit(imported, group);
    };
    const entries = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
    for (const id of entries) if (id !== LATE) visit(id, start);
    visit(LATE, late);
  },
};

/** Writes dist/bin: the program, its launcher, and the code caches of this machine's Node. */
export async function bundle() {
  fs.rmSync('dist/bin', { recursive: true, force: true });
  const build = await rolldown({
    input: { pellucid: 'dist/cli/main.js', late: LATE },
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    plugins: [nodeModules, lateModules, groupModules],
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
        { name: 'late', test: (id) => late.has(id) },
        { name: 'looks', test: (id) => !start.has(id) && !late.has(id) },
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

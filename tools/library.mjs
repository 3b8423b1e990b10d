// Makes the library image dist/data/library.bin out of CPython's library in the npm package pyodide: sources, their code as
// .pyc files, and the frozen modules, each compressed for itself (src/host/library.ts).

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const ARCHIVE = 'node_modules/pyodide/python_stdlib.zip';
const OUT = 'dist/data/library.bin';
const START = 'dist/data/library-start.bin';
const STAMP = 'dist/data/library.stamp';
const STDLIB = 'lib/python3.13';

/** What is not CPython's library: the JavaScript bridge and data of another build. */
const foreign = (name) => /^(_pyodide|pyodide|site-packages)\/|^_sysconfigdata_/.test(name);

/** What CPython freezes, in its order: module, what it is frozen from. */
const FROZEN = [
  ['_frozen_importlib', 'importlib._bootstrap'],
  ['_frozen_importlib_external', 'importlib._bootstrap_external'],
  ...[
    'zipimport',
    'abc',
    'codecs',
    'io',
    '_collections_abc',
    '_sitebuiltins',
    'genericpath',
    'ntpath',
    'posixpath',
  ].map(same),
  ['os.path', 'posixpath'],
  ...['os', 'site', 'stat', 'importlib.util', 'importlib.machinery', 'runpy', '__hello__'].map(same),
  ['__hello_alias__', '__hello__'],
  ['__phello_alias__', '__hello__', 'package'],
  ['__phello_alias__.spam', '__hello__'],
  ['__phello__', '__phello__', 'package'],
  ['__phello__.__init__', '<__phello__'],
  ['__phello__.ham', '__phello__.ham', 'package'],
  ['__phello__.ham.__init__', '<__phello__.ham'],
  ['__phello__.ham.eggs', '__phello__.ham.eggs'],
  ['__phello__.spam', '__phello__.spam'],
  ['__hello_only__', null],
];
function same(name) {
  return [name, name];
}

function own() {
  return fs
    .readdirSync('tools/library', { recursive: true })
    .filter((name) => name.endsWith('.py'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

/** Files that the archive lacks or that belong to this build. */
const OWN = {
  ...Object.fromEntries(own().map((name) => [name, fs.readFileSync(`tools/library/${name}`, 'utf8')])),
  '__phello__/ham/__init__.py': '',
  '__phello__/ham/eggs.py': '',
  '_sysconfigdata__pellucid_.py': `# What the build was configured with: there is no C compiler here.
build_time_vars = {
    'ABIFLAGS': '',
    'CONFIG_ARGS': '',
    'EXT_SUFFIX': '',
    'HAVE_FORK': 0,
    'MULTIARCH': '',
    'Py_DEBUG': 0,
    'Py_ENABLE_SHARED': 0,
    'Py_GIL_DISABLED': 0,
    'Py_TRACE_REFS': 0,
    'SIZEOF_VOID_P': 8,
    'SOABI': '',
    'TZPATH': '/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo',
    'VERSION': '3.13',
    'WITH_DOC_STRINGS': 1,
    'WITH_PYMALLOC': 1,
    'prefix': '/pellucid',
    'exec_prefix': '/pellucid',
}
`,
};
/** What the library has to know of this platform: file, its text, ours. The text must be there. */
const PLATFORM = [
  ['subprocess.py', '{"emscripten", "wasi",', '{"pellucid", "emscripten", "wasi",'],
  ['hashlib.py', 'from _hashlib import pbkdf2_hmac', 'from _pbkdf2 import pbkdf2_hmac'],
];
const HELLO_ONLY = 'initialized = True\nprint("Hello world!")\n';

function stampOf() {
  const hash = createHash('sha256');
  const add = (file) => hash.update(file).update(fs.readFileSync(file));
  add(ARCHIVE);
  add('tools/library.mjs');
  for (const name of own()) add(`tools/library/${name}`);
  const walk = (dir) => {
    for (const entry of fs.readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const p = path.join(dir, entry.name);
      if (entry.isDirectory()) walk(p);
      else if (p.endsWith('.js')) add(p);
    }
  };
  walk('dist/src/compiler');
  walk('dist/src/bytecode');
  return hash.digest('hex');
}

/** The files of a zip archive by name. */
function unzip(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end--;
  const files = new Map();
  let at = view.getUint32(end + 16, true);
  for (let n = view.getUint16(end + 10, true); n > 0; n--) {
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = bytes.subarray(start, start + packed);
    if (!name.endsWith('/')) files.set(name, method === 0 ? data : inflateRawSync(data));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

/** What every start without the site module asks for (src/host/library.ts: LibraryStart). */
const AT_START = {
  frozen: ['_frozen_importlib', '_frozen_importlib_external', 'zipimport', 'codecs', 'abc', 'io'],
  modules: ['encodings/__init__', 'encodings/aliases', 'encodings/utf_8'],
  directories: ['', 'lib', STDLIB, `${STDLIB}/encodings`],
};

const stamp = stampOf();
if (fs.existsSync(OUT) && fs.existsSync(START) && fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === stamp) {
  console.log('library: up to date');
  process.exit(0);
}
const started = performance.now();
const { LIBRARY_MTIME: MTIME } = await import('../dist/src/host/library.js');
const { compileToCode } = await import('../dist/src/compiler/compile.js');
const { dumpCode } = await import('../dist/src/bytecode/marshal.js');
const { provideNames } = await import('../dist/src/compiler/parser/names/lookup.js');
provideNames(() => fs.readFileSync('src/compiler/parser/names/names.txt', 'utf8'));

const chunks = [];
let offset = 0;
function store(bytes) {
  const packed = deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  const data = packed.length < bytes.length ? packed : bytes;
  const entry = [offset, data.length, bytes.length];
  chunks.push(data);
  offset += data.length;
  return entry;
}

const marshalled = (source, filename) => dumpCode(compileToCode(source, { filename }), 4);

/** A .pyc file's header: magic number, no flags, the source's time and size. */
function pyc(source, filename) {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(0x0a0d0df3, 0);
  header.writeUInt32LE(MTIME, 8);
  header.writeUInt32LE(source.length, 12);
  return Buffer.concat([header, marshalled(source, filename)]);
}

const sources = unzip(fs.readFileSync(ARCHIVE));
for (const name of [...sources.keys()]) if (foreign(name)) sources.delete(name);
for (const [name, text] of Object.entries(OWN)) if (!sources.has(name)) sources.set(name, Buffer.from(text));
for (const [name, theirs, ours] of PLATFORM) {
  const text = sources.get(name).toString('utf8');
  if (!text.includes(theirs)) throw new Error(`${name} does not say ${theirs} any more`);
  sources.set(name, Buffer.from(text.replace(theirs, ours)));
}

const files = {};
const failed = [];
for (const name of [...sources.keys()].sort()) {
  const source = sources.get(name);
  files[`${STDLIB}/${name}`] = store(source);
  if (!name.endsWith('.py')) continue;
  const slash = name.lastIndexOf('/') + 1;
  const cache = `${STDLIB}/${name.slice(0, slash)}__pycache__/${name.slice(slash, -3)}.cpython-313.pyc`;
  try {
    files[cache] = store(pyc(source, `/pellucid/${STDLIB}/${name}`));
  } catch (error) {
    failed.push(`${name}: ${error.message}`);
  }
}

const frozen = {};
for (const [name, origin, isPackage] of FROZEN) {
  const from = origin?.replace('<', '');
  const base = from?.replaceAll('.', '/');
  const source =
    origin === null ? Buffer.from(HELLO_ONLY) : (sources.get(`${base}.py`) ?? sources.get(`${base}/__init__.py`));
  const code = store(marshalled(source, `<frozen ${from ?? 'frozen_only'}>`));
  frozen[name] = { code, ...(isPackage ? { package: true } : {}), origin };
}

const index = Buffer.from(JSON.stringify({ files, frozen }));
const packedIndex = deflateRawSync(index, { level: 9 });
const header = Buffer.alloc(16);
header.write('PELLIB01');
header.writeUInt32LE(packedIndex.length, 8);
header.writeUInt32LE(index.length, 12);
fs.mkdirSync('dist/data', { recursive: true });
fs.writeFileSync(OUT, Buffer.concat([header, packedIndex, ...chunks]));
fs.writeFileSync(START, startImage());
fs.writeFileSync(STAMP, stamp);
for (const line of failed) console.error(`library: ${line}`);
console.log(
  `library: ${Object.keys(files).length} files, ${fs.statSync(OUT).size} bytes in ${((performance.now() - started) / 1000).toFixed(1)} s`,
);

/** What AT_START names, unpacked one behind the other: together they are packed better. */
function startImage() {
  const parts = [];
  let length = 0;
  const image = Buffer.concat(chunks);
  const add = ([at, packed, size]) => {
    const data = image.subarray(at, at + packed);
    const bytes = packed === size ? data : inflateRawSync(data);
    parts.push(bytes);
    length += size;
    return [length - size, size];
  };
  const start = { frozen: {}, frozenNames: Object.keys(frozen), files: {}, directories: {} };
  for (const name of AT_START.frozen) start.frozen[name] = { ...frozen[name], code: add(frozen[name].code) };
  for (const name of AT_START.modules) {
    const slash = name.lastIndexOf('/') + 1;
    const cache = `${STDLIB}/${name.slice(0, slash)}__pycache__/${name.slice(slash)}.cpython-313.pyc`;
    start.files[cache] = add(files[cache]);
  }
  for (const name of AT_START.directories) {
    const prefix = name && `${name}/`;
    const listed = {};
    for (const path of Object.keys(files).filter((p) => p.startsWith(prefix))) {
      const [child, ...below] = path.slice(prefix.length).split('/');
      listed[child] = below.length > 0 ? null : files[path][2];
    }
    start.directories[name] = listed;
  }
  const index = Buffer.from(JSON.stringify(start));
  const header = Buffer.alloc(4);
  header.writeUInt32LE(index.length);
  return Buffer.concat([header, index, ...parts]);
}

// Builds core.wasm and its layout table:  node tools/build-core.mjs [debug|release|checked|all]   (default: all, the first two)
//   dist/core/debug.wasm    -O0 with assertions and the heap verifier
//   dist/core/release.wasm  -O3 without
//   dist/core/checked.wasm  -O2 with them: for what runs for hours (test/allocations)

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from './core/pack.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const common = [
  'core/index.ts',
  'core/debug/abort.ts',
  '--transform',
  './tools/core/transform.mjs',
  '--runtime',
  'stub',
  '--importMemory',
  '--noExportMemory',
  '--initialMemory',
  '128',
  '--maximumMemory',
  '65536',
  '--memoryBase',
  '1024',
  '--exportTable',
  '--use',
  'abort=core/debug/abort/abort',
  '--enable',
  'simd,bulk-memory,sign-extension,nontrapping-f2i,mutable-globals',
];
// Functions of one file are alike, and what is alike compresses where it lies together (20 KB of 599, gzipped): Binaryen's own
// order, the most called first, saves a byte in some calls and scatters them.
const NEIGHBOURS = ['--runPasses', 'reorder-functions-by-name'];
const builds = {
  debug: ['core/debug/exports.ts', '-O0', '--debug', '--noValidate', '--use', 'DEBUG=1'],
  release: ['-O3', '--noAssert', ...NEIGHBOURS],
  checked: ['core/debug/exports.ts', '-O2', '--debug', '--use', 'DEBUG=1'],
};

function* files(dir) {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const p = path.join(dir, entry.name);
    if (entry.isDirectory()) yield* files(p);
    else yield p;
  }
}

const wanted = process.argv[2] in builds ? [process.argv[2]] : ['debug', 'release'];
const inputs = [...files('core'), ...files('tools/core'), 'tools/build-core.mjs', 'package-lock.json'].sort();
const hash = createHash('sha256');
for (const file of inputs) hash.update(file).update(fs.readFileSync(file));
const stamp = hash.digest('hex');
fs.mkdirSync('dist/core', { recursive: true });

for (const name of wanted) {
  const out = `dist/core/${name}.wasm`;
  const stampFile = `dist/core/${name}.stamp`;
  if (fs.existsSync(out) && fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) {
    console.log(`core ${name}: up to date`);
    continue;
  }
  const start = performance.now();
  process.env.PELLUCID_LAYOUT = `dist/core/${name}.layout.json`;
  // Without it the loop's function has 1,500 locals, and each of its activations takes 12 KB of the host's stack.
  process.env.PELLUCID_FEWER_LOCALS = name === 'debug' ? '1' : '';
  const asc = (await import('assemblyscript/asc')).default;
  const { error, stderr } = await asc.main([...common, ...builds[name], '--outFile', out]);
  const text = stderr.toString();
  // Notes and warnings are for whoever asks: npm run build:core -- all --warnings
  if (text && (error || process.argv.includes('--warnings'))) process.stderr.write(text);
  if (error) {
    console.error(`core ${name}: ${error.message}`);
    process.exit(1);
  }
  fs.writeFileSync(out, pack(fs.readFileSync(out)));
  writeSmallTable(name, keepDocstrings(name));
  fs.writeFileSync(stampFile, stamp);
  console.log(`core ${name}: ${fs.statSync(out).size} bytes in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** The little that starting a process needs of the layout table: reading all of it would cost start-up time. */
function writeSmallTable(name, docs) {
  const { structs } = JSON.parse(fs.readFileSync(`dist/core/${name}.layout.json`, 'utf8'));
  const offset = Object.fromEntries(structs.PelState.fields.map((field) => [field.name, field.off]));
  const base = Number(/PEL_BASE: usize = (0x[0-9a-f]+)/.exec(fs.readFileSync('core/memory/map.ts', 'utf8'))[1]);
  // A recording is of one core: its steps repeat only there.
  fs.writeFileSync(`dist/core/${name}.pel.json`, JSON.stringify({ base, offset, build: stamp.slice(0, 16), docs }));
}

/** The docstrings' file, named by what is in it: builds of other sources may have other ones. Its name. */
function keepDocstrings(name) {
  const made = `dist/core/${name}.docs`;
  const bytes = fs.readFileSync(made);
  const file = `docstrings-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.txt`;
  fs.mkdirSync('dist/data', { recursive: true });
  fs.renameSync(made, `dist/data/${file}`);
  const used = Object.keys(builds)
    .filter((other) => other !== name && fs.existsSync(`dist/core/${other}.pel.json`))
    .map((other) => JSON.parse(fs.readFileSync(`dist/core/${other}.pel.json`, 'utf8')).docs);
  for (const old of fs.readdirSync('dist/data'))
    if (old.startsWith('docstrings-') && old !== file && !used.includes(old)) fs.rmSync(`dist/data/${old}`);
  return file;
}

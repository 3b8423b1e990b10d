// npm run test:cpython [-- --group NAME] [--module NAME] [--match TEXT] [--all] [--resume] [--jobs N] [--timeout SECONDS]
//                         [--verbose] [--tracebacks] [--debug-core] [--update]
// CPython's own tests, of a CPython found on this machine, in our process with the library's own unittest. Each id that
// CPython 3.13.0 passes without subprocesses and sockets is asked for (ids.json.gz). What fails must stand in
// expected-failures.txt, with its reason; what passes must not: else the exit code is 1 (2: there are no tests to run).
//
// A run takes some twenty minutes on two idle cores. What its modules gave is kept in dist/cpython-tests.json: --resume goes on
// where a run of the same build was interrupted (or takes its failures up again: --module runs what it names in any case).
// --update writes expected-failures.txt anew, and docs/cpython-tests.md once every module has run in this build.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { isOutside, readExpected, reasonOf, writeExpected } from './expected.mjs';
import { passed, Runner, skipped } from './run.mjs';
import { percent, writeTable } from './table.mjs';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.dirname(path.dirname(here));
const KEPT = path.join(root, 'dist/cpython-tests.json');
/** Runs only with --all or by its name: it takes longer than most others together, and wants sockets and threads. */
const LONG = new Set(['test_asyncio']);

const { values } = parseArgs({
  options: {
    group: { type: 'string' },
    module: { type: 'string', multiple: true },
    match: { type: 'string', default: '' },
    all: { type: 'boolean' },
    resume: { type: 'boolean' },
    jobs: { type: 'string', default: '2' },
    timeout: { type: 'string', default: '60' },
    verbose: { type: 'boolean' },
    tracebacks: { type: 'boolean' },
    'debug-core': { type: 'boolean' },
    update: { type: 'boolean' },
  },
});

/** The folder Lib/test of a CPython 3.13. */
function findTests() {
  const asked = process.env.PELLUCID_CPYTHON_TESTS;
  if (asked) return fs.existsSync(path.join(asked, 'support')) ? asked : undefined;
  for (const python of [process.env.PELLUCID_CPYTHON, 'python3.13']) {
    if (!python) continue;
    const { stdout } = spawnSync(python, ['-c', 'import test, os; print(os.path.dirname(test.__file__))'], {
      encoding: 'utf8',
    });
    const found = stdout?.trim();
    if (found && fs.existsSync(path.join(found, 'support'))) return found;
  }
  return undefined;
}

/** What this build is: a text to compare, and when it was made. */
function thisBuild() {
  const hash = createHash('sha256');
  const files = values['debug-core']
    ? ['dist/core/debug.wasm', 'dist/src/tsconfig.tsbuildinfo']
    : ['dist/core/release.wasm', 'dist/bin/pellucid.cjs'];
  let made = 0;
  for (const name of [...files, 'dist/data/library.bin']) {
    const file = path.join(root, name);
    if (!fs.existsSync(file)) continue;
    hash.update(fs.readFileSync(file));
    made = Math.max(made, fs.statSync(file).mtimeMs);
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  return { id: hash.digest('hex'), text: `Pellucid ${version}, built on ${new Date(made).toISOString().slice(0, 10)}` };
}

const tests = findTests();
if (!tests) {
  console.log(
    "no tests of CPython 3.13 found: set PELLUCID_CPYTHON to a python3.13, or PELLUCID_CPYTHON_TESTS to its folder 'test'",
  );
  process.exit(2);
}
const table = JSON.parse(gunzipSync(fs.readFileSync(path.join(here, 'ids.json.gz'))).toString());
// A module may import tests of another one: they count there.
for (const [module, entry] of Object.entries(table)) {
  entry.ids = entry.ids.filter((id) => {
    const named = id.split('.')[1];
    return named === module || !table[named] || module.startsWith(`${named}.`);
  });
}
const wanted = Object.entries(table)
  .filter(
    ([module, { group }]) =>
      (!values.group || group === values.group) &&
      (values.module ? values.module.includes(module) : values.all || !LONG.has(module)),
  )
  .map(([module, { group, ids }]) => ({ module, group, ids: ids.filter((id) => id.includes(values.match)) }))
  .filter(({ ids }) => ids.length > 0);
if (wanted.length === 0) {
  console.log('no test has that name');
  process.exit(2);
}

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-tests-'));
process.on('exit', () => fs.rmSync(temporary, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));
const runner = new Runner({
  tests,
  temporary,
  debugCore: values['debug-core'],
  timeout: Number(values.timeout),
  tracebacks: values.tracebacks,
});
const expected = readExpected();
const build = thisBuild();
/** module -> { id: [outcome, reason] }, of whole modules in this build. */
const kept = readKept();

function readKept() {
  if (!fs.existsSync(KEPT)) return {};
  const { build: of, modules } = JSON.parse(fs.readFileSync(KEPT, 'utf8'));
  return of === build.id ? modules : {};
}

function keep(module, outcomes) {
  if (values.match) return;
  kept[module] = Object.fromEntries(outcomes);
  fs.writeFileSync(KEPT, JSON.stringify({ build: build.id, modules: kept }));
}

// ---- the run
const results = new Map();
const queue = [];
for (const entry of wanted) {
  if (values.resume && !values.module && kept[entry.module])
    results.set(entry.module, new Map(Object.entries(kept[entry.module])));
  else queue.push(entry);
}
if (results.size > 0) console.log(`${results.size} modules ran before`);
const started = performance.now();
const count = (entries) => entries.reduce((n, { ids }) => n + ids.length, 0);
const total = count(queue);
const modules = queue.length;
let finished = 0;
let ended = 0;
await Promise.all(
  Array.from({ length: Number(values.jobs) }, async () => {
    for (let entry = queue.shift(); entry; entry = queue.shift()) {
      const { module, ids } = entry;
      // What stands outside does not run: a fixture that fails halfway fails the tests behind it.
      const outcomes = await runner.module(
        module,
        ids.filter((id) => !isOutside(expected, id)),
      );
      for (const id of ids) if (isOutside(expected, id)) outcomes.set(id, ['outside', '']);
      results.set(module, outcomes);
      keep(module, outcomes);
      finished++;
      ended += ids.length;
      tell(module, ids, outcomes);
    }
  }),
);

function tell(module, ids, outcomes) {
  const n = ids.filter((id) => passed(outcomes.get(id))).length;
  const s = ids.filter((id) => skipped(outcomes.get(id))).length;
  const seconds = (performance.now() - started) / 1000;
  const left = ended < total ? `, about ${clock((seconds / ended) * (total - ended))} left` : '';
  console.log(
    `[${finished}/${modules}] ${module}: ${n} of ${ids.length}${s ? `, ${s} skipped` : ''}  (${clock(seconds)}${left})`,
  );
  if (!values.verbose) return;
  for (const id of ids) {
    const o = outcomes.get(id);
    if (!passed(o) && !skipped(o)) console.log(`    ${o[0]} ${id}  ${o[1]}`);
  }
}

function clock(seconds) {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

// ---- against what was expected
const surprises = [];
const failures = new Map();
const groups = new Map();
for (const { module, group, ids } of wanted) {
  const outcomes = results.get(module);
  const sum = groups.get(group) ?? { modules: 0, tests: 0, n: 0 };
  groups.set(group, sum);
  sum.modules++;
  for (const id of ids) {
    const o = outcomes.get(id);
    if (skipped(o)) {
      if (expected.has(id)) failures.set(id, expected.get(id));
      continue;
    }
    if (!isOutside(expected, id)) sum.tests++;
    if (passed(o)) {
      sum.n++;
      if (expected.has(id)) surprises.push(`passed unexpectedly: ${id}`);
      continue;
    }
    failures.set(id, expected.get(id) || reasonOf(o));
    if (!expected.has(id)) surprises.push(`failed: ${id}  ${o[0]} ${o[1]}`);
  }
}
console.log();
for (const [group, { modules: m, tests: all, n }] of groups)
  console.log(`${group.padEnd(20)} ${String(m).padStart(4)} modules  ${n} of ${all}  ${percent(n, all)}`);

if (surprises.length > 0) {
  console.log(`\n${surprises.length} surprises:`);
  for (const line of surprises.slice(0, 200)) console.log(`  ${line}`);
  if (surprises.length > 200) console.log(`  … ${surprises.length - 200} more`);
}
if (values.update) update();
else if (surprises.length > 0) process.exitCode = 1;

function update() {
  const asked = new Set(wanted.flatMap(({ ids }) => ids));
  const failing = new Map([...[...expected].filter(([id]) => !asked.has(id)), ...failures]);
  writeExpected(failing);
  const missing = Object.keys(table).filter((module) => !LONG.has(module) && !kept[module]);
  if (missing.length > 0) {
    console.log(`docs/cpython-tests.md stays as it is: ${missing.length} modules have not run in this build`);
    return;
  }
  writeTable({ table, kept, failing, build: build.text });
}

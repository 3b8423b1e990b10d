// npm run test:cpython [-- --group NAME] [--module NAME] [--jobs N] [--update]
// CPython's own tests, of a CPython found on this machine, in our process with the library's own unittest. Each id that
// CPython 3.13.0 passes without subprocesses and sockets is asked for (ids.json.gz). What fails must stand in
// expected-failures.txt, with its reason; what passes must not. --update writes that file and docs/cpython-tests.md anew.

import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.dirname(path.dirname(here));
const EXPECTED = path.join(here, 'expected-failures.txt');
const { values } = parseArgs({
  options: {
    group: { type: 'string' },
    module: { type: 'string', multiple: true },
    jobs: { type: 'string', default: '2' },
    timeout: { type: 'string', default: '60' },
    update: { type: 'boolean' },
    verbose: { type: 'boolean' },
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

const tests = findTests();
if (!tests) {
  console.log(
    "no tests of CPython 3.13 found: set PELLUCID_CPYTHON to a python3.13, or PELLUCID_CPYTHON_TESTS to its folder 'test'",
  );
  process.exit(2);
}
const table = JSON.parse(gunzipSync(fs.readFileSync(path.join(here, 'ids.json.gz'))).toString());
const wanted = Object.entries(table).filter(
  ([module, { group }]) =>
    (!values.group || group === values.group) && (!values.module || values.module.includes(module)),
);
// Only the tests: everything else of that CPython's library must not stand in front of ours.
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-tests-'));
fs.symlinkSync(tests, path.join(temporary, 'test'));
process.on('exit', () => fs.rmSync(temporary, { recursive: true, force: true }));

/** id -> [outcome, reason] of a module's tests; a test that ends the process or does not end counts as failed. */
async function runModule(module, ids) {
  const outcomes = new Map();
  const folder = fs.mkdtempSync(path.join(temporary, `${module}-`));
  fs.writeFileSync(path.join(folder, 'wanted'), ids.join('\n'));
  for (;;) {
    fs.writeFileSync(path.join(folder, 'done'), [...outcomes.keys()].join('\n'));
    const before = outcomes.size;
    const { whole, current, complaint } = await runOnce(module, folder, outcomes);
    if (current) outcomes.set(current, [whole === 'timeout' ? 'timeout' : 'crash', complaint]);
    if (whole === 'ended' || outcomes.size === before) {
      for (const id of ids) if (!outcomes.has(id)) outcomes.set(id, ['missing', complaint]);
      return outcomes;
    }
  }
}

function runOnce(module, folder, outcomes) {
  const child = spawn(
    process.execPath,
    [path.join(root, 'dist/bin/main.cjs'), path.join(here, 'driver.py'), module, path.join(folder, 'wanted'), path.join(folder, 'done')],
    { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, PYTHONPATH: temporary, PYTHONDONTWRITEBYTECODE: '1' } },
  );
  let whole = 'crashed';
  let current;
  let last;
  let complaint = '';
  let clock;
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr = (stderr + data).slice(-2000);
  });
  const wind = () => {
    clearTimeout(clock);
    clock = setTimeout(() => {
      whole = 'timeout';
      child.kill('SIGKILL');
    }, Number(values.timeout) * 1000);
  };
  wind();
  const lines = readline.createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    wind();
    const [mark, ...words] = line.split(' ');
    if (mark === '>') [current, last] = [words.join(' '), words.join(' ')];
    else if (mark === '=') {
      outcomes.set(words.slice(1).join(' '), [words[0], '']);
      last = words.slice(1).join(' ');
      current = undefined;
    } else if (mark === '|' && last && outcomes.has(last)) outcomes.get(last)[1] = words.join(' ');
    else if (mark === '!') last = undefined;
    else if (mark === '|') complaint = words.join(' ');
    else if (line === '.') whole = 'ended';
  });
  return new Promise((resolve) => {
    child.on('close', () => {
      clearTimeout(clock);
      resolve({ whole, current, complaint: complaint || stderr.trim().split('\n').pop() || '' });
    });
  });
}

const results = new Map();
const queue = [...wanted];
let finished = 0;
await Promise.all(
  Array.from({ length: Number(values.jobs) }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [module, { ids }] = next;
      const outcomes = await runModule(module, ids);
      results.set(module, outcomes);
      const passed = [...outcomes.values()].filter(good).length;
      console.log(`[${++finished}/${wanted.length}] ${module}: ${passed} of ${ids.length}`);
      if (values.verbose)
        for (const [id, o] of outcomes) if (!good(o)) console.log(`    ${o[0]} ${id}  ${o[1]}`);
    }
  }),
);

function good([outcome]) {
  return outcome === 'ok' || outcome === 'skip' || outcome === 'xfail';
}

// ---- against what was expected ----
const expected = new Map();
if (fs.existsSync(EXPECTED)) {
  for (const line of fs.readFileSync(EXPECTED, 'utf8').split('\n')) {
    const [id, reason] = line.split(' # ');
    if (id && !id.startsWith('#')) expected.set(id.trim(), reason ?? '');
  }
}
const surprises = [];
const failures = [];
for (const [module, { ids }] of wanted) {
  const outcomes = results.get(module);
  for (const id of ids) {
    const o = outcomes.get(id);
    if (!good(o)) {
      failures.push([id, expected.get(id) || `${o[0]}${o[1] ? `: ${o[1]}` : ''}`]);
      if (!expected.has(id)) surprises.push(`failed: ${id}  ${o[0]} ${o[1]}`);
    } else if (expected.has(id)) surprises.push(`passed unexpectedly: ${id}`);
  }
}

const groups = new Map();
for (const [module, { group, ids }] of wanted) {
  const entry = groups.get(group) ?? { modules: 0, tests: 0, passed: 0 };
  entry.modules++;
  entry.tests += ids.length;
  entry.passed += ids.filter((id) => good(results.get(module).get(id))).length;
  groups.set(group, entry);
}
const percent = (passed, tests) => `${((100 * passed) / tests).toFixed(1)} %`;
console.log();
for (const [group, { modules, tests: n, passed }] of groups)
  console.log(`${group.padEnd(20)} ${String(modules).padStart(4)} modules  ${passed} of ${n}  ${percent(passed, n)}`);

if (values.update) {
  const others = [...expected].filter(([id]) => !wanted.some(([, { ids }]) => ids.includes(id)));
  const lines = [...others, ...failures].sort(([a], [b]) => (a < b ? -1 : 1));
  fs.writeFileSync(
    EXPECTED,
    `# CPython's own tests that fail here, with the reason. Written by npm run test:cpython -- --update; a reason can be made\n# better by hand and is kept then. What passes must not stand here.\n${lines.map(([id, reason]) => `${id} # ${reason}\n`).join('')}`,
  );
  if (!values.group && !values.module) writeTable();
} else if (surprises.length > 0) {
  console.log(`\n${surprises.length} surprises:`);
  for (const line of surprises.slice(0, 200)) console.log(`  ${line}`);
  if (surprises.length > 200) console.log(`  … ${surprises.length - 200} more`);
  process.exitCode = 1;
}

function writeTable() {
  const row = (...cells) => `| ${cells.join(' | ')} |\n`;
  let text = `# CPython's own tests\n\nWritten by \`npm run test:cpython -- --update\`: of the tests of CPython 3.13.0 that it passes without starting a process or\nopening a socket, those that pass here. What fails stands in \`test/cpython/expected-failures.txt\`.\n\n`;
  text += row('group', 'modules', 'tests', 'pass', '') + row('---', '---:', '---:', '---:', '---:');
  for (const [group, { modules, tests: n, passed }] of groups) text += row(group, modules, n, passed, percent(passed, n));
  text += `\n${row('module', 'group', 'tests', 'pass')}${row('---', '---', '---:', '---:')}`;
  for (const [module, { group, ids }] of wanted)
    text += row(module, group, ids.length, ids.filter((id) => good(results.get(module).get(id))).length);
  fs.writeFileSync(path.join(root, 'docs/cpython-tests.md'), text);
}

// npm run test:cpython [-- --group NAME] [--module NAME] [--match TEXT] [--jobs N] [--verbose] [--tracebacks] [--debug-core] [--update]
// CPython's own tests, of a CPython found on this machine, in our process with the library's own unittest. Each id that
// CPython 3.13.0 passes without subprocesses and sockets is asked for (ids.json.gz). What fails must stand in
// expected-failures.txt, with its reason; what passes must not. --update writes that file and docs/cpython-tests.md anew.
// A reason that begins with "outside: " says that the test asks for what is no part of this Python (_testcapi, a module that
// the library image lacks, its other version): such ids are not counted.

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
    match: { type: 'string' },
    verbose: { type: 'boolean' },
    tracebacks: { type: 'boolean' },
    'debug-core': { type: 'boolean' },
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
/** Runs only where it is asked for by its name: it takes longer than all others together, and wants sockets and threads. */
const LONG = new Set(['test_asyncio']);
const wanted = Object.entries(table)
  .filter(
    ([module, { group }]) =>
      (!values.group || group === values.group) && (values.module ? values.module.includes(module) : !LONG.has(module)),
  )
  .map(([module, { group, ids }]) => [module, { group, ids: ids.filter((id) => id.includes(values.match ?? '')) }])
  .filter(([, { ids }]) => ids.length > 0);
const program = values['debug-core'] ? ['dist/cli/main.js', '--debug-core'] : ['dist/bin/main.cjs'];
// Only the tests: everything else of that CPython's library must not stand in front of ours.
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-tests-'));
fs.symlinkSync(tests, path.join(temporary, 'test'));
// What our library image lacks, tests import and CPython has in Python. It stands behind ours.
for (const name of ['_pydecimal'])
  fs.copyFileSync(path.join(path.dirname(tests), `${name}.py`), path.join(temporary, `${name}.py`));
process.on('exit', () => fs.rmSync(temporary, { recursive: true, force: true }));

/** Modules that cannot be imported without one of CPython's modules for tests: what stands in for it is empty. */
const STAND_INS = {
  test_bytes: ['_testlimitedcapi'],
  test_class: ['_testinternalcapi'],
  test_code: ['_testinternalcapi', 'ctypes'],
  test_compile: ['_testinternalcapi'],
  test_compileall: ['_testsinglephase'],
  test_dis: ['_testinternalcapi'],
  test_importlib: ['_testsinglephase'],
  test_monitoring: ['_testcapi'],
  test_marshal: ['_testinternalcapi'],
  test_import: ['_testsinglephase'],
  test_opcache: ['_testinternalcapi'],
  test_optimizer: ['_testinternalcapi'],
  test_pkgutil: ['_testsinglephase'],
  test_pyclbr: ['_testsinglephase'],
  test_tracemalloc: ['_testcapi', '_testinternalcapi'],
  test_traceback: ['_testcapi', '_testinternalcapi'],
  test_types: ['_testsinglephase'],
  test_unittest: ['_testsinglephase'],
  test_zoneinfo: ['lzma'],
};

/** id -> [outcome, reason] of a module's tests; a test that ends the process or does not end counts as failed. */
async function runModule(module, ids) {
  const outcomes = new Map();
  const folder = fs.mkdtempSync(path.join(temporary, `${module}-`));
  fs.writeFileSync(path.join(folder, 'wanted'), ids.join('\n'));
  for (const name of STAND_INS[module] ?? [])
    fs.copyFileSync(path.join(here, 'stand-ins', `${name}.py`), path.join(folder, `${name}.py`));
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
    [
      path.join(root, program[0]),
      ...program.slice(1),
      path.join(here, 'driver.py'),
      module,
      path.join(folder, 'wanted'),
      path.join(folder, 'done'),
      ...(values.tracebacks ? ['tracebacks'] : []),
    ],
    { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, PYTHONPATH: `${temporary}:${folder}`, PYTHONDONTWRITEBYTECODE: '1' } },
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
    else if (mark === ':') console.log(`      ${words.join(' ')}`);
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

const expected = new Map();
if (fs.existsSync(EXPECTED)) {
  for (const line of fs.readFileSync(EXPECTED, 'utf8').split('\n')) {
    const [id, reason] = line.split(' # ');
    if (id && !id.startsWith('#')) expected.set(id.trim(), reason ?? '');
  }
}
const results = new Map();
const queue = [...wanted];
let finished = 0;
await Promise.all(
  Array.from({ length: Number(values.jobs) }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [module, { ids }] = next;
      // What stands outside does not run: a fixture that fails halfway fails the tests behind it.
      const outcomes = await runModule(module, ids.filter((id) => !outside(id)));
      for (const id of ids) if (outside(id)) outcomes.set(id, ['outside', '']);
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
const surprises = [];
const failures = [];
const groups = new Map();
for (const [module, { group, ids }] of wanted) {
  const outcomes = results.get(module);
  const entry = groups.get(group) ?? { modules: 0, tests: 0, passed: 0 };
  groups.set(group, entry);
  entry.modules++;
  for (const id of ids) {
    const o = outcomes.get(id);
    if (!outside(id)) entry.tests++;
    if (good(o)) {
      if (!outside(id)) entry.passed++;
      if (expected.has(id)) surprises.push(`passed unexpectedly: ${id}`);
      continue;
    }
    failures.push([id, expected.get(id) || reason(o)]);
    if (!expected.has(id)) surprises.push(`failed: ${id}  ${o[0]} ${o[1]}`);
  }
}

function outside(id) {
  return expected.get(id)?.startsWith('outside: ');
}

function reason([outcome, text]) {
  const missing =
    /No module named '(_test\w+)'|module '(_test\w+)' has no attribute|(_test\w+) required|from '(_test\w+)'/.exec(text ?? '');
  if (missing) return `outside: needs ${missing.slice(1).find(Boolean)}`;
  return `${outcome}${text ? `: ${text}` : ''}`;
}

const percent = (passed, tests) => `${((100 * passed) / tests).toFixed(1)} %`;
console.log();
for (const [group, { modules, tests: n, passed }] of groups)
  console.log(`${group.padEnd(20)} ${String(modules).padStart(4)} modules  ${passed} of ${n}  ${percent(passed, n)}`);

if (values.update) {
  const asked = new Set(wanted.flatMap(([, { ids }]) => ids));
  const lines = [...[...expected].filter(([id]) => !asked.has(id)), ...failures].sort(([a], [b]) => (a < b ? -1 : 1));
  fs.writeFileSync(
    EXPECTED,
    `# CPython's own tests that fail here: id # reason. npm run test:cpython -- --update adds and removes lines; a reason is made\n# better by hand and kept then. "outside: …": it asks for what is no part of this Python, and is not counted.\n${lines.map(([id, reason]) => `${id} # ${reason}\n`).join('')}`,
  );
  writeTable(new Map(lines));
} else if (surprises.length > 0) {
  console.log(`\n${surprises.length} surprises:`);
  for (const line of values.verbose ? [] : surprises.slice(0, 200)) console.log(`  ${line}`);
  if (surprises.length > 200 && !values.verbose) console.log(`  … ${surprises.length - 200} more`);
  process.exitCode = 1;
}

/** docs/cpython-tests.md: all groups, by what the file of expected failures says. */
function writeTable(failing) {
  const row = (...cells) => `| ${cells.join(' | ')} |\n`;
  const sums = new Map();
  let modules = '';
  for (const [module, { group, ids }] of Object.entries(table)) {
    if (LONG.has(module)) {
      modules += row(module, group, ids.length, '', 'not run', '');
      continue;
    }
    const failed = ids.filter((id) => failing.has(id));
    const uncounted = failed.filter((id) => failing.get(id).startsWith('outside: ')).length;
    const counts = [ids.length, uncounted, ids.length - failed.length, failed.length - uncounted];
    modules += row(module, group, ...counts);
    const sum = sums.get(group) ?? [0, 0, 0, 0, 0];
    sums.set(group, [sum[0] + 1, ...counts.map((n, i) => sum[i + 1] + n)]);
  }
  let text = `# CPython's own tests\n\nWritten by \`npm run test:cpython -- --update\`: of the tests of CPython 3.13.0 that it passes without starting a process or\nopening a socket, those that pass here. What fails stands in \`test/cpython/expected-failures.txt\`, each with its reason; a\ntest that asks for what is no part of this Python (\`_testcapi\`, a module that the library image lacks) is "outside" and not\ncounted in the percentage.\n\n`;
  text += row('group', 'modules', 'tests', 'outside', 'pass', 'fail', '');
  text += row('---', '---:', '---:', '---:', '---:', '---:', '---:');
  for (const [group, [n, tests, uncounted, passed, failed]] of sums)
    text += row(group, n, tests, uncounted, passed, failed, percent(passed, tests - uncounted));
  text += `\n${row('module', 'group', 'tests', 'outside', 'pass', 'fail')}`;
  text += row('---', '---', '---:', '---:', '---:', '---:') + modules;
  fs.writeFileSync(path.join(root, 'docs/cpython-tests.md'), text);
}

// npm run bench -- recorder: recorder/main.mjs
// npm run bench -- inspector: inspector/main.mjs
// npm run bench -- page: page.mjs, in Chromium
// npm run bench [-- --rounds N] [--only NAME] [--without pyodide]
// The project's own small programs on Pellucid, CPython 3.13 and Pyodide, interleaved in one run: each round runs each
// program on each engine once; the figure is the median of the rounds, the table shows ratios to CPython.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
process.chdir(path.dirname(here));
if (process.argv[2] === 'recorder') {
  await import('./recorder/main.mjs');
  process.exit();
}
if (process.argv[2] === 'inspector') {
  await import('./inspector/main.mjs');
  process.exit();
}
if (process.argv[2] === 'page') {
  await import('./page.mjs');
  process.exit();
}
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
  },
});

/** A CPython 3.13 of this machine: $PELLUCID_CPYTHON or python3.13 on the path. */
function findCPython() {
  for (const python of [process.env.PELLUCID_CPYTHON, 'python3.13']) {
    if (!python) continue;
    const { stdout } = spawnSync(python, ['-V'], { encoding: 'utf8' });
    if (stdout?.startsWith('Python 3.13')) return python;
  }
  return undefined;
}

class Engine {
  constructor(name, command, args) {
    this.name = name;
    this.child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, PYTHONHASHSEED: '0' },
    });
    this.lines = readline.createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }
  /** Seconds and the result's repr. */
  async time(program) {
    this.child.stdin.write(`${program}\n`);
    const { value, done } = await this.lines.next();
    if (done) throw new Error(`${this.name} stopped at ${program}`);
    const [seconds, result] = value.split('\t');
    return { seconds: Number(seconds), result };
  }
  stop() {
    this.child.stdin.end();
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const geomean = (list) => Math.exp(list.reduce((sum, x) => sum + Math.log(x), 0) / list.length);
const cell = (text, width) => String(text).padStart(width);

const python = findCPython();
const engines = [new Engine('pellucid', process.execPath, ['bench/engines/pellucid.mjs'])];
if (python) engines.push(new Engine('cpython', python, ['bench/engines/cpython.py']));
else console.log('no CPython 3.13 found (PELLUCID_CPYTHON or python3.13 on the path): times only, no ratios');
if (!values.without.includes('pyodide'))
  engines.push(new Engine('pyodide', process.execPath, ['bench/engines/pyodide.mjs']));

const programs = fs
  .readdirSync('bench/programs')
  .filter((f) => f.endsWith('.py') && (!values.only || f.includes(values.only)));
const times = new Map();
for (let round = 0; round < Number(values.rounds); round++) {
  for (const program of programs) {
    let expected;
    for (const engine of engines) {
      const { seconds, result } = await engine.time(`bench/programs/${program}`);
      expected ??= result;
      if (result !== expected) throw new Error(`${program}: ${engine.name} says ${result}, another says ${expected}`);
      const key = `${engine.name} ${program}`;
      times.set(key, [...(times.get(key) ?? []), seconds]);
    }
  }
  process.stderr.write(`round ${round + 1} of ${values.rounds}\r`);
}
for (const engine of engines) engine.stop();

const time = (engine, program) => median(times.get(`${engine.name} ${program}`));
const reference = engines.find((e) => e.name === 'cpython');
console.log(
  `${'program'.padEnd(18)}${engines.map((e) => cell(`${e.name} s`, 12)).join('')}${
    reference
      ? engines
          .filter((e) => e !== reference)
          .map((e) => cell(`${e.name}/cp`, 14))
          .join('')
      : ''
  }`,
);
const ratios = new Map();
for (const program of programs) {
  let row = program.replace('.py', '').padEnd(18) + engines.map((e) => cell(time(e, program).toFixed(3), 12)).join('');
  for (const engine of reference ? engines.filter((e) => e !== reference) : []) {
    const ratio = time(engine, program) / time(reference, program);
    ratios.set(engine.name, [...(ratios.get(engine.name) ?? []), ratio]);
    row += cell(ratio.toFixed(2), 14);
  }
  console.log(row);
}
for (const [name, list] of ratios)
  console.log(
    `${name}: geometric mean ${geomean(list).toFixed(2)}x CPython's time, worst ${Math.max(...list).toFixed(2)}x`,
  );

// npm run test:fuzz -- [AREA …] [--seed N] [--first N] [--cases N] [--seconds S] [--core NAME]
// Input that is damaged at random, in areas (the .py files beside this one): a case may raise what it likes, but nothing traps, the
// heap stays whole, nothing leaks. (Code made by hand may end the process with SIGSEGV, as CPython's does.) Runs repeat: a case is a function of the seed and its number. What is found is told as the area and
// the number of its case; --first N --cases 1 runs one alone. The exit code is 1 if anything was found.

import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { str, tuple } from '../../dist/src/bytecode/constants.js';
import { PythonProcess, Status } from '../../dist/src/host/process.js';
import { coreOf } from '../allocations/failing.mjs';
import { HOME, QuietWorld, theLibrary } from '../allocations/world.mjs';

/** Cases of one process. */
const BATCH = 200;
/** Instructions and milliseconds after which a case is interrupted. */
const LONGEST = 3_000_000;
const SLOWEST = 3000;

const here = import.meta.dirname;
process.chdir(path.dirname(path.dirname(here)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    cases: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: 'Infinity' },
    core: { type: 'string', default: 'debug' },
  },
});

/** What the host throws for a process that ends itself. */
class Ended extends Error {}

/** Knows which case runs, and since when. */
class FuzzWorld extends QuietWorld {
  current = -1;
  since = 0;
  told = '';

  write(fd, bytes) {
    const text = Buffer.from(bytes).toString();
    if (fd === 2 && /^\d+\n$/.test(text)) {
      this.current = Number(text);
      this.since = performance.now();
    } else this.told += text;
    return bytes.length;
  }

  exit(code) {
    throw new Ended(`exit ${code}`);
  }

  interrupted() {
    return performance.now() - this.since > SLOWEST;
  }
}

const harness = fs.readFileSync(path.join(here, 'harness.py'), 'utf8');
const compiled = new Map();

/** Runs cases of an area in one process: {found, at: the case, blocks (null: code made by hand has run, which may lose some), died: of that}. */
function runBatch(area, first, last) {
  const { module, pel } = coreOf(values.core);
  const library = theLibrary();
  const world = new FuzzWorld({ input: new Uint8Array(0), files: {}, library });
  const argv = ['fuzz.py', values.seed, String(first), String(last)];
  const sys = { argv: tuple(...argv.map(str)) };
  let found = '';
  let blocks = 0n;
  let python;
  try {
    python = PythonProcess.boot(module, pel, { host: world, compiled, sys, library, firstPath: HOME });
    python.start(harness + area.source, `${HOME}/fuzz.py`, true);
    let from = python.executed;
    let running = -1;
    while (python.run(500_000) !== Status.Done) {
      if (world.current !== running) {
        running = world.current;
        from = python.executed;
      } else if (python.executed - from > LONGEST) python.interrupt();
    }
    found = python.verifyHeap();
    const exit = python.finish();
    found ||= python.verifyHeap() || (exit === 0 ? '' : `exit ${exit}: ${world.told.slice(-500)}`);
    blocks = python.core.allocatedBlocks();
  } catch (error) {
    found = String(error.stack ?? error);
  }
  const byHand = python?.pel32('foreign') === 1;
  const died = found !== '' && byHand;
  return { found: died ? '' : found, died, at: world.current, blocks: byHand ? null : blocks };
}

const wanted = positionals.length > 0 ? positionals : null;
const areas = fs
  .readdirSync(here)
  .filter((name) => name.endsWith('.py') && name !== 'harness.py')
  .map((name) => ({ name: name.slice(0, -3), source: fs.readFileSync(path.join(here, name), 'utf8') }))
  .filter(({ name }) => !wanted || wanted.includes(name));

const deadline = performance.now() + Number(values.seconds) * 1000;
let findings = 0;
function tell(area, at, text) {
  findings++;
  console.log(`${area.name} --seed ${values.seed} --first ${at} --cases 1: ${text}`);
}

/** The cases of a batch that each leave more blocks than none does. */
function leaking(area, first, last, empty) {
  for (let n = first; n < last; n++) {
    const { found, blocks } = runBatch(area, n, n + 1);
    if (!found && blocks !== null && blocks !== empty) tell(area, n, `leak: ${blocks - empty} blocks`);
  }
}

for (const area of areas) {
  const { blocks: empty, found: broken } = runBatch(area, 0, 0);
  if (broken) throw new Error(`${area.name} does not start: ${broken}`);
  const end = Number(values.first) + Number(values.cases);
  let first = Number(values.first);
  let deaths = 0;
  while (first < end && performance.now() < deadline) {
    const last = Math.min(first + BATCH, end);
    const { found, died, at, blocks } = runBatch(area, first, last);
    if (found) tell(area, at, found);
    if (died) deaths++;
    if (found || died) {
      first = at + 1;
      continue;
    }
    if (blocks !== null && blocks !== empty) leaking(area, first, last, empty);
    first = last;
  }
  const dead = deaths > 0 ? `, ${deaths} processes died of it` : '';
  console.log(`${area.name}: ${first - Number(values.first)} cases${dead}`);
}
process.exit(findings > 0 ? 1 : 0);

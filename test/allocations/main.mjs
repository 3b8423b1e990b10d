// npm run test:allocations -- [FILE or FOLDER …] [--all] [--every K] [--from N] [--forever] [--seconds S] [--fresh] [--core NAME]
//                             [--explain N]
// Programs whose allocations fail one by one (failing.mjs): MemoryError or what the program makes of it, nothing traps, the heap
// is whole, nothing leaks. Without names the whole corpus. Else the exit code is 1.
//
// Of each place in the core where programs allocate (the chain of callers up to the eval loop) one allocation is failed, once in
// a run over many programs: that is where an error path is. --all fails every allocation, --every K each K-th, from --from on;
// --forever fails all that follow, too. What has been done is kept in dist/allocations.json: the next run of the same build
// goes on behind it (--fresh: from the beginning), and --seconds ends a run after that time. --explain N tells of one allocation
// who made it and which blocks it leaves.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { coreOf, FailingProgram, settingOf } from './failing.mjs';

const KEPT = 'dist/allocations.json';
const root = path.dirname(path.dirname(import.meta.dirname));
process.chdir(root);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    every: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    forever: { type: 'boolean', default: false },
    seconds: { type: 'string', default: 'Infinity' },
    fresh: { type: 'boolean', default: false },
    core: { type: 'string', default: 'debug' },
    explain: { type: 'string' },
  },
});
const every = Number(values.every);
const from = Number(values.from);
const deadline = performance.now() + Number(values.seconds) * 1000;
const places = !values.all && every === 1 && from === 1;

function* programsIn(entry) {
  if (!fs.statSync(entry).isDirectory()) return yield entry;
  for (const name of fs.readdirSync(entry).sort())
    if (name.endsWith('.py') || !name.includes('.')) yield* programsIn(path.join(entry, name));
}

const mode = `${values.core} ${places ? 'places' : `${from}+${every}`}${values.forever ? ' forever' : ''}`;
const build = coreOf(values.core).pel.build;

/** What earlier runs of this build have done, by mode. */
function readKept() {
  if (!values.fresh && fs.existsSync(KEPT)) {
    const kept = JSON.parse(fs.readFileSync(KEPT, 'utf8'));
    if (kept.build === build) return kept;
  }
  return { build, modes: {} };
}

const kept = readKept();
kept.modes[mode] ??= { done: {}, places: [] };
const { done } = kept.modes[mode];
const seen = new Set(kept.modes[mode].places);
const keep = () => {
  kept.modes[mode].places = [...seen];
  fs.writeFileSync(KEPT, JSON.stringify(kept));
};
const short = (place) => createHash('sha1').update(place).digest('base64').slice(0, 12);

/** The allocations that are failed: [number, its place]. */
function* chosen(program, file) {
  if (places) {
    for (const [place, n] of program.places) {
      const key = short(place);
      if (!seen.has(key)) yield [n, key];
    }
  } else for (let n = done[file] ?? from; n <= program.allocations; n += every) yield [n, ''];
}

function explain(file, n) {
  const program = new FailingProgram(settingOf(file), { build: values.core });
  const { wrong, stdout, stderr, exit, before, blocks } = program.explain(n, { forever: values.forever });
  console.log(`exit ${exit}\n${stdout.slice(-2000)}\n${stderr.slice(-3000)}\n${wrong}\n\nfails after:\n  ${before}\n`);
  if (wrong.startsWith('leak'))
    for (const [address, made] of blocks) console.log(`left at ${address.toString(16)}:\n  ${made}\n`);
}

let runs = 0;
let wrongs = 0;
const inputs = positionals.length > 0 ? positionals : ['test/corpus'];
const missing = inputs.find((entry) => !fs.existsSync(entry));
if (missing !== undefined) {
  console.error(`there is no file or folder ${missing}`);
  process.exit(2);
}
for (const file of inputs.flatMap((entry) => [...programsIn(entry)])) {
  if (values.explain) {
    explain(file, Number(values.explain));
    continue;
  }
  if (performance.now() > deadline) break;
  if (done[file] === true) continue;
  const start = performance.now();
  const program = new FailingProgram(settingOf(file), { build: values.core, places });
  const untold = [];
  let tried = 0;
  let next = true;
  for (const [n, place] of chosen(program, file)) {
    if (performance.now() > deadline) {
      next = n;
      break;
    }
    const { wrong, isTold } = program.fail(n, values);
    tried++;
    if (!isTold) untold.push(n);
    if (place) seen.add(place);
    if (wrong === '') continue;
    wrongs++;
    console.log(`${file} --explain ${n}: ${wrong}`);
  }
  runs += tried;
  done[file] = next;
  keep();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const quiet = untold.length > 0 ? `, ${untold.length} without MemoryError (${untold.slice(0, 5).join(' ')})` : '';
  console.log(`${file}: ${tried} of ${program.allocations} allocations, ${seconds} s${quiet}`);
}
console.log(`${runs} runs, ${wrongs} wrong; ${seen.size} places`);
process.exit(wrongs > 0 ? 1 : 0);

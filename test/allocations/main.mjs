// npm run test:allocations -- [FILE or FOLDER …] [--places] [--all] [--every K] [--from N] [--forever] [--whole]
//                             [--seconds S] [--fresh] [--core NAME] [--explain N]
// Programs whose allocations fail one by one (failing.mjs): MemoryError or what the program makes of it, nothing traps, the heap
// is whole, nothing leaks. Without names the whole corpus. Else the exit code is 1.
//
// By default each call in the core that leads to an allocation fails once in a run over many programs: that is where an error path
// is. --places fails one allocation of each place where programs allocate (the chain of calls up to the eval loop), --all every
// allocation, --every K each K-th, from --from on; --forever fails all that follow, too. A run is interrupted some thousand
// instructions behind the failure, unless --whole. What has been done is kept in dist/allocations.json: the next run of the same
// build goes on behind it (--fresh: from the beginning), and --seconds ends a run after that time. --explain N tells of one
// allocation who made it and which blocks it leaves. The checked core (npm run build:core checked) is the faster one.

import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { coreOf, FailingProgram, settingOf } from './failing.mjs';
import { KnownCode } from './known-code.mjs';

const KEPT = 'dist/allocations.json';
const root = path.dirname(path.dirname(import.meta.dirname));
process.chdir(root);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    places: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    every: { type: 'string', default: '1' },
    from: { type: 'string', default: '1' },
    forever: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
    seconds: { type: 'string', default: 'Infinity' },
    fresh: { type: 'boolean', default: false },
    core: { type: 'string', default: 'debug' },
    explain: { type: 'string' },
  },
});
const every = Number(values.every);
const from = Number(values.from);
const deadline = performance.now() + Number(values.seconds) * 1000;
const numbered = values.all || every > 1 || from > 1;

function* programsIn(entry) {
  if (!fs.statSync(entry).isDirectory()) return yield entry;
  for (const name of fs.readdirSync(entry).sort())
    if (name.endsWith('.py') || !name.includes('.')) yield* programsIn(path.join(entry, name));
}

const mode = `${values.core} ${numbered ? `${from}+${every}` : values.places ? 'places' : 'calls'}${values.forever ? ' forever' : ''}`;
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
kept.modes[mode] ??= { done: {}, seen: [] };
const { done } = kept.modes[mode];
const seen = new Set(kept.modes[mode].seen);
const keep = () => {
  kept.modes[mode].seen = [...seen];
  fs.writeFileSync(KEPT, JSON.stringify(kept));
};

/** The allocations that are failed. */
function* chosen(program, file) {
  if (numbered) {
    for (let n = done[file] ?? from; n <= program.allocations; n += every) yield n;
    return;
  }
  for (const [place, n] of program.places) {
    const calls = values.places ? [place] : place.split(' ');
    if (calls.every((call) => seen.has(call))) continue;
    yield n;
    for (const call of calls) seen.add(call);
  }
}

/** The lines of a text from the first that differs from those of another one, which is told, too. */
function difference(text, other) {
  const lines = text.split('\n');
  const others = other.split('\n');
  const first = lines.findIndex((line, i) => line !== others[i]);
  return first < 0 ? '' : `line ${first + 1}:\n- ${others[first]}\n+ ${lines.slice(first, first + 30).join('\n  ')}\n`;
}

function explain(file, n) {
  const program = new FailingProgram(settingOf(file), { build: values.core });
  const { wrong, stdout, stderr, exit, before, blocks } = program.explain(n, values);
  const { whole } = program;
  console.log(
    `exit ${exit}, not ${whole.exit}\n${difference(stdout, whole.stdout)}${difference(stderr, whole.stderr)}${wrong}\n`,
  );
  console.log(`fails after:\n  ${before}\n`);
  if (wrong.startsWith('leak'))
    for (const [address, made] of blocks) console.log(`left at ${address.toString(16)}:\n  ${made}\n`);
}

const known = new KnownCode();
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
  known.begin();
  const program = new FailingProgram(settingOf(file), { build: values.core, places: !numbered, known });
  const untold = [];
  let tried = 0;
  let next = true;
  for (const n of chosen(program, file)) {
    if (performance.now() > deadline) {
      next = n;
      break;
    }
    const { wrong, isTold } = program.fail(n, values);
    tried++;
    if (!isTold) untold.push(n);
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
console.log(`${runs} runs, ${wrongs} wrong; ${seen.size} ${values.places ? 'places' : 'calls'}`);
process.exit(wrongs > 0 ? 1 : 0);

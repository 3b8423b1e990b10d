// npm run bench -- recorder
// What recording costs, and how fast any step of a program of 10,000,000 instructions shows. The figures to hold: recording at
// most 1.10 times the plain run; a random step within 100 ms (median) and 300 ms (worst of 200); back by a line within 20 ms
// (median); checkpoints of at most 64 MB; a file of 50 MB opens within 500 ms.
import fs from 'node:fs';
import v8 from 'node:v8';
import vm from 'node:vm';
import { recorderCore } from '../../dist/cli/recordings.js';
import { QuietHost } from '../../dist/src/host/host.js';
import { PythonProcess, Status } from '../../dist/src/host/process.js';
import { loadRecording, saveRecording } from '../../dist/src/recorder/file.js';
import { Recorder } from '../../dist/src/recorder/recorder.js';
import { Recording } from '../../dist/src/recorder/recording.js';

// What earlier rounds left behind is not collected within one that is measured.
v8.setFlagsFromString('--expose-gc');
globalThis.gc = vm.runInNewContext('gc');

const ROUNDS = 15;
// Without the library: the program imports nothing, and its start is not what is measured.
const { library: _, ...core } = recorderCore();
const source = fs.readFileSync('bench/recorder/mixed.py', 'utf8');
const sorted = (list) => [...list].sort((a, b) => a - b);
const median = (list) => sorted(list)[list.length >> 1];
const since = (start) => performance.now() - start;
const row = (what, figure, more = '') => console.log(`${what.padEnd(46)}${figure.padStart(14)}  ${more}`);
const ms = (time) => `${time.toFixed(1)} ms`;

/** Milliseconds of processor time: what others do on the machine does not count. */
function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function plainRun() {
  const python = PythonProcess.boot(core.release.wasm, core.release.pel, { host: new QuietHost() });
  python.core.addSiteBuiltins();
  python.start(source, 'mixed.py', true);
  globalThis.gc?.();
  const start = cpu();
  while (python.run(2_000_000) !== Status.Done);
  python.finish();
  return cpu() - start;
}

let recording;
function recordedRun() {
  const recorder = Recorder.start({ core, source, filename: 'mixed.py', fromFile: true });
  globalThis.gc?.();
  const start = cpu();
  recording = recorder.runToEnd();
  return cpu() - start;
}

// Taking turns, so that both see the same machine.
const plain = [];
const recorded = [];
for (let round = 0; round < ROUNDS; round++) {
  plain.push(plainRun());
  recorded.push(recordedRun());
}
const { length, checkpoints, checkpointBytes } = recording;
row('steps', length.toLocaleString('en'));
row('plain run', ms(median(plain)), `fastest ${ms(Math.min(...plain))}`);
row('recorded run', ms(median(recorded)), `fastest ${ms(Math.min(...recorded))}`);
row(
  'recording costs',
  (median(recorded) / median(plain)).toFixed(3),
  `fastest ${(Math.min(...recorded) / Math.min(...plain)).toFixed(3)}`,
);
row('checkpoints', `${(checkpointBytes / 2 ** 20).toFixed(1)} MB`, `${checkpoints.length}`);

let seed = 1;
const random = (n) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed % n;
};
const times = (n, prepare, act) =>
  Array.from({ length: n }, () => {
    prepare();
    const start = performance.now();
    act();
    return since(start);
  });
const report = (what, list) => row(what, ms(median(list)), `worst of ${list.length}: ${ms(Math.max(...list))}`);
const anywhere = () => recording.seek(random(length));

report(
  'a random step',
  times(200, () => {}, anywhere),
);
report(
  'back by a line, from anywhere',
  times(100, anywhere, () => recording.previous('line')),
);
report(
  'back by a line, over calls',
  times(100, anywhere, () => recording.previous('line', 'over')),
);
recording.seek(length >> 1);
report(
  'back by a line, again and again',
  times(
    100,
    () => {},
    () => recording.previous('line'),
  ),
);
report(
  'on by a line, again and again',
  times(
    100,
    () => {},
    () => recording.next('line'),
  ),
);
report(
  'back by an instruction',
  times(100, anywhere, () => recording.previous('instruction')),
);
report(
  'last change of a variable',
  times(20, anywhere, () => recording.lastChange({ name: 'total' })),
);

const walk = performance.now();
let lines = 0;
for (const stop of recording.lines()) if (stop.event === 'line') lines++;
row('walking all lines', ms(since(walk)), `${lines.toLocaleString('en')} lines`);
const events = performance.now();
recording.seek(length >> 1);
recording.eventsOf();
row('the first event log', ms(since(events)));
report(
  'an event log',
  times(20, anywhere, () => recording.eventsOf()),
);

// Questions across a whole run: what happened in the middle of it, and at its start.
const asked = Recording.record({
  core,
  source: fs.readFileSync('bench/recorder/questions.py', 'utf8'),
  filename: 'questions.py',
});
const last = asked.seekLine(16).position.step;
const addressOf = (name) => {
  const slot = asked.lastChange({ name });
  return Number(slot.after);
};
const [box, items] = [addressOf('box'), addressOf('items')];
const question = (what, ask) => {
  asked.seek(last);
  const start = performance.now();
  const found = ask();
  const took = since(start);
  const { step, line } = found.position;
  row(what, ms(took), `step ${step.toLocaleString('en')} of ${asked.length.toLocaleString('en')}, line ${line ?? '-'}`);
};
question('last change of a name (at the start)', () => asked.lastChange({ name: 'items' }));
question('of an attribute (in the middle)', () => asked.lastChange({ attribute: 'value', object: box }));
question('of an address (in the middle)', () => asked.lastChange({ address: items + 16, length: 8 }));
question('of a refcount (in the middle)', () => asked.lastChange({ refcount: box }));
question('who allocated (at the start)', () => asked.whoAllocated(box));
question('who dropped (the next instruction)', () => asked.whoDropped(items, 1));

const save = performance.now();
const file = saveRecording(recording);
row('saving', ms(since(save)), `${file.length.toLocaleString('en')} bytes`);
opening('a recording opens', file);

// A large one: a program that keeps numbers that do not compress.
const large = Recording.record({ core, source: noise(), filename: 'large.py' });
opening('a large one opens', saveRecording(large));

function opening(what, bytes) {
  const opens = [];
  const shows = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    const loaded = loadRecording(core, bytes);
    opens.push(since(start));
    loaded.seek(loaded.length >> 1);
    shows.push(since(start));
  }
  row(
    what,
    ms(median(opens)),
    `${bytes.length.toLocaleString('en')} bytes; its middle shows after ${ms(median(shows))}`,
  );
}

/** Fills memory with bytes of a linear congruential generator. */
function noise() {
  return `x = 1
data = []
for i in range(90):
    block = bytearray(650000)
    for j in range(0, 650000, 8):
        x = (x * 6364136223846793005 + 1442695040888963407) & 0xffffffffffffffff
        block[j:j + 8] = x.to_bytes(8, 'little')
    data.append(block)
`;
}

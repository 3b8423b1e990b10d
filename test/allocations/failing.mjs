// A program whose allocations are failed one after another. It runs once as a whole, and on the way copies of its memory are kept;
// each run with a failing allocation begins at the copy before it, with the world taken back to that moment.
//
//   allocations   1 ···················· n ················· last
//                 ├── copy ──── copy ──┬─┤
//                              restored └ fails, and the program goes on to its end

import fs from 'node:fs';
import path from 'node:path';
import { str, tuple } from '../../dist/src/bytecode/constants.js';
import { PythonProcess, Status } from '../../dist/src/host/process.js';
import { DATA_BASE, MAIN_THREAD } from '../../dist/src/inspector/map.js';
import { CheckpointStore } from '../../dist/src/recorder/checkpoints.js';
import { callers } from './callers.mjs';
import { HOME, theLibrary, World } from './world.mjs';

/** core/debug/switches.ts */
const SWITCHES = 0x38c000;
const FAIL = 4;
const FOREVER = 8;
const COUNT = 12;
/** core/memory/events.ts */
const ALLOC = 4;
const FREE = 5;
const RESIZE = 6;

const WASM_PAGE = 65536;
/** Bytes of all copies of a program's memory together. */
const COPIES = 600 << 20;
/** Allocations between two of them, at least. */
const APART = 100;
/** Instructions between two looks at the count. */
const SLICE = 500;
/** PyThreadState.eval_breaker, and its bit for signals: core/vm/eval/pending.ts */
const EVAL_BREAKER = MAIN_THREAD + 24;
const SIGNALS_PENDING = 2n;
/** pel.stepping: the host is asked at the deadline where the eval loop cannot return. */
const STEPPING_STOP = 1;

/** Instructions behind the allocation that failed after which a run that need not be whole is interrupted, again and again. */
const AFTERWARDS = 10_000;
/** Instructions after which a run counts as endless, beside three times those of the whole program. */
const ENDLESS = 2_000_000;

/** What only a function of the core that breaks the rules can raise. */
const OURS = /with an exception set|without setting an exception|internal (function|call|error)/;

const cores = new Map();

/** A compiled core of dist/core with the switches: 'debug' or 'checked'. */
export function coreOf(build) {
  let core = cores.get(build);
  if (!core) {
    const pel = JSON.parse(fs.readFileSync(`dist/core/${build}.pel.json`, 'utf8'));
    core = { pel, module: new WebAssembly.Module(fs.readFileSync(`dist/core/${build}.wasm`)) };
    cores.set(build, core);
  }
  return core;
}

/** How the corpus wants a program run: its arguments, its input, with or without the library. */
export function settingOf(file) {
  const source = fs.readFileSync(file);
  const [first = ''] = source.toString('latin1').split('\n', 1);
  const input = file.replace(/\.py$/, '.stdin');
  const folder = path.dirname(file);
  const beside = fs.readdirSync(folder).filter((name) => name.endsWith('.py') || name.endsWith('.txt'));
  return {
    name: path.basename(file),
    source,
    argv: first.startsWith('# args:') ? first.slice(7).trim().split(/\s+/) : [],
    input: fs.existsSync(input) ? fs.readFileSync(input) : new Uint8Array(0),
    files: Object.fromEntries(beside.map((name) => [name, fs.readFileSync(path.join(folder, name))])),
    library: first.startsWith('# library') ? theLibrary() : undefined,
  };
}

export class FailingProgram {
  /** Whether the newest run was interrupted. */
  isInterrupted = false;
  /** How many allocations it makes, without its start and its end. */
  allocations = 0;
  /** What it does when nothing fails: {exit, stdout, stderr, blocks}. */
  whole;
  /** Its allocations by where in the core they are made: the number of the first one there. Only if asked for. */
  places = new Map();

  /** `setting`: settingOf; `places`: whether to find out where allocations are made; `known`: KnownCode. */
  constructor(setting, { build = 'debug', compiled = new Map(), places = false, known } = {}) {
    const { module, pel } = coreOf(build);
    this.world = new World(setting);
    this.python = PythonProcess.boot(module, pel, {
      host: this.world.host,
      compiled,
      sys: { argv: tuple(...[setting.name, ...setting.argv].map(str)) },
      ...(setting.library ? { library: setting.library, firstPath: HOME } : {}),
    });
    this.python.start(
      setting.source,
      setting.library ? `${HOME}/${setting.name}` : setting.name,
      Boolean(setting.library),
    );
    if (this.python.startFailed)
      throw new Error(`the process does not start: is dist/core/${build}.wasm of these sources?`);
    this.endAddress = pel.base + pel.offset.spans_end;
    this.dirty = DATA_BASE;
    this.record(places, known);
  }

  get end() {
    return (this.python.view.getUint32(this.endAddress, true) << 20) >>> 0;
  }

  get counted() {
    return this.python.view.getInt32(SWITCHES + COUNT, true);
  }

  set(offset, value) {
    this.python.view.setInt32(SWITCHES + offset, value, true);
  }

  /** Runs it whole, keeping copies on the way. */
  record(places, known) {
    const { python, world } = this;
    this.set(COUNT, 0);
    const place = () => ({ step: this.counted, waits: 0, answers: world.calls.length, events: 0 });
    this.copies = new CheckpointStore(CheckpointStore.image(python.memory.buffer, this.end, place()), COPIES);
    if (places) this.findPlaces(known);
    const before = python.executed;
    let apart = APART;
    while (python.run(SLICE) !== Status.Done) {
      const { step } = this.copies.newest;
      if (this.counted - step < apart) continue;
      const had = this.copies.later.length;
      this.copies.add(python.memory.buffer, this.end, place());
      if (this.copies.later.length <= had) apart *= 2; // the store has thinned them out
    }
    this.copies.finish();
    this.allocations = this.counted;
    this.most = 3 * (python.executed - before) + ENDLESS;
    python.core.setEvents(0, 0, 0);
    this.python.onEvent = undefined;
    const exit = python.finish();
    this.whole = { exit, ...this.texts(), blocks: python.core.allocatedBlocks() };
    this.dirty = this.end;
  }

  texts() {
    return { stdout: this.world.text(1), stderr: this.world.text(2) };
  }

  /** Notes of each allocation who made it. */
  findPlaces(known) {
    let last = 0;
    this.python.onEvent = () => {
      const n = this.counted;
      if (n === last) return;
      last = n;
      if (known?.isKnown(this.python.view)) return;
      const place = callers();
      if (!this.places.has(place)) this.places.set(place, n);
    };
    this.python.core.setEvents((1 << ALLOC) | (1 << RESIZE), 0, 0xffffffff);
  }

  /** Puts the process back to a copy. How many allocations it has made there. */
  restore(index) {
    const { python } = this;
    const copy = this.copies.at(index);
    const missing = copy.end - python.memory.buffer.byteLength;
    if (missing > 0) python.memory.grow(Math.ceil(missing / WASM_PAGE));
    this.copies.restore(index, python.memory.buffer, this.dirty);
    this.dirty = copy.end;
    this.world.takeBack(copy.answers);
    return copy.step;
  }

  /**
   * Runs it with its n-th allocation failing; with `forever` all after that, too, until the program is over. Unless `whole`, it is
   * interrupted some time after that. What came of it: {exit, stdout, stderr, wrong, isTold}; `wrong` says what must not be, or is
   * empty.
   */
  fail(n, { forever = false, whole = false, watch } = {}) {
    const { python } = this;
    // Whoever watches wants to see every block made.
    const step = this.restore(watch ? 0 : this.copies.before(n - 1));
    this.set(FAIL, n - step);
    this.set(FOREVER, forever ? 1 : 0);
    watch?.(python);
    let wrong = '';
    let exit = -1;
    this.isInterrupted = false;
    try {
      const isDone = whole ? this.runToItsEnd() : this.runSomeWay();
      this.set(FAIL, 0);
      if (!isDone) wrong = 'it does not end';
      else {
        wrong = python.verifyHeap();
        exit = python.finish();
        wrong ||= python.verifyHeap();
        const left = python.core.allocatedBlocks() - this.whole.blocks;
        if (left !== 0n) wrong ||= `leak: ${left} blocks`;
      }
    } catch (error) {
      wrong = String(error.stack ?? error);
    }
    python.core.setEvents(0, 0, 0);
    this.dirty = Math.max(this.dirty, this.end);
    const texts = this.texts();
    wrong ||= this.judge(texts);
    return { exit, ...texts, wrong, isTold: this.isInterrupted || this.isTold({ exit, ...texts }) };
  }

  /** False: it goes on and on. */
  runToItsEnd() {
    const { python } = this;
    const from = python.executed;
    let status = Status.Budget;
    while (status !== Status.Done && python.executed - from < this.most) status = python.run(100_000);
    return status === Status.Done;
  }

  /** The same with interrupts, wherever it may be then. */
  runSomeWay() {
    const { python } = this;
    const end = python.executed + this.most;
    let next = Infinity;
    const look = () => {
      if (this.python.view.getInt32(SWITCHES + FAIL, true) > 0) return;
      if (next === Infinity) next = python.executed + AFTERWARDS;
      if (python.executed < next) return;
      next = python.executed + AFTERWARDS;
      this.interrupt();
    };
    python.onStep = () => {
      look();
      if (python.executed > end) throw new Error('it does not end');
      return false;
    };
    python.view.setInt32(python.pelAddress('stepping'), STEPPING_STOP, true);
    let status = Status.Budget;
    while (status !== Status.Done && python.executed < end) {
      status = python.run(AFTERWARDS);
      look();
    }
    python.settle();
    return status === Status.Done;
  }

  interrupt() {
    const { view } = this.python;
    this.isInterrupted = true;
    this.python.interrupt();
    view.setBigUint64(EVAL_BREAKER, view.getBigUint64(EVAL_BREAKER, true) | SIGNALS_PENDING, true);
  }

  /** What must not be; '': a MemoryError has been told of, or the program has made something of it. */
  judge({ stdout, stderr }) {
    const { whole } = this;
    const bad = `${stdout}\n${stderr}`.split('\n').find((line) => OURS.test(line));
    return bad && !OURS.test(whole.stdout + whole.stderr) ? `an error of ours: ${bad}` : '';
  }

  /** Whether the run shows that something has failed, or shows nothing at all. */
  isTold({ exit, stdout, stderr }) {
    const { whole } = this;
    if (exit === whole.exit && stdout === whole.stdout && stderr === whole.stderr) return true;
    // ENOMEM of a system call is an OSError.
    return /MemoryError|Errno 12\b/.test(stdout + stderr);
  }

  /** The allocation that fails and the blocks that are left when the n-th fails, each with the functions that made it. */
  explain(n, options = {}) {
    const blocks = new Map();
    let failing = '';
    const outcome = this.fail(n, {
      ...options,
      watch: (python) => {
        python.onEvent = (kind, address) => {
          if (kind === FREE) blocks.delete(address);
          else if (kind === ALLOC) blocks.set(address, callers(true));
          if (this.counted < n) failing = callers(true);
        };
        python.core.setEvents((1 << ALLOC) | (1 << RESIZE) | (1 << FREE), 0, 0xffffffff);
      },
    });
    return { ...outcome, before: failing, blocks };
  }
}

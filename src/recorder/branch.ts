// Going on from the past: a recording that has the original's first image, checkpoints and inputs up to a step, and then
// something else. The change is an input like any other, so the branch can be moved through, saved and branched again.
//
// Where native code stands below the step, the new process begins at the instruction that called it, is answered as the
// original was, and changed on its way.

import type { Host } from '../host/host.js';
import { PythonProcess } from '../host/process.js';
import { DATA_BASE } from '../inspector/map.js';
import { applyEvent, branchHost, type InputEvent, loggingHost, ReplayHost, switchingHost } from './input-log.js';
import { Recorder } from './recorder.js';
import type { Recording } from './recording.js';
import { Replayer, type Run } from './replayer.js';
import type { BranchChange, BranchSwitch } from './types.js';
import { newestFrame } from './walker.js';

/** Statements behind which there is no new name. */
export const SWITCHES: Record<BranchSwitch, (value: number) => string | null> = {
  gc: (value) => `__import__('gc').${value ? 'enable' : 'disable'}()\n`,
  'gc-threshold': (value) => `__import__('gc').set_threshold(${value})\n`,
  'recursion-limit': (value) => `__import__('sys').setrecursionlimit(${value})\n`,
  'memory-limit': () => null,
};

/** Whether a branch can turn that. */
export const isSwitch = (name: string): name is BranchSwitch => Object.hasOwn(SWITCHES, name);

/** What makes the change, when the process stands still at `at`. */
function eventsOf(change: BranchChange, at: { step: number; waits: number }, newest: number): InputEvent[] {
  const exec = (source: string, frame = newest): InputEvent[] => [{ ...at, kind: 'exec', source, frame }];
  switch (change.kind) {
    case 'none':
    case 'input':
      return [];
    case 'interrupt':
      return [{ ...at, kind: 'interrupt', source: '', frame: 0 }];
    case 'variable':
      return exec(`${change.name} = ${change.expression}\n`, change.frame);
    case 'slot':
      return exec(change.expression, change.frame).map((event) => ({ ...event, slot: change.slot }));
    case 'statement':
      return exec(`${change.source}\n`, change.frame);
    case 'switch': {
      const { name, value } = change;
      if (!Number.isInteger(value) || value < 0) throw new RangeError(`${name} wants a whole number, not ${value}`);
      const source = SWITCHES[name](value);
      return source === null ? [{ ...at, kind: 'memory limit', source: '', frame: value }] : exec(source);
    }
  }
}

/** Throws Error when the change cannot be made, with what Python says to it. */
export function branchFrom(recording: Recording, step: number, change: BranchChange, host: Host): Recorder {
  const { core, run } = recording;
  const { release } = core;
  // A replayer of its own: what is looked at in the recording stays where it is.
  const past = new Replayer(release, run);
  past.seek(step);
  if (past.phase !== 'running')
    throw new RangeError(`the program is over at step ${step}: nothing can go on from there`);
  if (past.inNative && change.kind === 'interrupt')
    throw new Error('native code waits for this step: it can be interrupted only before or after');
  const there = past.place;
  const events = eventsOf(change, { step, waits: there.waits }, newestFrame(past.image));
  if (past.inNative) {
    const start = past.lastResumable(step);
    tryOut(past, events, step);
    past.seek(start);
  }

  const log = run.log.prefix(there.answers, there.events, step + 1);
  const branch: Run = {
    ...run,
    log,
    checkpoints: run.checkpoints.upTo(step),
    programEnd: null,
    exitCode: null,
    length: step,
  };
  const replay = new ReplayHost(run.log, run.data);
  replay.position = past.place.answers;
  let live = false;
  let process: PythonProcess | null = null;
  const input = change.kind === 'input' ? change.text : null;
  const logging = loggingHost(branchHost(run.log, there.answers, host, input), log, () => process?.executed ?? 0);
  process = PythonProcess.empty(release.wasm, release.pel, {
    host: switchingHost(log.methods, () => (live ? logging : replay.host), run.data),
    optimize: run.optimize,
    compiled: run.compiled,
    ...(run.library ? { library: run.library } : {}),
  });
  copyMemory(past, process);
  const arrive = (): void => {
    live = true;
    for (const event of events) {
      log.events.push(event);
      const error = applyEvent(process, event);
      if (error !== null) throw new Error(error);
    }
  };
  const recorder = Recorder.goOn(core, branch, process, there.waits);
  if (past.step === step) arrive();
  else recorder.leadIn = { step, arrive, between: run.log.events.filter((e) => e.step > past.step && e.step < step) };
  return recorder;
}

/** Applies the change where nothing can be lost: below native code it is made only once the branch has come there. */
function tryOut(past: Replayer, events: InputEvent[], step: number): void {
  past.seek(step);
  for (const event of events) {
    if (event.kind !== 'exec') continue;
    const error = applyEvent(past.process, event);
    if (error !== null) throw new Error(error);
  }
  past.reset();
}

function copyMemory(from: Replayer, to: PythonProcess): void {
  const missing = from.end - to.memory.buffer.byteLength;
  if (missing > 0) to.memory.grow(missing >> 16);
  const bytes = new Uint8Array(from.process.memory.buffer, DATA_BASE, from.end - DATA_BASE);
  new Uint8Array(to.memory.buffer).set(bytes, DATA_BASE);
}

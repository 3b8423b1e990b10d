// Running a program: from the code to its recording, with what happens in between: input, an end, a change of the past.

import { batch } from 'solid-js';
import { reconcile } from 'solid-js/store';
import { hasCells as isNotebook } from '../../src/compiler/cells.js';
import type { BranchChange } from '../../src/recorder/types.js';
import { keepEdits, open } from './editing.js';
import { forgetRows, resetLayout } from './looking.js';
import { show, showStep, stopPlaying } from './moving.js';
import type { Place } from './paths.js';
import type { RunSummary } from './protocol.js';
import {
  client,
  FIRST_LIMIT,
  failed,
  nothing,
  notify,
  OBJECTS,
  setPicture,
  setState,
  state,
  whilePending,
} from './state.js';

let runId = 0;

function took(summary: RunSummary, fresh: boolean): void {
  batch(() => {
    setState({
      total: summary.total,
      runState: summary.state,
      problem: summary.problem,
      status: summary.state === 'waiting' ? 'waiting' : 'ready',
      edited: fresh ? false : state.edited,
    });
    if (summary.outputs.length) setState('outputs', (o) => [...o, ...summary.outputs]);
  });
  if (isNotebook(state.main)) void whilePending(async () => (await import('./cells.js')).findCells()).catch(() => {});
}

/** Runs the program and goes to a step, a line or the end; default: the first line. */
export const run = (goto?: { step?: number; line?: number; end?: boolean }): Promise<void> =>
  whilePending(() => recordAndShow(goto));

async function recordAndShow(goto?: { step?: number; line?: number; end?: boolean }): Promise<void> {
  const id = ++runId;
  keepEdits();
  stopPlaying();
  batch(() => {
    setState({
      status: 'recording',
      failure: '',
      outputs: [],
      problem: null,
      total: 0,
      marks: [],
      pinned: [],
      crowded: false,
      branch: '',
      slot: null,
      cellSteps: [],
    });
    forgetRows();
    setState('limit', OBJECTS);
    resetLayout();
  });
  try {
    const program = { files: state.files.map((f) => ({ ...f })), main: state.main, stdin: state.stdin };
    const summary = await client.call('record', program, FIRST_LIMIT);
    if (id !== runId) return;
    took(summary, true);
    let step = goto?.step ?? 0;
    if (step < 0) step = await client.call('nthLine', -step);
    if (goto?.line) step = Math.max(0, await client.call('toLine', state.main, goto.line, 1));
    if (summary.state === 'waiting' || goto?.end) step = summary.total;
    await show(Math.min(step, summary.total));
  } catch (error) {
    if (id === runId) failed(error);
  }
}

/** Ends what runs; if the worker does not hear (one endless native call), it is replaced. */
export async function stop(): Promise<void> {
  stopPlaying();
  if (state.status !== 'recording') return;
  const id = runId;
  const answered = await Promise.race([
    client.call('stop').then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 1200)),
  ]).catch(() => false);
  if (answered || id !== runId) return;
  runId++;
  client.restart();
  setState({ status: 'empty', total: 0 });
  setPicture(reconcile(structuredClone(nothing)));
  notify('The program was in the midst of one long native call, so its process was ended. Your code is still here.');
}

/** A line of input, or the end of it. */
export async function giveInput(text: string, end: boolean): Promise<void> {
  const id = runId;
  setState({ status: 'recording', stdin: state.stdin + text });
  try {
    const summary = await client.call('input', text, end, state.total + FIRST_LIMIT);
    if (id !== runId) return;
    const from = state.step;
    took(summary, false);
    await show(
      summary.state === 'waiting' ? summary.total : await client.call('move', from, 'next', state.grain, 'into'),
    );
  } catch (error) {
    failed(error);
  }
}

/** Records on behind a limit. */
export async function goOn(): Promise<void> {
  setState('status', 'recording');
  try {
    took(await client.call('goOn', state.total + 4 * FIRST_LIMIT), false);
  } catch (error) {
    failed(error);
  }
}

/** Goes on from this step with another value in a place, as a run of its own. */
export const goOnWith = ({ frame, expression: name, slot }: Place, expression: string): Promise<void> =>
  whilePending(async () => {
    const step = state.step;
    const id = ++runId;
    stopPlaying();
    try {
      const where = frame ? { frame } : {};
      const change: BranchChange = slot
        ? { kind: 'slot', slot, expression, ...where }
        : { kind: 'variable', name, expression, ...where };
      setState({ status: 'recording', notice: '' });
      const summary = await client.call('branch', step, change, step + FIRST_LIMIT);
      if (id !== runId) return;
      setState('outputs', []);
      took(summary, true);
      setState('branch', `${name} = ${expression} at step ${step}`);
      await show(Math.min(step + 1, summary.total));
    } catch (error) {
      setState('status', 'ready');
      notify(`That cannot be: ${error instanceof Error ? error.message : error}`);
    }
  });

/** Opens a recording that was saved before; what is shown stays if that cannot be. */
export const openRecordingBytes = (bytes: Uint8Array): Promise<void> =>
  whilePending(async () => {
    stopPlaying();
    const before = state.status;
    setState('status', 'recording');
    try {
      const { summary, program } = await client.call('load', bytes);
      runId++;
      resetLayout();
      forgetRows();
      setState({ outputs: [], marks: [], pinned: [], crowded: false, branch: '', failure: '', limit: OBJECTS });
      open({ ...program });
      took(summary, true);
      await showStep(0);
    } catch (error) {
      setState('status', before === 'recording' ? 'empty' : before);
      notify(`The recording could not be opened: ${error instanceof Error ? error.message : error}.`);
    }
  });

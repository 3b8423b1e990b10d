// The page's state and what can be done to it. Views read it; only the functions here change it.

import { batch, createSignal } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { hasCells as isNotebook } from '../../src/compiler/cells.js';
import type { BranchChange } from '../../src/recorder/types.js';
import { Client } from './client.js';
import { FIRST_PROGRAM, FIRST_STEP_LINE } from './first.js';
import { decodeHash, encodeHash, type Shared } from './hash.js';
import type { Place } from './paths.js';
import type {
  Direction,
  Grain,
  ObjectView,
  OutputPiece,
  Picture,
  Problem,
  RunSummary,
  SourceFile,
  TimeMark,
} from './protocol.js';
import { load, save } from './storage.js';

export type View = 'objects' | 'segments' | 'allocator' | 'collector' | 'bytes' | 'retainers';
export const VIEWS: { id: View; title: string }[] = [
  { id: 'objects', title: 'Objects' },
  { id: 'segments', title: 'Segments' },
  { id: 'allocator', title: 'Allocator' },
  { id: 'collector', title: 'Collector' },
  { id: 'bytes', title: 'Bytes' },
  { id: 'retainers', title: 'Why alive' },
];

export type Status = 'booting' | 'recording' | 'ready' | 'waiting' | 'failed' | 'empty';
/** The first recording stops here; a person can let it go on. */
const FIRST_LIMIT = 2_000_000;
const OBJECTS = 60;

interface State {
  files: SourceFile[];
  active: string;
  main: string;
  stdin: string;
  status: Status;
  failure: string;
  total: number;
  runState: RunSummary['state'] | '';
  outputs: OutputPiece[];
  marks: TimeMark[];
  problem: Problem | null;
  step: number;
  grain: Grain;
  view: View;
  selected: number;
  /** The size class that the allocator's view shows; 0: all. */
  blockSize: number;
  /** The name or entry that was clicked last. */
  slot: { frame: number; name: string; kind: string; object?: number } | null;
  /** What was changed in the past, if this run is a branch. */
  branch: string;
  breakpoints: { file: string; line: number }[];
  /** The steps at which the cells of a notebook begin; -1: never. */
  cellSteps: number[];
  edited: boolean;
  playing: boolean;
  speed: number;
  /** Values without cards of their own: always, never, or from many on. */
  inline: boolean | 'auto';
  crowded: boolean;
  theme: 'light' | 'dark' | 'system';
  embed: boolean;
  hints: boolean;
  notice: string;
  limit: number;
  rows: Record<number, { from: number; count: number }>;
  pinned: number[];
}

export const [state, setState] = createStore<State>({
  files: [],
  active: 'main.py',
  main: 'main.py',
  stdin: '',
  status: 'booting',
  failure: '',
  total: 0,
  runState: '',
  outputs: [],
  marks: [],
  problem: null,
  step: 0,
  grain: 'line',
  view: 'objects',
  selected: 0,
  blockSize: 0,
  slot: null,
  branch: '',
  breakpoints: [],
  cellSteps: [],
  edited: false,
  playing: false,
  speed: load('speed', 2),
  inline: load('values', 'auto'),
  crowded: false,
  theme: load('theme', 'system'),
  embed: false,
  hints: false,
  notice: '',
  limit: OBJECTS,
  rows: {},
  pinned: [],
});

const nothing: Picture = {
  step: 0,
  since: 0,
  file: '',
  line: null,
  lastFile: '',
  lastLine: null,
  opcode: '',
  lastOpcode: '',
  frames: [],
  popped: [],
  objects: [],
  ghosts: [],
  lost: [],
  more: 0,
  events: [],
  instructions: [],
  codeName: '',
  outputs: 0,
  narration: [],
  stackBytes: 0,
  ended: false,
};
export const [picture, setPicture] = createStore<Picture>(structuredClone(nothing));
/** Counts pictures: what must be measured again reads it. */
export const [drawn, setDrawn] = createSignal(0);
export const [dialog, setDialog] = createSignal<'' | 'keys' | 'share' | 'export' | 'lessons' | 'about'>('');

/** Questions to the worker that are not answered yet: nothing on the page waits for it, tests do. */
export const [pending, setPending] = createSignal(0);

export async function whilePending<T>(work: () => Promise<T>): Promise<T> {
  setPending((n) => n + 1);
  try {
    return await work();
  } finally {
    setPending((n) => n - 1);
  }
}

export const client = new Client();

client.onProgress = (steps, outputs) => {
  batch(() => {
    setState('total', steps);
    if (outputs.length) setState('outputs', (o) => [...o, ...outputs]);
  });
};

// Marks of a run come some time after it, piece by piece.
client.onMarks = (marks) => {
  setState('marks', marks);
};

export const textOf = (name: string): string => state.files.find((f) => f.name === name)?.text ?? '';

export const sourceLine = (file: string, line: number | null): string =>
  line === null ? '' : (textOf(file).split('\n')[line - 1] ?? '').trim();

let noticeTimer: ReturnType<typeof setTimeout> | undefined;

/** Says something that goes away by itself. */
export function notify(text: string): void {
  clearTimeout(noticeTimer);
  setState('notice', text);
  if (text) noticeTimer = setTimeout(() => setState('notice', ''), 15_000);
}

// ----- running

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

function failed(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (message === 'stopped' || message === 'another program was started') return;
  setState({ status: 'failed', failure: message });
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

// ----- moving

let wanted = 0;
let busy = false;

const options = () => ({
  grain: state.grain,
  limit: state.limit,
  rows: Object.fromEntries(Object.entries(state.rows).map(([o, w]) => [o, { ...w }])),
  pinned: [...state.pinned],
  inline: inlined(),
});

/** So many cards of numbers and texts are too many: they stand in their rows from then on, until the next run. */
const CROWD = 14;

/** Numbers and texts stand in their slots. */
export const inlined = (): boolean => (state.inline === 'auto' ? state.crowded : state.inline);

/** Shows a step; while one picture is made, only the last wish is remembered. */
export const show = (step: number): Promise<void> => whilePending(() => showStep(step));

async function showStep(step: number): Promise<void> {
  wanted = Math.max(0, Math.min(step, state.total));
  setState('step', wanted);
  if (busy) return;
  busy = true;
  try {
    for (;;) {
      const target = wanted;
      let p = await client.call('picture', target, options());
      if (state.inline === 'auto' && !state.crowded && p.objects.filter((o) => o.plain).length > CROWD) {
        setState('crowded', true);
        resetLayout();
        p = await client.call('picture', target, options());
      }
      batch(() => {
        setPicture(reconcile(p, { key: 'address' }));
        setDrawn((n) => n + 1);
        if (wanted === target) setState('step', (wanted = p.step));
      });
      if (wanted === target || wanted === p.step) break;
    }
  } catch (error) {
    failed(error);
  } finally {
    busy = false;
  }
  remember();
}

export const refresh = (): Promise<void> => show(state.step);

export const move = (direction: Direction, how: 'into' | 'over' | 'out' = 'into', grain = state.grain): Promise<void> =>
  whilePending(() => moveBy(direction, how, grain));

async function moveBy(direction: Direction, how: 'into' | 'over' | 'out', grain: Grain): Promise<void> {
  if (state.status === 'recording' || state.status === 'booting' || state.total === 0) return;
  try {
    await show(await client.call('move', wanted, direction, grain, how));
  } catch (error) {
    failed(error);
  }
}

export const toBreakpoint = (direction: Direction): Promise<void> => whilePending(() => goToBreakpoint(direction));

async function goToBreakpoint(direction: Direction): Promise<void> {
  if (state.total === 0) return;
  await show(
    await client.call(
      'toBreakpoint',
      wanted,
      direction,
      state.breakpoints.map((b) => ({ ...b })),
    ),
  );
}

export const setGrain = (grain: Grain): void => {
  setState('grain', grain);
  if (state.total) void refresh();
};

let timer: ReturnType<typeof setTimeout> | undefined;

export function stopPlaying(): void {
  clearTimeout(timer);
  setState('playing', false);
}

export function play(): void {
  if (state.playing) {
    stopPlaying();
    return;
  }
  setState('playing', true);
  const tick = async (): Promise<void> => {
    if (state.step >= state.total) {
      stopPlaying();
      return;
    }
    await move('next');
    if (state.playing) timer = setTimeout(() => void tick(), 1000 / state.speed);
  };
  void tick();
}

export function setSpeed(speed: number): void {
  setState('speed', speed);
  save('speed', speed);
}

// ----- looking

export function select(address: number, slot: State['slot'] = null): void {
  setState({ selected: address, slot });
}

/** Chooses an object; one without a card gets it. */
export function choose(address: number, slot: State['slot'] = null): void {
  if (address && !picture.objects.some((o) => o.address === address)) pin(address);
  select(address, slot);
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

/** Goes behind a step that is being looked for; what it gives is empty, or says why it went nowhere. */
const goBehind = (found: () => Promise<{ step: number } | null>, none = 'not since the start'): Promise<string> =>
  whilePending(async () => {
    const at = await found();
    if (!at) return none;
    await show(at.step + 1);
    return '';
  });

/** When an object's count last changed. */
export const whenChanged = (address: number): Promise<string> =>
  goBehind(() => client.call('lastChange', state.step, { refcount: address }));

export const whoMade = (address: number): Promise<string> =>
  goBehind(() => client.call('whoAllocated', state.step, address), 'it was there from the start');

export const whenBound = (name: string, frame: number): Promise<string> =>
  goBehind(() => client.call('lastChange', state.step, frame ? { name, frame } : { name }));

/** When a slot was last written: a temporary. */
export const whenWritten = (slot: number): Promise<string> =>
  goBehind(() => client.call('lastChange', state.step, { address: slot, length: 8 }));

/** When an item, attribute or cell last got another object. */
export const whenRowChanged = (object: number, label: string): Promise<string> =>
  goBehind(() => client.call('lastRowChange', state.step, object, label));

export function setView(view: View): void {
  setState('view', view);
  remember();
}

const FIRST_ROWS = 8;

/** A store merges what it is given: rows that a person asked for are forgotten one by one. */
function forgetRows(): void {
  setState('rows', reconcile({}));
}

function setRows(address: number, from: number, count: number): void {
  setState('rows', address, { from: Math.max(0, from), count });
  void refresh();
}

/** 20 more of what an object holds, or its first ones. */
export const moreRows = (o: ObjectView): void =>
  setRows(o.address, o.from, o.rows.length === 0 ? FIRST_ROWS : o.rows.length + 20);

/** As many as are shown, from further on or before. */
export const moveRows = (o: ObjectView, by: number): void =>
  setRows(o.address, Math.min(o.from + by, o.rows.length + o.hidden - 1), Math.max(1, o.rows.length));

export const sliceRows = (address: number, from: number, count: number): void => setRows(address, from, count);

export const collapse = (address: number): void => setRows(address, 0, 0);

export function moreObjects(): void {
  setState('limit', (n) => (n < 200 ? 200 : n < 1000 ? 1000 : n * 2));
  void refresh();
}

/** Opens an object's card although nothing that is shown leads there. */
export function pin(address: number): void {
  batch(() => {
    setState('selected', address);
    setState('view', 'objects');
    if (!picture.objects.some((o) => o.address === address)) {
      setState('pinned', (p) => [...p.filter((a) => a !== address), address]);
      void refresh();
    }
  });
}

export function setInline(on: boolean): void {
  setState('inline', on);
  save('values', on);
  void refresh();
}

let layoutReset = (): void => {};
export const onLayoutReset = (f: () => void): void => {
  layoutReset = f;
};
const resetLayout = (): void => layoutReset();

export function applyTheme(theme: State['theme']): void {
  setState('theme', theme);
  save('theme', theme);
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

// ----- code

let saveTimer: ReturnType<typeof setTimeout> | undefined;

export function edit(name: string, text: string): void {
  const i = state.files.findIndex((f) => f.name === name);
  if (i < 0 || state.files[i]?.text === text) return;
  setState('files', i, 'text', text);
  setState('edited', true);
  clearTimeout(saveTimer);
  saveTimer = setTimeout(keepCode, 200);
}

/** The code is never lost: it is in the browser before it runs, and before the page goes away. */
function keepEdits(): void {
  if (saveTimer !== undefined) keepCode();
}
addEventListener('pagehide', keepEdits);

export function keepCode(): void {
  clearTimeout(saveTimer);
  saveTimer = undefined;
  save('program', { files: state.files, main: state.main, stdin: state.stdin });
}

export function open(shared: Shared): void {
  batch(() => {
    setState({
      files: shared.files,
      main: shared.main,
      active: shared.main,
      stdin: shared.stdin,
      edited: false,
      selected: 0,
      breakpoints: shared.breakpoints ?? [],
    });
    if (shared.grain) setState('grain', shared.grain);
    if (shared.view && VIEWS.some((v) => v.id === shared.view)) setState('view', shared.view as View);
  });
}

export function addFile(name: string, text: string): void {
  batch(() => {
    setState('files', (files) => [...files.filter((f) => f.name !== name), { name, text }]);
    setState({ active: name, edited: true });
  });
  keepCode();
}

export function removeFile(name: string): void {
  if (name === state.main) return;
  setState('files', (files) => files.filter((f) => f.name !== name));
  setState({ active: state.main, edited: true });
  keepCode();
}

export function toggleBreakpoint(file: string, line: number): void {
  setState('breakpoints', (all) =>
    all.some((b) => b.file === file && b.line === line)
      ? all.filter((b) => b.file !== file || b.line !== line)
      : [...all, { file, line }],
  );
  remember();
}

// ----- the address

export const shared = (): Shared => ({
  files: state.files.map((f) => ({ ...f })),
  main: state.main,
  stdin: state.stdin,
  step: state.step,
  grain: state.grain,
  view: state.view,
  breakpoints: state.breakpoints.map((b) => ({ ...b })),
});

let hashTimer: ReturnType<typeof setTimeout> | undefined;
let hashOff = false;
/** A lesson has an address of its own. */
export const setHashOff = (off: boolean): void => {
  hashOff = off;
};

function remember(): void {
  clearTimeout(hashTimer);
  if (hashOff) return;
  hashTimer = setTimeout(() => {
    void encodeHash(shared()).then((text) => {
      if (!hashOff) history.replaceState(null, '', `#${text}`);
    });
  }, 400);
}

async function openHash(hash: string): Promise<boolean> {
  try {
    const s = await decodeHash(hash);
    if (!s) return false;
    open(s);
    await run({ step: s.step ?? 0 });
    return true;
  } catch (error) {
    notify(`The address of this page could not be read: ${error instanceof Error ? error.message : error}.`);
    return false;
  }
}

/** What a visit begins with: the address, the code of the last visit, or the first example. */
export async function begin(): Promise<void> {
  const params = new URLSearchParams(location.search);
  setState('embed', params.has('embed'));
  applyTheme(
    params.get('theme') === 'dark' || params.get('theme') === 'light' ? (params.get('theme') as 'dark') : state.theme,
  );
  if (await openHash(location.hash)) return;
  const named = params.get('file');
  if (named !== null && (await openLocal(named))) return;
  const kept = load<Shared | null>('program', null);
  if (kept && Array.isArray(kept.files) && kept.files.length > 0) {
    open({ ...kept, stdin: kept.stdin ?? '' });
    await run({});
    return;
  }
  setState('hints', load('hints', true));
  open(FIRST_PROGRAM);
  await run({ line: FIRST_STEP_LINE });
  const list = picture.objects.find((o) => o.type === 'list');
  if (list) select(list.address);
}

/** The file that `pellucid view FILE` serves. */
async function openLocal(name: string): Promise<boolean> {
  const answer = await fetch('./local-file').catch(() => undefined);
  if (!answer?.ok) return false;
  const { openFile } = await import('../views/open-file.js');
  await openFile(new File([await answer.blob()], name.slice(0, 100)));
  return state.files.length > 0;
}

export function closeHints(): void {
  setState('hints', false);
  save('hints', false);
}

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

// The page's state and what can be done to it. Views read it; only the functions here change it.

import { batch, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { Client } from './client.js';
import type { Grain, OutputPiece, Picture, Problem, RunSummary, SourceFile, TimeMark } from './protocol.js';
import { load, save } from './storage.js';

/** What the right side shows. */
export type View = 'objects' | 'segments' | 'allocator' | 'collector' | 'bytes' | 'retainers';
export const VIEWS: { id: View; title: string }[] = [
  { id: 'objects', title: 'Objects' },
  { id: 'segments', title: 'Segments' },
  { id: 'allocator', title: 'Allocator' },
  { id: 'collector', title: 'Collector' },
  { id: 'bytes', title: 'Bytes' },
  { id: 'retainers', title: 'Why alive' },
];

/** What the program does now. */
export type Status = 'booting' | 'recording' | 'ready' | 'waiting' | 'failed' | 'empty';
/** The first recording stops here; a person can let it go on. */
export const FIRST_LIMIT = 2_000_000;
export const OBJECTS = 60;

export interface State {
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

export const nothing: Picture = {
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

/** Does something while the page says that it waits. */
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

/** A file's text; none: empty. */
export const textOf = (name: string): string => state.files.find((f) => f.name === name)?.text ?? '';

/** A line's text, without its indent. */
export const sourceLine = (file: string, line: number | null): string =>
  line === null ? '' : (textOf(file).split('\n')[line - 1] ?? '').trim();

let noticeTimer: ReturnType<typeof setTimeout> | undefined;

/** Says something that goes away by itself. */
export function notify(text: string): void {
  clearTimeout(noticeTimer);
  setState('notice', text);
  if (text) noticeTimer = setTimeout(() => setState('notice', ''), 15_000);
}

/** Shows an error that is nobody's fault but ours. */
export function failed(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (message === 'stopped' || message === 'another program was started') return;
  setState({ status: 'failed', failure: message });
}

/** Light, dark, or as the system. */
export function applyTheme(theme: State['theme']): void {
  setState('theme', theme);
  save('theme', theme);
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

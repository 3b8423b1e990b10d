// Going through time: what is shown is one step, and the next wish replaces one that is not met yet.

import { batch } from 'solid-js';
import { reconcile } from 'solid-js/store';
import { remember } from './address.js';
import { resetLayout } from './looking.js';
import type { Direction, Grain } from './protocol.js';
import { client, failed, setDrawn, setPicture, setState, state, whilePending } from './state.js';
import { save } from './storage.js';

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

/** Goes to a step. */
export async function showStep(step: number): Promise<void> {
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

/** Asks for this step's picture again. */
export const refresh = (): Promise<void> => show(state.step);

/** One step of this grain. */
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

/** To the next breakpoint in this direction. */
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

/** Steps by line, by instruction, … */
export const setGrain = (grain: Grain): void => {
  setState('grain', grain);
  if (state.total) void refresh();
};

let timer: ReturnType<typeof setTimeout> | undefined;

/** Stops where it is. */
export function stopPlaying(): void {
  clearTimeout(timer);
  setState('playing', false);
}

/** Steps by itself, to the end or until somebody stops it. */
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

/** Steps a second. */
export function setSpeed(speed: number): void {
  setState('speed', speed);
  save('speed', speed);
}

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

/** In words: where an object was made. */
export const whoMade = (address: number): Promise<string> =>
  goBehind(() => client.call('whoAllocated', state.step, address), 'it was there from the start');

/** In words: where a name got its value. */
export const whenBound = (name: string, frame: number): Promise<string> =>
  goBehind(() => client.call('lastChange', state.step, frame ? { name, frame } : { name }));

/** When a slot was last written: a temporary. */
export const whenWritten = (slot: number): Promise<string> =>
  goBehind(() => client.call('lastChange', state.step, { address: slot, length: 8 }));

/** When an item, attribute or cell last got another object. */
export const whenRowChanged = (object: number, label: string): Promise<string> =>
  goBehind(() => client.call('lastRowChange', state.step, object, label));

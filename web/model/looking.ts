// What is looked at: the chosen object, the rows of a card, the cards that a person opened.

import { batch } from 'solid-js';
import { reconcile } from 'solid-js/store';
import { remember } from './address.js';
import { refresh } from './moving.js';
import type { ObjectView } from './protocol.js';
import { picture, type State, setState, type View } from './state.js';
import { save } from './storage.js';

/** Chooses an object, and where it was clicked. */
export function select(address: number, slot: State['slot'] = null): void {
  setState({ selected: address, slot });
}

/** Chooses an object; one without a card gets it. */
export function choose(address: number, slot: State['slot'] = null): void {
  if (address && !picture.objects.some((o) => o.address === address)) pin(address);
  select(address, slot);
}

/** Another of the heap's views. */
export function setView(view: View): void {
  setState('view', view);
  remember();
}

const FIRST_ROWS = 8;

/** A store merges what it is given: rows that a person asked for are forgotten one by one. */
export function forgetRows(): void {
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

/** Shows these rows of a long object. */
export const sliceRows = (address: number, from: number, count: number): void => setRows(address, from, count);

/** Shows none of its rows. */
export const collapse = (address: number): void => setRows(address, 0, 0);

/** Shows more objects than the first ones. */
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

/** Small values in their slots, or as objects of their own. */
export function setInline(on: boolean): void {
  setState('inline', on);
  save('values', on);
  void refresh();
}

let layoutReset = (): void => {};

/** Who forgets the objects' places when they are to be laid out anew. */
export const onLayoutReset = (f: () => void): void => {
  layoutReset = f;
};

/** Lays the objects out anew. */
export const resetLayout = (): void => layoutReset();

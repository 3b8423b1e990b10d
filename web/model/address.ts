// The page's address: it holds the program and what is looked at, so that it can be passed on.

import { encodeHash, type Shared } from './hash.js';
import { state } from './state.js';

/** What a link to this moment says. */
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

/** Writes it into the address, soon: not at each step of many. */
export function remember(): void {
  clearTimeout(hashTimer);
  if (hashOff) return;
  hashTimer = setTimeout(() => {
    void encodeHash(shared()).then((text) => {
      if (!hashOff) history.replaceState(null, '', `#${text}`);
    });
  }, 400);
}

// The keyboard: everything can be done with it.

import { setView } from '../model/looking.js';
import { move, play, show, stopPlaying, toBreakpoint } from '../model/moving.js';
import { run, stop } from '../model/running.js';
import { dialog, setDialog, state, VIEWS } from '../model/state.js';

export const KEYS: [keys: string, what: string][] = [
  ['Ctrl+Enter', 'run the program'],
  ['→  ←', 'step forward, step back (by what is chosen: line, instruction, call)'],
  ['↓  ↑', 'one instruction forward, back'],
  ['F6', 'over: next line of this function (Shift: back)'],
  ['F7', 'into: next line, wherever it is (Shift: back)'],
  ['F8', 'on to the next breakpoint (Shift: to the previous one)'],
  ['O', 'out of this function'],
  ['Home  End', 'to the start, to the end'],
  ['Space', 'play and pause'],
  ['1 … 6', 'Objects, Segments, Allocator, Collector, Bytes, Why alive'],
  ['F9', 'breakpoint on the line of the cursor (in the editor)'],
  ['Esc', 'leave the editor; close what is open; stop the program'],
  ['?', 'this list'],
];

/** Keys belong to whoever types: only function keys reach the page from there. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.tagName === 'TEXTAREA' ||
    (target.tagName === 'INPUT' &&
      (target as HTMLInputElement).type !== 'range' &&
      (target as HTMLInputElement).type !== 'checkbox'));

type Action = () => unknown;

/** Keys that are the page's wherever the cursor is. */
function everywhere(e: KeyboardEvent): Action | undefined {
  const way = e.shiftKey ? 'previous' : 'next';
  if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') return () => run({});
  if (e.key === 'F6') return () => move(way, 'over', 'line');
  if (e.key === 'F7') return () => move(way, 'into', 'line');
  if (e.key === 'F8') return () => toBreakpoint(way);
  return undefined;
}

function elsewhere(e: KeyboardEvent): Action | undefined {
  const target = e.target as HTMLElement;
  const pressable = ['BUTTON', 'A', 'SUMMARY'].includes(target.tagName);
  const scrolls = target.classList.contains('scroll');
  switch (e.key) {
    case 'ArrowRight':
      return () => move('next');
    case 'ArrowLeft':
      return () => move('previous');
    case 'ArrowDown':
      return scrolls ? undefined : () => move('next', 'into', 'instruction');
    case 'ArrowUp':
      return scrolls ? undefined : () => move('previous', 'into', 'instruction');
    case 'Home':
      return () => show(0);
    case 'End':
      return () => show(state.total);
    case ' ':
      return pressable ? undefined : play;
    case 'o':
    case 'O':
      return () => move(e.shiftKey ? 'previous' : 'next', 'out', 'line');
    case '?':
      return () => setDialog('keys');
    default: {
      const view = /^[1-6]$/.test(e.key) ? VIEWS[Number(e.key) - 1] : undefined;
      return view && (() => setView(view.id));
    }
  }
}

/** The page's keys: docs/guide lists them. */
export function handleKey(e: KeyboardEvent): void {
  if (e.defaultPrevented && e.key !== 'Escape') return;
  const typing = isTyping(e.target);
  if (e.key === 'Escape') {
    if (dialog()) setDialog('');
    else if (typing) (e.target as HTMLElement).blur();
    else {
      stopPlaying();
      void stop();
    }
    return;
  }
  const free = !typing && !e.ctrlKey && !e.metaKey && !e.altKey && !dialog();
  const action = everywhere(e) ?? (free ? elsewhere(e) : undefined);
  if (!action) return;
  e.preventDefault();
  action();
}

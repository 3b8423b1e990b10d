// Which lesson is open.

import { createSignal } from 'solid-js';
import { setHashOff } from '../model/address.js';
import { open } from '../model/editing.js';
import { select, setView } from '../model/looking.js';
import { run } from '../model/running.js';
import { picture, setDialog, setState, type View } from '../model/state.js';
import { load, save } from '../model/storage.js';
import type { Lesson } from './types.js';

const [current, setCurrent] = createSignal<Lesson | null>(null);
export const lesson = current;
export const [done, setDone] = createSignal<Record<string, boolean>>(load('lessons', {}));

/** Keeps, beyond this visit, that a lesson has been gone through. */
export function markDone(id: string): void {
  setDone((d) => ({ ...d, [id]: true }));
  save('lessons', done());
}

/** Opens a chapter: its program, its view, its step. */
export async function openLesson(l: Lesson): Promise<void> {
  setDialog('');
  setCurrent(l);
  setHashOff(true);
  history.replaceState(null, '', `#lesson=${l.id}`);
  setState({ hints: false, selected: 0, blockSize: l.setup.blockSize ?? 0 });
  open({
    files: [{ name: `${l.id}.py`, text: l.program }],
    main: `${l.id}.py`,
    stdin: '',
    grain: l.setup.grain ?? 'line',
  });
  setView((l.setup.view ?? 'objects') as View);
  await run(l.setup.line ? { line: l.setup.line } : {});
  const wanted = l.setup.select;
  const found = wanted && [...picture.objects].find((o) => o.type === wanted);
  if (found) select(found.address);
}

/** Back to the reader's own program. */
export function leaveLesson(): void {
  setCurrent(null);
  setHashOff(false);
}

/** Opens the lesson that an address names: whether it names one. */
export async function openLessonHash(hash: string): Promise<boolean> {
  const id = /^#?lesson=([\w-]+)/.exec(hash)?.[1];
  if (!id) return false;
  const { LESSONS } = await import('./chapters.js');
  const found = LESSONS.find((l) => l.id === id);
  if (found) await openLesson(found);
  return found !== undefined;
}

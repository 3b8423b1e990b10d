// What a step did, told from the difference of two moments: counts that moved and the references that moved them.

import type { MemoryEvent } from '../../src/recorder/types.js';
import type { Snapshot } from './picture.js';
import type { EventView, ObjectView } from './protocol.js';
import { hex } from './words.js';

/** How an event names an object: by its value if that is short and plain, else by its type. */
export const subjectOf = (v: { type: string; value: string; plain: boolean }): string =>
  v.plain
    ? `${v.type} ${v.value}`
    : /^<(?:class|function|built-in|module|code)/.test(v.value)
      ? v.value.slice(1, -1)
      : v.type;

/** Items of `a` that are not in `b`, counting repetitions. */
function without(a: string[], b: string[]): string[] {
  const rest = [...b];
  return a.filter((x) => {
    const i = rest.indexOf(x);
    if (i < 0) return true;
    rest.splice(i, 1);
    return false;
  });
}

const WORDS: Partial<Record<MemoryEvent['kind'], EventView['what']>> = {
  incref: 'incref',
  decref: 'decref',
  alloc: 'alloc',
  free: 'free',
  resize: 'alloc',
  'gc start': 'gc',
  'gc unreachable': 'gc',
  'gc finalizer': 'finalizer',
  'gc clear': 'gc',
  'gc end': 'gc',
  finalizer: 'finalizer',
  'weakref callback': 'weakref',
};
const MOST = 400;

/** The core's own log in words. */
function toldEvents(told: MemoryEvent[], now: Snapshot, before: Snapshot): EventView[] {
  const events: EventView[] = [];
  const names = new Map<number, string>();
  for (const shot of [before, now]) for (const v of shot.objects.values()) names.set(v.address, subjectOf(v));
  // A block is told before the object in it has a type: the object's name comes from what follows.
  for (const e of told) if (e.type && !names.has(e.address)) names.set(e.address, e.type);
  for (const e of told) {
    const what = WORDS[e.kind];
    if (!what) continue;
    if (events.length === MOST) {
      events.push({ what: 'gc', address: 0, subject: '', detail: `${told.length - MOST} more events in this step` });
      break;
    }
    const subject = names.get(e.address) ?? (what === 'gc' ? 'collector' : 'block');
    const because = e.reason ? ` · ${e.reason}` : '';
    const detail =
      e.kind === 'incref'
        ? `${e.value - 1} → ${e.value}${because}`
        : e.kind === 'decref'
          ? `${e.value + 1} → ${e.value}${because}`
          : e.kind === 'alloc' || e.kind === 'resize'
            ? `${e.value} bytes at ${hex(e.address)}${because}`
            : e.kind === 'free'
              ? `${e.value ? `${e.value} bytes are` : 'its block is'} given back${because}`
              : `${e.kind}${e.kind === 'gc start' ? ` of generation ${e.value}` : ''}${because}`;
    events.push({ what, address: e.address, subject, detail });
  }
  return events;
}

/** What happened between two steps, the most telling first. */
export function eventsBetween(
  now: Snapshot,
  before: Snapshot,
  ghosts: ObjectView[],
  told: MemoryEvent[] | null,
): EventView[] {
  const events: EventView[] = [];
  const add = (what: EventView['what'], v: ObjectView, detail: string): void => {
    events.push({ what, address: v.address, subject: subjectOf(v), detail });
  };
  const oldFrames = new Set(before.frames.map((f) => `${f.address}/${f.code}`));
  const newFrames = new Set(now.frames.map((f) => `${f.address}/${f.code}`));
  for (const f of now.frames)
    if (f.address && !oldFrames.has(`${f.address}/${f.code}`))
      events.push({
        what: 'call',
        address: f.address,
        subject: f.isModule ? '<module>' : `${f.name}()`,
        detail: `a frame of ${f.end - f.address} bytes is pushed`,
      });
  for (const f of before.frames)
    if (f.address && !newFrames.has(`${f.address}/${f.code}`))
      events.push({
        what: 'return',
        address: f.address,
        subject: f.isModule ? '<module>' : `${f.name}()`,
        detail: `its frame of ${f.end - f.address} bytes is popped`,
      });
  if (told) return [...events, ...toldEvents(told, now, before)];
  for (const o of now.order) {
    const v = now.objects.get(o) as ObjectView;
    const had = before.owners.get(o) ?? [];
    const has = now.owners.get(o) ?? [];
    if (v.mark === 'born') {
      if (!v.immortal && !v.staticName && v.refcnt > 0 && !before.owners.has(o))
        add('alloc', v, `${v.size} bytes${has[0] ? `, held by ${has[0]}` : ''}`);
      continue;
    }
    if (v.oldRefcnt === null) continue;
    const came = without(has, had);
    const went = without(had, has);
    let count = v.oldRefcnt;
    for (const who of went) {
      add('decref', v, `${count} → ${count - 1} · ${who} lets go`);
      count--;
    }
    for (const who of came) {
      add('incref', v, `${count} → ${count + 1} · ${who}`);
      count++;
    }
    if (count !== v.refcnt)
      add(v.refcnt > count ? 'incref' : 'decref', v, `${count} → ${v.refcnt} · inside the interpreter`);
  }
  for (const v of ghosts) {
    const went = before.owners.get(v.address) ?? [];
    add('decref', v, `${v.oldRefcnt} → 0${went[0] ? ` · ${went[0]} lets go` : ''}`);
    add('free', v, `${v.size} bytes are given back`);
  }
  return events;
}

// Moments that are kept while a program runs: the first image whole, of each later one the pages that changed since the one
// before it.
//
//   first image   ████████████████
//   checkpoint 1  ·█··██··········█      its pages, in one piece
//   checkpoint 2  ·█····█·········█·     grown by a page
//
// A page at a checkpoint is the newest copy of it up to there. When the copies take too much, every other checkpoint is
// dropped: what only it had goes into the next one. So they lie ever wider apart.

import { DATA_BASE } from '../inspector/map.js';

export const PAGE = 4096;
const WORDS = PAGE / 4;

/** Where a process stands apart from its memory: how much of the inputs it has used. */
export interface Place {
  step: number;
  /** How often it has waited for the host. */
  waits: number;
  /** How many answers and events of the input log it has had. */
  answers: number;
  events: number;
}

export interface Checkpoint extends Place {
  /** The first address behind the process's memory. */
  end: number;
  /** Numbers of the pages, from DATA_BASE, ascending; their bytes one behind the other. */
  pages: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Bytes of a past moment: a memory whose contents below DATA_BASE never change. */
export class CheckpointStore {
  readonly first: Checkpoint;
  readonly later: Checkpoint[] = [];
  readonly limit: number;
  /** The memory at the newest checkpoint, to compare with. */
  private shadow: Uint8Array | null = null;
  private spacing: number;
  /** When the next one is due. */
  next: number;

  /** `first` has all its pages. */
  constructor(first: Checkpoint, limit: number, spacing = FIRST_SPACING) {
    this.first = first;
    this.limit = limit;
    this.spacing = spacing;
    this.next = first.step + spacing;
  }

  /** The whole memory as a first checkpoint. */
  static image(memory: ArrayBuffer, end: number, place: Place): Checkpoint {
    const bytes = new Uint8Array(memory.slice(DATA_BASE, end));
    return { ...place, end, bytes, pages: Uint32Array.from({ length: bytes.length / PAGE }, (_, i) => i) };
  }

  get bytes(): number {
    return this.later.reduce((sum, c) => sum + c.pages.length * (PAGE + 4), 0);
  }

  get newest(): Checkpoint {
    return this.later.at(-1) ?? this.first;
  }

  /** The last one at or before a step: 0 is the first image, n is later[n - 1]. */
  before(step: number): number {
    let low = 0;
    let high = this.later.length;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.later[middle - 1] as Checkpoint).step <= step) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  at(index: number): Checkpoint {
    return index === 0 ? this.first : (this.later[index - 1] as Checkpoint);
  }

  /** Keeps the memory as it is now. */
  add(memory: ArrayBuffer, end: number, place: Place): void {
    const shadow = this.shadowFor(end);
    const length = end - DATA_BASE;
    const now = new Int32Array(memory, DATA_BASE, length / 4);
    const then = new Int32Array(shadow.buffer, 0, length / 4);
    const changed = changedPages(now, then);
    const bytes = new Uint8Array(changed.length * PAGE);
    const source = new Uint8Array(memory, DATA_BASE, length);
    changed.forEach((page, i) => {
      const from = source.subarray(page * PAGE, (page + 1) * PAGE);
      bytes.set(from, i * PAGE);
      shadow.set(from, page * PAGE);
    });
    this.later.push({ ...place, end, pages: changed, bytes });
    if (this.bytes > this.limit || this.later.length > MOST) this.thin();
    else if (this.spacing < LAST_SPACING) this.spacing = Math.ceil(this.spacing * WIDENING);
    this.next = place.step + Math.max(this.spacing, length >> 2);
  }

  /** Puts the bytes of a checkpoint into a memory that is large enough; what lies behind its end up to `dirty` becomes 0. */
  restore(index: number, memory: ArrayBuffer, dirty: number): void {
    const { end } = this.at(index);
    const target = new Uint8Array(memory, DATA_BASE);
    const pages = (end - DATA_BASE) / PAGE;
    if (index > 0) {
      const done = new Uint8Array(pages);
      for (let i = index; i > 0; i--) copyPages(this.at(i), target, done);
      copyRest(this.first, target, done);
    } else target.set(this.first.bytes);
    if (dirty > end) target.fill(0, end - DATA_BASE, dirty - DATA_BASE);
  }

  /** The same checkpoints up to a step, for a branch. */
  upTo(step: number): CheckpointStore {
    const copy = new CheckpointStore(this.first, this.limit, this.spacing);
    copy.later.push(...this.later.slice(0, this.before(step)));
    copy.next = step + this.spacing;
    return copy;
  }

  /** What was used only while recording. */
  finish(): void {
    this.shadow = null;
  }

  private shadowFor(end: number): Uint8Array {
    const length = end - DATA_BASE;
    if (!this.shadow) {
      this.shadow = new Uint8Array(length);
      const newest = this.later.length;
      if (this.at(newest).end > end) throw new Error('memory does not shrink');
      this.restoreInto(newest, this.shadow);
    } else if (this.shadow.length < length) {
      const larger = new Uint8Array(length);
      larger.set(this.shadow);
      this.shadow = larger;
    }
    return this.shadow;
  }

  private restoreInto(index: number, target: Uint8Array): void {
    const done = new Uint8Array(target.length / PAGE);
    for (let i = index; i > 0; i--) copyPages(this.at(i), target, done);
    copyRest(this.first, target, done);
  }

  /** Drops every other checkpoint. */
  private thin(): void {
    const kept: Checkpoint[] = [];
    for (let i = this.later.length - 1; i >= 0; i -= 2) {
      const newer = this.later[i] as Checkpoint;
      const older = this.later[i - 1];
      kept.push(older ? merged(older, newer) : newer);
    }
    this.later.length = 0;
    this.later.push(...kept.reverse());
    this.spacing *= 2;
  }
}

/** Instructions between the first checkpoints; the distance grows with each. */
const FIRST_SPACING = 1 << 20;
const WIDENING = 1.15;
const LAST_SPACING = 1 << 26;
/** More of them than this are not worth their lists. */
const MOST = 64;

function changedPages(now: Int32Array, then: Int32Array): Uint32Array {
  const changed: number[] = [];
  for (let page = 0, base = 0; base < now.length; page++, base += WORDS) {
    const end = base + WORDS;
    for (let i = base; i < end; i++) {
      if (now[i] !== then[i]) {
        changed.push(page);
        break;
      }
    }
  }
  return Uint32Array.from(changed);
}

function copyPages(from: Checkpoint, target: Uint8Array, done: Uint8Array): void {
  const { pages, bytes } = from;
  for (let i = 0; i < pages.length; ) {
    const page = pages[i] as number;
    if (done[page]) {
      i++;
      continue;
    }
    // As many as lie side by side, in one go.
    let n = 0;
    while (i + n < pages.length && pages[i + n] === page + n && !done[page + n]) {
      done[page + n] = 1;
      n++;
    }
    target.set(bytes.subarray(i * PAGE, (i + n) * PAGE), page * PAGE);
    i += n;
  }
}

/** What no later checkpoint has; behind the first image's end that is nothing yet. */
function copyRest(first: Checkpoint, target: Uint8Array, done: Uint8Array): void {
  const known = first.bytes.length / PAGE;
  for (let page = 0; page < done.length; ) {
    if (done[page]) {
      page++;
      continue;
    }
    let end = page + 1;
    const limit = page < known ? Math.min(known, done.length) : done.length;
    while (end < limit && !done[end]) end++;
    if (page < known) target.set(first.bytes.subarray(page * PAGE, end * PAGE), page * PAGE);
    else target.fill(0, page * PAGE, end * PAGE);
    page = end;
  }
}

/** `newer` with the pages of `older` that it does not have. */
function merged(older: Checkpoint, newer: Checkpoint): Checkpoint {
  const has = new Set(newer.pages);
  const only = Array.from(older.pages.keys()).filter((i) => !has.has(older.pages[i] as number));
  const all = [
    ...only.map((i) => ({ page: older.pages[i] as number, from: older.bytes, at: i * PAGE })),
    ...Array.from(newer.pages, (page, i) => ({ page, from: newer.bytes, at: i * PAGE })),
  ].sort((a, b) => a.page - b.page);
  const bytes = new Uint8Array(all.length * PAGE);
  all.forEach(({ from, at }, i) => {
    bytes.set(from.subarray(at, at + PAGE), i * PAGE);
  });
  return { ...newer, pages: Uint32Array.from(all, (entry) => entry.page), bytes };
}

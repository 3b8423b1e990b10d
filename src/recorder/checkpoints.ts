// Moments that are kept while a program runs: the first image whole, of each later one the pages that changed since the one
// before it.
//
//   first image   ████████████████
//   checkpoint 1  ·█··██··········█      its pages, in one piece
//   checkpoint 2  ·█····█·········█·     grown by a page
//
// A page at a checkpoint is the newest copy of it up to there; with that a new checkpoint is compared, so that nothing is copied
// that is there already (fresh memory costs more than comparing). When the copies take too much, every other checkpoint is
// dropped: what only it had goes into the next one. So they lie ever wider apart.

import { DATA_BASE } from '../inspector/map.js';

/** The unit in which checkpoints share bytes that did not change. */
export const PAGE = 4096;
const WORDS = PAGE / 8;

/** Where a process stands apart from its memory: how much of the inputs it has used. */
export interface Place {
  step: number;
  /** How often it has waited for the host. */
  waits: number;
  /** How many answers and events of the input log it has had. */
  answers: number;
  events: number;
}

/** The bytes of a process at a step. */
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
  readonly later: Checkpoint[];
  readonly limit: number;
  /** The newest copy of each page, while something is recorded. */
  private newestPages: NewestPages | null = null;
  private spacing: number;
  /** When the next one is due. */
  next: number;

  /** `first` has all its pages. */
  constructor(first: Checkpoint, limit: number, later: Checkpoint[] = [], spacing = FIRST_SPACING) {
    this.first = first;
    this.later = later;
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
    this.newestPages ??= new NewestPages([this.first, ...this.later]);
    const length = end - DATA_BASE;
    const pages = this.newestPages.changed(new BigInt64Array(memory, DATA_BASE, length / 8));
    const source = new Uint8Array(memory, DATA_BASE, length);
    const bytes = new Uint8Array(pages.length * PAGE);
    for (let i = 0; i < pages.length; ) {
      // As many as lie side by side, in one go.
      const first = pages[i] as number;
      let n = 1;
      while (pages[i + n] === first + n) n++;
      bytes.set(source.subarray(first * PAGE, (first + n) * PAGE), i * PAGE);
      i += n;
    }
    const checkpoint = { ...place, end, pages, bytes };
    this.later.push(checkpoint);
    this.newestPages.take(checkpoint);
    if (this.bytes > this.limit || this.later.length > MOST) this.thin();
    else if (this.spacing < LAST_SPACING) this.spacing = Math.ceil(this.spacing * WIDENING);
    this.next = place.step + Math.max(this.spacing, length >> 1);
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
    const copy = new CheckpointStore(this.first, this.limit, this.later.slice(0, this.before(step)), this.spacing);
    copy.next = step + this.spacing;
    return copy;
  }

  /** What was used only while recording. */
  finish(): void {
    this.newestPages = null;
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
    this.newestPages = null;
    this.spacing *= 2;
  }
}

/** Instructions between the first checkpoints; the distance grows with each. */
const FIRST_SPACING = 4 << 20;
const WIDENING = 1.15;
const LAST_SPACING = 1 << 26;
/** More of them than this are not worth their lists. */
const MOST = 64;

/** Where the newest copy of each page lies. */
class NewestPages {
  private readonly copies: BigInt64Array[] = [];
  /** Which of the copies, from 1 (0: the page was not there), and from which word of it. */
  private which: Uint32Array;
  private from: Uint32Array;

  constructor(checkpoints: Checkpoint[]) {
    const last = checkpoints.at(-1) as Checkpoint;
    this.which = new Uint32Array((last.end - DATA_BASE) / PAGE);
    this.from = new Uint32Array(this.which.length);
    for (const checkpoint of checkpoints) this.take(checkpoint);
  }

  /** Its pages are the newest. */
  take({ end, pages, bytes }: Checkpoint): void {
    this.reach((end - DATA_BASE) / PAGE);
    const which = this.copies.push(new BigInt64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8));
    for (let i = 0; i < pages.length; i++) {
      this.which[pages[i] as number] = which;
      this.from[pages[i] as number] = i * WORDS;
    }
  }

  private reach(pages: number): void {
    if (pages <= this.which.length) return;
    const { which, from } = this;
    this.which = new Uint32Array(pages);
    this.from = new Uint32Array(pages);
    this.which.set(which);
    this.from.set(from);
  }

  /** The pages of a memory that differ from it. */
  changed(now: BigInt64Array): Uint32Array {
    const pages = now.length / WORDS;
    this.reach(pages);
    const changed: number[] = [];
    for (let page = 0; page < pages; page++) {
      const which = this.which[page] as number;
      const same =
        which === 0
          ? isZero(now, page * WORDS)
          : isSame(now, page * WORDS, this.copies[which - 1] as BigInt64Array, this.from[page] as number);
      if (!same) changed.push(page);
    }
    return Uint32Array.from(changed);
  }
}

// Words of 64 bits: twice as fast as of 32.
function isSame(a: BigInt64Array, from: number, b: BigInt64Array, at: number): boolean {
  for (let i = from, j = at; i < from + WORDS; i += 4, j += 4)
    if (a[i] !== b[j] || a[i + 1] !== b[j + 1] || a[i + 2] !== b[j + 2] || a[i + 3] !== b[j + 3]) return false;
  return true;
}

function isZero(a: BigInt64Array, from: number): boolean {
  for (let i = from; i < from + WORDS; i++) if (a[i] !== 0n) return false;
  return true;
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

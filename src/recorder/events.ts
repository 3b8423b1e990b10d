// What instructions do to counts and blocks: a replay in the core that tells it (telling.ts).
//
// The same checkpoints, the same inputs, the same bytes; only the code reports. Which events it reports, and of which addresses,
// is asked for before it runs, so that looking for one block among millions of instructions costs little.

import { opname } from '../bytecode/opcodes.js';
import { nativeCallee } from '../inspector/callee.js';
import { sizeOf } from '../inspector/describe.js';
import { Image } from '../inspector/image.js';
import { isSubclass, typeName, typeOf } from '../inspector/types.js';
import { baseOpcode } from './code-table.js';
import type { Recording } from './recording.js';
import { Replayer } from './replayer.js';
import type { MemoryEvent, Origin, Progress, Search, StepEvent } from './types.js';

/** core/memory/events.ts */
const KINDS = [
  'new',
  'incref',
  'decref',
  'dealloc',
  'alloc',
  'free',
  'resize',
  'gc start',
  'gc refs',
  'gc reachable',
  'gc unreachable',
  'gc finalizer',
  'gc clear',
  'gc end',
  'finalizer',
  'weakref callback',
] as const satisfies readonly MemoryEvent['kind'][];
const NEW = 0;
const DEALLOC = 3;
const ALLOC = 4;
const FREE = 5;
const ALL = (1 << KINDS.length) - 1;
const NOWHERE = 0;
const EVERYWHERE = 0xffffffff;

/** Blocks and lists' heads have no type. */
const OF_OBJECTS = new Set<MemoryEvent['kind']>([
  'new',
  'incref',
  'decref',
  'dealloc',
  'gc refs',
  'gc reachable',
  'gc unreachable',
  'gc finalizer',
  'gc clear',
  'finalizer',
  'weakref callback',
]);

const FIRST_WINDOW = 1 << 16;
const LAST_WINDOW = 1 << 21;

/** An event as it comes; true: enough. */
type See = (step: number, kind: number, address: number, value: number) => boolean;

/** An object's count comes to 0. */
interface Drop {
  step: number;
  address: number;
  size: number;
}

/** Thrown through the core's code: what was looked for is found. */
class Found extends Error {}

/** What happened in a step, told by the core that tells, over the same bytes. */
export class EventReader {
  private readonly recording: Recording;
  private readonly replayer: Replayer;

  /** Throws Error where the recording has no core that tells. */
  constructor(recording: Recording) {
    const { release, telling } = recording.core;
    if (!telling) throw new Error('the core that tells is wanted for this');
    this.recording = recording;
    const wasm = typeof telling === 'function' ? telling() : telling;
    this.replayer = new Replayer({ ...release, wasm }, recording.run, recording.replayer);
  }

  private get image(): Image {
    return this.replayer.image;
  }

  between(from: number, to: number): MemoryEvent[] {
    const { replayer, image } = this;
    const events: MemoryEvent[] = [];
    const types = new Map<number, string>();
    let reason = '';
    let step = from;
    // The recording comes here faster, and may be here already.
    const { replayer: main } = this.recording;
    if (main.step === from) replayer.adopt(main);
    else replayer.seek(from);
    replayer.process.onEvent = (kind, address, value) => {
      const name = KINDS[kind] as MemoryEvent['kind'];
      let type: string | null = null;
      // A freed object's type field may be a link of a freelist; a dying class has no name any more.
      if (OF_OBJECTS.has(name) && isTyped(image, address)) {
        const t = typeOf(image, address);
        type = types.get(t) ?? typeName(image, t);
        types.set(t, type);
      }
      events.push({ step, kind: name, address, value, type, reason });
    };
    try {
      replayer.watch(from, to, (here, frame, pc) => {
        // Not before: the way here may lead through instructions that were not asked for.
        if (reason === '') this.ask(ALL, NOWHERE, EVERYWHERE);
        step = here;
        reason = nativeCallee(image, frame, pc) ?? opname(baseOpcode(image.u8(pc)));
        return false;
      });
    } finally {
      this.stop();
    }
    return events;
  }

  /** The memory as telling has left it: to compare. */
  copy(): Image {
    const { process, end, image } = this.replayer;
    return new Image({ buffer: process.memory.buffer.slice(0, end) }, image.layout);
  }

  find(search: Search, here: number, direction: 1 | -1, progress?: Progress): StepEvent | null {
    const born = search.kind === 'allocation';
    const kind = search.type === undefined ? (born ? ALLOC : FREE) : born ? NEW : DEALLOC;
    const fits = (address: number, value: number): boolean =>
      search.type === undefined
        ? value >= (search.atLeast ?? 0)
        : isTyped(this.image, address) && typeName(this.image, typeOf(this.image, address)) === search.type;
    let found: StepEvent | null = null;
    const see: See = (step, _kind, address, value) => {
      if (direction > 0 ? step <= here : step >= here) return false;
      if (!fits(address, value)) return false;
      found = { kind: search.kind, step, address, value };
      return direction > 0;
    };
    const { length } = this.recording;
    if (direction > 0) this.scan(1 << kind, NOWHERE, EVERYWHERE, here, length, see, progress);
    else this.scanBack(1 << kind, NOWHERE, EVERYWHERE, here, see, () => found !== null, progress);
    return found;
  }

  whoAllocated(address: number, here: number, progress?: Progress): Origin | null {
    let last: { step: number; address: number; size: number } | null = null;
    const see: See = (step, kind, block, value) => {
      if (kind === NEW) {
        // Of a block of a freelist it says what the allocator no longer does.
        const size = last && last.address <= block && block < last.address + last.size ? last.size : 0;
        last = { step, address: size ? (last?.address ?? block) : block, size };
      } else last = { step, address: block, size: value };
      return false;
    };
    this.scanBack((1 << ALLOC) | (1 << NEW), address, address + 1, here, see, () => last !== null, progress);
    return last ? this.origin(last) : null;
  }

  whoDropped(address: number, here: number, direction: 1 | -1, progress?: Progress): Origin | null {
    let found: Drop | null = null;
    /** The count came to 0, and a finalizer may have brought the object back: when its block is freed, it has not. */
    let dying: Drop | null = null;
    /** Freed without a drop before it in this window; and in a window that lies behind this one. */
    let freed = false;
    let freedBehind = false;
    const see: See = (step, kind, object) => {
      if (kind === FREE) {
        if (dying) found = dying;
        else if (!found) freed = true;
        dying = null;
      } else {
        const drop = { step, address: object, size: sizeOf(this.image, object) };
        dying = hasFinalizer(this.image, object) ? drop : null;
        if (!dying) found = drop;
      }
      return direction > 0 && found !== null;
    };
    const has = (): boolean => {
      if (dying && freedBehind) found = dying;
      freedBehind ||= freed;
      dying = null;
      freed = false;
      return found !== null;
    };
    const kinds = (1 << DEALLOC) | (1 << FREE);
    if (direction > 0) this.scan(kinds, address, address + 1, here, this.recording.length, see, progress);
    else this.scanBack(kinds, address, address + 1, here, see, has, progress);
    return found ? this.origin(found) : null;
  }

  /** Objects that begin and end in steps from..to-1. */
  countBlocks(from: number, to: number, see: (step: number, born: boolean) => void): void {
    this.scan((1 << NEW) | (1 << DEALLOC), NOWHERE, EVERYWHERE, from, to, (step, kind) => {
      see(step, kind === NEW);
      return false;
    });
  }

  private origin({ step, address, size }: Drop): Origin {
    return { ...this.recording.placeOf(step), address, size };
  }

  private ask(kinds: number, from: number, to: number): void {
    this.replayer.process.core.setEvents(kinds, from, to);
  }

  private stop(): void {
    this.replayer.process.onEvent = undefined;
    this.ask(0, 0, 0);
  }

  /** Reports what happens in steps from..to-1 until `see` has enough. */
  private scan(
    kinds: number,
    low: number,
    high: number,
    from: number,
    to: number,
    see: See,
    progress?: Progress,
  ): void {
    const { replayer } = this;
    const { process } = replayer;
    for (let start = from; start < to; start += LAST_WINDOW) {
      const end = Math.min(start + LAST_WINDOW, to);
      process.onEvent = (kind, address, value) => {
        // The instruction that does it is counted already. The way to the start may lead through what came before.
        const step = process.executed - 1;
        if (step >= start && see(step, kind, address, value)) throw new Found();
      };
      this.ask(kinds, low, high);
      try {
        replayer.onward(start, end);
      } catch (error) {
        if (!(error instanceof Found)) throw error;
        return;
      } finally {
        this.stop();
      }
      if (progress?.(end - from, to - from) === false) return;
    }
  }

  /** The same in windows that end ever earlier, the last of them first, until one had something. */
  private scanBack(
    kinds: number,
    low: number,
    high: number,
    here: number,
    see: See,
    has: () => boolean,
    progress?: Progress,
  ): void {
    let end = here;
    let width = FIRST_WINDOW;
    while (end > 0 && !has()) {
      const start = Math.max(end - width, 0);
      this.scan(kinds, low, high, start, end, see);
      if (progress?.(here - start, here) === false) return;
      end = start;
      width = Math.min(width * 4, LAST_WINDOW);
    }
  }
}

const hasFinalizer = (image: Image, o: number): boolean =>
  image.ptrField(typeOf(image, o), 'PyTypeObject', 'tp_finalize') !== 0;

/** Whether an object's type says its name: a count may be 0 here, as it dies. */
function isTyped(image: Image, address: number): boolean {
  const type = image.has(address, 16) ? typeOf(image, address) : 0;
  if (!type || type % 8 !== 0 || !image.has(type, 416)) return false;
  const meta = typeOf(image, type);
  if (!meta || !image.has(meta, 416) || !isSubclass(image, meta, 'type')) return false;
  const name = image.ptrField(type, 'PyTypeObject', 'tp_name');
  return image.has(name);
}

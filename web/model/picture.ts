// The picture of a step: frames, the objects that can be reached from them, and what this step changed.

import type { Instruction } from '../../src/bytecode/instructions.js';
import { dictItems, type Reference } from '../../src/inspector/containers.js';
import { type Described, describe, nameAt } from '../../src/inspector/describe.js';
import { type Frame, type LineCache, readFrames } from '../../src/inspector/frames.js';
import type { Image } from '../../src/inspector/image.js';
import { headerSize, isHeapType, isSubclass, looksLikeObject, typeName, typeOf } from '../../src/inspector/types.js';
import type { MemoryEvent } from '../../src/recorder/types.js';
import { instructionsOf } from './code.js';
import { eventsBetween, subjectOf } from './events.js';
import { narrate } from './narrate.js';
import type { FrameView, InstructionView, Kind, ObjectView, Picture, PictureOptions, SlotView } from './protocol.js';

const NUMBERS = new Set(['int', 'float', 'complex', 'bool', 'NoneType', 'ellipsis', 'NotImplementedType']);
const TEXTS = new Set(['str', 'bytes', 'bytearray', 'memoryview']);
const CONTAINERS = new Set(['list', 'tuple', 'dict', 'set', 'frozenset', 'deque', 'range', 'mappingproxy']);
const CODE = new Set([
  'function',
  'builtin_function_or_method',
  'method',
  'code',
  'module',
  'type',
  'cell',
  'generator',
  'coroutine',
  'frame',
  'method_descriptor',
  'wrapper_descriptor',
  'staticmethod',
  'classmethod',
  'property',
]);

/** Things whose insides are the interpreter's: they open only when a person asks. */
const CLOSED = new Set([
  'module',
  'code',
  'type',
  'builtin_function_or_method',
  'wrapper_descriptor',
  'method_descriptor',
  'getset_descriptor',
  'frame',
]);

export const FIRST_ROWS = 8;
const NOTHING = { from: 0, count: 0 };

/** What sort of thing an object is: its colour and shape. */
export function kindOf(type: string, image: Image, o: number): Kind {
  if (NUMBERS.has(type)) return 'number';
  if (TEXTS.has(type)) return 'text';
  if (CONTAINERS.has(type)) return 'container';
  if (CODE.has(type)) return 'code';
  const t = typeOf(image, o);
  if (isSubclass(image, t, 'list') || isSubclass(image, t, 'tuple') || isSubclass(image, t, 'dict')) return 'container';
  if (isSubclass(image, t, 'int')) return 'number';
  if (isSubclass(image, t, 'str') || isSubclass(image, t, 'bytes')) return 'text';
  if (isSubclass(image, t, 'type')) return 'code';
  return 'other';
}

const SHORT = 24;

/** The beginning of a text; of a number, which was cut in its midst before, both ends. */
function cut(value: string): string {
  if (value.length <= SHORT) return value;
  return /^-?\d+…\d+$/.test(value) ? `${value.slice(0, 12)}…${value.slice(-8)}` : `${value.slice(0, SHORT - 2)}…`;
}

/** An object in a few characters, for a slot. */
function shortOf(image: Image, o: number): string {
  if (!o) return 'NULL';
  if (!looksLikeObject(image, o)) return `0x${o.toString(16)}`;
  const d = describe(image, o, NOTHING);
  if (d.plain) return cut(d.value);
  if (CODE.has(d.type)) {
    const name = /^<(?:class|function|built-in|module|code) '?([^'>]*)'?>$/.exec(d.value)?.[1];
    return name ? name.slice(0, 24) : d.type;
  }
  return d.type;
}

/** What one image shows, without what changed: kept to compare the next step with. */
export interface Snapshot {
  step: number;
  frames: Frame[];
  objects: Map<number, ObjectView>;
  /** Every reference that is seen: its owner in words, by target. */
  owners: Map<number, string[]>;
  order: number[];
  more: number;
}

const fieldsOf = (image: Image, d: Described): ObjectView['fields'] => {
  const o = d.address;
  const field = (name: string, value: string | number | bigint) => ({ name, value: String(value), changed: false });
  const t = typeOf(image, o);
  if (isSubclass(image, t, 'list'))
    return [
      field('ob_size', image.size64(o + 16)),
      field('allocated', image.sizeField(o, 'PyListObject', 'allocated')),
    ];
  if (isSubclass(image, t, 'tuple')) return [field('ob_size', image.size64(o + 16))];
  if (isSubclass(image, t, 'dict')) return [field('ma_used', image.sizeField(o, 'PyDictObject', 'ma_used'))];
  if (d.type === 'generator' || d.type === 'coroutine' || d.type === 'async_generator')
    return [field('frame of', nameAt(image, image.ptrField(o, 'PyGenObject', 'gi_name')))];
  if (d.type === 'set' || d.type === 'frozenset')
    return [
      field('used', image.sizeField(o, 'PySetObject', 'used')),
      field('mask', image.sizeField(o, 'PySetObject', 'mask')),
    ];
  return [];
};

/** Which references of an object a person wants to see. */
function windowOf(image: Image, o: number, options: PictureOptions): { from: number; count: number } {
  const asked = options.rows[o];
  if (asked) return asked;
  return CLOSED.has(typeName(image, typeOf(image, o))) ? NOTHING : { from: 0, count: FIRST_ROWS };
}

/** What a class has besides what every class has. */
const classAttributes = (image: Image, o: number): Described['references'] =>
  dictItems(image, image.ptrField(o, 'PyTypeObject', 'tp_dict'))
    .map(([key, target]) => ({ label: `.${nameAt(image, key)}`, target }))
    .filter((r) => !/^\.__\w+__$/.test(r.label) || typeName(image, typeOf(image, r.target)) === 'function');

/** A function's code is the interpreter's part of it: it opens only when a person asks. */
function referencesOf(image: Image, d: Described, options: PictureOptions): { shown: Reference[]; total: number } {
  const asked = options.rows[d.address];
  if (isSubclass(image, typeOf(image, d.address), 'type') && isHeapType(image, d.address)) {
    const all = classAttributes(image, d.address);
    const { from, count } = asked ?? { from: 0, count: FIRST_ROWS };
    return { shown: all.slice(from, from + count), total: all.length };
  }
  if (d.type === 'function' && !asked) {
    const shown = d.references.filter((r) => r.label !== 'func_code');
    return { shown, total: shown.length };
  }
  return { shown: d.references, total: CLOSED.has(d.type) && !asked ? 0 : d.total };
}

function view(image: Image, d: Described, depth: number, options: PictureOptions): ObjectView {
  const { shown, total } = referencesOf(image, d, options);
  const t = typeOf(image, d.address);
  return {
    address: d.address,
    type: d.type,
    kind: kindOf(d.type, image, d.address),
    refcnt: Number(d.refcnt),
    oldRefcnt: null,
    immortal: d.immortal,
    interned: d.interned,
    tracked: headerSize(image, t) >= 16 && image.has(d.address - 16, 16) && image.ptr(d.address - 16) !== 0,
    staticName: d.staticName ?? '',
    size: d.size,
    value: d.value,
    plain: d.plain,
    fields: fieldsOf(image, d),
    rows: shown.map((r) => ({
      name: r.label,
      kind: 'item' as const,
      slot: 0,
      target: r.target,
      short: shortOf(image, r.target),
      changed: false,
    })),
    hidden: Math.max(0, total - shown.length),
    from: options.rows[d.address]?.from ?? 0,
    cells: 0,
    spare: isSubclass(image, t, 'list')
      ? Math.max(0, image.sizeField(d.address, 'PyListObject', 'allocated') - image.size64(d.address + 16))
      : 0,
    mark: '',
    depth,
  };
}

const slotView = (image: Image, name: string, kind: SlotView['kind'], slot: number, target: number): SlotView => ({
  name,
  kind,
  slot,
  target,
  short: target ? shortOf(image, target) : kind === 'stack' ? 'NULL' : 'unbound',
  changed: false,
});

/** A thing that a reader of the program does not look for: what `import` and `def` leave in the module. */
const isHeading = (image: Image, o: number): boolean => {
  const t = typeOf(image, o);
  return isSubclass(image, t, 'type') && !isHeapType(image, o);
};

/** What a snapshot must know of the run: its module's dict, and how the page calls files. */
export interface RunFacts {
  readonly mainDict: number;
  readonly programEnd: number;
  nameOf(file: string): string;
}

/** Behind the program's end there are no frames: the module's names stand in one that is none. */
function afterEnd(image: Image, facts: RunFacts): Frame[] {
  const dict = facts.mainDict;
  if (!dict || !looksLikeObject(image, dict) || typeName(image, typeOf(image, dict)) !== 'dict') return [];
  const slots = dictItems(image, dict)
    .map(([key, target]) => ({ name: nameAt(image, key), kind: 'global' as const, slot: 0, target }))
    .filter((slot) => !/^__\w+__$/.test(slot.name));
  if (slots.length === 0) return [];
  return [
    {
      address: 0,
      end: 0,
      code: 0,
      name: '<module>',
      filename: '',
      line: null,
      instruction: -1,
      owner: 'ended',
      slots,
      stack: [],
      stackSize: 0,
      isModule: true,
      globals: dict,
    },
  ];
}

/** A picture that does not look at memory any more: it can be sent to the page. */
export function snapshot(
  image: Image,
  step: number,
  options: PictureOptions,
  lines: LineCache,
  facts: RunFacts,
): Snapshot {
  const running = readFrames(image, lines).map((f) => ({ ...f, filename: facts.nameOf(f.filename) }));
  const frames = running.length === 0 && step >= facts.programEnd ? afterEnd(image, facts) : running;
  const queue: { o: number; depth: number }[] = [];
  const seen = new Set<number>();
  const add = (o: number, depth: number): void => {
    if (!o || seen.has(o) || !looksLikeObject(image, o)) return;
    seen.add(o);
    queue.push({ o, depth });
  };
  for (const o of options.pinned) add(o, 0);
  // The newest frame first: it is what one looks at when there is too much.
  for (const frame of [...frames].reverse()) {
    for (const s of frame.slots) add(s.target, 0);
    for (const s of frame.stack) add(s.target, 0);
  }
  const objects = new Map<number, ObjectView>();
  const owners = new Map<number, string[]>();
  const own = (target: number, who: string): void => {
    const list = owners.get(target);
    if (list) list.push(who);
    else owners.set(target, [who]);
  };
  for (const frame of frames) {
    for (const s of frame.slots) if (s.target) own(s.target, `${frame.name}: ${s.name}`);
    for (const [i, s] of frame.stack.entries()) if (s.target) own(s.target, `${frame.name}: value stack [${i}]`);
  }
  const order: number[] = [];
  let more = 0;
  for (let i = 0; i < queue.length; i++) {
    const { o, depth } = queue[i] as { o: number; depth: number };
    const d = describe(image, o, windowOf(image, o, options));
    if (options.inline && d.plain && depth >= 0 && !options.pinned.includes(o)) continue;
    if (order.length >= options.limit) {
      more++;
      continue;
    }
    const v = view(image, d, depth, options);
    objects.set(o, v);
    order.push(o);
    for (const r of v.rows) {
      own(r.target, `${d.type} ${r.name}`);
      // A class's functions stand in its card; their cards come when somebody asks for them.
      if (d.type === 'type' && CODE.has(typeName(image, typeOf(image, r.target)))) continue;
      if (!isHeading(image, r.target) || depth === 0) add(r.target, depth + 1);
    }
  }
  for (const v of objects.values()) {
    v.cells = cellsOf(v, objects);
    for (const r of v.rows) r.inline = !objects.has(r.target);
  }
  return { step, frames, objects, owners, order, more };
}

/** Items without cards stand in cells, if their texts are short. */
function cellsOf(v: ObjectView, objects: Map<number, ObjectView>): number {
  if (v.rows.length === 0 || !/^\[\d+\]$/.test(v.rows[0]?.name ?? '') || v.fields[0]?.name !== 'ob_size') return 0;
  if (v.rows.some((r) => objects.has(r.target))) return 0;
  const longest = Math.max(...v.rows.map((r) => r.short.length));
  return longest <= 6 ? 4 : longest <= 14 ? 2 : 0;
}

function frameViews(image: Image, now: Snapshot, before: Snapshot | undefined): FrameView[] {
  const old = new Map(before?.frames.map((f) => [f.address, f]));
  return now.frames.map((f, i) => {
    const caller = now.frames[i - 1];
    const was = old.get(f.address);
    const same = was && was.code === f.code ? was : undefined;
    const slots = f.slots.map((s) => {
      const v = slotView(image, s.name, s.kind, s.slot, s.target);
      const previous = same?.slots.find((x) => x.name === s.name);
      v.changed = before !== undefined && same !== undefined && (previous?.target ?? 0) !== s.target;
      return v;
    });
    const stack = f.stack.map((s, k) => {
      const v = slotView(image, String(k), 'stack', s.slot, s.target);
      v.changed = before !== undefined && same !== undefined && (same.stack[k]?.target ?? -1) !== s.target;
      return v;
    });
    return {
      address: f.address,
      end: f.end,
      name: f.isModule ? '<module>' : f.name,
      file: f.filename,
      line: f.line,
      isModule: f.isModule,
      owner: f.owner,
      returnsTo:
        f.owner === 'ended'
          ? ''
          : caller
            ? `${caller.isModule ? '<module>' : caller.name}, line ${caller.line ?? '?'}`
            : 'the host',
      slots,
      stack,
      stackSize: f.stackSize,
      born: before !== undefined && same === undefined && f.address !== 0,
      gone: (same?.slots ?? [])
        .filter((x) => x.target && !f.slots.some((y) => y.name === x.name && y.target))
        .map((x) => x.name),
    };
  });
}

function poppedFrames(now: Snapshot, before: Snapshot): Picture['popped'] {
  const here = new Set(now.frames.map((f) => `${f.address}/${f.code}`));
  return before.frames
    .filter((f) => f.address !== 0 && !here.has(`${f.address}/${f.code}`))
    .map((f) => ({ address: f.address, end: f.end, name: f.isModule ? '<module>' : `${f.name}()` }));
}

/** Marks what differs from a step before, and finds what is gone. */
function compare(image: Image, now: Snapshot, before: Snapshot, told: MemoryEvent[] | null): ObjectView[] {
  const made = told && new Set(told.filter((e) => e.kind === 'new').map((e) => e.address));
  for (const o of now.order) {
    const v = now.objects.get(o) as ObjectView;
    const was = before.objects.get(o);
    if (!was || was.type !== v.type) {
      // What was there all along, and is only shown now, is not new.
      const fresh = made ? made.has(o) : v.depth >= 0 && !before.owners.has(o);
      if (!v.immortal && !v.staticName && fresh) v.mark = 'born';
      continue;
    }
    if (!v.immortal && was.refcnt !== v.refcnt) v.oldRefcnt = was.refcnt;
    for (const [i, row] of v.rows.entries()) {
      const old = was.rows[i]?.name === row.name ? was.rows[i] : was.rows.find((r) => r.name === row.name);
      row.changed = (old?.target ?? 0) !== row.target;
    }
    for (const [i, f] of v.fields.entries()) f.changed = was.fields[i]?.value !== f.value;
    if (v.value !== was.value || v.rows.some((r) => r.changed) || v.rows.length !== was.rows.length) v.mark = 'changed';
    else if (v.oldRefcnt !== null) v.mark = 'changed';
  }
  const ghosts: ObjectView[] = [];
  for (const o of before.order) {
    if (now.objects.has(o)) continue;
    const was = before.objects.get(o) as ObjectView;
    if (was.immortal || isAlive(image, was)) continue;
    ghosts.push({ ...was, mark: 'dying', oldRefcnt: was.refcnt, refcnt: 0 });
  }
  return ghosts;
}

/** A freed block's first bytes link the free list: what stands there is no count any more. */
export function isAlive(image: Image, was: ObjectView): boolean {
  if (!image.has(was.address, 16)) return false;
  const count = image.i64(was.address);
  return count > 0n && count < 1_000_000n && looksLikeObject(image, was.address);
}

/** What was in the picture, is not now, and lives on: a cycle that lost its last name, or the interpreter keeps it. */
function lostObjects(image: Image, now: Snapshot, before: Snapshot): Picture['lost'] {
  if (now.more > 0) return [];
  return before.order.flatMap((o) => {
    const was = before.objects.get(o) as ObjectView;
    if (now.objects.has(o) || was.immortal || was.plain || was.staticName || was.depth > 0 || !isAlive(image, was))
      return [];
    return [{ address: o, subject: subjectOf(was), refcnt: Number(image.i64(o)) }];
  });
}

export interface Moment {
  now: Snapshot;
  before: Snapshot | undefined;
  since: number;
  lastFile: string;
  lastLine: number | null;
  lastInstruction: Instruction | undefined;
  outputs: number;
  ended: boolean;
  printed: string;
  /** Events as the core told them; null: they are worked out from the difference of the two moments. */
  told: MemoryEvent[] | null;
}

/** Stack and heap of a moment, as the page draws them. */
export function pictureOf(image: Image, m: Moment): Picture {
  const { now, before } = m;
  const ghosts = before ? compare(image, now, before, m.told) : [];
  const frames = frameViews(image, now, before);
  const newest = now.frames.at(-1);
  const code = newest?.code ? instructionsOf(image, newest.code) : undefined;
  const instructions: InstructionView[] = [];
  let opcode = '';
  if (newest && code) {
    for (const i of code.instructions) {
      const current = i.startOffset <= newest.instruction && newest.instruction <= i.offset;
      if (current) opcode = `${i.opname} ${i.argrepr}`.trim();
      if (!current && i.lineNumber !== newest.line) continue;
      const arg = i.arg ?? 0;
      instructions.push({
        offset: i.offset,
        line: i.lineNumber,
        name: i.opname,
        argument: i.argrepr || (i.arg === null || !i.base?.hasArg ? '' : String(i.arg)),
        doc: i.base?.doc ?? '',
        effect: i.base?.effect ?? '',
        delta: i.base ? i.base.pushed(arg) - i.base.popped(arg) : 0,
        current,
      });
    }
  }
  const objects = now.order.map((o) => now.objects.get(o) as ObjectView);
  for (const f of frames) for (const s of [...f.slots, ...f.stack]) s.inline = !now.objects.has(s.target);
  const picture: Picture = {
    step: now.step,
    since: m.since,
    file: newest?.filename ?? '',
    // What belongs to no line (an empty program) has line 0.
    line: newest?.line || null,
    lastFile: m.lastFile,
    lastLine: m.lastLine,
    opcode,
    lastOpcode: m.lastInstruction ? `${m.lastInstruction.opname} ${m.lastInstruction.argrepr}`.trim() : '',
    frames,
    popped: before ? poppedFrames(now, before) : [],
    objects,
    ghosts,
    lost: before ? lostObjects(image, now, before) : [],
    more: now.more,
    events: before ? eventsBetween(now, before, ghosts, m.told) : [],
    instructions,
    codeName: newest ? (newest.isModule ? '<module>' : newest.name) : '',
    outputs: m.outputs,
    narration: [],
    stackBytes: now.frames.filter((f) => f.owner === 'thread').reduce((n, f) => n + f.end - f.address, 0),
    ended: m.ended,
  };
  picture.narration = narrate(picture, m.lastInstruction, m.printed);
  return picture;
}

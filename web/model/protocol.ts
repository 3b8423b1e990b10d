// What the page and its worker say to each other: plain data only, so that the page is a pure view of it.

/** How far one step goes. */
export type Grain = 'line' | 'instruction' | 'call';
/** Which way in time. */
export type Direction = 'next' | 'previous';

/** A file of the program. */
export interface SourceFile {
  name: string;
  text: string;
}

/** A program as the worker runs it. */
export interface Program {
  files: SourceFile[];
  /** The name of the file that is run. */
  main: string;
  /** Lines of standard input that are there from the start. */
  stdin: string;
}

/** The colour family of a thing: a number, text, a container, code, or something else. */
export type Kind = 'number' | 'text' | 'container' | 'code' | 'other';

/** A reference that stands in a slot, a row of a card, a value on the stack. */
export interface SlotView {
  name: string;
  kind: 'local' | 'cell' | 'free' | 'global' | 'stack' | 'item';
  /** The address of the slot itself; 0: it lies in a dict. */
  slot: number;
  /** What it refers to; 0: unbound or NULL. */
  target: number;
  /** The target in a few characters. */
  short: string;
  /** It refers to something else than a step before. */
  changed: boolean;
  /** The target has no card in the picture. */
  inline?: boolean;
}

/** A frame of the stack as it is drawn. */
export interface FrameView {
  address: number;
  end: number;
  name: string;
  file: string;
  line: number | null;
  isModule: boolean;
  owner: string;
  returnsTo: string;
  slots: SlotView[];
  stack: SlotView[];
  stackSize: number;
  /** Pushed by this step. */
  born: boolean;
  /** Names that this step unbound. */
  gone: string[];
}

/** What a step did to an object. */
export type Mark = '' | 'born' | 'changed' | 'dying';

/** A card of the heap: an object with its rows. */
export interface ObjectView {
  address: number;
  type: string;
  kind: Kind;
  refcnt: number;
  /** A step before, if it differed. */
  oldRefcnt: number | null;
  immortal: boolean;
  interned: boolean;
  tracked: boolean;
  staticName: string;
  size: number;
  value: string;
  plain: boolean;
  /** Fields that a person wants to see beside the references: ob_size, allocated … */
  fields: { name: string; value: string; changed: boolean }[];
  rows: SlotView[];
  /** References that are not among the rows; the rows begin with the one after `from`. */
  hidden: number;
  from: number;
  /** A list or tuple whose items have no cards: in cells, so many beside each other; 0: in rows. */
  cells: number;
  /** Slots of a list that are allocated and not in use. */
  spare: number;
  mark: Mark;
  /** How far from a name it was found: 0 for what a slot refers to. */
  depth: number;
}

/** An event of a step in words. */
export interface EventView {
  what:
    | 'incref'
    | 'decref'
    | 'alloc'
    | 'free'
    | 'gc'
    | 'call'
    | 'return'
    | 'output'
    | 'exception'
    | 'finalizer'
    | 'weakref';
  address: number;
  /** The object in words: 'list', "str 'abc'". */
  subject: string;
  detail: string;
}

/** One instruction of the code that runs. */
export interface InstructionView {
  offset: number;
  line: number | null;
  name: string;
  argument: string;
  /** What it does, from the opcode table. */
  doc: string;
  /** Its effect on the value stack, in words: 'left right -- result'. */
  effect: string;
  delta: number;
  current: boolean;
}

/** A sentence in parts, so that the page can set names apart without reading markup. */
export interface Words {
  text: string;
  /** 'code': as it stands in the program; 'strong': what changed. */
  style?: 'code' | 'strong';
  address?: number;
}

/** Everything that is drawn for one step. */
export interface Picture {
  step: number;
  /** The step that the changes are counted from. */
  since: number;
  file: string;
  /** The line that is executed next; null at the end. */
  line: number | null;
  /** The line that was executed last. */
  lastFile: string;
  lastLine: number | null;
  opcode: string;
  lastOpcode: string;
  frames: FrameView[];
  /** Frames that this step popped: ghosts until the next. */
  popped: { address: number; end: number; name: string }[];
  objects: ObjectView[];
  ghosts: ObjectView[];
  /** Alive still, but nothing in the picture refers to them any more. */
  lost: { address: number; subject: string; refcnt: number }[];
  /** Objects that were left out. */
  more: number;
  events: EventView[];
  instructions: InstructionView[];
  codeName: string;
  /** How many pieces of output have been printed. */
  outputs: number;
  narration: Words[];
  /** Bytes of the stack's frames, and of the memory. */
  stackBytes: number;
  ended: boolean;
}

/** What a mark of the time bar stands for. */
export type MarkKind = 'call' | 'output' | 'exception' | 'birth' | 'collection';

/** Something on the slider. */
export interface TimeMark {
  kind: MarkKind;
  step: number;
  /** How much of it is there, 0 to 1. */
  weight: number;
}

/** What was printed, and at which step. */
export interface OutputPiece {
  fd: number;
  text: string;
  /** The step that printed it. */
  step: number;
}

/** How a run ended, or where it waits. */
export interface RunSummary {
  /** Steps are 0 … total; at `total` the program has ended, or stands where it was stopped. */
  total: number;
  state: 'ended' | 'waiting' | 'stopped' | 'limit' | 'failed';
  exitCode: number;
  /** Outputs since the last summary are appended by the page. */
  outputs: OutputPiece[];
  /** A SyntaxError or an exception that ended the program, with its place. */
  problem: Problem | null;
  milliseconds: number;
}

/** An error that nobody handled, or one of the syntax. */
export interface Problem {
  type: string;
  message: string;
  file: string;
  line: number | null;
  column: number | null;
  endColumn: number | null;
  /** It does not compile. */
  syntax: boolean;
}

/** What a person wants to see in a picture. */
export interface PictureOptions {
  grain: Grain;
  /** At most so many objects. */
  limit: number;
  /** Rows that are shown of an object, by address: those that a person asked for. */
  rows: Record<number, { from: number; count: number }>;
  /** Addresses that are shown although nothing leads there. */
  pinned: number[];
  /** Numbers and texts stand in their slots, without cards of their own. */
  inline: boolean;
}

/** A pool of the allocator. */
export interface PoolView {
  address: number;
  blockSize: number;
  used: number;
  capacity: number;
  /** One a block: 0 never used, 1 free, 2 in use. */
  blocks: Uint8Array;
  /** Its free list: which blocks, the one that is handed out next first. */
  free: number[];
}

/** An arena with its pools. */
export interface ArenaView {
  address: number;
  end: number;
  freePools: number;
  totalPools: number;
  pools: PoolView[];
}

/** All arenas, and the size classes. */
export interface AllocatorView {
  arenas: ArenaView[];
  classes: { size: number; pools: number; used: number; free: number }[];
  highWater: number;
  ever: number;
  rawBlocks: number;
  bytesUsed: number;
  bytesHeld: number;
}

/** A part of the address space. */
export interface SegmentView {
  name: string;
  start: number;
  end: number;
  used: number;
  what: string;
  parts: { name: string; start: number; end: number; used: number }[];
}

/** A field of a struct among its bytes. */
export interface ByteField {
  name: string;
  /** Bytes from `base`; negative in front of an object. */
  offset: number;
  size: number;
  type: string;
  value: string;
  /** Where it points; 0: nowhere. */
  target: number;
}

/** The bytes around an object, with what they mean. */
export interface BytesView {
  address: number;
  kind: string;
  title: string;
  start: number;
  end: number;
  base: number;
  struct: string;
  owner: number;
  bytes: Uint8Array;
  /** Bytes behind those that are shown. */
  more: number;
  fields: ByteField[];
  inside: { title: string; start: number }[];
  damage: string[];
  /** Other blocks that belong to it: a list's items, a dict's keys. */
  parts: { name: string; address: number }[];
}

/** Who holds an object, and where. */
export interface OwnerView {
  address: number;
  label: string;
  type: string;
  value: string;
}

/** Why an object is alive. */
export interface RetainersView {
  address: number;
  type: string;
  value: string;
  refcnt: number;
  immortal: boolean;
  summary: string;
  owners: OwnerView[];
  unexplained: number;
  path: OwnerView[];
  retained: number;
  retainedCount: number;
  shallow: number;
  /** What would die with it. */
  keeps: { address: number; type: string; value: string; size: number }[];
  dominators: OwnerView[];
  biggest: { address: number; type: string; value: string; retained: number }[];
}

/** An object on one of the collector's lists. */
export interface GcNode {
  address: number;
  type: string;
  value: string;
  refcnt: number;
  finalizer: boolean;
}

/** The collector's generations, and what a collection would find. */
export interface CollectorView {
  generations: { name: string; count: number; threshold: number; objects: number }[];
  enabled: boolean;
  nodes: GcNode[];
  edges: [from: number, to: number][];
  /** The algorithm's moments: what it says, and each node's gc_refs and state (0 waiting, 1 reachable, 2 unreachable). */
  phases: { title: string; text: string; focus: number; refs: Int32Array; states: Uint8Array }[];
  total: number;
  hidden: number;
}

/** A question to the worker; answers come with its number. */
export interface Request {
  id: number;
  method: string;
  args: unknown[];
}

/** What the worker says. */
export type Reply =
  | { id: number; result: unknown }
  | { id: number; error: string }
  | { progress: { steps: number; outputs: OutputPiece[] } }
  | { marks: TimeMark[] }
  /** A program wants the library or a table for the first time. */
  | { dataUsed: true };

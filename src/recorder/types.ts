// What the recorder offers: the words of it. recording.ts and recorder.ts do it.
//
// A *step* is one executed bytecode instruction, in whichever frame: Python code that native code calls counts too. Step n
// is the moment before the n-th instruction (from 0) is executed, so step 0 is the program's start. After the last
// instruction of the program comes `programEnd`: everything stands, the module's names are alive. Behind it come the
// instructions of the process's end (atexit, finalizers), and at last `length`: the process is finished.

import type { PelLayout } from '../host/core-exports.js';
import type { Host } from '../host/host.js';
import type { Library } from '../host/library.js';
import type { BootOptions } from '../host/process.js';
import type { Image } from '../inspector/image.js';
import type { LayoutTable } from '../inspector/layout.js';

/** One build of the core: its code and its tables. */
export interface CoreBuild {
  wasm: WebAssembly.Module;
  layout: LayoutTable;
  pel: PelLayout;
}

/** What a recorder and a replayer run on. */
export interface RecorderCore {
  release: CoreBuild;
  /** The module that tells events (telling.ts); without it whoAllocated, whoDropped, allocations, frees and eventsOf throw. */
  telling?: WebAssembly.Module | (() => WebAssembly.Module);
  /** Python's library; recordings that import from it want the same one again. */
  library?: Library;
}

/** How a program is recorded. */
export interface RecordOptions extends Partial<Omit<BootOptions, 'host'>> {
  core: RecorderCore;
  source: string | Uint8Array;
  /** co_filename; default '<string>'. */
  filename?: string;
  /** The source was read from a file (decides on some SyntaxErrors). */
  fromFile?: boolean;
  /** Answers the program's questions while it is recorded; its answers go into the recording. Default: QuietHost. */
  host?: Host;
  /** exit, quit, help … among the builtins, from the site module where there is a library; default true. */
  site?: boolean;
  /** Those names without the site module, which would read the library at once. */
  siteBuiltins?: boolean;
  /** Runs a module instead of the source, as python -m does; argv0: sys.argv[0] becomes its file. */
  module?: { name: string; argv0: boolean };
  /** The most bytes that checkpoints may take; default 64 MiB. */
  checkpointBytes?: number;
}

/** Why a recorder's `run` came back. */
export type RecorderState =
  /** The budget is used up: run again. */
  | 'running'
  /** The program waits for input or sleeps (`waiting` says which): run again once it can go on. */
  | 'waiting'
  /** The program has ended and its finish is recorded too. */
  | 'done'
  /** `stop` was called: the recording ends in the midst of the program. */
  | 'stopped';

/** What a program waits for. */
export interface Waiting {
  kind: 'read' | 'sleep';
  /** The file descriptor, or nanoseconds. */
  argument: number;
}

/** Where the program stands at a step. */
export interface Position {
  step: number;
  /** 'running': before an instruction; 'ended': the program is over, its names are alive; 'finished': all is over. */
  state: 'running' | 'ended' | 'finished';
  /** Python frames on the stack; 0 when not running. */
  depth: number;
  /** Addresses of the newest frame and of its code object; 0 when not running. */
  frame: number;
  code: number;
  filename: string;
  /** co_qualname */
  name: string;
  /** The line of the instruction that is executed next. */
  line: number | null;
  /** Its byte offset in the code. */
  instruction: number;
  /** Its name, unspecialised: 'LOAD_FAST'. */
  opcode: string;
  /** Native code stands below this frame (a sort key, a finalizer, the end of the process). */
  native: boolean;
  /** What one came for; null after a plain seek. */
  event: StepEvent | null;
}

/** A moment: where the program stands, and its memory there. */
export interface Moment {
  position: Position;
  /** The memory at that step: valid until the recording goes elsewhere. `Recording.copy` makes one that lasts. */
  image: Image;
}

/** How far a step of a walk goes. */
export type Grain = 'instruction' | 'line' | 'call';

/**
 * into: the next one, wherever it is; over: the next one in this frame or, when that is left, in its caller; out: the first
 * one after this frame has been left (backwards: the call that entered it).
 */
export type Way = 'into' | 'over' | 'out';

/** Why a walk stopped. */
export type EventKind =
  | 'line'
  | 'call'
  | 'return'
  | 'output'
  | 'exception'
  | 'allocation'
  | 'free'
  | 'collection'
  | 'breakpoint'
  | 'change'
  | 'start'
  | 'end';

/** Something that happened, and the step whose instruction did it (the image there shows the moment before). */
export interface StepEvent {
  kind: EventKind;
  step: number;
  /** Output: the text; exception: the type's name; call and return: the function's name. */
  text?: string;
  /** Allocation and free: the block; exception and change: the object or place. */
  address?: number;
  /** Allocation and free: bytes; collection: the generation; output: the file descriptor. */
  value?: number;
}

/** A line at which a walk stops. */
export interface Breakpoint {
  line: number;
  /** Default: the program's own file. */
  filename?: string;
  /** Stops only where this holds. It may read the image and must not change it. */
  condition?: (moment: Moment) => boolean;
}

/** What to look for when running to the next or previous event. */
export interface Search {
  kind: 'breakpoint' | 'output' | 'exception' | 'allocation' | 'free' | 'collection';
  breakpoints?: Breakpoint[];
  /** Allocation and free: only of objects of this type ('list'), or blocks of at least so many bytes. */
  type?: string;
  atLeast?: number;
}

/** A place whose change is looked for. */
export type Watch =
  /** Bytes of memory. */
  | { address: number; length: number }
  /** ob_refcnt of the object at this address. */
  | { refcount: number }
  /** A variable as seen from the frame (default: the newest): local, cell, global, builtin. */
  | { name: string; frame?: number }
  /** An attribute in the object's own values, __dict__ or slots. */
  | { attribute: string; object: number }
  /** An item of a list, or of a dict by the address of its key. */
  | { item: number; object: number };

/** A change: the instruction at `step` made it. */
export interface Change {
  position: Position;
  /** The words or bytes before and after: for variables, attributes and items the object's address (0: unbound). */
  before: bigint;
  after: bigint;
}

/** Somebody allocated, freed or dropped something. */
export interface Origin {
  position: Position;
  address: number;
  size: number;
  /** What was called at that instruction, when it was native: 'list.append'. */
  native: string | null;
}

/** What the program wrote. */
export interface Output {
  step: number;
  fd: number;
  bytes: Uint8Array;
}

/** One entry of the event log of a step; from the core that tells. */
export interface MemoryEvent {
  step: number;
  kind: /** An object begins, with a count of 1. */
    | 'new'
    | 'incref'
    | 'decref'
    | 'dealloc'
    | 'alloc'
    | 'free'
    | 'resize'
    | 'gc start'
    | 'gc refs'
    | 'gc reachable'
    | 'gc unreachable'
    | 'gc finalizer'
    | 'gc clear'
    | 'gc end'
    | 'finalizer'
    | 'weakref callback';
  /** The object or block. */
  address: number;
  /** incref, decref: the count afterwards; alloc, free: bytes; gc start: the generation; gc refs: gc_refs. */
  value: number;
  /** Its type, where it is an object and still tells: 'list'. */
  type: string | null;
  /** Why: the instruction ('STORE_FAST') or the native function that it called ('list.append'). */
  reason: string;
}

/** Events of a whole run, bucketed for a slider; each bucket counts what happened in its steps. */
export interface Marks {
  /** Steps a bucket. */
  width: number;
  calls: Uint32Array;
  lines: Uint32Array;
  outputs: Uint32Array;
  exceptions: Uint32Array;
  /** Collections that the collector began. */
  collections: Uint32Array;
  /** Blocks allocated minus blocks freed can be had from these; filled only when the core that tells is there and was asked for. */
  births: Uint32Array;
  deaths: Uint32Array;
  /** The first outputs, exceptions and collections one by one, in order (at most `limit` of each kind). */
  events: StepEvent[];
}

/**
 * Switches that a past moment can be given: gc: 0 or 1, whether the collector runs by itself; gc-threshold: objects of the young
 * generation that make it begin; recursion-limit: frames; memory-limit: bytes, 0 for none.
 */
export type BranchSwitch = 'gc' | 'gc-threshold' | 'recursion-limit' | 'memory-limit';

/** A change to go on with from a past step. */
export type BranchChange =
  /** Nothing: the branch repeats the original. */
  | { kind: 'none' }
  /** name = expression, evaluated in the frame (default: the newest). */
  | { kind: 'variable'; name: string; expression: string; frame?: number }
  /** The slot at an address gets another value of the same type: a temporary on a frame's value stack. */
  | { kind: 'slot'; slot: number; expression: string; frame?: number }
  /** Python statements, executed in the frame's scope (default: the newest) first: `words[0].text = 'x'`. */
  | { kind: 'statement'; source: string; frame?: number }
  /** One of the process's own switches. */
  | { kind: 'switch'; name: BranchSwitch; value: number }
  /** What the program reads from standard input from there on. */
  | { kind: 'input'; text: string }
  /** KeyboardInterrupt. */
  | { kind: 'interrupt' };

/** A stop at the beginning of a line. */
export interface LineStop {
  step: number;
  depth: number;
  /** Addresses of frame and code object. */
  frame: number;
  code: number;
  filename: string;
  name: string;
  line: number;
  /**
   * 'call': the first line of a call; 'return': the frame is about to return from its last instruction; 'exception': a handler
   * begins, the instruction before raised; 'unwind': frames are gone because it raised, or raised again; 'again': a jump back
   * within a line.
   */
  event: 'line' | 'call' | 'return' | 'exception' | 'unwind' | 'again';
}

/** Long work reports how far it is and can be ended: return false. */
export type Progress = (done: number, total: number) => boolean | undefined;

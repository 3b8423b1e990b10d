// The stack as Python Tutor's viewer reads it: which frames are shown, their numbers, and in which of them a function was made.
// (pg_logger.py)

import { sequenceItems } from '../../inspector/containers.js';
import { nameAt } from '../../inspector/describe.js';
import { type Frame, type LineCache, readFrames, type Slot } from '../../inspector/frames.js';
import type { Image } from '../../inspector/image.js';
import { typeName, typeOf } from '../../inspector/types.js';
import type { Encoded, Encoder, Known } from './encoder.js';

/** A frame of stack_to_render. */
export interface TutorFrame {
  func_name: string;
  frame_id: number;
  unique_hash: string;
  is_highlighted: boolean;
  is_parent: boolean;
  is_zombie: boolean;
  parent_frame_id_list: number[];
  encoded_locals: Record<string, Encoded>;
  ordered_varnames: string[];
}

const CO_OPTIMIZED = 1;
/** Generators, coroutines, asynchronous generators. */
const CO_RESUMED = 0x20 | 0x80 | 0x200;
/** Functions that Python Tutor passes by. */
const PASSED_BY = new Set(['__new__', '__repr__']);

const codeFlags = (image: Image, frame: Frame): number => image.i32Field(frame.code, 'PyCodeObject', 'co_flags');

/** co_name */
export const codeName = (image: Image, code: number): string =>
  nameAt(image, image.ptrField(code, 'PyCodeObject', 'co_name'));

/** A generator's function was called, and gives back the generator: nothing of its body runs. */
export const makesGenerator = (image: Image, frame: Frame): boolean =>
  frame.owner === 'thread' && (codeFlags(image, frame) & CO_RESUMED) !== 0;

/** What a cell holds; a cell variable's slot holds the value itself until its cell is made. */
function inCell(image: Image, o: number): number {
  return o && typeName(image, typeOf(image, o)) === 'cell' ? image.ptrField(o, 'PyCellObject', 'ob_ref') : o;
}

/** The stack of one moment. */
export class Stack {
  readonly image: Image;
  /** All of them, oldest first. */
  readonly frames: Frame[];
  private readonly filename: string;

  constructor(image: Image, filename: string, lines: LineCache) {
    this.image = image;
    this.filename = filename;
    this.frames = readFrames(image, lines);
  }

  /** Whether what the frame at `index` does is a step: it is the program's, and no class is being made. */
  shows(index: number): boolean {
    const frame = this.frames[index];
    if (frame?.filename !== this.filename || PASSED_BY.has(codeName(this.image, frame.code))) return false;
    return !this.frames.slice(0, index + 1).some((f) => f.filename === this.filename && this.isClassBody(f));
  }

  private isClassBody(frame: Frame): boolean {
    return !frame.isModule && (codeFlags(this.image, frame) & CO_OPTIMIZED) === 0;
  }
}

/** Numbers of calls, and where functions were made, through a whole trace. */
export class Calls {
  private last = 0;
  private readonly open = new Map<number, { code: number; id: number }>();
  private readonly made = new Map<number, { code: number; id: number | null }>();

  enter(frame: Frame): void {
    this.open.set(frame.address, { code: frame.code, id: ++this.last });
  }

  /** A frame's number; undefined: it is not shown. */
  idOf(frame: Frame): number | undefined {
    const open = this.open.get(frame.address);
    return open?.code === frame.code ? open.id : undefined;
  }

  /**
   * The number of the frame in which a function was made: the newest one, where it is seen first, that has its cells or its
   * code; null: the module.
   */
  parentOf(image: Image, stack: readonly Frame[], f: number): number | null {
    if (!f) return null;
    const code = image.ptrField(f, 'PyFunctionObject', 'func_code');
    let made = this.made.get(f);
    if (made?.code !== code) {
      const maker = stack.findLast((frame) => this.idOf(frame) !== undefined && makes(image, frame, f, code));
      made = { code, id: maker ? (this.idOf(maker) ?? null) : null };
      this.made.set(f, made);
    }
    return made.id;
  }

  /** Whether a function was made in the frame of this number. */
  isParent(id: number): boolean {
    for (const made of this.made.values()) if (made.id === id) return true;
    return false;
  }
}

function makes(image: Image, frame: Frame, f: number, code: number): boolean {
  const consts = image.ptrField(frame.code, 'PyCodeObject', 'co_consts');
  if (!sequenceItems(image, consts, 'tuple').includes(code)) return false;
  const closure = image.ptrField(f, 'PyFunctionObject', 'func_closure');
  const cells = closure ? sequenceItems(image, closure, 'tuple') : [];
  return cells.every((cell) => frame.slots.some((slot) => slot.target === cell));
}

/** The frames that are shown, oldest first: those up to `top`, which is about to give back `returned` if that is not undefined. */
export function encodeFrames(
  stack: Stack,
  top: number,
  calls: Calls,
  encoder: Encoder,
  known: Known,
  returned: number | 'None' | undefined,
): TutorFrame[] {
  const { image } = stack;
  const frames = stack.frames.slice(0, top + 1);
  const shown: TutorFrame[] = [];
  for (const [i, frame] of frames.entries()) {
    const id = calls.idOf(frame);
    if (id === undefined || frame.isModule) continue;
    const parents = parentsOf(image, frames, frame, calls);
    const { locals, names } = encodeLocals(image, frame, parents, encoder);
    if (i === top && returned !== undefined) {
      locals.__return__ = returned === 'None' ? null : encoder.value(returned);
      names.push('__return__');
    }
    const name = codeName(image, frame.code);
    shown.push({
      func_name: known.lambdas.has(frame.code) ? `${name} <line ${firstLine(image, frame.code)}>` : name,
      frame_id: id,
      unique_hash: '',
      is_highlighted: i === top,
      is_parent: false,
      is_zombie: false,
      parent_frame_id_list: parents.ids,
      encoded_locals: locals,
      ordered_varnames: names,
    });
  }
  // Values may have told of functions that were made here.
  for (const frame of shown) {
    frame.is_parent = calls.isParent(frame.frame_id);
    frame.unique_hash = `${frame.func_name}_f${frame.frame_id}${frame.is_parent ? '_p' : ''}`;
  }
  return shown;
}

/** co_firstlineno */
export const firstLine = (image: Image, code: number): number => image.i32Field(code, 'PyCodeObject', 'co_firstlineno');

/** The frames around a frame's function, innermost first: their numbers, and those that are still there. */
function parentsOf(
  image: Image,
  stack: readonly Frame[],
  frame: Frame,
  calls: Calls,
): { ids: number[]; frames: Frame[] } {
  const ids: number[] = [];
  const frames: Frame[] = [];
  let inner: Frame | undefined = frame;
  while (inner && ids.length < stack.length) {
    const id = calls.parentOf(image, stack, image.ptrField(inner.address, '_PyInterpreterFrame', 'f_funcobj'));
    if (id === null) break;
    const parent = stack.find((f) => calls.idOf(f) === id);
    if (parent) {
      ids.push(id);
      frames.push(parent);
    }
    inner = parent;
  }
  return { ids, frames };
}

/** Locals in the code's order, then cells by name; what a parent shows already is left out. */
function encodeLocals(
  image: Image,
  frame: Frame,
  parents: { frames: Frame[] },
  encoder: Encoder,
): { locals: Record<string, Encoded>; names: string[] } {
  const locals: Record<string, Encoded> = {};
  const fast = image.at(frame.address, '_PyInterpreterFrame', 'localsplus');
  const count = image.i32Field(frame.code, 'PyCodeObject', 'co_nlocals');
  const isLocal = (slot: Slot): boolean => (slot.slot - fast) / 8 < count;
  const isShared = (slot: Slot): boolean =>
    slot.kind === 'free' && parents.frames.some((f) => f.slots.some((s) => s.target === slot.target));
  const shown = frame.slots.filter((slot) => !isShared(slot));
  const cells = shown.filter((slot) => !isLocal(slot)).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const slot of [...shown.filter(isLocal), ...cells]) {
    const o = slot.kind === 'local' ? slot.target : inCell(image, slot.target);
    if (o) locals[slot.name] = encoder.value(o);
  }
  return { locals, names: Object.keys(locals) };
}

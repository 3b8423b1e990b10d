// A frame's references: the header's, locals, cells and the value stack. (CPython: Include/internal/pycore_frame.h)

import type { Layout } from '../layout.js';
import type { Memory } from '../memory.js';
import { waitingDepth } from './depth.js';
import { offsetOf } from './entry.js';
import { threadStates } from './roots.js';

/** Offsets in _PyInterpreterFrame. */
export const FRAME = {
  executable: 0,
  previous: 8,
  funcobj: 16,
  locals: 40,
  frameObj: 48,
  instr: 56,
  stacktop: 64,
  owner: 70,
  fast: 72,
};
/** A frame's owner: enum _frameowner. */
export const OWNED_BY = { thread: 0, generator: 1, frameObject: 2, native: 3 } as const;
const CODE = { stacksize: 64, nlocalsplus: 72, names: 96, kinds: 104 };

/** Whether an object is a code object: the frame of native code has None in its place. */
export const isCode = (m: Memory, layout: Layout, o: number): boolean =>
  o !== 0 && m.ptr(o + 8) === layout.staticAddress('PyCode_Type');

/**
 * Entries of locals and value stack that are in use, at most what the code has room for. Where native code waits for Python the
 * eval loop has the stack pointer: then it is what lies there before the instruction that called it.
 */
export function frameEntries(m: Memory, layout: Layout, frame: number): number {
  const code = m.ptr(frame);
  if (!isCode(m, layout, code)) return 0;
  const locals = Math.max(0, m.i32(code + CODE.nlocalsplus));
  const room = locals + Math.max(0, m.i32(code + CODE.stacksize));
  const top = m.i32(frame + FRAME.stacktop);
  return Math.min(top < 0 ? locals + waitingDepth(m, code, m.ptr(frame + FRAME.instr)) : top, room);
}

/** Bytes of a whole frame. */
export function frameSize(m: Memory, layout: Layout, frame: number): number {
  const code = m.ptr(frame);
  if (!isCode(m, layout, code)) return 80;
  return FRAME.fast + 8 * Math.max(0, m.i32(code + CODE.nlocalsplus) + m.i32(code + CODE.stacksize));
}

/** A frame on a stack of frames. */
export interface StackFrame {
  address: number;
  thread: number;
  owner: number;
}

/** The frames of all threads, newest first within each. */
export function stackFrames(m: Memory, layout: Layout): StackFrame[] {
  const frames: StackFrame[] = [];
  const seen = new Set<number>();
  const current = offsetOf(layout, 'PyThreadState', 'current_frame');
  for (const thread of threadStates(m, layout)) {
    let f = m.ptr(thread + current);
    while (f && (f & 7) === 0 && m.has(f, 80) && !seen.has(f)) {
      seen.add(f);
      frames.push({ address: f, thread, owner: m.u8(f + FRAME.owner) });
      f = m.ptr(f + FRAME.previous);
    }
  }
  return frames;
}

/** The local variable, cell or stack entry at index i of a code's frame: its name's str, or 0 for the value stack. */
export function localName(m: Memory, code: number, i: number): number {
  if (i < 0 || i >= m.i32(code + CODE.nlocalsplus)) return 0;
  const names = m.ptr(code + CODE.names);
  return i < m.size64(names + 16) ? m.ptr(names + 24 + 8 * i) : 0;
}

/** co_nlocalsplus */
export const localCount = (m: Memory, code: number): number => m.i32(code + CODE.nlocalsplus);

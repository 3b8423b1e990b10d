// A recording as a profiler sees it: which functions were open when, what was allocated there, when the collector ran.

import type { LineStop, MemoryEvent, RecordingApi } from './recording.js';

/** A frame that is running. */
export interface OpenFrame {
  name: string;
  filename: string;
  /** The line that it executes. */
  line: number;
  firstLine: number;
  frame: number;
}

/** Is told what happens to the stack, in the order of time. */
export interface StackVisitor {
  open?(step: number, frame: OpenFrame, stack: readonly OpenFrame[]): void;
  close?(step: number, frame: OpenFrame, stack: readonly OpenFrame[]): void;
  /** From here on until the next stop this is the stack, the newest last. */
  at?(stop: LineStop, until: number, stack: readonly OpenFrame[]): void;
}

/** Goes through all stops of the program and keeps the stack of open functions. */
export function walkStack(recording: RecordingApi, visitor: StackVisitor, end = endOf(recording)): void {
  const stack: OpenFrame[] = [];
  const closeTo = (depth: number, step: number): void => {
    while (stack.length > depth) {
      const frame = stack.pop() as OpenFrame;
      visitor.close?.(step, frame, stack);
    }
  };
  let previous: LineStop | undefined;
  const settle = (until: number): void => {
    if (previous) visitor.at?.(previous, until, stack);
    if (previous?.event === 'return') closeTo(previous.depth - 1, until);
  };
  for (const stop of recording.lines(0, end)) {
    settle(stop.step);
    closeTo(stop.depth, stop.step);
    const top = stack[stop.depth - 1];
    if (top && (top.frame !== stop.frame || (stop.event === 'call' && top.name !== stop.name)))
      closeTo(stop.depth - 1, stop.step);
    // Native code may have called a function without a stop in between.
    while (stack.length < stop.depth) {
      const frame = {
        name: stop.name,
        filename: stop.filename,
        line: stop.line,
        firstLine: stop.line,
        frame: stop.frame,
      };
      stack.push(frame);
      visitor.open?.(stop.step, frame, stack);
    }
    (stack[stop.depth - 1] as OpenFrame).line = stop.line;
    previous = stop;
  }
  settle(end);
  closeTo(0, end);
}

/** The step at which the program ended; what comes after it is the interpreter's own end. */
export const endOf = (recording: RecordingApi): number => recording.programEnd ?? recording.length;

const CHUNK = 50_000;

/** All events in order, read in chunks. */
export function* memoryEvents(recording: RecordingApi, end = endOf(recording)): Generator<MemoryEvent> {
  for (let from = 0; from < end; from += CHUNK) yield* recording.eventsOf(from, Math.min(from + CHUNK, end));
}

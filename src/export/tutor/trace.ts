// Python Tutor's trace: {code, trace: [{event, line, func_name, globals, stack_to_render, heap, stdout}]}, as its viewer reads it
// (v5: pytutor.ts) and its own logger writes it (pg_logger.py): the same events at the same lines.
//
// Frames that have been left are not shown: Python Tutor keeps those that closures were made in alive.

import { opcode } from '../../bytecode/opcodes.js';
import { dictItems, sequenceItems } from '../../inspector/containers.js';
import { nameAt } from '../../inspector/describe.js';
import { type Frame, LineCache } from '../../inspector/frames.js';
import type { Image } from '../../inspector/image.js';
import { MAIN_THREAD } from '../../inspector/map.js';
import { isSubclass, typeName, typeOf } from '../../inspector/types.js';
import { baseOpcode } from '../../recorder/code-table.js';
import type { LineStop, RecordingApi } from '../recording.js';
import { endOf } from '../walk.js';
import { type Encoded, Encoder, Known, textOfException } from './encoder.js';
import { Calls, codeName, encodeFrames, firstLine, makesGenerator, Stack, type TutorFrame } from './frames.js';

/** One step of a trace: event, line, stack and heap. */
export interface TutorStep {
  event: 'step_line' | 'call' | 'return' | 'exception' | 'instruction_limit_reached';
  line: number;
  func_name: string;
  globals: Record<string, Encoded>;
  ordered_globals: string[];
  stack_to_render: TutorFrame[];
  heap: Record<string, Encoded[]>;
  stdout: string;
  exception_msg?: string;
}

/** A trace as the viewer loads it: the code and its steps. */
export interface TutorTrace {
  code: string;
  trace: TutorStep[];
}

/** How much of a run is told. */
export interface TutorOptions {
  /** At most so many steps; the viewer's own limit is 1000. */
  limit?: number;
}

const HIDDEN_GLOBALS = new Set([
  '__name__',
  '__builtins__',
  '__doc__',
  '__package__',
  '__loader__',
  '__spec__',
  '__file__',
  '__cached__',
  '__annotations__',
]);
const RETURN_CONST = opcode('RETURN_CONST');
const LEAVING = new Set(['RETURN_VALUE', 'RETURN_CONST', 'YIELD_VALUE'].map(opcode));
const PUSH_EXC_INFO = opcode('PUSH_EXC_INFO');
const RERAISE = opcode('RERAISE');
const RAISE_VARARGS = opcode('RAISE_VARARGS');

/** The trace of a recorded program. */
export function pythonTutor(recording: RecordingApi, { limit = 1000 }: TutorOptions = {}): TutorTrace {
  const trace: TutorStep[] = [];
  for (const step of new Tracer(recording).steps()) {
    if (trace.length >= limit) {
      const last = trace[trace.length - 1];
      const exception_msg = `Stopped after ${limit} steps`;
      if (last) trace.push({ ...last, event: 'instruction_limit_reached', exception_msg });
      break;
    }
    trace.push(step);
  }
  return { code: recording.source, trace };
}

/** What is told of a moment: the frame at `top` of the stack does something. */
interface Telling {
  event: TutorStep['event'];
  stack: Stack;
  top: number;
  line: number;
  /** What it gives back. */
  returned?: number | 'None' | undefined;
  exception?: string;
}

class Tracer {
  private readonly recording: RecordingApi;
  private readonly known = new Known();
  private readonly calls = new Calls();
  private readonly lines = new LineCache();
  private readonly decoder = new TextDecoder();
  /** Names of globals in the order in which they came. */
  private readonly globalNames = new Set<string>();
  /** The lines that were told last of frames: instructions that the compiler adds have none. */
  private readonly lastLines = new Map<number, number>();
  private stdout = '';
  private written = 0;

  constructor(recording: RecordingApi) {
    this.recording = recording;
  }

  *steps(): Generator<TutorStep> {
    const { recording } = this;
    const end = endOf(recording);
    for (const stop of recording.lines(0, end)) {
      if (stop.event === 'exception' || stop.event === 'unwind') yield* this.raised(stop.step, stop.depth);
      else {
        const telling = stop.filename === recording.filename ? this.telling(stop) : undefined;
        if (telling) yield this.step(telling, stop.step);
      }
    }
    const { image } = recording.seek(end);
    if (image.ptrField(MAIN_THREAD, 'PyThreadState', 'current_exception')) yield* this.raised(end, 0);
  }

  private stackAt(step: number): Stack {
    return new Stack(this.recording.seek(step).image, this.recording.filename, this.lines);
  }

  private telling({ event, step, line }: LineStop): Telling | undefined {
    const stack = this.stackAt(step);
    const top = stack.frames.length - 1;
    const frame = stack.frames[top];
    if (!frame || !stack.shows(top) || makesGenerator(stack.image, frame)) return undefined;
    if (event === 'line' || event === 'again') return { event: 'step_line', stack, top, line };
    if (event === 'return') return { event, stack, top, line, returned: returned(stack.image, frame) };
    // The module's beginning is no step.
    if (frame.isModule) return undefined;
    this.calls.enter(frame);
    return { event: 'call', stack, top, line: frame.owner === 'generator' ? line : firstLine(stack.image, frame.code) };
  }

  /**
   * The instruction before `step` raised; behind it `depth` frames are there. Each that is gone says so and returns; the one
   * that handles it says so, too.
   */
  private *raised(step: number, depth: number): Generator<TutorStep> {
    const after = this.stackAt(step);
    const handler = after.frames[depth - 1];
    const lowest = handler && opAt(after.image, handler) === PUSH_EXC_INFO ? depth - 1 : depth;
    const exception = exceptionText(after);
    const stack = this.stackAt(step - 1);
    const raiser = stack.frames.at(-1);
    if (!raiser) return;
    const op = opAt(stack.image, raiser);
    // A function that has returned to native code, which raised then, is none of them.
    const newest = stack.frames.length - (LEAVING.has(op) ? 2 : 1);
    const again =
      op === RERAISE || (op === RAISE_VARARGS && stack.image.u8(instruction(stack.image, raiser) + 1) === 0);
    for (let top = newest; top >= lowest; top--) {
      if (!stack.shows(top)) continue;
      const frame = stack.frames[top] as Frame;
      const told = { stack, top, line: frame.line ?? this.lastLines.get(frame.address) ?? 1 };
      if (top < newest || !again) yield this.step({ ...told, event: 'exception', exception }, step);
      if (top >= depth && !frame.isModule) yield this.step({ ...told, event: 'return', returned: 'None' }, step);
    }
  }

  private step({ event, stack, top, line, returned, exception }: Telling, at: number): TutorStep {
    const { image } = stack;
    const frames = stack.frames.slice(0, top + 1);
    const newest = frames[top] as Frame;
    this.lastLines.set(newest.address, line);
    const encoder = new Encoder(image, this.known, (f) => this.calls.parentOf(image, frames, f));
    const shown = encodeFrames(stack, top, this.calls, encoder, this.known, newest.isModule ? undefined : returned);
    const values: Record<string, Encoded> = {};
    for (const [key, value] of dictItems(image, newest.globals)) {
      const name = nameAt(image, key);
      if (HIDDEN_GLOBALS.has(name)) continue;
      values[name] = encoder.value(value);
      this.globalNames.add(name);
    }
    this.known.keep(encoder.heap);
    const ordered = [...this.globalNames].filter((name) => name in values);
    return {
      event,
      line,
      func_name: codeName(image, newest.code),
      globals: Object.fromEntries(ordered.map((name) => [name, values[name] as Encoded])),
      ordered_globals: ordered,
      stack_to_render: shown,
      heap: encoder.heap,
      stdout: this.stdoutBefore(at),
      ...(exception === undefined ? {} : { exception_msg: exception }),
    };
  }

  private stdoutBefore(step: number): string {
    const { outputs } = this.recording;
    for (let o = outputs[this.written]; o && o.step <= step; o = outputs[++this.written])
      if (o.fd === 1) this.stdout += this.decoder.decode(o.bytes);
    return this.stdout;
  }
}

const instruction = (image: Image, frame: Frame): number =>
  image.ptrField(frame.address, '_PyInterpreterFrame', 'instr_ptr');

const opAt = (image: Image, frame: Frame): number => baseOpcode(image.u8(instruction(image, frame)));

/** What a frame that is about to return gives back: the top of its stack, or a constant. */
function returned(image: Image, frame: Frame): number {
  if (opAt(image, frame) === RETURN_CONST) {
    const consts = image.ptrField(frame.code, 'PyCodeObject', 'co_consts');
    return sequenceItems(image, consts, 'tuple')[image.u8(instruction(image, frame) + 1)] ?? 0;
  }
  return frame.stack[frame.stack.length - 1]?.target ?? 0;
}

/** The exception that was just raised: on its way up, or on the stack of the frame that handles it. */
function exceptionText({ image, frames }: Stack): string {
  const handled = frames.at(-1)?.stack ?? [];
  const onItsWay = image.ptrField(MAIN_THREAD, 'PyThreadState', 'current_exception');
  const isException = (o: number): boolean => o !== 0 && isSubclass(image, typeOf(image, o), 'exception');
  const exc = onItsWay || (handled.map((item) => item.target).findLast(isException) ?? 0);
  if (!exc) return 'exception';
  return `${typeName(image, typeOf(image, exc))}: ${textOfException(image, exc) ?? ''}`;
}

/** The trace as JSON: ints of any size are written out. */
export function tutorJson(trace: TutorTrace): string {
  return JSON.stringify(trace, (_key, value: unknown) =>
    typeof value === 'bigint' ? bigNumber(value) : value,
  ).replace(/"\u{e000}(-?\d+)"/gu, '$1');
}

/** JSON has ints of any size, JavaScript's writer has not: marked by a private character, and unmarked in the text. */
const bigNumber = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : `\u{e000}${value}`;

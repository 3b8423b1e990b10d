// pellucid show FILE [--line N | --end]: stack and heap at a moment, drawn in text.

import { type Described, describe } from '../src/inspector/describe.js';
import { type Frame, readFrames } from '../src/inspector/frames.js';
import type { Image } from '../src/inspector/image.js';
import { MAIN_THREAD } from '../src/inspector/map.js';
import { reachableFrom } from '../src/inspector/reachable.js';
import type { Recording } from '../src/recorder/recording.js';
import { complain, countOf, flag, lineOf, parse, text } from './args.js';
import { lookAt, neverReached, openProgram } from './moments.js';
import { isRecording, readRecording, recordProgram } from './recordings.js';
import { runToEnd, type Session } from './session.js';
import { style } from './style.js';
import { clip, grouped, hex, lineWidth, plural } from './text.js';

const help = `usage: pellucid show FILE [--line N | --step N | --end] [--limit N] [arg ...]

Runs FILE until line N is about to be executed (or to its end) and draws the
stack, newest frame below, and the objects on the heap that can be reached
from it. FILE may be a recording.

--line N  : stop before line N is executed for the first time
--step N  : stop before instruction N (from 0) is executed
--end     : run to the end and show what the module left behind (default)
--limit N : at most N heap objects (default 60)
`;

/** pellucid show: stack and heap at a line or a step. The exit code. */
export async function main(argv: string[]): Promise<number> {
  const options = parse('show', argv, { line: text, step: text, end: flag, limit: text }, help);
  if (typeof options === 'number') return options;
  const { values } = options;
  const [path, ...args] = options.positionals;
  if (!path) return complain('show', 'a FILE is wanted', help);
  const line = lineOf(values.line);
  if (line === null) return complain('show', `--line wants a line number, not '${values.line}'`, help);
  const step = countOf(values.step);
  if (step === null) return complain('show', `--step wants the number of a step, not '${values.step}'`, help);
  const limit = countOf(values.limit) ?? 60;
  if (step !== undefined || isRecording(path)) {
    const recording = isRecording(path) ? readRecording(path) : await recordUntil(path, args, step ?? 0);
    if (typeof recording !== 'string') return showMoment(recording, step, line, limit);
    process.stderr.write(recording.endsWith('\n') ? recording : `pellucid show: ${recording}\n`);
    return 2;
  }
  const session = openProgram('show', path, args);
  if (typeof session === 'number') return session;
  if (line === undefined) return showEnd(session, limit);
  const picture = lookAt('show', session, line, (image) => drawMoment({ image }, limit));
  if (typeof picture === 'number') return picture;
  process.stdout.write(picture);
  return 0;
}

/** A program, recorded as far as it is wanted; its output is not. */
async function recordUntil(path: string, args: string[], step: number): Promise<Recording | string> {
  const program = await recordProgram(path, args, { quiet: true, maxSteps: step + 1 });
  return typeof program === 'string' ? program : program.recording;
}

/** A moment of a recording: a step, a line, or the end. */
function showMoment(recording: Recording, step: number | undefined, line: number | undefined, limit: number): number {
  const { length } = recording;
  if (step !== undefined && step > length) {
    process.stderr.write(`pellucid show: there is no step ${step}: the recording has steps 0 to ${length}\n`);
    return 1;
  }
  const moment = line === undefined ? recording.seek(step ?? recording.programEnd ?? length) : recording.seekLine(line);
  if (!moment) return neverReached('show', line);
  const { position, image } = moment;
  const where =
    position.state === 'running'
      ? `${position.name}, line ${position.line ?? '-'}, ${position.opcode}`
      : position.state;
  process.stdout.write(rule(`STEP ${grouped(position.step)} of ${grouped(length)}`, where));
  if (position.state === 'finished') return 0;
  const main = position.state === 'ended' ? recording.mainModule() : 0;
  process.stdout.write(main ? drawModule(image, main, limit) : drawMoment({ image }, limit));
  return 0;
}

/** At the end there are no frames: the module's names are shown instead. */
function showEnd(session: Session, limit: number): number {
  runToEnd(session);
  session.process.flushOutput();
  const main = session.process.mainModule();
  const text = main ? drawModule(session.image, main, limit) : '';
  const code = session.process.finish();
  process.stdout.write(text);
  return code;
}

/** Stack and heap of a program that stands before a line. */
function drawMoment(session: Pick<Session, 'image'>, limit: number): string {
  const { image } = session;
  const frames = readFrames(image);
  return `${drawStack(image, frames)}\n${drawHeap(image, frames.flatMap(rootsOf), limit)}`;
}

const rootsOf = (frame: Frame): number[] =>
  [...frame.slots.map((slot) => slot.target), ...frame.stack.map((item) => item.target)].filter((o) => o !== 0);

function rule(title: string, detail: string): string {
  const space = Math.max(1, lineWidth() - [...title].length - [...detail].length - 1);
  return `${style.heading(title)} ${style.dim('─'.repeat(space - 1))} ${style.dim(detail)}\n`;
}

function drawStack(image: Image, frames: Frame[]): string {
  const chunk = image.ptrField(MAIN_THREAD, 'PyThreadState', 'datastack_chunk');
  const top = image.ptrField(MAIN_THREAD, 'PyThreadState', 'datastack_top');
  const range = chunk ? `data stack ${hex(chunk)}…, top ${hex(top)}` : '';
  return (
    rule('STACK', range) +
    frames.map((frame, i) => drawFrame(image, frame, frames[i - 1], i === frames.length - 1)).join('')
  );
}

function drawFrame(image: Image, frame: Frame, caller: Frame | undefined, newest: boolean): string {
  const title = `${style.name(frame.name)}  ${style.dim(`line ${frame.line ?? '?'}`)}`;
  const place = `${style.address(hex(frame.address))}…${style.address(hex(frame.end))}  ${style.dim(`${frame.end - frame.address} bytes`)}`;
  const lines = [`${newest ? style.mark('▶') : ' '} ${title}   ${place}`];
  const back = caller ? `${caller.name}, line ${caller.line ?? '?'} (instruction ${caller.instruction})` : 'the host';
  lines.push(style.dim(`    returns to ${back}`));
  if (frame.owner !== 'thread') lines.push(style.dim(`    lies in its ${frame.owner}`));
  for (const slot of frame.slots) {
    const where = slot.slot ? style.address(hex(slot.slot)) : style.dim(slot.kind.padEnd(8));
    const kind = slot.kind === 'cell' || slot.kind === 'free' ? style.dim(` (${slot.kind})`) : '';
    lines.push(
      `    ${where} ${clip(slot.name, 16).padEnd(16)}${kind} ${slot.target ? arrow(image, slot.target) : style.dim('unbound')}`,
    );
  }
  if (frame.stackSize > 0 && frame.stack.length > 0) {
    lines.push(style.dim(`    value stack: ${frame.stack.length} of ${frame.stackSize}`));
    for (const item of frame.stack)
      lines.push(`    ${style.address(hex(item.slot))} ${item.target ? arrow(image, item.target) : style.dim('NULL')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** An arrow to an object, with its value where that says all. */
function arrow(image: Image, o: number): string {
  const object = describe(image, o);
  const value = object.plain ? `${object.value} ` : '';
  return `→ ${style.address(hex(o))} ${style.type(object.type)} ${style.value(clip(value, 30))}${marks(object)}`.trimEnd();
}

function marks(object: Described): string {
  const words: string[] = [];
  if (object.immortal) words.push('immortal');
  if (object.interned) words.push('interned');
  return words.length > 0 ? style.mark(words.join(', ')) : '';
}

/** The objects behind some roots, at most `limit`, as text. */
export function drawHeap(image: Image, roots: number[], limit: number, from = 'the stack'): string {
  const { objects, more } = reachableFrom(image, roots, limit);
  const title = rule('HEAP', `${plural(objects.length + more, 'object')} reachable from ${from}`);
  const cut = more > 0 ? style.dim(`  … ${more} more (--limit N shows them)\n`) : '';
  return title + objects.map((object) => drawObject(image, object)).join('') + cut;
}

const MAX_REFERENCES = 12;
/** The columns of an object's line; its value takes what is left. */
const COLUMNS = { address: 9, type: 13, count: 18, size: 8 } as const;

function drawObject(image: Image, object: Described): string {
  const words = `${object.immortal ? 'immortal' : `refcnt ${object.refcnt}`}${object.interned ? ', interned' : ''}`;
  const count = (object.immortal ? style.mark : style.count)(words.padEnd(COLUMNS.count));
  const head = [
    style.address(hex(object.address).padEnd(COLUMNS.address)),
    style.type(clip(object.type, COLUMNS.type).padEnd(COLUMNS.type)),
    count,
    style.dim(`${object.size} B`.padStart(COLUMNS.size)),
  ].join(' ');
  const taken = Object.values(COLUMNS).reduce((n, width) => n + width + 1, 1);
  const lines = [`${head}  ${style.value(clip(object.value, lineWidth() - taken))}`];
  for (const reference of object.references.slice(0, MAX_REFERENCES)) {
    lines.push(`          ${clip(reference.label, 20).padEnd(12)} ${arrow(image, reference.target)}`);
  }
  const hidden = object.references.length - MAX_REFERENCES;
  if (hidden > 0) lines.push(style.dim(`          … ${hidden} more`));
  return `${lines.join('\n')}\n`;
}

function drawModule(image: Image, moduleDict: number, limit: number): string {
  const names = describe(image, moduleDict).references.filter((r) => !/^\['__\w+__'\]$/.test(r.label));
  const lines = names.map((r) => `    ${clip(r.label.slice(2, -2), 16).padEnd(16)} ${arrow(image, r.target)}`);
  return `${rule('MODULE', `__main__, dict at ${hex(moduleDict)}`)}${lines.join('\n')}\n\n${drawHeap(
    image,
    names.map((r) => r.target),
    limit,
    'its names',
  )}`;
}

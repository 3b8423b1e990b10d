// pellucid trace FILE: what each line, or each instruction of a line, does to counts and blocks.

import type { Recording } from '../src/recorder/recording.js';
import type { LineStop, MemoryEvent } from '../src/recorder/types.js';
import { complain, countOf, output, parse, text } from './args.js';
import { isRecording, readRecording, recordProgram } from './recordings.js';
import { style } from './style.js';
import { clip, grouped, hex } from './text.js';
import { traceFormats, writeTrace } from './trace-formats.js';

const help = `usage: pellucid trace FILE [--line N | --step N] [option ...] [arg ...]

Runs FILE (or takes a recording) and tells what happens to reference counts
and memory. Without --line or --step: the lines as they are executed, with how
many references were taken and dropped, blocks allocated and freed.

--line N  : every event of the instructions of line N, the first time that it is
            executed
--step N  : every event of step N
--steps K : of so many steps (default 1)
--limit N : at most N lines (default 200)
--format tutor      : Python Tutor's trace JSON
         pprof      : what each line allocated, for pprof
         speedscope : calls on a time of instructions
         chrome     : calls, collections and memory in use, for Perfetto
-o OUT    : write the format to a file
`;

/** pellucid trace: counts, allocations, collections, line by line. The exit code. */
export async function main(argv: string[]): Promise<number> {
  const options = parse(
    'trace',
    argv,
    { line: text, step: text, steps: text, limit: text, format: text, out: output },
    help,
  );
  if (typeof options === 'number') return options;
  const { values } = options;
  const [file, ...args] = options.positionals;
  if (!file) return complain('trace', 'a FILE is wanted', help);
  for (const name of ['line', 'step', 'steps', 'limit'] as const)
    if (countOf(values[name]) === null)
      return complain('trace', `--${name} wants a number, not '${values[name]}'`, help);
  if (values.format !== undefined && !traceFormats.includes(values.format))
    return complain('trace', `--format is one of ${traceFormats.join(', ')}, not '${values.format}'`, help);
  const recording = isRecording(file) ? readRecording(file) : await recorded(file, args);
  if (typeof recording === 'string') {
    process.stderr.write(recording.endsWith('\n') ? recording : `pellucid trace: ${recording}\n`);
    return 2;
  }
  if (values.format !== undefined) return writeTrace(recording, values.format, values.out);
  if (values.step !== undefined) return traceSteps(recording, Number(values.step), Number(values.steps ?? 1));
  if (values.line !== undefined) return traceLine(recording, Number(values.line));
  return traceLines(recording, Number(values.limit ?? 200));
}

async function recorded(file: string, args: string[]): Promise<Recording | string> {
  const program = await recordProgram(file, args, { quiet: true });
  return typeof program === 'string' ? program : program.recording;
}

function traceSteps(recording: Recording, from: number, count: number): number {
  if (from >= recording.length) {
    process.stderr.write(
      `pellucid trace: there is no step ${from}: the recording has steps 0 to ${recording.length - 1}\n`,
    );
    return 1;
  }
  return writeEvents(recording, from, Math.min(from + count, recording.length));
}

function traceLine(recording: Recording, line: number): number {
  const moment = recording.seekLine(line);
  if (!moment) {
    process.stderr.write(`pellucid trace: line ${line} was never reached\n`);
    return 1;
  }
  const from = moment.position.step;
  const next = recording.next('line', 'over');
  return writeEvents(recording, from, next ? next.position.step : (recording.programEnd ?? recording.length));
}

function writeEvents(recording: Recording, from: number, to: number): number {
  const events = recording.eventsOf(from, to);
  const lines: string[] = [];
  let i = 0;
  for (let step = from; step < to; step++) {
    const { name, line, opcode, depth } = recording.positionAt(step);
    lines.push(
      `${style.dim(`step ${step}`)}  ${'  '.repeat(Math.max(depth - 1, 0))}${style.name(name)}:${line ?? '-'}  ${opcode}`,
    );
    for (; events[i]?.step === step; i++) lines.push(`    ${eventText(events[i] as MemoryEvent, opcode)}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

/** An event; its reason is told where it is another one than the instruction. */
function eventText({ kind, address, value, type, reason }: MemoryEvent, opcode: string): string {
  const what = `${kind.padEnd(9)} ${style.address(hex(address).padEnd(9))}`;
  const because = reason === opcode ? '' : style.dim(reason);
  switch (kind) {
    case 'new':
    case 'incref':
    case 'decref':
      return `${what} ${style.type(clip(type ?? '', 18).padEnd(18))} ${style.count(`refcnt ${value}`.padEnd(10))} ${because}`.trimEnd();
    case 'alloc':
    case 'free':
    case 'resize':
      return `${what} ${`${value} bytes`.padEnd(29)} ${because}`.trimEnd();
    case 'gc start':
    case 'gc end':
      return `${kind.padEnd(9)} ${kind === 'gc start' ? `generation ${value}` : `${value} collected`}`;
    case 'gc refs':
      return `${what} ${style.type(type ?? '')} gc_refs ${value}`;
    default:
      return `${what} ${style.type(type ?? '')}`;
  }
}

/** The lines that were executed, and what each did until the next one began. */
function traceLines(recording: Recording, limit: number): number {
  const source = recording.source.split('\n');
  const stops: LineStop[] = [];
  let more = false;
  for (const stop of recording.lines(0, recording.programEnd ?? recording.length)) {
    if (stop.event !== 'line' || stop.filename !== recording.filename) continue;
    if (stops.length === limit) {
      more = true;
      break;
    }
    stops.push(stop);
  }
  const end = recording.programEnd ?? recording.length;
  // A terminal is not to break the lines.
  const room = process.stdout.isTTY ? Math.max(20, process.stdout.columns - 50) : 60;
  const rows = stops.map((stop, i) => {
    const until = stops[i + 1]?.step ?? Math.min(end, stop.step + 100_000);
    const counts = { incref: 0, decref: 0, alloc: 0, free: 0 };
    for (const { kind } of recording.eventsOf(stop.step, until)) {
      if (kind === 'new' || kind === 'incref') counts.incref++;
      else if (kind in counts) counts[kind as keyof typeof counts]++;
    }
    const { incref, decref, alloc, free } = counts;
    const column = (n: number, text: string, width: number): string => (n ? text : '').padEnd(width);
    const what =
      column(incref, `+${incref}`, 6) +
      column(decref, `−${decref}`, 7) +
      column(alloc, `${alloc} alloc`, 11) +
      column(free, `${free} free`, 10);
    const text = `${'  '.repeat(stop.depth - 1)}${(source[stop.line - 1] ?? '').trim()}`;
    return `${String(stop.step).padStart(8)}  ${style.count(what)} ${String(stop.line).padStart(4)}  ${clip(text, room)}`;
  });
  const head = style.dim('    step  references   blocks               line');
  process.stdout.write(`${head}\n${rows.join('\n')}\n${more ? style.dim(`… (--limit ${grouped(limit)})\n`) : ''}`);
  return 0;
}

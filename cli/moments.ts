// Commands that look at a program at one moment or at several: their options, and running to these moments.

import { parseArgs } from 'node:util';
import { Status } from '../src/host/process.js';
import { LineCache, readNewestFrame } from '../src/inspector/frames.js';
import { Image } from '../src/inspector/image.js';
import { openSession, type Session } from './session.js';

export interface Options {
  values: Record<string, string | boolean | undefined>;
  positionals: string[];
}

/** Says what is wrong and how it is meant; 2. */
export function complain(command: string, what: string, usage: string): number {
  process.stderr.write(`pellucid ${command}: ${what}\n${usage.split('\n')[0]}\nTry \`pellucid ${command} --help'.\n`);
  return 2;
}

/** The arguments, or an exit code when there is nothing more to do. */
export function parse(command: string, argv: string[], options: string[], help: string): Options | number {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        ...Object.fromEntries(options.map((name) => [name, { type: 'string' as const }])),
        help: { type: 'boolean' as const, short: 'h' },
      },
    });
    if (values.help) {
      process.stdout.write(help);
      return 0;
    }
    return { values: values as Options['values'], positionals };
  } catch (error) {
    return complain(command, (error as Error).message.split('. ')[0] ?? '', help);
  }
}

/** A line number; undefined: none was given; null: it is none. */
export function lineOf(text: string | boolean | undefined): number | undefined | null {
  if (text === undefined) return undefined;
  const line = Number(text);
  return Number.isInteger(line) && line > 0 ? line : null;
}

/** A session for a file, or the exit code after saying why there is none. */
export function open(path: string, args: string[]): Session | number {
  const session = openSession(path, args);
  if (typeof session !== 'string') return session;
  process.stderr.write(session);
  return 2;
}

class Reached extends Error {}

/**
 * Runs and calls `line` whenever another line of the program's own file is about to be executed; it says whether to stop
 * there. False: the program has ended (its names are alive still).
 */
export function eachLine(session: Session, line: (n: number) => boolean): boolean {
  const { process: python, image, program } = session;
  const lines = new LineCache();
  let previous: number | null = null;
  python.setPel32('stepping', 2);
  python.onStep = () => {
    const newest = readNewestFrame(image, lines);
    if (!newest || newest.filename !== program.filename || newest.line === previous) return false;
    previous = newest.line;
    if (previous !== null && line(previous)) throw new Reached();
    return false;
  };
  try {
    while (python.run(1_000_000) !== Status.Done);
  } catch (error) {
    if (error instanceof Reached) return true;
    throw error;
  }
  python.setPel32('stepping', 0);
  python.onStep = undefined;
  return false;
}

/**
 * Runs to `line` (before it is executed for the first time), or to the end, and gives what `look` says of that moment.
 * The exit code, after saying so, when the line is never reached.
 */
export function lookAt<T>(command: string, session: Session, line: number | undefined, look: () => T): T | number {
  const reached = eachLine(session, (n) => n === line);
  session.process.flushOutput();
  if (line !== undefined && !reached) {
    const code = session.process.finish();
    process.stderr.write(`pellucid ${command}: line ${line} was never reached\n`);
    return code || 1;
  }
  const result = look();
  if (!reached) session.process.finish();
  return result;
}

/** A copy of the memory as it is now. */
export const copyOf = (image: Image): Image => new Image({ buffer: image.buffer.slice(0) }, image.layout);

// Commands that look at one moment: of a program, which is run there, or of a recording.

import { Image } from '../src/inspector/image.js';
import { Recording } from '../src/recorder/recording.js';
import { isRecording, readRecording } from './recordings.js';
import { eachLine, openSession, type Session } from './session.js';

/** What a command looks at: a process that stands still, or a recording of one. */
export type Subject = Session | Recording;

/** What a file holds to look at, or the exit code after saying why there is nothing. */
export function open(command: string, path: string, args: string[]): Subject | number {
  if (!isRecording(path)) return openProgram(command, path, args);
  const recording = readRecording(path);
  if (typeof recording !== 'string') return recording;
  process.stderr.write(`pellucid ${command}: ${recording}\n`);
  return 2;
}

/** The same where only a program will do. */
export function openProgram(command: string, path: string, args: string[]): Session | number {
  if (isRecording(path)) {
    process.stderr.write(`pellucid ${command}: ${path} is a recording, and a program is wanted\n`);
    return 2;
  }
  const session = openSession(path, args);
  if (typeof session !== 'string') return session;
  process.stderr.write(session);
  return 2;
}

/**
 * Goes to `line` (before it is executed for the first time), or to the end, and gives what `look` says of that moment;
 * `main` is the address of __main__'s dict. The exit code, after saying so, when the line is never reached.
 */
export function lookAt<T>(
  command: string,
  subject: Subject,
  line: number | undefined,
  look: (image: Image, main: number) => T,
): T | number {
  if (subject instanceof Recording) {
    const end = subject.programEnd ?? subject.length;
    const moment = line === undefined ? subject.seek(end) : subject.seekLine(line);
    return moment ? look(moment.image, subject.mainModule()) : neverReached(command, line);
  }
  const reached = eachLine(subject, (n) => n === line);
  subject.process.flushOutput();
  if (line !== undefined && !reached) {
    const code = subject.process.finish();
    return neverReached(command, line) && (code || 1);
  }
  const result = look(subject.image, subject.process.mainModule() ?? 0);
  if (!reached) subject.process.finish();
  return result;
}

/** Says so; 1. */
export function neverReached(command: string, line: number | undefined, after = ''): number {
  process.stderr.write(`pellucid ${command}: line ${line} was never reached${after}\n`);
  return 1;
}

/** A copy of the memory as it is now. */
export const copyOf = (image: Image): Image => new Image({ buffer: image.buffer.slice(0) }, image.layout);

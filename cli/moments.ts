// Commands that look at a program at one moment: running there.

import { Image } from '../src/inspector/image.js';
import { eachLine, openSession, type Session } from './session.js';

/** A session for a file, or the exit code after saying why there is none. */
export function open(path: string, args: string[]): Session | number {
  const session = openSession(path, args);
  if (typeof session !== 'string') return session;
  process.stderr.write(session);
  return 2;
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

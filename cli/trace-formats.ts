// pellucid trace FILE --format …: a run in the formats of other people's tools.

import { gzipSync } from 'node:zlib';
import { chromeTrace } from '../src/export/chrome-trace.js';
import { pprof } from '../src/export/pprof.js';
import { speedscope } from '../src/export/speedscope.js';
import { pythonTutor, tutorJson } from '../src/export/tutor/trace.js';
import type { Recording } from '../src/recorder/recording.js';
import { writeFile } from './heap.js';

const FORMATS: Record<string, { what: string; write: (recording: Recording) => string | Uint8Array }> = {
  tutor: { what: "Python Tutor's trace", write: (r) => tutorJson(pythonTutor(r)) },
  pprof: { what: 'allocations by line, for pprof', write: (r) => gzipSync(pprof(r)) },
  speedscope: { what: 'calls, for speedscope', write: (r) => `${JSON.stringify(speedscope(r))}\n` },
  chrome: { what: 'calls, collections and memory, for Perfetto', write: (r) => `${JSON.stringify(chromeTrace(r))}\n` },
};

/** The formats that `trace --format` knows. */
export const traceFormats = Object.keys(FORMATS);

/** Writes a recording in a format, to a file or to standard output. */
export function writeTrace(recording: Recording, format: string, out: string | undefined): number {
  const content = FORMATS[format]?.write(recording) ?? '';
  if (out !== undefined) return writeFile(out, [content]);
  process.stdout.write(content);
  return 0;
}

// A program that is run for looking at it: to a line, or to its end, in a process that stays alive.

import fs from 'node:fs';
import { PythonProcess, Status, str, tuple } from '../src/host/process.js';
import { Image } from '../src/inspector/image.js';
import { Layout, type LayoutTable } from '../src/inspector/layout.js';
import { LineCache, readFrames } from '../src/inspector/frames.js';
import { loadCore } from './core-files.js';
import { NodeHost } from './node-host.js';
import { readProgram, type Program } from './run.js';

export interface Session {
  process: PythonProcess;
  image: Image;
  program: Program;
}

export function loadLayout(build: 'release' | 'debug' = 'release'): Layout {
  const table = fs.readFileSync(new URL(`../core/${build}.layout.json`, import.meta.url), 'utf8');
  return new Layout(JSON.parse(table) as LayoutTable);
}

/** Boots a process with the program on its stack, nothing executed yet; or why that cannot be. */
export function openSession(path: string, args: string[]): Session | string {
  const program = readProgram({
    program: path === '-' ? { kind: 'stdin' } : { kind: 'file', path },
    args, randomHash: false, optimize: 0, memoryLimit: 0, debug: false, help: false, version: false,
  });
  if (typeof program === 'string') return program;
  const { module, pel } = loadCore();
  const list = (items: string[]) => tuple(...items.map(str));
  const process = PythonProcess.boot(module, pel, { host: new NodeHost(), sys: { argv: list(program.argv) } });
  process.start(program.source, program.filename);
  return { process, image: new Image(process.memory, loadLayout()), program };
}

/** Runs to the end; the frames are gone then. */
export function runToEnd(session: Session): void {
  while (session.process.run(1_000_000) !== Status.Done);
}

/**
 * Runs until the newest frame of the program's own file is about to execute `line` for the first time. False: the
 * program ended before. Single steps count where no native function lies below.
 */
export function runToLine(session: Session, line: number): boolean {
  const { process, image, program } = session;
  const lines = new LineCache();
  process.setPel32('stepping', 1);
  let previous: number | null = null;
  for (;;) {
    const status = process.run(1);
    if (status === Status.Done) return false;
    const frames = readFrames(image, lines);
    const newest = frames[frames.length - 1];
    if (!newest || newest.filename !== program.filename) continue;
    if (newest.line === line && previous !== line) {
      process.setPel32('stepping', 0);
      return true;
    }
    previous = newest.line;
  }
}

// A program that is run for looking at it: to a line, or to its end, in a process that stays alive.

import fs from 'node:fs';
import { noSwitches } from '../src/host/config.js';
import { PythonProcess, Status, str, tuple } from '../src/host/process.js';
import { LineCache, readNewestFrame } from '../src/inspector/frames.js';
import { Image } from '../src/inspector/image.js';
import { Layout, type LayoutTable } from '../src/inspector/layout.js';
import { loadCore } from './core-files.js';
import { NodeHost } from './node-host.js';
import { type Program, readProgram } from './run.js';

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
    program: path === '-' ? { kind: 'stdin', dash: true } : { kind: 'file', path },
    args,
    switches: noSwitches(),
    memoryLimit: 0,
    debug: false,
    help: false,
    version: false,
  });
  if (typeof program === 'string') return program;
  const { module, pel, bootImage, library } = loadCore();
  const list = (items: string[]) => tuple(...items.map(str));
  const process = PythonProcess.boot(module, pel, {
    ...(bootImage ? { bootImage } : {}),
    ...(library ? { library } : {}),
    host: new NodeHost(library),
    firstPath: program.firstPath,
    sys: { argv: list(program.argv) },
  });
  if (program.module) process.startModule(program.module.name, program.module.argv0);
  else process.start(program.source, program.filename, program.fromFile);
  return { process, image: new Image(process.memory, loadLayout()), program };
}

/** Runs to the end; the frames are gone then. */
export function runToEnd(session: Session): void {
  while (session.process.run(1_000_000) !== Status.Done);
}

/** Thrown through the process's code to leave it for good. */
class Reached extends Error {}

/**
 * Runs until the newest frame of the program's own file is about to execute `line` for the first time, and calls
 * `look` then; the process is of no use afterwards, since native functions may stand below the line. False: the program
 * ended before.
 */
export function runToLine(session: Session, line: number, look: () => void): boolean {
  const { process, image, program } = session;
  const lines = new LineCache();
  let previous: number | null = null;
  const arrived = (): boolean => {
    const newest = readNewestFrame(image, lines);
    if (!newest || newest.filename !== program.filename) return false;
    const reached = newest.line === line && previous !== line;
    previous = newest.line;
    return reached;
  };
  process.setPel32('stepping', 2);
  process.onStep = () => {
    if (!arrived()) return false;
    look();
    throw new Reached();
  };
  try {
    while (process.run(1_000_000) !== Status.Done);
  } catch (error) {
    if (error instanceof Reached) return true;
    throw error;
  }
  process.setPel32('stepping', 0);
  return false;
}

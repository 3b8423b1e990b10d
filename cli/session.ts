// A program that is run for looking at it: to a line, or to its end, in a process that stays alive.

import fs from 'node:fs';
import { str, tuple } from '../src/bytecode/constants.js';
import { PythonProcess, Status } from '../src/host/process.js';
import { Image } from '../src/inspector/image.js';
import { Layout, type LayoutTable } from '../src/inspector/layout.js';
import { CodeTable } from '../src/recorder/code-table.js';
import { loadCore } from './core-files.js';
import { NodeHost } from './node-host.js';
import { type Program, readFileProgram } from './run.js';
import { SigintWatch } from './sigint.js';

/** A process with a program on its stack, and an image of its memory. */
export interface Session {
  process: PythonProcess;
  image: Image;
  program: Program;
}

/** The layout table of a build: structs, static objects, the names of functions. */
export function loadLayout(build: 'release' | 'debug' = 'release'): Layout {
  const table = fs.readFileSync(new URL(`../core/${build}.layout.json`, import.meta.url), 'utf8');
  return new Layout(JSON.parse(table) as LayoutTable);
}

/** Boots a process with the program on its stack, nothing executed yet; or why that cannot be. */
export function openSession(path: string, args: string[]): Session | string {
  const program = readFileProgram(path, args);
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

/** Runs to the end; the frames are gone then. Ctrl-C raises KeyboardInterrupt in the program. */
export function runToEnd({ process: python }: Session): void {
  const watch = new SigintWatch();
  do if (watch.pending()) python.interrupt();
  while (python.run(1_000_000) !== Status.Done);
  watch.end();
}

/** Instructions between two looks whether Ctrl-C was pressed. */
const LOOK_EVERY = 1 << 16;

/** Thrown through the process's code to leave it for good. */
class Reached extends Error {}

/**
 * Runs and calls `line` whenever another line of the program's own file is about to be executed; true from it ends the run
 * there: the process is of no use afterwards, since native functions may stand below the line. False: the program has ended
 * (its names are alive still).
 */
export function eachLine(session: Session, line: (n: number) => boolean): boolean {
  const { process: python, image, program } = session;
  const codes = new CodeTable(image.layout);
  const watch = new SigintWatch();
  let previous = 0;
  let look = 1;
  let interrupted = false;
  python.setPel32('stepping', 2);
  python.onStep = (frame, pc) => {
    if (--look === 0) {
      look = LOOK_EVERY;
      interrupted ||= watch.pending();
    }
    if (interrupted && python.pel32('eval_depth') === 1) {
      // It is raised when a run begins.
      interrupted = false;
      python.interrupt();
      return true;
    }
    const info = codes.of(image, image.ptr(frame));
    const here = info.lines[(pc - info.start) >> 1] as number;
    if (here === previous || info.filename !== program.filename) return false;
    previous = here;
    if (here > 0 && line(here)) throw new Reached();
    return false;
  };
  try {
    while (python.run(1_000_000) !== Status.Done);
  } catch (error) {
    if (error instanceof Reached) return true;
    throw error;
  } finally {
    watch.end();
  }
  python.setPel32('stepping', 0);
  python.onStep = undefined;
  return false;
}

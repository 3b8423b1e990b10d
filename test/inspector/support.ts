// Programs stopped at every line, in the debug core, for looking at them.

import fs from 'node:fs';
import path from 'node:path';
import { str, tuple } from '../../src/bytecode/constants.js';
import { PythonProcess, Status } from '../../src/host/process.js';
import { Image } from '../../src/inspector/image.js';
import { Layout, type LayoutTable } from '../../src/inspector/layout.js';
import { CodeTable } from '../../src/recorder/code-table.js';
import { bootWithLibrary } from '../support/library.js';
import { core, TestHost } from '../support/process.js';

export const layout = new Layout(JSON.parse(fs.readFileSync('dist/core/debug.layout.json', 'utf8')) as LayoutTable);

export interface Started {
  process: PythonProcess;
  image: Image;
  filename: string;
}

/** A process with a program on its stack. */
export function start(
  source: string | Uint8Array,
  filename = 'program.py',
  folder = '.',
  stdin: string | Uint8Array = '',
): Started {
  const { module, pel } = core('debug');
  const host = new TestHost(stdin, folder);
  const process = PythonProcess.boot(module, pel, { host, sys: { argv: tuple(str(filename)) } });
  process.start(source, filename, true);
  return { process, image: new Image(process.memory, layout), filename };
}

/** The same of a file of the repository; with the library, if its first line says so. */
export function startFile(file: string): Started {
  const source = fs.readFileSync(file);
  if (source.toString('latin1').startsWith('# library')) return startWithLibrary(file, source);
  const stdin = file.replace(/\.py$/, '.stdin');
  return start(source, path.basename(file), path.dirname(file), fs.existsSync(stdin) ? fs.readFileSync(stdin) : '');
}

function startWithLibrary(file: string, source: Uint8Array): Started {
  const folder = path.resolve(path.dirname(file));
  const filename = path.resolve(file);
  const { python, host } = bootWithLibrary(folder, [path.basename(file)]);
  host.fs.chdir(folder);
  python.start(source, filename, true);
  return { process: python, image: new Image(python.memory, layout), filename };
}

class Enough extends Error {}

/**
 * Runs to the end and calls `look` whenever another line of the program's own file is about to be executed; true from it
 * ends the run there. `nested`: native code waits below.
 */
export function eachLine(started: Started, look: (line: number, nested: boolean) => boolean | undefined): void {
  const { process, image, filename } = started;
  const codes = new CodeTable(image.layout);
  const depth = process.pelAddress('eval_depth');
  let previous = 0;
  process.setPel32('stepping', 2);
  process.onStep = (frame, pc) => {
    const info = codes.of(image, image.ptr(frame));
    const line = info.lines[(pc - info.start) >> 1] as number;
    if (line === previous || line === 0 || info.filename !== filename) return false;
    previous = line;
    if (look(line, image.i32(depth) > 1)) throw new Enough();
    return false;
  };
  try {
    while (process.run(1_000_000) !== Status.Done);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    return;
  }
  process.setPel32('stepping', 0);
  process.onStep = undefined;
}

/** Runs to a line's first execution (or the end) and returns what `look` says there. */
export function atLine<T>(started: Started, line: number, look: () => T): T {
  let result: { value: T } | undefined;
  eachLine(started, (n) => {
    if (n !== line) return false;
    result = { value: look() };
    return true;
  });
  if (!result) throw new Error(`line ${line} was never reached`);
  return result.value;
}

export function toEnd(started: Started): void {
  while (started.process.run(1_000_000) !== Status.Done);
}

/** The image as it is now, kept. */
export const keep = (image: Image): Image => new Image({ buffer: image.buffer.slice(0) }, image.layout);

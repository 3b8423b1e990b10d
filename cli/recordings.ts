// Recordings on the command line: the core that they want, programs that are recorded, files.

import fs from 'node:fs';
import path from 'node:path';
import { str, tuple } from '../src/bytecode/constants.js';
import type { LayoutTable } from '../src/inspector/layout.js';
import { loadRecording, RecordingFormatError } from '../src/recorder/file.js';
import { Recorder } from '../src/recorder/recorder.js';
import type { Recording } from '../src/recorder/recording.js';
import { tellingModule } from '../src/recorder/telling.js';
import type { RecorderCore } from '../src/recorder/types.js';
import { loadCore, readData } from './core-files.js';
import { NodeHost } from './node-host.js';
import { readFileProgram } from './run.js';
import { nextTurn, sleep } from './wait.js';

const SLICE = 2_000_000;

const coreFile = (name: string): Buffer => fs.readFileSync(new URL(`../core/release.${name}`, import.meta.url));

/** The release core as a recorder wants it; the one that tells of events is made when it is asked for. */
export function recorderCore(): RecorderCore {
  const { module, pel, library } = loadCore('release');
  const layout = JSON.parse(coreFile('layout.json').toString()) as LayoutTable;
  return {
    release: { wasm: module, pel, layout },
    telling: () => new WebAssembly.Module(tellingModule(coreFile('wasm'))),
    ...(library ? { library } : {}),
  };
}

/** What came of recording a program. */
export interface RecordedProgram {
  recording: Recording;
  exitCode: number;
}

/** Runs a program as `pellucid FILE` does and records it; or says why that cannot be. Its output goes where `quiet` says. */
export async function recordProgram(
  file: string,
  args: string[],
  options: { quiet?: boolean; memoryLimit?: number; maxSteps?: number } = {},
): Promise<RecordedProgram | string> {
  const program = readFileProgram(file, args);
  if (typeof program === 'string') return program;
  const { bootImage, library } = loadCore('release');
  const host = options.quiet ? new SilentHost(library) : new NodeHost(library);
  const list = (items: string[]) => tuple(...items.map(str));
  const recorder = Recorder.start({
    core: recorderCore(),
    source: program.source,
    filename: program.filename,
    fromFile: program.fromFile,
    host,
    memoryLimit: options.memoryLimit ?? 0,
    ...(bootImage ? { bootImage } : {}),
    firstPath: program.firstPath,
    ...(program.module ? { module: program.module } : {}),
    sys: { argv: list(program.argv), orig_argv: list(process.argv.slice(1)), executable: str(process.argv[1] ?? '') },
  });
  await drive(recorder, host, options.maxSteps);
  return { recording: recorder.recording, exitCode: recorder.exitCode ?? 0 };
}

/** Runs a recorder to its end, or for so many steps; what the program waits for is waited for, and Ctrl-C reaches it. */
export async function drive(recorder: Recorder, host: NodeHost, limit = Number.POSITIVE_INFINITY): Promise<void> {
  host.canWait = () => recorder.process.pel32('can_wait') === 1 && recorder.process.pel32('eval_depth') <= 1;
  let cancelWait: (() => void) | null = null;
  const onInterrupt = (): void => {
    recorder.interrupt();
    cancelWait?.();
  };
  const onCancel = (cancel: () => void): void => {
    cancelWait = cancel;
  };
  process.on('SIGINT', onInterrupt);
  try {
    while (recorder.step < limit) {
      const state = recorder.run(Math.min(SLICE, limit - recorder.step));
      if (state === 'done') break;
      const { waiting } = recorder;
      if (waiting?.kind === 'read') await host.input.wait(onCancel);
      else if (waiting) await sleep(waiting.argument / 1e6, onCancel);
      else await nextTurn();
      cancelWait = null;
    }
    recorder.stop();
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

/** Runs in Node, but keeps the program's output to itself. */
class SilentHost extends NodeHost {
  /** A terminal: each line is written when it is printed, so the steps of the output are those of the prints. */
  override isatty(fd: number): boolean {
    return fd === 1 || fd === 2 || super.isatty(fd);
  }
  override write(_fd: number, bytes: Uint8Array): number {
    return bytes.length;
  }
}

/** Whether a file is to be read as a recording: it begins as one does, or is called so. */
export function isRecording(file: string): boolean {
  if (file.endsWith('.pellucid') && fs.existsSync(file)) return true;
  try {
    const fd = fs.openSync(file, 'r');
    const start = Buffer.alloc(6);
    fs.readSync(fd, start);
    fs.closeSync(fd);
    return start.toString('latin1') === 'PELREC';
  } catch {
    return false;
  }
}

/** A recording from a file, or what is wrong with it. */
export function readRecording(file: string): Recording | string {
  let bytes: Uint8Array;
  try {
    bytes = fs.readFileSync(file);
  } catch (error) {
    return `cannot read ${file}: ${(error as Error).message}`;
  }
  try {
    return loadRecording(recorderCore(), bytes, readData);
  } catch (error) {
    if (error instanceof RecordingFormatError) return `${file}: ${error.message}`;
    throw error;
  }
}

/** Writes a file whole or not at all: what was there stays until the new one is complete. Throws Node's errors. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    const fd = fs.openSync(temporary, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += fs.writeSync(fd, bytes, at);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

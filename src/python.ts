// The public API: a Python process that one can feed, run, interrupt and look into.
//
//   const python = await boot();                        // Node: the core beside this package is loaded
//   python.start('print(6 * 7)');
//   python.runToEnd();
//   python.output();                                    // '42\n'

import { str, tuple } from './bytecode/constants.js';
import type { PelLayout } from './host/core-exports.js';
import { type Host, QuietHost } from './host/host.js';
import { type BootOptions as ProcessOptions, PythonProcess, Status } from './host/process.js';
import { Image } from './inspector/image.js';
import { Layout, type LayoutTable } from './inspector/layout.js';

export { type Host, QuietHost } from './host/host.js';
export { Status } from './host/process.js';
export { readAllocator } from './inspector/allocator.js';
export { type Described, describe } from './inspector/describe.js';
export { type Frame, readFrames } from './inspector/frames.js';
export { Image } from './inspector/image.js';
export { Layout } from './inspector/layout.js';
export { segments } from './inspector/segments.js';
export { loadRecording, RecordingFormatError, saveRecording } from './recorder/file.js';
export { Recorder } from './recorder/recorder.js';
export { Recording } from './recorder/recording.js';
export type * from './recorder/types.js';

/** The files of a built core: bytes or compiled code, and its tables. */
export interface Core {
  /** release.wasm or debug.wasm */
  wasm: ArrayBufferView | ArrayBuffer | WebAssembly.Module;
  /** release.layout.json, parsed. */
  layout: LayoutTable;
  /** release.pel.json, parsed. */
  pel: PelLayout;
}

/** How a Python is started. */
export interface BootOptions extends Partial<Omit<ProcessOptions, 'sys'>> {
  core: Core;
  /** sys.argv; default ['']. */
  argv?: string[];
}

/** What came out of a run. */
export interface Result {
  /** 0, or what the program's end asks for: 1 after an exception that nobody handled, -2 after a KeyboardInterrupt. */
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** A Python process. All that it is lies in `memory`; `image` reads it. */
export class Python {
  readonly process: PythonProcess;
  readonly image: Image;
  private readonly host: Host;

  constructor(process: PythonProcess, layout: Layout, host: Host) {
    this.process = process;
    this.host = host;
    this.image = new Image(process.memory, layout);
  }

  get memory(): WebAssembly.Memory {
    return this.process.memory;
  }

  /**
   * Compiles a program and makes it ready to run in __main__. False: it does not compile; `finish` says why on
   * standard error.
   */
  start(source: string | Uint8Array, filename = '<string>'): boolean {
    if (typeof source === 'string') this.process.addSource(filename, source);
    return this.process.start(source, filename);
  }

  /**
   * Runs on for `budget` instructions; over it while native code waits for Python code. Status.Done: the program has ended;
   * Status.Budget: call again; Status.Wait: it waits for the host (input, sleep): answer, then call again.
   */
  run(budget = 1_000_000): Status {
    return this.process.run(budget);
  }

  /** Executes single instructions, where no native function stands below Python code. */
  step(instructions = 1): Status {
    return this.process.run(instructions);
  }

  /** Raises KeyboardInterrupt in the program when it runs on. */
  interrupt(): void {
    this.process.interrupt();
  }

  /** Ends the process: prints what nobody handled, runs finalizers. Nothing can run afterwards; memory can be read. */
  finish(): Result {
    const exitCode = this.process.finish();
    const quiet = this.host instanceof QuietHost ? this.host : undefined;
    return { exitCode, stdout: quiet?.text(1) ?? '', stderr: quiet?.text(2) ?? '' };
  }

  /** A program from start to end. */
  exec(source: string | Uint8Array, filename = '<string>'): Result {
    this.start(source, filename);
    while (this.run() !== Status.Done);
    return this.finish();
  }
}

/**
 * Boots a process from a built core. Without a host its output is collected, its input is empty and its clock stands
 * still. Throws Error when the memory limit does not allow a process.
 */
export function bootCore(options: BootOptions): Python {
  const { core, argv, ...rest } = options;
  const module = core.wasm instanceof WebAssembly.Module ? core.wasm : new WebAssembly.Module(core.wasm);
  const host = options.host ?? new QuietHost();
  const sys = { argv: tuple(...(argv ?? ['']).map(str)) };
  return new Python(PythonProcess.boot(module, core.pel, { ...rest, host, sys }), new Layout(core.layout), host);
}

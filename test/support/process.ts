// A program run in the debug core, with what every test wants to know afterwards.

import fs from 'node:fs';
import path from 'node:path';
import { str, tuple } from '../../src/bytecode/constants.js';
import type { PelLayout } from '../../src/host/core-exports.js';
import { QuietHost } from '../../src/host/host.js';
import { MemoryFs } from '../../src/host/memory-fs.js';
import { type BootOptions, PythonProcess, Status } from '../../src/host/process.js';

export interface RunResult {
  stdout: string;
  stderr: string;
  exit: number;
  /** Blocks in use after finalization. */
  blocks: bigint;
  /** What the heap verifier found; empty: nothing. */
  damage: string;
}

type Build = 'debug' | 'release';
const modules = new Map<Build, { module: WebAssembly.Module; pel: PelLayout }>();

/** The compiled core of dist/, compiled once a test file. */
export function core(build: Build): { module: WebAssembly.Module; pel: PelLayout } {
  let found = modules.get(build);
  if (!found) {
    const pel = JSON.parse(fs.readFileSync(`dist/core/${build}.pel.json`, 'utf8')) as PelLayout;
    found = { module: new WebAssembly.Module(fs.readFileSync(`dist/core/${build}.wasm`)), pel };
    modules.set(build, found);
  }
  return found;
}

/** Output collected, input from a text, sources from a folder. */
export class TestHost extends QuietHost {
  private readonly input: Uint8Array;
  private at = 0;
  private readonly folder: string;
  override data = (name: string): Uint8Array | undefined =>
    fs.existsSync(`dist/data/${name}`) ? fs.readFileSync(`dist/data/${name}`) : undefined;
  readonly fs = new MemoryFs({ streams: this, now: () => this.clock(0) });

  constructor(input: Uint8Array | string = '', folder = '.') {
    super();
    this.input = typeof input === 'string' ? new TextEncoder().encode(input) : input;
    this.folder = folder;
  }

  override read(_fd: number, into: Uint8Array): number {
    const n = Math.min(into.length, this.input.length - this.at);
    into.set(this.input.subarray(this.at, this.at + n));
    this.at += n;
    return n;
  }

  override clock(kind: 0 | 1 | 2): bigint {
    return kind === 0 ? 1_700_000_000_000_000_000n : process.hrtime.bigint();
  }

  override source(filename: string): Uint8Array | undefined {
    try {
      return fs.readFileSync(path.resolve(this.folder, filename));
    } catch {
      return undefined;
    }
  }
}

export interface RunOptions extends Partial<BootOptions> {
  build?: Build;
  argv?: string[];
  stdin?: Uint8Array | string;
  /** Where source files are looked up. */
  folder?: string;
}

/** Runs a program to its end and finalizes the process; the heap is verified before and after. */
export function runProgram(source: Uint8Array | string, filename = 'program.py', options: RunOptions = {}): RunResult {
  const { module, pel } = core(options.build ?? 'debug');
  const host = new TestHost(options.stdin, options.folder);
  const argv = tuple(...[filename, ...(options.argv ?? [])].map(str));
  const python = PythonProcess.boot(module, pel, { ...options, host, sys: { argv, ...options.sys } });
  python.start(source, filename);
  while (python.run(100_000) !== Status.Done);
  let damage = python.verifyHeap();
  const exit = python.finish();
  damage += python.verifyHeap();
  const blocks = python.core.allocatedBlocks();
  return { stdout: host.text(1), stderr: host.text(2), exit, blocks, damage };
}

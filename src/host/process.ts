// A process: one memory, the core's code, and the host behind its imports.

import type { PyConst } from '../bytecode/code.js';
import { str, tuple, tupleOf } from '../bytecode/constants.js';
import { dumps } from '../bytecode/marshal.js';
import { providePower } from '../compiler/fold/numbers.js';
import { provideNames } from '../compiler/parser/names/lookup.js';
import { type BootImage, restoreBootImage } from './boot-image.js';
import type { CoreExports, PelLayout } from './core-exports.js';
import { coreImports } from './core-imports.js';
import type { Host } from './host.js';
import { type CompileAnswer, HostCompiler } from './host-compiler.js';
import type { Library } from './library.js';
import { ProcessMemory } from './process-memory.js';
import { SourceFiles } from './source-files.js';
import { provideUnicodeData } from './unicode/database.js';

/** Why `run` came back. */
export const Status = { Done: 0, Budget: 1, Wait: 2 } as const;
/** Why run() came back. */
export type Status = (typeof Status)[keyof typeof Status];

/** How a process is started. */
export interface BootOptions {
  host: Host;
  /** newMemory()'s, all zeros (it may have grown); default: a new one. */
  memory?: WebAssembly.Memory;
  /** The most bytes that the memory may grow to; default: what wasm allows (4 GiB). */
  memoryLimit?: number;
  /** PYTHONHASHSEED; 'random' is -R. Default 0, so that runs repeat. */
  hashSeed?: number | 'random';
  /** sys.argv, sys.path and other attributes of sys by name. */
  sys?: Record<string, PyConst>;
  /** -O and -OO: 1 and 2. */
  optimize?: number;
  /** What booting leaves in memory (boot-image.ts), of this very core; used unless the hash seed says otherwise. */
  bootImage?: BootImage;
  /** Python's library; without it only native modules can be imported. */
  library?: Library;
  /** -X importtime: tell of each import while booting, too (there is no boot image then). */
  importTime?: boolean;
  /** False for -X frozen_modules=off: the library's files are read instead (there is no boot image then). */
  frozenModules?: boolean;
  /** Import site, which gives exit, quit, help and site-packages; default true where there is a library. */
  site?: boolean;
  /** What stands first on sys.path: the program's directory. */
  firstPath?: string;
  /** What the compiler answered, by what it was asked: shared by processes that run the same code again and again. */
  compiled?: Map<string, CompileAnswer>;
}

const encoder = new TextEncoder();

/** What attach() answers where no codec has the name that PYTHONIOENCODING says. */
const NO_CODEC = -2;
/** The encoding asked for the standard streams is none. */
export class StreamEncodingError extends Error {}

/** As CPython takes a file for compiled code: by its name, or the first half of the magic number. */
const isPyc = (bytes: Uint8Array, filename: string): boolean =>
  filename.endsWith('.pyc') || (bytes[0] === 0xf3 && bytes[1] === 0x0d);

/** A Python process: its memory, its core, and the host that it asks. */
export class PythonProcess extends ProcessMemory {
  readonly core: CoreExports;
  readonly host: Host;
  private readonly library: Library | undefined;
  private readonly compiler: HostCompiler;
  private readonly sources: SourceFiles;
  /**
   * Called while stepping (pel.stepping, core/vm/step.ts) with the frame and the address of the instruction that is about to
   * be executed. True: suspend here. Where native code waits below, only an exception thrown from here leaves the run.
   */
  onStep: ((frame: number, pc: number) => boolean) | undefined;
  /** Called for what setEvents asks for: core/memory/events.ts. */
  onEvent: ((kind: number, address: number, value: number) => void) | undefined;
  /** Starting ended with an exception: there is nothing to run. */
  startFailed = false;

  private constructor(module: WebAssembly.Module, pel: PelLayout, options: BootOptions) {
    super(pel, options.memory);
    const { host, library, optimize = 0 } = options;
    this.host = host;
    this.library = library;
    this.compiler = new HostCompiler(host, options.compiled);
    this.sources = new SourceFiles(host, library);
    if (host.data) {
      provideNames(() => this.dataText('unicode-names.txt'));
      provideUnicodeData(() => this.dataText('unicode-data.txt'));
    }
    const answerers = { host, library, optimize, compiler: this.compiler, sources: this.sources, docs: pel.docs };
    const imports = { env: { memory: this.memory }, host: coreImports(this, answerers) };
    this.core = new WebAssembly.Instance(module, imports).exports as unknown as CoreExports;
    providePower(this.core.pow);
  }

  /** Makes a process and boots it. Throws MemoryError's text when the limit does not even allow that. */
  static boot(module: WebAssembly.Module, pel: PelLayout, options: BootOptions): PythonProcess {
    const process = new PythonProcess(module, pel, options);
    if (options.memoryLimit) process.setPel64('memory_limit', BigInt(options.memoryLimit));
    if (options.hashSeed === 'random') process.setPel32('hash_seed_mode', 1);
    else if (options.hashSeed) process.setPel32('hash_seed', options.hashSeed);
    if (options.importTime) process.core.timeImports();
    const frozen = options.frozenModules ?? true;
    if (!frozen) process.setPel32('frozen_off', 1);
    const image = options.hashSeed || options.importTime || !frozen ? undefined : options.bootImage;
    const booted = image
      ? restoreBootImage(process.memory, image, options.memoryLimit ?? 0)
      : process.core.boot() === 0;
    // The image's own limit is none.
    if (image && options.memoryLimit) process.setPel64('memory_limit', BigInt(options.memoryLimit));
    const attached = booted ? process.core.attach() : -1;
    if (attached === NO_CODEC) throw new StreamEncodingError();
    if (attached < 0) throw new Error('the process could not boot: too little memory');
    if (options.sys) process.configure(options.sys);
    process.startUp(options);
    return process;
  }

  /** The memory of a process that has booted and not met its host yet: what a boot image is taken of. */
  static bootedMemory(module: WebAssembly.Module, pel: PelLayout, host: Host, library?: Library): WebAssembly.Memory {
    const process = new PythonProcess(module, pel, { host, ...(library ? { library } : {}) });
    if (process.core.boot() < 0 || (library && process.core.preloadSite() < 0))
      throw new Error('the process could not boot');
    return process.memory;
  }

  /** A process around bytes that `restore` puts into its memory: nothing is booted. */
  static empty(module: WebAssembly.Module, pel: PelLayout, options: BootOptions): PythonProcess {
    return new PythonProcess(module, pel, options);
  }

  /** What comes after sys is set: site, and the program's directory. An exception shows in `finish`. */
  private startUp(options: BootOptions): void {
    const site = options.site ?? this.library !== undefined;
    this.startFailed = this.core.startUp(site ? 1 : 0) < 0;
    if (options.firstPath === undefined || this.startFailed) return;
    this.startFailed = this.callWith(this.core.insertPath, [options.firstPath]) < 0;
  }

  /**
   * Puts a module on the stack that is to run as the program: python -m NAME (argv0 true), or the __main__ of the directory
   * or archive that stands first on sys.path.
   */
  startModule(name: string, argv0: boolean): boolean {
    if (this.startFailed) return false;
    return this.callWith(this.core.startModule, [name], argv0 ? 1 : 0) === 0;
  }

  /** Sets attributes of sys from plain values. */
  configure(values: Record<string, PyConst>): void {
    const entries = Object.entries(values).map(([name, value]) => tuple(str(name), value));
    this.callWith(this.core.configure, [dumps(tupleOf(entries), 2)]);
  }

  /** Compiles a program, or takes a .pyc file's code, and puts its frame on the stack; what is wrong shows in `finish`. */
  start(source: Uint8Array | string, filename: string, fromFile = false): boolean {
    if (this.startFailed) return false;
    const bytes = typeof source === 'string' ? encoder.encode(source) : source;
    this.compiler.fromFile = fromFile;
    const start = fromFile && isPyc(bytes, filename) ? this.core.startPyc : this.core.startSource;
    const ok = this.callWith(start, [bytes, filename]) === 0;
    this.compiler.fromFile = false;
    return ok;
  }

  /**
   * A statement of the prompt, to run in __main__; `flags`: CO_FUTURE_* of those before. `run` it to its end unless this is
   * false (it does not compile), then `endInteractive`.
   */
  startInteractive(source: string, filename: string, flags: number): boolean {
    return this.callWith(this.core.startInteractive, [source, filename], flags) === 0;
  }

  /** After a program that a prompt follows: tells what it raised, be it SystemExit. */
  endProgram(): void {
    this.core.endProgram();
  }

  /** What sys.ps1 (sys.ps2) says now. */
  promptText(second: boolean): string {
    const block = this.core.promptText(second ? 1 : 0) >>> 0;
    return block === 0 ? '' : this.takeText(block);
  }

  /** Has linecache keep a source that is no file, for warnings, inspect and the library's tracebacks. */
  registerSource(source: string, filename: string, ofInput: boolean): void {
    this.callWith(this.core.registerSource, [source, filename], ofInput ? 1 : 0);
  }

  /** Tells what the statement raised. True: it asks for the end of the process; `finish` has the exit code. */
  endInteractive(): boolean {
    return this.core.endInteractive() !== 0;
  }

  /** Runs on for `budget` instructions; over it while native code waits for Python code. */
  run(budget: number): Status {
    this.setPel64('budget', BigInt(budget));
    try {
      return this.core.resume() as Status;
    } catch (error) {
      throw this.died(error);
    }
  }

  /** Instructions executed since the process began. */
  get executed(): number {
    const view = this.view;
    return Number(view.getBigInt64(this.pelAddress('horizon'), true)) - view.getInt32(this.pelAddress('left'), true);
  }

  /**
   * Writes where the process stands in the one way there is, whatever led it there: the same step, the same bytes. Call it
   * while it stands still.
   */
  settle(executed = this.executed): void {
    this.setPel64('horizon', BigInt(executed));
    this.setPel32('left', 0);
    this.setPel64('deadline', 0n);
    this.setPel64('budget', 0n);
    this.setPel32('stepping', 0);
  }

  /**
   * Runs a statement in a frame of the process while it stands still; with a slot an expression, whose value goes there. null, or
   * what it raised.
   */
  execInFrame(frame: number, source: string, slot = 0): string | null {
    const error = this.callWith((p, n) => this.core.execInFrame(frame, p, n, slot), [source]) >>> 0;
    return error === 0 ? null : this.takeText(error);
  }

  /** Writes out what the process has buffered for its standard streams. */
  flushOutput(): void {
    this.core.flushStandardStreams();
  }

  /** What is wrong with the heap, in words; empty: nothing. Only the debug core can tell. */
  verifyHeap(): string {
    if (!this.core.verifyHeap || this.core.verifyHeap() === 0) return '';
    return this.text((this.core.reportText?.() ?? 0) >>> 0, this.core.reportLength?.() ?? 0);
  }

  /** The address of __main__'s dict; 0 before a program was started. */
  mainModule(): number {
    return this.core.mainModuleDict() >>> 0;
  }

  /** Ends the run: an exception that nobody handled is printed. The exit code; -2 (-SIGINT) after a KeyboardInterrupt. */
  finish(): number {
    try {
      return this.core.finishRun();
    } catch (error) {
      throw this.died(error);
    }
  }

  /** What to throw for what the core threw: a trap is what a program has done to memory with ctypes, or our bug. */
  private died(error: unknown): unknown {
    if (!(error instanceof WebAssembly.RuntimeError) || !this.pel32('foreign')) return error;
    try {
      this.core.segfault();
    } catch (end) {
      return end;
    }
    return error;
  }

  /** Raises KeyboardInterrupt at the next check. */
  interrupt(): void {
    this.setPel32('interrupted', 1);
  }

  /** The source that a traceback shows for a file name that is no file. */
  addSource(filename: string, text: string): void {
    this.sources.add(filename, text);
  }

  private dataText(name: string): string {
    const bytes = this.host.data?.(name);
    if (!bytes) throw new Error(`the host has no ${name}`);
    return new TextDecoder().decode(bytes);
  }
}

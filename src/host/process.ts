// A process: one memory, the core's code, and the host behind its imports.

import type { PyConst } from '../bytecode/code.js';
import { dumpCode, dumps, loads } from '../bytecode/marshal.js';
import type { mod } from '../compiler/ast.js';
import { compileAst, compileToCode, optimized, symtableOf } from '../compiler/compile.js';
import { type CompilerWarning, PyCompileError, PySyntaxError, UnknownEncodingError } from '../compiler/errors.js';
import { providePower } from '../compiler/fold/numbers.js';
import { lookupName, lookupSequence, nameOf, provideNames } from '../compiler/parser/names/lookup.js';
import { parse } from '../compiler/parser/parse.js';
import { validateTree } from '../compiler/validate.js';
import { decodeTree, encodeTree } from './ast-codec.js';
import { restoreBootImage } from './boot-image.js';
import { fsImports } from './fs-imports.js';
import type { Host } from './host.js';
import type { Library } from './library.js';
import { decodedSource } from './source.js';
import { encodeSymtable } from './symtable-codec.js';
import { encodeTokens } from './token-codec.js';
import { formatFrame, formatSyntaxErrorText, linesOf } from './traceback.js';
import { provideUnicodeData, unicodeDatabase } from './unicode/database.js';
import { isSurelyNormal, type NormalForm, normalize } from './unicode/normalize.js';

/** Why `run` came back. */
export const Status = { Done: 0, Budget: 1, Wait: 2 } as const;
/** Why run() came back. */
export type Status = (typeof Status)[keyof typeof Status];

/** How a process is started. */
export interface BootOptions {
  host: Host;
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
  /** Import site, which gives exit, quit, help and site-packages; default true where there is a library. */
  site?: boolean;
  /** What stands first on sys.path: the program's directory. */
  firstPath?: string;
  /** What the compiler answered, by what it was asked: shared by processes that run the same code again and again. */
  compiled?: Map<string, [number, Uint8Array, CompilerWarning[]]>;
}

/** A boot image and the stamp of its core. */
export interface BootImage {
  bytes: Uint8Array;
  stamp: string;
}

interface CoreExports {
  boot(): number;
  attach(): number;
  startUp(site: number): number;
  preloadSite(): number;
  insertPath(directory: number, n: number): number;
  startModule(name: number, n: number, argv0: number): number;
  rawMalloc(n: number): number;
  pow(x: number, y: number): number;
  rawFree(p: number): void;
  configure(p: number, n: number): number;
  startSource(source: number, n: number, filename: number, filenameLength: number): number;
  startInteractive(source: number, n: number, filename: number, filenameLength: number, flags: number): number;
  endInteractive(): number;
  endProgram(): void;
  promptText(second: number): number;
  registerSource(source: number, n: number, filename: number, filenameLength: number, ofInput: number): void;
  startPyc(bytes: number, n: number, filename: number, filenameLength: number): number;
  resume(): number;
  finishRun(): number;
  /** Ends the process as a wrong address does; what it throws says so. */
  segfault(): void;
  /** Before booting: prints a table of all imports. */
  timeImports(): void;
  flushStandardStreams(): void;
  addSiteBuiltins(): number;
  mainModuleDict(): number;
  execInFrame(frame: number, source: number, n: number, slot: number): number;
  allocatedBlocks(): bigint;
  finalize(): number;
  /** What is told to onEvent. Counts only by the module that tells (src/recorder/telling.ts). */
  setEvents(kinds: number, from: number, to: number): void;
  /** Only in the debug core. */
  verifyHeap?(): number;
  reportText?(): number;
  reportLength?(): number;
  table: WebAssembly.Table;
}

/** compile()'s flag that asks for the tree; and what host_compile's mode says where the source is a marshalled tree. */
const PyCF_ONLY_AST = 0x400;
const FROM_TREE = 0x100;
const PyCF_IGNORE_COOKIE = 0x800;
const utf8Text = new TextDecoder('utf-8', { ignoreBOM: true });
/** … with its constants worked out. */
const PyCF_OPTIMIZED = 0x8000;
/** The symbol table or the tokens are asked for, no code. */
const SYMTABLE = 0x200;
const TOKENS = 0x400;

const INITIAL_PAGES = 128;
const MAX_PAGES = 65536;

/** pel's fields (core/runtime/pellucid.ts) by the layout table's offsets. */
export interface PelLayout {
  base: number;
  offset: Record<string, number>;
  /** Which sources the core was built from. */
  build?: string;
  /** The data file of native functions' docstrings. */
  docs?: string;
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
export class PythonProcess {
  readonly memory: WebAssembly.Memory;
  readonly core: CoreExports;
  readonly host: Host;
  private readonly pel: PelLayout;
  private readonly optimize: number;
  private readonly compiled: BootOptions['compiled'];
  private readonly library: Library | undefined;
  /**
   * Called while stepping (pel.stepping, core/vm/step.ts) with the frame and the address of the instruction that is about to
   * be executed. True: suspend here. Where native code waits below, only an exception thrown from here leaves the run.
   */
  onStep: ((frame: number, pc: number) => boolean) | undefined;
  /** Called for what setEvents asks for: core/memory/events.ts. */
  onEvent: ((kind: number, address: number, value: number) => void) | undefined;
  private readonly sources = new Map<string, string[]>();
  /** Names of sources that are no files (addSource): nobody reads them anew. */
  private readonly given = new Set<string>();
  /** Starting ended with an exception: there is nothing to run. */
  startFailed = false;
  /** sys.get_int_max_str_digits() while something is compiled. */
  private maxStrDigits = 4300;
  /** What is compiled now is the program, read from a file. */
  private fromFile = false;

  private constructor(module: WebAssembly.Module, pel: PelLayout, options: BootOptions) {
    this.host = options.host;
    this.pel = pel;
    this.optimize = options.optimize ?? 0;
    this.compiled = options.compiled;
    this.library = options.library;
    if (this.host.data) {
      provideNames(() => this.dataText('unicode-names.txt'));
      provideUnicodeData(() => this.dataText('unicode-data.txt'));
    }
    this.memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAX_PAGES });
    const instance = new WebAssembly.Instance(module, { env: { memory: this.memory }, host: this.imports() });
    this.core = instance.exports as unknown as CoreExports;
    providePower(this.core.pow);
  }

  /** Makes a process and boots it. Throws MemoryError's text when the limit does not even allow that. */
  static boot(module: WebAssembly.Module, pel: PelLayout, options: BootOptions): PythonProcess {
    const process = new PythonProcess(module, pel, options);
    if (options.memoryLimit) process.setPel64('memory_limit', BigInt(options.memoryLimit));
    if (options.hashSeed === 'random') process.setPel32('hash_seed_mode', 1);
    else if (options.hashSeed) process.setPel32('hash_seed', options.hashSeed);
    if (options.importTime) process.core.timeImports();
    const image = options.hashSeed || options.importTime ? undefined : options.bootImage;
    const booted = image
      ? restoreBootImage(process.memory, image.bytes, image.stamp, options.memoryLimit ?? 0)
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
    const path = encoder.encode(options.firstPath);
    const p = this.copyIn(path);
    this.startFailed = this.core.insertPath(p, path.length) < 0;
    this.core.rawFree(p);
  }

  /**
   * Puts a module on the stack that is to run as the program: python -m NAME (argv0 true), or the __main__ of the directory
   * or archive that stands first on sys.path.
   */
  startModule(name: string, argv0: boolean): boolean {
    if (this.startFailed) return false;
    const bytes = encoder.encode(name);
    const p = this.copyIn(bytes);
    const ok = this.core.startModule(p, bytes.length, argv0 ? 1 : 0) === 0;
    this.core.rawFree(p);
    return ok;
  }

  /** Sets attributes of sys from plain values. */
  configure(values: Record<string, PyConst>): void {
    const entries = Object.entries(values).map(([name, value]) => tuple(str(name), value));
    const bytes = dumps(tuple(...entries), 2);
    const p = this.copyIn(bytes);
    this.core.configure(p, bytes.length);
    this.core.rawFree(p);
  }

  /** Compiles a program, or takes a .pyc file's code, and puts its frame on the stack; what is wrong shows in `finish`. */
  start(source: Uint8Array | string, filename: string, fromFile = false): boolean {
    if (this.startFailed) return false;
    const bytes = typeof source === 'string' ? encoder.encode(source) : source;
    const name = encoder.encode(filename);
    const p = this.copyIn(bytes);
    const q = this.copyIn(name);
    this.fromFile = fromFile;
    const start = fromFile && isPyc(bytes, filename) ? this.core.startPyc : this.core.startSource;
    const ok = start(p, bytes.length, q, name.length) === 0;
    this.fromFile = false;
    this.core.rawFree(p);
    this.core.rawFree(q);
    return ok;
  }

  /**
   * A statement of the prompt, to run in __main__; `flags`: CO_FUTURE_* of those before. `run` it to its end unless this is
   * false (it does not compile), then `endInteractive`.
   */
  startInteractive(source: string, filename: string, flags: number): boolean {
    const bytes = encoder.encode(source);
    const name = encoder.encode(filename);
    const p = this.copyIn(bytes);
    const q = this.copyIn(name);
    const ok = this.core.startInteractive(p, bytes.length, q, name.length, flags) === 0;
    this.core.rawFree(p);
    this.core.rawFree(q);
    return ok;
  }

  /** After a program that a prompt follows: tells what it raised, be it SystemExit. */
  endProgram(): void {
    this.core.endProgram();
  }

  /** What sys.ps1 (sys.ps2) says now. */
  promptText(second: boolean): string {
    const block = this.core.promptText(second ? 1 : 0) >>> 0;
    if (block === 0) return '';
    const text = this.text(block + 4, this.view.getUint32(block, true));
    this.core.rawFree(block);
    return text;
  }

  /** Has linecache keep a source that is no file, for warnings, inspect and the library's tracebacks. */
  registerSource(source: string, filename: string, ofInput: boolean): void {
    const bytes = encoder.encode(source);
    const name = encoder.encode(filename);
    const p = this.copyIn(bytes);
    const q = this.copyIn(name);
    this.core.registerSource(p, bytes.length, q, name.length, ofInput ? 1 : 0);
    this.core.rawFree(p);
    this.core.rawFree(q);
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
    const bytes = encoder.encode(source);
    const p = this.copyIn(bytes);
    const error = this.core.execInFrame(frame, p, bytes.length, slot) >>> 0;
    this.core.rawFree(p);
    if (error === 0) return null;
    const text = this.text(error + 4, this.view.getUint32(error, true));
    this.core.rawFree(error);
    return text;
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
    this.sources.set(filename, linesOf(text));
    this.given.add(filename);
  }

  get view(): DataView {
    return new DataView(this.memory.buffer);
  }

  bytes(p: number, n: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, p, n);
  }

  text(p: number, n: number): string {
    return new TextDecoder().decode(this.bytes(p, n));
  }

  pel32(field: string): number {
    return this.view.getInt32(this.pelAddress(field), true);
  }

  setPel32(field: string, value: number): void {
    this.view.setInt32(this.pelAddress(field), value, true);
  }

  pel64(field: string): bigint {
    return this.view.getBigInt64(this.pelAddress(field), true);
  }

  setPel64(field: string, value: bigint): void {
    this.view.setBigInt64(this.pelAddress(field), value, true);
  }

  /** Where a field of pel lies. */
  pelAddress(field: string): number {
    const offset = this.pel.offset[field];
    if (offset === undefined) throw new Error(`pel has no field ${field}`);
    return this.pel.base + offset;
  }

  /** A raw block with these bytes; rawFree it. */
  private copyIn(bytes: Uint8Array): number {
    const p = this.core.rawMalloc(Math.max(bytes.length, 1)) >>> 0;
    if (p === 0) throw new Error('MemoryError');
    this.bytes(p, bytes.length).set(bytes);
    return p;
  }

  /** A raw block of n bytes; 0: no memory. */
  rawBlock(n: number): number {
    return this.core.rawMalloc(n) >>> 0;
  }

  /** A raw block: u32 length, then the text. 0: no memory. */
  private textBlock(text: string): number {
    const bytes = encoder.encode(text);
    const p = this.core.rawMalloc(bytes.length + 4) >>> 0;
    if (p === 0) return 0;
    this.view.setUint32(p, bytes.length, true);
    this.bytes(p + 4, bytes.length).set(bytes);
    return p;
  }

  private normalized(form: NormalForm, old: boolean, p: number, kind: number, n: number): number {
    const view = this.view;
    const codes = new Uint32Array(n);
    for (let i = 0; i < n; i++) {
      const at = p + i * kind;
      codes[i] = kind === 1 ? view.getUint8(at) : kind === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
    }
    const db = unicodeDatabase();
    if (!old && isSurelyNormal(codes, db, form)) return 1;
    const result = normalize(codes, db, form, old);
    const block = this.core.rawMalloc(4 + 4 * result.length) >>> 0;
    if (block === 0) return 0;
    this.view.setUint32(block, result.length, true);
    result.forEach((code, i) => {
      this.view.setUint32(block + 4 + 4 * i, code, true);
    });
    return block;
  }

  private writeName(code: number, into: number): number {
    const name = nameOf(code);
    if (name === null) return 0;
    this.bytes(into, name.length).set(encoder.encode(name));
    return name.length;
  }

  private writeSequence(name: string, into: number): number {
    const bytes = encoder.encode(lookupSequence(name) ?? '');
    this.bytes(into, bytes.length).set(bytes);
    return bytes.length;
  }

  /** Docstrings of native functions: constants of the core that few programs ask for. A host without them has none to show. */
  private copyDocstrings(p: number): void {
    const bytes = this.pel.docs === undefined ? undefined : this.host.data?.(this.pel.docs);
    if (bytes) this.bytes(p, bytes.length).set(bytes);
  }

  private dataText(name: string): string {
    const bytes = this.host.data?.(name);
    if (!bytes) throw new Error(`the host has no ${name}`);
    return new TextDecoder().decode(bytes);
  }

  private linesOfSource(filename: string): string[] | undefined {
    const known = this.sources.get(filename);
    if (known) return known;
    const bytes = this.library?.source(filename) ?? this.host.source(filename);
    if (!bytes) return undefined;
    const lines = linesOf(decodedSource(bytes));
    this.sources.set(filename, lines);
    return lines;
  }

  /** What the core imports (core/host.ts). */
  private imports(): Record<string, unknown> {
    const { host } = this;
    return {
      ...fsImports(host, this),
      write: (fd: number, p: number, n: number) => host.write(fd, this.bytes(p >>> 0, n >>> 0)),
      read: (fd: number, p: number, n: number) => host.read(fd, this.bytes(p >>> 0, n >>> 0)),
      step: (frame: number, pc: number) => (this.onStep?.(frame >>> 0, pc >>> 0) ? 1 : 0),
      event: (kind: number, address: number, value: number) => this.onEvent?.(kind, address >>> 0, value),
      isatty: (fd: number) => (host.isatty(fd) ? 1 : 0),
      clock: (kind: number) => host.clock(kind as 0 | 1 | 2),
      sleep: (ns: bigint) => (host.sleep?.(ns) ? 1 : 0),
      random: (p: number, n: number) => host.random(this.bytes(p >>> 0, n >>> 0)),
      unicode_text: (c: number, which: number, old: number, into: number) => {
        const db = unicodeDatabase();
        const record = db.record(c, old !== 0);
        const text = [record.category, record.bidirectional, record.width][which] ?? db.decompositionText(c, old !== 0);
        this.bytes(into >>> 0, text.length).set(encoder.encode(text));
        return text.length;
      },
      unicode_number: (c: number, which: number, old: number) => {
        const db = unicodeDatabase();
        if (which === 0) return db.record(c, old !== 0).combining;
        if (which === 1) return db.record(c, old !== 0).mirrored;
        if (which === 2) return db.numeric(c, old !== 0);
        const value = db.oldDecimal(c);
        return value === undefined ? -2 : Number.isNaN(value) ? -1 : value;
      },
      unicode_normalize: (form: number, old: number, p: number, kind: number, n: number) =>
        this.normalized(form as NormalForm, old !== 0, p >>> 0, kind, n >>> 0),
      unicode_name: (c: number, into: number) => this.writeName(c >>> 0, into >>> 0),
      unicode_sequence: (p: number, n: number, into: number) =>
        this.writeSequence(this.text(p >>> 0, n >>> 0), into >>> 0),
      unicode_code: (p: number, n: number) => lookupName(this.text(p >>> 0, n >>> 0)) ?? -1,
      docstrings: (p: number) => this.copyDocstrings(p >>> 0),
      interrupted: () => (host.interrupted?.() ? 1 : 0),
      compile: (
        p: number,
        n: number,
        name: number,
        nameLength: number,
        mode: number,
        flags: number,
        optimize: number,
      ) => this.compileFor(p >>> 0, n >>> 0, this.text(name >>> 0, nameLength >>> 0), mode, flags, optimize),
      format_frame: (
        file: number,
        fileLength: number,
        name: number,
        nameLength: number,
        lineno: number,
        endLineno: number,
        column: number,
        endColumn: number,
      ) => {
        const filename = this.text(file >>> 0, fileLength >>> 0);
        const entry = { filename, name: this.text(name >>> 0, nameLength >>> 0), lineno, endLineno, column, endColumn };
        return this.textBlock(formatFrame(entry, (f) => this.linesOfSource(f)));
      },
      format_syntax_error: (
        p: number,
        n: number,
        lineno: number,
        offset: number,
        endLineno: number,
        endOffset: number,
      ) => this.textBlock(formatSyntaxErrorText(this.text(p >>> 0, n >>> 0), lineno, offset, endLineno, endOffset)),
      source_line: (file: number, fileLength: number, lineno: number) =>
        this.textBlock((this.linesOfSource(this.text(file >>> 0, fileLength >>> 0))?.[lineno - 1] ?? '').trim()),
      frozen: (p: number, n: number, withCode: number) => this.frozenBlock(this.text(p >>> 0, n >>> 0), withCode !== 0),
      frozen_names: () => (this.library ? this.textBlock(this.library.frozenNames().join('\n')) : 0),
      abort: (message: number, file: number, line: number, column: number) => {
        throw new Error(`assertion failed: ${this.utf16(message)} (${this.utf16(file)}:${line}:${column})`);
      },
    };
  }

  /** What core/host.ts says of host_frozen. */
  private frozenBlock(name: string, withCode: boolean): number {
    const module = this.library?.frozen(name);
    if (!module) return 0;
    const origin = encoder.encode(module.origin ?? '');
    const code = withCode ? module.code() : noBytes;
    const p = this.core.rawMalloc(12 + origin.length + code.length) >>> 0;
    if (p === 0) return 0;
    this.view.setUint32(p, (module.package ? 1 : 0) | (module.origin === null ? 0 : 2), true);
    this.view.setUint32(p + 4, origin.length, true);
    this.view.setUint32(p + 8, code.length, true);
    this.bytes(p + 12, origin.length).set(origin);
    this.bytes(p + 12 + origin.length, code.length).set(code);
    return p;
  }

  /** An AssemblyScript string: its length in bytes stands before it. */
  private utf16(p: number): string {
    if (p === 0) return '';
    const n = this.view.getUint32(p - 4, true);
    const units = new Uint16Array(this.memory.buffer.slice(p, p + n));
    return String.fromCharCode(...units);
  }

  private compileFor(p: number, n: number, filename: string, mode: number, flags: number, optimize: number): number {
    // The memory may move while a block is allocated: take the source out first.
    const source = this.bytes(p, n).slice();
    // The file may be another one than when its lines were last shown.
    if (!this.given.has(filename)) this.sources.delete(filename);
    const asked = (optimize << 24) >> 24;
    const level = asked === -1 ? this.optimize : asked;
    this.maxStrDigits = optimize >>> 8;
    const [status, bytes, warnings] = this.compiled
      ? this.compileOnce(this.compiled, source, filename, mode, flags, level)
      : this.compileBytes(source, filename, mode, flags, level);
    const warned = warnings.length === 0 ? noBytes : dumps(tuple(...warnings.map(warningTuple)), 2);
    const answer = this.core.rawMalloc(bytes.length + warned.length + 12) >>> 0;
    if (answer === 0) return 0;
    this.view.setUint32(answer, status, true);
    this.view.setUint32(answer + 4, bytes.length, true);
    this.view.setUint32(answer + 8, warned.length, true);
    this.bytes(answer + 12, bytes.length).set(bytes);
    this.bytes(answer + 12 + bytes.length, warned.length).set(warned);
    return answer;
  }

  private compileOnce(
    compiled: NonNullable<BootOptions['compiled']>,
    source: Uint8Array,
    filename: string,
    mode: number,
    flags: number,
    optimize: number,
  ): [number, Uint8Array, CompilerWarning[]] {
    const text = new TextDecoder('latin1').decode(source);
    const key = `${mode} ${flags} ${optimize} ${this.maxStrDigits} ${this.fromFile} ${filename}\n${text}`;
    let answer = compiled.get(key);
    if (!answer) {
      answer = this.compileBytes(source, filename, mode, flags, optimize);
      compiled.set(key, answer);
    }
    return answer;
  }

  private compileBytes(
    bytes: Uint8Array,
    filename: string,
    mode: number,
    flags: number,
    optimize: number,
  ): [number, Uint8Array, CompilerWarning[]] {
    const warnings: CompilerWarning[] = [];
    const fromTree = (mode & FROM_TREE) !== 0;
    // What was text before has no cookie.
    const source = !fromTree && flags & PyCF_IGNORE_COOKIE ? utf8Text.decode(bytes) : bytes;
    try {
      const modes = ['exec', 'eval', 'single', 'func_type'] as const;
      // An error behind the parser shows its line if the file can be read, as in CPython; a line of <string> cannot.
      const readLine = (lineno: number): string | null => {
        const file = filename.startsWith('<') ? undefined : this.host.source(filename);
        return file ? (decodedSource(file).split(/(?<=\n)/)[lineno - 1] ?? null) : null;
      };
      if (mode & TOKENS) {
        const text = utf8Text.decode(bytes);
        return [0, dumps(encodeTokens(text, (mode & 1) !== 0, raised), 2), warnings];
      }
      if (mode & SYMTABLE) {
        const of = modes[mode & 0xff] ?? 'exec';
        return [
          0,
          dumps(encodeSymtable(symtableOf(source, { filename, mode: of, flags, warnings, readLine })), 2),
          warnings,
        ];
      }
      const level = optimize >= 2 ? 2 : optimize === 1 ? 1 : 0;
      if (fromTree) {
        const tree = decodeTree(loads(bytes)) as mod;
        validateTree(tree);
        if (flags & PyCF_ONLY_AST) return [0, dumps(encodeTree(optimized(tree, level, flags)), 2), warnings];
        const code = compileAst(tree, { filename, optimize: level, flags, warnings, readLine });
        return [0, dumpCode(code, 2, 'built'), warnings];
      }
      if (flags & PyCF_ONLY_AST) {
        const of = modes[mode & 0xff] ?? 'exec';
        const tree = parse(source, {
          filename,
          mode: of,
          flags: flags & ~PyCF_ONLY_AST,
          warnings,
          featureVersion: mode >> 16 || undefined,
          maxStrDigits: this.maxStrDigits,
        });
        const result = (flags & PyCF_OPTIMIZED) !== 0 ? optimized(tree, level, flags) : tree;
        return [0, dumps(encodeTree(result), 2), warnings];
      }
      const code = compileToCode(source, {
        filename,
        mode: modes[mode] ?? 'exec',
        flags,
        optimize,
        warnings,
        readLine,
        fromFile: this.fromFile,
        maxStrDigits: this.maxStrDigits,
      });
      return [0, dumpCode(code, 2, 'built'), warnings];
    } catch (error) {
      if (error instanceof UnknownEncodingError) {
        const told: PyConst = this.fromFile ? raised(error) : { type: 'None' };
        return [2, dumps(tuple(str(error.encoding), told), 2), warnings];
      }
      return [1, dumps(raised(error), 2), warnings];
    }
  }
}

export const str = (value: string): PyConst => ({ type: 'str', value, points: null });
export const tuple = (...items: PyConst[]): PyConst => ({ type: 'tuple', items });
const int = (value: number | null): PyConst =>
  value === null ? { type: 'None' } : { type: 'int', value: BigInt(value) };

const noBytes = new Uint8Array(0);
const warningTuple = (w: CompilerWarning): PyConst =>
  tuple(
    str(w.category),
    str(w.msg),
    str(w.filename),
    int(w.lineno),
    int(w.offset),
    w.text === undefined ? { type: 'None' } : str(w.text),
    int(w.end_lineno),
    int(w.end_offset),
  );

/** The tuple (exception name, args …) that stands for an error of the compiler. */
function raised(error: unknown): PyConst {
  if (error instanceof PySyntaxError) {
    const text: PyConst = error.text === null ? { type: 'None' } : str(error.text);
    // Where the source could not even be decoded there is no place, or only half of one.
    if (error.lineno === null) return tuple(str(error.type), str(error.msg));
    const place = [str(error.filename), int(error.lineno), int(error.offset), text];
    if (error.offset !== -1 || error.end_lineno !== null) place.push(int(error.end_lineno), int(error.end_offset));
    return tuple(str(error.type), str(error.msg), tuple(...place));
  }
  if (error instanceof PyCompileError)
    return error.msg === '' ? tuple(str(error.type)) : tuple(str(error.type), str(error.msg));
  if (error instanceof RangeError)
    return tuple(str('RecursionError'), str('maximum recursion depth exceeded during compilation'));
  throw error;
}

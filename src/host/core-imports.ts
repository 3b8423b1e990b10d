// What the core imports (core/host.ts), over the host, the compiler and the library.

import { tupleOf } from '../bytecode/constants.js';
import { dumps } from '../bytecode/marshal.js';
import { fsImports } from './fs-imports.js';
import type { Host } from './host.js';
import type { HostCompiler } from './host-compiler.js';
import type { Library } from './library.js';
import type { ProcessMemory } from './process-memory.js';
import { warningTuple } from './raised.js';
import type { SourceFiles } from './source-files.js';
import { formatFrame, formatSyntaxErrorText } from './traceback.js';
import { unicodeImports } from './unicode/imports.js';

/** Who answers a process. */
export interface Answerers {
  host: Host;
  compiler: HostCompiler;
  sources: SourceFiles;
  library: Library | undefined;
  /** -O and -OO: the level where compile() names none. */
  optimize: number;
  /** The data file of native functions' docstrings. */
  docs: string | undefined;
}

/** A process whose core asks: its memory, and who watches it. */
export interface Asking extends ProcessMemory {
  onStep: ((frame: number, pc: number) => boolean) | undefined;
  onEvent: ((kind: number, address: number, value: number) => void) | undefined;
}

const noBytes = new Uint8Array(0);
const encoder = new TextEncoder();

/** A raw block: u32 head, the lengths of byte strings, and these. 0: no memory. */
function block(memory: ProcessMemory, head: number, ...parts: Uint8Array[]): number {
  let at = 4 + 4 * parts.length;
  const p = memory.rawBlock(parts.reduce((size, part) => size + part.length, at));
  if (p === 0) return 0;
  const { view } = memory;
  view.setUint32(p, head, true);
  parts.forEach((part, i) => {
    view.setUint32(p + 4 + 4 * i, part.length, true);
    memory.bytes(p + at, part.length).set(part);
    at += part.length;
  });
  return p;
}

/** host_compile */
function compileImport(memory: ProcessMemory, { compiler, sources, optimize: usual }: Answerers) {
  return (p: number, n: number, name: number, nameLength: number, mode: number, flags: number, optimize: number) => {
    const filename = memory.text(name >>> 0, nameLength >>> 0);
    sources.forget(filename);
    const level = (optimize << 24) >> 24;
    const [status, code, { warnings, held }] = compiler.answer({
      // The memory may move while a block is allocated: take the source out first.
      bytes: memory.bytes(p >>> 0, n >>> 0).slice(),
      filename,
      mode,
      flags,
      optimize: level === -1 ? usual : level,
      maxStrDigits: optimize >>> 8,
    });
    const warned = warnings.length === 0 ? noBytes : dumps(tupleOf(warnings.map(warningTuple)), 2);
    return block(memory, status, code, warned, held ? dumps(held, 2) : noBytes);
  };
}

/** host_format_frame, host_format_syntax_error, host_source_line */
function tracebackImports(memory: ProcessMemory, sources: SourceFiles): Record<string, unknown> {
  const text = (p: number, n: number): string => memory.text(p >>> 0, n >>> 0);
  return {
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
      const places = { lineno, endLineno, column, endColumn };
      const entry = { filename: text(file, fileLength), name: text(name, nameLength), ...places };
      return memory.textBlock(formatFrame(entry, (filename) => sources.lines(filename)));
    },
    format_syntax_error: (p: number, n: number, line: number, offset: number, endLine: number, endOffset: number) =>
      memory.textBlock(formatSyntaxErrorText(text(p, n), line, offset, endLine, endOffset)),
    source_line: (file: number, fileLength: number, lineno: number) =>
      memory.textBlock(sources.line(text(file, fileLength), lineno)),
  };
}

/** host_frozen's answer where there is such a module, and no memory for it. */
const NO_MEMORY = 1;
const PACKAGE = 1;
const HAS_ORIGINAL_NAME = 2;

/** host_frozen, host_frozen_names */
function frozenImports(memory: ProcessMemory, library: Library | undefined): Record<string, unknown> {
  const frozen = (name: string, withCode: boolean): number => {
    const module = library?.frozen(name);
    if (!module) return 0;
    const flags = (module.package ? PACKAGE : 0) | (module.origin === null ? 0 : HAS_ORIGINAL_NAME);
    return block(memory, flags, encoder.encode(module.origin ?? ''), withCode ? module.code() : noBytes) || NO_MEMORY;
  };
  return {
    frozen: (p: number, n: number, withCode: number) => frozen(memory.text(p >>> 0, n >>> 0), withCode !== 0),
    frozen_names: () => (library ? memory.textBlock(library.frozenNames().join('\n')) : 0),
  };
}

/** The functions of core/host.ts and core/host-fs.ts for one process. */
export function coreImports(process: Asking, answerers: Answerers): Record<string, unknown> {
  const { host, sources, library, docs } = answerers;
  const span = (p: number, n: number): Uint8Array => process.bytes(p >>> 0, n >>> 0);
  return {
    ...fsImports(host, process),
    ...unicodeImports(process),
    ...tracebackImports(process, sources),
    ...frozenImports(process, library),
    compile: compileImport(process, answerers),
    write: (fd: number, p: number, n: number) => host.write(fd, span(p, n)),
    read: (fd: number, p: number, n: number) => host.read(fd, span(p, n)),
    isatty: (fd: number) => (host.isatty(fd) ? 1 : 0),
    clock: (kind: number) => host.clock(kind as 0 | 1 | 2),
    sleep: (ns: bigint) => (host.sleep?.(ns) ? 1 : 0),
    random: (p: number, n: number) => host.random(span(p, n)),
    interrupted: () => (host.interrupted?.() ? 1 : 0),
    step: (frame: number, pc: number) => (process.onStep?.(frame >>> 0, pc >>> 0) ? 1 : 0),
    event: (kind: number, address: number, value: number) => process.onEvent?.(kind, address >>> 0, value),
    // Constants of the core that few programs ask for: a host without them has none to show.
    docstrings: (p: number) => {
      const bytes = docs === undefined ? undefined : host.data?.(docs);
      if (bytes) span(p, bytes.length).set(bytes);
    },
    abort: (message: number, file: number, line: number, column: number) => {
      throw new Error(`assertion failed: ${process.utf16(message)} (${process.utf16(file)}:${line}:${column})`);
    },
  };
}

// Runs a program as python does: the same messages, the same exit codes.

import fs from 'node:fs';
import path from 'node:path';
import { str, tuple } from '../src/bytecode/constants.js';
import { type Config, noSwitches, readConfig } from '../src/host/config.js';
import { PythonProcess, StreamEncodingError } from '../src/host/process.js';
import { newMemory } from '../src/host/process-memory.js';
import { useFirstCompiler } from './code-cache.js';
import { loadCore } from './core-files.js';
import { Drive } from './drive.js';
import { NodeHost } from './node-host.js';
import type { Options } from './options.js';

/** sysexits.h: EX_SOFTWARE */
const INTERNAL_ERROR = 70;

const TOO_LITTLE_MEMORY = 'pellucid: the memory limit is too small to start Python\n';
const UNKNOWN_ENCODING = `Fatal Python error: init_stdio_encoding: failed to get the Python codec name of the stdio encoding
Python runtime state: core initialized
LookupError: unknown encoding

`;

export interface Program {
  source: Uint8Array;
  /** __file__ and co_filename: the file's absolute path, "<string>" or "<stdin>". */
  filename: string;
  argv: string[];
  /** Standard input is a file to CPython's compiler, -c is not. */
  fromFile: boolean;
  /** sys.path[0], unless -P or -I forbids it. */
  firstPath: string;
  /** To run as the program instead of a source: -m, or the __main__ of a directory or an archive. */
  module?: { name: string; argv0: boolean };
}

const noSource = new Uint8Array(0);

/** A zip archive has its directory at its end. */
function isArchive(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('PK\x05\x06', bytes.length - 22, 'latin1');
  return end >= 0 && end + 22 + bytes.readUInt16LE(end + 20) === bytes.length;
}

/** Its newline stays, and with it the numbers of the other lines. */
const withoutFirstLine = (source: Buffer): Uint8Array => {
  const newline = source.indexOf(0x0a);
  return newline < 0 ? noSource : source.subarray(newline);
};

/** CPython puts the working directory in front, and leaves the rest as it was given. */
const absolute = (file: string): string => (file.startsWith('/') ? file : `${process.cwd()}/${file}`);

/** The program of a file, or of standard input for '-', as commands that look at it are given one. */
export const readFileProgram = (file: string, args: string[]): Program | string =>
  readProgram({
    program: file === '-' ? { kind: 'stdin', dash: true } : { kind: 'file', path: file },
    args,
    switches: noSwitches(),
    memoryLimit: 0,
    debug: false,
    skipFirstLine: false,
    print: '',
  });

/** Reads the program, or says with CPython's words why not. */
export function readProgram(options: Options): Program | string {
  const { program, args } = options;
  if (program.kind === 'command') {
    return {
      source: new TextEncoder().encode(`${program.text}\n`),
      filename: '<string>',
      argv: ['-c', ...args],
      fromFile: false,
      firstPath: '',
    };
  }
  if (program.kind === 'stdin') {
    return {
      source: fs.readFileSync(0),
      filename: '<stdin>',
      argv: [program.dash ? '-' : '', ...args],
      fromFile: true,
      firstPath: '',
    };
  }
  if (program.kind === 'module') {
    const module = { name: program.name, argv0: true };
    return { source: noSource, filename: '', argv: ['-m', ...args], fromFile: true, firstPath: process.cwd(), module };
  }
  const python = process.argv[1] ?? 'pellucid';
  const filename = absolute(program.path);
  try {
    const argv = [program.path, ...args];
    const source = fs.statSync(program.path).isDirectory() ? null : fs.readFileSync(program.path);
    if (!source || isArchive(source)) {
      const module = { name: '__main__', argv0: false };
      return { source: noSource, filename: '', argv, fromFile: true, firstPath: filename, module };
    }
    const firstPath = path.dirname(fs.realpathSync(program.path));
    if (options.skipFirstLine) return { source: withoutFirstLine(source), filename, argv, fromFile: true, firstPath };
    return { source, filename, argv, fromFile: true, firstPath };
  } catch (error) {
    const { errno, code } = error as { errno?: number; code?: string };
    const reasons: Record<string, string> = {
      EACCES: 'Permission denied',
      ENOTDIR: 'Not a directory',
      ENAMETOOLONG: 'File name too long',
    };
    return `${python}: can't open file '${filename}': [Errno ${-(errno ?? -2)}] ${reasons[code ?? ''] ?? 'No such file or directory'}\n`;
  }
}

/** Runs a program as the options say, or prompts for one: the exit code. */
export async function runProgram(options: Options): Promise<number> {
  const { program } = options;
  const inspects = options.switches.inspect > 0;
  const prompts = program.kind === 'stdin' && (inspects || (!program.dash && process.stdin.isTTY));
  const read = prompts ? null : readProgram(options);
  if (typeof read === 'string') {
    process.stderr.write(read);
    if (!inspects) return 2;
  }
  try {
    return await run(typeof read === 'string' ? null : read, options);
  } catch (error) {
    // Nothing of a program may lead here: what does is ours, and the last thing that we can say of it.
    const reason = String((error as Error)?.message ?? error).split('\n')[0];
    fs.writeSync(2, `pellucid: internal error: ${reason}; please report\n`);
    if (process.env.PELLUCID_STACK) fs.writeSync(2, String((error as Error).stack));
    return INTERNAL_ERROR;
  }
}

/** Runs the program, if there is one, and a prompt, if it is asked for or there is nothing else. */
async function run(program: Program | null, options: Options): Promise<number> {
  const config = readConfig(options.switches, process.env);
  if (typeof config === 'string') {
    fs.writeSync(2, config);
    return 1;
  }
  const { kind } = options.program;
  const argv = program?.argv ?? [options.program.kind === 'file' ? options.program.path : '', ...options.args];
  const booted = start(argv, options, config, program?.firstPath ?? '');
  if (!booted) return 1;
  const { python, drive } = booted;
  if (program) {
    startProgram(python, program);
    await drive.toEnd();
  }
  if (kind === 'stdin' && !program) {
    if (config.startup) await runStartup(booted, config.startup);
    await prompt(booted, options.switches.quiet === 0);
  } else if (options.switches.inspect > 0 || (config.inspect && process.stdin.isTTY)) {
    python.endProgram();
    await prompt(booted, false);
  }
  return end(booted);
}

function startProgram(python: PythonProcess, program: Program): void {
  if (program.filename === '<string>') {
    const text = new TextDecoder().decode(program.source).replace(/\n$/, '');
    python.addSource('<string>', text);
    python.registerSource(text, '<string>', false);
  }
  const { module } = program;
  if (module) python.startModule(module.name, module.argv0);
  else python.start(program.source, program.filename, program.fromFile);
}

/** PYTHONSTARTUP: runs before the first prompt, in its namespace. */
async function runStartup({ python, drive }: Booted, file: string): Promise<void> {
  try {
    python.start(fs.readFileSync(file), file, true);
  } catch (error) {
    const { errno = -2 } = error as { errno?: number };
    const reason =
      errno === -2 ? 'FileNotFoundError: [Errno 2] No such file or directory' : `OSError: [Errno ${-errno}]`;
    fs.writeSync(2, `Could not open PYTHONSTARTUP\n${reason}: '${file}'\n`);
    return;
  }
  await drive.toEnd();
  python.endProgram();
}

// process.stdin is looked at only where there is a prompt: it takes milliseconds to make.
async function prompt({ python, drive, host }: Booted, banner: boolean): Promise<void> {
  useFirstCompiler(true);
  if (process.stdin.isTTY) await (await import('./repl.js')).repl(python, drive, banner);
  else await (await import('./statements.js')).runStatements(python, drive, host, banner);
}

interface Booted {
  python: PythonProcess;
  drive: Drive;
  host: NodeHost;
}

/** A process that the command line's options make; null, and said why, when there can be none. */
function start(argv: string[], options: Options, config: Config, firstPath: string): Booted | null {
  // Not where a limit may be smaller than what is read.
  const memory = config.usual && !options.memoryLimit && !options.debug ? newMemory() : undefined;
  const { module, pel, bootImage, library } = loadCore(options.debug ? 'debug' : 'release', true, memory);
  // Until the program has run for a while (cli/drive.ts).
  useFirstCompiler(false);
  const list = (items: string[]) => tuple(...items.map(str));
  const host = new NodeHost(library);
  host.useStreams(config.streams);
  const python = boot(module, pel, {
    ...(bootImage && config.usual ? { bootImage } : {}),
    ...(library ? { library } : {}),
    ...(config.safePath ? {} : { firstPath }),
    ...(memory ? { memory } : {}),
    host,
    memoryLimit: options.memoryLimit,
    optimize: config.optimize,
    hashSeed: config.hashSeed,
    importTime: config.importTime,
    frozenModules: config.frozenModules,
    site: config.site && library !== undefined,
    sys: {
      argv: list(argv),
      orig_argv: list(process.argv.slice(1)),
      executable: str(process.argv[1] ?? ''),
      ...config.sys,
    },
  });
  if (typeof python === 'string' || (config.site && !library && python.core.addSiteBuiltins() < 0)) {
    fs.writeSync(2, typeof python === 'string' ? python : TOO_LITTLE_MEMORY);
    return null;
  }
  return { python, drive: new Drive(python, host), host };
}

function end({ python, drive }: Booted): number {
  const code = python.finish();
  drive.close();
  return code;
}

/** The process, or what to say where it cannot start: too small a memory limit, or a codec that nobody knows. */
function boot(...given: Parameters<typeof PythonProcess.boot>): PythonProcess | string {
  try {
    return PythonProcess.boot(...given);
  } catch (error) {
    if (error instanceof StreamEncodingError) return UNKNOWN_ENCODING;
    if (given[2].memoryLimit && (error as Error).message.includes('too little memory')) return TOO_LITTLE_MEMORY;
    throw error;
  }
}

// Runs a program as python does: the same messages, the same exit codes.

import fs from 'node:fs';
import path from 'node:path';
import { noSwitches, readConfig } from '../src/host/config.js';
import { PythonProcess, str, tuple } from '../src/host/process.js';
import { loadCore } from './core-files.js';
import { Drive } from './drive.js';
import { NodeHost } from './node-host.js';
import type { Options } from './options.js';

/** What `finish` says of a KeyboardInterrupt that nobody handled; and the exit code where a signal kills nothing. */
const DIED_OF_SIGINT = -2;
const EXIT_SIGINT = 130;
/** sysexits.h: EX_SOFTWARE */
const INTERNAL_ERROR = 70;

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
    help: false,
    version: false,
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

export async function runProgram(options: Options): Promise<number> {
  const atTerminal = options.program.kind === 'stdin' && !options.program.dash && process.stdin.isTTY;
  const program = atTerminal ? null : readProgram(options);
  if (typeof program === 'string') {
    process.stderr.write(program);
    return 2;
  }
  try {
    return await (program ? run(program, options) : runPrompt(options));
  } catch (error) {
    // Nothing of a program may lead here: what does is ours, and the last thing that we can say of it.
    const reason = String((error as Error)?.message ?? error).split('\n')[0];
    fs.writeSync(2, `pellucid: internal error: ${reason}; please report\n`);
    if (process.env.PELLUCID_STACK) fs.writeSync(2, String((error as Error).stack));
    return INTERNAL_ERROR;
  }
}

async function run(program: Program, options: Options): Promise<number> {
  const booted = start(program.argv, options, program.firstPath);
  if (!booted) return 1;
  const { python, drive } = booted;
  if (program.filename === '<string>') python.addSource('<string>', new TextDecoder().decode(program.source));
  const { module } = program;
  if (module) python.startModule(module.name, module.argv0);
  else python.start(program.source, program.filename, program.fromFile);
  await drive.toEnd();
  return end(booted);
}

/** `pellucid` without a program, on a terminal. */
async function runPrompt(options: Options): Promise<number> {
  const booted = start([''], options, '');
  if (!booted) return 1;
  const { repl } = await import('./repl.js');
  await repl(booted.python, booted.drive, true);
  return end(booted);
}

interface Booted {
  python: PythonProcess;
  drive: Drive;
}

/** A process that the command line's options make; null, and said why, when there is not enough memory. */
function start(argv: string[], options: Options, firstPath: string): Booted | null {
  const config = readConfig(options.switches, process.env);
  if (typeof config === 'string') {
    fs.writeSync(2, config);
    return null;
  }
  const { module, pel, bootImage, library } = loadCore(options.debug ? 'debug' : 'release');
  const list = (items: string[]) => tuple(...items.map(str));
  const host = new NodeHost(library);
  const env = options.switches.ignoreEnvironment || options.switches.isolated ? {} : process.env;
  host.useStreams(env, options.switches.unbuffered > 0);
  const python = boot(module, pel, {
    ...(bootImage && config.usual ? { bootImage } : {}),
    ...(library ? { library } : {}),
    ...(config.safePath ? {} : { firstPath }),
    host,
    memoryLimit: options.memoryLimit,
    optimize: config.optimize,
    hashSeed: config.hashSeed,
    site: config.site && library !== undefined,
    sys: {
      argv: list(argv),
      orig_argv: list(process.argv.slice(1)),
      executable: str(process.argv[1] ?? ''),
      ...config.sys,
    },
  });
  if (!python || (config.site && !library && python.core.addSiteBuiltins() < 0)) {
    fs.writeSync(2, 'pellucid: the memory limit is too small to start Python\n');
    return null;
  }
  return { python, drive: new Drive(python, host) };
}

function end({ python, drive }: Booted): number {
  const code = python.finish();
  drive.close();
  // As CPython: a shell that ran it is to see that it was interrupted.
  if (code === DIED_OF_SIGINT) process.kill(process.pid, 'SIGINT');
  return code === DIED_OF_SIGINT ? EXIT_SIGINT : code;
}

/** The process, or null when the memory limit is too small even for booting. */
function boot(...given: Parameters<typeof PythonProcess.boot>): PythonProcess | null {
  try {
    return PythonProcess.boot(...given);
  } catch (error) {
    if (given[2].memoryLimit && (error as Error).message.includes('too little memory')) return null;
    throw error;
  }
}

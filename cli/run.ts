// Runs a program as python does: the same messages, the same exit codes.

import fs from 'node:fs';
import { PythonProcess, str, tuple } from '../src/host/process.js';
import { loadCore, loadLibrary } from './core-files.js';
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
}

/** CPython puts the working directory in front, and leaves the rest as it was given. */
const absolute = (file: string): string => (file.startsWith('/') ? file : `${process.cwd()}/${file}`);

/** Reads the program, or says with CPython's words why not. */
export function readProgram(options: Options): Program | string {
  const { program, args } = options;
  if (program.kind === 'command') {
    return {
      source: new TextEncoder().encode(`${program.text}\n`),
      filename: '<string>',
      argv: ['-c', ...args],
      fromFile: false,
    };
  }
  if (program.kind === 'stdin') {
    return {
      source: fs.readFileSync(0),
      filename: '<stdin>',
      argv: [program.dash ? '-' : '', ...args],
      fromFile: true,
    };
  }
  const python = process.argv[1] ?? 'pellucid';
  const filename = absolute(program.path);
  try {
    if (fs.statSync(program.path).isDirectory()) return `${python}: can't find '__main__' module in '${filename}'\n`;
    return { source: fs.readFileSync(program.path), filename, argv: [program.path, ...args], fromFile: true };
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
    return program.includes('__main__') ? 1 : 2;
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
  const booted = start(program.argv, options);
  if (!booted) return 1;
  const { python, drive } = booted;
  if (program.filename === '<string>') python.addSource('<string>', new TextDecoder().decode(program.source));
  python.start(program.source, program.filename, program.fromFile);
  await drive.toEnd();
  return end(booted);
}

/** `pellucid` without a program, on a terminal. */
async function runPrompt(options: Options): Promise<number> {
  const booted = start([''], options);
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
function start(argv: string[], options: Options): Booted | null {
  const { module, pel, ...image } = loadCore(options.debug ? 'debug' : 'release');
  const list = (items: string[]) => tuple(...items.map(str));
  const seed = process.env.PYTHONHASHSEED;
  const library = loadLibrary();
  const host = new NodeHost(library);
  const python = boot(module, pel, {
    ...image,
    ...(library ? { library } : {}),
    host,
    memoryLimit: options.memoryLimit,
    optimize: options.optimize,
    hashSeed: options.randomHash || seed === 'random' ? 'random' : Number(seed ?? 0) || 0,
    sys: { argv: list(argv), orig_argv: list(process.argv.slice(1)), executable: str(process.argv[1] ?? '') },
  });
  if (!python || (options.site && python.core.addSiteBuiltins() < 0)) {
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

// Runs a program as python does: the same messages, the same exit codes.

import fs from 'node:fs';
import path from 'node:path';
import { PythonProcess, Status, str, tuple } from '../src/host/process.js';
import { loadCore } from './core-files.js';
import { NodeHost } from './node-host.js';
import type { Options } from './options.js';

/** Back-edges and calls between two looks at what the host has to do (signals). */
const SLICE = 200_000;

export interface Program {
  source: Uint8Array;
  /** __file__ and co_filename: the path as given, "<string>" or "<stdin>". */
  filename: string;
  argv: string[];
}

/** Reads the program, or says with CPython's words why not. */
export function readProgram(options: Options): Program | string {
  const { program } = options;
  if (program.kind === 'command') {
    return { source: new TextEncoder().encode(`${program.text}\n`), filename: '<string>', argv: ['-c', ...options.args] };
  }
  if (program.kind === 'stdin') return { source: fs.readFileSync(0), filename: '<stdin>', argv: ['-', ...options.args] };
  const python = process.argv[1] ?? 'pellucid';
  try {
    if (fs.statSync(program.path).isDirectory()) {
      return `${python}: can't find '__main__' module in '${path.resolve(program.path)}'\n`;
    }
    return { source: fs.readFileSync(program.path), filename: program.path, argv: [program.path, ...options.args] };
  } catch (error) {
    const { errno, code } = error as { errno?: number; code?: string };
    const reason = code === 'EACCES' ? 'Permission denied' : 'No such file or directory';
    return `${python}: can't open file '${path.resolve(program.path)}': [Errno ${-(errno ?? -2)}] ${reason}\n`;
  }
}

export async function runProgram(options: Options): Promise<number> {
  const program = readProgram(options);
  if (typeof program === 'string') {
    process.stderr.write(program);
    return program.includes('__main__') ? 1 : 2;
  }
  const { module, pel } = loadCore(options.debug ? 'debug' : 'release');
  const list = (items: string[]) => tuple(...items.map(str));
  const seed = process.env.PYTHONHASHSEED;
  const python = PythonProcess.boot(module, pel, {
    host: new NodeHost(),
    memoryLimit: options.memoryLimit,
    optimize: options.optimize,
    hashSeed: options.randomHash || seed === 'random' ? 'random' : Number(seed ?? 0) || 0,
    sys: { argv: list(program.argv), orig_argv: list(process.argv.slice(1)), executable: str(process.argv[1] ?? '') },
  });
  const onInterrupt = (): void => python.interrupt();
  process.on('SIGINT', onInterrupt);
  python.start(program.source, program.filename);
  while (python.run(SLICE) !== Status.Done) {
    // Signals reach JavaScript only between two turns of its loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const code = python.finish();
  process.off('SIGINT', onInterrupt);
  return code;
}

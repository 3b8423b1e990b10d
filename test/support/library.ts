// A program that runs with the library and in a real folder, as `pellucid FILE` does.

import fs from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { NodeHost } from '../../cli/node-host.js';
import { str, tuple } from '../../src/bytecode/constants.js';
import { noSwitches, readConfig } from '../../src/host/config.js';
import { Library, partsOf } from '../../src/host/library.js';
import { PythonProcess, Status } from '../../src/host/process.js';
import { core, type RunResult } from './process.js';

let library: Library | undefined;

/** Real files, collected output, no input. */
export class CollectingHost extends NodeHost {
  readonly output: Record<number, string> = { 1: '', 2: '' };
  private readonly decoder = new TextDecoder();
  override readonly data = (name: string) => fs.readFileSync(`dist/data/${name}`);
  override write(fd: number, bytes: Uint8Array): number {
    this.output[fd] += this.decoder.decode(bytes.slice());
    return bytes.length;
  }
  override read(fd: number, into: Uint8Array): number {
    return fd === 0 ? 0 : super.read(fd, into);
  }
  override isatty(): boolean {
    return false;
  }
}

/** Python's library, read once. */
export function testLibrary(): Library {
  library ??= new Library(partsOf(fs.readFileSync('dist/data/library.bin')), inflateRawSync);
  return library;
}

/** A process with the library, and its host; nothing runs yet. */
export function bootWithLibrary(
  folder: string,
  argv: string[],
  environment: Record<string, string> = {},
): { python: PythonProcess; host: CollectingHost } {
  const library = testLibrary();
  const { module, pel } = core('debug');
  const host = new CollectingHost(library);
  const config = readConfig(noSwitches(), { PYTHONDONTWRITEBYTECODE: '1', PYTHONNOUSERSITE: '1', ...environment });
  if (typeof config === 'string') throw new Error(config);
  const python = PythonProcess.boot(module, pel, {
    host,
    library,
    firstPath: folder,
    sys: { ...config.sys, argv: tuple(...argv.map(str)), executable: str('/pellucid/bin/python') },
  });
  return { python, host };
}

/** Runs a file to its end, in its folder; paths below the folder are printed relative to it. */
export function runWithLibrary(
  file: string,
  argv: string[] = [],
  environment: Record<string, string> = {},
  source: Uint8Array | string = fs.readFileSync(file),
): RunResult {
  const folder = path.resolve(path.dirname(file));
  const name = path.basename(file);
  const { python, host } = bootWithLibrary(folder, [name, ...argv], environment);
  const change = host.fs.chdir(folder);
  if (change < 0) throw new Error(`cannot enter ${folder}`);
  python.start(source, path.join(folder, name), true);
  while (python.run(1_000_000) !== Status.Done);
  let damage = python.verifyHeap();
  const exit = python.finish();
  damage += python.verifyHeap();
  const text = (fd: number) => (host.output[fd] as string).replaceAll(`${folder}/`, '');
  return { stdout: text(1), stderr: text(2), exit, blocks: python.core.allocatedBlocks(), damage };
}

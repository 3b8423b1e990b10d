// Recording small programs, and comparing moments byte by byte.

import fs from 'node:fs';
import path from 'node:path';
import { str, tuple } from '../../src/bytecode/constants.js';
import type { Image } from '../../src/inspector/image.js';
import type { LayoutTable } from '../../src/inspector/layout.js';
import { DATA_BASE } from '../../src/inspector/map.js';
import { Recorder } from '../../src/recorder/recorder.js';
import { Recording } from '../../src/recorder/recording.js';
import { tellingModule } from '../../src/recorder/telling.js';
import type { RecorderCore, RecordOptions } from '../../src/recorder/types.js';
import { CollectingHost, testLibrary } from '../support/library.js';
import { core, TestHost } from '../support/process.js';

let made: RecorderCore | undefined;

export function recorderCore(): RecorderCore {
  if (!made) {
    const { module, pel } = core('release');
    const layout = JSON.parse(fs.readFileSync('dist/core/release.layout.json', 'utf8')) as LayoutTable;
    made = { release: { wasm: module, pel, layout }, telling };
  }
  return made;
}

let tells: WebAssembly.Module | undefined;

/** The core that tells. */
export function telling(): WebAssembly.Module {
  tells ??= new WebAssembly.Module(tellingModule(fs.readFileSync('dist/core/release.wasm')));
  return tells;
}

/** A program from its text. */
export function record(source: string, options: Partial<RecordOptions> = {}): Recording {
  return Recording.record({ core: recorderCore(), host: new TestHost(), filename: 'test.py', source, ...options });
}

/** A program of the corpus, nothing of it run yet; with the library, if its first line says so. */
export function corpusRecorder(file: string): Recorder {
  const source = fs.readFileSync(file);
  const folder = path.dirname(file);
  if (!source.toString('latin1').startsWith('# library')) {
    const stdin = file.replace(/\.py$/, '.stdin');
    const host = new TestHost(fs.existsSync(stdin) ? fs.readFileSync(stdin) : '', folder);
    return Recorder.start({ core: recorderCore(), host, source, filename: path.basename(file), fromFile: true });
  }
  const library = testLibrary();
  const host = new CollectingHost(library);
  host.fs.chdir(path.resolve(folder));
  return Recorder.start({
    core: { ...recorderCore(), library },
    host,
    source,
    filename: path.resolve(file),
    fromFile: true,
    firstPath: path.resolve(folder),
    sys: { argv: tuple(str(path.basename(file))), executable: str('/pellucid/bin/python') },
  });
}

/** All that can differ between two moments. */
export function bytesAt(recording: Recording, step: number): Buffer {
  recording.seek(step);
  return bytesOf(recording.copy());
}

export const bytesOf = (image: Image): Buffer => Buffer.from(image.bytes(DATA_BASE, image.size - DATA_BASE));

/** The first address that differs; -1: none. */
export function difference(a: Buffer, b: Buffer): number {
  if (a.length !== b.length) return DATA_BASE + Math.min(a.length, b.length);
  if (a.equals(b)) return -1;
  let i = 0;
  while (a[i] === b[i]) i++;
  return DATA_BASE + i;
}

/** What was written to standard output. */
export const outputOf = (recording: Recording): string =>
  recording.outputs
    .filter((output) => output.fd === 1)
    .map((output) => new TextDecoder().decode(output.bytes))
    .join('');

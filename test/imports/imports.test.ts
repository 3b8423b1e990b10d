// Programs that import: files, and folders with a main.py and its modules, run in a process with the library; what CPython
// 3.13 prints was recorded by tools/record/imports.py. Then the library itself: modules that must be importable.
import fs from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { NodeHost } from '../../cli/node-host.js';
import { noSwitches, readConfig } from '../../src/host/config.js';
import { Library, partsOf } from '../../src/host/library.js';
import { PythonProcess, Status, str, tuple } from '../../src/host/process.js';
import { core } from '../support/process.js';

const root = 'test/imports/programs';
const library = new Library(partsOf(fs.readFileSync('dist/data/library.bin')), inflateRawSync);

/** Real files, collected output, no input. */
class CollectingHost extends NodeHost {
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

function run(file: string, environment: Record<string, string> = {}): string {
  const { module, pel } = core('debug');
  const host = new CollectingHost(library);
  const config = readConfig(noSwitches(), { PYTHONDONTWRITEBYTECODE: '1', PYTHONNOUSERSITE: '1', ...environment });
  if (typeof config === 'string') throw new Error(config);
  const folder = path.resolve(path.dirname(file));
  const python = PythonProcess.boot(module, pel, {
    host,
    library,
    firstPath: folder,
    sys: { ...config.sys, argv: tuple(str(path.basename(file))), executable: str('/pellucid/bin/python') },
  });
  const before = process.cwd();
  const change = host.fs.chdir(folder);
  if (change < 0) throw new Error(`cannot enter ${folder}`);
  python.start(fs.readFileSync(file), path.join(folder, path.basename(file)), true);
  while (python.run(1_000_000) !== Status.Done);
  const exit = python.finish();
  expect(process.cwd()).toBe(before);
  expect(python.verifyHeap(), 'heap').toBe('');
  const text = `exit ${exit}\n--- stdout\n${host.output[1]}--- stderr\n${host.output[2]}`;
  return text.replaceAll(`${folder}/`, '');
}

const programs = fs.readdirSync(root).filter((name) => !name.endsWith('.expected') && name !== '__pycache__');
test.each(programs)('%s', (name) => {
  const file = name.endsWith('.py') ? path.join(root, name) : path.join(root, name, 'main.py');
  expect(run(file)).toBe(fs.readFileSync(path.join(root, `${name.replace(/\.py$/, '')}.expected`), 'utf8'));
});

test('library modules', () => {
  const names = fs
    .readFileSync('test/imports/library-modules.txt', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const folder = fs.mkdtempSync('/tmp/pellucid-');
  const file = path.join(folder, 'all.py');
  const text = names
    .map((name) => `try:\n    import ${name}\nexcept BaseException as e:\n    print('${name}', e)\n`)
    .join('');
  fs.writeFileSync(file, `import warnings\nwarnings.simplefilter('ignore')\n${text}`);
  expect(run(file)).toBe('exit 0\n--- stdout\n--- stderr\n');
  fs.rmSync(folder, { recursive: true });
});

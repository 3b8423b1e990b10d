// The worker and the core, started before the page's own code is even read: fetching and compiling the core, booting Python
// and building the page go on side by side. The compiled core is kept: a worker that replaces another one has it at once.
//
// The core comes packed (lzma.ts).

import type { PelLayout } from '../../src/host/core-exports.js';
import type { CoreBuild } from '../../src/recorder/types.js';
import { type PackedLayout, unpackLayout } from './layout-pack.js';
import { unpack } from './lzma.js';

/** The core; its bytes, of which the worker makes the module that tells; and what a start wants of the library. */
let core: Promise<[CoreBuild, code: Uint8Array, libraryStart: Uint8Array]> | undefined;
let early: Worker | undefined;

async function get(name: string): Promise<Response> {
  const answer = await fetch(new URL(name, document.baseURI));
  if (!answer.ok) throw new Error(`${name} is not there`);
  return answer;
}

const json = async <T>(name: string): Promise<T> => (await get(name)).json();

const unpacked = async (name: string): Promise<Uint8Array> =>
  unpack(new Uint8Array(await (await get(name)).arrayBuffer()));

async function compile(): Promise<[CoreBuild, Uint8Array, Uint8Array]> {
  const release = unpacked('core/release.pack');
  const [code, start, wasm, layout, pel] = await Promise.all([
    release,
    unpacked('core/library-start.pack'),
    release.then((bytes) => WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>)),
    json<PackedLayout>('core/layout.json'),
    json<PelLayout>('core/release.pel.json'),
  ]);
  return [{ wasm, layout: unpackLayout(layout), pel }, code, start];
}

function make(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  core ??= compile();
  core.then(
    (made) => worker.postMessage({ id: 0, method: 'boot', args: [document.baseURI, ...made] }),
    (error: unknown) => {
      core = undefined;
      worker.postMessage({ id: 0, method: 'fail', args: [error instanceof Error ? error.message : String(error)] });
    },
  );
  return worker;
}

/** Starts the worker before the page is there. */
export function spawnEarly(): void {
  early = make();
}

/** The one that was started early, or another one. */
export function takeWorker(): Worker {
  const worker = early ?? make();
  early = undefined;
  return worker;
}

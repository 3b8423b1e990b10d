// The worker and the core, started before the page's own code is even read: fetching and compiling the core, booting Python
// and building the page go on side by side. The compiled core is kept: a worker that replaces another one has it at once.

import type { PelLayout } from '../../src/host/process.js';
import type { CoreBuild } from '../../src/recorder/types.js';
import { type PackedLayout, unpackLayout } from './layout-pack.js';

let core: Promise<CoreBuild> | undefined;
let early: Worker | undefined;

const json = async <T>(name: string): Promise<T> => (await fetch(new URL(name, document.baseURI))).json();

async function compile(): Promise<CoreBuild> {
  const [wasm, layout, pel] = await Promise.all([
    WebAssembly.compileStreaming(fetch(new URL('core/release.wasm', document.baseURI))),
    json<PackedLayout>('core/layout.json'),
    json<PelLayout>('core/release.pel.json'),
  ]);
  return { wasm, layout: unpackLayout(layout), pel };
}

function make(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  core ??= compile();
  core.then(
    (build) => worker.postMessage({ id: 0, method: 'boot', args: [document.baseURI, build] }),
    (error: unknown) => {
      core = undefined;
      worker.postMessage({ id: 0, method: 'fail', args: [error instanceof Error ? error.message : String(error)] });
    },
  );
  return worker;
}

export function spawnEarly(): void {
  early = make();
}

/** The one that was started early, or another one. */
export function takeWorker(): Worker {
  const worker = early ?? make();
  early = undefined;
  return worker;
}

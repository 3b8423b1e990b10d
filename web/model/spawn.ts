// The worker, started before the page's own code is even read: booting Python and building the page go on side by side.

let early: Worker | undefined;

const make = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

export function spawnEarly(): void {
  early = make();
  early.postMessage({ id: 0, method: 'boot', args: [document.baseURI] });
}

/** The one that was started early, or another one. */
export function takeWorker(): Worker {
  const worker = early ?? make();
  early = undefined;
  return worker;
}

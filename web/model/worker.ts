// The worker: it boots the core, and answers the page's messages in order. Nothing here touches the page.

import { Library, type ReadPart } from '../../src/host/library.js';
import type { PelLayout } from '../../src/host/process.js';
import type { LayoutTable } from '../../src/inspector/layout.js';
import type { CoreBuild } from '../../src/recorder/types.js';
import type { Reply, Request } from './protocol.js';
import { Session } from './session.js';
import type { CoreFiles } from './timeline.js';

const scope = self as unknown as {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
  location: Location;
};

const post = (reply: Reply): void => scope.postMessage(reply);

/**
 * Reads a file in parts, when they are asked for: a process that imports waits, so this waits, too (in a worker it may). A
 * server that knows no ranges gives all of it, which is kept.
 */
function remote(url: string): ReadPart {
  let whole: Uint8Array | undefined;
  return (offset, length) => {
    if (whole) return whole.subarray(offset, offset + length);
    const request = new XMLHttpRequest();
    request.open('GET', url, false);
    request.responseType = 'arraybuffer';
    request.setRequestHeader('Range', `bytes=${offset}-${offset + length - 1}`);
    request.send();
    if (request.status !== 200 && request.status !== 206) throw new Error('the library could not be loaded');
    const bytes = new Uint8Array(request.response as ArrayBuffer);
    if (request.status === 206) return bytes;
    whole = bytes;
    return whole.subarray(offset, offset + length);
  };
}

/** Files of the core lie beside the page: the worker is told where. */
async function boot(base: string): Promise<Session> {
  const at = (name: string): string => new URL(name, base).href;
  const build = async (name: string): Promise<CoreBuild> => {
    const [wasm, layout, pel] = await Promise.all([
      WebAssembly.compileStreaming(fetch(at(`core/${name}.wasm`))),
      fetch(at(`core/${name}.layout.json`)).then((r) => r.json() as Promise<LayoutTable>),
      fetch(at(`core/${name}.pel.json`)).then((r) => r.json() as Promise<PelLayout>),
    ]);
    return { wasm, layout, pel };
  };
  const core: CoreFiles = {
    release: await build('release'),
    data: new Map(),
    library: new Library(remote(at('data/library.bin'))),
  };
  const made = new Session(core, (steps, outputs) => post({ progress: { steps, outputs } }));
  later = async () => {
    made.setTrace(await build('trace'));
    const names = await fetch(at('data/unicode-names.txt'));
    if (names.ok) core.data.set('unicode-names.txt', new Uint8Array(await names.arrayBuffer()));
  };
  return made;
}

/** What nobody waits for is loaded when the first picture stands. */
let later: (() => Promise<void>) | undefined;

let session: Promise<Session> | undefined;

async function answer({ id, method, args }: Request): Promise<void> {
  try {
    if (method === 'loadRest') {
      const load = later;
      later = undefined;
      await load?.();
      post({ id, result: {} });
      return;
    }
    if (method === 'boot') {
      session ??= boot(String(args[0]));
      await session;
      post({ id, result: {} });
      return;
    }
    const s = await session;
    if (!s) throw new Error('not booted');
    const call = (s as unknown as Record<string, (...a: unknown[]) => unknown>)[method];
    if (typeof call !== 'function') throw new Error(`no method ${method}`);
    post({ id, result: await call.apply(s, args) });
  } catch (error) {
    post({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

scope.onmessage = (event) => void answer(event.data as Request);

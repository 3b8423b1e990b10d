// The worker: it boots the core, and answers the page's messages in order. Nothing here touches the page.

import { Library, type ReadPart } from '../../src/host/library.js';
import type { PelLayout } from '../../src/host/process.js';
import type { CoreBuild } from '../../src/recorder/types.js';
import { addNames, type LayoutNames } from './layout-pack.js';
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

/** Where the page lies: the worker's own address says nothing about it. */
let base = '';
const at = (name: string): string => new URL(name, base).href;

/** Data files: those that were fetched ahead; another one when a program asks for it, which waits. */
class DataFiles {
  private readonly known = new Map<string, Uint8Array>();

  async fetch(name: string): Promise<void> {
    const answer = await fetch(at(`data/${name}`));
    if (answer.ok) this.known.set(name, new Uint8Array(await answer.arrayBuffer()));
  }

  get(name: string): Uint8Array | undefined {
    const known = this.known.get(name);
    if (known) return known;
    const request = new XMLHttpRequest();
    request.open('GET', at(`data/${name}`), false);
    request.responseType = 'arraybuffer';
    request.send();
    if (request.status !== 200) return undefined;
    const bytes = new Uint8Array(request.response as ArrayBuffer);
    this.known.set(name, bytes);
    return bytes;
  }
}

/** What the page hands over: the core, compiled while this file was loaded. */
function boot(release: CoreBuild): void {
  const data = new DataFiles();
  const core: CoreFiles = {
    release,
    data,
    library: new Library(remote(at('data/library.bin'))),
    names: once(async () => {
      addNames(release.layout, (await (await fetch(at('core/names.json'))).json()) as LayoutNames);
    }),
  };
  const session = new Session(
    core,
    (steps, outputs) => post({ progress: { steps, outputs } }),
    (marks) => post({ marks }),
  );
  rest = once(async () => {
    const [wasm, pel] = await Promise.all([
      WebAssembly.compileStreaming(fetch(at('core/trace.wasm'))),
      fetch(at('core/trace.pel.json')).then((r) => r.json() as Promise<PelLayout>),
    ]);
    // Both builds have the same layout.
    session.setTrace({ wasm, layout: release.layout, pel });
    await data.fetch('unicode-names.txt');
    if (release.pel.docs) await data.fetch(release.pel.docs);
  });
  booted.resolve(session);
}

/** Work that is done at most once, when it is asked for; a failure is asked for again. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

/** What nobody waits for is loaded when the first picture stands. */
let rest = async (): Promise<void> => {};

const booted = (() => {
  let resolve!: (session: Session) => void;
  let reject!: (error: Error) => void;
  const session = new Promise<Session>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  session.catch(() => {});
  return { session, resolve, reject };
})();

async function answer({ id, method, args }: Request): Promise<void> {
  try {
    if (method === 'boot') {
      base = String(args[0]);
      return boot(args[1] as CoreBuild);
    }
    if (method === 'fail') return booted.reject(new Error(`Python could not be loaded: ${args[0]}`));
    const session = await booted.session;
    session.touch();
    if (method === 'booted') return post({ id, result: {} });
    if (method === 'loadRest') {
      await rest();
      return post({ id, result: {} });
    }
    const call = (session as unknown as Record<string, (...a: unknown[]) => unknown>)[method];
    if (typeof call !== 'function') throw new Error(`no method ${method}`);
    post({ id, result: await call.apply(session, args) });
  } catch (error) {
    post({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

scope.onmessage = (event) => void answer(event.data as Request);

// The worker: it boots the core, and answers the page's messages in order. Nothing here touches the page.

import { inflate } from '../../src/host/inflate.js';
import { Library, type ReadPart } from '../../src/host/library.js';
import { tellingModule } from '../../src/recorder/telling.js';
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

/** An answer that is waited for: a process that imports waits, and in a worker one may. */
function getNow(url: string, headers: Record<string, string> = {}): XMLHttpRequest {
  tellDataUsed();
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  try {
    request.send();
  } catch {
    throw new Error("Python's library is not in this browser yet, and there is no network.");
  }
  return request;
}

const bytesOf = (request: XMLHttpRequest): Uint8Array => new Uint8Array(request.response as ArrayBuffer);

/** Reads a file in parts, when they are asked for. A server that knows no ranges gives all of it, which is kept. */
function remote(url: string): ReadPart {
  let whole: Uint8Array | undefined;
  return (offset, length) => {
    if (!whole) {
      const request = getNow(url, { Range: `bytes=${offset}-${offset + length - 1}` });
      if (request.status === 206) return bytesOf(request);
      if (request.status !== 200) throw new Error("Python's library is not where the page is.");
      whole = bytesOf(request);
    }
    return whole.subarray(offset, offset + length);
  };
}

let dataUsed = false;

/** The first program that wants the library or the tables: from then on the page keeps them for use without a network. */
function tellDataUsed(): void {
  if (!dataUsed) post({ dataUsed: true });
  dataUsed = true;
}

/** Where the page lies: the worker's own address says nothing about it. */
let base = '';
const at = (name: string): string => new URL(name, base).href;

/** Data files, read when a program asks for one, which waits. */
class DataFiles {
  private readonly known = new Map<string, Uint8Array>();

  get(name: string): Uint8Array | undefined {
    const known = this.known.get(name);
    if (known) return known;
    const request = getNow(at(`data/${name}`));
    if (request.status !== 200) return undefined;
    const bytes = bytesOf(request);
    this.known.set(name, bytes);
    return bytes;
  }
}

/** What the page hands over: the core, compiled while this file was loaded. */
function boot(release: CoreBuild, code: Uint8Array, libraryStart: Uint8Array): void {
  const core: CoreFiles = {
    release,
    data: new DataFiles(),
    library: new Library(remote(at('data/library.bin')), inflate, libraryStart),
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
    session.setTelling(await WebAssembly.compile(tellingModule(code)));
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

/** What nobody waits for is made when the first picture stands. */
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
      return boot(args[1] as CoreBuild, args[2] as Uint8Array, args[3] as Uint8Array);
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

// The page's side of the worker: calls that give promises. A worker that does not answer is replaced.

import type { OutputPiece, Reply, TimeMark } from './protocol.js';
import type { Session } from './session.js';
import { takeWorker } from './spawn.js';

type Call = (...args: never[]) => unknown;
/** The session's methods, each answering later. */
type Calls = {
  [K in keyof Session as Session[K] extends Call ? K : never]: Session[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

/** Asks the worker: a promise for each question, a function for what it tells by itself. */
export class Client {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, { resolve(v: unknown): void; reject(e: Error): void }>();
  private nextId = 1;
  private booted: Promise<unknown> = Promise.resolve();
  onProgress: (steps: number, outputs: OutputPiece[]) => void = () => {};
  onMarks: (marks: TimeMark[]) => void = () => {};
  private tellDataUsed: () => void = () => {};
  /** A program has wanted the library or a table. */
  readonly dataUsed = new Promise<void>((resolve) => {
    this.tellDataUsed = resolve;
  });

  constructor() {
    this.start();
  }

  private start(): void {
    const worker = takeWorker();
    worker.onmessage = (event: MessageEvent<Reply>) => {
      const reply = event.data;
      if ('dataUsed' in reply) return this.tellDataUsed();
      if ('marks' in reply) return this.onMarks(reply.marks);
      if ('progress' in reply) return this.onProgress(reply.progress.steps, reply.progress.outputs);
      const call = this.waiting.get(reply.id);
      this.waiting.delete(reply.id);
      if ('error' in reply) call?.reject(new Error(reply.error));
      else call?.resolve(reply.result);
    };
    worker.onerror = (event) => this.fail(event.message || 'the worker failed');
    this.worker = worker;
    this.booted = this.send('booted', []);
    this.booted.catch(() => {});
  }

  private fail(message: string): void {
    for (const call of this.waiting.values()) call.reject(new Error(message));
    this.waiting.clear();
  }

  private send(method: string, args: unknown[]): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker?.postMessage({ id, method, args });
    });
  }

  async call<K extends keyof Calls>(method: K, ...args: Parameters<Calls[K]>): Promise<Awaited<ReturnType<Calls[K]>>> {
    await this.booted;
    return (await this.send(method, args)) as Awaited<ReturnType<Calls[K]>>;
  }

  /** Makes what the first picture did not need. */
  async loadRest(): Promise<void> {
    await this.booted;
    await this.send('loadRest', []);
  }

  /** Ends the worker whatever it does, and starts another. */
  restart(): void {
    this.worker?.terminate();
    this.fail('stopped');
    this.start();
  }
}

// What the world answered: every call of a host, in order, so that a replay is answered the same.
//
// It knows no call by name but these: `source` and `data` are functions of their argument (a process asks for them whenever it
// likes), and what is written to standard output and error is kept with its step. A call that is new in Host is logged
// without a line here.

import type { Host } from '../host/host.js';
import type { PythonProcess } from '../host/process.js';
import type { Output } from './types.js';

/** Values that pass between a process and its host. */
export type Plain =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Plain[]
  | { [key: string]: Plain };

/** One answer: of which call (an index into `methods`), what it gave back, and what it wrote into the bytes it was handed. */
export interface Answer {
  method: number;
  value: Plain;
  filled: Uint8Array | null;
}

/** Something that came from outside between two instructions. */
export interface InputEvent {
  step: number;
  /** How often the program had waited by then: it can wait several times at one step. */
  waits: number;
  kind: 'interrupt' | 'exec' | 'memory limit';
  /** exec: the statement; otherwise ''. */
  source: string;
  /** exec: the frame in which it runs; memory limit: bytes. */
  frame: number;
  /** exec: the source is an expression, whose value goes into the slot at this address. */
  slot?: number;
}

/** The host's answers in their order: what a replay hears instead of the world. */
export class InputLog {
  /** 'clock', 'fs.read' …: what the host can do, even if it was never asked. */
  methods: string[] = [];
  answers: Answer[] = [];
  /** Sources by file name. */
  sources = new Map<string, Uint8Array | undefined>();
  events: InputEvent[] = [];
  outputs: Output[] = [];

  /** What was known when `answers` and `events` were that long, to go on differently. */
  prefix(answers: number, events: number, step: number): InputLog {
    const copy = new InputLog();
    copy.methods = [...this.methods];
    copy.answers = this.answers.slice(0, answers);
    copy.sources = new Map(this.sources);
    copy.events = this.events.slice(0, events);
    copy.outputs = this.outputs.filter((output) => output.step < step);
    return copy;
  }
}

type Call = (...args: unknown[]) => unknown;

/** Parts of a host that are objects of methods themselves. */
const PARTS = ['fs'];
const NOT_LOGGED = new Set(['source', 'data']);

/** The names of all methods of an object and its classes. */
function methodNames(o: object): string[] {
  const names = new Set<string>();
  for (let p: object | null = o; p && p !== Object.prototype; p = Object.getPrototypeOf(p)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(p)))
      if (typeof value === 'function' && name !== 'constructor') names.add(name);
  }
  return [...names].sort();
}

function setMethod(host: Record<string, unknown>, path: string, call: Call): void {
  const [first = '', second] = path.split('.');
  if (second === undefined) host[first] = call;
  else {
    host[first] ??= {};
    (host[first] as Record<string, unknown>)[second] = call;
  }
}

/** Whether a call fills the bytes that it is given. */
const fills = (method: string): boolean => /(^|\.)(p?read\w*|random|getrandom)$/.test(method);
const writes = (method: string): boolean => /(^|\.)p?write$/.test(method);

/** The answers of one host, passed on and written down. `now` is the step of the instruction that asks. */
export function loggingHost(host: Host, log: InputLog, now: () => number): Host {
  const logging: Record<string, unknown> = {};
  const wrap = (owner: object, name: string, path: string): void => {
    const call = (owner as Record<string, Call>)[name] as Call;
    if (NOT_LOGGED.has(path)) return;
    let method = log.methods.indexOf(path);
    if (method < 0) method = log.methods.push(path) - 1;
    const filling = fills(path);
    const writing = writes(path);
    setMethod(logging, path, (...args) => {
      const value = call.apply(owner, args) as Plain;
      let filled: Uint8Array | null = null;
      if (filling) {
        const into = args.find((arg) => arg instanceof Uint8Array);
        if (into) filled = into.slice(0, typeof value === 'number' ? Math.max(value, 0) : into.length);
      } else if (writing && (args[0] === 1 || args[0] === 2) && typeof value === 'number' && value > 0) {
        log.outputs.push({ step: now(), fd: args[0], bytes: (args[1] as Uint8Array).slice(0, value) });
      }
      log.answers.push({ method, value, filled });
      return value;
    });
  };
  for (const name of methodNames(host)) wrap(host, name, name);
  for (const part of PARTS) {
    const object = (host as unknown as Record<string, object | undefined>)[part];
    if (object) for (const name of methodNames(object)) wrap(object, name, `${part}.${name}`);
  }
  logging.source = (filename: string) => {
    if (!log.sources.has(filename)) log.sources.set(filename, host.source(filename)?.slice());
    return log.sources.get(filename);
  };
  if (host.data) logging.data = (name: string) => host.data?.(name);
  return logging as unknown as Host;
}

/** The replay asked something else than the recorded run: the core or the host's code is not the one that recorded. */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';
}

/** Answers from a log, from any place in it. */
export class ReplayHost {
  /** The next answer. */
  position = 0;
  readonly host: Host;

  constructor(log: InputLog, data?: (name: string) => Uint8Array | undefined) {
    const replaying: Record<string, unknown> = {};
    log.methods.forEach((path, method) => {
      setMethod(replaying, path, (...args) => {
        const answer = log.answers[this.position++];
        if (answer?.method !== method) {
          const expected = answer ? `${log.methods[answer.method]}` : 'nothing';
          throw new DivergedError(`the replay asks the host for ${path}, the recorded run for ${expected}`);
        }
        if (answer.filled) (args.find((arg) => arg instanceof Uint8Array) as Uint8Array).set(answer.filled);
        return answer.value;
      });
    });
    replaying.source = (filename: string) => log.sources.get(filename);
    if (data) replaying.data = data;
    this.host = replaying as unknown as Host;
  }
}

/**
 * Answers a branch: what the recorded run was answered from there on, each call for itself, for as long as that lasts; then
 * what `host` says. With `input` standard input is that text and its end.
 */
export function branchHost(log: InputLog, from: number, host: Host, input: string | null): Host {
  const queues = log.methods.map((): Answer[] => []);
  for (let i = from; i < log.answers.length; i++) {
    const answer = log.answers[i] as Answer;
    queues[answer.method]?.push(answer);
  }
  const taken = queues.map(() => 0);
  let rest = input === null ? null : new TextEncoder().encode(input);
  const branching: Record<string, unknown> = {};
  const available = new Set([...log.methods, ...methodNames(host)]);
  for (const part of PARTS) {
    const object = (host as unknown as Record<string, object | undefined>)[part];
    if (object) for (const name of methodNames(object)) available.add(`${part}.${name}`);
  }
  for (const path of available) {
    if (NOT_LOGGED.has(path)) continue;
    const method = log.methods.indexOf(path);
    const [first = '', second] = path.split('.');
    const live = (args: unknown[]): unknown => {
      const owner = second === undefined ? host : (host as unknown as Record<string, object | undefined>)[first];
      const call = (owner as Record<string, Call | undefined> | undefined)?.[second ?? first];
      return call ? call.apply(owner, args) : -38;
    };
    setMethod(branching, path, (...args) => {
      if (writes(path) && (args[0] === 1 || args[0] === 2)) return live(args);
      if (rest && fills(path) && args[0] === 0) {
        const into = args[1] as Uint8Array;
        const n = Math.min(into.length, rest.length);
        into.set(rest.subarray(0, n));
        rest = rest.subarray(n);
        return n;
      }
      const answer = method < 0 ? undefined : queues[method]?.[taken[method] ?? 0];
      if (!answer) return live(args);
      taken[method] = (taken[method] ?? 0) + 1;
      if (answer.filled) {
        const into = args.find((arg) => arg instanceof Uint8Array) as Uint8Array;
        if (answer.filled.length > into.length) return live(args);
        into.set(answer.filled);
      }
      return answer.value;
    });
  }
  branching.source = (filename: string) =>
    log.sources.has(filename) ? log.sources.get(filename) : host.source(filename);
  if (host.data) branching.data = (name: string) => host.data?.(name);
  return branching as unknown as Host;
}

/** A host whose every call goes to the host that is in charge at that moment. */
export function switchingHost(
  methods: string[],
  inCharge: () => Host,
  data: ((name: string) => Uint8Array | undefined) | undefined,
): Host {
  const switching: Record<string, unknown> = {};
  for (const path of methods) {
    const [first = '', second] = path.split('.');
    setMethod(switching, path, (...args) => {
      const host = inCharge() as unknown as Record<string, unknown>;
      const owner = second === undefined ? host : (host[first] as Record<string, unknown>);
      return (owner[second ?? first] as Call).apply(owner, args);
    });
  }
  switching.source = (filename: string) => inCharge().source(filename);
  if (data) switching.data = data;
  return switching as unknown as Host;
}

/** Gives a process that stands still what came from outside: null, or what the statement raised. */
export function applyEvent(process: PythonProcess, event: InputEvent): string | null {
  if (event.kind === 'exec') return process.execInFrame(event.frame, event.source, event.slot);
  if (event.kind === 'memory limit') process.setPel64('memory_limit', BigInt(event.frame));
  else process.interrupt();
  return null;
}

// The URL's hash: the program, the step and the view, compressed; and the hash parameters of Python Tutor.

import type { Grain, SourceFile } from './protocol.js';

export interface Shared {
  files: SourceFile[];
  main: string;
  stdin: string;
  step?: number;
  grain?: Grain;
  view?: string;
  breakpoints?: { file: string; line: number }[];
}

const NO_PROGRAM = 'it holds no program';
const MAX_TEXT = 2_000_000;
/** Bytes of what an address holds. */
const MOST = 16_000_000;

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
};

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** Bytes through the browser's own compressor. A few thousand can say that they are gigabytes: these are not believed. */
async function through(bytes: Uint8Array, way: GenericTransformStream): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(way).getReader();
  for (;;) {
    const { done, value } = (await reader.read()) as ReadableStreamReadResult<Uint8Array<ArrayBuffer>>;
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    length += value.length;
    if (length > MOST) throw new Error(NO_PROGRAM);
    parts.push(value);
  }
}

/** What is shared, packed into the part of an address behind #. */
export async function encodeHash(s: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(s));
  return `p=${toBase64(await through(bytes, new CompressionStream('deflate-raw')))}`;
}

const isText = (x: unknown): x is string => typeof x === 'string' && x.length <= MAX_TEXT;

/** Everything in a hash comes from a stranger: only what has the right shape is taken. */
function checked(x: unknown): Shared {
  if (typeof x !== 'object' || x === null) throw new Error(NO_PROGRAM);
  const o = x as Record<string, unknown>;
  const files = (Array.isArray(o['files']) ? o['files'] : []).flatMap((f: unknown) => {
    const { name, text } = (f ?? {}) as { name?: unknown; text?: unknown };
    return isText(name) && isText(text) ? [{ name: name.slice(0, 100), text }] : [];
  });
  if (files.length === 0) throw new Error(NO_PROGRAM);
  const main = files.find((f) => f.name === o['main'])?.name ?? files[0]?.name ?? 'main.py';
  const shared: Shared = { files, main, stdin: isText(o['stdin']) ? o['stdin'] : '' };
  if (Number.isInteger(o['step']) && (o['step'] as number) >= 0) shared.step = o['step'] as number;
  if (o['grain'] === 'line' || o['grain'] === 'instruction' || o['grain'] === 'call') shared.grain = o['grain'];
  if (isText(o['view']) && /^[a-z]{1,12}$/.test(o['view'])) shared.view = o['view'];
  if (Array.isArray(o['breakpoints']))
    shared.breakpoints = o['breakpoints'].flatMap((b: unknown) => {
      const { file, line } = (b ?? {}) as { file?: unknown; line?: unknown };
      return isText(file) && Number.isInteger(line) ? [{ file, line: line as number }] : [];
    });
  return shared;
}

/** A program out of a hash; null: it holds none. Throws Error with a reason when it is broken. */
export async function decodeHash(hash: string): Promise<Shared | null> {
  const text = hash.replace(/^#/, '');
  if (text === '' || /^lesson=/.test(text)) return null;
  const params = new URLSearchParams(text);
  const packed = params.get('p');
  if (packed !== null) {
    try {
      return checked(
        JSON.parse(new TextDecoder().decode(await through(fromBase64(packed), new DecompressionStream('deflate-raw')))),
      );
    } catch (error) {
      throw new Error(error instanceof Error && error.message === NO_PROGRAM ? NO_PROGRAM : 'it is cut off or damaged');
    }
  }
  const code = params.get('code');
  if (code === null) return null;
  // Python Tutor: code, curInstr (0 is the first line about to run), rawInputLstJSON; the others set its own looks.
  const lines: unknown = (() => {
    try {
      return JSON.parse(params.get('rawInputLstJSON') ?? '[]');
    } catch {
      return [];
    }
  })();
  const stdin = Array.isArray(lines)
    ? lines
        .filter(isText)
        .map((l) => `${l}\n`)
        .join('')
    : '';
  const shared: Shared = { files: [{ name: 'main.py', text: code }], main: 'main.py', stdin, grain: 'line' };
  const at = Number(params.get('curInstr'));
  if (Number.isInteger(at) && at > 0) shared.step = -at;
  return shared;
}

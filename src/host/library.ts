// The library image: Python's library and its code in one compressed file, written by tools/library.mjs.
//
//   "PELLIB01" │ u32 length of the packed index │ u32 its length unpacked │ the index │ the entries
//
// The index is JSON: { files: { path: [offset, packed, unpacked] }, frozen: { name: … } }; index and entries are raw
// DEFLATE data, an entry whose two lengths are equal is stored as it is. Entries are unpacked when they are asked for.

import { inflate } from './inflate.js';
import type { ReadOnlyTree } from './read-only-tree.js';

/** Where the library is mounted: sys.prefix. */
export const PREFIX = '/pellucid';
/** The library's directory below the prefix. */
export const STDLIB = 'lib/python3.13';
/** Seconds since the epoch of every file, 1980-01-01: an image is the same whenever it is made. */
export const LIBRARY_MTIME = 315532800;

// What every start asks: it is answered without the index, which takes longer to unpack than the rest of a start.
const ROOTS = new Set(['', 'lib', STDLIB]);
const NEVER = new Set([`${STDLIB}/site-packages`, `${STDLIB}/lib-dynload`]);
const NEVER_FROZEN = new Set(['sitecustomize', 'usercustomize']);

type Entry = [offset: number, packed: number, size: number];

/** Where the files of the library lie in its image. */
export interface LibraryIndex {
  /** By path below the prefix. */
  files: Record<string, Entry>;
  /** By module: the marshalled code, whether it is a package, and the name it was frozen under (null: none). */
  frozen: Record<string, { code: Entry; package?: true; origin: string | null }>;
}

/** A module whose code is in the image. */
export interface FrozenModule {
  package: boolean;
  origin: string | null;
  code: () => Uint8Array;
}

/**
 * What every start asks of the library, without the library: a page loads this first. tools/library.mjs writes it, as the
 * u32 length of its index, the index, and the contents, at offsets from where they begin.
 */
export interface LibraryStart {
  frozen: Record<string, { code: [offset: number, size: number]; package?: true; origin: string | null }>;
  /** All frozen modules. */
  frozenNames: string[];
  files: Record<string, [offset: number, size: number]>;
  /** What is in those directories that are listed: a file's size, null of a directory. */
  directories: Record<string, Record<string, number | null>>;
}

/** The same, opened. What it does not know is undefined. */
class Start {
  private readonly index: LibraryStart;
  private readonly contents: Uint8Array;

  constructor(bytes: Uint8Array) {
    const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    this.index = JSON.parse(new TextDecoder().decode(bytes.subarray(4, end))) as LibraryStart;
    this.contents = bytes.subarray(end);
  }

  private entry([offset, size]: [number, number]): Uint8Array {
    return this.contents.subarray(offset, offset + size);
  }

  /** A file's size; null: a directory; -1: there is no such thing. */
  find(path: string): number | null | undefined {
    const file = this.index.files[path];
    if (file) return file[1];
    const slash = path.lastIndexOf('/');
    const siblings = this.index.directories[path.slice(0, Math.max(0, slash))];
    const name = path.slice(slash + 1);
    return siblings && (Object.hasOwn(siblings, name) ? siblings[name] : -1);
  }

  names(path: string): string[] | undefined {
    const directory = this.index.directories[path];
    return directory && Object.keys(directory);
  }

  read(path: string): Uint8Array | undefined {
    const file = this.index.files[path];
    return file && this.entry(file);
  }

  /** null: there is no such module. */
  frozen(name: string): FrozenModule | null | undefined {
    const module = Object.hasOwn(this.index.frozen, name) ? this.index.frozen[name] : undefined;
    if (!module) return this.index.frozenNames.includes(name) ? undefined : null;
    return { package: module.package === true, origin: module.origin, code: () => this.entry(module.code) };
  }
}

const MAGIC = 'PELLIB01';
const HEADER = 16;

/** A part of the image: it is large, and a program needs little of it. */
export type ReadPart = (offset: number, length: number) => Uint8Array;

/** An image that is all there. */
export const partsOf =
  (image: Uint8Array): ReadPart =>
  (offset, length) =>
    image.subarray(offset, offset + length);

/** What is known once the index was read. */
interface Opened {
  index: LibraryIndex;
  start: number;
}

/** Python's library, read from its image. */
export class Library implements ReadOnlyTree {
  private readonly part: ReadPart;
  private opened: Opened | undefined;
  private readonly unpack: (data: Uint8Array, size: number) => Uint8Array;
  private directories: Map<string, string[]> | undefined;
  /** What was unpacked last: a module's code is read soon after it is looked at. */
  private readonly unpacked = new Map<number, Uint8Array>();

  private readonly start: Start | undefined;

  /** `part` reads the image; `unpack`: a faster decompressor, if there is one; `start`: what is known without the image. */
  constructor(part: ReadPart, unpack = inflate, start?: Uint8Array) {
    this.part = part;
    this.unpack = unpack;
    this.start = start && new Start(start);
  }

  /** Throws Error when the bytes are no library image. */
  private open(): Opened {
    if (this.opened) return this.opened;
    const header = this.part(0, HEADER);
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
    for (let i = 0; i < MAGIC.length; i++) if (header[i] !== MAGIC.charCodeAt(i)) throw new Error('no library image');
    const packed = view.getUint32(8, true);
    const text = this.unpack(this.part(HEADER, packed), view.getUint32(12, true));
    this.opened = { index: JSON.parse(new TextDecoder().decode(text)) as LibraryIndex, start: HEADER + packed };
    return this.opened;
  }

  private get index(): LibraryIndex {
    return this.open().index;
  }

  get mtime(): bigint {
    return BigInt(LIBRARY_MTIME) * 1_000_000_000n;
  }

  private entry([offset, packed, size]: Entry): Uint8Array {
    const known = this.unpacked.get(offset);
    if (known) return known;
    const data = this.part(this.open().start + offset, packed);
    const bytes = packed === size ? data : this.unpack(data, size);
    if (this.unpacked.size >= 8) this.unpacked.clear();
    this.unpacked.set(offset, bytes);
    return bytes;
  }

  /** Names by directory: '' is the prefix. */
  private tree(): Map<string, string[]> {
    if (this.directories) return this.directories;
    const directories = new Map<string, string[]>([['', []]]);
    const add = (path: string): void => {
      const slash = path.lastIndexOf('/');
      const parent = slash < 0 ? '' : path.slice(0, slash);
      let names = directories.get(parent);
      if (!names) {
        names = [];
        directories.set(parent, names);
        add(parent);
      }
      names.push(path.slice(slash + 1));
    };
    for (const path of Object.keys(this.index.files)) add(path);
    this.directories = directories;
    return directories;
  }

  find(path: string): { names: readonly string[] } | { size: number } | undefined {
    if (NEVER.has(path)) return undefined;
    const early = this.start?.find(path);
    const names = (): string[] | undefined => this.start?.names(path) ?? this.tree().get(path);
    if (ROOTS.has(path) || early === null) {
      return {
        get names() {
          return names() ?? [];
        },
      };
    }
    if (early !== undefined) return early < 0 ? undefined : { size: early };
    const file = this.index.files[path];
    if (file) return { size: file[2] };
    const found = names();
    return found && { names: found };
  }

  read(path: string): Uint8Array {
    const early = this.start?.read(path);
    if (early) return early;
    const file = this.index.files[path];
    if (!file) throw new Error(`the library has no ${path}`);
    return this.entry(file);
  }

  frozen(name: string): FrozenModule | undefined {
    if (NEVER_FROZEN.has(name)) return undefined;
    const early = this.start?.frozen(name);
    if (early !== undefined) return early ?? undefined;
    const module = Object.hasOwn(this.index.frozen, name) ? this.index.frozen[name] : undefined;
    if (!module) return undefined;
    return { package: module.package === true, origin: module.origin, code: () => this.entry(module.code) };
  }

  frozenNames(): string[] {
    return Object.keys(this.index.frozen);
  }

  /** The source of a file by its absolute path or by the name of a frozen module's code ("<frozen os>"), for tracebacks. */
  source(filename: string): Uint8Array | undefined {
    const path = filename.startsWith(`${PREFIX}/`) ? filename.slice(PREFIX.length + 1) : undefined;
    return path !== undefined && this.index.files[path] ? this.read(path) : undefined;
  }
}

// A mount of files that nobody changes, such as the library's image.

import type { Backend } from './file-system.js';
import { writes } from './file-system.js';
import { type DirectoryEntry, DT, E, type FileStat, O, S, type VolumeStat } from './fs.js';
import { AbstractFile, type OpenFile, plainStat } from './open-file.js';

/** What an image says of a path ('' is its root, 'os.py', 'json/__init__.py'). */
export interface ReadOnlyTree {
  /** A directory's names, a file's size, or undefined: there is no such thing. */
  find(path: string): { names: readonly string[] } | { size: number } | undefined;
  /** A file's bytes. */
  read(path: string): Uint8Array;
  /** Nanoseconds since the epoch, of every file; default 0. */
  mtime?: bigint;
}

type Node = NonNullable<ReturnType<ReadOnlyTree['find']>>;

/** Files that are there and stay as they are: the library image. */
export class TreeBackend implements Backend {
  private readonly tree: ReadOnlyTree;
  constructor(tree: ReadOnlyTree) {
    this.tree = tree;
  }

  private find(path: string): Node | undefined {
    const node = this.tree.find(path.slice(1).replace(/\/+$/, ''));
    return node && 'size' in node && path.endsWith('/') ? undefined : node;
  }

  /** ENOENT, or ENOTDIR below a file. */
  private missing(path: string): number {
    for (let i = path.lastIndexOf('/'); i > 0; i = path.lastIndexOf('/', i - 1)) {
      const parent = this.find(path.slice(0, i));
      if (parent) return 'size' in parent ? -E.NOTDIR : -E.NOENT;
    }
    return -E.NOENT;
  }

  private statOf(path: string, node: Node): FileStat {
    const time = this.tree.mtime ?? 0n;
    const size = 'size' in node ? node.size : 0;
    return {
      ...plainStat('size' in node ? S.IFREG | 0o444 : S.IFDIR | 0o555),
      ino: inodeOf(path),
      dev: 2n,
      size,
      blocks: Math.ceil(size / 512),
      atime: time,
      mtime: time,
      ctime: time,
    };
  }

  open(path: string, flags: number, _mode: number): OpenFile | number {
    const node = this.find(path);
    if (!node) return flags & O.CREAT && this.missing(path) === -E.NOENT ? -E.ROFS : this.missing(path);
    if ((flags & (O.CREAT | O.EXCL)) === (O.CREAT | O.EXCL)) return -E.EXIST;
    if (writes(flags)) return 'size' in node ? -E.ROFS : -E.ISDIR;
    if (flags & O.DIRECTORY && 'size' in node) return -E.NOTDIR;
    const bytes = 'size' in node ? this.tree.read(path.slice(1)) : null;
    return new ReadOnlyFile(bytes, this.statOf(path, node), () => this.list(path));
  }

  stat(path: string, _follow: boolean): FileStat | number {
    const node = this.find(path);
    return node ? this.statOf(path, node) : this.missing(path);
  }

  list(path: string): DirectoryEntry[] | number {
    const node = this.find(path);
    if (!node) return this.missing(path);
    if ('size' in node) return -E.NOTDIR;
    const prefix = path.endsWith('/') ? path : `${path}/`;
    return node.names.map((name) => {
      const child = this.find(prefix + name);
      return { name, ino: inodeOf(prefix + name), type: child && 'size' in child ? DT.REG : DT.DIR };
    });
  }

  private refuse(path: string): number {
    return this.find(path) ? -E.ROFS : this.missing(path);
  }

  truncate(path: string): number {
    return this.refuse(path);
  }
  mkdir(path: string): number {
    return this.find(path) ? -E.EXIST : this.missing(path) === -E.NOENT ? -E.ROFS : this.missing(path);
  }
  rmdir(path: string): number {
    return this.refuse(path);
  }
  unlink(path: string): number {
    return this.refuse(path);
  }
  rename(from: string): number {
    return this.refuse(from);
  }
  link(from: string): number {
    return this.refuse(from);
  }
  symlink(_target: string, path: string): number {
    return this.mkdir(path);
  }
  readlink(path: string): string | number {
    return this.find(path) ? -E.INVAL : this.missing(path);
  }
  realpath(path: string): string | number {
    return this.find(path) ? path : this.missing(path);
  }
  chmod(path: string): number {
    return this.refuse(path);
  }
  chown(path: string): number {
    return this.refuse(path);
  }
  utime(path: string): number {
    return this.refuse(path);
  }
  access(path: string, mode: number): number {
    const node = this.find(path);
    if (!node) return this.missing(path);
    if (mode & 2) return -E.ROFS;
    return mode & 1 && 'size' in node ? -E.ACCES : 0;
  }
  statvfs(_path: string): VolumeStat {
    return { bsize: 4096, blocks: 0, bfree: 0, bavail: 0, files: 0, ffree: 0 };
  }
}

/** A number for a path that stays the same. */
function inodeOf(path: string): bigint {
  let h = 0x811c9dc5;
  for (let i = 0; i < path.length; i++) h = Math.imul(h ^ path.charCodeAt(i), 0x01000193) >>> 0;
  return BigInt(h);
}

class ReadOnlyFile extends AbstractFile {
  private readonly bytes: Uint8Array | null;
  private readonly facts: FileStat;
  private readonly entries: () => DirectoryEntry[] | number;
  private position = 0;

  constructor(bytes: Uint8Array | null, facts: FileStat, entries: () => DirectoryEntry[] | number) {
    super();
    this.bytes = bytes;
    this.facts = facts;
    this.entries = entries;
  }

  read(into: Uint8Array): number {
    const n = this.pread(into, this.position);
    if (n > 0) this.position += n;
    return n;
  }

  override pread(into: Uint8Array, offset: number): number {
    if (!this.bytes) return -E.ISDIR;
    const part = this.bytes.subarray(offset, offset + into.length);
    into.set(part);
    return part.length;
  }

  write(_bytes: Uint8Array): number {
    return -E.BADF;
  }

  override pwrite(_bytes: Uint8Array, _offset: number): number {
    return -E.BADF;
  }

  override seek(offset: number, whence: number): number {
    const from = whence === 0 ? 0 : whence === 1 ? this.position : whence === 2 ? this.facts.size : Number.NaN;
    if (!(from + offset >= 0)) return -E.INVAL;
    this.position = from + offset;
    return this.position;
  }

  stat(): FileStat {
    return this.facts;
  }

  override list(): DirectoryEntry[] | number {
    return this.entries();
  }
}

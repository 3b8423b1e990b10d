// Files in memory, for a page: directories, files, symbolic links, permissions of one user.

import type { Backend } from './file-system.js';
import { FileSystem, type FileSystemOptions, reads, writes } from './file-system.js';
import { type DirectoryEntry, DT, E, type FileStat, O, S, type VolumeStat } from './fs.js';
import { AbstractFile, type OpenFile } from './open-file.js';

interface Inode {
  ino: bigint;
  mode: number;
  nlink: number;
  atime: bigint;
  mtime: bigint;
  ctime: bigint;
  uid: number;
  gid: number;
}
interface Directory extends Inode {
  kind: 'directory';
  entries: Map<string, Node>;
  parent: Directory;
}
interface File extends Inode {
  kind: 'file';
  data: Uint8Array; // may be longer than the file is
  size: number;
}
interface Link extends Inode {
  kind: 'link';
  target: string;
}
type Node = Directory | File | Link;

const MAX_LINKS = 40;
const NAME_MAX = 255;
const PATH_MAX = 4096;
const UID = 1000;

/** Where a path leads: the directory and name of its last part, and what is there. */
interface Place {
  directory: Directory;
  name: string;
  node: Node | undefined;
  /** It ended in a slash: only a directory will do. */
  slash: boolean;
}

/** What a tree in memory begins with. */
export interface MemoryBackendOptions {
  /** Nanoseconds since the epoch. */
  now?: () => bigint;
  /** The most bytes that all files together may have; default 256 MiB. */
  capacity?: number;
}

/** A tree of files in memory: inodes with times, links and rights, as a disk has them. */
export class MemoryBackend implements Backend {
  private readonly now: () => bigint;
  private readonly capacity: number;
  private readonly root: Directory;
  private used = 0;
  private nextInode = 1n;

  constructor(options: MemoryBackendOptions = {}) {
    this.now = options.now ?? (() => 0n);
    this.capacity = options.capacity ?? 256 * 1024 * 1024;
    const root = { ...this.newInode(S.IFDIR | 0o755), kind: 'directory', entries: new Map() } as unknown as Directory;
    root.parent = root;
    root.nlink = 2;
    this.root = root;
  }

  private newInode(mode: number): Inode {
    const time = this.now();
    return { ino: this.nextInode++, mode, nlink: 1, atime: time, mtime: time, ctime: time, uid: UID, gid: UID };
  }

  // --- paths

  private may(node: Node, mode: number): boolean {
    return ((node.mode >> 6) & 7 & mode) === mode;
  }

  /** Walks a path; follow: also through a symbolic link at its end. */
  private walk(path: string, follow: boolean, links = { left: MAX_LINKS }, from = this.root): Place | number {
    if (path.length >= PATH_MAX) return -E.NAMETOOLONG;
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    let directory = path.startsWith('/') ? this.root : from;
    let place: Place = { directory: directory.parent, name: '', node: directory, slash: true };
    for (let i = 0; i < parts.length; i++) {
      const name = parts[i] as string;
      const last = i === parts.length - 1;
      const slash = last && /\/\.?$/.test(path);
      if (name.length > NAME_MAX) return -E.NAMETOOLONG;
      if (!this.may(directory, 1)) return -E.ACCES;
      let node: Node | undefined = name === '..' ? directory.parent : directory.entries.get(name);
      place = { directory, name, node, slash };
      if (node?.kind === 'link' && (!last || follow || slash)) {
        if (links.left-- === 0) return -E.LOOP;
        const end = this.walk(node.target, true, links, directory);
        if (typeof end === 'number') return end;
        node = end.node;
        place = { ...end, slash: slash || end.slash };
      }
      if (last) break;
      if (!node) return -E.NOENT;
      if (node.kind !== 'directory') return -E.NOTDIR;
      directory = node;
    }
    if (place.slash && place.node && place.node.kind !== 'directory') return -E.NOTDIR;
    return place;
  }

  private find(path: string, follow: boolean): Node | number {
    const place = this.walk(path, follow);
    return typeof place === 'number' ? place : (place.node ?? -E.NOENT);
  }

  /** A place where something can be made: 0 or -errno. */
  private free(place: Place): number {
    if (place.node) return -E.EXIST;
    return this.may(place.directory, 3) ? 0 : -E.ACCES;
  }

  private touch(node: Node): void {
    node.mtime = node.ctime = this.now();
  }

  private insert(place: Place, node: Node): void {
    place.directory.entries.set(place.name, node);
    this.touch(place.directory);
  }

  private remove(place: Place): void {
    place.directory.entries.delete(place.name);
    this.touch(place.directory);
    if (place.node) this.drop(place.node);
  }

  private drop(node: Node): void {
    node.nlink--;
    node.ctime = this.now();
    if (node.kind === 'directory') node.nlink = 0;
  }

  // --- files

  /** Makes a file `size` bytes long: 0 or -errno. */
  resize(file: File, size: number): number {
    if (this.used + size - file.size > this.capacity) return -E.NOSPC;
    if (size > file.data.length) {
      const data = new Uint8Array(Math.max(size, Math.min(file.data.length * 2, file.data.length + (1 << 20)), 64));
      data.set(file.data.subarray(0, file.size));
      file.data = data;
    } else if (size < file.size) {
      file.data.fill(0, size, file.size);
    }
    this.used += size - file.size;
    file.size = size;
    this.touch(file);
    return 0;
  }

  time(): bigint {
    return this.now();
  }

  open(path: string, flags: number, mode: number): OpenFile | number {
    const exclusive = (flags & (O.CREAT | O.EXCL)) === (O.CREAT | O.EXCL);
    const place = this.walk(path, !exclusive && !(flags & O.NOFOLLOW));
    if (typeof place === 'number') return place;
    let { node } = place;
    if (!node) {
      if (!(flags & O.CREAT)) return -E.NOENT;
      if (place.slash) return -E.ISDIR;
      const free = this.free(place);
      if (free < 0) return free;
      node = { ...this.newInode(S.IFREG | mode), kind: 'file', data: new Uint8Array(0), size: 0 };
      this.insert(place, node);
      return new MemoryFile(this, node, flags);
    }
    if (exclusive) return -E.EXIST;
    if (node.kind === 'link') return -E.LOOP;
    if (flags & O.DIRECTORY && node.kind !== 'directory') return -E.NOTDIR;
    if (node.kind === 'directory' && (writes(flags) || flags & O.CREAT)) return -E.ISDIR;
    if (reads(flags) && !this.may(node, 4)) return -E.ACCES;
    if (writes(flags) && !this.may(node, 2)) return -E.ACCES;
    if (node.kind === 'directory') return new MemoryDirectory(this, node);
    if (flags & O.TRUNC) this.resize(node, 0);
    return new MemoryFile(this, node, flags);
  }

  truncate(path: string, length: number): number {
    const node = this.find(path, true);
    if (typeof node === 'number') return node;
    if (node.kind !== 'file') return -E.ISDIR;
    return this.may(node, 2) ? this.resize(node, length) : -E.ACCES;
  }

  statOf(node: Node): FileStat {
    const size = node.kind === 'file' ? node.size : node.kind === 'link' ? node.target.length : 4096;
    return {
      mode: node.mode,
      ino: node.ino,
      dev: 1n,
      nlink: node.nlink,
      uid: node.uid,
      gid: node.gid,
      rdev: 0n,
      size,
      blksize: 4096,
      blocks: Math.ceil(size / 4096) * 8,
      atime: node.atime,
      mtime: node.mtime,
      ctime: node.ctime,
    };
  }

  stat(path: string, follow: boolean): FileStat | number {
    const node = this.find(path, follow);
    return typeof node === 'number' ? node : this.statOf(node);
  }

  entriesOf(directory: Directory): DirectoryEntry[] {
    return Array.from(directory.entries, ([name, node]) => ({
      name,
      ino: node.ino,
      type: node.kind === 'directory' ? DT.DIR : node.kind === 'link' ? DT.LNK : DT.REG,
    }));
  }

  list(path: string): DirectoryEntry[] | number {
    const node = this.find(path, true);
    if (typeof node === 'number') return node;
    if (node.kind !== 'directory') return -E.NOTDIR;
    return this.may(node, 4) ? this.entriesOf(node) : -E.ACCES;
  }

  mkdir(path: string, mode: number): number {
    const place = this.walk(path, false);
    if (typeof place === 'number') return place === -E.NOTDIR && !this.blocked(path) ? -E.EXIST : place;
    const free = this.free(place);
    if (free < 0) return free;
    const inode = this.newInode(S.IFDIR | (mode & 0o1777));
    this.insert(place, { ...inode, nlink: 2, kind: 'directory', entries: new Map(), parent: place.directory });
    place.directory.nlink++;
    return 0;
  }

  /** Whether a file stands where a directory on the way should be. */
  private blocked(path: string): boolean {
    return typeof this.walk(path.replace(/\/+$/, ''), false) === 'number';
  }

  rmdir(path: string): number {
    const place = this.walk(path, false);
    if (typeof place === 'number') return place;
    const { node } = place;
    if (!node) return -E.NOENT;
    if (node.kind !== 'directory') return -E.NOTDIR;
    if (node === this.root) return -E.BUSY;
    if (/(^|\/)\.\/*$/.test(path)) return -E.INVAL;
    if (node.entries.size > 0 || place.name === '..') return -E.NOTEMPTY;
    if (!this.may(place.directory, 3)) return -E.ACCES;
    this.remove(place);
    place.directory.nlink--;
    return 0;
  }

  unlink(path: string): number {
    const place = this.walk(path, false);
    if (typeof place === 'number') return place;
    if (!place.node) return -E.NOENT;
    if (place.node.kind === 'directory') return -E.ISDIR;
    if (!this.may(place.directory, 3)) return -E.ACCES;
    this.remove(place);
    if (place.node.kind === 'file' && place.node.nlink === 0) this.used -= place.node.size;
    return 0;
  }

  rename(from: string, to: string): number {
    const a = this.walk(from, false);
    if (typeof a === 'number') return a;
    const b = this.walk(to, false);
    if (typeof b === 'number') return b;
    if (!a.node) return -E.NOENT;
    if (a.node === this.root || b.node === this.root) return -E.BUSY;
    if (!this.may(a.directory, 3) || !this.may(b.directory, 3)) return -E.ACCES;
    if (a.node === b.node) return 0;
    if (a.node.kind === 'directory') {
      for (let d = b.directory; ; d = d.parent) {
        if (d === a.node) return -E.INVAL;
        if (d === this.root) break;
      }
      if (b.node && b.node.kind !== 'directory') return -E.NOTDIR;
      if (b.node?.kind === 'directory' && b.node.entries.size > 0) return -E.NOTEMPTY;
      if (b.node) b.directory.nlink--;
      a.directory.nlink--;
      b.directory.nlink++;
      a.node.parent = b.directory;
    } else {
      if (b.node?.kind === 'directory') return -E.ISDIR;
      if (b.slash) return -E.NOTDIR;
    }
    if (b.node) this.drop(b.node);
    a.directory.entries.delete(a.name);
    this.touch(a.directory);
    this.insert(b, a.node);
    a.node.ctime = this.now();
    return 0;
  }

  link(from: string, to: string, follow: boolean): number {
    const node = this.find(from, follow);
    if (typeof node === 'number') return node;
    const place = this.walk(to, false);
    if (typeof place === 'number') return place;
    const free = this.free(place);
    if (free < 0) return free;
    if (node.kind === 'directory') return -E.PERM;
    if (place.slash) return -E.NOENT;
    node.nlink++;
    node.ctime = this.now();
    this.insert(place, node);
    return 0;
  }

  symlink(target: string, path: string): number {
    const place = this.walk(path, false);
    if (typeof place === 'number') return place;
    const free = this.free(place);
    if (free < 0) return free;
    if (place.slash) return -E.NOENT;
    this.insert(place, { ...this.newInode(S.IFLNK | 0o777), kind: 'link', target });
    return 0;
  }

  readlink(path: string): string | number {
    const node = this.find(path, false);
    if (typeof node === 'number') return node;
    return node.kind === 'link' ? node.target : -E.INVAL;
  }

  realpath(path: string): string | number {
    const place = this.walk(path, true);
    if (typeof place === 'number') return place;
    if (!place.node) return -E.NOENT;
    let directory = place.node.kind === 'directory' ? place.node : place.directory;
    const parts = place.node.kind === 'directory' ? [] : [place.name];
    for (; directory !== this.root; directory = directory.parent) {
      for (const [name, node] of directory.parent.entries) if (node === directory) parts.unshift(name);
    }
    return `/${parts.join('/')}`;
  }

  chmod(path: string, mode: number, follow: boolean): number {
    const node = this.find(path, follow);
    if (typeof node === 'number') return node;
    if (node.kind === 'link') return -E.NOTSUP;
    node.mode = (node.mode & S.IFMT) | (mode & 0o7777);
    node.ctime = this.now();
    return 0;
  }

  chown(path: string, uid: number, gid: number, follow: boolean): number {
    const node = this.find(path, follow);
    if (typeof node === 'number') return node;
    return (uid === -1 || uid === node.uid) && (gid === -1 || gid === node.gid) ? 0 : -E.PERM;
  }

  utime(path: string, atime: bigint, mtime: bigint, follow: boolean): number {
    const node = this.find(path, follow);
    if (typeof node === 'number') return node;
    node.atime = atime;
    node.mtime = mtime;
    node.ctime = this.now();
    return 0;
  }

  access(path: string, mode: number): number {
    const node = this.find(path, true);
    if (typeof node === 'number') return node;
    return this.may(node, mode) ? 0 : -E.ACCES;
  }

  statvfs(path: string): VolumeStat | number {
    const node = this.find(path, true);
    if (typeof node === 'number') return node;
    const free = Math.floor((this.capacity - this.used) / 4096);
    return { bsize: 4096, blocks: Math.floor(this.capacity / 4096), bfree: free, bavail: free, files: 0, ffree: 0 };
  }
}

class MemoryDirectory extends AbstractFile {
  private readonly backend: MemoryBackend;
  private readonly node: Directory;
  constructor(backend: MemoryBackend, node: Directory) {
    super();
    this.backend = backend;
    this.node = node;
  }
  read(_into: Uint8Array): number {
    return -E.ISDIR;
  }
  write(_bytes: Uint8Array): number {
    return -E.BADF;
  }
  override pread(_into: Uint8Array, _offset: number): number {
    return -E.ISDIR;
  }
  override seek(offset: number, _whence: number): number {
    return offset;
  }
  override sync(): number {
    return 0;
  }
  stat(): FileStat {
    return this.backend.statOf(this.node);
  }
  override list(): DirectoryEntry[] {
    return this.backend.entriesOf(this.node);
  }
  override chmod(mode: number): number {
    this.node.mode = (this.node.mode & S.IFMT) | (mode & 0o7777);
    return 0;
  }
  override utime(atime: bigint, mtime: bigint): number {
    this.node.atime = atime;
    this.node.mtime = mtime;
    return 0;
  }
}

class MemoryFile extends AbstractFile {
  private readonly backend: MemoryBackend;
  private readonly node: File;
  private readonly flags: number;
  private position = 0;

  constructor(backend: MemoryBackend, node: File, flags: number) {
    super();
    this.backend = backend;
    this.node = node;
    this.flags = flags;
  }

  read(into: Uint8Array): number {
    const n = this.pread(into, this.position);
    if (n > 0) this.position += n;
    return n;
  }

  override pread(into: Uint8Array, offset: number): number {
    if (!reads(this.flags)) return -E.BADF;
    const { data, size } = this.node;
    const n = Math.max(0, Math.min(into.length, size - offset));
    if (n > 0) into.set(data.subarray(offset, offset + n));
    return n;
  }

  write(bytes: Uint8Array): number {
    if (this.flags & O.APPEND) this.position = this.node.size;
    const n = this.pwrite(bytes, this.position);
    if (n > 0) this.position += n;
    return n;
  }

  override pwrite(bytes: Uint8Array, offset: number): number {
    if (!writes(this.flags)) return -E.BADF;
    if (bytes.length === 0) return 0;
    const at = this.flags & O.APPEND ? this.node.size : offset;
    if (at + bytes.length > this.node.size) {
      const r = this.backend.resize(this.node, at + bytes.length);
      if (r < 0) return r;
    }
    this.node.data.set(bytes, at);
    this.node.mtime = this.node.ctime = this.backend.time();
    return bytes.length;
  }

  override seek(offset: number, whence: number): number {
    const from = whence === 0 ? 0 : whence === 1 ? this.position : whence === 2 ? this.node.size : Number.NaN;
    if (!(from + offset >= 0)) return -E.INVAL;
    this.position = from + offset;
    return this.position;
  }

  override truncate(length: number): number {
    return writes(this.flags) ? this.backend.resize(this.node, length) : -E.INVAL;
  }

  override sync(): number {
    return 0;
  }

  stat(): FileStat {
    return this.backend.statOf(this.node);
  }

  override chmod(mode: number): number {
    this.node.mode = (this.node.mode & S.IFMT) | (mode & 0o7777);
    this.node.ctime = this.backend.time();
    return 0;
  }

  override utime(atime: bigint, mtime: bigint): number {
    this.node.atime = atime;
    this.node.mtime = mtime;
    this.node.ctime = this.backend.time();
    return 0;
  }
}

/** A file system in memory with /tmp and a home directory. */
export class MemoryFs extends FileSystem {
  readonly backend: MemoryBackend;
  constructor(options: FileSystemOptions & MemoryBackendOptions) {
    const backend = new MemoryBackend(options);
    for (const path of ['/tmp', '/home', '/home/user']) backend.mkdir(path, path === '/tmp' ? 0o1777 : 0o755);
    for (const { at } of options.mounts ?? []) makeDirectories(backend, at);
    super(backend, { cwd: '/home/user', ...options });
    this.backend = backend;
  }

  override mount(at: string, backend: Backend): void {
    makeDirectories(this.backend, at);
    super.mount(at, backend);
  }

  /** Puts a file there, with the directories on the way. */
  writeFile(path: string, bytes: Uint8Array): void {
    makeDirectories(this.backend, path.slice(0, path.lastIndexOf('/')));
    const file = this.backend.open(path, O.WRONLY | O.CREAT | O.TRUNC, 0o644);
    if (typeof file === 'number') throw new Error(`cannot write ${path}: errno ${-file}`);
    const written = file.write(bytes);
    if (written < bytes.length) throw new Error(`cannot write ${path}: no space`);
  }

  readFile(path: string): Uint8Array | undefined {
    const stat = this.backend.stat(path, true);
    const file = this.backend.open(path, O.RDONLY, 0);
    if (typeof file === 'number' || typeof stat === 'number') return undefined;
    const bytes = new Uint8Array(stat.size);
    return file.read(bytes) < 0 ? undefined : bytes;
  }
}

function makeDirectories(backend: MemoryBackend, path: string): void {
  const parts = path.split('/').filter((part) => part !== '');
  for (let i = 1; i <= parts.length; i++) backend.mkdir(`/${parts.slice(0, i).join('/')}`, 0o755);
}

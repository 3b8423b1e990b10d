// A process's view of files: descriptors, working directory, mask and mounts, over a backend that has the files.
//
// Descriptors are numbered here, lowest free number first, so that runs repeat and dup and pipe work where the backend
// has no such calls. A backend gets absolute paths.

import { type DirectoryEntry, E, type FileStat, FLAG, type HostFs, O, S, type VolumeStat } from './fs.js';
import { type OpenFile, Pipe, PipeEnd, StreamFile, type Streams } from './open-file.js';

/** Where files are. Paths are absolute, not normalised. */
export interface Backend {
  open(path: string, flags: number, mode: number): OpenFile | number;
  truncate(path: string, length: number): number;
  stat(path: string, follow: boolean): FileStat | number;
  list(path: string): DirectoryEntry[] | number;
  mkdir(path: string, mode: number): number;
  rmdir(path: string): number;
  unlink(path: string): number;
  rename(from: string, to: string): number;
  link(from: string, to: string, follow: boolean): number;
  symlink(target: string, path: string): number;
  readlink(path: string): string | number;
  realpath(path: string): string | number;
  chmod(path: string, mode: number, follow: boolean): number;
  chown(path: string, uid: number, gid: number, follow: boolean): number;
  utime(path: string, atime: bigint, mtime: bigint, follow: boolean): number;
  access(path: string, mode: number): number;
  statvfs(path: string): VolumeStat | number;
  umask?(mask: number): number;
}

/** A backend and where it hangs in the tree. */
export interface Mount {
  /** Absolute, without a slash at its end. */
  at: string;
  backend: Backend;
}

/** What a file system begins with. */
export interface FileSystemOptions {
  streams: Streams;
  cwd?: string;
  umask?: number;
  mounts?: Mount[];
}

const MAX_DESCRIPTORS = 1024;

/** Lexically without '.', '..' and doubled slashes: enough to see which mount a path is in. */
export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** A tree of mounts with descriptors, a current directory and the rights of a user: what the system calls work on. */
export class FileSystem implements HostFs {
  private readonly files: (OpenFile | undefined)[];
  private readonly inheritable = new Set([0, 1, 2]);
  private readonly base: Backend;
  private readonly mounts: Mount[];
  private cwd: string;
  private mask: number;

  constructor(base: Backend, options: FileSystemOptions) {
    this.base = base;
    this.mounts = [...(options.mounts ?? [])];
    this.cwd = options.cwd ?? '/';
    this.mask = options.umask ?? 0o022;
    this.files = [0, 1, 2].map((fd) => new StreamFile(options.streams, fd));
  }

  /** Puts files at an absolute path; what the backend has there is hidden. */
  mount(at: string, backend: Backend): void {
    this.mounts.push({ at, backend });
  }

  private absolute(path: string): string {
    return path.startsWith('/') ? path : this.cwd === '/' ? `/${path}` : `${this.cwd}/${path}`;
  }

  /** Does with a path what `f` does, in the backend that has it. */
  private at<T>(path: string, f: (backend: Backend, path: string) => T): T | number {
    if (path === '') return -E.NOENT;
    const absolute = this.absolute(path);
    if (this.mounts.length > 0) {
      const plain = normalize(absolute);
      for (const { at, backend } of this.mounts) {
        if (plain === at) return f(backend, '/');
        if (plain.startsWith(`${at}/`)) return f(backend, plain.slice(at.length));
      }
    }
    return f(this.base, absolute);
  }

  private with2(from: string, to: string, f: (backend: Backend, from: string, to: string) => number): number {
    return this.at(from, (a, p) => this.at(to, (b, q) => (a === b ? f(a, p, q) : -E.XDEV)));
  }

  private newDescriptor(file: OpenFile, from = 0): number {
    let fd = from;
    while (this.files[fd]) fd++;
    if (fd >= MAX_DESCRIPTORS) {
      if (--file.references === 0) file.close();
      return -E.MFILE;
    }
    this.files[fd] = file;
    return fd;
  }

  private with(fd: number, f: (file: OpenFile) => number): number {
    const file = this.files[fd];
    return file ? f(file) : -E.BADF;
  }

  open(path: string, flags: number, mode: number): number {
    const file = this.at(path, (backend, p) => backend.open(p, flags, mode & ~this.mask));
    if (typeof file === 'number') return file;
    file.path = this.absolute(path);
    return this.newDescriptor(file);
  }

  close(fd: number): number {
    return this.with(fd, (file) => {
      this.files[fd] = undefined;
      this.inheritable.delete(fd);
      return --file.references === 0 ? file.close() : 0;
    });
  }

  read(fd: number, into: Uint8Array): number {
    return this.with(fd, (file) => file.read(into));
  }

  write(fd: number, bytes: Uint8Array): number {
    return this.with(fd, (file) => file.write(bytes));
  }

  pread(fd: number, into: Uint8Array, offset: number): number {
    return this.with(fd, (file) => (offset < 0 ? -E.INVAL : file.pread(into, offset)));
  }

  pwrite(fd: number, bytes: Uint8Array, offset: number): number {
    return this.with(fd, (file) => (offset < 0 ? -E.INVAL : file.pwrite(bytes, offset)));
  }

  lseek(fd: number, offset: number, whence: number): number {
    return this.with(fd, (file) => file.seek(offset, whence));
  }

  ftruncate(fd: number, length: number): number {
    return this.with(fd, (file) => (length < 0 ? -E.INVAL : file.truncate(length)));
  }

  truncate(path: string, length: number): number {
    if (length < 0) return -E.INVAL;
    return this.at(path, (backend, p) => backend.truncate(p, length));
  }

  fsync(fd: number): number {
    return this.with(fd, (file) => file.sync());
  }

  dup(fd: number): number {
    return this.with(fd, (file) => {
      file.references++;
      return this.newDescriptor(file);
    });
  }

  dup2(fd: number, to: number): number {
    return this.with(fd, (file) => {
      if (to < 0 || to >= MAX_DESCRIPTORS) return -E.BADF;
      if (to === fd) return to;
      if (this.files[to]) this.close(to);
      file.references++;
      this.files[to] = file;
      return to;
    });
  }

  flag(fd: number, flag: number, value?: boolean): number {
    return this.with(fd, (file) => {
      if (value === undefined) return Number(flag === FLAG.BLOCKING ? file.blocking : this.inheritable.has(fd));
      if (flag === FLAG.BLOCKING) file.blocking = value;
      else if (value) this.inheritable.add(fd);
      else this.inheritable.delete(fd);
      return 0;
    });
  }

  pipe(): [number, number] | number {
    const pipe = new Pipe();
    const reading = this.newDescriptor(new PipeEnd(pipe, false));
    if (reading < 0) return reading;
    const writing = this.newDescriptor(new PipeEnd(pipe, true));
    if (writing >= 0) return [reading, writing];
    this.close(reading);
    return writing;
  }

  isatty(fd: number): boolean {
    return this.files[fd]?.isatty() ?? false;
  }

  stat(path: string, follow: boolean): FileStat | number {
    return this.at(path, (backend, p) => backend.stat(p, follow));
  }

  fstat(fd: number): FileStat | number {
    return this.files[fd]?.stat() ?? -E.BADF;
  }

  list(path: string): DirectoryEntry[] | number {
    return this.at(path, (backend, p) => backend.list(p));
  }

  flist(fd: number): DirectoryEntry[] | number {
    return this.files[fd]?.list() ?? -E.BADF;
  }

  mkdir(path: string, mode: number): number {
    return this.at(path, (backend, p) => backend.mkdir(p, mode & ~this.mask));
  }

  rmdir(path: string): number {
    return this.at(path, (backend, p) => backend.rmdir(p));
  }

  unlink(path: string): number {
    return this.at(path, (backend, p) => backend.unlink(p));
  }

  rename(from: string, to: string): number {
    return this.with2(from, to, (backend, p, q) => backend.rename(p, q));
  }

  link(from: string, to: string, follow: boolean): number {
    return this.with2(from, to, (backend, p, q) => backend.link(p, q, follow));
  }

  symlink(target: string, path: string): number {
    if (target === '') return -E.NOENT;
    return this.at(path, (backend, p) => backend.symlink(target, p));
  }

  readlink(path: string): string | number {
    return this.at(path, (backend, p) => backend.readlink(p));
  }

  chmod(path: string, mode: number, follow: boolean): number {
    return this.at(path, (backend, p) => backend.chmod(p, mode, follow));
  }

  fchmod(fd: number, mode: number): number {
    return this.with(fd, (file) => file.chmod(mode));
  }

  chown(path: string, uid: number, gid: number, follow: boolean): number {
    return this.at(path, (backend, p) => backend.chown(p, uid, gid, follow));
  }

  utime(path: string, atime: bigint, mtime: bigint, follow: boolean): number {
    return this.at(path, (backend, p) => backend.utime(p, atime, mtime, follow));
  }

  futime(fd: number, atime: bigint, mtime: bigint): number {
    return this.with(fd, (file) => file.utime(atime, mtime));
  }

  access(path: string, mode: number): number {
    if (mode & ~7) return -E.INVAL;
    return this.at(path, (backend, p) => backend.access(p, mode));
  }

  statvfs(path: string): VolumeStat | number {
    return this.at(path, (backend, p) => backend.statvfs(p));
  }

  getcwd(): string {
    return this.cwd;
  }

  chdir(path: string): number {
    const stat = this.stat(path, true);
    if (typeof stat === 'number') return stat;
    if ((stat.mode & S.IFMT) !== S.IFDIR) return -E.NOTDIR;
    const may = this.access(path, 1);
    if (may < 0) return may;
    const absolute = this.absolute(path);
    const real = this.at(path, (backend, p) => (backend === this.base ? backend.realpath(p) : normalize(absolute)));
    if (typeof real === 'number') return real;
    this.cwd = real;
    return 0;
  }

  directory(fd: number): string | number {
    const file = this.files[fd];
    if (!file) return -E.BADF;
    const stat = file.stat();
    if (typeof stat === 'number') return stat;
    return (stat.mode & S.IFMT) === S.IFDIR && file.path !== undefined ? file.path : -E.NOTDIR;
  }

  fchdir(fd: number): number {
    const path = this.directory(fd);
    return typeof path === 'number' ? path : this.chdir(path);
  }

  umask(mask: number): number {
    const old = this.mask;
    this.mask = mask & 0o777;
    this.base.umask?.(this.mask);
    return old;
  }
}

/** Whether flags ask for writing. */
export const writes = (flags: number): boolean => (flags & O.ACCMODE) !== O.RDONLY;
export const reads = (flags: number): boolean => (flags & O.ACCMODE) !== O.WRONLY;

// The machine's files: system calls through Node's fs, answers as -errno.
//
// Node has no lseek, dup or pipe. Positions are kept here (pread, pwrite), the rest in FileSystem.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import { type Backend, FileSystem, type FileSystemOptions } from '../src/host/file-system.js';
import { type DirectoryEntry, DT, E, type FileStat, O, S, type VolumeStat } from '../src/host/fs.js';
import { AbstractFile, type OpenFile } from '../src/host/open-file.js';
import { decodePath, encodePath, isPlain } from '../src/host/path-text.js';

const require = createRequire(import.meta.url);

/** The answer of a system call as Linux numbers it; libuv's own numbers are not those of every system. */
function failure(error: unknown): number {
  const { code, errno } = error as { code?: string; errno?: number };
  if (code?.startsWith('E') && code.slice(1) in E) return -E[code.slice(1) as keyof typeof E];
  if (code === 'ERR_INVALID_ARG_VALUE' || code === 'ERR_OUT_OF_RANGE') return -E.INVAL;
  return errno !== undefined && errno < 0 && errno > -4000 ? errno : -E.IO;
}

function attempt<T>(f: () => T): T | number {
  try {
    return f();
  } catch (error) {
    return failure(error);
  }
}

/** 0 or -errno. */
function done(f: () => void): number {
  try {
    f();
    return 0;
  } catch (error) {
    return failure(error);
  }
}

const native = (p: string): string | Buffer => (isPlain(p) ? p : Buffer.from(encodePath(p)));

/** flags as this system numbers them. */
function nativeFlags(flags: number): number {
  if (process.platform === 'linux') return flags;
  const c = fs.constants;
  let n = flags & O.ACCMODE;
  if (flags & O.CREAT) n |= c.O_CREAT;
  if (flags & O.EXCL) n |= c.O_EXCL;
  if (flags & O.TRUNC) n |= c.O_TRUNC;
  if (flags & O.APPEND) n |= c.O_APPEND;
  if (flags & O.DIRECTORY) n |= c.O_DIRECTORY ?? 0;
  if (flags & O.NOFOLLOW) n |= c.O_NOFOLLOW ?? 0;
  return n;
}

function toStat(s: fs.BigIntStats): FileStat {
  return {
    mode: Number(s.mode),
    ino: s.ino,
    dev: s.dev,
    nlink: Number(s.nlink),
    uid: Number(s.uid),
    gid: Number(s.gid),
    rdev: s.rdev,
    size: Number(s.size),
    blksize: Number(s.blksize),
    blocks: Number(s.blocks),
    atime: s.atimeNs,
    mtime: s.mtimeNs,
    ctime: s.ctimeNs,
  };
}

function typeOf(entry: fs.Dirent<Buffer>): number {
  if (entry.isFile()) return DT.REG;
  if (entry.isDirectory()) return DT.DIR;
  if (entry.isSymbolicLink()) return DT.LNK;
  if (entry.isFIFO()) return DT.FIFO;
  if (entry.isSocket()) return DT.SOCK;
  if (entry.isCharacterDevice()) return DT.CHR;
  return entry.isBlockDevice() ? DT.BLK : DT.UNKNOWN;
}

function list(p: string): DirectoryEntry[] | number {
  return attempt(() => {
    const entries = fs.readdirSync(native(p), { withFileTypes: true, encoding: 'buffer' });
    // The inode is asked for when somebody wants to know: 0 says so.
    return entries.map((entry) => ({ name: decodePath(entry.name), ino: 0n, type: typeOf(entry) }));
  });
}

/** Node cuts a time to microseconds: a quarter of one more keeps a double's error from losing another. */
const seconds = (ns: bigint): number => Number(ns / 1000000000n) + Number(ns % 1000000000n) / 1e9 + 2.5e-7;

/** Node takes a place that is no safe integer for none at all, and uses the file's own. No file is so large. */
const tooFar = (place: number | null): boolean => place !== null && place > Number.MAX_SAFE_INTEGER;
/** The largest offset of Linux, as a double. */
const LAST_OFFSET = 2 ** 63;

class NodeFile extends AbstractFile {
  private readonly fd: number;
  private readonly appends: boolean;
  /** null: no file that has positions. */
  private position: number | null;
  /** A character device and no terminal: it may be sought in, and stands at 0 for ever. */
  private readonly device: boolean;

  constructor(fd: number, flags: number) {
    super();
    this.fd = fd;
    this.appends = (flags & O.APPEND) !== 0;
    const stat = fs.fstatSync(fd);
    this.position = stat.isFile() || stat.isBlockDevice() || stat.isDirectory() ? 0 : null;
    this.device = stat.isCharacterDevice() && !this.isatty();
  }

  read(into: Uint8Array): number {
    if (tooFar(this.position)) return 0;
    try {
      const n = fs.readSync(this.fd, into, 0, into.length, this.position);
      if (this.position !== null) this.position += n;
      return n;
    } catch (error) {
      return (error as { code?: string }).code === 'EOF' ? 0 : failure(error);
    }
  }

  write(bytes: Uint8Array): number {
    if (!this.appends && tooFar(this.position)) return -E.FBIG;
    const n = attempt(() => fs.writeSync(this.fd, bytes, 0, bytes.length, this.appends ? null : this.position));
    if (n >= 0 && this.position !== null) this.position = this.appends ? this.size() : this.position + n;
    return n;
  }

  private size(): number {
    return fs.fstatSync(this.fd).size;
  }

  override pread(into: Uint8Array, offset: number): number {
    if (this.position === null) return -E.SPIPE;
    if (tooFar(offset)) return offset < LAST_OFFSET ? 0 : -E.INVAL;
    return attempt(() => fs.readSync(this.fd, into, 0, into.length, offset));
  }

  override pwrite(bytes: Uint8Array, offset: number): number {
    if (this.position === null) return -E.SPIPE;
    if (tooFar(offset)) return offset < LAST_OFFSET ? -E.FBIG : -E.INVAL;
    return attempt(() => fs.writeSync(this.fd, bytes, 0, bytes.length, offset));
  }

  override seek(offset: number, whence: number): number {
    if (this.position === null) return this.device ? 0 : -E.SPIPE;
    const from = whence === 0 ? 0 : whence === 1 ? this.position : whence === 2 ? this.size() : Number.NaN;
    if (!(from + offset >= 0) || tooFar(from + offset)) return -E.INVAL;
    this.position = from + offset;
    return this.position;
  }

  override truncate(length: number): number {
    return tooFar(length) ? -E.FBIG : done(() => fs.ftruncateSync(this.fd, length));
  }

  override sync(): number {
    return done(() => fs.fsyncSync(this.fd));
  }

  stat(): FileStat | number {
    return attempt(() => toStat(fs.fstatSync(this.fd, { bigint: true })));
  }

  override chmod(mode: number): number {
    return done(() => fs.fchmodSync(this.fd, mode));
  }

  override utime(atime: bigint, mtime: bigint): number {
    return done(() => fs.futimesSync(this.fd, seconds(atime), seconds(mtime)));
  }

  override list(): DirectoryEntry[] | number {
    return this.path === undefined ? -E.NOTDIR : list(this.path);
  }

  override isatty(): boolean {
    return (require('node:tty') as typeof import('node:tty')).isatty(this.fd);
  }

  override close(): number {
    return done(() => fs.closeSync(this.fd));
  }
}

/** The machine's file system, through Node's synchronous calls. */
export class NodeBackend implements Backend {
  open(p: string, flags: number, mode: number): OpenFile | number {
    return attempt(() => new NodeFile(fs.openSync(native(p), nativeFlags(flags), mode), flags));
  }

  truncate(p: string, length: number): number {
    return tooFar(length) ? -E.FBIG : done(() => fs.truncateSync(native(p), length));
  }

  stat(p: string, follow: boolean): FileStat | number {
    return attempt(() => toStat((follow ? fs.statSync : fs.lstatSync)(native(p), { bigint: true })));
  }

  list(p: string): DirectoryEntry[] | number {
    return list(p);
  }

  mkdir(p: string, mode: number): number {
    return done(() => void fs.mkdirSync(native(p), mode));
  }

  rmdir(p: string): number {
    return done(() => fs.rmdirSync(native(p)));
  }

  unlink(p: string): number {
    return done(() => fs.unlinkSync(native(p)));
  }

  rename(from: string, to: string): number {
    return done(() => fs.renameSync(native(from), native(to)));
  }

  link(from: string, to: string, _follow: boolean): number {
    return done(() => fs.linkSync(native(from), native(to)));
  }

  symlink(target: string, p: string): number {
    return done(() => fs.symlinkSync(native(target), native(p)));
  }

  readlink(p: string): string | number {
    return attempt(() => decodePath(fs.readlinkSync(native(p), { encoding: 'buffer' })));
  }

  realpath(p: string): string | number {
    return attempt(() => decodePath(fs.realpathSync.native(native(p), { encoding: 'buffer' })));
  }

  chmod(p: string, mode: number, follow: boolean): number {
    if (!follow) {
      const stat = this.stat(p, false);
      if (typeof stat === 'number') return stat;
      if ((stat.mode & S.IFMT) === S.IFLNK) return -E.NOTSUP;
    }
    return done(() => fs.chmodSync(native(p), mode));
  }

  chown(p: string, uid: number, gid: number, follow: boolean): number {
    const stat = this.stat(p, follow);
    if (typeof stat === 'number') return stat;
    return done(() =>
      (follow ? fs.chownSync : fs.lchownSync)(native(p), uid === -1 ? stat.uid : uid, gid === -1 ? stat.gid : gid),
    );
  }

  utime(p: string, atime: bigint, mtime: bigint, follow: boolean): number {
    return done(() => (follow ? fs.utimesSync : fs.lutimesSync)(native(p), seconds(atime), seconds(mtime)));
  }

  access(p: string, mode: number): number {
    return done(() => fs.accessSync(native(p), mode));
  }

  statvfs(p: string): VolumeStat | number {
    return attempt(() => {
      const s = fs.statfsSync(native(p));
      return { bsize: s.bsize, blocks: s.blocks, bfree: s.bfree, bavail: s.bavail, files: s.files, ffree: s.ffree };
    });
  }

  umask(mask: number): number {
    return attempt(() => process.umask(mask));
  }
}

/** The machine's file system, from the directory and with the mask of this process. */
export class NodeFs extends FileSystem {
  constructor(options: FileSystemOptions) {
    super(new NodeBackend(), { cwd: initialDirectory(), umask: initialMask(), ...options });
  }
}

function initialDirectory(): string {
  try {
    return process.cwd();
  } catch {
    return '/';
  }
}

function initialMask(): number {
  const mask = attempt(() => process.umask());
  return mask < 0 ? 0o022 : mask;
}

/** What the system says of a standard stream. */
export const streamStat = (fd: number): FileStat | number => attempt(() => toStat(fs.fstatSync(fd, { bigint: true })));

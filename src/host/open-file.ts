// What a file descriptor stands for: an open file description, which dup'ed descriptors share.

import { type DirectoryEntry, E, type FileStat, S } from './fs.js';

/** An open file description: what descriptors that were duplicated share. */
export interface OpenFile {
  /** How many descriptors there are. */
  references: number;
  /** The absolute path it was opened by, for fchdir and flist. */
  path?: string;
  /** As os.set_blocking leaves it. */
  blocking: boolean;
  read(into: Uint8Array): number;
  write(bytes: Uint8Array): number;
  pread(into: Uint8Array, offset: number): number;
  pwrite(bytes: Uint8Array, offset: number): number;
  seek(offset: number, whence: number): number;
  truncate(length: number): number;
  sync(): number;
  stat(): FileStat | number;
  chmod(mode: number): number;
  utime(atime: bigint, mtime: bigint): number;
  list(): DirectoryEntry[] | number;
  isatty(): boolean;
  close(): number;
}

/** A description that can do nothing: what the kinds of files have in common. */
export abstract class AbstractFile implements OpenFile {
  references = 1;
  path?: string;
  blocking = true;
  abstract read(into: Uint8Array): number;
  abstract write(bytes: Uint8Array): number;
  abstract stat(): FileStat | number;
  pread(_into: Uint8Array, _offset: number): number {
    return -E.SPIPE;
  }
  pwrite(_bytes: Uint8Array, _offset: number): number {
    return -E.SPIPE;
  }
  seek(_offset: number, _whence: number): number {
    return -E.SPIPE;
  }
  truncate(_length: number): number {
    return -E.INVAL;
  }
  sync(): number {
    return -E.INVAL;
  }
  chmod(_mode: number): number {
    return 0;
  }
  utime(_atime: bigint, _mtime: bigint): number {
    return 0;
  }
  list(): DirectoryEntry[] | number {
    return -E.NOTDIR;
  }
  isatty(): boolean {
    return false;
  }
  close(): number {
    return 0;
  }
}

/** The host's standard streams. */
export interface Streams {
  read(fd: number, into: Uint8Array): number;
  write(fd: number, bytes: Uint8Array): number;
  isatty(fd: number): boolean;
  /** What fstat says of them, where the host knows. */
  streamStat?(fd: number): FileStat | number;
}

/** The stat of what is no file on a disk. */
export const plainStat = (mode: number): FileStat => ({
  mode,
  ino: 0n,
  dev: 0n,
  nlink: 1,
  uid: 0,
  gid: 0,
  rdev: 0n,
  size: 0,
  blksize: 4096,
  blocks: 0,
  atime: 0n,
  mtime: 0n,
  ctime: 0n,
});

/** A standard stream of the host. */
export class StreamFile extends AbstractFile {
  private readonly streams: Streams;
  private readonly fd: number;
  constructor(streams: Streams, fd: number) {
    super();
    this.streams = streams;
    this.fd = fd;
  }
  read(into: Uint8Array): number {
    return this.streams.read(this.fd, into);
  }
  write(bytes: Uint8Array): number {
    return this.streams.write(this.fd, bytes);
  }
  stat(): FileStat | number {
    return this.streams.streamStat?.(this.fd) ?? plainStat((this.isatty() ? S.IFCHR : S.IFIFO) | 0o600);
  }
  override isatty(): boolean {
    return this.streams.isatty(this.fd);
  }
}

/** What Linux lets wait in a pipe, and what it writes whole or not at all. Only one that does not block is ever full here. */
const PIPE_CAPACITY = 65536;
const PIPE_ATOMIC = 4096;

/** What the two ends of a pipe share. */
export class Pipe {
  private chunks: Uint8Array[] = [];
  /** Bytes that wait. */
  size = 0;
  readers = 1;
  writers = 1;

  read(into: Uint8Array): number {
    const chunk = this.chunks[0];
    if (!chunk) return this.writers === 0 ? 0 : -E.AGAIN;
    const n = Math.min(chunk.length, into.length);
    into.set(chunk.subarray(0, n));
    this.size -= n;
    if (n === chunk.length) this.chunks.shift();
    else this.chunks[0] = chunk.subarray(n);
    return n;
  }

  write(bytes: Uint8Array): number {
    if (this.readers === 0) return -E.PIPE;
    if (bytes.length > 0) this.chunks.push(bytes.slice());
    this.size += bytes.length;
    return bytes.length;
  }
}

/** One end of a pipe; closed ones end reading, and make writing fail with EPIPE. */
export class PipeEnd extends AbstractFile {
  private readonly pipe: Pipe;
  private readonly writes: boolean;
  constructor(pipe: Pipe, writes: boolean) {
    super();
    this.pipe = pipe;
    this.writes = writes;
  }
  read(into: Uint8Array): number {
    return this.writes ? -E.BADF : this.pipe.read(into);
  }
  write(bytes: Uint8Array): number {
    if (!this.writes) return -E.BADF;
    if (this.blocking) return this.pipe.write(bytes);
    const room = Math.max(PIPE_CAPACITY - this.pipe.size, 0);
    if (room === 0 || (bytes.length <= PIPE_ATOMIC && room < bytes.length)) return -E.AGAIN;
    return this.pipe.write(bytes.subarray(0, room));
  }
  stat(): FileStat {
    return plainStat(S.IFIFO | 0o600);
  }
  override close(): number {
    if (this.writes) this.pipe.writers--;
    else this.pipe.readers--;
    return 0;
  }
}

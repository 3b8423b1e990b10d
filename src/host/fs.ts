// What a process may ask of files: the answers of system calls. Numbers below 0 are -errno.
//
// Paths and names are strings in which an undecodable byte b stands as the lone surrogate 0xDC00 + b, as Python has them
// (surrogateescape). Calls are synchronous and take and give plain values only, so that a recorder can log any of them.

/** What stat() answers. */
export interface FileStat {
  mode: number; // S_IF* | permissions
  ino: bigint;
  dev: bigint;
  nlink: number;
  uid: number;
  gid: number;
  rdev: bigint;
  size: number;
  blksize: number;
  blocks: number; // of 512 bytes
  atime: bigint; // nanoseconds since the epoch
  mtime: bigint;
  ctime: bigint;
}

/** An entry of a directory. */
export interface DirectoryEntry {
  name: string;
  ino: bigint;
  /** DT_*: what readdir says; 0: unknown. */
  type: number;
}

/** What statvfs() answers. */
export interface VolumeStat {
  bsize: number;
  blocks: number;
  bfree: number;
  bavail: number;
  files: number;
  ffree: number;
}

/** The file system that a process sees: calls answer as the system calls do, -errno for an error. */
export interface HostFs {
  open(path: string, flags: number, mode: number): number;
  close(fd: number): number;
  /** Bytes taken over, 0 at the end; -EAGAIN: nothing yet. */
  read(fd: number, into: Uint8Array): number;
  write(fd: number, bytes: Uint8Array): number;
  pread(fd: number, into: Uint8Array, offset: number): number;
  pwrite(fd: number, bytes: Uint8Array, offset: number): number;
  /** The new position. */
  lseek(fd: number, offset: number, whence: number): number;
  ftruncate(fd: number, length: number): number;
  truncate(path: string, length: number): number;
  fsync(fd: number): number;
  dup(fd: number): number;
  dup2(fd: number, to: number): number;
  /** FLAG: 0 or 1. Given a value: sets it, and the answer is 0. */
  flag(fd: number, flag: number, value?: boolean): number;
  /** The reading and the writing end. */
  pipe(): [number, number] | number;
  isatty(fd: number): boolean;
  stat(path: string, follow: boolean): FileStat | number;
  fstat(fd: number): FileStat | number;
  list(path: string): DirectoryEntry[] | number;
  flist(fd: number): DirectoryEntry[] | number;
  mkdir(path: string, mode: number): number;
  rmdir(path: string): number;
  unlink(path: string): number;
  rename(from: string, to: string): number;
  link(from: string, to: string, follow: boolean): number;
  symlink(target: string, path: string): number;
  readlink(path: string): string | number;
  chmod(path: string, mode: number, follow: boolean): number;
  fchmod(fd: number, mode: number): number;
  chown(path: string, uid: number, gid: number, follow: boolean): number;
  utime(path: string, atime: bigint, mtime: bigint, follow: boolean): number;
  futime(fd: number, atime: bigint, mtime: bigint): number;
  /** 0, or -errno: whether the real user may read (4), write (2), execute (1). */
  access(path: string, mode: number): number;
  statvfs(path: string): VolumeStat | number;
  getcwd(): string | number;
  chdir(path: string): number;
  fchdir(fd: number): number;
  /** Where an open directory is, for what is looked up in it. */
  directory(fd: number): string | number;
  /** Sets the mask; the old one. */
  umask(mask: number): number;
}

/** Error numbers, as Linux has them. */
export const E = {
  PERM: 1,
  NOENT: 2,
  INTR: 4,
  IO: 5,
  NXIO: 6,
  BADF: 9,
  AGAIN: 11,
  NOMEM: 12,
  ACCES: 13,
  BUSY: 16,
  EXIST: 17,
  XDEV: 18,
  NOTDIR: 20,
  ISDIR: 21,
  INVAL: 22,
  MFILE: 24,
  FBIG: 27,
  NOSPC: 28,
  SPIPE: 29,
  ROFS: 30,
  PIPE: 32,
  NAMETOOLONG: 36,
  NOSYS: 38,
  NOTEMPTY: 39,
  LOOP: 40,
  NOTSUP: 95,
} as const;

/** Flags of open(). */
export const O = {
  RDONLY: 0,
  WRONLY: 1,
  RDWR: 2,
  ACCMODE: 3,
  CREAT: 0o100,
  EXCL: 0o200,
  TRUNC: 0o1000,
  APPEND: 0o2000,
  DIRECTORY: 0o200000,
  NOFOLLOW: 0o400000,
  CLOEXEC: 0o2000000,
} as const;

/** Kinds of files in st_mode. */
export const S = {
  IFMT: 0o170000,
  IFIFO: 0o010000,
  IFCHR: 0o020000,
  IFDIR: 0o040000,
  IFREG: 0o100000,
  IFLNK: 0o120000,
} as const;

/** What a descriptor (inheritable) or what it stands for (blocking) is told to be; nothing but the program itself minds. */
export const FLAG = { INHERITABLE: 0, BLOCKING: 1 } as const;

/** Kinds of directory entries. */
export const DT = { UNKNOWN: 0, FIFO: 1, CHR: 2, DIR: 4, BLK: 6, REG: 8, LNK: 10, SOCK: 12 } as const;

// The core's system calls (core/host-fs.ts) over HostFs.

import { type DirectoryEntry, E, type FileStat, S } from './fs.js';
import type { Host } from './host.js';
import { plainStat } from './open-file.js';
import { decodePath, encodePath } from './path-text.js';
import type { ProcessMemory } from './process-memory.js';

/** os._exit, where the host does not end everything itself. */
export class ProcessExit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`the process exited with ${code}`);
    this.code = code;
  }
}

const statFields = ['mode', 'ino', 'dev', 'nlink', 'uid', 'gid', 'rdev', 'size', 'blksize', 'blocks'] as const;
const timeFields = ['atime', 'mtime', 'ctime'] as const;
const volumeFields = ['bsize', 'blocks', 'bfree', 'bavail', 'files', 'ffree'] as const;

/** The functions of core/host-fs.ts: numbers in, -errno or an answer out. */
export function fsImports(host: Host, memory: ProcessMemory): Record<string, unknown> {
  const { fs } = host;
  const path = (p: number, n: number): string => decodePath(memory.bytes(p >>> 0, n >>> 0));
  const span = (p: number, n: number): Uint8Array => memory.bytes(p >>> 0, n >>> 0);

  const putStat = (stat: FileStat | number, out: number): number => {
    if (typeof stat === 'number') return stat;
    const { view } = memory;
    let p = out >>> 0;
    for (const field of statFields) {
      view.setBigInt64(p, BigInt.asIntN(64, BigInt(stat[field])), true);
      p += 8;
    }
    for (const field of timeFields) {
      view.setBigInt64(p, stat[field], true);
      p += 8;
    }
    return 0;
  };

  /** A raw block: u32 length, bytes. */
  const textBlock = (text: string | number): bigint => {
    if (typeof text === 'number') return BigInt(text);
    return BigInt(memory.block(encodePath(text)) || -E.NOMEM);
  };

  const listBlock = (entries: DirectoryEntry[] | number): bigint => {
    if (typeof entries === 'number') return BigInt(entries);
    const names = entries.map((entry) => encodePath(entry.name));
    const p = memory.rawBlock(names.reduce((n, name) => n + 16 + ((name.length + 7) & ~7), 8));
    if (p === 0) return BigInt(-E.NOMEM);
    const { view } = memory;
    view.setUint32(p, entries.length, true);
    let at = p + 8;
    entries.forEach((entry, i) => {
      const name = names[i] as Uint8Array;
      view.setBigInt64(at, BigInt.asIntN(64, entry.ino), true);
      view.setUint32(at + 8, entry.type, true);
      view.setUint32(at + 12, name.length, true);
      memory.bytes(at + 16, name.length).set(name);
      at += 16 + ((name.length + 7) & ~7);
    });
    return BigInt(p);
  };

  const none = (): number => -E.NOSYS;
  const system = {
    system_text: (what: number) => {
      if (what === 0) return textBlock((host.environ?.() ?? []).map((entry) => `${entry}\0`).join(''));
      if (what === 1) return textBlock((host.uname?.() ?? ['Pellucid', 'localhost', '1', '1', 'wasm32']).join('\n'));
      if (what === 3) return textBlock((host.stdio?.() ?? []).join('\n'));
      return textBlock(host.login?.() ?? -E.NXIO);
    },
    exit: (code: number) => {
      host.exit?.(code);
      throw new ProcessExit(code);
    },
    system_number: (what: number, fd: number) => {
      if (what === 7 || what === 8) {
        const size = host.terminalSize?.(fd) ?? -25;
        return typeof size === 'number' ? size : (size[what - 7] ?? 0);
      }
      if (what === 6) return host.processors?.() ?? 1;
      const ids = host.identity?.() ?? [1, 0, 1000, 1000, 1000, 1000];
      return ids[what] ?? 0;
    },
  };

  if (!fs) {
    // Only the standard streams.
    return {
      ...system,
      ...Object.fromEntries(calls.map((name) => [`fs_${name}`, none])),
      fs_list: () => BigInt(-E.NOSYS),
      fs_flist: () => BigInt(-E.NOSYS),
      fs_directory: () => BigInt(-E.NOSYS),
      fs_readlink: () => BigInt(-E.NOSYS),
      fs_getcwd: () => textBlock('/'),
      fs_lseek: (fd: number) => BigInt(fd <= 2 ? -E.SPIPE : -E.BADF),
      fs_close: (fd: number) => (fd <= 2 ? 0 : -E.BADF),
      fs_open: () => -E.NOENT,
      fs_stat: () => -E.NOENT,
      fs_fstat: (fd: number, out: number) => putStat(fd <= 2 ? plainStat(S.IFIFO | 0o600) : -E.BADF, out),
      fs_isatty: (fd: number) => (host.isatty(fd) ? 1 : 0),
      fs_read: (fd: number, p: number, n: number) => host.read(fd, span(p, n)),
      fs_write: (fd: number, p: number, n: number) => host.write(fd, span(p, n)),
    };
  }

  return {
    ...system,
    fs_open: (p: number, n: number, flags: number, mode: number) => fs.open(path(p, n), flags, mode),
    fs_close: (fd: number) => fs.close(fd),
    fs_read: (fd: number, p: number, n: number) => fs.read(fd, span(p, n)),
    fs_write: (fd: number, p: number, n: number) => fs.write(fd, span(p, n)),
    fs_pread: (fd: number, p: number, n: number, offset: bigint) => fs.pread(fd, span(p, n), Number(offset)),
    fs_pwrite: (fd: number, p: number, n: number, offset: bigint) => fs.pwrite(fd, span(p, n), Number(offset)),
    fs_lseek: (fd: number, offset: bigint, whence: number) => BigInt(fs.lseek(fd, Number(offset), whence)),
    fs_ftruncate: (fd: number, length: bigint) => fs.ftruncate(fd, Number(length)),
    fs_truncate: (p: number, n: number, length: bigint) => fs.truncate(path(p, n), Number(length)),
    fs_fsync: (fd: number) => fs.fsync(fd),
    fs_dup: (fd: number) => fs.dup(fd),
    fs_dup2: (fd: number, to: number) => fs.dup2(fd, to),
    fs_flag: (fd: number, flag: number, value: number) => fs.flag(fd, flag, value < 0 ? undefined : value !== 0),
    fs_pipe: (out: number) => {
      const ends = fs.pipe();
      if (typeof ends === 'number') return ends;
      memory.view.setInt32(out >>> 0, ends[0], true);
      memory.view.setInt32((out >>> 0) + 4, ends[1], true);
      return 0;
    },
    fs_isatty: (fd: number) => (fs.isatty(fd) ? 1 : 0),
    fs_stat: (p: number, n: number, follow: number, out: number) => putStat(fs.stat(path(p, n), follow !== 0), out),
    fs_fstat: (fd: number, out: number) => putStat(fs.fstat(fd), out),
    fs_list: (p: number, n: number) => listBlock(fs.list(path(p, n))),
    fs_flist: (fd: number) => listBlock(fs.flist(fd)),
    fs_mkdir: (p: number, n: number, mode: number) => fs.mkdir(path(p, n), mode),
    fs_rmdir: (p: number, n: number) => fs.rmdir(path(p, n)),
    fs_unlink: (p: number, n: number) => fs.unlink(path(p, n)),
    fs_rename: (p: number, n: number, q: number, m: number) => fs.rename(path(p, n), path(q, m)),
    fs_link: (p: number, n: number, q: number, m: number, follow: number) =>
      fs.link(path(p, n), path(q, m), follow !== 0),
    fs_symlink: (p: number, n: number, q: number, m: number) => fs.symlink(path(p, n), path(q, m)),
    fs_readlink: (p: number, n: number) => textBlock(fs.readlink(path(p, n))),
    fs_getcwd: () => textBlock(fs.getcwd()),
    fs_chdir: (p: number, n: number) => fs.chdir(path(p, n)),
    fs_fchdir: (fd: number) => fs.fchdir(fd),
    fs_directory: (fd: number) => textBlock(fs.directory(fd)),
    fs_chmod: (p: number, n: number, mode: number, follow: number) => fs.chmod(path(p, n), mode, follow !== 0),
    fs_fchmod: (fd: number, mode: number) => fs.fchmod(fd, mode),
    fs_chown: (p: number, n: number, uid: number, gid: number, follow: number) =>
      fs.chown(path(p, n), uid, gid, follow !== 0),
    fs_utime: (p: number, n: number, atime: bigint, mtime: bigint, follow: number) =>
      fs.utime(path(p, n), atime, mtime, follow !== 0),
    fs_futime: (fd: number, atime: bigint, mtime: bigint) => fs.futime(fd, atime, mtime),
    fs_access: (p: number, n: number, mode: number) => fs.access(path(p, n), mode),
    fs_statvfs: (p: number, n: number, out: number) => {
      const stat = fs.statvfs(path(p, n));
      if (typeof stat === 'number') return stat;
      volumeFields.forEach((field, i) => {
        memory.view.setBigInt64((out >>> 0) + i * 8, BigInt(stat[field]), true);
      });
      return 0;
    },
    fs_umask: (mask: number) => fs.umask(mask),
  };
}

const calls = [
  ...[
    'open',
    'close',
    'read',
    'write',
    'pread',
    'pwrite',
    'ftruncate',
    'truncate',
    'fsync',
    'dup',
    'dup2',
    'flag',
    'pipe',
  ],
  ...['isatty', 'stat', 'fstat', 'mkdir', 'rmdir', 'unlink', 'rename', 'link', 'symlink', 'chdir', 'fchdir', 'chmod'],
  ...['fchmod', 'chown', 'utime', 'futime', 'access', 'statvfs', 'umask'],
];

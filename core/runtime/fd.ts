// Reading and writing file descriptors: standard streams are the host's own until the program closes or replaces them.

import { host_isatty, host_read, host_write } from '../host';
import { host_fs_isatty, host_fs_read, host_fs_write } from '../host-fs';
import { pel, WAIT_NONE, WAIT_READ } from './pellucid';

/** Whether a descriptor still is a standard stream of the host. */
export function isStandardStream(fd: i32): bool {
  return fd >= 0 && fd <= 2 && !((pel.redirected >> fd) & 1);
}

/** A descriptor was closed, or replaced by dup2. */
export function noteRedirected(fd: i32): void {
  if (fd >= 0 && fd <= 2) pel.redirected |= 1 << fd;
}

/**
 * Up to n bytes: how many, 0 at the end, -errno. -EAGAIN from a standard stream: pel.wait_kind says that the process has to
 * wait, and the caller returns NULL without an exception.
 */
export function fd_read(fd: i32, bytes: usize, n: i64): i32 {
  const size = <usize>min<i64>(n, 0x7ffff000);
  if (!isStandardStream(fd)) return host_fs_read(fd, bytes, size);
  const r = host_read(fd, bytes, size);
  if (r == -11) {
    pel.wait_kind = WAIT_READ;
    pel.wait_argument = fd;
  } else if (pel.wait_kind == WAIT_READ) {
    pel.wait_kind = WAIT_NONE;
  }
  return r;
}

/** How many bytes were taken, or -errno. */
export function fd_write(fd: i32, bytes: usize, n: i64): i32 {
  const size = <usize>min<i64>(n, 0x7ffff000);
  return isStandardStream(fd) ? host_write(fd, bytes, size) : host_fs_write(fd, bytes, size);
}

export function fd_isatty(fd: i32): i32 {
  return isStandardStream(fd) ? host_isatty(fd) : host_fs_isatty(fd);
}

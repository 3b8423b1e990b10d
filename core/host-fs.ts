// What the process asks of its host's files: system calls, whose answers below 0 are -errno. Paths are bytes: UTF-8, or what
// the system has. Everything about descriptors 0, 1 and 2 goes to the standard streams until the program redirects them.

/* @external('host', 'fs_open') */
export declare function host_open(path: usize, n: usize, flags: i32, mode: i32): i32;

/* @external('host', 'fs_close') */
export declare function host_close(fd: i32): i32;

/** Like host_read and host_write, for any descriptor. */
/* @external('host', 'fs_read') */
export declare function host_fs_read(fd: i32, bytes: usize, n: usize): i32;

/* @external('host', 'fs_write') */
export declare function host_fs_write(fd: i32, bytes: usize, n: usize): i32;

/* @external('host', 'fs_pread') */
export declare function host_pread(fd: i32, bytes: usize, n: usize, offset: i64): i32;

/* @external('host', 'fs_pwrite') */
export declare function host_pwrite(fd: i32, bytes: usize, n: usize, offset: i64): i32;

/* @external('host', 'fs_lseek') */
export declare function host_lseek(fd: i32, offset: i64, whence: i32): i64;

/* @external('host', 'fs_ftruncate') */
export declare function host_ftruncate(fd: i32, length: i64): i32;

/* @external('host', 'fs_truncate') */
export declare function host_truncate(path: usize, n: usize, length: i64): i32;

/* @external('host', 'fs_fsync') */
export declare function host_fsync(fd: i32): i32;

/* @external('host', 'fs_dup') */
export declare function host_dup(fd: i32): i32;

/* @external('host', 'fs_dup2') */
export declare function host_dup2(fd: i32, to: i32): i32;

/** Flag 0 (inheritable) or 1 (blocking): value -1 asks for it, 0 and 1 set it. */
/* @external('host', 'fs_flag') */
export declare function host_flag(fd: i32, flag: i32, value: i32): i32;

/** Two i32: the reading end, the writing end. */
/* @external('host', 'fs_pipe') */
export declare function host_pipe(ends: usize): i32;

/* @external('host', 'fs_isatty') */
export declare function host_fs_isatty(fd: i32): i32;

/** i64: mode, ino, dev, nlink, uid, gid, rdev, size, blksize, blocks, and the nanoseconds of atime, mtime, ctime. */
/* @external('host', 'fs_stat') */
export declare function host_stat(path: usize, n: usize, follow: i32, out: usize): i32;

/* @external('host', 'fs_fstat') */
export declare function host_fstat(fd: i32, out: usize): i32;

/**
 * A directory's entries: -errno, or the address of a raw block (PyMem_RawFree it): u32 how many, then of each u64 ino, u32
 * type (DT_*), u32 length of the name, and its bytes, padded to 8.
 */
/* @external('host', 'fs_list') */
export declare function host_list(path: usize, n: usize): i64;

/* @external('host', 'fs_flist') */
export declare function host_flist(fd: i32): i64;

/* @external('host', 'fs_mkdir') */
export declare function host_mkdir(path: usize, n: usize, mode: i32): i32;

/* @external('host', 'fs_rmdir') */
export declare function host_rmdir(path: usize, n: usize): i32;

/* @external('host', 'fs_unlink') */
export declare function host_unlink(path: usize, n: usize): i32;

/* @external('host', 'fs_rename') */
export declare function host_rename(from: usize, n: usize, to: usize, m: usize): i32;

/* @external('host', 'fs_link') */
export declare function host_link(from: usize, n: usize, to: usize, m: usize, follow: i32): i32;

/* @external('host', 'fs_symlink') */
export declare function host_symlink(target: usize, n: usize, path: usize, m: usize): i32;

/** -errno, or the address of a raw block: u32 length, then the text. */
/* @external('host', 'fs_readlink') */
export declare function host_readlink(path: usize, n: usize): i64;

/* @external('host', 'fs_getcwd') */
export declare function host_getcwd(): i64;

/* @external('host', 'fs_chdir') */
export declare function host_chdir(path: usize, n: usize): i32;

/* @external('host', 'fs_fchdir') */
export declare function host_fchdir(fd: i32): i32;

/** Where an open directory is: -errno, or a raw block as of host_readlink. */
/* @external('host', 'fs_directory') */
export declare function host_directory(fd: i32): i64;

/* @external('host', 'fs_chmod') */
export declare function host_chmod(path: usize, n: usize, mode: i32, follow: i32): i32;

/* @external('host', 'fs_fchmod') */
export declare function host_fchmod(fd: i32, mode: i32): i32;

/* @external('host', 'fs_chown') */
export declare function host_chown(path: usize, n: usize, uid: i32, gid: i32, follow: i32): i32;

/* @external('host', 'fs_utime') */
export declare function host_utime(path: usize, n: usize, atime: i64, mtime: i64, follow: i32): i32;

/* @external('host', 'fs_futime') */
export declare function host_futime(fd: i32, atime: i64, mtime: i64): i32;

/* @external('host', 'fs_access') */
export declare function host_access(path: usize, n: usize, mode: i32): i32;

/** i64: bsize, blocks, bfree, bavail, files, ffree. */
/* @external('host', 'fs_statvfs') */
export declare function host_statvfs(path: usize, n: usize, out: usize): i32;

/* @external('host', 'fs_umask') */
export declare function host_umask(mask: i32): i32;

/**
 * What the host knows of itself as text, in a raw block (u32 length, text): 0 the environment ("NAME=value" and a NUL each),
 * 1 uname ("sysname\nnodename\nrelease\nversion\nmachine"), 2 the login name, 3
 * the standard streams' settings ("encoding\nerrors\n1 for unbuffered").
 */
/* @external('host', 'system_text') */
export declare function host_system_text(what: i32): i64;

/** 0 pid, 1 ppid, 2 uid, 3 euid, 4 gid, 5 egid, 6 CPUs; 7 the terminal's columns, 8 its lines (fd; -errno). */
/* @external('host', 'system_number') */
export declare function host_system_number(what: i32, fd: i32): i32;

/** Does not return. */
/* @external('host', 'exit') */
export declare function host_exit(code: i32): void;

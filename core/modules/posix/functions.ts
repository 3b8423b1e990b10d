// The functions of posix and what they say of themselves. (CPython: Modules/clinic/posixmodule.c.h)

import { moduleMethod } from '../../objects/module';
import { PyObject } from '../../runtime/object';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O } from '../../runtime/type';
import {
  os_close,
  os_closerange,
  os_device_encoding,
  os_dup,
  os_dup2,
  os_fchdir,
  os_fchmod,
  os_fdatasync,
  os_fstat,
  os_fsync,
  os_ftruncate,
  os_get_blocking,
  os_get_inheritable,
  os_get_terminal_size,
  os_isatty,
  os_lseek,
  os_pipe,
  os_pipe2,
  os_pread,
  os_pwrite,
  os_read,
  os_set_blocking,
  os_set_inheritable,
  os_urandom,
  os_write,
} from './files';
import { os__path_normpath, os__path_splitroot_ex, os_fspath } from './names';
import { os_listdir, os_scandir } from './scandir';
import { os_lstat, os_stat, os_statvfs } from './stat';
import {
  os__exit,
  os_abort,
  os_cpu_count,
  os_getegid,
  os_geteuid,
  os_getgid,
  os_getlogin,
  os_getpid,
  os_getppid,
  os_getuid,
  os_putenv,
  os_register_at_fork,
  os_strerror,
  os_sysconf,
  os_times,
  os_umask,
  os_uname,
  os_unsetenv,
  os_waitstatus_to_exitcode,
} from './system';
import {
  os_access,
  os_chdir,
  os_chmod,
  os_chown,
  os_getcwd,
  os_getcwdb,
  os_lchown,
  os_link,
  os_mkdir,
  os_open,
  os_readlink,
  os_remove,
  os_rename,
  os_replace,
  os_rmdir,
  os_symlink,
  os_truncate,
  os_unlink,
  os_utime,
} from './tree';

export function addFunctions(m: PyObject): void {
  moduleMethod(
    m,
    'stat',
    os_stat.index,
    METH_FASTCALL | METH_KEYWORDS,
    `stat($module, /, path, *, dir_fd=None, follow_symlinks=True)
--

Perform a stat system call on the given path.

  path
    Path to be examined; can be string, bytes, a path-like object or
    open-file-descriptor int.
  dir_fd
    If not None, it should be a file descriptor open to a directory,
    and path should be a relative string; path will then be relative to
    that directory.
  follow_symlinks
    If False, and the last element of the path is a symbolic link,
    stat will examine the symbolic link itself instead of the file
    the link points to.

dir_fd and follow_symlinks may not be implemented
  on your platform.  If they are unavailable, using them will raise a
  NotImplementedError.

It's an error to use dir_fd or follow_symlinks when specifying path as
  an open file descriptor.`,
  );
  moduleMethod(
    m,
    'access',
    os_access.index,
    METH_FASTCALL | METH_KEYWORDS,
    `access($module, /, path, mode, *, dir_fd=None, effective_ids=False,
       follow_symlinks=True)
--

Use the real uid/gid to test for access to a path.

  path
    Path to be tested; can be string, bytes, or a path-like object.
  mode
    Operating-system mode bitfield.  Can be F_OK to test existence,
    or the inclusive-OR of R_OK, W_OK, and X_OK.
  dir_fd
    If not None, it should be a file descriptor open to a directory,
    and path should be relative; path will then be relative to that
    directory.
  effective_ids
    If True, access will use the effective uid/gid instead of
    the real uid/gid.
  follow_symlinks
    If False, and the last element of the path is a symbolic link,
    access will examine the symbolic link itself instead of the file
    the link points to.

dir_fd, effective_ids, and follow_symlinks may not be implemented
  on your platform.  If they are unavailable, using them will raise a
  NotImplementedError.

Note that most operations will use the effective uid/gid, therefore this
  routine can be used in a suid/sgid environment to test if the invoking user
  has the specified access to the path.`,
  );
  moduleMethod(
    m,
    'chdir',
    os_chdir.index,
    METH_FASTCALL | METH_KEYWORDS,
    `chdir($module, /, path)
--

Change the current working directory to the specified path.

path may always be specified as a string.
On some platforms, path may also be specified as an open file descriptor.
  If this functionality is unavailable, using it raises an exception.`,
  );
  moduleMethod(
    m,
    'chmod',
    os_chmod.index,
    METH_FASTCALL | METH_KEYWORDS,
    `chmod($module, /, path, mode, *, dir_fd=None,
      follow_symlinks=(os.name != 'nt'))
--

Change the access permissions of a file.

  path
    Path to be modified.  May always be specified as a str, bytes, or a path-like object.
    On some platforms, path may also be specified as an open file descriptor.
    If this functionality is unavailable, using it raises an exception.
  mode
    Operating-system mode bitfield.
    Be careful when using number literals for *mode*. The conventional UNIX notation for
    numeric modes uses an octal base, which needs to be indicated with a \`\`0o\`\` prefix in
    Python.
  dir_fd
    If not None, it should be a file descriptor open to a directory,
    and path should be relative; path will then be relative to that
    directory.
  follow_symlinks
    If False, and the last element of the path is a symbolic link,
    chmod will modify the symbolic link itself instead of the file
    the link points to.

It is an error to use dir_fd or follow_symlinks when specifying path as
  an open file descriptor.
dir_fd and follow_symlinks may not be implemented on your platform.
  If they are unavailable, using them will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'fchmod',
    os_fchmod.index,
    METH_FASTCALL | METH_KEYWORDS,
    `fchmod($module, /, fd, mode)
--

Change the access permissions of the file given by file descriptor fd.

  fd
    The file descriptor of the file to be modified.
  mode
    Operating-system mode bitfield.
    Be careful when using number literals for *mode*. The conventional UNIX notation for
    numeric modes uses an octal base, which needs to be indicated with a \`\`0o\`\` prefix in
    Python.

Equivalent to os.chmod(fd, mode).`,
  );
  moduleMethod(
    m,
    'chown',
    os_chown.index,
    METH_FASTCALL | METH_KEYWORDS,
    `chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)
--

Change the owner and group id of path to the numeric uid and gid.\\

  path
    Path to be examined; can be string, bytes, a path-like object, or open-file-descriptor int.
  dir_fd
    If not None, it should be a file descriptor open to a directory,
    and path should be relative; path will then be relative to that
    directory.
  follow_symlinks
    If False, and the last element of the path is a symbolic link,
    stat will examine the symbolic link itself instead of the file
    the link points to.

path may always be specified as a string.
On some platforms, path may also be specified as an open file descriptor.
  If this functionality is unavailable, using it raises an exception.
If dir_fd is not None, it should be a file descriptor open to a directory,
  and path should be relative; path will then be relative to that directory.
If follow_symlinks is False, and the last element of the path is a symbolic
  link, chown will modify the symbolic link itself instead of the file the
  link points to.
It is an error to use dir_fd or follow_symlinks when specifying path as
  an open file descriptor.
dir_fd and follow_symlinks may not be implemented on your platform.
  If they are unavailable, using them will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'lchown',
    os_lchown.index,
    METH_FASTCALL | METH_KEYWORDS,
    `lchown($module, /, path, uid, gid)
--

Change the owner and group id of path to the numeric uid and gid.

This function will not follow symbolic links.
Equivalent to os.chown(path, uid, gid, follow_symlinks=False).`,
  );
  moduleMethod(
    m,
    'getcwd',
    os_getcwd.index,
    METH_NOARGS,
    `getcwd($module, /)
--

Return a unicode string representing the current working directory.`,
  );
  moduleMethod(
    m,
    'getcwdb',
    os_getcwdb.index,
    METH_NOARGS,
    `getcwdb($module, /)
--

Return a bytes string representing the current working directory.`,
  );
  moduleMethod(
    m,
    'link',
    os_link.index,
    METH_FASTCALL | METH_KEYWORDS,
    `link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,
     follow_symlinks=True)
--

Create a hard link to a file.

If either src_dir_fd or dst_dir_fd is not None, it should be a file
  descriptor open to a directory, and the respective path string (src or dst)
  should be relative; the path will then be relative to that directory.
If follow_symlinks is False, and the last element of src is a symbolic
  link, link will create a link to the symbolic link itself instead of the
  file the link points to.
src_dir_fd, dst_dir_fd, and follow_symlinks may not be implemented on your
  platform.  If they are unavailable, using them will raise a
  NotImplementedError.`,
  );
  moduleMethod(
    m,
    'listdir',
    os_listdir.index,
    METH_FASTCALL | METH_KEYWORDS,
    `listdir($module, /, path=None)
--

Return a list containing the names of the files in the directory.

path can be specified as either str, bytes, or a path-like object.  If path is bytes,
  the filenames returned will also be bytes; in all other circumstances
  the filenames returned will be str.
If path is None, uses the path='.'.
On some platforms, path may also be specified as an open file descriptor;\\
  the file descriptor must refer to a directory.
  If this functionality is unavailable, using it raises NotImplementedError.

The list is in arbitrary order.  It does not include the special
entries '.' and '..' even if they are present in the directory.`,
  );
  moduleMethod(
    m,
    'lstat',
    os_lstat.index,
    METH_FASTCALL | METH_KEYWORDS,
    `lstat($module, /, path, *, dir_fd=None)
--

Perform a stat system call on the given path, without following symbolic links.

Like stat(), but do not follow symbolic links.
Equivalent to stat(path, follow_symlinks=False).`,
  );
  moduleMethod(
    m,
    'mkdir',
    os_mkdir.index,
    METH_FASTCALL | METH_KEYWORDS,
    `mkdir($module, /, path, mode=511, *, dir_fd=None)
--

Create a directory.

If dir_fd is not None, it should be a file descriptor open to a directory,
  and path should be relative; path will then be relative to that directory.
dir_fd may not be implemented on your platform.
  If it is unavailable, using it will raise a NotImplementedError.

The mode argument is ignored on Windows. Where it is used, the current umask
value is first masked out.`,
  );
  moduleMethod(
    m,
    'readlink',
    os_readlink.index,
    METH_FASTCALL | METH_KEYWORDS,
    `readlink($module, /, path, *, dir_fd=None)
--

Return a string representing the path to which the symbolic link points.

If dir_fd is not None, it should be a file descriptor open to a directory,
and path should be relative; path will then be relative to that directory.

dir_fd may not be implemented on your platform.  If it is unavailable,
using it will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'rename',
    os_rename.index,
    METH_FASTCALL | METH_KEYWORDS,
    `rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)
--

Rename a file or directory.

If either src_dir_fd or dst_dir_fd is not None, it should be a file
  descriptor open to a directory, and the respective path string (src or dst)
  should be relative; the path will then be relative to that directory.
src_dir_fd and dst_dir_fd, may not be implemented on your platform.
  If they are unavailable, using them will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'replace',
    os_replace.index,
    METH_FASTCALL | METH_KEYWORDS,
    `replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)
--

Rename a file or directory, overwriting the destination.

If either src_dir_fd or dst_dir_fd is not None, it should be a file
  descriptor open to a directory, and the respective path string (src or dst)
  should be relative; the path will then be relative to that directory.
src_dir_fd and dst_dir_fd, may not be implemented on your platform.
  If they are unavailable, using them will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'rmdir',
    os_rmdir.index,
    METH_FASTCALL | METH_KEYWORDS,
    `rmdir($module, /, path, *, dir_fd=None)
--

Remove a directory.

If dir_fd is not None, it should be a file descriptor open to a directory,
  and path should be relative; path will then be relative to that directory.
dir_fd may not be implemented on your platform.
  If it is unavailable, using it will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'symlink',
    os_symlink.index,
    METH_FASTCALL | METH_KEYWORDS,
    `symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)
--

Create a symbolic link pointing to src named dst.

target_is_directory is required on Windows if the target is to be
  interpreted as a directory.  (On Windows, symlink requires
  Windows 6.0 or greater, and raises a NotImplementedError otherwise.)
  target_is_directory is ignored on non-Windows platforms.

If dir_fd is not None, it should be a file descriptor open to a directory,
  and path should be relative; path will then be relative to that directory.
dir_fd may not be implemented on your platform.
  If it is unavailable, using it will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'umask',
    os_umask.index,
    METH_O,
    `umask($module, mask, /)
--

Set the current numeric umask and return the previous umask.`,
  );
  moduleMethod(
    m,
    'uname',
    os_uname.index,
    METH_NOARGS,
    `uname($module, /)
--

Return an object identifying the current operating system.

The object behaves like a named tuple with the following fields:
  (sysname, nodename, release, version, machine)`,
  );
  moduleMethod(
    m,
    'unlink',
    os_unlink.index,
    METH_FASTCALL | METH_KEYWORDS,
    `unlink($module, /, path, *, dir_fd=None)
--

Remove a file (same as remove()).

If dir_fd is not None, it should be a file descriptor open to a directory,
  and path should be relative; path will then be relative to that directory.
dir_fd may not be implemented on your platform.
  If it is unavailable, using it will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'remove',
    os_remove.index,
    METH_FASTCALL | METH_KEYWORDS,
    `remove($module, /, path, *, dir_fd=None)
--

Remove a file (same as unlink()).

If dir_fd is not None, it should be a file descriptor open to a directory,
  and path should be relative; path will then be relative to that directory.
dir_fd may not be implemented on your platform.
  If it is unavailable, using it will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'utime',
    os_utime.index,
    METH_FASTCALL | METH_KEYWORDS,
    `utime($module, /, path, times=None, *, ns=<unrepresentable>,
      dir_fd=None, follow_symlinks=True)
--

Set the access and modified time of path.

path may always be specified as a string.
On some platforms, path may also be specified as an open file descriptor.
  If this functionality is unavailable, using it raises an exception.

If times is not None, it must be a tuple (atime, mtime);
    atime and mtime should be expressed as float seconds since the epoch.
If ns is specified, it must be a tuple (atime_ns, mtime_ns);
    atime_ns and mtime_ns should be expressed as integer nanoseconds
    since the epoch.
If times is None and ns is unspecified, utime uses the current time.
Specifying tuples for both times and ns is an error.

If dir_fd is not None, it should be a file descriptor open to a directory,
  and path should be relative; path will then be relative to that directory.
If follow_symlinks is False, and the last element of the path is a symbolic
  link, utime will modify the symbolic link itself instead of the file the
  link points to.
It is an error to use dir_fd or follow_symlinks when specifying path
  as an open file descriptor.
dir_fd and follow_symlinks may not be available on your platform.
  If they are unavailable, using them will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'times',
    os_times.index,
    METH_NOARGS,
    `times($module, /)
--

Return a collection containing process timing information.

The object returned behaves like a named tuple with these fields:
  (utime, stime, cutime, cstime, elapsed_time)
All fields are floating-point numbers.`,
  );
  moduleMethod(
    m,
    '_exit',
    os__exit.index,
    METH_FASTCALL | METH_KEYWORDS,
    `_exit($module, /, status)
--

Exit to the system with specified status, without normal exit processing.`,
  );
  moduleMethod(
    m,
    'register_at_fork',
    os_register_at_fork.index,
    METH_FASTCALL | METH_KEYWORDS,
    `register_at_fork($module, /, *, before=<unrepresentable>,
                 after_in_child=<unrepresentable>,
                 after_in_parent=<unrepresentable>)
--

Register callables to be called when forking a new process.

  before
    A callable to be called in the parent before the fork() syscall.
  after_in_child
    A callable to be called in the child after fork().
  after_in_parent
    A callable to be called in the parent after fork().

'before' callbacks are called in reverse order.
'after_in_child' and 'after_in_parent' callbacks are called in order.`,
  );
  moduleMethod(
    m,
    'getegid',
    os_getegid.index,
    METH_NOARGS,
    `getegid($module, /)
--

Return the current process's effective group id.`,
  );
  moduleMethod(
    m,
    'geteuid',
    os_geteuid.index,
    METH_NOARGS,
    `geteuid($module, /)
--

Return the current process's effective user id.`,
  );
  moduleMethod(
    m,
    'getgid',
    os_getgid.index,
    METH_NOARGS,
    `getgid($module, /)
--

Return the current process's group id.`,
  );
  moduleMethod(
    m,
    'getpid',
    os_getpid.index,
    METH_NOARGS,
    `getpid($module, /)
--

Return the current process id.`,
  );
  moduleMethod(
    m,
    'getppid',
    os_getppid.index,
    METH_NOARGS,
    `getppid($module, /)
--

Return the parent's process id.

If the parent process has already exited, Windows machines will still
return its id; others systems will return the id of the 'init' process (1).`,
  );
  moduleMethod(
    m,
    'getuid',
    os_getuid.index,
    METH_NOARGS,
    `getuid($module, /)
--

Return the current process's user id.`,
  );
  moduleMethod(
    m,
    'getlogin',
    os_getlogin.index,
    METH_NOARGS,
    `getlogin($module, /)
--

Return the actual login name.`,
  );
  moduleMethod(
    m,
    'open',
    os_open.index,
    METH_FASTCALL | METH_KEYWORDS,
    `open($module, /, path, flags, mode=511, *, dir_fd=None)
--

Open a file for low level IO.  Returns a file descriptor (integer).

If dir_fd is not None, it should be a file descriptor open to a directory,
  and path should be relative; path will then be relative to that directory.
dir_fd may not be implemented on your platform.
  If it is unavailable, using it will raise a NotImplementedError.`,
  );
  moduleMethod(
    m,
    'close',
    os_close.index,
    METH_FASTCALL | METH_KEYWORDS,
    `close($module, /, fd)
--

Close a file descriptor.`,
  );
  moduleMethod(
    m,
    'closerange',
    os_closerange.index,
    METH_FASTCALL,
    `closerange($module, fd_low, fd_high, /)
--

Closes all file descriptors in [fd_low, fd_high), ignoring errors.`,
  );
  moduleMethod(
    m,
    'device_encoding',
    os_device_encoding.index,
    METH_FASTCALL | METH_KEYWORDS,
    `device_encoding($module, /, fd)
--

Return a string describing the encoding of a terminal's file descriptor.

The file descriptor must be attached to a terminal.
If the device is not a terminal, return None.`,
  );
  moduleMethod(
    m,
    'dup',
    os_dup.index,
    METH_O,
    `dup($module, fd, /)
--

Return a duplicate of a file descriptor.`,
  );
  moduleMethod(
    m,
    'dup2',
    os_dup2.index,
    METH_FASTCALL | METH_KEYWORDS,
    `dup2($module, /, fd, fd2, inheritable=True)
--

Duplicate file descriptor.`,
  );
  moduleMethod(
    m,
    'lseek',
    os_lseek.index,
    METH_FASTCALL,
    `lseek($module, fd, position, whence, /)
--

Set the position of a file descriptor.  Return the new position.

  fd
    An open file descriptor, as returned by os.open().
  position
    Position, interpreted relative to 'whence'.
  whence
    The relative position to seek from. Valid values are:
    - SEEK_SET: seek from the start of the file.
    - SEEK_CUR: seek from the current file position.
    - SEEK_END: seek from the end of the file.

The return value is the number of bytes relative to the beginning of the file.`,
  );
  moduleMethod(
    m,
    'read',
    os_read.index,
    METH_FASTCALL,
    `read($module, fd, length, /)
--

Read from a file descriptor.  Returns a bytes object.`,
  );
  moduleMethod(
    m,
    'pread',
    os_pread.index,
    METH_FASTCALL,
    `pread($module, fd, length, offset, /)
--

Read a number of bytes from a file descriptor starting at a particular offset.

Read length bytes from file descriptor fd, starting at offset bytes from
the beginning of the file.  The file offset remains unchanged.`,
  );
  moduleMethod(
    m,
    'write',
    os_write.index,
    METH_FASTCALL,
    `write($module, fd, data, /)
--

Write a bytes object to a file descriptor.`,
  );
  moduleMethod(
    m,
    'pwrite',
    os_pwrite.index,
    METH_FASTCALL,
    `pwrite($module, fd, buffer, offset, /)
--

Write bytes to a file descriptor starting at a particular offset.

Write buffer to fd, starting at offset bytes from the beginning of
the file.  Returns the number of bytes written.  Does not change the
current file offset.`,
  );
  moduleMethod(
    m,
    'fstat',
    os_fstat.index,
    METH_FASTCALL | METH_KEYWORDS,
    `fstat($module, /, fd)
--

Perform a stat system call on the given file descriptor.

Like stat(), but for an open file descriptor.
Equivalent to os.stat(fd).`,
  );
  moduleMethod(
    m,
    'isatty',
    os_isatty.index,
    METH_O,
    `isatty($module, fd, /)
--

Return True if the fd is connected to a terminal.

Return True if the file descriptor is an open file descriptor
connected to the slave end of a terminal.`,
  );
  moduleMethod(
    m,
    'pipe',
    os_pipe.index,
    METH_NOARGS,
    `pipe($module, /)
--

Create a pipe.

Returns a tuple of two file descriptors:
  (read_fd, write_fd)`,
  );
  moduleMethod(
    m,
    'pipe2',
    os_pipe2.index,
    METH_O,
    `pipe2($module, flags, /)
--

Create a pipe with flags set atomically.

Returns a tuple of two file descriptors:
  (read_fd, write_fd)

flags can be constructed by ORing together one or more of these values:
O_NONBLOCK, O_CLOEXEC.`,
  );
  moduleMethod(
    m,
    'ftruncate',
    os_ftruncate.index,
    METH_FASTCALL,
    `ftruncate($module, fd, length, /)
--

Truncate a file, specified by file descriptor, to a specific length.`,
  );
  moduleMethod(
    m,
    'truncate',
    os_truncate.index,
    METH_FASTCALL | METH_KEYWORDS,
    `truncate($module, /, path, length)
--

Truncate a file, specified by path, to a specific length.

On some platforms, path may also be specified as an open file descriptor.
  If this functionality is unavailable, using it raises an exception.`,
  );
  moduleMethod(
    m,
    'putenv',
    os_putenv.index,
    METH_FASTCALL,
    `putenv($module, name, value, /)
--

Change or add an environment variable.`,
  );
  moduleMethod(
    m,
    'unsetenv',
    os_unsetenv.index,
    METH_O,
    `unsetenv($module, name, /)
--

Delete an environment variable.`,
  );
  moduleMethod(
    m,
    'strerror',
    os_strerror.index,
    METH_O,
    `strerror($module, code, /)
--

Translate an error code to a message string.`,
  );
  moduleMethod(
    m,
    'fchdir',
    os_fchdir.index,
    METH_FASTCALL | METH_KEYWORDS,
    `fchdir($module, /, fd)
--

Change to the directory of the given file descriptor.

fd must be opened on a directory, not a file.
Equivalent to os.chdir(fd).`,
  );
  moduleMethod(
    m,
    'fsync',
    os_fsync.index,
    METH_FASTCALL | METH_KEYWORDS,
    `fsync($module, /, fd)
--

Force write of fd to disk.`,
  );
  moduleMethod(
    m,
    'fdatasync',
    os_fdatasync.index,
    METH_FASTCALL | METH_KEYWORDS,
    `fdatasync($module, /, fd)
--

Force write of fd to disk without forcing update of metadata.`,
  );
  moduleMethod(
    m,
    'statvfs',
    os_statvfs.index,
    METH_FASTCALL | METH_KEYWORDS,
    `statvfs($module, /, path)
--

Perform a statvfs system call on the given path.

path may always be specified as a string.
On some platforms, path may also be specified as an open file descriptor.
  If this functionality is unavailable, using it raises an exception.`,
  );
  moduleMethod(
    m,
    'sysconf',
    os_sysconf.index,
    METH_O,
    `sysconf($module, name, /)
--

Return an integer-valued system configuration variable.`,
  );
  moduleMethod(
    m,
    'abort',
    os_abort.index,
    METH_NOARGS,
    `abort($module, /)
--

Abort the interpreter immediately.

This function 'dumps core' or otherwise fails in the hardest way possible
on the hosting operating system.  This function never returns.`,
  );
  moduleMethod(
    m,
    '_path_splitroot_ex',
    os__path_splitroot_ex.index,
    METH_FASTCALL | METH_KEYWORDS,
    `_path_splitroot_ex($module, /, path)
--

Split a pathname into drive, root and tail.

The tail contains anything after the root.`,
  );
  moduleMethod(
    m,
    '_path_normpath',
    os__path_normpath.index,
    METH_FASTCALL | METH_KEYWORDS,
    `_path_normpath($module, /, path)
--

Normalize path, eliminating double slashes, etc.`,
  );
  moduleMethod(
    m,
    'urandom',
    os_urandom.index,
    METH_O,
    `urandom($module, size, /)
--

Return a bytes object containing random bytes suitable for cryptographic use.`,
  );
  moduleMethod(
    m,
    'get_terminal_size',
    os_get_terminal_size.index,
    METH_FASTCALL,
    `get_terminal_size($module, fd=<unrepresentable>, /)
--

Return the size of the terminal window as (columns, lines).

The optional argument fd (default standard output) specifies
which file descriptor should be queried.

If the file descriptor is not connected to a terminal, an OSError
is thrown.

This function will only be defined if an implementation is
available for this system.

shutil.get_terminal_size is the high-level function which should
normally be used, os.get_terminal_size is the low-level implementation.`,
  );
  moduleMethod(
    m,
    'cpu_count',
    os_cpu_count.index,
    METH_NOARGS,
    `cpu_count($module, /)
--

Return the number of logical CPUs in the system.

Return None if indeterminable.`,
  );
  moduleMethod(
    m,
    'get_inheritable',
    os_get_inheritable.index,
    METH_O,
    `get_inheritable($module, fd, /)
--

Get the close-on-exe flag of the specified file descriptor.`,
  );
  moduleMethod(
    m,
    'set_inheritable',
    os_set_inheritable.index,
    METH_FASTCALL,
    `set_inheritable($module, fd, inheritable, /)
--

Set the inheritable flag of the specified file descriptor.`,
  );
  moduleMethod(
    m,
    'get_blocking',
    os_get_blocking.index,
    METH_O,
    `get_blocking($module, fd, /)
--

Get the blocking mode of the file descriptor.

Return False if the O_NONBLOCK flag is set, True if the flag is cleared.`,
  );
  moduleMethod(
    m,
    'set_blocking',
    os_set_blocking.index,
    METH_FASTCALL,
    `set_blocking($module, fd, blocking, /)
--

Set the blocking mode of the specified file descriptor.

Set the O_NONBLOCK flag if blocking is False,
clear the O_NONBLOCK flag otherwise.`,
  );
  moduleMethod(
    m,
    'scandir',
    os_scandir.index,
    METH_FASTCALL | METH_KEYWORDS,
    `scandir($module, /, path=None)
--

Return an iterator of DirEntry objects for given path.

path can be specified as either str, bytes, or a path-like object.  If path
is bytes, the names of yielded DirEntry objects will also be bytes; in
all other circumstances they will be str.

If path is None, uses the path='.'.`,
  );
  moduleMethod(
    m,
    'fspath',
    os_fspath.index,
    METH_FASTCALL | METH_KEYWORDS,
    `fspath($module, /, path)
--

Return the file system path representation of the object.

If the object is str or bytes, then allow it to pass through as-is. If the
object defines __fspath__(), then return the result of that method. All other
types raise a TypeError.`,
  );
  moduleMethod(
    m,
    'waitstatus_to_exitcode',
    os_waitstatus_to_exitcode.index,
    METH_FASTCALL | METH_KEYWORDS,
    `waitstatus_to_exitcode($module, /, status)
--

Convert a wait status to an exit code.

On Unix:

* If WIFEXITED(status) is true, return WEXITSTATUS(status).
* If WIFSIGNALED(status) is true, return -WTERMSIG(status).
* Otherwise, raise a ValueError.

On Windows, return status shifted right by 8 bits.

On Unix, if the process is being traced or if waitpid() was called with
WUNTRACED option, the caller must first check if WIFSTOPPED(status) is true.
This function must not be called if WIFSTOPPED(status) is true.`,
  );
}

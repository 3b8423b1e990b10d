// os's functions of names: what is there, making it, moving it, taking it away.

import { moduleMethod } from '../../../objects/module';
import { PyObject } from '../../../runtime/object';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O } from '../../../runtime/type';
import { os_fchmod } from '../files';
import { os_listdir } from '../scandir';
import { os_lstat, os_stat } from '../stat';
import { os_umask, os_uname } from '../system';
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
  os_readlink,
  os_remove,
  os_rename,
  os_replace,
  os_rmdir,
  os_symlink,
  os_unlink,
  os_utime,
} from '../tree';

/** Adds the functions of paths. */
export function addTreeFunctions(m: PyObject): void {
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
}

// os's functions of file descriptors: opening, reading, writing.

import { moduleMethod } from '../../../objects/module';
import { PyObject } from '../../../runtime/object';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O } from '../../../runtime/type';
import {
  os_close,
  os_closerange,
  os_device_encoding,
  os_dup,
  os_dup2,
  os_fstat,
  os_ftruncate,
  os_getrandom,
  os_isatty,
  os_lseek,
  os_pipe,
  os_pipe2,
  os_pread,
  os_pwrite,
  os_read,
  os_write,
} from '../files';
import { os_copy_file_range, os_sendfile } from '../transfer';
import { os_open, os_truncate } from '../tree';

/** Adds the functions of open files. */
export function addFileFunctions(m: PyObject): void {
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
    'sendfile',
    os_sendfile.index,
    METH_FASTCALL | METH_KEYWORDS,
    'sendfile($module, /, out_fd, in_fd, offset, count)\n--\n\nCopy count bytes from file descriptor in_fd to file descriptor out_fd.',
  );
  moduleMethod(
    m,
    'copy_file_range',
    os_copy_file_range.index,
    METH_FASTCALL | METH_KEYWORDS,
    'copy_file_range($module, /, src, dst, count, offset_src=None,\n                offset_dst=None)\n--\n\nCopy count bytes from one file descriptor to another.\n\n  src\n    Source file descriptor.\n  dst\n    Destination file descriptor.\n  count\n    Number of bytes to copy.\n  offset_src\n    Starting offset in src.\n  offset_dst\n    Starting offset in dst.\n\nIf offset_src is None, then src is read from the current position;\nrespectively for offset_dst.',
  );
  moduleMethod(
    m,
    'getrandom',
    os_getrandom.index,
    METH_FASTCALL | METH_KEYWORDS,
    'getrandom($module, /, size, flags=0)\n--\n\nObtain a series of random bytes.',
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
}

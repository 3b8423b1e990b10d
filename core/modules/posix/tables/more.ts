// os's functions of the environment, of devices and of what stands on its own.

import { moduleMethod } from '../../../objects/module';
import { PyObject } from '../../../runtime/object';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O } from '../../../runtime/type';
import {
  os_fchdir,
  os_fdatasync,
  os_fsync,
  os_get_blocking,
  os_get_inheritable,
  os_get_terminal_size,
  os_set_blocking,
  os_set_inheritable,
  os_urandom,
} from '../files';
import { os__path_normpath, os__path_splitroot_ex, os_fspath } from '../names';
import { os_scandir } from '../scandir';
import { os_statvfs } from '../stat';
import {
  os_abort,
  os_cpu_count,
  os_putenv,
  os_strerror,
  os_sysconf,
  os_unsetenv,
  os_waitstatus_to_exitcode,
} from '../system';

/** Adds the functions of the environment, errors and the like. */
export function addMoreFunctions(m: PyObject): void {
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

// os's functions of the process itself: who it is, how it ends.

import { moduleMethod } from '../../../objects/module';
import { PyObject } from '../../../runtime/object';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS } from '../../../runtime/type';
import {
  os__exit,
  os_getegid,
  os_geteuid,
  os_getgid,
  os_getlogin,
  os_getpid,
  os_getppid,
  os_getuid,
  os_register_at_fork,
  os_times,
  os_waitpid,
} from '../system';

/** Adds the functions of processes. */
export function addProcessFunctions(m: PyObject): void {
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
    'waitpid',
    os_waitpid.index,
    METH_FASTCALL,
    'waitpid($module, pid, options, /)\n--\n\nWait for completion of a given child process.\n\nReturns a tuple of information regarding the child process:\n    (pid, status)\n\nThe options argument is ignored on Windows.',
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
}

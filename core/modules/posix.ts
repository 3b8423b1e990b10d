// The module posix: what the operating system gives. (CPython: Modules/posixmodule.c)

import { PyDict_New } from '../objects/dict/dict';
import { PyExc_OSError } from '../objects/exceptions/types';
import { PyList_Append, PyList_New } from '../objects/list';
import {
  newModuleWithState,
  PyModule_Add,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetDict,
} from '../objects/module';
import { newHeapStructSequenceType } from '../objects/structseq';
import { Py_DECREF, Py_XDECREF } from '../runtime/cold';
import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';
import { addNumbers, internPart } from './constants';
import { addFunctions } from './posix/functions';
import { newDirEntryType, newScandirIteratorType } from './posix/scandir';
import { statresult_new } from './posix/stat';
import { get_posix_state, PosixState, posixmodule } from './posix/state';
import { convertenviron, SYSCONF } from './posix/system';

const CONSTANTS =
  'F_OK=0 R_OK=4 W_OK=2 X_OK=1 NGROUPS_MAX=65536 TMP_MAX=238328 WCONTINUED=8 GRND_RANDOM=2 GRND_NONBLOCK=1 WNOHANG=1 WUNTRACED=2 O_RDONLY=0 O_WRONLY=1 O_RDWR=2 O_NDELAY=2048 O_NONBLOCK=2048 O_APPEND=1024 O_DSYNC=4096 O_RSYNC=1052672 O_SYNC=1052672 O_NOCTTY=256 O_CREAT=64 O_EXCL=128 O_TRUNC=512 O_LARGEFILE=0 O_PATH=2097152 O_TMPFILE=4259840 O_CLOEXEC=524288 O_ACCMODE=3 O_FSYNC=1052672 SEEK_HOLE=4 SEEK_DATA=3 O_ASYNC=8192 O_DIRECT=16384 O_DIRECTORY=65536 O_NOFOLLOW=131072 O_NOATIME=262144 EX_OK=0 EX_USAGE=64 EX_DATAERR=65 EX_NOINPUT=66 EX_NOUSER=67 EX_NOHOST=68 EX_UNAVAILABLE=69 EX_SOFTWARE=70 EX_OSERR=71 EX_OSFILE=72 EX_CANTCREAT=73 EX_IOERR=74 EX_TEMPFAIL=75 EX_PROTOCOL=76 EX_NOPERM=77 EX_CONFIG=78';

// What os makes supports_fd and supports_follow_symlinks from. Names are always looked up from the working directory.
const HAVE_FUNCTIONS =
  'HAVE_FACCESSAT HAVE_FCHDIR HAVE_FCHMOD HAVE_FCHMODAT HAVE_FCHOWNAT HAVE_FDOPENDIR HAVE_FSTATAT HAVE_FTRUNCATE HAVE_FUTIMENS HAVE_FUTIMES HAVE_FUTIMESAT HAVE_LINKAT HAVE_LCHOWN HAVE_LSTAT HAVE_LUTIMES HAVE_MKDIRAT HAVE_OPENAT HAVE_READLINKAT HAVE_RENAMEAT HAVE_SYMLINKAT HAVE_UNLINKAT HAVE_UTIMENSAT';

// new
function haveFunctions(): PyObject | null {
  const list = PyList_New(0);
  let start = 0;
  for (let i = 0; i <= HAVE_FUNCTIONS.length && list; i++) {
    if (i < HAVE_FUNCTIONS.length && HAVE_FUNCTIONS.charCodeAt(i) != 0x20) continue;
    const name = internPart(HAVE_FUNCTIONS, start, i - start);
    const r = name ? PyList_Append(list, name) : -1;
    Py_XDECREF(name);
    if (r < 0) {
      Py_DECREF(list);
      return null;
    }
    start = i + 1;
  }
  return list;
}

function addTypes(m: PyObject, state: PosixState): bool {
  let t: PyTypeObject | null;
  if (!(t = newDirEntryType(m))) return false;
  state.DirEntryType = t;
  if (!(t = newScandirIteratorType(m))) return false;
  state.ScandirIteratorType = t;
  if (
    !(t = newHeapStructSequenceType(
      'os.stat_result',
      `stat_result: Result from stat, fstat, or lstat.

This object may be accessed either as a tuple of
  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)
or via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.

Posix/windows: If your platform supports st_blksize, st_blocks, st_rdev,
or st_flags, they are available as attributes only.

See os.stat for more information.`,
      `st_mode\tprotection bits
st_ino\tinode
st_dev\tdevice
st_nlink\tnumber of hard links
st_uid\tuser ID of owner
st_gid\tgroup ID of owner
st_size\ttotal size, in bytes



st_atime\ttime of last access
st_mtime\ttime of last modification
st_ctime\ttime of last change
st_atime_ns\ttime of last access in nanoseconds
st_mtime_ns\ttime of last modification in nanoseconds
st_ctime_ns\ttime of last change in nanoseconds
st_blksize\tblocksize for filesystem I/O
st_blocks\tnumber of blocks allocated
st_rdev\tdevice type (if inode device)`,
      10,
      statresult_new.index,
    ))
  )
    return false;
  state.StatResultType = t;
  if (
    !(t = newHeapStructSequenceType(
      'os.statvfs_result',
      `statvfs_result: Result from statvfs or fstatvfs.

This object may be accessed either as a tuple of
  (bsize, frsize, blocks, bfree, bavail, files, ffree, favail, flag, namemax),
or via the attributes f_bsize, f_frsize, f_blocks, f_bfree, and so on.

See os.statvfs for more information.`,
      `f_bsize
f_frsize
f_blocks
f_bfree
f_bavail
f_files
f_ffree
f_favail
f_flag
f_namemax
f_fsid`,
      10,
    ))
  )
    return false;
  state.StatVFSResultType = t;
  if (
    !(t = newHeapStructSequenceType(
      'os.terminal_size',
      `A tuple of (columns, lines) for holding terminal window size`,
      `columns\twidth of the terminal window in characters
lines\theight of the terminal window in characters`,
      2,
    ))
  )
    return false;
  state.TerminalSizeType = t;
  if (
    !(t = newHeapStructSequenceType(
      'posix.times_result',
      `times_result: Result from os.times().

This object may be accessed either as a tuple of
  (user, system, children_user, children_system, elapsed),
or via the attributes user, system, children_user, children_system,
and elapsed.

See os.times for more information.`,
      `user\tuser time
system\tsystem time
children_user\tuser time of children
children_system\tsystem time of children
elapsed\telapsed time since an arbitrary point in the past`,
      5,
    ))
  )
    return false;
  state.TimesResultType = t;
  if (
    !(t = newHeapStructSequenceType(
      'posix.uname_result',
      `uname_result: Result from os.uname().

This object may be accessed either as a tuple of
  (sysname, nodename, release, version, machine),
or via the attributes sysname, nodename, release, version, and machine.

See os.uname for more information.`,
      `sysname\toperating system name
nodename\tname of machine on network (implementation-defined)
release\toperating system release
version\toperating system version
machine\thardware identifier`,
      5,
    ))
  )
    return false;
  state.UnameResultType = t;
  return (
    PyModule_AddType(m, state.DirEntryType) == 0 &&
    PyModule_AddType(m, state.StatResultType) == 0 &&
    PyModule_AddType(m, state.StatVFSResultType) == 0 &&
    PyModule_AddType(m, state.TerminalSizeType) == 0 &&
    PyModule_AddType(m, state.TimesResultType) == 0 &&
    PyModule_AddType(m, state.UnameResultType) == 0
  );
}

function addTables(m: PyObject): bool {
  const names = PyDict_New();
  if (!names || !addNumbers(names, SYSCONF)) {
    Py_XDECREF(names);
    return false;
  }
  return (
    PyModule_Add(m, 'sysconf_names', names) == 0 &&
    PyModule_Add(m, 'environ', convertenviron()) == 0 &&
    PyModule_Add(m, '_have_functions', haveFunctions()) == 0 &&
    PyModule_AddObjectRef(m, 'error', PyExc_OSError) == 0
  );
}

// new
export function init_posix_module(): PyObject | null {
  const m = newModuleWithState(
    posixmodule,
    'posix',
    `This module provides access to operating system functionality that is
standardized by the C Standard and the POSIX standard (a thinly
disguised Unix interface).  Refer to the library manual and
corresponding Unix manual entries for more information on calls.`,
    offsetof<PosixState>(),
  );
  if (!m) return null;
  addFunctions(m);
  if (addNumbers(PyModule_GetDict(m), CONSTANTS) && addTables(m) && addTypes(m, get_posix_state(m))) return m;
  Py_DECREF(m);
  return null;
}

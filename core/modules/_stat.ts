// The module _stat: what st_mode says. (CPython: Modules/_stat.c)

import { PyBool_FromLong } from '../objects/bool';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_OverflowError } from '../objects/exceptions/types';
import { PyLong_AsUnsignedLong, PyLong_FromLong } from '../objects/int';
import { moduleMethod, newNativeModule, PyModule_GetDict } from '../objects/module';
import { PyUnicode_FromKindAndData } from '../objects/str/new';
import { Py_DECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { PyObject } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { METH_O } from '../runtime/type';
import { addNumbers } from './constants';

const CONSTANTS =
  'S_IFDIR=16384 S_IFCHR=8192 S_IFBLK=24576 S_IFREG=32768 S_IFIFO=4096 S_IFLNK=40960 S_IFSOCK=49152 S_IFDOOR=0 S_IFPORT=0 S_IFWHT=0 S_ISUID=2048 S_ISGID=1024 S_ISVTX=512 S_ENFMT=1024 S_IREAD=256 S_IWRITE=128 S_IEXEC=64 S_IRWXU=448 S_IRUSR=256 S_IWUSR=128 S_IXUSR=64 S_IRWXG=56 S_IRGRP=32 S_IWGRP=16 S_IXGRP=8 S_IRWXO=7 S_IROTH=4 S_IWOTH=2 S_IXOTH=1 UF_SETTABLE=65535 UF_NODUMP=1 UF_IMMUTABLE=2 UF_APPEND=4 UF_OPAQUE=8 UF_NOUNLINK=16 UF_COMPRESSED=32 UF_TRACKED=64 UF_DATAVAULT=128 UF_HIDDEN=32768 SF_SETTABLE=4294901760 SF_ARCHIVED=65536 SF_IMMUTABLE=131072 SF_APPEND=262144 SF_NOUNLINK=1048576 SF_SNAPSHOT=2097152 SF_FIRMLINK=8388608 SF_DATALESS=1073741824 ST_MODE=0 ST_INO=1 ST_DEV=2 ST_NLINK=3 ST_UID=4 ST_GID=5 ST_SIZE=6 ST_ATIME=7 ST_MTIME=8 ST_CTIME=9';

/** mode_t of an int; an exception may be set. */
function modeOf(o: PyObject): u32 {
  const value = PyLong_AsUnsignedLong(o);
  if (value == ~0 && PyErr_Occurred()) return ~0;
  if (value <= 0xffffffff) return <u32>value;
  PyErr_SetString(PyExc_OverflowError, 'mode out of range');
  return ~0;
}

function isKind(o: PyObject, kind: i32): PyObject | null {
  const mode = modeOf(o);
  if (mode == ~0 && PyErr_Occurred()) return null;
  return PyBool_FromLong(<i32>((mode >> 12) & 15) == kind ? 1 : 0);
}

function stat_S_ISDIR(module: PyObject, o: PyObject): PyObject | null {
  return isKind(o, 4);
}
function stat_S_ISCHR(module: PyObject, o: PyObject): PyObject | null {
  return isKind(o, 2);
}
function stat_S_ISBLK(module: PyObject, o: PyObject): PyObject | null {
  return isKind(o, 6);
}
function stat_S_ISREG(module: PyObject, o: PyObject): PyObject | null {
  return isKind(o, 8);
}
function stat_S_ISFIFO(module: PyObject, o: PyObject): PyObject | null {
  return isKind(o, 1);
}
function stat_S_ISLNK(module: PyObject, o: PyObject): PyObject | null {
  return isKind(o, 10);
}
function stat_S_ISSOCK(module: PyObject, o: PyObject): PyObject | null {
  return isKind(o, 12);
}
function stat_S_ISDOOR(module: PyObject, o: PyObject): PyObject | null {
  return isKind(o, -1);
}
function stat_S_ISPORT(module: PyObject, o: PyObject): PyObject | null {
  return isKind(o, -1);
}
function stat_S_ISWHT(module: PyObject, o: PyObject): PyObject | null {
  return isKind(o, -1);
}

function stat_S_IMODE(module: PyObject, o: PyObject): PyObject | null {
  const mode = modeOf(o);
  return mode == ~0 && PyErr_Occurred() ? null : PyLong_FromLong(mode & 0o7777);
}
function stat_S_IFMT(module: PyObject, o: PyObject): PyObject | null {
  const mode = modeOf(o);
  return mode == ~0 && PyErr_Occurred() ? null : PyLong_FromLong(mode & 0o170000);
}

function fileKind(mode: u32): u8 {
  switch ((mode >> 12) & 15) {
    case 8:
      return 0x2d; // -
    case 4:
      return 0x64; // d
    case 10:
      return 0x6c; // l
    case 6:
      return 0x62; // b
    case 2:
      return 0x63; // c
    case 1:
      return 0x70; // p
    case 12:
      return 0x73; // s
  }
  return 0x3f; // ?
}

/** x, or the letter of a special bit: s and S, t and T. */
function execute(mode: u32, bit: u32, special: u32, letter: u8): u8 {
  if (mode & special) return mode & bit ? letter : letter - 32;
  return mode & bit ? 0x78 : 0x2d;
}

function stat_filemode(module: PyObject, o: PyObject): PyObject | null {
  const mode = modeOf(o);
  if (mode == ~0 && PyErr_Occurred()) return null;
  const text = stackAlloc(2);
  store<u8>(text, fileKind(mode));
  for (let i: u32 = 0; i < 3; i++) {
    const bits = mode >> (6 - 3 * i);
    const p = text + 1 + 3 * i;
    store<u8>(p, bits & 4 ? 0x72 : 0x2d);
    store<u8>(p, bits & 2 ? 0x77 : 0x2d, 1);
    store<u8>(p, execute(mode, 1 << (6 - 3 * i), 0o4000 >> i, i == 2 ? 0x74 : 0x73), 2);
  }
  const result = PyUnicode_FromKindAndData(1, text, 10);
  stackFree(text);
  return result;
}

// new
export function init__stat_module(): PyObject | null {
  const m = newNativeModule(
    '_stat',
    `S_IFMT_: file type bits
S_IFDIR: directory
S_IFCHR: character device
S_IFBLK: block device
S_IFREG: regular file
S_IFIFO: fifo (named pipe)
S_IFLNK: symbolic link
S_IFSOCK: socket file
S_IFDOOR: door
S_IFPORT: event port
S_IFWHT: whiteout

S_ISUID: set UID bit
S_ISGID: set GID bit
S_ENFMT: file locking enforcement
S_ISVTX: sticky bit
S_IREAD: Unix V7 synonym for S_IRUSR
S_IWRITE: Unix V7 synonym for S_IWUSR
S_IEXEC: Unix V7 synonym for S_IXUSR
S_IRWXU: mask for owner permissions
S_IRUSR: read by owner
S_IWUSR: write by owner
S_IXUSR: execute by owner
S_IRWXG: mask for group permissions
S_IRGRP: read by group
S_IWGRP: write by group
S_IXGRP: execute by group
S_IRWXO: mask for others (not in group) permissions
S_IROTH: read by others
S_IWOTH: write by others
S_IXOTH: execute by others

UF_SETTABLE: mask of owner changable flags
UF_NODUMP: do not dump file
UF_IMMUTABLE: file may not be changed
UF_APPEND: file may only be appended to
UF_OPAQUE: directory is opaque when viewed through a union stack
UF_NOUNLINK: file may not be renamed or deleted
UF_COMPRESSED: macOS: file is hfs-compressed
UF_TRACKED: used for dealing with document IDs
UF_DATAVAULT: entitlement required for reading and writing
UF_HIDDEN: macOS: file should not be displayed
SF_SETTABLE: mask of super user changeable flags
SF_ARCHIVED: file may be archived
SF_IMMUTABLE: file may not be changed
SF_APPEND: file may only be appended to
SF_RESTRICTED: entitlement required for writing
SF_NOUNLINK: file may not be renamed or deleted
SF_SNAPSHOT: file is a snapshot file
SF_FIRMLINK: file is a firmlink
SF_DATALESS: file is a dataless object

On macOS:
SF_SUPPORTED: mask of super user supported flags
SF_SYNTHETIC: mask of read-only synthetic flags

ST_MODE
ST_INO
ST_DEV
ST_NLINK
ST_UID
ST_GID
ST_SIZE
ST_ATIME
ST_MTIME
ST_CTIME

FILE_ATTRIBUTE_*: Windows file attribute constants
                   (only present on Windows)
`,
  );
  if (!m) return null;
  moduleMethod(
    m,
    'S_ISDIR',
    stat_S_ISDIR.index,
    METH_O,
    `S_ISDIR(mode) -> bool

Return True if mode is from a directory.`,
  );
  moduleMethod(
    m,
    'S_ISCHR',
    stat_S_ISCHR.index,
    METH_O,
    `S_ISCHR(mode) -> bool

Return True if mode is from a character special device file.`,
  );
  moduleMethod(
    m,
    'S_ISBLK',
    stat_S_ISBLK.index,
    METH_O,
    `S_ISBLK(mode) -> bool

Return True if mode is from a block special device file.`,
  );
  moduleMethod(
    m,
    'S_ISREG',
    stat_S_ISREG.index,
    METH_O,
    `S_ISREG(mode) -> bool

Return True if mode is from a regular file.`,
  );
  moduleMethod(
    m,
    'S_ISFIFO',
    stat_S_ISFIFO.index,
    METH_O,
    `S_ISFIFO(mode) -> bool

Return True if mode is from a FIFO (named pipe).`,
  );
  moduleMethod(
    m,
    'S_ISLNK',
    stat_S_ISLNK.index,
    METH_O,
    `S_ISLNK(mode) -> bool

Return True if mode is from a symbolic link.`,
  );
  moduleMethod(
    m,
    'S_ISSOCK',
    stat_S_ISSOCK.index,
    METH_O,
    `S_ISSOCK(mode) -> bool

Return True if mode is from a socket.`,
  );
  moduleMethod(
    m,
    'S_ISDOOR',
    stat_S_ISDOOR.index,
    METH_O,
    `S_ISDOOR(mode) -> bool

Return True if mode is from a door.`,
  );
  moduleMethod(
    m,
    'S_ISPORT',
    stat_S_ISPORT.index,
    METH_O,
    `S_ISPORT(mode) -> bool

Return True if mode is from an event port.`,
  );
  moduleMethod(
    m,
    'S_ISWHT',
    stat_S_ISWHT.index,
    METH_O,
    `S_ISWHT(mode) -> bool

Return True if mode is from a whiteout.`,
  );
  moduleMethod(
    m,
    'S_IMODE',
    stat_S_IMODE.index,
    METH_O,
    `Return the portion of the file's mode that can be set by os.chmod().`,
  );
  moduleMethod(
    m,
    'S_IFMT',
    stat_S_IFMT.index,
    METH_O,
    `Return the portion of the file's mode that describes the file type.`,
  );
  moduleMethod(
    m,
    'filemode',
    stat_filemode.index,
    METH_O,
    `Convert a file's mode to a string of the form '-rwxrwxrwx'`,
  );
  if (addNumbers(PyModule_GetDict(m), CONSTANTS)) return m;
  Py_DECREF(m);
  return null;
}

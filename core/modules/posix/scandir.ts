// listdir, scandir and DirEntry. (CPython: Modules/posixmodule.c)
//
// NOT CPYTHON: the whole directory is read at once; the iterator walks over the host's block.

import { host_flist, host_list, host_stat } from '../../host-fs';
import { PyMem_RawFree } from '../../memory/raw';
import { _PyArg_UnpackKeywords } from '../../objects/args';
import { PyBool_FromLong } from '../../objects/bool';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING } from '../../objects/bytes/struct';
import { EBADF } from '../../objects/exceptions/errno';
import { PyErr_ExceptionMatches, PyErr_SetFromErrno } from '../../objects/exceptions/errors';
import {
  PyExc_FileNotFoundError,
  PyExc_OSError,
  PyExc_ResourceWarning,
  PyExc_Warning,
} from '../../objects/exceptions/types';
import { Py_GenericAlias } from '../../objects/generic-alias';
import { PyLong_AsLong, PyLong_FromUnsignedLongLong } from '../../objects/int';
import { PyList_Append, PyList_New } from '../../objects/list';
import { PyModule_GetState } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue, PyObject_SelfIter } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_DecodeFSDefaultAndSize } from '../../objects/str/fs-default';
import { freeInstance, newHeapType, PyType_GetModule, readyHeapType } from '../../objects/type/from-spec';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_SetRaisedException } from '../../runtime/errors';
import { PyObject_CallFinalizerFromDealloc } from '../../runtime/gc/alloc';
import { arg, objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { member, method } from '../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_READONLY,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  PyTypeObject,
} from '../../runtime/type';
import { PyErr_WarnFormat } from '../../vm/warnings';
import { PyErr_WriteUnraisable } from '../sys/unraisable';
import {
  newPath,
  PATH_FD,
  PATH_NULLABLE,
  PATH_SLOTS,
  path_cleanup,
  path_converter,
  path_error,
  path_t,
  pathBelow,
} from './path';
import { _pystat_fromstructstat, STAT_SLOTS, StatBuffer } from './stat';
import { PosixState } from './state';

const DT_DIR = 4;
const DT_REG = 8;
const DT_LNK = 10;

/** 72 bytes. */
@unmanaged
export class DirEntry extends PyObject {
  name: PyObject | null;
  path: PyObject | null;
  stat: PyObject | null;
  lstat: PyObject | null;
  d_type: u8;
  d_ino: u64; // 0: nobody has asked yet
  dir_fd: i32;
}

/** 120 bytes. */
@unmanaged
export class ScandirIterator extends PyObject {
  @bytes(48) path: path_t;
  block: usize; // raw: what the host says; 0: closed or at its end
  next: usize; // in it
  left: i64;
  @bytes(32) reserved: usize; // CPython has more to remember
}

/* @inline */ function entryOf(o: PyObject): DirEntry {
  return changetype<DirEntry>(o);
}

/* @inline */ function iteratorOf(o: PyObject): ScandirIterator {
  return changetype<ScandirIterator>(o);
}

/** The entries of a directory: a block, or 0 with OSError set. */
function listBlock(path: path_t): usize {
  const r = path.fd != -1 ? host_flist(path.fd) : host_list(path.narrow, <usize>path.length);
  if (r >= 0) return <usize>r;
  // The descriptor is copied first: what fails there has no name.
  if (r == -EBADF) PyErr_SetFromErrno(PyExc_OSError, EBADF);
  else path_error(path, r);
  return 0;
}

// new
function nameOf(entry: usize, asBytes: bool): PyObject | null {
  const n = <i64>load<u32>(entry, 12);
  return asBytes ? PyBytes_FromStringAndSize(entry + 16, n) : PyUnicode_DecodeFSDefaultAndSize(entry + 16, n);
}

/* @inline */ function nextEntry(entry: usize): usize {
  return entry + 16 + ((load<u32>(entry, 12) + 7) & ~7);
}

export function os_listdir(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1 + PATH_SLOTS);
  const path = newPath(at + 8);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'listdir', 'path', 0, 0, 0, at) == 0 &&
    path_converter(ptrAt(at, 0), path, 'listdir', 'path', PATH_FD | PATH_NULLABLE)
  )
    result = namesOf(path);
  path_cleanup(path);
  stackFree(at);
  return result;
}

function namesOf(path: path_t): PyObject | null {
  const block = listBlock(path);
  if (!block) return null;
  const list = PyList_New(0);
  let entry = block + 8;
  let ok = list != null;
  for (let i = load<u32>(block); i > 0 && ok; i--) {
    const name = nameOf(entry, path.is_bytes != 0);
    ok = name != null && PyList_Append(list!, name) == 0;
    Py_XDECREF(name);
    entry = nextEntry(entry);
  }
  PyMem_RawFree(block);
  if (ok) return list;
  Py_XDECREF(list);
  return null;
}

// --- DirEntry

// new: the directory's path, a slash unless it ends in one, and the name
function joinPath(path: path_t, name: usize): PyObject | null {
  const n = <usize>load<u32>(name, 12);
  const dir = <usize>path.length;
  const slash: usize = dir > 0 && load<u8>(path.narrow + dir - 1) != 0x2f ? 1 : 0;
  const bytes = PyBytes_FromStringAndSize(0, <i64>(dir + slash + n));
  if (!bytes) return null;
  const p = PyBytes_AS_STRING(bytes);
  memory.copy(p, path.narrow, dir);
  if (slash) store<u8>(p + dir, 0x2f);
  memory.copy(p + dir + slash, name + 16, n);
  if (path.is_bytes) return bytes;
  const text = PyUnicode_DecodeFSDefaultAndSize(p, <i64>(dir + slash + n));
  Py_DECREF(bytes);
  return text;
}

// new
function DirEntry_from_posix_info(type: PyTypeObject, path: path_t, entry: usize): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const e = entryOf(o);
  e.dir_fd = path.fd;
  e.d_ino = load<u64>(entry);
  e.d_type = load<u8>(entry, 8);
  e.name = nameOf(entry, path.is_bytes != 0);
  if (e.name) e.path = path.fd != -1 ? Py_NewRef(e.name!) : joinPath(path, entry);
  if (e.path) return o;
  Py_DECREF(o);
  return null;
}

function DirEntry_dealloc(o: PyObject): void {
  const type = o.ob_type;
  const p = changetype<usize>(o);
  clearSlot(p + offsetof<DirEntry>('_name'));
  clearSlot(p + offsetof<DirEntry>('_path'));
  clearSlot(p + offsetof<DirEntry>('_stat'));
  clearSlot(p + offsetof<DirEntry>('_lstat'));
  call_indirect<void>(<u32>type.tp_free, p);
  Py_DECREF(type);
}

// new: stat or lstat of the entry's path
function DirEntry_fetch_stat(o: PyObject, follow: i32): PyObject | null {
  const e = entryOf(o);
  const at = stackAlloc(PATH_SLOTS + STAT_SLOTS);
  const path = newPath(at);
  const s = changetype<StatBuffer>(at + ((<usize>PATH_SLOTS) << 3));
  let result: PyObject | null = null;
  if (path_converter(e.path, path, 'DirEntry', 'path', 0)) {
    let r = e.dir_fd != -1 ? pathBelow(e.dir_fd, path) : 0;
    if (r == 0) r = host_stat(path.narrow, <usize>path.length, follow, changetype<usize>(s));
    if (r < 0) path_error(path, r);
    else if (r == 0) {
      const module = PyType_GetModule(o.ob_type);
      if (!follow) e.d_ino = s.ino;
      if (module) result = _pystat_fromstructstat(module, s);
    }
  }
  path_cleanup(path);
  stackFree(at);
  return result;
}

// new
function DirEntry_get_lstat(o: PyObject): PyObject | null {
  const e = entryOf(o);
  if (!e.lstat) e.lstat = DirEntry_fetch_stat(o, 0);
  return e.lstat ? Py_NewRef(e.lstat!) : null;
}

// new
function DirEntry_get_stat(o: PyObject, follow: bool): PyObject | null {
  const e = entryOf(o);
  if (!follow) return DirEntry_get_lstat(o);
  if (!e.stat) e.stat = isSymlink(e) ? DirEntry_fetch_stat(o, 1) : DirEntry_get_lstat(o);
  return e.stat ? Py_NewRef(e.stat!) : null;
}

function isSymlink(e: DirEntry): bool {
  return e.d_type == DT_LNK || e.d_type == 0;
}

/** follow_symlinks of a method: 1, 0, or -1 with the exception set. */
function followArgument(args: usize, nargs: i64, kwnames: PyObject | null, fname: string): i32 {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, fname, 'follow_symlinks', 0, 0, 1, at) == 0;
  const o = ptrAt(at, 0);
  stackFree(at);
  return ok ? (o ? PyObject_IsTrue(o) : 1) : -1;
}

function os_DirEntry_stat(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const follow = followArgument(args, nargs, kwnames, 'stat');
  return follow < 0 ? null : DirEntry_get_stat(o, follow != 0);
}

/** Whether the entry is of a kind (DT_*): 1, 0, -1. */
function DirEntry_test_mode(o: PyObject, follow: bool, type: i32): i32 {
  const e = entryOf(o);
  if (e.d_type != 0 && !(follow && e.d_type == DT_LNK)) return <i32>e.d_type == type ? 1 : 0;
  const stat = DirEntry_get_stat(o, follow);
  if (!stat) {
    if (!PyErr_ExceptionMatches(PyExc_FileNotFoundError)) return -1;
    PyErr_Clear();
    return 0;
  }
  const mode = PyLong_AsLong(objAt(changetype<usize>(stat) + 24, 0));
  Py_DECREF(stat);
  return ((mode >> 12) & 15) == <i64>type ? 1 : 0;
}

function answer(r: i32): PyObject | null {
  return r < 0 ? null : PyBool_FromLong(r);
}

function os_DirEntry_is_dir(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const follow = followArgument(args, nargs, kwnames, 'is_dir');
  return follow < 0 ? null : answer(DirEntry_test_mode(o, follow != 0, DT_DIR));
}

function os_DirEntry_is_file(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const follow = followArgument(args, nargs, kwnames, 'is_file');
  return follow < 0 ? null : answer(DirEntry_test_mode(o, follow != 0, DT_REG));
}

function os_DirEntry_is_symlink(o: PyObject, unused: PyObject | null): PyObject | null {
  return answer(DirEntry_test_mode(o, false, DT_LNK));
}

function os_DirEntry_is_junction(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyBool_FromLong(0);
}

function os_DirEntry_inode(o: PyObject, unused: PyObject | null): PyObject | null {
  const e = entryOf(o);
  if (!e.d_ino) {
    const stat = DirEntry_fetch_stat(o, 0);
    if (!stat) return null;
    Py_DECREF(stat);
  }
  return PyLong_FromUnsignedLongLong(e.d_ino);
}

function os_DirEntry___fspath__(o: PyObject, unused: PyObject | null): PyObject | null {
  return Py_NewRef(entryOf(o).path!);
}

function DirEntry_repr(o: PyObject): PyObject | null {
  return PyUnicode_FromFormat('<DirEntry %R>', arg(entryOf(o).name));
}

/** new: the type DirEntry. */
export function newDirEntryType(module: PyObject): PyTypeObject | null {
  const t = newHeapType(module, 'posix.DirEntry', offsetof<DirEntry>(), 0, Py_TPFLAGS_DISALLOW_INSTANTIATION, null, 2);
  if (!t) return null;
  t.tp_dealloc = DirEntry_dealloc.index;
  t.tp_repr = DirEntry_repr.index;
  member(
    t,
    'name',
    _Py_T_OBJECT,
    offsetof<DirEntry>('_name'),
    Py_READONLY,
    'the entry\'s base filename, relative to scandir() "path" argument',
  );
  member(
    t,
    'path',
    _Py_T_OBJECT,
    offsetof<DirEntry>('_path'),
    Py_READONLY,
    "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)",
  );
  const both = METH_FASTCALL | METH_KEYWORDS;
  method(
    t,
    'is_dir',
    os_DirEntry_is_dir.index,
    both,
    `is_dir($self, /, *, follow_symlinks=True)
--

Return True if the entry is a directory; cached per entry.`,
  );
  method(
    t,
    'is_file',
    os_DirEntry_is_file.index,
    both,
    `is_file($self, /, *, follow_symlinks=True)
--

Return True if the entry is a file; cached per entry.`,
  );
  method(
    t,
    'is_symlink',
    os_DirEntry_is_symlink.index,
    METH_NOARGS,
    `is_symlink($self, /)
--

Return True if the entry is a symbolic link; cached per entry.`,
  );
  method(
    t,
    'is_junction',
    os_DirEntry_is_junction.index,
    METH_NOARGS,
    `is_junction($self, /)
--

Return True if the entry is a junction; cached per entry.`,
  );
  method(
    t,
    'stat',
    os_DirEntry_stat.index,
    both,
    `stat($self, /, *, follow_symlinks=True)
--

Return stat_result object for the entry; cached per entry.`,
  );
  method(
    t,
    'inode',
    os_DirEntry_inode.index,
    METH_NOARGS,
    `inode($self, /)
--

Return inode of the entry; cached per entry.`,
  );
  method(
    t,
    '__fspath__',
    os_DirEntry___fspath__.index,
    METH_NOARGS,
    `__fspath__($self, /)
--

Returns the path for the entry.`,
  );
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  return readyHeapType(t, '');
}

// --- the iterator

export function os_scandir(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'scandir', 'path', 0, 0, 0, at) == 0;
  const given = ptrAt(at, 0);
  stackFree(at);
  if (!ok) return null;
  const type = changetype<PosixState>(PyModule_GetState(module)).ScandirIteratorType;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  const path = newPath(changetype<usize>(iteratorOf(o).path));
  if (path_converter(given, path, 'scandir', 'path', PATH_FD | PATH_NULLABLE)) {
    const block = listBlock(path);
    if (block) {
      const it = iteratorOf(o);
      it.block = block;
      it.next = block + 8;
      it.left = load<u32>(block);
      return o;
    }
  }
  Py_DECREF(o);
  return null;
}

function closeIterator(it: ScandirIterator): void {
  const block = it.block;
  it.block = 0;
  if (block) PyMem_RawFree(block);
}

function ScandirIterator_iternext(o: PyObject): PyObject | null {
  const it = iteratorOf(o);
  if (!it.block) return null;
  if (it.left == 0) {
    closeIterator(it);
    return null;
  }
  const module = PyType_GetModule(o.ob_type);
  if (!module) return null;
  const type = changetype<PosixState>(PyModule_GetState(module)).DirEntryType;
  const entry = it.next;
  it.left--;
  it.next = nextEntry(entry);
  return DirEntry_from_posix_info(type, it.path, entry);
}

function ScandirIterator_close(o: PyObject, unused: PyObject | null): PyObject | null {
  closeIterator(iteratorOf(o));
  return Py_None;
}

function ScandirIterator_enter(o: PyObject, unused: PyObject | null): PyObject | null {
  return Py_NewRef(o);
}

function ScandirIterator_exit(o: PyObject, args: PyObject): PyObject | null {
  closeIterator(iteratorOf(o));
  return Py_None;
}

function ScandirIterator_finalize(o: PyObject): void {
  const it = iteratorOf(o);
  if (!it.block) return;
  const raised = PyErr_GetRaisedException();
  if (PyErr_WarnFormat(PyExc_ResourceWarning, 1, 'unclosed scandir iterator %R', arg(o)) < 0) {
    if (PyErr_ExceptionMatches(PyExc_Warning)) PyErr_WriteUnraisable(o);
    else PyErr_Clear();
  }
  closeIterator(it);
  PyErr_SetRaisedException(raised);
}

function ScandirIterator_dealloc(o: PyObject): void {
  if (PyObject_CallFinalizerFromDealloc(o) < 0) return;
  path_cleanup(iteratorOf(o).path);
  freeInstance(o);
}

/** new: the type of what scandir gives. */
export function newScandirIteratorType(module: PyObject): PyTypeObject | null {
  const t = newHeapType(
    module,
    'posix.ScandirIterator',
    offsetof<ScandirIterator>(),
    0,
    Py_TPFLAGS_DISALLOW_INSTANTIATION,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = ScandirIterator_dealloc.index;
  t.tp_finalize = ScandirIterator_finalize.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = ScandirIterator_iternext.index;
  method(t, '__enter__', ScandirIterator_enter.index, METH_NOARGS, '');
  method(t, '__exit__', ScandirIterator_exit.index, METH_VARARGS, '');
  method(t, 'close', ScandirIterator_close.index, METH_NOARGS, '');
  return readyHeapType(t, '');
}

// The native modules: name, and the function that makes the executed module when it is first imported. A line a module,
// in alphabetical order. (CPython: Modules/config.c, PyImport_Inittab)

import { PyErr_NoMemory } from '../objects/exceptions/errors';
import { PyUnicode_FromCString } from '../objects/str/new';
import { PyTuple_New, PyTuple_SET_ITEM } from '../objects/tuple';
import { Py_DECREF } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { PyObject } from '../runtime/object';
import { defsAlloc, pel, roomForDefs } from '../runtime/pellucid';
import { cstr } from '../runtime/static';
import { init__abc_module } from './_abc';
import { init__bisect_module } from './_bisect';
import { init__blake2_module } from './_blake2';
import { init__bz2_module } from './_bz2';
import { init__codecs_module } from './_codecs';
import { init__collections_module } from './_collections';
import { init__contextvars_module } from './_contextvars';
import { init__csv_module } from './_csv';
import { init__ctypes_module } from './_ctypes';
import { init__datetime_module } from './_datetime';
import { init__decimal_module } from './_decimal';
import { init__functools_module } from './_functools';
import { init__heapq_module } from './_heapq';
import { init__imp_module } from './_imp';
import { init__io_module } from './_io';
import { init__json_module } from './_json';
import { init__locale_module } from './_locale';
import { init__lsprof_module } from './_lsprof';
import { init__opcode_module } from './_opcode';
import { init__operator_module } from './_operator';
import { init__pickle_module } from './_pickle';
import { init__queue_module } from './_queue';
import { init__random_module } from './_random';
import { init__signal_module } from './_signal';
import { init__sre_module } from './_sre';
import { init__stat_module } from './_stat';
import { init__statistics_module } from './_statistics';
import { init__string_module } from './_string';
import { init__struct_module } from './_struct';
import { init__symtable_module } from './_symtable';
import { init__thread_module } from './_thread';
import { init__tokenize_module } from './_tokenize';
import { init__tracemalloc_module } from './_tracemalloc';
import { init__typing_module } from './_typing';
import { init__warnings_module } from './_warnings';
import { init__weakref_module } from './_weakref';
import { init_array_module } from './array';
import { init_atexit_module } from './atexit';
import { init_binascii_module } from './binascii';
import { init_cmath_module } from './cmath';
import { init_errno_module } from './errno';
import { init_faulthandler_module } from './faulthandler';
import { init_gc_module } from './gc';
import { init__md5_module, init__sha1_module, init__sha2_module, init__sha3_module } from './hashes';
import { init_itertools_module } from './itertools';
import { init_marshal_module } from './marshal';
import { init_math_module } from './math';
import { init_posix_module } from './posix';
import { init_time_module } from './time';
import { init_unicodedata_module } from './unicodedata';
import { init_zlib_module } from './zlib';

/** 16 bytes; the table lies in the definitions and ends with a zeroed entry (pel.inittab). */
@unmanaged
export class _inittab {
  name: usize; // const char *
  initfunc: usize; // () -> new reference to the module, NULL with the exception set
}

function add(name: string, initfunc: usize): void {
  const entry = changetype<_inittab>(defsAlloc(offsetof<_inittab>()));
  entry.name = cstr(name);
  entry.initfunc = initfunc;
}

/** Writes the table; while booting. sys and builtins are made before any import: they stand here for their names. */
export function init_inittab(): void {
  pel.inittab = (pel.defs_top + 7) & ~7;
  add('_abc', init__abc_module.index);
  add('_bisect', init__bisect_module.index);
  add('_blake2', init__blake2_module.index);
  add('_bz2', init__bz2_module.index);
  add('_codecs', init__codecs_module.index);
  add('_collections', init__collections_module.index);
  add('_contextvars', init__contextvars_module.index);
  add('_csv', init__csv_module.index);
  add('_ctypes', init__ctypes_module.index);
  add('_datetime', init__datetime_module.index);
  add('_decimal', init__decimal_module.index);
  add('_functools', init__functools_module.index);
  add('_heapq', init__heapq_module.index);
  add('_imp', init__imp_module.index);
  add('_io', init__io_module.index);
  add('_json', init__json_module.index);
  add('_opcode', init__opcode_module.index);
  add('_locale', init__locale_module.index);
  add('_operator', init__operator_module.index);
  add('_pickle', init__pickle_module.index);
  add('_lsprof', init__lsprof_module.index);
  add('_queue', init__queue_module.index);
  add('_random', init__random_module.index);
  add('_signal', init__signal_module.index);
  add('_sre', init__sre_module.index);
  add('_md5', init__md5_module.index);
  add('_sha1', init__sha1_module.index);
  add('_sha2', init__sha2_module.index);
  add('_sha3', init__sha3_module.index);
  add('_stat', init__stat_module.index);
  add('_statistics', init__statistics_module.index);
  add('_string', init__string_module.index);
  add('_struct', init__struct_module.index);
  add('_symtable', init__symtable_module.index);
  add('_thread', init__thread_module.index);
  add('_tokenize', init__tokenize_module.index);
  add('_tracemalloc', init__tracemalloc_module.index);
  add('_typing', init__typing_module.index);
  add('_warnings', init__warnings_module.index);
  add('_weakref', init__weakref_module.index);
  add('array', init_array_module.index);
  add('atexit', init_atexit_module.index);
  add('binascii', init_binascii_module.index);
  add('builtins', 0);
  add('cmath', init_cmath_module.index);
  add('errno', init_errno_module.index);
  add('faulthandler', init_faulthandler_module.index);
  add('gc', init_gc_module.index);
  add('itertools', init_itertools_module.index);
  add('marshal', init_marshal_module.index);
  add('math', init_math_module.index);
  add('posix', init_posix_module.index);
  add('sys', 0);
  add('unicodedata', init_unicodedata_module.index);
  add('time', init_time_module.index);
  add('zlib', init_zlib_module.index);
  defsAlloc(offsetof<_inittab>());
}

/** The entry of a module, or NULL. name: UTF-8 with a NUL behind it. */
export function findInittab(name: usize): _inittab | null {
  let entry = changetype<_inittab>(pel.inittab);
  while (entry.name) {
    if (sameText(entry.name, name)) return entry;
    entry = changetype<_inittab>(changetype<usize>(entry) + offsetof<_inittab>());
  }
  return null;
}

function sameText(p: usize, q: usize): bool {
  while (load<u8>(p) == load<u8>(q)) {
    if (!load<u8>(p)) return true;
    p++;
    q++;
  }
  return false;
}

// new: makes the module of an entry
export function callInitfunc(entry: _inittab): PyObject | null {
  // NOT CPYTHON: its definitions are carved again each time, which may need memory.
  if (!roomForDefs()) return PyErr_NoMemory();
  const module = call_indirect<PyObject | null>(<u32>entry.initfunc);
  // A function that could not be added, for want of memory, is only told by its exception.
  if (!module || !PyErr_Occurred()) return module;
  Py_DECREF(module);
  return null;
}

// new: sys.builtin_module_names
export function builtinModuleNames(): PyObject | null {
  let n: i64 = 0;
  const size = offsetof<_inittab>();
  while (load<u64>(pel.inittab + <usize>n * size)) n++;
  const names = PyTuple_New(n);
  for (let i: i64 = 0; i < n && names; i++) {
    const name = PyUnicode_FromCString(<usize>load<u64>(pel.inittab + <usize>i * size));
    if (!name) {
      Py_DECREF(names);
      return null;
    }
    PyTuple_SET_ITEM(names, i, name);
  }
  return names;
}

// Types of native modules, and the objects that a module's state holds.

import type { ModuleStateEntry, TypeEntry } from '../entry.js';

export const moduleTypes: TypeEntry[] = [
  // exit, quit, copyright, credits, license: ours, of classes that are made at start-up.
  { by: 'site_dealloc', struct: 'SiteObject', strong: 'name text' },
  {
    by: 'picklebuf_dealloc',
    struct: 'PyPickleBufferObject',
    walk: (w, o) => w.ref(o + 24), // view.obj
    name: () => ({ kind: 'field', name: 'view.obj' }),
  },
  {
    by: 'ste_dealloc',
    struct: 'PySTEntryObject',
    strong: 'ste_id ste_symbols ste_name ste_varnames ste_children',
  },
  { by: 'tokenizeriter_dealloc', struct: 'tokenizeriterobject', strong: 'tok last_line' },
  { by: 'blake2_dealloc', struct: 'Blake2Object' },
];

export const moduleStates: ModuleStateEntry[] = [
  { module: 'time', struct: 'TimeState', strong: '*' },
  { module: '_abc', struct: '_abcmodule_state', strong: '*' },
  { module: '_collections', struct: 'collections_state', strong: '*' },
  { module: '_functools', struct: '_functools_state', strong: '*' },
  { module: '_operator', struct: '_operator_state', strong: '*' },
  { module: '_thread', struct: 'thread_module_state', strong: '*' },
  { module: '_io', struct: 'IOState', strong: '*' },
  { module: '_sre', struct: '_sremodulestate', strong: '*' },
  { module: 'itertools', struct: 'itertools_state', strong: '*' },
  { module: '_ctypes', struct: 'ctypes_state', strong: '*' },
  { module: '_struct', struct: '_structmodulestate', strong: '*' },
  { module: 'binascii', struct: 'binascii_state', strong: '*' },
  { module: '_decimal', struct: 'decimal_state', count: 35 },
  { module: '_csv', struct: '_csvstate', strong: '*' },
  { module: '_locale', struct: '_locale_state', strong: '*' },
  { module: 'array', struct: 'array_state', strong: '*' },
  { module: 'zlib', struct: 'ZlibState', strong: '*' },
  { module: '_md5', count: 1 },
  { module: '_blake2', count: 2 },
  { module: '_sha1', count: 1 },
  { module: '_sha2', count: 4 },
  { module: '_sha3', count: 6 },
  { module: 'faulthandler', struct: 'faulthandler_state', strong: '*' },
  { module: 'posix', struct: 'PosixState', strong: '*' },
];

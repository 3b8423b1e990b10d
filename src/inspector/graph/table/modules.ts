// Types of native modules, and the objects that a module's state holds.

import { type ModuleStateEntry, offsetOf, type TypeEntry } from '../entry.js';

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
  {
    by: 'Pickler_dealloc',
    struct: 'PicklerObject',
    strong: 'persistent_id dispatch_table reducer_override write output_buffer fast_memo buffer_callback',
    hidden: [56], // output_buffer
    // A table of pairs: an object that was written, and its number.
    walk(w, o) {
      const m = w.memory;
      const memo = m.ptr(o + 16);
      if (memo === 0 || w.own(memo) === 0) return;
      const table = m.ptr(memo + 24);
      const room = w.own(table);
      for (let i = 0, n = m.size64(memo + 16); i < n && 16 * i < room; i++) w.ref(table + 16 * i);
    },
    name: (n, _o, slot) => ({ kind: 'index', name: `memo[${n.memory.size64(slot + 8)}]` }),
  },
  {
    by: 'Unpickler_dealloc',
    struct: 'UnpicklerObject',
    strong: 'stack persistent_load read readinto readline peek buffers',
    owned: 'input_line encoding errors marks',
    hidden: [64], // buffer.obj
    walk(w, o) {
      w.ref(o + 64);
      const memo = w.memory.ptr(o + 24);
      if (memo !== 0) w.refs(memo, Math.min(w.memory.size64(o + 32), w.own(memo) >> 3));
    },
    name: (n, o, slot) =>
      slot === o + 64
        ? { kind: 'field', name: 'buffer.obj' }
        : { kind: 'index', name: `memo[${(slot - n.memory.ptr(o + 24)) >> 3}]` },
  },
  {
    by: 'Pdata_dealloc',
    struct: 'Pdata',
    walk(w, o) {
      const data = w.memory.ptr(o + 24);
      w.refs(data, Math.min(w.memory.size64(o + 16), w.own(data) >> 3));
    },
    name: (n, o, slot) => ({ kind: 'index', name: `data[${(slot - n.memory.ptr(o + 24)) >> 3}]` }),
  },
  { by: 'BZ2Compressor_dealloc', struct: 'BZ2Compressor', owned: 'encoder' },
  {
    by: 'BZ2Decompressor_dealloc',
    struct: 'BZ2Decompressor',
    strong: 'unused_data',
    walk(w, o) {
      const decoder = w.memory.ptr(o + 16);
      if (decoder === 0 || w.own(decoder) === 0) return;
      for (const field of ['input', 'words']) {
        const p = w.memory.ptr(decoder + offsetOf(w.layout, 'Decoder', field));
        if (p !== 0) w.own(p);
      }
    },
  },
  { by: 'MemoProxy_dealloc', struct: 'MemoProxyObject', strong: '*' },
  { by: 'tokenizeriter_dealloc', struct: 'tokenizeriterobject', strong: 'tok last_line' },
  { by: 'blake2_dealloc', struct: 'Blake2Object' },
  {
    by: 'profiler_dealloc',
    struct: 'ProfilerObject',
    strong: 'externalTimer missing',
    // Two trees and two chains: entries, in each those of the calls from it; calls that run, and free ones.
    walk(w, o) {
      const m = w.memory;
      const visit = (node: number, entry: boolean): void => {
        if (node === 0 || w.own(node) === 0) return;
        if (entry) w.ref(node + 24);
        if (entry) visit(m.ptr(node + 72), false);
        visit(m.ptr(node + 8), entry);
        visit(m.ptr(node + 16), entry);
      };
      visit(m.ptr(o + 16), true);
      for (const first of [o + 24, o + 32]) for (let c = m.ptr(first); c !== 0 && w.own(c) !== 0; c = m.ptr(c + 16));
    },
  },
  {
    by: 'simplequeue_dealloc',
    struct: 'simplequeueobject',
    // A ring: num_items from get_idx on, and round again.
    walk(w, o) {
      const m = w.memory;
      const items = m.ptr(o + 40);
      const cap = Math.min(m.size64(o + 48), items ? w.own(items) >>> 3 : 0);
      const n = Math.min(m.size64(o + 56), cap);
      for (let i = 0; i < n; i++) w.ref(items + 8 * ((m.size64(o + 32) + i) % cap));
    },
    name(n, o, slot) {
      const m = n.memory;
      const cap = m.size64(o + 48);
      return { kind: 'index', name: `[${((slot - m.ptr(o + 40)) / 8 - m.size64(o + 32) + cap) % cap}]` };
    },
  },
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
  { module: '_datetime', struct: 'datetime_state', strong: '*' },
  { module: '_lsprof', struct: '_lsprof_state', strong: '*' },
  { module: '_queue', struct: 'simplequeue_state', strong: '*' },
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
  { module: '_bz2', count: 2 },
  { module: '_pickle', struct: 'PickleState', strong: '*' },
  { module: 'posix', struct: 'PosixState', strong: '*' },
];

// Types of the library's native modules: collections, functools, itertools, operator, io, re, json, threads, files.

import { offsetOf, type TypeEntry, type Walker } from '../entry.js';
import { containerTypes } from './containers.js';

const dictEntry = containerTypes.find((e) => e.by === 'dict_dealloc') as TypeEntry;
const BLOCK_LENGTH = 64;

export const libraryTypes: TypeEntry[] = [
  // --- builtin types that only some programs use
  { by: 'generic_dealloc' },
  { by: 'nodefault_dealloc' },
  { by: 'typevar_dealloc', struct: 'typevarobject', strong: '*' },
  { by: 'typevartuple_dealloc', struct: 'typevartupleobject', strong: '*' },
  { by: 'paramspec_dealloc', struct: 'paramspecobject', strong: '*' },
  { by: 'paramspecattr_dealloc', struct: 'paramspecattrobject', strong: '*' },
  { by: 'typealias_dealloc', struct: 'typealiasobject', strong: '*' },
  { by: 'ga_dealloc', struct: 'gaobject', strong: 'origin args parameters' },
  { by: 'ga_iter_dealloc', struct: 'gaiterobject', strong: '*' },
  { by: 'unionobject_dealloc', struct: 'unionobject', strong: '*' },
  { by: 'anextawaitable_dealloc', struct: 'anextawaitableobject', strong: '*' },
  { by: 'async_gen_asend_dealloc', struct: 'PyAsyncGenASend', strong: '*' },
  { by: 'async_gen_athrow_dealloc', struct: 'PyAsyncGenAThrow', strong: '*' },
  { by: 'async_gen_wrapped_val_dealloc', struct: '_PyAsyncGenWrappedValue', strong: '*' },

  // --- pieces of format strings
  { by: 'formatteriter_dealloc', struct: 'formatteriterobject', strong: 'str' },
  { by: 'fieldnameiter_dealloc', struct: 'fieldnameiterobject', strong: 'str' },

  // --- bytes and buffers
  { by: 'bytearray_dealloc', struct: 'PyByteArrayObject', owned: 'ob_bytes' },
  { by: 'bytearrayiter_dealloc', struct: 'bytesiterobject', strong: 'it_seq' },
  // view.obj is the managed buffer's; only that counts it.
  { by: 'memory_dealloc', struct: 'PyMemoryViewObject', strong: 'mbuf' },
  { by: 'memoryiter_dealloc', struct: 'memoryiterobject', strong: 'it_seq' },
  {
    by: 'mbuf_dealloc',
    struct: '_PyManagedBufferObject',
    walk: (w, o) => {
      w.ref(o + 32 + 8); // master.obj
      const format = w.memory.ptr(o + 32 + 40);
      // _Py_MANAGED_BUFFER_FREE_FORMAT
      if (w.memory.i32(o + 16) & 2 && format) w.own(format);
    },
    name: () => ({ kind: 'field', name: 'master.obj' }),
  },
  { by: 'bufferwrapper_dealloc', struct: 'PyBufferWrapper', strong: '*' },

  // --- collections
  {
    by: 'odict_dealloc',
    struct: 'PyODictObject',
    strong: 'od_inst_dict',
    owned: 'od_fast_nodes',
    // A dict, and a list of nodes that hold the keys once more.
    walk(w, o) {
      dictEntry.walk?.(w, o);
      let node = w.memory.ptr(o + 48);
      for (let i = 0; node !== 0 && i < 10_000_000 && w.own(node) > 0; i++) {
        w.ref(node);
        node = w.memory.ptr(node + 16);
      }
    },
    name: (n, o, slot) =>
      slot === o + 32
        ? { kind: 'field', name: 'ma_keys' }
        : { kind: 'key', name: `node ${n.short(n.memory.ptr(slot))}` },
  },
  { by: 'odictiter_dealloc', struct: 'odictiterobject', strong: '*' },
  {
    by: 'deque_dealloc',
    struct: 'dequeobject',
    // Blocks of 64 items, linked; the first begins at leftindex.
    walk(w, o) {
      const m = w.memory;
      let block = m.ptr(o + 24);
      let left = m.size64(o + 16);
      let index = m.size64(o + 40);
      for (let first = true; block !== 0 && (left > 0 || first) && w.own(block) > 0; first = false) {
        const n = Math.max(0, Math.min(left, BLOCK_LENGTH - index));
        w.refs(block + 8 + 8 * index, n);
        left -= n;
        index = 0;
        block = m.ptr(block + 520);
      }
      const free = Math.min(Math.max(0, m.size64(o + 72)), 16);
      for (let i = 0; i < free; i++) w.own(m.ptr(o + 80 + 8 * i));
    },
    name(n, o, slot) {
      const m = n.memory;
      let block = m.ptr(o + 24);
      let before = -m.size64(o + 40);
      for (let i = 0; block !== 0 && i < 1_000_000; i++, block = m.ptr(block + 520), before += BLOCK_LENGTH)
        if (slot >= block + 8 && slot < block + 520)
          return { kind: 'index', name: `[${before + ((slot - block - 8) >> 3)}]` };
      return undefined;
    },
  },
  { by: 'dequeiter_dealloc', struct: 'dequeiterobject', strong: '*' },
  {
    by: 'defdict_dealloc',
    struct: 'defdictobject',
    strong: 'default_factory',
    ...(dictEntry.walk ? { walk: dictEntry.walk } : {}),
    ...(dictEntry.name ? { name: dictEntry.name } : {}),
  },
  { by: 'tuplegetter_dealloc', struct: '_tuplegetterobject', strong: '*' },

  // --- functools, operator
  { by: 'partial_dealloc', struct: 'partialobject', strong: '*' },
  { by: 'keyobject_dealloc', struct: 'keyobject', strong: '*' },
  {
    // A ring of links, which begins and ends here, holds each link; the cache, a dict, holds it once more.
    by: 'lru_cache_dealloc',
    struct: 'lru_cache_object',
    strong: 'cache func kwd_mark lru_list_elem_type cache_info_type dict',
    walk(w, o) {
      const next = 24;
      let link = w.memory.ptr(o + next);
      let slot = o + next;
      for (let i = 0; link !== 0 && link !== o && i < 10_000_000 && w.memory.has(link, 56); i++) {
        w.ref(slot);
        slot = link + next;
        link = w.memory.ptr(slot);
      }
    },
    name: () => ({ kind: 'field', name: 'ring' }),
  },
  { by: 'lru_list_elem_dealloc', struct: 'lru_list_elem', strong: 'key result' },
  { by: 'attrgetter_dealloc', struct: 'attrgetterobject', strong: '*' },
  { by: 'itemgetter_dealloc', struct: 'itemgetterobject', strong: '*' },
  { by: 'methodcaller_dealloc', struct: 'methodcallerobject', strong: '*', owned: 'vectorcall_args' },

  // --- itertools
  { by: 'accumulate_dealloc', struct: 'accumulateobject', strong: '*' },
  { by: 'batched_dealloc', struct: 'batchedobject', strong: '*' },
  { by: 'chain_dealloc', struct: 'chainobject', strong: '*' },
  { by: ['combinations_dealloc', 'cwr_dealloc'], struct: 'combinationsobject', strong: '*', owned: 'indices' },
  { by: ['compress_dealloc'], struct: 'PyObject', walk: (w, o) => w.refs(o + 16, 2), name: dataOrSelectors },
  { by: 'count_dealloc', struct: 'countobject', strong: '*' },
  { by: 'cycle_dealloc', struct: 'cycleobject', strong: '*' },
  { by: ['dropwhile_dealloc', 'takewhile_dealloc'], struct: 'dropwhileobject', strong: '*' },
  { by: ['starmap_dealloc', 'filterfalse_dealloc'], struct: 'starmapobject', strong: '*' },
  { by: 'groupby_dealloc', struct: 'groupbyobject', strong: '*' },
  { by: '_grouper_dealloc', struct: '_grouperobject', strong: '*' },
  { by: 'islice_dealloc', struct: 'isliceobject', strong: '*' },
  { by: 'pairwise_dealloc', struct: 'pairwiseobject', strong: '*' },
  { by: 'permutations_dealloc', struct: 'permutationsobject', strong: '*', owned: 'indices cycles' },
  { by: 'product_dealloc', struct: 'productobject', strong: '*', owned: 'indices' },
  { by: 'repeat_dealloc', struct: 'repeatobject', strong: '*' },
  { by: 'tee_dealloc', struct: 'teeobject', strong: 'dataobj' },
  {
    by: 'teedataobject_dealloc',
    struct: 'teedataobject',
    strong: 'it nextlink',
    walk: (w, o) => w.refs(o + 40, Math.min(Math.max(0, w.memory.i32(o + 24)), 57)),
    name: (_, o, slot) => ({ kind: 'index', name: `[${(slot - o - 40) >> 3}]` }),
  },
  { by: 'zip_longest_dealloc', struct: 'ziplongestobject', strong: '*' },

  // --- io
  { by: 'iobase_dealloc', struct: 'iobase', strong: 'dict' },
  { by: 'bytesio_dealloc', struct: 'bytesio', strong: 'buf dict' },
  { by: 'bytesiobuf_dealloc', struct: 'bytesiobuf', strong: '*' },
  { by: 'fileio_dealloc', struct: 'fileio', strong: 'dict' },
  { by: 'buffered_dealloc', struct: 'buffered', strong: '*', owned: 'buffer' },
  { by: 'bufferedrwpair_dealloc', struct: 'rwpair', strong: '*' },
  { by: 'textiowrapper_dealloc', struct: 'textio', strong: '*' },
  { by: 'incrementalnewlinedecoder_dealloc', struct: 'nldecoder', strong: '*' },
  { by: 'native_dealloc', struct: 'NativeDecoder', strong: '*' },
  {
    by: 'stringio_dealloc',
    struct: 'stringio',
    strong: '*',
    owned: 'buf',
    walk: (w, o) => w.ref(o + 56), // writer.buffer: while it only grows at its end
    name: () => ({ kind: 'field', name: 'writer.buffer' }),
  },

  // --- contexts
  { by: 'contextvar_tp_dealloc', struct: 'PyContextVar', strong: 'var_name var_default' },
  { by: 'context_tp_dealloc', struct: 'PyContext', strong: 'ctx_prev ctx_vars' },
  { by: 'token_tp_dealloc', struct: 'PyContextToken', strong: '*' },
  { by: 'context_token_missing_tp_dealloc' },
  { by: 'hamt_tp_dealloc', struct: 'PyHamtObject', strong: 'h_root' },
  { by: 'hamt_baseiter_tp_dealloc', struct: 'PyHamtIterator', strong: 'mi_obj' },
  {
    by: 'hamt_node_array_dealloc',
    struct: 'PyHamtNode_Array',
    walk: (w, o) => w.refs(o + 16, 32),
    name: (_, o, slot) => ({ kind: 'index', name: `[${(slot - o - 16) >> 3}]` }),
  },
  {
    by: ['hamt_node_bitmap_dealloc', 'hamt_node_collision_dealloc'],
    struct: 'PyVarObject',
    walk: (w, o) => w.refs(o + 32, Math.max(0, Math.min(w.memory.size64(o + 16), (w.room(o) - 32) >> 3))),
    name: (_, o, slot) => ({ kind: 'index', name: `[${(slot - o - 32) >> 3}]` }),
  },

  // --- struct, csv
  { by: 's_dealloc', struct: 'PyStructObject', strong: 's_format', owned: 's_codes' },
  {
    by: 'unpackiter_dealloc',
    struct: 'unpackiterobject',
    strong: 'so',
    walk: (w, o) => w.ref(o + 24 + 8), // buf.obj
    name: () => ({ kind: 'field', name: 'buf.obj' }),
  },
  { by: 'dialect_dealloc', struct: 'DialectObj', strong: '*' },
  { by: 'reader_dealloc', struct: 'ReaderObj', strong: '*', owned: 'field' },
  { by: 'writer_dealloc', struct: 'WriterObj', strong: '*', owned: 'rec' },

  // --- re, json
  { by: 'pattern_dealloc', struct: 'PatternObject', strong: 'groupindex indexgroup pattern' },
  { by: 'match_dealloc', struct: 'MatchObject', strong: 'string regs pattern' },
  {
    by: 'template_dealloc',
    struct: 'TemplateObject',
    strong: 'literal',
    walk(w, o) {
      const n = Math.min(w.memory.size64(o + 16), (w.room(o) - 40) >> 4);
      for (let i = 0; i < n; i++) w.ref(o + 40 + 16 * i + 8);
    },
    name: (_, o, slot) => ({ kind: 'index', name: `literal[${(slot - o - 48) >> 4}]` }),
  },
  {
    by: 'scanner_dealloc',
    struct: 'ScannerObject',
    strong: 'pattern',
    walk(w, o) {
      w.ref(o + 24 + 32); // state.string
      w.ref(o + 24 + 40 + 8); // state.buffer.obj
      for (const field of [168, 176]) {
        const p = w.memory.ptr(o + 24 + field); // state.mark, state.data_stack
        if (p) w.own(p);
      }
    },
    name: (_, o, slot) => ({ kind: 'field', name: slot === o + 56 ? 'state.string' : 'state.buffer.obj' }),
  },
  { by: 'json_scanner_dealloc', struct: 'PyScannerObject', strong: '*' },
  { by: 'encoder_dealloc', struct: 'PyEncoderObject', strong: '*' },

  // --- threads, files, classes
  { by: ['lock_dealloc'], struct: 'lockobject' },
  { by: 'rlock_dealloc', struct: 'rlockobject' },
  { by: 'handle_dealloc' },
  { by: 'local_dealloc', struct: 'localobject', strong: '*' },
  { by: 'DirEntry_dealloc', struct: 'DirEntry', strong: '*' },
  {
    by: 'ScandirIterator_dealloc',
    struct: 'ScandirIterator',
    owned: 'block',
    walk: (w, o) => w.refs(o + 16, 2), // path.object, path.bytes
    name: (_, o, slot) => ({ kind: 'field', name: slot === o + 16 ? 'path.object' : 'path.bytes' }),
  },
  { by: 'array_dealloc', struct: 'arrayobject', owned: 'ob_item' },
  { by: 'arrayiter_dealloc', struct: 'arrayiterobject', strong: '*' },
  {
    by: 'Comp_dealloc',
    struct: 'compobject',
    owned: 'z',
    walk: (w, o) => ownBuffers(w, o, 'Deflate', ['memory']),
  },
  {
    by: 'Decomp_dealloc',
    struct: 'decompobject',
    strong: 'unused_data unconsumed_tail zdict',
    owned: 'z',
    walk: (w, o) => ownBuffers(w, o, 'Inflate', ['input', 'window']),
  },
  {
    by: 'dec_dealloc',
    struct: 'PyDecObject',
    // The coefficient's words lie in the object, or in a block of their own.
    walk(w, o) {
      const data = w.memory.ptr(o + 64);
      if (data !== o + 72) w.own(data);
    },
  },
  { by: 'context_dealloc', struct: 'PyDecContextObject', strong: '*' },
  { by: 'ctxmanager_dealloc', struct: 'PyDecContextManagerObject', strong: '*' },
  { by: 'hash_dealloc', struct: 'HashObject' },
  { by: 'ucd_dealloc', struct: 'PreviousDBVersion' },
  { by: 'abc_data_dealloc', struct: '_abc_data', strong: '*' },
];

function dataOrSelectors(_: unknown, o: number, slot: number): { kind: 'field'; name: string } {
  return { kind: 'field', name: slot === o + 16 ? 'data' : 'selectors' };
}

/** Input, window and tables of a (de)compressor: pointers in the struct that the object's first field points to. */
function ownBuffers(w: Walker, o: number, struct: string, fields: string[]): void {
  const z = w.memory.ptr(o + 16);
  if (z === 0) return;
  for (const field of fields) {
    const p = w.memory.ptr(z + offsetOf(w.layout, struct, field));
    if (p) w.own(p);
  }
}

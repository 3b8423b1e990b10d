// Containers: their items lie in arrays that no list of fields can name.

import type { TypeEntry } from '../entry.js';

const tuple: Omit<TypeEntry, 'by'> = {
  struct: 'PyTupleObject',
  walk(w, o) {
    const n = w.memory.size64(o + 16);
    const room = (w.room(o) - 24) >>> 3;
    if (n < 0 || n > room) w.fault(o, 'size', `a tuple of ${n} items has room for ${room}`);
    w.refs(o + 24, Math.max(0, Math.min(n, room)));
  },
  name: (_, o, slot) => ({ kind: 'index', name: `[${(slot - o - 24) >>> 3}]` }),
};

export const containerTypes: TypeEntry[] = [
  {
    by: 'list_dealloc',
    struct: 'PyListObject',
    walk(w, o) {
      const items = w.memory.ptr(o + 24);
      if (items === 0) return;
      const bytes = w.own(items);
      const n = w.memory.size64(o + 16);
      if (n < 0 || n * 8 > bytes) {
        if (bytes > 0) w.fault(o, 'size', `a list of ${n} items has room for ${bytes >>> 3}`);
        w.refs(items, Math.max(0, Math.min(n, bytes >>> 3)));
      } else w.refs(items, n);
    },
    name: (n, o, slot) => ({ kind: 'index', name: `[${(slot - n.memory.ptr(o + 24)) >>> 3}]` }),
  },
  { by: 'tupledealloc', ...tuple },
  { by: 'iso_calendar_date_dealloc', ...tuple },
  {
    by: 'structseq_dealloc',
    struct: 'PyTupleObject',
    // Fields that have a name and no index lie behind the others; tp_basicsize counts those.
    walk(w, o) {
      const hidden = (w.memory.size64(w.memory.ptr(o + 8) + 32) - 24) >>> 3;
      const n = w.memory.size64(o + 16) + hidden;
      w.refs(o + 24, Math.max(0, Math.min(n, (w.room(o) - 24) >>> 3)));
    },
    name: (_, o, slot) => ({ kind: 'index', name: `[${(slot - o - 24) >>> 3}]` }),
  },
  {
    by: 'dict_dealloc',
    struct: 'PyDictObject',
    walk(w, o) {
      const m = w.memory;
      if (m.ptr(o + 32) !== 0) w.keys(o + 32);
      const values = m.ptr(o + 40);
      // Values that are embedded belong to the instance that they lie in.
      if (values === 0 || m.u8(values + 2) !== 0) return;
      const bytes = w.own(values);
      w.refs(values + 8, Math.min(m.u8(values), Math.max(0, bytes - 8) >>> 3, m.ptr(m.ptr(o + 32) + 24)));
    },
    name(n, o, slot) {
      if (slot === o + 32) return { kind: 'field', name: 'ma_keys' };
      const key = splitKey(n.memory, n.memory.ptr(o + 32), (slot - n.memory.ptr(o + 40) - 8) >>> 3);
      return { kind: 'value', name: `[${n.short(key)}]` };
    },
  },
  {
    by: 'set_dealloc',
    struct: 'PySetObject',
    walk(w, o) {
      const m = w.memory;
      const table = m.ptr(o + 40);
      let mask = m.size64(o + 32);
      const inside = table === o + 64;
      const bytes = inside ? 128 : w.own(table);
      if (mask < 0 || (mask + 1) * 16 > bytes) {
        if (bytes > 0) w.fault(o, 'size', `a set of ${mask + 1} places has room for ${bytes >>> 4}`);
        mask = (bytes >>> 4) - 1;
      }
      // A dummy in place of a removed element has the hash -1.
      for (let i = 0; i <= mask; i++) {
        const entry = table + 16 * i;
        if (m.ptr(entry) !== 0 && !(m.i32(entry + 8) === -1 && m.i32(entry + 12) === -1)) w.ref(entry);
      }
    },
    name: () => ({ kind: 'key', name: '{…}' }),
  },
  { by: ['listiter_dealloc', 'listreviter_dealloc'], struct: '_PyListIterObject', strong: 'it_seq' },
  { by: 'tupleiter_dealloc', struct: '_PyTupleIterObject', strong: 'it_seq' },
  { by: 'dictview_dealloc', struct: '_PyDictViewObject', strong: 'dv_dict' },
  { by: 'dictiter_dealloc', struct: 'dictiterobject', strong: 'di_dict di_result' },
  { by: 'setiter_dealloc', struct: 'setiterobject', strong: 'si_set' },
  { by: 'mappingproxy_dealloc', struct: 'mappingproxyobject', strong: 'mapping' },
  { by: 'slice_dealloc', struct: 'PySliceObject', strong: 'start stop step' },
  { by: 'range_dealloc', struct: 'rangeobject', strong: 'start stop step length' },
  { by: 'type PyRangeIter_Type', struct: '_PyRangeIterObject' },
  { by: 'longrangeiter_dealloc', struct: 'longrangeiterobject', strong: 'start step len' },
  { by: 'iter_dealloc', struct: 'seqiterobject', strong: 'it_seq' },
  { by: 'calliter_dealloc', struct: 'calliterobject', strong: 'it_callable it_sentinel' },
  { by: 'unicodeiter_dealloc', struct: 'unicodeiterobject', strong: 'it_seq' },
  { by: 'striter_dealloc', struct: 'striterobject', strong: 'it_seq' },
  { by: 'enum_dealloc', struct: 'enumobject', strong: 'en_sit en_result en_longindex one' },
  { by: 'reversed_dealloc', struct: 'reversedobject', strong: 'seq' },
  { by: 'filter_dealloc', struct: 'filterobject', strong: 'func it' },
  { by: 'map_dealloc', struct: 'mapobject', strong: 'iters func' },
  { by: 'zip_dealloc', struct: 'zipobject', strong: 'ittuple result' },
  { by: 'namespace_dealloc', struct: '_PyNamespaceObject', strong: 'ns_dict' },
  { by: 'cell_dealloc', struct: 'PyCellObject', strong: 'ob_ref' },
];

/** The key whose value is the i-th of a split table. */
export function splitKey(m: { ptr(a: number): number; u8(a: number): number }, keys: number, i: number): number {
  if (keys === 0) return 0;
  const entries = keys + 32 + 2 ** (m.u8(keys + 9) & 31);
  return m.ptr(entries + 16 * i);
}

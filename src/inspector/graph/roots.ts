// Where references begin that no object holds: the runtime, the interpreter, its threads, the frames on their stacks.

import type { Layout } from '../layout.js';
import { DATA_BASE, MAIN_INTERPRETER, OBMALLOC_BASE, PEL_BASE } from '../map.js';
import type { Memory } from '../memory.js';
import { offsetOf } from './entry.js';

/** A place outside the heap that holds a reference. */
export interface RootField {
  slot: number;
  name: string;
}

/** A structure that holds references: drawn as one node. */
export interface Root {
  address: number;
  /** 'interpreter', 'thread', 'method cache' … */
  name: string;
  fields: RootField[];
  /** Blocks of the heap that belong to it. */
  owned: number[];
}

/** _PyRuntime.signals.handlers (core/vm/signals.ts) */
const SIGNAL_HANDLERS = 1080;

/** Fields that look like references and are not counted. */
const BORROWED = new Set([
  // The machine only compares them.
  'PyInterpreterState.callable_cache_isinstance',
  'PyInterpreterState.callable_cache_len',
  'PyInterpreterState.callable_cache_list_append',
  'PyInterpreterState.callable_cache_object__getattribute__',
  'PyInterpreterState.cached_type_slots_pname',
  'PyInterpreterState.exc_state_memerrors_freelist', // dead objects that wait
  'PyInterpreterState.last_resort_memory_error',
  'PelState.answer', // a bridge's, while native code goes on with it
  'PyThreadState.delete_later', // dead objects that wait
  '_gc_runtime_state.trash_delete_later',
]);

/** The callbacks of sys.monitoring: [8 tools][17 events]; and the tools' names. */
const MONITORING_CALLABLES = 193176;
const MONITORING_TOOLS = 194264;

const isObjectType = (layout: Layout, type: string): boolean => {
  let name: string | null | undefined = type.replace(' | null', '');
  for (let i = 0; name && i < 10; i++) {
    if (name === 'PyObject') return true;
    name = layout.table.structs[name]?.base;
  }
  return false;
};

/** The fields of a struct that are pointers to objects. */
function objectFields(layout: Layout, struct: string, address: number, prefix = ''): RootField[] {
  return (layout.table.structs[struct]?.fields ?? [])
    .filter((f) => !f.inline && isObjectType(layout, f.type) && !BORROWED.has(`${struct}.${f.name}`))
    .map((f) => ({ slot: address + f.off, name: prefix + f.name }));
}

const array = (name: string, slot: number, n: number, stride: number, of = ''): RootField[] =>
  Array.from({ length: n }, (_, i) => ({ slot: slot + i * stride, name: `${name}[${i}]${of}` }));

const used = (m: Memory, fields: RootField[]): RootField[] => fields.filter((f) => m.ptr(f.slot) !== 0);

/** Our own state, and the callbacks that wait for their turn. */
function pellucidRoot(m: Memory, layout: Layout): Root {
  const root: Root = {
    address: PEL_BASE,
    name: 'pellucid',
    fields: objectFields(layout, 'PelState', PEL_BASE),
    owned: [],
  };
  const calls = m.ptr(PEL_BASE + offsetOf(layout, 'PelState', 'calls'));
  const count = m.i32(PEL_BASE + offsetOf(layout, 'PelState', 'calls_count'));
  if (calls && layout.size('PendingCall') > 0) {
    root.owned.push(calls);
    for (let i = 0; i < Math.min(Math.max(0, count), 10_000); i++)
      root.fields.push(...objectFields(layout, 'PendingCall', calls + i * layout.size('PendingCall'), `calls[${i}].`));
  }
  const zone = m.ptr(PEL_BASE + offsetOf(layout, 'PelState', 'zone'));
  const file = zone && m.ptr(zone + offsetOf(layout, 'Zone', 'file'));
  for (const block of [zone, file]) if (block) root.owned.push(block);
  return root;
}

function atexitRoot(m: Memory, layout: Layout): Root {
  const at = (field: string): number => MAIN_INTERPRETER + offsetOf(layout, 'PyInterpreterState', field);
  const callbacks = m.ptr(at('atexit_callbacks'));
  const n = Math.min(m.ptr(at('atexit_ncallbacks')), 100_000);
  const root: Root = { address: callbacks || MAIN_INTERPRETER, name: 'atexit', fields: [], owned: [] };
  if (callbacks) root.owned.push(callbacks);
  for (let i = 0; i < n; i++) {
    const callback = m.ptr(callbacks + 8 * i);
    if (!callback) continue;
    root.owned.push(callback);
    root.fields.push(...objectFields(layout, 'atexit_py_callback', callback, `atexit[${i}].`));
  }
  return root;
}

/** The thread states of the interpreter, at most 10,000. */
export function threadStates(m: Memory, layout: Layout): number[] {
  const threads: number[] = [];
  const next = offsetOf(layout, 'PyThreadState', 'next');
  let t = m.ptr(MAIN_INTERPRETER + offsetOf(layout, 'PyInterpreterState', 'threads_head'));
  while (t && m.has(t, 304) && threads.length < 10_000 && !threads.includes(t)) {
    threads.push(t);
    t = m.ptr(t + next);
  }
  return threads;
}

/** All places outside the heap that hold references: runtime, interpreter, threads, static types, native modules. */
export function findRoots(m: Memory, layout: Layout): Root[] {
  const interp = (field: string): number => MAIN_INTERPRETER + offsetOf(layout, 'PyInterpreterState', field);
  const roots: Root[] = [
    {
      address: DATA_BASE,
      name: 'runtime',
      fields: [
        ...objectFields(layout, '_PyRuntimeState', DATA_BASE),
        ...array('signals.handlers', DATA_BASE + SIGNAL_HANDLERS + 8, 65, 16, '.func'),
      ],
      owned: [],
    },
    {
      address: MAIN_INTERPRETER,
      name: 'interpreter',
      fields: [
        ...objectFields(layout, 'PyInterpreterState', MAIN_INTERPRETER),
        ...objectFields(layout, '_gc_runtime_state', interp('gc'), 'gc.'),
        ...used(m, array('monitoring_callables', MAIN_INTERPRETER + MONITORING_CALLABLES, 8 * 17, 8)),
        ...used(m, array('monitoring_tool_names', MAIN_INTERPRETER + MONITORING_TOOLS, 8, 8)),
      ],
      owned: [m.ptr(interp('unicode_ids_array')), m.ptr(OBMALLOC_BASE + 512)],
    },
    {
      address: interp('types_builtins_initialized'),
      name: 'static types',
      fields: staticTypes(m, layout, interp('types_builtins_initialized'), 200),
      owned: [],
    },
    {
      address: interp('types_for_extensions_initialized'),
      name: "modules' static types",
      fields: staticTypes(m, layout, interp('types_for_extensions_initialized'), 10),
      owned: [],
    },
    {
      address: interp('types_type_cache'),
      name: 'method cache',
      fields: array('cache', interp('types_type_cache') + 8, 4096, 24, '.name').filter((f) => m.ptr(f.slot) !== 0),
      owned: [],
    },
    pellucidRoot(m, layout),
    atexitRoot(m, layout),
  ];
  for (const thread of threadStates(m, layout)) {
    const excState = thread + offsetOf(layout, 'PyThreadState', 'exc_state');
    roots.push({
      address: thread,
      name: 'thread',
      fields: [...objectFields(layout, 'PyThreadState', thread), { slot: excState, name: 'exc_state.exc_value' }],
      owned: stackChunks(m, m.ptr(thread + offsetOf(layout, 'PyThreadState', 'datastack_chunk'))),
    });
  }
  return roots;
}

function stackChunks(m: Memory, newest: number): number[] {
  const chunks: number[] = [];
  for (let c = newest; c && chunks.length < 100_000 && m.has(c, 32); c = m.ptr(c)) chunks.push(c);
  return chunks;
}

/** What a static type keeps in the interpreter: its dict and its subclasses. And, for itself, the type. */
function staticTypes(m: Memory, layout: Layout, table: number, count: number): RootField[] {
  const fields: RootField[] = [];
  for (let i = 0; i < count; i++) {
    const state = table + 48 * i;
    const type = m.ptr(state);
    if (!type) continue;
    const name = layout.staticName(type) ?? `type ${i}`;
    fields.push({ slot: state, name }, { slot: state + 24, name: `${name}.tp_dict` });
    fields.push({ slot: state + 32, name: `${name}.tp_subclasses` });
  }
  return fields;
}

/** A dead object that waits for its next use: its block's start. */
export function waitingBlocks(m: Memory, layout: Layout): { start: number; list: string }[] {
  const freelists = MAIN_INTERPRETER + offsetOf(layout, 'PyInterpreterState', 'freelists');
  const found: { start: number; list: string }[] = [];
  const add = (start: number, list: string): void => {
    if (found.length < 1_000_000) found.push({ start, list });
  };
  const chain = (head: number, link: number, header: number, list: string, limit: number): void => {
    let n = 0;
    for (let p = m.ptr(head); p && n < limit && m.has(p, link + 8); p = m.ptr(p + link), n++) add(p - header, list);
  };
  const stack = (name: string, header: number): void => {
    const at = freelists + offsetOf(layout, '_Py_object_freelists', name);
    const n = Math.min(m.i32(at + 640), 80);
    for (let i = 0; i < n; i++) add(m.ptr(at + 8 * i) - header, name);
  };
  chain(freelists + 8, 8, 0, 'floats', 100);
  for (let i = 0; i < 20; i++) chain(freelists + 16 + 8 * i, 24, 16, 'tuples', 2000);
  stack('lists', 16);
  stack('dicts', 16);
  stack('dictkeys', 0);
  stack('async_gens', 16);
  stack('async_gen_asends', 16);
  chain(freelists + 2208, 32, 16, 'contexts', 255);
  const slice = m.ptr(freelists + offsetOf(layout, '_Py_object_freelists', 'slices'));
  if (slice) add(slice - 16, 'slices');
  // MemoryErrors hang on each other by their dict field.
  const errors = MAIN_INTERPRETER + offsetOf(layout, 'PyInterpreterState', 'exc_state_memerrors_freelist');
  chain(errors, 16, 16, 'MemoryErrors', 64);
  return found;
}

// The table of strong fields (src/inspector/graph/table) covers every type there is, and says nothing that the core does not.

import { expect, test } from 'vitest';
import { fieldNames, offsetOf } from '../../src/inspector/graph/entry.js';
import { ObjectGraph } from '../../src/inspector/graph/graph.js';
import { stateEntries, typeEntries } from '../../src/inspector/graph/table/all.js';
import { layout, start, toEnd } from './support.js';

test('every field that the table names is in the layout', () => {
  const missing: string[] = [];
  for (const entry of typeEntries) {
    if (entry.struct === undefined) continue;
    if (!(entry.struct in layout.table.structs)) missing.push(entry.struct);
    for (const field of [
      ...fieldNames(layout, entry.struct, entry.strong),
      ...fieldNames(layout, entry.struct, entry.owned),
    ])
      if (offsetOf(layout, entry.struct, field) < 0) missing.push(`${entry.struct}.${field}`);
  }
  for (const { struct = '', strong } of stateEntries)
    for (const field of fieldNames(layout, struct, strong))
      if (offsetOf(layout, struct, field) < 0) missing.push(`${struct}.${field}`);
  expect(missing).toEqual([]);
});

test('every native function that the table names is in the core', () => {
  const functions = new Set(layout.table.functions.map((f) => f?.replace(/^.*\//, '')));
  const missing = typeEntries
    .flatMap((entry) => entry.by)
    .filter((by) => !by.startsWith('type ') && !functions.has(by));
  expect(missing).toEqual([]);
});

// What a new native module adds must be in the table: docs/internals/inspector.md says how.
test('every type of every native module has an entry', () => {
  const started = start(`
import sys
for name in sys.builtin_module_names:
    try:
        __import__(name)
    except ImportError:
        pass
`);
  toEnd(started);
  const graph = ObjectGraph.build(started.image);
  expect(graph.damage).toEqual([]);
  const type = layout.staticAddress('PyType_Type');
  const missing: string[] = [];
  for (let n = 1; n < graph.nodeCount; n++) {
    if (graph.kind[n] !== 0) continue;
    const at = graph.address[n] as number;
    const meta = graph.planAt(n);
    if (!meta || (meta.type !== type && meta.entry?.by !== 'type_dealloc')) continue;
    const plan = graph.plans.of(at);
    if (plan && !plan.entry) {
      const dealloc = layout.functionName(graph.memory.ptr(at + 48));
      missing.push(`${plan.name} (tp_dealloc ${dealloc}, ${plan.basicsize} bytes)`);
    }
  }
  expect(missing).toEqual([]);
});

test('every struct of a module state that refers to objects is in the table', () => {
  const known = new Set(stateEntries.map((e) => e.struct));
  const states = Object.entries(layout.table.structs)
    .filter(([name, s]) => /state$/i.test(name) && s.base === null)
    .filter(([, s]) => s.fields.some((f) => !f.inline && /^(PyObject|PyTypeObject)\b/.test(f.type)))
    .map(([name]) => name)
    .filter((name) => !NOT_OF_MODULES.has(name));
  expect(states.filter((name) => !known.has(name))).toEqual([]);
});

/** Structs of the runtime and of algorithms under way. */
const NOT_OF_MODULES = new Set([
  'PyInterpreterState',
  'PyThreadState',
  'PelState',
  '_PyRuntimeState',
  '_gc_runtime_state',
  'managed_static_type_state',
  'PercentState',
  'SortState',
  'SRE_STATE',
]);

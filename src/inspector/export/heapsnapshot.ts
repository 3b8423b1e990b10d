// Chrome's heap snapshot (.heapsnapshot): opens in DevTools' Memory panel, with Python's objects, names and sizes.
//
//   nodes │ type, name, id, self_size, edge_count, trace_node_id, detachedness │ …   names are indices of `strings`
//   edges │ type, name_or_index, to_node │ …                                         in the order of the nodes

import { nameAt } from '../describe.js';
import { FRAME_NODE, KEYS, OBJECT, type ObjectGraph } from '../graph/graph.js';
import { edgeName, nodeLabel } from '../graph/info.js';
import { strText } from '../text.js';

const NODE_TYPES = [
  'hidden',
  'array',
  'string',
  'object',
  'code',
  'closure',
  'regexp',
  'number',
  'native',
  'synthetic',
  'concatenated string',
  'sliced string',
  'symbol',
  'bigint',
  'object shape',
  'wasm object',
];
const EDGE_TYPES = ['context', 'element', 'property', 'internal', 'hidden', 'shortcut', 'weak'];
const NODE_FIELDS = ['type', 'name', 'id', 'self_size', 'edge_count', 'trace_node_id', 'detachedness'];
const EDGE_FIELDS = ['type', 'name_or_index', 'to_node'];
const MAX_STRING = 1000;

const nodeType = (name: string): number => NODE_TYPES.indexOf(name);
const edgeType = (name: string): number => EDGE_TYPES.indexOf(name);

class Strings {
  readonly list: string[] = [];
  private readonly index = new Map<string, number>();
  of(text: string): number {
    let i = this.index.get(text);
    if (i === undefined) {
      i = this.list.push(text) - 1;
      this.index.set(text, i);
    }
    return i;
  }
}

function describeNode(graph: ObjectGraph, n: number): [type: string, name: string] {
  const kind = graph.kind[n];
  if (n === 0) return ['synthetic', 'Python process'];
  if (kind === KEYS) return ['hidden', '(dict keys)'];
  if (kind === FRAME_NODE) return ['synthetic', `frame ${nodeLabel(graph, n)}`];
  if (kind !== OBJECT) return ['synthetic', `(${graph.typeName(n)})`];
  const type = graph.typeName(n);
  const at = graph.address[n] as number;
  try {
    if (type === 'str') return ['string', strText(graph.image, at, MAX_STRING)];
    if (type === 'int' || type === 'float') return ['number', nodeLabel(graph, n)];
    if (type === 'function') return ['closure', nameAt(graph.image, graph.memory.ptr(at + 40))];
    if (type === 'code') return ['code', nodeLabel(graph, n)];
    if (type === 'type' || type === 'module') return ['object', nodeLabel(graph, n)];
  } catch {
    // Damaged: its type is what is known.
  }
  return ['object', type];
}

function describeEdge(graph: ObjectGraph, owner: number, slot: number): [type: number, name: string | number] {
  const { kind, name } = edgeName(graph, owner, slot);
  const inside = /^\[(\d+)\]$/.exec(name);
  if (kind === 'index' && inside) return [edgeType('element'), Number(inside[1])];
  if (kind === 'attribute') return [edgeType('property'), name.slice(1)];
  if (kind === 'value') return [edgeType('property'), name.slice(1, -1).replace(/^'(.*)'$/s, '$1')];
  if (kind === 'local' || kind === 'cell') return [edgeType('context'), name];
  return [edgeType('internal'), name];
}

/** The snapshot's JSON in pieces: together they may be longer than a string can be. */
export function* heapSnapshot(graph: ObjectGraph): Generator<string> {
  const strings = new Strings();
  const meta = {
    node_fields: NODE_FIELDS,
    node_types: [NODE_TYPES, 'string', 'number', 'number', 'number', 'number', 'number'],
    edge_fields: EDGE_FIELDS,
    edge_types: [EDGE_TYPES, 'string_or_number', 'node'],
    trace_function_info_fields: ['function_id', 'name', 'script_name', 'script_id', 'line', 'column'],
    trace_node_fields: ['id', 'function_info_index', 'count', 'size', 'children'],
    sample_fields: ['timestamp_us', 'last_assigned_id'],
    location_fields: ['object_index', 'script_id', 'line', 'column'],
  };
  const head = { meta, node_count: graph.nodeCount, edge_count: graph.edgeCount, trace_function_count: 0 };
  yield `{"snapshot":${JSON.stringify(head)},\n"nodes":[`;
  let piece: string[] = [];
  for (let n = 0; n < graph.nodeCount; n++) {
    const [type, name] = describeNode(graph, n);
    const edges = (graph.edgeStart[n + 1] as number) - (graph.edgeStart[n] as number);
    // Ids of heap objects are odd in Chrome. Node numbers are unique; addresses are not (a frame in its generator).
    piece.push(`${n ? ',' : ''}${nodeType(type)},${strings.of(name)},${2 * n + 1},${graph.size[n]},${edges},0,0\n`);
    if (piece.length === 4096) {
      yield piece.join('');
      piece = [];
    }
  }
  yield `${piece.join('')}],\n"edges":[`;
  piece = [];
  for (let n = 0; n < graph.nodeCount; n++) {
    for (let e = graph.edgeStart[n] as number; e < (graph.edgeStart[n + 1] as number); e++) {
      const [type, name] =
        n === 0 ? ([edgeType('element'), e] as const) : describeEdge(graph, n, graph.edgeSlot[e] as number);
      const to = (graph.edgeTarget[e] as number) * NODE_FIELDS.length;
      piece.push(`${e ? ',' : ''}${type},${typeof name === 'number' ? name : strings.of(name)},${to}\n`);
      if (piece.length === 4096) {
        yield piece.join('');
        piece = [];
      }
    }
  }
  yield `${piece.join('')}],\n"trace_function_infos":[],"trace_tree":[],"samples":[],"locations":[],\n"strings":[`;
  for (let i = 0; i < strings.list.length; i += 4096) {
    const part = strings.list.slice(i, i + 4096).map((s) => JSON.stringify(s));
    yield `${i ? ',' : ''}${part.join(',\n')}`;
  }
  yield ']}\n';
}

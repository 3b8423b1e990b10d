// Chrome's heap snapshot (.heapsnapshot): opens in DevTools' Memory panel, with Python's objects, names and sizes.
//
//   nodes │ type, name, id, self_size, edge_count, trace_node_id, detachedness │ …   names are indices of `strings`
//   edges │ type, name_or_index, to_node │ …                                         in the order of the nodes

//
// A heap of a million objects has some million edges, so both are written into bytes, number by number. What an edge is called
// is looked up only once where many have the same name: fields by type, attributes by class, keys by the key's own name.

import { floatText, nameAt } from '../describe.js';
import { FRAME_NODE, KEYS, OBJECT, type ObjectGraph } from '../graph/graph.js';
import { edgeName, nodeLabel } from '../graph/info.js';
import type { Plan } from '../graph/plans.js';
import { splitKey } from '../graph/table/containers.js';
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

/** Text that is only digits and signs, made without a string for each number. */
class Digits {
  private readonly bytes = new Uint8Array(1 << 16);
  private readonly decoder = new TextDecoder('latin1');
  private at = 0;

  /** No room for another row. */
  get full(): boolean {
    return this.at > this.bytes.length - 256;
  }

  char(code: number): void {
    this.bytes[this.at++] = code;
  }

  /** A number from 0 to 2^32 - 1. */
  number(n: number): void {
    let width = 1;
    for (let limit = 10; n >= limit; limit *= 10) width++;
    let p = this.at + width;
    this.at = p;
    do {
      const rest = Math.floor(n / 10);
      this.bytes[--p] = 48 + (n - rest * 10);
      n = rest;
    } while (n > 0);
  }

  take(): string {
    const text = this.decoder.decode(this.bytes.subarray(0, this.at));
    this.at = 0;
    return text;
  }
}

const COMMA = 44;
const NEWLINE = 10;
const ELEMENT = edgeType('element');
const PROPERTY = edgeType('property');
const CONTEXT = edgeType('context');
const INTERNAL = edgeType('internal');

/** How the edges of one type's instances are called, as far as that is the same for all of them. */
interface EdgeNames {
  plan: Plan;
  /** By the place among plan.strong. */
  fields: { type: number; name: number }[];
  /** The attributes of inline values, -1: not looked up yet. */
  attributes: number[];
  /** Where items lie side by side: in the object (tuple) or behind a pointer in it (list). */
  items: 'inside' | 'behind' | null;
}

class SnapshotWriter {
  private readonly graph: ObjectGraph;
  private readonly strings = new Strings();
  private readonly out = new Digits();
  /** The name of each node, in `strings`. */
  private readonly names: Uint32Array;
  private readonly floats: DataView;
  private readonly types = new Map<Plan, { type: number; name: number }>();
  private readonly edgeNames = new Map<Plan, EdgeNames>();
  private readonly keyName: number;
  private readonly memberName: number;
  private type = 0;
  private name = 0;

  constructor(graph: ObjectGraph) {
    this.graph = graph;
    this.names = new Uint32Array(graph.nodeCount);
    this.keyName = this.strings.of('key');
    this.memberName = this.strings.of('{…}');
    const { bytes } = graph.memory;
    this.floats = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  *write(progress: ((done: number, total: number) => void) | undefined): Generator<string> {
    const { graph, strings, out } = this;
    const { nodeCount, edgeCount } = graph;
    const total = nodeCount + edgeCount;
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
    const head = { meta, node_count: nodeCount, edge_count: edgeCount, trace_function_count: 0 };
    yield `{"snapshot":${JSON.stringify(head)},\n"nodes":[`;
    for (let n = 0; n < nodeCount; n++) {
      this.nameNode(n);
      this.names[n] = this.name;
      if (n > 0) out.char(COMMA);
      out.number(this.type);
      out.char(COMMA);
      out.number(this.name);
      out.char(COMMA);
      // Ids of heap objects are odd in Chrome. Node numbers are unique; addresses are not (a frame in its generator).
      out.number(2 * n + 1);
      out.char(COMMA);
      out.number(graph.size[n] as number);
      out.char(COMMA);
      out.number((graph.edgeStart[n + 1] as number) - (graph.edgeStart[n] as number));
      for (const code of NO_TRACE) out.char(code);
      if (!out.full) continue;
      yield out.take();
      progress?.(n, total);
    }
    yield `${out.take()}],\n"edges":[`;
    for (let n = 0; n < nodeCount; n++) {
      for (let e = graph.edgeStart[n] as number; e < (graph.edgeStart[n + 1] as number); e++) {
        if (n === 0) {
          this.type = ELEMENT;
          this.name = e;
        } else this.nameEdge(n, graph.edgeSlot[e] as number);
        if (e > 0) out.char(COMMA);
        out.number(this.type);
        out.char(COMMA);
        out.number(this.name);
        out.char(COMMA);
        out.number((graph.edgeTarget[e] as number) * NODE_FIELDS.length);
        out.char(NEWLINE);
        if (!out.full) continue;
        yield out.take();
        progress?.(nodeCount + e, total);
      }
    }
    yield `${out.take()}],\n"trace_function_infos":[],"trace_tree":[],"samples":[],"locations":[],\n"strings":[`;
    const { list } = strings;
    for (let i = 0; i < list.length; i += 4096) {
      const part = list.slice(i, i + 4096).map((s) => JSON.stringify(s));
      yield `${i ? ',\n' : ''}${part.join(',\n')}`;
    }
    yield ']}\n';
    progress?.(total, total);
  }

  // ---- nodes: into this.type and this.name

  private say(type: number, name: string): void {
    this.type = type;
    this.name = this.strings.of(name);
  }

  private nameNode(n: number): void {
    const { graph } = this;
    const kind = graph.kind[n];
    if (n === 0) {
      this.say(nodeType('synthetic'), 'Python process');
      return;
    }
    if (kind === KEYS) {
      this.say(HIDDEN, '(dict keys)');
      return;
    }
    if (kind === FRAME_NODE) {
      this.say(nodeType('synthetic'), `frame ${nodeLabel(graph, n)}`);
      return;
    }
    if (kind !== OBJECT) {
      this.say(nodeType('synthetic'), `(${graph.typeName(n)})`);
      return;
    }
    const plan = graph.planAt(n);
    const at = graph.address[n] as number;
    try {
      if (this.nameValue(plan?.name ?? '?', n, at)) return;
    } catch {
      // Damaged: its type is what is known.
    }
    let known = plan ? this.types.get(plan) : undefined;
    if (!known) {
      known = { type: nodeType('object'), name: this.strings.of(plan?.name ?? '?') };
      if (plan) this.types.set(plan, known);
    }
    this.type = known.type;
    this.name = known.name;
  }

  /** What is named by its value; false: nothing of the kind. */
  private nameValue(type: string, n: number, at: number): boolean {
    const { graph } = this;
    switch (type) {
      case 'str':
        this.say(STRING, strText(graph.image, at, MAX_STRING));
        return true;
      case 'int': {
        const tag = graph.memory.ptr(at + 16);
        // At most one digit of 30 bits: lv_tag has the sign in two bits, and the number of digits from bit 3 on.
        if (tag >>> 3 > 1) this.say(NUMBER, nodeLabel(graph, n));
        else {
          const digit = (tag & 3) === 1 ? 0 : graph.memory.ptr(at + 24);
          this.say(NUMBER, String((tag & 3) === 2 ? -digit : digit));
        }
        return true;
      }
      case 'float':
        this.say(NUMBER, floatText(this.floats.getFloat64(at + 16, true)));
        return true;
      case 'function':
        this.say(nodeType('closure'), nameAt(graph.image, graph.memory.ptr(at + 40)));
        return true;
      case 'code':
        this.say(nodeType('code'), nodeLabel(graph, n));
        return true;
      case 'type':
      case 'module':
        this.say(nodeType('object'), nodeLabel(graph, n));
        return true;
      default:
        return false;
    }
  }

  // ---- edges: into this.type and this.name

  private nameEdge(owner: number, slot: number): void {
    const { graph } = this;
    const kind = graph.kind[owner];
    const at = graph.address[owner] as number;
    if (kind === KEYS) {
      this.nameKeysEdge(at, slot);
      return;
    }
    const plan = kind === OBJECT ? graph.planAt(owner) : null;
    if (!plan) {
      this.sayEdge(owner, slot);
      return;
    }
    const known = this.namesOf(plan);
    const place = plan.strong.indexOf(slot - at);
    if (place >= 0) {
      let field = known.fields[place];
      if (!field) {
        this.sayEdge(owner, slot);
        field = { type: this.type, name: this.name };
        known.fields[place] = field;
      }
      this.type = field.type;
      this.name = field.name;
      return;
    }
    if (known.items) {
      const first = known.items === 'inside' ? at + 24 : graph.memory.ptr(at + 24);
      this.type = ELEMENT;
      this.name = (slot - first) >>> 3;
      return;
    }
    if (plan.inlineValues > 0) {
      const index = (slot - at - plan.inlineValues - 8) >> 3;
      if (index >= 0 && index < graph.memory.u8(at + plan.inlineValues)) {
        const name = known.attributes[index];
        if (name === undefined) {
          this.sayEdge(owner, slot);
          known.attributes[index] = this.name;
        } else this.name = name;
        this.type = PROPERTY;
        return;
      }
    }
    const { by } = plan.entry ?? {};
    if (by === 'set_dealloc') {
      this.type = INTERNAL;
      this.name = this.memberName;
    } else if (by === 'dict_dealloc' && slot !== at + 32) {
      const m = graph.memory;
      this.nameByKey(splitKey(m, m.ptr(at + 32), (slot - m.ptr(at + 40) - 8) >>> 3), owner, slot);
    } else this.sayEdge(owner, slot);
  }

  private namesOf(plan: Plan): EdgeNames {
    let known = this.edgeNames.get(plan);
    if (!known) {
      const { by } = plan.entry ?? {};
      const items = by === 'tupledealloc' ? 'inside' : by === 'list_dealloc' ? 'behind' : null;
      known = { plan, fields: [], attributes: [], items };
      this.edgeNames.set(plan, known);
    }
    return known;
  }

  /** A table's references to keys, and to the values beside them. */
  private nameKeysEdge(keys: number, slot: number): void {
    const m = this.graph.memory;
    const general = m.u8(keys + 10) === 0;
    const step = general ? 24 : 16;
    const within = (slot - keys - 32 - 2 ** (m.u8(keys + 9) & 31)) % step;
    if (within === (general ? 8 : 0)) {
      this.type = INTERNAL;
      this.name = this.keyName;
    } else this.nameByKey(m.ptr(slot - 8), this.graph.nodeAt(keys), slot);
  }

  /** A value of a dict: by the name that its key has as a node, where that says it. */
  private nameByKey(key: number, owner: number, slot: number): void {
    const { graph } = this;
    const node = graph.nodeAt(key);
    const type = node < 0 ? '' : graph.planAt(node)?.name;
    if (type !== 'str' && type !== 'int' && type !== 'float') {
      this.sayEdge(owner, slot);
      return;
    }
    this.type = PROPERTY;
    this.name = this.names[node] as number;
  }

  /** Any edge: what the graph calls it. */
  private sayEdge(owner: number, slot: number): void {
    const { kind, name } = edgeName(this.graph, owner, slot);
    const inside = /^\[(\d+)\]$/.exec(name);
    if (kind === 'index' && inside) {
      this.type = ELEMENT;
      this.name = Number(inside[1]);
    } else if (kind === 'attribute') this.say(PROPERTY, name.slice(1));
    else if (kind === 'value') this.say(PROPERTY, name.slice(1, -1).replace(/^'(.*)'$/s, '$1'));
    else this.say(kind === 'local' || kind === 'cell' ? CONTEXT : INTERNAL, name);
  }
}

/** ",0,0\n": no allocation was traced, and nothing is detached. */
const NO_TRACE = [44, 48, 44, 48, 10];
const HIDDEN = nodeType('hidden');
const STRING = nodeType('string');
const NUMBER = nodeType('number');

/** The snapshot's JSON in pieces: together they may be longer than a string can be. `progress` hears of nodes and edges. */
export function heapSnapshot(graph: ObjectGraph, progress?: (done: number, total: number) => void): Generator<string> {
  return new SnapshotWriter(graph).write(progress);
}

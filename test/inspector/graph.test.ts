// The graph, held against slow and obvious ways to the same answers, and against Python's own.

import fs from 'node:fs';
import { expect, test } from 'vitest';
import { describeAddress } from '../../src/inspector/address.js';
import { diff } from '../../src/inspector/diff.js';
import { collectorView } from '../../src/inspector/graph/cycles.js';
import { dominators } from '../../src/inspector/graph/dominators.js';
import { findObject, visibleNames } from '../../src/inspector/graph/find.js';
import { ObjectGraph } from '../../src/inspector/graph/graph.js';
import { nodeInfo, ownersOf, references } from '../../src/inspector/graph/info.js';
import { pathText, whyAlive } from '../../src/inspector/graph/paths.js';
import {
  duplicates,
  immortals,
  instances,
  internedStrings,
  typeUses,
  weakReferences,
  weakReferencesTo,
} from '../../src/inspector/graph/queries.js';
import { readHeap } from '../../src/inspector/heap.js';
import { DATA_BASE } from '../../src/inspector/map.js';
import { UsageReader } from '../../src/inspector/usage.js';
import { atLine, eachLine, keep, type Started, start, startFile, toEnd } from './support.js';

const graphAt = (source: string, line: number): { graph: ObjectGraph; started: Started } => {
  const started = start(source);
  return atLine(started, line, () => ({ graph: ObjectGraph.build(keep(started.image)), started }));
};

function find(graph: ObjectGraph, text: string): number {
  const found = findObject(graph, text, visibleNames(graph.image));
  if (typeof found === 'string') throw new Error(found);
  return graph.nodeAt(found);
}

/** Nodes that are reached without going through one: the obvious way to what it retains. */
function reachedWithout(graph: ObjectGraph, without: number): Set<number> {
  const seen = new Set<number>([0]);
  const queue = [0];
  for (let v = queue.pop(); v !== undefined; v = queue.pop())
    for (let e = graph.edgeStart[v] as number; e < (graph.edgeStart[v + 1] as number); e++) {
      const w = graph.edgeTarget[e] as number;
      if (w === without || seen.has(w)) continue;
      seen.add(w);
      queue.push(w);
    }
  return seen;
}

const PROGRAM = `
import gc
gc.disable()
class Node:
    def __init__(self, name):
        self.name = name
        self.items = []
    def __del__(self):
        pass
class Slots:
    __slots__ = 'a', 'b'
a = Node('first')
b = Node('second')
a.items.append(b)
b.items.append({'key': (1.5, a)})
s = Slots(); s.a = [1, 2]; s.b = {2.5}
def counter():
    n = 1000
    def step():
        nonlocal n
        n += 1
        return n
    return step
c = counter()
lost = Node('lost'); lost.items.append(lost); del lost
pair = [Node('x'), Node('y')]; pair[0].other = pair[1]; pair[1].other = pair[0]; del pair
import _weakref
w = _weakref.ref(a)
twins = [str(100000 + i % 3) for i in range(9)]
found = gc.collect()
print(found)
`;

test('retained sizes are what would be free without a node', () => {
  const { graph } = graphAt(PROGRAM, 30);
  const { retained, retainedCount, idom } = dominators(graph);
  const all = reachedWithout(graph, -1);
  expect(all.size).toBe(graph.reachable);
  const nodes = [
    find(graph, 'a'),
    find(graph, 's'),
    find(graph, 'c'),
    find(graph, 'twins'),
    ...instances(graph, 'dict'),
  ];
  for (let n = 7; n < graph.reachable; n += 97) nodes.push(n);
  for (const node of nodes) {
    if (!all.has(node)) continue;
    const rest = reachedWithout(graph, node);
    let bytes = 0;
    let count = 0;
    for (const v of all) {
      if (rest.has(v)) continue;
      bytes += graph.size[v] as number;
      if (graph.kind[v] === 0) count++;
    }
    expect([retained[node], retainedCount[node]], nodeInfo(graph, node).label).toEqual([bytes, count]);
    const d = idom[node] as number;
    if (d > 0) expect(reachedWithout(graph, d).has(node)).toBe(false);
  }
});

test('the collector would find what gc.collect finds', () => {
  const started = start(PROGRAM);
  const { predicted, groups } = atLine(started, 30, () => {
    const graph = ObjectGraph.build(started.image);
    const view = collectorView(graph);
    return { predicted: view.unreachable.length, groups: view.groups.map((g) => [g.nodes.length > 0, g.finalizers]) };
  });
  const again = start(PROGRAM);
  toEnd(again);
  const graph = ObjectGraph.build(again.image);
  const names = visibleNames(again.image, again.process.mainModule() ?? 0);
  const found = findObject(graph, 'found', names);
  expect(typeof found).toBe('number');
  expect(nodeInfo(graph, graph.nodeAt(found as number)).label).toBe(String(predicted));
  expect(groups).toEqual([
    [true, true],
    [true, true],
  ]);
});

// Garbage of every shape: what the next line's collection finds is what the image foretells. (Not generators: their
// finalizer frees them before they are counted.)
test.each([
  'a = []; a.append(a); del a',
  'a = {}; b = [a]; a["b"] = b; del a, b',
  'class C: pass\nx = C(); y = C(); x.y = y; y.x = x; del x, y',
  'class C: pass\nx = C(); x.__dict__["self"] = x; del x',
  'class C:\n    __slots__ = "me",\nx = C(); x.me = (x, [1]); del x',
  'class C:\n    def m(self): return C\ndel C',
  'class A: pass\nclass B(A): pass\nA.b = B(); del A, B',
  'def f():\n    def g(n): return g(n - 1) if n else 0\n    return g\nf()(3)',
  'try:\n    1 / 0\nexcept Exception as e:\n    e.me = e',
  'def f():\n    try: 1 / 0\n    except Exception as e: kept = e; return kept.__traceback__.tb_frame\nf()',
  'import _weakref\nclass C: pass\nx = C(); x.r = _weakref.ref(x, lambda r: None); x.me = x; del x',
  's = set()\nclass K:\n    pass\nk = K(); k.s = s; s.add(k); del k, s',
  'x = [[] for _ in range(9)]\nfor i in x: i.append(x)\ndel x, i',
  'm = {}.get; d = m.__self__; d["m"] = m; del m, d',
  'x = [1]; it = iter(x); x.append(it); del x, it',
  'import sys; m = type(sys)("m"); m.me = m; del m',
  'from _collections import deque\nd = deque(); d.append(d); del d',
  'import _functools as f, itertools\np = [f.partial(print)]; p.append(itertools.cycle(p)); p[1] = itertools.chain(p, p); del p',
])('the collector finds %j', (program) => {
  const lines = program.split('\n').length;
  const source = `import gc; gc.disable(); gc.collect()\n${program}\nresult = gc.collect()\nprint(result)\n`;
  const started = start(source);
  const foretold = atLine(started, lines + 2, () => {
    const graph = ObjectGraph.build(started.image);
    expect(graph.damage).toEqual([]);
    return collectorView(graph).unreachable.length;
  });
  const again = start(source);
  toEnd(again);
  const graph = ObjectGraph.build(again.image);
  const result = findObject(graph, 'result', visibleNames(again.image, again.process.mainModule() ?? 0));
  expect(nodeInfo(graph, graph.nodeAt(result as number)).label).toBe(String(foretold));
});

test('paths, owners and names', () => {
  const { graph } = graphAt(PROGRAM, 30);
  const a = find(graph, 'a');
  expect(find(graph, "a.items[0].items[0]['key'][1]")).toBe(a);
  const why = whyAlive(graph, graph.address[a] as number, dominators(graph));
  expect(pathText(why?.path ?? [])).toBe("<module>: f_locals['a']");
  expect(why?.owners.map((o) => o.name).sort()).toEqual(["['a']", '[1]']);
  expect(why?.owners.length).toBe(why?.target.refcnt);
  expect(references(graph, find(graph, 's')).map((r) => `${r.kind} ${r.name}`)).toEqual([
    'attribute .a',
    'attribute .b',
    'type ob_type',
  ]);
  const cell = references(graph, find(graph, 'c.func_closure'))[0];
  expect(references(graph, cell?.target ?? -1).map((r) => [r.kind, r.name])).toEqual([['cell', 'ob_ref']]);
  expect(weakReferencesTo(graph, graph.address[a] as number)).toEqual([graph.address[find(graph, 'w')]]);
  const text = findObject(graph, 'a.nothing', visibleNames(graph.image));
  expect(text).toBe('a has no .nothing');
  expect(findObject(graph, 'nodef', visibleNames(graph.image))).toMatch(/^no name 'nodef' is visible there/);
  expect(findObject(graph, '0x5', visibleNames(graph.image))).toBe('no object begins at 0x5');
});

test('questions about all objects', () => {
  const { graph } = graphAt(PROGRAM, 30);
  expect(instances(graph, 'Node').length).toBe(5);
  expect(typeUses(graph).find((u) => u.type === 'Node')?.count).toBe(5);
  const twins = duplicates(graph).find((d) => d.value === "'100001'");
  expect(twins?.nodes.length).toBe(3);
  expect(weakReferences(graph).some((w) => w.target === graph.address[find(graph, 'a')])).toBe(true);
  expect(internedStrings(graph).length).toBeGreaterThan(100);
  expect(immortals(graph).length).toBeGreaterThan(100);
  const sizes = graph.size.subarray(0, graph.nodeCount).reduce((sum, n) => sum + n, 0);
  const report = readHeap(graph.image);
  // What is not in a node waits on a freelist.
  expect(report.usedBytes - sizes).toBeGreaterThanOrEqual(0);
  expect(report.usedBytes - sizes).toBeLessThan(20_000);
  expect(report.damage).toEqual([]);
  const usage = new UsageReader(graph.image).read();
  expect(usage.bytes).toBeGreaterThanOrEqual(report.usedBytes);
});

test('two moments', () => {
  const source = `
class P:
    pass
p = P()
p.x = 1000
q = [p]
d = {'a': 1}
here = 1
p.x = 2000
p.y = q
q.append(p)
del d['a']
d['b'] = [1.5]
gone = None
there = 1
`;
  const started = start(source);
  let before: ReturnType<typeof keep> | undefined;
  eachLine(started, (line) => {
    if (line === 8) before = keep(started.image);
    return line === 15;
  });
  if (!before) throw new Error('never there');
  const d = diff(before, keep(started.image));
  expect(d.damage).toEqual([]);
  expect(d.born.map((o) => `${o.type} ${o.label}`).sort()).toEqual(['list 1 item']);
  const changed = Object.fromEntries(d.changed.map((o) => [o.type === 'dict' ? o.label : o.type, o]));
  expect(changed.P?.fields).toEqual([
    { name: '.x', before: 'int 1000', after: 'int 2000' },
    { name: '.y', before: 'not there', after: 'list 2 items' },
    { name: 'values.size', before: '1', after: '2' },
  ]);
  expect([changed.P?.refcntBefore, changed.P?.refcntAfter]).toEqual([2, 3]);
  expect(changed.P?.ownersGained[0]).toMatch(/^\[1\] of list at 0x/);
  expect(changed.list?.fields[0]).toEqual({ name: '[1]', before: 'not there', after: 'P <P>' });
  expect(changed['1 key']?.fields.slice(0, 2)).toEqual([
    { name: "['b']", before: 'not there', after: 'list 1 item' },
    { name: "['a']", before: 'int 1', after: 'not there' },
  ]);
});

test('an address of every kind', () => {
  const { graph } = graphAt(PROGRAM, 30);
  const { image } = graph;
  const kindOf = (a: number): string => describeAddress(image, a, graph).kind;
  const a = graph.address[find(graph, 'a')] as number;
  const info = describeAddress(image, a + 24, graph);
  expect(info.title).toMatch(/^\.name of Node <Node> at 0x/);
  expect(info.fields.find((f) => f.name === '.name')?.value).toMatch(/ str 'first'$/);
  expect(info.fields.filter((f) => f.strong).map((f) => f.name)).toEqual(['ob_type', '.name', '.items']);
  expect(info.inside.map((i) => i.kind)).toEqual(['block', 'pool header', 'arena']);
  const twins = graph.address[find(graph, 'twins')] as number;
  const items = graph.memory.ptr(twins + 24);
  expect(describeAddress(image, items + 16, graph).title).toBe(`item 2 of list at 0x${twins.toString(16)}`);
  expect(describeAddress(image, items + 16).kind).toBe('block');
  expect(kindOf(graph.memory.ptr(items + 16))).toBe('object');
  const pool = a & ~0x3fff;
  expect(kindOf(pool)).toBe('pool header');
  expect(kindOf(2)).toBe('function');
  expect(kindOf(-1)).toBe('nothing');
  expect(kindOf(image.size + 5)).toBe('nothing');
  expect(kindOf(graph.layout.staticAddress('PyList_Type'))).toBe('object');
  const names = image.ptr(graph.layout.staticAddress('PyList_Type') + 24);
  expect(describeAddress(image, names, graph).title).toBe('C string "list"');
  const frame = [...Array(graph.nodeCount).keys()].find((n) => graph.typeName(n) === 'frame') ?? -1;
  expect(describeAddress(image, graph.address[frame] as number, graph).title).toBe('the frame of <module>');
  for (let address = 0; address < image.size; address += 4099) {
    const d = describeAddress(image, address, graph);
    expect(d.start <= address && (address < d.end || d.kind === 'nothing'), d.title).toBe(true);
  }
});

/** What the graph says of a program's own names, without addresses. */
function golden(file: string, line: number | undefined): string {
  const started = startFile(file);
  const text = (): string => {
    const graph = ObjectGraph.build(started.image);
    const names = visibleNames(started.image, line === undefined ? (started.process.mainModule() ?? 0) : 0);
    const tree = dominators(graph);
    const out: string[] = [];
    for (const [name, address] of names) {
      if (/^__\w+__$/.test(name)) continue;
      const node = graph.nodeAt(address);
      const info = nodeInfo(graph, node);
      // Modules grow; an id() is an address.
      if (info.type === 'module') continue;
      if (info.type === 'int' && Number(info.label) >= DATA_BASE) info.label = 'an address';
      out.push(
        `${name}: ${info.type} ${info.label} refcnt ${info.refcnt}, ${info.size} bytes, retains ${tree.retained[node]}`,
      );
      for (const r of references(graph, node, 12))
        out.push(
          // How many builtins there are is not the example's matter.
          `  ${r.kind} ${r.name} -> ${nodeInfo(graph, r.target).type} ${r.name === 'func_builtins' ? '…' : nodeInfo(graph, r.target).label}`,
        );
      for (const o of info.refcnt < 0 ? [] : ownersOf(graph, node, 8))
        out.push(`  held: ${o.kind} ${o.name} of ${nodeInfo(graph, o.owner).type}`);
      const { fields } = describeAddress(graph.image, address, graph);
      out.push(
        `  fields: ${fields
          .slice(0, 12)
          .map((f) => `${f.offset} ${f.name}`)
          .join(', ')}`,
      );
    }
    return `${out.join('\n')}\n`;
  };
  if (line !== undefined) return atLine(started, line, text);
  toEnd(started);
  return text();
}

// Written anew with UPDATE_GOLDEN=1; look at the difference then.
test.each([
  ['closure', undefined],
  ['cycle', 23],
  ['generator_frame', 9],
  ['interned', undefined],
  ['list_growth', undefined],
  ['mutable_immutable', undefined],
  ['recursion', undefined],
  ['refcount', undefined],
  ['stack_frames', undefined],
  ['static_dynamic', undefined],
  ['weakref_callback', undefined],
] as [string, number | undefined][])('the example %s', (name, line) => {
  const expected = `test/inspector/golden/${name}.txt`;
  const text = golden(`examples/${name}.py`, line);
  if (process.env.UPDATE_GOLDEN) fs.writeFileSync(expected, text);
  expect(text).toBe(fs.readFileSync(expected, 'utf8'));
});

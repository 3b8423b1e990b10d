// What is written for other people's tools is read by readers that other people wrote: v8-heapsnapshot, Graphviz,
// pprof-format, speedscope's own schema, a parser of trace events. (Python Tutor's trace: tutor.test.ts.)

import fs from 'node:fs';
import traceParser from '@clinic/trace-events-parser';
import { instance } from '@viz-js/viz';
import { Ajv } from 'ajv';
import { Profile } from 'pprof-format';
import { type Node, parseSnapshot } from 'v8-heapsnapshot';
import { beforeAll, expect, test } from 'vitest';
import { chromeTrace } from '../../src/export/chrome-trace.js';
import { pprof } from '../../src/export/pprof.js';
import { speedscope } from '../../src/export/speedscope.js';
import { pythonTutor, type TutorTrace, tutorJson } from '../../src/export/tutor/trace.js';
import { dot } from '../../src/inspector/export/dot.js';
import { heapSnapshot } from '../../src/inspector/export/heapsnapshot.js';
import { ObjectGraph } from '../../src/inspector/graph/graph.js';
import type { Recording } from '../../src/recorder/recording.js';
import { record } from '../recorder/support.js';
import { TestHost } from '../support/process.js';
import { atLine, start, startFile, toEnd } from './support.js';

const PROGRAM = `
def fact(n):
    if n < 2:
        return 1
    return n * fact(n - 1)
class P:
    kind = 'point'
    def __init__(self, v):
        self.v = v
def outer():
    k = [1]
    def inner(m):
        return k, m
    return inner(2)
print(outer())
items = [P(i) for i in range(3)]
d = {'a': items, 2: (1.5, None, 'x"<&')}
s = {1}
big = 2 ** 70
print(fact(4))
try:
    1 / 0
except ZeroDivisionError as e:
    print(e)
import gc
me = []; me.append(me); del me
gc.collect()
`;

let recording: Recording;
beforeAll(() => {
  // A terminal writes each line when it is printed.
  const host = new TestHost();
  host.isatty = () => true;
  recording = record(PROGRAM, { host });
});

test('.heapsnapshot', async () => {
  const started = start(PROGRAM);
  toEnd(started);
  const graph = ObjectGraph.build(started.image);
  const json = [...heapSnapshot(graph)].join('');
  const snapshot = await parseSnapshot(JSON.parse(json) as object);
  expect(snapshot.nodes.length).toBe(graph.nodeCount);
  expect(snapshot.edges.length).toBe(graph.edgeCount);
  const points = snapshot.nodes.filter((n: Node) => n.type === 'object' && n.name === 'P');
  expect(points.length).toBe(3);
  const point = points[0] as Node;
  expect(point.out_edges.map((e) => `${e.type} ${e.name} ${e.to.type}`).sort()).toEqual([
    'internal ob_type object',
    'property v number',
  ]);
  expect(point.in_edges.map((e) => `${e.type} ${e.name} ${e.from.name}`)).toEqual(['element 0 list']);
  expect(point.self_size).toBeGreaterThan(0);
  const total = snapshot.nodes.reduce((sum: number, n: Node) => sum + n.self_size, 0);
  expect(total).toBe(graph.size.subarray(0, graph.nodeCount).reduce((sum, n) => sum + n, 0));
  const root = snapshot.nodes[0] as Node;
  expect([root.type, root.name]).toEqual(['synthetic', 'Python process']);
  expect(snapshot.nodes.some((n: Node) => n.type === 'string' && n.name === 'x"<&')).toBe(true);
});

test('Graphviz', async () => {
  const viz = await instance();
  const started = start(PROGRAM);
  const picture = atLine(started, 20, () => dot(started.image));
  const { objects = [], edges = [] } = viz.renderJSON(picture) as {
    objects?: { name: string; label: string }[];
    edges?: unknown[];
  };
  expect(objects.some((o) => o.name === 'f0')).toBe(true);
  expect(objects.filter((o) => o.name.startsWith('o')).length).toBeGreaterThan(8);
  expect(edges.length).toBeGreaterThan(8);
  for (const example of ['closure', 'generator_frame', 'stack_frames', 'cycle']) {
    const program = startFile(`examples/${example}.py`);
    toEnd(program);
    const text = dot(program.image, { namespace: program.process.mainModule() ?? 0 });
    expect(viz.render(text)).toMatchObject({ status: 'success', errors: [] });
  }
});

test('pprof', () => {
  const profile = Profile.decode(pprof(recording));
  const text = (i: number | bigint): string => profile.stringTable.strings[Number(i)] ?? '?';
  expect(profile.sampleType.map((t) => `${text(t.type)}/${text(t.unit)}`)).toEqual([
    'allocations/count',
    'space/bytes',
  ]);
  const stacks = profile.sample.map((sample) => ({
    value: sample.value.map(Number),
    stack: sample.locationId.map((id) => {
      const location = profile.location.find((l) => Number(l.id) === Number(id));
      const line = location?.line[0];
      const f = profile.function.find((x) => Number(x.id) === Number(line?.functionId));
      return `${text(f?.name ?? 0)}:${line?.line}`;
    }),
  }));
  // A list of 1 item: the list, its items, and the cell.
  const made = stacks.find((s) => s.stack.join(' ') === 'outer:11 <module>:15');
  expect(made?.value[0]).toBeGreaterThan(0);
  const instances = stacks.find((s) => s.stack.join(' ') === '<module>:16');
  expect(instances?.value[1]).toBeGreaterThan(100);
  const all = [...recording.eventsOf(0, recording.programEnd ?? 0)].filter((e) => e.kind === 'alloc');
  expect(stacks.reduce((sum, s) => sum + (s.value[0] as number), 0)).toBe(all.length);
  expect(stacks.reduce((sum, s) => sum + (s.value[1] as number), 0)).toBe(all.reduce((sum, e) => sum + e.value, 0));
});

test("speedscope's schema", () => {
  const schema = JSON.parse(fs.readFileSync('node_modules/speedscope/dist/release/file-format-schema.json', 'utf8'));
  const validate = new Ajv({ strict: false }).compile(schema as object);
  const file = speedscope(recording);
  expect(validate(JSON.parse(JSON.stringify(file))), JSON.stringify(validate.errors)).toBe(true);
  // Events are ordered, and each closing one closes what is open.
  const open: number[] = [];
  let at = 0;
  for (const event of file.profiles[0]?.events ?? []) {
    expect(event.at).toBeGreaterThanOrEqual(at);
    at = event.at;
    if (event.type === 'O') open.push(event.frame);
    else expect(open.pop()).toBe(event.frame);
  }
  expect(open).toEqual([]);
  const fact = file.shared.frames.findIndex((f) => f.name === 'fact');
  expect(file.profiles[0]?.events.filter((e) => e.type === 'O' && e.frame === fact).length).toBe(4);
});

test('Chrome trace events', async () => {
  const text = JSON.stringify(chromeTrace(recording));
  const trace = JSON.parse(text) as ReturnType<typeof chromeTrace>;
  const read: unknown[] = [];
  await new Promise((resolve, reject) => {
    const parser = traceParser();
    parser.on('data', (event: unknown) => read.push(event));
    parser.on('end', resolve);
    parser.on('error', reject);
    parser.end(text);
  });
  expect(read.length).toBe(trace.traceEvents.length);
  const stacks = new Map<number, string[]>();
  for (const e of trace.traceEvents) {
    expect(typeof e.ts === 'number' && typeof e.pid === 'number' && typeof e.tid === 'number').toBe(true);
    const stack = stacks.get(e.tid) ?? [];
    stacks.set(e.tid, stack);
    if (e.ph === 'B') stack.push(e.name);
    else if (e.ph === 'E') expect(stack.pop()).toBe(e.name);
  }
  for (const stack of stacks.values()) expect(stack).toEqual([]);
  const collections = trace.traceEvents.filter((e) => e.cat === 'gc' && e.ph === 'E');
  expect(collections.map((e) => [e.name, e.args?.collected])).toEqual([['collect generation 2', 1]]);
  expect(trace.traceEvents.filter((e) => e.ph === 'C').length).toBeGreaterThan(1);
});

/** Reads a trace as Python Tutor's viewer does: every reference resolves, every list of names has its values. */
function readTutor(trace: TutorTrace): void {
  const kinds = new Set(['LIST', 'TUPLE', 'SET', 'DICT', 'INSTANCE', 'CLASS', 'FUNCTION', 'module']);
  for (const step of trace.trace) {
    const check = (value: unknown): void => {
      if (!Array.isArray(value)) {
        expect(value === null || ['string', 'number', 'boolean'].includes(typeof value)).toBe(true);
      } else if (value[0] === 'REF') expect(step.heap[value[1] as number], `heap ${value[1]}`).toBeDefined();
      else expect(value[0]).toBe('SPECIAL_FLOAT');
    };
    for (const name of step.ordered_globals) check(step.globals[name]);
    expect(Object.keys(step.globals)).toEqual(step.ordered_globals);
    let highlighted = 0;
    const hashes = new Set<string>();
    for (const frame of step.stack_to_render) {
      if (frame.is_highlighted) highlighted++;
      expect(hashes.has(frame.unique_hash)).toBe(false);
      hashes.add(frame.unique_hash);
      expect(Object.keys(frame.encoded_locals)).toEqual(frame.ordered_varnames);
      for (const name of frame.ordered_varnames) check(frame.encoded_locals[name]);
      for (const parent of frame.parent_frame_id_list)
        expect(step.stack_to_render.some((f) => f.frame_id === parent)).toBe(true);
    }
    expect(highlighted).toBeLessThanOrEqual(1);
    for (const object of Object.values(step.heap)) {
      const [kind, ...rest] = object;
      if (!kinds.has(String(kind))) continue;
      if (kind === 'LIST' || kind === 'TUPLE' || kind === 'SET') rest.forEach(check);
      else if (kind === 'DICT') for (const pair of rest as unknown[][]) pair.forEach(check);
      else if (kind === 'INSTANCE') for (const [, value] of rest.slice(1) as unknown[][]) check(value);
      else if (kind === 'CLASS') for (const [, value] of rest.slice(2) as unknown[][]) check(value);
      else if (kind === 'FUNCTION') expect(rest.length).toBe(2);
    }
  }
}

test("Python Tutor's trace", () => {
  const json = tutorJson(pythonTutor(recording));
  expect(json).toContain('"big":1180591620717411303424');
  const trace = JSON.parse(json) as TutorTrace;
  readTutor(trace);
  expect(trace.code).toBe(PROGRAM);
  const steps = trace.trace;
  expect(steps[0]).toMatchObject({ event: 'step_line', line: 2, func_name: '<module>', stdout: '', heap: {} });
  const calls = steps.filter((s) => s.event === 'call').map((s) => `${s.func_name} ${s.line}`);
  expect(calls.filter((c) => c === 'fact 2').length).toBe(4);
  expect(
    steps
      .filter((s) => s.event === 'return' && s.func_name === 'fact')
      .map((s) => s.stack_to_render.at(-1)?.encoded_locals.__return__),
  ).toEqual([1, 2, 6, 24]);
  const inner = steps.find((s) => s.event === 'call' && s.func_name === 'inner');
  expect(inner?.stack_to_render.map((f) => [f.unique_hash, f.is_parent, f.parent_frame_id_list])).toEqual([
    ['outer_f1_p', true, []],
    ['inner_f2', false, [1]],
  ]);
  expect(Object.values(inner?.heap ?? {})).toContainEqual(['FUNCTION', 'inner(m)', 1]);
  expect(Object.values(steps.at(-1)?.heap ?? {})).toContainEqual(['INSTANCE', 'P', ['v', 2]]);
  expect(Object.values(steps.at(-1)?.heap ?? {})).toContainEqual(['TUPLE', 1.5, null, 'x"<&']);
  const raised = steps.find((s) => s.event === 'exception');
  expect([raised?.line, raised?.exception_msg]).toEqual([21 + 1, 'ZeroDivisionError: division by zero']);
  expect(steps.find((s) => s.line === 20 && s.func_name === '<module>')?.stdout).toBe('([1], 2)\n');
  expect(steps.at(-1)?.stdout).toBe('([1], 2)\n24\ndivision by zero\n');
  expect(pythonTutor(recording, { limit: 5 }).trace.at(-1)?.event).toBe('instruction_limit_reached');
});

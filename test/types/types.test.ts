// Every native type that is present, and the heap types of some native modules, are CPython's: sizes, offsets, flags, MRO, the order of the dict, the version tag, and the C
// function in each slot (test/facts/types.json, from tools/record/native_types.py).
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { PythonProcess, Status } from '../../src/host/process.js';
import { core, TestHost } from '../support/process.js';

interface Facts {
  basicsize: number;
  itemsize: number;
  flags: number;
  dictoffset: number;
  weaklistoffset: number;
  vectorcall_offset: number;
  base: string | null;
  mro: string[];
  version: number;
  dict: string[];
  slots: Record<string, string>;
}

interface Layout {
  structs: Record<string, { fields: { name: string; off: number; size: number }[] }>;
  functions: string[];
}

const facts = JSON.parse(fs.readFileSync('test/facts/types.json', 'utf8')) as Record<string, Facts>;
const layout = JSON.parse(fs.readFileSync('dist/core/debug.layout.json', 'utf8')) as Layout;

/** "type slot: ours" or "type key" (type *: all), a line: known differences, each with its reason above it. */
const known = new Set(
  fs
    .readFileSync('test/types/known-differences.txt', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#')),
);

const isKnown = (type: string, what: string) => known.has(`${type} ${what}`) || known.has(`* ${what}`);

const program = `
for name in '_abc _random _struct array _collections _functools itertools _operator'.split():
    __import__(name)
seen = {}
def walk(t):
    for s in type.__subclasses__(t):
        if id(s) not in seen:
            seen[id(s)] = s
            walk(s)
seen[id(object)] = object
walk(object)
for t in seen.values():
    if not t.__flags__ & 512 or t.__module__ in ('_abc', '_random', '_struct', 'array', 'collections', 'functools', 'itertools', 'operator'):
        print(id(t), ' '.join([b.__name__ for b in t.__mro__]), ' '.join(list(vars(t))), sep='\\t', flush=True)
`;

const { module, pel } = core('debug');
const host = new TestHost();
const python = PythonProcess.boot(module, pel, { host });
python.start(program, 'types.py');
while (python.run(100_000) !== Status.Done);
const view = new DataView(python.memory.buffer);

function text(address: number): string {
  let end = address;
  while (view.getUint8(end)) end++;
  return new TextDecoder().decode(new Uint8Array(view.buffer, address, end - address));
}

const pointer = (address: number) => view.getUint32(address, true);
const field = (struct: string, name: string) =>
  layout.structs[struct]?.fields.find((f) => f.name === name)?.off ?? Number.NaN;
const tables: Record<string, [pointer: string, struct: string]> = {
  nb: ['tp_as_number', 'PyNumberMethods'],
  sq: ['tp_as_sequence', 'PySequenceMethods'],
  mp: ['tp_as_mapping', 'PyMappingMethods'],
  am: ['tp_as_async', 'PyAsyncMethods'],
  bf: ['tp_as_buffer', 'PyBufferProcs'],
};

/** The name of the function in a slot; undefined: none. */
function slot(type: number, name: string): string | undefined {
  const table = tables[name.slice(0, 2)];
  let at = type + field('PyTypeObject', name);
  if (table) {
    const base = pointer(type + field('PyTypeObject', table[0]));
    if (!base) return undefined;
    at = base + field(table[1], name);
  }
  const index = pointer(at);
  return index ? (layout.functions[index] ?? `function ${index}`).replace(/^.*\//, '') : undefined;
}

const slots = [
  ...(layout.structs.PyTypeObject?.fields ?? [])
    .map((f) => f.name)
    .filter((n) =>
      /^tp_(dealloc|getattr|setattr|repr|hash|call|str|getattro|setattro|traverse|clear|richcompare|iter|iternext|descr_get|descr_set|init|alloc|new|free|is_gc|del|finalize|vectorcall)$/.test(
        n,
      ),
    ),
  ...Object.values(tables).flatMap(([, struct]) => (layout.structs[struct]?.fields ?? []).map((f) => f.name)),
];

const present = host
  .text(1)
  .trim()
  .split('\n')
  .map((line) => {
    const [id, mro, dict] = line.split('\t');
    const address = Number(id);
    const name = text(pointer(address + 24));
    return {
      address,
      name: name.includes('.') ? name : `builtins.${name}`,
      mro: mro?.split(' ') ?? [],
      dict: dict?.split(' ') ?? [],
    };
  });

test("no native type but CPython's", () => {
  expect(present.map((t) => t.name).filter((name) => !facts[name] && !known.has(name))).toEqual([]);
});

test.each(present.filter((t) => facts[t.name]).map((t) => [t.name, t] as const))('%s', (name, type) => {
  const fact = facts[name] as Facts;
  const wrong: string[] = [];
  const compare = (what: string, ours: unknown, theirs: unknown) => {
    if (String(ours) !== String(theirs) && !isKnown(name, what) && !isKnown(name, `${what}: ${ours}`)) {
      wrong.push(`${what}: ${ours} instead of ${theirs}`);
    }
  };
  const number = (key: string) => Number(view.getBigInt64(type.address + field('PyTypeObject', key), true));
  compare('basicsize', number('tp_basicsize'), fact.basicsize);
  compare('itemsize', number('tp_itemsize'), fact.itemsize);
  compare('flags', `0x${number('tp_flags').toString(16)}`, `0x${fact.flags.toString(16)}`);
  compare('dictoffset', number('tp_dictoffset'), fact.dictoffset);
  compare('weaklistoffset', number('tp_weaklistoffset'), fact.weaklistoffset);
  compare('vectorcall_offset', number('tp_vectorcall_offset'), fact.vectorcall_offset);
  compare('mro', type.mro.join(' '), fact.mro.join(' '));
  if (fact.version)
    compare('version', view.getUint32(type.address + field('PyTypeObject', 'tp_version_tag'), true), fact.version);
  const missing = fact.dict.filter((key) => !type.dict.includes(key) && !isKnown(name, key));
  const extra = type.dict.filter((key) => !fact.dict.includes(key) && !isKnown(name, key));
  if (missing.length) wrong.push(`missing: ${missing.join(' ')}`);
  if (extra.length) wrong.push(`not in CPython: ${extra.join(' ')}`);
  const shared = (keys: string[], other: string[]) => keys.filter((key) => other.includes(key)).join(' ');
  compare('dict order', shared(type.dict, fact.dict), shared(fact.dict, type.dict));
  for (const s of slots) compare(s, slot(type.address, s), fact.slots[s]);
  expect(wrong).toEqual([]);
});

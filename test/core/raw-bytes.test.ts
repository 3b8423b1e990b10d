// The bytes of objects are those recorded from CPython, addresses made symbolic: a pointer must point to the same thing
// (the same type, an object of the same value, the same place in _PyRuntime, the function of the same name).
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { PythonProcess, Status } from '../../src/host/process.js';
import { dictItems } from '../../src/inspector/containers.js';
import { describe as describeObject, nameAt } from '../../src/inspector/describe.js';
import { Image } from '../../src/inspector/image.js';
import { Layout, type LayoutTable } from '../../src/inspector/layout.js';
import { DATA_BASE } from '../../src/inspector/map.js';
import { looksLikeObject, typeName } from '../../src/inspector/types.js';
import { core, TestHost } from '../support/process.js';

type Word = [offset: number, size: number, name: string, hex: string | null, target?: string];
type Facts = Record<string, { struct: string | null; size: number; words: Word[] }>;
const facts = JSON.parse(fs.readFileSync('test/facts/raw_bytes.json', 'utf8')) as Facts;

/** "label: field": words that legitimately differ; each with its reason. */
const differences = new Map(
  fs
    .readFileSync('test/core/raw-bytes-differences.txt', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => [line.split(' # ')[0]?.trim() ?? '', line] as const),
);
const differs = (label: string, field: string): boolean =>
  differences.has(`${label}: ${field}`) ||
  (differences.has(`*: ${field}`) && !/^class |^array/.test(label)) ||
  differences.has(`${label}: *`);

const { module, pel } = core('debug');
const python = PythonProcess.boot(module, pel, { host: new TestHost() });
python.start(fs.readFileSync('test/core/raw_bytes.py'), 'raw_bytes.py');
const layout = new Layout(JSON.parse(fs.readFileSync('dist/core/debug.layout.json', 'utf8')) as LayoutTable);
const image = new Image(python.memory, layout);
const mainNames = () =>
  new Map(dictItems(image, python.mainModule()).map(([key, value]) => [nameAt(image, key), value]));
// The program ends in a loop: its frame still stands.
while (!mainNames().has('finished')) expect(python.run(100_000)).not.toBe(Status.Done);
const names = mainNames();
const objects = new Map(dictItems(image, names.get('objects') ?? 0).map(([key, value]) => [nameAt(image, key), value]));

/** Where the dump of a label lies: an object, or a block that belongs to one. */
function addressOf(label: string): number {
  const object = objects.get(label);
  if (object) return object;
  if (label.startsWith('  its embedded frame')) {
    const generator = objects.get(label.endsWith('(again)') ? 'generator after next()' : 'generator not started');
    return generator ? generator + layout.offset('PyGenObject', 'gi_iframe') : 0;
  }
  if (label.startsWith('its __dict__ ')) {
    const dict = objects.get('its __dict__ (split table)') ?? 0;
    return image.ptrField(dict, 'PyDictObject', label.endsWith('PyDictValues') ? 'ma_values' : 'ma_keys');
  }
  if (label === 'code fn co_localspluskinds(bytes obj)')
    return image.ptrField(addressOf('code fn'), 'PyCodeObject', 'co_localspluskinds');
  const keys = / PyDictKeysObject$/.exec(label);
  if (keys) {
    const dict = objects.get(label.slice(0, keys.index));
    return dict ? image.ptrField(dict, 'PyDictObject', 'ma_keys') : 0;
  }
  if (label === '[1,2,3].ob_item') return image.ptrField(objects.get('[1,2,3]') ?? 0, 'PyListObject', 'ob_item');
  if (label === 'set(range(6)).table') return image.ptrField(objects.get('set(range(6))') ?? 0, 'PySetObject', 'table');
  if (label === 'code fn') return image.ptrField(objects.get('function fn') ?? 0, 'PyFunctionObject', 'func_code');
  return 0;
}

/** What an address of ours stands for, in the words of the record. */
function symbol(target: string, address: number): string {
  if (target.startsWith('_PyRuntime')) return `_PyRuntime+0x${(address - DATA_BASE).toString(16)}`;
  if (/^<type /.test(target))
    return looksLikeObject(image, address) ? `<type ${typeName(image, address)}>` : 'no object';
  if (/^<(int|str|float|bytes) /.test(target)) {
    if (!looksLikeObject(image, address)) return 'no object';
    const { type, value } = describeObject(image, address);
    return `<${type} ${value}>`;
  }
  const own = {
    '<p2.__dict__>': 'its __dict__ (split table)',
    '<weakref w>': 'weakref w',
    '<P p>': 'P(3,4) with a weakref',
  }[target];
  if (own) return address === objects.get(own) ? target : 'another object';
  // Tables and C strings are data: they have an address, but no name here.
  if (/(_as_\w+|_doc(__)?|methods|members|getsets?)$/.test(target)) return address === 0 ? 'NULL' : target;
  if (/^[A-Za-z_]\w*$/.test(target))
    return layout.functionName(address) ?? layout.staticName(address) ?? `function ${address}`;
  return address === 0 ? 'NULL' : target;
}

const present = Object.keys(facts).filter((label) => addressOf(label) !== 0);

test('all dumps have an object here', () => {
  expect(present).toEqual(Object.keys(facts));
});

test.each(present)('%s', (label) => {
  const address = addressOf(label);
  const ours: string[] = [];
  const recorded: string[] = [];
  for (const [offset, size, name, hex, target] of facts[label]?.words ?? []) {
    if (differs(label, name) || differs(label, `${name} at ${offset}`)) continue;
    const bytes = Buffer.from(image.bytes(address + offset, size));
    if (name.endsWith('ob_refcnt') && image.i32(address) >= 0) continue; // who asks is part of a count
    if (hex === null && target === '') {
      ours.push(`${name} ${bytes.some((b) => b !== 0) ? 'an address' : 'NULL'}`);
      recorded.push(`${name} an address`);
    } else if (hex === null) {
      ours.push(`${name} ${symbol(target ?? '', image.ptr(address + offset))}`);
      recorded.push(`${name} ${target}`);
    } else if (/\bstate\./.test(name)) {
      // A bit field of 8 bits in 4 bytes: nobody writes the rest.
      ours.push(`${name} ${bytes.toString('hex').slice(0, 2)}`);
      recorded.push(`${name} ${hex.slice(0, 2)}`);
    } else {
      ours.push(`${name} ${bytes.toString('hex')}`);
      recorded.push(`${name} ${hex}`);
    }
  }
  expect(ours).toEqual(recorded);
});

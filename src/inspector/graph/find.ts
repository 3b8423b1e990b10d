// From what a person writes to an object: an address, a name, a name with attributes and subscripts behind it.

import { dictItems } from '../containers.js';
import { nameAt } from '../describe.js';
import { readFrames } from '../frames.js';
import type { Image } from '../image.js';
import { KEYS, OBJECT, type ObjectGraph } from './graph.js';
import { references } from './info.js';

/** The names that code sees at a moment: the newest frame's, its globals; without frames those of a namespace. */
export function visibleNames(image: Image, namespace = 0): Map<string, number> {
  const names = new Map<string, number>();
  const frames = readFrames(image);
  const newest = frames[frames.length - 1];
  const globals = newest?.globals ?? namespace;
  const add = (dict: number): void => {
    if (dict) for (const [key, value] of dictItems(image, dict)) names.set(nameAt(image, key), value);
  };
  add(globals);
  for (const slot of newest?.slots ?? []) if (slot.target) names.set(slot.name, slot.target);
  return names;
}

const STEP = /^(?:\.([^.[\]]+)|\[('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+)\])/;

/**
 * The object that `text` says: '0x7a3440', 'name', 'name.attribute[0]['key']'. A string: why there is none.
 */
export function findObject(graph: ObjectGraph, text: string, names: Map<string, number>): number | string {
  if (/^(0x[0-9a-f]+|\d+)$/i.test(text)) {
    const address = Number(text);
    return graph.nodeAt(address) > 0 ? address : `no object begins at ${text}`;
  }
  const name = /^[^.[\]]+/.exec(text)?.[0] ?? '';
  let at = names.get(name);
  if (at === undefined) return `no name '${name}' is visible there (${similar(name, names)})`;
  let rest = text.slice(name.length);
  let said = name;
  while (rest !== '') {
    const match = STEP.exec(rest);
    if (!match) return `'${rest}' is neither .attribute nor [subscript]`;
    const wanted = match[1] !== undefined ? `.${match[1]}` : `[${match[2]?.replace(/^"(.*)"$/, "'$1'")}]`;
    const next = step(graph, at, wanted);
    if (next === 0) return `${said} has no ${wanted}`;
    at = next;
    said += match[0];
    rest = rest.slice(match[0].length);
  }
  return at;
}

function similar(name: string, names: Map<string, number>): string {
  const known = [...names.keys()].filter((n) => !/^__/.test(n));
  const close = known.filter((n) => n.toLowerCase().startsWith(name.slice(0, 2).toLowerCase()));
  const shown = (close.length > 0 ? close : known).slice(0, 8);
  return shown.length > 0 ? `there are ${shown.join(', ')}` : 'there are none';
}

/** Where the reference `.name` or `[…]` of an object leads; 0: it has none. */
function step(graph: ObjectGraph, address: number, wanted: string): number {
  const node = graph.nodeAt(address);
  if (node < 0) return 0;
  for (const r of references(graph, node)) {
    if (r.name === wanted && r.kind !== 'type') return r.targetAddress;
    // A field of the struct can be written as an attribute: f.func_code.
    if (r.kind === 'field' && `.${r.name}` === wanted) return r.targetAddress;
    if (graph.kind[r.target] === KEYS) {
      const found = references(graph, r.target).find((k) => k.kind === 'value' && k.name === wanted);
      if (found) return found.targetAddress;
    }
    // An instance's attributes may lie in its dict.
    if (r.name === '__dict__' && graph.kind[r.target] === OBJECT && wanted.startsWith('.')) {
      const found = step(graph, r.targetAddress, `['${wanted.slice(1)}']`);
      if (found) return found;
    }
  }
  return 0;
}

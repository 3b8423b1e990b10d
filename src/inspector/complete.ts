// Names that could stand at the end of a line of Python, found by reading memory: nothing runs, no count changes.

import { dictItems, inlineAttributes, instanceDict } from './containers.js';
import type { Image } from './image.js';
import { MAIN_INTERPRETER } from './map.js';
import { strText } from './text.js';
import { isSubclass, typeDict, typeOf } from './types.js';

const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield';
const MOST = 500;

const names = (image: Image, items: [key: number, value: number][]): [string, number][] =>
  items.map(([key, value]) => [strText(image, key, 200), value]);

/** The value of a name in a module's namespace or among the builtins; 0: there is none. */
export function lookUp(image: Image, moduleDict: number, name: string): number {
  for (const dict of [moduleDict, builtins(image)]) {
    const found = dict ? names(image, dictItems(image, dict)).find(([n]) => n === name) : undefined;
    if (found) return found[1];
  }
  return 0;
}

const builtins = (image: Image): number => image.ptrField(MAIN_INTERPRETER, 'PyInterpreterState', 'builtins');

/** Attributes of an object: its own, and its type's along the MRO (a class: along its own MRO). */
function attributes(image: Image, o: number): [string, number][] {
  const own = inlineAttributes(image, o);
  const dict = instanceDict(image, o);
  if (dict) own.push(...dictItems(image, dict));
  const isType = isSubclass(image, typeOf(image, o), 'type');
  for (const type of isType ? [o, typeOf(image, o)] : [typeOf(image, o)]) {
    const mro = image.ptrField(type, 'PyTypeObject', 'tp_mro');
    const n = mro ? image.size64(mro + 16) : 0;
    for (let i = 0; i < n; i++) {
      const base = image.ptr(image.at(mro, 'PyTupleObject', 'ob_item') + 8 * i);
      const namespace = typeDict(image, base);
      if (namespace) own.push(...dictItems(image, namespace));
    }
  }
  return names(image, own);
}

/** The object that a dotted name means; 0: none that reading can find. */
export function resolve(image: Image, moduleDict: number, path: string): number {
  const [first = '', ...rest] = path.split('.');
  let o = lookUp(image, moduleDict, first);
  for (const name of rest) {
    if (!o) return 0;
    o = attributes(image, o).find(([n]) => n === name)?.[1] ?? 0;
  }
  return o;
}

/** What the last word of a line can become, sorted; and that word. A name with leading underscores is offered when asked for. */
export function complete(image: Image, moduleDict: number, line: string): { word: string; candidates: string[] } {
  const word = /[\w.]*$/.exec(line)?.[0] ?? '';
  const dot = word.lastIndexOf('.');
  const stem = word.slice(dot + 1);
  const owner = dot > 0 ? resolve(image, moduleDict, word.slice(0, dot)) : 0;
  if (dot >= 0 && !owner) return { word, candidates: [] };
  const all =
    dot > 0
      ? attributes(image, owner).map(([name]) => name)
      : [
          ...KEYWORDS.split(' '),
          ...[moduleDict, builtins(image)]
            .flatMap((dict) => (dict ? names(image, dictItems(image, dict)) : []))
            .map(([n]) => n),
        ];
  const fitting = [...new Set(all)].filter((name) => name.startsWith(stem) && (stem !== '' || !name.startsWith('_')));
  return {
    word,
    candidates: fitting
      .sort()
      .slice(0, MOST)
      .map((name) => word.slice(0, dot + 1) + name),
  };
}

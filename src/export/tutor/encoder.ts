// Values as Python Tutor's viewer reads them. (pg_encoder.py)
//
//   primitives    null, true, 3, 'text'; ['SPECIAL_FLOAT', '2.0'] where JSON has no such number
//   other values  ['REF', id], and heap[id] = ['LIST', …] | ['TUPLE', …] | ['SET', …] | ['DICT', [key, value] …]
//                 | ['INSTANCE', class, [attribute, value] …] | ['INSTANCE_PPRINT', class, text, [attribute, value] …]
//                 | ['CLASS', name, [bases], [attribute, value] …] | ['FUNCTION', 'f(x, y)', parent frame, [[name, default] …]?]
//                 | ['module', name]

import { dictItems, inlineAttributes, instanceDict, sequenceItems, setItems } from '../../inspector/containers.js';
import { floatText, intValue, nameAt, shortValue } from '../../inspector/describe.js';
import type { Image } from '../../inspector/image.js';
import { strText } from '../../inspector/text.js';
import { isHeapType, isSubclass, typeName, typeOf } from '../../inspector/types.js';

/** A value as Python Tutor's traces write it: a constant, or a list whose first item says what it is. */
export type Encoded = null | boolean | number | bigint | string | Encoded[];

const HIDDEN_ATTRIBUTES = new Set([
  '__doc__',
  '__module__',
  '__dict__',
  '__weakref__',
  '__qualname__',
  '__firstlineno__',
  '__static_attributes__',
]);
const MAX_DEPTH = 100;
const MAX_TEXT = 10_000;
const VARARGS = 4;
const VARKEYWORDS = 8;

/** What is the same through a trace. */
export class Known {
  /** Numbers of objects by address: as long as they are shown, since another one may lie there later. */
  private ids = new Map<number, number>();
  private last = 0;
  /** Code objects of lambdas that were seen as functions: from then on their frames are called by their line, too. */
  readonly lambdas = new Set<number>();

  idOf(o: number): number {
    let id = this.ids.get(o);
    if (id === undefined) {
      id = ++this.last;
      this.ids.set(o, id);
    }
    return id;
  }

  /** Forgets all objects but those that were just shown. */
  keep(heap: Record<string, unknown>): void {
    this.ids = new Map([...this.ids].filter(([, id]) => id in heap));
  }
}

/** Encodes values of one moment. */
export class Encoder {
  readonly heap: Record<string, Encoded[]> = {};
  private readonly image: Image;
  private readonly known: Known;
  private readonly parentOf: (f: number) => number | null;

  /** `parentOf`: the number of the frame that a function was made in. */
  constructor(image: Image, known: Known, parentOf: (f: number) => number | null) {
    this.image = image;
    this.known = known;
    this.parentOf = parentOf;
  }

  value(o: number, depth = 0): Encoded {
    const { image } = this;
    const type = typeName(image, typeOf(image, o));
    switch (type) {
      case 'NoneType':
        return null;
      case 'bool':
        return intValue(image, o) !== 0n;
      case 'int':
        return intValue(image, o);
      case 'str':
        return strText(image, o, MAX_TEXT);
      case 'float': {
        const x = image.f64(o + 16);
        if (Number.isNaN(x)) return ['SPECIAL_FLOAT', 'NaN'];
        if (!Number.isFinite(x)) return ['SPECIAL_FLOAT', x > 0 ? 'Infinity' : '-Infinity'];
        return Number.isInteger(x) ? ['SPECIAL_FLOAT', floatText(x)] : Math.round(x * 10_000) / 10_000;
      }
      default:
        return this.reference(o, type, depth);
    }
  }

  private reference(o: number, type: string, depth: number): Encoded {
    const id = this.known.idOf(o);
    if (!(id in this.heap)) {
      const encoded: Encoded[] = [];
      this.heap[id] = encoded;
      encoded.push(...(depth > MAX_DEPTH ? [type, '…'] : this.object(o, type, depth + 1)));
    }
    return ['REF', id];
  }

  private object(o: number, type: string, depth: number): Encoded[] {
    const { image } = this;
    const all = (items: number[]): Encoded[] => items.filter((x) => x !== 0).map((x) => this.value(x, depth));
    switch (type) {
      case 'list':
        return ['LIST', ...all(sequenceItems(image, o, 'list'))];
      case 'tuple':
        return ['TUPLE', ...all(sequenceItems(image, o, 'tuple'))];
      case 'set':
      case 'frozenset':
        return ['SET', ...all(setItems(image, o))];
      case 'dict':
        return ['DICT', ...dictItems(image, o).map(([k, v]): Encoded => [this.value(k, depth), this.value(v, depth)])];
      case 'function':
        return this.functionObject(o, depth);
      case 'method':
        return this.functionObject(image.ptr(o + 16), depth);
      case 'builtin_function_or_method':
        return ['FUNCTION', `${shortValue(image, o).replace(/^<built-in (.*)>$/, '$1')}(...)`, null];
      case 'module':
        return ['module', shortValue(image, o).replace(/^<module (.*)>$/, '$1')];
    }
    if (isSubclass(image, typeOf(image, o), 'type')) return this.classObject(o, depth);
    const text = textOf(image, o);
    return [...(text ? ['INSTANCE_PPRINT', type, text] : ['INSTANCE', type]), ...this.attributes(o, depth)];
  }

  private classObject(o: number, depth: number): Encoded[] {
    const { image } = this;
    const bases = image.ptrField(o, 'PyTypeObject', 'tp_bases');
    const names = bases
      ? sequenceItems(image, bases, 'tuple')
          .map((b) => typeName(image, b))
          .filter((name) => name !== 'object')
      : [];
    const dict = isHeapType(image, o) ? image.ptrField(o, 'PyTypeObject', 'tp_dict') : 0;
    const attributes = dict ? this.pairs(dictItems(image, dict), depth) : [];
    return ['CLASS', typeName(image, o), names, ...attributes];
  }

  private attributes(o: number, depth: number): Encoded[] {
    const { image } = this;
    const inline = inlineAttributes(image, o);
    if (inline.length > 0) return this.pairs(inline, depth);
    const dict = instanceDict(image, o);
    return dict ? this.pairs(dictItems(image, dict), depth) : [];
  }

  private pairs(items: [key: number, value: number][], depth: number): Encoded[] {
    return items
      .map(([key, value]): [string, number] => [nameAt(this.image, key), value])
      .filter(([name]) => !HIDDEN_ATTRIBUTES.has(name))
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, value]): Encoded => [name, this.value(value, depth)]);
  }

  /** ['FUNCTION', 'f(x, *rest, key)', parent, [['key', default] …]] */
  private functionObject(f: number, depth: number): Encoded[] {
    const { image } = this;
    const field = (name: string): number => image.ptrField(f, 'PyFunctionObject', name);
    const code = field('func_code');
    const count = (name: string): number => image.i32Field(code, 'PyCodeObject', name);
    const names = sequenceItems(image, image.ptrField(code, 'PyCodeObject', 'co_localsplusnames'), 'tuple').map((n) =>
      nameAt(image, n),
    );
    const positional = names.slice(0, count('co_argcount'));
    const keywordOnly = names.slice(positional.length, positional.length + count('co_kwonlyargcount'));
    const flags = count('co_flags');
    let next = positional.length + keywordOnly.length;
    const shown = [...positional];
    if (flags & VARARGS) shown.push(`*${names[next++] ?? ''}`);
    shown.push(...keywordOnly);
    if (flags & VARKEYWORDS) shown.push(`**${names[next] ?? ''}`);
    const name = nameAt(image, field('func_name'));
    if (name === '<lambda>') this.known.lambdas.add(code);
    const line = name === '<lambda>' ? ` <line ${count('co_firstlineno')}>` : '';

    const values = field('func_defaults') ? sequenceItems(image, field('func_defaults'), 'tuple') : [];
    const defaults = values.map((value, i): Encoded => {
      const parameter = positional[positional.length - values.length + i] ?? '';
      return [parameter, this.value(value, depth)];
    });
    const byName = field('func_kwdefaults') ? dictItems(image, field('func_kwdefaults')) : [];
    for (const [key, value] of byName) defaults.push([nameAt(image, key), this.value(value, depth)]);
    const encoded: Encoded[] = ['FUNCTION', `${name}(${shown.join(', ')})${line}`, this.parentOf(f)];
    if (defaults.length > 0) encoded.push(defaults);
    return encoded;
  }
}

/** What str() says of an instance; undefined: nothing of interest, or code of the program's that would have to run for it. */
function textOf(image: Image, o: number): string | undefined {
  const type = typeOf(image, o);
  if (isSubclass(image, type, 'exception')) return textOfException(image, o);
  const text = isHeapType(image, type) ? '<' : shortValue(image, o);
  return text.startsWith('<') ? undefined : text;
}

/** The same of an exception. */
export function textOfException(image: Image, o: number): string | undefined {
  const str = image.layout.functionName(image.ptrField(typeOf(image, o), 'PyTypeObject', 'tp_str'));
  if (str !== 'BaseException_str' && str !== 'KeyError_str') return undefined;
  const args = image.ptrField(o, 'PyBaseExceptionObject', 'args');
  const values = args ? sequenceItems(image, args, 'tuple') : [];
  const [first] = values;
  // str() of a KeyError is the repr() of its key.
  if (values.length === 1 && first && str === 'BaseException_str' && isSubclass(image, typeOf(image, first), 'str'))
    return strText(image, first, MAX_TEXT);
  const text = values.map((value) => shortValue(image, value)).join(', ');
  return values.length > 1 ? `(${text})` : text;
}

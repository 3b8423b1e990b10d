// What an object is: type, count, size, value and references, read from its bytes.

import {
  dictItems,
  inlineAttributes,
  instanceDict,
  type Reference,
  sequenceItems,
  sequenceLength,
  setItems,
} from './containers.js';
import { dateKind, dateReferences, dateText } from './dates.js';
import type { Image } from './image.js';
import { internedState, quote, strLength, strSize, strText } from './text.js';
import { hasManagedDict, headerSize, isSubclass, typeName, typeOf } from './types.js';

/** An object in words: what a person is shown of it. */
export interface Described {
  address: number;
  type: string;
  /** ob_refcnt; immortal objects have none that counts. */
  refcnt: bigint;
  immortal: boolean;
  interned: boolean;
  /** The C name of a statically allocated object, like PyList_Type. */
  staticName: string | undefined;
  /** Bytes as sys.getsizeof counts them: with the header before the address, without the objects it refers to. */
  size: number;
  /** A short text of the value, at most about 60 characters. */
  value: string;
  /** True for an object whose value says all there is: a number, a string, None. */
  plain: boolean;
  /** Those that were asked for … */
  references: Reference[];
  /** … of so many. */
  total: number;
}

const MAX_TEXT = 40;
/** Digits of 30 bits that are read of an int: about 4,300 decimal digits, as many as Python shows. */
const MAX_DIGITS = 480;
/** References that are listed of one object, if nobody asks for less. */
const EVERYTHING: Window = { from: 0, count: 100_000 };

/** The value of an int, of any size. */
export function intValue(image: Image, o: number): bigint {
  const tag = image.u64(o + 16);
  // What is damaged or was freed may say anything.
  const n = Math.min(Number(tag >> 3n), MAX_DIGITS);
  let value = 0n;
  for (let i = n - 1; i >= 0; i--) value = (value << 30n) | BigInt(image.u32(o + 24 + 4 * i));
  return (tag & 3n) === 2n ? -value : value;
}

/** repr() of a float. */
export function floatText(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  if (Object.is(x, -0)) return '-0.0';
  const [digits = '', exponentText = '0'] = x.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const text =
    Math.abs(x) < 1e-6 ? x.toFixed(Math.max(0, digits.replace(/[-.]/g, '').length - 1 - exponent)) : String(x);
  return text.includes('.') ? text : `${text}.0`;
}

/** repr() of a complex number. */
function complexText(real: number, imag: number): string {
  const part = (x: number): string => floatText(x).replace(/\.0$/, '');
  const im = `${part(imag)}j`;
  if (Object.is(real, 0)) return im;
  return `(${part(real)}${im.startsWith('-') ? '' : '+'}${im})`;
}

/** The text of a str at an address, or ''. */
export const nameAt = (image: Image, o: number): string => (o ? strText(image, o, 200) : '');

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

function describeValue(image: Image, o: number, type: string): { value: string; plain: boolean } {
  const t = typeOf(image, o);
  if (type === 'NoneType') return { value: 'None', plain: true };
  if (type === 'bool') return { value: intValue(image, o) ? 'True' : 'False', plain: true };
  if (type === 'ellipsis') return { value: 'Ellipsis', plain: true };
  if (type === 'NotImplementedType') return { value: 'NotImplemented', plain: true };
  if (isSubclass(image, t, 'int')) {
    const text = intValue(image, o).toString();
    return { value: text.length > MAX_TEXT ? `${text.slice(0, 20)}…${text.slice(-10)}` : text, plain: true };
  }
  if (type === 'float') return { value: floatText(image.f64(o + 16)), plain: true };
  if (type === 'complex') return { value: complexText(image.f64(o + 16), image.f64(o + 24)), plain: true };
  if (isSubclass(image, t, 'str')) {
    const long = strLength(image, o) > MAX_TEXT;
    return { value: quote(strText(image, o, MAX_TEXT)) + (long ? '…' : ''), plain: true };
  }
  if (isSubclass(image, t, 'bytes')) {
    const n = Math.max(0, image.size64(o + 16));
    const text = [...image.bytes(image.at(o, 'PyBytesObject', 'ob_sval'), Math.min(n, MAX_TEXT))]
      .map((b) => String.fromCharCode(b))
      .join('');
    return {
      value: `b${quote(text).replace(/[\x80-\xff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`)}${n > MAX_TEXT ? '…' : ''}`,
      plain: true,
    };
  }
  if (isSubclass(image, t, 'list') || isSubclass(image, t, 'tuple'))
    return { value: plural(image.size64(o + 16), 'item'), plain: false };
  if (isSubclass(image, t, 'dict'))
    return { value: plural(image.sizeField(o, 'PyDictObject', 'ma_used'), 'key'), plain: false };
  if (type === 'set' || type === 'frozenset')
    return { value: plural(image.sizeField(o, 'PySetObject', 'used'), 'item'), plain: false };
  if (isSubclass(image, t, 'type')) return { value: `<class '${typeName(image, o)}'>`, plain: false };
  if (type === 'function')
    return {
      value: `<function ${nameAt(image, image.ptrField(o, 'PyFunctionObject', 'func_qualname'))}>`,
      plain: false,
    };
  if (type === 'builtin_function_or_method') {
    const def = image.ptrField(o, 'PyCFunctionObject', 'm_ml');
    return { value: `<built-in ${image.cstring(image.ptrField(def, 'PyMethodDef', 'ml_name'))}>`, plain: false };
  }
  if (type === 'module')
    return { value: `<module ${nameAt(image, image.ptrField(o, 'PyModuleObject', 'md_name'))}>`, plain: false };
  if (type === 'code')
    return { value: `<code ${nameAt(image, image.ptrField(o, 'PyCodeObject', 'co_qualname'))}>`, plain: false };
  if (type === 'range') {
    const part = (field: string): string => intValue(image, image.ptrField(o, 'rangeobject', field)).toString();
    const step = part('step');
    return { value: `range(${part('start')}, ${part('stop')}${step === '1' ? '' : `, ${step}`})`, plain: false };
  }
  const kind = dateKind(image, t);
  if (kind) return { value: dateText(image, o, kind), plain: dateReferences(image, o, kind).length === 0 };
  return { value: `<${type}>`, plain: false };
}

/** A short text of an object: its value, or what it is. */
export function shortValue(image: Image, o: number): string {
  return describeValue(image, o, typeName(image, typeOf(image, o))).value;
}

/** Which of an object's references are wanted: a large container is not read as a whole for the few that are shown. */
export interface Window {
  from: number;
  count: number;
}

/** Objects that hold a frame: all begin as PyGenObject. */
const GENERATORS = new Set(['generator', 'coroutine', 'async_generator']);

/** The names of the frame that waits in a generator; one that runs stands on the stack, one that is over has none. */
function* waitingLocals(image: Image, o: number): Generator<[name: string, target: number]> {
  const waits = image.u8(image.at(o, 'PyGenObject', 'gi_frame_state')) >= 0x80;
  if (!waits) return;
  const frame = image.at(o, 'PyGenObject', 'gi_iframe');
  const code = image.ptrField(frame, '_PyInterpreterFrame', 'f_executable');
  const names = image.at(image.ptrField(code, 'PyCodeObject', 'co_localsplusnames'), 'PyTupleObject', 'ob_item');
  const slots = image.at(frame, '_PyInterpreterFrame', 'localsplus');
  for (let i = 0; i < image.i32Field(code, 'PyCodeObject', 'co_nlocalsplus'); i++)
    yield [nameAt(image, image.ptr(names + 8 * i)), image.ptr(slots + 8 * i)];
}

function referencesOf(image: Image, o: number, type: string, window: Window): { list: Reference[]; total: number } {
  const t = typeOf(image, o);
  const list: Reference[] = [];
  let total = 0;
  const add = (label: string | (() => string), target: number): void => {
    if (!target) return;
    if (total >= window.from && list.length < window.count)
      list.push({ label: typeof label === 'string' ? label : label(), target });
    total++;
  };
  const keyLabel = (key: number): string => {
    const { value, plain } = describeValue(image, key, typeName(image, typeOf(image, key)));
    return plain ? `[${value}]` : '[…]';
  };
  const field = (struct: string, ...names: string[]): void => {
    for (const name of names) add(name, image.ptrField(o, struct, name));
  };
  const items = (kind: 'list' | 'tuple'): void => {
    const { from, count } = window;
    for (const [i, target] of sequenceItems(image, o, kind, from, count).entries())
      if (target) list.push({ label: `[${from + i}]`, target });
    total = sequenceLength(image, o);
  };
  if (isSubclass(image, t, 'list')) items('list');
  else if (isSubclass(image, t, 'tuple')) items('tuple');
  else if (isSubclass(image, t, 'dict'))
    for (const [key, value] of dictItems(image, o)) add(() => keyLabel(key), value);
  else if (type === 'set' || type === 'frozenset') for (const item of setItems(image, o)) add('{…}', item);
  else if (type === 'cell') field('PyCellObject', 'ob_ref');
  else if (type === 'function')
    field('PyFunctionObject', 'func_code', 'func_defaults', 'func_kwdefaults', 'func_closure', 'func_dict');
  else if (type === 'method') field('PyMethodObject', 'im_func', 'im_self');
  else if (type === 'property') field('propertyobject', 'prop_get', 'prop_set', 'prop_del');
  else if (isSubclass(image, t, 'exception')) field('PyBaseExceptionObject', 'args', 'context', 'cause', 'traceback');
  else if (GENERATORS.has(type)) for (const [name, target] of waitingLocals(image, o)) add(name, target);
  else {
    const kind = dateKind(image, t);
    if (kind) for (const [name, target] of dateReferences(image, o, kind)) add(name, target);
  }
  for (const [key, value] of inlineAttributes(image, o)) add(`.${nameAt(image, key)}`, value);
  const dict = isSubclass(image, t, 'type') || type === 'function' || type === 'module' ? 0 : instanceDict(image, o);
  if (dict) add('.__dict__', dict);
  return { list, total };
}

/** Bytes of an object with its header, as sys.getsizeof reports them for builtin types. */
export function sizeOf(image: Image, o: number): number {
  const t = typeOf(image, o);
  const header = headerSize(image, t);
  const basic = image.sizeField(t, 'PyTypeObject', 'tp_basicsize');
  const item = image.sizeField(t, 'PyTypeObject', 'tp_itemsize');
  if (isSubclass(image, t, 'str')) return header + strSize(image, o);
  if (isSubclass(image, t, 'int')) return header + 24 + 4 * Math.max(1, Number(image.u64(o + 16) >> 3n));
  if (isSubclass(image, t, 'list')) return header + basic + 8 * image.sizeField(o, 'PyListObject', 'allocated');
  if (isSubclass(image, t, 'dict')) {
    const keys = image.ptrField(o, 'PyDictObject', 'ma_keys');
    const refs = keys ? image.i64(keys) : 0n;
    return header + basic + (keys && refs === 1n ? keysSize(image, keys) : 0);
  }
  if (typeName(image, t) === 'set' || typeName(image, t) === 'frozenset') {
    const table = image.ptrField(o, 'PySetObject', 'table');
    const inside = image.at(o, 'PySetObject', 'smalltable');
    return header + basic + (table === inside ? 0 : 16 * (image.sizeField(o, 'PySetObject', 'mask') + 1));
  }
  if (item > 0 && !isSubclass(image, t, 'type')) return header + basic + item * Math.abs(image.size64(o + 16));
  return header + basic;
}

function keysSize(image: Image, keys: number): number {
  const log2 = image.u8(image.at(keys, 'PyDictKeysObject', 'dk_log2_size'));
  const indexBytes = 2 ** image.u8(image.at(keys, 'PyDictKeysObject', 'dk_log2_index_bytes'));
  const general = image.u8(image.at(keys, 'PyDictKeysObject', 'dk_kind')) === 0;
  const usable = Math.floor((2 ** log2 * 2) / 3);
  return image.layout.size('PyDictKeysObject') + indexBytes + usable * (general ? 24 : 16);
}

/** An object; of a damaged one as much as can be read. */
export function describe(image: Image, o: number, window: Window = EVERYTHING): Described {
  try {
    return describeSound(image, o, window);
  } catch {
    return {
      address: o,
      type: '?',
      refcnt: 0n,
      immortal: false,
      interned: false,
      staticName: image.layout.staticName(o),
      size: 0,
      value: '<damaged>',
      plain: false,
      references: [],
      total: 0,
    };
  }
}

function describeSound(image: Image, o: number, window: Window): Described {
  const t = typeOf(image, o);
  const type = typeName(image, t);
  const { value, plain } = describeValue(image, o, type);
  const references = referencesOf(image, o, type, window);
  return {
    address: o,
    type,
    refcnt: image.i64(o) & 0xffffffffn,
    immortal: image.i32(o) < 0,
    interned: isSubclass(image, t, 'str') && internedState(image, o) !== 0,
    staticName: image.layout.staticName(o),
    size: sizeOf(image, o),
    value,
    plain: plain && !hasManagedDict(image, t),
    references: references.list,
    total: references.total,
  };
}

// What containers hold, read from their bytes.

import type { Image } from './image.js';
import { hasInlineValues, hasManagedDict, typeOf } from './types.js';

/** What a container holds in one place, and how that place is called. */
export interface Reference {
  /** How the owner calls it: '[0]', '.name', "['key']", 'f_code' … */
  label: string;
  target: number;
}

/** A number of 8-byte entries that memory can hold: what is damaged may say anything. */
const clamp = (image: Image, n: number): number => (n >= 0 && n * 8 <= image.size ? n : 0);

/** ob_size of a list or tuple, as far as it can be true. */
export const sequenceLength = (image: Image, o: number): number => clamp(image, image.size64(o + 16));

/** The items of a list or tuple, some of them. */
export const sequenceItems = (
  image: Image,
  o: number,
  kind: 'list' | 'tuple',
  from = 0,
  count = Number.POSITIVE_INFINITY,
): number[] => {
  const n = Math.max(0, Math.min(count, sequenceLength(image, o) - from));
  const start =
    kind === 'list' ? image.ptrField(o, 'PyListObject', 'ob_item') : image.at(o, 'PyTupleObject', 'ob_item');
  return Array.from({ length: n }, (_, i) => image.ptr(start + 8 * (from + i)));
};

/** The entries of a keys object: key and value addresses, in insertion order; split tables take values from `values`. */
function keyEntries(image: Image, keys: number, values: number): [key: number, value: number][] {
  const log2IndexBytes = image.u8(image.at(keys, 'PyDictKeysObject', 'dk_log2_index_bytes'));
  const kind = image.u8(image.at(keys, 'PyDictKeysObject', 'dk_kind'));
  const n = clamp(image, image.sizeField(keys, 'PyDictKeysObject', 'dk_nentries'));
  const entries = keys + image.layout.size('PyDictKeysObject') + 2 ** log2IndexBytes;
  const general = kind === 0;
  const step = general ? 24 : 16;
  const result: [number, number][] = [];
  for (let i = 0; i < n; i++) {
    const entry = entries + i * step;
    const key = image.ptr(entry + (general ? 8 : 0));
    const value = values ? image.ptr(values + 8 * i) : image.ptr(entry + (general ? 16 : 8));
    if (key && value) result.push([key, value]);
  }
  return result;
}

/** The items of a dict in their order. */
export function dictItems(image: Image, o: number): [key: number, value: number][] {
  const keys = image.ptrField(o, 'PyDictObject', 'ma_keys');
  const values = image.ptrField(o, 'PyDictObject', 'ma_values');
  return keys ? keyEntries(image, keys, values ? image.at(values, 'PyDictValues', 'values') : 0) : [];
}

/** Where an instance keeps its values inside itself; 0: it does not (any more). */
function inlineValues(image: Image, o: number): number {
  const type = typeOf(image, o);
  if (!hasInlineValues(image, type)) return 0;
  const values = o + image.sizeField(type, 'PyTypeObject', 'tp_basicsize');
  return image.u8(image.at(values, 'PyDictValues', 'valid')) ? values : 0;
}

/** The address of an instance's __dict__, if it has one: managed or at tp_dictoffset. */
export function instanceDict(image: Image, o: number): number {
  const type = typeOf(image, o);
  if (hasManagedDict(image, type)) return image.ptr(o - 24);
  const offset = image.sizeField(type, 'PyTypeObject', 'tp_dictoffset');
  return offset > 0 ? image.ptr(o + offset) : 0;
}

/** The attributes that lie inside an instance: names and values. */
export function inlineAttributes(image: Image, o: number): [key: number, value: number][] {
  const values = inlineValues(image, o);
  if (!values) return [];
  const keys = image.ptrField(typeOf(image, o), 'PyHeapTypeObject', 'ht_cached_keys');
  return keys ? keyEntries(image, keys, image.at(values, 'PyDictValues', 'values')) : [];
}

/** A set's items in the order of its table. */
export function setItems(image: Image, o: number): number[] {
  const mask = clamp(image, image.sizeField(o, 'PySetObject', 'mask'));
  const table = image.ptrField(o, 'PySetObject', 'table');
  const result: number[] = [];
  for (let i = 0; i <= mask; i++) {
    const key = image.ptr(table + 16 * i);
    // A dummy marks a removed item: its hash is -1.
    if (key && image.i64(table + 16 * i + 8) !== -1n) result.push(key);
  }
  return result;
}

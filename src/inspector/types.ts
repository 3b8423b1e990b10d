// What an address's object is: its type, and the bytes that it takes.

import type { Image } from './image.js';
import { MAIN_INTERPRETER } from './map.js';

const HEAPTYPE = 1n << 9n;
const INLINE_VALUES = 1n << 2n;
const MANAGED_WEAKREF = 1n << 3n;
const MANAGED_DICT = 1n << 4n;
const HAVE_GC = 1n << 14n;
const STATIC_BUILTIN = 1n << 1n;
/** sizeof(managed_static_type_state) */
const STATIC_STATE_SIZE = 48;
const SUBCLASS = {
  int: 1n << 24n,
  list: 1n << 25n,
  tuple: 1n << 26n,
  bytes: 1n << 27n,
  str: 1n << 28n,
  dict: 1n << 29n,
  exception: 1n << 30n,
  type: 1n << 31n,
} as const;

/** ob_type */
export const typeOf = (image: Image, o: number): number => image.ptr(o + 8);

const typeFlags = (image: Image, type: number): bigint => image.u64(image.at(type, 'PyTypeObject', 'tp_flags'));

/** The type's name after its last dot: 'list', 'Point'. */
export function typeName(image: Image, type: number): string {
  if (!image.has(type, 416)) return '?';
  const name = image.cstring(image.ptrField(type, 'PyTypeObject', 'tp_name'));
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Py_TPFLAGS_HEAPTYPE: the type itself is counted and can die. */
export const isHeapType = (image: Image, type: number): boolean => (typeFlags(image, type) & HEAPTYPE) !== 0n;
export const hasInlineValues = (image: Image, type: number): boolean => (typeFlags(image, type) & INLINE_VALUES) !== 0n;
export const hasManagedDict = (image: Image, type: number): boolean => (typeFlags(image, type) & MANAGED_DICT) !== 0n;
export const isSubclass = (image: Image, type: number, kind: keyof typeof SUBCLASS): boolean =>
  (typeFlags(image, type) & SUBCLASS[kind]) !== 0n;

/** Bytes before the object's address: the collector's links, and the dict and weakref pointers of a managed one. */
export function headerSize(image: Image, type: number): number {
  const flags = typeFlags(image, type);
  return (flags & HAVE_GC ? 16 : 0) + (flags & (MANAGED_DICT | MANAGED_WEAKREF) ? 16 : 0);
}

/** Does an object's type say that it is what it seems: a type whose own type is a type? */
export function looksLikeObject(image: Image, o: number): boolean {
  if (o % 8 !== 0 || !image.has(o, 16)) return false;
  const type = typeOf(image, o);
  if (type % 8 !== 0 || !image.has(type, 416) || image.i64(o) === 0n) return false;
  const meta = typeOf(image, type);
  return image.has(meta, 416) && isSubclass(image, meta, 'type');
}

/** The namespace of a type: a static builtin type keeps it in the interpreter's state, at the place that tp_subclasses counts. */
export function typeDict(image: Image, type: number): number {
  if ((typeFlags(image, type) & STATIC_BUILTIN) === 0n) return image.ptrField(type, 'PyTypeObject', 'tp_dict');
  const at = (image.ptrField(type, 'PyTypeObject', 'tp_subclasses') - 1) * STATIC_STATE_SIZE;
  const builtin = image.at(MAIN_INTERPRETER, 'PyInterpreterState', 'types_builtins_initialized') + at;
  if (image.ptr(builtin) === type) return image.ptr(builtin + 24);
  // A module's types that are static have a table of their own.
  return image.ptr(image.at(MAIN_INTERPRETER, 'PyInterpreterState', 'types_for_extensions_initialized') + at + 24);
}

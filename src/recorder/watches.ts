// Where a watched thing lies, as words of memory: while none of these words changes, it does not.
//
// A variable of a dict, say: the pointer to the dict's keys (it changes when the table is made anew), the number of its
// entries, and the eight bytes of the value. When one of them has changed the place is looked for again.

import { dictItems } from '../inspector/containers.js';
import { nameAt } from '../inspector/describe.js';
import type { Image } from '../inspector/image.js';
import { MAIN_INTERPRETER } from '../inspector/map.js';
import { hasInlineValues, hasManagedDict, typeName, typeOf } from '../inspector/types.js';
import type { Watch } from './types.js';
import { newestFrame } from './walker.js';

/** Places in memory that are watched for a change. */
export interface Cells {
  addresses: number[];
  /** The frame whose slot it is; 0: none, it outlives calls. */
  frame: number;
  /** What is there now: bytes, a count, or the address of an object (0: unbound). */
  value(): bigint;
  /** Looks for it anew in the memory as it is. */
  again(): Cells;
}

/** What one look at the memory finds. */
interface Found {
  addresses: number[];
  value: bigint;
}

const CO_FAST_CELL = 0x40;
const CO_FAST_FREE = 0x80;
/** Tables larger than this are taken for damage: a watched object may not have existed yet. */
const MOST_ENTRIES = 1 << 24;

class Place implements Cells {
  readonly addresses: number[];
  readonly frame: number;
  private readonly found: Found;
  private readonly look: () => Found;

  private readonly object: number;

  /** object: what it is a part of; 0: nothing that begins and ends. */
  constructor(look: () => Found, frame: number, object = 0) {
    this.look = look;
    this.frame = frame;
    this.object = object;
    this.found = safely(look, object);
    this.addresses = this.found.addresses;
  }

  value(): bigint {
    return this.found.value;
  }

  again(): Cells {
    return new Place(this.look, this.frame, this.object);
  }
}

/** At a moment before the object's life its bytes may say anything: then its head is watched until it says something else. */
function safely(look: () => Found, object: number): Found {
  const head = object ? [object, object + 8, object + 16, object + 24, object + 32] : [];
  try {
    const { addresses, value } = look();
    return { addresses: object ? [...addresses, object + 8] : addresses, value };
  } catch {
    return { addresses: head, value: 0n };
  }
}

/** Throws Error when there is no such thing. */
export function resolveWatch(image: Image, watch: Watch): Cells {
  if ('refcount' in watch) {
    const { refcount } = watch;
    if (!image.has(refcount, 16)) throw new RangeError(`there is no object at 0x${refcount.toString(16)}`);
    return new Place(() => ({ addresses: [refcount], value: BigInt(image.u32(refcount)) }), 0);
  }
  if ('address' in watch) {
    const { address, length } = watch;
    if (!image.has(address, length)) throw new RangeError(`there is no memory at 0x${address.toString(16)}`);
    return new Place(() => bytesAt(image, address, length), 0);
  }
  if ('name' in watch) return variable(image, watch.name, watch.frame ?? newestFrame(image));
  const { object } = watch;
  if (!image.has(object, 16)) throw new RangeError(`there is no object at 0x${object.toString(16)}`);
  if ('attribute' in watch) {
    const { attribute } = watch;
    return new Place(() => attributeOf(image, object, attribute), 0, object);
  }
  const { item } = watch;
  return new Place(() => itemOf(image, object, item), 0, object);
}

function bytesAt(image: Image, address: number, length: number): Found {
  const addresses: number[] = [];
  for (let a = address & ~3; a < address + length; a += 4) addresses.push(a);
  let value = 0n;
  for (let i = Math.min(length, 8) - 1; i >= 0; i--) value = (value << 8n) | BigInt(image.u8(address + i));
  return { addresses, value };
}

function slotAt(image: Image, slot: number): Found {
  return { addresses: [slot], value: BigInt(image.ptr(slot)) };
}

function variable(image: Image, name: string, frame: number): Cells {
  if (!frame) {
    // Nothing runs: the program's names are what is left.
    const names = mainDict(image);
    if (!names) throw new Error('nothing runs here: there is no frame to look the name up in');
    return new Place(() => dictSlot(image, names, (key) => nameAt(image, key) === name), 0);
  }
  const code = image.ptrField(frame, '_PyInterpreterFrame', 'f_executable');
  const slot = fastSlot(image, code, frame, name);
  if (slot) {
    const { address, isCell } = slot;
    const look = (): Found => {
      const found = slotAt(image, address);
      const cell = image.ptr(address);
      if (!isCell || !cell || typeName(image, typeOf(image, cell)) !== 'cell') return found;
      // Before MAKE_CELL the slot holds the argument itself.
      return { addresses: [address, cell + 16], value: BigInt(image.ptr(cell + 16)) };
    };
    return new Place(look, frame);
  }
  const locals = image.ptrField(frame, '_PyInterpreterFrame', 'f_locals');
  const globals = image.ptrField(frame, '_PyInterpreterFrame', 'f_globals');
  const builtins = image.ptrField(frame, '_PyInterpreterFrame', 'f_builtins');
  for (const dict of [locals, globals, builtins])
    if (dict && dictSlot(image, dict, (key) => nameAt(image, key) === name).value !== 0n)
      return new Place(() => dictSlot(image, dict, (key) => nameAt(image, key) === name), 0);
  // Unbound now: it may have been bound, or will be.
  const dict = locals || globals;
  if (!dict) throw new Error(`there is no name ${name} here`);
  return new Place(() => dictSlot(image, dict, (key) => nameAt(image, key) === name), 0);
}

/** __main__'s dict; 0: there is none. */
export function mainDict(image: Image): number {
  const modules = image.ptrField(MAIN_INTERPRETER, 'PyInterpreterState', 'imports_modules');
  const found = modules ? dictItems(image, modules).find(([key]) => nameAt(image, key) === '__main__') : undefined;
  return found ? image.ptrField(found[1], 'PyModuleObject', 'md_dict') : 0;
}

function fastSlot(
  image: Image,
  code: number,
  frame: number,
  name: string,
): { address: number; isCell: boolean } | null {
  const n = image.i32Field(code, 'PyCodeObject', 'co_nlocalsplus');
  const names = image.ptrField(code, 'PyCodeObject', 'co_localsplusnames');
  const kinds = image.ptrField(code, 'PyCodeObject', 'co_localspluskinds');
  for (let i = 0; i < n; i++) {
    if (nameAt(image, image.ptr(image.at(names, 'PyTupleObject', 'ob_item') + 8 * i)) !== name) continue;
    const kind = image.u8(image.at(kinds, 'PyBytesObject', 'ob_sval') + i);
    return {
      address: image.at(frame, '_PyInterpreterFrame', 'localsplus') + 8 * i,
      isCell: (kind & (CO_FAST_CELL | CO_FAST_FREE)) !== 0,
    };
  }
  return null;
}

/** The entry of a table whose key is meant; split tables have their values elsewhere. */
function keysSlot(image: Image, keys: number, values: number, isKey: (key: number) => boolean): number {
  const log2IndexBytes = image.u8(image.at(keys, 'PyDictKeysObject', 'dk_log2_index_bytes'));
  const general = image.u8(image.at(keys, 'PyDictKeysObject', 'dk_kind')) === 0;
  const n = image.sizeField(keys, 'PyDictKeysObject', 'dk_nentries');
  if (n < 0 || n > MOST_ENTRIES) return 0;
  const entries = keys + image.layout.size('PyDictKeysObject') + 2 ** log2IndexBytes;
  const step = general ? 24 : 16;
  for (let i = 0; i < n; i++) {
    const entry = entries + i * step;
    const key = image.ptr(entry + (general ? 8 : 0));
    if (!key || !isKey(key)) continue;
    const slot = values ? values + 8 * i : entry + (general ? 16 : 8);
    // A deleted entry keeps nothing; the key may come again behind it.
    if (image.ptr(slot)) return slot;
  }
  return 0;
}

function dictSlot(image: Image, dict: number, isKey: (key: number) => boolean): Found {
  const keysField = image.at(dict, 'PyDictObject', 'ma_keys');
  const keys = image.ptr(keysField);
  const valuesField = image.at(dict, 'PyDictObject', 'ma_values');
  const values = image.ptr(valuesField);
  const table = [keysField, valuesField];
  if (!keys) return { addresses: table, value: 0n };
  const slot = keysSlot(image, keys, values ? image.at(values, 'PyDictValues', 'values') : 0, isKey);
  const count = [image.at(keys, 'PyDictKeysObject', 'dk_nentries'), image.at(dict, 'PyDictObject', 'ma_used')];
  return slot
    ? { addresses: [...table, slot], value: BigInt(image.ptr(slot)) }
    : { addresses: [...table, ...count], value: 0n };
}

function attributeOf(image: Image, object: number, name: string): Found {
  const type = typeOf(image, object);
  const isName = (key: number): boolean => nameAt(image, key) === name;
  const addresses: number[] = [];
  if (hasInlineValues(image, type)) {
    const values = object + image.sizeField(type, 'PyTypeObject', 'tp_basicsize');
    const valid = image.at(values, 'PyDictValues', 'valid');
    addresses.push(valid & ~3);
    if (image.u8(valid)) {
      const keys = image.ptrField(type, 'PyHeapTypeObject', 'ht_cached_keys');
      const slot = keys ? sharedSlot(image, keys, image.at(values, 'PyDictValues', 'values'), isName) : 0;
      if (slot) return { addresses: [...addresses, slot], value: BigInt(image.ptr(slot)) };
      addresses.push(image.at(keys, 'PyDictKeysObject', 'dk_nentries'));
    }
  }
  const offset = hasManagedDict(image, type) ? -24 : image.sizeField(type, 'PyTypeObject', 'tp_dictoffset');
  if (offset !== 0) {
    addresses.push(object + offset);
    const dict = image.ptr(object + offset);
    if (dict) {
      const found = dictSlot(image, dict, isName);
      return { addresses: [...addresses, ...found.addresses], value: found.value };
    }
  }
  const member = memberSlot(image, type, name);
  if (member) return slotAt(image, object + member);
  return { addresses, value: 0n };
}

/** Where a name of shared keys has its value in an instance, bound or not; 0: the keys do not have it. */
function sharedSlot(image: Image, keys: number, values: number, isName: (key: number) => boolean): number {
  const log2IndexBytes = image.u8(image.at(keys, 'PyDictKeysObject', 'dk_log2_index_bytes'));
  const n = image.sizeField(keys, 'PyDictKeysObject', 'dk_nentries');
  const entries = keys + image.layout.size('PyDictKeysObject') + 2 ** log2IndexBytes;
  for (let i = 0; i < n && i < 256; i++) if (isName(image.ptr(entries + i * 16))) return values + 8 * i;
  return 0;
}

/** The offset that a member descriptor of the type or its bases gives a __slots__ name; 0: none. */
function memberSlot(image: Image, type: number, name: string): number {
  const mro = image.ptrField(type, 'PyTypeObject', 'tp_mro');
  const n = image.size64(mro + 16);
  for (let i = 0; i < n && i < 1000; i++) {
    const base = image.ptr(image.at(mro, 'PyTupleObject', 'ob_item') + 8 * i);
    const dict = image.ptrField(base, 'PyTypeObject', 'tp_dict');
    if (!dict) continue;
    const descriptor = Number(dictSlot(image, dict, (key) => nameAt(image, key) === name).value);
    if (!descriptor || typeName(image, typeOf(image, descriptor)) !== 'member_descriptor') continue;
    const member = image.ptrField(descriptor, 'PyMemberDescrObject', 'd_member');
    return image.sizeField(member, 'PyMemberDef', 'offset');
  }
  return 0;
}

/** An item of a list or tuple by its index, of a dict by its key's address. */
function itemOf(image: Image, object: number, item: number): Found {
  const kind = typeName(image, typeOf(image, object));
  if (kind === 'list') {
    const items = image.at(object, 'PyListObject', 'ob_item');
    const addresses = [items, object + 16];
    const slot = image.ptr(items) + 8 * item;
    if (item >= image.size64(object + 16)) return { addresses, value: 0n };
    return { addresses: [...addresses, slot], value: BigInt(image.ptr(slot)) };
  }
  if (kind === 'tuple') return slotAt(image, image.at(object, 'PyTupleObject', 'ob_item') + 8 * item);
  return dictSlot(image, object, (key) => key === item);
}

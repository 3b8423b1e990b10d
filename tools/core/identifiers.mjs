// Where CPython's static strings lie: pycore_global_objects.h lays small ints, one-byte bytes and the strings of
// pycore_global_strings.h one after the other inside _PyRuntime; this repeats that arithmetic.
import fs from 'node:fs';

const RUNTIME = 0x300000; // core/memory/map.ts
const STATIC_OBJECTS = 13840; // offsetof(_PyRuntimeState, static_objects)
export const SMALL_INTS = 0; // 262 x PyLongObject (32)
export const BYTES_EMPTY = SMALL_INTS + 262 * 32;
export const BYTES_CHARACTERS = BYTES_EMPTY + 40; // 256 x { PyBytesObject (40); char eos } (48)
export const STRINGS = BYTES_CHARACTERS + 256 * 48;

const up8 = (n) => (n + 7) & ~7;

/** name -> address, for literals and identifiers, in CPython's order; and where the one-character strings start. */
export function stringAddresses() {
  const names = JSON.parse(fs.readFileSync(new URL('../../core/runtime/identifiers.json', import.meta.url), 'utf8'));
  let at = RUNTIME + STATIC_OBJECTS + STRINGS;
  const place = (text) => {
    const address = at;
    at += up8(40 + text.length + 1);
    return address;
  };
  const literals = new Map(Object.entries(names.literals).map(([name, text]) => [name, place(text)]));
  const identifiers = new Map(names.identifiers.split(' ').map((name) => [name, place(name)]));
  const texts = [...Object.values(names.literals), ...names.identifiers.split(' ')];
  return { literals, identifiers, texts, ascii: at, latin1: at + 128 * 48 };
}

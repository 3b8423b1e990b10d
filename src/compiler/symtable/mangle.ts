// Private names: __name in class C becomes _C__name. CPython: Python/symtable.c (_Py_Mangle)
import type { SymtableEntry } from './entry.js';

/** __name inside a class is _Class__name; other names stay. */
export function mangle(privateName: string | null, name: string): string {
  if (privateName === null || !name.startsWith('__')) return name;
  // __id__ stays, and so does a dotted module name of an import.
  if (name.endsWith('__') || name.includes('.')) return name;
  const stripped = privateName.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}

/** Mangles unless the block mangles only some names and this is none of them. */
export function maybeMangle(privateName: string | null, ste: SymtableEntry, name: string): string {
  if (ste.ste_mangled_names !== null && !ste.ste_mangled_names.has(name)) return name;
  return mangle(privateName, name);
}

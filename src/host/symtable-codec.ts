// A symbol table as plain values, for the process's module _symtable: a block is (name, type, symbols, varnames, children,
// nested, lineno, generator and its like as bits), symbols (name, flags …) flat.

import type { PyConst } from '../bytecode/code.js';
import { int, str, tupleOf } from '../bytecode/constants.js';
import type { BlockType, SymtableEntry } from '../compiler/symtable/entry.js';

/** CPython: _Py_block_ty */
const TYPES: BlockType[] = [
  'function',
  'class',
  'module',
  'annotation',
  'type alias',
  'type parameters',
  'type variable',
];

/** A block of the symbol table with those in it. */
export function encodeSymtable(ste: SymtableEntry): PyConst {
  return tupleOf([
    str(ste.ste_name),
    int(TYPES.indexOf(ste.ste_type)),
    tupleOf([...ste.ste_symbols].flatMap(([name, flags]) => [str(name), int(flags)])),
    tupleOf(ste.ste_varnames.map(str)),
    tupleOf(ste.ste_children.map(encodeSymtable)),
    int(ste.ste_nested ? 1 : 0),
    int(ste.ste_loc.lineno),
    int(
      (ste.ste_generator ? 4 : 0) |
        (ste.ste_coroutine ? 8 : 0) |
        (ste.ste_varargs ? 256 : 0) |
        (ste.ste_varkeywords ? 512 : 0),
    ),
  ]);
}

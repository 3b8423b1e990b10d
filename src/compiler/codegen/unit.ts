// What the code generator knows of the code object it is making. CPython: Python/compile.c (struct compiler_unit)
import type { CodeObject, PyConst } from '../../bytecode/code.js';
import type { Location } from '../../bytecode/locations.js';
import type * as ast from '../ast.js';
import { constantKey } from '../fold/equality.js';
import { InstructionSequence, type Label } from '../instructions.js';
import type { SymtableEntry } from '../symtable/entry.js';
import type { ConstantCache } from './constants.js';

export type ScopeType =
  | 'module'
  | 'class'
  | 'function'
  | 'async function'
  | 'lambda'
  | 'comprehension'
  | 'type parameters';

export type FBlockType =
  | 'while loop'
  | 'for loop'
  | 'try except'
  | 'finally try'
  | 'finally end'
  | 'with'
  | 'async with'
  | 'handler cleanup'
  | 'pop value'
  | 'exception handler'
  | 'exception group handler'
  | 'async comprehension generator'
  | 'stop iteration';

/** A block of statements that break, continue and return must leave properly. */
export interface FBlock {
  type: FBlockType;
  block: Label;
  loc: Location;
  exit: Label;
  /** The statements of finally, or the name that except binds. */
  finalbody: ast.stmt[] | null;
  name: string | null;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, i) => name === b[i]);

function sameConst(a: PyConst, b: PyConst): boolean {
  if (a.type === 'code') return b.type === 'code' && sameCode(a.value, b.value);
  if (b.type === 'code') return false;
  return constantKey(a) === constantKey(b);
}

/** Whether two code objects are equal in Python: a finally body that is compiled twice shares its functions. */
function sameCode(a: CodeObject, b: CodeObject): boolean {
  return (
    a.firstlineno === b.firstlineno &&
    a.name === b.name &&
    a.flags === b.flags &&
    a.argcount === b.argcount &&
    a.posonlyargcount === b.posonlyargcount &&
    a.kwonlyargcount === b.kwonlyargcount &&
    sameBytes(a.code, b.code) &&
    sameBytes(a.linetable, b.linetable) &&
    sameBytes(a.exceptiontable, b.exceptiontable) &&
    sameNames(a.names, b.names) &&
    sameNames(a.localsplusnames, b.localsplusnames) &&
    a.consts.length === b.consts.length &&
    a.consts.every((c, i) => sameConst(c, b.consts[i] as PyConst))
  );
}

/** co_consts while it grows: each constant once. */
export class ConstTable {
  readonly list: PyConst[] = [];
  private readonly cache: ConstantCache;
  private readonly index = new Map<PyConst, number>();

  /** Code objects by name and line: those that may be equal. */
  private readonly code = new Map<string, number[]>();

  constructor(cache: ConstantCache) {
    this.cache = cache;
  }

  private addCode(c: PyConst & { type: 'code' }): number {
    const place = `${c.value.firstlineno} ${c.value.name}`;
    const candidates = this.code.get(place) ?? [];
    const found = candidates.find((i) => sameConst(this.list[i] as PyConst, c));
    if (found !== undefined) return found;
    const index = this.list.push(c) - 1;
    candidates.push(index);
    this.code.set(place, candidates);
    return index;
  }

  add(c: PyConst): number {
    if (c.type === 'code') return this.addCode(c);
    const same = this.cache.merge(c);
    let i = this.index.get(same);
    if (i === undefined) {
      i = this.list.push(same) - 1;
      this.index.set(same, i);
    }
    return i;
  }
}

/** Names with the index of each in order of appearance. */
export type NameTable = Map<string, number>;

/** A name's place in a table; it is put there if it is not yet. */
export function indexOf(table: NameTable, name: string): number {
  let i = table.get(name);
  if (i === undefined) {
    i = table.size;
    table.set(name, i);
  }
  return i;
}

/** A code object that is being compiled: its names, constants, instructions and the blocks that are open. */
export class Unit {
  readonly scopeType: ScopeType;
  readonly ste: SymtableEntry;
  readonly name: string;
  qualname = '';
  readonly firstlineno: number;
  /** The class whose private names are mangled here. */
  readonly privateName: string | null;
  argcount = 0;
  posonlyargcount = 0;
  kwonlyargcount = 0;
  readonly consts: ConstTable;
  readonly names: NameTable = new Map();
  readonly varnames: NameTable;
  readonly cellvars: NameTable;
  /** Indices go on behind those of cellvars. */
  readonly freevars: NameTable;
  /** Names that are fast locals only inside a dissolved comprehension; true while we are in it. */
  readonly fasthidden = new Map<string, boolean>();
  /** Attributes that methods assign through self. */
  readonly staticAttributes = new Set<string>();
  readonly seq = new InstructionSequence();
  readonly fblocks: FBlock[] = [];
  inInlinedComp = 0;

  constructor(
    scopeType: ScopeType,
    ste: SymtableEntry,
    name: string,
    firstlineno: number,
    privateName: string | null,
    varnames: NameTable,
    cellvars: NameTable,
    freevars: NameTable,
    constants: ConstantCache,
  ) {
    this.scopeType = scopeType;
    this.ste = ste;
    this.name = name;
    this.firstlineno = firstlineno;
    this.privateName = privateName;
    this.varnames = varnames;
    this.cellvars = cellvars;
    this.freevars = freevars;
    this.consts = new ConstTable(constants);
  }
}

// One block of names: a module, class, function, comprehension or annotation scope.
// CPython: Include/internal/pycore_symtable.h
import type { Located } from '../ast.js';

export type BlockType =
  | 'function'
  | 'class'
  | 'module'
  | 'annotation' // `from __future__ import annotations`: never evaluated, its names count for nothing
  | 'type variable' // the bound or default of a type parameter
  | 'type alias'
  | 'type parameters';

export type Comprehension = 'list' | 'dict' | 'set' | 'generator';

/** Flags of a symbol. */
export const DEF_GLOBAL = 1;
export const DEF_LOCAL = 2;
export const DEF_PARAM = 2 << 1;
export const DEF_NONLOCAL = 2 << 2;
export const USE = 2 << 3;
export const DEF_FREE_CLASS = 2 << 5;
export const DEF_IMPORT = 2 << 6;
export const DEF_ANNOT = 2 << 7;
export const DEF_COMP_ITER = 2 << 8;
export const DEF_TYPE_PARAM = 2 << 9;
export const DEF_COMP_CELL = 2 << 10;
export const DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

/** A symbol's scope lies above its flags. */
export const SCOPE_OFFSET = 12;
const SCOPE_MASK = 15;
export const LOCAL = 1;
export const GLOBAL_EXPLICIT = 2;
export const GLOBAL_IMPLICIT = 3;
export const FREE = 4;
export const CELL = 5;

/** A symbol's scope (LOCAL, CELL, …) out of its flags. */
export const scopeOf = (symbol: number): number => (symbol >> SCOPE_OFFSET) & SCOPE_MASK;

/** A block's names and what is known of them. CPython: PySTEntryObject */
export class SymtableEntry {
  readonly ste_name: string;
  readonly ste_type: BlockType;
  readonly ste_loc: Located;
  /** Name -> DEF_* flags, and after the analysis the scope; in order of appearance. */
  readonly ste_symbols = new Map<string, number>();
  /** Parameters in order. */
  readonly ste_varnames: string[] = [];
  ste_children: SymtableEntry[] = [];
  /** Where global and nonlocal statements name what. */
  readonly ste_directives: { name: string; loc: Located }[] = [];
  /** In the type parameters of a class only these names are mangled. */
  ste_mangled_names: Set<string> | null = null;
  ste_nested = false;
  ste_generator = false;
  ste_coroutine = false;
  ste_comprehension: Comprehension | null = null;
  ste_varargs = false;
  ste_varkeywords = false;
  ste_needs_class_closure = false;
  ste_needs_classdict = false;
  ste_comp_inlined = false;
  ste_comp_iter_target = false;
  ste_can_see_class_scope = false;
  ste_comp_iter_expr = 0;
  /** "a TypeVar bound" and its like, for messages. */
  ste_scope_info: string | null = null;

  constructor(name: string, type: BlockType, loc: Located) {
    this.ste_name = name;
    this.ste_type = type;
    this.ste_loc = loc;
  }

  /** Scope of a (mangled) name; 0 if the block does not have it. */
  scope(name: string): number {
    return scopeOf(this.ste_symbols.get(name) ?? 0);
  }

  /** CPython: _PyST_IsFunctionLike */
  isFunctionLike(): boolean {
    return (
      this.ste_type === 'function' ||
      this.ste_type === 'type variable' ||
      this.ste_type === 'type alias' ||
      this.ste_type === 'type parameters'
    );
  }
}

export interface Symtable {
  top: SymtableEntry;
  /** The block of a node; a type parameter list stands for its block. */
  blocks: Map<object, SymtableEntry>;
  /** The block of a TypeVar's default (the node itself stands for its bound). */
  defaults: Map<object, SymtableEntry>;
}

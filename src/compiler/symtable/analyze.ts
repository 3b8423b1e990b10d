// The second pass over the blocks: which scope does each name have? CPython: Python/symtable.c (analyze_block)
//
// A block is given the names bound in the function blocks around it; it reports the names that stay free in it.
// Comprehensions (but generator expressions) dissolve into the block around them (PEP 709).

import type { PySyntaxError } from '../errors.js';
import { type Reporter, syntaxErrorAt } from '../report.js';
import {
  CELL,
  DEF_BOUND,
  DEF_COMP_CELL,
  DEF_FREE_CLASS,
  DEF_GLOBAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  FREE,
  GLOBAL_EXPLICIT,
  GLOBAL_IMPLICIT,
  LOCAL,
  SCOPE_OFFSET,
  type SymtableEntry,
  scopeOf,
} from './entry.js';

type Names = Set<string>;

function addAll(to: Names, from: Iterable<string>): void {
  for (const name of from) to.add(name);
}

function errorAtDirective(reporter: Reporter, ste: SymtableEntry, name: string, msg: string): PySyntaxError {
  const directive = ste.ste_directives.find((d) => d.name === name);
  return syntaxErrorAt(reporter, directive?.loc ?? ste.ste_loc, msg);
}

class Analyzer {
  private readonly reporter: Reporter;

  constructor(reporter: Reporter) {
    this.reporter = reporter;
  }

  private scopeOfName(
    ste: SymtableEntry,
    name: string,
    flags: number,
    bound: Names | null,
    local: Names,
    free: Names,
    global: Names,
    typeParams: Names,
    classEntry: SymtableEntry | null,
  ): number {
    if (flags & DEF_GLOBAL) {
      if (flags & DEF_NONLOCAL)
        throw errorAtDirective(this.reporter, ste, name, `name '${name}' is nonlocal and global`);
      global.add(name);
      bound?.delete(name);
      return GLOBAL_EXPLICIT;
    }
    if (flags & DEF_NONLOCAL) {
      if (!bound) throw errorAtDirective(this.reporter, ste, name, 'nonlocal declaration not allowed at module level');
      if (!bound.has(name)) throw errorAtDirective(this.reporter, ste, name, `no binding for nonlocal '${name}' found`);
      if (typeParams.has(name)) {
        const msg = `nonlocal binding not allowed for type parameter '${name}'`;
        throw errorAtDirective(this.reporter, ste, name, msg);
      }
      free.add(name);
      return FREE;
    }
    if (flags & DEF_BOUND) {
      local.add(name);
      global.delete(name);
      if (flags & DEF_TYPE_PARAM) typeParams.add(name);
      else typeParams.delete(name);
      return LOCAL;
    }
    // A name that the class around binds is looked up there and then in the globals, past any function.
    if (classEntry) {
      const flagsInClass = classEntry.ste_symbols.get(name) ?? 0;
      if (flagsInClass & DEF_GLOBAL) return GLOBAL_EXPLICIT;
      if (flagsInClass & DEF_BOUND && !(flagsInClass & DEF_NONLOCAL)) return GLOBAL_IMPLICIT;
    }
    if (bound?.has(name)) {
      free.add(name);
      return FREE;
    }
    return GLOBAL_IMPLICIT;
  }

  block(
    ste: SymtableEntry,
    bound: Names | null,
    free: Names,
    global: Names,
    typeParams: Names,
    classEntry: SymtableEntry | null,
  ): void {
    const local: Names = new Set();
    const scopes = new Map<string, number>();
    const newglobal: Names = new Set();
    const newfree: Names = new Set();
    const newbound: Names = new Set();
    const inlinedCells: Names = new Set();

    // The names of a class are invisible in its methods: pass on what was visible before them.
    if (ste.ste_type === 'class') {
      addAll(newglobal, global);
      if (bound) addAll(newbound, bound);
    }
    for (const [name, flags] of ste.ste_symbols)
      scopes.set(name, this.scopeOfName(ste, name, flags, bound, local, free, global, typeParams, classEntry));
    if (ste.ste_type !== 'class') {
      if (ste.isFunctionLike()) addAll(newbound, local);
      if (bound) addAll(newbound, bound);
      addAll(newglobal, global);
    } else {
      newbound.add('__class__');
      newbound.add('__classdict__');
    }

    for (const entry of ste.ste_children) {
      let visibleClass: SymtableEntry | null = null;
      if (entry.ste_can_see_class_scope) visibleClass = ste.ste_type === 'class' ? ste : classEntry;
      const inline = entry.ste_comprehension !== null && !entry.ste_generator && !ste.ste_can_see_class_scope;
      const childFree: Names = new Set(newfree);
      this.block(entry, new Set(newbound), childFree, new Set(newglobal), new Set(typeParams), visibleClass);
      if (inline) {
        inlineComprehension(ste, entry, scopes, childFree, inlinedCells);
        entry.ste_comp_inlined = true;
      }
      addAll(newfree, childFree);
    }
    // The children of a dissolved comprehension are ours now.
    if (ste.ste_children.some((entry) => entry.ste_comp_inlined))
      ste.ste_children = ste.ste_children.flatMap((entry) => (entry.ste_comp_inlined ? entry.ste_children : [entry]));

    if (ste.isFunctionLike()) analyzeCells(scopes, newfree, inlinedCells);
    else if (ste.ste_type === 'class') {
      if (newfree.delete('__class__')) ste.ste_needs_class_closure = true;
      if (newfree.delete('__classdict__')) ste.ste_needs_classdict = true;
    }
    const isClass = ste.ste_type === 'class' || ste.ste_can_see_class_scope;
    updateSymbols(ste.ste_symbols, scopes, bound, newfree, inlinedCells, isClass);
    addAll(free, newfree);
  }
}

function isFreeInAnyChild(entry: SymtableEntry, name: string): boolean {
  return entry.ste_children.some((child) => child.scope(name) === FREE);
}

function inlineComprehension(
  ste: SymtableEntry,
  comp: SymtableEntry,
  scopes: Map<string, number>,
  compFree: Names,
  inlinedCells: Names,
): void {
  let removeClass = false;
  for (const [name, compFlags] of comp.ste_symbols) {
    if (compFlags & DEF_PARAM) continue; // .0
    let scope = scopeOf(compFlags);
    const onlyFlags = compFlags & ((1 << SCOPE_OFFSET) - 1);
    if (scope === CELL || onlyFlags & DEF_COMP_CELL) inlinedCells.add(name);
    const existing = ste.ste_symbols.get(name);
    // __class__ is never free through a class scope.
    if (scope === FREE && ste.ste_type === 'class' && name === '__class__') {
      scope = GLOBAL_IMPLICIT;
      compFree.delete(name);
      removeClass = true;
    }
    if (existing === undefined) {
      ste.ste_symbols.set(name, onlyFlags);
      scopes.set(name, scope);
    } else if (existing & DEF_BOUND && ste.ste_type !== 'class' && !isFreeInAnyChild(comp, name)) {
      // Free in the comprehension, local here: now simply local.
      compFree.delete(name);
    }
  }
  if (removeClass) comp.ste_symbols.delete('__class__');
}

/** A local that is free in a child, or was a cell of a dissolved comprehension, is a cell. */
function analyzeCells(scopes: Map<string, number>, free: Names, inlinedCells: Names): void {
  for (const [name, scope] of scopes) {
    if (scope !== LOCAL || !(free.has(name) || inlinedCells.has(name))) continue;
    scopes.set(name, CELL);
    free.delete(name);
  }
}

function updateSymbols(
  symbols: Map<string, number>,
  scopes: Map<string, number>,
  bound: Names | null,
  free: Names,
  inlinedCells: Names,
  isClass: boolean,
): void {
  for (const [name, flags] of symbols) {
    const extra = inlinedCells.has(name) ? DEF_COMP_CELL : 0;
    symbols.set(name, flags | extra | ((scopes.get(name) as number) << SCOPE_OFFSET));
  }
  for (const name of free) {
    const flags = symbols.get(name);
    if (flags !== undefined) {
      // A method's free variable that is also a name of the class.
      if (isClass) symbols.set(name, flags | DEF_FREE_CLASS);
    } else if (!bound || bound.has(name)) {
      symbols.set(name, FREE << SCOPE_OFFSET);
    }
  }
}

/** Decides the scope of every name. Throws PySyntaxError for global and nonlocal statements that cannot be. */
export function analyze(top: SymtableEntry, reporter: Reporter): void {
  new Analyzer(reporter).block(top, null, new Set(), new Set(), new Set(), null);
}

// The stack of blocks while the tree is walked, and the names that are noted in them.
// CPython: Python/symtable.c (symtable_enter_block, symtable_add_def, symtable_extend_namedexpr_scope)
import type * as ast from '../ast.js';
import type { PySyntaxError } from '../errors.js';
import type { Future } from '../future.js';
import { type Range, type Reporter, syntaxErrorAt } from '../report.js';
import {
  type BlockType,
  DEF_COMP_ITER,
  DEF_GLOBAL,
  DEF_LOCAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  SymtableEntry,
  USE,
} from './entry.js';
import { maybeMangle } from './mangle.js';

/** The blocks that are open while the tree is walked, and the names that are noted in them. */
export class Scopes {
  readonly blocks = new Map<object, SymtableEntry>();
  readonly defaults = new Map<object, SymtableEntry>();
  protected readonly reporter: Reporter;
  protected readonly future: Future;
  protected readonly stack: SymtableEntry[] = [];
  protected cur!: SymtableEntry;
  protected top!: SymtableEntry;
  /** The class whose private names are mangled. */
  protected privateName: string | null = null;

  constructor(reporter: Reporter, future: Future) {
    this.reporter = reporter;
    this.future = future;
  }

  protected error(loc: Range, msg: string): PySyntaxError {
    return syntaxErrorAt(this.reporter, loc, msg);
  }

  // ------------------------------------------------------------------ blocks

  protected enter(name: string, type: BlockType, key: object, loc: ast.Located, blocks = this.blocks): SymtableEntry {
    const prev = this.cur as SymtableEntry | undefined;
    const ste = new SymtableEntry(name, type, loc);
    ste.ste_nested = prev !== undefined && (prev.ste_nested || prev.isFunctionLike());
    blocks.set(key, ste);
    this.stack.push(ste);
    if (prev) {
      // No assignment expression in the iterable of a comprehension, however deep it lies there.
      ste.ste_comp_iter_expr = prev.ste_comp_iter_expr;
      if (type !== 'class') ste.ste_mangled_names = prev.ste_mangled_names;
    }
    this.cur = ste;
    // An annotation that is never evaluated is nobody's child.
    if (prev && type !== 'annotation') prev.ste_children.push(ste);
    return ste;
  }

  protected exit(): void {
    this.stack.pop();
    this.cur = this.stack[this.stack.length - 1] as SymtableEntry;
  }

  protected enterTypeParams(
    name: string,
    key: object,
    hasDefaults: boolean,
    hasKwdefaults: boolean,
    isClass: boolean,
    loc: ast.Located,
  ): void {
    const inClass = this.cur.ste_type === 'class';
    this.enter(name, 'type parameters', key, loc);
    if (inClass) {
      this.cur.ste_can_see_class_scope = true;
      this.define('__classdict__', USE, loc);
    }
    if (isClass) {
      this.define('.type_params', DEF_LOCAL, loc);
      this.define('.type_params', USE, loc);
      this.define('.generic_base', DEF_LOCAL, loc);
      this.define('.generic_base', USE, loc);
    }
    if (hasDefaults) this.define('.defaults', DEF_PARAM, loc);
    if (hasKwdefaults) this.define('.kwdefaults', DEF_PARAM, loc);
  }

  protected allowsTopLevelAwait(): boolean {
    return this.future.topLevelAwait && this.cur.ste_type === 'module';
  }

  // ------------------------------------------------------------------ names

  protected lookup(name: string, ste = this.cur): number {
    return ste.ste_symbols.get(maybeMangle(this.privateName, ste, name)) ?? 0;
  }

  protected define(name: string, flag: number, loc: Range): void {
    if (flag & DEF_TYPE_PARAM) this.cur.ste_mangled_names?.add(name);
    this.addDef(name, flag, this.cur, loc);
  }

  protected addDef(name: string, flag: number, ste: SymtableEntry, loc: Range): void {
    const mangled = maybeMangle(this.privateName, this.cur, name);
    let value = ste.ste_symbols.get(mangled) ?? 0;
    if (flag & DEF_PARAM && value & DEF_PARAM)
      throw this.error(loc, `duplicate argument '${name}' in function definition`);
    if (flag & DEF_TYPE_PARAM && value & DEF_TYPE_PARAM) throw this.error(loc, `duplicate type parameter '${name}'`);
    value |= flag;
    if (ste.ste_comp_iter_target) {
      if (value & (DEF_GLOBAL | DEF_NONLOCAL))
        throw this.error(loc, `comprehension inner loop cannot rebind assignment expression target '${name}'`);
      value |= DEF_COMP_ITER;
    }
    ste.ste_symbols.set(mangled, value);
    if (flag & DEF_PARAM) ste.ste_varnames.push(mangled);
    else if (flag & DEF_GLOBAL) {
      const globals = this.top.ste_symbols;
      globals.set(mangled, (globals.get(mangled) ?? 0) | flag);
    }
  }

  protected recordDirective(name: string, loc: ast.Located): void {
    this.cur.ste_directives.push({ name: maybeMangle(this.privateName, this.cur, name), loc });
  }

  /** The target of := in a comprehension belongs to the first block around that is none. */
  protected extendNamedExprScope(e: ast.Name): void {
    const name = e.id;
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const ste = this.stack[i] as SymtableEntry;
      if (ste.ste_comprehension !== null) {
        const flags = this.lookup(name, ste);
        if (flags & DEF_COMP_ITER && flags & DEF_LOCAL)
          throw this.error(e, `assignment expression cannot rebind comprehension iteration variable '${name}'`);
        continue;
      }
      const start = 'assignment expression within a comprehension cannot be used';
      switch (ste.ste_type) {
        case 'function':
          this.define(name, this.lookup(name, ste) & DEF_GLOBAL ? DEF_GLOBAL : DEF_NONLOCAL, e);
          this.recordDirective(name, e);
          this.addDef(name, DEF_LOCAL, ste, e);
          return;
        case 'module':
          this.define(name, DEF_GLOBAL, e);
          this.recordDirective(name, e);
          this.addDef(name, DEF_GLOBAL, ste, e);
          return;
        case 'class':
          throw this.error(e, `${start} in a class body`);
        case 'type parameters':
          throw this.error(e, `${start} within the definition of a generic`);
        case 'type alias':
          throw this.error(e, `${start} in a type alias`);
        case 'type variable':
          throw this.error(e, `${start} in a TypeVar bound`);
        case 'annotation':
          break;
      }
    }
  }
}

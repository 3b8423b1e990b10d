// The state of the code generator, and what all its parts emit with.
// CPython: Python/compile.c (struct compiler, compiler_enter_scope, compiler_addop_*, compiler_nameop)
import { CO_MAXBLOCKS, type CodeObject, type PyConst } from '../../bytecode/code.js';
import type { Location } from '../../bytecode/locations.js';
import { COMPARE_OPERATORS } from '../../bytecode/opcodes/opargs.js';
import type * as ast from '../ast.js';
import { PyCompileError, type PySyntaxError } from '../errors.js';
import type { Future } from '../future.js';
import { type Label, NO_LABEL, NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { type Range, type Reporter, syntaxErrorAt, warnAt } from '../report.js';
import {
  CELL,
  DEF_COMP_CELL,
  DEF_FREE_CLASS,
  FREE,
  GLOBAL_EXPLICIT,
  GLOBAL_IMPLICIT,
  LOCAL,
  type Symtable,
  type SymtableEntry,
  scopeOf,
} from '../symtable/entry.js';
import { mangle, maybeMangle } from '../symtable/mangle.js';
import { ConstantCache } from './constants.js';
import { compareStrings } from './strings.js';
import { type FBlock, type FBlockType, indexOf, type NameTable, type ScopeType, Unit } from './unit.js';

/** A soft limit of the stack that an expression uses: larger displays are built piece by piece. */
export const STACK_USE_GUIDELINE = 30;

const NONE: PyConst = { type: 'None' };
const COMPARE_MASKS = [2, 10, 8, 7, 4, 12];
const COMPARE_INDEX: Partial<Record<ast.cmpop, number>> = {
  Lt: COMPARE_OPERATORS.indexOf('<'),
  LtE: COMPARE_OPERATORS.indexOf('<='),
  Eq: COMPARE_OPERATORS.indexOf('=='),
  NotEq: COMPARE_OPERATORS.indexOf('!='),
  Gt: COMPARE_OPERATORS.indexOf('>'),
  GtE: COMPARE_OPERATORS.indexOf('>='),
};

/** The visitors, which call each other through here. */
export interface Visitors {
  stmt(c: Compiler, s: ast.stmt): void;
  expr(c: Compiler, e: ast.expr): void;
  assemble(c: Compiler, u: Unit): CodeObject;
}

/** The names of a block that have this scope or flag, in alphabetical order. */
function namesOfScope(symbols: Map<string, number>, scope: number, flag: number, offset: number): NameTable {
  const found: string[] = [];
  for (const [name, symbol] of symbols) if (scopeOf(symbol) === scope || symbol & flag) found.push(name);
  found.sort(compareStrings);
  return new Map(found.map((name, i) => [name, offset + i]));
}

/** What compiling one module needs: the unit that is being compiled, those around it, and the emitting of instructions. */
export class Compiler {
  u!: Unit;
  readonly stack: Unit[] = [];
  readonly reporter: Reporter;
  readonly symtable: Symtable;
  readonly future: Future;
  readonly optimize: number;
  /** The flags that every code object inherits. */
  readonly flags: number;
  readonly interactive: boolean;
  /** Expressions of a notebook whose values are displayed as at a prompt. */
  readonly displayed: ReadonlySet<ast.stmt>;
  readonly constants = new ConstantCache();
  private readonly visitors: Visitors;
  private depth = 0;

  constructor(
    visitors: Visitors,
    reporter: Reporter,
    symtable: Symtable,
    future: Future,
    options: { optimize: number; flags: number; interactive: boolean; displayed: ReadonlySet<ast.stmt> },
  ) {
    this.visitors = visitors;
    this.reporter = reporter;
    this.symtable = symtable;
    this.future = future;
    this.optimize = options.optimize;
    this.flags = options.flags;
    this.interactive = options.interactive;
    this.displayed = options.displayed;
  }

  // ------------------------------------------------------------------ visiting

  expr(e: ast.expr): void {
    if (++this.depth > 20_000)
      throw new PyCompileError('RecursionError', 'maximum recursion depth exceeded during compilation');
    this.visitors.expr(this, e);
    this.depth--;
  }

  exprs(list: readonly ast.expr[]): void {
    for (const e of list) this.expr(e);
  }

  stmts(body: readonly ast.stmt[]): void {
    for (const s of body) this.visitors.stmt(this, s);
  }

  error(loc: Range, msg: string): PySyntaxError {
    return syntaxErrorAt(this.reporter, loc, msg);
  }

  warn(loc: Range, msg: string): void {
    warnAt(this.reporter, loc, msg);
  }

  // ------------------------------------------------------------------ scopes

  enterScope(
    name: string,
    scopeType: ScopeType,
    ste: SymtableEntry | undefined,
    lineno: number,
    privateName: string | null = null,
  ): void {
    if (!ste) throw new PyCompileError('SystemError', 'unknown symbol table entry');
    const varnames: NameTable = new Map(ste.ste_varnames.map((v, i) => [v, i]));
    const cellvars = namesOfScope(ste.ste_symbols, CELL, DEF_COMP_CELL, 0);
    if (ste.ste_needs_class_closure) indexOf(cellvars, '__class__');
    if (ste.ste_needs_classdict) indexOf(cellvars, '__classdict__');
    const freevars = namesOfScope(ste.ste_symbols, FREE, DEF_FREE_CLASS, cellvars.size);
    const outer = this.u as Unit | undefined;
    if (outer) this.stack.push(outer);
    const u = new Unit(
      scopeType,
      ste,
      name,
      lineno,
      privateName ?? outer?.privateName ?? null,
      varnames,
      cellvars,
      freevars,
      this.constants,
    );
    this.u = u;
    const isModule = scopeType === 'module';
    if (isModule) u.qualname = name;
    else this.setQualname();
    this.opI({ lineno: isModule ? 0 : lineno, end_lineno: lineno, col_offset: 0, end_col_offset: 0 }, op.RESUME, 0);
  }

  exitScope(): void {
    this.u = this.stack.pop() as Unit;
  }

  private setQualname(): void {
    const { u, stack } = this;
    u.qualname = u.name;
    if (stack.length <= 1) return;
    let parent = stack[stack.length - 1] as Unit;
    if (parent.scopeType === 'type parameters') {
      // An annotation scope: the one around it gives the name.
      if (stack.length === 2) return;
      parent = stack[stack.length - 2] as Unit;
    }
    if (u.scopeType === 'function' || u.scopeType === 'async function' || u.scopeType === 'class') {
      if (parent.ste.scope(mangle(parent.privateName, u.name)) === GLOBAL_EXPLICIT) return;
    }
    const inFunction =
      parent.scopeType === 'function' || parent.scopeType === 'async function' || parent.scopeType === 'lambda';
    u.qualname = `${parent.qualname}${inFunction ? '.<locals>' : ''}.${u.name}`;
  }

  /** Ends the code object: a return is added, `None` if the body falls off its end. */
  assemble(addNone: boolean): CodeObject {
    if (addNone) this.loadConst(NO_LOCATION, NONE);
    this.op(NO_LOCATION, op.RETURN_VALUE);
    return this.visitors.assemble(this, this.u);
  }

  // ------------------------------------------------------------------ instructions

  op(loc: Location, opcode: number): void {
    this.u.seq.add(opcode, 0, loc);
  }

  opI(loc: Location, opcode: number, oparg: number): void {
    this.u.seq.add(opcode, oparg, loc);
  }

  jump(loc: Location, opcode: number, label: Label): void {
    this.u.seq.add(opcode, label, loc);
  }

  label(): Label {
    return this.u.seq.newLabel();
  }

  use(label: Label): void {
    this.u.seq.useLabel(label);
  }

  loadConst(loc: Location, value: PyConst): void {
    this.opI(loc, op.LOAD_CONST, this.u.consts.add(value));
  }

  loadNone(loc: Location): void {
    this.loadConst(loc, NONE);
  }

  loadInt(loc: Location, n: number): void {
    this.loadConst(loc, { type: 'int', value: BigInt(n) });
  }

  loadStr(loc: Location, value: string): void {
    this.loadConst(loc, { type: 'str', value, points: null });
  }

  loadNames(loc: Location, names: readonly string[]): void {
    this.loadConst(loc, { type: 'tuple', items: names.map((value) => ({ type: 'str', value, points: null })) });
  }

  /** An instruction with a name of co_names. */
  opName(loc: Location, opcode: number, name: string): void {
    this.opI(loc, opcode, indexOf(this.u.names, this.mangle(name)));
  }

  loadAttr(loc: Location, name: string): void {
    this.opI(loc, op.LOAD_ATTR, indexOf(this.u.names, this.mangle(name)) << 1);
  }

  loadMethod(loc: Location, name: string): void {
    this.opI(loc, op.LOAD_ATTR, (indexOf(this.u.names, this.mangle(name)) << 1) | 1);
  }

  /** super().name: bit 0 asks for a method, bit 1 says that super has its two arguments. */
  loadSuperAttr(loc: Location, name: string, method: boolean, twoArgs: boolean): void {
    const index = indexOf(this.u.names, this.mangle(name));
    this.opI(loc, op.LOAD_SUPER_ATTR, (index << 2) | (twoArgs ? 2 : 0) | (method ? 1 : 0));
  }

  compare(loc: Location, cmp: ast.cmpop): void {
    const index = COMPARE_INDEX[cmp];
    if (index !== undefined) this.opI(loc, op.COMPARE_OP, (index << 5) | (COMPARE_MASKS[index] as number));
    else if (cmp === 'Is' || cmp === 'IsNot') this.opI(loc, op.IS_OP, cmp === 'IsNot' ? 1 : 0);
    else this.opI(loc, op.CONTAINS_OP, cmp === 'NotIn' ? 1 : 0);
  }

  mangle(name: string): string {
    return maybeMangle(this.u.privateName, this.u.ste, name);
  }

  // ------------------------------------------------------------------ names

  /** __debug__ is a constant. */
  checkName(loc: Range, name: string, ctx: ast.expr_context): void {
    if (name !== '__debug__' || ctx === 'Load') return;
    throw this.error(loc, ctx === 'Store' ? 'cannot assign to __debug__' : 'cannot delete __debug__');
  }

  /** Loads, stores or deletes a name wherever it lives. */
  nameOp(loc: Location, name: string, ctx: ast.expr_context): void {
    this.checkName(loc, name, ctx);
    const { u } = this;
    const { ste } = u;
    const mangled = this.mangle(name);
    const scope = ste.scope(mangled);
    switch (scope) {
      case FREE:
      case CELL:
        this.derefOp(loc, mangled, ctx, scope === FREE ? u.freevars : u.cellvars);
        return;
      case LOCAL:
        if (ste.isFunctionLike() || u.fasthidden.get(mangled) === true) {
          this.opI(
            loc,
            ctx === 'Load' ? op.LOAD_FAST : ctx === 'Store' ? op.STORE_FAST : op.DELETE_FAST,
            indexOf(u.varnames, mangled),
          );
          return;
        }
        break;
      case GLOBAL_IMPLICIT:
        if (ste.isFunctionLike()) {
          this.globalOp(loc, mangled, ctx, ste.ste_can_see_class_scope);
          return;
        }
        break;
      case GLOBAL_EXPLICIT:
        this.globalOp(loc, mangled, ctx, false);
        return;
    }
    const index = indexOf(u.names, mangled);
    if (ctx === 'Store') this.opI(loc, op.STORE_NAME, index);
    else if (ctx === 'Del') this.opI(loc, op.DELETE_NAME, index);
    else if (ste.ste_type === 'class' && u.inInlinedComp) this.opI(loc, op.LOAD_GLOBAL, index << 1);
    else this.opI(loc, op.LOAD_NAME, index);
  }

  private derefOp(loc: Location, name: string, ctx: ast.expr_context, table: NameTable): void {
    const { u } = this;
    const index = indexOf(table, name);
    if (ctx === 'Store') {
      this.opI(loc, op.STORE_DEREF, index);
      return;
    }
    if (ctx === 'Del') {
      this.opI(loc, op.DELETE_DEREF, index);
      return;
    }
    if (u.ste.ste_type === 'class' && !u.inInlinedComp) this.op(loc, op.LOAD_LOCALS);
    else if (u.ste.ste_can_see_class_scope) this.loadClassdict(loc);
    else {
      this.opI(loc, op.LOAD_DEREF, index);
      return;
    }
    this.opI(loc, op.LOAD_FROM_DICT_OR_DEREF, index);
  }

  private globalOp(loc: Location, name: string, ctx: ast.expr_context, seesClass: boolean): void {
    const index = indexOf(this.u.names, name);
    if (ctx === 'Store') this.opI(loc, op.STORE_GLOBAL, index);
    else if (ctx === 'Del') this.opI(loc, op.DELETE_GLOBAL, index);
    else if (seesClass) {
      this.loadClassdict(loc);
      this.opI(loc, op.LOAD_FROM_DICT_OR_GLOBALS, index);
    } else this.opI(loc, op.LOAD_GLOBAL, index << 1);
  }

  private loadClassdict(loc: Location): void {
    this.opI(loc, op.LOAD_DEREF, indexOf(this.u.freevars, '__classdict__'));
  }

  /** Whether await works in a module: compile()'s PyCF_ALLOW_TOP_LEVEL_AWAIT. */
  isTopLevelAwait(): boolean {
    return this.future.topLevelAwait && this.u.ste.ste_type === 'module';
  }

  /** Whether a name is a cell or free here. CPython: get_ref_type */
  refType(name: string): number {
    const { u } = this;
    if (u.scopeType === 'class' && (name === '__class__' || name === '__classdict__')) return CELL;
    return u.ste.scope(name);
  }

  // ------------------------------------------------------------------ blocks

  pushFBlock(
    loc: Location,
    type: FBlockType,
    block: Label,
    exit: Label = NO_LABEL,
    finalbody: ast.stmt[] | null = null,
    name: string | null = null,
  ): void {
    if (this.u.fblocks.length >= CO_MAXBLOCKS) throw this.error(loc, 'too many statically nested blocks');
    this.u.fblocks.push({ type, block, loc, exit, finalbody, name });
  }

  popFBlock(): FBlock {
    return this.u.fblocks.pop() as FBlock;
  }
}

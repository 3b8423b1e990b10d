// Works constants out before the compiler sees the tree.
// CPython: Python/ast_opt.c
import type { PyConst } from '../../bytecode/code.js';
import type * as ast from '../ast.js';
import type { CompilerWarning, WarningSink } from '../errors.js';
import { RECURSION_LIMIT, recursionError } from '../report.js';
import { elifOf, type SpineNode, spineOf } from '../spine.js';
import { constant, constantItems, docstringOf, foldBinOp, foldIter, foldSubscript, foldUnaryOp } from './nodes.js';

/** ~True, computed while compiling, warns as it does at run time: where the program stands, not where the text does. */
const INVERTED_BOOL: CompilerWarning = {
  category: 'DeprecationWarning',
  msg:
    "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. " +
    'This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a ' +
    "bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the " +
    'underlying int.',
  filename: '',
  lineno: 0,
  offset: 0,
  end_lineno: 0,
  end_offset: 0,
};

class Folder {
  private readonly optimize: number;
  private readonly warnings: WarningSink;
  /** Annotations that become strings are left as they were written. */
  private readonly keepAnnotations: boolean;
  private readonly arena: PyConst[];
  private depth = 0;

  constructor(optimize: number, keepAnnotations: boolean, warnings: WarningSink, arena: PyConst[]) {
    this.optimize = optimize;
    this.warnings = warnings;
    this.keepAnnotations = keepAnnotations;
    this.arena = arena;
  }

  mod(mod: ast.mod): void {
    if (mod.kind === 'Module') this.body(mod.body);
    else if (mod.kind === 'Interactive') this.stmts(mod.body);
    else if (mod.kind === 'Expression') mod.body = this.expr(mod.body);
  }

  private body(body: ast.stmt[]): void {
    const docstring = docstringOf(body) !== null;
    this.stmts(body);
    if (docstring || docstringOf(body) === null) return;
    // 'a' + 'b' is no docstring, even now that it is one constant.
    const s = body[0] as ast.Expr;
    const { lineno, col_offset, end_lineno, end_col_offset } = s;
    s.value = { kind: 'JoinedStr', values: [s.value], lineno, col_offset, end_lineno, end_col_offset };
  }

  private stmts(body: readonly ast.stmt[]): void {
    for (const s of body) this.stmt(s);
  }

  private optional<T extends ast.expr | null>(e: T): ast.expr | (T & null) {
    return e === null ? (e as T & null) : this.expr(e);
  }

  private exprs(list: (ast.expr | null)[]): void {
    for (let i = 0; i < list.length; i++) {
      const e = list[i];
      if (e) list[i] = this.expr(e);
    }
  }

  private keywords(list: readonly ast.keyword[]): void {
    for (const k of list) k.value = this.expr(k.value);
  }

  private arg(arg: ast.arg | null): void {
    if (arg && !this.keepAnnotations) arg.annotation = this.optional(arg.annotation);
  }

  private arguments(a: ast.arguments_): void {
    for (const arg of a.posonlyargs) this.arg(arg);
    for (const arg of a.args) this.arg(arg);
    this.arg(a.vararg);
    for (const arg of a.kwonlyargs) this.arg(arg);
    this.exprs(a.kw_defaults);
    this.arg(a.kwarg);
    this.exprs(a.defaults);
  }

  private typeParams(params: readonly ast.type_param[]): void {
    for (const tp of params) {
      if (tp.kind === 'TypeVar') tp.bound = this.optional(tp.bound);
      tp.default_value = this.optional(tp.default_value);
    }
  }

  private stmt(s: ast.stmt): void {
    if (++this.depth > RECURSION_LIMIT) throw recursionError();
    switch (s.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.typeParams(s.type_params);
        this.arguments(s.args);
        this.body(s.body);
        this.exprs(s.decorator_list);
        if (!this.keepAnnotations) s.returns = this.optional(s.returns);
        break;
      case 'ClassDef':
        this.typeParams(s.type_params);
        this.exprs(s.bases);
        this.keywords(s.keywords);
        this.body(s.body);
        this.exprs(s.decorator_list);
        break;
      case 'Return':
        s.value = this.optional(s.value);
        break;
      case 'Delete':
        this.exprs(s.targets);
        break;
      case 'Assign':
        this.exprs(s.targets);
        s.value = this.expr(s.value);
        break;
      case 'AugAssign':
        s.target = this.expr(s.target);
        s.value = this.expr(s.value);
        break;
      case 'AnnAssign':
        s.target = this.expr(s.target);
        if (!this.keepAnnotations) s.annotation = this.expr(s.annotation);
        s.value = this.optional(s.value);
        break;
      case 'TypeAlias':
        this.typeParams(s.type_params);
        s.value = this.expr(s.value);
        break;
      case 'For':
      case 'AsyncFor':
        s.target = this.expr(s.target);
        s.iter = this.expr(s.iter);
        this.stmts(s.body);
        this.stmts(s.orelse);
        if (s.kind === 'For') s.iter = this.iter(s.iter);
        break;
      case 'While':
        s.test = this.expr(s.test);
        this.stmts(s.body);
        this.stmts(s.orelse);
        break;
      case 'If':
        for (let at: ast.If | null = s; at; at = elifOf(at)) {
          at.test = this.expr(at.test);
          this.stmts(at.body);
          if (!elifOf(at)) this.stmts(at.orelse);
        }
        break;
      case 'With':
      case 'AsyncWith':
        for (const item of s.items) {
          item.context_expr = this.expr(item.context_expr);
          item.optional_vars = this.optional(item.optional_vars);
        }
        this.stmts(s.body);
        break;
      case 'Raise':
        s.exc = this.optional(s.exc);
        s.cause = this.optional(s.cause);
        break;
      case 'Try':
      case 'TryStar':
        this.stmts(s.body);
        for (const h of s.handlers) {
          h.type = this.optional(h.type);
          this.stmts(h.body);
        }
        this.stmts(s.orelse);
        this.stmts(s.finalbody);
        break;
      case 'Assert':
        s.test = this.expr(s.test);
        s.msg = this.optional(s.msg);
        break;
      case 'Expr':
        s.value = this.expr(s.value);
        break;
      case 'Match':
        s.subject = this.expr(s.subject);
        for (const c of s.cases) {
          this.pattern(c.pattern);
          c.guard = this.optional(c.guard);
          this.stmts(c.body);
        }
        break;
      default:
        break;
    }
    this.depth--;
  }

  private pattern(p: ast.pattern): void {
    if (++this.depth > RECURSION_LIMIT) throw recursionError();
    switch (p.kind) {
      case 'MatchValue':
        p.value = this.expr(p.value);
        break;
      case 'MatchMapping':
        this.exprs(p.keys);
        for (const sub of p.patterns) this.pattern(sub);
        break;
      case 'MatchClass':
        p.cls = this.expr(p.cls);
        for (const sub of p.patterns) this.pattern(sub);
        for (const sub of p.kwd_patterns) this.pattern(sub);
        break;
      case 'MatchAs':
        if (p.pattern) this.pattern(p.pattern);
        break;
      case 'MatchSequence':
      case 'MatchOr':
        for (const sub of p.patterns) this.pattern(sub);
        break;
      default:
        break;
    }
    this.depth--;
  }

  private expr(e: ast.expr): ast.expr {
    if (++this.depth > RECURSION_LIMIT) throw recursionError();
    const result = this.fold(e);
    this.depth--;
    return result;
  }

  private fold(e: ast.expr): ast.expr {
    switch (e.kind) {
      case 'Name':
        return e.ctx === 'Load' && e.id === '__debug__' ? constant(e, { type: 'bool', value: !this.optimize }) : e;
      case 'Constant':
        this.arena.push(e.value);
        if (e.twice) this.arena.push(e.value);
        return e;
      case 'Attribute':
      case 'Call':
      case 'BinOp':
      case 'UnaryOp':
      case 'Subscript':
        return this.spine(e);
      case 'Starred':
      case 'Await':
      case 'YieldFrom':
      case 'NamedExpr':
        e.value = this.expr(e.value);
        return e;
      case 'BoolOp':
        this.exprs(e.values);
        return e;
      case 'Lambda':
        this.arguments(e.args);
        e.body = this.expr(e.body);
        return e;
      case 'IfExp':
        e.test = this.expr(e.test);
        e.body = this.expr(e.body);
        e.orelse = this.expr(e.orelse);
        return e;
      case 'Dict':
        this.exprs(e.keys);
        this.exprs(e.values);
        return e;
      case 'Set':
      case 'List':
        this.exprs(e.elts);
        return e;
      case 'ListComp':
      case 'SetComp':
      case 'GeneratorExp':
        e.elt = this.expr(e.elt);
        this.generators(e.generators);
        return e;
      case 'DictComp':
        e.key = this.expr(e.key);
        e.value = this.expr(e.value);
        this.generators(e.generators);
        return e;
      case 'Yield':
        e.value = this.optional(e.value);
        return e;
      case 'Compare': {
        e.left = this.expr(e.left);
        this.exprs(e.comparators);
        const last = e.ops.length - 1;
        if (e.ops[last] === 'In' || e.ops[last] === 'NotIn')
          e.comparators[last] = this.iter(e.comparators[last] as ast.expr);
        return e;
      }
      case 'FormattedValue':
        e.value = this.expr(e.value);
        e.format_spec = this.optional(e.format_spec);
        return e;
      case 'JoinedStr':
        this.exprs(e.values);
        return e;
      case 'Slice':
        e.lower = this.optional(e.lower);
        e.upper = this.optional(e.upper);
        e.step = this.optional(e.step);
        return e;
      case 'Tuple': {
        this.exprs(e.elts);
        const items = e.ctx === 'Load' ? constantItems(e.elts) : null;
        return items ? this.held(constant(e, { type: 'tuple', items })) : e;
      }
    }
  }

  /** A node that was folded into a constant, which may be the very object that an operand is, or an item of it. */
  private held(e: ast.expr): ast.expr {
    if (e.kind === 'Constant') this.arena.push(e.value);
    return e;
  }

  /** What is looked through; a list or set of constants becomes one. */
  private iter(e: ast.expr): ast.expr {
    return e.kind === 'List' || e.kind === 'Set' ? this.held(foldIter(e)) : e;
  }

  private spine(e: SpineNode): ast.expr {
    const { links, base } = spineOf(e);
    if (this.depth + links.length > RECURSION_LIMIT) throw recursionError();
    let inner = this.expr(base);
    for (let i = links.length - 1; i >= 0; i--) inner = this.link(links[i] as SpineNode, inner);
    return inner;
  }

  /** Folds one link of a chain whose first operand is done. */
  private link(e: SpineNode, inner: ast.expr): ast.expr {
    switch (e.kind) {
      case 'BinOp':
        e.left = inner;
        e.right = this.expr(e.right);
        return this.held(foldBinOp(e, this.arena));
      case 'UnaryOp':
        e.operand = inner;
        if (e.op === 'Invert' && inner.kind === 'Constant' && inner.value.type === 'bool')
          this.warnings.push(INVERTED_BOOL);
        return this.held(foldUnaryOp(e));
      case 'Attribute':
        e.value = inner;
        return e;
      case 'Call':
        e.func = inner;
        this.exprs(e.args);
        this.keywords(e.keywords);
        return e;
      case 'Subscript':
        e.value = inner;
        e.slice = this.expr(e.slice);
        return this.held(foldSubscript(e));
    }
  }

  private generators(list: readonly ast.comprehension[]): void {
    for (const g of list) {
      g.target = this.expr(g.target);
      g.iter = this.expr(g.iter);
      this.exprs(g.ifs);
      g.iter = this.iter(g.iter);
    }
  }
}

/** Folds a tree in place; `arena` gets the constants that CPython's arena would hold, an object once for each time. */
export function foldTree(
  mod: ast.mod,
  optimize: number,
  keepAnnotations: boolean,
  warnings: WarningSink,
  arena: PyConst[] = [],
): void {
  new Folder(optimize, keepAnnotations, warnings, arena).mod(mod);
}

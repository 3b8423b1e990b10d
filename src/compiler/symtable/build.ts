// The first pass over the tree: which blocks are there, and what does each do with which names?
// CPython: Python/symtable.c (symtable_visit_*)
import type * as ast from '../ast.js';
import type { Future } from '../future.js';
import { RECURSION_LIMIT, type Reporter, recursionError } from '../report.js';
import { elifOf, type SpineNode, spineOf } from '../spine.js';
import { analyze } from './analyze.js';
import {
  type Comprehension,
  DEF_ANNOT,
  DEF_GLOBAL,
  DEF_IMPORT,
  DEF_LOCAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  type Symtable,
  type SymtableEntry,
  USE,
} from './entry.js';
import { Scopes } from './scopes.js';

const COMPREHENSIONS: Record<string, [Comprehension, string]> = {
  ListComp: ['list', 'listcomp'],
  SetComp: ['set', 'setcomp'],
  DictComp: ['dict', 'dictcomp'],
  GeneratorExp: ['generator', 'genexpr'],
};

type FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef;
type ComprehensionNode = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp;

class Builder extends Scopes {
  private depth = 0;

  build(mod: ast.mod): SymtableEntry {
    const nowhere = { lineno: 0, col_offset: 0, end_lineno: 0, end_col_offset: 0 };
    const top = this.enter('top', 'module', mod, nowhere);
    this.top = top;
    if (mod.kind === 'Expression') this.expr(mod.body);
    else if (mod.kind !== 'FunctionType') this.stmts(mod.body);
    this.exit();
    return top;
  }

  // ------------------------------------------------------------------ statements

  private stmts(body: readonly ast.stmt[]): void {
    for (const s of body) this.stmt(s);
  }

  private stmt(s: ast.stmt): void {
    if (++this.depth > RECURSION_LIMIT) throw recursionError();
    switch (s.kind) {
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.function(s);
        break;
      case 'ClassDef':
        this.class(s);
        break;
      case 'TypeAlias':
        this.typeAlias(s);
        break;
      case 'Return':
        if (s.value) this.expr(s.value);
        break;
      case 'Delete':
        this.exprs(s.targets);
        break;
      case 'Assign':
        this.exprs(s.targets);
        this.expr(s.value);
        break;
      case 'AnnAssign':
        this.annAssign(s);
        break;
      case 'AugAssign':
        this.expr(s.target);
        this.expr(s.value);
        break;
      case 'AsyncFor':
        this.coroutineAtTopLevel();
        this.for(s);
        break;
      case 'For':
        this.for(s);
        break;
      case 'While':
        this.expr(s.test);
        this.stmts(s.body);
        this.stmts(s.orelse);
        break;
      case 'If':
        this.if(s);
        break;
      case 'Match':
        this.expr(s.subject);
        for (const c of s.cases) {
          this.pattern(c.pattern);
          if (c.guard) this.expr(c.guard);
          this.stmts(c.body);
        }
        break;
      case 'Raise':
        if (s.exc) {
          this.expr(s.exc);
          if (s.cause) this.expr(s.cause);
        }
        break;
      case 'Try':
      case 'TryStar':
        this.stmts(s.body);
        for (const h of s.handlers) {
          if (h.type) this.expr(h.type);
          if (h.name !== null) this.define(h.name, DEF_LOCAL, h);
          this.stmts(h.body);
        }
        this.stmts(s.orelse);
        this.stmts(s.finalbody);
        break;
      case 'Assert':
        this.expr(s.test);
        if (s.msg) this.expr(s.msg);
        break;
      case 'Import':
        for (const a of s.names) this.alias(a);
        break;
      case 'ImportFrom':
        for (const a of s.names) this.alias(a);
        this.checkFutureImport(s);
        break;
      case 'Global':
        this.directive(s, DEF_GLOBAL, 'global');
        break;
      case 'Nonlocal':
        this.directive(s, DEF_NONLOCAL, 'nonlocal');
        break;
      case 'Expr':
        this.expr(s.value);
        break;
      case 'AsyncWith':
        this.coroutineAtTopLevel();
        this.with(s);
        break;
      case 'With':
        this.with(s);
        break;
      case 'Pass':
      case 'Break':
      case 'Continue':
        break;
    }
    this.depth--;
  }

  private if(s: ast.If): void {
    for (let at: ast.If | null = s; at; at = elifOf(at)) {
      this.expr(at.test);
      this.stmts(at.body);
      if (!elifOf(at)) this.stmts(at.orelse);
    }
  }

  private coroutineAtTopLevel(): void {
    if (this.allowsTopLevelAwait()) this.cur.ste_coroutine = true;
  }

  private for(s: ast.For | ast.AsyncFor): void {
    this.expr(s.target);
    this.expr(s.iter);
    this.stmts(s.body);
    this.stmts(s.orelse);
  }

  private with(s: ast.With | ast.AsyncWith): void {
    for (const item of s.items) {
      this.expr(item.context_expr);
      if (item.optional_vars) this.expr(item.optional_vars);
    }
    this.stmts(s.body);
  }

  private function(s: FunctionNode): void {
    this.define(s.name, DEF_LOCAL, s);
    this.exprs(s.args.defaults);
    this.optionalExprs(s.args.kw_defaults);
    this.exprs(s.decorator_list);
    const generic = s.type_params.length > 0;
    if (generic) {
      const hasKwdefaults = s.args.kw_defaults.some((d) => d !== null);
      this.enterTypeParams(s.name, s.type_params, true, hasKwdefaults, false, s);
      this.typeParams(s.type_params);
    }
    this.annotations(s, s.args, s.returns);
    this.enter(s.name, 'function', s, s);
    if (s.kind === 'AsyncFunctionDef') this.cur.ste_coroutine = true;
    this.arguments(s.args);
    this.stmts(s.body);
    this.exit();
    if (generic) this.exit();
  }

  private class(s: ast.ClassDef): void {
    this.define(s.name, DEF_LOCAL, s);
    this.exprs(s.decorator_list);
    const outer = this.privateName;
    const generic = s.type_params.length > 0;
    if (generic) {
      this.enterTypeParams(s.name, s.type_params, false, false, true, s);
      this.privateName = s.name;
      this.cur.ste_mangled_names = new Set();
      this.typeParams(s.type_params);
    }
    this.exprs(s.bases);
    this.keywords(s.keywords);
    this.enter(s.name, 'class', s, s);
    this.privateName = s.name;
    if (generic) {
      this.define('__type_params__', DEF_LOCAL, s);
      this.define('.type_params', USE, s);
    }
    this.stmts(s.body);
    this.exit();
    if (generic) this.exit();
    this.privateName = outer;
  }

  private typeAlias(s: ast.TypeAlias): void {
    const name = s.name.id;
    this.expr(s.name);
    const inClass = this.cur.ste_type === 'class';
    const generic = s.type_params.length > 0;
    if (generic) {
      this.enterTypeParams(name, s.type_params, false, false, false, s);
      this.typeParams(s.type_params);
    }
    this.enter(name, 'type alias', s, s);
    this.cur.ste_can_see_class_scope = inClass;
    if (inClass) this.define('__classdict__', USE, s.value);
    this.expr(s.value);
    this.exit();
    if (generic) this.exit();
  }

  private annAssign(s: ast.AnnAssign): void {
    if (s.target.kind === 'Name') {
      const name = s.target.id;
      const cur = this.lookup(name);
      if (cur & (DEF_GLOBAL | DEF_NONLOCAL) && this.cur !== this.top && s.simple)
        throw this.error(s, `annotated name '${name}' can't be ${cur & DEF_GLOBAL ? 'global' : 'nonlocal'}`);
      if (s.simple) this.define(name, DEF_ANNOT | DEF_LOCAL, s.target);
      else if (s.value) this.define(name, DEF_LOCAL, s.target);
    } else {
      this.expr(s.target);
    }
    this.annotation(s.annotation);
    if (s.value) this.expr(s.value);
  }

  private directive(s: ast.Global | ast.Nonlocal, flag: number, word: string): void {
    for (const name of s.names) {
      const cur = this.lookup(name);
      if (cur & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) {
        let msg = `name '${name}' is assigned to before ${word} declaration`;
        if (cur & DEF_PARAM) msg = `name '${name}' is parameter and ${word}`;
        else if (cur & USE) msg = `name '${name}' is used prior to ${word} declaration`;
        else if (cur & DEF_ANNOT) msg = `annotated name '${name}' can't be ${word}`;
        throw this.error(s, msg);
      }
      this.define(name, flag, s);
      this.recordDirective(name, s);
    }
  }

  private checkFutureImport(s: ast.ImportFrom): void {
    if (s.module !== '__future__' || s.level !== 0) return;
    const { lineno, end_lineno, end_col_offset } = this.future.location;
    if (s.lineno > lineno || (s.lineno === end_lineno && s.col_offset > end_col_offset))
      throw this.error(s, 'from __future__ imports must occur at the beginning of the file');
  }

  private alias(a: ast.alias): void {
    const name = a.asname ?? a.name;
    const bound = name.split('.')[0] as string;
    if (name !== '*') this.define(bound, DEF_IMPORT, a);
    else if (this.cur.ste_type !== 'module') throw this.error(a, 'import * only allowed at module level');
  }

  // ------------------------------------------------------------------ parameters and annotations

  private arguments(a: ast.arguments_): void {
    for (const arg of a.posonlyargs) this.define(arg.arg, DEF_PARAM, arg);
    for (const arg of a.args) this.define(arg.arg, DEF_PARAM, arg);
    for (const arg of a.kwonlyargs) this.define(arg.arg, DEF_PARAM, arg);
    if (a.vararg) {
      this.define(a.vararg.arg, DEF_PARAM, a.vararg);
      this.cur.ste_varargs = true;
    }
    if (a.kwarg) {
      this.define(a.kwarg.arg, DEF_PARAM, a.kwarg);
      this.cur.ste_varkeywords = true;
    }
  }

  private annotations(node: ast.Located, a: ast.arguments_, returns: ast.expr | null): void {
    const strings = this.future.annotations;
    if (strings) this.enter('_annotation', 'annotation', a, node);
    for (const arg of a.posonlyargs) if (arg.annotation) this.expr(arg.annotation);
    for (const arg of a.args) if (arg.annotation) this.expr(arg.annotation);
    if (a.vararg?.annotation) this.expr(a.vararg.annotation);
    if (a.kwarg?.annotation) this.expr(a.kwarg.annotation);
    for (const arg of a.kwonlyargs) if (arg.annotation) this.expr(arg.annotation);
    if (strings) this.exit();
    if (returns) this.annotation(returns);
  }

  private annotation(annotation: ast.expr): void {
    const strings = this.future.annotations;
    if (strings) this.enter('_annotation', 'annotation', {}, annotation);
    this.expr(annotation);
    if (strings) this.exit();
  }

  private typeParams(params: readonly ast.type_param[]): void {
    for (const tp of params) {
      this.define(tp.name, DEF_TYPE_PARAM | DEF_LOCAL, tp);
      if (tp.kind === 'TypeVar') {
        const info = tp.bound?.kind === 'Tuple' ? 'a TypeVar constraint' : 'a TypeVar bound';
        if (tp.bound) this.boundOrDefault(tp.bound, tp.name, tp, info, this.blocks);
        if (tp.default_value) this.boundOrDefault(tp.default_value, tp.name, tp, 'a TypeVar default', this.defaults);
      } else if (tp.default_value) {
        this.boundOrDefault(tp.default_value, tp.name, tp, `a ${tp.kind} default`, this.blocks);
      }
    }
  }

  private boundOrDefault(
    e: ast.expr,
    name: string,
    key: object,
    info: string,
    blocks: Map<object, SymtableEntry>,
  ): void {
    const inClass = this.cur.ste_can_see_class_scope;
    this.enter(name, 'type variable', key, e, blocks);
    this.cur.ste_can_see_class_scope = inClass;
    if (inClass) this.define('__classdict__', USE, e);
    this.cur.ste_scope_info = info;
    this.expr(e);
    this.exit();
  }

  // ------------------------------------------------------------------ expressions

  private exprs(list: readonly ast.expr[]): void {
    for (const e of list) this.expr(e);
  }

  private optionalExprs(list: readonly (ast.expr | null)[]): void {
    for (const e of list) if (e) this.expr(e);
  }

  private keywords(list: readonly ast.keyword[]): void {
    for (const k of list) this.expr(k.value);
  }

  private expr(e: ast.expr): void {
    if (++this.depth > RECURSION_LIMIT) throw recursionError();
    switch (e.kind) {
      case 'Name':
        this.name(e);
        break;
      case 'Constant':
        break;
      case 'Attribute':
      case 'Call':
      case 'BinOp':
      case 'UnaryOp':
      case 'Subscript':
        this.spine(e);
        break;
      case 'NamedExpr':
        this.notInAnnotation('named expression', e);
        this.namedExpr(e);
        break;
      case 'BoolOp':
        this.exprs(e.values);
        break;
      case 'Lambda':
        this.exprs(e.args.defaults);
        this.optionalExprs(e.args.kw_defaults);
        this.enter('lambda', 'function', e, e);
        this.arguments(e.args);
        this.expr(e.body);
        this.exit();
        break;
      case 'IfExp':
        this.expr(e.test);
        this.expr(e.body);
        this.expr(e.orelse);
        break;
      case 'Dict':
        this.optionalExprs(e.keys);
        this.exprs(e.values);
        break;
      case 'Set':
      case 'List':
      case 'Tuple':
        this.exprs(e.elts);
        break;
      case 'GeneratorExp':
      case 'ListComp':
      case 'SetComp':
        this.comprehension(e, e.elt, null);
        break;
      case 'DictComp':
        this.comprehension(e, e.key, e.value);
        break;
      case 'Yield':
        this.notInAnnotation('yield expression', e);
        if (e.value) this.expr(e.value);
        this.yield(e);
        break;
      case 'YieldFrom':
        this.notInAnnotation('yield expression', e);
        this.expr(e.value);
        this.yield(e);
        break;
      case 'Await':
        this.await(e);
        break;
      case 'Compare':
        this.expr(e.left);
        this.exprs(e.comparators);
        break;
      case 'FormattedValue':
        this.expr(e.value);
        if (e.format_spec) this.expr(e.format_spec);
        break;
      case 'JoinedStr':
        this.exprs(e.values);
        break;
      case 'Starred':
        this.expr(e.value);
        break;
      case 'Slice':
        this.optionalExprs([e.lower, e.upper, e.step]);
        break;
    }
    this.depth--;
  }

  private name(e: ast.Name): void {
    this.define(e.id, e.ctx === 'Load' ? USE : DEF_LOCAL, e);
    // super() finds the class through the cell __class__.
    if (e.ctx === 'Load' && e.id === 'super' && this.cur.isFunctionLike()) this.define('__class__', USE, e);
  }

  private spine(e: SpineNode): void {
    const { links, base } = spineOf(e);
    if (this.depth + links.length > RECURSION_LIMIT) throw recursionError();
    this.expr(base);
    for (let i = links.length - 1; i >= 0; i--) {
      const link = links[i] as SpineNode;
      if (link.kind === 'BinOp') this.expr(link.right);
      else if (link.kind === 'Subscript') this.expr(link.slice);
      else if (link.kind === 'Call') {
        this.exprs(link.args);
        this.keywords(link.keywords);
      }
    }
  }

  private yield(e: ast.Yield | ast.YieldFrom): void {
    this.cur.ste_generator = true;
    const type = this.cur.ste_comprehension;
    if (type === null) return;
    const where = type === 'generator' ? 'generator expression' : `${type} comprehension`;
    throw this.error(e, `'yield' inside ${where}`);
  }

  private await(e: ast.Await): void {
    this.notInAnnotation('await expression', e);
    this.expr(e.value);
    this.cur.ste_coroutine = true;
  }

  private notInAnnotation(what: string, e: ast.expr): void {
    let where: string;
    switch (this.cur.ste_type) {
      case 'annotation':
        where = 'an annotation';
        break;
      case 'type variable':
        where = this.cur.ste_scope_info as string;
        break;
      case 'type alias':
        where = 'a type alias';
        break;
      case 'type parameters':
        where = 'the definition of a generic';
        break;
      default:
        return;
    }
    throw this.error(e, `${what} cannot be used within ${where}`);
  }

  private namedExpr(e: ast.NamedExpr): void {
    if (this.cur.ste_comp_iter_expr > 0)
      throw this.error(e, 'assignment expression cannot be used in a comprehension iterable expression');
    if (this.cur.ste_comprehension !== null) this.extendNamedExprScope(e.target as ast.Name);
    this.expr(e.value);
    this.expr(e.target);
  }

  private comprehension(e: ComprehensionNode, elt: ast.expr, value: ast.expr | null): void {
    const isGenerator = e.kind === 'GeneratorExp';
    const outermost = e.generators[0] as ast.comprehension;
    this.cur.ste_comp_iter_expr++;
    this.expr(outermost.iter);
    this.cur.ste_comp_iter_expr--;
    const [type, name] = COMPREHENSIONS[e.kind] as [Comprehension, string];
    const ste = this.enter(name, 'function', e, e);
    ste.ste_comprehension = type;
    if (outermost.is_async) ste.ste_coroutine = true;
    this.define('.0', DEF_PARAM, e);
    ste.ste_comp_iter_target = true;
    this.expr(outermost.target);
    ste.ste_comp_iter_target = false;
    this.exprs(outermost.ifs);
    for (let i = 1; i < e.generators.length; i++) this.generator(e.generators[i] as ast.comprehension);
    if (value) this.expr(value);
    this.expr(elt);
    ste.ste_generator = isGenerator;
    const isAsync = ste.ste_coroutine && !isGenerator;
    this.exit();
    if (isAsync) this.cur.ste_coroutine = true;
  }

  private generator(g: ast.comprehension): void {
    this.cur.ste_comp_iter_target = true;
    this.expr(g.target);
    this.cur.ste_comp_iter_target = false;
    this.cur.ste_comp_iter_expr++;
    this.expr(g.iter);
    this.cur.ste_comp_iter_expr--;
    this.exprs(g.ifs);
    if (g.is_async) this.cur.ste_coroutine = true;
  }

  // ------------------------------------------------------------------ patterns

  private pattern(p: ast.pattern): void {
    if (++this.depth > RECURSION_LIMIT) throw recursionError();
    switch (p.kind) {
      case 'MatchValue':
        this.expr(p.value);
        break;
      case 'MatchSingleton':
        break;
      case 'MatchSequence':
      case 'MatchOr':
        for (const sub of p.patterns) this.pattern(sub);
        break;
      case 'MatchStar':
        if (p.name !== null) this.define(p.name, DEF_LOCAL, p);
        break;
      case 'MatchMapping':
        this.exprs(p.keys);
        for (const sub of p.patterns) this.pattern(sub);
        if (p.rest !== null) this.define(p.rest, DEF_LOCAL, p);
        break;
      case 'MatchClass':
        this.expr(p.cls);
        for (const sub of p.patterns) this.pattern(sub);
        for (const sub of p.kwd_patterns) this.pattern(sub);
        break;
      case 'MatchAs':
        if (p.pattern) this.pattern(p.pattern);
        if (p.name !== null) this.define(p.name, DEF_LOCAL, p);
        break;
    }
    this.depth--;
  }
}

/** The blocks of a tree with the scope of every name. Throws PySyntaxError. */
export function buildSymtable(mod: ast.mod, reporter: Reporter, future: Future): Symtable {
  const builder = new Builder(reporter, future);
  const top = builder.build(mod);
  analyze(top, reporter);
  return { top, blocks: builder.blocks, defaults: builder.defaults };
}

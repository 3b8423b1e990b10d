// Whether a tree that a program has made is one the compiler can take. CPython: Python/ast.c (_PyAST_Validate)
//
// Nothing in it is sure yet: a field may be null where the types say that it is not.

import type * as ast from './ast.js';
import { PyCompileError } from './errors.js';
import { RECURSION_LIMIT, recursionError } from './report.js';

type Context = ast.expr_context;
type MaybeList<T> = readonly (T | null)[];

const invalid = (msg: string, type: 'ValueError' | 'TypeError' = 'ValueError') => new PyCompileError(type, msg);

function positions(node: ast.Located): void {
  const { lineno, end_lineno, col_offset, end_col_offset } = node;
  if (lineno > end_lineno) throw invalid(`AST node line range (${lineno}, ${end_lineno}) is not valid`);
  if ((lineno < 0 && end_lineno !== lineno) || (col_offset < 0 && col_offset !== end_col_offset))
    throw invalid(
      `AST node column range (${col_offset}, ${end_col_offset}) for line range (${lineno}, ${end_lineno}) is not valid`,
    );
  if (lineno === end_lineno && col_offset > end_col_offset)
    throw invalid(`line ${lineno}, column ${col_offset}-${end_col_offset} is not a valid range`);
}

function validName(name: string): void {
  if (name === 'None' || name === 'True' || name === 'False')
    throw invalid(`identifier field can't represent '${name}' constant`);
}

function nonempty(list: readonly unknown[], what: string, owner: string): void {
  if (list.length === 0) throw invalid(`empty ${what} on ${owner}`);
}

let depth = 0;

/** Throws PyCompileError ('ValueError' or 'TypeError') with CPython's text. */
export function validateTree(mod: ast.mod): void {
  depth = 0;
  if (mod.kind === 'FunctionType') exprs([...mod.argtypes, mod.returns], 'Load');
  else if (mod.kind === 'Expression') expr(mod.body, 'Load');
  else stmts(mod.body);
}

function stmts(list: MaybeList<ast.stmt>): void {
  for (const s of list) {
    if (s === null) throw invalid('None disallowed in statement list');
    stmt(s);
  }
}

function body(list: MaybeList<ast.stmt>, owner: string): void {
  nonempty(list, 'body', owner);
  stmts(list);
}

function exprs(list: MaybeList<ast.expr>, ctx: Context, nullOk = false): void {
  for (const e of list) {
    if (e) expr(e, ctx);
    else if (!nullOk) throw invalid('None disallowed in expression list');
  }
}

function optional(e: ast.expr | null, ctx: Context = 'Load'): void {
  if (e) expr(e, ctx);
}

function targets(list: MaybeList<ast.expr>, ctx: Context): void {
  nonempty(list, 'targets', ctx === 'Del' ? 'Delete' : 'Assign');
  exprs(list, ctx);
}

function keywords(list: readonly ast.keyword[]): void {
  for (const k of list) expr(k.value, 'Load');
}

function arg(a: ast.arg | null): void {
  if (!a) return;
  positions(a);
  optional(a.annotation);
}

function parameters(a: ast.arguments_): void {
  for (const one of [...a.posonlyargs, ...a.args, a.vararg, ...a.kwonlyargs, a.kwarg]) arg(one);
  if (a.defaults.length > a.posonlyargs.length + a.args.length)
    throw invalid('more positional defaults than args on arguments');
  if (a.kw_defaults.length !== a.kwonlyargs.length)
    throw invalid('length of kwonlyargs is not the same as kw_defaults on arguments');
  exprs(a.defaults, 'Load');
  exprs(a.kw_defaults, 'Load', true);
}

function comprehensions(generators: readonly ast.comprehension[]): void {
  if (generators.length === 0) throw invalid('comprehension with no generators');
  for (const g of generators) {
    expr(g.target, 'Store');
    expr(g.iter, 'Load');
    exprs(g.ifs, 'Load');
  }
}

function context(e: ast.expr, ctx: Context): void {
  switch (e.kind) {
    case 'Attribute':
    case 'Subscript':
    case 'Starred':
    case 'Name':
    case 'List':
    case 'Tuple':
      if (e.kind === 'Name') validName(e.id);
      if (e.ctx !== ctx) throw invalid(`expression must have ${ctx} context but has ${e.ctx} instead`);
      return;
    default:
      if (ctx !== 'Load') throw invalid(`expression which can't be assigned to in ${ctx} context`);
  }
}

function expr(e: ast.expr, ctx: Context): void {
  positions(e);
  if (++depth > RECURSION_LIMIT) throw recursionError();
  context(e, ctx);
  exprFields(e, ctx);
  depth--;
}

function exprFields(e: ast.expr, ctx: Context): void {
  switch (e.kind) {
    case 'BoolOp':
      if (e.values.length < 2) throw invalid('BoolOp with less than 2 values');
      exprs(e.values, 'Load');
      break;
    case 'BinOp':
      expr(e.left, 'Load');
      expr(e.right, 'Load');
      break;
    case 'UnaryOp':
      expr(e.operand, 'Load');
      break;
    case 'Lambda':
      parameters(e.args);
      expr(e.body, 'Load');
      break;
    case 'IfExp':
      expr(e.test, 'Load');
      expr(e.body, 'Load');
      expr(e.orelse, 'Load');
      break;
    case 'Dict':
      if (e.keys.length !== e.values.length) throw invalid("Dict doesn't have the same number of keys as values");
      exprs(e.keys, 'Load', true);
      exprs(e.values, 'Load');
      break;
    case 'Set':
      exprs(e.elts, 'Load');
      break;
    case 'ListComp':
    case 'SetComp':
    case 'GeneratorExp':
      comprehensions(e.generators);
      expr(e.elt, 'Load');
      break;
    case 'DictComp':
      comprehensions(e.generators);
      expr(e.key, 'Load');
      expr(e.value, 'Load');
      break;
    case 'Yield':
      optional(e.value);
      break;
    case 'YieldFrom':
    case 'Await':
      expr(e.value, 'Load');
      break;
    case 'Compare':
      if (e.comparators.length === 0) throw invalid('Compare with no comparators');
      if (e.comparators.length !== e.ops.length)
        throw invalid('Compare has a different number of comparators and operands');
      exprs(e.comparators, 'Load');
      expr(e.left, 'Load');
      break;
    case 'Call':
      expr(e.func, 'Load');
      exprs(e.args, 'Load');
      keywords(e.keywords);
      break;
    case 'JoinedStr':
      exprs(e.values, 'Load');
      break;
    case 'FormattedValue':
      expr(e.value, 'Load');
      optional(e.format_spec);
      break;
    case 'Attribute':
      expr(e.value, 'Load');
      break;
    case 'Subscript':
      expr(e.slice, 'Load');
      expr(e.value, 'Load');
      break;
    case 'Starred':
      expr(e.value, ctx);
      break;
    case 'List':
    case 'Tuple':
      exprs(e.elts, ctx);
      break;
    case 'NamedExpr':
      if (e.target.kind !== 'Name') throw invalid('NamedExpr target must be a Name', 'TypeError');
      expr(e.value, 'Load');
      break;
    case 'Slice':
      optional(e.lower);
      optional(e.upper);
      optional(e.step);
      break;
  }
}

// ------------------------------------------------------------------ statements

function stmt(s: ast.stmt): void {
  positions(s);
  if (++depth > RECURSION_LIMIT) throw recursionError();
  stmtFields(s);
  depth--;
}

function stmtFields(s: ast.stmt): void {
  switch (s.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      body(s.body, s.kind);
      typeParams(s.type_params);
      parameters(s.args);
      exprs(s.decorator_list, 'Load');
      optional(s.returns);
      break;
    case 'ClassDef':
      body(s.body, 'ClassDef');
      typeParams(s.type_params);
      exprs(s.bases, 'Load');
      keywords(s.keywords);
      exprs(s.decorator_list, 'Load');
      break;
    case 'Return':
      optional(s.value);
      break;
    case 'Delete':
      targets(s.targets, 'Del');
      break;
    case 'Assign':
      targets(s.targets, 'Store');
      expr(s.value, 'Load');
      break;
    case 'AugAssign':
      expr(s.target, 'Store');
      expr(s.value, 'Load');
      break;
    case 'AnnAssign':
      if (s.target.kind !== 'Name' && s.simple) throw invalid('AnnAssign with simple non-Name target', 'TypeError');
      expr(s.target, 'Store');
      optional(s.value);
      expr(s.annotation, 'Load');
      break;
    case 'TypeAlias':
      if (s.name.kind !== 'Name') throw invalid('TypeAlias with non-Name name', 'TypeError');
      expr(s.name, 'Store');
      typeParams(s.type_params);
      expr(s.value, 'Load');
      break;
    case 'For':
    case 'AsyncFor':
      expr(s.target, 'Store');
      expr(s.iter, 'Load');
      body(s.body, s.kind);
      stmts(s.orelse);
      break;
    case 'While':
    case 'If':
      expr(s.test, 'Load');
      body(s.body, s.kind);
      stmts(s.orelse);
      break;
    case 'With':
    case 'AsyncWith':
      nonempty(s.items, 'items', s.kind);
      for (const item of s.items) {
        expr(item.context_expr, 'Load');
        optional(item.optional_vars, 'Store');
      }
      body(s.body, s.kind);
      break;
    case 'Match':
      expr(s.subject, 'Load');
      nonempty(s.cases, 'cases', 'Match');
      for (const c of s.cases) {
        pattern(c.pattern, false);
        optional(c.guard);
        body(c.body, 'match_case');
      }
      break;
    case 'Raise':
      if (s.exc) {
        expr(s.exc, 'Load');
        optional(s.cause);
      } else if (s.cause) throw invalid('Raise with cause but no exception');
      break;
    case 'Try':
    case 'TryStar':
      tryFields(s);
      break;
    case 'Assert':
      expr(s.test, 'Load');
      optional(s.msg);
      break;
    case 'Import':
      nonempty(s.names, 'names', 'Import');
      break;
    case 'ImportFrom':
      if (s.level < 0) throw invalid('Negative ImportFrom level');
      nonempty(s.names, 'names', 'ImportFrom');
      break;
    case 'Global':
    case 'Nonlocal':
      nonempty(s.names, 'names', s.kind);
      break;
    case 'Expr':
      expr(s.value, 'Load');
      break;
  }
}

function tryFields(s: ast.Try | ast.TryStar): void {
  body(s.body, s.kind);
  if (s.handlers.length === 0 && s.finalbody.length === 0)
    throw invalid(`${s.kind} has neither except handlers nor finalbody`);
  if (s.handlers.length === 0 && s.orelse.length > 0) throw invalid(`${s.kind} has orelse but no except handlers`);
  for (const h of s.handlers) {
    positions(h);
    optional(h.type);
    body(h.body, 'ExceptHandler');
  }
  stmts(s.finalbody);
  stmts(s.orelse);
}

function typeParams(list: readonly ast.type_param[]): void {
  for (const p of list) {
    positions(p);
    validName(p.name);
    if (p.kind === 'TypeVar') optional(p.bound);
    optional(p.default_value);
  }
}

// ------------------------------------------------------------------ patterns

function isNumber(e: ast.expr, real: boolean, imaginary: boolean): boolean {
  if (e.kind !== 'Constant') return false;
  if (e.value.type === 'int' || e.value.type === 'float') return real;
  return e.value.type === 'complex' && imaginary;
}

function isNegative(e: ast.expr, real: boolean, imaginary: boolean): boolean {
  return e.kind === 'UnaryOp' && e.op === 'USub' && isNumber(e.operand, real, imaginary);
}

function isComplex(e: ast.BinOp): boolean {
  if (e.op !== 'Add' && e.op !== 'Sub') return false;
  if (!isNumber(e.left, true, false) && !isNegative(e.left, true, false)) return false;
  return isNumber(e.right, false, true);
}

function literal(e: ast.expr): void {
  expr(e, 'Load');
  if (e.kind === 'Constant') {
    if (['int', 'float', 'bytes', 'complex', 'str'].includes(e.value.type)) return;
    throw invalid('unexpected constant inside of a literal pattern');
  }
  if (e.kind === 'Attribute' || e.kind === 'JoinedStr') return;
  if (e.kind === 'UnaryOp' && isNegative(e, true, true)) return;
  if (e.kind === 'BinOp' && isComplex(e)) return;
  throw invalid('patterns may only match literals and attribute lookups');
}

function capture(name: string): void {
  if (name === '_') throw invalid("can't capture name '_' in patterns");
  validName(name);
}

const isSingleton = (value: ast.ConstantValue) => value.type === 'None' || value.type === 'bool';

function patterns(list: readonly ast.pattern[], starOk: boolean): void {
  for (const p of list) pattern(p, starOk);
}

function pattern(p: ast.pattern, starOk: boolean): void {
  positions(p);
  if (++depth > RECURSION_LIMIT) throw recursionError();
  patternFields(p, starOk);
  depth--;
}

function patternFields(p: ast.pattern, starOk: boolean): void {
  switch (p.kind) {
    case 'MatchValue':
      literal(p.value);
      break;
    case 'MatchSingleton':
      if (!isSingleton(p.value)) throw invalid('MatchSingleton can only contain True, False and None');
      break;
    case 'MatchSequence':
      patterns(p.patterns, true);
      break;
    case 'MatchMapping':
      if (p.keys.length !== p.patterns.length)
        throw invalid("MatchMapping doesn't have the same number of keys as patterns");
      if (p.rest !== null) capture(p.rest);
      for (const key of p.keys) if (key.kind !== 'Constant' || !isSingleton(key.value)) literal(key);
      patterns(p.patterns, false);
      break;
    case 'MatchClass':
      classPattern(p);
      break;
    case 'MatchStar':
      if (!starOk) throw invalid("can't use MatchStar here");
      if (p.name !== null) capture(p.name);
      break;
    case 'MatchAs':
      if (p.name !== null) capture(p.name);
      if (p.pattern === null) break;
      if (p.name === null) throw invalid('MatchAs must specify a target name if a pattern is given');
      pattern(p.pattern, false);
      break;
    case 'MatchOr':
      if (p.patterns.length < 2) throw invalid('MatchOr requires at least 2 patterns');
      patterns(p.patterns, false);
      break;
  }
}

function classPattern(p: ast.MatchClass): void {
  if (p.kwd_attrs.length !== p.kwd_patterns.length)
    throw invalid("MatchClass doesn't have the same number of keyword attributes as patterns");
  expr(p.cls, 'Load');
  let cls: ast.expr = p.cls;
  while (cls.kind === 'Attribute') cls = cls.value;
  if (cls.kind !== 'Name') throw invalid('MatchClass cls field can only contain Name or Attribute nodes.');
  for (const name of p.kwd_attrs) validName(name);
  patterns(p.patterns, false);
  patterns(p.kwd_patterns, false);
}

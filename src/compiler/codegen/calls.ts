// Calls, method calls, super(). CPython: Python/compile.c (compiler_call, maybe_optimize_method_call…)
import type { Location } from '../../bytecode/locations.js';
import type * as ast from '../ast.js';
import { NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { DEF_IMPORT, FREE, GLOBAL_IMPLICIT } from '../symtable/entry.js';
import { checkCaller } from './checks.js';
import { type Compiler, STACK_USE_GUIDELINE } from './compiler.js';
import { starUnpackTuple } from './displays.js';

const isStarred = (e: ast.expr): boolean => e.kind === 'Starred';

/** The place of an attribute's name if it stands on another line than the expression begins. */
export function attributeLocation(loc: Location, attr: ast.Attribute): Location {
  if (loc.lineno === attr.end_lineno) return loc;
  const lineno = attr.end_lineno;
  const length = [...attr.attr].length;
  let { end_lineno, end_col_offset } = loc;
  let col_offset = -1;
  if (length <= attr.end_col_offset) col_offset = attr.end_col_offset - length;
  else end_col_offset = -1;
  end_lineno = Math.max(lineno, end_lineno);
  if (lineno === end_lineno) end_col_offset = Math.max(col_offset, end_col_offset);
  return { lineno, end_lineno, col_offset, end_col_offset };
}

/** super().attr or super(a, b).attr whose super is surely the builtin. */
export function isSuperCall(c: Compiler, attr: ast.Attribute): boolean {
  const call = attr.value;
  if (call.kind !== 'Call' || call.func.kind !== 'Name' || call.func.id !== 'super') return false;
  if (attr.attr === '__class__' || call.keywords.length) return false;
  if (c.u.ste.scope('super') !== GLOBAL_IMPLICIT || c.symtable.top.scope('super') !== 0) return false;
  if (call.args.length === 2) return !call.args.some(isStarred);
  if (call.args.length !== 0) return false;
  if (c.u.argcount === 0 && c.u.posonlyargcount === 0) return false;
  return c.refType('__class__') === FREE;
}

/** Pushes super, the class and self. */
export function loadSuperArgs(c: Compiler, call: ast.Call): void {
  c.nameOp(call.func, 'super', 'Load');
  if (call.args.length === 2) {
    c.exprs(call.args);
    return;
  }
  c.nameOp(call, '__class__', 'Load');
  const [self] = c.u.varnames.keys();
  c.nameOp(call, self as string, 'Load');
}

function validateKeywords(c: Compiler, keywords: readonly ast.keyword[]): void {
  const seen = new Set<string>();
  const repeated = new Set<ast.keyword>();
  for (const k of keywords) {
    if (k.arg === null) continue;
    c.checkName(k, k.arg, 'Store');
    if (seen.has(k.arg)) repeated.add(k);
    seen.add(k.arg);
  }
  if (repeated.size === 0) return;
  // The first name that comes again decides, at its second place.
  for (const k of keywords) {
    const again = [...repeated].find((r) => r.arg === k.arg);
    if (again) throw c.error(again, `keyword argument repeated: ${k.arg}`);
  }
}

function keywordNames(c: Compiler, loc: Location, keywords: readonly ast.keyword[]): void {
  c.loadNames(
    loc,
    keywords.map((k) => k.arg as string),
  );
}

/** Whether a call is a method call that needs no bound method. */
function isMethodCall(c: Compiler, e: ast.Call): boolean {
  const { func, args, keywords } = e;
  if (func.kind !== 'Attribute' || func.ctx !== 'Load') return false;
  // A function of an imported module is no method.
  if (func.value.kind === 'Name' && (c.symtable.top.ste_symbols.get(func.value.id) ?? 0) & DEF_IMPORT) return false;
  if (args.length + keywords.length + (keywords.length ? 1 : 0) >= STACK_USE_GUIDELINE) return false;
  return !args.some(isStarred) && keywords.every((k) => k.arg !== null);
}

/** The first half of a call: what must be compiled before `finishCall`, null if everything before it is. */
export function beginCall(c: Compiler, e: ast.Call): ast.expr | null {
  validateKeywords(c, e.keywords);
  if (!isMethodCall(c, e)) {
    checkCaller(c, e.func);
    return e.func;
  }
  const func = e.func as ast.Attribute;
  if (!isSuperCall(c, func)) return func.value;
  const call = func.value as ast.Call;
  loadSuperArgs(c, call);
  c.loadSuperAttr(func, func.attr, true, call.args.length > 0);
  c.op(attributeLocation(func, func), op.NOP);
  return null;
}

/** The arguments and the call itself, when the callable and its NULL or self lie on the stack. */
export function finishCall(c: Compiler, e: ast.Call): void {
  const { func, args, keywords } = e;
  if (!isMethodCall(c, e)) {
    c.op(func, op.PUSH_NULL);
    callHelper(c, e, 0, args, keywords);
    return;
  }
  const method = func as ast.Attribute;
  const loc = attributeLocation(method, method);
  if (!isSuperCall(c, method)) c.loadMethod(loc, method.attr);
  c.exprs(args);
  if (keywords.length) {
    for (const k of keywords) c.expr(k.value);
    keywordNames(c, loc, keywords);
    c.opI(attributeLocation(e, method), op.CALL_KW, args.length + keywords.length);
  } else c.opI(attributeLocation(e, method), op.CALL, args.length);
}

function subkwargs(c: Compiler, loc: Location, keywords: readonly ast.keyword[]): void {
  const n = keywords.length;
  const big = n * 2 > STACK_USE_GUIDELINE;
  if (n > 1 && !big) {
    for (const k of keywords) c.expr(k.value);
    keywordNames(c, loc, keywords);
    c.opI(loc, op.BUILD_CONST_KEY_MAP, n);
    return;
  }
  if (big) c.opI(NO_LOCATION, op.BUILD_MAP, 0);
  for (const k of keywords) {
    c.loadStr(loc, k.arg as string);
    c.expr(k.value);
    if (big) c.opI(NO_LOCATION, op.MAP_ADD, 1);
  }
  if (!big) c.opI(loc, op.BUILD_MAP, n);
}

/** Calls what lies on the stack with `pushed` arguments on it already. */
export function callHelper(
  c: Compiler,
  loc: Location,
  pushed: number,
  args: readonly ast.expr[],
  keywords: readonly ast.keyword[],
): void {
  validateKeywords(c, keywords);
  const nargs = args.length;
  const nkw = keywords.length;
  const unpacks = args.some(isStarred) || keywords.some((k) => k.arg === null);
  if (!unpacks && nargs + nkw * 2 <= STACK_USE_GUIDELINE) {
    c.exprs(args);
    if (nkw) {
      for (const k of keywords) c.expr(k.value);
      keywordNames(c, loc, keywords);
      c.opI(loc, op.CALL_KW, pushed + nargs + nkw);
    } else c.opI(loc, op.CALL, pushed + nargs);
    return;
  }
  const first = args[0];
  if (pushed === 0 && nargs === 1 && first?.kind === 'Starred') c.expr(first.value);
  else starUnpackTuple(c, loc, args, pushed);
  if (nkw) keywordDict(c, loc, keywords);
  c.opI(loc, op.CALL_FUNCTION_EX, nkw > 0 ? 1 : 0);
}

/** All keywords as one dict. */
function keywordDict(c: Compiler, loc: Location, keywords: readonly ast.keyword[]): void {
  let haveDict = false;
  let seen = 0;
  const flush = (end: number): void => {
    subkwargs(c, loc, keywords.slice(end - seen, end));
    if (haveDict) c.opI(loc, op.DICT_MERGE, 1);
    haveDict = true;
    seen = 0;
  };
  keywords.forEach((k, i) => {
    if (k.arg !== null) {
      seen++;
      return;
    }
    if (seen) flush(i);
    if (!haveDict) {
      c.opI(loc, op.BUILD_MAP, 0);
      haveDict = true;
    }
    c.expr(k.value);
    c.opI(loc, op.DICT_MERGE, 1);
  });
  if (seen) flush(keywords.length);
}

// class, and the bodies of classes and modules. CPython: Python/compile.c (compiler_class, compiler_body)
import type { Location } from '../../bytecode/locations.js';
import type * as ast from '../ast.js';
import { docstringOf } from '../fold/nodes.js';
import { NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { intrinsic1 } from '../ops.js';
import { callHelper } from './calls.js';
import { makeClosure } from './closures.js';
import type { Compiler } from './compiler.js';
import { applyDecorators } from './functions.js';
import { cleanDoc, compareStrings } from './strings.js';
import { compileTypeParams } from './typeparams.js';

/** Whether annotations of simple names may come in these statements. */
function hasAnnotations(body: readonly ast.stmt[]): boolean {
  return body.some((s) => {
    switch (s.kind) {
      case 'AnnAssign':
        return true;
      case 'For':
      case 'AsyncFor':
      case 'While':
      case 'If':
        return hasAnnotations(s.body) || hasAnnotations(s.orelse);
      case 'With':
      case 'AsyncWith':
        return hasAnnotations(s.body);
      case 'Match':
        return s.cases.some((m) => hasAnnotations(m.body));
      case 'Try':
      case 'TryStar':
        return (
          s.handlers.some((h) => hasAnnotations(h.body)) ||
          hasAnnotations(s.body) ||
          hasAnnotations(s.finalbody) ||
          hasAnnotations(s.orelse)
        );
      default:
        return false;
    }
  });
}

/** The statements of a module or class, with docstring and __annotations__. */
export function compileBody(c: Compiler, loc: Location, body: readonly ast.stmt[]): void {
  const isModule = c.u.scopeType === 'module';
  const isPrompt = c.interactive && isModule;
  // A module's __annotations__ belong to its first statement.
  const start = isModule && !isPrompt ? (body[0] ?? loc) : loc;
  if (hasAnnotations(body)) c.op(start, op.SETUP_ANNOTATIONS);
  // A string typed at the prompt is no docstring.
  const doc = isPrompt ? null : docstringOf(body);
  // -OO leaves docstrings out.
  if (doc && c.optimize < 2) {
    c.loadConst((body[0] as ast.Expr).value, cleanDoc(doc));
    c.nameOp(NO_LOCATION, '__doc__', 'Store');
  }
  c.stmts(doc ? body.slice(1) : body);
}

function classBody(c: Compiler, s: ast.ClassDef, firstlineno: number): void {
  c.enterScope(s.name, 'class', c.symtable.blocks.get(s), firstlineno, s.name);
  const { u } = c;
  const loc: Location = { lineno: firstlineno, end_lineno: firstlineno, col_offset: 0, end_col_offset: 0 };
  c.nameOp(loc, '__name__', 'Load');
  c.nameOp(loc, '__module__', 'Store');
  c.loadStr(loc, u.qualname);
  c.nameOp(loc, '__qualname__', 'Store');
  c.loadInt(loc, firstlineno);
  c.nameOp(loc, '__firstlineno__', 'Store');
  if (s.type_params.length) {
    c.nameOp(loc, '.type_params', 'Load');
    c.nameOp(loc, '__type_params__', 'Store');
  }
  if (u.ste.ste_needs_classdict) {
    c.op(loc, op.LOAD_LOCALS);
    // Not nameOp: the cell itself must be filled.
    c.opI(loc, op.STORE_DEREF, u.cellvars.get('__classdict__') as number);
  }
  compileBody(c, loc, s.body);
  c.loadNames(NO_LOCATION, [...u.staticAttributes].sort(compareStrings));
  c.nameOp(NO_LOCATION, '__static_attributes__', 'Store');
  if (u.ste.ste_needs_classdict) {
    c.opI(NO_LOCATION, op.LOAD_CLOSURE, u.cellvars.get('__classdict__') as number);
    c.nameOp(NO_LOCATION, '__classdictcell__', 'Store');
  }
  if (u.ste.ste_needs_class_closure) {
    c.opI(NO_LOCATION, op.LOAD_CLOSURE, u.cellvars.get('__class__') as number);
    c.opI(NO_LOCATION, op.COPY, 1);
    c.nameOp(NO_LOCATION, '__classcell__', 'Store');
  } else c.loadNone(NO_LOCATION);
  c.op(NO_LOCATION, op.RETURN_VALUE);
  const co = c.assemble(true);
  c.exitScope();
  c.op(s, op.LOAD_BUILD_CLASS);
  c.op(s, op.PUSH_NULL);
  makeClosure(c, s, co, 0);
  c.loadStr(s, s.name);
}

/** A class statement: its body as a code object, the call of __build_class__, decorators, the name. */
export function compileClass(c: Compiler, s: ast.ClassDef): void {
  c.exprs(s.decorator_list);
  const firstlineno = s.decorator_list[0]?.lineno ?? s.lineno;
  const generic = s.type_params.length > 0;
  let { bases } = s;
  if (generic) {
    const ste = c.symtable.blocks.get(s.type_params);
    c.enterScope(`<generic parameters of ${s.name}>`, 'type parameters', ste, firstlineno, s.name);
    compileTypeParams(c, s.type_params);
    c.nameOp(s, '.type_params', 'Store');
  }
  classBody(c, s, firstlineno);
  if (generic) {
    c.nameOp(s, '.type_params', 'Load');
    c.opI(s, op.CALL_INTRINSIC_1, intrinsic1('INTRINSIC_SUBSCRIPT_GENERIC'));
    c.nameOp(s, '.generic_base', 'Store');
    const { lineno, col_offset, end_lineno, end_col_offset } = s;
    const generics: ast.Name = {
      kind: 'Name',
      id: '.generic_base',
      ctx: 'Load',
      lineno,
      col_offset,
      end_lineno,
      end_col_offset,
    };
    bases = [...bases, generics];
  }
  callHelper(c, s, 2, bases, s.keywords);
  if (generic) {
    const co = c.assemble(false);
    c.exitScope();
    makeClosure(c, s, co, 0);
    c.op(s, op.PUSH_NULL);
    c.opI(s, op.CALL, 0);
  }
  applyDecorators(c, s.decorator_list);
  c.nameOp(s, s.name, 'Store');
}

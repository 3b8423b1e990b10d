// What a program may not use yet that is to run on an older Python: compile()'s _feature_version. CPython: CHECK_VERSION in
// Grammar/python.gram.
//
// NOT CPYTHON: there the parser notices while it reads, so that another error may come first, and the place is the last token's.

import { type AST, children, type Located, type mod } from '../ast.js';
import { PySyntaxError } from '../errors.js';
import type { Source } from '../tokenizer/source.js';
import { characterOffset } from '../tokenizer/state.js';

/** What a node needs: 3.x, and what it is called. */
function needs(node: AST, source: Source): [number, string] | null {
  switch (node.kind) {
    case 'AsyncFunctionDef':
      return [5, 'Async functions are'];
    case 'AsyncFor':
      return [5, 'Async for loops are'];
    case 'AsyncWith':
      return [5, 'Async with statements are'];
    case 'Await':
      return [5, 'Await expressions are'];
    case 'BinOp':
    case 'AugAssign':
      return node.op === 'MatMult' ? [5, "The '@' operator is"] : null;
    case 'AnnAssign':
      return [6, 'Variable annotation syntax is'];
    case 'comprehension':
      return node.is_async ? [6, 'Async comprehensions are'] : null;
    case 'Constant':
      return isUnderscored(node, source) ? [6, 'Underscores in numeric literals are'] : null;
    case 'NamedExpr':
      return [8, 'Assignment expressions are'];
    case 'arguments':
      return node.posonlyargs.length > 0 ? [8, 'Positional-only parameters are'] : null;
    case 'Match':
      return [10, 'Pattern matching is'];
    case 'TryStar':
      return [11, 'Exception groups are'];
    case 'TypeAlias':
      return [12, 'Type statement is'];
    case 'TypeVar':
    case 'ParamSpec':
    case 'TypeVarTuple':
      return node.default_value === null ? [12, 'Type parameter lists are'] : [13, 'Type parameter defaults are'];
    default:
      return null;
  }
}

function sourceOf(node: Located, source: Source): string {
  const bytes = new TextEncoder().encode(source.lines[node.lineno - 1] ?? '');
  return new TextDecoder().decode(bytes.subarray(node.col_offset));
}

function isUnderscored(node: AST & { kind: 'Constant' }, source: Source): boolean {
  if (node.value.type !== 'int' && node.value.type !== 'float' && node.value.type !== 'complex') return false;
  return sourceOf(node, source)
    .slice(0, node.end_col_offset - node.col_offset)
    .includes('_');
}

/** Throws PySyntaxError at the first node that Python 3.`minor` does not know. */
export function checkFeatures(tree: mod, source: Source, minor: number): void {
  const visit = (node: AST, at: Located | null): void => {
    const here = 'lineno' in node && 'col_offset' in node ? node : at;
    const need = needs(node, source);
    if (need && need[0] > minor) throw featureError(need, here, source);
    for (const child of children(node)) visit(child, here);
  };
  visit(tree, null);
}

function featureError([minor, what]: [number, string], at: Located | null, source: Source): PySyntaxError {
  const lineno = at?.lineno ?? 1;
  const line = source.lines[lineno - 1] ?? '';
  const offset = characterOffset(line, (at?.col_offset ?? 0) + 1);
  const end = characterOffset(line, (at?.end_col_offset ?? 0) + 1);
  const msg = `${what} only supported in Python 3.${minor} and greater`;
  return new PySyntaxError('SyntaxError', msg, source.filename, lineno, offset, line, at?.end_lineno ?? 1, end);
}

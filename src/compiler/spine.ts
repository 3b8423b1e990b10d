// Chains that lean to the left (a + b + c, a.b().c[0], --x) nest as deep as they are long. The passes walk down
// such a chain in a loop: the JavaScript stack is short.
import type * as ast from './ast.js';

export type SpineNode = ast.BinOp | ast.Call | ast.Attribute | ast.Subscript | ast.UnaryOp;

/** The operand that comes first and nests; null if the expression is no link of a chain. */
export function firstOperand(e: ast.expr): ast.expr | null {
  switch (e.kind) {
    case 'BinOp':
      return e.left;
    case 'Call':
      return e.func;
    case 'Attribute':
    case 'Subscript':
      return e.value;
    case 'UnaryOp':
      return e.operand;
    default:
      return null;
  }
}

/** The links from the outermost inwards, and the expression at the end of the chain. */
export function spineOf(e: SpineNode): { links: SpineNode[]; base: ast.expr } {
  const links: SpineNode[] = [];
  let base: ast.expr = e;
  for (let next = firstOperand(base); next; next = firstOperand(base)) {
    links.push(base as SpineNode);
    base = next;
  }
  return { links, base };
}

/** The If that an elif is; null for a real else. */
export function elifOf(s: ast.If): ast.If | null {
  const [only] = s.orelse;
  return s.orelse.length === 1 && only?.kind === 'If' ? only : null;
}

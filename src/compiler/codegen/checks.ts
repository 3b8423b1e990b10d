// SyntaxWarnings for what is surely a mistake. CPython: Python/compile.c (check_compare, check_caller, check_index…)
import type * as ast from '../ast.js';
import type { Compiler } from './compiler.js';

const CONSTANT_TYPES: Record<ast.ConstantValue['type'], string> = {
  None: 'NoneType',
  Ellipsis: 'ellipsis',
  bool: 'bool',
  int: 'int',
  float: 'float',
  complex: 'complex',
  str: 'str',
  bytes: 'bytes',
  tuple: 'tuple',
  frozenset: 'frozenset',
};

/** The type of a display or literal, by its name; null if it cannot be told. */
function inferType(e: ast.expr): string | null {
  switch (e.kind) {
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'str';
    case 'Constant':
      return CONSTANT_TYPES[e.value.type];
    default:
      return null;
  }
}

const isSingleton = (e: ast.expr): boolean =>
  e.kind !== 'Constant' || ['None', 'bool', 'Ellipsis'].includes(e.value.type);

/** x is 'literal' */
export function checkCompare(c: Compiler, e: ast.Compare): void {
  let left = e.left;
  for (let i = 0; i < e.ops.length; i++) {
    const right = e.comparators[i] as ast.expr;
    const op = e.ops[i];
    if ((op === 'Is' || op === 'IsNot') && !(isSingleton(left) && isSingleton(right))) {
      const literal = isSingleton(left) ? right : left;
      const [is, eq] = op === 'Is' ? ['is', '=='] : ['is not', '!='];
      c.warn(e, `"${is}" with '${inferType(literal)}' literal. Did you mean "${eq}"?`);
      return;
    }
    left = right;
  }
}

/** (1, 2)(3, 4) */
export function checkCaller(c: Compiler, e: ast.expr): void {
  if (e.kind === 'Lambda') return;
  const type = inferType(e);
  if (type !== null) c.warn(e, `'${type}' object is not callable; perhaps you missed a comma?`);
}

/** None[0] */
export function checkSubscripter(c: Compiler, e: ast.expr): void {
  switch (e.kind) {
    case 'Constant':
      if (!['None', 'Ellipsis', 'int', 'bool', 'float', 'complex', 'frozenset'].includes(e.value.type)) return;
      break;
    case 'Set':
    case 'SetComp':
    case 'GeneratorExp':
    case 'Lambda':
      break;
    default:
      return;
  }
  c.warn(e, `'${inferType(e)}' object is not subscriptable; perhaps you missed a comma?`);
}

/** [1, 2]['a'] */
export function checkIndex(c: Compiler, e: ast.expr, index: ast.expr): void {
  const indexType = inferType(index);
  if (indexType === null || indexType === 'int' || indexType === 'bool') return;
  switch (e.kind) {
    case 'Constant':
      if (!['str', 'bytes', 'tuple'].includes(e.value.type)) return;
      break;
    case 'Tuple':
    case 'List':
    case 'ListComp':
    case 'JoinedStr':
    case 'FormattedValue':
      break;
    default:
      return;
  }
  const type = inferType(e);
  c.warn(e, `${type} indices must be integers or slices, not ${indexType}; perhaps you missed a comma?`);
}

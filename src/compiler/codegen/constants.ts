// The constants of a compilation, each one object in whichever of its code objects it stands; and how often CPython's parser
// would hold each. CPython: Python/compile.c (merge_consts_recursive), Python/pyarena.c
import type { CodeObject, PyConst } from '../../bytecode/code.js';
import { constantKey } from '../fold/equality.js';

const tupleOf = (names: readonly string[]): PyConst => ({
  type: 'tuple',
  items: names.map((value) => ({ type: 'str', value, points: null })),
});

/** Of equal constants the first one met stands for all. */
export class ConstantCache {
  private readonly known = new Map<string, PyConst>();

  /** The object that stands for c; the items of a new tuple are exchanged for theirs. */
  merge(c: PyConst): PyConst {
    const key = constantKey(c);
    const found = this.known.get(key);
    if (found) return found;
    // A set cannot be changed, so another takes its place.
    const made: PyConst = c.type === 'frozenset' ? { type: 'frozenset', items: c.items.map((i) => this.merge(i)) } : c;
    this.known.set(key, made);
    if (made.type === 'tuple') made.items.forEach((item, i) => void (made.items[i] = this.merge(item)));
    return made;
  }

  /** A code object's own tuples are constants, too. */
  mergeFields(code: CodeObject): void {
    this.merge(tupleOf(code.names));
    if (!code.consts.some((c) => c.type === 'code')) this.merge({ type: 'tuple', items: code.consts });
    this.merge(tupleOf(code.localsplusnames));
  }
}

/** Calls `visit` for every object among the constants. */
function eachConstant(items: readonly PyConst[], visit: (c: PyConst) => void): void {
  for (const c of items) {
    if (c.type === 'code') {
      eachConstant(c.value.consts, visit);
      continue;
    }
    visit(c);
    if (c.type === 'tuple' || c.type === 'frozenset') eachConstant(c.items, visit);
  }
}

/**
 * Which of the code's constants the parser's arena refers to, and how often: as literals and results of folding, or as items
 * of tuples and sets that only the arena keeps alive.
 */
export function heldConstants(code: CodeObject, arena: readonly PyConst[]): Map<PyConst, number> {
  const counts = new Map<PyConst, number>();
  eachConstant([{ type: 'code', value: code }], (c) => counts.set(c, 0));
  const others = new Set<PyConst>();
  const hold = (c: PyConst): void => {
    const count = counts.get(c);
    if (count !== undefined) counts.set(c, count + 1);
    else if ((c.type === 'tuple' || c.type === 'frozenset') && !others.has(c)) {
      others.add(c);
      c.items.forEach(hold);
    }
  };
  arena.forEach(hold);
  for (const [c, count] of counts) if (count === 0) counts.delete(c);
  return counts;
}

// A notebook as one text: cells with a line `# %% …` between two, as many editors and Jupytext write it. NOT CPYTHON: in a file
// whose name ends with .ipynb, an expression that ends a cell is displayed, as it is at a prompt; `;` behind it keeps it back.

import type { mod, stmt } from './ast.js';

/** The line between two cells; what stands behind it says what the next one is. */
export const CELL_MARK = /^# %%(?:$|\s)/;

/** Whether a file is a notebook, whose source is several cells. */
export const hasCells = (filename: string): boolean => /\.ipynb$/i.test(filename);

/** The expressions that end a cell. */
export function displayed(tree: mod, source: string): Set<stmt> {
  const found = new Set<stmt>();
  if (tree.kind !== 'Module') return found;
  const lines = source.split('\n');
  tree.body.forEach((s, i) => {
    const next = tree.body[i + 1]?.lineno ?? lines.length + 1;
    const endsCell = !tree.body[i + 1] || lines.slice(s.end_lineno, next).some((line) => CELL_MARK.test(line));
    if (s.kind === 'Expr' && endsCell && !/;\s*(#.*)?$/.test(lines[s.end_lineno - 1] ?? '')) found.add(s);
  });
  return found;
}

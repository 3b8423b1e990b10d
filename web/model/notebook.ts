// A notebook as a program: its code cells one below the other, each below a comment that says which it is.

interface Cell {
  cell_type?: unknown;
  source?: unknown;
}

/** Throws Error with a reason for what is no notebook. */
export function programOfNotebook(text: string): string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error('this notebook is not JSON: the file is cut off or damaged');
  }
  const book = data as { cells?: unknown; worksheets?: { cells?: unknown }[] };
  const cells = book?.cells ?? book?.worksheets?.[0]?.cells;
  if (!Array.isArray(cells)) throw new Error('this file has no cells: it is no notebook');
  const parts: string[] = [];
  for (const cell of cells as Cell[]) {
    if (cell?.cell_type !== 'code') continue;
    const lines = Array.isArray(cell.source) ? cell.source.join('') : String(cell.source ?? '');
    // What only IPython understands stays as a comment.
    const plain = lines.replace(/^(\s*)([%!].*)$/gm, '$1# $2');
    parts.push(`# %% cell ${parts.length + 1}\n${plain.trimEnd()}\n`);
  }
  if (parts.length === 0) throw new Error('this notebook has no code cells');
  return parts.join('\n');
}

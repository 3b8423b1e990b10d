// Notebooks: JSON outside, and inside one text with a line between two cells (src/compiler/cells.ts), so that a notebook is a file
// as others are: one process runs it from its top, and its lines are those that tracebacks name.
//
//   # %% [markdown]        a text: each of its lines is a comment
//   # The *first* part.
//
//   # %%                   code
//   total = sum(numbers)
//   total

import { CELL_MARK, hasCells } from '../../src/compiler/cells.js';

export const isNotebook = hasCells;

export interface Cell {
  kind: 'code' | 'markdown' | 'raw';
  /** The line of its mark; 0: the text begins without one. */
  mark: number;
  /** Its last line. */
  to: number;
  /** What a notebook's file holds: a text without the signs of comments. */
  source: string;
}

const uncommented = (line: string): string => line.replace(/^# ?/, '');

/** The cells of a notebook's text; lines count from 1. */
export function cellsOf(text: string): Cell[] {
  const lines = text.split('\n');
  const marks = lines.flatMap((line, i) => (CELL_MARK.test(line) ? [i + 1] : []));
  if (lines.slice(0, (marks[0] ?? lines.length + 1) - 1).some((line) => line.trim())) marks.unshift(0);
  return marks.map((mark, i) => {
    const to = (marks[i + 1] ?? lines.length + 1) - 1;
    const named = mark > 0 ? /\[(markdown|raw)\]/.exec(lines[mark - 1] as string)?.[1] : undefined;
    const kind = (named ?? 'code') as Cell['kind'];
    const body = lines.slice(mark, to);
    while (body.length > 0 && !body.at(-1)?.trim()) body.pop();
    return { kind, mark, to, source: (kind === 'code' ? body : body.map(uncommented)).join('\n') };
  });
}

/** Cell magics whose cell is Python all the same. */
const PYTHON_MAGIC = /^%%(?:time|timeit|capture|prun)\b/;
/** A magic, a shell command, a question: only IPython understands them. */
const MAGIC = /^(\s*)((?:[\w, ]+= *)?[%!].*|[\w.]+\?{1,2}|\?{1,2}[\w.]+)$/;

/** Code with what only IPython understands as comments; how many lines these are. */
function withoutMagics(source: string): { text: string; magics: number } {
  const lines = source.split('\n');
  const foreign = /^%%/.test(source) && !PYTHON_MAGIC.test(source);
  let magics = 0;
  const plain = lines.map((line) => {
    const magic = foreign ? ['', '', line] : MAGIC.exec(line);
    if (!magic) return line;
    magics++;
    // Nothing but a comment is no block.
    return `${magic[1]}${magic[1] ? 'pass  ' : ''}# ${magic[2]}`;
  });
  return { text: plain.join('\n'), magics };
}

/** The same backwards. */
function withMagics(source: string): string {
  const lines = source.split('\n');
  if (/^# %%\w/.test(source) && !PYTHON_MAGIC.test(source.slice(2))) return lines.map(uncommented).join('\n');
  return lines
    .map((line) => {
      const magic = /^(\s*)(?:pass {2})?# (.*)$/.exec(line);
      return magic && MAGIC.test(magic[2] as string) ? `${magic[1]}${magic[2]}` : line;
    })
    .join('\n');
}

interface JsonCell {
  cell_type?: unknown;
  source?: unknown;
}

/** The text of a notebook's file. Throws Error with a reason for what is no notebook. */
export function textOfNotebook(json: string): { text: string; magics: number } {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    throw new Error('this notebook is not JSON: the file is cut off or damaged');
  }
  const book = data as { cells?: unknown; worksheets?: { cells?: unknown }[] };
  const cells = book?.cells ?? book?.worksheets?.[0]?.cells;
  if (!Array.isArray(cells)) throw new Error('this file has no cells: it is no notebook');
  let magics = 0;
  const parts = (cells as (JsonCell | null)[]).flatMap((cell) => {
    const source = Array.isArray(cell?.source) ? cell.source.join('') : cell?.source;
    if (typeof source !== 'string') return [];
    const kind = cell?.cell_type;
    if (kind !== 'code') {
      const lines = source.split('\n').map((line) => `# ${line}`.trimEnd());
      return [`# %% [${kind === 'raw' ? 'raw' : 'markdown'}]\n${lines.join('\n')}\n`];
    }
    const plain = withoutMagics(source.trimEnd());
    magics += plain.magics;
    return [`# %%\n${plain.text}\n`];
  });
  if (!parts.some((part) => part.startsWith('# %%\n'))) throw new Error('this notebook has no code cells');
  return { text: parts.join('\n'), magics };
}

/** What a cell has printed, and the how manieth it was. */
export interface CellResult {
  count: number | null;
  outputs: { fd: number; text: string }[];
}

/** A notebook's file (nbformat 4) of its text; `results`: one a cell. */
export function notebookOf(text: string, results: CellResult[]): string {
  const linesOf = (source: string): string[] => source.split(/(?<=\n)/);
  const cells = cellsOf(text).map((cell, i) => {
    if (cell.kind !== 'code') return { cell_type: cell.kind, metadata: {}, source: linesOf(cell.source) };
    const streams: { fd: number; text: string }[] = [];
    for (const { fd, text: piece } of results[i]?.outputs ?? []) {
      const last = streams.at(-1);
      if (last?.fd === fd) last.text += piece;
      else streams.push({ fd, text: piece });
    }
    const outputs = streams.map((o) => ({
      output_type: 'stream',
      name: o.fd === 2 ? 'stderr' : 'stdout',
      text: linesOf(o.text),
    }));
    const source = linesOf(withMagics(cell.source));
    return { cell_type: 'code', metadata: {}, execution_count: results[i]?.count ?? null, source, outputs };
  });
  const metadata = {
    kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
    language_info: { name: 'python', version: '3.13.0' },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 }, null, 1)}\n`;
}

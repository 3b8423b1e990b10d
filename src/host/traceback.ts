// The text of a traceback's entries: source lines with carets. (CPython: Lib/traceback.py)

import { caretAnchors, charactersOfBytes, wantsCarets } from './caret-anchors.js';

export interface FrameEntry {
  filename: string;
  name: string;
  lineno: number;
  /** -1 where CPython has None; columns in bytes. */
  endLineno: number;
  column: number;
  endColumn: number;
}

/** Lines of a source by file name, without their newlines; undefined when there is none. */
export type SourceLines = (filename: string) => string[] | undefined;

const splitLines = (text: string): string[] => text.split(/\r\n|\r|\n/);

/** Source bytes to lines; a text's last newline ends its last line. */
export function linesOf(source: string): string[] {
  const lines = splitLines(source);
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** What all non-blank lines begin with (textwrap.dedent), taken off; blank lines become empty. */
function dedent(lines: string[]): string[] {
  let margin: string | null = null;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (margin === null) margin = indent;
    else {
      let n = 0;
      while (n < margin.length && margin[n] === indent[n]) n++;
      margin = margin.slice(0, n);
    }
  }
  const cut = margin?.length ?? 0;
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(cut)));
}

// East Asian wide and full-width characters take two columns on a terminal.
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

function displayWidth(line: string, characters = Number.POSITIVE_INFINITY): number {
  let width = 0;
  let n = 0;
  for (const c of line) {
    if (n++ >= characters) break;
    width += WIDE.test(c) ? 2 : 1;
  }
  return width;
}

/** One entry as CPython prints it, with its newline at the end. */
export function formatFrame(entry: FrameEntry, sources: SourceLines): string {
  const head = `  File "${entry.filename}", line ${entry.lineno}, in ${entry.name}\n`;
  const all = sources(entry.filename);
  if (!all || entry.lineno < 1) return head;
  const lastLine = entry.endLineno === -1 ? entry.lineno : entry.endLineno;
  const original: string[] = [];
  for (let n = entry.lineno; n <= lastLine; n++) original.push((all[n - 1] ?? '').trimEnd());
  const lines = dedent(original);
  if (lines.join('').trim() === '') return head;
  if (entry.column === -1 || entry.endColumn === -1) return `${head}    ${(lines[0] ?? '').trim()}\n`;
  return head + indentAll(dedent(withCarets(entry, original, lines)));
}

const indentAll = (lines: string[]): string => lines.map((line) => `    ${line}\n`).join('');

/** The significant lines of an instruction's source, each followed by its carets. */
function withCarets(entry: FrameEntry, original: string[], lines: string[]): string[] {
  const last = lines.length - 1;
  const firstLine = original[0] ?? '';
  const removed = [...firstLine].length - [...(lines[0] ?? '')].length;
  const start = Math.max(0, charactersOfBytes(firstLine, entry.column) - removed);
  const end = Math.max(0, charactersOfBytes(original[last] ?? '', entry.endColumn) - removed);
  const startWidth = displayWidth(lines[0] ?? '', start);
  const endWidth = displayWidth(lines[last] ?? '', end);
  const text = [...lines.join('\n')];
  const segment = text.slice(start, text.length - ([...(lines[last] ?? '')].length - end)).join('');
  const anchors = caretAnchors(segment);
  const carets = wantsCarets(lines, start, end, anchors);

  const significant = new Set([0, last]);
  let left = 0;
  let right = 0;
  if (anchors) {
    left = displayWidth(lines[anchors.leftLine] ?? '', anchors.leftColumn + (anchors.leftLine === 0 ? start : 0));
    right = displayWidth(lines[anchors.rightLine] ?? '', anchors.rightColumn + (anchors.rightLine === 0 ? start : 0));
    for (const at of [anchors.leftLine, anchors.rightLine]) for (let n = at - 1; n <= at + 1; n++) significant.add(n);
  }
  significant.delete(-1);
  significant.delete(lines.length);

  const result: string[] = [];
  const output = (n: number): void => {
    const line = lines[n] ?? '';
    result.push(line);
    if (!carets) return;
    const indent = line.length - line.trimStart().length;
    const width = n === last ? endWidth : displayWidth(line);
    let marks = '';
    for (let column = 0; column < width; column++) {
      if (column < indent || (n === 0 && column < startWidth)) marks += ' ';
      else if (!anchors) marks += '^';
      else {
        const after = n > anchors.leftLine || (n === anchors.leftLine && column >= left);
        const before = n < anchors.rightLine || (n === anchors.rightLine && column < right);
        marks += after && before ? '^' : '~';
      }
    }
    result.push(marks);
  };
  let previous = -1;
  for (const n of [...significant].sort((a, b) => a - b)) {
    if (previous >= 0 && n - previous === 2) output(n - 1);
    else if (previous >= 0 && n - previous > 2) result.push(`...<${n - previous - 1} lines>...`);
    output(n);
    previous = n;
  }
  return result;
}

/** A SyntaxError's source line and the carets below it; offsets in characters from 1, -1 where CPython has None. */
export function formatSyntaxErrorText(
  text: string,
  lineno: number,
  offset: number,
  endLineno: number,
  endOffset: number,
): string {
  const stripped = text.replace(/\n+$/, '');
  const shown = stripped.replace(/^[ \n\f]+/, '');
  const spaces = [...stripped].length - [...shown].length;
  const line = `    ${shown}\n`;
  if (offset === -1 || lineno === -1) return line;
  const length = [...text].length;
  let from = offset;
  let to = lineno === endLineno ? (endOffset !== -1 && endOffset !== 0 ? endOffset : offset) : [...stripped].length + 1;
  if (text && from > length) {
    from = length + 1;
    if (to < from) to = from;
  }
  if (from >= to || to < 0) to = from + 1;
  const column = from - 1 - spaces;
  const endColumn = to - 1 - spaces;
  if (column < 0) return line;
  const blanks = [...shown]
    .slice(0, column)
    .map((c) => (c.trim() === '' ? c : ' '))
    .join('');
  return `${line}    ${blanks}${'^'.repeat(endColumn - column)}\n`;
}

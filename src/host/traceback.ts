// The text of a traceback's entries: source lines with carets. (CPython: Lib/traceback.py)

import { caretAnchors, charactersOfBytes, wantsCarets } from './caret-anchors.js';

/** A line of a traceback: where a frame stands. */
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

// East Asian wide and full-width characters take two columns on a terminal. (Unicode 15.1, EastAsianWidth W and F)
const WIDE = new RegExp(
  '[' +
    '\\u{1100}-\\u{115f}\\u{231a}-\\u{231b}\\u{2329}-\\u{232a}\\u{23e9}-\\u{23ec}\\u{23f0}\\u{23f3}' +
    '\\u{25fd}-\\u{25fe}\\u{2614}-\\u{2615}\\u{2648}-\\u{2653}\\u{267f}\\u{2693}\\u{26a1}\\u{26aa}-\\u{26ab}' +
    '\\u{26bd}-\\u{26be}\\u{26c4}-\\u{26c5}\\u{26ce}\\u{26d4}\\u{26ea}\\u{26f2}-\\u{26f3}\\u{26f5}\\u{26fa}\\u{26fd}' +
    '\\u{2705}\\u{270a}-\\u{270b}\\u{2728}\\u{274c}\\u{274e}\\u{2753}-\\u{2755}\\u{2757}\\u{2795}-\\u{2797}\\u{27b0}' +
    '\\u{27bf}\\u{2b1b}-\\u{2b1c}\\u{2b50}\\u{2b55}\\u{2e80}-\\u{2e99}\\u{2e9b}-\\u{2ef3}\\u{2f00}-\\u{2fd5}' +
    '\\u{2ff0}-\\u{303e}\\u{3041}-\\u{3096}\\u{3099}-\\u{30ff}\\u{3105}-\\u{312f}\\u{3131}-\\u{318e}' +
    '\\u{3190}-\\u{31e3}\\u{31ef}-\\u{321e}\\u{3220}-\\u{3247}\\u{3250}-\\u{4dbf}\\u{4e00}-\\u{a48c}' +
    '\\u{a490}-\\u{a4c6}\\u{a960}-\\u{a97c}\\u{ac00}-\\u{d7a3}\\u{f900}-\\u{faff}\\u{fe10}-\\u{fe19}' +
    '\\u{fe30}-\\u{fe52}\\u{fe54}-\\u{fe66}\\u{fe68}-\\u{fe6b}\\u{ff01}-\\u{ff60}\\u{ffe0}-\\u{ffe6}' +
    '\\u{16fe0}-\\u{16fe4}\\u{16ff0}-\\u{16ff1}\\u{17000}-\\u{187f7}\\u{18800}-\\u{18cd5}\\u{18d00}-\\u{18d08}' +
    '\\u{1aff0}-\\u{1aff3}\\u{1aff5}-\\u{1affb}\\u{1affd}-\\u{1affe}\\u{1b000}-\\u{1b122}\\u{1b132}' +
    '\\u{1b150}-\\u{1b152}\\u{1b155}\\u{1b164}-\\u{1b167}\\u{1b170}-\\u{1b2fb}\\u{1f004}\\u{1f0cf}\\u{1f18e}' +
    '\\u{1f191}-\\u{1f19a}\\u{1f200}-\\u{1f202}\\u{1f210}-\\u{1f23b}\\u{1f240}-\\u{1f248}\\u{1f250}-\\u{1f251}' +
    '\\u{1f260}-\\u{1f265}\\u{1f300}-\\u{1f320}\\u{1f32d}-\\u{1f335}\\u{1f337}-\\u{1f37c}\\u{1f37e}-\\u{1f393}' +
    '\\u{1f3a0}-\\u{1f3ca}\\u{1f3cf}-\\u{1f3d3}\\u{1f3e0}-\\u{1f3f0}\\u{1f3f4}\\u{1f3f8}-\\u{1f43e}\\u{1f440}' +
    '\\u{1f442}-\\u{1f4fc}\\u{1f4ff}-\\u{1f53d}\\u{1f54b}-\\u{1f54e}\\u{1f550}-\\u{1f567}\\u{1f57a}' +
    '\\u{1f595}-\\u{1f596}\\u{1f5a4}\\u{1f5fb}-\\u{1f64f}\\u{1f680}-\\u{1f6c5}\\u{1f6cc}\\u{1f6d0}-\\u{1f6d2}' +
    '\\u{1f6d5}-\\u{1f6d7}\\u{1f6dc}-\\u{1f6df}\\u{1f6eb}-\\u{1f6ec}\\u{1f6f4}-\\u{1f6fc}\\u{1f7e0}-\\u{1f7eb}' +
    '\\u{1f7f0}\\u{1f90c}-\\u{1f93a}\\u{1f93c}-\\u{1f945}\\u{1f947}-\\u{1f9ff}\\u{1fa70}-\\u{1fa7c}' +
    '\\u{1fa80}-\\u{1fa88}\\u{1fa90}-\\u{1fabd}\\u{1fabf}-\\u{1fac5}\\u{1face}-\\u{1fadb}\\u{1fae0}-\\u{1fae8}' +
    '\\u{1faf0}-\\u{1faf8}\\u{20000}-\\u{2fffd}\\u{30000}-\\u{3fffd}' +
    ']',
  'u',
);

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
  // Statements of a prompt are numbered only for linecache.
  const filename = entry.filename.startsWith('<stdin>-') ? '<stdin>' : entry.filename;
  const head = `  File "${filename}", line ${entry.lineno}, in ${entry.name}\n`;
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

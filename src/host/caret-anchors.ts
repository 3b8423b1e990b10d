// Which part of an expression a traceback points at with ^ (the operator, the brackets) and which it only underlines
// with ~. (CPython: Lib/traceback.py)

import type { expr, mod } from '../compiler/ast.js';
import { parse } from '../compiler/parser/parse.js';

/** Where the operator or the brackets are: lines from 0, columns in characters, the end exclusive. */
export interface Anchors {
  leftLine: number;
  leftColumn: number;
  rightLine: number;
  rightColumn: number;
}

const utf8 = new TextEncoder();

/** How many characters (code points) the first n UTF-8 bytes of a line are. */
export function charactersOfBytes(line: string, n: number): number {
  let bytes = 0;
  let characters = 0;
  for (const c of line) {
    if (bytes >= n) break;
    bytes += utf8.encode(c).length;
    characters++;
  }
  return characters;
}

const isSpace = (c: string): boolean => c.trim() === '';

/** A position that moves over the lines of a segment, passing ends of lines. */
class Walker {
  line: number;
  column: number;
  readonly lines: string[][];

  constructor(lines: string[][], line: number, column: number) {
    this.lines = lines;
    this.line = line;
    this.column = column;
    this.settle();
  }

  private settle(): void {
    while (this.line < this.lines.length && this.column >= (this.lines[this.line]?.length ?? 0)) {
      this.column = 0;
      this.line++;
    }
    if (this.line >= this.lines.length) throw new RangeError('past the end of the segment');
  }

  get character(): string {
    return this.lines[this.line]?.[this.column] ?? '';
  }

  /** On to the first character that is wanted; comments and continued lines are passed over. */
  until(wanted: (c: string) => boolean): this {
    for (;;) {
      const c = this.character;
      if (c === '\\' || c === '#') {
        this.line++;
        this.column = 0;
        this.settle();
      } else if (wanted(c)) return this;
      else {
        this.column++;
        this.settle();
      }
    }
  }
}

function onlyExpression(tree: mod): expr | null {
  if (tree.kind !== 'Module' || tree.body.length !== 1) return null;
  const statement = tree.body[0];
  return statement?.kind === 'Expr' ? statement.value : null;
}

/** The anchors of a source segment, or null when it is no operation, subscript or call. */
export function caretAnchors(segment: string): Anchors | null {
  let expression: expr | null;
  try {
    // In parentheses a segment may span lines; they shift line numbers by one.
    expression = onlyExpression(parse(`(\n${segment}\n)`, { filename: '<segment>', mode: 'exec' }));
  } catch {
    return null;
  }
  if (!expression) return null;
  const texts = segment.split('\n');
  const lines = texts.map((line) => [...line]);
  const column = (line: number, bytes: number): number => charactersOfBytes(texts[line] ?? '', bytes);
  const endOf = (e: expr): [number, number] => [e.end_lineno - 2, column(e.end_lineno - 2, e.end_col_offset)];
  try {
    if (expression.kind === 'BinOp') {
      const at = new Walker(lines, ...endOf(expression.left)).until((c) => !isSpace(c) && c !== ')');
      const line = lines[at.line] ?? [];
      const { right } = expression;
      let end = at.column + 1;
      const next = line[end];
      const rightLine = right.lineno - 2;
      const inOperator = rightLine > at.line || end < column(rightLine, right.col_offset);
      if (next !== undefined && inOperator && !isSpace(next) && next !== '\\' && next !== '#') end++;
      return { leftLine: at.line, leftColumn: at.column, rightLine: at.line, rightColumn: end };
    }
    if (expression.kind === 'Subscript' || expression.kind === 'Call') {
      const inner = expression.kind === 'Subscript' ? expression.value : expression.func;
      const bracket = expression.kind === 'Subscript' ? '[' : '(';
      const at = new Walker(lines, ...endOf(inner)).until((c) => c === bracket);
      const [rightLine, rightColumn] = endOf(expression);
      return { leftLine: at.line, leftColumn: at.column, rightLine, rightColumn };
    }
  } catch {
    return null;
  }
  return null;
}

/** Carets that would underline a whole line and a plain call say nothing: they are left out. */
export function wantsCarets(lines: string[], start: number, end: number, anchors: Anchors | null): boolean {
  try {
    const tree = parse(lines.join('\n'), { filename: '<lines>', mode: 'exec' });
    const statement = tree.body[0];
    if (!statement) return false;
    let value: expr | null = null;
    if (statement.kind === 'Return' && statement.value?.kind === 'Call' && statement.value.func.kind === 'Name')
      value = statement.value;
    else if (
      statement.kind === 'Assign' &&
      statement.value.kind === 'Call' &&
      statement.targets.length === 1 &&
      statement.targets[0]?.kind === 'Name'
    )
      value = statement.value;
    if (
      value &&
      value.lineno === 1 &&
      value.end_lineno === lines.length &&
      value.col_offset === start &&
      value.end_col_offset === end
    ) {
      return false;
    }
  } catch {
    // Lines that are no program by themselves keep their carets.
  }
  if (anchors) return true;
  const first = [...(lines[0] ?? '')];
  const last = [...(lines[lines.length - 1] ?? '')];
  return first.slice(0, start).join('').trimStart() !== '' || last.slice(end).join('').trimEnd() !== '';
}

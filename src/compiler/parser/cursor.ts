// The parser's place in the stream of tokens.
//
// This parser is for valid code: it reads each token once, builds CPython's tree and gives up with FAIL at the
// first surprise. What is wrong then, and where, is found out by the slower parser in ../errors (see parse.ts).

import type * as ast from '../ast.js';
import { PyCompileError, type WarningSink } from '../errors.js';
import type { Source } from '../tokenizer/source.js';
import { characterOffset } from '../tokenizer/state.js';
import { Tokenizer } from '../tokenizer/tokenizer.js';
import * as T from '../tokenizer/tokens.js';

/** Thrown where the source is not valid. */
export const FAIL: unique symbol = Symbol('invalid source');

/** CPython's MAXSTACK: how many grammar rules may be active. */
const MAX_STACK = 6000;
// The rules between a statement and an atom, which every expression needs.
const BASE_LEVEL = 26;

// One token in the array: kind, start, end, lineno, col_offset, end_lineno, end_col_offset, (unused).
const STRIDE = 8;

export type UnicodeName = (name: string) => number | null;

export interface ParserOptions {
  mode: 'exec' | 'eval' | 'single' | 'func_type';
  /** sys.get_int_max_str_digits() */
  maxStrDigits?: number;
  /** Comments of types are part of the tree. */
  typeComments?: boolean;
  warnings: WarningSink | null;
  /** The code point of a character name, for '\N{…}'. */
  unicodeName: UnicodeName | null;
  dontImplyDedent: boolean;
  barryAsBdfl: boolean;
}

/** A place where the error parser can start instead of at the beginning. */
export interface Begin {
  /** Of the line. */
  offset: number;
  lineno: number;
  warnings: number;
  barryAsBdfl: boolean;
}

/** The parser's place in the tokens, with what all rules need: looking ahead, expecting, making nodes. */
export class Cursor {
  readonly source: Source;
  readonly options: ParserOptions;
  readonly s: string;
  barryAsBdfl: boolean;
  /** The beginning of the source, and of its last statement so far. */
  readonly first: Begin;
  begin: Begin;

  /** The current token. */
  kind = 0;
  lineno = 0;
  col = 0;
  /** The end of the last token that is not white space. CPython: _PyPegen_get_last_nonnwhitespace_token. */
  endLine = 0;
  endCol = 0;

  readonly #lexer: Tokenizer;
  #tokens = new Int32Array(STRIDE * 256);
  #pos = 0;
  #fill = 0;
  #started = false;
  #level = BASE_LEVEL;
  // How many warnings there were before the last token was read.
  #warnedBefore = 0;
  readonly #metadata = new Map<number, string>();

  constructor(source: Source, options: ParserOptions) {
    this.source = source;
    this.options = options;
    this.s = source.text;
    this.barryAsBdfl = options.barryAsBdfl;
    this.first = {
      offset: 0,
      lineno: 1,
      warnings: options.warnings?.length ?? 0,
      barryAsBdfl: options.barryAsBdfl,
    };
    this.begin = this.first;
    this.#lexer = new Tokenizer(source, options.warnings);
    this.#lexer.typeComments = options.typeComments === true;
    this.#fetch();
    this.#load();
  }

  #fetch(): void {
    const lexer = this.#lexer;
    this.#warnedBefore = this.options.warnings?.length ?? 0;
    let kind = lexer.next();
    if (kind === T.ENDMARKER && this.options.mode === 'single' && this.#started) {
      // A single statement may lack its newline and dedents.
      kind = T.NEWLINE;
      this.#started = false;
      if (lexer.indent > 0 && !this.options.dontImplyDedent) {
        lexer.pendin = -lexer.indent;
        lexer.indent = 0;
      }
    } else {
      this.#started = true;
    }
    const at = this.#fill * STRIDE;
    if (at === this.#tokens.length) {
      const grown = new Int32Array(at * 2);
      grown.set(this.#tokens);
      this.#tokens = grown;
    }
    const tokens = this.#tokens;
    if (kind === T.NAME) kind = keywordOrName(this.s, lexer.tokStart, lexer.tokEnd);
    tokens[at] = kind;
    tokens[at + 1] = lexer.tokStart;
    tokens[at + 2] = lexer.tokEnd;
    tokens[at + 3] = lexer.tokLine;
    tokens[at + 4] = lexer.tokCol;
    tokens[at + 5] = lexer.tokEndLine;
    tokens[at + 6] = lexer.tokEndCol;
    if (lexer.metadata !== null) this.#metadata.set(this.#fill, lexer.metadata);
    this.#fill++;
  }

  #load(): void {
    const at = this.#pos * STRIDE;
    const tokens = this.#tokens;
    this.kind = tokens[at] as number;
    this.lineno = tokens[at + 3] as number;
    this.col = tokens[at + 4] as number;
  }

  /** Goes to the next token. */
  advance(): void {
    const at = this.#pos * STRIDE;
    this.endLine = this.#tokens[at + 5] as number;
    this.endCol = this.#tokens[at + 6] as number;
    this.skip();
  }

  /** Goes to the next token without counting this one as the end of anything: NEWLINE, INDENT, DEDENT. */
  skip(): void {
    if (++this.#pos === this.#fill) this.#fetch();
    this.#load();
  }

  /** The kind of a later token; peek(0) is the current one. */
  peek(distance: number): number {
    while (this.#pos + distance >= this.#fill) this.#fetch();
    return this.#tokens[(this.#pos + distance) * STRIDE] as number;
  }

  accept(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  expect(kind: number): void {
    if (this.kind !== kind) throw FAIL;
    this.advance();
  }

  expectSpace(kind: number): void {
    if (this.kind !== kind) throw FAIL;
    this.skip();
  }

  get start(): number {
    return this.#tokens[this.#pos * STRIDE + 1] as number;
  }

  get end(): number {
    return this.#tokens[this.#pos * STRIDE + 2] as number;
  }

  get tokenEndLine(): number {
    return this.#tokens[this.#pos * STRIDE + 5] as number;
  }

  get tokenEndCol(): number {
    return this.#tokens[this.#pos * STRIDE + 6] as number;
  }

  /** The source text of the current token. */
  get text(): string {
    return this.s.slice(this.start, this.end);
  }

  textAt(distance: number): string {
    this.peek(distance);
    const at = (this.#pos + distance) * STRIDE;
    return this.s.slice(this.#tokens[at + 1], this.#tokens[at + 2]);
  }

  /** The text of an f'{expr=}', if the current token ends one. */
  get metadata(): string | null {
    return this.#metadata.get(this.#pos) ?? null;
  }

  /** The current token is this soft keyword. */
  isSoft(keyword: string): boolean {
    return this.kind === T.NAME && this.end - this.start === keyword.length && this.s.startsWith(keyword, this.start);
  }

  /** Reads a `# type: …` where there is one. */
  typeComment(): string | null {
    if (this.kind !== T.TYPE_COMMENT) return null;
    const text = this.text;
    this.advance();
    return text;
  }

  /** Reads a name and returns it normalised. */
  name(): string {
    if (this.kind !== T.NAME) throw FAIL;
    const text = this.text;
    this.advance();
    return normalize(text);
  }

  /** For places that must try one thing and then another. */
  mark(): number {
    return this.#pos;
  }

  reset(mark: number): void {
    this.#pos = mark;
    this.#load();
  }

  /** A construct that nests by `rules` of CPython's grammar. */
  enter(rules: number): void {
    this.#level += rules;
    if (this.#level > MAX_STACK) throw stackOverflow();
  }

  leave(rules: number): void {
    this.#level -= rules;
  }

  /** Remembers that a statement of the module starts here. */
  beginStatement(): void {
    const { s } = this;
    const offset = s.lastIndexOf('\n', this.start - 1) + 1;
    // A line that continues another does not tell its indentation; then the statement before stays the last.
    if (offset > 0 && s.charCodeAt(offset - 2) === 92) return;
    // The last token read must be this one, to know what came before it.
    if (this.#pos !== this.#fill - 1) return;
    this.begin = {
      offset: this.start === 0 ? 0 : offset,
      lineno: this.lineno,
      warnings: this.#warnedBefore,
      barryAsBdfl: this.barryAsBdfl,
    };
  }

  /** Where the tokenizer's text goes on after the current token. */
  rest(): number {
    return this.#lexer.cur;
  }

  /** The tokenizer, which stands after the token that the parser could not go on with. */
  get lexer(): Tokenizer {
    return this.#lexer;
  }

  /** A warning about the piece of source at `at` (lines, byte columns). */
  warn(msg: string, at: ast.Located): void {
    if (this.options.warnings === null) return;
    // As CPython's error: both ends are measured in the first line.
    const line = this.source.measuredLine(at.lineno, at.end_lineno);
    this.options.warnings.push({
      category: 'SyntaxWarning',
      msg,
      filename: this.source.filename,
      lineno: at.lineno,
      offset: characterOffset(line, at.col_offset + 1),
      end_lineno: at.end_lineno,
      end_offset: characterOffset(line, at.end_col_offset + 1),
      text: line,
    });
  }
}

/** The error for source that is nested too deep. */
export function stackOverflow(): PyCompileError {
  return new PyCompileError('MemoryError', 'Parser stack overflowed - Python source too complex to parse');
}

/** PEP 3131: identifiers compare in NFKC. */
export function normalize(name: string): string {
  for (let i = 0; i < name.length; i++) {
    if (name.charCodeAt(i) > 127) return name.normalize('NFKC');
  }
  return name;
}

// Keywords are 2 to 8 letters, lower case but for False, None and True.
export function keywordOrName(s: string, start: number, end: number): number {
  const length = end - start;
  if (length < 2 || length > 8) return T.NAME;
  const c = s.charCodeAt(start);
  if (c < 97 ? c !== 70 && c !== 78 && c !== 84 : c > 121) return T.NAME;
  return T.KEYWORDS.get(s.slice(start, end)) ?? T.NAME;
}

/** The attributes of a node that starts where `first` does and ends at the last token. */
export type Start = Pick<ast.Located, 'lineno' | 'col_offset'>;

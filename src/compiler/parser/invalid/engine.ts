// Runs the grammar of this folder as CPython's generated parser runs its own: the same alternatives in the same
// order, the same memo, the same look-ahead, so that the token it got stuck at is the same. CPython: Parser/pegen.c.

import type { Source } from '../../tokenizer/source.js';
import { Tokenizer } from '../../tokenizer/tokenizer.js';
import * as T from '../../tokenizer/tokens.js';
import { keywordOrName, normalize, type ParserOptions, stackOverflow } from '../cursor.js';
import { parseNumber } from '../numbers.js';
import type { Node, Span, Token } from './nodes.js';
import type { Alternative, Item, Rule, Value } from './notation.js';
import { raiseAtLocation, raiseTokenizerError } from './raise.js';

const MAX_STACK = 6000;
const SOFT_KEYWORDS = ['_', 'case', 'match', 'type'];

interface Memo {
  value: Value;
  mark: number;
}

/** Runs the rules of this folder over the tokens, with CPython's memory and its order of attempts, until one raises. */
export class ErrorParser {
  readonly source: Source;
  readonly options: ParserOptions;
  readonly lexer: Tokenizer;
  readonly tokens: Token[] = [];
  mark = 0;
  callInvalidRules = false;
  barryAsBdfl: boolean;
  #level = 0;
  #started = false;
  // By token: rule id -> what it gave there.
  #memos: (Map<number, Memo> | undefined)[] = [];

  constructor(source: Source, options: ParserOptions, lexer = new Tokenizer(source, options.warnings)) {
    lexer.typeComments = options.typeComments === true;
    this.source = source;
    this.options = options;
    this.lexer = lexer;
    this.barryAsBdfl = options.barryAsBdfl;
  }

  get fill(): number {
    return this.tokens.length;
  }

  /** Prepares the pass that tries the invalid_ rules. */
  resetForErrors(): void {
    this.#memos = [];
    this.mark = 0;
    this.#level = 0;
    this.callInvalidRules = true;
  }

  /** The token at `mark`, read if need be. */
  token(mark: number): Token {
    while (mark >= this.tokens.length) this.#fillToken();
    return this.tokens[mark] as Token;
  }

  #fillToken(): void {
    const lexer = this.lexer;
    let kind = lexer.next();
    if (this.options.mode === 'single' && kind === T.ENDMARKER && this.#started) {
      kind = T.NEWLINE;
      this.#started = false;
      if (lexer.indent > 0 && !this.options.dontImplyDedent) {
        lexer.pendin = -lexer.indent;
        lexer.indent = 0;
      }
    } else {
      this.#started = true;
    }
    if (kind === T.NAME) kind = keywordOrName(lexer.s, lexer.tokStart, lexer.tokEnd);
    this.addToken(kind);
    if (kind === T.ERRORTOKEN) raiseTokenizerError(this);
  }

  /** Takes over the token that the tokenizer read last. */
  addToken(kind: number): void {
    const lexer = this.lexer;
    this.tokens.push({
      kind,
      start: lexer.tokStart,
      end: lexer.tokEnd,
      level: lexer.level,
      lineno: lexer.tokLine,
      col_offset: lexer.tokCol,
      end_lineno: lexer.tokEndLine,
      end_col_offset: lexer.tokEndCol,
    });
  }

  text(token: Token): string {
    return this.lexer.s.slice(token.start, token.end);
  }

  /** From the token at `start` to the last one read that is not white space. */
  span(start: number): Span {
    const first = this.token(start);
    let last = this.mark - 1;
    while (last > 0 && isSpace((this.tokens[last] as Token).kind)) last--;
    const end = this.tokens[Math.max(last, 0)] as Token;
    return {
      lineno: first.lineno,
      col_offset: first.col_offset,
      end_lineno: end.end_lineno,
      end_col_offset: end.end_col_offset,
    };
  }

  #enter(): void {
    if (this.#level++ === MAX_STACK) throw stackOverflow();
  }

  rule(rule: Rule): Value {
    this.#enter();
    const start = this.mark;
    if (rule.memo || rule.leftRecursive) {
      this.token(start);
      const known = this.#memos[start]?.get(rule.id);
      if (known !== undefined) {
        this.mark = known.mark;
        this.#level--;
        return known.value;
      }
    }
    let value: Value;
    if (rule.leftRecursive) {
      value = this.#grow(rule, start);
    } else if (rule.withoutInvalid) {
      const before = this.callInvalidRules;
      this.callInvalidRules = false;
      value = this.#alternatives(rule.alternatives, start);
      this.callInvalidRules = before;
    } else {
      value = this.#alternatives(rule.alternatives, start);
      if (rule.memo) this.#remember(start, rule.id, value);
    }
    this.#level--;
    return value;
  }

  #remember(start: number, id: number, value: Value): void {
    let memos = this.#memos[start];
    if (memos === undefined) {
      memos = new Map();
      this.#memos[start] = memos;
    }
    memos.set(id, { value, mark: this.mark });
  }

  // Left recursion: the rule finds its own last result at its start, and grows it until it grows no more.
  #grow(rule: Rule, start: number): Value {
    let best: Value = null;
    let bestMark = start;
    for (;;) {
      // The memo's mark is where the last try ended.
      this.#remember(start, rule.id, best);
      this.mark = start;
      this.#enter();
      const value = this.#alternatives(rule.alternatives, start);
      this.#level--;
      if (value === null || this.mark <= bestMark) break;
      bestMark = this.mark;
      best = value;
    }
    this.mark = bestMark;
    return best;
  }

  #alternatives(alternatives: readonly Alternative[], start: number): Value {
    for (let a = 0; a < alternatives.length; a++) {
      const one = alternatives[a] as Alternative;
      if (one.invalid && !this.callInvalidRules) continue;
      const items = one.items;
      let cut = false;
      let matched = true;
      let values: Value[] | null = null;
      let first: Value = true;
      for (let i = 0; i < items.length; i++) {
        const item = items[i] as Item;
        let value: Value;
        if (item.type === 'rule') value = this.rule(item.rule as Rule);
        else if (item.type === 'token') value = this.#expect(item.kind);
        else if (item.type === 'cut') {
          cut = true;
          continue;
        } else if (item.type === 'lookahead') {
          if (this.#lookahead(item.item) !== item.positive) {
            matched = false;
            break;
          }
          continue;
        } else {
          value = this.item(item);
        }
        if (value === null) {
          matched = false;
          break;
        }
        if (values === null) values = [];
        values.push(value);
        first = value;
      }
      if (matched) {
        if (one.action !== null) return one.action(this, values ?? [], start);
        return values === null || values.length === 1 ? first : values;
      }
      this.mark = start;
      if (cut) return null;
    }
    return null;
  }

  #lookahead(item: Item): boolean {
    const mark = this.mark;
    const value = this.item(item);
    this.mark = mark;
    return value !== null;
  }

  #expect(kind: number): Token | null {
    const token = this.mark < this.tokens.length ? (this.tokens[this.mark] as Token) : this.token(this.mark);
    if (token.kind !== kind) return null;
    this.mark++;
    return token;
  }

  /** Any item; leaves the mark where it was if there is none. */
  item(item: Item): Value {
    const start = this.mark;
    const value = this.#item(item, start);
    if (value === null) this.mark = start;
    return value;
  }

  #item(item: Item, start: number): Value {
    switch (item.type) {
      case 'token':
        return this.#expect(item.kind);
      case 'rule':
        return this.rule(item.rule as Rule);
      case 'name':
        return this.#name(this.#expect(T.NAME));
      case 'number':
        return this.#number();
      case 'soft': {
        const token = this.token(start);
        return token.kind === T.NAME && this.text(token) === item.word ? this.#name(this.#expect(T.NAME)) : null;
      }
      case 'anySoft': {
        const token = this.#expect(T.NAME);
        if (token === null) return null;
        // As in CPython, the beginning of a soft keyword will do.
        const text = this.text(token);
        return SOFT_KEYWORDS.some((word) => word.startsWith(text)) ? this.#name(token) : null;
      }
      case 'group': {
        this.#enter();
        const value = this.#alternatives(item.alternatives, start);
        this.#level--;
        return value;
      }
      case 'optional':
        return this.item(item.item) ?? true; // true: it is not there
      case 'loop':
        return this.#loop(item.item, item.least);
      case 'gather':
        return this.#gather(item.separator, item.item);
      case 'lookahead':
        return this.#lookahead(item.item) === item.positive ? true : null;
      case 'forced': {
        const token = this.token(this.mark);
        if (token.kind !== item.kind) raiseAtLocation(this, token, `expected '${item.text}'`);
        this.mark++;
        return token;
      }
      default:
        return true;
    }
  }

  #name(token: Token | null): Node | null {
    if (token === null) return null;
    return {
      kind: 'Name',
      id: normalize(this.text(token)),
      lineno: token.lineno,
      col_offset: token.col_offset,
      end_lineno: token.end_lineno,
      end_col_offset: token.end_col_offset,
    };
  }

  #number(): Node | null {
    const token = this.#expect(T.NUMBER);
    if (token === null) return null;
    const text = this.text(token);
    const value = parseNumber(text, this.options.maxStrDigits);
    if (value === null) {
      const digits = text.replaceAll('_', '').length;
      raiseAtLocation(
        this,
        { ...token, col_offset: -1, end_col_offset: -1 },
        `Exceeds the limit (${this.options.maxStrDigits ?? 4300} digits) for integer string conversion: value has ${digits} digits; ` +
          'use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals ' +
          'to avoid decimal conversion limits.',
      );
    }
    return {
      kind: 'Constant',
      constant: value,
      lineno: token.lineno,
      col_offset: token.col_offset,
      end_lineno: token.end_lineno,
      end_col_offset: token.end_col_offset,
    };
  }

  #loop(item: Item, least: 0 | 1): Value[] | null {
    this.#enter();
    const values: Value[] = [];
    for (;;) {
      const value = this.item(item);
      if (value === null) break;
      values.push(value);
    }
    this.#level--;
    return values.length >= least ? values : null;
  }

  #gather(separator: Item, item: Item): Value[] | null {
    this.#enter();
    const first = this.item(item);
    if (first === null) {
      this.#level--;
      return null;
    }
    const values = [first];
    this.#enter();
    for (;;) {
      const mark = this.mark;
      if (this.item(separator) === null) break;
      const value = this.item(item);
      if (value === null) {
        this.mark = mark;
        break;
      }
      values.push(value);
    }
    this.#level -= 2;
    return values;
  }
}

function isSpace(kind: number): boolean {
  return kind === T.NEWLINE || kind === T.INDENT || kind === T.DEDENT || kind === T.ENDMARKER;
}

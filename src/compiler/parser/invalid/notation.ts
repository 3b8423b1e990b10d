// The notation in which the grammar of this folder is written, and its reader.
//
//   'if'  ':'       a keyword or an operator          "match"    a soft keyword
//   NAME            a token of this kind              rule       another rule
//   x?  x*  x+      optional, repeated                ','.x+     one or more, separated
//   &x  !x          must (not) follow, not consumed   &&':'      must follow, or it is an error that names it
//   ~               no later alternative from here    ( x | y )  a group
//
// An alternative may have an action, which gets the values of its items (but for look-aheads and ~).

import * as T from '../../tokenizer/tokens.js';

export type Item =
  | { type: 'token'; kind: number }
  | { type: 'soft'; word: string }
  | { type: 'name' }
  | { type: 'number' }
  | { type: 'anySoft' }
  | { type: 'rule'; name: string; rule: Rule | null }
  | { type: 'group'; alternatives: Alternative[] }
  | { type: 'optional'; item: Item }
  | { type: 'loop'; item: Item; least: 0 | 1 }
  | { type: 'gather'; separator: Item; item: Item }
  | { type: 'lookahead'; item: Item; positive: boolean }
  | { type: 'forced'; kind: number; text: string }
  | { type: 'cut' };

// biome-ignore lint/suspicious/noExplicitAny: the values of items are what their rules make of them
export type Value = any;

/** Makes an alternative's value; null says that it does not match after all, and no other is tried. */
// biome-ignore lint/suspicious/noExplicitAny: see ErrorParser, which would be a circle here
export type Action = (p: any, values: Value[], start: number) => Value;

export interface Alternative {
  items: Item[];
  action: Action | null;
  /** Only tried in the pass that looks for the error. */
  invalid: boolean;
}

export interface Rule {
  name: string;
  id: number;
  alternatives: Alternative[];
  memo: boolean;
  leftRecursive: boolean;
  /** No invalid_ rules below this one. */
  withoutInvalid: boolean;
}

/** Rules as they are written: each alternative is its items, or its items and an action. */
export type RuleSet = { readonly [name: string]: readonly (string | readonly [string, Action])[] };

const TOKEN_KINDS: { readonly [name: string]: number } = {
  STRING: T.STRING,
  NEWLINE: T.NEWLINE,
  INDENT: T.INDENT,
  DEDENT: T.DEDENT,
  ENDMARKER: T.ENDMARKER,
  FSTRING_START: T.FSTRING_START,
  FSTRING_MIDDLE: T.FSTRING_MIDDLE,
  FSTRING_END: T.FSTRING_END,
  // Type comments are never read, but CPython looks for them, which moves the place of errors.
  TYPE_COMMENT: T.TYPE_COMMENT,
};

function kindOf(text: string): number {
  const kind = T.KEYWORDS.get(text) ?? T.OPERATORS.get(text);
  if (kind === undefined) throw new Error(`no token ${text}`);
  return kind;
}

const LEXEMES = /'[^']+'|"[^"]+"|&&|[A-Za-z_]\w*|[?*+&!~()|.]/g;

class Reader {
  readonly #lexemes: string[];
  #at = 0;

  constructor(text: string) {
    this.#lexemes = text.match(LEXEMES) ?? [];
  }

  items(): Item[] {
    const items: Item[] = [];
    while (this.#at < this.#lexemes.length && this.#peek() !== '|' && this.#peek() !== ')') items.push(this.#item());
    return items;
  }

  #peek(): string {
    return this.#lexemes[this.#at] ?? '';
  }

  #next(): string {
    return this.#lexemes[this.#at++] ?? '';
  }

  #item(): Item {
    const first = this.#peek();
    if (first === '~') {
      this.#at++;
      return { type: 'cut' };
    }
    if (first === '&&') {
      this.#at++;
      const text = this.#next().slice(1, -1);
      return { type: 'forced', kind: kindOf(text), text };
    }
    if (first === '&' || first === '!') {
      this.#at++;
      return { type: 'lookahead', item: this.#atom(), positive: first === '&' };
    }
    const item = this.#atom();
    switch (this.#peek()) {
      case '?':
        this.#at++;
        return { type: 'optional', item };
      case '*':
        this.#at++;
        return { type: 'loop', item, least: 0 };
      case '+':
        this.#at++;
        return { type: 'loop', item, least: 1 };
      case '.': {
        this.#at++;
        const element = this.#atom();
        this.#at++; // the +
        return { type: 'gather', separator: item, item: element };
      }
      default:
        return item;
    }
  }

  #atom(): Item {
    const text = this.#next();
    if (text === '(') {
      const alternatives = [alternative(this.items(), null)];
      while (this.#next() === '|') alternatives.push(alternative(this.items(), null));
      const only = alternatives.length === 1 ? alternatives[0]?.items : undefined;
      // A group of one item is that item.
      return only?.length === 1 ? (only[0] as Item) : { type: 'group', alternatives };
    }
    if (text.startsWith("'")) return { type: 'token', kind: kindOf(text.slice(1, -1)) };
    if (text.startsWith('"')) return { type: 'soft', word: text.slice(1, -1) };
    if (text === 'NAME') return { type: 'name' };
    if (text === 'NUMBER') return { type: 'number' };
    if (text === 'SOFT_KEYWORD') return { type: 'anySoft' };
    const kind = TOKEN_KINDS[text];
    return kind === undefined ? { type: 'rule', name: text, rule: null } : { type: 'token', kind };
  }
}

function alternative(items: Item[], action: Action | null): Alternative {
  const only = items.length === 1 ? items[0] : undefined;
  return { items, action, invalid: only?.type === 'rule' && only.name.startsWith('invalid_') };
}

/** Reads rule sets into rules. */
export function readRules(
  sets: readonly RuleSet[],
  memo: ReadonlySet<string>,
  leftRecursive: ReadonlySet<string>,
): Map<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const set of sets) {
    for (const [name, written] of Object.entries(set)) {
      const alternatives = written.map((one) =>
        typeof one === 'string'
          ? alternative(new Reader(one).items(), null)
          : alternative(new Reader(one[0]).items(), one[1]),
      );
      rules.set(name, {
        name,
        id: rules.size,
        alternatives,
        memo: memo.has(name),
        leftRecursive: leftRecursive.has(name),
        withoutInvalid: name.endsWith('_without_invalid'),
      });
    }
  }
  const link = (items: Item[]): void => {
    for (const item of items) linkItem(item);
  };
  const linkItem = (item: Item): void => {
    if (item.type === 'rule') {
      const rule = rules.get(item.name);
      if (rule === undefined) throw new Error(`no rule ${item.name}`);
      item.rule = rule;
    } else if (item.type === 'group') {
      for (const one of item.alternatives) link(one.items);
    } else if ('item' in item) {
      linkItem(item.item);
      if (item.type === 'gather') linkItem(item.separator);
    }
  };
  for (const rule of rules.values()) for (const one of rule.alternatives) link(one.items);
  return rules;
}

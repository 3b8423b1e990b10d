// A notebook's text as cells: a heading in place of each mark, texts set as such until one edits them, and below each cell what it
// printed. All that a notebook or a program says becomes text nodes.

import { type EditorState, type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { ShownCell } from '../model/cells.js';
import { type Cell, cellsOf } from '../model/notebook.js';

/** Lines of output below a cell; the console has them all. */
const MOST = 60;

export const setResults = StateEffect.define<ShownCell[]>();
const setFocused = StateEffect.define<boolean>();

const element = (tag: string, name: string, text = ''): HTMLElement => {
  const e = document.createElement(tag);
  e.className = name;
  e.textContent = text;
  return e;
};

/** `code`, **strong** and *emphasis*. */
function inline(parent: HTMLElement, text: string): void {
  for (const part of text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/)) {
    const [tag, cut] = part.startsWith('`') ? ['code', 1] : /^\*\*./.test(part) ? ['b', 2] : ['em', 1];
    if (/^(`.+`|\*.+\*)$/s.test(part)) parent.append(element(tag as string, '', part.slice(cut as number, -cut)));
    else parent.append(part);
  }
}

/** Headings, lists, code between fences, paragraphs. */
function markdown(parent: HTMLElement, source: string): void {
  let fence: HTMLElement | undefined;
  let paragraph: HTMLElement | undefined;
  for (const line of source.split('\n')) {
    if (/^\s*```/.test(line)) {
      fence = fence ? undefined : parent.appendChild(element('pre', ''));
      paragraph = undefined;
      continue;
    }
    if (fence) {
      fence.append(`${line}\n`);
      continue;
    }
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    const item = /^(\s*)(?:[-*+]|\d+[.)])\s+(.*)$/.exec(line);
    if (heading || item) {
      const block = element('p', heading ? `md-h md-h${heading[1]?.length}` : 'md-item');
      inline(block, (heading ?? item)?.[2] ?? '');
      parent.append(block);
      paragraph = item ? block : undefined;
    } else if (!line.trim()) paragraph = undefined;
    else {
      if (paragraph) paragraph.append(' ');
      paragraph ??= parent.appendChild(element('p', ''));
      inline(paragraph, line.trim());
    }
  }
}

class Heading extends WidgetType {
  private readonly text: string;
  private readonly running: boolean;
  constructor(text: string, running: boolean) {
    super();
    this.text = text;
    this.running = running;
  }
  override eq(other: Heading): boolean {
    return other.text === this.text && other.running === this.running;
  }
  override toDOM(): HTMLElement {
    return element('div', `cell-head${this.running ? ' now' : ''}`, this.text);
  }
}

class Text extends WidgetType {
  private readonly source: string;
  constructor(source: string) {
    super();
    this.source = source;
  }
  override eq(other: Text): boolean {
    return other.source === this.source;
  }
  override toDOM(view: EditorView): HTMLElement {
    const div = element('div', 'cell-text');
    div.tabIndex = 0;
    div.title = 'Enter or a double click edits it';
    const edit = (): void => {
      const { doc } = view.state;
      const line = doc.lineAt(view.posAtDOM(div)).number;
      const cell = cellsOf(doc.toString()).find((c) => c.to >= line);
      // Who has the keyboard first decides where the cursor is.
      view.focus();
      view.dispatch({ selection: { anchor: doc.line(Math.min(doc.lines, (cell?.mark ?? 0) + 1)).from } });
    };
    div.addEventListener('dblclick', edit);
    div.addEventListener('keydown', (e) => {
      if (e.key !== 'Enter') return;
      e.preventDefault();
      edit();
    });
    markdown(div, this.source);
    return div;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

class Output extends WidgetType {
  private readonly pieces: { fd: number; text: string }[];
  constructor(pieces: { fd: number; text: string }[]) {
    super();
    this.pieces = pieces;
  }
  override eq(other: Output): boolean {
    return other.pieces.length === this.pieces.length && other.pieces.every((p, i) => p.text === this.pieces[i]?.text);
  }
  override toDOM(): HTMLElement {
    const div = element('div', 'cell-out');
    const all = this.pieces.reduce((n, p) => n + p.text.split('\n').length - 1, 0);
    if (all > MOST) div.append(element('p', 'dim', `${all - MOST} lines before these are in the output below`));
    let left = Math.min(all, MOST) + 1;
    const spans: HTMLElement[] = [];
    for (const { fd, text } of [...this.pieces].reverse()) {
      const lines = text.split(/(?<=\n)/).slice(-left);
      left -= lines.length;
      spans.unshift(element('span', fd === 2 ? 'err' : '', lines.join('').slice(-4000)));
      if (left <= 0) break;
    }
    div.append(...spans);
    return div;
  }
}

interface Drawn {
  results: ShownCell[];
  /** Where the cursor is, the text stands as it is typed: while the editor has the keyboard. */
  focused: boolean;
  decorations: DecorationSet;
}

const label = (cell: Cell, result: ShownCell | undefined): string =>
  cell.kind === 'code' ? `In [${result?.running ? '*' : (result?.count ?? ' ')}]` : 'Text';

function draw(state: EditorState, results: ShownCell[], focused: boolean): Drawn {
  const { doc, selection } = state;
  const found: Range<Decoration>[] = [];
  cellsOf(doc.toString()).forEach((cell, i) => {
    const from = doc.line(Math.max(1, cell.mark)).from;
    const { to } = doc.line(cell.to);
    const edited = (end: number): boolean => focused && selection.ranges.some((r) => r.from <= end && r.to >= from);
    const result = results[i];
    if (cell.kind !== 'code') {
      if (!edited(to)) found.push(Decoration.replace({ widget: new Text(cell.source), block: true }).range(from, to));
      return;
    }
    if (cell.mark > 0 && !edited(doc.line(cell.mark).to)) {
      const widget = new Heading(label(cell, result), result?.running ?? false);
      found.push(Decoration.replace({ widget, block: true }).range(from, doc.line(cell.mark).to));
    }
    let last = cell.to;
    while (last > cell.mark + 1 && !doc.line(last).text.trim()) last--;
    if (result?.running)
      for (let n = cell.mark + 1; n <= last; n++)
        found.push(Decoration.line({ class: 'cell-now' }).range(doc.line(n).from));
    if (result?.outputs.length)
      found.push(
        Decoration.widget({ widget: new Output(result.outputs), block: true, side: 2 }).range(doc.line(last).to),
      );
  });
  return { results, focused, decorations: Decoration.set(found, true) };
}

const field = StateField.define<Drawn>({
  create: (state) => draw(state, [], false),
  update(value, transaction) {
    let { results, focused } = value;
    for (const effect of transaction.effects) {
      if (effect.is(setResults)) results = effect.value;
      if (effect.is(setFocused)) focused = effect.value;
    }
    const same = results === value.results && focused === value.focused;
    if (same && !transaction.docChanged && !transaction.selection) return value;
    return draw(transaction.state, results, focused);
  },
  provide: (f) => EditorView.decorations.from(f, (d) => d.decorations),
});

export const notebookCells: Extension = [
  field,
  EditorView.focusChangeEffect.of((_state, focusing) => setFocused.of(focusing)),
];

/** An empty cell behind the one with the cursor, which goes into it. */
export function addCell(view: EditorView, kind: Cell['kind']): void {
  const { doc, selection } = view.state;
  const line = doc.lineAt(selection.main.head).number;
  const cell = cellsOf(doc.toString()).find((c) => c.to >= line);
  const at = doc.line(cell?.to ?? doc.lines).to;
  const insert = kind === 'code' ? '\n\n# %%\n' : '\n\n# %% [markdown]\n# ';
  view.dispatch({ changes: { from: at, insert }, selection: { anchor: at + insert.length }, scrollIntoView: true });
  view.focus();
}

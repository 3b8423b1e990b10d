// CodeMirror with what a run shows in it: the line just executed, the next one, breakpoints, a problem in its place.

import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  LanguageSupport,
  syntaxHighlighting,
} from '@codemirror/language';
import { EditorState, type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state';
import {
  type Command,
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  GutterMarker,
  gutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  WidgetType,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { hasCells as isNotebook } from '../../src/compiler/cells.js';
import type { ShownCell } from '../model/cells.js';
import { edit, toggleBreakpoint } from '../model/editing.js';
import type { Problem } from '../model/protocol.js';
import { run } from '../model/running.js';

export interface Marks {
  now: number | null;
  last: number | null;
  breakpoints: number[];
  problem: Problem | null;
}

const setMarks = StateEffect.define<Marks>();

const highlight = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword],
    class: 'k',
  },
  { tag: [tags.string, tags.special(tags.string)], class: 's' },
  { tag: [tags.number, tags.bool, tags.null], class: 'n' },
  { tag: [tags.comment], class: 'c' },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: 'f' },
]);

class Sign extends GutterMarker {
  readonly kind: string;
  readonly label: string;
  constructor(kind: string, label: string) {
    super();
    this.kind = kind;
    this.label = label;
  }
  override eq(other: Sign): boolean {
    return other.kind === this.kind;
  }
  override toDOM(): Node {
    const i = document.createElement('i');
    i.className = this.kind;
    i.title = this.label;
    return i;
  }
}

const lastSign = new Sign('arrow last', 'just executed');
const nextSign = new Sign('arrow next', 'next');
const bothSign = new Sign('arrow both', 'just executed, and next');
const breakSign = new Sign('bp-dot', 'breakpoint');
const emptySign = new Sign('bp-dot empty', '');

class Message extends WidgetType {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  override eq(other: Message): boolean {
    return other.text === this.text;
  }
  override toDOM(): HTMLElement {
    const div = document.createElement('div');
    div.className = 'cm-problem';
    div.setAttribute('role', 'note');
    const span = document.createElement('span');
    span.textContent = this.text;
    div.append(span);
    return div;
  }
}

interface Drawn {
  marks: Marks;
  decorations: DecorationSet;
  arrows: RangeSet<GutterMarker>;
  breaks: RangeSet<GutterMarker>;
}

const none: Marks = { now: null, last: null, breakpoints: [], problem: null };

function draw(state: EditorState, marks: Marks): Drawn {
  const line = (n: number | null) => (n !== null && n >= 1 && n <= state.doc.lines ? state.doc.line(n) : undefined);
  const decorations = [];
  const arrows = [];
  const now = line(marks.now);
  const last = line(marks.last);
  if (now) decorations.push(Decoration.line({ class: 'cm-now' }).range(now.from));
  if (now && now.from === last?.from) arrows.push(bothSign.range(now.from));
  else {
    if (last) arrows.push(lastSign.range(last.from));
    if (now) arrows.push(nextSign.range(now.from));
  }
  const at = marks.problem && line(marks.problem.line);
  if (marks.problem && at) {
    const { column, endColumn, type, message } = marks.problem;
    const indent = at.text.length - at.text.trimStart().length;
    const from = Math.min(at.from + (column === null ? indent : column + indent), at.to);
    const to =
      column === null ? at.to : Math.min(at.to, Math.max(from + 1, at.from + (endColumn ?? column + 1) + indent));
    if (to > from) decorations.push(Decoration.mark({ class: 'cm-wrong' }).range(from, to));
    decorations.push(
      Decoration.widget({ widget: new Message(`${type}${message ? `: ${message}` : ''}`), block: true, side: 1 }).range(
        at.to,
      ),
    );
  }
  return {
    marks,
    decorations: Decoration.set(decorations, true),
    arrows: RangeSet.of(arrows, true),
    breaks: RangeSet.of(
      marks.breakpoints.flatMap((n) => {
        const l = line(n);
        return l ? [breakSign.range(l.from)] : [];
      }),
      true,
    ),
  };
}

const field = StateField.define<Drawn>({
  create: (state) => draw(state, none),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return draw(transaction.state, effect.value);
    if (!transaction.docChanged) return value;
    return draw(transaction.state, { ...value.marks, now: null, last: null, problem: null });
  },
  provide: (f) => EditorView.decorations.from(f, (d) => d.decorations),
});

export interface Editor {
  show(file: string, text: string): void;
  mark(marks: Marks): void;
  /** What a notebook's cells have done. */
  results(results: ShownCell[]): void;
  addCell(kind: 'code' | 'markdown'): void;
  destroy(): void;
}

/** The search panel is loaded when it is asked for. */
const search: Command = (view) => {
  void import('@codemirror/search').then(({ openSearchPanel, searchKeymap }) => {
    view.dispatch({ effects: StateEffect.appendConfig.of(keymap.of(searchKeymap)) });
    openSearchPanel(view);
  });
  return true;
};

/** CodeMirror with Python, breakpoints and the line that is about to run. */
export function createEditor(parent: HTMLElement): Editor {
  let file = '';
  const states = new Map<string, EditorState>();
  const extensions: Extension = [
    gutter({
      class: 'cm-breaks',
      renderEmptyElements: true,
      markers: (view) => view.state.field(field).breaks,
      initialSpacer: () => emptySign,
      domEventHandlers: {
        mousedown(view, block) {
          toggleBreakpoint(file, view.state.doc.lineAt(block.from).number);
          return true;
        },
      },
    }),
    gutter({ class: 'cm-arrows', markers: (view) => view.state.field(field).arrows, initialSpacer: () => nextSign }),
    lineNumbers(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    indentUnit.of('    '),
    EditorState.tabSize.of(4),
    // Not python(): its completions are not used, and weigh 6 KB.
    new LanguageSupport(pythonLanguage),
    syntaxHighlighting(highlight),
    field,
    keymap.of([
      {
        key: 'Mod-Enter',
        run: () => {
          void run({});
          return true;
        },
      },
      {
        key: 'F9',
        run: (view) => {
          toggleBreakpoint(file, view.state.doc.lineAt(view.state.selection.main.head).number);
          return true;
        },
      },
      ...defaultKeymap,
      ...historyKeymap,
      { key: 'Mod-f', run: search },
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({ 'aria-label': 'Program', spellcheck: 'false', tabindex: '0' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) edit(file, update.state.doc.toString());
    }),
  ];
  /** Notebooks are rare: what shows their cells is loaded for the first. */
  let cells: typeof import('./notebook-cells.js') | undefined;
  let shown: ShownCell[] = [];
  const fresh = (text: string): EditorState =>
    EditorState.create({
      doc: text,
      extensions: cells && isNotebook(file) ? [extensions, cells.notebookCells] : extensions,
    });
  const wantCells = async (): Promise<void> => {
    cells = await import('./notebook-cells.js');
    if (!isNotebook(file)) return;
    view.dispatch({ effects: StateEffect.appendConfig.of(cells.notebookCells) });
    view.dispatch({ effects: cells.setResults.of(shown) });
  };
  const view = new EditorView({ parent, state: fresh('') });
  return {
    show(name, text) {
      if (name !== file) {
        if (file) states.set(file, view.state);
        file = name;
        const kept = states.get(name);
        view.setState(kept && kept.doc.toString() === text ? kept : fresh(text));
        if (isNotebook(name) && !cells) void wantCells();
      } else if (view.state.doc.toString() !== text) {
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      }
    },
    mark(marks) {
      const { doc } = view.state;
      const effects: StateEffect<unknown>[] = [setMarks.of(marks)];
      const at = marks.now ?? marks.problem?.line ?? null;
      if (at !== null && at <= doc.lines && !view.hasFocus)
        effects.push(EditorView.scrollIntoView(doc.line(at).from, { y: 'nearest', yMargin: 44 }));
      view.dispatch({ effects });
    },
    results(results) {
      shown = results;
      if (cells && isNotebook(file)) view.dispatch({ effects: cells.setResults.of(results) });
    },
    addCell(kind) {
      cells?.addCell(view, kind);
    },
    destroy: () => view.destroy(),
  };
}

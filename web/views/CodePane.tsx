// The program: tabs of its files, the editor, what the arrows mean, and the bytecode of the line.

import { createEffect, createMemo, createSignal, For, lazy, onCleanup, Show, Suspense } from 'solid-js';
import { hasCells as isNotebook } from '../../src/compiler/cells.js';
import { addFile, removeFile } from '../model/editing.js';
import { picture, setState, state } from '../model/state.js';
import { Bytecode } from './Bytecode.js';
import type { Editor, Marks } from './editor.js';
import { Listing } from './Listing.js';

const NotebookTools = lazy(() => import('./NotebookTools.js'));
const [wanted, setWanted] = createSignal(false);

/** The editor is a third of the page's code: it comes behind the first picture, or when somebody clicks. */
export const wantEditor = (): void => {
  setWanted(true);
};

export function CodePane() {
  let host!: HTMLDivElement;
  const [editor, setEditor] = createSignal<Editor>();
  const text = () => state.files.find((f) => f.name === state.active)?.text ?? '';
  const marks = createMemo((): Marks => {
    const here = (file: string, line: number | null) => (file === state.active ? line : null);
    const live = state.total > 0 && !state.edited;
    return {
      now: live ? here(picture.file, picture.line) : null,
      last: live ? here(picture.lastFile, picture.lastLine) : null,
      breakpoints: state.breakpoints.filter((b) => b.file === state.active).map((b) => b.line),
      problem: !state.edited && state.problem?.file === state.active ? { ...state.problem } : null,
    };
  });
  createEffect(() => {
    if (!wanted() || editor()) return;
    void import('./editor.js').then(({ createEditor }) => setEditor(createEditor(host)));
  });
  createEffect(() => editor()?.show(state.active, text()));
  createEffect(() => editor()?.mark(marks()));
  onCleanup(() => editor()?.destroy());
  // Stepping into another file of the program shows it.
  createEffect(() => {
    const file = picture.file;
    if (file && file !== state.active && state.files.some((f) => f.name === file)) setState('active', file);
  });
  return (
    <section class="pane code-pane" aria-label="Code">
      <div class="pane-head">
        <h2>Code</h2>
        <div class="tabs files" role="group" aria-label="Files">
          <For each={state.files}>
            {(f) => (
              <span class="file" classList={{ on: f.name === state.active }}>
                <button type="button" aria-pressed={f.name === state.active} onClick={() => setState('active', f.name)}>
                  {f.name}
                </button>
                <Show when={f.name !== state.main}>
                  <button
                    type="button"
                    class="close"
                    aria-label={`Remove ${f.name}`}
                    onClick={() => removeFile(f.name)}
                  >
                    ×
                  </button>
                </Show>
              </span>
            )}
          </For>
          <button
            type="button"
            class="add"
            title="Add a file"
            aria-label="Add a file"
            onClick={() => {
              let n = state.files.length;
              while (state.files.some((f) => f.name === `module${n}.py`)) n++;
              addFile(`module${n}.py`, '');
            }}
          >
            +
          </button>
        </div>
      </div>
      <div class="editor" onPointerDown={wantEditor}>
        <Show when={!editor()}>
          <Listing text={text()} marks={marks()} />
        </Show>
        <div class="editor-host" ref={host} />
      </div>
      <Show when={isNotebook(state.active) && editor()}>
        {(e) => (
          <Suspense>
            <NotebookTools editor={e()} />
          </Suspense>
        )}
      </Show>
      <div class="legend">
        <span>
          <i class="arrow last" aria-hidden="true" /> just executed
        </span>
        <span>
          <i class="arrow next" aria-hidden="true" /> next
        </span>
        <span>
          <i class="bp-dot" aria-hidden="true" /> breakpoint
        </span>
        <Show when={state.edited && state.total > 0}>
          <span class="stale">edited: run it again</span>
        </Show>
      </div>
      <Bytecode />
    </section>
  );
}

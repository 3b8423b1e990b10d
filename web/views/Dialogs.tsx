// What opens above the page: keys, sharing, export, the list of lessons.

import { createEffect, For, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { dialog, setDialog } from '../model/state.js';
import { KEYS } from './keys.js';

const ShareDialog = lazy(() => import('./Share.js'));
const ExportDialog = lazy(() => import('./Export.js'));
const LessonList = lazy(() => import('./LessonList.js'));

export function Dialog(props: { title: string; children: JSX.Element }) {
  let el!: HTMLDialogElement;
  createEffect(() => {
    if (!el.open) el.showModal();
  });
  return (
    <dialog
      ref={el}
      aria-label={props.title}
      onClose={() => setDialog('')}
      onClick={(e) => {
        if (e.target === el) setDialog('');
      }}
    >
      <div class="sheet">
        <header>
          <h2>{props.title}</h2>
          <button type="button" class="btn icon" aria-label="Close" onClick={() => setDialog('')}>
            ×
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  );
}

function Keys() {
  return (
    <Dialog title="Keys and signs">
      <p class="small-only">
        <button type="button" class="btn" onClick={() => setDialog('share')}>
          Share
        </button>
        <button type="button" class="btn" onClick={() => setDialog('export')}>
          Export
        </button>
      </p>
      <table class="keys">
        <tbody>
          <For each={KEYS}>
            {([keys, what]) => (
              <tr>
                <th scope="row">
                  <For each={keys.split('  ')}>{(key) => <kbd>{key}</kbd>}</For>
                </th>
                <td>{what}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <h3>Colours and marks</h3>
      <ul class="colours">
        <li class="k-number">numbers</li>
        <li class="k-text">texts</li>
        <li class="k-container">containers</li>
        <li class="k-code">code</li>
        <li class="k-other">instances and the rest</li>
      </ul>
      <p>
        A count that moved shows <b class="moved">2 → 3</b>. <b>immortal</b>: CPython 3.12 and later never count None,
        True, small ints and interned names. <b>new</b> and <b>freed</b> say what this step made and gave back; a freed
        object stays as a ghost until the next step. Above the slider stand calls, births and collections, below it
        output and errors. All of it is CPython 3.13's layout, read from memory.
      </p>
    </Dialog>
  );
}

export function Dialogs() {
  return (
    <Show when={dialog()}>
      <Suspense>
        <Switch>
          <Match when={dialog() === 'keys'}>
            <Keys />
          </Match>
          <Match when={dialog() === 'share'}>
            <ShareDialog />
          </Match>
          <Match when={dialog() === 'export'}>
            <ExportDialog />
          </Match>
          <Match when={dialog() === 'lessons'}>
            <LessonList />
          </Match>
        </Switch>
      </Suspense>
    </Show>
  );
}

// The head of the page: where one is, and what concerns the whole.

import { Show } from 'solid-js';
import { leaveLesson, lesson } from '../lessons/state.js';
import { run, stop } from '../model/running.js';
import { applyTheme, setDialog, state } from '../model/state.js';

export function Header() {
  const dark = () =>
    state.theme === 'dark' || (state.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <header class="top">
      <h1 class="visually-hidden">Pellucid: see Python’s memory</h1>
      <a class="logo" href="./" aria-label="Pellucid, start page">
        <i aria-hidden="true" />
        <span>Pellucid</span>
      </a>
      <nav class="crumb" aria-label="You are here">
        <Show when={lesson()} fallback={<b>{state.main}</b>}>
          {(l) => (
            <>
              <button type="button" class="link" onClick={() => setDialog('lessons')}>
                Lessons
              </button>
              <span aria-hidden="true">/</span>
              <b>
                {l().number} {l().title}
              </b>
              <button type="button" class="link quiet" onClick={leaveLesson}>
                leave
              </button>
            </>
          )}
        </Show>
      </nav>
      <span class="grow" />
      <button type="button" class="btn" onClick={() => setDialog('lessons')}>
        Lessons
      </button>
      <button type="button" class="btn wide-only" onClick={() => setDialog('share')}>
        Share
      </button>
      <button type="button" class="btn wide-only" onClick={() => setDialog('export')}>
        Export
      </button>
      <button
        type="button"
        class="btn icon"
        aria-label={dark() ? 'Light colours' : 'Dark colours'}
        title={dark() ? 'Light colours' : 'Dark colours'}
        onClick={() => applyTheme(dark() ? 'light' : 'dark')}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 1.5a6.5 6.5 0 1 0 0 13z" />
          <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.4" />
        </svg>
      </button>
      <button
        type="button"
        class="btn icon"
        aria-label="Keys and help"
        title="Keys and help (?)"
        onClick={() => setDialog('keys')}
      >
        ?
      </button>
      <Show
        when={state.status === 'recording'}
        fallback={
          <button type="button" class="btn go" title="Run the program (Ctrl+Enter)" onClick={() => void run({})}>
            Run<kbd aria-hidden="true">Ctrl ⏎</kbd>
          </button>
        }
      >
        <button type="button" class="btn go stop" onClick={() => void stop()}>
          Stop
        </button>
      </Show>
    </header>
  );
}

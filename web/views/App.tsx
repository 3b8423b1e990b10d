// The page: head, time, code beside stack beside heap, and what lies below. Panes are dragged by the lines between them.

import { createSignal, For, lazy, Match, onCleanup, onMount, Show, Suspense, Switch } from 'solid-js';
import { lesson } from '../lessons/state.js';
import { setView } from '../model/looking.js';
import { run } from '../model/running.js';
import { notify, pending, state, VIEWS } from '../model/state.js';
import { load, save } from '../model/storage.js';
import { Chosen } from './Chosen.js';
import { CodePane } from './CodePane.js';
import { Dialogs } from './Dialogs.js';
import { handleDrop } from './drop.js';
import { Console, Events } from './Footer.js';
import { Header } from './Header.js';
import { HeapPane, StackWires } from './HeapPane.js';
import { Hints } from './Hints.js';
import { handleKey } from './keys.js';
import { StackPane } from './StackPane.js';
import { TimeBar } from './TimeBar.js';

const Segments = lazy(() => import('./Segments.js'));
const Allocator = lazy(() => import('./Allocator.js'));
const Collector = lazy(() => import('./Collector.js'));
const Bytes = lazy(() => import('./Bytes.js'));
const Retainers = lazy(() => import('./Retainers.js'));
const LessonPane = lazy(() => import('./LessonPane.js'));

interface Sizes {
  lesson: number;
  code: number;
  stack: number;
  foot: number;
}
const FIRST: Sizes = { lesson: 340, code: 392, stack: 368, foot: 184 };
const [sizes, setSizes] = createSignal<Sizes>({ ...FIRST, ...load<Partial<Sizes>>('sizes', {}) });

type Tab = 'code' | 'stack' | 'heap' | 'events' | 'output' | 'lesson';
export const [tab, setTab] = createSignal<Tab>('code');

function Splitter(props: { what: keyof Sizes; label: string; flip?: boolean }) {
  const vertical = () => props.what !== 'foot';
  const change = (size: number): void => {
    setSizes((s) => ({
      ...s,
      [props.what]: Math.max(props.what === 'foot' ? 80 : 180, Math.min(900, Math.round(size))),
    }));
    save('sizes', sizes());
  };
  const down = (e: PointerEvent): void => {
    const from = vertical() ? e.clientX : e.clientY;
    const size = sizes()[props.what];
    const el = e.currentTarget as HTMLElement;
    el.setPointerCapture(e.pointerId);
    const move = (m: PointerEvent): void =>
      change(size + ((vertical() ? m.clientX : m.clientY) - from) * (props.flip ? -1 : 1));
    const up = (): void => {
      el.removeEventListener('pointermove', move);
      el.removeEventListener('pointerup', up);
    };
    el.addEventListener('pointermove', move);
    el.addEventListener('pointerup', up);
  };
  return (
    <div
      class={`splitter ${vertical() ? 'v' : 'h'}`}
      role="separator"
      tabindex="0"
      aria-label={props.label}
      aria-orientation={vertical() ? 'vertical' : 'horizontal'}
      aria-valuenow={sizes()[props.what]}
      aria-valuemin="80"
      aria-valuemax="900"
      onPointerDown={down}
      onDblClick={() => change(FIRST[props.what])}
      onKeyDown={(e) => {
        const d = { ArrowLeft: -16, ArrowUp: -16, ArrowRight: 16, ArrowDown: 16 }[e.key];
        if (!d) return;
        e.preventDefault();
        e.stopPropagation();
        change(sizes()[props.what] + d * (props.flip ? -1 : 1));
      }}
    />
  );
}

export function App() {
  onMount(() => {
    const keys = (e: KeyboardEvent): void => handleKey(e);
    addEventListener('keydown', keys);
    const off = handleDrop();
    onCleanup(() => {
      removeEventListener('keydown', keys);
      off();
    });
  });
  const tabs = (): { id: Tab; title: string }[] => [
    ...(lesson() ? [{ id: 'lesson' as const, title: 'Lesson' }] : []),
    { id: 'code', title: 'Code' },
    { id: 'stack', title: 'Stack' },
    { id: 'heap', title: 'Heap' },
    { id: 'events', title: 'Events' },
    { id: 'output', title: 'Output' },
  ];
  return (
    <div
      class="app"
      classList={{ embed: state.embed, 'with-lesson': lesson() !== null }}
      data-tab={tab()}
      data-status={state.status}
      data-pending={pending()}
      style={{
        '--w-lesson': `${sizes().lesson}px`,
        '--w-code': `${sizes().code}px`,
        '--w-stack': `${sizes().stack}px`,
        '--w-foot': `${sizes().foot}px`,
      }}
    >
      <Header />
      <TimeBar />
      <nav class="small-tabs" aria-label="Panes">
        <For each={tabs()}>
          {(t) => (
            <button
              type="button"
              aria-pressed={tab() === t.id}
              classList={{ on: tab() === t.id }}
              onClick={() => setTab(t.id)}
            >
              {t.title}
            </button>
          )}
        </For>
      </nav>
      <main>
        <StackWires />
        <Show when={lesson()}>
          <Suspense fallback={<section class="pane lesson-pane" />}>
            <LessonPane />
          </Suspense>
          <Splitter what="lesson" label="Width of the lesson" />
        </Show>
        <CodePane />
        <Splitter what="code" label="Width of the code" />
        <div class="stack-side">
          <StackPane />
          <Show when={state.hints && state.status === 'ready'}>
            <Hints />
          </Show>
        </div>
        <Splitter what="stack" label="Width of the stack" />
        <section class="pane heap-pane" aria-label="Memory">
          <div class="pane-head">
            <h2 class="visually-hidden">Memory</h2>
            <div class="tabs" role="group" aria-label="Views">
              <For each={VIEWS}>
                {(v) => (
                  <button
                    type="button"
                    aria-pressed={state.view === v.id}
                    classList={{ on: state.view === v.id }}
                    onClick={() => setView(v.id)}
                  >
                    {v.title}
                  </button>
                )}
              </For>
            </div>
          </div>
          <Show when={state.view === 'objects'}>
            <HeapPane />
          </Show>
          <Suspense fallback={<div class="void loading">Loading…</div>}>
            <Switch>
              <Match when={state.view === 'segments'}>
                <Segments />
              </Match>
              <Match when={state.view === 'allocator'}>
                <Allocator />
              </Match>
              <Match when={state.view === 'collector'}>
                <Collector />
              </Match>
              <Match when={state.view === 'bytes'}>
                <Bytes />
              </Match>
              <Match when={state.view === 'retainers'}>
                <Retainers />
              </Match>
            </Switch>
          </Suspense>
        </section>
      </main>
      <footer aria-label="Events, output and the chosen object">
        <Splitter what="foot" label="Height of the lower panes" flip />
        <Events />
        <Console />
        <Chosen />
      </footer>
      <Show when={state.status === 'booting'}>
        <div class="curtain" role="status">
          <span class="spin" aria-hidden="true" /> Starting Python…
        </div>
      </Show>
      <Show when={state.status === 'failed'}>
        <div class="toast bad" role="alert">
          <p>
            <b>Something went wrong.</b> {state.failure.replace(/[.\s]*$/, '.')} Your code is kept.
          </p>
          <button type="button" class="btn small" onClick={() => void run({})}>
            Run again
          </button>
        </div>
      </Show>
      <Show when={state.notice}>
        <div class="toast" role="status">
          <p>{state.notice}</p>
          <button type="button" class="btn small" onClick={() => notify('')}>
            Close
          </button>
        </div>
      </Show>
      <Dialogs />
    </div>
  );
}

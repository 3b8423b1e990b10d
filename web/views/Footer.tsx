// Below the picture: what the step did, what the program printed, and the object that one has chosen.

import { createMemo, createSignal, For, Show } from 'solid-js';
import {
  giveInput,
  goOnWith,
  picture,
  pin,
  select,
  setView,
  show,
  state,
  whenBound,
  whenChanged,
  whoMade,
} from '../model/state.js';
import { hex, plural } from '../model/words.js';

const NAMES = {
  incref: 'INCREF',
  decref: 'DECREF',
  alloc: 'ALLOC',
  free: 'FREE',
  gc: 'GC',
  call: 'CALL',
  return: 'RETURN',
  output: 'OUTPUT',
  exception: 'RAISE',
  finalizer: 'FINALIZER',
  weakref: 'WEAKREF',
} as const;

export function Events() {
  return (
    <div class="foot-pane events-pane">
      <div class="pane-head">
        <h2>This step</h2>
        <span class="grow" />
        <span class="aside">{picture.events.length ? plural(picture.events.length, 'event') : ''}</span>
      </div>
      <div class="events scroll" tabindex="0" role="region" aria-label="Events of this step">
        <For each={picture.events} fallback={<p class="empty">No count moved and nothing was allocated or freed.</p>}>
          {(e) => (
            <button
              type="button"
              class={`ev ${e.what}`}
              onClick={() => (e.what === 'call' || e.what === 'return' ? undefined : pin(e.address))}
            >
              <span class="what">{NAMES[e.what]}</span>
              <b title={hex(e.address)}>{e.subject}</b>
              <span class="detail" title={e.detail}>
                {e.detail}
              </span>
            </button>
          )}
        </For>
      </div>
    </div>
  );
}

interface Line {
  text: string;
  fd: number;
  step: number;
  index: number;
}

export function Console() {
  let field!: HTMLInputElement;
  const [typed, setTyped] = createSignal('');
  /** Pieces as lines: each knows the step of its first piece. */
  const lines = createMemo((): Line[] => {
    const all: Line[] = [];
    let open: Line | undefined;
    for (const [index, piece] of state.outputs.slice(-4000).entries()) {
      for (const part of piece.text.split(/(?<=\n)/)) {
        if (!open || open.fd !== piece.fd) {
          open = { text: '', fd: piece.fd, step: piece.step, index };
          all.push(open);
        }
        open.text += part;
        if (part.endsWith('\n')) open = undefined;
      }
    }
    return all.slice(-1000);
  });
  const shown = createMemo(() => lines().filter((l) => l.step <= state.step));
  const later = () => lines().length - shown().length;
  const send = (end: boolean): void => {
    const text = end ? typed() : `${typed()}\n`;
    setTyped('');
    void giveInput(text, end);
  };
  return (
    <div class="foot-pane console-pane">
      <div class="pane-head">
        <h2>Output</h2>
        <span class="grow" />
        <span class="aside">{later() > 0 ? `${later()} later` : ''}</span>
      </div>
      <div class="console scroll" tabindex="0" role="log" aria-label="Output of the program">
        <For
          each={shown()}
          fallback={<p class="empty">{state.outputs.length ? 'Nothing is printed yet.' : 'Nothing printed.'}</p>}
        >
          {(l) => (
            <button
              type="button"
              class="out"
              classList={{ err: l.fd === 2, now: l.step > picture.since && l.step <= picture.step }}
              title={`printed at step ${l.step}: go there`}
              onClick={() => void show(l.step)}
            >
              {l.text.replace(/\n$/, '') || ' '}
            </button>
          )}
        </For>
        <Show when={state.status === 'waiting'}>
          <form
            class="stdin"
            onSubmit={(e) => {
              e.preventDefault();
              send(false);
            }}
          >
            <input
              ref={(el) => {
                field = el;
                queueMicrotask(() => field.focus());
              }}
              value={typed()}
              onInput={(e) => setTyped(e.currentTarget.value)}
              aria-label="The program waits for a line of input"
              placeholder="the program waits for a line"
              autocomplete="off"
              spellcheck={false}
            />
            <button type="submit" class="btn small">
              Enter
            </button>
            <button type="button" class="btn small" title="End of input (Ctrl+D)" onClick={() => send(true)}>
              End
            </button>
          </form>
        </Show>
      </div>
    </div>
  );
}

/** The name that was clicked: when it was bound, and another value for it. */
function ChosenName() {
  const slot = () => state.slot;
  const [value, setValue] = createSignal('');
  const [answer, setAnswer] = createSignal('');
  return (
    <Show when={slot() && slot()?.kind !== 'stack' ? slot() : null}>
      {(s) => (
        <form
          class="other-value"
          onSubmit={(e) => {
            e.preventDefault();
            if (value().trim()) void goOnWith(s().name, value().trim(), s().frame);
            setValue('');
          }}
        >
          <label for="other-value">
            <code>{s().name} =</code>
          </label>
          <input
            id="other-value"
            value={value()}
            onInput={(e) => setValue(e.currentTarget.value)}
            placeholder="another value"
            autocomplete="off"
            spellcheck={false}
          />
          <button type="submit" class="btn small" title="Go on from this step with this value, as a branch">
            Go on
          </button>
          <button
            type="button"
            class="link"
            onClick={async () => setAnswer(await whenBound(s().name, s().frame).catch(() => 'nobody can tell'))}
          >
            last bound
          </button>
          <span class="dim" role="status">
            {answer()}
          </span>
        </form>
      )}
    </Show>
  );
}

export function Chosen() {
  const [answer, setAnswer] = createSignal('');
  const ask = async (question: Promise<string>): Promise<void> => {
    setAnswer(await question.catch((e: unknown) => (e instanceof Error ? e.message : 'nobody can tell')));
  };
  const object = createMemo(() => [...picture.objects, ...picture.ghosts].find((o) => o.address === state.selected));
  const owners = createMemo(() => {
    const o = state.selected;
    const found: { text: string; hot: boolean; from: number }[] = [];
    for (const f of picture.frames) {
      for (const s of f.slots)
        if (s.target === o) found.push({ text: `${f.name}: ${s.name}`, hot: s.changed, from: 0 });
      for (const [i, s] of f.stack.entries())
        if (s.target === o) found.push({ text: `${f.name}: value stack [${i}]`, hot: s.changed, from: 0 });
    }
    for (const p of picture.objects)
      for (const r of p.rows)
        if (r.target === o)
          found.push({ text: `${p.type} ${hex(p.address)} ${r.name}`, hot: r.changed, from: p.address });
    return found;
  });
  return (
    <div class="foot-pane chosen-pane">
      <div class="pane-head">
        <h2>{object() ? `${object()?.type}` : 'Chosen object'}</h2>
        <Show when={object()}>
          <span class="aside mono">{hex(state.selected)}</span>
        </Show>
        <span class="grow" />
        <Show when={state.selected}>
          <button
            type="button"
            class="link"
            title="Go to the step that last changed its count"
            onClick={() => void ask(whenChanged(state.selected))}
          >
            last counted
          </button>
          <button
            type="button"
            class="link"
            title="Go to the step that made it"
            onClick={() => void ask(whoMade(state.selected))}
          >
            made
          </button>
          <button type="button" class="link" onClick={() => setView('bytes')}>
            bytes
          </button>
          <button type="button" class="link" onClick={() => setView('retainers')}>
            why alive
          </button>
        </Show>
      </div>
      <div class="chosen scroll" tabindex="0" role="region" aria-label="Chosen object">
        <ChosenName />
        <Show when={answer()}>
          <p class="dim" role="status">
            {answer()}
          </p>
        </Show>
        <Show
          when={object()}
          fallback={
            <p class="empty">
              {state.selected ? 'It is not in this picture.' : 'Click an object to see who refers to it.'}
            </p>
          }
        >
          {(o) => (
            <>
              <p class="lead">
                <Show
                  when={!o().immortal}
                  fallback={
                    <>
                      <b>Immortal.</b> Its count never changes:{' '}
                      {o().staticName ? 'it lies in the data segment' : 'the interpreter keeps it'}
                      {o().interned ? ', and every equal string is this object' : ''}.
                    </>
                  }
                >
                  <b>
                    {o().refcnt} reference{o().refcnt === 1 ? '' : 's'}
                  </b>
                  {owners().length === o().refcnt
                    ? ', all named here'
                    : owners().length < o().refcnt
                      ? `, ${owners().length} of them in this picture`
                      : ''}
                </Show>
              </p>
              <ul class="owners">
                <For each={owners().slice(0, 30)}>
                  {(w) => (
                    <li classList={{ hot: w.hot }}>
                      <Show when={w.from} fallback={w.text}>
                        <button type="button" class="link" onClick={() => select(w.from)}>
                          {w.text}
                        </button>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </>
          )}
        </Show>
      </div>
    </div>
  );
}

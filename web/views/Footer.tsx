// Below the picture: what the step did, and what the program printed.

import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';
import { pin } from '../model/looking.js';
import { show } from '../model/moving.js';
import { giveInput } from '../model/running.js';
import { picture, state } from '../model/state.js';
import { grouped, hex, plural, typeText } from '../model/words.js';

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
              <b title={hex(e.address)}>{typeText(e.subject)}</b>
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

const MOST = 4000;

/** How many pieces of output there are up to a step: they are in order. */
function printedBy(step: number): number {
  let low = 0;
  let high = state.outputs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((state.outputs[middle]?.step ?? 0) <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}

const LONGEST = 4000;

/** A line as it is shown: one of megabytes is cut. */
const lineText = (text: string): string => {
  const line = text.replace(/\n$/, '');
  if (line.length <= LONGEST) return line || ' ';
  return `${line.slice(0, LONGEST)} … ${grouped(line.length - LONGEST)} more characters`;
};

export function Console() {
  let field!: HTMLInputElement;
  let log!: HTMLDivElement;
  const [typed, setTyped] = createSignal('');
  /** Pieces as lines: each knows the step of its first piece. */
  const lines = createMemo((): Line[] => {
    const all: Line[] = [];
    let open: Line | undefined;
    const printed = printedBy(state.step);
    for (const [index, piece] of state.outputs.slice(Math.max(0, printed - MOST), printed).entries()) {
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
  const later = () => state.outputs.length - printedBy(state.step);
  // The newest line is the one to be seen.
  createEffect(() => {
    lines();
    queueMicrotask(() => {
      if (log) log.scrollTop = log.scrollHeight;
    });
  });
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
        <span class="aside">{later() > 0 ? 'more comes later' : ''}</span>
      </div>
      <div class="console scroll" ref={log} tabindex="0" role="log" aria-label="Output of the program">
        <For
          each={lines()}
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
              {lineText(l.text)}
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

// The object or place that a person chose: who refers to it, when it changed, another value for it.

import { createMemo, createSignal, For, Show } from 'solid-js';
import { select, setView, sliceRows } from '../model/looking.js';
import { whenBound, whenChanged, whenRowChanged, whenWritten, whoMade } from '../model/moving.js';
import { placeOfRow, placeOfTemporary } from '../model/paths.js';
import { goOnWith } from '../model/running.js';
import { picture, state } from '../model/state.js';
import { grouped, hex, typeText } from '../model/words.js';

const told = (question: Promise<string>): Promise<string> =>
  question.catch((e: unknown) => (e instanceof Error ? e.message : 'nobody can tell'));

/** The name, item or attribute that was clicked: when it was bound, and another value for it. */
function ChosenPlace() {
  const [value, setValue] = createSignal('');
  const [answer, setAnswer] = createSignal('');
  const place = createMemo(() => {
    const { slot } = state;
    if (!slot) return undefined;
    if (slot.kind === 'stack') return placeOfTemporary(picture, slot.frame, slot.name);
    if (slot.object) return placeOfRow(picture, slot.object, slot.name);
    return { frame: slot.frame, expression: slot.name };
  });
  const when = (): Promise<string> => {
    const { slot } = state;
    if (slot?.object) return whenRowChanged(slot.object, slot.name);
    const temporary = place()?.slot;
    if (temporary) return whenWritten(temporary);
    return whenBound(slot?.name ?? '', slot?.frame ?? 0);
  };
  return (
    <Show when={state.slot}>
      <form
        class="other-value"
        onSubmit={(e) => {
          e.preventDefault();
          const at = place();
          if (at && value().trim()) void goOnWith(at, value().trim());
          setValue('');
        }}
      >
        <Show
          when={place()}
          fallback={
            <span class="dim">
              <code>{state.slot?.name}</code> cannot be assigned to from here
            </span>
          }
        >
          {(p) => (
            <>
              <label for="other-value">
                <code>{p().expression} =</code>
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
            </>
          )}
        </Show>
        <button
          type="button"
          class="link"
          title="Go to the step that gave it this value"
          onClick={async () => setAnswer(await told(when()))}
        >
          last change
        </button>
        <span class="dim" role="status">
          {answer()}
        </span>
      </form>
    </Show>
  );
}

/** Which part of a large container is shown. */
function Slice() {
  const object = createMemo(() => picture.objects.find((o) => o.address === state.selected));
  const all = () => (object()?.rows.length ?? 0) + (object()?.hidden ?? 0);
  const number = (e: Event): number =>
    Math.max(0, Math.floor(Number((e.currentTarget as HTMLInputElement).value) || 0));
  return (
    <Show when={all() > 8 ? object() : undefined}>
      {(o) => (
        <p class="slice">
          items
          <input
            type="number"
            min="0"
            max={all() - 1}
            value={o().from}
            aria-label="First item that is shown"
            onChange={(e) => sliceRows(o().address, Math.min(number(e), all() - 1), Math.max(1, o().rows.length))}
          />
          and the next
          <input
            type="number"
            min="0"
            max="500"
            value={o().rows.length}
            aria-label="How many items are shown"
            onChange={(e) => sliceRows(o().address, o().from, Math.min(500, number(e)))}
          />
          of {grouped(all())}
        </p>
      )}
    </Show>
  );
}

/** To the moments of the chosen object. */
function Times() {
  const [answer, setAnswer] = createSignal('');
  const ask = async (question: Promise<string>): Promise<void> => {
    setAnswer(await told(question));
  };
  return (
    <p class="times">
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
      <span class="dim" role="status">
        {answer()}
      </span>
    </p>
  );
}

export function Chosen() {
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
    <div class="foot-pane chosen-pane" classList={{ none: !state.selected }}>
      <div class="pane-head">
        <h2>Chosen</h2>
        <Show when={object()}>
          {(o) => (
            <span class="aside mono">
              <b class={`ty k-${o().kind}`}>{typeText(o().type)}</b> {hex(o().address)}
            </span>
          )}
        </Show>
        <span class="grow" />
        <Show when={state.selected}>
          <button type="button" class="link" title="Its bytes, with their names" onClick={() => setView('bytes')}>
            bytes
          </button>
          <button type="button" class="link" title="What keeps it alive" onClick={() => setView('retainers')}>
            why alive
          </button>
        </Show>
      </div>
      <div class="chosen scroll" tabindex="0" role="region" aria-label="Chosen object">
        <ChosenPlace />
        <Show
          when={object()}
          fallback={
            <>
              <p class="empty">
                {state.selected ? 'It is not in this picture.' : 'Click an object to see who refers to it.'}
              </p>
              <Show when={state.selected}>
                <Times />
              </Show>
            </>
          }
        >
          {(o) => (
            <>
              <div class="lead">
                <span>
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
                </span>
                <Times />
              </div>
              <Slice />
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

// The stack: frames, the module first, the newest below; names, cells and the value stack of each.

import { createEffect, For, Show } from 'solid-js';
import type { FrameView, SlotView } from '../model/protocol.js';
import { closeHints, picture, select, state } from '../model/state.js';
import { hex } from '../model/words.js';
import { hover, setHover } from './wires.js';

function Slot(props: { slot: SlotView; frame: FrameView }) {
  const s = () => props.slot;
  const note = () => (s().kind === 'cell' ? 'cell' : s().kind === 'free' ? 'from outside' : '');
  return (
    <button
      type="button"
      class="slot"
      classList={{ hot: s().changed, vs: s().kind === 'stack', on: s().target !== 0 && hover() === s().target }}
      data-target={s().target}
      data-hot={s().changed ? '1' : '0'}
      title={s().slot ? `slot at ${hex(s().slot)}` : 'a name in the module’s dict'}
      onClick={() => select(s().target, { frame: props.frame.address, name: s().name, kind: s().kind })}
      onMouseEnter={() => setHover(s().target)}
      onMouseLeave={() => setHover(0)}
    >
      <span class="name">
        {s().name}
        <Show when={note()}>
          <i>{note()}</i>
        </Show>
      </span>
      <code class="short">{s().short}</code>
      <code class="addr">{s().target ? hex(s().target) : ''}</code>
      <i class="dot" classList={{ none: s().target === 0 }} />
    </button>
  );
}

function Frame(props: { frame: FrameView; live: boolean }) {
  const f = () => props.frame;
  return (
    <article class="frame" classList={{ live: props.live, born: f().born }} aria-label={`Frame of ${f().name}`}>
      <header>
        <b>{f().isModule ? f().name : `${f().name}()`}</b>
        <Show when={f().born}>
          <span class="tag born">pushed</span>
        </Show>
        <Show when={f().owner !== 'thread'}>
          <span class="tag">in its {f().owner}</span>
        </Show>
        <span class="mono" title="address range of the frame">
          {hex(f().address)}–{hex(f().end)} · {f().end - f().address} B
        </span>
      </header>
      <div class="slots">
        <For each={f().slots} fallback={<p class="empty">no names yet</p>}>
          {(s) => <Slot slot={s} frame={f()} />}
        </For>
      </div>
      <Show when={f().stackSize > 0 && (f().stack.length > 0 || props.live)}>
        <div class="sub">
          value stack · {f().stack.length} of {f().stackSize}
        </div>
        <div class="slots value-stack">
          <For each={[...f().stack].reverse()}>{(s) => <Slot slot={s} frame={f()} />}</For>
        </div>
      </Show>
      <div class="returns">
        <span>returns to</span>
        <code>{f().returnsTo}</code>
      </div>
    </article>
  );
}

function Hints() {
  return (
    <aside class="hints" aria-label="Hints">
      <ol>
        <li>
          One list, two names: <code>a</code> and <code>b</code> point at it, so its count says <b>2</b>.
        </li>
        <li>
          Press <kbd>→</kbd> to run the marked line, <kbd>←</kbd> to take it back.
        </li>
        <li>
          Choose <b>Instruction</b> above to watch the count become <b>3</b> while <code>getrefcount</code> looks.
        </li>
      </ol>
      <button type="button" class="btn small" onClick={closeHints}>
        Got it
      </button>
    </aside>
  );
}

export function StackPane() {
  let list!: HTMLDivElement;
  createEffect(() => {
    void picture.frames.length;
    queueMicrotask(() => {
      if (list) list.scrollTop = list.scrollHeight;
    });
  });
  return (
    <section class="pane stack-pane" aria-label="Stack">
      <div class="pane-head">
        <h2>Stack</h2>
        <span class="grow" />
        <span class="aside">
          {picture.frames.length} frame{picture.frames.length === 1 ? '' : 's'} · {picture.stackBytes} bytes
        </span>
      </div>
      <div class="frames scroll" ref={list} tabindex="0" role="region" aria-label="Frames, the newest last">
        <For
          each={picture.frames}
          fallback={
            <div class="void">
              <b>{state.total === 0 ? 'No frames' : 'The stack is empty'}</b>
              <p>
                {state.total === 0
                  ? 'A frame is pushed for each call: run the program.'
                  : 'Every call has returned. Step back to see its frames again.'}
              </p>
            </div>
          }
        >
          {(f, i) => <Frame frame={f} live={i() === picture.frames.length - 1} />}
        </For>
      </div>
      <Show when={state.hints && state.status === 'ready'}>
        <Hints />
      </Show>
    </section>
  );
}

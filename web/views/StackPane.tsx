// The stack: frames, the module first, the newest below; names, cells and the value stack of each.

import { createEffect, createSignal, For, Show } from 'solid-js';
import { select } from '../model/looking.js';
import type { FrameView, SlotView } from '../model/protocol.js';
import { picture, state } from '../model/state.js';
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
      <i class="dot" classList={{ none: s().target === 0, inline: s().target !== 0 && s().inline === true }} />
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
          <span class="tag">{f().owner === 'ended' ? 'has returned' : `in its ${f().owner}`}</span>
        </Show>
        <Show when={f().address}>
          <span class="mono" title="address range of the frame">
            {hex(f().address)}
            <Show when={!f().born && f().owner === 'thread'}>
              <i class="to">–{hex(f().end)}</i>
            </Show>
            <i class="size"> · {f().end - f().address} B</i>
          </span>
        </Show>
      </header>
      <div class="slots">
        <For each={f().slots} fallback={<p class="empty">No names yet.</p>}>
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
      <Show when={f().returnsTo}>
        <div class="returns">
          <span>returns to</span>
          <code>{f().returnsTo}</code>
        </div>
      </Show>
    </article>
  );
}

/** Of a deep stack the ends are shown: the module, and the newest frames. */
const DEEP = 14;
const NEWEST = 8;

export function StackPane() {
  let list!: HTMLDivElement;
  const running = () => picture.frames.filter((f) => f.address !== 0).length;
  const [unfolded, setUnfolded] = createSignal(false);
  const folded = () => (unfolded() || picture.frames.length <= DEEP ? 0 : picture.frames.length - 1 - NEWEST);
  const shown = () => (folded() ? [...picture.frames.slice(0, 1), ...picture.frames.slice(-NEWEST)] : picture.frames);
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
          main thread · {running()} frame{running() === 1 ? '' : 's'} · {picture.stackBytes} B
        </span>
      </div>
      <div class="frames scroll" ref={list} tabindex="0" role="region" aria-label="Frames, the newest last">
        <For
          each={shown()}
          fallback={
            <div class="void">
              <Show when={state.status !== 'recording'} fallback={<p>The program runs…</p>}>
                <b>{state.total === 0 ? 'No frames' : 'The stack is empty'}</b>
                <p>
                  {state.total === 0
                    ? 'A frame is pushed for each call of a program that runs.'
                    : 'Every call has returned. Step back to see its frames again.'}
                </p>
              </Show>
            </div>
          }
        >
          {(f, i) => (
            <>
              <Frame frame={f} live={i() === shown().length - 1 && f.owner !== 'ended'} />
              <Show when={i() === 0 && folded() > 0}>
                <button type="button" class="folded-frames" onClick={() => setUnfolded(true)}>
                  {folded()} more frames: show them
                </button>
              </Show>
            </>
          )}
        </For>
        <For each={picture.popped.slice(0, 4)}>
          {(f) => (
            <div class="frame popped">
              <header>
                <b>{f.name}</b>
                <span class="tag dying">popped</span>
                <span class="mono">
                  {hex(f.address)}
                  <i class="to">–{hex(f.end)}</i>
                </span>
              </header>
            </div>
          )}
        </For>
      </div>
    </section>
  );
}

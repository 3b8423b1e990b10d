// The instructions of the line that runs, the next one marked; each says what it does.

import { createEffect, For, Show } from 'solid-js';
import { picture } from '../model/state.js';

const signed = (n: number): string => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '0');

export function Bytecode() {
  let list!: HTMLDivElement;
  createEffect(() => {
    void picture.step;
    picture.instructions.length;
    queueMicrotask(() => {
      const on = list?.querySelector<HTMLElement>('.on');
      if (on) list.scrollTop = Math.max(0, on.offsetTop - list.clientHeight / 2);
    });
  });
  return (
    <div class="bytecode">
      <div class="pane-head">
        <h2>Bytecode{picture.line === null ? '' : ` of line ${picture.line}`}</h2>
        <span class="grow" />
        <span class="aside">stack</span>
      </div>
      <div class="dis" ref={list} tabindex="0" role="region" aria-label="Bytecode">
        <For
          each={picture.instructions}
          fallback={
            <p class="empty">{picture.ended ? 'Nothing is left to run.' : 'Run a program to see its bytecode.'}</p>
          }
        >
          {(i) => (
            <div class="op" classList={{ on: i.current }} title={`${i.doc}\nstack: ${i.effect}`}>
              <span class="off">{i.offset}</span>
              <b>{i.name}</b>
              <span class="arg">{i.argument}</span>
              <em>{signed(i.delta)}</em>
            </div>
          )}
        </For>
      </div>
      <Show when={picture.instructions.find((i) => i.current)}>
        {(i) => (
          <p class="doc">
            <b>{i().name}</b> {i().doc}
          </p>
        )}
      </Show>
    </div>
  );
}

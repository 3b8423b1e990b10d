// The program as text, until the editor is there: the same lines in the same places, so that nothing moves when it comes.

import { createEffect, For, Show } from 'solid-js';
import type { Marks } from './editor.js';

const TOKEN =
  /(#.*)|((?:\b[rbfuRBFU]{1,2})?(?:"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))|\b(False|None|True|\d[\w.]*)\b|\b(?:(def|class)(\s+)(\w+)|(and|as|assert|async|await|break|case|continue|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|match|nonlocal|not|or|pass|raise|return|try|while|with|yield))\b/g;

/** A line's text in pieces, each with the class of its colour. */
function tokens(line: string): { text: string; kind: string }[] {
  const pieces: { text: string; kind: string }[] = [];
  let at = 0;
  const put = (text: string | undefined, kind: string): void => {
    if (text) pieces.push({ text, kind });
  };
  for (const m of line.matchAll(TOKEN)) {
    put(line.slice(at, m.index), '');
    at = m.index + m[0].length;
    if (m[4]) {
      put(m[4], 'k');
      put(m[5], '');
      put(m[6], 'f');
    } else put(m[0], m[1] ? 'c' : m[2] ? 's' : m[3] ? 'n' : 'k');
  }
  put(line.slice(at), '');
  return pieces;
}

export function Listing(props: { text: string; marks: Marks }) {
  let box!: HTMLElement;
  const sign = (n: number): string => {
    const { last, now } = props.marks;
    return n === last && n === now ? 'both' : n === last ? 'last' : n === now ? 'next' : '';
  };
  createEffect(() => {
    const { now } = props.marks;
    if (now && now * 22 > box.clientHeight) box.scrollTop = now * 22 - box.clientHeight / 2;
  });
  return (
    <section class="listing scroll" ref={box} tabindex="0" aria-label="Program">
      <For each={props.text.split('\n')}>
        {(line, i) => (
          <div class="line">
            <i class={`arrow ${sign(i() + 1)}`} aria-hidden="true" />
            <span class="ln" aria-hidden="true">
              {i() + 1}
            </span>
            <code classList={{ 'cm-now': props.marks.now === i() + 1 }}>
              <Show when={line} fallback={' '}>
                <For each={tokens(line)}>
                  {(t) => (
                    <Show when={t.kind} fallback={t.text}>
                      <span class={t.kind}>{t.text}</span>
                    </Show>
                  )}
                </For>
              </Show>
            </code>
          </div>
        )}
      </For>
    </section>
  );
}

// The address space: text, data, heap and stack as a map, with what is used of each.

import { For, Show } from 'solid-js';
import { client } from '../model/state.js';
import { bytesText, grouped, hex } from '../model/words.js';
import { live } from './live.js';

const SAYS: Record<string, string> = {
  text: 'Machine code of the interpreter. Fixed; never written.',
  data: 'Made with the interpreter: static types, None, small ints, names. Fixed in size and place.',
  heap: 'Made while the program runs: arenas, pools, blocks. Found when asked for, given back when freed.',
  stack: 'Frames of the calls that run now. Taken at a call, given back at its return.',
};

export default function Segments() {
  const view = live((step) => client.call('segments', step));
  return (
    <div class="view scroll" tabindex="0" role="region" aria-label="Segments">
      <Show
        when={view.data()}
        fallback={<div class="void">{view.error() || 'Run a program to see its segments.'}</div>}
      >
        {(segments) => (
          <div class="segments">
            <For each={segments()}>
              {(s) => {
                const size = () => Math.max(1, s.end - s.start);
                return (
                  <article class={`segment g-${s.name}`}>
                    <header>
                      <b>{s.name}</b>
                      <Show when={s.name !== 'text'} fallback={<span class="mono">{grouped(s.end)} functions</span>}>
                        <span class="mono">
                          {hex(s.start)} – {hex(s.end)}
                        </span>
                        <span class="mono amount">
                          {bytesText(s.used)} of {bytesText(size())} in use
                        </span>
                      </Show>
                    </header>
                    <div
                      class="gauge"
                      role="meter"
                      aria-label={`${s.name}: in use`}
                      aria-valuemin="0"
                      aria-valuemax={size()}
                      aria-valuenow={Math.min(s.used, size())}
                      aria-valuetext={`${Math.round((100 * s.used) / size())}%`}
                    >
                      <i style={{ width: `${Math.max(0.4, (100 * s.used) / size())}%` }} />
                    </div>
                    <p>
                      {SAYS[s.name]} <span class="what">{s.what.replace(/^1 arenas/, '1 arena')}.</span>
                    </p>
                    <Show when={s.parts.length > 0}>
                      <div class="parts">
                        <For each={s.parts}>
                          {(p) => (
                            <div
                              class="part"
                              title={`${p.name}: ${hex(p.start)} – ${hex(p.end)}, ${bytesText(p.used)} in pools`}
                            >
                              <i style={{ height: `${(100 * p.used) / (p.end - p.start)}%` }} />
                              <span>{p.name.replace('arena ', '')}</span>
                            </div>
                          )}
                        </For>
                      </div>
                      <p class="what">arenas of 1 MiB, and how much of each is given to pools</p>
                    </Show>
                  </article>
                );
              }}
            </For>
          </div>
        )}
      </Show>
    </div>
  );
}

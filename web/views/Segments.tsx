// The address space: text, data, heap and stack as a map, with what is used of each.

import { For, Show } from 'solid-js';
import type { SegmentView } from '../model/protocol.js';
import { client } from '../model/state.js';
import { bytesText, grouped, hex } from '../model/words.js';
import { live } from './live.js';
import './views.css';

const SAYS: Record<string, string> = {
  text: 'Machine code of the interpreter. Fixed; never written.',
  data: 'Made with the interpreter: static types, None, small ints, names. Fixed in size and place.',
  heap: 'Made while the program runs: arenas, pools, blocks. Found when asked for, given back when freed.',
  stack: 'Frames of the calls that run now. Taken at a call, given back at its return.',
};

/** Where everything lies, to scale; the stack's chunks are taken from the heap. */
function AddressMap(props: { segments: SegmentView[] }) {
  const placed = () => props.segments.filter((s) => s.name !== 'text');
  const low = () => Math.min(...placed().map((s) => s.start));
  const high = () => Math.max(...placed().map((s) => s.end));
  const at = (address: number): string => `${(100 * (address - low())) / (high() - low())}%`;
  const box = (start: number, end: number) => ({
    left: at(start),
    width: `max(3px, ${(100 * (end - start)) / (high() - low())}%)`,
  });
  const heap = () => placed().find((s) => s.name === 'heap');
  return (
    <figure class="address-map" aria-label="The address space, to scale">
      <div class="space">
        <For each={placed()}>
          {(s) => (
            <i
              class={`area g-${s.name}`}
              style={box(s.start, s.end)}
              title={`${s.name}: ${hex(s.start)} – ${hex(s.end)}`}
            >
              <Show when={s.name !== 'stack'}>{s.name}</Show>
            </i>
          )}
        </For>
        <For each={heap()?.parts ?? []}>
          {(p) => <i class="arena" style={box(p.start, p.end)} title={`${p.name}: ${hex(p.start)} – ${hex(p.end)}`} />}
        </For>
      </div>
      <div class="ticks" aria-hidden="true">
        <For each={[...new Set([low(), heap()?.start ?? low(), high()])]}>
          {(a) => (
            <span classList={{ last: a === high() }} style={{ left: at(a) }}>
              {hex(a)}
            </span>
          )}
        </For>
      </div>
    </figure>
  );
}

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
            <AddressMap segments={segments()} />
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

// The cyclic collector: its generations, and a collection of the real heap, moment by moment, without changing anything.

import { createEffect, createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { pin } from '../model/looking.js';
import { client, picture } from '../model/state.js';
import { grouped, hex, typeText } from '../model/words.js';
import { live } from './live.js';
import './views.css';

const W = 160;
const H = 48;
/** The padding of the view, and where the first column begins. */
const EDGE = 40;
/** Between two columns: less where there is little room. */
const GAP = { least: 28, most: 52 };
const GY = 30;
/** The state of an object by more than its colour. */
const SIGNS = ['', '✓', '✗'];
const STATES = ['waiting', 'reachable', 'unreachable'];

/** What a frame calls an object, if one does. */
const nameOf = (address: number): string =>
  picture.frames.flatMap((f) => f.slots).find((s) => s.target === address)?.name ?? '';

export default function Collector() {
  const view = live((step) => client.call('collector', step));
  const [at, setAt] = createSignal(0);
  createEffect(() => {
    const n = view.data()?.phases.length ?? 1;
    setAt((i) => Math.min(i, n - 1));
  });
  const phase = () => view.data()?.phases[at()];
  let box!: HTMLDivElement;
  const [width, setWidth] = createSignal(0);
  onMount(() => {
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    onCleanup(() => observer.disconnect());
  });
  const columns = () => {
    const wanted = Math.max(2, Math.min(4, Math.ceil(Math.sqrt(view.data()?.nodes.length ?? 1))));
    return Math.max(1, Math.min(wanted, Math.floor((width() - EDGE + GAP.least) / (W + GAP.least))));
  };
  const stride = () =>
    W + Math.max(GAP.least, Math.min(GAP.most, (width() - EDGE - columns() * W) / (columns() - 1 || 1)));
  const place = (i: number) => ({ x: (i % columns()) * stride() + 8, y: Math.floor(i / columns()) * (H + GY) + 10 });
  const height = () => Math.ceil((view.data()?.nodes.length ?? 1) / columns()) * (H + GY) + 20;
  const paths = createMemo(() =>
    (view.data()?.edges ?? []).map(([from, to]) => {
      const a = place(from);
      const b = place(to);
      if (from === to) return { from, d: `M${a.x + W} ${a.y + 14}c26 -18 26 34 2 18` };
      const down = b.y > a.y;
      const same = b.y === a.y;
      const x1 = same ? (b.x > a.x ? a.x + W : a.x) : a.x + W / 2 + (down ? 10 : -10);
      const y1 = same ? a.y + (b.x > a.x ? 16 : 30) : down ? a.y + H : a.y;
      const x2 = same ? (b.x > a.x ? b.x : b.x + W) : b.x + W / 2 + (down ? 10 : -10);
      const y2 = same ? y1 : down ? b.y : b.y + H;
      const bow = same ? 0 : (y2 - y1) / 2;
      const lift = same && Math.abs(b.x - a.x) > stride() + 1 ? (b.x > a.x ? -34 : 34) : 0;
      return { from, d: `M${x1} ${y1}C${x1} ${y1 + bow + lift} ${x2} ${y2 - bow + lift} ${x2} ${y2}` };
    }),
  );
  return (
    <div class="view scroll" ref={box} tabindex="0" role="region" aria-label="Collector">
      <Show
        when={view.data()}
        fallback={
          <div class="void">{view.error() || (view.busy() ? 'Reading the whole heap…' : 'Run a program first.')}</div>
        }
      >
        {(d) => (
          <div class="collector">
            <div class="generations">
              <For each={d().generations}>
                {(g, i) => (
                  <div class="generation">
                    <b>
                      {i() < 3 ? `generation ${i()}` : g.name}
                      <span>{i() < 3 ? g.name : ''}</span>
                    </b>
                    <span>{grouped(g.objects)} objects</span>
                    <Show when={i() < 3} fallback={<span>never examined</span>}>
                      <span class="gauge" role="img" aria-label={`${g.count} of ${g.threshold}`}>
                        <i style={{ width: `${Math.min(100, (100 * g.count) / Math.max(1, g.threshold))}%` }} />
                      </span>
                      <span class="mono">
                        {g.count} of {g.threshold}
                      </span>
                    </Show>
                  </div>
                )}
              </For>
              <Show when={!d().enabled}>
                <span class="tag">gc is disabled</span>
              </Show>
            </div>
            <div class="phase" role="group" aria-label="A collection, step by step">
              <button type="button" class="btn small" disabled={at() === 0} onClick={() => setAt(at() - 1)}>
                ← Back
              </button>
              <input
                type="range"
                min="0"
                max={d().phases.length - 1}
                value={at()}
                aria-label="Moment of the collection"
                onInput={(e) => setAt(Number(e.currentTarget.value))}
              />
              <button
                type="button"
                class="btn small go"
                disabled={at() >= d().phases.length - 1}
                onClick={() => setAt(at() + 1)}
              >
                Next →
              </button>
            </div>
            <div class="phase-text" aria-live="polite">
              <b>{phase()?.title}</b>
              <p>{phase()?.text}</p>
            </div>
            <Show
              when={d().nodes.length > 0}
              fallback={<p class="empty">The program has made nothing yet that the collector watches.</p>}
            >
              <div class="trial" style={{ height: `${height()}px` }}>
                <svg aria-hidden="true" width={columns() * stride()} height={height()}>
                  <defs>
                    <marker
                      id="gc-head"
                      viewBox="0 0 8 8"
                      refX="7"
                      refY="4"
                      markerWidth="9"
                      markerHeight="9"
                      markerUnits="userSpaceOnUse"
                      orient="auto"
                    >
                      <path d="M1 1l6 3-6 3" fill="none" stroke="context-stroke" stroke-width="1.4" />
                    </marker>
                  </defs>
                  <For each={paths()}>
                    {(p) => <path d={p.d} classList={{ lit: phase()?.focus === p.from }} marker-end="url(#gc-head)" />}
                  </For>
                </svg>
                <For each={d().nodes}>
                  {(n, i) => (
                    <button
                      type="button"
                      class={`gc-node ${STATES[phase()?.states[i()] ?? 0]}`}
                      classList={{ focus: phase()?.focus === i() }}
                      style={{ left: `${place(i()).x}px`, top: `${place(i()).y}px`, width: `${W}px`, height: `${H}px` }}
                      title={`${hex(n.address)}: ob_refcnt ${n.refcnt}, gc_refs ${phase()?.refs[i()]}`}
                      onClick={() => pin(n.address)}
                    >
                      <span class="name">
                        <b>{typeText(n.type)}</b> {n.value === `<${n.type}>` ? nameOf(n.address) : n.value}
                        <i>{hex(n.address)}</i>
                      </span>
                      <span class="nums">
                        refcnt {n.refcnt < 0 ? '∞' : n.refcnt} · gc_refs <b>{phase()?.refs[i()]}</b>
                        <em>{SIGNS[phase()?.states[i()] ?? 0]}</em>
                        <span class="visually-hidden">{STATES[phase()?.states[i()] ?? 0]}</span>
                      </span>
                    </button>
                  )}
                </For>
              </div>
            </Show>
            <Show when={d().hidden > 0}>
              <p class="empty">{grouped(d().hidden)} more objects of the program are not drawn.</p>
            </Show>
          </div>
        )}
      </Show>
    </div>
  );
}

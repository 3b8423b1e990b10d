// The heap: a card for each object, arrows between them and from the stack. One pans by dragging, zooms with Ctrl and wheel.

import { createEffect, createMemo, createSignal, For, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { arrowBetween, endY, head, path } from '../model/arrows.js';
import { HeapLayout, type Placed } from '../model/heap-layout.js';
import { moreObjects, onLayoutReset, setInline } from '../model/looking.js';
import { inlined } from '../model/moving.js';
import { drawn, picture, state } from '../model/state.js';
import { plural } from '../model/words.js';
import { Card } from './Card.js';
import { hover, type Wire } from './wires.js';

/** Only for many objects. */
const HeapMap = lazy(() => import('./HeapMap.js'));

/** From so many cards on they are drawn on a canvas. */
const MANY = 150;

const layout = new HeapLayout();
onLayoutReset(() => layout.forget());

const [stackWires, setStackWires] = createSignal<Wire[]>([]);
export const [placed, setPlaced] = createSignal<Placed[]>([]);
export const [camera, setCamera] = createSignal({ x: 36, y: 16, zoom: 1 });

/** Unrelated arrows step back while one points at something. */
const cls = (w: Wire): string =>
  w.hot ? 'hot' : hover() ? (w.target === hover() || w.source === hover() ? 'lit' : 'dim') : '';

/** Arrows from the stack to the heap lie over both panes, below the cards. */
export function StackWires() {
  return (
    <svg class="wires over" aria-hidden="true">
      <For each={state.view === 'objects' ? stackWires() : []}>
        {(w) => (
          <g class={cls(w)}>
            <path d={path(w)} />
            <path d={head(w)} />
          </g>
        )}
      </For>
    </svg>
  );
}

export function HeapPane() {
  let view!: HTMLDivElement;
  const cards = createMemo(() => {
    drawn();
    const read = picture.frames.flatMap((f) => [...f.slots, ...[...f.stack].reverse()].map((x) => x.target));
    const list = layout.place([...picture.objects, ...picture.ghosts], [...new Set(read)]);
    setPlaced(list);
    return list;
  });
  const many = () => cards().length > MANY;
  const inner = createMemo((): Wire[] => {
    const list = cards();
    if (list.length > MANY) return [];
    const by = new Map(list.map((p) => [p.object.address, p]));
    const seen = new Map<number, number>();
    const total = new Map<number, number>();
    for (const p of list) for (const r of p.object.rows) total.set(r.target, (total.get(r.target) ?? 0) + 1);
    const wires: Wire[] = [];
    for (const p of list) {
      for (const [i, r] of p.object.rows.entries()) {
        const q = by.get(r.target);
        if (!q || p.object.mark === 'dying') continue;
        const n = seen.get(r.target) ?? 0;
        seen.set(r.target, n + 1);
        wires.push({
          ...arrowBetween(p, i, q, n, total.get(r.target) ?? 1),
          source: p.object.address,
          target: r.target,
          hot: r.changed,
        });
      }
    }
    return wires;
  });
  const measure = (): void => {
    const main = view?.closest('main');
    if (!main || many() || state.view !== 'objects') return void setStackWires([]);
    const box = main.getBoundingClientRect();
    const frames = main.querySelector('.frames')?.getBoundingClientRect();
    const heap = view.getBoundingClientRect();
    if (!frames || frames.width === 0 || frames.right > heap.left + 40) return void setStackWires([]);
    const { x, y, zoom } = camera();
    const by = new Map(cards().map((p) => [p.object.address, p]));
    const seen = new Map<number, number>();
    const dots = [...main.querySelectorAll<HTMLElement>('.frames .slot[data-target]')];
    const total = new Map<number, number>();
    for (const d of dots) total.set(Number(d.dataset['target']), (total.get(Number(d.dataset['target'])) ?? 0) + 1);
    const wires: Wire[] = [];
    for (const d of dots) {
      const target = Number(d.dataset['target']);
      const q = by.get(target);
      if (!q) continue;
      const n = seen.get(target) ?? 0;
      seen.set(target, n + 1);
      const r = d.getBoundingClientRect();
      const y1 = r.top + r.height / 2;
      if (y1 < frames.top || y1 > frames.bottom) continue;
      const x2 = heap.left - box.left + x + q.x * zoom;
      const y2 = heap.top - box.top + y + endY(q.y, q.height, n, total.get(target) ?? 1) * zoom;
      wires.push({
        x1: r.right - box.left - 16,
        y1: y1 - box.top,
        x2,
        y2,
        way: x2 >= r.right - box.left - 8 ? 'ahead' : 'around',
        source: 0,
        target,
        hot: d.dataset['hot'] === '1',
      });
    }
    setStackWires(wires);
  };
  let frame = 0;
  const soon = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  };
  createEffect(() => {
    cards();
    camera();
    state.view;
    soon();
  });
  const zoomBy = (factor: number, cx: number, cy: number): void => {
    setCamera((c) => {
      const zoom = Math.min(2, Math.max(0.08, c.zoom * factor));
      const f = zoom / c.zoom;
      return { zoom, x: cx - (cx - c.x) * f, y: cy - (cy - c.y) * f };
    });
  };
  const fit = (): void => {
    const list = cards();
    if (list.length === 0) return;
    const right = Math.max(...list.map((p) => p.x + p.width));
    const bottom = Math.max(...list.map((p) => p.y + p.height));
    const zoom = Math.min(1, (view.clientWidth - 60) / right, (view.clientHeight - 32) / bottom);
    setCamera({ x: 36, y: 16, zoom: Math.max(0.08, zoom) });
  };
  onMount(() => {
    const main = view.closest('main');
    const observer = new ResizeObserver(soon);
    observer.observe(view);
    main?.addEventListener('scroll', soon, true);
    const wheel = (e: WheelEvent): void => {
      e.preventDefault();
      const box = view.getBoundingClientRect();
      if (e.ctrlKey || e.metaKey) zoomBy(Math.exp(-e.deltaY * 0.002), e.clientX - box.left, e.clientY - box.top);
      else
        setCamera((c) => ({ ...c, x: c.x - (e.shiftKey ? e.deltaY : e.deltaX), y: c.y - (e.shiftKey ? 0 : e.deltaY) }));
    };
    view.addEventListener('wheel', wheel, { passive: false });
    onCleanup(() => {
      observer.disconnect();
      main?.removeEventListener('scroll', soon, true);
    });
  });
  // A picture whose cards all lie outside of what one sees is brought back.
  createEffect(() => {
    const list = cards();
    const { x, y, zoom } = camera();
    if (list.length === 0 || !view?.clientWidth) return;
    const seen = list.some(
      (p) =>
        x + (p.x + p.width) * zoom > 0 &&
        y + (p.y + p.height) * zoom > 0 &&
        x + p.x * zoom < view.clientWidth &&
        y + p.y * zoom < view.clientHeight,
    );
    if (!seen) setCamera({ x: 36, y: 16, zoom: 1 });
  });
  // The selected object comes into sight.
  createEffect(() => {
    const o = state.selected;
    const p = placed().find((q) => q.object.address === o);
    if (!p || !view?.clientWidth) return;
    setCamera((c) => {
      const left = c.x + p.x * c.zoom;
      const top = c.y + p.y * c.zoom;
      const dx =
        left + p.width * c.zoom > view.clientWidth
          ? view.clientWidth - (left + p.width * c.zoom) - 16
          : left < 0
            ? 24 - left
            : 0;
      const dy = top + 60 > view.clientHeight ? view.clientHeight / 2 - top : top < 0 ? 24 - top : 0;
      return dx || dy ? { ...c, x: c.x + dx, y: c.y + dy } : c;
    });
  });
  const down = (e: PointerEvent): void => {
    if (e.button !== 0 || (e.target as HTMLElement).closest('.obj, .more-objects')) return;
    const from = { x: e.clientX, y: e.clientY, camera: camera() };
    view.setPointerCapture(e.pointerId);
    view.classList.add('dragging');
    const move = (m: PointerEvent): void => {
      setCamera({ ...from.camera, x: from.camera.x + m.clientX - from.x, y: from.camera.y + m.clientY - from.y });
    };
    const up = (): void => {
      view.classList.remove('dragging');
      view.removeEventListener('pointermove', move);
      view.removeEventListener('pointerup', up);
      view.removeEventListener('pointercancel', up);
    };
    view.addEventListener('pointermove', move);
    view.addEventListener('pointerup', up);
    view.addEventListener('pointercancel', up);
  };
  const transform = () => `translate(${camera().x}px, ${camera().y}px) scale(${camera().zoom})`;
  return (
    <>
      <div class="heap" ref={view} onPointerDown={down}>
        <Show
          when={!many()}
          fallback={
            <Suspense fallback={<div class="void loading">Loading…</div>}>
              <HeapMap cards={cards()} />
            </Suspense>
          }
        >
          <div class="world" style={{ transform: transform() }}>
            <svg class="wires inner" aria-hidden="true" width="1" height="1">
              <For each={inner()}>
                {(w) => (
                  <g class={cls(w)}>
                    <path d={path(w)} />
                    <path d={head(w)} />
                  </g>
                )}
              </For>
            </svg>
            <For each={cards()}>{(p) => <Card placed={p} />}</For>
          </div>
        </Show>
        <Show when={state.status !== 'booting' && state.status !== 'recording' && cards().length === 0}>
          <div class="void">
            <b>Nothing on the heap is named yet</b>
            <p>Objects appear here as soon as a name or the value stack refers to them.</p>
          </div>
        </Show>
        <Show when={picture.more > 0}>
          <button type="button" class="more-objects" onClick={moreObjects}>
            {plural(picture.more, 'more object')}: show more
          </button>
        </Show>
      </div>
      <div class="heap-tools" role="group" aria-label="Picture">
        <label title="Numbers and texts stand in their rows, without cards of their own">
          <input type="checkbox" checked={inlined()} onChange={(e) => setInline(e.currentTarget.checked)} /> values
          inline
        </label>
        <button
          type="button"
          aria-label="Zoom out"
          onClick={() => zoomBy(0.8, view.clientWidth / 2, view.clientHeight / 2)}
        >
          −
        </button>
        <button type="button" title="Actual size" onClick={() => setCamera({ x: 36, y: 16, zoom: 1 })}>
          {Math.round(camera().zoom * 100)}%
        </button>
        <button
          type="button"
          aria-label="Zoom in"
          onClick={() => zoomBy(1.25, view.clientWidth / 2, view.clientHeight / 2)}
        >
          +
        </button>
        <button type="button" onClick={fit}>
          Fit
        </button>
      </div>
    </>
  );
}

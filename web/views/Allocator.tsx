// The allocator: every block of every pool of every arena, on a canvas; and the size classes beside it.

import { createEffect, createSignal, For, onCleanup, onMount, Show } from 'solid-js';
import { type BlockHit, BlockMap, blockAt } from '../canvas/blocks.js';
import { pin } from '../model/looking.js';
import { client, picture, setState, state } from '../model/state.js';
import { bytesText, grouped, hex } from '../model/words.js';
import { live } from './live.js';
import './views.css';

const placeText = (place: number): string =>
  place < 0 ? '' : place === 0 ? ', handed out next' : `, behind ${place} in the free list`;

export default function Allocator() {
  const view = live((step) => client.call('allocator', step));
  let canvas!: HTMLCanvasElement;
  let map: BlockMap | undefined;
  const [hit, setHit] = createSignal<BlockHit | null>(null);
  const only = () => state.blockSize;
  const setOnly = (size: number): void => setState('blockSize', size);
  onMount(() => {
    map = new BlockMap(canvas);
    const observer = new ResizeObserver(() => show());
    observer.observe(canvas);
    const wheel = (e: WheelEvent): void => {
      e.preventDefault();
      const box = canvas.getBoundingClientRect();
      if (e.ctrlKey || e.metaKey) map?.zoom(Math.exp(-e.deltaY * 0.002), e.clientX - box.left, e.clientY - box.top);
      else map?.pan(-e.deltaX, -e.deltaY);
    };
    canvas.addEventListener('wheel', wheel, { passive: false });
    onCleanup(() => observer.disconnect());
  });
  const show = (): void => {
    const data = view.data();
    const born = picture.objects.filter((o) => o.mark === 'born').map((o) => o.address);
    if (data) map?.show(data, only(), state.selected, new Set(born));
  };
  createEffect(show);
  createEffect(() => {
    state.theme;
    map?.recolour();
  });
  const down = (e: PointerEvent): void => {
    let x = e.clientX;
    let y = e.clientY;
    let moved = 0;
    canvas.setPointerCapture(e.pointerId);
    const move = (m: PointerEvent): void => {
      moved += Math.abs(m.clientX - x) + Math.abs(m.clientY - y);
      map?.pan(m.clientX - x, m.clientY - y);
      x = m.clientX;
      y = m.clientY;
    };
    const up = (u: PointerEvent): void => {
      canvas.removeEventListener('pointermove', move);
      canvas.removeEventListener('pointerup', up);
      if (moved > 4) return;
      const found = blockAt(map, u.offsetX, u.offsetY);
      if (found && found.state === 2) pin(found.address);
    };
    canvas.addEventListener('pointermove', move);
    canvas.addEventListener('pointerup', up);
  };
  const classes = () => (view.data()?.classes ?? []).filter((c) => c.pools > 0);
  const most = () => Math.max(1, ...classes().map((c) => c.used + c.free));
  return (
    <div class="view allocator">
      <div class="alloc-head">
        <Show when={view.data()} fallback={<span>{view.error() || 'Run a program to see its blocks.'}</span>}>
          {(d) => (
            <>
              <span>
                <b>{d().arenas.length}</b> arena{d().arenas.length === 1 ? '' : 's'}
              </span>
              <span>
                <b>{grouped(classes().reduce((n, c) => n + c.pools, 0))}</b> pools
              </span>
              <span>
                <b>{grouped(classes().reduce((n, c) => n + c.used, 0))}</b> blocks in use
              </span>
              <span>
                <b>{bytesText(d().bytesUsed)}</b> of {bytesText(d().bytesHeld)}
              </span>
              <span>
                <b>{grouped(d().rawBlocks)}</b> larger than 512 B
              </span>
            </>
          )}
        </Show>
      </div>
      <div class="alloc-body">
        <canvas
          ref={canvas}
          tabindex="0"
          role="img"
          aria-label="Blocks of the heap: drag to pan, Ctrl and wheel to zoom, click a block to see its object"
          onPointerDown={down}
          onPointerMove={(e) => {
            setHit(blockAt(map, e.offsetX, e.offsetY));
            map?.point(e.offsetX, e.offsetY);
          }}
          onPointerLeave={() => setHit(null)}
          onKeyDown={(e) => {
            if (e.key === '+' || e.key === '=') map?.zoom(1.25, canvas.clientWidth / 2, canvas.clientHeight / 2);
            else if (e.key === '-') map?.zoom(0.8, canvas.clientWidth / 2, canvas.clientHeight / 2);
          }}
        />
        <div class="classes scroll" tabindex="0" role="region" aria-label="Size classes">
          <button type="button" classList={{ on: only() === 0 }} aria-pressed={only() === 0} onClick={() => setOnly(0)}>
            <span>all</span>
            <i />
            <em>{grouped(classes().reduce((n, c) => n + c.used, 0))}</em>
          </button>
          <For each={classes()}>
            {(c) => (
              <button
                type="button"
                classList={{ on: only() === c.size }}
                aria-pressed={only() === c.size}
                title={`blocks of ${c.size} bytes: ${c.used} in use, ${c.free} free, in ${c.pools} pools`}
                onClick={() => setOnly(only() === c.size ? 0 : c.size)}
              >
                <span>{c.size}</span>
                <i class="use">
                  <i style={{ width: `${(100 * c.used) / most()}%` }} />
                  <i class="free" style={{ width: `${(100 * c.free) / most()}%` }} />
                </i>
                <em>{grouped(c.used)}</em>
              </button>
            )}
          </For>
        </div>
      </div>
      <div class="alloc-foot">
        <span class="key-used">in use</span>
        <span class="key-free">free</span>
        <span class="key-never">never used</span>
        <span class="grow" />
        <span classList={{ mono: hit() !== null }}>
          {hit()
            ? `${hex(hit()?.address ?? 0)} · block of ${hit()?.size} B · ${['never used', 'free', 'in use'][hit()?.state ?? 0]}${placeText(hit()?.place ?? -1)}`
            : 'Point at a pool: a line runs through its free list.'}
        </span>
      </div>
    </div>
  );
}

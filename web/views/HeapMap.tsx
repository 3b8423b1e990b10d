// The heap from afar: thousands of cards on a canvas. Only what is in sight is drawn; close up, with its text.

import { createEffect, onCleanup, onMount } from 'solid-js';
import { CARD, type Placed, rowY, showsValue } from '../model/heap-layout.js';
import { select, state } from '../model/state.js';
import { camera } from './HeapPane.js';

const FAMILY = { number: 'num', text: 'text', container: 'box', code: 'code', other: 'frame' } as const;

export function HeapMap(props: { cards: Placed[] }) {
  let canvas!: HTMLCanvasElement;
  let frame = 0;
  let colours = new Map<string, string>();
  const colour = (name: string): string => {
    let c = colours.get(name);
    if (c === undefined) {
      c = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
      colours.set(name, c);
    }
    return c;
  };
  const draw = (): void => {
    const { clientWidth: w, clientHeight: h } = canvas;
    if (w === 0) return;
    const ratio = devicePixelRatio || 1;
    if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(h * ratio)) {
      canvas.width = Math.round(w * ratio);
      canvas.height = Math.round(h * ratio);
    }
    const g = canvas.getContext('2d', { alpha: false });
    if (!g) return;
    const { x, y, zoom } = camera();
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.fillStyle = colour('paper');
    g.fillRect(0, 0, w, h);
    g.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
    const left = -x / zoom;
    const top = -y / zoom;
    const right = left + w / zoom;
    const bottom = top + h / zoom;
    const by = new Map(props.cards.map((p) => [p.object.address, p]));
    g.strokeStyle = colour('accent');
    g.globalAlpha = zoom > 0.3 ? 0.5 : 0.25;
    g.lineWidth = Math.max(1, 0.7 / zoom);
    g.beginPath();
    for (const p of props.cards) {
      for (const [i, r] of p.object.rows.entries()) {
        const q = by.get(r.target);
        if (!q) continue;
        const y1 = p.y + rowY(p.object, i);
        const y2 = q.y + 14;
        if (Math.max(y1, y2) < top || Math.min(y1, y2) > bottom) continue;
        if (q.x < left || p.x > right) continue;
        g.moveTo(p.x + CARD.width - 12, y1);
        if (zoom > 0.3) g.bezierCurveTo(p.x + CARD.width + 40, y1, q.x - 50, y2, q.x, y2);
        else g.lineTo(q.x, y2);
      }
    }
    g.stroke();
    g.globalAlpha = 1;
    const text = zoom > 0.45;
    g.textBaseline = 'middle';
    for (const p of props.cards) {
      if (p.x > right || p.x + p.width < left || p.y > bottom || p.y + p.height < top) continue;
      const o = p.object;
      const family = FAMILY[o.kind];
      g.fillStyle = colour('card');
      g.fillRect(p.x, p.y, p.width, p.height);
      g.fillStyle = colour(`${family}-wash`);
      g.fillRect(p.x, p.y, p.width, CARD.head);
      g.strokeStyle =
        state.selected === o.address || o.mark === 'changed'
          ? colour('now')
          : o.mark === 'born'
            ? colour('born')
            : o.mark === 'dying'
              ? colour('dying')
              : colour('line');
      g.lineWidth = (o.mark || state.selected === o.address ? 2 : 1) / Math.min(1, zoom);
      g.strokeRect(p.x, p.y, p.width, p.height);
      if (!text) {
        g.fillStyle = colour(family);
        g.fillRect(p.x + 8, p.y + 11, Math.min(110, 8 * o.type.length), 8);
        continue;
      }
      g.font = '600 12px "JetBrains Mono Variable", monospace';
      g.fillStyle = colour(family);
      g.fillText(o.type.slice(0, 16), p.x + 10, p.y + CARD.head / 2);
      g.font = '12px "JetBrains Mono Variable", monospace';
      g.fillStyle = colour('soft');
      const count = o.immortal ? 'immortal' : `×${o.refcnt}`;
      g.fillText(count, p.x + p.width - 10 - g.measureText(count).width, p.y + CARD.head / 2);
      g.fillStyle = colour('ink');
      if (showsValue(o)) g.fillText(o.value.slice(0, 30), p.x + 10, p.y + CARD.head + 14);
      for (const [i, r] of o.rows.entries()) {
        const ry = p.y + rowY(o, i);
        g.fillStyle = colour('soft');
        g.fillText(r.name.slice(0, 14), p.x + 10, ry);
        g.fillStyle = colour('ink');
        g.fillText(r.short.slice(0, 14), p.x + 124, ry);
      }
    }
  };
  createEffect(() => {
    camera();
    props.cards;
    state.selected;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  });
  createEffect(() => {
    state.theme;
    colours = new Map();
  });
  onMount(() => {
    const observer = new ResizeObserver(() => draw());
    observer.observe(canvas);
    onCleanup(() => observer.disconnect());
  });
  const click = (e: MouseEvent): void => {
    const box = canvas.getBoundingClientRect();
    const { x, y, zoom } = camera();
    const px = (e.clientX - box.left - x) / zoom;
    const py = (e.clientY - box.top - y) / zoom;
    const hit = props.cards.find((p) => px >= p.x && px <= p.x + p.width && py >= p.y && py <= p.y + p.height);
    if (hit) select(hit.object.address);
  };
  return (
    <canvas
      class="heap-map"
      ref={canvas}
      role="img"
      aria-label={`${props.cards.length} objects: drag to pan, Ctrl and wheel to zoom, click to choose one`}
      onClick={click}
    />
  );
}

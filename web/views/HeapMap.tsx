// The heap from afar: a canvas where cards would be too many. Each card can be reached with the keyboard all the same, and is
// told to a screen reader: inside the canvas stands a list of buttons, which browsers give to both of them.

import { createEffect, For, onCleanup, onMount } from 'solid-js';
import { CardMap } from '../canvas/cards.js';
import { keyOf, type Placed } from '../model/heap-layout.js';
import { moreRows, select } from '../model/looking.js';
import { state } from '../model/state.js';
import { inWords } from './Card.js';
import { camera, setCamera } from './HeapPane.js';

export default function HeapMap(props: { cards: Placed[] }) {
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
  const map = new CardMap();
  const draw = (): void => map.draw(canvas, props.cards, camera(), state.selected, colour);
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
    draw();
  });
  onMount(() => {
    const observer = new ResizeObserver(() => draw());
    observer.observe(canvas);
    onCleanup(() => observer.disconnect());
  });
  const click = (e: MouseEvent): void => {
    if (e.target !== canvas) return;
    const box = canvas.getBoundingClientRect();
    const { x, y, zoom } = camera();
    const px = (e.clientX - box.left - x) / zoom;
    const py = (e.clientY - box.top - y) / zoom;
    const hit = props.cards.find((p) => px >= p.x && px <= p.x + p.width && py >= p.y && py <= p.y + p.height);
    if (!hit) return;
    if (hit.object.hidden > 0 && py > hit.y + hit.height - 24) moreRows(hit.object);
    select(hit.object.address);
  };
  /** The keyboard has come to a card: it is chosen, large enough to be read, and in the middle. */
  const reach = (p: Placed): void => {
    select(p.object.address);
    setCamera((c) => {
      const zoom = Math.max(c.zoom, 0.6);
      return {
        zoom,
        x: canvas.clientWidth / 2 - (p.x + p.width / 2) * zoom,
        y: canvas.clientHeight / 2 - (p.y + p.height / 2) * zoom,
      };
    });
  };
  return (
    <canvas
      class="heap-map"
      ref={canvas}
      aria-label={`${props.cards.length} objects: drag to pan, Ctrl and wheel to zoom, click or Tab to choose one`}
      onClick={click}
    >
      <For each={props.cards}>
        {(p) => (
          <button type="button" data-key={keyOf(p.object)} onFocus={() => reach(p)} onClick={() => moreRows(p.object)}>
            {`${p.object.type}, ${inWords(p.object)}${p.object.rows.length ? `: ${p.object.rows.map((r) => `${r.name} ${r.short}`).join(', ')}` : ''}`}
          </button>
        )}
      </For>
    </canvas>
  );
}

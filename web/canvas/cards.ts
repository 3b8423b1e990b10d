// Cards of the heap on a canvas: thousands of them. Only what is in sight is drawn; close up, with its text.

import { CARD, cellBox, isShort, type Placed, rowY, showsValue } from '../model/heap-layout.js';

const FAMILY = { number: 'num', text: 'text', container: 'box', code: 'code', other: 'frame' } as const;
const FONT = '12px "JetBrains Mono Variable", monospace';

export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

type Colour = (name: string) => string;

/** Around what is in sight so much more is drawn, in each direction, as a share of it: panning only moves it. */
const MARGIN = 0.5;
const SETTLED_MS = 140;

/** Gives a canvas the size that it has on the screen. */
function fitted(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  return canvas.getContext('2d', { alpha: false });
}

/** What was drawn, and for which moment of the camera. */
interface Drawn {
  cards: Placed[];
  selected: number;
  camera: Camera;
  width: number;
  height: number;
}

/**
 * Thousands of cards are drawn once, with some room around them; while one pans and zooms, that picture is moved and stretched,
 * and drawn anew when the camera rests or leaves it.
 */
export class CardMap {
  private readonly image = document.createElement('canvas');
  private drawn: Drawn | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The colours have changed. */
  forget(): void {
    this.drawn = undefined;
  }

  draw(canvas: HTMLCanvasElement, cards: Placed[], camera: Camera, selected: number, colour: Colour): void {
    const { clientWidth: width, clientHeight: height } = canvas;
    const g = width && height ? fitted(canvas, width, height) : null;
    if (!g) return;
    clearTimeout(this.timer);
    const now = { cards, selected, camera, width, height };
    if (!this.drawn || !fits(this.drawn, now)) this.render(now, colour);
    else if (this.drawn.camera.zoom !== camera.zoom)
      this.timer = setTimeout(() => {
        this.drawn = undefined;
        this.draw(canvas, cards, camera, selected, colour);
      }, SETTLED_MS);
    const { camera: then } = this.drawn ?? now;
    const scale = camera.zoom / then.zoom;
    const ratio = devicePixelRatio || 1;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    // On whole pixels while nothing is stretched: text stays sharp.
    const whole = (n: number): number => (scale === 1 ? Math.round(n * ratio) / ratio : n);
    g.drawImage(
      this.image,
      whole(camera.x - (then.x + width * MARGIN) * scale),
      whole(camera.y - (then.y + height * MARGIN) * scale),
      width * (1 + 2 * MARGIN) * scale,
      height * (1 + 2 * MARGIN) * scale,
    );
  }

  private render(now: Drawn, colour: Colour): void {
    const width = now.width * (1 + 2 * MARGIN);
    const height = now.height * (1 + 2 * MARGIN);
    const g = fitted(this.image, width, height);
    if (!g) return;
    const camera = { ...now.camera, x: now.camera.x + now.width * MARGIN, y: now.camera.y + now.height * MARGIN };
    drawCards(g, width, height, now.cards, camera, now.selected, colour);
    this.drawn = now;
  }
}

/** Whether the picture of one moment covers another one, and is sharp enough for it. */
function fits(drawn: Drawn, now: Drawn): boolean {
  const { cards, selected, width, height, camera } = drawn;
  if (cards !== now.cards || selected !== now.selected || width !== now.width || height !== now.height) return false;
  const scale = now.camera.zoom / camera.zoom;
  if (scale < 0.5 || scale > 2) return false;
  const left = now.camera.x - (camera.x + width * MARGIN) * scale;
  const top = now.camera.y - (camera.y + height * MARGIN) * scale;
  const grown = (1 + 2 * MARGIN) * scale;
  return left <= 0 && top <= 0 && left + width * grown >= width && top + height * grown >= height;
}

function drawCards(
  g: CanvasRenderingContext2D,
  width: number,
  height: number,
  cards: Placed[],
  { x, y, zoom }: Camera,
  selected: number,
  colour: Colour,
): void {
  const ratio = devicePixelRatio || 1;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.fillStyle = colour('paper');
  g.fillRect(0, 0, width, height);
  g.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
  const left = -x / zoom;
  const top = -y / zoom;
  const right = left + width / zoom;
  const bottom = top + height / zoom;
  drawWires(g, cards, zoom, { left, top, right, bottom }, colour);
  g.textBaseline = 'middle';
  for (const p of cards) {
    if (p.x > right || p.x + p.width < left || p.y > bottom || p.y + p.height < top) continue;
    drawBox(g, p, zoom, selected, colour);
    if (zoom > 0.45) drawText(g, p, colour);
    else {
      g.fillStyle = colour(FAMILY[p.object.kind]);
      g.fillRect(p.x + 8, p.y + 11, Math.min(110, 8 * p.object.type.length), 8);
    }
  }
}

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function drawWires(g: CanvasRenderingContext2D, cards: Placed[], zoom: number, area: Area, colour: Colour): void {
  const by = new Map(cards.map((p) => [p.object.address, p]));
  g.strokeStyle = colour('accent');
  g.globalAlpha = zoom > 0.3 ? 0.5 : 0.25;
  g.lineWidth = Math.max(1, 0.7 / zoom);
  g.beginPath();
  for (const p of cards) {
    for (const [i, r] of p.object.rows.entries()) {
      const q = by.get(r.target);
      if (!q) continue;
      const y1 = p.y + rowY(p.object, i);
      const y2 = q.y + 14;
      if (Math.max(y1, y2) < area.top || Math.min(y1, y2) > area.bottom) continue;
      if (q.x < area.left || p.x > area.right) continue;
      g.moveTo(p.x + CARD.width - 12, y1);
      if (zoom > 0.3) g.bezierCurveTo(p.x + CARD.width + 40, y1, q.x - 50, y2, q.x, y2);
      else g.lineTo(q.x, y2);
    }
  }
  g.stroke();
  g.globalAlpha = 1;
}

function drawBox(g: CanvasRenderingContext2D, p: Placed, zoom: number, selected: number, colour: Colour): void {
  const { mark, address, kind } = p.object;
  g.fillStyle = colour('card');
  g.fillRect(p.x, p.y, p.width, p.height);
  g.fillStyle = colour(`${FAMILY[kind]}-wash`);
  g.fillRect(p.x, p.y, p.width, CARD.head);
  const edges = { changed: 'now', born: 'born', dying: 'dying', '': 'line' } as const;
  g.strokeStyle = colour(selected === address ? 'accent' : edges[mark]);
  g.lineWidth = (mark || selected === address ? 2 : 1) / Math.min(1, zoom);
  g.strokeRect(p.x, p.y, p.width, p.height);
}

function drawText(g: CanvasRenderingContext2D, p: Placed, colour: Colour): void {
  const o = p.object;
  const middle = p.y + CARD.head / 2;
  g.font = `600 ${FONT}`;
  g.fillStyle = colour(FAMILY[o.kind]);
  g.fillText(o.type.slice(0, 16), p.x + 10, middle);
  if (isShort(o)) {
    g.fillStyle = colour('ink');
    g.fillText(o.value, p.x + 18 + g.measureText(o.type).width, middle);
  }
  g.font = FONT;
  g.fillStyle = colour('soft');
  const count = o.immortal ? 'immortal' : `×${o.refcnt}`;
  g.fillText(count, p.x + p.width - 10 - g.measureText(count).width, middle);
  g.fillStyle = colour('ink');
  if (showsValue(o)) g.fillText(o.value.slice(0, 30), p.x + 10, p.y + CARD.head + 14);
  for (const [i, r] of o.rows.entries()) {
    if (o.cells) {
      const cell = cellBox(o, i);
      g.fillStyle = colour('faint');
      g.fillText(r.name.slice(1, -1), p.x + cell.x + 4, p.y + cell.y + 10);
      g.fillStyle = colour('ink');
      g.fillText(r.short, p.x + cell.x + 4, p.y + cell.y + 27);
      continue;
    }
    const y = p.y + rowY(o, i);
    g.fillStyle = colour('soft');
    g.fillText(r.name.slice(0, 14), p.x + 10, y);
    g.fillStyle = colour('ink');
    g.fillText(r.short.slice(0, 14), p.x + 124, y);
  }
  if (o.hidden > 0) {
    g.fillStyle = colour('accent');
    g.fillText(`${o.hidden} more …`, p.x + 10, p.y + p.height - 13);
  }
}

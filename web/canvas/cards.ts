// Cards of the heap on a canvas: thousands of them. Only what is in sight is drawn; close up, with its text.

import { arrowBetween, bend } from '../model/arrows.js';
import { CARD, cellBox, isShort, type Placed, rowY, showsValue } from '../model/heap-layout.js';

const FAMILY = { number: 'num', text: 'text', container: 'box', code: 'code', other: 'frame' } as const;
const FONT = '12px "JetBrains Mono Variable", monospace';

export interface Camera {
  x: number;
  y: number;
  zoom: number;
}

type Colour = (name: string) => string;

/** Gives a canvas the size that it has on the screen. */
function fitted(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0 || height === 0) return null;
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  return canvas.getContext('2d', { alpha: false });
}

/** Cards by family and mark, and their arrows: found once for as long as the cards stay. */
interface Sorted {
  cards: Placed[];
  families: [name: string, cards: Placed[]][];
  marked: Placed[];
  wires: Float64Array;
}

const EDGES = { changed: 'now', born: 'born', dying: 'dying', '': 'line' } as const;

function sorted(cards: Placed[]): Sorted {
  const by = new Map(cards.map((p) => [p.object.address, p]));
  const families = new Map<string, Placed[]>();
  const wires: number[] = [];
  for (const p of cards) {
    const family = FAMILY[p.object.kind];
    const list = families.get(family);
    if (list) list.push(p);
    else families.set(family, [p]);
    for (const [i, r] of p.object.rows.entries()) {
      const q = by.get(r.target);
      if (!q) continue;
      const arrow = arrowBetween(p, i, q, 0, 1);
      wires.push(arrow.x1, arrow.y1, arrow.x2, arrow.y2, ...bend(arrow));
    }
  }
  const marked = cards.filter((p) => p.object.mark !== '');
  return { cards, families: [...families], marked, wires: Float64Array.from(wires) };
}

/** Draws cards, and keeps what it found out about them. */
export class CardMap {
  private known: Sorted | undefined;

  draw(canvas: HTMLCanvasElement, cards: Placed[], camera: Camera, selected: number, colour: Colour): void {
    const g = fitted(canvas);
    if (!g) return;
    if (this.known?.cards !== cards) this.known = sorted(cards);
    drawCards(g, canvas.clientWidth, canvas.clientHeight, this.known, camera, selected, colour);
  }
}

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const inSight = (p: Placed, a: Area): boolean =>
  p.x <= a.right && p.x + p.width >= a.left && p.y <= a.bottom && p.y + p.height >= a.top;

/** The same colour for many rectangles in a row: changing it costs more than a rectangle. */
function drawCards(
  g: CanvasRenderingContext2D,
  width: number,
  height: number,
  { cards, families, marked, wires }: Sorted,
  { x, y, zoom }: Camera,
  selected: number,
  colour: Colour,
): void {
  const ratio = devicePixelRatio || 1;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.fillStyle = colour('paper');
  g.fillRect(0, 0, width, height);
  g.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
  const area = { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
  drawWires(g, wires, zoom, area, colour);
  const seen = cards.filter((p) => inSight(p, area));
  // The edge is what a smaller rectangle leaves of a larger one: cheaper than a stroke.
  const edge = 1 / Math.min(1, zoom * ratio);
  g.fillStyle = colour('line');
  for (const p of seen) g.fillRect(p.x - edge, p.y - edge, p.width + 2 * edge, p.height + 2 * edge);
  for (const p of marked) {
    g.fillStyle = colour(EDGES[p.object.mark]);
    g.fillRect(p.x - 2 * edge, p.y - 2 * edge, p.width + 4 * edge, p.height + 4 * edge);
  }
  const chosen = seen.find((p) => p.object.address === selected);
  if (chosen) {
    g.fillStyle = colour('accent');
    g.fillRect(chosen.x - 3 * edge, chosen.y - 3 * edge, chosen.width + 6 * edge, chosen.height + 6 * edge);
  }
  g.fillStyle = colour('card');
  for (const p of seen) g.fillRect(p.x, p.y, p.width, p.height);
  for (const [family, list] of families) {
    g.fillStyle = colour(`${family}-wash`);
    for (const p of list) if (inSight(p, area)) g.fillRect(p.x, p.y, p.width, CARD.head);
    // Text close up; from afar a bar in its place, unless it would be less than a pixel high.
    if (zoom > 0.45 || zoom * ratio < 0.14) continue;
    g.fillStyle = colour(family);
    for (const p of list)
      if (inSight(p, area)) g.fillRect(p.x + 8, p.y + 11, Math.min(110, 8 * p.object.type.length), 8);
  }
  if (zoom <= 0.45) return;
  g.textBaseline = 'middle';
  for (const p of seen) drawText(g, p, colour);
}

function drawWires(g: CanvasRenderingContext2D, wires: Float64Array, zoom: number, area: Area, colour: Colour): void {
  g.strokeStyle = colour('accent');
  g.globalAlpha = zoom > 0.3 ? 0.5 : 0.25;
  g.lineWidth = Math.max(1, 0.7 / zoom);
  g.beginPath();
  for (let i = 0; i < wires.length; i += 6) {
    const x1 = wires[i] as number;
    const y1 = wires[i + 1] as number;
    const x2 = wires[i + 2] as number;
    const y2 = wires[i + 3] as number;
    if (Math.max(y1, y2) < area.top || Math.min(y1, y2) > area.bottom) continue;
    if (Math.max(x1, x2) < area.left || Math.min(x1, x2) > area.right) continue;
    g.moveTo(x1, y1);
    if (zoom > 0.3) g.bezierCurveTo(wires[i + 4] as number, y1, wires[i + 5] as number, y2, x2, y2);
    else g.lineTo(x2, y2);
  }
  g.stroke();
  g.globalAlpha = 1;
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

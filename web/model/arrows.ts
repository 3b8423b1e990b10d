// Arrows between cards: where they leave, where they end, and the curve between. They lie below the cards, so that they never
// cross a text; of the ways around a card the one is taken that hides least of it.

import { CARD, type Placed, rowY } from './heap-layout.js';

export interface Arrow {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /**
   * ahead: from the right side of a row to the left side of a card further right.
   * beside: in one column, a loop on the right side of both.
   * back: to a column close by on the left, from side to side.
   * around: far back, as a chain does that goes on below: between the rows of cards, and in from the left.
   */
  way: 'ahead' | 'beside' | 'back' | 'around';
}

/** So many columns back an arrow goes from side to side; farther, it would lie behind every card between. */
const CLOSE = CARD.width + CARD.gapX;
const TIP = 3;

/** Ends of several arrows at one card lie below each other. */
export function endY(top: number, height: number, index: number, count: number): number {
  const room = Math.max(0, height - 26);
  const gap = count > 1 ? Math.min(13, room / (count - 1)) : 0;
  return top + 14 + index * gap;
}

/** From a row of a card to another card, where it is the arrow `index` of `count`. */
export function arrowBetween(from: Placed, row: number, to: Placed, index: number, count: number): Arrow {
  const y1 = from.y + rowY(from.object, row);
  const y2 = endY(to.y, to.height, index, count);
  const right = from.x + from.width - 12;
  if (to.x > from.x) return { x1: right, y1, x2: to.x, y2, way: 'ahead' };
  if (to.x === from.x) return { x1: right, y1, x2: to.x + to.width, y2, way: 'beside' };
  if (from.x - to.x <= CLOSE) return { x1: from.x + 12, y1, x2: to.x + to.width, y2, way: 'back' };
  return { x1: right, y1, x2: to.x, y2, way: 'around' };
}

/** Where the curve is heading when it leaves, and where it comes from when it ends. */
export function bend({ x1, y1, x2, y2, way }: Arrow): [out: number, into: number] {
  const k = Math.max(28, Math.abs(x2 - x1) * 0.5);
  if (way === 'back') return [x1 - k, x2 + k];
  if (way !== 'beside') return [x1 + k, x2 - k];
  // Longer loops swing further, and lie around the shorter ones.
  const out = x2 + Math.min(CARD.gapX - 22, 30 + Math.abs(y2 - y1) * 0.1);
  return [out, out];
}

/** An arrow's line, as the `d` of an SVG path. */
export function path(arrow: Arrow): string {
  const { x1, y1, x2, y2, way } = arrow;
  if (way !== 'around') {
    const [out, into] = bend(arrow);
    return `M${x1} ${y1}C${out} ${y1} ${into} ${y2} ${x2 + (way === 'ahead' ? -5 : 5)} ${y2}`;
  }
  const out = x1 + 30;
  const back = x2 - 30;
  const mid = (y1 + y2) / 2;
  return `M${x1} ${y1}C${out + 14} ${y1} ${out + 14} ${mid} ${out - 16} ${mid}L${back + 16} ${mid}C${back - 14} ${mid} ${back - 14} ${y2} ${x2 - 5} ${y2}`;
}

/** Its head, as the `points` of an SVG polygon. */
export function head({ x2, y2, way }: Arrow): string {
  const d = way === 'ahead' || way === 'around' ? 1 : -1;
  return `M${x2 - 9 * d} ${y2 - 4}L${x2 - TIP * d} ${y2}L${x2 - 9 * d} ${y2 + 4}`;
}

// Arrows: where they start and end, and which of them a person looks at.

import { createSignal } from 'solid-js';

/** The address that the mouse points at; 0: none. */
export const [hover, setHover] = createSignal(0);

export interface Wire {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  target: number;
  source: number;
  hot: boolean;
}

/** A curve from the right side of a row to the left side of a card; back to the left it swings around. */
export function path({ x1, y1, x2, y2 }: Pick<Wire, 'x1' | 'y1' | 'x2' | 'y2'>): string {
  if (x2 >= x1 + 8) {
    const k = Math.max(28, (x2 - x1) * 0.5);
    return `M${x1} ${y1}C${x1 + k} ${y1} ${x2 - k} ${y2} ${x2 - 5} ${y2}`;
  }
  const out = x1 + 30;
  const back = x2 - 30;
  const mid = (y1 + y2) / 2;
  return `M${x1} ${y1}C${out + 14} ${y1} ${out + 14} ${mid} ${out - 16} ${mid}L${back + 16} ${mid}C${back - 14} ${mid} ${back - 14} ${y2} ${x2 - 5} ${y2}`;
}

export const head = ({ x2, y2 }: Pick<Wire, 'x2' | 'y2'>): string =>
  `M${x2 - 9} ${y2 - 4}L${x2 - 3} ${y2}L${x2 - 9} ${y2 + 4}`;

/** Ends of several arrows at one card lie below each other. */
export function endY(top: number, height: number, index: number, count: number): number {
  const room = Math.max(0, height - 26);
  const gap = count > 1 ? Math.min(13, room / (count - 1)) : 0;
  return top + 14 + index * gap;
}

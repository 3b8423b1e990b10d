// Arrows on the page: which object each belongs to, and which of them a person looks at.

import { createSignal } from 'solid-js';
import type { Arrow } from '../model/arrows.js';

/** The address that the mouse points at; 0: none. */
export const [hover, setHover] = createSignal(0);

export interface Wire extends Arrow {
  target: number;
  source: number;
  hot: boolean;
}

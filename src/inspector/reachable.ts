// The objects that can be reached from some roots, breadth first, cut where it gets too much to look at.

import { type Described, describe } from './describe.js';
import type { Image } from './image.js';

/** What was found, and what was left out. */
export interface Reachable {
  /** In the order in which they were found. */
  objects: Described[];
  /** How many more there would have been at least. */
  more: number;
}

/** Types whose insides a person does not want in the picture of a program. */
const CLOSED = new Set([
  'module',
  'code',
  'type',
  'builtin_function_or_method',
  'function',
  'wrapper_descriptor',
  'method_descriptor',
  'getset_descriptor',
]);

/** What the roots lead to, breadth first, up to a limit. */
export function reachableFrom(image: Image, roots: number[], limit = 60): Reachable {
  const seen = new Set<number>();
  const queue: number[] = [];
  const enqueue = (o: number): void => {
    if (o && !seen.has(o)) {
      seen.add(o);
      queue.push(o);
    }
  };
  roots.forEach(enqueue);
  const objects: Described[] = [];
  for (let i = 0; i < queue.length; i++) {
    if (objects.length === limit) return { objects, more: queue.length - i };
    const object = describe(image, queue[i] ?? 0);
    objects.push(object);
    const closed = CLOSED.has(object.type);
    for (const reference of object.references) {
      // A function shows its defaults and cells, not its code.
      if (!closed || (object.type === 'function' && reference.label !== 'func_code')) enqueue(reference.target);
    }
  }
  return { objects, more: 0 };
}

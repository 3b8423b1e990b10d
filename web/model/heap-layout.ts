// Where the cards of the heap lie. A card keeps its place for as long as its object lives; a new one takes the first free
// place near the row that refers to it; a card that grows pushes those below it down.

import type { ObjectView } from './protocol.js';

export const CARD = { width: 248, head: 30, line: 22, gapX: 84, gapY: 18, pad: 6 } as const;

export interface Placed {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
  object: ObjectView;
}

export const keyOf = (o: ObjectView): string => `${o.address}:${o.type}`;

/** Lines below the head: the value of a plain thing, one line of fields, the rows, "N more". */
export function heightOf(o: ObjectView): number {
  const lines = (showsValue(o) ? 1 : 0) + (o.fields.length > 0 ? 1 : 0) + o.rows.length + (o.hidden > 0 ? 1 : 0);
  return CARD.head + (lines > 0 ? lines * CARD.line + CARD.pad : 0);
}

/** Containers say their size in their fields; everything else has a value that is worth a line. */
export const showsValue = (o: ObjectView): boolean => o.fields.length === 0 && (o.plain || o.rows.length === 0);

/** The y of a row's middle, from the card's top. */
export const rowY = (o: ObjectView, row: number): number =>
  CARD.head + CARD.pad / 2 + CARD.line * ((showsValue(o) ? 1 : 0) + (o.fields.length > 0 ? 1 : 0) + row + 0.5);

export class HeapLayout {
  private readonly known = new Map<string, { column: number; y: number }>();

  forget(): void {
    this.known.clear();
  }

  /** `first`: what the stack refers to, in the order in which a person reads it. */
  place(objects: ObjectView[], first: number[] = []): Placed[] {
    const columns: Placed[][] = [];
    const placed = new Map<number, Placed>();
    const put = (o: ObjectView, column: number, y: number): void => {
      const p: Placed = {
        key: keyOf(o),
        x: column * (CARD.width + CARD.gapX),
        y,
        width: CARD.width,
        height: heightOf(o),
        object: o,
      };
      (columns[column] ??= []).push(p);
      placed.set(o.address, p);
    };
    const fresh: ObjectView[] = [];
    for (const o of objects) {
      const at = this.known.get(keyOf(o));
      if (at) put(o, at.column, at.y);
      else fresh.push(o);
    }
    const rank = new Map(first.map((address, i) => [address, i]));
    const rankOf = (o: ObjectView): number => (o.depth > 0 ? first.length : (rank.get(o.address) ?? first.length));
    fresh.sort((a, b) => rankOf(a) - rankOf(b));
    const parents = new Map<number, { owner: ObjectView; row: number }>();
    for (const o of objects)
      for (const [row, r] of o.rows.entries()) if (!parents.has(r.target)) parents.set(r.target, { owner: o, row });
    for (const o of fresh) {
      const parent = parents.get(o.address);
      const above = parent && placed.get(parent.owner.address);
      const column = o.depth === 0 || !above ? 0 : Math.min(40, Math.round(above.x / (CARD.width + CARD.gapX)) + 1);
      const wanted = o.depth === 0 || !above ? 0 : above.y + rowY(above.object, parent?.row ?? 0) - CARD.head / 2;
      put(o, column, this.freePlace(columns[column] ?? [], wanted, heightOf(o)));
    }
    for (const column of columns) {
      column?.sort((a, b) => a.y - b.y);
      let bottom = -CARD.gapY;
      for (const p of column ?? []) {
        if (p.y < bottom + CARD.gapY) p.y = bottom + CARD.gapY;
        bottom = p.y + p.height;
        this.known.set(p.key, { column: Math.round(p.x / (CARD.width + CARD.gapX)), y: p.y });
      }
    }
    return [...placed.values()];
  }

  private freePlace(column: Placed[], wanted: number, height: number): number {
    let y = Math.max(0, Math.round(wanted));
    for (const p of [...column].sort((a, b) => a.y - b.y)) {
      if (p.y + p.height + CARD.gapY <= y) continue;
      if (y + height + CARD.gapY <= p.y) break;
      y = p.y + p.height + CARD.gapY;
    }
    return y;
  }
}

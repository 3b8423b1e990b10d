// Where the cards of the heap lie. A card keeps its place for as long as its object lives; a new one takes the first free
// place near the row that refers to it; a card that grows pushes those below it down.

import type { ObjectView } from './protocol.js';

export const CARD = { width: 248, head: 30, line: 22, cell: 40, spare: 10, gapX: 84, gapY: 14, pad: 6 } as const;
/** Cards in a row, from left to right: a longer chain goes on below. */
const MOST_COLUMNS = 8;

export interface Placed {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
  object: ObjectView;
}

/** An object by address and type: another one may come to lie there. */
export const keyOf = (o: ObjectView): string => `${o.address}:${o.type}`;

/** A short plain value stands in the head: such a card is one line. */
export const isShort = (o: ObjectView): boolean =>
  o.plain && o.rows.length === 0 && o.hidden === 0 && o.type.length + o.value.length <= 11;

/** Containers say their size in their fields; everything else has a value that is worth a line. */
export const showsValue = (o: ObjectView): boolean =>
  !isShort(o) && o.fields.length === 0 && (o.plain || o.rows.length === 0);

const hasFoot = (o: ObjectView): boolean => o.hidden > 0 && (o.rows.length > 0 || o.fields.length > 0 || !o.plain);

const above = (o: ObjectView): number => (showsValue(o) ? 1 : 0) + (o.fields.length > 0 ? 1 : 0);

/** What is drawn of slots that are allocated and free: cells that fill the last line, or a strip below the rows. */
export const spareCells = (o: ObjectView): number =>
  o.hidden > 0 || !o.cells ? 0 : Math.min(o.spare, (o.cells - (o.rows.length % o.cells)) % o.cells);
const hasStrip = (o: ObjectView): boolean => !o.cells && o.spare > 0 && o.hidden === 0 && o.rows.length > 0;

/** Head; value, fields, rows or cells; "N more". */
function heightOf(o: ObjectView): number {
  const rows = o.cells ? Math.ceil(o.rows.length / o.cells) * CARD.cell : o.rows.length * CARD.line;
  const lines = (above(o) + (hasFoot(o) ? 1 : 0)) * CARD.line + rows + (hasStrip(o) ? CARD.spare : 0);
  return CARD.head + (lines > 0 ? lines + CARD.pad : 0);
}

/** The y of a row's middle, from the card's top. */
export const rowY = (o: ObjectView, row: number): number =>
  CARD.head + CARD.pad / 2 + CARD.line * (above(o) + row + 0.5);

/** Where a cell lies, from the card's top left corner. */
export function cellBox(o: ObjectView, i: number): { x: number; y: number; width: number } {
  const width = (CARD.width - 20) / (o.cells || 1);
  return {
    x: 10 + (i % o.cells) * width,
    y: CARD.head + CARD.pad / 2 + CARD.line * above(o) + Math.floor(i / o.cells) * CARD.cell,
    width,
  };
}

/** Where the objects lie on the page. Those that stay keep their place from step to step. */
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
    const parents = new Map<number, ObjectView>();
    for (const o of objects) for (const r of o.rows) if (!parents.has(r.target)) parents.set(r.target, o);
    for (const o of fresh) {
      const parent = o.depth === 0 ? undefined : placed.get(parents.get(o.address)?.address ?? 0);
      let column = parent ? Math.round(parent.x / (CARD.width + CARD.gapX)) + 1 : 0;
      // Children stand beside their owner from its top on, so that a chain runs straight.
      let wanted = parent?.y ?? 0;
      if (column >= MOST_COLUMNS) {
        column = 1;
        wanted = Math.max(0, ...columns.flatMap((c) => (c ?? []).map((p) => p.y + p.height))) + CARD.gapY;
      }
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

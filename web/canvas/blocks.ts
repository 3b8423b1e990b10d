// Blocks of pools of arenas on a canvas. Pools are drawn once into tiles; panning and zooming only place tiles, and single
// blocks are drawn where they are large enough to be seen.

import type { AllocatorView, PoolView } from '../model/protocol.js';

const MOST_COLUMNS = 16;
const POOL = 128;
const GAP = 8;
/** A pool and what is written below it. */
const STEP = POOL + GAP + 12;
/** The height of an arena's line: text is not zoomed. */
const HEAD = 26;
const MARGIN = 12;

interface Tile {
  pool: PoolView;
  x: number;
  y: number;
  /** How many lines of arenas stand above it. */
  heads: number;
}

export interface BlockHit {
  address: number;
  size: number;
  state: number;
  /** How many are before it in its pool's free list; -1: it is in use, or was never used. */
  place: number;
}

const FIRST_BLOCK = 48;

/** Blocks of a pool in rows that fill a square. */
const perRow = (capacity: number): number => Math.max(1, Math.ceil(Math.sqrt(capacity)));

/** Draws every block of the allocator and tells what lies under the pointer. */
export class BlockMap {
  private readonly canvas: HTMLCanvasElement;
  private readonly g: CanvasRenderingContext2D;
  private tiles: Tile[] = [];
  private heads: { name: string; address: string; pools: string; y: number; heads: number }[] = [];
  private readonly pictures = new Map<number, { key: string; image: HTMLCanvasElement }>();
  private camera = { x: MARGIN, y: 0, zoom: 1 };
  /** What the camera was last fitted to: another filter is another picture. */
  private fitted = '';
  private selected = 0;
  private born = new Set<number>();
  private pointed = 0;
  private frame = 0;
  private colours: Record<string, string> = {};

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.g = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
    this.recolour();
  }

  recolour(): void {
    const style = getComputedStyle(document.documentElement);
    for (const name of ['paper', 'card', 'block', 'block-free', 'block-never', 'line', 'faint', 'now', 'born', 'soft'])
      this.colours[name] = style.getPropertyValue(`--${name}`).trim();
    this.pictures.clear();
    this.draw();
  }

  show(view: AllocatorView, only: number, selected: number, born: Set<number>): void {
    this.selected = selected;
    this.born = born;
    this.tiles = [];
    this.heads = [];
    const shown = view.arenas.flatMap((arena, n) => {
      const pools = arena.pools.filter((p) => p.blocks.length > 0 && (only === 0 || p.blockSize === only));
      return pools.length > 0 ? [{ arena, n, pools }] : [];
    });
    const columns = this.fit(
      shown.map((a) => a.pools.length),
      only,
    );
    let y = 0;
    for (const { arena, n, pools } of shown) {
      const used = arena.totalPools - arena.freePools;
      const heads = this.heads.length;
      this.heads.push({
        name: `arena ${n}`,
        address: ` · 0x${arena.address.toString(16)}`,
        pools: ` · ${used} of ${arena.totalPools} pools`,
        y,
        heads,
      });
      for (const [i, pool] of pools.entries())
        this.tiles.push({
          pool,
          x: (i % columns) * (POOL + GAP),
          y: y + Math.floor(i / columns) * STEP,
          heads: heads + 1,
        });
      y += Math.ceil(pools.length / columns) * STEP;
    }
    this.draw();
  }

  /** So many pools beside each other that all are as large as can be; the camera shows them all, until somebody moves it. */
  private fit(counts: number[], only: number): number {
    const { clientWidth, clientHeight } = this.canvas;
    const width = clientWidth - 2 * MARGIN;
    const height = clientHeight - MARGIN - counts.length * HEAD;
    const zoomWith = (columns: number): number => {
      const rows = counts.reduce((n, c) => n + Math.ceil(c / columns), 0);
      return Math.min(2.5, width / (columns * (POOL + GAP) - GAP), height / Math.max(1, rows * STEP));
    };
    let best = 1;
    for (let n = 2; n <= MOST_COLUMNS; n++) if (zoomWith(n) > zoomWith(best)) best = n;
    // Many arenas do not fit: a pool stays a thing that one can see.
    const many = zoomWith(best) < 0.16;
    if (many) best = MOST_COLUMNS;
    const key = `${only}/${clientWidth}/${counts.length}`;
    if (clientWidth > 0 && counts.length > 0 && this.fitted !== key) {
      this.fitted = key;
      const zoom = many ? width / (MOST_COLUMNS * (POOL + GAP) - GAP) : zoomWith(best);
      this.camera = { x: MARGIN, y: 0, zoom };
    }
    return best;
  }

  /** Where a pool's upper edge is on the screen. */
  private top(tile: Tile): number {
    return this.camera.y + tile.y * this.camera.zoom + tile.heads * HEAD;
  }

  pan(dx: number, dy: number): void {
    this.camera.x += dx;
    this.camera.y += dy;
    this.draw();
  }

  zoom(factor: number, cx: number, cy: number): void {
    const zoom = Math.min(12, Math.max(0.05, this.camera.zoom * factor));
    const f = zoom / this.camera.zoom;
    this.camera = { zoom, x: cx - (cx - this.camera.x) * f, y: cy - (cy - this.camera.y) * f };
    this.draw();
  }

  draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.paint());
  }

  /**
   * A pool as a picture, for a size on the screen: cells lie on whole pixels, with gaps only where a cell is large enough, so
   * that no pattern appears that is not there. The same blocks at the same size give the same picture.
   */
  private picture(pool: PoolView, wanted: number): HTMLCanvasElement {
    let key = 0;
    for (const b of pool.blocks) key = (key * 3 + b) | 0;
    // Sizes in steps: while one zooms, the nearest one is stretched a little.
    const pixels = Math.max(24, Math.min(1024, Math.round(2 ** (Math.round(Math.log2(wanted) * 4) / 4))));
    const text = `${pool.blockSize}/${key}/${pixels}`;
    const kept = this.pictures.get(pool.address);
    if (kept?.key === text) return kept.image;
    const image = kept?.image ?? document.createElement('canvas');
    image.width = image.height = pixels;
    const g = image.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
    g.fillStyle = this.colours['card'] ?? '';
    g.fillRect(0, 0, pixels, pixels);
    const n = perRow(pool.capacity);
    const edge = (i: number): number => Math.round((i * pixels) / n);
    const gap = pixels / n >= 5 ? 1 : 0;
    const colour = [this.colours['block-never'], this.colours['block-free'], this.colours['block']];
    for (let state = 0; state < 3; state++) {
      g.fillStyle = colour[state] ?? '';
      g.beginPath();
      for (const [i, b] of pool.blocks.entries()) {
        if (b !== state) continue;
        const x = edge(i % n);
        const y = edge(Math.floor(i / n));
        g.rect(x, y, edge((i % n) + 1) - x - gap, edge(Math.floor(i / n) + 1) - y - gap);
      }
      g.fill();
    }
    this.pictures.set(pool.address, { key: text, image });
    return image;
  }

  private paint(): void {
    const { canvas, g } = this;
    const w = canvas.clientWidth;
    const h = canvas.clientHeight;
    if (w === 0 || h === 0) return;
    const ratio = devicePixelRatio || 1;
    if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(h * ratio)) {
      canvas.width = Math.round(w * ratio);
      canvas.height = Math.round(h * ratio);
    }
    const { x, y, zoom } = this.camera;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.fillStyle = this.colours['paper'] ?? '';
    g.fillRect(0, 0, w, h);
    g.textBaseline = 'middle';
    g.font = '11px "JetBrains Mono Variable", monospace';
    g.fillStyle = this.colours['soft'] ?? '';
    for (const head of this.heads) {
      const at = y + head.y * zoom + head.heads * HEAD;
      if (at < -HEAD || at > h) continue;
      const whole = head.name + head.address + head.pools;
      const text = g.measureText(whole).width < w - 2 * MARGIN ? whole : head.name + head.pools;
      g.fillText(text, x, at + HEAD / 2 + 1);
    }
    const side = POOL * zoom;
    for (const tile of this.tiles) {
      const tx = x + tile.x * zoom;
      const ty = this.top(tile);
      if (tx > w || ty > h || tx + side < 0 || ty + side + 14 < 0) continue;
      g.drawImage(
        this.picture(tile.pool, side * ratio),
        Math.round(tx),
        Math.round(ty),
        Math.round(side),
        Math.round(side),
      );
      g.strokeStyle = this.colours['line'] ?? '';
      g.strokeRect(Math.round(tx) - 0.5, Math.round(ty) - 0.5, Math.round(side) + 1, Math.round(side) + 1);
      if (zoom > 0.7) {
        g.fillStyle = this.colours['faint'] ?? '';
        g.fillText(`${tile.pool.blockSize} B · ${tile.pool.used}/${tile.pool.capacity}`, tx, ty + side + 10);
      }
      this.mark(tile, tx, ty, side);
      if (tile.pool.address === this.pointed) this.freeList(tile, tx, ty, side);
    }
  }

  /** The chosen object's block, and those of new objects. */
  private mark(tile: Tile, tx: number, ty: number, side: number): void {
    const { pool } = tile;
    const at = (address: number, colour: string): void => {
      const i = Math.floor((address - pool.address - FIRST_BLOCK) / pool.blockSize);
      if (i < 0 || i >= pool.capacity || address < pool.address) return;
      const n = perRow(pool.capacity);
      const s = side / n;
      const bx = tx + (i % n) * s;
      const by = ty + Math.floor(i / n) * s;
      this.g.fillStyle = colour;
      this.g.fillRect(bx, by, Math.max(2, s - (s >= 5 ? 1 : 0)), Math.max(2, s - (s >= 5 ? 1 : 0)));
      if (s > 10) return;
      // A block of a few pixels is found by the ring around it.
      this.g.strokeStyle = colour;
      this.g.lineWidth = 1.5;
      this.g.beginPath();
      this.g.arc(bx + s / 2, by + s / 2, 8, 0, 7);
      this.g.stroke();
      this.g.lineWidth = 1;
    };
    for (const b of this.born) at(b, this.colours['born'] ?? '');
    if (this.selected) at(this.selected, this.colours['now'] ?? '');
  }

  /** The pool under the pointer shows its free list. */
  point(px: number, py: number): void {
    const address = this.tileAt(px, py)?.pool.address ?? 0;
    if (address === this.pointed) return;
    this.pointed = address;
    this.draw();
  }

  /** A line through the free blocks of a pool, from the one that is handed out next. */
  private freeList(tile: Tile, tx: number, ty: number, side: number): void {
    const { pool } = tile;
    if (pool.free.length === 0) return;
    const n = perRow(pool.capacity);
    const s = side / n;
    const at = (i: number): [number, number] => [tx + ((i % n) + 0.5) * s, ty + (Math.floor(i / n) + 0.5) * s];
    const { g } = this;
    g.strokeStyle = g.fillStyle = this.colours['now'] ?? '';
    g.lineWidth = 1.5;
    g.beginPath();
    for (const i of pool.free) g.lineTo(...at(i));
    g.stroke();
    g.beginPath();
    g.arc(...at(pool.free[0] ?? 0), Math.max(3, Math.min(7, s / 3)), 0, 7);
    g.fill();
    g.lineWidth = 1;
  }

  private tileAt(px: number, py: number): Tile | undefined {
    const wx = (px - this.camera.x) / this.camera.zoom;
    const side = POOL * this.camera.zoom;
    return this.tiles.find((t) => wx >= t.x && wx < t.x + POOL && py >= this.top(t) && py < this.top(t) + side);
  }

  hit(px: number, py: number): BlockHit | null {
    const { x, zoom } = this.camera;
    const tile = this.tileAt(px, py);
    if (!tile) return null;
    const n = perRow(tile.pool.capacity);
    const row = Math.floor(((py - this.top(tile)) / (POOL * zoom)) * n);
    const i = row * n + Math.floor((((px - x) / zoom - tile.x) / POOL) * n);
    if (i >= tile.pool.capacity) return null;
    const address = tile.pool.address + FIRST_BLOCK + i * tile.pool.blockSize;
    const state = tile.pool.blocks[i] ?? 0;
    return { address, size: tile.pool.blockSize, state, place: tile.pool.free.indexOf(i) };
  }
}

/** What lies at a place of the canvas, in its pixels; null: nothing. */
export const blockAt = (map: BlockMap | undefined, x: number, y: number): BlockHit | null => map?.hit(x, y) ?? null;

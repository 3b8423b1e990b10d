// Blocks of pools of arenas on a canvas. Pools are drawn once into tiles; panning and zooming only place tiles, and single
// blocks are drawn where they are large enough to be seen.

import type { AllocatorView, PoolView } from '../model/protocol.js';

const COLUMNS = 8;
const POOL = 128;
const GAP = 8;
const HEAD = 64;

interface Tile {
  pool: PoolView;
  x: number;
  y: number;
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

export class BlockMap {
  private readonly canvas: HTMLCanvasElement;
  private readonly g: CanvasRenderingContext2D;
  private tiles: Tile[] = [];
  private heads: { text: string; y: number }[] = [];
  private readonly pictures = new Map<number, { key: string; image: HTMLCanvasElement }>();
  private camera = { x: 12, y: 8, zoom: 1 };
  private selected = 0;
  private born = new Set<number>();
  private pointed = 0;
  private frame = 0;
  private colours: Record<string, string> = {};
  private first = true;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.g = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
    this.recolour();
  }

  recolour(): void {
    const style = getComputedStyle(document.documentElement);
    for (const name of ['paper', 'card', 'accent', 'line', 'hair', 'ink', 'faint', 'now', 'born', 'soft'])
      this.colours[name] = style.getPropertyValue(`--${name}`).trim();
    this.pictures.clear();
    this.draw();
  }

  show(view: AllocatorView, only: number, selected: number, born: Set<number>): void {
    this.selected = selected;
    this.born = born;
    this.tiles = [];
    this.heads = [];
    let y = 0;
    for (const [n, arena] of view.arenas.entries()) {
      const pools = arena.pools.filter((p) => p.blocks.length > 0 && (only === 0 || p.blockSize === only));
      if (pools.length === 0) continue;
      this.heads.push({
        text: `arena ${n}  0x${arena.address.toString(16)}  ${arena.totalPools - arena.freePools} of ${arena.totalPools} pools in use`,
        y,
      });
      y += HEAD;
      for (const [i, pool] of pools.entries())
        this.tiles.push({ pool, x: (i % COLUMNS) * (POOL + GAP), y: y + Math.floor(i / COLUMNS) * (POOL + GAP + 12) });
      y += Math.ceil(pools.length / COLUMNS) * (POOL + GAP + 12) + GAP;
    }
    if (this.first && this.canvas.clientWidth > 0 && this.tiles.length > 0) {
      this.first = false;
      this.camera.zoom = Math.min(1, (this.canvas.clientWidth - 24) / (COLUMNS * (POOL + GAP)));
    }
    this.draw();
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
    const colour = [this.colours['hair'], this.colours['line'], this.colours['accent']];
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
    for (const head of this.heads) {
      const at = y + head.y * zoom;
      if (at < -30 || at > h) continue;
      g.fillStyle = this.colours['soft'] ?? '';
      g.fillText(head.text, x, at + HEAD * zoom - 9);
    }
    const side = POOL * zoom;
    for (const tile of this.tiles) {
      const tx = x + tile.x * zoom;
      const ty = y + tile.y * zoom;
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
        g.fillText(`${tile.pool.blockSize} B · ${tile.pool.used}/${tile.pool.capacity}`, tx, ty + side + 8);
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
      this.g.fillStyle = colour;
      this.g.fillRect(tx + (i % n) * s, ty + Math.floor(i / n) * s, Math.max(2, s), Math.max(2, s));
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
    const wy = (py - this.camera.y) / this.camera.zoom;
    return this.tiles.find((t) => wx >= t.x && wx < t.x + POOL && wy >= t.y && wy < t.y + POOL);
  }

  hit(px: number, py: number): BlockHit | null {
    const { x, y, zoom } = this.camera;
    const wx = (px - x) / zoom;
    const wy = (py - y) / zoom;
    const tile = this.tileAt(px, py);
    if (!tile) return null;
    const n = perRow(tile.pool.capacity);
    const i = Math.floor(((wy - tile.y) / POOL) * n) * n + Math.floor(((wx - tile.x) / POOL) * n);
    if (i >= tile.pool.capacity) return null;
    const address = tile.pool.address + FIRST_BLOCK + i * tile.pool.blockSize;
    const state = tile.pool.blocks[i] ?? 0;
    return { address, size: tile.pool.blockSize, state, place: tile.pool.free.indexOf(i) };
  }
}

export const blockAt = (map: BlockMap | undefined, x: number, y: number): BlockHit | null => map?.hit(x, y) ?? null;

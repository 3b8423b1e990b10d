// What booting leaves in memory, kept in a file: the next process copies it instead of booting.
//
//   "PELBOOT2" │ u32 pages of 64 KiB that memory has │ u32 runs │ runs × (u32 address, u32 length) │ stamp, NUL │ zeros
//   at 4,096: the runs' bytes
//
// A run begins and ends with something that is not zero. Only what lies above the constants of the code itself is kept: they
// come with the code. The stamp says of which core the image is.

const MAGIC = 'PELBOOT2';
const PAGE = 65536;
/** Zeros that are worth a run of their own: a few long runs are read faster than many short ones. */
const GAP = 1024;
const HEADER = 16;
/** Where the runs' bytes begin. */
export const BOOT_IMAGE_HEAD = 4096;

/** An image that lies somewhere: its head, and a way to read the rest. */
export interface BootImage {
  /** The first BOOT_IMAGE_HEAD bytes. */
  head: Uint8Array;
  /** Reads what follows them into these, one after the other. */
  fill(runs: Uint8Array[]): void;
}

/** The image of a memory that a process has just booted in; `base`: where its data begin. */
export function takeBootImage(memory: WebAssembly.Memory, base: number, stamp: string): Uint8Array {
  const words = new BigUint64Array(memory.buffer);
  const runs: [number, number][] = [];
  let last: [number, number] | undefined;
  for (let i = base >> 3; i < words.length; i++) {
    if (words[i] === 0n) continue;
    const address = i << 3;
    if (last && address - (last[0] + last[1]) < GAP) last[1] = address + 8 - last[0];
    else {
      last = [address, 8];
      runs.push(last);
    }
  }
  const name = new TextEncoder().encode(`${stamp}\0`);
  if (HEADER + runs.length * 8 + name.length > BOOT_IMAGE_HEAD) throw new Error('a boot image has too many runs');
  const image = new Uint8Array(BOOT_IMAGE_HEAD + runs.reduce((n, run) => n + run[1], 0));
  const view = new DataView(image.buffer);
  image.set(new TextEncoder().encode(MAGIC));
  view.setUint32(8, memory.buffer.byteLength / PAGE, true);
  view.setUint32(12, runs.length, true);
  let at = BOOT_IMAGE_HEAD;
  runs.forEach(([address, length], i) => {
    view.setUint32(HEADER + i * 8, address, true);
    view.setUint32(HEADER + i * 8 + 4, length, true);
    image.set(new Uint8Array(memory.buffer, address, length), at);
    at += length;
  });
  image.set(name, HEADER + runs.length * 8);
  return image;
}

const viewOf = (head: Uint8Array): DataView => new DataView(head.buffer, head.byteOffset, head.byteLength);

/** Address and length of each run that a head names. */
function runsOf(head: Uint8Array): [address: number, length: number][] {
  const view = viewOf(head);
  const runs: [number, number][] = [];
  const end = HEADER + view.getUint32(12, true) * 8;
  for (let at = HEADER; at < end; at += 8) runs.push([view.getUint32(at, true), view.getUint32(at + 4, true)]);
  return runs;
}

/** Whether a file of `size` bytes that begins with this head is a whole boot image of the core with this stamp. */
export function isBootImage(head: Uint8Array, size: number, stamp: string): boolean {
  if (head.length < BOOT_IMAGE_HEAD) return false;
  for (let i = 0; i < MAGIC.length; i++) if (head[i] !== MAGIC.charCodeAt(i)) return false;
  const at = HEADER + viewOf(head).getUint32(12, true) * 8;
  for (let i = 0; i < stamp.length; i++) if (head[at + i] !== stamp.charCodeAt(i)) return false;
  if (head[at + stamp.length] !== 0) return false;
  return size === runsOf(head).reduce((n, run) => n + run[1], BOOT_IMAGE_HEAD);
}

/** Puts an image into a new process's memory. False: that may not grow so far. */
export function restoreBootImage(memory: WebAssembly.Memory, image: BootImage, limit: number): boolean {
  const pages = viewOf(image.head).getUint32(8, true);
  if (limit > 0 && pages * PAGE > limit) return false;
  const missing = pages - memory.buffer.byteLength / PAGE;
  if (missing > 0) memory.grow(missing);
  image.fill(runsOf(image.head).map(([address, length]) => new Uint8Array(memory.buffer, address, length)));
  return true;
}

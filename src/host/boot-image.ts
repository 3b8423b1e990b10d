// What booting leaves in memory, kept in a file: the next process copies it instead of booting.
//
//   "PELBOOT1" │ u32 pages of 64 KiB that memory has │ u32 runs │ runs × (u32 address, u32 length) │ stamp, NUL │ the runs' bytes
//
// A run begins and ends with something that is not zero. Only what lies above the constants of the code itself is kept: they
// come with the code. The stamp says of which core the image is.

const MAGIC = 'PELBOOT1';
const PAGE = 65536;
/** Zeros that are worth a run of their own. */
const GAP = 64;
const HEADER = 16;

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
  const start = HEADER + runs.length * 8 + name.length;
  const image = new Uint8Array(start + runs.reduce((n, run) => n + run[1], 0));
  const view = new DataView(image.buffer);
  image.set(new TextEncoder().encode(MAGIC));
  view.setUint32(8, memory.buffer.byteLength / PAGE, true);
  view.setUint32(12, runs.length, true);
  runs.forEach(([address, length], i) => {
    view.setUint32(HEADER + i * 8, address, true);
    view.setUint32(HEADER + i * 8 + 4, length, true);
  });
  image.set(name, HEADER + runs.length * 8);
  let at = start;
  for (const [address, length] of runs) {
    image.set(new Uint8Array(memory.buffer, address, length), at);
    at += length;
  }
  return image;
}

/** Whether these bytes are a boot image of the core with this stamp. */
export function isBootImage(image: Uint8Array, stamp: string): boolean {
  if (image.length < HEADER) return false;
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  for (let i = 0; i < MAGIC.length; i++) if (image[i] !== MAGIC.charCodeAt(i)) return false;
  const at = HEADER + view.getUint32(12, true) * 8;
  for (let i = 0; i < stamp.length; i++) if (image[at + i] !== stamp.charCodeAt(i)) return false;
  return image[at + stamp.length] === 0;
}

/** Copies an image into a new process's memory. False: that may not grow so far. */
export function restoreBootImage(memory: WebAssembly.Memory, image: Uint8Array, stamp: string, limit: number): boolean {
  const view = new DataView(image.buffer, image.byteOffset, image.byteLength);
  const pages = view.getUint32(8, true);
  if (limit > 0 && pages * PAGE > limit) return false;
  const missing = pages - memory.buffer.byteLength / PAGE;
  if (missing > 0) memory.grow(missing);
  const bytes = new Uint8Array(memory.buffer);
  const runs = view.getUint32(12, true);
  let at = HEADER + runs * 8 + stamp.length + 1;
  for (let i = 0; i < runs; i++) {
    const address = view.getUint32(HEADER + i * 8, true);
    const length = view.getUint32(HEADER + i * 8 + 4, true);
    bytes.set(image.subarray(at, at + length), address);
    at += length;
  }
  return true;
}

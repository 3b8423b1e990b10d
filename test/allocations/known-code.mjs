// Code whose allocations have been looked at: who calls is found out at 30 µs an allocation, so it is asked only for the first ones
// of each function. Most come from the library's code, the same imports again and again: those count for all programs together.

import { MAIN_THREAD } from '../../dist/src/inspector/map.js';

/** Allocations of a function that are looked at: of the library, of a program. */
const ENOUGH = 4000;
const ENOUGH_OF_PROGRAM = 60_000;

/** PyThreadState, _PyInterpreterFrame, PyCodeObject, PyASCIIObject */
const CURRENT_FRAME = 72;
const EXECUTABLE = 0;
const FIRST_LINE = 68;
const FILENAME = 112;
const QUALNAME = 128;
const LENGTH = 16;
const TEXT = 40;
/** What the names of its files begin with: '/pel' and '<fro'. */
const PREFIXES = [0x6c65702f, 0x6f72663c];

export class KnownCode {
  counts = new Map();

  /** Before a program. */
  begin() {
    for (const key of this.counts.keys()) if (key < 0) this.counts.delete(key);
  }

  /** Whether the function that runs has been looked at often enough. */
  isKnown(view) {
    const frame = view.getUint32(MAIN_THREAD + CURRENT_FRAME, true);
    if (!frame) return false;
    const code = view.getUint32(frame + EXECUTABLE, true);
    const file = view.getUint32(code + FILENAME, true);
    if (!file) return false;
    const isLibrary = PREFIXES.includes(view.getUint32(file + TEXT, true));
    const name = view.getUint32(code + QUALNAME, true);
    const key =
      (view.getInt32(code + FIRST_LINE, true) * 256 + (view.getUint32(file + LENGTH, true) & 255)) * 256 +
      (view.getUint32(name + LENGTH, true) & 255);
    const known = isLibrary ? key : -key;
    const count = this.counts.get(known) ?? 0;
    if (count >= (isLibrary ? ENOUGH : ENOUGH_OF_PROGRAM)) return true;
    this.counts.set(known, count + 1);
    return false;
  }
}

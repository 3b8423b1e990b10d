// The library's code, which most of a program's allocations come from: the same imports again and again. Who calls is found out
// at 30 µs an allocation, so it is asked only for the first ones of each function, once for all programs.

import { MAIN_THREAD } from '../../dist/src/inspector/map.js';

/** Allocations of a function that are looked at. */
const ENOUGH = 4000;

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

export class LibraryCode {
  counts = new Map();

  /** Whether the function that runs is the library's and has been looked at often enough. */
  isKnown(view) {
    const frame = view.getUint32(MAIN_THREAD + CURRENT_FRAME, true);
    if (!frame) return false;
    const code = view.getUint32(frame + EXECUTABLE, true);
    const file = view.getUint32(code + FILENAME, true);
    if (!file || !PREFIXES.includes(view.getUint32(file + TEXT, true))) return false;
    const name = view.getUint32(code + QUALNAME, true);
    const key =
      (view.getInt32(code + FIRST_LINE, true) * 256 + (view.getUint32(file + LENGTH, true) & 255)) * 256 +
      (view.getUint32(name + LENGTH, true) & 255);
    const count = this.counts.get(key) ?? 0;
    if (count >= ENOUGH) return true;
    this.counts.set(key, count + 1);
    return false;
  }
}

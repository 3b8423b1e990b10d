// Text for the host: a raw block that outlives its object.

import { PyMem_RawMalloc } from '../memory/raw';
import { PyUnicode_AsUTF8AndSize } from '../objects/str/utf8';
import { PyObject } from '../runtime/object';
import { stackAlloc, stackFree } from '../runtime/pellucid';

/** u32 length, then UTF-8 (of what cannot be encoded: nothing, and an exception is set); the host frees it. 0: no memory. */
export function rawText(text: PyObject | null): usize {
  const slot = stackAlloc(1);
  const utf8 = text ? PyUnicode_AsUTF8AndSize(text, slot) : 0;
  const n = utf8 ? load<usize>(slot) : 0;
  stackFree(slot);
  const block = PyMem_RawMalloc(n + 4);
  if (block) {
    store<u32>(block, <u32>n);
    memory.copy(block + 4, utf8, n);
  }
  return block;
}

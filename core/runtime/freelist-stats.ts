// What waits on the freelists: the second part of sys._debugmallocstats(). (CPython: Objects/object.c)

import { clearReport, flushReport, putNumber, putSpaces, putText, putValue } from '../memory/text';
import {
  DICT_FREELIST,
  DICTKEYS_FREELIST,
  FLOAT_FREELIST,
  LIST_FREELIST,
  PyTuple_MAXSAVESIZE,
  tupleCount,
} from './freelist';

function length(n: u64): i32 {
  let digits = 1;
  for (; n >= 10; n /= 10) digits++;
  return digits;
}

/** `7 free PyDictObjects * 48 bytes each`, right-aligned in 48 columns; sized: the tuple's length, or 0. */
function line(count: i32, sized: i32, name: string, size: i32): void {
  const n = <u64>max(count, 0);
  let width = length(n) + 6 + name.length + 4 + length(size) + 11;
  if (sized) width += length(sized) + 7;
  putSpaces(48 - width);
  putNumber(n);
  putText(' free ');
  if (sized) {
    putNumber(sized);
    putText('-sized ');
  }
  putText(name);
  putText('s * ');
  putNumber(size);
  putText(' bytes each ');
  putValue(n * <u64>size);
}

/** On file descriptor 2. */
export function _PyObject_DebugTypeStats(): void {
  clearReport();
  line(load<i32>(DICT_FREELIST, 640), 0, 'PyDictObject', 48);
  line(load<i32>(DICTKEYS_FREELIST, 640), 0, 'PyDictKeysObject', 32);
  line(load<i32>(FLOAT_FREELIST), 0, 'PyFloatObject', 24);
  line(load<i32>(LIST_FREELIST, 640), 0, 'PyListObject', 40);
  for (let i = 0; i < PyTuple_MAXSAVESIZE; i++) line(load<i32>(tupleCount(i + 1)), i + 1, 'PyTupleObject', 32 + 8 * i);
  flushReport(2);
}

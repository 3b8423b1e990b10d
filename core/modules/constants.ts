// Constants of a native module from one text: "NAME=12 OTHER=-3 …".

import { PyDict_SetItem } from '../objects/dict/dict';
import { PyLong_FromLongLong } from '../objects/int';
import { PyUnicode_InternInPlace } from '../objects/str/intern';
import { PyUnicode_FromKindAndData } from '../objects/str/new';
import { Py_XDECREF, stackAlloc } from '../runtime/cold';
import { objAt, PyObject, setPtrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';

// new: n characters of the text from start, interned
export function internPart(text: string, start: i32, n: i32): PyObject | null {
  const name = PyUnicode_FromKindAndData(2, changetype<usize>(text) + ((<usize>start) << 1), n);
  if (!name) return null;
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, name);
  PyUnicode_InternInPlace(slot);
  const interned = objAt(slot, 0);
  stackFree(slot);
  return interned;
}

/**
 * dict[NAME] = value for each; reversed, unless NULL, gets value: NAME instead of it where no earlier name has that value.
 * false: an exception is set.
 */
export function addNumbers(dict: PyObject, text: string, reversed: PyObject | null = null): bool {
  let start = 0;
  const n = text.length;
  for (let i = 0; i < n; i++) {
    if (text.charCodeAt(i) != 0x3d) continue;
    const name = internPart(text, start, i - start);
    let value: i64 = 0;
    const negative = text.charCodeAt(i + 1) == 0x2d;
    for (i += negative ? 2 : 1; i < n && text.charCodeAt(i) != 0x20; i++)
      value = value * 10 + text.charCodeAt(i) - 0x30;
    start = i + 1;
    const number = PyLong_FromLongLong(negative ? -value : value);
    const ok =
      name != null &&
      number != null &&
      PyDict_SetItem(dict, name!, number!) == 0 &&
      (!reversed || PyDict_SetItem(reversed, number!, name!) == 0);
    Py_XDECREF(name);
    Py_XDECREF(number);
    if (!ok) return false;
  }
  return true;
}

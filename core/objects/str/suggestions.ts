// "Did you mean": the known name nearest to a wrong one. (CPython: Python/suggestions.c)

import { Py_XNewRef, PyObject } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyList_GET_ITEM, PyList_GET_SIZE } from '../list';
import { _PyUnicode_Equal } from './compare';
import { PyUnicode_AsUTF8AndSize } from './utf8';

const MAX_CANDIDATE_ITEMS = 750;
const MAX_STRING_SIZE = 40;
const MOVE_COST = 2;
const CASE_COST = 1;

/* @inline */ function least(a: i32, b: i32): i32 {
  return a < b ? a : b;
}

/* @inline */ function lower(c: u8): u8 {
  return c >= 0x41 && c <= 0x5a ? c + 32 : c;
}

function substitution_cost(a: u8, b: u8): i32 {
  if ((a & 31) != (b & 31)) return MOVE_COST;
  if (a == b) return 0;
  return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

/** Levenshtein distance of two byte strings, max_cost + 1 when it is larger. buffer: 40 bytes of room. */
function levenshtein_distance(a0: usize, a_size0: i32, b0: usize, b_size0: i32, max_cost: i32, buffer: usize): i32 {
  let a = a0;
  let b = b0;
  let a_size = a_size0;
  let b_size = b_size0;
  if (a == b) return 0;
  while (a_size && b_size && load<u8>(a) == load<u8>(b)) {
    a++;
    a_size--;
    b++;
    b_size--;
  }
  while (a_size && b_size && load<u8>(a + a_size - 1) == load<u8>(b + b_size - 1)) {
    a_size--;
    b_size--;
  }
  if (!a_size || !b_size) return (a_size + b_size) * MOVE_COST;
  if (a_size > MAX_STRING_SIZE || b_size > MAX_STRING_SIZE) return max_cost + 1;
  if (b_size < a_size) {
    const t = a;
    a = b;
    b = t;
    const n = a_size;
    a_size = b_size;
    b_size = n;
  }
  if ((b_size - a_size) * MOVE_COST > max_cost) return max_cost + 1;
  for (let i = 0, cost = MOVE_COST; i < a_size; i++, cost += MOVE_COST) store<u8>(buffer + i, <u8>cost);
  let result = 0;
  for (let bi = 0; bi < b_size; bi++) {
    const code = load<u8>(b + bi);
    let distance = bi * MOVE_COST;
    result = distance;
    let minimum = i32.MAX_VALUE;
    for (let i = 0; i < a_size; i++) {
      const substitute = distance + substitution_cost(code, load<u8>(a + i));
      distance = load<u8>(buffer + i);
      const move = least(result, distance) + MOVE_COST;
      result = least(substitute, move);
      store<u8>(buffer + i, <u8>result);
      if (result < minimum) minimum = result;
    }
    if (minimum > max_cost) return max_cost + 1;
  }
  return result;
}

// new: the best of the list of names; NULL: none is near (or an exception is set)
export function _Py_CalculateSuggestions(dir: PyObject, name: PyObject): PyObject | null {
  const n = PyList_GET_SIZE(dir);
  if (n >= MAX_CANDIDATE_ITEMS) return null;
  const size = stackAlloc(2);
  const name_str = PyUnicode_AsUTF8AndSize(name, size);
  const name_size = <i32>load<i64>(size);
  if (!name_str) {
    stackFree(size);
    return null;
  }
  let best: PyObject | null = null;
  let best_distance = i32.MAX_VALUE;
  const buffer = stackAlloc(6);
  for (let i: i64 = 0; i < n; i++) {
    const item = PyList_GET_ITEM(dir, i);
    if (_PyUnicode_Equal(name, item)) continue;
    const item_str = PyUnicode_AsUTF8AndSize(item, size);
    if (!item_str) break;
    const item_size = <i32>load<i64>(size);
    // No more than a third of the characters may differ.
    let max_distance = ((name_size + item_size + 3) * MOVE_COST) / 6;
    max_distance = least(max_distance, best_distance - 1);
    const distance = levenshtein_distance(name_str, name_size, item_str, item_size, max_distance, buffer);
    if (distance > max_distance) continue;
    if (!best || distance < best_distance) {
      best = item;
      best_distance = distance;
    }
  }
  stackFree(buffer);
  stackFree(size);
  return Py_XNewRef(best);
}

// 'a' "b" f'{c}': adjacent literals become one. CPython: _PyPegen_concatenate_strings in Parser/action_helpers.c.

import type { Constant, expr, Located } from '../ast.js';
import { concatStr } from './escapes.js';

/** The literals' value, null if bytes meet text. */
export function concatenateStrings(parts: readonly expr[], at: Located): expr | null {
  let formatted = false;
  let text = false;
  let bytes = false;
  for (const part of parts) {
    if (part.kind !== 'Constant') formatted = true;
    else if (part.value.type === 'bytes') bytes = true;
    else text = true;
  }
  if (bytes) return formatted || text ? null : concatenateBytes(parts as readonly Constant[], at);
  if (!formatted && parts.length === 1) return parts[0] as expr;

  const flat = parts.flatMap((part) => (part.kind === 'JoinedStr' ? part.values : [part]));
  const values: expr[] = [];
  for (let i = 0; i < flat.length; i++) {
    let part = flat[i] as expr;
    if (part.kind === 'Constant') {
      part = mergeRun(flat, i);
      while (flat[i + 1]?.kind === 'Constant') i++;
      if (formatted && isEmpty(part as Constant)) continue;
    }
    values.push(part);
  }
  return formatted ? { kind: 'JoinedStr', values, ...at } : (values[0] as expr);
}

// The constants from `start` on as one; the first one's prefix counts.
function mergeRun(parts: readonly expr[], start: number): Constant {
  let merged = parts[start] as Constant;
  for (let i = start + 1; parts[i]?.kind === 'Constant'; i++) {
    const next = parts[i] as Constant;
    if (merged.value.type !== 'str' || next.value.type !== 'str') break;
    const before = merged;
    merged = {
      kind: 'Constant',
      value: concatStr(merged.value, next.value),
      u_kind: merged.u_kind,
      lineno: merged.lineno,
      col_offset: merged.col_offset,
      end_lineno: next.end_lineno,
      end_col_offset: next.end_col_offset,
    };
    const alone = i === start + 1 || before.twice === true;
    if (isEmpty(before) || (alone && isEmpty(next))) merged.twice = true;
  }
  return merged;
}

function isEmpty(node: Constant): boolean {
  return node.value.type === 'str' && node.value.value === '';
}

function concatenateBytes(parts: readonly Constant[], at: Located): Constant {
  const pieces = parts.map((part) => (part.value.type === 'bytes' ? part.value.value : new Uint8Array()));
  const value = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    value.set(piece, offset);
    offset += piece.length;
  }
  const joined: Constant = {
    kind: 'Constant',
    value: { type: 'bytes', value },
    u_kind: parts[0]?.u_kind ?? null,
    ...at,
  };
  if (pieces.filter((piece) => piece.length > 0).length === 1) joined.twice = true;
  return joined;
}

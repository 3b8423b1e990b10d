// Syntax trees to plain values and back: (kind, field …, lineno, col_offset, end_lineno, end_col_offset), a list as
// ('[', item …). The process's module _ast makes nodes of them (tools/library/_ast.py).

import type { PyConst } from '../bytecode/code.js';
import { int, NONE, str, tupleOf } from '../bytecode/constants.js';
import { type AST, FIELDS } from '../compiler/ast.js';

const PLACE = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] as const;

/** Fields whose value is a constant and no node. */
const isConstant = (kind: string, field: string): boolean =>
  field === 'value' && (kind === 'Constant' || kind === 'MatchSingleton');

type Fields = Record<string, unknown>;

function encodeValue(value: unknown): PyConst {
  if (value === null || value === undefined) return NONE;
  if (typeof value === 'string') return str(value);
  if (typeof value === 'number') return int(value);
  if (Array.isArray(value)) return tupleOf([str('['), ...value.map(encodeValue)]);
  return encodeTree(value as AST);
}

/** A tree of the compiler as a value that can be marshalled. */
export function encodeTree(node: AST): PyConst {
  const fields = node as unknown as Fields;
  const items = [str(node.kind)];
  for (const name of FIELDS[node.kind])
    items.push(isConstant(node.kind, name) ? (fields[name] as PyConst) : encodeValue(fields[name]));
  if ('col_offset' in node) for (const name of PLACE) items.push(int(node[name]));
  return tupleOf(items);
}

function decodeValue(value: PyConst): unknown {
  if (value.type === 'None') return null;
  if (value.type === 'str') return value.value;
  if (value.type === 'int') return Number(value.value);
  if (value.type === 'bool') return value.value ? 1 : 0;
  // A type comment may be bytes, which nobody reads.
  if (value.type === 'bytes') return null;
  if (value.type !== 'tuple') throw new TypeError(`a tree holds no ${value.type}`);
  const [head, ...rest] = value.items;
  if (head?.type === 'str' && head.value === '[') return rest.map(decodeValue);
  return decodeTree(value);
}

/** The tree that such a value stands for. */
export function decodeTree(value: PyConst): AST {
  if (value.type !== 'tuple' || value.items[0]?.type !== 'str') throw new TypeError('a tree is a tuple');
  const kind = value.items[0].value as AST['kind'];
  const names = FIELDS[kind];
  if (!names) throw new TypeError(`no kind of node: ${kind}`);
  const node: Fields = { kind };
  names.forEach((name, i) => {
    const part = value.items[i + 1] ?? NONE;
    node[name] = isConstant(kind, name) ? part : decodeValue(part);
  });
  if (kind === 'ImportFrom') node.level ??= 0;
  const place = value.items.slice(names.length + 1);
  place.forEach((part, i) => {
    const name = PLACE[i];
    if (name && part.type === 'int') node[name] = Number(part.value);
  });
  return node as unknown as AST;
}

// A tree in one line, as tools/record/parser.py writes it.

import { type AST, type ConstantValue, FIELDS } from '../../../src/compiler/ast.js';

function hex(...numbers: number[]): string {
  const view = new DataView(new ArrayBuffer(8 * numbers.length));
  numbers.forEach((x, i) => {
    view.setFloat64(8 * i, x);
  });
  return Buffer.from(view.buffer).toString('hex');
}

function constant(value: ConstantValue): string {
  switch (value.type) {
    case 'None':
      return 'None';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'Ellipsis':
      return 'Ellipsis';
    case 'int':
      return `0x${value.value.toString(16)}`;
    case 'float':
      return `float ${hex(value.value)}`;
    case 'complex':
      return `complex ${hex(value.real, value.imag)}`;
    case 'bytes':
      return `bytes ${Buffer.from(value.value).toString('hex')}`;
    case 'str': {
      const points = value.points ?? Array.from(value.value, (char) => char.codePointAt(0) as number);
      return `str ${Array.from(points, (point) => point.toString(16)).join(' ')}`;
    }
    default:
      throw new Error(`no ${value.type} in source`);
  }
}

export function dump(node: unknown): string {
  if (node === null) return '-';
  if (Array.isArray(node)) return `[${node.map(dump).join(', ')}]`;
  if (typeof node !== 'object') return String(node);
  if (!('kind' in node)) return constant(node as ConstantValue);
  const { kind } = node as AST;
  const record = node as unknown as Record<string, unknown>;
  const fields = FIELDS[kind]
    .filter((name) => name !== 'type_comment' && name !== 'type_ignores')
    .map((name) => dump(record[name]));
  const place =
    'lineno' in node ? `@${record.lineno}:${record.col_offset}-${record.end_lineno}:${record.end_col_offset}` : '';
  return `${kind}(${fields.join(', ')})${place}`;
}

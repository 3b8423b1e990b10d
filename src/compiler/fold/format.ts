// '%s is %-5r' % (a, b) becomes an f-string where the format is simple. CPython: Python/ast_opt.c (optimize_format)

import type { PyConst } from '../../bytecode/code.js';
import { strOfPoints } from '../../bytecode/utf8.js';
import type * as ast from '../ast.js';
import { pointsOf, sliceStr, str } from './strings.js';

const PERCENT = 37;
const MAXDIGITS = 3;
const isDigit = (c: number | undefined): boolean => c !== undefined && c >= 48 && c <= 57;

function constant(value: ast.StrValue): ast.Constant {
  const lineno = -1;
  return { kind: 'Constant', value, u_kind: null, lineno, col_offset: -1, end_lineno: -1, end_col_offset: -1 };
}

interface Unit {
  spec: string;
  leftAligned: boolean;
  width: number;
  precision: number;
  /** Behind the unit. */
  pos: number;
}

/** Reads a unit behind its %; null if it is none that we know. */
function parseUnit(fmt: Uint32Array, start: number): Unit | null {
  let pos = start;
  let leftAligned = false;
  let width = -1;
  let precision = -1;
  const next = (): number | undefined => fmt[pos++];
  let ch = next();
  while (ch !== undefined && '-+ #0'.includes(String.fromCodePoint(ch))) {
    if (ch === 45) leftAligned = true;
    ch = next();
  }
  if (isDigit(ch)) {
    width = 0;
    for (let digits = 0; isDigit(ch); ) {
      width = width * 10 + ((ch as number) - 48);
      ch = next();
      if (ch === undefined || ++digits >= MAXDIGITS) return null;
    }
  }
  if (ch === 46) {
    ch = next();
    if (ch === undefined) return null;
    precision = 0;
    for (let digits = 0; isDigit(ch); ) {
      precision = precision * 10 + ((ch as number) - 48);
      ch = next();
      if (ch === undefined || ++digits >= MAXDIGITS) return null;
    }
  }
  if (ch === undefined) return null;
  const spec = String.fromCodePoint(ch);
  return spec === 's' || spec === 'r' || spec === 'a' ? { spec, leftAligned, width, precision, pos } : null;
}

function formatted(unit: Unit, value: ast.expr, arena: PyConst[]): ast.FormattedValue {
  let text = '';
  if (!unit.leftAligned && unit.width > 0) text += '>';
  if (unit.width >= 0) text += unit.width;
  if (unit.precision >= 0) text += `.${unit.precision}`;
  const spec = text === '' ? null : str(text);
  if (spec) arena.push(spec);
  return {
    kind: 'FormattedValue',
    value,
    conversion: unit.spec.charCodeAt(0),
    format_spec: spec && constant(spec),
    lineno: value.lineno,
    col_offset: value.col_offset,
    end_lineno: value.end_lineno,
    end_col_offset: value.end_col_offset,
  };
}

/** The f-string that says the same, or null; `arena` gets its strings, also those made before it turns out that there is none. */
export function formatToJoinedStr(
  node: ast.BinOp,
  format: ast.StrValue,
  args: readonly ast.expr[],
  arena: PyConst[],
): ast.JoinedStr | null {
  const fmt = pointsOf(format);
  const values: ast.expr[] = [];
  let pos = 0;
  let count = 0;
  for (;;) {
    const start = pos;
    let escaped = false;
    while (pos < fmt.length) {
      if (fmt[pos] !== PERCENT) pos++;
      else if (fmt[pos + 1] === PERCENT) {
        escaped = true;
        pos += 2;
      } else break;
    }
    if (pos > start) {
      let literal = start === 0 && pos === fmt.length ? format : sliceStr(format, start, pos);
      if (escaped) literal = unescapePercent(literal);
      arena.push(literal);
      values.push(constant(literal));
    }
    if (pos >= fmt.length) break;
    if (count >= args.length) return null;
    const unit = parseUnit(fmt, pos + 1);
    if (!unit) return null;
    values.push(formatted(unit, args[count++] as ast.expr, arena));
    pos = unit.pos;
  }
  if (count < args.length) return null;
  const { lineno, col_offset, end_lineno, end_col_offset } = node;
  return { kind: 'JoinedStr', values, lineno, col_offset, end_lineno, end_col_offset };
}

/** %% becomes %. */
function unescapePercent(s: ast.StrValue): ast.StrValue {
  if (!s.points) return str(s.value.replaceAll('%%', '%'));
  const points: number[] = [];
  const all = [...s.points];
  for (let i = 0; i < all.length; i++) {
    points.push(all[i] as number);
    if (all[i] === PERCENT && all[i + 1] === PERCENT) i++;
  }
  return strOfPoints(Uint32Array.from(points));
}

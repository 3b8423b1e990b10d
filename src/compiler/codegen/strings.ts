// Strings in Python's order, and docstrings as they are stored. CPython: _PyCompile_CleanDoc
import type { StrValue } from '../ast.js';

/** Orders by code points; JavaScript compares UTF-16 units. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const n = Math.min(a.length, b.length);
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const surrogate = (c: number): boolean => c >= 0xd800 && c < 0xe000;
    if (surrogate(x) !== surrogate(y)) return surrogate(x) ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}

function expandTabs(s: string): string {
  if (!s.includes('\t')) return s;
  let column = 0;
  let out = '';
  for (const c of s) {
    if (c === '\t') {
      const fill = 8 - (column % 8);
      out += ' '.repeat(fill);
      column += fill;
    } else {
      out += c;
      column = c === '\n' || c === '\r' ? 0 : column + 1;
    }
  }
  return out;
}

function leadingSpaces(line: string): number {
  let n = 0;
  while (line[n] === ' ') n++;
  return n;
}

/** Takes the common indentation away, as inspect.cleandoc does; blank lines stay. Where there is none, it is the same object. */
export function cleanDoc(doc: StrValue): StrValue {
  if (doc.points) return doc;
  const lines = expandTabs(doc.value).split('\n');
  let margin = Number.POSITIVE_INFINITY;
  for (const line of lines.slice(1)) {
    const indent = leadingSpaces(line);
    if (indent < line.length) margin = Math.min(margin, indent);
  }
  if (margin === Number.POSITIVE_INFINITY) margin = 0;
  const cleaned = lines.map((line, i) =>
    line.slice(i === 0 ? leadingSpaces(line) : Math.min(margin, leadingSpaces(line))),
  );
  const value = cleaned.join('\n');
  return value === doc.value ? doc : { type: 'str', value, points: null };
}

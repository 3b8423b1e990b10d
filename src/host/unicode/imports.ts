// What the core asks of the Unicode database: names, properties, normal forms (core/host.ts).

import { lookupName, lookupSequence, nameOf } from '../../compiler/parser/names/lookup.js';
import type { ProcessMemory } from '../process-memory.js';
import { unicodeDatabase } from './database.js';
import { isSurelyNormal, type NormalForm, normalize } from './normalize.js';

/** host_unicode_number's answers for Unicode 3.2's decimal value: there is none; it is today's. */
const NO_DECIMAL = -1;
const SAME_DECIMAL = -2;

/** host_unicode_normalize's answer: the text is in the form already. */
const ALREADY_NORMAL = 1;

function property(c: number, which: number, old: boolean): string {
  const db = unicodeDatabase();
  const record = db.record(c, old);
  return [record.category, record.bidirectional, record.width][which] ?? db.decompositionText(c, old);
}

function numericProperty(c: number, which: number, old: boolean): number {
  const db = unicodeDatabase();
  if (which === 0) return db.record(c, old).combining;
  if (which === 1) return db.record(c, old).mirrored;
  if (which === 2) return db.numeric(c, old);
  const value = db.oldDecimal(c);
  return value === undefined ? SAME_DECIMAL : Number.isNaN(value) ? NO_DECIMAL : value;
}

/** n code points of `kind` bytes each. */
function codePoints(view: DataView, p: number, kind: number, n: number): Uint32Array {
  const codes = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const at = p + i * kind;
    codes[i] = kind === 1 ? view.getUint8(at) : kind === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
  }
  return codes;
}

/** The functions of core/host.ts that begin with unicode_. */
export function unicodeImports(memory: ProcessMemory): Record<string, unknown> {
  const normalized = (form: NormalForm, old: boolean, codes: Uint32Array): number => {
    const db = unicodeDatabase();
    if (!old && isSurelyNormal(codes, db, form)) return ALREADY_NORMAL;
    const result = normalize(codes, db, form, old);
    const block = memory.rawBlock(4 + 4 * result.length);
    if (block === 0) return 0;
    const { view } = memory;
    view.setUint32(block, result.length, true);
    result.forEach((code, i) => {
      view.setUint32(block + 4 + 4 * i, code, true);
    });
    return block;
  };
  return {
    unicode_text: (c: number, which: number, old: number, into: number) =>
      memory.writeText(into >>> 0, property(c, which, old !== 0)),
    unicode_number: (c: number, which: number, old: number) => numericProperty(c, which, old !== 0),
    unicode_normalize: (form: number, old: number, p: number, kind: number, n: number) =>
      normalized(form as NormalForm, old !== 0, codePoints(memory.view, p >>> 0, kind, n >>> 0)),
    unicode_name: (c: number, into: number) => memory.writeText(into >>> 0, nameOf(c >>> 0) ?? ''),
    unicode_sequence: (p: number, n: number, into: number) =>
      memory.writeText(into >>> 0, lookupSequence(memory.text(p >>> 0, n >>> 0)) ?? ''),
    unicode_code: (p: number, n: number) => lookupName(memory.text(p >>> 0, n >>> 0)) ?? -1,
  };
}
